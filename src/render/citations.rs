//! Citations and the bibliography, formatted by hayagriva in a CSL style.
//!
//! Each distinct citation of the course is formatted once, in the order of first use, in one run.
//! So authors with the same name and several works of one year are distinguished across the whole
//! course, and a numbered style numbers the references of the whole course.

use std::collections::BTreeMap;

use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, LocaleCode, VerticalAlign};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild,
    ElemChildren, ElemMeta, Entry, Formatted, LocatorPayload, SpecificLocator,
};

use crate::markdown::citation::{CitationKey, CitedItem};
use crate::model::reference::Reference;
use crate::render::html::{Html, escape_into, escape_text_into};
use crate::render::styles;

/// The style a course has unless it chooses another.
pub const DEFAULT_STYLE: &str = "apa";

/// The names of all styles, in alphabetical order.
pub fn style_names() -> Vec<&'static str> {
    styles::names()
}

/// Whether there is a style of this name.
pub fn is_style(name: &str) -> bool {
    styles::style(name).is_some()
}

/// The anchor of a reference on the page that lists it. A colon keeps it apart from every anchor
/// that an author can write.
pub fn anchor(key: &str) -> String {
    format!("ref:{key}")
}

/// The formatted citations and references of a course.
#[derive(Clone, Debug, Default)]
pub struct Citations {
    /// The citations by their [`identity`].
    formatted: BTreeMap<String, Html>,
    /// The cited references with their keys, in the order of the style's bibliography.
    pub bibliography: Vec<(String, Html)>,
    /// The index of each reference in the bibliography, by its key.
    places: BTreeMap<String, usize>,
    /// The references as the margin shows them, by key: without markup and without the address at
    /// the end.
    plain: BTreeMap<String, String>,
}

impl Citations {
    /// Formats `citations`, given in the order of the course. Items whose reference is unknown are
    /// left out; each has a diagnostic elsewhere.
    pub fn new<'k>(
        references: &[Reference],
        citations: impl Iterator<Item = &'k CitationKey>,
        style: &str,
        language: &str,
    ) -> Citations {
        let mut citations = citations.peekable();
        if citations.peek().is_none() {
            return Citations::default();
        }
        let Some(style) = styles::style(style).or_else(|| styles::style(DEFAULT_STYLE)) else {
            return Citations::default();
        };
        let entries: BTreeMap<&str, &Entry> =
            references.iter().map(|reference| (reference.key.as_str(), &reference.entry)).collect();
        let locale = LocaleCode(language.to_owned());
        let locales = styles::locales(&locale);
        let mut driver = BibliographyDriver::new();
        let mut identities = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        let mut wanted: Vec<Vec<(&CitedItem, &Entry)>> = Vec::new();
        for citation in citations {
            let items: Vec<_> = citation
                .items
                .iter()
                .filter_map(|item| Some((item, *entries.get(item.key.value.as_str())?)))
                .collect();
            let identity = identity(citation);
            if !items.is_empty() && seen.insert(identity.clone()) {
                identities.push(identity);
                wanted.push(items);
            }
        }
        for items in &wanted {
            let items = items
                .iter()
                .map(|(item, entry)| {
                    let locator = item.locator.as_deref().map(locator);
                    CitationItem::with_locator(
                        *entry,
                        locator
                            .map(|(kind, text)| SpecificLocator(kind, LocatorPayload::Str(text))),
                    )
                })
                .collect();
            driver.citation(CitationRequest::new(
                items,
                &style,
                Some(locale.clone()),
                &locales,
                None,
            ));
        }
        let rendered =
            driver.finish(BibliographyRequest::new(&style, Some(locale.clone()), &locales));
        let formatted = identities
            .into_iter()
            .zip(rendered.citations)
            .zip(&wanted)
            .map(|((identity, citation), items)| {
                let keys: Vec<&str> =
                    items.iter().map(|(item, _)| item.key.value.as_str()).collect();
                let mut html = String::new();
                write_children(&mut html, &citation.citation, &Some(&keys));
                (identity, Html::from_markup(html))
            })
            .collect();
        let items = rendered.bibliography.map(|all| all.items).unwrap_or_default();
        let plain = items
            .iter()
            .map(|item| {
                let entry = format!("{:#}", item.content);
                let is_address =
                    |word: &str| word.starts_with("https:") || word.starts_with("http:");
                let words: Vec<&str> = entry.split_whitespace().collect();
                let end = words.iter().rposition(|word| !is_address(word)).map_or(0, |at| at + 1);
                (item.key.clone(), words[..end].join(" "))
            })
            .collect();
        let bibliography = items
            .into_iter()
            .map(|item| {
                let mut html = String::new();
                if let Some(first) = &item.first_field {
                    write_child(&mut html, first, &None);
                    html.push(' ');
                }
                write_children(&mut html, &item.content, &None);
                (item.key, Html::from_markup(html))
            })
            .collect();
        let bibliography: Vec<(String, Html)> = bibliography;
        let places =
            bibliography.iter().enumerate().map(|(at, (key, _))| (key.clone(), at)).collect();
        Citations { formatted, bibliography, places, plain }
    }

    /// The index of the reference `key` in the bibliography; `None` when it is not cited.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// The reference `key` as plain text without its address; `None` when it is not cited.
    pub fn plain(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(String::as_str)
    }

    /// The citation as written in the text. Each of its items is a link to `#ref:KEY`.
    pub fn get(&self, citation: &CitationKey) -> Option<&Html> {
        self.formatted.get(&identity(citation))
    }
}

