//! Certain fixes: which codes have them, and what every fix keeps.
//!
//! [`decided`] has a decision about every code. The tests below make the fixes of every case of the
//! suite, of pages put together from faults, and of cases that are changed at random; [`disk`] runs
//! the command on real files.

mod decided;
#[cfg(unix)]
mod disk;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::LazyLock;

use coursemark::internals::diag::fix::edited;
use coursemark::internals::diag::severity::Severity;
use coursemark::internals::diag::{Diagnostic, codes};
use coursemark::internals::pipeline::{Compiler, Options};
use coursemark::internals::rounds::{Fixed, State, fix};
use coursemark::internals::source::SourceTree;
use proptest::prelude::*;

use crate::amount::random;
use crate::suite;
use crate::support::{Files, small_with};

/// The options of a case of the suite; see [`suite::compiled_case`].
fn options(files: &Files) -> Options {
    let manifest = files.get("course.toml").cloned().unwrap_or_default();
    let pedagogy = String::from_utf8_lossy(&manifest).contains("\n[pedagogy]");
    Options { pedagogy, ..Options::default() }
}

/// A compiler for all tests, which has loaded the grammars of languages.
fn compiler() -> &'static Compiler {
    static COMPILER: LazyLock<Compiler> = LazyLock::new(Compiler::once);
    &COMPILER
}

fn state(files: Files) -> (State, Options) {
    let options = options(&files);
    let tree = SourceTree::from_memory(files);
    let diagnostics = compiler().compile(&tree, &options).0.diagnostics;
    (State { tree, diagnostics }, options)
}

/// The number of diagnostics by file and code.
fn counts(diagnostics: &[Diagnostic]) -> BTreeMap<(String, &'static str), usize> {
    let mut counts = BTreeMap::new();
    for diagnostic in diagnostics {
        let key = (diagnostic.place.path.to_string(), diagnostic.code.name);
        *counts.entry(key).or_default() += 1;
    }
    counts
}

fn listed(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let (place, code) = (&diagnostic.place, diagnostic.code.name);
        writeln!(text, "{place:?} {code} {}", diagnostic.message).unwrap();
    }
    text
}

/// Makes the fixes of a course, and checks what holds for all fixes:
/// - the edits of all rounds turn the old texts into the new ones;
/// - no file has more errors of a code than before;
/// - nothing is left to fix, except what was held back;
/// - a second run changes nothing.
fn check(files: Files) -> Result<(Vec<Diagnostic>, State, Fixed), String> {
    let (mut state, options) = state(files);
    let before = State { tree: state.tree.clone(), diagnostics: state.diagnostics.clone() };
    let fixed = fix(compiler(), &options, &mut state, |_| true);
    let shown = |problem: &str, state: &State| {
        let (old, new) = (listed(&before.diagnostics), listed(&state.diagnostics));
        let texts: Vec<String> = fixed
            .edits
            .keys()
            .map(|path| format!("{path}:\n{}", state.tree.text_of(path).unwrap()))
            .collect();
        format!("{problem}\nbefore:\n{old}after:\n{new}{}", texts.concat())
    };
    for (path, content) in before.tree.iter() {
        let (Some(old), Some(new)) = (before.tree.text_of(path), state.tree.text_of(path)) else {
            let _ = content;
            continue;
        };
        let rounds = fixed.edits.get(path).into_iter().flatten();
        let replayed = rounds.fold(old.to_string(), |text, edits| edited(&text, edits));
        if replayed != **new {
            return Err(shown(&format!("the edits of {path} do not make its text"), &state));
        }
    }
    let unlisted: BTreeSet<String> = before
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code == &codes::UNLISTED_PAGE)
        .map(|diagnostic| diagnostic.place.path.folder().to_owned())
        .collect();
    let is_manifest_broken = before.diagnostics.iter().any(|diagnostic| {
        diagnostic.code == &codes::INVALID_TOML && diagnostic.place.path.as_str() == "course.toml"
    });
    let known = counts(&before.diagnostics);
    for ((path, code), count) in counts(&state.diagnostics) {
        let is_error = state.diagnostics.iter().any(|diagnostic| {
            diagnostic.code.name == code && diagnostic.severity == Severity::Error
        });
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let was_checked =
            !unlisted.contains(folder) && (!is_manifest_broken || path == "course.toml");
        if is_error && was_checked && count > known.get(&(path.clone(), code)).copied().unwrap_or(0)
        {
            return Err(shown(&format!("{path} has a new {code}"), &state));
        }
    }
    let is_held = |offer: &Diagnostic| {
        fixed.held.iter().any(|(held, _)| held.code == offer.code && held.message == offer.message)
    };
    if let Some(left) = state.diagnostics.iter().find(|d| d.fix.is_some() && !is_held(d)) {
        return Err(shown(&format!("left to fix: {left:?}"), &state));
    }
    let mut again = State { tree: state.tree.clone(), diagnostics: state.diagnostics.clone() };
    let second = fix(compiler(), &options, &mut again, |_| true);
    if !second.edits.is_empty() {
        return Err(shown(&format!("the second run makes {:?}", second.edits), &again));
    }
    Ok((before.diagnostics, state, fixed))
}

