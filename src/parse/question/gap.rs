//! Gaps in a text: `[[answer|variant]]`, `[[name]]`, `[[=7±1]]`.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::markdown::Spot;
use crate::text::span::Span;

/// The gaps among `spots` in order, each from its first bracket to after its last. A gap that is
/// not closed in its paragraph or cell is returned as an error, which starts at its first bracket.
///
/// Gaps are found in the source, because the parser takes `[name]` for a link when that name has a
/// definition. Escaped brackets and code are not gaps.
pub fn gaps(text: &str, spots: &[Spot<'_>]) -> Vec<Result<Span, Span>> {
    let mut found = Vec::new();
    let mut leaves: Vec<Range<usize>> = Vec::new();
    let mut after = 0;
    for (at, (event, range)) in spots.iter().enumerate() {
        match event {
            Event::Start(_) => leaves.push(range.clone()),
            Event::End(_) => {
                leaves.pop();
            }
            Event::Text(part) if part.starts_with('[') && range.start >= after => {
                let start = range.start;
                let is_escaped = text[..start].ends_with('\\');
                if is_escaped || !text[start..].starts_with("[[") || !opens(spots, at) {
                    continue;
                }
                let end = leaves.last().map_or(text.len(), |leaf| leaf.end);
                let rest = &text[start..end];
                let close = rest.find("]]").filter(|close| !rest[..*close].contains("\n\n"));
                match close {
                    Some(close) => {
                        after = start + close + 2;
                        found.push(Ok(Span::new(start..after)));
                    }
                    None => {
                        let line = rest.split("\n\n").next().unwrap_or_default();
                        after = start + line.trim_end().len();
                        found.push(Err(Span::new(start..after)));
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether the bracket at index `at` is followed by a second one that is not the start of a link
/// with an address.
fn opens(spots: &[Spot<'_>], at: usize) -> bool {
    match &spots[at] {
        (Event::Text(part), _) if part.starts_with("[[") => return true,
        _ => {}
    }
    match spots.get(at + 1) {
        Some((Event::Text(next), _)) => next.starts_with('['),
        Some((Event::Start(Tag::Link { link_type, .. }), _)) => *link_type == LinkType::Shortcut,
        _ => false,
    }
}

/// The parts between the brackets of the gap at `span`, which `|` separates. They are text: HTML and
/// entities mean nothing in them, and a backslash takes the meaning from the sign after it. In a
/// table the bar is written `\\|`, because a bare one ends the cell, and separates parts as well.
pub fn parts(text: &str, span: Span) -> Vec<String> {
    let range = span.range();
    let inside = &text[range.start + 2..range.end - 2];
    let is_in_table = is_in_table(text, &range);
    let mut parts = vec![String::new()];
    let mut signs = inside.chars().peekable();
    while let Some(sign) = signs.next() {
        let escaped =
            signs.peek().copied().filter(|next| sign == '\\' && next.is_ascii_punctuation());
        let is_bar = match escaped {
            Some(next) => next == '|' && is_in_table,
            None => sign == '|',
        };
        if escaped.is_some() {
            signs.next();
        }
        match parts.last_mut() {
            Some(part) if !is_bar => part.push(escaped.unwrap_or(sign)),
            _ => parts.push(String::new()),
        }
    }
    parts.iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Whether a bare `|` stands on the line of the gap at `range`, outside of it.
fn is_in_table(text: &str, range: &Range<usize>) -> bool {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    let has_bar = |part: &str| part.match_indices('|').any(|(at, _)| !part[..at].ends_with('\\'));
    has_bar(&text[start..range.start]) || has_bar(&text[range.end..end])
}

/// The first bare bracket inside the gap at `span`: one of its own brackets is missing, or the
/// bracket belongs to the answer and needs a backslash.
pub fn bracket(text: &str, span: Span) -> Option<usize> {
    let range = span.range();
    let inside = &text[range.start + 2..range.end - 2];
    let is_bare = |at: usize| !inside[..at].ends_with('\\');
    let found = inside.match_indices(['[', ']']).find(|(at, _)| is_bare(*at))?;
    Some(range.start + 2 + found.0)
}
