//! Anchors made from headings, and the form of ids and keys that authors write.

use unicode_normalization::UnicodeNormalization;

/// The anchor for a heading with this text. It is lower case and in NFC; Unicode letters and digits
/// stay, and every run of other characters becomes one hyphen. Empty when there is no letter or
/// digit.
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

/// The name of a file or folder as a title: `first-aid` is “First aid”. `None` when it holds nothing
/// but hyphens, low lines and white space.
pub fn title(name: &str) -> Option<String> {
    let words: Vec<&str> = name
        .split(|character: char| matches!(character, '-' | '_') || character.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect();
    let title = words.join(" ");
    let mut letters = title.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

/// The anchor that GitHub gives a heading with this text, and with it mdBook, Docusaurus and others:
/// lower case, each space one hyphen, and everything else but letters, digits, `-` and `_` left out.
pub fn github_anchor(text: &str) -> String {
    text.trim()
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|character| match character {
            ' ' => Some('-'),
            '-' | '_' => Some(character),
            _ => (character.is_alphanumeric() || is_mark(character)).then_some(character),
        })
        .collect()
}

/// A key made from `text`: accents are removed, and runs of anything but ASCII letters and digits
/// become single hyphens. Empty when nothing is left.
pub fn key(text: &str) -> String {
    let plain: String = text.nfkd().filter(|character| !is_mark(*character)).collect();
    let lowered = plain.to_ascii_lowercase();
    let words = lowered.split(|character: char| !character.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// Combining marks belong to the letter before them. Scripts without composed forms (Devanagari,
/// Thai, Arabic vowels) would be broken up without them.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

/// Whether `text` may be a key: the id of a file, unit or course, used in URLs and in the learner's
/// record. A key has lower-case ASCII letters, digits and single hyphens, and starts with a letter
/// or digit.
pub fn is_key(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether `text` may be the id of a heading. It has no white space, and no characters that a URL
/// fragment would have to encode or that an attribute could not hold.
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
    fn anchors_of_github_leave_signs_out() {
        for (text, expected) in [
            ("What's new?", "whats-new"),
            ("Q & A", "q--a"),
            ("1.2 Set up", "12-set-up"),
            ("foo_bar", "foo_bar"),
            ("Über uns", "über-uns"),
        ] {
            assert_eq!(github_anchor(text), expected);
        }
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
