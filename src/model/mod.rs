//! The model of a course, after every file has been read. `resolve` builds it; `check` and `render`
//! read it.
//!
//! Invariants: pages are in the order of the course; every page in a unit's list is readable and
//! wanted (drafts are absent unless the build includes them); no two slugs or `site` paths are
//! equal; every id refers to something that exists.

pub mod certificate;
pub mod confusable;
pub mod course;
pub mod data;
pub mod document;
pub mod footer;
pub mod inline;
pub mod page;
pub mod passing;
pub mod picture;
pub mod plan;
pub mod prompt;
pub mod question;
pub mod quiz;
pub mod recall;
pub mod reference;
pub mod scenario;
pub mod settings;
pub mod site_page;
pub mod states;
pub mod survey;
pub mod text;
