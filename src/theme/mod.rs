//! The look of a site: templates, styles, interface strings. It knows nothing about any course.
//!
//! Themes live in `themes/`, which the program brings along ([`THEMES`]). A theme may extend another
//! one, and a course may change any part of its theme in a folder of its own ([`own`]).

pub mod contrast;
pub mod own;
pub mod strings;
pub mod stylesheet;
pub mod svg;
pub mod tokens;

use std::collections::BTreeMap;

use crate::disk::brought::THEMES;

/// The theme of a course that names no other.
pub const DEFAULT: &str = "base";

/// The ways in which a theme's files can be wrong.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// A file that the theme needs is missing.
    #[error("the theme `{theme}` has no `{file}`")]
    MissingFile {
        /// The name of the theme.
        theme: String,
        /// The file, by its path in the theme.
        file: String,
    },
    /// A file cannot be read.
    #[error("`{file}` in the theme `{theme}`: {message}")]
    InvalidFile {
        /// The name of the theme.
        theme: String,
        /// The file, by its path in the theme.
        file: String,
        /// The reason, as text.
        message: String,
    },
}

/// The stylesheets of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The one that all pages load.
    All,
    /// One for pages where learners do more than read and answer.
    Activities,
    /// One for pages that have a formula.
    Formulas,
    /// One for parts of a page that scripts make later.
    Late,
}

/// A theme, ready to render with.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// Its name, which is the name of its folder in `themes/`.
    pub name: String,
    /// Templates by their path below `templates/`.
    pub templates: BTreeMap<String, String>,
    /// The parts of the stylesheet by name, in the order in which they are joined.
    pub styles: Vec<(String, String)>,
    /// The parts of a second stylesheet, for pages where learners do more than read and answer.
    pub activity_styles: Vec<(String, String)>,
    /// The parts of a third stylesheet, for pages that have a formula.
    pub math_styles: Vec<(String, String)>,
    /// The parts of a stylesheet for what scripts add to a page later.
    pub late_styles: Vec<(String, String)>,
    /// The fonts that the stylesheets use, by the addresses that they have for them.
    pub fonts: BTreeMap<String, Vec<u8>>,
    /// The icon, an SVG.
    pub icon: Vec<u8>,
    /// Interface strings by language, as Fluent text.
    pub strings: BTreeMap<String, String>,
    /// The course's own interface strings, which take precedence over the theme's.
    pub own_strings: BTreeMap<String, String>,
    /// Classic scripts, by file name without the ending.
    pub scripts: BTreeMap<String, String>,
    /// The ids of the interface strings that each script uses, by the script's name. The other
    /// scripts of a page can use those of `page` too.
    pub script_strings: BTreeMap<String, Vec<String>>,
}

/// The names of all themes, in alphabetical order.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = THEMES
        .paths()
        .iter()
        .filter_map(|path| path.strip_suffix("/theme.toml").map(str::to_owned))
        .collect();
    names.sort();
    names
}

impl Theme {
    /// The theme `name`, together with what it takes from the theme it extends.
    ///
    /// # Errors
    /// When there is no theme of that name, or it lacks a file, or a file is not UTF-8.
    pub fn embedded(name: &str) -> Result<Theme, ThemeError> {
        let manifest = file(name, "theme.toml")?;
        let invalid = |message: &str| ThemeError::InvalidFile {
            theme: name.to_owned(),
            file: "theme.toml".to_owned(),
            message: message.to_owned(),
        };
        let table: toml::Table =
            manifest.parse().map_err(|error: toml::de::Error| invalid(error.message()))?;
        let read = |key: &str, value: Option<&toml::Value>| -> Result<Vec<String>, ThemeError> {
            let Some(value) = value else { return Ok(Vec::new()) };
            let texts = value.as_array().and_then(|values| {
                values.iter().map(|value| value.as_str().map(str::to_owned)).collect()
            });
            texts.ok_or_else(|| invalid(&format!("`{key}` is a list of names")))
        };
        let below = |folder: &str| -> Result<BTreeMap<String, String>, ThemeError> {
            let prefix = format!("{name}/{folder}/");
            THEMES
                .paths()
                .iter()
                .filter_map(|path| path.strip_prefix(&prefix).map(str::to_owned))
                .map(|path| Ok((path.clone(), file(name, &format!("{folder}/{path}"))?)))
                .collect()
        };
        let mut theme = match table.get("extends").and_then(toml::Value::as_str) {
            Some(other) if other != name => Theme::embedded(other)?,
            Some(_) => return Err(invalid("a theme cannot extend itself")),
            None => Theme::default(),
        };
        name.clone_into(&mut theme.name);
        let sheets = [
            ("styles", Sheet::All),
            ("activity-styles", Sheet::Activities),
            ("math-styles", Sheet::Formulas),
            ("late-styles", Sheet::Late),
        ];
        for (key, sheet) in sheets {
            for part in read(key, table.get(key))? {
                let text = file(name, &format!("styles/{part}"))?;
                theme.style(&part, stylesheet::compact(&text), sheet);
            }
        }
        let fonts = format!("{name}/fonts/");
        for path in THEMES.paths().iter().filter(|path| path.ends_with(".woff2")) {
            if let Some(font) = path.strip_prefix(&fonts)
                && let Some(found) = THEMES.get(path)
            {
                theme.fonts.insert(font.to_owned(), found.into_owned());
            }
        }
        theme.templates.extend(below("templates")?);
        theme.strings.extend(named(below("strings")?, ".ftl"));
        theme.scripts.extend(named(below("scripts")?, ".js"));
        if let Some(by_script) = table.get("script-strings") {
            let by_script = by_script.as_table();
            let by_script = by_script.ok_or_else(|| invalid("`script-strings` is a table"))?;
            for (script, ids) in by_script {
                let ids = read(script, Some(ids))?;
                theme.script_strings.entry(script.clone()).or_default().extend(ids);
            }
        }
        if let Ok(icon) = file(name, "icon.svg") {
            theme.icon = icon.into_bytes();
        }
        Ok(theme)
    }

