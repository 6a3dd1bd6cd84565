//! The search page, which lists the titles and headings of a course in alphabetical order.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::page::PageKind;
use crate::model::site_page::SitePage;
use crate::render::memo::Keyed;
use crate::render::pages::Shell;
use crate::render::search::fold::fold;
use crate::render::view::*;
use crate::text::path::encode_path;

/// The maximum number of titles and headings that the search page lists.
const LARGEST_INDEX: usize = 2_000;

/// An entry of the index: its folded title, its title, its address, the page it is on.
type Listed = (String, String, String, Option<String>);

impl Shell<'_> {
    /// The search page. A course with more headings than fit on a page shows titles only, and one
    /// with more titles than that shows its units.
    pub fn search(&self) -> SearchView {
        let site = SitePage::Search.path();
        let course = self.course;
        let headings: usize = course.pages.iter().map(|page| page.document.headings.len()).sum();
        let with_headings = course.pages.len() + headings <= LARGEST_INDEX;
        let with_pages = course.pages.len() <= LARGEST_INDEX;
        let mut letters: BTreeMap<(bool, String), BTreeSet<Listed>> = BTreeMap::new();
        let mut add = |title: &str, url: String, on: Option<&str>| {
            let key = fold(title).replace(['\u{2066}', '\u{2069}'], "");
            let first = key.chars().find(|c| c.is_alphanumeric()).filter(|c| c.is_alphabetic());
            let letter = first.map_or_else(|| "#".to_owned(), |c| c.to_uppercase().to_string());
            letters.entry((first.is_none(), letter)).or_default().insert((
                key,
                title.to_owned(),
                url,
                on.map(str::to_owned),
            ));
        };
        for (page, body) in course.pages.iter().zip(self.texts.iter().map(Keyed::get)) {
            let url = self.frame().url(&site, &page.site);
            if with_pages || page.kind() == PageKind::Unit {
                add(&page.title, url.clone(), None);
            }
            if page.kind() == PageKind::Glossary {
                for term in page.terms() {
                    let url = format!("{url}#{}", encode_path(&term.anchor));
                    add(&term.names[0], url, Some(&page.title));
                }
            }
            for heading in page.document.headings.iter().filter(|_| with_headings) {
                if body.undrawn.contains(&heading.anchor) {
                    continue;
                }
                let text = body.headings.get(&heading.anchor).unwrap_or(&heading.text);
                let url = format!("{url}#{}", encode_path(&heading.anchor));
                add(text, url, Some(&page.title));
            }
        }
        let letters = letters
            .into_iter()
            .map(|((_, letter), entries)| LetterView {
                letter,
                entries: entries
                    .into_iter()
                    .map(|(_, title, url, on)| LetterEntryView { url, title, on })
                    .collect(),
            })
            .collect();
        SearchView { page: self.frame().page(&site, "search", &self.title("search")), letters }
    }
}
