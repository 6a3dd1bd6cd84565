//! The literate suite: the files `tests/suite/*.md` hold cases together with the expected
//! diagnostics.
//!
//! A case is a heading of the second level with files in fenced blocks. The info string of a block
//! is a kind and a path. Files that are not given are those of the smallest course. A line that has
//! a diagnostic is followed by `//~ FIRST..END severity[code]: message`, with columns from 1 and
//! END after the last one, and by the diagnostic's help. `//~ file` is for diagnostics without a
//! place, and a block `text elsewhere` for those in files that the case does not show. These lines
//! are removed before compiling.
//!
//! `UPDATE_SUITE=1` rewrites the expected diagnostics. Read the changes before you commit them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use coursemark::internals::diag::{Diagnostic, Reported, codes};
use coursemark::internals::pipeline::Options;
use coursemark::internals::render::site::Site;
use coursemark::internals::text::span::position;

use crate::support::{Files, compiled_as, read, root, small, write};

/// Codes that a text file cannot show, with the place where they are tested.
const ELSEWHERE: [&str; 5] = [
    "missing-manifest", // every case has one: see determinism::nothing_of_the_machine_is_in_the_site
    "invalid-encoding", // source::tests
    "file-too-large",   // source::tests
    "unreadable-file",  // a text shows no pipe: see hostile::disk
    "link-out-of-course", // links are made on a disk: see `links_out_of_the_course_are_refused`
];

struct Block {
    fence: String,
    path: String,
    kind: String,
    source: String,
}

enum Piece {
    Text(String),
    Block(Block),
}

/// Splits a suite file into cases, each a list of pieces.
fn cases(text: &str) -> Vec<Vec<Piece>> {
    let mut cases = vec![Vec::new()];
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("## ") {
            cases.push(Vec::new());
        }
        let current = cases.last_mut().unwrap();
        if !line.starts_with("````") {
            current.push(Piece::Text(format!("{line}\n")));
            continue;
        }
        let fence: String = line.chars().take_while(|c| *c == '`').collect();
        let (kind, path) = line[fence.len()..].trim().split_once(' ').unwrap_or_default();
        let mut source = String::new();
        for line in lines.by_ref().take_while(|line| *line != fence) {
            if !line.starts_with("//~") {
                source.push_str(line);
                source.push('\n');
            }
        }
        current.push(Piece::Block(Block { fence, path: path.into(), kind: kind.into(), source }));
    }
    cases
}

/// The files of every case of the suite.
pub fn courses() -> Vec<Files> {
    let mut courses = Vec::new();
    for entry in walkdir::WalkDir::new(root().join("tests/suite")).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let text = String::from_utf8(read(entry.path())).unwrap();
            let cases = cases(&text);
            let with_files =
                cases.iter().filter(|case| case.iter().any(|p| matches!(p, Piece::Block(_))));
            courses.extend(with_files.map(|case| course(case)));
        }
    }
    courses
}

/// The files of a case: those that it gives, and otherwise those of the smallest course.
fn course(case: &[Piece]) -> Files {
    let mut files = small();
    for piece in case {
        if let Piece::Block(block) = piece
            && block.path != "elsewhere"
        {
            files.insert(block.path.clone(), block.source.clone().into_bytes());
        }
    }
    files
}

/// Compiles a case of the suite. If its course states aims for teaching, it is checked against
/// them.
pub fn compiled_case(files: Files) -> Reported<Option<Site>> {
    let manifest = files.get("course.toml").cloned().unwrap_or_default();
    let pedagogy = String::from_utf8_lossy(&manifest).contains("\n[pedagogy]");
    compiled_as(files, &Options { pedagogy, ..Options::default() })
}

fn diagnostics(case: &[Piece]) -> Vec<Diagnostic> {
    compiled_case(course(case)).diagnostics
}

/// The case with the found diagnostics written below their lines.
fn annotated(case: &[Piece], found: &[Diagnostic]) -> String {
    let mut text = String::new();
    let mut shown = BTreeSet::new();
    for piece in case {
        match piece {
            Piece::Text(line) => text.push_str(line),
            Piece::Block(block) if block.path == "elsewhere" => {}
            Piece::Block(block) => {
                shown.insert(block.path.as_str());
                writeln!(text, "{}{} {}", block.fence, block.kind, block.path).unwrap();
                text.push_str(&annotated_block(block, found));
                writeln!(text, "{}", block.fence).unwrap();
            }
        }
    }
    let elsewhere: Vec<&Diagnostic> =
        found.iter().filter(|d| !shown.contains(d.place.path.as_str())).collect();
    if !elsewhere.is_empty() {
        let text_end = text.trim_end().len();
        text.truncate(text_end);
        text.push_str("\n\n````text elsewhere\n");
        for diagnostic in elsewhere {
            writeln!(text, "//~ {}: {}", diagnostic.place.path, message(diagnostic)).unwrap();
        }
        text.push_str("````\n\n");
    }
    text
}

