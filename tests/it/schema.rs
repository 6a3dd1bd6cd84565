//! The reader and the schemas agree with the registry of keys. `tests/browser/schema.test.mjs`
//! tests on the same cases that a JSON Schema validator agrees too.

use std::process::{Command, Output};

use coursemark::internals::diag::{Diagnostic, codes};
use coursemark::internals::model::page::PageKind;
use coursemark::internals::parse::front_matter::{FrontMatter, front_matter};
use coursemark::internals::parse::keys::{ALL, Key, Keys, Value};
use coursemark::internals::parse::manifest::manifest;
use coursemark::internals::text::path::CoursePath;

use crate::support::{read, root, tree, write};

const KINDS: [PageKind; 10] = [
    PageKind::Front,
    PageKind::Unit,
    PageKind::Lesson,
    PageKind::Quiz,
    PageKind::Scenario,
    PageKind::Survey,
    PageKind::Handout,
    PageKind::Glossary,
    PageKind::Prompts,
    PageKind::Page,
];

/// Reads `toml` as the file that the registry calls `name`. Returns the result as text, and the
/// diagnostics.
fn read_as(name: &str, toml: &str) -> (String, Vec<Diagnostic>) {
    if name == "course" {
        let reported = manifest(&CoursePath::new("course.toml"), toml);
        return (format!("{:?}", reported.value), reported.diagnostics);
    }
    let (front, mut diagnostics) = front(name, toml);
    // A table may name what stands in another one, which is not there when it is read alone.
    diagnostics.retain(|diagnostic| diagnostic.code.name != codes::UNKNOWN_NAME.name);
    (format!("{front:?}"), diagnostics)
}

fn front(name: &str, toml: &str) -> (FrontMatter, Vec<Diagnostic>) {
    let kind = KINDS.into_iter().find(|kind| kind.word() == name).unwrap();
    let mut diagnostics = Vec::new();
    let text = format!("+++\n{toml}+++\n");
    let (front, _) = front_matter(&CoursePath::new("page.md"), &text, kind, true, &mut diagnostics);
    (front, diagnostics)
}

/// The required keys of such a table, and then `more`.
fn least(keys: &Keys, more: impl Iterator<Item = String>) -> String {
    let required = keys.keys.iter().filter(|key| key.required).map(written);
    required.chain(more).collect()
}

fn written(key: &Key) -> String {
    format!("{} = {}\n", key.name, key.example)
}

#[test]
fn every_example_is_accepted() {
    for (name, keys) in ALL {
        let optional = keys.keys.iter().filter(|key| !key.required).map(written);
        let toml = least(keys, optional);
        let (_, diagnostics) = read_as(name, &toml);
        assert_eq!(diagnostics, [], "{name}\n{toml}");
    }
}

