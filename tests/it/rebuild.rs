//! A rebuild redoes only what changed, and gives the same result as a full build.

use std::collections::BTreeMap;

use coursemark::internals::pipeline::{Compiler, Options, Work, compile};
use coursemark::internals::source::SourceTree;

use crate::support::Files;

fn course() -> Files {
    let mut files: Files = BTreeMap::new();
    let keys: Vec<String> = (0..30).map(|n| format!("lesson-{n}")).collect();
    let list: Vec<String> = keys.iter().map(|key| format!("\"{key}\"")).collect();
    let mut add = |path: String, text: String| {
        files.insert(path, text.into_bytes());
    };
    add(
        "course.toml".into(),
        "id = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\"]\n".into(),
    );
    add("index.md".into(), "+++\ntitle = \"C\"\n+++\n".into());
    add("glossary.md".into(), "+++\ntitle = \"G\"\n+++\n\nterm\n: Meaning.\n".into());
    add(
        "unit/index.md".into(),
        format!("+++\ntitle = \"U\"\nlessons = [{}]\n+++\n", list.join(", ")),
    );
    for key in keys {
        add(
            format!("unit/{key}.md"),
            format!("+++\ntitle = \"{key}\"\n+++\n\nText of {key} with `code`.\n"),
        );
    }
    files
}

fn build(compiler: &Compiler, files: &Files) -> Work {
    let tree = SourceTree::from_memory(files.clone());
    let (reported, work) = compiler.compile(&tree, &Options::default());
    assert_eq!(reported.diagnostics, []);
    let clean = compile(&tree, &Options::default());
    let site = reported.value.map(|output| output.site);
    assert!(site == clean.value, "a rebuild differs from a clean build");
    work
}

#[test]
fn nothing_is_done_when_nothing_changed() {
    let compiler = Compiler::default();
    let files = course();
    let first = build(&compiler, &files);
    assert_eq!(first.parsed, 33);
    assert!(first.rendered >= 33);
    assert_eq!(build(&compiler, &files), Work::default());
}

#[test]
fn a_changed_text_renders_one_page() {
    let compiler = Compiler::default();
    let mut files = course();
    build(&compiler, &files);
    files.insert(
        "unit/lesson-3.md".into(),
        b"+++\ntitle = \"lesson-3\"\n+++\n\nOther text here.\n".to_vec(),
    );
    assert_eq!(build(&compiler, &files), Work { parsed: 1, written: 1, rendered: 1 });
}

#[test]
fn a_changed_title_renders_the_pages_that_show_it() {
    let compiler = Compiler::default();
    let mut files = course();
    build(&compiler, &files);
    files.insert(
        "unit/lesson-3.md".into(),
        b"+++\ntitle = \"Renamed\"\n+++\n\nText of lesson-3 with `code`.\n".to_vec(),
    );
    let work = build(&compiler, &files);
    assert_eq!((work.parsed, work.written), (1, 1));
    assert!(work.rendered > 20, "{work:?}");
}

#[test]
fn a_new_term_is_linked_in_pages_that_did_not_change() {
    let compiler = Compiler::default();
    let mut files = course();
    build(&compiler, &files);
    files.insert(
        "glossary.md".into(),
        b"+++\ntitle = \"G\"\n+++\n\ncode\n: Meaning.\n\ntext\n: Words.\n".to_vec(),
    );
    let work = build(&compiler, &files);
    assert!(work.written >= 30, "{work:?}");
}

/// A lesson with a question, and a quiz that draws it.
fn asking(lesson: &str) -> Files {
    let mut files = course();
    let index = "+++\ntitle = \"Unit\"\nlessons = [\"asking\", \"quiz\"]\n+++\n";
    let unit = "id = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\", \"more\"]\n";
    files.insert("course.toml".into(), unit.into());
    files.insert("more/index.md".into(), index.into());
    let lesson = format!("+++\ntitle = \"Asking\"\n+++\n\n{lesson}\n");
    files.insert("more/asking.md".into(), lesson.into_bytes());
    let quiz = "+++\ntitle = \"Quiz\"\n\n[[draw]]\ncount = 1\nfrom = [\"asking\"]\n+++\n\nText.\n";
    files.insert("more/quiz.quiz.md".into(), quiz.into());
    files
}

#[test]
fn a_quiz_is_written_anew_when_what_it_draws_changes_and_not_with_the_text_around_it() {
    let question = "## Which? {#which .question}\n\n- [x] One\n  > Yes.\n- [ ] Two\n  > No.\n";
    let compiler = Compiler::default();
    build(&compiler, &asking(&format!("Text.\n\n{question}")));
    let work = build(&compiler, &asking(&format!("Other text.\n\n{question}")));
    assert_eq!(work.written, 1, "the lesson alone");
    let work =
        build(&compiler, &asking(&format!("Other text.\n\n{}", question.replace("No.", "Not."))));
    assert_eq!(work.written, 2, "the lesson, and the quiz that shows it");
    // A definition may be anywhere on the page.
    let linked = question.replace("No.", "No, see [it][there].");
    let with = |address: &str| asking(&format!("Text.\n\n{linked}\n---\n\n[there]: {address}\n"));
    build(&compiler, &with("https://example.org/a"));
    let work = build(&compiler, &with("https://example.org/b"));
    assert_eq!(work.written, 2, "the address stands in the quiz too");
}
