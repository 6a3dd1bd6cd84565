//! The levels of `[check]` apply to every diagnostic whose severity is not fixed, in all commands
//! and in all parts of the program that report diagnostics.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};

use coursemark::internals::diag::severity::Severity;
use coursemark::internals::diag::{Diagnostic, codes};

use crate::suite::{compiled_case, courses};
use crate::support::{Files, small, write};

/// The maximum number of cases to try for each code. `COURSEMARK_ALL=1` tries all of them.
const MAX_CASES: usize = 1;

/// The course with `code` at `level`; `None` if its manifest sets a level for the code already.
fn at_level(files: &Files, code: &str, level: &str) -> Option<Files> {
    let manifest = String::from_utf8(files.get("course.toml")?.clone()).ok()?;
    let line = format!("{code} = \"{level}\"\n");
    if manifest.contains(&format!("\n{code} =")) {
        return None;
    }
    let manifest = match manifest.contains("\n[check]\n") {
        true => manifest.replacen("\n[check]\n", &format!("\n[check]\n{line}"), 1),
        false => format!("{manifest}\n[check]\n{line}"),
    };
    let mut files = files.clone();
    files.insert("course.toml".to_owned(), manifest.into_bytes());
    Some(files)
}

#[test]
fn every_code_that_is_not_fixed_takes_the_level_that_the_course_gives_it() {
    let all = std::env::var_os("COURSEMARK_ALL").is_some();
    let mut tried: BTreeMap<&str, usize> = BTreeMap::new();
    for files in courses() {
        let before = compiled_case(files.clone()).diagnostics;
        let open = before.iter().filter(|found| !found.code.fixed);
        let open: BTreeSet<&str> = open.map(|found| found.code.name).collect();
        for code in open {
            // If the manifest lacks something that every page needs, the course cannot be built at
            // any level.
            let is_manifest = |found: &&Diagnostic| found.place.path.as_str() == "course.toml";
            let [Some(allowed), Some(warned), Some(denied)] =
                ["allow", "warn", "deny"].map(|level| at_level(&files, code, level))
            else {
                continue;
            };
            if !all && tried.get(code).is_some_and(|count| *count >= MAX_CASES) {
                continue;
            }
            let shown = || format!("{code} in {before:#?}");
            let others = before.iter().filter(|found| found.code.name != code);
            let has_error = others.clone().any(|found| found.severity == Severity::Error);

            let allowed = compiled_case(allowed);
            let stays = allowed.diagnostics.iter().filter(|found| found.code.name == code);
            if allowed.value.is_none() && stays.clone().next().is_some() {
                assert!(stays.clone().all(|found| is_manifest(&found)), "{}", shown());
                assert!(
                    stays.clone().any(|found| found.severity == Severity::Error),
                    "{}",
                    shown()
                );
                continue;
            }
            *tried.entry(code).or_default() += 1;
            // A page with the name of another kind has no warnings until that is allowed.
            let waited = |found: &&Diagnostic| {
                code != "misnamed-page"
                    || others.clone().any(|other| other.message == found.message)
            };
            let messages: Vec<_> =
                allowed.diagnostics.iter().filter(waited).map(|found| &found.message).collect();
            let expected: Vec<_> = others.clone().map(|found| &found.message).collect();
            assert_eq!(messages, expected, "{code}");
            assert_eq!(allowed.value.is_some(), !has_error, "allowed: {}", shown());

            for (level, severity) in [(warned, Severity::Warning), (denied, Severity::Error)] {
                let reported = compiled_case(level);
                let own = reported.diagnostics.iter().filter(|found| found.code.name == code);
                let severities: BTreeSet<_> = own.map(|found| found.severity).collect();
                assert_eq!(severities, BTreeSet::from([severity]), "{}", shown());
                let is_built = !has_error && severity == Severity::Warning;
                assert_eq!(reported.value.is_some(), is_built, "{severity:?}: {}", shown());
            }
        }
    }
    let untried: Vec<&str> = codes::ALL
        .iter()
        .filter(|code| !code.fixed && !tried.contains_key(code.name))
        .map(|code| code.name)
        .collect();
    assert_eq!(untried, Vec::<&str>::new(), "codes that no case shows");
}

/// The smallest course with a file that Windows cannot hold, and with this text under `[check]`.
fn course(place: &Path, check: &str) {
    for (path, bytes) in small() {
        write(&place.join("course").join(path), &bytes);
    }
    write(&place.join("course/static/aux.txt"), b"text");
    let manifest = String::from_utf8(small()["course.toml"].clone()).unwrap();
    let manifest = format!("{manifest}\n[check]\n{check}\n");
    write(&place.join("course/course.toml"), manifest.as_bytes());
}

fn run(place: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_coursemark"))
        .args(arguments)
        .current_dir(place)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

#[test]
fn what_is_wrong_with_a_name_has_its_level_in_every_command() {
    for (check, code, said) in [
        ("", 1, "error[non-portable-name]"),
        ("non-portable-name = \"deny\"", 1, "error[non-portable-name]"),
        ("non-portable-name = \"warn\"", 0, "warning[non-portable-name]"),
        ("non-portable-name = \"allow\"", 0, ""),
    ] {
        let place = tempfile::tempdir().unwrap();
        course(place.path(), check);
        for arguments in [&["check"][..], &["build"]] {
            let output = run(place.path(), arguments);
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(code), "{arguments:?} {check}: {text}");
            assert!(text.contains(said), "{arguments:?} {check}: {text}");
            assert_eq!(text.contains("[non-portable-name]"), !said.is_empty(), "{text}");
        }
        assert_eq!(place.path().join("dist/aux.txt").is_file(), code == 0, "{check}");
        let strict = run(place.path(), &["check", "--deny-warnings"]);
        assert_eq!(strict.status.code(), Some(i32::from(!said.is_empty())), "{check}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_unicode_has_its_level() {
    use std::os::unix::ffi::OsStrExt;
    let place = tempfile::tempdir().unwrap();
    course(place.path(), "non-portable-name = \"allow\"");
    let name = std::ffi::OsStr::from_bytes(b"course/unit/a\xff.png");
    write(&place.path().join(name), b"");
    let output = run(place.path(), &["check"]);
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("nothing is wrong"), "{text}");
}
