//! The interface strings that the scripts of a page show.

use std::collections::BTreeMap;

use serde::Serialize;

/// The data block `cm:strings`: patterns by the ids of the strings.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Strings(pub BTreeMap<String, Pattern>);

/// An interface string with `{ $name }` in the place of each value: one text, or one for each plural
/// category of the language, by the category's CLDR name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Pattern {
    /// One text for all values.
    Text(String),
    /// One text for each plural category.
    Plural(BTreeMap<String, String>),
}
