//! Finds the terms of the glossary in running text.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::text::path::SitePath;

/// The terms of a course, ready to be found.
pub struct Terms {
    finder: Option<AhoCorasick>,
    /// The index of the term that each pattern of the finder is a name of.
    term_of: Vec<usize>,
    /// By pattern, the name if its case must match; `None` if case is ignored.
    exact: Vec<Option<String>>,
    /// The terms, in the order of the glossary.
    entries: Vec<TermEntry>,
    /// The page of the glossary.
    site: SitePath,
}

/// A term as a text shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TermEntry {
    /// Its anchor in the glossary.
    pub anchor: String,
    /// Its name, then other names for it.
    pub names: Vec<String>,
    /// Its definition, without markup.
    pub definition: String,
}

impl Default for Terms {
    /// A finder without terms.
    fn default() -> Terms {
        Terms::new(Vec::new(), SitePath::new("glossary.html"))
    }
}

impl Hash for Terms {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // The finder and its tables follow from the names.
        let Terms { finder: _, term_of: _, exact: _, entries, site } = self;
        entries.hash(state);
        site.hash(state);
    }
}

/// A term in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The term's position in the glossary.
    pub term: usize,
    /// Its place in the text, in bytes.
    pub range: Range<usize>,
}

impl Terms {
    /// The term at `index` of the glossary; `None` when there is none.
    pub fn entry(&self, index: usize) -> Option<&TermEntry> {
        self.entries.get(index)
    }

    /// The page that explains the terms.
    pub fn site(&self) -> &SitePath {
        &self.site
    }

    /// A finder for terms by all their names; the page at `site` explains them. Case is ignored in
    /// ASCII letters, except in a name that is all capitals: `GROW` is not `grow`. A name that
    /// begins with another letter is also found with that letter as a capital.
    pub fn new(entries: Vec<TermEntry>, site: SitePath) -> Terms {
        let mut patterns = BTreeSet::new();
        for (index, term) in entries.iter().enumerate() {
            for name in &term.names {
                patterns.insert((name.clone(), index));
                let mut characters = name.chars();
                if let Some(first) = characters.next() {
                    let capital: String = first.to_uppercase().chain(characters).collect();
                    patterns.insert((capital, index));
                }
            }
        }
        let (names, term_of): (Vec<String>, Vec<usize>) = patterns.into_iter().unzip();
        let exact = names.iter().map(|name| is_capitals(name).then(|| name.clone())).collect();
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(&names)
            .ok()
            .filter(|_| !names.is_empty());
        Terms { finder, term_of, exact, entries, site }
    }

    /// The first use in `text` of each term that is not in `seen` yet. The terms found are added to
    /// `seen`. Only whole words count.
    pub fn first_uses(&self, text: &str, seen: &mut BTreeSet<usize>) -> Vec<Use> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let mut uses = Vec::new();
        for found in finder.find_iter(text) {
            let range = found.range();
            let before = text[..range.start].chars().next_back();
            let after = text[range.end..].chars().next();
            let in_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
            let pattern = found.pattern().as_usize();
            let term = self.term_of[pattern];
            let is_meant =
                self.exact[pattern].as_ref().is_none_or(|name| text[range.clone()] == **name);
            if is_meant && !in_word(before) && !in_word(after) && seen.insert(term) {
                uses.push(Use { term, range });
            }
        }
        uses
    }
}

/// Whether a name is written in capitals throughout, as abbreviations are.
fn is_capitals(name: &str) -> bool {
    name.chars().filter(|letter| letter.is_alphabetic()).count() > 1
        && !name.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(names: &[&[&str]]) -> Terms {
        let entry = |names: &&[&str]| TermEntry {
            anchor: String::new(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            definition: String::new(),
        };
        Terms::new(names.iter().map(entry).collect(), SitePath::new("glossary.html"))
    }

    #[test]
    fn terms_are_found_once_as_whole_words_longest_first() {
        let terms = terms(&[&["role"], &["role play", "role plays"], &["über"]]);
        let mut seen = BTreeSet::new();
        let found: Vec<_> = terms
            .first_uses("Roles? A Role play, a role, a role. Über", &mut seen)
            .into_iter()
            .map(|found| (found.term, found.range))
            .collect();
        assert_eq!(found, [(1, 9..18), (0, 22..26), (2, 36..41)]);
        assert!(Terms::default().first_uses("x", &mut seen).is_empty());
    }

    #[test]
    fn an_abbreviation_is_no_word_of_the_same_letters() {
        let terms = terms(&[&["GROW"], &["U-turn"]]);
        let mut seen = BTreeSet::new();
        let found: Vec<_> = terms
            .first_uses("They grow. Grow with GROW, and a u-turn.", &mut seen)
            .into_iter()
            .map(|found| (found.term, found.range))
            .collect();
        assert_eq!(found, [(0, 21..25), (1, 33..39)]);
    }
}
