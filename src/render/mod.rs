//! Turns a course into a site. [`renderer`] takes the steps in their order.
//!
//! [`body`] writes the text of a page, [`pages`] makes the views that fill in templates, [`data`] has
//! the types of what scripts read, [`site`] collects the files, and [`report`] makes the reports for
//! authors.

pub mod body;
pub mod citations;
pub mod data;
pub mod foreign;
pub mod highlight;
pub mod host;
pub mod html;
pub mod image;
pub mod look;
pub mod marks;
pub mod math;
pub mod memo;
pub mod pages;
pub mod progress;
pub mod renderer;
pub mod report;
pub mod search;
pub mod site;
pub mod structured_data;
pub mod styles;
pub mod template;
mod template_faults;
pub mod terms;
pub mod view;
