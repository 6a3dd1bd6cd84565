//! Weekly prompts.

use crate::markdown::url::Link;
use crate::text::span::Span;

/// A weekly prompt: a few words to act on, and a link to the page they come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The anchor of its heading, by which calendars identify it.
    pub anchor: String,
    /// Whether its author wrote that anchor as an id.
    pub has_id: bool,
    /// Its heading without markup.
    pub title: String,
    /// Its text without markup, with single spaces.
    pub text: String,
    /// Its links to other pages and addresses, in order.
    pub links: Vec<Link>,
    /// The line of its heading.
    pub heading: Span,
}
