//! The look of one course: its theme with the course's changes, the interface strings and the
//! templates.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::settings::Settings;
use crate::render::memo::{Memo, key};
use crate::render::template::{TemplateError, Templates};
use crate::source::{MANIFEST, SourceTree, THEME};
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};
use crate::text::suggestion::{did_you_mean, slip};
use crate::theme::contrast::weak_colours;
use crate::theme::own::{OwnTheme, own};
use crate::theme::strings::{Strings, VOCABULARY};
use crate::theme::{DEFAULT, Theme, ThemeError, names, tokens};

/// Templates that were prepared before, or their errors. Preparing them is a good part of a
/// rebuild, and their theme rarely changes.
pub type TemplatesMemo = Memo<Result<Arc<Templates>, Vec<TemplateError>>>;

/// The look of a course.
pub struct Look {
    /// The theme with the course's changes.
    pub own: OwnTheme,
    /// The stylesheet.
    pub stylesheet: String,
    /// The interface strings.
    pub strings: Strings,
    /// The templates.
    pub templates: Arc<Templates>,
}

impl Look {
    /// The look that the course in `tree` asks for; `None` when no page can be made with it.
    pub fn new(
        settings: &Settings,
        tree: &SourceTree,
        prepared: &TemplatesMemo,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Look> {
        let theme = theme(settings, diagnostics)?;
        let own = own(theme, tree, &settings.language, diagnostics);
        let vocabulary = vocabulary(settings, diagnostics);
        let tokens = chosen_tokens(settings, &own, diagnostics);
        weak_colours(&own, tree, &tokens, diagnostics);
        let strings = Strings::new(&own.theme, &settings.language, &vocabulary)
            .map_err(|error| diagnostics.push(theme_fault(&error)))
            .ok()?;
        // The templates, and the sources of the strings that they use.
        let texts = (&own.theme.templates, &own.theme.strings, &own.theme.own_strings);
        let texts = (texts, &own.templates);
        let key = key("templates", &(texts, &settings.language, &vocabulary));
        let templates = prepared
            .get(key, || Templates::new(&own.theme, &own.templates, &strings).map(Arc::new))
            .0
            .map_err(|errors| {
                let faults = errors.iter().map(|error| template_fault(error, &own.templates, tree));
                diagnostics.extend(faults);
            })
            .ok()?;
        let tokens: Vec<_> =
            tokens.iter().map(|(name, value)| (&*name.value, &*value.value)).collect();
        let stylesheet = own.theme.stylesheet(&tokens, &own.styles);
        Some(Look { own, stylesheet, strings, templates })
    }

    /// The diagnostic for a fault in a template. It has a place if the template is the course's
    /// own.
    pub fn fault(&self, error: &TemplateError) -> Diagnostic {
        fault(error, |template| {
            let text = self.own.theme.templates.get(template)?;
            self.own.templates.contains(template).then_some(text.as_str())
        })
    }
}

/// The theme that the course names, or the default one if no theme has that name. A course can make
/// that fault a warning, and is then built with the default.
fn theme(settings: &Settings, diagnostics: &mut Vec<Diagnostic>) -> Option<Theme> {
    let name = match &settings.theme.name {
        Some(name) => {
            let all = names();
            if !all.contains(&name.value) {
                let place = Place::new(&CoursePath::new(MANIFEST), name.span);
                let message = format!("there is no theme `{}`", name.value);
                diagnostics.push(
                    Diagnostic::new(&codes::UNKNOWN_NAME, place, message)
                        .suggest(did_you_mean(&name.value, all.iter().map(String::as_str)))
                        .respell(&name.value, slip(&name.value, all.iter().map(String::as_str))),
                );
                DEFAULT
            } else {
                &name.value
            }
        }
        None => DEFAULT,
    };
    Theme::embedded(name).map_err(|error| diagnostics.push(theme_fault(&error))).ok()
}

/// The tokens in `course.toml` that the theme has and whose values it can use.
fn chosen_tokens<'s>(
    settings: &'s Settings,
    own: &OwnTheme,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<&'s (Spanned<String>, Spanned<String>)> {
    let path = CoursePath::new(MANIFEST);
    let styles = own.theme.stylesheet(&[], &own.styles);
    let known: BTreeSet<&str> = tokens::tokens(&styles).into_iter().map(|(name, _)| name).collect();
    let mut chosen = Vec::new();
    for token in &settings.theme.tokens {
        let (name, value) = token;
        let fault = tokens::value_fault(&value.value);
        if !known.contains(name.value.as_str()) {
            diagnostics.push(
                Diagnostic::new(
                    &codes::UNKNOWN_NAME,
                    Place::new(&path, name.span),
                    format!("the theme has no token `{}`", name.value),
                )
                .suggest(did_you_mean(&name.value, known.iter().copied()))
                .respell(&name.value, slip(&name.value, known.iter().copied())),
            );
        } else if let Some(fault) = fault {
            diagnostics.push(
                Diagnostic::new(
                    &codes::INVALID_VALUE,
                    Place::new(&path, value.span),
                    format!("the value of `{}` {fault}", name.value),
                )
                .help("write one CSS value, such as `#1b5a6d` or `light-dark(#1b5a6d, #8cc7d8)`"),
            );
        } else {
            chosen.push(token);
        }
    }
    chosen
}

