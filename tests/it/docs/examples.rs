//! Carries out the examples on the pages of the documentation.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::process::Command;

use coursemark::internals::diag::Diagnostic;
use rayon::prelude::*;
use tempfile::TempDir;

use crate::docs::blocks::{Block, blocks};
use crate::docs::commands::words;
use crate::docs::reference::explains;
use crate::docs::{folder, is_update, pages, text};
use crate::support::{Files, compiled, read, root, tree, write};

/// The course that a page starts with, which is that of the README. Pages of the tutorial start
/// without one.
pub const BASE: [(&str, &str); 4] = [
    (
        "course.toml",
        "id = \"bread\"\ntitle = \"Bread at home\"\nlanguage = \"en-GB\"\nunits = [\"dough\"]\n",
    ),
    ("index.md", "+++\ntitle = \"Bread at home\"\n+++\n\nFlour, water, salt and time.\n"),
    ("dough/index.md", "+++\ntitle = \"Dough\"\nlessons = [\"kneading\"]\n+++\n"),
    (
        "dough/kneading.md",
        "+++\ntitle = \"Kneading\"\n+++\n\n## When it is ready\n\nStretch a piece.\n",
    ),
];

/// Files that an author would have and a page cannot show. Each is added when a text first names
/// it.
const STOCK: [&str; 6] = [
    "dough/loaf.png",
    "dough/rosa.png",
    "dough/line.png",
    "dough/folding.mp4",
    "dough/folding.vtt",
    "theme/own.woff2",
];

/// The files and the folder of a reader who has followed a page up to some point.
struct Story {
    place: TempDir,
}

impl Story {
    fn new() -> Story {
        Story { place: tempfile::tempdir().unwrap() }
    }

    fn with_base() -> Story {
        let story = Story::new();
        for (path, text) in BASE {
            write(&story.place.path().join("course").join(path), text.as_bytes());
        }
        story
    }

    /// The files of the course.
    fn files(&self) -> Files {
        let folder = self.place.path().join("course");
        if folder.exists() { tree(&folder) } else { Files::new() }
    }

    /// Writes a block that is a file.
    fn keep(&self, path: &str, block: &Block) {
        let target = self.place.path().join(path);
        let old = target.is_file().then(|| String::from_utf8(read(&target)).unwrap());
        let name = path.strip_prefix("course/").unwrap_or(path);
        write(&target, grown(name, old, &block.text).as_bytes());
        self.bring_stock(&block.text);
    }

    /// Adds the stock files that `text` names, next to the lessons.
    fn bring_stock(&self, text: &str) {
        for path in named(text) {
            write(&self.place.path().join("course").join(path), &stock(path));
        }
    }

    /// Runs a command line. Returns its output without times, and its exit code.
    fn run(&self, line: &str) -> (String, i32) {
        let output = Command::new(env!("CARGO_BIN_EXE_coursemark"))
            .args(&words(line)[1..])
            .current_dir(self.place.path())
            .env("NO_COLOR", "1")
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        (without_times(&String::from_utf8(text).unwrap()), output.status.code().unwrap())
    }
}

/// The stock files that `text` names.
fn named(text: &str) -> impl Iterator<Item = &'static str> {
    STOCK.into_iter().filter(|path| path.split('/').next_back().is_some_and(|n| text.contains(n)))
}

fn stock(name: &str) -> Vec<u8> {
    match name.ends_with(".png") {
        true => read(&root().join("tests/courses/everything/first/dot.png")),
        false => name.as_bytes().to_vec(),
    }
}

/// The file `name` after a reader has followed a block.
fn grown(name: &str, old: Option<String>, text: &str) -> String {
    let Some(old) = old else { return text.to_owned() };
    if name == "course.toml" {
        let added: toml::Table = text.parse().unwrap();
        if added.contains_key("id") {
            return text.to_owned();
        }
        let mut table: toml::Table = old.parse().unwrap();
        table.extend(added);
        return table.to_string();
    }
    let front_end = text.rfind("+++\n").unwrap_or_default() + 4;
    if name.ends_with(".md") && front_end == text.len() && text.starts_with("+++") {
        let body = old.splitn(3, "+++\n").nth(2).unwrap_or_default();
        return format!("{text}{body}");
    }
    if name.ends_with(".md") && !text.starts_with("+++") {
        return format!("{}\n\n{text}", old.trim_end());
    }
    text.to_owned()
}

/// Turns `0.12 s` into `0.01 s`, and sizes of a site into `1.2 MB`: of all that the program says, only
/// these change from one day to another.
fn without_times(text: &str) -> String {
    let mut result = String::new();
    let words: Vec<&str> = text.split(' ').collect();
    for (index, word) in words.iter().enumerate() {
        let unit = words.get(index + 1).and_then(|unit| unit.split(['\n', ',', ':']).next());
        let shown = match unit {
            Some("s") if word.parse::<f64>().is_ok() => "0.01",
            Some("KB" | "MB") if word.parse::<f64>().is_ok() => "1.2",
            _ => word,
        };
        let separator = if index > 0 { " " } else { "" };
        write!(result, "{separator}{shown}").unwrap();
    }
    result.replace("1.2 KB", "1.2 MB")
}