/// A string that is equal for citations that look the same.
pub fn identity(citation: &CitationKey) -> String {
    let items: Vec<String> = citation
        .items
        .iter()
        .map(|item| format!("{}\u{1f}{}", item.key.value, item.locator.as_deref().unwrap_or("")))
        .collect();
    items.join("\u{1e}")
}

/// The part of a work that `text` names: `p. 4`, `chap. 2`, or a bare number for a page. The most
/// common words are known in every language of the interface. The style writes them in the course's
/// language.
fn locator(text: &str) -> (Locator, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c.is_ascii_digit()).unwrap_or(text.len());
    let (label, rest) = text.split_at(end);
    let kind = match label.trim_end_matches('.').to_lowercase().as_str() {
        "p" | "pp" | "page" | "pages" | "s" | "seite" | "seiten" | "pág" | "págs" | "página"
        | "páginas" | "ص" | "صفحة" => Locator::Page,
        "chap" | "ch" | "chapter" | "chapters" | "kap" | "kapitel" | "chapitre" | "cap"
        | "capítulo" | "الفصل" => Locator::Chapter,
        "sec" | "section" | "sections" | "§" | "abschn" | "abschnitt" | "sección" => {
            Locator::Section
        }
        "vol" | "volume" | "bd" | "band" | "volumen" => Locator::Volume,
        "fig" | "figure" | "abb" | "abbildung" | "figura" => Locator::Figure,
        "tab" | "table" | "tabelle" | "tableau" | "tabla" => Locator::Table,
        "para" | "par" | "paragraph" | "¶" => Locator::Paragraph,
        "part" => Locator::Part,
        "line" | "l" | "ll" | "lines" => Locator::Line,
        "n" | "note" => Locator::Note,
        "art" | "article" => Locator::ArticleLocator,
        _ => return (Locator::Page, text),
    };
    (kind, rest.trim())
}

fn write_children(html: &mut String, children: &ElemChildren, keys: &Option<&Vec<&str>>) {
    for child in &children.0 {
        write_child(html, child, keys);
    }
}

