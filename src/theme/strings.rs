//! Interface strings: all text on a page that does not come from the author. They are in Fluent
//! files.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use unic_langid::LanguageIdentifier;

use crate::text::suggestion::did_you_mean;
use crate::theme::own::messages;
use crate::theme::{Theme, ThemeError};

/// Words that a course may replace under `[vocabulary]`.
pub const VOCABULARY: [&str; 3] = ["course", "unit", "lesson"];

/// A value to put into a string.
#[derive(Clone, Debug)]
pub enum Argument {
    /// A number, which may select a plural form.
    Number(f64),
    /// Text, which is inserted as it is.
    Text(String),
}

/// Why a string that a template asks for has no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StringFault {
    /// Neither the theme nor the course has the string.
    #[error("there is no string `{id}`{}", suggestion(.near.as_deref()))]
    Unknown {
        /// The id asked for.
        id: String,
        /// The most similar id, if there is one.
        near: Option<String>,
    },
    /// The string needs a value that was not given.
    #[error("the string `{id}` needs the value `${value}`; write `t(id=\"{id}\", {value}=…)`")]
    MissingValue {
        /// The string asked for.
        id: String,
        /// The name of the value.
        value: String,
    },
}

/// The end of a message that suggests the most similar name.
fn suggestion(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

/// A string that is not filled in yet, with `{ $name }` in the place of each value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raw {
    /// One text for all values.
    Text(String),
    /// One text for each plural category of the language, by the category's CLDR name.
    Plural(BTreeMap<String, String>),
}

type Bundle = FluentBundle<Arc<FluentResource>>;

/// The strings of one language.
#[derive(Clone)]
pub struct Strings {
    bundle: Arc<Bundle>,
    /// The same strings with the plural rules of English, for those that only English has.
    english: Arc<Bundle>,
    /// The ids that have a text in the language itself. `None` when that is English.
    translated: Option<Arc<BTreeSet<String>>>,
    /// The theme's English strings, then those of the course. They have all names that can be asked
    /// for.
    sources: Arc<Vec<String>>,
    /// The hash of everything that the strings were made from.
    hash: blake3::Hash,
    /// Whether their language is written from right to left.
    pub is_right_to_left: bool,
}

impl Hash for Strings {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.hash.as_bytes().hash(state);
    }
}

impl Strings {
    /// The strings of `theme` for `language`. A course's own strings come before the theme's, and a
    /// regional language before the general one; English fills the gaps. The words in `vocabulary`
    /// replace all of them.
    ///
    /// # Errors
    /// When the theme has no English strings, or one of its files is not Fluent.
    pub fn new(
        theme: &Theme,
        language: &str,
        vocabulary: &[(String, String)],
    ) -> Result<Strings, ThemeError> {
        let broken = |file: String, message: String| ThemeError::InvalidFile {
            theme: theme.name.clone(),
            file,
            message,
        };
        let english = theme.strings.get("en").ok_or_else(|| ThemeError::MissingFile {
            theme: theme.name.clone(),
            file: "strings/en.ftl".to_owned(),
        })?;
        // The language's rules select plural forms; an invalid tag is treated as English.
        let locale: LanguageIdentifier = language.parse().unwrap_or_default();
        let is_english = locale.language.as_str() == "en";
        let mut resources: Vec<Arc<FluentResource>> = Vec::new();
        let mut hasher = blake3::Hasher::new();
        let mut note = |part: &str| {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
        };
        note(language);
        let chain = chain(language);
        let theirs = chain.iter().rev().filter_map(|name| theme.strings.get(*name));
        let own = chain.iter().rev().filter_map(|name| theme.own_strings.get(*name));
        let sources = std::iter::once(english).chain(own.clone()).cloned().collect();
        for text in std::iter::once(english).chain(theirs) {
            note(text);
            let resource = FluentResource::try_new(text.clone()).map_err(|(_, errors)| {
                broken("strings".to_owned(), format!("{:?}", errors.first()))
            })?;
            resources.push(Arc::new(resource));
        }
        for text in own {
            note(text);
            // Errors in a course's file have their own diagnostics; the rest of the file is used.
            let resource = FluentResource::try_new(text.clone()).unwrap_or_else(|(found, _)| found);
            resources.push(Arc::new(resource));
        }
        for (word, replacement) in vocabulary {
            note(word);
            note(replacement);
            let escaped = replacement.replace(['{', '}'], "").replace('\n', " ");
            if let Ok(resource) = FluentResource::try_new(format!("{word} = {escaped}\n")) {
                resources.push(Arc::new(resource));
            }
        }
        // The first resource is the theme's English, of which only signs between values fit into
        // another language.
        let entries = resources.iter().enumerate();
        let entries = entries.flat_map(|(at, resource)| resource.entries().map(move |e| (at, e)));
        let translated = entries.filter_map(|(at, entry)| match entry {
            Entry::Message(message) if at > 0 || !has_words(message.value.as_ref()) => {
                Some(message.id.name.to_owned())
            }
            _ => None,
        });
        let is_right_to_left = is_right_to_left(language);
        Ok(Strings {
            // Without isolating marks, because they would be in titles and attributes.
            bundle: bundle(locale, &resources, false),
            english: bundle("en".parse().unwrap_or_default(), &resources, is_right_to_left),
            translated: (!is_english).then(|| Arc::new(translated.collect())),
            sources: Arc::new(sources),
            hash: hasher.finalize(),
            is_right_to_left,
        })
    }

