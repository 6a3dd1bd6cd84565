//! The prompts for recall of a page.

use serde::Serialize;

/// A prompt for recall.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RecallPrompt {
    /// The id, unique in the course.
    pub id: String,
    /// The hash of what learners read.
    pub wording: String,
}
