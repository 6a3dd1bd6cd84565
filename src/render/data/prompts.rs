//! The weekly prompts.

use serde::Serialize;

/// The data block `cm:prompts`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Prompts {
    /// The address where the site is published, with a slash at its end; `null` when the course does
    /// not state one.
    pub site: Option<String>,
    /// The title of the course.
    pub title: String,
    /// The prompts, one for each week.
    pub prompts: Vec<Prompt>,
}

tuple! {
    /// A weekly prompt.
    pub struct Prompt {
        /// The anchor of its heading, by which calendars identify it.
        pub anchor: String,
        /// The heading.
        pub title: String,
        /// The text without markup.
        pub text: String,
        /// The address, from the root of the site, of the page that it links to first; `null`
        /// without a link.
        pub lesson: Option<String>,
    }
}
