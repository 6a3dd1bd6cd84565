//! The text of a document: what an author wrote, of a whole page or of a part of it.

use pulldown_cmark::{Event, Tag};

use crate::markdown::{Spot, events, plain_text};
use crate::model::document::Document;
use crate::text::span::Span;
use crate::text::words::words;

/// The text of a document, read once for everything that is asked of it.
///
/// This and the parser are the only places where Markdown is turned into events, so that a part of a
/// page is the same to all who read it.
pub struct Text<'d> {
    spots: Vec<Spot<'d>>,
}

impl<'d> Text<'d> {
    /// The text of `document` as its author wrote it.
    pub fn of(document: &'d Document) -> Text<'d> {
        Text { spots: events(&document.text, false).spots }
    }

    /// The text of `document` as a page shows it. With `smart_punctuation`, straight quotes and dashes
    /// become typographic ones; spans are those of the file all the same.
    pub fn shown(document: &'d Document, smart_punctuation: bool) -> Text<'d> {
        Text { spots: events(&document.text, smart_punctuation).spots }
    }

    /// The events of the document in order, front matter included, with their places in the file.
    pub fn spots(&self) -> &[Spot<'d>] {
        &self.spots
    }

    /// The text in `span` without markup and citations. A paragraph, an item and a line end with a
    /// line break.
    pub fn plain(&self, span: Span) -> String {
        plain_text(self.spots.iter().filter(|(_, range)| span.holds(range)))
    }

    /// The number of words in `span`, without those of links and citations.
    pub fn words_outside_links(&self, span: Span) -> u32 {
        let whole = span.range();
        let mut text = String::new();
        let mut skip_to = 0;
        for (event, place) in &self.spots {
            if place.start < skip_to || !whole.contains(&place.start) {
                continue;
            }
            match event {
                Event::Start(Tag::Link { .. }) => skip_to = place.end,
                Event::End(_) | Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::Text(part) | Event::Code(part) | Event::InlineMath(part) => {
                    text.push_str(part);
                }
                _ => {}
            }
        }
        words(&text)
    }
}
