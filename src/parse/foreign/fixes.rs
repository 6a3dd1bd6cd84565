//! Certain fixes of foreign syntax: what has an exact counterpart here.

use std::ops::Range;

use crate::diag::fix::Edit;
use crate::parse::body::callouts::callout_kind;
use crate::text::slug::is_id;
use crate::text::span::Span;

/// A place with foreign syntax.
pub struct Found<'t> {
    /// The text of the page.
    pub text: &'t str,
    /// The place of the syntax.
    pub place: Range<usize>,
    /// Whether blocks only divide the text there. Elsewhere a heading, a list or a callout may ask
    /// or answer something.
    pub is_plain: bool,
}

impl<'t> Found<'t> {
    fn source(&self) -> &'t str {
        &self.text[self.place.clone()]
    }

    /// The byte at which the line begins.
    fn line_start(&self) -> usize {
        self.text[..self.place.start].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The text before the place on its line.
    fn before(&self) -> &'t str {
        &self.text[self.line_start()..self.place.start]
    }

    /// The line from its start to its end.
    fn line(&self) -> &'t str {
        self.text[self.line_start()..].lines().next().unwrap_or_default()
    }

    /// Whether the syntax begins a line of a paragraph of its own, so that another block can take
    /// its place.
    fn begins_block(&self) -> bool {
        let above = self.text[..self.line_start()].lines().next_back().unwrap_or_default();
        self.is_plain && self.before().is_empty() && matches!(above.trim(), "" | "+++")
    }
}

/// No fix is certain.
pub fn none(_: &Found<'_>) -> Vec<Edit> {
    Vec::new()
}

/// Puts marks of other lengths around what stands between marks.
fn around(found: &Found<'_>, length: usize, open: &str, close: &str) -> Vec<Edit> {
    let Range { start, end } = found.place;
    vec![
        Edit::replace(Span::new(start..start + length), open),
        Edit::replace(Span::new(end - length..end), close),
    ]
}

/// `==x==` becomes `<mark>x</mark>`.
pub fn highlight(found: &Found<'_>) -> Vec<Edit> {
    around(found, 2, "<mark>", "</mark>")
}

/// `x^2^` becomes `x<sup>2</sup>`.
pub fn superscript(found: &Found<'_>) -> Vec<Edit> {
    around(found, 1, "<sup>", "</sup>")
}

/// `\(x\)` becomes `$x$`, and `\[x\]` becomes `$$x$$`.
pub fn tex(found: &Found<'_>) -> Vec<Edit> {
    let source = found.source();
    let inside = source[2..source.len() - 2].trim();
    let next = found.text[found.place.end..].chars().next();
    let before = found.text[..found.place.start].chars().next_back();
    let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '$');
    let is_inline = source.starts_with("\\(");
    // Escaped brackets may stand around words.
    let is_formula = match is_inline {
        true => inside.contains(['\\', '^', '{', '=', '+']) || inside.chars().count() == 1,
        false => inside.contains(['\\', '^', '{', '=']) && found.line().trim() == source,
    };
    if !is_formula || inside.contains('$') || !is_free(next) || !is_free(before) {
        return Vec::new();
    }
    let sign = if is_inline { "$" } else { "$$" };
    vec![Edit::replace(Span::new(found.place.clone()), format!("{sign}{inside}{sign}"))]
}

/// `[words]{#id .class}` becomes `<span id="id" class="class">words</span>`.
pub fn span(found: &Found<'_>) -> Vec<Edit> {
    let source = found.source();
    let Some((words, attributes)) = source[1..source.len() - 1].rsplit_once("]{") else {
        return Vec::new();
    };
    let (mut id, mut classes) = (None, Vec::new());
    for attribute in attributes.split_whitespace() {
        match (attribute.strip_prefix('#'), attribute.strip_prefix('.')) {
            (Some(name), _) if is_id(name) && id.is_none() => id = Some(name),
            (_, Some(name)) if is_id(name) => classes.push(name),
            _ => return Vec::new(),
        }
    }
    let id = id.map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
    let class = match classes[..] {
        [] => String::new(),
        _ => format!(" class=\"{}\"", classes.join(" ")),
    };
    vec![Edit::replace(Span::new(found.place.clone()), format!("<span{id}{class}>{words}</span>"))]
}

/// `[TOC]` alone on a line goes away, because every page has its contents beside its text.
pub fn contents(found: &Found<'_>) -> Vec<Edit> {
    let start = found.line_start();
    if found.line().trim() != found.source().trim() {
        return Vec::new();
    }
    let end = start + found.line().len();
    let end = if found.text[end..].starts_with('\n') { end + 1 } else { end };
    vec![Edit::delete(start..end)]
}

/// `##Heading` becomes `## Heading`.
pub fn heading(found: &Found<'_>) -> Vec<Edit> {
    let source = found.source();
    let marks = source.len() - source.trim_start_matches('#').len();
    let is_indented = found.before().chars().any(|c| c != ' ') || found.before().len() > 3;
    if !found.is_plain || marks == 0 || is_indented {
        return Vec::new();
    }
    let start = found.place.start + marks;
    let wide = found.text[start..].chars().next().filter(|c| matches!(c, '\u{a0}' | '\u{3000}'));
    let end = start + wide.map_or(0, char::len_utf8);
    vec![Edit::replace(Span::new(start..end), " ")]
}

/// `• Item` becomes `- Item`.
pub fn bullet(found: &Found<'_>) -> Vec<Edit> {
    if !found.is_plain || found.before().chars().any(|c| c != ' ') {
        return Vec::new();
    }
    let after = &found.text[found.place.end..];
    let gap = after.len() - after.trim_start_matches([' ', '\t', '\u{a0}']).len();
    vec![Edit::replace(Span::new(found.place.start..found.place.end + gap), "- ")]
}

