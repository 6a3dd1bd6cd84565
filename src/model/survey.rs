//! Surveys: statements on a scale, dimensions, results.

use crate::model::scenario::Operator;
use crate::text::span::{Span, Spanned};

/// What a survey asks, and what it says of the answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    /// The answers from least to most, which count from 1.
    pub scale: Vec<String>,
    /// What the statements measure.
    pub dimensions: Vec<Dimension>,
    /// The results a learner may get; each learner gets one.
    pub profiles: Vec<Said>,
    /// What may be said of a result beside its profile.
    pub remarks: Vec<Said>,
    /// Whether the statements of the dimensions are asked in turn.
    pub mixed: bool,
    /// How many of the statements with the lowest answers are shown with the result.
    pub lowest: usize,
    /// The ids of the statements that an observer is asked; no observer is asked when empty.
    pub observer: Vec<Spanned<String>>,
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
    /// The place of the dimension in [`Survey::dimensions`].
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
    /// The place of its dimension in [`Survey::dimensions`].
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

/// What a remark may compare beside the mean of a dimension: the greatest mean less the least.
pub const GAP: &str = "gap";

/// What some of the statements measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// Its id, which a heading carries.
    pub id: Spanned<String>,
    /// Its title.
    pub title: String,
    /// How many of its statements must be answered for a result; half of them when left out.
    pub least: Option<usize>,
}

/// Something that is said of certain results: a profile or a remark.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Its id, which a heading carries.
    pub id: Spanned<String>,
    /// Its title.
    pub title: String,
    /// What must all hold for it to be said.
    pub when: Vec<Rule>,
}

/// What must hold of one dimension.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The id of the dimension, or [`GAP`].
    pub dimension: Spanned<String>,
    /// The bounds of its mean, all of which must hold.
    pub bounds: Vec<Bound>,
}
