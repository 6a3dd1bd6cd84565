//! Positions in source text, the paths of sources and sites, and the grammar that messages need.
//!
//! This is the bottom layer: it uses no other.

pub mod list;
pub mod path;
pub mod readability;
pub mod slug;
pub mod span;
pub mod suggestion;
pub mod words;