fn annotated_block(block: &Block, found: &[Diagnostic]) -> String {
    let mut by_line: BTreeMap<usize, String> = BTreeMap::new();
    let own = found.iter().filter(|d| d.place.path.as_str() == block.path);
    for diagnostic in own {
        let (line, columns) = match diagnostic.place.span {
            None => (0, "file".to_owned()),
            Some(span) => {
                let start = position(&block.source, span.range().start);
                let end = position(&block.source, span.range().end);
                let columns = if start.line == end.line {
                    format!("{}..{}", start.column, end.column)
                } else {
                    format!("{}..", start.column)
                };
                (start.line, columns)
            }
        };
        writeln!(by_line.entry(line).or_default(), "//~ {columns} {}", message(diagnostic))
            .unwrap();
    }
    let mut text = by_line.remove(&0).unwrap_or_default();
    for (index, line) in block.source.lines().enumerate() {
        writeln!(text, "{line}").unwrap();
        text.push_str(&by_line.remove(&(index + 1)).unwrap_or_default());
    }
    for rest in by_line.into_values() {
        text.push_str(&rest);
    }
    text
}

fn message(diagnostic: &Diagnostic) -> String {
    let mut text =
        format!("{}[{}]: {}", diagnostic.severity.word(), diagnostic.code.name, diagnostic.message);
    for (place, shows) in &diagnostic.related {
        write!(text, "\n//~   {}: {shows}", place.path).unwrap();
    }
    for help in &diagnostic.help {
        write!(text, "\n//~   help: {help}").unwrap();
    }
    text
}

#[test]
fn every_case_is_diagnosed_as_it_says() {
    let mut hits: BTreeSet<&str> = BTreeSet::new();
    let mut near_misses: BTreeSet<String> = BTreeSet::new();
    let mut count = 0;
    let mut differences = String::new();
    for entry in walkdir::WalkDir::new(root().join("tests/suite")).sort_by_file_name() {
        let entry = entry.unwrap();
        if !entry.file_type().is_file() {
            continue;
        }
        let text = String::from_utf8(read(entry.path())).unwrap();
        let mut result = String::new();
        for case in cases(&text) {
            let has_files = case.iter().any(|piece| matches!(piece, Piece::Block(_)));
            if !has_files {
                result.push_str(&annotated(&case, &[]));
                continue;
            }
            count += 1;
            let found = diagnostics(&case);
            hits.extend(found.iter().map(|diagnostic| diagnostic.code.name));
            for piece in &case {
                if let Piece::Text(line) = piece
                    && let Some(names) = line.trim().strip_prefix("<!-- near miss: ")
                {
                    for false_alarm in &found {
                        let line = line.trim();
                        writeln!(differences, "{line}\n  found {}", message(false_alarm)).unwrap();
                    }
                    let names = names.trim_end_matches(" -->").split(", ");
                    near_misses.extend(names.map(str::to_owned));
                }
            }
            result.push_str(&annotated(&case, &found));
        }
        if result != text {
            if std::env::var_os("UPDATE_SUITE").is_some() {
                write(entry.path(), result.as_bytes());
            }
            for (expected, found) in
                text.lines().zip(result.lines()).filter(|(a, b)| a != b).take(3)
            {
                writeln!(
                    differences,
                    "{}\n  expected {expected}\n  found    {found}",
                    entry.path().display()
                )
                .unwrap();
            }
            writeln!(differences, "{} differs", entry.path().display()).unwrap();
        }
    }
    assert!(differences.is_empty(), "{differences}");
    assert!(count >= 60, "only {count} cases");
    let without = |seen: &dyn Fn(&str) -> bool| -> Vec<&str> {
        let names = codes::ALL.iter().map(|code| code.name);
        names.filter(|name| !ELSEWHERE.contains(name) && !seen(name)).collect()
    };
    assert_eq!(without(&|name| hits.contains(name)), Vec::<&str>::new(), "codes without a hit");
    assert_eq!(
        without(&|name| near_misses.contains(name)),
        Vec::<&str>::new(),
        "codes without a near miss"
    );
}

#[cfg(unix)]
#[test]
fn links_out_of_the_course_are_refused() {
    use std::os::unix::fs::symlink;
    let place = tempfile::tempdir().unwrap();
    let course = place.path().join("course");
    for (path, bytes) in small() {
        write(&course.join(path), &bytes);
    }
    write(&place.path().join("secret.md"), b"secret");
    symlink(place.path().join("secret.md"), course.join("unit/a.svg")).unwrap();
    symlink(place.path(), course.join("unit/folder")).unwrap();
    symlink(place.path().join("nothing"), course.join("unit/dangling.svg")).unwrap();
    symlink(course.join("unit/lesson.md"), course.join("fine.txt")).unwrap();
    let loaded = coursemark::internals::source::load(&course, &[]).unwrap();
    let found: Vec<_> =
        loaded.faults().iter().map(|d| (d.code.name, d.place.path.as_str())).collect();
    assert_eq!(
        found,
        [
            ("link-out-of-course", "unit/a.svg"),
            ("link-out-of-course", "unit/dangling.svg"),
            ("link-out-of-course", "unit/folder"),
        ]
    );
}
