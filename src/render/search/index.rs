//! The files of the index.
//!
//! The `words-N` files hold the word forms of the course in alphabetical order, split into files of
//! about the same size; `head` has the form that each begins with. A line is a form, a tab, its
//! relatives, a tab, and the pages it is on. Relatives are the other forms of its stem, separated
//! by spaces. They are listed with the first form of the stem; the other forms refer to that one
//! with `=`. Before them, `~` and a number say how many characters of a form that was written as two
//! words with a hyphen are its first word. Each page is a number: the step from the page before times sixteen, plus eight when
//! the word is in the title, four when it is in a heading, and the number of times it is in the
//! text, at most three. Numbers are written as in source maps, with six bits to a character: five
//! bits of the value, lowest first, and the highest bit for “more follows”. If a word is on most
//! pages of a large course, not all are listed, and the first number comes after `*`.

#![allow(
    clippy::disallowed_types,
    reason = "forms are found by hash, which is several times as fast, and put in order once"
)]

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use crate::render::data::search::SearchHead;
use crate::render::search::fold::fold;
use crate::render::search::page::{Hits, SearchPage};
use crate::render::search::stems::Stems;

/// The number of pages whose texts share a file.
const CHUNK: usize = 4;
/// The size of the Markdown, in bytes, that adds one more file of words. Such a file has about 24
/// KB.
const BYTES_PER_PART: u64 = 200_000;
/// From this many pages on, spellings are split by length, and words that are on more than half of
/// all pages are found only in titles and headings. Such words do not distinguish pages, and BM25
/// gives them no weight.
const PAGES_OF_LARGE_COURSE: usize = 200;
/// If such a word is in no title and no heading, it is found on this many pages, so that a search
/// for nothing else has a result.
const PAGES_OF_FREQUENT_WORD: usize = 20;
/// When spellings are split, those of this length and longer share a file. In characters.
const MAX_SPELLING: usize = 20;
const MIN_SPELLING: usize = 4;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The numbers that decide how many files an index has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    pages: usize,
    parts: usize,
    by_length: bool,
}

impl Shape {
    /// The shape for a course of `pages` pages whose Markdown has `bytes` bytes in total.
    pub fn new(pages: usize, bytes: u64) -> Shape {
        let parts = usize::try_from(bytes / BYTES_PER_PART).unwrap_or(usize::MAX).clamp(1, 4096);
        Shape { pages, parts, by_length: pages >= PAGES_OF_LARGE_COURSE }
    }

    /// The names of all files, without folder and extension.
    pub fn names(self) -> Vec<String> {
        let chunks = self.pages.div_ceil(CHUNK);
        let words = (0..self.parts).map(|part| format!("words-{part}"));
        let pages = (0..chunks).map(|chunk| format!("pages-{chunk}"));
        let spellings = self.spellings().map(|length| format!("spelling-{length}"));
        std::iter::once("head".to_owned()).chain(words).chain(pages).chain(spellings).collect()
    }

    fn spellings(self) -> impl Iterator<Item = usize> {
        if self.by_length { MIN_SPELLING..=MAX_SPELLING } else { 0..=0 }
    }

    /// The number of the file with the spellings of forms of `length` characters; `None` for short
    /// forms, in which a typo cannot be told from another word.
    fn spelling(self, length: usize) -> Option<usize> {
        match length {
            0..MIN_SPELLING => None,
            _ if !self.by_length => Some(0),
            _ => Some(length.min(MAX_SPELLING)),
        }
    }
}

/// A form of a word over the whole course.
struct Form<'p> {
    /// The word in lower case as it was first written, or as it was first written with a hyphen.
    written: &'p str,
    /// The pages it is on, by their number and in their order, with its hits on each.
    on: Vec<(u32, Hits)>,
}

impl<'p> Form<'p> {
    /// Takes another way in which the word is written into account.
    fn see(&mut self, written: &'p str) {
        if written.contains('-') && !self.written.contains('-') {
            self.written = written;
        }
    }

    /// The length of the first of two words with a hyphen between them, in characters.
    fn split(&self) -> Option<usize> {
        let (first, second) = self.written.split_once('-')?;
        (!second.contains('-')).then(|| fold(first).chars().count())
    }
}

