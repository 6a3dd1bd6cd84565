//! The walls of the house: who may use whom.

use crate::support::{read, root};

/// Rooms from top to bottom.
const ROOMS: [&str; 14] = [
    "cli", "serve", "emit", "pipeline", "render", "check", "resolve", "model", "parse", "theme",
    "source", "disk", "diag", "text",
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

fn room(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

#[test]
fn a_room_uses_only_the_rooms_below_it() {
    let level = |room: &str| ROOMS.iter().position(|name| *name == room);
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some(own) = level(room(&path)) else {
            assert!(matches!(path.as_str(), "lib.rs" | "main.rs"), "{path} stands in no room");
            continue;
        };
        for part in text.split("crate::").skip(1) {
            let used = part.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
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
fn only_the_disk_room_touches_files() {
    for (path, text) in sources() {
        assert!(room(&path) == "disk" || !text.contains("std::fs"), "{path}");
    }
}

#[test]
fn only_views_are_serialised() {
    for (path, text) in sources() {
        let is_view = path == "render/view.rs" || path.starts_with("render/view/");
        assert!(is_view || !text.contains("Serialize)]"), "{path}");
    }
}

#[test]
fn the_model_knows_no_format() {
    for (path, text) in sources().iter().filter(|(path, _)| room(path) == "model") {
        for word in ["serde", "tera::", "std::fs", "std::io"] {
            assert!(!text.contains(word), "{path} knows {word}");
        }
    }
}
