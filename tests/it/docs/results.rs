//! What an example looks like on a page, below its source.
//!
//! Between `<!-- result of the example above -->` and `<!-- end of the result -->` is the text of
//! the block above as part of the page. Readers see a question at work there, and it cannot differ
//! from its source, because it is made from it: `UPDATE_DOCS=1 cargo test --test it docs` writes it.
//! Its ids begin with the key of the page, so that one example may be on several pages.
//!
//! A scenario or a survey needs a page of its own. If the documentation has a file of the name that
//! a block has, it is what the block shows. The drawing of a scenario is what `check --graph` makes.

use std::fmt::Write;
use std::process::Command;

use crate::docs::blocks::{Block, blocks};
use crate::docs::{folder, is_update, pages, text};
use crate::support::{read, write};

const BEGIN: &str = "<!-- result of the example above -->";
const END: &str = "<!-- end of the result -->";

/// The page at `path` with the results of its examples. Returns their number as well.
fn with_results(path: &str, page: &str) -> (String, usize) {
    let key = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    let lines: Vec<&str> = page.lines().collect();
    let all = blocks(path, page);
    let is_in_block = |line: usize| all.iter().any(|b| b.line <= line && line <= b.end);
    let mut result = String::new();
    let (mut count, mut level, mut at) = (0, 1, 0);
    while at < lines.len() {
        let line = lines[at];
        let hashes = line.chars().take_while(|c| *c == '#').count();
        if hashes > 0 && line[hashes..].starts_with(' ') && !is_in_block(at + 1) {
            level = hashes;
        }
        writeln!(result, "{line}").unwrap();
        if line == BEGIN && !is_in_block(at + 1) {
            let block = all.iter().rfind(|block| block.end <= at + 1);
            let block = block.unwrap_or_else(|| panic!("{path}:{}: no example above", at + 1));
            let length = lines[at..].iter().position(|line| *line == END);
            at += length.unwrap_or_else(|| panic!("{path}:{}: no end of the result", at + 1));
            let shown = shown(key, block, level + 1);
            // Text that follows would belong to the question.
            let next = lines[at + 1..].iter().find(|line| !line.is_empty());
            let is_open = shown.contains("{#") || shown.contains("{.");
            let goes_on = is_open && next.is_some_and(|line| !line.starts_with('#'));
            let close = if goes_on { "\n---\n" } else { "" };
            write!(result, "\n{shown}{close}\n{END}\n").unwrap();
            count += 1;
        }
        at += 1;
    }
    (result, count)
}

/// The text of `block` as part of the page `key`, with its first headings at `level`.
fn shown(key: &str, block: &Block, level: usize) -> String {
    let is_quiz = block.directive.as_deref() == Some("quiz");
    let mut result = String::new();
    let mut fence = None;
    for line in block.text.lines() {
        let ticks = line.chars().take_while(|c| *c == '`').count();
        if ticks >= 3 {
            fence = match fence {
                None => Some(ticks),
                Some(open) if open == ticks => None,
                other => other,
            };
        }
        let hashes = line.chars().take_while(|c| *c == '#').count();
        let is_heading = hashes > 0 && line[hashes..].starts_with(' ');
        if fence.is_some() || ticks >= 3 || !is_heading {
            let line = if fence.is_some() { line.to_owned() } else { own(key, line) };
            writeln!(result, "{line}").unwrap();
            continue;
        }
        let mut line = format!("{}{}", "#".repeat(hashes + level - 2), own(key, &line[hashes..]));
        if is_quiz && hashes == 2 && !line.contains(".question") {
            line = line.replacen("{#", "{.question #", 1);
        }
        writeln!(result, "{line}").unwrap();
    }
    result
}

/// A line with the ids in it as those of the page `key`, and without ids of earlier versions.
fn own(key: &str, line: &str) -> String {
    let mut line = line.to_owned();
    for before in ["{#", "from=#", "](#", " #"] {
        // A space and a hash begin an id only among attributes.
        if before != " #" || line.contains("{.") {
            line = line.replace(before, &format!("{before}{key}-"));
        }
    }
    if let Some((start, rest)) = line.split_once(" was=") {
        let end = rest.find([' ', '}']).unwrap_or(rest.len());
        line = format!("{start}{}", &rest[end..]);
    }
    line
}

#[test]
fn results_are_what_the_examples_above_them_say() {
    let (mut count, mut faults) = (0, Vec::new());
    for path in pages() {
        let page = text(&path);
        let (real, results) = with_results(&path, &page);
        count += results;
        if real != page {
            match is_update() {
                true => write(&folder().join(&path), real.as_bytes()),
                false => faults.push(path),
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new(), "run with UPDATE_DOCS=1");
    assert!(count > 20, "only {count} results");
}

#[test]
fn a_page_that_is_shown_at_work_is_the_file_above() {
    let mut count = 0;
    for path in pages() {
        for block in blocks(&path, &text(&path)) {
            let name = block.title.as_deref().and_then(|title| title.rsplit('/').next());
            let unit = path.split('/').next().unwrap_or_default();
            let live = format!("{unit}/{}", name.unwrap_or_default());
            let is_page = [".scenario.md", ".survey.md"].iter().any(|end| live.ends_with(end));
            if is_page && folder().join(&live).is_file() {
                count += 1;
                match is_update() {
                    true => write(&folder().join(&live), block.text.as_bytes()),
                    false => assert_eq!(block.text, text(&live), "{path}: {live}"),
                }
            }
        }
    }
    assert!(count >= 2, "only {count} pages");
}

#[test]
fn the_drawing_of_a_scenario_is_up_to_date() {
    let place = tempfile::tempdir().unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_coursemark"))
        .args(["check", "--graph"])
        .arg(place.path())
        .arg(folder())
        .output()
        .unwrap()
        .status;
    assert!(status.success());
    let drawn = read(&place.path().join("the-sticky-dough.svg"));
    let shown = folder().join("guides/the-sticky-dough.svg");
    match is_update() {
        true => write(&shown, &drawn),
        false => assert!(drawn == read(&shown), "run with UPDATE_DOCS=1"),
    }
}

#[test]
fn a_result_has_ids_and_headings_of_its_page() {
    let page = "## Kinds\n\n<!-- example: quiz -->\n```markdown\n## Why? {#why .fixed was=so}\n\n\
                - [x] So {#so}\n```\n\n<!-- result of the example above -->\nold\n\
                <!-- end of the result -->\n";
    let (real, count) = with_results("guides/kinds.md", page);
    assert_eq!(count, 1);
    let shown = "### Why? {.question #kinds-why .fixed}\n\n- [x] So {#kinds-so}\n";
    assert!(real.contains(shown), "{real}");
    assert!(!real.contains("old"), "{real}");
    assert_eq!(with_results("guides/kinds.md", &real), (real.clone(), 1));
}
