//! Headings: their levels, texts and attributes.

use pulldown_cmark::CowStr;

use crate::diag::codes;
use crate::markdown::{Spot, text_between};
use crate::parse::body::{FoundHeading, Reader};
use crate::parse::heading;
use crate::text::span::Span;

impl Reader<'_, '_> {
    pub(super) fn heading(
        &mut self,
        level: u8,
        id: Option<&CowStr<'_>>,
        classes: &[CowStr<'_>],
        attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
        spots: &[Spot<'_>],
        at: usize,
    ) {
        let range = &spots[at].1;
        let span = Span::new(range.clone()).trimmed_end(self.text);
        if level == 1 {
            self.report(&codes::SECOND_TITLE, range, "the page has a second title")
                .help_last("the title stands in the front matter; begin sections with `##`");
        } else {
            // Every page starts with its title, which is its only first-level heading.
            let before = self.headings.iter().rev().map(|heading| heading.level).next();
            let before = before.unwrap_or(1).max(1);
            if level > before + 1 {
                let message = format!(
                    "a heading of level {level} follows one of level {before}, so a level is skipped"
                );
                let hashes = "#".repeat(usize::from(before) + 1);
                self.report(&codes::SKIPPED_HEADING_LEVEL, range, &message)
                    .help_last(&format!("write `{hashes}`"));
            }
        }
        let text = text_between(spots, at);
        if text.trim().is_empty() {
            self.report(&codes::EMPTY_HEADING, range, "the heading has no text")
                .help_last("write its text, or delete it");
        }
        let id = id.map(|id| id.to_string());
        let found = heading::Attributes { id: id.as_deref(), classes, attributes };
        heading::check(self.path, self.text, range, &found, self.diagnostics);
        self.headings.push(FoundHeading {
            level,
            id,
            text: text.trim().to_owned(),
            span,
            classes: classes.iter().map(ToString::to_string).collect(),
        });
    }
}
