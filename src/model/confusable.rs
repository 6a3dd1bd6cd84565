//! What learners confuse.

use crate::text::span::Spanned;

/// Labels of things that learners confuse with each other. Questions with these labels are asked in
/// turn, once each of them was asked about by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusable {
    /// Its name, for messages.
    pub name: Spanned<String>,
    /// The labels, at least two.
    pub labels: Vec<Spanned<String>>,
}
