//! Counts words.

/// The number of words in a text, as a measure of the time that reading it takes. Where there are no
/// spaces between words, characters are counted, and each is a part of a word.
///
/// Adults read the same texts aloud at 228 words a minute in English, at 255 characters in Chinese
/// and at 357 in Japanese (Trauzettel-Klosinski and Dietz 2012, “Standardized Assessment of Reading
/// Performance”). So a Chinese character is three quarters of a word here, and a sign of kana, of
/// which Japanese words have more, is a half. A word in Thai and its neighbours has about four
/// letters.
pub fn words(text: &str) -> u32 {
    let mut quarters = 0;
    let mut inside = false;
    for character in text.chars() {
        if is_unspaced(character) {
            quarters += match u32::from(character) {
                0x3040..=0x30ff => 2,
                0x0e00..=0x17ff => 1,
                _ => 3,
            };
            inside = false;
        } else if character.is_alphanumeric() {
            if !inside {
                quarters += 4;
            }
            inside = true;
        } else if character.is_whitespace() || matches!(character, '—' | '–' | '/') {
            inside = false;
        }
    }
    quarters / 4
}

/// Scripts without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese. Hangul has spaces,
/// so it is not among them.
pub fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x323af)
        && character.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_counted_in_every_script() {
        for (text, expected) in [
            ("", 0),
            ("don't stop – now", 3),
            ("هذا درس قصير", 3),
            ("שלוש מילים כאן", 3),
            ("यह एक छोटा पाठ है", 5),
            ("한국어 두 단어", 3),
            ("先听清问题", 3),
            ("（先听）清、问题。", 3),
            ("はじめに", 2),
            ("質問を聞く", 3),
            ("การฟังเป็นทักษะ", 3),
            ("用 Python 写", 2),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
        assert_eq!(words(&"字".repeat(267)), 200, "a minute of Chinese");
    }
}
