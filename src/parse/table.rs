//! Reads a TOML table key by key, with a diagnostic for everything that is wrong.
//!
//! Serde's derive stops at the first fault and forgets the places of values. [`Table`] reads the
//! keys that the caller asks for, goes on after faults, and at the end ([`Table::finish`]) reports
//! every key that is not in the registry ([`crate::parse::keys`]).
//!
//! Only the registry says what a key may hold, its range, its words and whether it is required, and
//! readers cannot differ from it. Asking for a key that is not registered, or for another kind of
//! value than is registered, is a fault in the program and panics. In builds with debug assertions,
//! a registered key that the reader does not ask for panics too. Readers ask for the same keys
//! whatever the author wrote, so the first test that reads such a table finds the fault.

pub mod data;
mod fixes;
mod syntax;

use std::collections::BTreeSet;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use crate::diag::fix::Edit;
use crate::diag::severity::Level;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::data::Data;
use crate::model::inline::Inline;
use crate::parse::inline::inline;
use crate::parse::keys::form::Form;
use crate::parse::keys::{Key, Keys, Value};
use crate::parse::table::data::{as_number, data};
use crate::text::list::quoted;
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};
use crate::text::suggestion::{did_you_mean, slip};

pub use syntax::{parse, without_consequences};

/// The keys that a table may have.
#[derive(Clone, Copy)]
enum Shape {
    /// The keys in the registry.
    Fixed(&'static Keys),
    /// Any keys, each with a value of this kind.
    Free(&'static Value),
}

/// A table being read.
pub struct Table<'t, 'd> {
    path: &'t CoursePath,
    offset: usize,
    table: &'t DeTable<'t>,
    span: Span,
    name: String,
    shape: Shape,
    asked: BTreeSet<&'static str>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'t, 'd> Table<'t, 'd> {
    /// Starts reading `table`, which is at `span` of `path`, may have `keys` and is called `name`
    /// in messages. `offset` is the byte of the file at which the TOML text begins.
    pub fn new(
        path: &'t CoursePath,
        offset: usize,
        table: &'t DeTable<'t>,
        span: Span,
        name: &str,
        keys: &'static Keys,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Table<'t, 'd> {
        Table {
            path,
            offset,
            table,
            span,
            name: name.to_owned(),
            shape: Shape::Fixed(keys),
            asked: BTreeSet::new(),
            diagnostics,
        }
    }

    /// The file that the table is in.
    pub fn path(&self) -> &'t CoursePath {
        self.path
    }

    /// Whether the table has no `key`, but one that is not known and that probably means it. That one
    /// is reported, and what `key` would have defined needs no message of its own.
    pub fn is_misspelt(&self, key: &str) -> bool {
        let Shape::Fixed(keys) = self.shape else { return false };
        let means = |name: &str| match keys.misnomers.iter().find(|(known, _)| *known == name) {
            Some((_, help)) => keys.meant(help) == Some(key),
            None => keys.get(name).is_none() && did_you_mean(name, keys.names()) == Some(key),
        };
        self.table.get(key).is_none() && self.entries().iter().any(|(name, _)| means(&name.value))
    }

    /// The number of faults that were found while the file of this table was read.
    pub fn faults(&self) -> usize {
        self.diagnostics.len()
    }

    /// A string of the form in the registry.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let form = self.ask(key, |value| match value {
            Value::Text(form) => Some(*form),
            _ => None,
        });
        let text = self.string(key)?;
        match form.fault(key, &text.value) {
            Some((message, help)) => {
                let meant = form.meant(&text.value);
                let diagnostic = self.diagnostic(text.span, message).help(help);
                self.report(diagnostic.respell(&text.value, meant.as_deref()));
                None
            }
            None => Some(text),
        }
    }

    /// A line of inline Markdown. A link in it is reported, because titles are links themselves.
    pub fn inline(
        &mut self,
        key: &'static str,
        smart_punctuation: bool,
    ) -> Option<Spanned<Inline>> {
        let text = self.text(key)?;
        let (line, has_link) = inline(&text.value, smart_punctuation);
        if has_link {
            let place = Place::new(self.path, text.span);
            let message = format!("`{key}` has a link, which the page does not show");
            let help = "write the words without the address; the link can be in the text below";
            self.report(Diagnostic::new(&codes::LINK_IN_TITLE, place, message).help(help));
        }
        Some(Spanned::new(line, text.span))
    }

    /// The `title` of what has this id, or the id where there is no title, which is reported.
    pub fn title(&mut self, id: Option<&Spanned<String>>, smart_punctuation: bool) -> Inline {
        let title = self.inline("title", smart_punctuation);
        let id = || Inline::plain(id.map_or("", |id| &id.value));
        title.map_or_else(id, |title| title.value)
    }

    /// One of the words in the registry.
    pub fn choice(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let words = self.ask(key, |value| match value {
            Value::Word(words) => Some(*words),
            _ => None,
        });
        let text = self.string(key)?;
        self.one_of(key, words, text)
    }

    /// The value of `key`, which is `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        self.ask(key, |value| matches!(value, Value::Boolean).then_some(()));
        let (value, span) = self.value(key)?;
        match value {
            DeValue::Boolean(boolean) => Some(*boolean),
            other => {
                self.wrong_type(key, "`true` or `false`, without quotes", other, span);
                None
            }
        }
    }

    /// A whole number in the range given by the registry.
    pub fn integer(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        let (least, most) = self.ask(key, |value| match value {
            Value::Integer { least, most } => Some((*least, *most)),
            _ => None,
        });
        let (value, span) = self.value(key)?;
        let DeValue::Integer(integer) = value else {
            self.wrong_type(key, "a whole number, without quotes", value, span);
            return None;
        };
        match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) if (least..=most).contains(&number) => Some(Spanned::new(number, span)),
            _ => {
                self.fault(
                    span,
                    format!("`{key}` is out of range"),
                    &format!("write a whole number from {least} to {most}"),
                );
                None
            }
        }
    }

    /// A number in the range given by the registry.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<f64>> {
        let (least, most) = self.ask(key, |value| match value {
            Value::Number { least, most } => Some((*least, *most)),
            _ => None,
        });
        let (value, span) = self.value(key)?;
        match as_number(value) {
            Some(number) if (least..=most).contains(&number) => Some(Spanned::new(number, span)),
            Some(_) => {
                self.fault(
                    span,
                    format!("`{key}` is out of range"),
                    &format!("write a number from {least} to {most}"),
                );
                None
            }
            None => {
                self.wrong_type(key, "a number, without quotes", value, span);
                None
            }
        }
    }

    /// A list of strings; empty when the key is missing.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.ask(key, |value| matches!(value, Value::Texts).then_some(()));
        self.strings(key)
    }

    /// Whether the value of `key` is an empty list.
    pub fn is_empty_list(&self, key: &'static str) -> bool {
        matches!(self.value(key), Some((DeValue::Array(items), _)) if items.is_empty())
    }

    /// The place of the value of `key`.
    pub fn place_of(&self, key: &'static str) -> Option<Span> {
        self.table.get(key).map(|value| self.place(value.span()))
    }

    /// A list of words, all of them in the registry; empty when the key is missing.
    pub fn choices(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let words = self.ask(key, |value| match value {
            Value::Words(words) => Some(*words),
            _ => None,
        });
        let texts = self.strings(key);
        texts.into_iter().filter_map(|text| self.one_of(key, words, text)).collect()
    }

    /// A table within this one, which `read` reads.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Table<'t, '_>) -> T,
    ) -> Option<T> {
        let shape = self.ask(key, Shape::of_table);
        let (value, span) = self.value(key)?;
        let DeValue::Table(table) = value else {
            self.wrong_type(key, &format!("a table, as in `[{key}]`"), value, span);
            return None;
        };
        let name = format!("[{}{key}]", self.prefix());
        Some(read(&mut self.inner(table, span, name, shape)))
    }

    /// The tables of a list such as `[[objective]]`, each read by `read`.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Table<'t, '_>) -> Option<T>,
    ) -> Vec<T> {
        let shape = self.ask(key, |value| match value {
            Value::Tables(keys) => Some(Shape::Fixed(keys)),
            _ => None,
        });
        let Some((value, span)) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value else {
            self.wrong_type(key, &format!("a list of tables, as in `[[{key}]]`"), value, span);
            return Vec::new();
        };
        let name = format!("[[{}{key}]]", self.prefix());
        let mut all = Vec::with_capacity(items.len());
        for item in items.iter() {
            let span = self.place(item.span());
            match item.get_ref() {
                DeValue::Table(table) => {
                    all.extend(read(&mut self.inner(table, span, name.clone(), shape)));
                }
                other => self.wrong_type(key, &format!("a table, as in `[[{key}]]`"), other, span),
            }
        }
        all
    }

    /// Every key with its value as text, for a table whose keys the author chooses.
    pub fn text_entries(&mut self) -> Vec<(Spanned<String>, Spanned<String>)> {
        let form = match self.shape {
            Shape::Free(Value::Text(form)) => *form,
            _ => Form::Any,
        };
        let mut entries = Vec::new();
        for (key, value) in self.entries() {
            match value.value {
                DeValue::String(text) => match form.fault(&key.value, text) {
                    Some((message, help)) => self.fault(value.span, message, help),
                    None => entries.push((key, Spanned::new(text.to_string(), value.span))),
                },
                other => self.wrong_type(&key.value, "a string in quotes", other, value.span),
            }
        }
        entries
    }

    /// Every key with its list of texts, for a table whose keys the author chooses.
    pub fn text_lists(&mut self) -> Vec<(Spanned<String>, Vec<Spanned<String>>)> {
        let mut lists = Vec::new();
        for (key, value) in self.entries() {
            let texts = self.strings_in(&key.value, value.value, value.span);
            if matches!(value.value, DeValue::Array(_)) {
                lists.push((key, texts));
            }
        }
        lists
    }

    /// Every key with its value, for a table whose keys the author chooses. The caller reports
    /// those that it cannot use.
    pub fn entries(&self) -> Vec<(Spanned<String>, Spanned<&'t DeValue<'t>>)> {
        let mut entries: Vec<_> = self
            .table
            .iter()
            .map(|(key, value)| {
                let name = Spanned::new(key.get_ref().to_string(), self.place(key.span()));
                (name, Spanned::new(value.get_ref(), self.place(value.span())))
            })
            .collect();
        entries.sort_by_key(|(key, _)| key.span);
        entries
    }

    /// A reader for a table found among [`Table::entries`].
    pub fn entry<T>(
        &mut self,
        key: &Spanned<String>,
        value: &Spanned<&'t DeValue<'t>>,
        read: impl FnOnce(&mut Table<'t, '_>) -> T,
    ) -> Option<T> {
        let Shape::Free(kind) = self.shape else {
            panic!("the keys of {} stand in the registry; ask for them by name", self.name);
        };
        let shape = kind.kinds().iter().find_map(Shape::of_table);
        let shape = shape.unwrap_or_else(|| panic!("the registry has no table in {}", self.name));
        let DeValue::Table(table) = value.value else {
            self.wrong_type(&key.value, "a table", value.value, value.span);
            return None;
        };
        let name = format!("[{}{}]", self.prefix(), key.value);
        Some(read(&mut self.inner(table, value.span, name, shape)))
    }

    /// The author's own data under `extra`.
    pub fn extra(&mut self) -> Data {
        self.ask("extra", |value| matches!(value, Value::Data).then_some(()));
        match self.value("extra") {
            Some((value @ DeValue::Table(_), _)) => data(value),
            Some((other, span)) => {
                self.wrong_type("extra", "a table, as in `[extra]`", other, span);
                Data::Table(Vec::new())
            }
            None => Data::Table(Vec::new()),
        }
    }

    /// Reports a value that the key cannot have.
    pub fn fault(&mut self, span: Span, message: String, help: &str) {
        let diagnostic = self.diagnostic(span, message).help(help);
        self.report(diagnostic);
    }

    /// Reports a diagnostic of another kind.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Ends the reading, and reports every key that is not in the registry.
    pub fn finish(&mut self) {
        let Shape::Fixed(keys) = self.shape else { return };
        debug_assert_eq!(
            keys.names().find(|name| !self.asked.contains(name)),
            None,
            "the registry has a key of {} that nobody reads",
            self.name
        );
        for (key, _) in self.entries() {
            if keys.get(&key.value).is_some() {
                continue;
            }
            let mut diagnostic = Diagnostic::new(
                &codes::UNKNOWN_KEY,
                Place::new(self.path, key.span),
                format!("{} has no key `{}`", self.name, key.value),
            );
            let misnomer = keys.misnomers.iter().find(|(name, _)| *name == key.value);
            // A table may have several headers with its key, of which only the first has this place.
            let is_value =
                !matches!(self.value(&key.value), Some((value, _)) if fixes::is_table(value));
            let free = |near: &&str| is_value && self.table.get(*near).is_none();
            diagnostic = match misnomer {
                Some((_, help)) => {
                    diagnostic.help(*help).respell(&key.value, keys.meant(help).filter(free))
                }
                None => match did_you_mean(&key.value, keys.names()) {
                    Some(near) => diagnostic
                        .suggest(Some(near))
                        .respell(&key.value, slip(&key.value, keys.names()).filter(free)),
                    None => diagnostic.help(format!(
                        "the keys here are {}; your own data goes under `[extra]` where there is one",
                        quoted(keys.names(), "and")
                    )),
                },
            };
            self.diagnostics.push(diagnostic);
        }
    }

    /// The data that `wanted` takes from the registry's entry for `key`. Reports the key when it is
    /// required but missing.
    fn ask<T>(&mut self, key: &'static str, wanted: impl Fn(&'static Value) -> Option<T>) -> T {
        let Shape::Fixed(keys) = self.shape else {
            panic!("{} has no keys of its own; ask for its entries", self.name);
        };
        let Some(registered) = keys.get(key) else {
            panic!("the registry has no `{key}` in {}; add it to parse::keys", self.name);
        };
        let Some(found) = registered.value.kinds().iter().find_map(wanted) else {
            panic!("the registry has another kind of `{key}` in {}", self.name);
        };
        if self.asked.insert(key) && registered.required && self.table.get(key).is_none() {
            self.missing(registered);
        }
        found
    }

    fn inner(
        &mut self,
        table: &'t DeTable<'t>,
        span: Span,
        name: String,
        shape: Shape,
    ) -> Table<'t, '_> {
        Table {
            path: self.path,
            offset: self.offset,
            table,
            span,
            name,
            shape,
            asked: BTreeSet::new(),
            diagnostics: self.diagnostics,
        }
    }

    fn string(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let (value, span) = self.value(key)?;
        match value {
            DeValue::String(text) => Some(Spanned::new(text.to_string(), span)),
            other => {
                self.wrong_type(key, "a string in quotes", other, span);
                None
            }
        }
    }

    fn strings(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some((value, span)) = self.value(key) else { return Vec::new() };
        self.strings_in(key, value, span)
    }

    fn strings_in(&mut self, key: &str, value: &DeValue<'_>, span: Span) -> Vec<Spanned<String>> {
        let DeValue::Array(items) = value else {
            self.wrong_type(key, "a list of strings, as in `[\"a\", \"b\"]`", value, span);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items.iter() {
            let span = self.place(item.span());
            match item.get_ref() {
                DeValue::String(text) => texts.push(Spanned::new(text.to_string(), span)),
                other => self.wrong_type(key, "a list of strings", other, span),
            }
        }
        texts
    }

    fn one_of(
        &mut self,
        key: &str,
        words: &[&'static str],
        text: Spanned<String>,
    ) -> Option<Spanned<String>> {
        if words.contains(&text.value.as_str()) {
            return Some(text);
        }
        let diagnostic = self
            .diagnostic(text.span, format!("`{key}` cannot be `{}`", text.value))
            .suggest(did_you_mean(&text.value, words.iter().copied()))
            .respell(&text.value, slip(&text.value, words.iter().copied()))
            .help(format!("write {}", quoted(words.iter().copied(), "or")));
        self.diagnostics.push(diagnostic);
        None
    }

    fn value(&self, key: &str) -> Option<(&'t DeValue<'t>, Span)> {
        let value: &'t TomlSpanned<DeValue<'t>> = self.table.get(key)?;
        Some((value.get_ref(), self.place(value.span())))
    }

    fn place(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(range).shifted(self.offset)
    }

    fn prefix(&self) -> String {
        match self.name.strip_prefix('[') {
            Some(name) => format!("{}.", name.trim_matches(['[', ']'])),
            None => String::new(),
        }
    }

    fn diagnostic(&self, span: Span, message: String) -> Diagnostic {
        Diagnostic::new(&codes::INVALID_VALUE, Place::new(self.path, span), message)
    }

    fn wrong_type(&mut self, key: &str, wanted: &str, found: &DeValue<'_>, span: Span) {
        let diagnostic = self
            .diagnostic(span, format!("`{key}` cannot be {}", article(found.type_str())))
            .help(format!("write {wanted}"))
            .fix(self.retyped(key, found, span));
        self.diagnostics.push(diagnostic);
    }

    /// The edits after which the value `found` of `key` is of a kind that the registry allows.
    fn retyped(&self, key: &str, found: &DeValue<'_>, span: Span) -> Vec<Edit> {
        let kinds = match self.shape {
            Shape::Fixed(keys) => keys.get(key).map(|key| key.value.kinds()),
            Shape::Free(kind) => Some(kind.kinds()),
        };
        kinds.map(|kinds| fixes::retyped(key, kinds, found, span)).unwrap_or_default()
    }

    fn missing(&mut self, key: &Key) {
        // What is missing is there under another name, which is reported.
        if self.is_misspelt(key.name) {
            return;
        }
        let mut place = self.span;
        place.end = place.start.max(self.span.start);
        let value = match key.value {
            Value::Text(_) => "\"…\"",
            Value::Texts => "[]",
            _ => key.example,
        };
        self.diagnostics.push(
            Diagnostic::new(
                &codes::MISSING_KEY,
                Place::new(self.path, place),
                format!("{} has no `{}`", self.name, key.name),
            )
            .help(format!("add `{} = {value}`", key.name)),
        );
    }
}

impl Shape {
    /// The shape of a table, if the registry allows `value` to be one.
    fn of_table(value: &'static Value) -> Option<Shape> {
        /// The value of each key in `[check]`.
        const LEVEL: Value = Value::Word(&Level::WORDS);
        match value {
            Value::Table(keys) => Some(Shape::Fixed(keys)),
            Value::Map(value) => Some(Shape::Free(value)),
            Value::Levels => Some(Shape::Free(&LEVEL)),
            _ => None,
        }
    }
}

fn article(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {kind}")
}
