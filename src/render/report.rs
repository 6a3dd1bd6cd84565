//! What authors are shown of a course beside its site: graphs of its scenarios, and what serves each
//! objective. In English, like all messages.

pub mod coverage;
pub mod graph;
