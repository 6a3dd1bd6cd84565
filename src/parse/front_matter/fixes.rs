//! Certain fixes of front matter that is YAML, or that stands in a heading.

use std::ops::Range;

use crate::diag::fix::Edit;
use crate::markdown::yaml::YamlFront;
use crate::parse::keys::Keys;
use crate::text::span::Span;

/// The edits after which plain YAML is TOML, and a title in the heading below it is in the front
/// matter. Empty when it has anything besides `title`, a summary, `minutes` and `draft`, whose meaning
/// only the author knows.
pub fn from_yaml(text: &str, yaml: &YamlFront, keys: &'static Keys) -> Vec<Edit> {
    let block = &text[yaml.range.clone()];
    let mut edits = Vec::new();
    let mut seen = Vec::new();
    for (key, value) in &yaml.entries {
        let line =
            key.start..key.start + text[key.start..].lines().next().unwrap_or_default().len();
        let written = text[key.end + 1..line.end].trim();
        // Other escapes would need a YAML parser.
        let is_exact = (!written.starts_with('"') || !written.replace("\\\"", "").contains('\\'))
            && !written.contains(char::is_control);
        let entry = match &text[key.clone()] {
            "title" => Some(("title", quoted(value))),
            "summary" | "description" => Some(("summary", quoted(value))),
            "draft" if matches!(written, "true" | "false") => Some(("draft", value.clone())),
            "minutes" if value.parse::<u16>().is_ok() => Some(("minutes", value.clone())),
            _ => None,
        };
        let known = entry.filter(|(name, _)| keys.get(name).is_some() && !seen.contains(name));
        let Some((name, value)) = known.filter(|_| is_exact && !value.is_empty()) else {
            return Vec::new();
        };
        seen.push(name);
        edits.push(Edit::replace(Span::new(line), format!("{name} = {value}")));
    }
    let first = 0..block.lines().next().unwrap_or_default().trim_end().len();
    let last = block.trim_end().rfind('\n').map_or(0, |newline| newline + 1);
    let heading = title_below(text, yaml).filter(|_| !seen.contains(&"title"));
    let opening = match &heading {
        Some((_, title)) => format!("+++\ntitle = {}", quoted(title)),
        None => "+++".to_owned(),
    };
    edits.insert(0, Edit::replace(Span::new(first), opening));
    edits.push(Edit::replace(Span::new(last..block.trim_end().len()), "+++"));
    if let Some((line, _)) = &heading {
        edits.push(without(text, line));
    }
    match yaml.is_plain && (seen.contains(&"title") || heading.is_some()) {
        true => edits,
        false => Vec::new(),
    }
}

/// The edits after which the title of the heading below the YAML stands in it. They are made where the
/// YAML has more than can be written as TOML.
pub fn title_into_yaml(text: &str, yaml: &YamlFront) -> Vec<Edit> {
    let Some((line, title)) = title_below(text, yaml) else { return Vec::new() };
    let first = text.find('\n').map_or(0, |newline| newline + 1);
    vec![Edit::insert(first, format!("title: {}\n", quoted(title))), without(text, &line)]
}

/// The edit that takes the heading at `line` and the blank lines below it out.
fn without(text: &str, line: &Range<usize>) -> Edit {
    let gap = text[line.end..].len() - text[line.end..].trim_start_matches('\n').len();
    Edit::delete(line.start..line.end + gap)
}

/// The edits after which a page without front matter has some: the spaces before its marks are gone,
/// or the heading at its top has become its title.
pub fn missing(text: &str, keys: &'static Keys) -> Vec<Edit> {
    let marks = indented_marks(text);
    if !marks.is_empty() {
        return marks;
    }
    let is_title_enough = keys.keys.iter().all(|key| !key.required || key.name == "title");
    let start = text.len() - text.trim_start().len();
    let line = text[start..].lines().next().unwrap_or_default();
    let Some(title) = title_of(line).filter(|_| is_title_enough) else { return Vec::new() };
    let front = format!("+++\ntitle = {}\n+++", quoted(title));
    let after = &text[start + line.len()..];
    // Front matter is followed by a blank line, as everywhere in the documentation.
    let gap = if after.trim().is_empty() || after.starts_with("\n\n") { "" } else { "\n" };
    vec![Edit::replace(Span::new(0..start + line.len()), front + gap)]
}

/// The title in a heading of the first level, if it is plain text.
fn title_of(line: &str) -> Option<&str> {
    let title = line.strip_prefix("# ")?.trim().trim_end_matches('#').trim_end();
    (!title.is_empty() && !title.contains(['[', '<', '{', '$', '&'])).then_some(title)
}

/// The title in the heading right below the front matter and perhaps some comments, with the bytes
/// of its line.
pub fn title_below<'t>(text: &'t str, yaml: &YamlFront) -> Option<(Range<usize>, &'t str)> {
    let mut below = text[yaml.range.end..].trim_start();
    while let Some((_, rest)) =
        below.strip_prefix("<!--").and_then(|comment| comment.split_once("-->"))
    {
        below = rest.trim_start();
    }
    let start = text.len() - below.len();
    let line = text[start..].lines().next()?;
    Some((start..start + line.len(), title_of(line)?))
}

/// The edits that take the spaces before the two marks away.
fn indented_marks(text: &str) -> Vec<Edit> {
    let mut at = 0;
    let mut marks: Vec<Range<usize>> = Vec::new();
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if line.trim() == "+++" {
            marks.push(at..at + line.len() - line.trim_start().len());
        } else if number == 0 {
            break;
        }
        at += line.len();
        if marks.len() == 2 {
            let indented = marks.into_iter().filter(|mark| !mark.is_empty());
            return indented.map(Edit::delete).collect();
        }
    }
    Vec::new()
}

/// `text`, which is on one line, as a TOML string in plain quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
