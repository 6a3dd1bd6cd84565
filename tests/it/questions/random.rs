//! Random questions: no text makes the readers panic, and a question that is written out is read
//! back as it was.

use std::fmt::Write;

use coursemark::internals::model::question::{Answer, AnswerOption, GapFill};
use proptest::prelude::*;

use crate::amount;
use crate::properties::spans_lie_inside;
use crate::questions::quiz;
use crate::support::{compiled, page, small_with};

/// Text made of pieces that have a meaning in questions.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "## Q {#q}\n\n", "### Q {#r .multiple}\n\n", "## Check {#c .quiz}\n\n", "## S {#s .short}\n\n",
            "## O {#o ties=1-2}\n\n", "### T {.question points = 2}\n\n", "## R {#t .reflect plan=p was=q,r}\n\n",
            "#### Deeper\n\n", "- [x] a\n", "- [ ] b\n", "  - [x] c\n", "  - [ ] d {#d credit=0.5}\n", "-[x] e\n",
            "- [y] f\n", "- []\n", "* [ ] g\n", "1. h\n", "2. i\n", "9. j\n", "   > three\n", "  > two\n", "> none\n",
            "> [!TIP]\n", "> [!NOTE]\n> k\n", "  > [!NOTE]\n", "| l | m |\n|---|---|\n", "| n | [[o]] |\n", "| | p |\n",
            "| q\\|r | |\n", "|---|---|---|\n", "[[s]] ", "[[t|u]]", "[[=1±2]] ", "[[=3..", "[[", "]]", "[s]: v\n",
            "- [[s]]\n", "- `w`\n", "- s: `w`\n", "`[[x]]`", "$[[=1]]$", "\\[[y]]", "![z](a.svg)", "[@one]", "[^n]",
            "[^n]: note\n", "```text\n", "```\n", "<!-- c -->\n", "---\n", "\n", "\n\n", "    ", "  ", "{#id .fixed}", "{",
            "}", "é", "漢", "\u{301}", "\u{feff}", "²", "\"", "--", "\t", "\r\n", "<details>\n", "</details>\n", "Text.\n",
        ])
        .prop_map(str::to_owned),
        1 => ".{0,5}",
    ];
    prop::collection::vec(piece, 0..32).prop_map(|pieces| pieces.concat())
}

/// A word without a special meaning in Markdown.
fn word() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,8}", "[a-z]{1,4}[éüß漢]", "[A-Z][a-z]{0,5}"]
}

/// Different texts without markup, at least `least` and at most `most`.
fn texts(least: usize, most: usize) -> impl Strategy<Value = Vec<String>> {
    let text = prop::collection::vec(word(), 1..4).prop_map(|words| words.join(" "));
    prop::collection::btree_set(text, least..most)
        .prop_map(|texts| texts.into_iter().collect::<Vec<_>>())
        .prop_shuffle()
        .prop_filter("texts differ by more than capitals", |texts| {
            let mut lower: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
            lower.sort();
            lower.dedup();
            lower.len() == texts.len()
        })
}

/// An option to write: its text, whether it is right, whether it has an id, its credit, and whether
/// it has feedback.
type Written = (String, bool, bool, Option<u8>, bool);

fn options(
    least: usize,
    keys: impl Strategy<Value = usize>,
) -> impl Strategy<Value = Vec<Written>> {
    let extras =
        prop::collection::vec((any::<bool>(), prop::option::of(1u8..10), any::<bool>()), 8);
    (texts(least, 7), keys, extras, any::<prop::sample::Index>()).prop_map(
        |(texts, keys, extras, at)| {
            let count = texts.len();
            let first = at.index(count);
            let keys = keys.min(count - 1);
            let is_right = |place: usize| (place + count - first) % count < keys;
            let written = texts.into_iter().zip(extras).enumerate();
            written
                .map(|(place, (text, (id, credit, feedback)))| {
                    (text, is_right(place), id, credit, feedback)
                })
                .collect()
        },
    )
}

fn attributes(place: usize, id: bool, credit: Option<u8>) -> String {
    match (id, credit) {
        (true, Some(credit)) => format!(" {{#o{place} credit=0.{credit}}}"),
        (true, None) => format!(" {{#o{place}}}"),
        (false, Some(credit)) => format!(" {{credit=0.{credit}}}"),
        (false, None) => String::new(),
    }
}

fn write_options(out: &mut String, indent: &str, options: &[Written], credits: bool, loose: bool) {
    for (place, (text, right, id, credit, feedback)) in options.iter().enumerate() {
        let tick = if *right { 'x' } else { ' ' };
        let credit = credit.filter(|_| credits && !right);
        writeln!(out, "{indent}- [{tick}] {text}{}", attributes(place, *id, credit)).unwrap();
        if *feedback {
            if loose {
                out.push('\n');
            }
            writeln!(out, "{indent}  > Said of {text}.").unwrap();
        }
        if loose {
            out.push('\n');
        }
    }
}

/// Writes feedback on each part, from the last to the first.
fn write_notes(out: &mut String, parts: &[String]) {
    out.push('\n');
    for part in parts.iter().rev() {
        writeln!(out, "- {part}\n  > Said of it.").unwrap();
    }
}

