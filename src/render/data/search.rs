//! The search index. `render::search::index` describes its other files, which are texts.

use serde::Serialize;

/// The file `search/head.js`: the facts about the index that every search needs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SearchHead {
    /// The number of pages.
    pub pages: usize,
    /// The number of pages whose texts share a file.
    pub chunk: usize,
    /// The form that each file of words begins with.
    pub starts: Vec<String>,
    /// Whether spellings are split by length.
    pub by_length: bool,
    /// The length, in characters, from which spellings share a file.
    pub longest: usize,
    /// The length, in characters, of the shortest spellings.
    pub shortest: usize,
    /// The length of each page as one digit, on a logarithmic scale.
    pub lengths: String,
    /// The number of words in the title of each page as one digit.
    pub titles: String,
    /// The numbers of the pages to use rather than to learn from: handouts, quizzes and prompts.
    pub handouts: Vec<usize>,
    /// The stop words of the course's language, separated by spaces.
    pub stop_words: String,
}

tuple! {
    /// A page as results show it. The files `search/pages-N.js` hold lists of these.
    pub struct SearchPage {
        /// The path from the root of the site.
        pub path: String,
        /// The title.
        pub title: String,
        /// The label of its unit; empty for pages outside of units.
        pub context: String,
        /// The sections, in order.
        pub sections: Vec<SearchSection>,
    }
}

tuple! {
    /// A part of a page, from one heading to the next.
    pub struct SearchSection {
        /// The anchor of its heading; empty for the first section.
        pub anchor: String,
        /// The heading; empty for the first section.
        pub heading: String,
        /// The text without markup, with single spaces. A dot stands between two blocks, such as the
        /// cells of a table, if the first does not end like a sentence.
        pub text: String,
    }
}
