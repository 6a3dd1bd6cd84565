//! `check --fix` on real files.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use crate::support::{read, small_with, tree, write};

const FAULTY: &str = "\u{feff}+++\r\ntitle = \"Lesson\"\r\n+++\r\n\r\n# Second\r\n\r\n##Third\r\n";
const FIXED: &str = "\u{feff}+++\r\ntitle = \"Lesson\"\r\n+++\r\n\r\n## Second\r\n\r\n## Third\r\n";

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    /// A course with these files, beside those of the smallest one.
    fn with(files: &[(&str, &str)]) -> Place {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in small_with(files) {
            write(&folder.path().join("course").join(path), &bytes);
        }
        Place { folder }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("course").join(path)
    }

    fn text(&self, path: &str) -> String {
        text(&read(&self.path(path)))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursemark"));
        command.arg("check").args(arguments).current_dir(self.folder.path()).env("NO_COLOR", "1");
        command
    }

    fn check(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[allow(clippy::disallowed_methods, reason = "tests look at the disk themselves")]
fn mode(path: &Path) -> u32 {
    std::fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
}

#[allow(clippy::disallowed_methods, reason = "tests look at the disk themselves")]
fn set_mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_file_is_fixed_and_keeps_its_mark_line_ends_and_mode() {
    let place = Place::with(&[("unit/lesson.md", FAULTY)]);
    set_mode(&place.path("unit/lesson.md"), 0o640);
    let others = tree(&place.folder.path().join("course"));
    let before = text(&place.check(&[]).stderr);
    assert!(before.ends_with("next: `coursemark check --fix` fixes 2 of 2\n"), "{before}");
    let output = place.check(&["--fix"]);
    let report = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{report}");
    let table = "fixed 2 faults in 1 file:\n      1 foreign-syntax in unit/lesson.md\n      \
                 1 second-title in unit/lesson.md\n";
    assert!(report.starts_with(table), "{report}");
    assert!(report.contains("nothing is wrong with the course: "), "{report}");
    assert_eq!(place.text("unit/lesson.md"), FIXED);
    assert_eq!(mode(&place.path("unit/lesson.md")), 0o640);
    let now = tree(&place.folder.path().join("course"));
    assert!(now.keys().eq(others.keys()), "{:?}", now.keys());
    let again = text(&place.check(&["--fix"]).stderr);
    assert!(again.starts_with("there is nothing to fix\n"), "{again}");
}

#[test]
fn a_dry_run_prints_a_diff_that_patches_and_writes_nothing() {
    let place = Place::with(&[("unit/lesson.md", FAULTY)]);
    let before = tree(place.folder.path());
    let output = place.check(&["--fix", "--dry-run"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(tree(place.folder.path()) == before);
    let report = text(&output.stderr);
    assert!(report.starts_with("would fix 2 faults in 1 file:\n"), "{report}");
    let diff = text(&output.stdout);
    assert!(
        diff.starts_with("--- a/course/unit/lesson.md\n+++ b/course/unit/lesson.md\n@@ "),
        "{diff}"
    );
    assert!(diff.contains("\n-# Second\r\n+## Second\r\n"), "{diff}");
    let refused = place.check(&["--dry-run"]);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn what_is_left_decides_about_the_exit_code() {
    let lesson = "+++\ntitle = \"Lesson\"\n+++\n\n# Second\n\n![x](nowhere.png)\n";
    let place = Place::with(&[("unit/lesson.md", lesson)]);
    let output = place.check(&["--fix"]);
    assert_eq!(output.status.code(), Some(1));
    let report = text(&output.stderr);
    assert!(
        report.contains("error[missing-picture]") && !report.contains("[second-title]"),
        "{report}"
    );
    assert!(place.text("unit/lesson.md").contains("## Second"));
}

#[test]
fn what_may_not_be_written_is_named_and_the_others_go_on() {
    let other = "+++\ntitle = \"Other\"\n+++\n\n# Second\n";
    let index = "+++\ntitle = \"Unit\"\nlessons = [\"lesson\", \"other\", \"linked\"]\n+++\n";
    let place = Place::with(&[
        ("unit/index.md", index),
        ("unit/lesson.md", FAULTY),
        ("unit/other.md", other),
        ("notes/linked.txt", other),
    ]);
    symlink("../notes/linked.txt", place.path("unit/linked.md")).unwrap();
    set_mode(&place.path("unit/other.md"), 0o444);
    let output = place.check(&["--fix"]);
    let report = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{report}");
    assert!(
        report.contains("error: cannot write `course/unit/other.md`: it is read-only\n"),
        "{report}"
    );
    let link = "error: cannot write `course/unit/linked.md`: it is a symbolic link, not a file\n";
    assert!(report.contains(link), "{report}");
    assert_eq!(place.text("unit/lesson.md"), FIXED);
    assert_eq!(place.text("unit/other.md"), other);
    assert_eq!(place.text("notes/linked.txt"), other);
    assert_eq!(mode(&place.path("unit/other.md")), 0o444);
}

/// Starts the command, and changes the course when it has been read.
fn meanwhile(place: &Place, change: impl FnOnce()) -> Output {
    let pause = place.folder.path().join("pause");
    write(&pause, b"");
    let mut child: Child = place
        .command(&["--fix"])
        .env("COURSEMARK_TEST_PAUSE", &pause)
        .stderr(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 7];
    std::io::Read::read_exact(child.stderr.as_mut().unwrap(), &mut first).unwrap();
    assert_eq!(&first, b"paused\n");
    change();
    remove(&pause);
    child.wait_with_output().unwrap()
}

#[allow(clippy::disallowed_methods, reason = "tests look at the disk themselves")]
fn remove(path: &Path) {
    std::fs::remove_file(path).unwrap();
}

#[test]
fn a_file_that_changes_meanwhile_stays_as_its_author_wrote_it() {
    let place = Place::with(&[("unit/lesson.md", FAULTY)]);
    let newer = "+++\ntitle = \"Newer\"\n+++\n\n# Second\n";
    let output = meanwhile(&place, || write(&place.path("unit/lesson.md"), newer.as_bytes()));
    let report = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{report}");
    assert!(report.contains("it has changed since it was read"), "{report}");
    assert_eq!(place.text("unit/lesson.md"), newer);
}

#[test]
fn a_folder_that_becomes_a_link_is_not_followed() {
    let place = Place::with(&[("unit/lesson.md", FAULTY)]);
    let outside = place.folder.path().join("outside");
    write(&outside.join("lesson.md"), FAULTY.as_bytes());
    let output = meanwhile(&place, || rename_and_link(&place.path("unit"), &outside));
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert_eq!(text(&read(&outside.join("lesson.md"))), FAULTY);
}

#[allow(clippy::disallowed_methods, reason = "tests look at the disk themselves")]
fn rename_and_link(folder: &Path, target: &Path) {
    std::fs::rename(folder, folder.with_extension("old")).unwrap();
    symlink(target, folder).unwrap();
}

#[test]
fn reports_for_programs_have_the_edits() {
    let place = Place::with(&[("unit/lesson.md", "+++\ntitle = \"L\"\n+++\n\n# Second\n")]);
    let json = place.check(&["--format", "json"]);
    let object: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(object["code"], "second-title");
    assert_eq!(object["fix"][0]["start"]["line"], 5);
    assert_eq!(object["fix"][0]["start"]["offset"], 21);
    assert_eq!(object["fix"][0]["end"]["offset"], 21);
    assert_eq!(object["fix"][0]["text"], "#");
    let short = text(&place.check(&["--format", "short"]).stdout);
    assert!(short.ends_with(" [fixable]\n"), "{short}");
    let human = text(&place.check(&[]).stderr);
    assert!(human.contains("5 | ## Second"), "{human}");
}