/// The course of `story` with a block added that is part of a file.
fn with_part(story: &Story, block: &Block) -> Files {
    let mut files = story.files();
    let kind = block.directive.as_deref().filter(|words| !words.starts_with("faulty"));
    let kind = kind.unwrap_or("lesson");
    if block.language == "toml" && block.title.is_none() {
        let old = String::from_utf8(files["course.toml"].clone()).unwrap();
        let text = grown("course.toml", Some(old), &block.text);
        files.insert("course.toml".to_owned(), text.into_bytes());
        return files;
    }
    let (front, body) = match block.language.as_str() {
        "toml" => (block.text.clone(), "Text.\n".to_owned()),
        _ => (String::new(), block.text.clone()),
    };
    let title = if front.contains("title =") { "" } else { "title = \"Example\"\n" };
    let list = if kind == "unit" && !front.contains("lessons =") {
        "lessons = [\"kneading\"]\n"
    } else {
        ""
    };
    let whole = match body.starts_with("+++") {
        true => body,
        false => format!("+++\n{title}{list}{front}+++\n\n{body}"),
    };
    files.extend(named(&whole).map(|path| (path.to_owned(), stock(path))));
    let path = match kind {
        "front" => "index.md",
        "unit" => "dough/index.md",
        "glossary" => "glossary.md",
        "prompts" => "prompts.md",
        "lesson" => "dough/example.md",
        "quiz" => "dough/example.quiz.md",
        "scenario" => "dough/example.scenario.md",
        "survey" => "dough/example.survey.md",
        "handout" => "dough/example.handout.md",
        other => panic!("there is no kind of page `{other}`"),
    };
    if path.contains("example") {
        let index = files.get_mut("dough/index.md").unwrap();
        let text = String::from_utf8(index.clone()).unwrap();
        *index = text.replacen("lessons = [", "lessons = [\"example\", ", 1).into_bytes();
    }
    files.insert(path.to_owned(), whole.into_bytes());
    files
}

fn shown(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics
        .iter()
        .map(|d| format!("{}: {}: {}", d.place.path, d.code.name, d.message))
        .collect()
}

