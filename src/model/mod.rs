//! The course: what it is made of once every file has been read. `resolve` makes it, `check` and
//! `render` read it.
//!
//! Invariants: pages stand in the course's order; a page of a unit that is in the list is readable
//! and wanted (drafts that were not asked for are absent); slugs differ; `site` paths differ; every
//! id names something that is there.

pub mod certificate;
pub mod course;
pub mod data;
pub mod document;
pub mod page;
pub mod passing;
pub mod plan;
pub mod prompt;
pub mod question;
pub mod quiz;
pub mod reference;
pub mod scenario;
pub mod settings;
pub mod site_page;
pub mod states;
pub mod survey;
