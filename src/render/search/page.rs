//! A page as the search sees it.

use std::collections::BTreeMap;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use rust_stemmers::Stemmer;

use crate::parse::document::Document;
use crate::parse::front_matter::PageKind;
use crate::parse::markdown::events;
use crate::render::search::words::{fold, words};
use crate::text::path::SitePath;
use crate::text::span::Span;

/// What a page is made from.
#[derive(Clone, Debug)]
pub struct Source {
    /// The page as it was written.
    pub document: Arc<Document>,
    /// Where it is.
    pub url: SitePath,
    /// Its title.
    pub title: String,
    /// The unit it belongs to, as a reader sees it; empty for pages outside of units.
    pub context: String,
}

/// A page taken apart.
#[derive(Clone, Debug, Default)]
pub struct SearchPage {
    /// Where it is, from the root of the site.
    pub url: String,
    /// Its title.
    pub title: String,
    /// The unit it belongs to.
    pub context: String,
    /// Its sections in order; the first is what stands before the first heading.
    pub sections: Vec<Section>,
    /// Its words by stem and form.
    pub words: BTreeMap<(String, String), Hits>,
    /// How many words it has.
    pub length: u32,
}

/// A part of a page from one heading to the next.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// The anchor of its heading; empty for the first.
    pub anchor: String,
    /// Its heading; empty for the first.
    pub heading: String,
    /// Its text without markup, spaces made single.
    pub text: String,
}

/// Where a word stands on a page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hits {
    /// How often it stands in the text and the headings.
    pub count: u32,
    /// Whether it stands in a heading or is a term of the glossary.
    pub heading: bool,
    /// Whether it stands in the title.
    pub title: bool,
}

/// Takes a page apart. Without a stemmer every form is a stem of its own.
pub fn search_page(source: &Source, smart_punctuation: bool, stemmer: Option<&Stemmer>) -> SearchPage {
    let document = &source.document;
    let mut page = SearchPage {
        url: source.url.as_str().to_owned(),
        title: source.title.clone(),
        context: source.context.clone(),
        sections: sections(document, smart_punctuation),
        ..SearchPage::default()
    };
    let mut index = Index { words: BTreeMap::new(), stemmer };
    for word in words(&page.title) {
        index.hits(word).title = true;
    }
    for section in &page.sections {
        for word in words(&section.heading) {
            page.length += 1;
            let hits = index.hits(word);
            hits.heading = true;
            hits.count += 1;
        }
        for word in words(&section.text) {
            page.length += 1;
            index.hits(word).count += 1;
        }
    }
    page.words = index.words;
    page
}

struct Index<'s> {
    words: BTreeMap<(String, String), Hits>,
    stemmer: Option<&'s Stemmer>,
}

impl Index<'_> {
    fn hits(&mut self, word: &str) -> &mut Hits {
        let form = fold(word);
        let stem = match self.stemmer {
            // Stemmers know accents, so they see the word before its marks are taken away.
            Some(stemmer) => fold(&stemmer.stem(&word.to_lowercase())),
            None => form.clone(),
        };
        self.words.entry((stem, form)).or_default()
    }
}

fn sections(document: &Document, smart_punctuation: bool) -> Vec<Section> {
    let summary = document.front.summary.clone().unwrap_or_default();
    let mut sections = vec![Section { text: summary, ..Section::default() }];
    let headings = &document.body.headings;
    let terms = &document.body.terms;
    let mut in_heading = false;
    let mut skipped_to = 0;
    let all = events(&document.text, smart_punctuation).spots;
    for (event, range) in &all {
        if range.start < skipped_to {
            continue;
        }
        let start = Span::new(range.clone()).start;
        match event {
            Event::Start(Tag::MetadataBlock(_))
            | Event::Start(Tag::Link { link_type: LinkType::ShortcutUnknown, .. }) => {
                skipped_to = range.end;
                // The space before a citation belongs to it.
                if let Some(section) = sections.last_mut().filter(|_| !in_heading) {
                    section.text.truncate(section.text.trim_end().len());
                }
            }
            Event::Start(Tag::Heading { .. }) => {
                let found = headings.binary_search_by_key(&start, |heading| heading.span.start);
                let anchor = found.ok().map(|at| headings[at].anchor.clone());
                sections.push(Section { anchor: anchor.unwrap_or_default(), ..Section::default() });
                in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Start(Tag::DefinitionListTitle) if document.kind == PageKind::Glossary => {
                // Each term is a section of its own.
                let term = terms.iter().find(|term| range.contains(&(term.span.start as usize)));
                let anchor = term.map(|term| term.anchor.clone()).unwrap_or_default();
                sections.push(Section { anchor, ..Section::default() });
                in_heading = true;
            }
            Event::End(TagEnd::DefinitionListTitle) => in_heading = false,
            Event::Text(text) | Event::Code(text) => {
                if let Some(section) = sections.last_mut() {
                    let part = if in_heading { &mut section.heading } else { &mut section.text };
                    part.push_str(text);
                }
            }
            Event::SoftBreak | Event::HardBreak | Event::End(_) => {
                let breaks = !matches!(
                    event,
                    Event::End(
                        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
                            | TagEnd::Superscript | TagEnd::Subscript
                    )
                );
                if let Some(section) = sections.last_mut().filter(|_| breaks) {
                    let part = if in_heading { &mut section.heading } else { &mut section.text };
                    part.push(' ');
                }
            }
            _ => {}
        }
    }
    for section in &mut sections {
        section.heading = single_spaces(&section.heading);
        section.text = single_spaces(&section.text);
    }
    sections.retain(|section| !section.text.is_empty() || !section.heading.is_empty());
    sections
}

fn single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
