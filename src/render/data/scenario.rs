//! A scenario, as scripts tell it scene by scene.

use serde::Serialize;

use crate::model::scenario::{Good, Operator, Outcome};
use crate::render::data::number::Number;

/// The data block `cm:story`: the scenario of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Scenario {
    /// The slug of its page.
    pub id: String,
    /// The variables that choices change.
    pub variables: Vec<Variable>,
    /// The scenes, in the order of the page.
    pub scenes: Vec<Scene>,
    /// The index of the first scene.
    pub start: usize,
}

/// A variable of a scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Variable {
    /// The name that authors use.
    pub name: String,
    /// The value at the start.
    pub start: Number,
    /// The least value, if there is one.
    pub min: Option<Number>,
    /// The greatest value, if there is one.
    pub max: Option<Number>,
    /// The name that learners see; `null` when they do not see the variable.
    pub label: Option<String>,
    /// Which changes are good; `null` when the author does not say.
    pub good: Option<Good>,
}

/// A scene with its choices.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Scene {
    /// The id of its section on the page.
    pub id: String,
    /// The heading.
    pub title: String,
    /// The choices; empty in an ending.
    pub choices: Vec<Choice>,
    /// The outcome of the story; left out where the story does not end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub outcome: Option<Outcome>,
}

/// A choice in a scene.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// The name in the record: the hash of its text.
    pub name: String,
    /// The index of the scene that it leads to.
    pub to: usize,
    /// The effects on variables, in order.
    pub effects: Vec<Effect>,
    /// The comparisons that must all be true for it to be open.
    pub condition: Vec<Comparison>,
}

tuple! {
    /// The effect of a choice on a variable.
    pub struct Effect {
        /// The index of the variable.
        pub variable: usize,
        /// The way the number changes the value.
        pub change: Change,
        /// The number.
        pub value: Number,
    }
}

/// The way a number changes the value of a variable: it is added, or replaces the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// The number is added to the value.
    Add,
    /// The number replaces the value.
    Set,
}

tuple! {
    /// A comparison of a variable with a number.
    pub struct Comparison {
        /// The index of the variable.
        pub variable: usize,
        /// The comparison to make.
        pub operator: Operator,
        /// The number to compare with.
        pub value: Number,
    }
}
