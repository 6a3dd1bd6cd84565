//! Gaps in a text: `[[answer|variant]]`, `[[name]]`, `[[=7±1]]`.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::markdown::Spot;
use crate::text::span::Span;

/// The gaps among `spots`, from first bracket to after the last, in order. What begins as a gap and
/// is not closed in its paragraph or cell is given as an error, from its first bracket on.
///
/// Gaps are found in the source, since the parser may take `[name]` for a link when a definition of
/// that name stands somewhere. Escaped brackets and code are none.
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
                let line = text[start..end].split("\n\n").next().unwrap_or_default();
                match line.find("]]") {
                    Some(close) => {
                        after = start + close + 2;
                        found.push(Ok(Span::new(start..after)));
                    }
                    None => {
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

/// Whether what follows the bracket at `at` is a second one that begins no link with an address.
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

/// What stands between the brackets of the gap at `span`, in parts that `|` divides. Inside a table
/// a bar is written `\|`, and divides as well.
pub fn parts(text: &str, span: Span) -> Vec<String> {
    let range = span.range();
    let inside = text[range.start + 2..range.end - 2].replace("\\|", "|");
    inside.split('|').map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}
