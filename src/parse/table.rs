//! Reading a TOML table key by key, with a diagnostic for everything that is not as it should be.
//!
//! Serde's derive stops at the first fault and forgets where a value stood. [`Table`] reads what is
//! asked for, goes on, and at the end ([`Table::finish`]) names every key that nobody asked for.

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Diagnostic, Place, codes};
use crate::text::list::quoted;
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};
use crate::text::suggestion::did_you_mean;

/// An author's own data, from an `[extra]` table, in the order of its keys.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// A string, or a date or time as it was written.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A list.
    List(Vec<Data>),
    /// A table.
    Table(Vec<(String, Data)>),
}

/// Parses `text` as TOML. Syntax errors become diagnostics; what could be read is still given.
/// `offset` is where `text` begins in the file `path`.
pub fn parse<'t>(
    path: &CoursePath,
    text: &'t str,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> DeTable<'t> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let message = error.message().lines().next().unwrap_or("invalid TOML").to_owned();
        diagnostics.push(
            Diagnostic::new(
                &codes::INVALID_TOML,
                Place::new(path, Span::new(span).shifted(offset)),
                message,
            )
            .help("text values stand in quotes, as in `title = \"Two kinds of work\"`"),
        );
    }
    table.into_inner()
}

/// A table being read.
pub struct Table<'t, 'd> {
    path: &'t CoursePath,
    offset: usize,
    table: &'t DeTable<'t>,
    span: Span,
    name: String,
    known: Vec<&'static str>,
    hints: Vec<(&'static str, &'static str)>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'t, 'd> Table<'t, 'd> {
    /// Begins to read `table`, which stands at `span` of `path` and is called `name` in messages.
    /// `offset` is where the TOML text begins in the file.
    pub fn new(
        path: &'t CoursePath,
        offset: usize,
        table: &'t DeTable<'t>,
        span: Span,
        name: &str,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Table<'t, 'd> {
        Table {
            path,
            offset,
            table,
            span,
            name: name.to_owned(),
            known: Vec::new(),
            hints: Vec::new(),
            diagnostics,
        }
    }

    /// Where the table stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Says what to do about the key `key` should an author write it here, where it has no meaning.
    pub fn hint(&mut self, key: &'static str, help: &'static str) {
        self.hints.push((key, help));
    }

    /// A string.
    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let (value, span) = self.value(key)?;
        match value {
            DeValue::String(text) if text.trim().is_empty() => {
                self.fault(span, format!("`{key}` is empty"), "write its text, or delete the line");
                None
            }
            DeValue::String(text) => Some(Spanned::new(text.to_string(), span)),
            other => {
                self.wrong_type(key, "a string in quotes", other, span);
                None
            }
        }
    }

    /// A string without which the table makes no sense.
    pub fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        if self.table.get(key).is_none() {
            self.missing(key, "\"…\"");
        }
        self.text(key)
    }

