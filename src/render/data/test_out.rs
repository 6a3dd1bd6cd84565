//! What learners are asked to show that they know an objective already.

use serde::Serialize;

/// The file `progress/test-out.js`: the objectives of the course as a graph, and its lessons.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TestOut {
    /// The objectives, in the order of the course.
    pub objectives: Vec<TestObjective>,
    /// The lessons that serve an objective, in the order of the course.
    pub lessons: Vec<TestLesson>,
}

/// An objective that can be tested.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TestObjective {
    /// The id.
    pub id: String,
    /// The objective as text.
    pub title: String,
    /// The ids of the objectives that it needs.
    pub needs: Vec<String>,
    /// The scored questions about it, in the order of the course.
    pub items: Vec<TestItem>,
}

/// A scored question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TestItem {
    /// The id, unique in the course.
    pub id: String,
    /// The slug of the page that it is on.
    pub page: String,
    /// The ids that it had before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub was: Option<Vec<String>>,
}

/// A lesson that learners may know already.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TestLesson {
    /// The slug, which identifies the page in a learner's record.
    pub slug: String,
    /// The title, without markup.
    pub title: String,
    /// The address, from the root of the site.
    pub url: String,
    /// The ids of its tracks.
    pub tracks: Vec<String>,
    /// The ids of the objectives that it serves.
    pub objectives: Vec<String>,
}
