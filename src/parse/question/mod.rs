//! Questions: what they are made of, as their author wrote them.
//!
//! A quiz page asks a question under each heading of the second level; a section whose heading has
//! the class `.quiz` under each heading one level deeper; a heading of a lesson with the class
//! `.question`, or the class of a kind, is a question of its own ([`regions`]). The kind follows from
//! what stands below the heading ([`read`]). Nothing here looks at another file: that ids are unique
//! in the course, and whether a draw finds enough questions, is [`crate::resolve`]'s work.
//!
//! Parts are kept as spans of the file. The renderer asks for the events again and writes those that
//! lie inside.

mod answers;
mod body;
mod boxes;
mod choice;
mod effort;
mod fill;
mod gap;
mod item;
mod matching;
mod number;
mod order;
mod own_text;
mod read;
mod regions;
mod revision;

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

pub use gap::gaps;
pub use item::Item;

/// The questions of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Questions {
    /// Its quizzes in order. A quiz page has one, over all of its questions.
    pub quizzes: Vec<QuizSection>,
    /// Its questions in order.
    pub questions: Arc<Vec<Question>>,
    /// What each question names that is defined elsewhere, in the same order.
    pub names: Vec<QuestionNames>,
    /// Whether there is a question that could not be read, which is not among them.
    pub has_unread: bool,
}

/// What a question names that is defined elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionNames {
    /// Ids of objectives; it serves its page's when there are none.
    pub objectives: Vec<Spanned<String>>,
    /// The field of the plan that it fills, where it asks for a text.
    pub plan: Option<Spanned<String>>,
}

/// Questions that are answered and scored together.
#[derive(Clone, Debug, PartialEq)]
pub struct QuizSection {
    /// The id that its heading carries; none on a quiz page, and where the author gave none.
    pub id: Option<String>,
    /// From the start of its heading, or of the page's first question, to its end.
    pub span: Span,
    /// Its heading; none on a quiz page.
    pub heading: Option<Span>,
    /// The places of its questions in [`Questions::questions`].
    pub questions: Range<usize>,
    /// The share needed to pass, in percent from 0 to 100.
    pub pass: Option<f64>,
    /// How many attempts count; any number when left out.
    pub attempts: Option<u32>,
    /// When feedback is shown, when the author says so.
    pub feedback: Option<Feedback>,
    /// Whether questions and options stand in another order on every attempt.
    pub shuffle: bool,
    /// How many of its own questions one attempt asks; all when left out.
    pub show: Option<u32>,
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
