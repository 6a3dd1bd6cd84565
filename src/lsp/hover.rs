//! What the thing at the cursor is: a key, a term of the glossary, a citation.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use crate::lsp::convert;
use crate::lsp::toml_place::{area, key_at};
use crate::lsp::workspace::Workspace;
use crate::model::course::Course;
use crate::model::page::PageKind;
use crate::parse::keys::Key;
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// What a key means, in Markdown.
pub fn about(key: &Key) -> String {
    let default = key.default.map(|value| format!("\n\nWhen left out: `{value}`."));
    let example = format!("\n\n```toml\n{} = {}\n```", key.name, key.example);
    format!("{}{}{example}", key.about, default.unwrap_or_default())
}

/// Explains the byte `at` of a file with this `text`.
pub fn hover(path: &CoursePath, text: &str, at: usize, workspace: &Workspace) -> Option<Hover> {
    let (span, value) = match key_at(path, text, at) {
        Some((key, place)) => (Span::new(place), about(key)),
        None => {
            let is_toml = area(path, text).is_some_and(|(area, _)| at < area.end);
            let course = workspace.course().filter(|_| !is_toml)?;
            citation(course, text, at).or_else(|| term(course, text, at))?
        }
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }),
        range: Some(convert::range(text, Some(span))),
    })
}

/// The work that is cited at the byte `at`.
fn citation(course: &Course, text: &str, at: usize) -> Option<(Span, String)> {
    let is_key = |c: char| c.is_alphanumeric() || "-_:.+".contains(c);
    let start = text[..at]
        .rfind(|c: char| !is_key(c) && c != '@')
        .map_or(0, |found| found + text[found..].chars().next().map_or(1, char::len_utf8));
    let rest = text[start..].strip_prefix('@')?;
    let key = rest.split(|c: char| !is_key(c)).next()?.trim_end_matches(['.', ':']);
    let reference = course.references.iter().find(|reference| reference.key == key)?;
    let title = reference.entry.title().map(ToString::to_string)?;
    let authors: Vec<&str> =
        reference.entry.authors().into_iter().flatten().map(|one| one.name.as_str()).collect();
    let year = reference.entry.date().map(|date| format!(" ({})", date.year)).unwrap_or_default();
    let span = Span::new(start..start + 1 + key.len());
    Some((span, format!("**{title}**\n\n{}{year}", authors.join(", "))))
}

/// The definition of the term of the glossary at the byte `at`. Of several, the longest counts.
fn term(course: &Course, text: &str, at: usize) -> Option<(Span, String)> {
    let glossary = course.page(course.single(PageKind::Glossary)?);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].split('\n').next()?;
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut best: Option<(Span, &[Span])> = None;
    for term in glossary.terms() {
        for name in &term.names {
            for (found, end) in occurrences(line, name) {
                let is_word = !is_letter(line[..found].chars().next_back())
                    && !is_letter(line[end..].chars().next());
                let span = Span::new(start + found..start + end);
                let length = |span: Span| span.range().len();
                let is_longer = best.is_none_or(|(other, _)| length(other) < length(span));
                if is_word && (span.range().start..=span.range().end).contains(&at) && is_longer {
                    best = Some((span, &term.definitions));
                }
            }
        }
    }
    let (span, definitions) = best?;
    let texts = definitions.iter().filter_map(|one| glossary.document.text.get(one.range()));
    let text: Vec<&str> = texts.map(|text| text.trim().trim_start_matches(": ")).collect();
    Some((span, text.join("\n\n")))
}

/// The places of `name` in `line`, in capitals or not.
fn occurrences<'l>(line: &'l str, name: &'l str) -> impl Iterator<Item = (usize, usize)> + 'l {
    let count = name.chars().count();
    line.char_indices().filter_map(move |(at, _)| {
        let rest = &line[at..];
        let end = rest.char_indices().nth(count).map_or(rest.len(), |(end, _)| end);
        let is_name = count > 0 && rest[..end].to_lowercase() == name.to_lowercase();
        is_name.then_some((at, at + end))
    })
}
