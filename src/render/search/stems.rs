//! Stems, which the forms of a word share.

use rust_stemmers::{Algorithm, Stemmer};

/// The stems of a language.
pub struct Stems {
    stemmer: Stemmer,
    is_english: bool,
}

impl Stems {
    /// The stems of `language`. Without them, a word is only found by the form in the query and by
    /// similar spellings.
    pub fn of(language: &str) -> Option<Stems> {
        let algorithm = algorithm(language)?;
        let is_english = matches!(algorithm, Algorithm::English);
        Some(Stems { stemmer: Stemmer::create(algorithm), is_english })
    }

    /// The stem of a word in lower case.
    pub fn stem(&self, word: &str) -> String {
        // The stemmer does not know Greek plurals, such as “analyses” of “analysis”.
        match word.strip_suffix("sis").filter(|_| self.is_english) {
            Some(beginning) => self.stemmer.stem(&format!("{beginning}ses")).into_owned(),
            None => self.stemmer.stem(word).into_owned(),
        }
    }
}

/// The stemmer of a language.
fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language.split('-').next().unwrap_or_default() {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "en" => Algorithm::English,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singular_and_plural_share_a_stem() {
        let stems = Stems::of("en-GB").unwrap();
        for [one, other] in [
            ["delegate", "delegating"],
            ["analysis", "analyses"],
            ["metaanalysis", "metaanalyses"],
            ["crisis", "crises"],
        ] {
            assert_eq!(stems.stem(one), stems.stem(other));
        }
        assert!(Stems::of("ja").is_none());
    }
}
