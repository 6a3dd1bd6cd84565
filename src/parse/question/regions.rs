//! Finds where questions and quizzes begin and end.

use std::sync::Arc;

use pulldown_cmark::{Event, Tag};

use crate::diag::{Diagnostic, Place, codes};
use crate::model::page::PageKind;
use crate::model::question::QuestionKind;
use crate::parse::attributes::{Attributes, OF_QUIZZES};
use crate::parse::front_matter::OwnFront;
use crate::parse::question::{Questions, QuizSection};
use crate::parse::quiz::QuizFront;
use crate::parse::reader::{Block, Reader};
use crate::text::span::Span;

/// The class that makes a question of a heading outside a quiz: `question`, or that of a kind.
fn class_of(attributes: &Attributes<'_>) -> Option<&'static str> {
    let kinds = QuestionKind::ALL.into_iter().map(QuestionKind::word);
    std::iter::once("question").chain(kinds).find(|class| attributes.has(class))
}

/// A question whose blocks are being collected.
struct Open {
    level: u8,
    heading: Block,
    body: Vec<Block>,
}

struct Regions<'r, 'a, 'd> {
    reader: &'r mut Reader<'a, 'd>,
    found: Questions,
    open: Option<Open>,
    /// The level of the headings of questions in the current quiz.
    asks_at: Option<u8>,
}

/// Reads all questions of a page.
pub fn read(reader: &mut Reader<'_, '_>, kind: PageKind, own: &OwnFront) -> Questions {
    let is_quiz = kind == PageKind::Quiz;
    let blocks = reader.blocks(0, reader.spots.len());
    let mut regions =
        Regions { reader, found: Questions::default(), open: None, asks_at: is_quiz.then_some(2) };
    if let OwnFront::Quiz(front) = own {
        regions.found.quizzes.push(page_quiz(front));
    }
    for block in blocks {
        regions.block(block, kind);
    }
    regions.close_question();
    if !is_quiz {
        regions.close_quiz();
    }
    let Regions { mut found, reader, .. } = regions;
    if is_quiz && let Some(quiz) = found.quizzes.first_mut() {
        quiz.questions = 0..found.questions.len();
        let end = reader.text.len();
        let start = found.questions.first().map_or(end, |question| question.span.range().start);
        quiz.span = Span::new(start..end);
    }
    let in_front = match own {
        OwnFront::Quiz(front) => front.show.as_ref().map(|show| show.span),
        _ => None,
    };
    for quiz in &found.quizzes {
        let questions = found.questions.get(quiz.questions.clone()).unwrap_or_default();
        if let Some(place) = quiz.heading.or(in_front).filter(|_| !found.has_unread) {
            reader.check_show(quiz, questions, place);
        }
    }
    found
}

fn page_quiz(front: &QuizFront) -> QuizSection {
    QuizSection {
        id: None,
        span: Span::default(),
        heading: None,
        questions: 0..0,
        pass: front.pass,
        attempts: front.attempts,
        feedback: front.feedback,
        shuffle: front.shuffle.unwrap_or(false),
        show: front.show.as_ref().map(|show| show.value),
        confidence: front.confidence,
    }
}

