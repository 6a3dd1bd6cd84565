//! The course: what it is made of once every file has been read.

pub mod certificate;
pub mod course;
pub mod data;
pub mod document;
pub mod page;
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
