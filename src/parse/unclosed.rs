//! Comments and code without an end.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use crate::diag::fix::Edit;
use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::Spot;
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// Reports comments and code that are not closed, which take the rest of the page with them.
pub fn check(path: &CoursePath, text: &str, spots: &[Spot<'_>], diagnostics: &mut Vec<Diagnostic>) {
    let open = |range: &Range<usize>, what: &str, help: String| {
        let line = Span::new(range.clone()).first_line(text);
        let message = if text[range.end..].trim().is_empty() && text[range.clone()].contains('\n') {
            format!("{what} is not closed, and takes the text below with it")
        } else {
            format!("{what} is not closed")
        };
        Diagnostic::new(&codes::UNCLOSED, Place::new(path, line), message).help(help)
    };
    let mut is_explained = false;
    for (at, (event, range)) in spots.iter().enumerate() {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                let source = text[range.clone()].trim_start();
                let opened = [
                    ("<!--", "-->", "the comment"),
                    ("<?", "?>", "the instruction"),
                    ("<![CDATA[", "]]>", "the section"),
                ]
                .into_iter()
                .find(|(mark, ..)| source.starts_with(mark));
                if let Some((mark, close, what)) = opened
                    && !source[mark.len()..].contains(close)
                {
                    let help = format!("write `{close}` where it ends");
                    diagnostics.push(open(range, what, help));
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                let source = &text[range.clone()];
                let mark = source.trim_start().chars().next().unwrap_or('`');
                let length = source.trim_start().chars().take_while(|c| *c == mark).count();
                let last = source.trim_end().rsplit('\n').next().unwrap_or_default();
                let last = last.trim_start_matches([' ', '\t', '>']);
                let is_closed = source.trim_end().contains('\n')
                    && last.chars().all(|c| c == mark)
                    && last.chars().count() >= length;
                if !is_closed && !std::mem::take(&mut is_explained) {
                    let close = mark.to_string().repeat(length);
                    let help = format!("write a line {close} below the code");
                    let fix = fence(text, range, &close);
                    diagnostics.push(open(range, "the code block", help).fix(fix));
                }
            }
            // A fence on the line of the box is text, and the one that should close it opens a block.
            Event::TaskListMarker(_) => {
                let Some((next, place)) = spots.get(at + 1) else { continue };
                let source = text[place.start..].trim_start();
                let is_fence = source.starts_with("```") || source.starts_with("~~~");
                if is_fence && matches!(next, Event::Text(_) | Event::Code(_)) {
                    is_explained = true;
                    let line = Span::new(place.start..text.len()).first_line(text);
                    diagnostics.push(
                        Diagnostic::new(
                            &codes::MALFORMED_BOX,
                            Place::new(path, line),
                            "a code block begins on the line of the box",
                        )
                        .help("begin it on the next line, indented like the text of the option"),
                    );
                }
            }
            _ => {}
        }
    }
}

/// The edit that closes the code block at `range`, which `close` ends: it makes the fence above it as
/// short as the only one below it, or adds one at the end of the page. None where the block may hold
/// text that is no code.
fn fence(text: &str, range: &Range<usize>, close: &str) -> Option<Edit> {
    let source = &text[range.clone()];
    let start = range.start + source.len() - source.trim_start().len();
    let mark = close.chars().next()?;
    let first = source.trim_start().lines().next().unwrap_or_default();
    let inside = || source.trim_start().lines().skip(1).map(str::trim);
    let fences: Vec<&str> =
        inside().filter(|line| line.starts_with("```") || line.starts_with("~~~")).collect();
    if let [only] = fences[..] {
        let is_last = inside().filter(|line| !line.is_empty()).last() == Some(only);
        let is_short = only.chars().all(|c| c == mark) && only.len() < close.len();
        let is_meant = is_last && is_short && first.starts_with(close);
        let surplus = || Span::new(start..start + close.len() - only.len());
        return is_meant.then(|| Edit::replace(surplus(), ""));
    }
    // Words behind a blank line may be a paragraph that the block took with it.
    let lines: Vec<&str> = source.trim_end().lines().skip(1).collect();
    let is_code = fences.is_empty()
        && !lines.is_empty()
        && lines.iter().all(|line| !line.trim().is_empty() && !line.starts_with(['#', '>']));
    let is_page_end = text[range.end..].trim().is_empty();
    let is_at_margin = start == 0 || text[..start].ends_with('\n');
    let end = range.start + source.trim_end().len();
    (is_page_end && is_at_margin && is_code).then(|| Edit::insert(end, format!("\n{close}")))
}
