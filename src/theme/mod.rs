//! The look of a site: templates, styles, interface strings. Knows nothing of any course.
//!
//! Themes live in `themes/` and are embedded in the program. A development build reads them from
//! the disk, so that work on a theme needs no compiler.

pub mod strings;
pub mod tokens;

use std::collections::BTreeMap;

use embedded::Embedded;

mod embedded {
    #![allow(
        clippy::disallowed_methods,
        reason = "the derive reads the folder in development builds"
    )]

    /// The files of `themes/`.
    #[derive(rust_embed::RustEmbed)]
    #[folder = "themes/"]
    // What scripts are made from; `scripts/` holds what pages load.
    #[exclude = "*/runtime/*"]
    pub struct Embedded;
}

/// The theme a course has unless it chooses another.
pub const DEFAULT: &str = "base";

/// What is wrong with a theme's files.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// A file that the theme needs is not there.
    #[error("the theme `{theme}` has no `{file}`")]
    MissingFile {
        /// The theme.
        theme: String,
        /// The file, by its path in the theme.
        file: String,
    },
    /// A file cannot be read.
    #[error("`{file}` in the theme `{theme}`: {message}")]
    InvalidFile {
        /// The theme.
        theme: String,
        /// The file, by its path in the theme.
        file: String,
        /// What is wrong with it.
        message: String,
    },
}

/// A theme.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// Templates by their path below `templates/`.
    pub templates: BTreeMap<String, String>,
    /// The stylesheet, put together from the parts that `theme.toml` lists.
    pub styles: String,
    /// The icon, an SVG.
    pub icon: Vec<u8>,
    /// Interface strings by language, as Fluent text.
    pub strings: BTreeMap<String, String>,
    /// Classic scripts by their name without the ending.
    pub scripts: BTreeMap<String, String>,
    /// The ids of the interface strings that scripts use.
    pub script_strings: Vec<String>,
}

/// The names of the themes there are, in alphabetical order.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = Embedded::iter()
        .filter_map(|path| path.strip_suffix("/theme.toml").map(str::to_owned))
        .collect();
    names.sort();
    names
}

impl Theme {
    /// The theme `name`.
    ///
    /// # Errors
    /// When there is none of that name, or it lacks a file, or a file is not UTF-8.
    pub fn embedded(name: &str) -> Result<Theme, ThemeError> {
        let manifest = file(name, "theme.toml")?;
        let invalid = |message: &str| ThemeError::InvalidFile {
            theme: name.to_owned(),
            file: "theme.toml".to_owned(),
            message: message.to_owned(),
        };
        let table: toml::Table =
            manifest.parse().map_err(|error: toml::de::Error| invalid(error.message()))?;
        let list = |key: &str| -> Result<Vec<String>, ThemeError> {
            let texts = table.get(key).and_then(toml::Value::as_array).map(|values| {
                values.iter().map(|value| value.as_str().map(str::to_owned)).collect()
            });
            texts.flatten().ok_or_else(|| invalid(&format!("`{key}` is a list of names")))
        };
        let mut styles = String::new();
        for part in list("styles")? {
            styles.push_str(&file(name, &format!("styles/{part}"))?);
        }
        let below = |folder: &str| -> Result<BTreeMap<String, String>, ThemeError> {
            let prefix = format!("{name}/{folder}/");
            Embedded::iter()
                .filter_map(|path| path.strip_prefix(&prefix).map(str::to_owned))
                .map(|path| Ok((path.clone(), file(name, &format!("{folder}/{path}"))?)))
                .collect()
        };
        Ok(Theme {
            name: name.to_owned(),
            templates: below("templates")?,
            styles,
            icon: file(name, "icon.svg")?.into_bytes(),
            strings: named(below("strings")?, ".ftl"),
            scripts: named(below("scripts")?, ".js"),
            script_strings: list("script-strings")?,
        })
    }

    /// The stylesheet with `tokens` in place of the theme's own. Names and values must have been
    /// checked by [`tokens`].
    pub fn stylesheet(&self, tokens: &[(String, String)]) -> String {
        let mut styles = self.styles.clone();
        if !tokens.is_empty() {
            styles.push_str("@layer tokens {\n  :root {\n");
            for (name, value) in tokens {
                styles.push_str(&format!("    --{name}: {value};\n"));
            }
            styles.push_str("  }\n}\n");
        }
        styles
    }
}

/// The first ten hexadecimal digits of the BLAKE3 hash of `bytes`, which make a file's name change
/// with its content.
pub fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..10].to_owned()
}

/// `files` by their names without `ending`; others are left out.
fn named(files: BTreeMap<String, String>, ending: &str) -> BTreeMap<String, String> {
    files
        .into_iter()
        .filter_map(|(path, text)| Some((path.strip_suffix(ending)?.to_owned(), text)))
        .collect()
}

fn file(theme: &str, file: &str) -> Result<String, ThemeError> {
    let found = Embedded::get(&format!("{theme}/{file}")).ok_or_else(|| {
        ThemeError::MissingFile { theme: theme.to_owned(), file: file.to_owned() }
    })?;
    String::from_utf8(found.data.into_owned()).map_err(|_| ThemeError::InvalidFile {
        theme: theme.to_owned(),
        file: file.to_owned(),
        message: "it is not UTF-8".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_theme_loads() {
        assert!(names().contains(&DEFAULT.to_owned()));
        for name in names() {
            let theme = Theme::embedded(&name).unwrap();
            assert!(theme.templates.contains_key("lesson.html"), "{name}");
            assert!(theme.strings.contains_key("en"), "{name}");
        }
    }

    #[test]
    fn every_rule_stands_in_a_layer() {
        let theme = Theme::embedded(DEFAULT).unwrap();
        let mut depth = 0_i32;
        for line in theme.styles.lines() {
            let outside = depth == 0 && line.contains('{');
            assert!(!outside || line.starts_with("@layer"), "{line}");
            depth += line.matches('{').count() as i32 - line.matches('}').count() as i32;
        }
        assert!(!theme.styles.contains("!important"));
    }
}
