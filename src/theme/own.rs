//! The changes a course makes to its theme, in its folder `theme/`.
//!
//! - `theme/*.css` comes after the theme's stylesheet and outside of its layers, so that it wins;
//! - `theme/styles/NAME.css` replaces that part of the theme's stylesheet;
//! - `theme/templates/NAME.html` replaces that template, which stays available for
//!   `{% extends "original/NAME.html" %}`;
//! - `theme/strings/LANGUAGE.ftl` holds strings that take precedence over the theme's;
//! - `theme/icon.svg` is the icon;
//! - fonts and pictures are published when a stylesheet uses them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::diag::{Diagnostic, Place, codes};
use crate::source::{Content, SourceTree, THEME};
use crate::text::list::Count;
use crate::text::path::CoursePath;
use crate::text::span::Span;
use crate::text::suggestion::{did_you_mean, slip};
use crate::theme::strings::chain;
use crate::theme::stylesheet::urls;
use crate::theme::svg::svg_fault;
use crate::theme::{Sheet, Theme, fingerprint};

/// A theme with a course's changes.
#[derive(Clone, Debug)]
pub struct OwnTheme {
    /// The changed theme.
    pub theme: Theme,
    /// The course's stylesheets, in which addresses are those of the published files.
    pub styles: String,
    /// Files that the stylesheets use, by their published names beside the stylesheet.
    pub files: BTreeMap<String, Content>,
    /// The paths of the templates that the course brings.
    pub templates: BTreeSet<String>,
}

/// The endings of files that a stylesheet may use.
const MEDIA: [&str; 11] =
    ["woff2", "woff", "ttf", "otf", "svg", "png", "jpg", "jpeg", "webp", "avif", "gif"];

/// The maximum number of missing strings to name in a message.
const MAX_NAMED_STRINGS: usize = 12;