    /// Replaces the part of a stylesheet with that name, or adds it after the other parts of its
    /// stylesheet.
    fn style(&mut self, name: &str, text: String, sheet: Sheet) {
        let known = self.styles.iter_mut().chain(&mut self.activity_styles);
        let mut known = known.chain(&mut self.math_styles).chain(&mut self.late_styles);
        if let Some((_, part)) = known.find(|(known, _)| known == name) {
            *part = text;
            return;
        }
        let parts = match sheet {
            Sheet::All => &mut self.styles,
            Sheet::Activities => &mut self.activity_styles,
            Sheet::Formulas => &mut self.math_styles,
            Sheet::Late => &mut self.late_styles,
        };
        parts.push((name.to_owned(), text));
    }

    /// The names of all parts of the stylesheets.
    pub fn style_names(&self) -> impl Iterator<Item = &str> {
        let parts = self.styles.iter().chain(&self.activity_styles).chain(&self.math_styles);
        let parts = parts.chain(&self.late_styles);
        parts.map(|(name, _)| name.as_str())
    }

    /// The second stylesheet, which adds to the first on pages of activities.
    pub fn activity_stylesheet(&self) -> String {
        self.activity_styles.iter().map(|(_, text)| text.as_str()).collect()
    }

    /// The third stylesheet, which adds to the first on pages with formulas.
    pub fn math_stylesheet(&self) -> String {
        self.math_styles.iter().map(|(_, text)| text.as_str()).collect()
    }

    /// The stylesheet for what scripts add to a page later.
    pub fn late_stylesheet(&self) -> String {
        self.late_styles.iter().map(|(_, text)| text.as_str()).collect()
    }

    /// `styles` with the published addresses of the theme's fonts that it uses. `publish` is given
    /// a font's name and content, and returns that address.
    pub fn with_fonts(
        &self,
        styles: &str,
        mut publish: impl FnMut(&str, &[u8]) -> String,
    ) -> String {
        let mut found = styles.to_owned();
        for (font, bytes) in &self.fonts {
            let written = format!("url(\"{font}\")");
            if found.contains(&written) {
                found = found.replace(&written, &format!("url(\"{}\")", publish(font, bytes)));
            }
        }
        found
    }

    /// The stylesheet with `tokens` instead of the theme's own, followed by `own`. The caller must
    /// have checked names and values with [`tokens`].
    pub fn stylesheet(&self, tokens: &[(&str, &str)], own: &str) -> String {
        let mut styles: String = self.styles.iter().map(|(_, text)| text.as_str()).collect();
        if !tokens.is_empty() {
            styles.push_str("@layer tokens {\n  :root {\n");
            for (name, value) in tokens {
                styles.push_str(&format!("    --{name}: {value};\n"));
            }
            styles.push_str("  }\n}\n");
        }
        styles.push_str(own);
        styles
    }
}

/// The first ten hexadecimal digits of the BLAKE3 hash of `bytes`. A file has them in its name, so
/// that the name changes with the content.
pub fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..10].to_owned()
}

/// `files` by their names without `ending`. Files with another ending are left out.
fn named(files: BTreeMap<String, String>, ending: &str) -> BTreeMap<String, String> {
    files
        .into_iter()
        .filter_map(|(path, text)| Some((path.strip_suffix(ending)?.to_owned(), text)))
        .collect()
}

fn file(theme: &str, file: &str) -> Result<String, ThemeError> {
    let found = THEMES.get(&format!("{theme}/{file}")).ok_or_else(|| ThemeError::MissingFile {
        theme: theme.to_owned(),
        file: file.to_owned(),
    })?;
    String::from_utf8(found.into_owned()).map_err(|_| ThemeError::InvalidFile {
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
            assert!(theme.strings.contains_key("en") && !theme.icon.is_empty(), "{name}");
            assert!(theme.scripts.contains_key("page"), "{name}");
        }
    }

    #[test]
    fn every_rule_stands_in_a_layer() {
        for name in names() {
            let theme = Theme::embedded(&name).unwrap();
            let styles = theme.stylesheet(&[], "")
                + &theme.activity_stylesheet()
                + &theme.math_stylesheet()
                + &theme.late_stylesheet();
            let mut depth = 0_i32;
            for line in styles.lines() {
                let outside = depth == 0 && line.contains('{');
                // Sheets of paper are in no layer.
                let is_named = line.starts_with("@layer") || line.starts_with("@page");
                assert!(!outside || is_named, "{name}: {line}");
                depth += line.matches('{').count() as i32 - line.matches('}').count() as i32;
            }
            assert!(!styles.contains("!important"));
        }
    }
}
