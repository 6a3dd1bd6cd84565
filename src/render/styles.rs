//! The citation styles that courses can choose from, and the words that they use in each language.
//!
//! The program holds them compressed, and unpacks only those that a build uses.

use std::sync::LazyLock;

use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style};
use serde::de::DeserializeOwned;

use crate::disk::brought::STYLES;

/// All names of each style, the main one first, in alphabetical order of the main names.
static NAMES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let list = STYLES.get("names.txt").unwrap_or_default();
    let lines = String::from_utf8_lossy(&list);
    lines.lines().map(|line| line.split(' ').map(str::to_owned).collect()).collect()
});

/// The main names of all styles, in alphabetical order.
pub fn names() -> Vec<&'static str> {
    NAMES.iter().filter_map(|names| names.first().map(String::as_str)).collect()
}

/// The style that has `name` among its names; `None` when there is none.
pub fn style(name: &str) -> Option<IndependentStyle> {
    let proper = NAMES.iter().find(|names| names.iter().any(|known| known == name))?.first()?;
    match read(&format!("styles/{proper}.cbor"))? {
        Style::Independent(style) => Some(style),
        Style::Dependent(_) => None,
    }
}

/// The locales that a text in `language` may need: its own, the default one of its language, and
/// American English, which every style can fall back to.
pub fn locales(language: &LocaleCode) -> Vec<Locale> {
    let mut codes = vec![language.clone()];
    codes.extend(language.fallback());
    codes.push(LocaleCode::en_us());
    codes.dedup();
    codes.iter().filter_map(|code| read(&format!("locales/{}.cbor", code.0))).collect()
}

fn read<T: DeserializeOwned>(path: &str) -> Option<T> {
    ciborium::from_reader(STYLES.get(path)?.as_ref()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_and_every_locale_can_be_read() {
        assert_eq!(NAMES.len(), 80);
        for name in NAMES.iter().flatten() {
            assert!(style(name).is_some(), "{name}");
        }
        assert!(style("nope").is_none());
        let files: Vec<String> =
            STYLES.paths().into_iter().filter(|path| path.starts_with("locales/")).collect();
        assert_eq!(files.len(), 64);
        for path in files {
            let code = LocaleCode(path["locales/".len()..].replace(".cbor", ""));
            assert_eq!(locales(&code)[0].lang.as_ref(), Some(&code));
        }
    }

    #[test]
    fn a_language_without_a_locale_of_its_own_has_the_usual_one() {
        let codes = |language: &str| -> Vec<String> {
            let found = locales(&LocaleCode(language.to_owned()));
            found.into_iter().filter_map(|locale| Some(locale.lang?.0)).collect()
        };
        assert_eq!(codes("de"), ["de-DE", "en-US"]);
        assert_eq!(codes("de-LI"), ["de-DE", "en-US"]);
        assert_eq!(codes("en-GB"), ["en-GB", "en-US"]);
        assert_eq!(codes("tlh"), ["en-US"]);
    }
}
