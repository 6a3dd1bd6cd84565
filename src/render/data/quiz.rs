//! The quizzes of a page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::quiz::Feedback;
use crate::render::data::number::Number;
use crate::render::data::question::Question;

/// A quiz.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Quiz {
    /// The id under which attempts are stored.
    pub id: String,
    /// The title: the heading in a lesson, the page's title on a quiz page.
    pub title: String,
    /// Whether it is a quiz page.
    pub page: bool,
    /// The time at which feedback is shown.
    pub feedback: Feedback,
    /// The share of the points needed to pass, in percent from 0 to 100; `null` when there is no
    /// passing.
    pub pass: Option<Number>,
    /// The number of attempts that count; `null` for any number.
    pub attempts: Option<u32>,
    /// Whether questions and options are in a new order on every attempt.
    pub shuffle: bool,
    /// The number of its own scored questions in one attempt.
    pub show: usize,
    /// `true` if learners are asked how sure they are of an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub confidence: Option<bool>,
    /// The ids of its own questions with a score.
    pub own: Vec<String>,
    /// The ids of its own questions without a score, which are always asked.
    pub always: Vec<String>,
    /// The ids of all its own questions, in the order of the page.
    pub order: Vec<String>,
    /// The address of the file with those of its own questions that are not on its page, relative
    /// to it; `null` when all are there.
    pub file: Option<String>,
    /// The ids that its own questions had before, by their ids. Questions that had none are left out.
    pub was: BTreeMap<String, Vec<String>>,
    /// The labels of questions about what learners confuse, by the questions' ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub labels: Option<BTreeMap<String, String>>,
    /// The ids of questions that ask the same thing in other cases, a list for each group. One
    /// attempt asks one of them, as long as there are enough others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub siblings: Option<Vec<Vec<String>>>,
    /// The questions it draws from other pages.
    pub pools: Vec<Pool>,
    /// The pages that it draws from, in the order of the course.
    pub lessons: Vec<Lesson>,
    /// The objectives of its own questions, for the result of a quiz that draws nothing.
    pub objectives: Vec<Objective>,
}

/// A page that a quiz draws from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Lesson {
    /// The slug.
    pub slug: String,
    /// Its number in the course, such as `1.2`; `null` for pages that have none.
    pub number: Option<String>,
    /// The title, without markup.
    pub title: String,
    /// The address, relative to the page of the quiz.
    pub url: String,
    /// The address of the file with its questions, relative to the page of the quiz.
    pub file: String,
    /// The ids of the questions that are drawn from it, in the order of the page.
    pub questions: Vec<String>,
}

/// An objective of a quiz.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Objective {
    /// The id.
    pub id: String,
    /// The title, without markup.
    pub title: String,
}

/// Questions that a quiz draws from other pages.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Pool {
    /// The number of them in one attempt.
    pub count: usize,
    /// The ids of the questions to draw from, in the order of the course.
    pub of: Vec<String>,
}

/// A question that a quiz loads when it asks it. A file has those of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LentQuestion {
    /// What scripts need to score it.
    pub question: Question,
    /// Its form as marks, of which `src/render/marks.rs` says how they are read.
    pub form: Vec<String>,
    /// Its title and its right answer for the key at the end of a printed page, without markup;
    /// `null` when there is none.
    pub key: Option<KeyLine>,
}

/// A prompt for recall that the review loads when it asks it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LentPrompt {
    /// The id, unique in the course.
    pub id: String,
    /// The question as marks, of which `src/render/marks.rs` says how they are read.
    pub question: Vec<String>,
    /// The answer as marks.
    pub answer: Vec<String>,
    /// A hash of what learners read.
    pub wording: String,
}

/// A line of the key at the end of a printed page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct KeyLine {
    /// The title of the question.
    pub title: String,
    /// The right answer, in short.
    pub right: String,
}