impl Regions<'_, '_, '_> {
    fn block(&mut self, block: Block, kind: PageKind) {
        match &self.reader.spots[block.first].0 {
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                let level = *level as u8;
                let span = self.reader.trimmed(block.span);
                let (path, text) = (self.reader.path, self.reader.text);
                let attributes = Attributes::new(path, text, span, id.as_ref(), classes, attrs);
                self.heading(block, level, &attributes, kind);
            }
            Event::Rule => {
                self.close_question();
                if kind != PageKind::Quiz {
                    self.close_quiz();
                }
            }
            _ => {
                if let Some(open) = &mut self.open {
                    open.body.push(block);
                }
            }
        }
    }

    fn heading(&mut self, block: Block, level: u8, attributes: &Attributes<'_>, kind: PageKind) {
        if let Some(open) = &mut self.open {
            if level > open.level {
                if attributes.has("quiz") || class_of(attributes).is_some() {
                    let place = Place::new(attributes.path, attributes.heading);
                    let message =
                        "the heading stands inside a question, and cannot ask another one";
                    let help = format!(
                        "write `{}`, or take the class away",
                        "#".repeat(open.level.into())
                    );
                    self.reader.diagnostics.push(
                        Diagnostic::new(&codes::MISPLACED_QUESTION, place, message).help(help),
                    );
                } else {
                    attributes.only(&[], "a heading inside a question", self.reader.diagnostics);
                }
                open.body.push(block);
                return;
            }
            self.close_question();
        }
        if kind != PageKind::Quiz && self.asks_at.is_some_and(|asks| level < asks) {
            self.close_quiz();
        }
        let starts_question = !attributes.has("quiz")
            && (self.asks_at == Some(level)
                || (kind == PageKind::Lesson && class_of(attributes).is_some()));
        if attributes.has("quiz") && kind == PageKind::Lesson && self.asks_at.is_none() {
            self.open_quiz(&block, level, attributes);
        } else if starts_question && attributes.has("recall") && self.asks_at.is_some() {
            let place = Place::new(attributes.path, attributes.span_of(".recall"));
            self.reader.diagnostics.push(
                Diagnostic::new(
                    &codes::MISPLACED_RECALL,
                    place,
                    "prompts for recall cannot stand in a quiz",
                )
                .help("write them above it, or end it with a line `---`"),
            );
        } else if starts_question {
            self.open = Some(Open { level, heading: block, body: Vec::new() });
        } else {
            self.plain_heading(level, attributes, kind);
        }
    }

    /// Checks a heading that is neither a question nor a quiz, in case its author thinks it is.
    fn plain_heading(&mut self, level: u8, attributes: &Attributes<'_>, kind: PageKind) {
        let diagnostics = &mut *self.reader.diagnostics;
        let asks = attributes.has("quiz") || class_of(attributes).is_some();
        if asks {
            let place = Place::new(attributes.path, attributes.heading);
            let (message, help) = match kind {
                PageKind::Lesson => (
                    "a quiz cannot stand inside another one",
                    "end the first one with a line `---`, or take `.quiz` away",
                ),
                PageKind::Quiz if attributes.has("quiz") => (
                    "a quiz page is a quiz, and holds no other",
                    "take `.quiz` away; what a quiz may say stands in the front matter",
                ),
                PageKind::Quiz => (
                    "on a quiz page every heading of the second level is a question, and no other",
                    "write `##`, without the class",
                ),
                _ => (
                    "questions stand in lessons and on quiz pages",
                    "move it to a lesson, or to a file whose name ends in `.quiz.md`",
                ),
            };
            diagnostics
                .push(Diagnostic::new(&codes::MISPLACED_QUESTION, place, message).help(help));
            return;
        }
        // Headings of scenes are checked where scenes are read.
        if kind != PageKind::Scenario || level != 2 {
            attributes.only(&[], "a heading that is no question", diagnostics);
        }
    }

    fn open_quiz(&mut self, block: &Block, level: u8, attributes: &Attributes<'_>) {
        let diagnostics = &mut *self.reader.diagnostics;
        attributes.only(&[&OF_QUIZZES], "a quiz", diagnostics);
        if let Some(class) = class_of(attributes) {
            let class = format!(".{class}");
            let place = Place::new(attributes.path, attributes.span_of(&class));
            let message = format!("a heading cannot be a `.quiz` and `{class}` at once");
            diagnostics.push(
                Diagnostic::new(&codes::MISPLACED_QUESTION, place, message)
                    .help("write each question under a heading one level deeper than the quiz's"),
            );
        }
        let percent = |share: f64| (0.0..=100.0).contains(&share);
        let first = self.found.questions.len();
        self.found.quizzes.push(QuizSection {
            id: attributes.id.clone(),
            span: block.span,
            heading: Some(attributes.heading),
            questions: first..first,
            pass: attributes.number("pass", percent, "write percent, as in `pass=80`", diagnostics),
            attempts: attributes.count("attempts", 1, diagnostics),
            feedback: attributes.feedback(diagnostics),
            shuffle: attributes.shuffle(diagnostics).unwrap_or(false),
            show: attributes.count("show", 1, diagnostics),
            confidence: attributes.boolean("confidence", diagnostics),
        });
        self.asks_at = Some(level + 1);
    }

    fn close_question(&mut self) {
        let Some(open) = self.open.take() else { return };
        let read = self.reader.question(open.level, &open.heading, &open.body);
        let Some((question, names)) = read else {
            self.found.has_unread = true;
            return;
        };
        if self.asks_at.is_some()
            && let Some(quiz) = self.found.quizzes.last_mut()
        {
            quiz.questions.end = self.found.questions.len() + 1;
            let end = question.span.range().end;
            quiz.span = Span::new(quiz.span.range().start..end);
        }
        Arc::make_mut(&mut self.found.questions).push(question);
        self.found.names.push(names);
    }

    fn close_quiz(&mut self) {
        if self.asks_at.take().is_none() {
            return;
        }
        let Some(quiz) = self.found.quizzes.last() else { return };
        if quiz.questions.is_empty()
            && !self.found.has_unread
            && let Some(heading) = quiz.heading
        {
            let hashes =
                self.reader.text[heading.range()].chars().take_while(|c| *c == '#').count();
            let help = format!(
                "write each question under a heading one level deeper: `{}`",
                "#".repeat(hashes + 1)
            );
            self.reader
                .report(&codes::NO_QUESTIONS, heading, "the quiz has no questions")
                .help(&help);
        }
    }
}
