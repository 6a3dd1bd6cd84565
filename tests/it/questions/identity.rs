//! The names of options, `wording` and `key` change only with edits that concern them.

use coursemark::internals::model::question::{Answer, Question};

use crate::questions::quiz;
use crate::support::{compiled, page, small_with};

#[track_caller]
fn one(body: &str) -> Question {
    quiz(body).1.questions[0].clone()
}

/// The names of those of `wording` and `key` that an edit changes.
#[track_caller]
fn changed(before: &str, after: &str) -> Vec<&'static str> {
    let (before, after) = (one(before), one(after));
    let mut changed = Vec::new();
    if before.wording != after.wording {
        changed.push("wording");
    }
    if before.answer_hash != after.answer_hash {
        changed.push("key");
    }
    changed
}

const SINGLE: &str = "## Which? {#q}\n\nA stem.\n\n- [x] a\n  > Yes.\n- [ ] b\n- [ ] c\n";

#[test]
fn what_learners_do_not_choose_by_changes_nothing() {
    let edits = [
        "## Which? {#q level=apply was=old .shuffle}\n\nA stem.\n\n- [x] a\n- [ ] b\n- [ ] c\n",
        "## Which? {#other}\n\nA  stem.\n\n- [ ] c\n- [x] a\n  > Otherwise.\n- [ ] b\n\n> [!TIP]\n> Hint.\n",
        "## *Which?* {#q}\n\nA **stem**.\n\n* [x] `a`\n\n* [ ] b\n\n* [ ] c\n\n> [!NOTE]\n> So.\n",
    ];
    for edit in edits {
        assert_eq!(changed(SINGLE, edit), Vec::<&str>::new(), "{edit}");
    }
}

#[test]
fn another_wording_changes_wording_only() {
    let with_ids = "## Which? {#q}\n\n- [x] a {#one}\n- [ ] b {#two}\n";
    assert_eq!(
        changed(with_ids, "## Which? {#q}\n\n- [x] A {#one}\n- [ ] b {#two}\n"),
        ["wording"]
    );
    for edit in [
        SINGLE.replace("Which?", "Which one?"),
        SINGLE.replace("stem", "stalk"),
        SINGLE.replace("- [ ] c", "- [ ] d"),
        SINGLE.replace("- [ ] c\n", ""),
    ] {
        assert_eq!(changed(SINGLE, &edit), ["wording"], "{edit}");
    }
    let gap = "## Gap {#q}\n\nIt is [[a]].\n";
    assert_eq!(changed(gap, &gap.replace("It is", "It was")), ["wording"]);
}

#[test]
fn another_key_changes_key_only() {
    for edit in [
        SINGLE.replace("[x] a", "[ ] a").replace("[ ] b", "[x] b"),
        SINGLE.replace("- [ ] c", "- [ ] c {credit=0.5}"),
        SINGLE.replace("{#q}", "{#q points=2}"),
    ] {
        assert_eq!(changed(SINGLE, &edit), ["key"], "{edit}");
    }
    let cases = [
        ("## Q {#q}\n\n1. a\n2. b\n3. c\n", "## Q {#q}\n\n1. b\n2. a\n3. c\n"),
        ("## Q {#q}\n\n1. a\n2. b\n3. c\n", "## Q {#q ties=1-2}\n\n1. a\n2. b\n3. c\n"),
        (
            "## Q {#q}\n\n| l | r |\n|---|---|\n| a | 1 |\n| b | 2 |\n",
            "## Q {#q}\n\n| l | r |\n|---|---|\n| a | 2 |\n| b | 1 |\n",
        ),
        ("## Q {#q}\n\nIt is [[a]].\n", "## Q {#q}\n\nIt is [[a|b]].\n"),
        ("## Q {#q}\n\nIt is [[=1]].\n", "## Q {#q}\n\nIt is [[=1±1]].\n"),
        (
            "## Q {#q}\n\n[[g]]\n\n- [[g]]\n  - [x] a\n  - [ ] b\n",
            "## Q {#q}\n\n[[g]]\n\n- [[g]]\n  - [ ] a\n  - [x] b\n",
        ),
        (
            "## Q {#q}\n\n- [ ] Yes\n  - [ ] c\n  - [ ] d\n- [x] No\n  - [x] a\n  - [ ] b\n",
            "## Q {#q}\n\n- [ ] Yes\n  - [ ] c\n  - [ ] d\n- [x] No\n  - [ ] a\n  - [x] b\n",
        ),
        (
            "## Q {#q}\n\n- [x] ![a](a.svg)\n- [ ] ![a](b.svg)\n",
            "## Q {#q}\n\n- [ ] ![a](a.svg)\n- [x] ![a](b.svg)\n",
        ),
        ("## Q {#q}\n\n- [x] $$a$$\n- [ ] $$b$$\n", "## Q {#q}\n\n- [ ] $$a$$\n- [x] $$b$$\n"),
        (
            "## Q {#q}\n\n- [x] Code:\n  ```text\n  a\n  ```\n- [ ] Code:\n  ```text\n  b\n  ```\n",
            "## Q {#q}\n\n- [ ] Code:\n  ```text\n  a\n  ```\n- [x] Code:\n  ```text\n  b\n  ```\n",
        ),
    ];
    for (before, after) in cases {
        assert_eq!(changed(before, after), ["key"], "{after}");
    }
}

