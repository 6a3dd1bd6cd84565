//! The files of the index.
//!
//! A line of `words-N` holds the forms of one stem, a tab, and the pages they stand on: for each, in
//! the order of the course, the step from the page before times sixteen, plus eight when the word is
//! in the title, four when it is in a heading, and how often it is in the text, at most three.
//! Numbers are written with six bits to a character, five of them value, lowest first, the highest
//! bit for “more follows”, as source maps write theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::{Value, json};

use crate::render::search::page::{Hits, SearchPage};
use crate::render::search::words::part_of;

/// Pages whose text shares a file.
const CHUNK: usize = 4;
/// The size of the course's Markdown that gives one more file of words, in bytes: the words come to
/// about 24 KB.
const BYTES_PER_PART: u64 = 200_000;
/// From this many pages on, spellings are kept apart by length, and words that stand on more than
/// half of all pages are found in titles and headings only: they tell no page from another, and BM25
/// gives them no weight.
const MANY_PAGES: usize = 200;
/// Spellings of this length and longer share a file, when they are kept apart.
const LONGEST_SPELLING: usize = 20;
const SHORTEST_SPELLING: usize = 4;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// How many files an index has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    pages: usize,
    parts: usize,
    by_length: bool,
}

impl Shape {
    /// The shape for a course of `pages` whose Markdown has `bytes` in all.
    pub fn new(pages: usize, bytes: u64) -> Shape {
        let parts = usize::try_from(bytes / BYTES_PER_PART).unwrap_or(usize::MAX).clamp(1, 4096);
        Shape { pages, parts, by_length: pages >= MANY_PAGES }
    }

    /// The names of all files, without folder and ending.
    pub fn names(self) -> Vec<String> {
        let chunks = self.pages.div_ceil(CHUNK);
        let words = (0..self.parts).map(|part| format!("words-{part}"));
        let pages = (0..chunks).map(|chunk| format!("pages-{chunk}"));
        let spellings = self.spellings().map(|length| format!("spelling-{length}"));
        std::iter::once("head".to_owned()).chain(words).chain(pages).chain(spellings).collect()
    }

    fn spellings(self) -> impl Iterator<Item = usize> {
        if self.by_length { SHORTEST_SPELLING..=LONGEST_SPELLING } else { 0..=0 }
    }

    /// The file that holds the spellings of a form of `length` characters; none for short ones, in
    /// which a typo cannot be told from another word.
    fn spelling(self, length: usize) -> Option<usize> {
        match length {
            0..SHORTEST_SPELLING => None,
            _ if !self.by_length => Some(0),
            _ => Some(length.min(LONGEST_SPELLING)),
        }
    }
}

struct Posting<'p> {
    stem: &'p str,
    form: &'p str,
    page: usize,
    hits: Hits,
}

/// The files by their names: all that [`Shape::names`] gives.
pub fn files(pages: &[Arc<SearchPage>], shape: Shape) -> Vec<(String, String)> {
    let mut parts: Vec<Vec<Posting<'_>>> = Vec::new();
    parts.resize_with(shape.parts, Vec::new);
    for (number, page) in pages.iter().enumerate() {
        for ((stem, form), hits) in &page.words {
            let posting = Posting { stem, form, page: number, hits: *hits };
            parts[part_of(form, shape.parts)].push(posting);
        }
    }
    let written: Vec<(String, BTreeSet<&str>)> =
        parts.par_iter().map(|postings| words(postings, pages.len())).collect();
    let mut spellings: BTreeMap<usize, Vec<&str>> =
        shape.spellings().map(|length| (length, Vec::new())).collect();
    for form in written.iter().flat_map(|(_, forms)| forms) {
        if let Some(length) = shape.spelling(form.chars().count())
            && let Some(spellings) = spellings.get_mut(&length)
        {
            spellings.push(form);
        }
    }
    let mut files = vec![("head".to_owned(), script("head", &head(pages, shape)))];
    for (part, (text, _)) in written.iter().enumerate() {
        let name = format!("words-{part}");
        files.push((name.clone(), script(&name, &json!(text))));
    }
    let chunks: Vec<(String, String)> = pages
        .par_chunks(CHUNK)
        .enumerate()
        .map(|(chunk, pages)| {
            let name = format!("pages-{chunk}");
            let texts: Vec<Value> = pages.iter().map(|page| text(page)).collect();
            let script = script(&name, &Value::from(texts));
            (name, script)
        })
        .collect();
    files.extend(chunks);
    for (length, mut forms) in spellings {
        forms.sort_unstable();
        let name = format!("spelling-{length}");
        files.push((name.clone(), script(&name, &json!(forms.join(" ")))));
    }
    files
}