    /// One of `words`.
    pub fn choice(&mut self, key: &'static str, words: &[&'static str]) -> Option<Spanned<String>> {
        let text = self.text(key)?;
        if words.contains(&text.value.as_str()) {
            return Some(text);
        }
        let diagnostic = self
            .diagnostic(text.span, format!("`{key}` cannot be `{}`", text.value))
            .suggest(did_you_mean(&text.value, words.iter().copied()))
            .help(format!("write {}", quoted(words.iter().copied(), "or")));
        self.diagnostics.push(diagnostic);
        None
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let (value, span) = self.value(key)?;
        match value {
            DeValue::Boolean(boolean) => Some(*boolean),
            other => {
                self.wrong_type(key, "`true` or `false`, without quotes", other, span);
                None
            }
        }
    }

    /// A whole number from `least` to `most`, both inclusive.
    pub fn integer(&mut self, key: &'static str, least: i64, most: i64) -> Option<Spanned<i64>> {
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

    /// A number.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<f64>> {
        let (value, span) = self.value(key)?;
        match as_number(value) {
            Some(number) => Some(Spanned::new(number, span)),
            None => {
                self.wrong_type(key, "a number, without quotes", value, span);
                None
            }
        }
    }

    /// A list of strings; empty when the key is not there.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some((value, span)) = self.value(key) else { return Vec::new() };
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

    /// A list of strings without which the table makes no sense, and where it stands.
    pub fn required_texts(&mut self, key: &'static str) -> (Vec<Spanned<String>>, Option<Span>) {
        if self.table.get(key).is_none() {
            self.missing(key, "[]");
        }
        let span = self.table.get(key).map(|value| self.place(value.span()));
        (self.texts(key), span)
    }

    /// A table within this one, read by `read`.
    pub fn table<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Table<'t, '_>) -> T,
    ) -> Option<T> {
        let (value, span) = self.value(key)?;
        let DeValue::Table(table) = value else {
            self.wrong_type(key, &format!("a table, as in `[{key}]`"), value, span);
            return None;
        };
        let name = format!("[{}{key}]", self.prefix());
        let mut inner = Table::new(self.path, self.offset, table, span, &name, self.diagnostics);
        Some(read(&mut inner))
    }

    /// The tables of a list such as `[[objective]]`, each read by `read`.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Table<'t, '_>) -> Option<T>,
    ) -> Vec<T> {
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
                    let mut inner =
                        Table::new(self.path, self.offset, table, span, &name, self.diagnostics);
                    all.extend(read(&mut inner));
                }
                other => self.wrong_type(key, &format!("a table, as in `[[{key}]]`"), other, span),
            }
        }
        all
    }

    /// Every key of this table with its value as text, for tables whose keys the author chooses.
    /// Counts all keys as known.
    pub fn text_entries(&mut self) -> Vec<(Spanned<String>, Spanned<String>)> {
        let mut entries = Vec::new();
        for (key, value) in self.entries() {
            match value.value {
                DeValue::String(text) => {
                    entries.push((key, Spanned::new(text.to_string(), value.span)));
                }
                other => self.wrong_type(&key.value, "a string in quotes", other, value.span),
            }
        }
        entries
    }

    /// Every key of this table with its value, for tables whose keys the author chooses. The
    /// caller reports what it cannot use.
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
        let DeValue::Table(table) = value.value else {
            self.wrong_type(&key.value, "a table", value.value, value.span);
            return None;
        };
        let name = format!("[{}{}]", self.prefix(), key.value);
        let mut inner =
            Table::new(self.path, self.offset, table, value.span, &name, self.diagnostics);
        Some(read(&mut inner))
    }

    /// The author's own data under `extra`.
    pub fn extra(&mut self) -> Data {
        match self.value("extra") {
            Some((value @ DeValue::Table(_), _)) => data(value),
            Some((other, span)) => {
                self.wrong_type("extra", "a table, as in `[extra]`", other, span);
                Data::Table(Vec::new())
            }
            None => Data::Table(Vec::new()),
        }
    }

    /// Reports a value that its key cannot have.
    pub fn fault(&mut self, span: Span, message: String, help: &str) {
        let diagnostic = self.diagnostic(span, message).help(help);
        self.diagnostics.push(diagnostic);
    }

    /// Ends the reading: every key that was not asked for is reported.
    pub fn finish(&mut self) {
        for (key, _) in self.entries() {
            if self.known.contains(&key.value.as_str()) {
                continue;
            }
            let mut diagnostic = Diagnostic::new(
                &codes::UNKNOWN_KEY,
                Place::new(self.path, key.span),
                format!("{} has no key `{}`", self.name, key.value),
            );
            let hint = self.hints.iter().find(|(hinted, _)| *hinted == key.value);
            diagnostic = match hint {
                Some((_, help)) => diagnostic.help(*help),
                None => match did_you_mean(&key.value, self.known.iter().copied()) {
                    Some(near) => diagnostic.suggest(Some(near)),
                    None => diagnostic.help(format!(
                        "the keys here are {}; your own data goes under `[extra]` where there is one",
                        quoted(self.known.iter().copied(), "and")
                    )),
                },
            };
            self.diagnostics.push(diagnostic);
        }
    }

    fn value(&mut self, key: &'static str) -> Option<(&'t DeValue<'t>, Span)> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
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
            .help(format!("write {wanted}"));
        self.diagnostics.push(diagnostic);
    }

    fn missing(&mut self, key: &'static str, value: &str) {
        let mut place = self.span;
        place.end = place.start.max(self.span.start);
        self.diagnostics.push(
            Diagnostic::new(
                &codes::MISSING_KEY,
                Place::new(self.path, place),
                format!("{} has no `{key}`", self.name),
            )
            .help(format!("add `{key} = {value}`")),
        );
    }
}

fn article(kind: &str) -> String {
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {kind}")
}

/// A TOML value as a number, when it is one.
pub fn as_number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(integer) => {
            i64::from_str_radix(integer.as_str(), integer.radix()).ok().map(|number| number as f64)
        }
        DeValue::Float(float) => float.as_str().parse().ok(),
        _ => None,
    }
}

fn data(value: &DeValue<'_>) -> Data {
    match value {
        DeValue::String(text) => Data::Text(text.to_string()),
        DeValue::Integer(integer) => match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) => Data::Integer(number),
            Err(_) => Data::Text(integer.as_str().to_owned()),
        },
        DeValue::Float(float) => match float.as_str().parse() {
            Ok(number) => Data::Float(number),
            Err(_) => Data::Text(float.as_str().to_owned()),
        },
        DeValue::Boolean(boolean) => Data::Boolean(*boolean),
        DeValue::Datetime(datetime) => Data::Text(datetime.to_string()),
        DeValue::Array(items) => {
            Data::List(items.iter().map(|item| data(item.get_ref())).collect())
        }
        DeValue::Table(table) => {
            let mut entries: Vec<_> = table.iter().collect();
            entries.sort_by_key(|(key, _)| key.span().start);
            Data::Table(
                entries
                    .into_iter()
                    .map(|(key, value)| (key.get_ref().to_string(), data(value.get_ref())))
                    .collect(),
            )
        }
    }
}
