//! The words of a text as the search finds them. `runtime/core/search/words.ts` does the same in the
//! browser, and `tests/contract/words.json` checks both sides.

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use unicode_normalization::char::is_combining_mark;

use crate::render::search::fold::{fold, is_invisible};
use crate::render::search::joined::joined;
use crate::text::words::is_unspaced;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// The form in which words are compared.
    pub form: Cow<'t, str>,
    /// The word as it is written. Each hyphen in it is “-”.
    pub written: Cow<'t, str>,
    /// Whether it is put together from neighbours, which are words of their own.
    pub is_joined: bool,
}

/// A run of letters and digits, a symbol, or a group of them without a gap, and its place in the
/// text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub start: usize,
    pub end: usize,
    /// Its length in characters.
    pub chars: usize,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run that has letters.
    Letters,
    /// A run of digits.
    Digits,
    /// One or more symbols.
    Symbol,
    /// Runs and symbols without a gap between them.
    Mixed,
}

/// The words of `text`: first those that stand for themselves, in order, then those that
/// [`joined`] puts together.
///
/// A run of letters, digits and marks is a word, and so is a symbol. In scripts without spaces,
/// each pair of neighbouring characters is a word, as is usual without a dictionary. The last
/// character is a word too, so that each character begins one, and can be found alone.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let start = at;
        if !character.is_alphanumeric() {
            at += character.len_utf8();
            if is_symbol(character) {
                let form = fold(&text[start..at]);
                // The plain form of a few symbols begins with a space.
                if !form.is_empty() && !form.contains(char::is_whitespace) {
                    let symbol = &text[start..at];
                    found.push(Word { form, written: symbol.into(), is_joined: false });
                    parts.push(Part { start, end: at, chars: 1, kind: Kind::Symbol });
                }
            }
            continue;
        }
        let is_pairs = is_unspaced(character);
        let mut chars = 0;
        let mut is_digits = true;
        for next in text[start..].chars() {
            let is_inside = next.is_alphanumeric() || is_combining_mark(next) || is_invisible(next);
            if !is_inside || is_unspaced(next) != is_pairs {
                break;
            }
            at += next.len_utf8();
            chars += 1;
            is_digits &= next.is_numeric();
        }
        let run = &text[start..at];
        if is_pairs {
            pairs(run, &mut found);
        } else if let form = fold(run)
            && !form.is_empty()
        {
            found.push(Word { form, written: run.into(), is_joined: false });
            let kind = if is_digits { Kind::Digits } else { Kind::Letters };
            parts.push(Part { start, end: at, chars, kind });
        }
    }
    if parts.len() > 1 || text.contains('.') {
        joined(text, &parts, &mut found);
    }
    found
}

fn pairs<'t>(run: &'t str, words: &mut Vec<Word<'t>>) {
    let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let last = &starts[starts.len() - 2..];
    let pairs = starts.windows(3).map(|window| &run[window[0]..window[2]]);
    for word in pairs.chain([&run[last[0]..last[1]]]) {
        let form = fold(word);
        if !form.is_empty() {
            words.push(Word { form, written: word.into(), is_joined: false });
        }
    }
}

/// Whether people may search for a character that is neither a letter nor a digit.
fn is_symbol(character: char) -> bool {
    if character.is_ascii() {
        return matches!(
            character,
            '#' | '$' | '%' | '&' | '+' | '<' | '=' | '>' | '@' | '|' | '~'
        );
    }
    matches!(character, '§' | '¶' | '‰' | '٪' | '％' | '＃' | '＆' | '＠')
        || matches!(
            CodePointMapData::<GeneralCategory>::new().get(character),
            GeneralCategory::MathSymbol
                | GeneralCategory::CurrencySymbol
                | GeneralCategory::OtherSymbol
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_contract() {
        let cases: Vec<(String, Vec<String>)> =
            serde_json::from_str(include_str!("../../../tests/contract/words.json")).unwrap();
        for (text, expected) in cases {
            let found: Vec<_> = words(&text).into_iter().map(|word| word.form).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
