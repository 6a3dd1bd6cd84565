//! References.

use hayagriva::Entry;

use crate::text::span::Span;

/// A reference with its place.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The key that citations name.
    pub key: String,
    /// Where the key stands.
    pub span: Span,
    /// The work.
    pub entry: Entry,
}
