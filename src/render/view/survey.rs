//! What the components for surveys are given.

use serde::Serialize;

use crate::render::html::Html;

/// A survey as a form, with the texts for its results: `components/survey.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SurveyView {
    /// Whether the statements of all dimensions stand in turn below the parts, and not in them.
    pub is_mixed: bool,
    /// Its parts, one for each dimension.
    pub parts: Vec<SurveyPartView>,
    /// The statements of a mixed survey, in the order in which they are asked.
    pub statements: Vec<StatementView>,
    /// The places of the scale, from the lowest, and the one for no answer.
    pub scale: Vec<ScalePlaceView>,
    /// The texts for results: profiles, then remarks.
    pub results: Vec<ResultView>,
}

/// A part of a survey.
#[derive(Clone, Debug, Serialize)]
pub struct SurveyPartView {
    /// The anchor of its dimension.
    pub id: String,
    /// Its text; with its heading, unless the survey is mixed.
    pub text: Html,
    /// Its statements, unless the survey is mixed.
    pub statements: Vec<StatementView>,
}

/// A statement of a survey: `components/statement.html`, which is given the scale too.
#[derive(Clone, Debug, Serialize)]
pub struct StatementView {
    /// Its id, under which its answer is kept.
    pub id: String,
    /// What it says.
    pub label: Html,
}

/// A place of a survey's scale.
#[derive(Clone, Debug, Serialize)]
pub struct ScalePlaceView {
    /// What is kept as the answer: its number from 1, or an empty text for no answer.
    pub value: String,
    /// What it says.
    pub word: Html,
}

/// The text for a result of a survey: `components/result.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ResultView {
    /// Its id.
    pub id: String,
    /// Its heading with the heading's element.
    pub heading: Html,
    /// When it is shown, in words.
    pub rule: Option<Html>,
    /// Its text.
    pub text: Html,
}