/// The files by their names, which are those of [`Shape::names`]. Without stems, no form has
/// relatives. `stop_words` are separated by spaces.
pub fn files(
    pages: Vec<Arc<SearchPage>>,
    shape: Shape,
    stems: Option<&Stems>,
    stop_words: String,
) -> Vec<(String, String)> {
    let mut files = word_files(&pages, shape, stems, stop_words);
    // Each page is dropped when its text is written, so that a large course is not held twice.
    let mut pages = pages.into_iter();
    let mut chunk = 0;
    loop {
        let texts: Vec<Arc<SearchPage>> = pages.by_ref().take(CHUNK).collect();
        if texts.is_empty() {
            return files;
        }
        let name = format!("pages-{chunk}");
        let texts: Vec<&str> = texts.iter().map(|page| &*page.json).collect();
        let script = format!("coursemarkSearch(\"{name}\",[{}]);\n", texts.join(","));
        files.push((name, script));
        chunk += 1;
    }
}

/// The files of words and spellings, and the head.
fn word_files(
    pages: &[Arc<SearchPage>],
    shape: Shape,
    stems: Option<&Stems>,
    stop_words: String,
) -> Vec<(String, String)> {
    let forms = forms(pages);
    let lines = lines(&forms, pages.len(), stems);
    let total: usize = lines.iter().map(|(_, line)| line.len()).sum();
    let mut words = vec![String::new(); shape.parts];
    let mut starts = vec![""; shape.parts];
    let mut written = 0;
    for (form, line) in &lines {
        let part = (written * shape.parts / total.max(1)).min(shape.parts - 1);
        if words[part].is_empty() {
            starts[part] = form;
        }
        words[part].push_str(line);
        written += line.len();
    }
    // A part is empty if one long line covered it. It then begins with the next part's first form.
    for part in (0..shape.parts.saturating_sub(1)).rev() {
        if words[part].is_empty() {
            starts[part] = starts[part + 1];
        }
    }
    let mut spellings: BTreeMap<usize, Vec<&str>> =
        shape.spellings().map(|length| (length, Vec::new())).collect();
    let texts = forms.iter().map(|(text, _)| *text);
    for form in texts.filter(|form| form.chars().all(char::is_alphanumeric)) {
        if let Some(length) = shape.spelling(form.chars().count())
            && let Some(spellings) = spellings.get_mut(&length)
        {
            spellings.push(form);
        }
    }
    let head = script("head", &head(pages, shape, &starts, stop_words));
    let mut files = vec![("head".to_owned(), head)];
    for (part, text) in words.iter().enumerate() {
        let name = format!("words-{part}");
        files.push((name.clone(), script(&name, text)));
    }
    for (length, forms) in spellings {
        let name = format!("spelling-{length}");
        files.push((name.clone(), script(&name, &forms.join(" "))));
    }
    files
}

