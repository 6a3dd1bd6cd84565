//! Reads surveys: statements answered on a scale, their dimensions, and the texts for results.
//!
//! A heading of the second level with the id of a dimension has that dimension's statements below
//! it, as items of a list. A heading with the class `.profile` or `.remark` has the text for a
//! result below it. Blocks before the first such heading introduce the survey.

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
