//! Footnotes, and the notes in the margin of wide screens.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::markdown::{Spot, end_of, text_between};
use crate::render::body::Writer;
use crate::render::html::{Html, escape_text_into};
use crate::render::view::block::{FootnoteView, FootnotesView, MarginNoteView};
use crate::theme::strings::Argument;

impl Writer<'_> {
    /// Writes a note for the margin. It is hidden on screens without a margin and from screen
    /// readers, because the end of the page or the glossary says the same.
    pub(super) fn margin(&mut self, id: Option<&str>, name: &str, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let view = MarginNoteView {
            id: id.map(str::to_owned),
            name: Some(Html::between_tags(name)),
            text: Html::between_tags(&text),
        };
        self.component("margin_note", &view);
    }

    /// Writes a margin note for each cited reference that has none on this page yet.
    pub(super) fn note_references(&mut self, notes: &[(&str, &str)]) {
        for (key, reference) in notes {
            if self.noted.insert((*key).to_owned()) {
                let text = Html::between_tags(reference);
                self.component("margin_note", &MarginNoteView { id: None, name: None, text });
            }
        }
    }

    pub(super) fn footnote_reference(&mut self, label: &str) {
        if self.is_drawn {
            // The footnotes of the page that the question comes from are not on this one.
            if let Some((_, text)) = self.definitions.get(label) {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                escape_text_into(&mut self.html, &format!(" ({text})"));
            }
            return;
        }
        let (number, uses) = self.footnote_uses.entry(label.to_owned()).or_insert_with(|| {
            self.footnotes.push(label.to_owned());
            (self.footnotes.len(), 0)
        });
        *uses += 1;
        let (number, uses) = (*number, *uses);
        let id = footnote_use_anchor(number, uses);
        let name =
            self.strings().format("footnote", &[("number", Argument::Number(number as f64))]);
        self.html.push_str("<sup class=\"cm-footnote-ref\"><a");
        self.attribute("id", &id);
        self.attribute("href", &format!("#fn:{number}"));
        self.attribute("aria-label", &name);
        self.html.push_str(&format!(">{number}</a></sup>"));
        if let Some((_, text)) = self.definitions.get(label).cloned()
            && uses == 1
            && self.in_question == 0
        {
            self.margin(None, &number.to_string(), &text);
        }
    }

    /// Writes the footnotes. A footnote that is first used in another one follows it.
    pub(super) fn footnotes(&mut self, spots: &[Spot<'_>]) {
        if self.footnotes.is_empty() {
            return;
        }
        let mut notes = Vec::new();
        while let Some(label) = self.footnotes.get(notes.len()).cloned() {
            let number = notes.len() + 1;
            let definition = self.definitions.get(&label).map(|(range, _)| range.clone());
            let body = definition.map_or_else(Html::default, |range| {
                self.piece(|writer| writer.write(&spots[range]))
            });
            let uses = self.footnote_uses.get(&label).map_or(0, |(_, uses)| *uses);
            let use_of = |use_number| format!("#{}", footnote_use_anchor(number, use_number));
            let uses = (1..=uses).map(use_of).collect();
            notes.push(FootnoteView { id: format!("fn:{number}"), body, uses });
        }
        self.component("footnotes", &FootnotesView { notes });
    }
}

/// The indices of the spots that define each footnote, and its text without markup, by its label.
/// The first definition of a label counts.
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
