//! The data for the components of surveys.

use serde::Serialize;

use crate::render::html::Html;

/// A survey as a form, with the texts of its results: `components/survey.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SurveyView {
    /// Whether the statements are mixed. They are then listed below the parts instead of inside
    /// them.
    pub is_mixed: bool,
    /// Its parts, one for each dimension.
    pub parts: Vec<SurveyPartView>,
    /// The statements of a mixed survey, in the order in which learners see them.
    pub statements: Vec<StatementView>,
    /// The points of the scale from the lowest, then the one for no answer.
    pub scale: Vec<ScalePlaceView>,
    /// The texts of the results: profiles, then remarks.
    pub results: Vec<ResultView>,
}

/// A part of a survey.
#[derive(Clone, Debug, Serialize)]
pub struct SurveyPartView {
    /// The id of the part's dimension, which is also its anchor.
    pub id: String,
    /// The text of the part. It includes the heading, unless the survey is mixed.
    pub text: Html,
    /// The statements of the part. Empty when the survey is mixed.
    pub statements: Vec<StatementView>,
}

/// A statement of a survey: `components/statement.html`, which is also given the scale.
#[derive(Clone, Debug, Serialize)]
pub struct StatementView {
    /// The id under which the answer is stored.
    pub id: String,
    /// The text of the statement.
    pub label: Html,
}

/// A point on a survey's scale.
#[derive(Clone, Debug, Serialize)]
pub struct ScalePlaceView {
    /// The value that is stored as the answer: a number from 1, or an empty text for no answer.
    pub value: String,
    /// The label of the point.
    pub word: Html,
}

/// The text of a survey's result: `components/result.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ResultView {
    /// The id of the result.
    pub id: String,
    /// The heading, in its `<h2>` to `<h6>` element.
    pub heading: Html,
    /// The condition for showing it, in words.
    pub rule: Option<Html>,
    /// The text of the result.
    pub text: Html,
}
