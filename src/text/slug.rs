//! Anchors made from headings, and the form of ids and keys that authors write.

use unicode_normalization::UnicodeNormalization;

/// The anchor for a heading with this text: lower case, Unicode letters and digits kept in NFC,
/// every run of anything else one hyphen. Empty when the text has no letter or digit.
pub fn anchor(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.nfc().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() || is_mark(character) {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// A key made from `text`: accents taken off, everything but ASCII letters and digits turned into
/// single hyphens. Empty when nothing of the text is left.
pub fn key(text: &str) -> String {
    let plain: String = text.nfkd().filter(|character| !is_mark(*character)).collect();
    let lowered = plain.to_ascii_lowercase();
    let words = lowered.split(|character: char| !character.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// Combining marks belong to the letter before them; scripts that have no composed form
/// (Devanagari, Thai, Arabic vowels) would fall apart without them.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

/// Whether `text` may be a key: a file, unit or course id that stands in URLs and in the learner's
/// record. Lower-case ASCII letters, digits and single hyphens, starting with a letter or digit.
pub fn is_key(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether `text` may be the id of a heading: no white space, and nothing that a URL fragment would
/// have to encode or that an attribute could not carry.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_alphanumeric() || is_mark(c) || matches!(c, '-' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_keep_letters_of_every_script() {
        assert_eq!(anchor("What we know / what is debated"), "what-we-know-what-is-debated");
        assert_eq!(anchor("Über 2 Wege"), "über-2-wege");
        assert_eq!(anchor("القيادة والإدارة"), "القيادة-والإدارة");
        assert_eq!(anchor("नेतृत्व"), "नेतृत्व");
        assert_eq!(anchor("???"), "");
    }

    #[test]
    fn keys_are_made_of_what_is_ascii() {
        assert_eq!(key("First_Aid at  work!"), "first-aid-at-work");
        assert_eq!(key("Führung 2"), "fuhrung-2");
        assert_eq!(key("ИМЯ x"), "x");
        assert_eq!(key("القيادة"), "");
    }

    #[test]
    fn keys_are_plain_slugs() {
        for key in ["a", "unit-1", "2024"] {
            assert!(is_key(key), "{key}");
        }
        for key in ["", "-a", "a-", "a--b", "A", "ä", "a b", "a.b"] {
            assert!(!is_key(key), "{key}");
        }
    }
}
