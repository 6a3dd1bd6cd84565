//! `cargo xtask compare OLD NEW` builds every course of the repository with two programs and lists
//! the differences. A change that is not meant to change sites must leave the list empty.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The maximum number of lines shown of one file.
const MAX_LINES: usize = 3;
/// The maximum number of characters shown of one line.
const MAX_WIDTH: usize = 160;
/// The number of hexadecimal digits in the name of a file under `assets/`.
const FINGERPRINT: usize = 10;
/// The list of all files with their hashes. It differs whenever one of them does.
const STAMP: &str = ".coursemark-stamp";

/// Files by their path with `/` between the parts.
type Files = BTreeMap<String, Vec<u8>>;

/// Builds every course with the programs `old` and `new` into `target/compare/`, and prints each
/// file that differs with the first lines that do. A file whose name changed only with its content,
/// such as `assets/page-0123456789.js`, counts as one file, and its new name is not a difference in
/// the pages.
///
/// # Errors
/// When a program cannot be run, or a file differs.
pub fn compare(root: &Path, old: &Path, new: &Path) -> Result<(), String> {
    let work = root.join("target/compare");
    if work.exists() {
        fs::remove_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    }
    let mut differing = 0;
    let courses = courses(root)?;
    for course in &courses {
        let name = course.strip_prefix(root).unwrap_or(course).to_string_lossy().into_owned();
        let built = |side: &str, program: &Path| {
            let into = work.join(side).join(name.replace('/', "-"));
            build(program, course, &into).and_then(|()| read(&into))
        };
        let found = differences(&built("old", old)?, &built("new", new)?);
        println!("{name}: {} differ", files(found.len()));
        for (path, what) in &found {
            println!("  {path}\n{what}");
        }
        differing += found.len();
    }
    match differing {
        0 => Ok(()),
        count => Err(format!("{} of {} courses differ", files(count), courses.len())),
    }
}

fn files(count: usize) -> String {
    if count == 1 { "1 file".to_owned() } else { format!("{count} files") }
}

/// The folders of the courses, including those of the tests.
fn courses(root: &Path) -> Result<Vec<PathBuf>, String> {
    let tests = root.join("tests/courses");
    let entries = fs::read_dir(&tests).map_err(|error| format!("{}: {error}", tests.display()))?;
    let mut courses: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
    courses.sort();
    courses.extend(["course", "docs", "scaffold/course"].map(|course| root.join(course)));
    Ok(courses)
}

/// Builds a course into `into/site`, and writes the program's other output beside it: the trainer's
/// key, the diagnostics and the reports.
fn build(program: &Path, course: &Path, into: &Path) -> Result<(), String> {
    fs::create_dir_all(into).map_err(|error| format!("{}: {error}", into.display()))?;
    crate::run(
        Command::new(program)
            .arg("build")
            .arg(course)
            .arg("--output")
            .arg(into.join("site"))
            .arg("--key")
            .arg(into.join("key.html"))
            .stderr(Stdio::null()),
    )?;
    let output = Command::new(program)
        .arg("check")
        .arg(course)
        .args(["--format", "json", "--pedagogy", "--drafts"])
        .arg("--coverage")
        .arg(into.join("reports"))
        .arg("--graph")
        .arg(into.join("reports"))
        .stderr(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let report = into.join("diagnostics.json");
    fs::write(&report, output.stdout).map_err(|error| format!("{}: {error}", report.display()))
}

/// Every file below `folder` except the stamp.
fn read(folder: &Path) -> Result<Files, String> {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(below) = folders.pop() {
        let fail = |error: std::io::Error| format!("{}: {error}", below.display());
        for entry in fs::read_dir(&below).map_err(fail)? {
            let path = entry.map_err(fail)?.path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with(STAMP) {
                let name = path.strip_prefix(folder).unwrap_or(&path);
                let name = name.to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).map_err(fail)?);
            }
        }
    }
    Ok(files)
}

