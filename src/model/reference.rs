//! References.

use hayagriva::Entry;

use crate::text::span::Span;

/// A reference with its place in the bibliography.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The key that citations use.
    pub key: String,
    /// The place of the key.
    pub span: Span,
    /// The work it refers to.
    pub entry: Entry,
}