/// Writes a part of a citation or entry. `keys` are the keys of the citation's items, which become
/// links; it is `None` in an entry of the bibliography.
fn write_child(html: &mut String, child: &ElemChild, keys: &Option<&Vec<&str>>) {
    match child {
        ElemChild::Text(text) => write_text(html, text),
        ElemChild::Elem(elem) => {
            let key = match (&elem.meta, keys) {
                (Some(ElemMeta::Entry(index)), Some(keys)) => keys.get(*index),
                _ => None,
            };
            match key {
                Some(key) => {
                    html.push_str("<a href=\"#");
                    escape_into(html, &anchor(key));
                    html.push_str("\">");
                    write_children(html, &elem.children, &None);
                    html.push_str("</a>");
                }
                None => write_children(html, &elem.children, keys),
            }
        }
        ElemChild::Markup(text) => escape_text_into(html, text),
        ElemChild::Link { text, url } => {
            let safe = url.starts_with("https://") || url.starts_with("http://");
            if safe {
                html.push_str("<a href=\"");
                escape_into(html, url);
                html.push_str("\">");
            }
            write_text(html, text);
            if safe {
                html.push_str("</a>");
            }
        }
        ElemChild::Transparent { .. } => {}
    }
}

fn write_text(html: &mut String, text: &Formatted) {
    let formatting = &text.formatting;
    let tags = [
        (formatting.font_style == FontStyle::Italic, "<i>", "</i>"),
        (formatting.font_weight == FontWeight::Bold, "<b>", "</b>"),
        (
            formatting.font_variant == FontVariant::SmallCaps,
            "<span class=\"cm-small-caps\">",
            "</span>",
        ),
        (formatting.vertical_align == VerticalAlign::Sup, "<sup>", "</sup>"),
        (formatting.vertical_align == VerticalAlign::Sub, "<sub>", "</sub>"),
    ];
    for (_, open, _) in tags.iter().filter(|(on, ..)| *on) {
        html.push_str(open);
    }
    escape_text_into(html, &text.text);
    for (_, _, close) in tags.iter().rev().filter(|(on, ..)| *on) {
        html.push_str(close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::citation::parse_citation;
    use crate::parse::bibliography::bibliography;
    use crate::text::path::CoursePath;

    #[test]
    fn citations_link_to_their_references() {
        let bib = "@book{b, title={Managing <it>}, author={Mintzberg, Henry}, date={2009}, publisher={P}}\n\
                   @article{a, title={T}, author={Ash, A. and Elm, B.}, date={1990}, journaltitle={J}, doi={10.1/x}}";
        let references = bibliography(&CoursePath::new("references.bib"), bib).value;
        let one = parse_citation("@b, p. 4; @a", 0).unwrap().unwrap();
        let citations = Citations::new(&references, [&one].into_iter(), "apa", "en-GB");
        let html = citations.get(&one).unwrap().as_str();
        assert!(html.contains("<a href=\"#ref:b\">Mintzberg, 2009, p. 4</a>"), "{html}");
        assert!(html.contains("<a href=\"#ref:a\">Ash &amp; Elm, 1990</a>"), "{html}");
        let keys: Vec<_> = citations.bibliography.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["a", "b"]);
        let entry = citations.bibliography[1].1.as_str();
        assert!(entry.contains("<i>Managing &lt;it&gt;</i>"), "{entry}");
        assert!(citations.bibliography[0].1.as_str().contains("https://doi.org/10.1/x"));
    }

    #[test]
    fn places_are_read_in_the_language_they_are_written_in() {
        let bib = "@book{b, title={T}, author={Ash, A.}, date={2009}, publisher={P}}";
        let references = bibliography(&CoursePath::new("references.bib"), bib).value;
        for (language, written, shown) in [
            ("en", "pp. 4-6", "pp. 4"),
            ("de", "S. 4", "S. 4"),
            ("de", "Kap. 2", "Kapitel 2"),
            ("es", "pág. 4", "p. 4"),
            ("fr", "chapitre 2", "Chapitre 2"),
        ] {
            let one = parse_citation(&format!("@b, {written}"), 0).unwrap().unwrap();
            let citations = Citations::new(&references, [&one].into_iter(), "apa", language);
            let html = citations.get(&one).unwrap().as_str().to_owned();
            assert_eq!(html.matches(shown).count(), 1, "{language} {written}: {html}");
            assert!(!html.contains("S. S.") && !html.contains("p. p"), "{html}");
        }
    }

    #[test]
    fn every_named_style_can_be_used() {
        assert!(is_style(DEFAULT_STYLE) && is_style("ieee") && !is_style("nope"));
        assert!(style_names().len() > 50);
    }
}
