//! From a course to a site.
//!
//! [`site`]
//! 1. formats the citations of the whole course and prepares the finder of terms;
//! 2. writes the text of every page ([`body`]), in parallel and only where something it reads has
//!    changed;
//! 3. makes the view of every page ([`pages`]) and fills in its template, again only where the view
//!    has changed;
//! 4. adds the theme's files, the course's files and those for hosts ([`host`]).

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
pub mod report;
pub mod search;
pub mod site;
pub mod structured_data;
pub mod template;
pub mod terms;
pub mod view;
