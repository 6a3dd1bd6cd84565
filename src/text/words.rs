//! Counts words.

/// The number of words in a text. A character of a script without spaces counts as half a word.
pub fn words(text: &str) -> u32 {
    let mut halves = 0;
    let mut inside = false;
    for character in text.chars() {
        if is_unspaced(character) {
            halves += 1;
            inside = false;
        } else if character.is_alphanumeric() {
            if !inside {
                halves += 2;
            }
            inside = true;
        } else if character.is_whitespace() || matches!(character, '—' | '–' | '/') {
            inside = false;
        }
    }
    halves / 2
}

/// Scripts without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese. Hangul has spaces,
/// so it is not among them.
pub fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x323af)
        && character.is_alphanumeric()
}
