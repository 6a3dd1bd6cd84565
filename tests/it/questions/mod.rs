//! The reading of questions, compared with readable dumps.

mod identity;
mod kinds;
mod omitted;
mod random;

use std::fmt::Write;

use coursemark::internals::model::page::PageKind;
use coursemark::internals::model::question::{Answer, AnswerOption, GapFill, Reasons};
use coursemark::internals::parse::page::{Content, Policy, page as parse_page};
use coursemark::internals::parse::question::Questions;
use coursemark::internals::text::path::CoursePath;
use coursemark::internals::text::span::Span;

/// The questions of a quiz page with this body.
#[track_caller]
pub fn quiz(body: &str) -> (String, Questions) {
    read(&format!("+++\ntitle = \"Q\"\n+++\n\n{body}"), PageKind::Quiz)
}

/// The questions of a lesson with this body.
#[track_caller]
pub fn lesson(body: &str) -> (String, Questions) {
    read(&format!("+++\ntitle = \"L\"\n+++\n\n{body}"), PageKind::Lesson)
}

#[track_caller]
fn read(text: &str, kind: PageKind) -> (String, Questions) {
    let path = CoursePath::new("unit/a.md");
    let hash = blake3::hash(text.as_bytes());
    let reported = parse_page(&path, &text.into(), hash, kind, Policy::default());
    assert_eq!(reported.diagnostics, [], "{text}");
    let questions = match &reported.value.content {
        Content::Questions { questions, .. } => questions.clone(),
        other => panic!("{other:?}"),
    };
    (text.to_owned(), questions)
}

/// The questions as lines: the quizzes, then each question with its parts.
pub fn dump(text: &str, questions: &Questions) -> String {
    let mut out = String::new();
    for quiz in questions.quizzes.iter().filter(|quiz| quiz.heading.is_some()) {
        let id = quiz.id.as_deref().unwrap_or("-");
        writeln!(out, "quiz #{id} asks {:?}", quiz.questions).unwrap();
    }
    for (question, names) in questions.questions.iter().zip(&questions.names) {
        let (kind, id) = (question.kind().word(), &question.id.value);
        write!(out, "{kind} #{id} {:?}", question.title).unwrap();
        if question.points != 1.0 {
            write!(out, " {} points", question.points).unwrap();
        }
        out.push('\n');
        spans(&mut out, text, "stem", &question.stem);
        answer(&mut out, text, &question.answer);
        if let Some(plan) = &names.plan {
            writeln!(out, "  plan {}", plan.value).unwrap();
        }
        spans(&mut out, text, "hint", &question.hints);
        spans(&mut out, text, "explanation", &question.explanation);
    }
    out
}

/// The bytes of `span` with single spaces.
fn source(text: &str, span: Span) -> String {
    text[span.range()].split_whitespace().collect::<Vec<_>>().join(" ")
}

fn spans(out: &mut String, text: &str, name: &str, spans: &[Span]) {
    for span in spans {
        writeln!(out, "  {name}: {}", source(text, *span)).unwrap();
    }
}

fn answer(out: &mut String, text: &str, answer: &Answer) {
    match answer {
        Answer::Single(options) | Answer::Multiple(options) => choices(out, text, "", options),
        Answer::TwoTier { verdicts, reasons } => {
            choices(out, text, "", verdicts);
            if let Reasons::Shared { intro, .. } = reasons {
                spans(out, text, "intro", intro);
            }
            for list in reasons.lists() {
                writeln!(out, "  reasons").unwrap();
                choices(out, text, "because ", list);
            }
        }
        Answer::Order { steps, ties } => {
            choices(out, text, "step ", steps);
            if !ties.is_empty() {
                writeln!(out, "  ties {ties:?}").unwrap();
            }
        }
        Answer::Match { labels, lefts, rights, pairs } => {
            writeln!(out, "  {} | {}", labels[0], labels[1]).unwrap();
            for (left, right) in lefts.iter().zip(pairs) {
                writeln!(out, "  {} = {}", left.text, rights[*right].text).unwrap();
                spans(out, text, "  feedback", &left.feedback);
            }
            for spare in rights.iter().filter(|right| !right.right) {
                writeln!(out, "  spare {}", spare.text).unwrap();
            }
        }
        Answer::Gap(fill) => {
            for gap in &fill.gaps {
                let place = source(text, gap.span);
                match &gap.fill {
                    GapFill::Typed(answers) => writeln!(out, "  {place} typed {answers:?}"),
                    GapFill::Number(numbers) => {
                        writeln!(out, "  {place} from {} to {}", numbers.least, numbers.most)
                    }
                    GapFill::Chosen(_) => writeln!(out, "  {place} chosen"),
                }
                .unwrap();
                if let GapFill::Chosen(options) = &gap.fill {
                    choices(out, text, "", options);
                }
            }
            for note in &fill.notes {
                let gap = note.gap.map_or("any".to_owned(), |gap| gap.to_string());
                writeln!(out, "  wrong {:?} in {gap}", note.answer).unwrap();
                spans(out, text, "  feedback", &note.feedback);
            }
        }
        Answer::Short { checks } => choices(out, text, "check ", checks),
        Answer::Reflect => {}
    }
}

fn choices(out: &mut String, text: &str, what: &str, choices: &[AnswerOption]) {
    for choice in choices {
        let tick = match (choice.right, choice.credit) {
            (true, _) => "x".to_owned(),
            (false, 0.0) => " ".to_owned(),
            (false, credit) => credit.to_string(),
        };
        write!(out, "  {what}[{tick}] {}", choice.text).unwrap();
        if let Some(id) = &choice.id {
            write!(out, " #{id}").unwrap();
        }
        writeln!(out, " <{}>", source(text, choice.label)).unwrap();
        spans(out, text, "  more", &choice.more);
        spans(out, text, "  feedback", &choice.feedback);
    }
}

/// Checks the questions of a quiz page against the expected dump.
#[track_caller]
pub fn check(body: &str, expected: &str) {
    let (text, questions) = quiz(body);
    let found = dump(&text, &questions);
    assert!(found == expected, "{body}\n--- expected\n{expected}\n--- found\n{found}");
}
