//! The language of a text, for sources that do not state it.

/// Frequent words of languages in Latin letters, each found in few of the others.
const WORDS: [(&str, &[&str]); 7] = [
    ("en", &["the", "and", "is", "with", "this", "that", "you", "are"]),
    ("de", &["und", "der", "die", "das", "nicht", "ist", "mit", "werden"]),
    ("fr", &["les", "des", "est", "une", "pour", "dans", "avec", "vous"]),
    ("es", &["los", "las", "una", "para", "con", "por", "como", "este"]),
    ("pt", &["não", "uma", "para", "com", "você", "são", "dos", "isso"]),
    ("it", &["che", "della", "sono", "con", "una", "per", "questo", "gli"]),
    ("nl", &["het", "een", "niet", "van", "voor", "zijn", "met", "dat"]),
];

/// The number of words that are looked at.
const MOST_WORDS: usize = 20_000;

/// The language that most of the words in `texts` are in; English when it is unknown.
pub fn guess<'t>(texts: impl Iterator<Item = &'t str>) -> &'static str {
    let mut scripts = [
        ("zh", 0_usize),
        ("ja", 0),
        ("ko", 0),
        ("ar", 0),
        ("hi", 0),
        ("ru", 0),
        ("el", 0),
        ("he", 0),
    ];
    let mut latin = 0_usize;
    let mut counts = [0_usize; WORDS.len()];
    for word in texts.flat_map(str::split_whitespace).take(MOST_WORDS) {
        for c in word.chars() {
            let at = match u32::from(c) {
                0x4e00..=0x9fff => 0,
                0x3040..=0x30ff => 1,
                0xac00..=0xd7af => 2,
                0x0600..=0x06ff => 3,
                0x0900..=0x097f => 4,
                0x0400..=0x04ff => 5,
                0x0370..=0x03ff => 6,
                0x0590..=0x05ff => 7,
                _ => {
                    latin += usize::from(c.is_alphabetic());
                    continue;
                }
            };
            scripts[at].1 += 1;
        }
        let lower = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        for (count, (_, words)) in counts.iter_mut().zip(WORDS) {
            *count += usize::from(words.contains(&&*lower));
        }
    }
    // Texts in Japanese have characters of Chinese too. A letter of those counts for several of
    // ours.
    scripts[1].1 *= 4;
    let most = scripts.iter().max_by_key(|(_, count)| *count);
    if let Some((language, _)) = most.filter(|(_, count)| count * 3 > latin && *count > 0) {
        return language;
    }
    let best =
        counts.iter().zip(WORDS).max_by_key(|(count, (language, _))| (**count, *language == "en"));
    best.filter(|(count, _)| **count > 2).map_or("en", |(_, (language, _))| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_shows_in_the_words() {
        for (text, language) in [
            ("This is the text that you read, and it is with words.", "en"),
            ("Das ist nicht der Text, und die Seite ist mit Wörtern.", "de"),
            ("你好，这是一个课程 using Git", "zh"),
            ("これはコースです。漢字もあります", "ja"),
            ("هذه دورة", "ar"),
            ("यह एक पाठ है", "hi"),
            ("", "en"),
        ] {
            assert_eq!(guess([text].into_iter()), language, "{text}");
        }
    }
}
