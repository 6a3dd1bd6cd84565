//! Surveys: statements that are answered on a scale, what they measure, and what is said of a result.
//!
//! On a survey page each heading of the second level with the id of a dimension holds that
//! dimension's statements, as items of a list; one with the class `.profile` or `.remark` holds the
//! text for a result. What stands before the first of them introduces the survey.

mod front;
mod read;

use crate::diag::Diagnostic;
use crate::markdown::Spot;
use crate::model::survey::Survey;
use crate::parse::reader::Reader;
use crate::text::path::CoursePath;
use crate::text::span::Span;

pub use front::{SurveyFront, survey_front};

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
