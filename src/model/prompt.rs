//! Weekly prompts.

use crate::markdown::url::Link;
use crate::text::span::Span;

/// A weekly prompt: a few words to act on, and a link to the page that they come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The anchor of its heading, by which calendars know it.
    pub anchor: String,
    /// Whether its author wrote that anchor as an id.
    pub has_id: bool,
    /// Its heading without markup.
    pub title: String,
    /// What it says, without markup, with single spaces.
    pub text: String,
    /// The links in it that a reader may follow, in order.
    pub links: Vec<Link>,
    /// Its heading, to the end of the line.
    pub heading: Span,
}
