//! Prompts for recall in the text of a lesson.

use crate::text::span::{Span, Spanned};

/// A set of prompts at the end of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecallSet {
    /// The line of its heading.
    pub heading: Span,
    /// The whole set, from the start of its heading.
    pub span: Span,
    /// Its prompts in order.
    pub prompts: Vec<RecallPrompt>,
}

/// A question about the text that learners answer in their heads, with its answer. It serves the
/// objectives of its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecallPrompt {
    /// Its id, which is also its anchor. When the author forgot it, which is an error, this is one
    /// made from its text.
    pub id: Spanned<String>,
    /// The question, without the id at its end.
    pub question: Span,
    /// The question as text, without markup.
    pub text: String,
    /// The quote that holds the answer.
    pub answer: Span,
    /// The answer as text, without markup.
    pub answer_text: String,
    /// A hash of what learners read: 12 hexadecimal digits.
    pub wording: String,
}

impl RecallPrompt {
    /// The seconds that a prompt takes. Readers of a text with 112 of them took a median of six for
    /// each (Orbit); this allows for a second language.
    pub const SECONDS: u32 = 8;
}
