//! The form in which the search compares words. `runtime/core/search/words.ts` does the same in the
//! browser, and `tests/contract/words.json` checks both sides.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word longer than this is cut, in characters.
const MAX_WORD_CHARS: usize = 40;

/// Characters that are inside words and that nobody types: the soft hyphen, the joiners, and the
/// line that lengthens an Arabic word.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{640}')
}

/// The form in which words are compared: in lower case, without accents and other marks, and with
/// letters that are often typed in another way replaced by plain ones: compatible characters
/// (full-width ones, ligatures), letters with a stroke, “ß”, and the forms of Arabic letters and
/// digits.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() && word.len() <= MAX_WORD_CHARS {
        let is_folded = !word.bytes().any(|byte| byte.is_ascii_uppercase());
        return if is_folded { word.into() } else { word.to_ascii_lowercase().into() };
    }
    // The plain form of a compatible character may be a capital or several characters.
    let plain: String = word.nfkd().collect();
    let mut folded = String::with_capacity(plain.len());
    for character in plain.to_lowercase().nfkd() {
        if is_combining_mark(character) || is_invisible(character) {
            continue;
        }
        match plain_letters(character) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(digit(character)),
        }
    }
    if let Some((end, _)) = folded.char_indices().nth(MAX_WORD_CHARS) {
        folded.truncate(end);
    }
    folded.into()
}

/// The letters that stand for one that Unicode does not decompose.
fn plain_letters(character: char) -> Option<&'static str> {
    Some(match character {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ς' => "σ",
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ة' => "ه",
        'ک' => "ك",
        '٪' => "%",
        '\u{2044}' => "/",
        _ => return None,
    })
}

/// An Arabic or Persian digit as a European one; other characters as they are.
fn digit(character: char) -> char {
    let value = match character {
        '٠'..='٩' => u32::from(character) - u32::from('٠'),
        '۰'..='۹' => u32::from(character) - u32::from('۰'),
        _ => return character,
    };
    char::from_digit(value, 10).unwrap_or(character)
}
