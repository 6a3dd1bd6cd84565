//! The words of a text as the search compares them. `runtime/core/words.ts` does the same in the
//! browser, and `tests/contract/words.json` checks both sides.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::words::is_unspaced;

/// A word longer than this is cut, in characters.
const MAX_WORD_CHARS: usize = 40;

/// The form in which words are compared: in lower case, without accents and other marks, and with
/// compatible characters (full-width ones, ligatures) replaced by plain ones.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() && word.len() <= MAX_WORD_CHARS {
        let is_folded = !word.bytes().any(|byte| byte.is_ascii_uppercase());
        return if is_folded { word.into() } else { word.to_ascii_lowercase().into() };
    }
    // The plain form of a compatible character may be a capital or several characters.
    let plain: String = word.nfkd().collect();
    plain
        .to_lowercase()
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .take(MAX_WORD_CHARS)
        .collect::<String>()
        .into()
}

/// The words of `text` in order, as they are written. A word is a run of letters, digits and marks.
/// Single letters of the Latin alphabet are left out. In scripts without spaces, each pair of
/// neighbouring characters is a word, as is usual without a dictionary.
pub fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        rest = &rest[start..];
        let is_pairs = rest.chars().next().is_some_and(is_unspaced);
        let end = rest
            .find(|c: char| {
                !(c.is_alphanumeric() || is_combining_mark(c)) || is_unspaced(c) != is_pairs
            })
            .unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        if is_pairs {
            pairs(run, &mut words);
        } else if run.len() > 1 || run.as_bytes()[0].is_ascii_digit() {
            words.push(run);
        }
        rest = after;
    }
    words
}

fn pairs<'t>(run: &'t str, words: &mut Vec<&'t str>) {
    let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    if starts.len() == 2 {
        words.push(run);
    }
    words.extend(starts.windows(3).map(|window| &run[window[0]..window[2]]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_contract() {
        let cases: Vec<(String, Vec<String>)> =
            serde_json::from_str(include_str!("../../../tests/contract/words.json")).unwrap();
        for (text, expected) in cases {
            let found: Vec<_> = words(&text).into_iter().map(fold).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