fn same_options(text: &str, read: &[AnswerOption], written: &[Written], credits: bool) {
    assert_eq!(read.len(), written.len(), "{text}");
    for (place, (choice, (label, right, id, credit, feedback))) in
        read.iter().zip(written).enumerate()
    {
        assert_eq!(&choice.text, label, "{text}");
        assert_eq!(&text[choice.label.range()], label, "{text}");
        assert_eq!(choice.right, *right, "{text}");
        assert_eq!(choice.id, id.then(|| format!("o{place}")), "{text}");
        let credit = match (right, credit.filter(|_| credits)) {
            (true, _) => 1.0,
            (false, Some(credit)) => f64::from(credit) / 10.0,
            (false, None) => 0.0,
        };
        assert_eq!(choice.credit, credit, "{text}");
        assert_eq!(choice.feedback.len(), usize::from(*feedback), "{text}");
    }
}

/// The only question of a quiz page, which must have no diagnostics.
#[track_caller]
fn answer(text: &str) -> (String, Answer) {
    let (text, questions) = quiz(text);
    assert_eq!(questions.questions.len(), 1, "{text}");
    (text, questions.questions[0].answer.clone())
}

proptest! {
    // A failing run must fail again. Inputs that a random run finds are kept as cases below.
    #![proptest_config(amount::random(400, 19_840_612))]

    #[test]
    fn any_text_is_read_and_compiled(
        text in pieces(),
        is_quiz in any::<bool>(),
        smart in any::<bool>(),
        omits in any::<bool>(),
    ) {
        let answers = if omits { "omit" } else { "page" };
        let toml = format!(
            "id = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\"]\n\
             smart_punctuation = {smart}\nanswers = \"{answers}\"\n"
        );
        let path = if is_quiz { "unit/x.quiz.md" } else { "unit/x.md" };
        let index = "+++\ntitle = \"U\"\nlessons = [\"lesson\", \"x\"]\n+++\n";
        let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        let text = format!("+++\ntitle = \"x\"\n+++\n\n{text}").replace("\r\n", "\n").replace('\r', "\n");
        let files = small_with(&[("course.toml", &toml), ("unit/index.md", index), (path, &text), ("unit/a.svg", picture)]);
        let reported = compiled(files);
        let own: Vec<_> = reported.diagnostics.into_iter().filter(|found| found.place.path.as_str() == path).collect();
        spans_lie_inside(&text, &own);
        if let Some(site) = reported.value {
            prop_assert!(page(&site, "unit/x.html").contains("</html>"));
        }
    }

    #[test]
    fn choices_are_read_as_they_are_written(options in options(2, 1usize..4), loose in any::<bool>()) {
        let mut body = String::from("## Which? {#q}\n\nA stem.\n\n");
        let keys = options.iter().filter(|option| option.1).count();
        write_options(&mut body, "", &options, keys == 1, loose);
        let (text, answer) = answer(&body);
        match answer {
            Answer::Single(read) if keys == 1 => same_options(&text, &read, &options, true),
            Answer::Multiple(read) if keys > 1 => same_options(&text, &read, &options, false),
            other => prop_assert!(false, "{other:?}\n{text}"),
        }
    }

    #[test]
    fn verdicts_and_reasons_are_read_as_they_are_written(
        verdicts in options(2, Just(1usize)),
        reasons in options(2, Just(1usize)),
    ) {
        let mut body = String::from("## Is it so? {#q}\n\n");
        let mut before = Vec::new();
        let mut wrong = reasons.clone();
        wrong.iter_mut().for_each(|reason| reason.1 = false);
        let of = |right: bool| if right { &reasons } else { &wrong };
        for (place, verdict) in verdicts.iter().enumerate() {
            let mut line = String::new();
            write_options(&mut line, "", std::slice::from_ref(verdict), false, false);
            before.push(line.replace("{#o0}", &format!("{{#o{place}}}")));
            write_options(before.last_mut().unwrap(), "  ", of(verdict.1), false, false);
        }
        body.push_str(&before.concat());
        let (text, answer) = answer(&body);
        let Answer::TwoTier { verdicts: read, reasons: read_reasons } = answer else { panic!("{text}") };
        same_options(&text, &read, &verdicts, false);
        let lists = read_reasons.lists();
        prop_assert_eq!(lists.len(), verdicts.len());
        for (list, verdict) in lists.into_iter().zip(&verdicts) {
            same_options(&text, list, of(verdict.1), false);
        }
    }

    #[test]
    fn steps_are_read_as_they_are_written(steps in texts(3, 9), tie in (1usize..8, 1usize..8), first in 0usize..3) {
        let (from, to) = (tie.0.min(tie.1), tie.0.max(tie.1));
        let is_tied = from < to && to <= steps.len() && to - from + 1 < steps.len();
        let ties = if is_tied { format!(" ties={from}-{to}") } else { String::new() };
        let mut body = format!("## Order {{#q{ties}}}\n\n");
        for (at, step) in steps.iter().enumerate() {
            writeln!(body, "{}. {step}", first + at).unwrap();
        }
        write_notes(&mut body, &steps);
        let (text, answer) = answer(&body);
        let Answer::Order { steps: read, ties } = answer else { panic!("{text}") };
        prop_assert!(read.iter().all(|step| step.feedback.len() == 1), "{}", text);
        let read: Vec<String> = read.into_iter().map(|step| step.text).collect();
        prop_assert_eq!(read, steps);
        let wanted = is_tied.then_some(from - 1..to);
        prop_assert_eq!(ties, wanted.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn pairs_are_read_as_they_are_written(
        lefts in texts(2, 7),
        rights in texts(2, 6),
        spares in 0usize..3,
        places in prop::collection::vec(any::<prop::sample::Index>(), 8),
    ) {
        let used = rights.len().saturating_sub(spares).max(1);
        let mut body = String::from("## Match {#q}\n\n| L | R |\n|---|---|\n");
        let pairs: Vec<&String> = lefts.iter().zip(&places).map(|(_, at)| &rights[at.index(used)]).collect();
        let spare: Vec<&String> = rights.iter().filter(|right| !pairs.contains(right)).collect();
        for (left, right) in lefts.iter().zip(&pairs) {
            writeln!(body, "| {left} | {right} |").unwrap();
        }
        for right in &spare {
            writeln!(body, "| | {right} |").unwrap();
        }
        write_notes(&mut body, &lefts);
        let (text, answer) = answer(&body);
        let Answer::Match { lefts: read, rights: read_rights, pairs: read_pairs, .. } = answer else {
            panic!("{text}")
        };
        prop_assert!(read.iter().all(|left| left.feedback.len() == 1), "{}", text);
        let found: Vec<(&str, &str)> = read
            .iter()
            .zip(&read_pairs)
            .map(|(left, right)| (left.text.as_str(), read_rights[*right].text.as_str()))
            .collect();
        let wanted: Vec<(&str, &str)> =
            lefts.iter().zip(&pairs).map(|(left, right)| (left.as_str(), right.as_str())).collect();
        prop_assert_eq!(found, wanted);
        prop_assert_eq!(read_rights.iter().filter(|right| !right.right).count(), spare.len());
    }

    #[test]
    fn gaps_are_read_as_they_are_written(
        answers in texts(1, 5),
        least in -1000i32..1000,
        width in 0i32..50,
        chosen in options(2, Just(1usize)),
        in_table in any::<bool>(),
    ) {
        let bar = if in_table { "\\|" } else { "|" };
        let typed = format!("[[{}]]", answers.join(bar));
        let number = format!("[[={least}..{}]]", least + width);
        let mut body = match in_table {
            true => format!(
                "## Gaps {{#q}}\n\n| a | b | c |\n|---|---|---|\n\
                 | {typed} | {number} | [[the choice]] |\n\n"
            ),
            false => format!("## Gaps {{#q}}\n\nIn *{typed}* and {number}, [[the choice]].\n\n"),
        };
        body.push_str("- [[the choice]]\n");
        write_options(&mut body, "  ", &chosen, false, false);
        body.push_str("- `not this`\n  > Said of it.\n- 2: `7`\n  > Said of seven.\n");
        let (text, answer) = answer(&body);
        let Answer::Gap(fill) = answer else { panic!("{text}") };
        prop_assert_eq!(fill.gaps.len(), 3);
        prop_assert_eq!(&fill.gaps[0].fill, &GapFill::Typed(answers));
        let GapFill::Number(numbers) = &fill.gaps[1].fill else { panic!("{text}") };
        prop_assert_eq!((numbers.least, numbers.most), (f64::from(least), f64::from(least + width)));
        let GapFill::Chosen(read) = &fill.gaps[2].fill else { panic!("{text}") };
        same_options(&text, read, &chosen, false);
        let notes: Vec<_> = fill.notes.iter().map(|note| (note.gap, note.answer.as_str())).collect();
        prop_assert_eq!(notes, [(None, "not this"), (Some(1), "7")]);
    }

    #[test]
    fn texts_of_ones_own_are_read_as_they_are_written(checks in texts(1, 6), plan in prop::option::of("[a-z]{1,8}")) {
        let mut body = String::from("## Write {#q .short}\n\nText.\n\n");
        for check in &checks {
            writeln!(body, "- {check}").unwrap();
        }
        let (text, short) = answer(&body);
        let Answer::Short { checks: read } = short else { panic!("{text}") };
        let read: Vec<String> = read.into_iter().map(|check| check.text).collect();
        prop_assert_eq!(read, checks);
        let plans = plan.as_ref().map_or(String::new(), |plan| format!(" plan={plan}"));
        let (text, questions) = quiz(&format!("## Think {{#q .reflect{plans}}}\n\nText.\n"));
        let [question] = &questions.questions[..] else { panic!("{text}") };
        prop_assert_eq!(&question.answer, &Answer::Reflect);
        prop_assert_eq!(questions.names[0].plan.as_ref().map(|plan| &plan.value), plan.as_ref());
    }
}