fn vocabulary(settings: &Settings, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
    let mut words = Vec::new();
    for (word, replacement) in &settings.vocabulary {
        if VOCABULARY.contains(&word.value.as_str()) {
            words.push((word.value.clone(), replacement.value.clone()));
            continue;
        }
        let place = Place::new(&CoursePath::new(MANIFEST), word.span);
        let message = format!("`{}` is not a word that can be replaced", word.value);
        let diagnostic = Diagnostic::new(&codes::UNKNOWN_KEY, place, message);
        diagnostics.push(match did_you_mean(&word.value, VOCABULARY) {
            Some(near) => {
                diagnostic.suggest(Some(near)).respell(&word.value, slip(&word.value, VOCABULARY))
            }
            None => diagnostic.help("the words are `course`, `unit` and `lesson`"),
        });
    }
    words
}

fn theme_fault(error: &ThemeError) -> Diagnostic {
    let place = Place::file(&CoursePath::new(MANIFEST));
    Diagnostic::new(&codes::INVALID_TEMPLATE, place, error.to_string())
        .help("mend the theme, or choose another")
}

/// The diagnostic for a fault in a template. It has a place if the template is the course's own.
pub fn template_fault(
    error: &TemplateError,
    own: &BTreeSet<String>,
    tree: &SourceTree,
) -> Diagnostic {
    fault(error, |template| {
        let text = tree.text_of(&template_path(template))?;
        own.contains(template).then_some(&**text)
    })
}

fn template_path(template: &str) -> CoursePath {
    CoursePath::new(&format!("{THEME}/templates/{template}"))
}

/// The diagnostic for a fault in a template; `text_of` gives the text of the course's own
/// templates.
fn fault<'t>(error: &TemplateError, text_of: impl Fn(&str) -> Option<&'t str>) -> Diagnostic {
    let place = error.place.as_ref().and_then(|place| {
        let text = text_of(&place.template)?;
        let start = offset(text, place.line, place.column);
        let rest = text[start..].lines().next().unwrap_or_default();
        let length = if rest.is_char_boundary(place.length) { place.length } else { 0 };
        Some(Place::new(&template_path(&place.template), Span::new(start..start + length)))
    });
    let is_own = place.is_some();
    let place = place.unwrap_or_else(|| Place::file(&CoursePath::new(MANIFEST)));
    let diagnostic = Diagnostic::new(&codes::INVALID_TEMPLATE, place, error.message.clone());
    if let Some(help) = &error.help {
        diagnostic.help(help)
    } else if is_own {
        diagnostic.help("templates are written in Tera; compare with the theme's own of that name")
    } else {
        diagnostic.help("mend the theme, or choose another")
    }
}

/// The byte offset of a line, counted from 1, and a column, counted from 0; the nearest offset if
/// the text has no such place.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = text[start.min(text.len())..].lines().next().map_or(0, str::len);
    let at = (start + column.min(length)).min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