    /// The string `id`, which takes no arguments.
    pub fn text(&self, id: &str) -> String {
        self.format(id, &[])
    }

    /// The string `id` with `arguments` filled in. An unknown id gives the id in brackets; a test
    /// proves that the program asks for none.
    pub fn format(&self, id: &str, arguments: &[(&str, Argument)]) -> String {
        match self.pattern(id, arguments) {
            Some((text, _)) => self.isolated(id, text),
            None => format!("[{id}]"),
        }
    }

    /// The string `id` with `arguments` filled in, for a template, which can ask for any string.
    ///
    /// # Errors
    /// When there is no such string, or when it needs a value that `arguments` does not hold. A value
    /// that only the course added to a string of the theme is not the template's fault, so it is
    /// reported at the string.
    pub fn asked(&self, id: &str, arguments: &[(&str, Argument)]) -> Result<String, StringFault> {
        let Some((text, missing)) = self.pattern(id, arguments) else {
            let names: Vec<String> =
                self.sources.iter().flat_map(|text| messages(text).into_keys()).collect();
            let near = did_you_mean(id, names.iter().map(String::as_str)).map(str::to_owned);
            return Err(StringFault::Unknown { id: id.to_owned(), near });
        };
        if missing.is_empty() {
            return Ok(text);
        }
        let english = self.sources.first().map(|text| messages(text)).unwrap_or_default();
        let is_expected =
            |value: &String| english.get(id).is_none_or(|values| values.contains(value));
        match missing.into_iter().find(is_expected) {
            Some(value) => Err(StringFault::MissingValue { id: id.to_owned(), value }),
            None => Ok(text),
        }
    }

    /// Whether the string `id` is English in a course of another language.
    pub fn is_foreign(&self, id: &str) -> bool {
        self.translated.as_ref().is_some_and(|translated| !translated.contains(id))
    }

    /// `text`, the string `id`, with marks around it when its direction is not that of the page.
    /// They keep “2 of 4” from being shown as “of 4 2” where there can be no element.
    fn isolated(&self, id: &str, text: String) -> String {
        if self.is_right_to_left && self.is_foreign(id) {
            format!("\u{2066}{text}\u{2069}")
        } else {
            text
        }
    }

    /// The same for a string that is not filled in yet, with marks around its values too.
    fn isolated_raw(&self, id: &str, text: &str) -> String {
        if self.is_right_to_left && self.is_foreign(id) {
            let text = text.replace("{ $", "\u{2068}{ $").replace(" }", " }\u{2069}");
            self.isolated(id, text)
        } else {
            text.to_owned()
        }
    }

