//! Drawing diagnostics: for people, and for programs. One file per form.

pub mod github;
pub mod human;
pub mod json;
pub mod short;

use std::collections::BTreeSet;

use crate::diag::Diagnostic;
use crate::diag::severity::Severity;
use crate::text::list::Count;
use crate::text::path::CoursePath;
use crate::text::span::{Position, Span, position};

/// The texts that diagnostics point into.
pub trait Sources {
    /// The text of a file, or `None` when it has none that could be shown.
    fn text(&self, path: &CoursePath) -> Option<&str>;

    /// The path of a file as other programs find it, where that is not its path in the course.
    fn located(&self, path: &CoursePath) -> String {
        path.to_string()
    }
}

/// Sources in a folder, as seen from another one.
pub struct Located<'s, S> {
    /// The sources.
    pub sources: &'s S,
    /// The folder they stand in, with `/` between its parts; empty when it is the same.
    pub folder: String,
}

impl<S: Sources> Sources for Located<'_, S> {
    fn text(&self, path: &CoursePath) -> Option<&str> {
        self.sources.text(path)
    }

    fn located(&self, path: &CoursePath) -> String {
        if self.folder.is_empty() { path.to_string() } else { format!("{}/{path}", self.folder) }
    }
}

/// The form in which diagnostics are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the source lines, for a person at a terminal.
    #[default]
    Human,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
    /// Commands that GitHub's workflow runner turns into annotations.
    Github,
}

/// Whether the human form is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without escape codes.
    Plain,
    /// With the escape codes of a terminal.
    Coloured,
}

/// Draws `diagnostics` in their order.
pub fn render(
    diagnostics: &[Diagnostic],
    sources: &impl Sources,
    format: Format,
    style: Style,
) -> String {
    let mut drawn = String::new();
    for diagnostic in diagnostics {
        match format {
            Format::Human => human::render(diagnostic, sources, style, &mut drawn),
            Format::Short => short::render(diagnostic, sources, &mut drawn),
            Format::Json => json::render(diagnostic, sources, &mut drawn),
            Format::Github => github::render(diagnostic, sources, &mut drawn),
        }
    }
    drawn
}

/// How many errors and warnings there are, in how many files; `None` when there are none.
pub fn summary(diagnostics: &[Diagnostic]) -> Option<String> {
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    let warnings = diagnostics.len() - errors;
    let files: BTreeSet<&CoursePath> = diagnostics.iter().map(|d| &d.place.path).collect();
    let counts = match (errors, warnings) {
        (0, 0) => return None,
        (errors, 0) => Count(errors, "error").to_string(),
        (0, warnings) => Count(warnings, "warning").to_string(),
        (errors, warnings) => {
            format!("{} and {}", Count(errors, "error"), Count(warnings, "warning"))
        }
    };
    Some(format!("{counts} in {}", Count(files.len(), "file")))
}

/// Where a span begins and ends, when the file has a text.
fn positions(
    sources: &impl Sources,
    path: &CoursePath,
    span: Option<Span>,
) -> Option<(Position, Position)> {
    let (text, span) = (sources.text(path)?, span?);
    Some((position(text, span.range().start), position(text, span.range().end)))
}

/// `text` without control characters, which a terminal would obey.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => ' ',
            c if c.is_control() => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}