/// `-[ ] Task` becomes `- [ ] Task`.
pub fn glued_task(found: &Found<'_>) -> Vec<Edit> {
    let source = found.source();
    let after = &found.text[found.place.end..];
    let text = after.lines().next().unwrap_or_default();
    if !found.is_plain || !found.before().is_empty() || text.trim().is_empty() {
        return Vec::new();
    }
    let written = if source[1..].trim_matches(['[', ']', ' ']).is_empty() { "[ ]" } else { "[x]" };
    let space = if after.starts_with([' ', '\t']) { "" } else { " " };
    let edit = format!("{} {written}{space}", &source[..1]);
    vec![Edit::replace(Span::new(found.place.clone()), edit)]
}

/// `## Heading {#id` becomes `## Heading {#id}`.
pub fn open_attributes(found: &Found<'_>) -> Vec<Edit> {
    let is_attribute = |word: &str| word.starts_with(['#', '.']) || word.contains('=');
    let mut words = found.source()[1..].split_whitespace();
    let is_heading = found.line().starts_with('#') && found.line().ends_with(found.source());
    if !is_heading || !words.all(is_attribute) {
        return Vec::new();
    }
    vec![Edit::insert(found.place.end, "}")]
}

/// `[Text](my file.md)` becomes `[Text](<my file.md>)`.
pub fn spaced_address(found: &Found<'_>) -> Vec<Edit> {
    let Some(open) = found.source().find("](") else { return Vec::new() };
    let address = found.place.start + open + 2..found.place.end - 1;
    vec![Edit::insert(address.start, "<"), Edit::insert(address.end, ">")]
}

/// `!> Text` and `?> Text` become callouts, if they are a line of their own.
pub fn docsify(found: &Found<'_>) -> Vec<Edit> {
    let kind = if found.source().starts_with('!') { "IMPORTANT" } else { "TIP" };
    let end = found.line_start() + found.line().len();
    let below = found.text[end..].lines().nth(1).unwrap_or_default();
    if !found.begins_block() || !below.trim().is_empty() {
        return Vec::new();
    }
    vec![Edit::replace(Span::new(found.place.clone()), format!("> [!{kind}]\n>"))]
}

/// `!!! note` with its indented lines becomes a callout. A title of its own has no counterpart.
pub fn admonition(found: &Found<'_>) -> Vec<Edit> {
    let Some(word) = found.source().strip_prefix("!!! ") else { return Vec::new() };
    let Some(kind) = callout_kind(word).filter(|_| found.line().trim() == found.source()) else {
        return Vec::new();
    };
    let first = found.line_start() + found.line().len();
    let mut end = first;
    let mut lines: Vec<&str> = Vec::new();
    let mut at = first + 1;
    for line in found.text.get(at..).unwrap_or_default().split_inclusive('\n') {
        let text = line.trim_end();
        match text.strip_prefix("    ").or_else(|| text.strip_prefix('\t')) {
            Some(inner) => lines.push(inner),
            None if text.is_empty() => lines.push(""),
            None => break,
        }
        at += line.len();
        if !text.is_empty() {
            end = at - (line.len() - line.trim_end_matches('\n').len());
        }
    }
    let below = found.text[end..].lines().nth(1).unwrap_or_default();
    if !below.trim().is_empty() {
        return Vec::new();
    }
    block(found, end, kind, &lines)
}

/// `:::note` … `:::` becomes a callout. A title of its own has no counterpart.
pub fn container(found: &Found<'_>) -> Vec<Edit> {
    let line = found.line().trim_end();
    let word = line.trim_start_matches(':').trim_matches([' ', '{', '}', '.']);
    let Some(kind) = callout_kind(word).filter(|_| line.len() > found.source().len()) else {
        return Vec::new();
    };
    let mut lines: Vec<&str> = Vec::new();
    let mut at = found.line_start() + found.line().len() + 1;
    for line in found.text.get(at..).unwrap_or_default().split_inclusive('\n') {
        let text = line.trim_end();
        if text.starts_with(":::") {
            if text != found.source() {
                return Vec::new();
            }
            let mut edits = block(found, at + text.len(), kind, &lines);
            let below = found.text[at + text.len()..].lines().nth(1).unwrap_or_default();
            if let Some(edit) = edits.first_mut().filter(|_| !below.trim().is_empty()) {
                // Text right below would go on with the quote.
                edit.text.push('\n');
            }
            return edits;
        }
        lines.push(text);
        at += line.len();
    }
    Vec::new()
}

/// Puts a callout of `lines` in the place of what begins at the place and ends at `end`. None when
/// the lines hold something that works only outside of a quote.
fn block(found: &Found<'_>, end: usize, kind: &str, lines: &[&str]) -> Vec<Edit> {
    let is_blank = |line: &&&str| line.is_empty();
    let from = lines.iter().take_while(is_blank).count();
    let to = lines.len() - lines[from..].iter().rev().take_while(is_blank).count();
    let inside = &lines[from..to];
    let is_outer = |line: &&str| line.starts_with(['#', '[', ':', '!']) || line.contains("]: ");
    let fences = inside.iter().filter(|line| line.trim_start().starts_with("```")).count();
    if inside.is_empty() || !found.begins_block() || inside.iter().any(is_outer) || fences % 2 != 0
    {
        return Vec::new();
    }
    let mut text = format!("> [!{kind}]");
    for line in inside {
        text.push_str(if line.is_empty() { "\n>" } else { "\n> " });
        text.push_str(line);
    }
    vec![Edit::replace(Span::new(found.place.start..end), text)]
}
