//! The data for the component of prompts for recall.

use serde::Serialize;

use crate::render::html::Html;

/// A set of prompts for recall: `components/recall.html`.
#[derive(Clone, Debug, Serialize)]
pub struct RecallView {
    /// The heading, in its `<h2>` to `<h6>` element.
    pub heading: Html,
    /// The prompts, in order.
    pub prompts: Vec<RecallPromptView>,
}

/// A prompt for recall.
#[derive(Clone, Debug, Serialize)]
pub struct RecallPromptView {
    /// Its id, under which the browser stores what learners say of it.
    pub id: String,
    /// The question, which can stand in a line of text.
    pub question: Html,
    /// The answer, as blocks of text.
    pub answer: Html,
}
