//! Reads questions as their author wrote them.
//!
//! A question is asked under each heading of the second level on a quiz page, and under each
//! heading one level deeper in a section whose heading has the class `.quiz`. In a lesson, a
//! heading with the class `.question`, or with the class of a kind, is a question of its own
//! ([`regions`]). The kind follows from the blocks below the heading ([`read`]). Nothing here looks
//! at another file: [`crate::resolve`] checks that ids are unique in the course and that draws find
//! enough questions.
//!
//! Parts are kept as spans of the file. The renderer asks for the events again and writes those
//! inside the spans.

mod answers;
mod body;
mod boxes;
mod choice;
mod effort;
mod fill;
mod gap;
mod item;
mod matching;
mod note;
mod number;
mod order;
mod own_text;
pub mod passage;
mod read;
mod regions;
mod revision;
mod two_tier;

use std::ops::Range;
use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::markdown::Spot;
use crate::model::page::PageKind;
use crate::model::question::Question;
use crate::model::quiz::Feedback;
use crate::parse::front_matter::OwnFront;
use crate::parse::reader::Reader;
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};

/// The questions of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Questions {
    /// Its quizzes in order. A quiz page has one, over all of its questions.
    pub quizzes: Vec<QuizSection>,
    /// Its questions in order.
    pub questions: Arc<Vec<Question>>,
    /// The names that each question uses of other things, in the same order.
    pub names: Vec<QuestionNames>,
    /// Whether there is a question that could not be read, which is not among them.
    pub has_unread: bool,
}

/// The names that a question uses of other things.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionNames {
    /// The ids of its objectives; if there are none, it has those of its page.
    pub objectives: Vec<Spanned<String>>,
    /// The field of the plan that its answer fills, if it asks for a text.
    pub plan: Option<Spanned<String>>,
    /// The passage that explains what it asks, as its author wrote it.
    pub from: Option<Spanned<String>>,
    /// The case of the learner's own that is quoted above it.
    pub quotes: Option<Spanned<String>>,
}

/// Questions that are answered and scored together.
#[derive(Clone, Debug, PartialEq)]
pub struct QuizSection {
    /// The id that its heading has; `None` on a quiz page, and when the author wrote none.
    pub id: Option<String>,
    /// Its place, from the start of its heading, or of the page's first question.
    pub span: Span,
    /// Its heading; `None` on a quiz page.
    pub heading: Option<Span>,
    /// The indexes of its questions in [`Questions::questions`].
    pub questions: Range<usize>,
    /// The share needed to pass, in percent from 0 to 100; `None` when there is no passing.
    pub pass: Option<f64>,
    /// The number of attempts that count; `None` for any number.
    pub attempts: Option<u32>,
    /// The time at which feedback is shown; `None` when the author does not say.
    pub feedback: Option<Feedback>,
    /// Whether questions and options are in a new order on every attempt.
    pub shuffle: bool,
    /// The number of its own questions in one attempt; `None` for all.
    pub show: Option<u32>,
    /// Whether learners are asked how sure they are; `None` for what the course says.
    pub confidence: Option<bool>,
}

/// Reads the questions of the page `path` from its events.
pub fn questions(
    path: &CoursePath,
    text: &str,
    kind: PageKind,
    own: &OwnFront,
    spots: &[Spot<'_>],
    anchors: &dyn Fn(Span) -> String,
    diagnostics: &mut Vec<Diagnostic>,
) -> Questions {
    let mut reader = Reader { path, text, spots, anchors, diagnostics };
    regions::read(&mut reader, kind, own)
}
