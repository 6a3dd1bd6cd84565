//! Readers who have not taken the course answer its questions: from the options alone, with the
//! stem, and with the page that teaches it. What they score tells whether a question tests anything.
//!
//! `cargo test --test it items::sheets -- --ignored` writes what they get to see to `target/items`.
//! Readers write one line for each question into `target/items/answers/CONDITION.txt`, such as
//! `3fa1c2 B` or `09be77 A, C`, and `cargo test --test it items::marks -- --ignored` marks them by
//! the key of these sheets and writes `tests/data/items.csv`. The figures in the documentation follow
//! from that file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use coursemark::internals::model::course::{Course, PageId, QuestionId};
use coursemark::internals::model::question::{Answer, AnswerOption, Reasons};
use coursemark::internals::model::text::Text;
use coursemark::internals::source::SourceTree;

use crate::support::{read, resolved, root, tree, write};

/// What readers see of a question, from least to most.
const CONDITIONS: [&str; 3] = ["options", "stem", "lesson"];
/// The page with the figures, and the lines between which they are.
const PAGE: &str = "docs/explanation/questions-that-test.md";
const START: &str = "<!-- figures: start -->\n";
const END: &str = "<!-- figures: end -->\n";

/// A question with options, as a sheet shows it.
struct Item {
    id: QuestionId,
    kind: &'static str,
    /// The options in the order of the sheet, each with its label, such as `A` or `B2`.
    options: Vec<(String, String)>,
    /// The labels of the right options.
    key: Vec<String>,
}

fn shipped() -> Course {
    resolved(&SourceTree::from_memory(tree(&root().join("course"))))
}

fn folder() -> PathBuf {
    root().join("target/items")
}

/// The order of a question's options on the sheets: the same on each, and not that of the file.
fn order<'o>(question: &str, options: &'o [AnswerOption]) -> Vec<&'o AnswerOption> {
    let mut ordered: Vec<_> = options.iter().collect();
    ordered.sort_by_key(|option| {
        let mut hasher = DefaultHasher::new();
        (question, &option.text).hash(&mut hasher);
        hasher.finish()
    });
    ordered
}

/// The questions that are answered by choosing, in the order of the course.
fn items(course: &Course) -> Vec<Item> {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at).unwrap()).to_string();
    let mut items = Vec::new();
    for id in course.questions() {
        let question = course.question(id);
        // The questions of a group have the same options, and are shown in the same order.
        let seed = question.group.as_ref().map_or(&question.id.value, |group| &group.value);
        let mut options = Vec::new();
        let mut key = Vec::new();
        let kind = match &question.answer {
            Answer::Single(list) | Answer::Multiple(list) => {
                for (at, option) in order(seed, list).into_iter().enumerate() {
                    options.push((letter(at), option.text.clone()));
                    key.extend(option.right.then(|| letter(at)));
                }
                if matches!(question.answer, Answer::Single(_)) { "single" } else { "multiple" }
            }
            Answer::TwoTier { verdicts, reasons: Reasons::Own(lists) } => {
                for (at, verdict) in verdicts.iter().enumerate() {
                    options.push((letter(at), verdict.text.clone()));
                    for (number, reason) in order(seed, &lists[at]).into_iter().enumerate() {
                        let label = format!("{}{}", letter(at), number + 1);
                        key.extend((verdict.right && reason.right).then(|| label.clone()));
                        options.push((label, reason.text.clone()));
                    }
                }
                "two-tier"
            }
            _ => continue,
        };
        items.push(Item { id, kind, options, key });
    }
    items
}

/// What a sheet calls a question. An id would say too much.
fn code(course: &Course, item: &Item) -> String {
    let mut hasher = DefaultHasher::new();
    course.question(item.id).id.value.hash(&mut hasher);
    format!("{:06x}", hasher.finish() & 0xff_ffff)
}

/// The items of a sheet. Several questions of a group would show which of their options are right in
/// one of them, so a sheet with options alone has one, as an attempt at a quiz has.
fn shown<'i>(course: &Course, items: &'i [Item], condition: &str) -> Vec<&'i Item> {
    let mut shown: Vec<&Item> = items.iter().collect();
    if condition == "options" {
        shown.sort_by_key(|item| code(course, item));
        let mut groups = BTreeSet::new();
        shown.retain(|item| {
            let group = course.question(item.id).group.as_ref();
            group.is_none_or(|group| groups.insert(&group.value))
        });
    }
    shown
}

/// What a page teaches: its text without its questions.
fn taught(course: &Course, id: PageId) -> String {
    let page = course.page(id);
    let text = &page.document.text;
    let mut taught = format!("\n# Page {}\n", page.document.path);
    let mut at = 0;
    for question in page.questions() {
        let span = question.span.range();
        taught.push_str(&text[at..span.start.max(at)]);
        at = span.end.max(at);
    }
    taught.push_str(&text[at..]);
    taught
}

fn options(item: &Item) -> String {
    let mut text = String::new();
    for (label, option) in &item.options {
        let indent = if label.len() > 1 { "  " } else { "" };
        writeln!(text, "{indent}{label}. {option}").unwrap();
    }
    text
}

