//! Reads text as TOML, with one diagnostic for each line that is none.

use std::collections::BTreeSet;

use toml::de::DeTable;

use crate::diag::{Diagnostic, Place, codes};
use crate::parse::table::fixes;
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// Parses `text` as TOML. Syntax errors become diagnostics, and the readable rest is still
/// returned. `offset` is the byte of the file `path` at which `text` begins.
pub fn parse<'t>(
    path: &CoursePath,
    text: &'t str,
    offset: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> DeTable<'t> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut last_line = None;
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        // A line that is no TOML is one fault, whatever its parts are taken for.
        let line = text[..span.start.min(text.len())].rfind('\n').map_or(0, |newline| newline + 1);
        if last_line.replace(line) == Some(line) {
            continue;
        }
        let message = match fixes::foreign_sign(text, &span) {
            Some(message) => message,
            None => error.message().lines().next().unwrap_or("invalid TOML").to_owned(),
        };
        diagnostics.push(
            Diagnostic::new(
                &codes::INVALID_TOML,
                Place::new(path, Span::new(span.clone()).shifted(offset)),
                message,
            )
            .help("text values stand in quotes, as in `title = \"Two kinds of work\"`")
            .fix(fixes::syntax(text, &span).map(|edit| edit.shifted(offset))),
        );
    }
    table.into_inner()
}

/// Takes out what follows from lines that are no TOML: keys that are missing because of them, and
/// values on them. `diagnostics[first..]` were reported while the table in `text`, which begins at
/// the byte `offset` of its file, was read.
pub fn without_consequences(
    text: &str,
    offset: usize,
    first: usize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let line = |diagnostic: &Diagnostic| {
        let start = diagnostic.place.span.unwrap_or_default().range().start;
        let at = start.saturating_sub(offset).min(text.len());
        text[..at].matches('\n').count()
    };
    let own = diagnostics.split_off(first.min(diagnostics.len()));
    let broken: BTreeSet<usize> =
        own.iter().filter(|one| one.code == &codes::INVALID_TOML).map(line).collect();
    let follows = |one: &Diagnostic| {
        one.code == &codes::MISSING_KEY
            || (one.code == &codes::INVALID_VALUE && broken.contains(&line(one)))
    };
    diagnostics.extend(own.into_iter().filter(|one| broken.is_empty() || !follows(one)));
}
