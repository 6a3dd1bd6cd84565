//! The course: what its files mean together. `resolve` makes it, `check` and `render` read it.
//!
//! Invariants: pages stand in the course's order; a page of a unit that is in the list is readable
//! and wanted (drafts that were not asked for are absent); keys differ; `site` paths differ.

pub mod course;
