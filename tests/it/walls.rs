//! Each layer uses only the layers that it is allowed to use.

use std::path::Path;

use crate::support::{read, root};

/// Layers from top to bottom.
const LAYERS: [&str; 18] = [
    "cli", "lsp", "serve", "emit", "import", "rounds", "pipeline", "render", "check", "resolve",
    "parse", "model", "markdown", "theme", "source", "disk", "diag", "text",
];

fn sources() -> Vec<(String, String)> {
    walkdir::WalkDir::new(root().join("src"))
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
        .map(|entry| {
            let path = entry.path().strip_prefix(root().join("src")).unwrap();
            let text = String::from_utf8(read(entry.path())).unwrap();
            let product = text.split("#[cfg(test)]").next().unwrap();
            let code: Vec<&str> =
                product.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            (path.to_string_lossy().into_owned(), code.join("\n"))
        })
        .collect()
}

fn layer(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The layers that a file uses, as paths or in groups such as `use crate::{check, model::course}`.
fn uses(text: &str) -> Vec<&str> {
    let mut used = Vec::new();
    for part in text.split("crate::").skip(1) {
        let end = |part: &str| part.find(|c: char| !c.is_alphanumeric() && c != '_');
        match part.strip_prefix('{') {
            Some(group) => {
                let mut depth = 0;
                let mut names = group;
                while let Some(at) = names.find(['{', '}', ',']) {
                    let name = names[..at].trim();
                    if depth == 0 && !name.is_empty() {
                        used.push(&name[..end(name).unwrap_or(name.len())]);
                    }
                    match names.as_bytes()[at] {
                        b'{' => depth += 1,
                        b'}' if depth == 0 => break,
                        b'}' => depth -= 1,
                        _ => {}
                    }
                    names = &names[at + 1..];
                }
            }
            None => used.push(&part[..end(part).unwrap_or(part.len())]),
        }
    }
    used
}

#[test]
fn groups_of_imports_are_seen() {
    let text = "use crate::{check, model::{course::Course, page}, diag};\ncrate::text::words(x)";
    assert_eq!(uses(text), ["check", "model", "diag", "text"]);
}

#[test]
fn what_was_parsed_is_read_where_it_is_resolved_and_nowhere_else() {
    for (path, text) in sources() {
        let reads = matches!(layer(&path), "parse" | "resolve" | "pipeline");
        // The command line and the language server use the keys that authors may write, but no page.
        let is_about_keys = matches!(layer(&path), "cli" | "lsp") && !text.contains("parse::page");
        // `lib.rs` shows every module to the tests.
        // An import writes titles and languages as the parser reads them.
        let is_about_lines = layer(&path) == "import" && !text.contains("parse::page");
        let may = reads || is_about_keys || is_about_lines || path == "lib.rs";
        assert!(may || !uses(&text).contains(&"parse"), "{path}");
    }
}

#[test]
fn markdown_is_read_by_the_parser_and_by_the_text_of_a_document_alone() {
    for (path, text) in sources() {
        // An import looks for links and headings in the pages that it writes.
        let reads =
            matches!(layer(&path), "parse" | "markdown" | "import") || path == "model/text.rs";
        let calls = text.match_indices("events(").any(|(at, _)| {
            !text[..at].ends_with(|before: char| before.is_alphanumeric() || "_.".contains(before))
        });
        assert!(reads || !calls, "{path} reads Markdown");
    }
}

#[test]
fn a_text_and_a_lesson_are_made_from_their_context_alone() {
    for (path, text) in sources() {
        let is_maker = path == "render/body/context.rs";
        let is_text = path.starts_with("render/body") && !is_maker;
        if is_text || path == "render/pages/lesson.rs" {
            for word in ["Course,", "Course}", "Course;", "&Page", "model::page::Page;"] {
                assert!(!text.contains(word), "{path} reads {word}");
            }
        }
    }
}

#[test]
fn a_layer_uses_only_the_layers_below_it() {
    let level = |layer: &str| LAYERS.iter().position(|name| *name == layer);
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some(own) = level(layer(&path)) else {
            assert!(matches!(path.as_str(), "lib.rs" | "main.rs"), "{path} stands in no layer");
            continue;
        };
        for used in uses(&text) {
            if let Some(other) = level(used)
                && other < own
            {
                faults.push(format!("{path} uses crate::{used}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn only_the_disk_layer_touches_files() {
    for (path, text) in sources() {
        assert!(layer(&path) == "disk" || !text.contains("std::fs"), "{path}");
    }
}

#[test]
fn only_views_and_data_for_scripts_are_serialised() {
    for (path, text) in sources() {
        let is_view = ["render/view.rs", "render/view/", "render/data/"]
            .iter()
            .any(|folder| path.starts_with(folder));
        let is_derived = text.split("#[derive(").skip(1).any(|rest| {
            rest[..rest.find(')').unwrap()].split(',').any(|w| w.trim() == "Serialize")
        });
        assert!(is_view || !is_derived, "{path}");
    }
}

#[test]
fn scripts_read_nothing_without_a_type() {
    // A report for authors, and data for search engines; no script reads either.
    let others = ["render/report/coverage.rs", "render/structured_data.rs"];
    for (path, text) in sources().iter().filter(|(path, _)| layer(path) == "render") {
        for word in ["json!(", "serde_json::Value", "serde_json::{"] {
            assert!(others.contains(&path.as_str()) || !text.contains(word), "{path} has {word}");
        }
    }
    let read = |path: &Path| String::from_utf8(read(path)).unwrap();
    let scripts = root().join("themes/base/runtime");
    let parsing: Vec<String> = walkdir::WalkDir::new(&scripts)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file() && read(entry.path()).contains("JSON.parse"))
        .map(|entry| entry.path().strip_prefix(&scripts).unwrap().to_string_lossy().into_owned())
        .collect();
    // The others read what learners' browsers have stored or exported, and check every field.
    let records = [
        "core/checkpoint.ts",
        "core/merge.ts",
        "core/survey.ts",
        "io/leavings.ts",
        "io/place.ts",
        "io/unfinished.ts",
    ];
    let blocks: Vec<&String> =
        parsing.iter().filter(|path| !records.contains(&path.as_str())).collect();
    assert_eq!(blocks, ["io/data.ts"], "a data block is read in one place");
}

#[test]
fn the_model_knows_no_format() {
    for (path, text) in sources().iter().filter(|(path, _)| layer(path) == "model") {
        for word in ["serde", "tera::", "std::fs", "std::io"] {
            assert!(!text.contains(word), "{path} knows {word}");
        }
    }
}
