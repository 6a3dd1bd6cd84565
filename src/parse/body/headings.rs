//! Headings: their levels, texts and attributes.

use pulldown_cmark::CowStr;

use crate::diag::codes;
use crate::diag::fix::{Edit, Fix};
use crate::markdown::{Spot, text_between};
use crate::model::page::PageKind;
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
            self.second_titles.push((self.headings.len(), self.diagnostics.len()));
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
                self.skipped.push((self.headings.len(), self.diagnostics.len()));
                self.report(&codes::SKIPPED_HEADING_LEVEL, range, &message)
                    .help_last(&format!("write `{hashes}`"));
            }
        }
        let text = text_between(spots, at);
        if text.trim().is_empty() {
            self.report(&codes::EMPTY_HEADING, range, "the heading has no text, and is left out")
                .help_last("write its text, or delete it");
        }
        let has_attributes = id.is_some() || !classes.is_empty() || !attributes.is_empty();
        if has_attributes && text.trim_end().ends_with('{') {
            let message = "there is one brace too many, and it is shown in the heading";
            self.report(&codes::UNKNOWN_ATTRIBUTE, range, message)
                .help_last("write one `{` before the attributes and one `}` after them");
        }
        let id = id.map(|id| id.to_string());
        self.has_asked |= classes.iter().any(|class| matches!(&**class, "quiz" | "question"));
        let is_plain = self.is_plain() && !self.has_asked;
        let found = heading::Attributes { id: id.as_deref(), classes, attributes, is_plain };
        heading::check(self.path, self.text, range, &found, self.diagnostics);
        self.headings.push(FoundHeading {
            level,
            id,
            text: text.trim().to_owned(),
            span,
            classes: classes.iter().map(ToString::to_string).collect(),
        });
    }

    /// Whether headings of the page only divide its text. On other pages those of the second level
    /// are questions, scenes or the like.
    fn is_plain(&self) -> bool {
        use PageKind::{Front, Handout, Lesson, Page, Unit};
        matches!(self.kind, Front | Handout | Lesson | Page | Unit)
    }

    /// Adds the certain fixes of second titles: the heading moves down with all that are below it, so
    /// that none changes its place among the others.
    pub(super) fn fix_second_titles(&mut self) {
        // Without front matter, the first may be the title itself.
        let is_titled = self.text.starts_with("+++") || self.text.starts_with("---");
        for (at, diagnostic) in std::mem::take(&mut self.second_titles) {
            let (title, rest) = (&self.headings[at], &self.headings[at + 1..]);
            let below = rest.iter().take_while(|heading| heading.level > 1);
            let edits: Option<Vec<Edit>> =
                [title].into_iter().chain(below).map(|h| self.deeper(h)).collect();
            if let Some(edits) = edits.filter(|_| self.is_plain() && is_titled)
                && let Some(diagnostic) = self.diagnostics.get_mut(diagnostic)
            {
                diagnostic.fix = Fix::new(edits);
            }
        }
    }

    /// The edit that puts `heading` one level deeper; `None` where there is no deeper one.
    fn deeper(&self, heading: &FoundHeading) -> Option<Edit> {
        let source = &self.text[heading.span.range()];
        let start = heading.span.range().start;
        if heading.level > 5 {
            return None;
        }
        if source.starts_with('#') {
            return Some(Edit::insert(start, "#"));
        }
        // A heading with a line below it, which cannot be deeper than the second level.
        let line = source.rfind('\n').map(|newline| newline + 1)?;
        let underline = Span::new(start + line..start + source.len());
        let is_underline = source[line..].chars().all(|c| c == '=');
        is_underline.then(|| Edit::replace(underline, "-".repeat((source.len() - line).max(3))))
    }

    /// Adds the certain fixes of skipped levels: the heading moves up with all that are below it, so
    /// that none changes its place among the others.
    pub(super) fn fix_skipped_levels(&mut self) {
        for (at, diagnostic) in std::mem::take(&mut self.skipped) {
            let before = at.checked_sub(1).map_or(1, |at| self.headings[at].level.max(1));
            let first = &self.headings[at];
            let rest = &self.headings[at..];
            let below = rest.iter().take_while(|heading| heading.level >= first.level);
            let spare = usize::from(first.level - before - 1);
            let edits: Option<Vec<Edit>> = below
                .map(|heading| {
                    let start = heading.span.range().start;
                    let is_plain = heading.classes.is_empty()
                        && self.text[start..].starts_with(&"#".repeat(usize::from(heading.level)));
                    is_plain.then(|| Edit::delete(start..start + spare))
                })
                .collect();
            if let Some(edits) = edits.filter(|_| self.is_plain())
                && let Some(diagnostic) = self.diagnostics.get_mut(diagnostic)
            {
                diagnostic.fix = Fix::new(edits);
            }
        }
    }
}
