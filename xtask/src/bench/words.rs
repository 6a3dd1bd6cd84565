//! A generator of chance that is the same in every run, and of words that look like a language.

/// Common words come more often than rare ones.
pub struct Words {
    state: u64,
}

impl Words {
    const SYLLABLES: [&str; 16] = [
        "ta", "ri", "mo", "ken", "sol", "ver", "lin", "pra", "dus", "fel", "gor", "hin", "jas",
        "kul", "ned", "ost",
    ];

    pub fn new(seed: u64) -> Words {
        Words { state: seed }
    }

    /// The next number of a linear congruential generator (Knuth's MMIX).
    fn next(&mut self) -> u64 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.state >> 33
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// One of `choices`.
    pub fn one<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices.get(self.below(choices.len())).copied().unwrap_or_default()
    }

    pub fn word(&mut self) -> String {
        // The number of choices grows with the length, so that short words come back often.
        let length = 1 + self.below(4).min(self.below(4));
        (0..=length).map(|_| self.one(&Words::SYLLABLES)).collect()
    }

    /// `count` words with spaces between them.
    pub fn some(&mut self, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|_| self.word()).collect();
        words.join(" ")
    }
}