/// The differences, by the path of the file.
fn differences(old: &Files, new: &Files) -> BTreeMap<String, String> {
    let renamed = renamed(old, new);
    let mut found = BTreeMap::new();
    let new_names: BTreeSet<&String> = renamed.iter().map(|(_, name)| name).collect();
    for (path, bytes) in old {
        let new_path = renamed.iter().find(|(name, _)| name == path).map_or(path, |(_, new)| new);
        match new.get(new_path) {
            None => {
                found.insert(path.clone(), "    only the old program writes it".to_owned());
            }
            Some(other) => {
                let what = difference(bytes, other, &renamed);
                found.extend(what.map(|what| (path.clone(), what)));
            }
        }
    }
    for path in new.keys().filter(|path| !old.contains_key(*path) && !new_names.contains(path)) {
        found.insert(path.clone(), "    only the new program writes it".to_owned());
    }
    found
}

/// The files whose names hold a hash of their content and differ only in that, as the old and the
/// new name.
fn renamed(old: &Files, new: &Files) -> Vec<(String, String)> {
    let gone = old.keys().filter(|path| !new.contains_key(*path));
    let pairs = gone.filter_map(|path| {
        let wanted = without_fingerprint(path)?;
        let mut fitting = new.keys().filter(|other| {
            !old.contains_key(*other)
                && without_fingerprint(other).is_some_and(|name| name == wanted)
        });
        let other = fitting.next()?;
        fitting.next().is_none().then(|| (path.clone(), other.clone()))
    });
    pairs.collect()
}

/// The two parts of a path around the hash in it.
fn without_fingerprint(path: &str) -> Option<(&str, &str)> {
    let (stem, ending) = path.rsplit_once('.')?;
    let (name, hash) = stem.rsplit_once('-')?;
    let is_hash = hash.len() == FINGERPRINT && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then_some((name, ending))
}

/// The first lines that differ; `None` when only the names of renamed files differ, or nothing
/// does.
fn difference(old: &[u8], new: &[u8], renamed: &[(String, String)]) -> Option<String> {
    if old == new {
        return None;
    }
    let (Ok(old), Ok(new)) = (std::str::from_utf8(old), std::str::from_utf8(new)) else {
        return Some(format!("    {} bytes became {}", old.len(), new.len()));
    };
    let mut new = new.to_owned();
    for (name, other) in renamed {
        // Pages and stylesheets name a file by its path or by its name alone.
        let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        new = new.replace(&last(other), &last(name));
    }
    if old == new {
        return None;
    }
    let (mut old_lines, mut new_lines) = (old.lines(), new.lines());
    let mut shown = Vec::new();
    let mut number = 0;
    while shown.len() < MAX_LINES {
        number += 1;
        match (old_lines.next(), new_lines.next()) {
            (None, None) => break,
            (one, other) if one == other => {}
            (one, other) => {
                let (one, other) = (one.unwrap_or("(end)"), other.unwrap_or("(end)"));
                let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
                let part = |line: &str| -> String {
                    line.chars().skip(same.saturating_sub(MAX_WIDTH / 2)).take(MAX_WIDTH).collect()
                };
                shown.push(format!("    {number} - {}\n    {number} + {}", part(one), part(other)));
            }
        }
    }
    Some(shown.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_new_hash_is_one_difference_and_none_in_the_pages() {
        let old = files(&[
            ("a.html", "<script src=\"assets/page-0123456789.js\">"),
            ("assets/page-0123456789.js", "1"),
        ]);
        let new = files(&[
            ("a.html", "<script src=\"assets/page-abcdef0123.js\">"),
            ("assets/page-abcdef0123.js", "2"),
        ]);
        let found = differences(&old, &new);
        assert_eq!(found.keys().collect::<Vec<_>>(), ["assets/page-0123456789.js"]);
    }

    #[test]
    fn changed_lines_and_files_of_one_side_are_shown() {
        let old = files(&[("a.html", "one\ntwo\n"), ("b.html", "")]);
        let new = files(&[("a.html", "one\nthree\n"), ("c.html", "")]);
        let found = differences(&old, &new);
        assert_eq!(found["a.html"], "    2 - two\n    2 + three");
        assert!(found["b.html"].contains("old") && found["c.html"].contains("new"));
        assert!(differences(&old, &old).is_empty());
    }
}