/// Follows one page, and adds its faults to `faults`. Returns the text of the page with the real
/// output of the program.
fn follow(story: &Story, path: &str, page: &str, faults: &mut Vec<String>) -> String {
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    let mut moved = 0_isize;
    for block in blocks(path, page) {
        let place = format!("{path}:{}", block.line);
        let is_part = matches!(block.language.as_str(), "markdown" | "toml");
        match (&block.title, block.language.as_str()) {
            (_, "console") => {
                let real = console(story, &block, &place, faults);
                let first = (block.line as isize + moved) as usize;
                let last = (block.end as isize + moved) as usize - 1;
                moved += real.len() as isize - (last - first) as isize;
                lines.splice(first..last, real);
            }
            (Some(title), _) if is_file(title) => story.keep(title, &block),
            (None, _) if is_part => part(story, &block, &place, faults),
            (Some(title), "toml") if title == "Front matter" => {
                part(story, &block, &place, faults);
            }
            (Some(title), _) if is_part => faults.push(format!("{place}: what is `{title}`?")),
            _ => {}
        }
    }
    let files = story.files();
    if !files.is_empty() {
        let found = shown(&compiled(files).diagnostics);
        if !found.is_empty() {
            faults.push(format!("{path}: at its end the course has {found:#?}"));
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Whether a title is the path of a file: one of the course, or one for a host or a code forge.
fn is_file(title: &str) -> bool {
    const BESIDE: [&str; 4] =
        [".github/workflows/course.yml", ".gitlab-ci.yml", "netlify.toml", ".gitignore"];
    title.starts_with("course/") || title.starts_with("my-book/") || BESIDE.contains(&title)
}

fn part(story: &Story, block: &Block, place: &str, faults: &mut Vec<String>) {
    let found = compiled(with_part(story, block)).diagnostics;
    let codes: BTreeSet<&str> = found.iter().map(|d| d.code.name).collect();
    match block.directive.as_deref().and_then(|words| words.strip_prefix("faulty ")) {
        Some(code) if codes == BTreeSet::from([code]) => {}
        Some(code) => faults.push(format!("{place}: not `{code}` but {:#?}", shown(&found))),
        None if found.is_empty() => {}
        None => faults.push(format!("{place}: {:#?}", shown(&found))),
    }
}

/// Runs the commands in a `console` block, and returns its lines with the real output.
fn console(story: &Story, block: &Block, place: &str, faults: &mut Vec<String>) -> Vec<String> {
    let mut lines = block.text.lines().peekable();
    let mut result = Vec::new();
    while let Some(line) = lines.next() {
        result.push(line.to_owned());
        let mut expected = Vec::new();
        while let Some(next) = lines.next_if(|next| !next.starts_with("$ ")) {
            expected.push(next);
        }
        let runs =
            line.strip_prefix("$ coursemark ").is_some_and(|rest| !rest.starts_with("serve"));
        if !runs {
            result.extend(expected.iter().map(|line| (*line).to_owned()));
            continue;
        }
        let (output, code) = story.run(&line[2..]);
        // A page may show diagnostics of a course. No other failure is allowed.
        if code > i32::from(!expected.is_empty()) {
            faults.push(format!("{place}: {line}: {output}"));
        }
        if expected.is_empty() {
            continue;
        }
        let real: Vec<&str> = output.lines().map(str::trim_end).collect();
        if matches(&expected, &real) {
            result.extend(expected.iter().map(|line| (*line).to_owned()));
        } else {
            result.extend(real.iter().map(|line| (*line).to_owned()));
        }
    }
    result
}

/// Whether `real` matches `expected`, in which `…` stands for any lines.
fn matches(expected: &[&str], real: &[&str]) -> bool {
    match (expected.split_first(), real.split_first()) {
        (None, None) => true,
        (Some((&"…", rest)), _) => (0..=real.len()).any(|skip| matches(rest, &real[skip..])),
        (Some((line, rest)), Some((found, others))) => line == found && matches(rest, others),
        _ => false,
    }
}

/// The lines of `real` that `page` does not have.
fn new(page: &str, real: &str) -> String {
    let known: BTreeSet<&str> = page.lines().collect();
    real.lines().filter(|line| !known.contains(line)).map(|line| format!("{line}\n")).collect()
}

#[test]
fn every_example_works_as_it_is_shown() {
    let pages: Vec<String> = pages().into_iter().filter(|path| !explains(path)).collect();
    let (tutorial, others): (Vec<_>, Vec<_>) =
        pages.into_iter().partition(|path| path.starts_with("tutorial/"));
    let mut stories = vec![(Story::new(), tutorial)];
    stories.extend(others.into_iter().map(|path| (Story::with_base(), vec![path])));
    let results: Vec<(usize, Vec<String>)> = stories.par_iter().map(told).collect();
    let faults: Vec<&str> = results.iter().flat_map(|(_, f)| f).map(String::as_str).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let count: usize = results.iter().map(|(count, _)| count).sum();
    assert!(count > 100, "only {count} blocks");
}

/// Follows the pages of a story. Returns the number of their blocks, and their faults.
fn told((story, pages): &(Story, Vec<String>)) -> (usize, Vec<String>) {
    let (mut count, mut faults) = (0, Vec::new());
    for path in pages {
        let page = text(path);
        count += blocks(path, &page).len();
        let real = follow(story, path, &page, &mut faults);
        if real != page {
            match is_update() {
                true => write(&folder().join(path), real.as_bytes()),
                false => faults.push(format!("{path}: the program says\n{}", new(&page, &real))),
            }
        }
    }
    (count, faults)
}

/// The number of faults on a page that is not part of the documentation.
fn faults_of(page: &str) -> usize {
    let mut faults = Vec::new();
    let real = follow(&Story::with_base(), "page.md", page, &mut faults);
    faults.len() + usize::from(real != page)
}

#[test]
fn an_example_that_does_not_work_is_found() {
    let whole = "```markdown title=\"course/dough/kneading.md\"\n+++\ntitle = \"K\"\n+++\n\nText";
    let cases = [
        ("```markdown\n[x](kneading.md)\n```\n", 0),
        ("```markdown\n[x](nowhere.md)\n```\n", 1),
        ("<!-- example: faulty broken-link -->\n```markdown\n[x](nowhere.md)\n```\n", 0),
        ("<!-- example: faulty broken-link -->\n```markdown\nText.\n```\n", 1),
        ("```toml\n[check]\nunused-asset = \"allow\"\n```\n", 0),
        ("```toml\n[check]\nunused-aset = \"allow\"\n```\n", 1),
        ("```toml title=\"Front matter\"\nminutes = 5\n```\n", 0),
        ("```toml title=\"Front matter\"\nminuts = 5\n```\n", 1),
        ("```toml title=\"Front mater\"\nminutes = 5\n```\n", 1),
        (
            "```console\n$ coursemark check\nnothing is wrong with the course: 3 pages, checked in 0.01 s\n…\n```\n",
            0,
        ),
        ("```console\n$ coursemark check\nall is well\n```\n", 1),
        ("```console\n$ coursemark check\n…\n```\n", 0),
        ("```console\n$ coursemark check nowhere\n```\n", 1),
        ("```console\n$ coursemark check nowhere\n…\n```\n", 1),
    ];
    for (page, count) in cases {
        assert_eq!(faults_of(page), count, "{page}");
    }
    assert_eq!(faults_of(&format!("{whole}.\n```\n")), 0);
    assert_eq!(faults_of(&format!("{whole} [@nobody].\n```\n")), 1);
}
