//! A survey, from whose answers scripts compute results.

use serde::Serialize;

use crate::model::scenario::Operator;
use crate::render::data::number::Number;

/// The data block `cm:survey`: the survey of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Survey {
    /// The slug of its page.
    pub id: String,
    /// The labels of the scale, from least to most. The first one counts as 1.
    pub scale: Vec<String>,
    /// The dimensions that the statements measure.
    pub dimensions: Vec<Dimension>,
    /// The statements, in the order of the page.
    pub statements: Vec<Statement>,
    /// The possible results, of which each learner gets exactly one.
    pub profiles: Vec<Profile>,
    /// Remarks that may be added to a result.
    pub remarks: Vec<Profile>,
    /// The number of statements with the lowest answers that the result shows.
    pub lowest: usize,
    /// The ids of the statements for an observer.
    pub observer: Vec<String>,
    /// The slug of the survey that the results are compared with; `null` for none.
    pub compare: Option<String>,
}

/// A dimension that some of the statements measure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Dimension {
    /// The title.
    pub title: String,
    /// The number of its statements that must be answered for a mean.
    pub least: usize,
}

tuple! {
    /// A statement that learners rate on the scale.
    pub struct Statement {
        /// The id.
        pub id: String,
        /// The index of the dimension that it measures.
        pub dimension: usize,
        /// The text without markup.
        pub text: String,
    }
}

/// A profile or a remark, which applies to some results.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// The id of its text on the page.
    pub id: String,
    /// The title.
    pub title: String,
    /// The rules that must all hold for it to apply.
    pub when: Vec<Rule>,
}

tuple! {
    /// A comparison of a mean with a number.
    pub struct Rule {
        /// The index of the dimension; `null` for the greatest mean minus the least.
        pub dimension: Option<usize>,
        /// The comparison to make.
        pub operator: Operator,
        /// The number to compare with.
        pub value: Number,
    }
}
