//! The quizzes of a page.

use serde::Serialize;

use crate::model::quiz::Feedback;
use crate::render::data::number::Number;

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
    /// The ids of its own questions with a score.
    pub own: Vec<String>,
    /// The ids of its own questions without a score, which are always asked.
    pub always: Vec<String>,
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
