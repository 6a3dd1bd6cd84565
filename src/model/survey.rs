//! Surveys: statements on a scale, dimensions, results.

use crate::model::scenario::Operator;
use crate::text::span::{Span, Spanned};

/// A survey: its settings, its statements, and the texts for its results.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// The settings, which are in the front matter of its page.
    pub settings: SurveySettings,
    /// The parts with statements, in the order of the page.
    pub parts: Vec<Part>,
    /// The statements, in the order of the page.
    pub statements: Vec<Statement>,
    /// The texts for results, in the order of the page.
    pub texts: Vec<ResultText>,
}

/// What a survey measures, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurveySettings {
    /// The labels of the scale, from least to most. The first one counts as 1.
    pub scale: Vec<String>,
    /// The dimensions that the statements measure.
    pub dimensions: Vec<Dimension>,
    /// The possible results, of which each learner gets exactly one.
    pub profiles: Vec<Profile>,
    /// Remarks that may be added to a result.
    pub remarks: Vec<Profile>,
    /// Whether the statements of the dimensions are interleaved.
    pub mixed: bool,
    /// The number of statements with the lowest answers that the result shows.
    pub lowest: usize,
    /// The ids of the statements for an observer; empty when no observer is asked.
    pub observer: Vec<Spanned<String>>,
}

/// The statements of a dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The index of the dimension in [`SurveySettings::dimensions`].
    pub dimension: usize,
    /// The line of its heading.
    pub heading: Span,
    /// The blocks before its statements.
    pub text: Vec<Span>,
}

/// A statement that learners rate on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its id, unique in the course except among surveys that are compared.
    pub id: Spanned<String>,
    /// Its text without markup.
    pub text: String,
    /// The place of its text in the file.
    pub label: Span,
    /// The index of its dimension in [`SurveySettings::dimensions`].
    pub dimension: usize,
}

/// A text for a result.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultText {
    /// The id of its profile or remark.
    pub id: Spanned<String>,
    /// The line of its heading.
    pub heading: Span,
    /// The blocks below its heading.
    pub text: Vec<Span>,
}

/// A comparison of a mean with a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The comparison to make.
    pub operator: Operator,
    /// The number to compare with.
    pub value: f64,
}

impl Bound {
    /// Whether `mean` satisfies the bound. Means are rounded to two digits first, as learners see
    /// them: a learner who reads 3.5 has 3.5.
    pub fn holds(self, mean: f64) -> bool {
        self.operator.holds((mean * 100.0).round() / 100.0, self.value)
    }
}

/// A dimension, which some of the statements measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// Its id, which a heading has too.
    pub id: Spanned<String>,
    /// Its title, shown with its result.
    pub title: String,
    /// The number of its statements that must be answered for a result; `None` means half of them.
    pub least: Option<usize>,
}

/// A profile or a remark, which applies to some results.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Its id, which a heading has too.
    pub id: Spanned<String>,
    /// Its title, shown with the result.
    pub title: String,
    /// The conditions under which it applies, all of which must hold.
    pub when: Vec<Rule>,
}

/// A condition on one number of a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The number that is compared.
    pub measure: Measure,
    /// The bounds of the number, all of which must hold.
    pub bounds: Vec<Bound>,
}

/// A number of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The mean of the dimension with this index in [`SurveySettings::dimensions`].
    Mean(usize),
    /// The greatest mean minus the least. Only remarks compare it.
    Gap,
}

impl Measure {
    /// The name of the gap in the `when` of a remark.
    pub const GAP: &'static str = "gap";
}