/// Applies the changes of the course in `tree`, written in `language`, to `theme`.
pub fn own(
    theme: Theme,
    tree: &SourceTree,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> OwnTheme {
    let own = OwnTheme {
        theme,
        styles: String::new(),
        files: BTreeMap::new(),
        templates: BTreeSet::new(),
    };
    let mut reader = Reader { tree, diagnostics, own, language, used: BTreeSet::new() };
    let below = format!("{THEME}/");
    let mut media = Vec::new();
    for (path, content) in tree.iter() {
        let Some(name) = path.as_str().strip_prefix(&below) else { continue };
        reader.file(path, name, content, &mut media);
    }
    for path in media.into_iter().filter(|path| !reader.used.contains(*path)) {
        reader.diagnostics.push(
            Diagnostic::new(
                &codes::UNUSED_ASSET,
                Place::file(path),
                "no stylesheet of the course uses this file, so it is not published",
            )
            .help("use it in `theme/*.css` with `url(…)`, or delete it"),
        );
    }
    reader.language();
    reader.own
}

struct Reader<'t, 'd> {
    tree: &'t SourceTree,
    diagnostics: &'d mut Vec<Diagnostic>,
    own: OwnTheme,
    /// The language of the course.
    language: &'t str,
    used: BTreeSet<CoursePath>,
}

impl<'t> Reader<'t, '_> {
    fn file(
        &mut self,
        path: &'t CoursePath,
        name: &str,
        content: &Content,
        media: &mut Vec<&'t CoursePath>,
    ) {
        let text = match content {
            Content::Text { text, .. } => Some(text),
            // A file that cannot be read has its own diagnostic.
            Content::Unreadable => return,
            _ => None,
        };
        if path.extension().eq_ignore_ascii_case("svg")
            && let Content::Bytes(bytes) = content
        {
            self.diagnostics.extend(svg_fault(bytes).map(|fault| fault.diagnostic(path)));
        }
        match (name.split_once('/'), path.extension(), text) {
            (None, "css", Some(text)) => {
                let styles = self.stylesheet(path, text);
                self.own.styles.push_str(&styles);
            }
            (Some(("styles", part)), "css", Some(text)) => {
                let styles = self.stylesheet(path, text);
                let parts: Vec<&str> = self.own.theme.style_names().collect();
                if parts.contains(&part) {
                    self.own.theme.style(part, styles, Sheet::All);
                } else {
                    let near = did_you_mean(part, parts).map(str::to_owned);
                    self.unknown(
                        path,
                        &format!("the theme has no stylesheet `{part}`"),
                        near.as_deref(),
                        "put a stylesheet of your own right into `theme/`",
                    );
                }
            }
            (Some(("templates", template)), "html", Some(text)) => {
                self.template(path, template, text);
            }
            (Some(("strings", file)), "ftl", Some(text)) => {
                let language = file.trim_end_matches(".ftl").to_owned();
                self.other_language(path, &language);
                self.strings(path, text);
                self.own.theme.own_strings.insert(language, text.to_string());
            }
            (None, "svg", _) if name == "icon.svg" => match content {
                Content::Bytes(bytes) => self.own.theme.icon = bytes.to_vec(),
                _ => self.unknown(path, "the icon is too large", None, "an icon is a small SVG"),
            },
            (_, extension, _) if MEDIA.contains(&extension) => media.push(path),
            _ => self.unknown(
                path,
                "this file has no meaning in a theme",
                None,
                "a theme has `*.css`, `styles/*.css`, `templates/*.html`, `strings/*.ftl`, \
                 `icon.svg`, and fonts and pictures that a stylesheet uses",
            ),
        }
    }

    fn unknown(&mut self, path: &CoursePath, message: &str, near: Option<&str>, help: &str) {
        let diagnostic = Diagnostic::new(&codes::UNKNOWN_THEME_FILE, Place::file(path), message);
        self.diagnostics.push(match near {
            Some(near) => diagnostic.suggest(Some(near)),
            None => diagnostic.help(help),
        });
    }

    /// The stylesheet with the addresses of the published files.
    fn stylesheet(&mut self, path: &CoursePath, text: &str) -> String {
        let mut styles = String::with_capacity(text.len());
        let mut written = 0;
        for url in urls(text) {
            let span = Span::new(url.range.clone());
            let fault = |message: String, help: &str| {
                Diagnostic::new(&codes::INVALID_STYLESHEET, Place::new(path, span), message)
                    .help(help)
            };
            let address = url.url.trim();
            let is_elsewhere = address.contains("://") || address.starts_with("//");
            if url.is_import {
                self.diagnostics.push(fault(
                    "`@import` brings nothing into a site".to_owned(),
                    "put the other stylesheet into `theme/`; all of them are used, in the order of their names",
                ));
                continue;
            }
            let is_of_theme = self.own.theme.fonts.contains_key(address);
            if is_of_theme || address.starts_with("data:image/") || address.starts_with('#') {
                continue;
            }
            if is_elsewhere || address.starts_with("data:") {
                self.diagnostics.push(fault(
                    "a page loads nothing from elsewhere".to_owned(),
                    "put the file into `theme/` and write its name",
                ));
                continue;
            }
            let target = path.folder().to_owned();
            let joined = join(&target, address);
            let found = joined.as_ref().and_then(|joined| Some((joined, self.tree.get(joined)?)));
            let Some((file, content)) = found else {
                let all: Vec<String> = self
                    .tree
                    .iter()
                    .map(|(path, _)| path.to_string())
                    .filter(|path| path.starts_with("theme/"))
                    .collect();
                let wanted = joined.map_or_else(|| address.to_owned(), |path| path.to_string());
                let near = did_you_mean(&wanted, all.iter().map(String::as_str));
                let message = format!("there is no file `{wanted}`");
                let diagnostic =
                    Diagnostic::new(&codes::INVALID_STYLESHEET, Place::new(path, span), message);
                self.diagnostics.push(match near {
                    Some(near) => diagnostic.suggest(Some(near)),
                    None => diagnostic.help("addresses are relative to the stylesheet"),
                });
                continue;
            };
            let Some(name) = published(file, content) else { continue };
            styles.push_str(&text[written..url.range.start]);
            styles.push_str(&format!("url(\"{name}\")"));
            written = url.range.end;
            self.used.insert(file.clone());
            self.own.files.insert(name, content.clone());
        }
        styles.push_str(&text[written..]);
        if !styles.ends_with('\n') {
            styles.push('\n');
        }
        styles
    }

    fn template(&mut self, path: &CoursePath, name: &str, text: &Arc<str>) {
        let templates = &mut self.own.theme.templates;
        match templates.get(name).cloned() {
            Some(original) => {
                // Components are known by their names alone, so only pages keep their originals.
                if !name.starts_with("components/") {
                    templates.insert(format!("original/{name}"), original);
                }
            }
            None => {
                // Of the theme's own in the same folder: the course may have any others, which may
                // be called much like each other.
                let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
                let siblings = templates
                    .keys()
                    .filter(|known| !self.own.templates.contains(*known))
                    .map(|known| known.rsplit_once('/').unwrap_or(("", known)))
                    .filter(|(known, _)| *known == folder)
                    .filter_map(|(_, known)| known.strip_suffix(".html"));
                let near = did_you_mean(file.strip_suffix(".html").unwrap_or(file), siblings);
                if let Some(near) = near {
                    let near = match folder {
                        "" => format!("{near}.html"),
                        folder => format!("{folder}/{near}.html"),
                    };
                    self.unknown(
                        path,
                        &format!("the theme has no template `{name}`"),
                        Some(&near),
                        "",
                    );
                    return;
                }
            }
        }
        self.own.theme.templates.insert(name.to_owned(), text.to_string());
        self.own.templates.insert(name.to_owned());
    }

    /// Reports a strings file whose name is not the language of the course.
    fn other_language(&mut self, path: &CoursePath, name: &str) {
        let chain = chain(self.language);
        if chain.contains(&name) {
            return;
        }
        let message = format!("no page is in the language `{name}`, so no string of it is used");
        let own = chain.last().copied().unwrap_or(self.language);
        self.diagnostics.push(
            Diagnostic::new(&codes::UNKNOWN_STRING, Place::new(path, Span::default()), message)
                .help(format!(
                    "the course is in `{}`: rename the file to `{own}.ftl`",
                    self.language
                )),
        );
    }

    fn strings(&mut self, path: &CoursePath, text: &str) {
        let english = self.own.theme.strings.get("en").cloned().unwrap_or_default();
        let known = messages(&english);
        let resource = match fluent_syntax::parser::parse(text) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let at = error.pos.start.min(text.len());
                    let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
                    let message = format!("this is no string in Fluent's format: {}", error.kind);
                    self.diagnostics.push(
                        Diagnostic::new(
                            &codes::INVALID_STRINGS,
                            Place::new(path, Span::at(at)),
                            message,
                        )
                        .help("write `name = text`, with further lines indented"),
                    );
                }
                resource
            }
        };
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let name = message.id.name;
            let place = Place::new(path, span_of(text, name));
            for held in message.value.iter().flat_map(held) {
                if !self.is_string(&held.name(), &known) {
                    let fault = format!("there is no string `{}`", held.name());
                    let place = Place::new(path, span_of(text, held.id));
                    let near = did_you_mean(&held.name(), known.keys().map(String::as_str));
                    let fault = Diagnostic::new(&codes::INVALID_STRINGS, place, fault);
                    self.diagnostics.push(match near {
                        Some(near) => fault.suggest(Some(near)),
                        None => fault.help("write the text itself, or add the string to this file"),
                    });
                }
            }
            let Some(values) = known.get(name) else {
                // A template of the course may use its own strings.
                if !self.is_asked(name) {
                    let near = did_you_mean(name, known.keys().map(String::as_str));
                    let fault = format!("nothing uses the string `{name}`");
                    let diagnostic = Diagnostic::new(&codes::UNKNOWN_STRING, place, fault);
                    self.diagnostics.push(match near {
                        Some(_) => diagnostic
                            .suggest(near)
                            .respell(name, slip(name, known.keys().map(String::as_str))),
                        None => diagnostic.help(
                            "write the name of a string of the theme, which the documentation lists, or ask for this one in a template",
                        ),
                    });
                }
                continue;
            };
            let mut used = BTreeSet::new();
            if let Some(pattern) = &message.value {
                variables(pattern, &mut used);
            }
            for value in used.iter().filter(|value| !values.contains(**value)) {
                let fault = format!("`{name}` is given no value `${value}`");
                let place = Place::new(path, span_of(text, value));
                let diagnostic = Diagnostic::new(&codes::INVALID_STRINGS, place, fault);
                let list: Vec<String> = values.iter().map(|value| format!("`${value}`")).collect();
                self.diagnostics.push(if list.is_empty() {
                    diagnostic.help("it is given none: write the text alone")
                } else {
                    diagnostic.help(format!("it is given {}", list.join(", ")))
                });
            }
        }
    }

    /// Whether a template of the course may ask for the string `name`, or another string of the
    /// course holds it.
    fn is_asked(&self, name: &str) -> bool {
        let below = format!("{THEME}/");
        let mut own = self.tree.iter().filter(|(path, _)| path.as_str().starts_with(&below));
        own.any(|(path, content)| match (path.extension(), content) {
            ("html", Content::Text { text, .. }) => {
                let is_named =
                    text.contains(&format!("\"{name}\"")) || text.contains(&format!("'{name}'"));
                // An id that the template makes may be any.
                let is_made = text.split("id").skip(1).any(|rest| {
                    let value = rest.trim_start().strip_prefix('=').map(str::trim_start);
                    value.is_some_and(|value| value.starts_with(|c: char| c.is_alphabetic()))
                });
                is_named || is_made && text.contains("t(")
            }
            ("ftl", Content::Text { text, .. }) => held_in(text).contains(name),
            _ => false,
        })
    }

    /// Whether the theme or the course has a string or term of this name. `known` holds the theme's.
    fn is_string(&self, name: &str, known: &BTreeMap<String, BTreeSet<String>>) -> bool {
        let below = format!("{THEME}/strings/");
        let mut own = self.tree.iter().filter(|(path, _)| path.as_str().starts_with(&below));
        known.contains_key(name)
            || own.any(|(_, content)| match content {
                Content::Text { text, .. } => text.lines().any(|line| {
                    line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('='))
                }),
                _ => false,
            })
    }

    /// Reports a language that has no strings, or not all of them.
    fn language(&mut self) {
        let language = self.language;
        let theme = &self.own.theme;
        let chain = chain(language);
        if chain.iter().any(|name| theme.strings.contains_key(*name)) {
            return;
        }
        let Some(name) = chain.iter().find(|name| theme.own_strings.contains_key(**name)) else {
            let place = self.tree.place_of_key("language");
            let mut languages: Vec<&str> = theme.strings.keys().map(String::as_str).collect();
            languages.sort_unstable();
            let primary = chain.last().copied().unwrap_or(language);
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::MISSING_LANGUAGE,
                    place,
                    format!(
                        "the theme has no words in `{language}`: buttons and labels are English"
                    ),
                )
                .help(format!("translate them in `theme/strings/{primary}.ftl`"))
                .note(format!("the theme speaks {}", languages.join(", "))),
            );
            return;
        };
        let english = theme.strings.get("en").cloned().unwrap_or_default();
        let own = messages(&theme.own_strings[*name]);
        let missing: Vec<String> = messages(&english)
            .into_keys()
            .filter(|id| !own.contains_key(id))
            .map(|id| format!("`{id}`"))
            .collect();
        if missing.is_empty() {
            return;
        }
        let path = CoursePath::new(&format!("{THEME}/strings/{name}.ftl"));
        self.diagnostics.push(
            Diagnostic::new(
                &codes::MISSING_STRING,
                Place::new(&path, Span::default()),
                format!("{} not translated and stay English", Count(missing.len(), "string")),
            )
            .help(match missing.split_at_checked(MAX_NAMED_STRINGS) {
                Some((first, rest)) if !rest.is_empty() => {
                    format!("add {} and {} more", first.join(", "), rest.len())
                }
                _ => format!("add {}", missing.join(", ")),
            }),
        );
    }
}