/// Calls `seen` with every table of the registry, and with the TOML before and after its keys.
fn visit(
    keys: &'static Keys,
    open: &str,
    close: &str,
    seen: &mut dyn FnMut(&'static Keys, &str, &str),
) {
    seen(keys, open, close);
    for key in keys.keys {
        for kind in key.value.kinds() {
            let (inner, before, after) = match kind {
                Value::Table(inner) => (*inner, "{ ", " }"),
                Value::Tables(inner) => (*inner, "[{ ", " }]"),
                Value::Map(inner) => match inner.kinds().iter().find_map(|kind| match kind {
                    Value::Table(inner) => Some(*inner),
                    _ => None,
                }) {
                    Some(inner) => (inner, "{ chosen = { ", " } }"),
                    None => continue,
                },
                _ => continue,
            };
            let others = keys.keys.iter().filter(|other| other.required && other.name != key.name);
            let separator = if open.is_empty() { "\n" } else { ", " };
            let others: String = others
                .map(|other| format!("{} = {}{separator}", other.name, other.example))
                .collect();
            let end = if open.is_empty() { "\n" } else { "" };
            visit(
                inner,
                &format!("{open}{others}{} = {before}", key.name),
                &format!("{after}{end}{close}"),
                seen,
            );
        }
    }
}

#[test]
fn tables_inside_tables_take_what_the_registry_shows_and_nothing_else() {
    for (name, keys) in ALL {
        let mut tables = 0;
        visit(keys, "", "", &mut |keys, open, close| {
            tables += 1;
            let separator = if open.is_empty() { "\n" } else { ", " };
            let entries = |with: fn(&&Key) -> bool| -> Vec<String> {
                let chosen = keys.keys.iter().filter(with);
                chosen.map(|key| format!("{} = {}", key.name, key.example)).collect()
            };
            let toml = |entries: &[String]| {
                let end = if open.is_empty() { "\n" } else { "" };
                format!("{open}{}{end}{close}", entries.join(separator))
            };
            let whole = toml(&entries(|_| true));
            assert_eq!(read_as(name, &whole).1, [], "{whole}");
            let mut unknown = entries(|_| true);
            unknown.push("surely-unknown = 1".to_owned());
            let codes = |toml: &str| -> Vec<&str> {
                read_as(name, toml).1.iter().map(|diagnostic| diagnostic.code.name).collect()
            };
            assert_eq!(codes(&toml(&unknown)), ["unknown-key"], "{unknown:?}");
            let optional = entries(|key| !key.required);
            let missing = keys.keys.iter().filter(|key| key.required).count();
            assert_eq!(codes(&toml(&optional)), vec!["missing-key"; missing], "{optional:?}");
        });
        assert!(tables > 0);
    }
}

#[test]
fn writing_out_the_defaults_changes_nothing() {
    for (name, keys) in ALL {
        let short = least(keys, std::iter::empty());
        let defaults = keys.keys.iter().filter_map(|key| {
            let default = key.default?;
            Some(format!("{} = {default}\n", key.name))
        });
        let long = least(keys, defaults);
        assert_eq!(read_as(name, &short), read_as(name, &long), "{long}");
    }
}

#[test]
fn what_a_schema_refuses_the_reader_refuses() {
    let text = String::from_utf8(read(&root().join("tests/data/wrong-keys.toml"))).unwrap();
    let cases: toml::Table = text.parse().unwrap();
    let cases = cases["case"].as_array().unwrap();
    assert!(cases.len() >= 30);
    for case in cases {
        let field = |name: &str| case[name].as_str().unwrap();
        let (_, diagnostics) = read_as(field("of"), field("toml"));
        let codes: Vec<&str> = diagnostics.iter().map(|it| it.code.name).collect();
        assert_eq!(codes, [field("code")], "{}\n{diagnostics:#?}", field("toml"));
    }
}

fn coursemark(arguments: &[&str], folder: &std::path::Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_coursemark"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

#[test]
fn schemas_are_printed_one_by_one_and_written_all_at_once() {
    let place = tempfile::tempdir().unwrap();
    let written = coursemark(&["schema", "--output", "schemas"], place.path());
    assert_eq!(written.status.code(), Some(0), "{written:?}");
    assert!(written.stdout.is_empty());
    let files = tree(&place.path().join("schemas"));
    assert_eq!(files.len(), ALL.len());
    for (name, _) in ALL {
        let printed = coursemark(&["schema", name], place.path());
        assert_eq!(printed.stdout, files[&format!("{name}.schema.json")], "{name}");
        let schema: serde_json::Value = serde_json::from_slice(&printed.stdout).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["additionalProperties"], false);
        assert_eq!(schema["properties"]["title"]["type"], "string");
    }
    assert_eq!(coursemark(&["schema"], place.path()).stdout, files["course.schema.json"]);
    // Older schemas are replaced. A file that someone else made is not.
    let old =
        String::from_utf8(files["unit.schema.json"].clone()).unwrap().replace("false", "true");
    write(&place.path().join("schemas/unit.schema.json"), old.as_bytes());
    coursemark(&["schema", "--output", "schemas"], place.path());
    assert_eq!(tree(&place.path().join("schemas")), files);
    write(&place.path().join("schemas/unit.schema.json"), b"{}");
    let refused = coursemark(&["schema", "--output", "schemas"], place.path());
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(read(&place.path().join("schemas/unit.schema.json")), b"{}");
    for wrong in [&["schema", "nonsense"][..], &["schema", "unit", "--output", "x"]] {
        assert_eq!(coursemark(wrong, place.path()).status.code(), Some(2), "{wrong:?}");
    }
}