/// All forms of the course, in alphabetical order, with the pages they are on.
fn forms(pages: &[Arc<SearchPage>]) -> Vec<(&str, Form<'_>)> {
    const AT_ONCE: usize = 500;
    let parts: Vec<Vec<(&str, Form<'_>)>> = pages
        .par_chunks(AT_ONCE)
        .enumerate()
        .map(|(chunk, pages)| {
            let mut forms: Vec<(&str, Form<'_>)> = Vec::new();
            let mut places: HashMap<&str, usize> = HashMap::new();
            for (at, page) in pages.iter().enumerate() {
                let number = u32::try_from(chunk * AT_ONCE + at).unwrap_or(u32::MAX);
                for word in page.words.iter() {
                    let place = *places.entry(word.form).or_insert_with(|| {
                        forms.push((word.form, Form { written: word.written, on: Vec::new() }));
                        forms.len() - 1
                    });
                    let (_, form) = &mut forms[place];
                    form.see(word.written);
                    form.on.push((number, word.hits));
                }
            }
            forms
        })
        .collect();
    let mut parts = parts.into_iter();
    let mut all = parts.next().unwrap_or_default();
    let mut places: HashMap<&str, usize> =
        all.iter().enumerate().map(|(place, (text, _))| (*text, place)).collect();
    for (text, form) in parts.flatten() {
        match places.get(text) {
            Some(place) => {
                let (_, known) = &mut all[*place];
                known.see(form.written);
                known.on.extend(form.on);
            }
            None => {
                places.insert(text, all.len());
                all.push((text, form));
            }
        }
    }
    all.par_sort_unstable_by_key(|(text, _)| *text);
    all
}

/// The lines of all forms in alphabetical order.
fn lines<'p>(
    forms: &[(&'p str, Form<'p>)],
    pages: usize,
    stems: Option<&Stems>,
) -> Vec<(&'p str, String)> {
    // Stemmers know accents, so they get the word with its marks.
    let stems: Vec<String> = forms
        .par_iter()
        .map(|(_, form)| match stems {
            Some(stems) => fold(&stems.stem(&form.written.replace('-', ""))).into_owned(),
            None => String::new(),
        })
        .collect();
    let mut families: HashMap<&str, Vec<&str>> = HashMap::new();
    for ((form, _), stem) in forms.iter().zip(&stems).filter(|(_, stem)| !stem.is_empty()) {
        families.entry(stem).or_default().push(form);
    }
    forms
        .par_iter()
        .zip(&stems)
        .map(|((text, form), stem)| {
            let family = families.get(stem.as_str()).map_or(&[][..], Vec::as_slice);
            (*text, line(text, form, family, pages))
        })
        .collect()
}

/// The line of a form. `family` are all forms of its stem.
fn line(text: &str, form: &Form<'_>, family: &[&str], pages: usize) -> String {
    let relatives = match family {
        [first, others @ ..] if *first == text => others.join(" "),
        [first, ..] => format!("={first}"),
        [] => String::new(),
    };
    let split = form.split().map(|length| format!("~{length} ")).unwrap_or_default();
    let mut line = format!("{text}\t{split}{relatives}\t");
    let is_everywhere = pages >= PAGES_OF_LARGE_COURSE && form.on.len() * 2 > pages;
    let is_named = form.on.iter().any(|(_, hits)| hits.is_named());
    if is_everywhere {
        line.push('*');
    }
    let most = if is_everywhere && !is_named { PAGES_OF_FREQUENT_WORD } else { usize::MAX };
    let mut before = 0;
    for (page, hits) in form.on.iter().take(most) {
        if is_everywhere && is_named && !hits.is_named() {
            continue;
        }
        number(&mut line, (page - before) << 4 | u32::from(hits.bits()));
        before = *page;
    }
    line.push('\n');
    line
}

fn script(name: &str, data: &(impl Serialize + ?Sized)) -> String {
    // Strings and structs of them can always be written.
    let data = serde_json::to_string(data).unwrap_or_default();
    format!("coursemarkSearch(\"{name}\",{data});\n")
}

fn head(
    pages: &[Arc<SearchPage>],
    shape: Shape,
    starts: &[&str],
    stop_words: String,
) -> SearchHead {
    let digits = |length: fn(&SearchPage) -> usize| {
        pages.iter().map(|page| char::from(DIGITS[length(page).min(63)])).collect()
    };
    SearchHead {
        pages: pages.len(),
        chunk: CHUNK,
        starts: starts.iter().map(|start| (*start).to_owned()).collect(),
        by_length: shape.by_length,
        longest: MAX_SPELLING,
        shortest: MIN_SPELLING,
        lengths: digits(length),
        titles: digits(|page| page.title_length as usize),
        handouts: (0..pages.len()).filter(|at| pages[*at].is_handout).collect(),
        stop_words,
    }
}

/// The length of a page as one digit on a logarithmic scale: four steps to each doubling, from
/// sixteen words on.
fn length(page: &SearchPage) -> usize {
    let steps = (f64::from(page.length.max(16)) / 16.0).log2() * 4.0;
    steps.round() as usize
}

fn number(text: &mut String, mut value: u32) {
    loop {
        let low = value & 31;
        value >>= 5;
        let digit = if value > 0 { low | 32 } else { low };
        text.push(char::from(DIGITS[digit as usize]));
        if value == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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
        for count in [0, 1, 4, 5, 250] {
            let pages =
                vec![SearchPage::default(); count].into_iter().map(Arc::new).collect::<Vec<_>>();
            let shape = Shape::new(count, count as u64 * 9_000);
            let names: Vec<String> = files(pages, shape, None, String::new())
                .into_iter()
                .map(|(name, _)| name)
                .collect();
            let promised: BTreeSet<String> = shape.names().into_iter().collect();
            assert_eq!(names.iter().cloned().collect::<BTreeSet<_>>(), promised);
            assert_eq!(names.len(), promised.len());
        }
    }
}