/// The name under which a file of the course's theme is published beside the stylesheet.
fn published(path: &CoursePath, content: &Content) -> Option<String> {
    let hash = match content {
        Content::Bytes(bytes) => fingerprint(bytes),
        Content::Text { text, .. } => fingerprint(text.as_bytes()),
        Content::Large { bytes, head, .. } => {
            fingerprint(&[&bytes.to_le_bytes()[..], head].concat())
        }
        Content::Unreadable => return None,
    };
    let name = path.file_name();
    let (stem, ending) = name.rsplit_once('.')?;
    let stem: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    Some(format!("{stem}-{hash}.{ending}"))
}

/// The file that `address` names beside a stylesheet in `folder`; `None` when that is outside the
/// theme.
fn join(folder: &str, address: &str) -> Option<CoursePath> {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    path.starts_with("theme/").then(|| CoursePath::new(&path))
}

/// The messages of a strings file, with the names of the values they use.
pub fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = match fluent_syntax::parser::parse(text) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut messages = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut used = BTreeSet::new();
        if let Some(pattern) = &message.value {
            variables(pattern, &mut used);
        }
        let used = used.into_iter().map(str::to_owned).collect();
        messages.insert(message.id.name.to_owned(), used);
    }
    messages
}

fn variables<'t>(pattern: &Pattern<&'t str>, used: &mut BTreeSet<&'t str>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                for variant in variants {
                    variables(&variant.value, used);
                }
                selector
            }
        };
        if let InlineExpression::VariableReference { id } = inline {
            used.insert(id.name);
        }
    }
}

