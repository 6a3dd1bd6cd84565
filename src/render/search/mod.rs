//! The search index. It is in script files, because a page opened from a folder can load nothing
//! but scripts.
//!
//! 1. [`page`] splits the text of each page into sections and [`words`]. [`joined`] are words in
//!    more than one spelling, and [`fold`] brings words into the form in which they are compared.
//! 2. [`index`] inverts the words of all pages: `head` has the sizes of everything, `words-N` have
//!    the word forms with the pages they are on, `pages-N` have the text that results show, and
//!    `spelling-N` have all word forms of a length, to correct misspelled words.
//! 3. The browser (`runtime/core/search/search.ts`) loads the parts that a query needs.
//!
//! The number of files depends only on the size of the course, so a preview does not have to make
//! them before someone searches.

pub mod fold;
pub mod index;
mod joined;
pub mod page;
mod stems;
mod stop_words;
pub mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::course::Course;
use crate::model::page::{Content, PageKind};
use crate::render::memo::{Key, Memo};
use crate::render::search::index::{Shape, files};
use crate::render::search::page::{SearchPage, Source, search_page};
use crate::render::search::stems::Stems;
use crate::render::search::stop_words::stop_words;
use crate::render::site::{Made, SiteFile, SiteFiles};
use crate::text::path::SitePath;
use crate::theme::strings::{Argument, Strings};

/// The folder of the index.
pub const FOLDER: &str = "search";

/// Pages as the search sees them, by the key of their source.
pub type SearchMemo = Memo<Arc<SearchPage>>;

/// Adds the files of the index to `site`. They are made when one of them is first asked for.
pub fn add(course: &Course, strings: &Strings, memo: &Arc<SearchMemo>, site: &mut SiteFiles<'_>) {
    let sources: Vec<Source> = sources(course, strings);
    let shape = Shape::new(
        sources.len(),
        sources.iter().map(|source| source.document.text.len() as u64).sum(),
    );
    let names = shape.names();
    let language = course.settings.language.clone();
    let smart = course.settings.smart_punctuation;
    let memo = memo.clone();
    let made = Arc::new(Made::new(move || {
        let pages: Vec<Arc<SearchPage>> = sources
            .par_iter()
            .map(|source| {
                let key = key(source, &language, smart);
                memo.get(key, || Arc::new(search_page(source, smart))).0
            })
            .collect();
        memo.sweep();
        let stems = Stems::of(&language);
        files(pages, shape, stems.as_ref(), stop_words(&language))
            .into_iter()
            .map(|(name, text)| (path(&name), Arc::from(text.into_bytes())))
            .collect::<BTreeMap<SitePath, Arc<[u8]>>>()
    }));
    for name in names {
        let path = path(&name);
        site.generate(path.clone(), SiteFile::Later { path, made: made.clone() });
    }
}

fn path(name: &str) -> SitePath {
    SitePath::new(&format!("{FOLDER}/{name}.js"))
}

fn sources(course: &Course, strings: &Strings) -> Vec<Source> {
    let contexts: Vec<Arc<str>> = course
        .units
        .iter()
        .enumerate()
        .map(|(at, unit)| {
            let number = Argument::Number((at + 1) as f64);
            let short = strings.format("unit-short", &[("number", number)]);
            Arc::from(format!("{short} · {}", &course.page(unit.index).title))
        })
        .collect();
    let none: Arc<str> = Arc::from("");
    let mut sources = Vec::with_capacity(course.pages.len());
    for page in &course.pages {
        let context = match page.unit {
            Some(unit) if page.kind() != PageKind::Unit => contexts[unit.0].clone(),
            _ => none.clone(),
        };
        sources.push(Source {
            document: page.document.clone(),
            summary: page.summary.as_ref().map(ToString::to_string),
            questions: match &page.content {
                Content::Lesson(asked) | Content::Quiz(asked) => asked.list.clone(),
                _ => Arc::default(),
            },
            terms: match &page.content {
                Content::Glossary(terms) => terms.clone(),
                _ => Arc::default(),
            },
            url: page.site.clone(),
            title: page.title.to_string(),
            context,
            is_handout: matches!(
                page.kind(),
                PageKind::Handout | PageKind::Prompts | PageKind::Quiz
            ),
        });
    }
    sources
}

fn key(source: &Source, language: &str, smart: bool) -> Key {
    let mut hasher = blake3::Hasher::new();
    let path = &source.document.path;
    let parts = [path.as_str(), source.url.as_str(), &source.title, &source.context, language];
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.update(&[u8::from(smart)]);
    hasher.update(source.document.hash.as_bytes());
    *hasher.finalize().as_bytes()
}