#[test]
#[ignore = "writes sheets for readers, who answer them outside of the tests"]
fn sheets() {
    let course = shipped();
    let items = items(&course);
    for condition in CONDITIONS {
        let mut sheet = String::from(
            "Answer every question with one line: its number and the label of your answer.\n\
             single: one letter. multiple: all letters that apply, such as `A, C`. two-tier: the\n\
             verdict with its reason, such as `B2`. There is exactly one right answer to each.\n",
        );
        let mut last = None;
        for item in shown(&course, &items, condition) {
            let page = course.page(item.id.0);
            let question = course.question(item.id);
            if condition == "lesson" && last != page.unit {
                last = page.unit;
                for id in last.iter().flat_map(|unit| &course.unit(*unit).pages) {
                    sheet.push_str(&taught(&course, *id));
                }
                sheet.push_str("\n# Questions\n");
            }
            write!(sheet, "\n## {} ({})\n\n", code(&course, item), item.kind).unwrap();
            if condition != "options" {
                let text = Text::of(&page.document);
                writeln!(sheet, "{}\n", question.title).unwrap();
                for block in &question.stem {
                    let written = page.document.text[block.range()].trim();
                    // A table without its signs is a row of words.
                    let shown = match written.starts_with('|') {
                        true => written.to_owned(),
                        false => text.plain(*block),
                    };
                    writeln!(sheet, "{}\n", shown.trim()).unwrap();
                }
            }
            sheet.push_str(&options(item));
        }
        write(&folder().join(format!("{condition}.md")), sheet.as_bytes());
    }
    let row = |item: &Item| {
        let question = course.question(item.id);
        let group = question.group.as_ref().map_or("", |group| &group.value);
        let (code, id, wording) = (code(&course, item), &question.id.value, &question.wording);
        format!("{code},{id},{wording},{},{group},{}\n", item.kind, item.key.join(" "))
    };
    let key: String = items.iter().map(row).collect();
    write(&folder().join("key.csv"), key.as_bytes());
}

#[test]
#[ignore = "marks what readers answered to the sheets"]
fn marks() {
    let text = |name: &str| String::from_utf8(read(&folder().join(name))).unwrap();
    let key = text("key.csv");
    // What was marked before stays, unless it is answered again.
    let table = root().join("tests/data/items.csv");
    let marked = String::from_utf8(read(&table)).unwrap();
    let mut rows: BTreeMap<(usize, String), String> = BTreeMap::new();
    for row in marked.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let condition = CONDITIONS.iter().position(|name| *name == cells[4]).expect(row);
        rows.insert((condition, cells[0].to_owned()), row.to_owned());
    }
    for (number, condition) in CONDITIONS.iter().enumerate() {
        let name = format!("answers/{condition}.txt");
        if !folder().join(&name).exists() {
            continue;
        }
        let answers = text(&name);
        let answers: BTreeMap<&str, &str> =
            answers.lines().filter_map(|line| line.trim().split_once(' ')).collect();
        for row in key.lines() {
            let cells: Vec<&str> = row.split(',').collect();
            let [code, id, wording, kind, group, key] = cells[..] else { panic!("{row}") };
            let Some(given) = answers.get(code) else { continue };
            let mut given: Vec<_> = given.split(',').map(str::trim).collect();
            given.sort_unstable();
            let right = u8::from(given.join(" ") == key);
            let row = format!("{id},{wording},{kind},{group},{condition},{right}");
            rows.insert((number, id.to_owned()), row);
        }
    }
    let mut text = String::from("question,wording,kind,group,condition,right\n");
    for row in rows.values() {
        writeln!(text, "{row}").unwrap();
    }
    write(&table, text.as_bytes());
}

/// The figures as the documentation gives them, over questions that have not changed since.
fn figures() -> String {
    let course = shipped();
    let now: BTreeMap<&str, &str> = course
        .questions()
        .map(|id| {
            let question = course.question(id);
            (question.id.value.as_str(), question.wording.as_str())
        })
        .collect();
    let table = String::from_utf8(read(&root().join("tests/data/items.csv"))).unwrap();
    // Right answers and all answers, by condition and kind.
    let mut scores: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    // For each group and condition, whether all its questions were right.
    let mut groups: BTreeMap<(&str, &str), (bool, usize)> = BTreeMap::new();
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [id, wording, kind, group, condition, right] = cells[..] else { panic!("{row}") };
        if now.get(id) != Some(&wording) {
            continue;
        }
        let score = scores.entry((condition, kind)).or_default();
        score.0 += usize::from(right == "1");
        score.1 += 1;
        if !group.is_empty() {
            let all = groups.entry((condition, group)).or_insert((true, 0));
            all.0 &= right == "1";
            all.1 += 1;
        }
    }
    let mut text = String::from(
        "| Readers saw | Single choice | Multiple response | Two-tier | Groups, all right |\n\
         |---|---|---|---|---|\n",
    );
    let share = |right: usize, all: usize| match all {
        0 => "not tried".to_owned(),
        _ => format!("{right} of {all} ({} %)", (right * 100 + all / 2) / all),
    };
    for (condition, name) in
        CONDITIONS.iter().zip(["the options alone", "stem and options", "the lesson too"])
    {
        write!(text, "| {name} |").unwrap();
        for kind in ["single", "multiple", "two-tier"] {
            let (right, all) = scores.get(&(condition, kind)).copied().unwrap_or_default();
            write!(text, " {} |", share(right, all)).unwrap();
        }
        let twins: Vec<_> =
            groups.iter().filter(|((of, _), (_, size))| of == condition && *size > 1).collect();
        let right = twins.iter().filter(|(_, (all, _))| *all).count();
        writeln!(text, " {} |", share(right, twins.len())).unwrap();
    }
    text
}

#[test]
fn the_figures_in_the_documentation_are_those_of_the_readers() {
    let path = root().join(PAGE);
    let page = String::from_utf8(read(&path)).unwrap();
    let (before, rest) = page.split_once(START).unwrap();
    let (said, after) = rest.split_once(END).unwrap();
    let figures = format!("\n{}\n", figures());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        write(&path, format!("{before}{START}{figures}{END}{after}").as_bytes());
    } else {
        assert_eq!(said, figures);
    }
}
