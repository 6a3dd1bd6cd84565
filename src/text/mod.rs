//! Positions in source text, the paths of both sides, and the small language tools that messages need.
//!
//! This is the bottom room: it knows no other.

pub mod list;
pub mod path;
pub mod readability;
pub mod slug;
pub mod span;
pub mod suggestion;
pub mod words;