/// A string or term that another string refers to.
struct Held<'t> {
    id: &'t str,
    is_term: bool,
}

impl Held<'_> {
    /// Its name as authors write it. The name of a term starts with a hyphen.
    fn name(&self) -> String {
        format!("{}{}", if self.is_term { "-" } else { "" }, self.id)
    }
}

/// The strings and terms that `pattern` refers to, including those in its plural forms.
fn held<'t>(pattern: &Pattern<&'t str>) -> Vec<Held<'t>> {
    let mut all = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::MessageReference { id, .. } => {
                    all.push(Held { id: id.name, is_term: false });
                }
                InlineExpression::TermReference { id, .. } => {
                    all.push(Held { id: id.name, is_term: true });
                }
                _ => {}
            },
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                all.extend(variants.iter().flat_map(|variant| held(&variant.value)));
            }
            PatternElement::TextElement { .. } => {}
        }
    }
    all
}

/// The names of the strings and terms to which the strings of a file refer.
fn held_in(text: &str) -> BTreeSet<String> {
    let resource = match fluent_syntax::parser::parse(text) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut names = BTreeSet::new();
    for entry in &resource.body {
        let value = match entry {
            Entry::Message(message) => message.value.as_ref(),
            Entry::Term(term) => Some(&term.value),
            _ => None,
        };
        names.extend(value.iter().flat_map(|value| held(value)).map(|held| held.name()));
    }
    names
}

/// The place of `part`, which must be a slice of `text`.
fn span_of(text: &str, part: &str) -> Span {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    Span::new(start..start + part.len())
}
