//! Surveys: statements that are answered on a scale, what they measure, and what is said of a result.
//!
//! On a survey page each heading of the second level with the id of a dimension holds that
//! dimension's statements, as items of a list; one with the class `.profile` or `.remark` holds the
//! text for a result. What stands before the first of them introduces the survey.

mod front;
mod read;

use crate::diag::Diagnostic;
use crate::parse::markdown::Spot;
use crate::parse::reader::Reader;
use crate::parse::scenario::Operator;
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};

pub use front::{Dimension, GAP, Rule, Said, SurveyFront, survey_front};

/// What a survey page asks; nothing on another page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// The parts with statements, in the order of the page.
    pub parts: Vec<Part>,
    /// The statements, in the order of the page.
    pub statements: Vec<Statement>,
    /// The texts for results, in the order of the page.
    pub texts: Vec<ResultText>,
}

/// The statements of a dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The place of the dimension in [`SurveyFront::dimensions`].
    pub dimension: usize,
    /// Its heading, to the end of the line.
    pub heading: Span,
    /// The blocks before its statements.
    pub text: Vec<Span>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its id, unique in the course but for surveys that are compared.
    pub id: Spanned<String>,
    /// Its text without markup.
    pub text: String,
    /// Its text as it stands in the file.
    pub label: Span,
    /// The place of its dimension in [`SurveyFront::dimensions`].
    pub dimension: usize,
}

/// What is said of a result.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultText {
    /// The id of its profile or remark.
    pub id: Spanned<String>,
    /// Its heading, to the end of the line.
    pub heading: Span,
    /// The blocks below its heading.
    pub text: Vec<Span>,
}

/// A comparison of a mean with a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// How it is compared.
    pub operator: Operator,
    /// With what.
    pub value: f64,
}

impl Bound {
    /// Whether `mean` is within it. Means are rounded to two digits, as learners see them: who reads 3.5
    /// has 3.5.
    pub fn holds(self, mean: f64) -> bool {
        self.operator.holds((mean * 100.0).round() / 100.0, self.value)
    }
}

/// Reads the statements and result texts of the page `path` from its events.
pub fn survey(
    path: &CoursePath,
    text: &str,
    front: &SurveyFront,
    spots: &[Spot<'_>],
    anchors: &dyn Fn(Span) -> String,
    diagnostics: &mut Vec<Diagnostic>,
) -> Survey {
    let mut reader = Reader { path, text, spots, anchors, diagnostics };
    read::read(&mut reader, front)
}
