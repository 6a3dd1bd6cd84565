//! Reads single files. Nothing in this layer looks at another file, and nothing fails: every
//! function returns a value together with its diagnostics.

mod attributes;
pub mod bibliography;
pub mod body;
mod foreign;
pub mod front_matter;
mod guess;
pub mod heading;
pub mod html_block;
pub mod inline;
pub mod keys;
pub mod listing;
pub mod manifest;
mod misnamed;
pub mod page;
pub mod picture;
pub mod question;
pub mod quiz;
mod reader;
mod recall;
pub mod scenario;
mod spare_signs;
pub mod survey;
pub mod table;
mod unclosed;
mod unmarked_question;
