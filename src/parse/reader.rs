//! Reads the blocks and lines under headings, and collects their faults.

use pulldown_cmark::{Event, Tag};

use crate::diag::code::Code;
use crate::diag::fix::{Edit, Fix};
use crate::diag::{Diagnostic, Place};
use crate::markdown::{Spot, end_of};
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// Reads questions and scenes, and collects their faults.
pub struct Reader<'a, 'd> {
    pub path: &'a CoursePath,
    pub text: &'a str,
    pub spots: &'a [Spot<'a>],
    /// The anchors of headings, by the place of the heading.
    pub anchors: &'a dyn Fn(Span) -> String,
    pub diagnostics: &'d mut Vec<Diagnostic>,
}

/// The latest diagnostic, to which more can be added.
pub struct Last<'d>(&'d mut Vec<Diagnostic>);

impl<'d> Last<'d> {
    /// The diagnostic at the end of `diagnostics`.
    pub fn of(diagnostics: &'d mut Vec<Diagnostic>) -> Last<'d> {
        Last(diagnostics)
    }

    pub fn help(self, help: &str) -> Self {
        if let Some(last) = self.0.last_mut() {
            last.help.push(help.to_owned());
        }
        self
    }

    /// States the certain fix. No edits are no fix.
    pub fn fix(self, edits: impl IntoIterator<Item = Edit>) -> Self {
        if let Some(last) = self.0.last_mut() {
            last.fix = Fix::new(edits);
        }
        self
    }

    /// States that `near` takes the place of the name `written`; see [`Diagnostic::respell`].
    pub fn respell(self, written: &str, near: Option<&str>) -> Self {
        if let Some(last) = self.0.pop() {
            self.0.push(last.respell(written, near));
        }
        self
    }

    pub fn related(self, place: Place, shows: &str) -> Self {
        if let Some(last) = self.0.last_mut() {
            last.related.push((place, shows.to_owned()));
        }
        self
    }
}

/// A top-level block of the page, as indexes of its events. `last` is included.
#[derive(Clone, Debug)]
pub struct Block {
    pub first: usize,
    pub last: usize,
    pub span: Span,
}

impl Reader<'_, '_> {
    pub fn report(&mut self, code: &'static Code, span: Span, message: &str) -> Last<'_> {
        self.diagnostics.push(Diagnostic::new(code, Place::new(self.path, span), message));
        Last(self.diagnostics)
    }

    /// `span` without white space at its end.
    pub fn trimmed(&self, span: Span) -> Span {
        span.trimmed_end(self.text)
    }

    pub fn first_line(&self, span: Span) -> Span {
        span.first_line(self.text)
    }

    /// The blocks from the event `from` up to, but not including, the event `to`.
    pub fn blocks(&self, from: usize, to: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut at = from;
        while at < to {
            let last = match &self.spots[at].0 {
                Event::Start(_) => end_of(self.spots, at),
                _ => at,
            };
            blocks.push(Block { first: at, last, span: Span::new(self.spots[at].1.clone()) });
            at = last + 1;
        }
        blocks
    }

    /// The headings of the second level, each with the blocks below it. Blocks above the first
    /// heading are left out, and so are footnotes, which are written at the end of the page.
    pub fn sections(&self) -> Vec<(Block, Vec<Block>)> {
        let mut sections: Vec<(Block, Vec<Block>)> = Vec::new();
        for block in self.blocks(0, self.spots.len()) {
            match &self.spots[block.first].0 {
                Event::Start(Tag::Heading { level, .. }) if *level as u8 == 2 => {
                    sections.push((block, Vec::new()));
                }
                Event::Start(Tag::FootnoteDefinition(_)) => {}
                _ => {
                    if let Some((_, body)) = sections.last_mut() {
                        body.push(block);
                    }
                }
            }
        }
        sections
    }

    /// The blocks inside `block`.
    pub fn inner(&self, block: &Block) -> Vec<Block> {
        self.blocks(block.first + 1, block.last)
    }
}
