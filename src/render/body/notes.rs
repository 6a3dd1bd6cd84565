//! Notes: footnotes, and what stands in the margin where the screen is wide.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::parse::body::{end_of, text_between};
use crate::parse::citation::CitationKey;
use crate::parse::markdown::Spot;
use crate::render::body::Writer;
use crate::render::html::escape_text_into;

impl Writer<'_> {
    /// Writes a note for the margin. Where there is none it stays hidden: what it says stands at the
    /// end of the page, or in the glossary, too. That is where a screen reader finds it.
    pub(super) fn margin(&mut self, id: Option<&str>, name: &str, text: &str) {
        self.html.push_str("<small class=\"cm-margin\" dir=\"auto\"");
        if let Some(id) = id {
            self.attribute("id", id);
        }
        self.html.push_str(" aria-hidden=\"true\"><b>");
        escape_text_into(&mut self.html, name);
        self.html.push_str("</b> <span>");
        escape_text_into(&mut self.html, &text.split_whitespace().collect::<Vec<_>>().join(" "));
        self.html.push_str("</span></small>");
    }

    /// Writes the cited references that were not noted on this page yet into the margin.
    pub(super) fn note_references(&mut self, citation: &CitationKey) {
        for item in &citation.items {
            let key = &item.key.value;
            if let Some(entry) = self.kitchen.citations.plain(key)
                && self.noted.insert(key.clone())
            {
                self.html.push_str("<small class=\"cm-margin\" dir=\"auto\" aria-hidden=\"true\">");
                escape_text_into(&mut self.html, entry);
                self.html.push_str("</small>");
            }
        }
    }

    pub(super) fn footnote_reference(&mut self, label: &str) {
        if self.is_drawn {
            // The notes of the page that the question comes from are not on this one.
            if let Some((_, text)) = self.definitions.get(label) {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                escape_text_into(&mut self.html, &format!(" ({text})"));
            }
            return;
        }
        let number = match self.footnotes.iter().position(|known| known == label) {
            Some(at) => at + 1,
            None => {
                self.footnotes.push(label.to_owned());
                self.footnotes.len()
            }
        };
        let uses = self.footnote_uses.entry(label.to_owned()).or_default();
        *uses += 1;
        let id = footnote_use_anchor(number, *uses);
        self.html.push_str(&format!(
            "<sup class=\"cm-footnote-ref\"><a id=\"{id}\" href=\"#fn:{number}\">{number}</a></sup>"
        ));
        if let Some((_, text)) = self.definitions.get(label).cloned()
            && self.footnote_uses.get(label) == Some(&1)
            && self.in_question == 0
        {
            self.margin(None, &number.to_string(), &text);
        }
    }

    /// Writes the footnotes. A footnote may refer to another one, which then follows.
    pub(super) fn footnotes(&mut self, spots: &[Spot<'_>]) {
        if self.footnotes.is_empty() {
            return;
        }
        let title = self.kitchen.strings.text("footnotes");
        let back = self.kitchen.strings.text("footnote-back");
        self.html.push_str("<section class=\"cm-footnotes\" aria-labelledby=\"cm:footnotes\">\n<h2 id=\"cm:footnotes\">");
        escape_text_into(&mut self.html, &title);
        self.html.push_str("</h2>\n<ol>\n");
        let mut index = 0;
        while let Some(label) = self.footnotes.get(index).cloned() {
            index += 1;
            self.html.push_str(&format!("<li id=\"fn:{index}\">\n"));
            if let Some((range, _)) = self.definitions.get(&label).cloned() {
                self.write(&spots[range]);
            }
            let uses = self.footnote_uses.get(&label).copied().unwrap_or(0);
            for number in 1..=uses {
                let target = footnote_use_anchor(index, number);
                self.html.push_str(&format!("<a class=\"cm-footnote-back\" href=\"#{target}\""));
                self.attribute("aria-label", &back);
                self.html.push_str(">↩</a> ");
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ol>\n</section>\n");
    }
}

/// Where each footnote of a page is defined, and its text without markup; the first of a label counts.
pub(super) fn footnote_definitions(spots: &[Spot<'_>]) -> BTreeMap<String, (Range<usize>, String)> {
    let mut definitions = BTreeMap::new();
    for (at, (event, _)) in spots.iter().enumerate() {
        if let Event::Start(Tag::FootnoteDefinition(label)) = event {
            definitions
                .entry(label.to_string())
                .or_insert_with(|| (at + 1..end_of(spots, at), text_between(spots, at)));
        }
    }
    definitions
}

fn footnote_use_anchor(number: usize, use_number: usize) -> String {
    format!("fnref:{number}:{use_number}")
}
