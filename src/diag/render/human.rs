//! The form for people: the message, the source line with carets, and what to do.

use annotate_snippets::renderer::Renderer;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Snippet};

use crate::diag::render::{Sources, Style, printable};
use crate::diag::severity::Severity;
use crate::diag::{Diagnostic, Place};
use crate::text::list::Count;
use crate::text::span::Span;

/// The bytes of a line that are kept on each side of the highlighted part, approximately.
const CONTEXT: usize = 200;

/// Appends one diagnostic and an empty line.
pub fn render(diagnostic: &Diagnostic, sources: &impl Sources, style: Style, drawn: &mut String) {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = printable(&diagnostic.message);
    let mut group = Group::with_title(level.primary_title(message).id(diagnostic.code.name));
    group = shown(group, &diagnostic.place, sources, AnnotationKind::Primary, None);
    for (place, shows) in &diagnostic.related {
        group = shown(group, place, sources, AnnotationKind::Context, Some(shows));
    }
    let patched = patched(diagnostic, sources);
    // The first help stands above the fixed lines.
    for help in diagnostic.help.iter().skip(usize::from(patched.is_some())) {
        group = group.element(Level::HELP.message(printable(help)));
    }
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(printable(note)));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let groups: Vec<Group<'_>> = [group].into_iter().chain(patched).collect();
    drawn.push_str(&renderer.render(&groups));
    drawn.push_str("\n\n");
}

fn shown<'a>(
    group: Group<'a>,
    place: &'a Place,
    sources: &'a impl Sources,
    kind: AnnotationKind,
    label: Option<&'a str>,
) -> Group<'a> {
    let path = place.path.as_str();
    let (Some(text), Some(span)) = (sources.text(&place.path), place.span) else {
        let group = group.element(Origin::path(printable(path)));
        return match label {
            Some(label) => group.element(Level::NOTE.message(format!("{label}: {path}"))),
            None => group,
        };
    };
    let excerpt = excerpt(text, span);
    let annotation = kind.span(excerpt.marked).label(label.map(printable));
    group.element(
        Snippet::source(excerpt.source)
            .line_start(excerpt.line)
            .path(printable(path))
            .annotation(annotation),
    )
}

/// The maximum number of lines of a fix that are shown.
const MAX_FIXED_LINES: usize = 6;

/// The author's lines with the certain fix; `None` where there is none, or where the lines cannot be
/// shown as they are, because they are very long or have control characters. Of a fix at many
/// places, the first are shown.
fn patched<'a>(diagnostic: &'a Diagnostic, sources: &'a impl Sources) -> Option<Group<'a>> {
    let edits = diagnostic.fix.as_ref()?.edits();
    let text = sources.text(&diagnostic.place.path)?;
    let line_end = |at: usize| text[at..].find('\n').map_or(text.len(), |end| at + end);
    let first = edits.first()?.span.range();
    let start = text[..first.start].rfind('\n').map_or(0, |newline| newline + 1);
    let mut end = line_end(first.end);
    let mut shown = 0;
    for edit in edits {
        let next = line_end(edit.span.range().end).max(end);
        if shown > 0 && text[start..next].matches('\n').count() >= MAX_FIXED_LINES {
            break;
        }
        (end, shown) = (next, shown + 1);
    }
    let source = &text[start..end];
    let is_plain = |text: &str| text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    let is_shown = source.lines().all(|line| line.len() <= 2 * CONTEXT)
        && source.lines().count() <= 2 * MAX_FIXED_LINES
        && is_plain(source)
        && edits.iter().all(|edit| is_plain(&edit.text));
    if !is_shown {
        return None;
    }
    let patches = edits[..shown].iter().map(|edit| {
        let range = edit.span.range();
        Patch::new(range.start - start..range.end - start, &*edit.text)
    });
    let title = diagnostic.help.first().map_or("write".into(), |help| printable(help));
    let snippet = Snippet::source(source)
        .line_start(text[..start].matches('\n').count() + 1)
        .path(printable(diagnostic.place.path.as_str()))
        .patches(patches);
    let mut group = Level::HELP.secondary_title(title).element(snippet);
    if shown < edits.len() {
        let rest = Count(edits.len() - shown, "place");
        group = group.element(Level::NOTE.message(format!("and at {rest} below")));
    }
    Some(group)
}

struct Excerpt {
    source: String,
    line: usize,
    marked: std::ops::Range<usize>,
}

/// The line on which `span` begins, with the part of the span on that line. A very long line is
/// cut around the span. Control characters become visible ones of the same length or shorter.
fn excerpt(text: &str, span: Span) -> Excerpt {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.range().start);
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    let end = floor(span.range().end).clamp(start, line_end);
    let from = floor(start.saturating_sub(CONTEXT)).max(line_start);
    let to = floor((end.min(start + CONTEXT)).saturating_add(CONTEXT)).clamp(start, line_end);
    let line = text[..line_start].matches('\n').count() + 1;
    let before = visible(&text[from..start]);
    let inside = visible(&text[start..end.min(to)]);
    let after = visible(&text[end.min(to)..to]);
    let marked = before.len()..before.len() + inside.len();
    Excerpt { source: before + &inside + &after, line, marked }
}

/// Keeps tabs, which terminals draw well, and replaces other controls, which a terminal would obey.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() && c != '\t' { char::REPLACEMENT_CHARACTER } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::diag::codes;
    use crate::text::path::CoursePath;

    struct One(BTreeMap<CoursePath, String>);

    impl Sources for One {
        fn text(&self, path: &CoursePath) -> Option<&str> {
            self.0.get(path).map(String::as_str)
        }
    }

    fn draw(text: &str, span: Span) -> String {
        let path = CoursePath::new("unit/a.md");
        let sources = One(BTreeMap::from([(path.clone(), text.to_owned())]));
        let diagnostic = Diagnostic::new(
            &codes::MISSING_PICTURE,
            Place::new(&path, span),
            "there is no file `x`",
        )
        .help("did you mean `y`?");
        let mut drawn = String::new();
        render(&diagnostic, &sources, Style::Plain, &mut drawn);
        drawn
    }

    #[test]
    fn the_line_is_shown_with_carets_and_help() {
        let drawn = draw("one\n[a](x)\n", Span::new(8..9));
        assert!(drawn.contains("error[missing-picture]: there is no file `x`"), "{drawn}");
        assert!(drawn.contains("unit/a.md:2:5"), "{drawn}");
        assert!(drawn.contains("help: did you mean `y`?"), "{drawn}");
    }

    #[test]
    fn a_very_long_line_is_cut_around_its_span() {
        let text = format!("{}XX{}", "a".repeat(50_000), "b".repeat(50_000));
        let drawn = draw(&text, Span::new(50_000..50_002));
        assert!(drawn.len() < 3000 && drawn.contains("XX"), "{}", drawn.len());
    }

    proptest! {
        #[test]
        fn no_text_or_span_makes_it_panic(text in "(.|\n|\t|\u{1b}){0,60}", start in 0usize..80, length in 0usize..80) {
            let drawn = draw(&text, Span::new(start..start + length));
            let has_escape = drawn.contains('\u{1b}');
            prop_assert!(!has_escape);
        }
    }
}
