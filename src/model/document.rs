//! A Markdown file and the facts that parsing found in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::markdown::citation::CitationKey;
use crate::markdown::url::Link;
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};

/// A Markdown file as its author wrote it, with the facts that parsing found in it.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its path in the course.
    pub path: CoursePath,
    /// Its text, including front matter.
    pub text: Arc<str>,
    /// The hash of its text.
    pub hash: blake3::Hash,
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// Every id on the page with its place: those of headings, raw HTML and terms.
    pub anchors: BTreeMap<String, Span>,
    /// Links and images that lead to another file or to another place on the page.
    pub links: Vec<BodyLink>,
    /// Citations in order.
    pub citations: Vec<Spanned<CitationKey>>,
    /// The amount of reading and thinking that the page takes.
    pub effort: Effort,
    /// Whether blocks are nested too deeply to be shown. If so, there is a diagnostic, and the page
    /// has no text.
    pub too_deep: bool,
}

/// A heading of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its level, from 1 to 6.
    pub level: u8,
    /// Its anchor: the id that its author wrote, or one made from its text.
    pub anchor: String,
    /// The anchor that GitHub would give it, if it is another one and free. Links from courses that
    /// were written for other programs lead there.
    pub alias: Option<String>,
    /// Its text without markup.
    pub text: String,
    /// Its place, from the first `#` to the end of the line.
    pub span: Span,
    /// Its classes, known ones and the author's own.
    pub classes: Vec<String>,
}

/// The way in which a page uses another file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkUse {
    /// The reader may follow it.
    Link,
    /// The file is shown as part of the page.
    Embed,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyLink {
    /// Its target: a file of the course, or a place on this page.
    pub link: Link,
    /// The smallest place that shows its target: the address in the link or in its definition if
    /// that can be found, else the whole of it.
    pub span: Span,
    /// The byte at which it begins in the text.
    pub start: usize,
    /// Whether the target is followed or shown.
    pub used_as: LinkUse,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its anchor on the glossary page.
    pub anchor: String,
    /// Its name, then other names for it.
    pub names: Vec<String>,
    /// The place of the names.
    pub span: Span,
    /// The bytes of its definitions, one span for each block.
    pub definitions: Vec<Span>,
}

/// The amount of reading and thinking that a page takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// Words of text, without code, as `text::words` counts them.
    pub words: u32,
    /// Lines of code in code blocks.
    pub code_lines: u32,
    /// Images.
    pub images: u32,
    /// Seconds for thinking about questions, in addition to reading them.
    pub thinking: u32,
}

impl Effort {
    /// The minutes needed to read and think, at least one.
    ///
    /// Adults read non-fiction silently at 238 words a minute in English (Brysbaert 2019, “How many
    /// words do we read per minute?”); 200 allows for a second language and for thinking. A line of
    /// code counts as 3 seconds, a picture as 10, whatever its alternative text says.
    pub fn minutes(self) -> u32 {
        let seconds =
            self.words * 60 / 200 + self.code_lines * 3 + self.images * 10 + self.thinking;
        seconds.div_ceil(60).max(1)
    }
}