    /// The string `id` filled in, and the names of the missing values.
    fn pattern(&self, id: &str, arguments: &[(&str, Argument)]) -> Option<(String, Vec<String>)> {
        let bundle = if self.is_foreign(id) { &self.english } else { &self.bundle };
        let pattern = bundle.get_message(id)?.value()?;
        let mut args = FluentArgs::new();
        for (name, argument) in arguments {
            match argument {
                Argument::Number(number) => args.set(*name, FluentValue::from(*number)),
                Argument::Text(text) => args.set(*name, FluentValue::from(text.as_str())),
            }
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        let missing = errors.into_iter().filter_map(|error| match error {
            FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable {
                id,
            })) => Some(id),
            _ => None,
        });
        Some((text, missing.collect()))
    }

    /// The strings `ids` as scripts get them, with the course's own vocabulary filled in. Ids that
    /// the theme does not have are left out. Scripts know the plural categories of the page's
    /// language alone, so the form for one thing has the key `1` when the string is English.
    pub fn table(&self, ids: &[String]) -> BTreeMap<String, Raw> {
        ids.iter()
            .filter_map(|id| {
                let pattern = self.bundle.get_message(id)?.value()?;
                let raw = match self.raw(pattern) {
                    Raw::Text(text) => Raw::Text(self.isolated_raw(id, &text)),
                    Raw::Plural(forms) => Raw::Plural(
                        forms
                            .into_iter()
                            .map(|(form, text)| {
                                let is_one = form == "one" && self.is_foreign(id);
                                let key = if is_one { "1".to_owned() } else { form };
                                (key, self.isolated_raw(id, &text))
                            })
                            .collect(),
                    ),
                };
                Some((id.clone(), raw))
            })
            .collect()
    }

    fn raw(&self, pattern: &Pattern<&str>) -> Raw {
        let plural = pattern.elements.iter().find_map(|element| match element {
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                Some(variants)
            }
            _ => None,
        });
        let Some(variants) = plural else { return Raw::Text(self.raw_text(pattern, "other")) };
        let forms = variants.iter().map(|variant| match variant.key {
            VariantKey::Identifier { name } => name,
            VariantKey::NumberLiteral { value } => value,
        });
        Raw::Plural(forms.map(|form| (form.to_owned(), self.raw_text(pattern, form))).collect())
    }

    /// The text of `pattern` for the plural category `form`.
    fn raw_text(&self, pattern: &Pattern<&str>, form: &str) -> String {
        let mut text = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => text.push_str(value),
                PatternElement::Placeable { expression } => match expression {
                    Expression::Inline(inline) => match inline {
                        InlineExpression::VariableReference { id } => {
                            text.push_str(&format!("{{ ${} }}", id.name));
                        }
                        InlineExpression::MessageReference { id, .. } => {
                            text.push_str(&self.text(id.name));
                        }
                        InlineExpression::StringLiteral { value }
                        | InlineExpression::NumberLiteral { value } => text.push_str(value),
                        _ => {}
                    },
                    Expression::Select { variants, .. } => {
                        let is_form = |key: &VariantKey<&str>| match key {
                            VariantKey::Identifier { name } => *name == form,
                            VariantKey::NumberLiteral { value } => *value == form,
                        };
                        let chosen = variants
                            .iter()
                            .find(|variant| is_form(&variant.key))
                            .or_else(|| variants.iter().find(|variant| variant.default));
                        if let Some(variant) = chosen {
                            text.push_str(&self.raw_text(&variant.value, form));
                        }
                    }
                },
            }
        }
        text
    }
}

/// Whether a pattern has letters of its own, and not only values and signs.
fn has_words(pattern: Option<&Pattern<&str>>) -> bool {
    pattern.is_some_and(|pattern| {
        pattern.elements.iter().any(|element| match element {
            PatternElement::TextElement { value } => value.contains(char::is_alphabetic),
            PatternElement::Placeable { expression } => {
                matches!(expression, Expression::Select { .. })
            }
        })
    })
}

/// A bundle of `resources`, of which later ones replace strings of earlier ones. If it is
/// `isolating`, there are marks around each value, which keep its direction to itself.
fn bundle(
    locale: LanguageIdentifier,
    resources: &[Arc<FluentResource>],
    isolating: bool,
) -> Arc<Bundle> {
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(isolating);
    for resource in resources {
        bundle.add_resource_overriding(Arc::clone(resource));
    }
    Arc::new(bundle)
}

/// The names under which there may be strings for `language`, the closest first.
pub fn chain(language: &str) -> Vec<&str> {
    let primary = language.split('-').next().unwrap_or(language);
    if primary == language { vec![language] } else { vec![language, primary] }
}