fn script(name: &str, data: &Value) -> String {
    format!("coursemarkSearch(\"{name}\",{data});\n")
}

fn head(pages: &[Arc<SearchPage>], shape: Shape) -> Value {
    let lengths: String = pages.iter().map(|page| char::from(DIGITS[length(page)])).collect();
    json!({
        "pages": pages.len(),
        "chunk": CHUNK,
        "parts": shape.parts,
        "byLength": shape.by_length,
        "longest": LONGEST_SPELLING,
        "shortest": SHORTEST_SPELLING,
        "lengths": lengths,
    })
}

/// The length of a page in four steps to each doubling, from sixteen words on, as one digit.
fn length(page: &SearchPage) -> usize {
    let steps = (f64::from(page.length.max(16)) / 16.0).log2() * 4.0;
    (steps.round() as usize).min(63)
}

fn text(page: &SearchPage) -> Value {
    let sections: Vec<Value> = page
        .sections
        .iter()
        .map(|section| json!([section.anchor, section.heading, section.text]))
        .collect();
    json!({ "url": page.url, "title": page.title, "context": page.context, "sections": sections })
}

/// One file of words, and the forms in it.
fn words<'p>(postings: &[Posting<'p>], pages: usize) -> (String, BTreeSet<&'p str>) {
    let mut stems: BTreeMap<&str, (BTreeSet<&str>, BTreeMap<usize, Hits>)> = BTreeMap::new();
    let mut all = BTreeSet::new();
    for posting in postings {
        let (forms, on) = stems.entry(posting.stem).or_default();
        forms.insert(posting.form);
        all.insert(posting.form);
        let hits = on.entry(posting.page).or_default();
        hits.count += posting.hits.count;
        hits.heading |= posting.hits.heading;
        hits.title |= posting.hits.title;
    }
    let mut text = String::new();
    for (forms, on) in stems.values() {
        let is_everywhere = pages >= MANY_PAGES && on.len() * 2 > pages;
        for form in forms {
            text.push_str(form);
            text.push(' ');
        }
        text.pop();
        text.push('\t');
        let mut before = 0;
        for (page, hits) in on {
            if is_everywhere && !hits.heading && !hits.title {
                continue;
            }
            let flags = usize::from(hits.title) << 3 | usize::from(hits.heading) << 2;
            number(&mut text, (page - before) << 4 | flags | hits.count.min(3) as usize);
            before = *page;
        }
        text.push('\n');
    }
    (text, all)
}

fn number(text: &mut String, mut value: usize) {
    loop {
        let low = value & 31;
        value >>= 5;
        text.push(char::from(DIGITS[if value > 0 { low | 32 } else { low }]));
        if value == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_five_bits_to_a_character() {
        let written = |value| {
            let mut text = String::new();
            number(&mut text, value);
            text
        };
        assert_eq!([written(0), written(31), written(32), written(1000)], ["A", "f", "gB", "of"]);
    }

    #[test]
    fn the_files_are_those_that_were_promised() {
        let page = |words: &[&str]| {
            let words = words
                .iter()
                .map(|word| (((*word).to_owned(), (*word).to_owned()), Hits { count: 1, ..Hits::default() }))
                .collect();
            Arc::new(SearchPage { words, ..SearchPage::default() })
        };
        for count in [0, 1, 4, 5, 250] {
            let pages: Vec<_> =
                (0..count).map(|number| page(&["team", &format!("word{number}")])).collect();
            let shape = Shape::new(count, count as u64 * 9_000);
            let names: Vec<String> = files(&pages, shape).into_iter().map(|(name, _)| name).collect();
            let promised: BTreeSet<String> = shape.names().into_iter().collect();
            assert_eq!(names.iter().cloned().collect::<BTreeSet<_>>(), promised);
            assert_eq!(names.len(), promised.len());
        }
    }
}
