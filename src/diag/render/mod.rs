//! Draws diagnostics for people and for programs. Each form has its own file.

pub mod github;
pub mod human;
pub mod json;
pub mod short;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::diag::severity::Severity;
use crate::diag::{Diagnostic, Place};
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

/// The number of diagnostics up to which the human form shows all of them.
const MAX_SHOWN: usize = 20;
/// Where there are more, the maximum number of diagnostics of one code that it shows, and the
/// maximum number of lines: some screens that a person reads. At least one of each code is shown.
const MAX_SHOWN_PER_CODE: usize = 5;
const MAX_LINES: usize = 160;

/// Draws `diagnostics` in the given order. When there are many, the human form shows the first of
/// each code and ends with the number of each; the other forms show all.
pub fn render(
    diagnostics: &[Diagnostic],
    sources: &impl Sources,
    format: Format,
    style: Style,
) -> String {
    let mut drawn = String::new();
    match format {
        Format::Human if diagnostics.len() > MAX_SHOWN => {
            return first_of_each(diagnostics, sources, style);
        }
        Format::Human => {
            diagnostics.iter().for_each(|one| human::render(one, sources, style, &mut drawn));
        }
        Format::Short => {
            diagnostics.iter().for_each(|one| short::render(one, sources, &mut drawn));
        }
        Format::Json => diagnostics.iter().for_each(|one| json::render(one, sources, &mut drawn)),
        Format::Github => {
            diagnostics.iter().for_each(|one| github::render(one, sources, &mut drawn));
        }
    }
    drawn
}

/// Draws as many of the first diagnostics of each code as a person reads, and the number of each.
fn first_of_each(diagnostics: &[Diagnostic], sources: &impl Sources, style: Style) -> String {
    let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    // The drawings of the first of each code, of the second of each, and so on.
    let mut layers: Vec<Vec<(usize, String)>> = vec![Vec::new(); MAX_SHOWN_PER_CODE];
    for (place, diagnostic) in diagnostics.iter().enumerate() {
        let count = counts.entry((diagnostic.severity, diagnostic.code.name)).or_default();
        if let Some(layer) = layers.get_mut(*count) {
            let mut drawn = String::new();
            human::render(diagnostic, sources, style, &mut drawn);
            layer.push((place, drawn));
        }
        *count += 1;
    }
    let mut lines = 0;
    let fits = layers.iter().enumerate().take_while(|(at, layer)| {
        lines += layer.iter().map(|(_, drawn)| drawn.lines().count()).sum::<usize>();
        *at == 0 || lines <= MAX_LINES
    });
    let most = fits.count();
    let mut shown: Vec<(usize, String)> = layers.into_iter().take(most).flatten().collect();
    shown.sort_by_key(|(place, _)| *place);
    let mut drawn: String = shown.into_iter().map(|(_, drawn)| drawn).collect();
    if counts.values().any(|count| *count > most) {
        drawn.push_str(&table(&counts, most));
    }
    drawn
}

/// The number of diagnostics of each code, the most frequent first, and how to see all of them.
fn table(counts: &BTreeMap<(Severity, &str), usize>, most: usize) -> String {
    let mut rows: Vec<_> = counts.iter().collect();
    rows.sort_by_key(|((severity, code), count)| (*severity, Reverse(**count), *code));
    let shown = match most {
        1 => "the first of each is".to_owned(),
        most => format!("the first {most} of each are"),
    };
    let mut text = format!("All there are, of which {shown} shown above:\n\n");
    for ((severity, code), count) in rows {
        let severity = match severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        text.push_str(&format!("{count:>7} {severity}[{code}]\n"));
    }
    text.push_str("\n`check --format short` lists every one on a line.\n\n");
    text
}

/// The maximum number of codes that a summary counts.
const MAX_CODES: usize = 6;

/// The number of errors and warnings, of their files and of each code, as text; `None` when there are
/// none. As in `1 error and 2 warnings in 2 files: 1 broken-link, 2 missing-alt`.
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
    let mut codes: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *codes.entry((diagnostic.severity, diagnostic.code.name)).or_default() += 1;
    }
    let mut codes: Vec<_> = codes.into_iter().collect();
    codes.sort_by_key(|((severity, code), count)| (*severity, Reverse(*count), *code));
    let most = if codes.len() > MAX_CODES { MAX_CODES - 1 } else { codes.len() };
    let mut each: Vec<String> =
        codes.iter().take(most).map(|((_, code), count)| format!("{count} {code}")).collect();
    if codes.len() > most {
        each.push(Count(codes.len() - most, "other code").to_string());
    }
    Some(format!("{counts} in {}: {}", Count(files.len(), "file"), each.join(", ")))
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

/// A place as text: `PATH:LINE:COLUMN`, or `PATH` when the whole file is meant.
pub fn place(place: &Place, sources: &impl Sources) -> String {
    match positions(sources, &place.path, place.span) {
        Some((start, _)) => format!("{}:{}:{}", place.path, start.line, start.column),
        None => place.path.to_string(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::codes;

    struct NoText;

    impl Sources for NoText {
        fn text(&self, _: &CoursePath) -> Option<&str> {
            None
        }
    }

    fn drawn(count: usize, format: Format) -> String {
        let path = CoursePath::new("a.md");
        let fault = |at| {
            Diagnostic::new(
                &codes::MISSING_PICTURE,
                Place::new(&path, Span::at(at)),
                format!("f{at}"),
            )
        };
        let mut all: Vec<Diagnostic> = (0..count).map(fault).collect();
        all.push(Diagnostic::new(&codes::MISSING_ALT, Place::file(&path), "alone"));
        render(&all, &NoText, format, Style::Plain)
    }

    #[test]
    fn a_long_report_shows_the_first_of_each_code_and_counts_all() {
        let text = drawn(25, Format::Human);
        assert_eq!(text.matches("error[missing-picture]").count(), 6, "{text}");
        assert!(text.contains("f4") && !text.contains("f5"), "{text}");
        assert!(
            text.contains("     25 error[missing-picture]\n      1 warning[missing-alt]\n"),
            "{text}"
        );
        assert!(text.contains("alone"), "{text}");
        assert_eq!(drawn(25, Format::Short).lines().count(), 26);
    }

    #[test]
    fn a_summary_counts_each_code() {
        let path = CoursePath::new("a.md");
        let of = |code| Diagnostic::new(code, Place::file(&path), "x");
        assert_eq!(summary(&[]), None);
        let some = [
            of(&codes::MISSING_ALT),
            of(&codes::MISSING_PICTURE),
            of(&codes::BROKEN_LINK),
            of(&codes::MISSING_ALT),
        ];
        let text =
            "1 error and 3 warnings in 1 file: 1 missing-picture, 2 missing-alt, 1 broken-link";
        assert_eq!(summary(&some).as_deref(), Some(text));
        let all: Vec<Diagnostic> = codes::ALL.iter().map(|code| of(code)).collect();
        let text = summary(&all).unwrap();
        assert!(text.ends_with(&format!(", {} other codes", all.len() - 5)), "{text}");
    }

    #[test]
    fn a_short_report_shows_all() {
        let text = drawn(12, Format::Human);
        assert!(text.contains("f11") && !text.contains("All there are"), "{text}");
    }
}