/// Whether text in this language runs from right to left: languages of the Arabic, Hebrew, Syriac,
/// Thaana and N'Ko scripts, or one of those scripts named in the tag.
pub fn is_right_to_left(language: &str) -> bool {
    let mut subtags = language.split('-').map(str::to_ascii_lowercase);
    let primary = subtags.next().unwrap_or_default();
    let script = subtags.next().filter(|subtag| subtag.len() == 4);
    match script.as_deref() {
        Some(script) => matches!(script, "arab" | "hebr" | "syrc" | "thaa" | "nkoo" | "adlm"),
        None => matches!(
            primary.as_str(),
            "ar" | "he"
                | "fa"
                | "ur"
                | "yi"
                | "ps"
                | "sd"
                | "ug"
                | "dv"
                | "ckb"
                | "syr"
                | "arc"
                | "nqo"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::DEFAULT;

    fn strings(vocabulary: &[(&str, &str)]) -> Strings {
        let theme = Theme::embedded(DEFAULT).unwrap();
        let vocabulary: Vec<_> =
            vocabulary.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Strings::new(&theme, "en-GB", &vocabulary).unwrap()
    }

    #[test]
    fn plurals_and_words_are_right() {
        let strings = strings(&[("unit", "Module")]);
        let minutes = |n: f64| strings.format("minutes", &[("count", Argument::Number(n))]);
        assert_eq!(minutes(1.0), "1 minute");
        assert_eq!(minutes(7.0), "7 minutes");
        let number = [("number", Argument::Number(2.0))];
        assert_eq!(strings.format("unit-short", &number), "Module 2");
    }

    #[test]
    fn scripts_get_texts_and_plural_forms() {
        let strings = strings(&[("unit", "Module")]);
        let ids = ["unit-short", "minutes", "no-such"].map(str::to_owned);
        let table = strings.table(&ids);
        assert_eq!(table.len(), 2);
        assert_eq!(table["unit-short"], Raw::Text("Module { $number }".to_owned()));
        let Raw::Plural(forms) = &table["minutes"] else { panic!("{table:?}") };
        assert_eq!(forms["one"], "{ $count } minute");
        assert_eq!(forms["other"], "{ $count } minutes");
    }

    #[test]
    fn no_string_is_missing_and_none_is_unused() {
        let theme = Theme::embedded(DEFAULT).unwrap();
        let mut asked: Vec<String> = Vec::new();
        let sources = [
            include_str!("../render/body.rs"),
            include_str!("../render/body/block.rs"),
            include_str!("../render/body/media.rs"),
            include_str!("../render/body/notes.rs"),
            include_str!("../render/body/question.rs"),
            include_str!("../render/body/question/answer.rs"),
            include_str!("../render/body/question/form.rs"),
            include_str!("../render/body/scenario.rs"),
            include_str!("../render/body/survey.rs"),
            include_str!("../render/pages.rs"),
            include_str!("../render/pages/activities.rs"),
            include_str!("../render/pages/alphabet.rs"),
            include_str!("../render/pages/frame.rs"),
            include_str!("../render/pages/sources.rs"),
        ];
        for template in theme.templates.values().map(String::as_str).chain(sources) {
            for marker in ["t(id=\"", "text(\"", "format(\""] {
                for part in template.split(marker).skip(1) {
                    asked.extend(part.split('"').next().map(str::to_owned));
                }
            }
        }
        asked.extend(theme.script_strings.values().flatten().cloned());
        let strings = strings(&[]);
        let families = ["page-", "callout-", "task-", "theme-", "outcome-"];
        for id in asked.iter().filter(|id| !id.is_empty() && !families.contains(&id.as_str())) {
            assert!(strings.bundle.has_message(id), "no string `{id}`");
        }
        for line in theme.strings["en"].lines() {
            let Some((id, _)) = line.split_once(" =") else { continue };
            let quoted = format!("\"{id}\"");
            let known = asked.iter().any(|asked| asked == id)
                || sources.iter().any(|source| source.contains(&quoted))
                || VOCABULARY.contains(&id)
                || families.iter().any(|family| id.starts_with(family));
            assert!(known || id.starts_with([' ', '*', '}']), "nothing asks for `{id}`");
        }
    }

    #[test]
    fn every_language_has_every_string_with_its_values_and_plural_forms() {
        /// The plural categories of whole numbers (CLDR 46, “Language Plural Rules”).
        const CATEGORIES: [(&str, &[&str]); 5] = [
            ("ar", &["zero", "one", "two", "few", "many", "other"]),
            ("de", &["one", "other"]),
            ("en", &["one", "other"]),
            ("es", &["one", "other"]),
            ("fr", &["one", "other"]),
        ];
        let theme = Theme::embedded(DEFAULT).unwrap();
        assert_eq!(
            theme.strings.keys().collect::<Vec<_>>(),
            CATEGORIES.map(|(name, _)| name).iter().collect::<Vec<_>>()
        );
        let ids = |language: &str| -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
            let resource = fluent_syntax::parser::parse(theme.strings[language].as_str()).unwrap();
            let messages = resource.body.iter().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message),
                _ => None,
            });
            messages
                .map(|message| {
                    let mut values = BTreeSet::new();
                    let mut forms = BTreeSet::new();
                    collect(message.value.as_ref().unwrap(), &mut values, &mut forms);
                    (message.id.name.to_owned(), (values, forms))
                })
                .collect()
        };
        let english = ids("en");
        for (language, categories) in CATEGORIES {
            let own = ids(language);
            assert_eq!(
                own.keys().collect::<Vec<_>>(),
                english.keys().collect::<Vec<_>>(),
                "{language}"
            );
            for (id, (values, forms)) in &own {
                assert_eq!(values, &english[id].0, "{language}: {id}");
                let is_plural = !forms.is_empty();
                assert_eq!(is_plural, !english[id].1.is_empty(), "{language}: {id}");
                if is_plural {
                    let expected: BTreeSet<String> =
                        categories.iter().map(|c| (*c).to_owned()).collect();
                    assert_eq!(forms, &expected, "{language}: {id}");
                }
            }
        }
    }

    fn collect(
        pattern: &Pattern<&str>,
        values: &mut BTreeSet<String>,
        forms: &mut BTreeSet<String>,
    ) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            match expression {
                Expression::Inline(InlineExpression::VariableReference { id })
                | Expression::Select {
                    selector: InlineExpression::VariableReference { id }, ..
                } => {
                    values.insert(id.name.to_owned());
                }
                _ => {}
            }
            if let Expression::Select { variants, .. } = expression {
                for variant in variants {
                    if let VariantKey::Identifier { name } = variant.key {
                        forms.insert(name.to_owned());
                    }
                    collect(&variant.value, values, forms);
                }
            }
        }
    }

    #[test]
    fn plural_forms_follow_the_language() {
        let theme = Theme::embedded(DEFAULT).unwrap();
        let arabic = Strings::new(&theme, "ar-EG", &[]).unwrap();
        let minutes = |n: f64| arabic.format("minutes", &[("count", Argument::Number(n))]);
        assert_eq!(minutes(2.0), "دقيقتان");
        assert_eq!(minutes(5.0), "5 دقائق");
        assert_eq!(minutes(11.0), "11 دقيقة");
    }

    #[test]
    fn english_words_keep_the_plural_forms_of_english() {
        let theme = Theme::embedded(DEFAULT).unwrap();
        let minutes = |language: &str, count: f64| {
            let strings = Strings::new(&theme, language, &[]).unwrap();
            strings.format("minutes", &[("count", Argument::Number(count))])
        };
        let expected = ["0 minutes", "1 minute", "2 minutes", "5 minutes", "11 minutes"];
        for (count, expected) in [0.0, 1.0, 2.0, 5.0, 11.0].into_iter().zip(expected) {
            for language in ["zh-Hans", "ja", "hi", "pl"] {
                assert_eq!(minutes(language, count), expected, "{language}");
            }
            let (number, word) = expected.split_once(' ').unwrap();
            let isolated = format!("\u{2066}\u{2068}{number}\u{2069} {word}\u{2069}");
            assert_eq!(minutes("he", count), isolated);
        }
        assert_eq!(minutes("hi", 100.0), "100 minutes");
        assert_eq!(minutes("ar", 1.0), "دقيقة واحدة");
        let strings = Strings::new(&theme, "zh", &[("unit".into(), "单元".into())]).unwrap();
        assert!(strings.is_foreign("minutes") && !strings.is_foreign("unit"));
        let Raw::Plural(forms) = &strings.table(&["minutes".to_owned()])["minutes"] else {
            panic!("a plural");
        };
        assert_eq!(forms["1"], "{ $count } minute");
        assert_eq!(forms["other"], "{ $count } minutes");
    }

    #[test]
    fn direction_follows_the_script() {
        for language in ["ar", "he-IL", "fa", "az-Arab"] {
            assert!(is_right_to_left(language), "{language}");
        }
        for language in ["en", "ar-Latn", "de-DE"] {
            assert!(!is_right_to_left(language), "{language}");
        }
    }
}
