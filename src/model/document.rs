//! A file of Markdown, and what stands in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::markdown::citation::CitationKey;
use crate::markdown::url::Link;
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};

/// A file of Markdown, as its author wrote it, and what stands in it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub path: CoursePath,
    /// Its text, front matter included.
    pub text: Arc<str>,
    /// The hash of its text.
    pub hash: blake3::Hash,
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// Every id of the page with its place: headings, raw HTML, terms.
    pub anchors: BTreeMap<String, Span>,
    /// Links and images that lead to another file or another place on the page.
    pub links: Vec<BodyLink>,
    /// Citations in order.
    pub citations: Vec<Spanned<CitationKey>>,
    /// What it takes to read the page.
    pub effort: Effort,
    /// Whether blocks are nested deeper than can be shown. There is a diagnostic about it, and the
    /// page has no text.
    pub too_deep: bool,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// From 1 to 6.
    pub level: u8,
    /// Its anchor: the id that its author gave it, or one made from its text.
    pub anchor: String,
    /// Its text without markup.
    pub text: String,
    /// Where it stands, from its first `#` to the end of its line.
    pub span: Span,
    /// Its classes.
    pub classes: Vec<String>,
}

/// How a page uses another file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkUse {
    /// The reader may follow it.
    Link,
    /// It is shown as part of the page.
    Embed,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyLink {
    /// Where it leads: a file of the course or a place on this page.
    pub link: Link,
    /// The smallest place that shows it: its address where that can be found, else all of it.
    pub span: Span,
    /// Whether it is followed or shown.
    pub used_as: LinkUse,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its anchor on the glossary page.
    pub anchor: String,
    /// Its name, then other names for it.
    pub names: Vec<String>,
    /// Where the names stand.
    pub span: Span,
    /// The bytes of its definitions, each a block of its own.
    pub definitions: Vec<Span>,
}

/// What it takes to read a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Words of text, code left out. A character of a script written without spaces counts as half
    /// a word.
    pub words: u32,
    /// Lines of code.
    pub code_lines: u32,
    /// Images.
    pub images: u32,
    /// Seconds of thinking about questions, beyond reading them.
    pub thinking: u32,
}

impl Effort {
    /// Minutes of reading, at least one.
    ///
    /// Adults read non-fiction silently at 238 words a minute in English (Brysbaert 2019, “How many
    /// words do we read per minute?”); 200 allows for a second language and for thinking. A line of
    /// code counts 3 seconds, a picture 10.
    pub fn minutes(self) -> u32 {
        let seconds =
            self.words * 60 / 200 + self.code_lines * 3 + self.images * 10 + self.thinking;
        seconds.div_ceil(60).max(1)
    }
}
