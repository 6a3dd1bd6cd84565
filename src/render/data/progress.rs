//! The outline of the course, and what the progress page shows besides it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::page::PageKind;
use crate::model::question::QuestionKind;
use crate::render::data::number::Number;
use crate::render::data::review::Review;

/// The file `progress/outline.js`: the pages of the course that learners work on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    /// The title of the course.
    pub title: String,
    /// The version of the course, if it states one.
    pub version: Option<String>,
    /// The units, in the order of the course. The file `unit-N.js` has the questions of the unit at
    /// index N.
    pub units: Vec<OutlineUnit>,
}

/// The file `progress/questions.js`: what the course asks, and what for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OutlineQuestions {
    /// The objectives of the course.
    pub objectives: Vec<OutlineObjective>,
    /// The pages that have questions, quizzes or prompts for recall, by their slugs.
    pub pages: BTreeMap<String, PageQuestions>,
    /// What the review asks for; `null` when the site has none.
    pub review: Option<Review>,
}

/// The questions and quizzes of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PageQuestions {
    /// The questions written on it.
    pub questions: Vec<OutlineQuestion>,
    /// The quizzes on it.
    pub quizzes: Vec<OutlineQuiz>,
    /// The prompts for recall on it, if it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub recall: Option<Vec<OutlineRecall>>,
}

/// A unit of the course.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OutlineUnit {
    /// The title.
    pub title: String,
    /// The address of its page, from the root of the site.
    pub url: String,
    /// The addresses of its cover: one for both colour schemes, or one for light and one for dark
    /// colours. Empty without a cover.
    pub cover: Vec<String>,
    /// The pages without handouts, in the order of the course.
    pub pages: Vec<OutlinePage>,
}

/// A page of a unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OutlinePage {
    /// The slug, which identifies the page in a learner's record.
    pub slug: String,
    /// The kind.
    pub kind: PageKind,
    /// Its number among the lessons of its unit, from 1; `null` for other kinds of pages.
    pub number: Option<u32>,
    /// The title.
    pub title: String,
    /// The address, from the root of the site.
    pub url: String,
    /// The time that it takes, in minutes.
    pub minutes: u32,
    /// The ids of its tracks.
    pub tracks: Vec<String>,
}

/// A question of the course.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OutlineQuestion {
    /// The id, unique in the course.
    pub id: String,
    /// The kind.
    pub kind: QuestionKind,
    /// The heading.
    pub title: String,
    /// Whether it has a score.
    pub scored: bool,
    /// The points for a right answer, more than 0.
    pub points: Number,
    /// The author's revision number.
    pub rev: u32,
    /// The hash of everything that learners read.
    pub wording: String,
    /// The hash of the right answer; `null` when the site has no answers.
    pub answer_hash: Option<String>,
    /// The ids that it had before.
    pub was: Vec<String>,
    /// The ids of its objectives.
    pub objectives: Vec<String>,
    /// Its group, if it has one. The questions of a group ask the same thing in other cases.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub group: Option<String>,
    /// What it is about, if learners confuse that with something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub label: Option<String>,
}

/// A prompt for recall of the course.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OutlineRecall {
    /// The id, unique in the course.
    pub id: String,
    /// The question, without markup.
    pub title: String,
    /// The hash of what learners read.
    pub wording: String,
    /// The ids of the objectives of its page.
    pub objectives: Vec<String>,
}

/// A quiz of the course.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OutlineQuiz {
    /// The id under which attempts are stored.
    pub id: String,
    /// The share of the points needed to pass, in percent from 0 to 100; `null` when there is no
    /// passing.
    pub pass: Option<Number>,
    /// The number of attempts that count; `null` for any number.
    pub attempts: Option<u32>,
}

tuple! {
    /// An objective of the course.
    pub struct OutlineObjective {
        /// The id.
        pub id: String,
        /// The objective as text.
        pub title: String,
    }
}
