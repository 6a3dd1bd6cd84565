//! Reports on a course for its authors: pictures of its scenarios, and the coverage of its
//! objectives. They are in English, like all messages.

pub mod coverage;
pub mod graph;