#[test]
fn another_kind_changes_wording() {
    let multiple = SINGLE.replace("{#q}", "{#q .multiple}");
    assert!(changed(SINGLE, &multiple).contains(&"wording"));
}

#[test]
fn rows_and_gap_options_may_change_places() {
    let cases = [
        (
            "## Q {#q}\n\n| l | r |\n|---|---|\n| a | 1 |\n| b | 2 |\n| | 3 |\n",
            "## Q {#q}\n\n| l | r |\n|---|---|\n| | 3 |\n| b | 2 |\n| a | 1 |\n",
        ),
        (
            "## Q {#q}\n\n[[g]]\n\n- [[g]]\n  - [x] a\n  - [ ] b\n",
            "## Q {#q}\n\n[[g]]\n\n- [[g]]\n  - [ ] b\n  - [x] a\n",
        ),
    ];
    for (before, after) in cases {
        assert_eq!(changed(before, after), Vec::<&str>::new(), "{after}");
    }
}

#[test]
fn names_of_options_outlive_everything_but_another_wording() {
    let names = |body: &str| -> Vec<String> {
        let Answer::Single(options) = one(body).answer else { panic!("{body}") };
        options.iter().map(coursemark::internals::model::question::AnswerOption::name).collect()
    };
    let before = names(SINGLE);
    assert_eq!(before, names(&SINGLE.replace("- [x] a", "- [x] *a*  ")));
    assert!(before.iter().all(|name| name.len() == 9 && name.starts_with('~')));
    let named = names(&SINGLE.replace("- [ ] b", "- [ ] other {#b}"));
    assert_eq!((&named[0], named[1].as_str(), &named[2]), (&before[0], "b", &before[2]));
}

#[test]
fn smart_punctuation_and_line_ends_change_no_identity() {
    let body = "## Who's \"first\"? {#who}\n\nIt's -- so.\n\n- [x] \"I\"...\n  > Yes.\n- [ ] 'You' -- no\n  > No.\n\n\
                ## It's \"in\" order {#in-order}\n\n1. \"a\"\n2. b's\n\n> [!NOTE]\n> So.\n\n\
                ## Pairs {#pairs}\n\n| \"l\" | r |\n|---|---|\n| 'a' | \"1\" |\n| b | 2... |\n\n> [!NOTE]\n> So.\n\n\
                ## Gaps {#gaps}\n\nIt's [[\"so\"]] and [[it's]].\n\n- [[it's]]\n  - [x] \"a\"\n    > Yes.\n  - [ ] 'b'\n    > No.\n\n> [!NOTE]\n> So.\n\n\
                ## Count {#count}\n\n\"It\" is [[=5]] -- or so.\n\n- `4`\n  > \"No\".\n";
    let data = |smart: bool, end: &str| -> String {
        let toml = format!(
            "id = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\"]\nsmart_punctuation = {smart}\n"
        );
        let text = format!("+++\ntitle = \"Q\"\n+++\n\n{body}").replace('\n', end);
        let index = "+++\ntitle = \"U\"\nlessons = [\"lesson\", \"q\"]\n+++\n";
        let files = small_with(&[
            ("course.toml", &toml),
            ("unit/index.md", index),
            ("unit/q.quiz.md", &text),
        ]);
        let reported = compiled(files);
        assert_eq!(reported.diagnostics, []);
        let html = page(&reported.value.unwrap(), "unit/q.html");
        assert_eq!(html.contains("“I”"), smart, "{html}");
        let blocks: Vec<&str> = html
            .split("<script type=\"application/json\"")
            .skip(1)
            .filter_map(|rest| rest.split("</script>").next())
            .filter(|block| block.contains("\"wording\""))
            .collect();
        assert!(!blocks.is_empty());
        blocks.concat()
    };
    let plain = data(false, "\n");
    assert_eq!(plain, data(true, "\n"));
    assert_eq!(plain, data(true, "\r\n"));
    assert_eq!(plain, data(false, "\r"));
}
