//! Terms of the glossary, found in running text.

use std::collections::BTreeSet;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::parse::body::Term;

/// The terms of a course, ready to be found.
pub struct Terms {
    finder: Option<AhoCorasick>,
    /// Which term each pattern of the finder stands for.
    term_of: Vec<usize>,
    /// The names that are found as they are written only, by pattern.
    exact: Vec<Option<String>>,
    /// What each term means, without markup.
    definitions: Vec<String>,
}

/// A term in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The term's position in the glossary.
    pub term: usize,
    /// Where it stands.
    pub range: Range<usize>,
}

impl Terms {
    /// What the term at `index` of the glossary means, as plain text; empty when there is none.
    pub fn definition(&self, index: usize) -> &str {
        self.definitions.get(index).map_or("", String::as_str)
    }

    /// A finder for `terms` by all their names; `definitions` says what each means, without markup.
    /// Case is ignored in ASCII letters, except in a name that is all capitals: `GROW` is not `grow`.
    /// A name that begins with another letter is also found with that letter as a capital.
    pub fn new(terms: &[Term], definitions: Vec<String>) -> Terms {
        let mut patterns = BTreeSet::new();
        for (index, term) in terms.iter().enumerate() {
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
        Terms { finder, term_of, exact, definitions }
    }

    /// The first use in `text` of each term that is not in `seen` yet; those found are added to it.
    /// A term is found only as whole words.
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
    use crate::text::span::Span;

    fn term(names: &[&str]) -> Term {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Term { anchor: String::new(), names, span: Span::default(), definitions: Vec::new() }
    }

    #[test]
    fn terms_are_found_once_as_whole_words_longest_first() {
        let terms = Terms::new(
            &[term(&["role"]), term(&["role play", "role plays"]), term(&["über"])],
            vec![],
        );
        let mut seen = BTreeSet::new();
        let found: Vec<_> = terms
            .first_uses("Roles? A Role play, a role, a role. Über", &mut seen)
            .into_iter()
            .map(|found| (found.term, found.range))
            .collect();
        assert_eq!(found, [(1, 9..18), (0, 22..26), (2, 36..41)]);
        assert!(Terms::new(&[], vec![]).first_uses("x", &mut seen).is_empty());
    }

    #[test]
    fn an_abbreviation_is_no_word_of_the_same_letters() {
        let terms = Terms::new(&[term(&["GROW"]), term(&["U-turn"])], vec![]);
        let mut seen = BTreeSet::new();
        let found: Vec<_> = terms
            .first_uses("They grow. Grow with GROW, and a u-turn.", &mut seen)
            .into_iter()
            .map(|found| (found.term, found.range))
            .collect();
        assert_eq!(found, [(0, 21..25), (1, 33..39)]);
    }
}
