//! `coursemark import`, run as people run it.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::{read, tree, write};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_coursemark"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn source(folder: &Path) {
    write(&folder.join("notes/README.md"), b"# Notes\n\n[A](a.md) [gone](b.md)\n");
    write(&folder.join("notes/a.md"), b"# A\n\n![x](p.svg)\n");
    write(&folder.join("notes/c.md"), b"# C\n\nText.\n");
    write(
        &folder.join("notes/p.svg"),
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>",
    );
}

#[test]
fn a_folder_becomes_a_course_that_builds_with_a_report() {
    let folder = tempfile::tempdir().unwrap();
    source(folder.path());
    let before = tree(&folder.path().join("notes"));
    let output = run(folder.path(), &["import", "notes", "-o", "new"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = text(&output.stderr);
    assert!(
        said.contains("“Notes” from a folder: 4 pages in 1 unit, 0 questions, 1 file"),
        "{said}"
    );
    assert!(said.contains("    1  link"), "{said}");
    assert!(said.contains("coursemark serve new --open"), "{said}");
    assert!(tree(&folder.path().join("notes")) == before);
    let report = text(&read(&folder.path().join("new/import-report.md")));
    assert!(report.contains("- `README.md:3` → `index.md:5`: `b.md`"), "{report}");
    let report = text(&read(&folder.path().join("new/import-report.json")));
    assert!(report.contains("\"link\": 1"), "{report}");
    let built = run(folder.path(), &["build", "new", "-o", "site"]);
    assert_eq!(built.status.code(), Some(0), "{}", text(&built.stderr));
    assert!(!folder.path().join("site/import-report.md").exists());
    let again = run(folder.path(), &["import", "notes", "-o", "new"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("cannot make a course in `new`"));
}

#[test]
fn a_check_writes_nothing_and_prints_the_report() {
    let folder = tempfile::tempdir().unwrap();
    source(folder.path());
    let before = tree(folder.path());
    let output = run(folder.path(), &["import", "notes", "--check"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).starts_with("# What became of “Notes”"));
    assert!(tree(folder.path()) == before);
}

#[test]
fn a_unit_is_added_to_a_course_and_nothing_else_changes() {
    let folder = tempfile::tempdir().unwrap();
    source(folder.path());
    run(folder.path(), &["import", "notes", "-o", "new"]);
    let arguments = ["import", "notes", "--into", "new", "--unit", "more"];
    let output = run(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("now add \"more\" to `units`"));
    let manifest = folder.path().join("new/course.toml");
    let changed = text(&read(&manifest)).replace("units = [\n", "units = [\n    \"more\",\n");
    write(&manifest, changed.as_bytes());
    let built = run(folder.path(), &["build", "new", "-o", "site"]);
    assert_eq!(built.status.code(), Some(0), "{}", text(&built.stderr));
    assert!(folder.path().join("site/more/files/p.svg").is_file());
    let again = run(folder.path(), &arguments);
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("`new` has `more` already"));
}

#[test]
fn wrong_use_is_exit_2() {
    let folder = tempfile::tempdir().unwrap();
    source(folder.path());
    for (arguments, message) in [
        (&["import", "nowhere"][..], "there is no folder `nowhere`"),
        (&["import", "notes/a.md"][..], "`notes/a.md` is a file"),
        (&["import", "notes", "-o", "notes/course"][..], "is inside of `notes`"),
        (&["import", "notes", "--language", "not a tag"][..], "is not a language tag"),
        (&["import", "notes", "--into", "notes", "--unit", "x"][..], "there is no `course.toml`"),
        (&["import", "notes", "--unit", "x"][..], "--into"),
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(message), "{}", text(&output.stderr));
    }
}
