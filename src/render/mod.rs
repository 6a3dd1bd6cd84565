//! From a course to a site: [`renderer`] does it in the order of its steps.
//!
//! [`body`] writes the text of a page, [`pages`] makes what templates are filled in with, [`site`]
//! collects the files, [`report`] makes what authors may look at beside the site.

pub mod body;
pub mod citations;
pub mod highlight;
pub mod host;
pub mod html;
pub mod image;
pub mod look;
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
pub mod terms;
pub mod view;
