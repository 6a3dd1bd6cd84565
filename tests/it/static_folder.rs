//! The folder of files that are published unchanged, under any name that the manifest gives it.

use std::path::Path;

use coursemark::internals::source::load;
use coursemark::internals::text::path::CoursePath;

use crate::support::{compiled, small, tree, write};

/// The smallest course on a disk, with `static` set to `name` and these files.
fn course(place: &Path, name: &str, files: &[&str]) {
    for (path, bytes) in small() {
        write(&place.join(path), &bytes);
    }
    let toml = String::from_utf8(small()["course.toml"].clone()).unwrap();
    write(&place.join("course.toml"), format!("{toml}static = \"{name}\"\n").as_bytes());
    for file in files {
        write(&place.join(file), file.as_bytes());
    }
}

/// The paths below `place` that are read as part of the course and are not those of the smallest
/// one.
fn read(place: &Path) -> Vec<String> {
    let loaded = load(place, &[]).unwrap();
    assert_eq!(loaded.faults(), []);
    let paths = loaded.iter().map(|(path, _)| path.as_str().to_owned());
    paths.filter(|path| !small().contains_key(path)).collect()
}

#[test]
fn hidden_files_are_published_from_the_folder_that_the_manifest_names() {
    for name in ["static", "public", "My files", "Öffentlich"] {
        let place = tempfile::tempdir().unwrap();
        let file = |path: &str| format!("{name}/{path}");
        let wanted = [file(".hidden"), file(".well-known/security.txt"), file("deep/.htaccess")];
        let unwanted = [file(".git/config"), file("deep/.DS_Store"), file("a.txt~"), file("b.swp")];
        let all: Vec<&str> = wanted.iter().chain(&unwanted).map(String::as_str).collect();
        course(place.path(), name, &all);
        assert_eq!(read(place.path()), wanted);
        let site = compiled(tree(place.path())).value.unwrap();
        assert!(site.keys().any(|path| path.as_str() == ".well-known/security.txt"), "{name}");
    }
}

#[test]
fn hidden_files_elsewhere_are_no_part_of_the_course() {
    let place = tempfile::tempdir().unwrap();
    let files = ["static/.hidden", ".hidden", "unit/.hidden", "unit/public/.hidden", "publicly/.a"];
    course(place.path(), "public", &files);
    assert_eq!(read(place.path()), Vec::<String>::new());
}

#[test]
fn a_name_written_with_other_unicode_characters_is_the_same_folder() {
    let place = tempfile::tempdir().unwrap();
    course(place.path(), "cafe\u{301}", &["caf\u{e9}/.well-known/a"]);
    let loaded = load(place.path(), &[]).unwrap();
    let path = CoursePath::new("caf\u{e9}/.well-known/a");
    assert!(loaded.get(&path).is_some());
    let site = compiled(tree(place.path())).value.unwrap();
    assert!(site.keys().any(|path| path.as_str() == ".well-known/a"));
}

#[test]
fn a_manifest_that_cannot_be_read_leaves_the_usual_name() {
    for manifest in ["", "static = ", "static = 5", "\u{feff}static = \"public\"\n", "static = ["] {
        let place = tempfile::tempdir().unwrap();
        course(place.path(), "static", &["static/.a", "public/.a"]);
        write(&place.path().join("course.toml"), manifest.as_bytes());
        let folder = if manifest.contains("public") { "public" } else { "static" };
        assert_eq!(read(place.path()), [format!("{folder}/.a")], "{manifest}");
    }
}
