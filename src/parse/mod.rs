//! Reading single files. Nothing in this room looks at another file; nothing fails: every function
//! gives a value and what is wrong with it, with places.

mod attributes;
pub mod bibliography;
pub mod body;
pub mod front_matter;
pub mod heading;
pub mod html_block;
pub mod keys;
pub mod manifest;
pub mod page;
pub mod question;
pub mod quiz;
mod reader;
pub mod scenario;
pub mod survey;
pub mod table;
