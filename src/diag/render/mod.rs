//! Draws diagnostics for people and for programs. Each form has its own file.

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

/// The texts of the files that diagnostics refer to.
pub trait Sources {
    /// The text of a file, or `None` when it has none that can be shown.
    fn text(&self, path: &CoursePath) -> Option<&str>;

    /// The path by which other programs find the file, if that is not its path in the course.
    fn located(&self, path: &CoursePath) -> String {
        path.to_string()
    }
}

/// Sources in one folder, with paths relative to another.
pub struct Located<'s, S> {
    /// The sources.
    pub sources: &'s S,
    /// The folder that holds the sources, relative to the other, with `/` between parts. Empty when
    /// both are the same.
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
    /// The source lines with carets, for a person at a terminal.
    #[default]
    Human,
    /// One line per diagnostic.
    Short,
    /// One JSON object per line.
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

/// Draws `diagnostics` in the given order.
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

/// The number of errors and warnings and of their files, as text; `None` when there are none.
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

/// The start and the end of a span, when the file has a text.
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