#[test]
fn every_case_of_the_suite_is_clean_of_what_was_fixed() {
    let mut failures = String::new();
    let mut fixed_codes = BTreeSet::new();
    for files in suite::courses() {
        let (before, after, fixed) = match check(files) {
            Ok(checked) => checked,
            Err(problem) => {
                writeln!(failures, "{problem}").unwrap();
                continue;
            }
        };
        fixed_codes.extend(fixed.counts.keys().map(|(_, code)| *code));
        let (before_counts, left) = (counts(&before), counts(&after.diagnostics));
        for ((path, code), count) in &fixed.counts {
            let key = (path.to_string(), *code);
            let gone = before_counts[&key].saturating_sub(left.get(&key).copied().unwrap_or(0));
            // What is reported once for a page may be fixed at some of its places.
            let is_partial = matches!(*code, "foreign-syntax" | "invalid-code-attribute");
            if gone < *count && !is_partial {
                writeln!(failures, "{path}: {count} {code} fixed, {gone} are gone").unwrap();
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
    let decided: BTreeSet<&str> = decided::FIXED.into_iter().collect();
    let missing: Vec<_> = decided.difference(&fixed_codes).collect();
    let surprising: Vec<_> = fixed_codes.difference(&decided).collect();
    assert!(missing.is_empty(), "no case of the suite shows the fix of {missing:?}");
    assert!(surprising.is_empty(), "not decided to be fixed: {surprising:?}");
}

#[test]
fn every_code_is_fixed_or_needs_the_author() {
    let known: BTreeSet<&str> = codes::ALL.iter().map(|code| code.name).collect();
    let fixed: BTreeSet<&str> = decided::FIXED.into_iter().collect();
    let authors: BTreeSet<&str> = decided::NEEDS_AUTHOR.iter().map(|(code, _)| *code).collect();
    let both: Vec<_> = fixed.intersection(&authors).collect();
    assert!(both.is_empty(), "decided twice: {both:?}");
    let decided: BTreeSet<&str> = fixed.union(&authors).copied().collect();
    assert_eq!(known.difference(&decided).collect::<Vec<_>>(), Vec::<&&str>::new(), "undecided");
    assert_eq!(decided.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "no codes");
}

/// Parts of a lesson, most of which have faults with certain fixes.
const PARTS: [&str; 30] = [
    "# Another title\n",
    "Under lined\n===\n",
    "#### Deep\n\nText.\n\n##### Deeper\n",
    "##Glued\n",
    "## Same\n",
    "## Tagged {#a/b}\n",
    "## Open {#open\n",
    "• One\n• Two\n",
    "-[ ] Task\n-[x] Done\n",
    "Some ==marked== text, x^2^ and \\(y\\).\n",
    ":::note\nKeep it.\n\nMore.\n:::\n",
    ":::warning\nKeep it.\n:::\nText.\n",
    "!!! tip\n    Try it.\n\n    Twice.\n",
    "!> Look.\n",
    "> [!NOET]\n> Mind.\n",
    "> [!TIP] Mind.\n",
    "[TOC]\n",
    "```rust,ignore\nfn main() {}\n```\n",
    "```js showLineNumbers title=a.js\nlet a;\n```\n",
    "```pyhton\npass\n```\n",
    "[file](my file.md)\n",
    "[up](../INDEX.md), [unit](../unit/), [self](lesson.html#same)\n",
    "<p align=\"left\">Text.</p>\n\n<b style='color: red' class=a>b</b>\n",
    "## Check {.quiz feedback=nevr}\n\n### Which one? {.mutiple}\n\n- [x] a\n- [X]b\n- []c\n",
    "## Ask {.question #ask point=2}\n\n-[x] Yes\n-[ ] No\n",
    "## Rate {.question #rate points=“2”}\n\n- [x] Yes\n- [ ] No\n",
    "- item\n\n  - deeper\n",
    "> quoted\n",
    "    code\n",
    "Plain text.\n",
];

proptest! {
    #![proptest_config(random(40, 6))]

    #[test]
    fn faults_together_are_fixed_like_faults_alone(
        parts in proptest::collection::vec((0..PARTS.len(), "(\n|\n\n)"), 1..12),
        front in 0usize..6,
        lines in 0usize..3,
    ) {
        let mut text = [
            "+++\ntitle = \"Lesson\"\n+++\n\n",
            "---\ntitle: Lesson: it's \"one\"\ndescription: 'What''s up'\ndraft: false\n---\n\n",
            "+++\ntitle = “Lesson”\nminutes = \"10\"\nobjectves = []\n+++\n\n",
            "+++\ntitle: Lesson\nterms = True\n+++\n\n",
            "# Lesson\n",
            " +++\ntitle = \"Lesson\"\ndescription = \"x\"\n+++\n",
        ][front].to_owned();
        for (part, gap) in parts {
            text.push_str(PARTS[part]);
            text.push_str(&gap);
        }
        let text = text.replace('\n', ["\n", "\r\n", "\r"][lines]);
        if let Err(problem) = check(small_with(&[("unit/lesson.md", &text)])) {
            prop_assert!(false, "{}", problem);
        }
    }

    #[test]
    fn changed_cases_of_the_suite_keep_the_rules(
        case in 0usize..1000,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0u8..5), 1..4),
    ) {
        let courses = suite::courses();
        let mut files = courses[case % courses.len()].clone();
        for (place, change) in changes {
            let paths: Vec<String> = files.keys().filter(|path| path.ends_with(".md") || path.ends_with(".toml")).cloned().collect();
            let path = &paths[place.index(paths.len())];
            let text = String::from_utf8_lossy(&files[path]).into_owned();
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            if lines.is_empty() {
                continue;
            }
            let at = place.index(lines.len());
            let indented = format!("  {}", lines[at]);
            let quoted = format!("> {}", lines[at]);
            match change {
                0 => { lines.remove(at); }
                1 => lines.insert(at, lines[at]),
                2 => lines[at] = &indented,
                3 => lines[at] = &quoted,
                _ => {
                    let other = place.index(lines.len() / 2 + 1).min(lines.len() - 1);
                    lines.swap(at, other);
                }
            }
            files.insert(path.clone(), lines.concat().into_bytes());
        }
        if let Err(problem) = check(files) {
            prop_assert!(false, "{}", problem);
        }
    }
}

#[test]
fn a_fix_that_would_bring_an_error_is_held_back_alone() {
    let lesson = "+++\ntitle = \"Lesson\"\n+++\n\n# Second\n\n## Check {.quiz}\n\n### Which one?\n\n\
        - [x] a\n  > Yes.\n- [ ] b\n  > No.\n";
    let other = lesson.replace("Lesson", "Other");
    let index = "+++\ntitle = \"Unit\"\nlessons = [\"lesson\", \"other\"]\n+++\n";
    let files = small_with(&[
        ("unit/index.md", index),
        ("unit/lesson.md", lesson),
        ("unit/other.md", &other),
    ]);
    let (_, after, fixed) = check(files).unwrap();
    // Both questions would get the id `which-one`.
    let held: Vec<_> = fixed
        .held
        .iter()
        .map(|(held, error)| (held.place.path.as_str(), held.code.name, error.code.name))
        .collect();
    assert_eq!(held, [("unit/other.md", "missing-question-id", "duplicate-question-id")]);
    assert_eq!(fixed.counts.values().sum::<usize>(), 3);
    assert_eq!(after.diagnostics.len(), 1, "{}", listed(&after.diagnostics));
}

#[test]
fn a_fix_that_needs_another_one_is_made_after_it() {
    // With its boxes, the question begins, and the callout below it must be one that it can have.
    let body = "# Above\n\n## Ask {.question #ask point=2}\n\n-[x] Yes\n-[ ] No\n\n\
        > [!NOET]\n> Mind.\n\n# Below\n\n[self](lesson.html) [up](../INDEX.md)\n";
    for lines in [body.to_owned(), body.replace("[up](../INDEX.md)", "\n# Last\n")] {
        let text = format!("+++\ntitle = “Lesson”\nminutes = \"10\"\n+++\n\n{lines}");
        let (_, after, fixed) = check(small_with(&[("unit/lesson.md", &text)])).unwrap();
        assert!(fixed.held.is_empty(), "{:?}", fixed.held);
        assert!(after.diagnostics.iter().all(|left| left.code == &codes::MISSING_FEEDBACK));
    }
}

#[test]
fn errors_that_a_broken_manifest_hid_do_not_hold_its_fix_back() {
    let manifest = "id = \"c\"\ntitle = “C”\nlanguage = \"en\"\nunits = [\"unit\"]\n";
    let lesson = "+++\ntitle = \"Lesson\"\n+++\n\n[x](nowhere.md)\n";
    let files = small_with(&[("course.toml", manifest), ("unit/lesson.md", lesson)]);
    let (_, after, fixed) = check(files).unwrap();
    assert_eq!(fixed.counts.values().sum::<usize>(), 1);
    assert_eq!(after.diagnostics.len(), 1, "{}", listed(&after.diagnostics));
}

#[test]
fn a_link_is_led_to_another_folder_only_if_its_folders_say_so() {
    let index = "+++\ntitle = \"U\"\nlessons = [\"lesson\", \"editors\"]\n+++\n";
    let editors = "+++\ntitle = \"Editors\"\n+++\n\nText.\n";
    for (written, expected) in [
        ("/y2020/editors/", "/y2020/editors/"),
        ("../y2020/editors.md", "../y2020/editors.md"),
        ("../y2020/editors.html", "../y2020/editors.html"),
        ("../../y2020/editors.md", "../../y2020/editors.md"),
        ("/old/unit/editors/", "editors.md"),
        ("/Unit/Editors", "editors.md"),
        ("../x/unit/editors.html", "editors.md"),
        ("editors", "editors.md"),
        ("../../unit/editors.md", "editors.md"),
    ] {
        let text = format!("+++\ntitle = \"Lesson\"\n+++\n\n[x]({written})\n");
        let files =
            [("unit/index.md", index), ("unit/lesson.md", &text), ("unit/editors.md", editors)];
        let (_, after, _) = check(small_with(&files)).unwrap();
        let path = coursemark::internals::text::path::CoursePath::new("unit/lesson.md");
        let text = after.tree.text_of(&path).unwrap();
        assert!(text.ends_with(&format!("[x]({expected})\n")), "{written}: {text}");
    }
}

/// The text of a lesson after its fixes.
#[track_caller]
fn lesson(text: &str) -> String {
    let files = small_with(&[("unit/lesson.md", text)]);
    let (_, after, _) = check(files).unwrap();
    let path = coursemark::internals::text::path::CoursePath::new("unit/lesson.md");
    after.tree.text_of(&path).unwrap().to_string()
}

#[test]
fn texts_become_what_their_authors_meant() {
    for (text, expected) in [
        ("# One\n", "## One\n"),
        ("# A\n\n## B\n\n### C\n\n# D\n", "## A\n\n### B\n\n#### C\n\n## D\n"),
        ("One\n===\n", "One\n---\n"),
        ("## A\n\n#### B\n\n##### C\n\n#### D\n", "## A\n\n### B\n\n#### C\n\n### D\n"),
        ("##Glued\n", "## Glued\n"),
        ("• One\n  ◦ Two\n", "- One\n  - Two\n"),
        ("-[ ] One\n-[]Two\n", "- [ ] One\n- [ ] Two\n"),
        ("A ==b== c^2^ \\(d\\)\n", "A <mark>b</mark> c<sup>2</sup> $d$\n"),
        ("\\[ x^2 = 4 \\]\n", "$$x^2 = 4$$\n"),
        (":::note\nA\n\nB\n:::\n", "> [!NOTE]\n> A\n>\n> B\n"),
        ("::: tip\n\n- A\n\n:::\nB\n", "> [!TIP]\n> - A\n\nB\n"),
        (":::danger\nA\n:::\n\n:::info\nB\n:::\n", "> [!CAUTION]\n> A\n\n> [!NOTE]\n> B\n"),
        ("!!! warning\n    A\n\n    B\n\nC\n", "> [!WARNING]\n> A\n>\n> B\n\nC\n"),
        ("!> A\n\n?> B\n", "> [!IMPORTANT]\n> A\n\n> [!TIP]\n> B\n"),
        ("> [!NOET]\n> A\n", "> [!NOTE]\n> A\n"),
        ("> [!INFO]\n> A\n", "> [!NOTE]\n> A\n"),
        ("> [!TIP] A\n", "> [!TIP]\n> A\n"),
        ("A\n\n[TOC]\n\nB\n", "A\n\n\nB\n"),
        (
            "```rust,ignore\na\n```\n\n```rust,ignore\nb\n```\n",
            "```rust\na\n```\n\n```rust\nb\n```\n",
        ),
        ("```js title=a.js showLineNumbers\n```\n", "```js title=\"a.js\"\n```\n"),
        ("```{.python .numberLines}\n```\n", "```python\n```\n"),
        ("```pyhton\n```\n", "```python\n```\n"),
        (
            "[a](../INDEX.md) [b](../unit/) [c](lesson.html)\n",
            "[a](../index.md) [b](index.md) [c](lesson.md)\n",
        ),
        ("<p align=left id=a>b</p>\n\n<p align=\"left\">c</p>\n", "<p id=a>b</p>\n\n<p>c</p>\n"),
        ("## A {#a/b}\n", "## A {#a-b}\n"),
        ("## A {#a\n", "## A {#a}\n"),
        (
            "## A {.quiz}\n\n### Which one?\n\n- [x] a\n- [X]b\n*[ ] c\n- []d\n",
            "## A {.quiz}\n\n### Which one? {#which-one}\n\n- [x] a\n- [x] b\n- [ ] c\n- [ ] d\n",
        ),
    ] {
        let page = |body: &str| format!("+++\ntitle = \"Lesson\"\n+++\n\n{body}");
        assert_eq!(lesson(&page(text)), page(expected), "{text}");
    }
}

#[test]
fn front_matter_becomes_what_its_author_meant() {
    for (front, expected) in [
        (
            "---\ntitle: A: it's \"b\"\ndescription: 'What''s up'\n---\n",
            "+++\ntitle = \"A: it's \\\"b\\\"\"\nsummary = \"What's up\"\n+++\n",
        ),
        (
            "---\n# draft\ntitle: A\ndraft: false\n---\n",
            "+++\n# draft\ntitle = \"A\"\ndraft = false\n+++\n",
        ),
        ("---\nminutes: 5\n---\n\n# A\n", "+++\ntitle = \"A\"\nminutes = 5\n+++\n"),
        (
            "---\nminutes: 5\n---\n\n<!-- Ours -->\n\n# A\n",
            "+++\ntitle = \"A\"\nminutes = 5\n+++\n\n<!-- Ours -->\n",
        ),
        ("+++\ntitle = “A”\n+++\n", "+++\ntitle = \"A\"\n+++\n"),
        ("+++\ntilte = \"A\"\n+++\n", "+++\ntitle = \"A\"\n+++\n"),
        (
            "+++\ntitle = \"A\"\ndescription = \"B\"\n+++\n",
            "+++\ntitle = \"A\"\nsummary = \"B\"\n+++\n",
        ),
        (
            "+++\ntitle = 2\nminutes = \"10\"\nterms = \"false\"\nobjectives = \"\"\n+++\n",
            "+++\ntitle = \"2\"\nminutes = 10\nterms = false\nobjectives = \"\"\n+++\n",
        ),
        ("# A\n", "+++\ntitle = \"A\"\n+++\n"),
        ("# A `b` and *c*\n", "+++\ntitle = \"A `b` and *c*\"\n+++\n"),
        (" +++\ntitle = \"A\"\n +++\n", "+++\ntitle = \"A\"\n+++\n"),
    ] {
        assert_eq!(lesson(&format!("{front}\nText.\n")), format!("{expected}\nText.\n"));
    }
}

#[test]
fn what_only_the_author_knows_is_left() {
    for text in [
        "---\ntitle: A\ntags: b\n---\n",
        "---\ntitle: |\n  A\n---\n",
        "---\ntitle: A\ndraft: yes\n---\n",
        "+++\ntitle = \"A\"\ntile = \"B\"\n+++\n",
        "+++\ntitle = \"A\"\nneeds = [\"leson-2\"]\n+++\n",
        "# A [b](c.md)\n",
        "+++\ntitle = \"A\"\n+++\n\nA \\(see below\\) and \\[a_name\\].\n",
        "+++\ntitle = \"A\"\n+++\n\n:::note Title\nA\n:::\n",
        "+++\ntitle = \"A\"\n+++\n\n:::note\nA\n",
        "+++\ntitle = \"A\"\n+++\n\n:::note\n:::tip\nA\n:::\n:::\n",
        "+++\ntitle = \"A\"\n+++\n\n!!! note \"Title\"\n    A\n",
        "+++\ntitle = \"A\"\n+++\n\n> [!TIP] Title\n> Text\n",
        "+++\ntitle = \"A\"\n+++\n\n```js {0}\n```\n",
        "+++\ntitle = \"A\"\n+++\n\n[x](nowhere.md)\n",
        "+++\ntitle = \"A\"\n+++\n\n## A {#a/b}\n\n[x](#a/b)\n",
        "+++\ntitle = \"A\"\n+++\n\n<center>A</center>\n",
        "+++\ntitle = \"A\"\n+++\n\n## A {.quiz}\n\n### B {#b}\n\n- [y] c\n- d\n- [x]\n",
    ] {
        assert_eq!(lesson(text), text);
    }
}
