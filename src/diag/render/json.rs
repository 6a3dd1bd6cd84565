//! The form for programs: one JSON object per line.
//!
//! Fields: `code`, `severity` (`error` or `warning`), `message`, `path`, `start` and `end` (each
//! `line` and `column`, from 1 and in characters, and `offset` in bytes of the text with `\n` line
//! ends; `null` when the whole file is meant), `related` (each `message`, `path`, `start`, `end`),
//! `help` and `notes` (lists of strings), `fix` (the edits of a certain fix, each `start`, `end` and
//! the `text` that takes the place of what is between them; `null` where only the author can fix it).
//! New fields may be added; no field is removed or renamed.

use serde_json::{Value, json};

use crate::diag::fix::Edit;
use crate::diag::render::{Sources, positions};
use crate::diag::{Diagnostic, Place};
use crate::text::span::Position;

/// Appends the diagnostic to `drawn` as one line.
pub fn render(diagnostic: &Diagnostic, sources: &impl Sources, drawn: &mut String) {
    let (start, end) = bounds(&diagnostic.place, sources);
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .map(|(place, shows)| {
            let (start, end) = bounds(place, sources);
            json!({ "message": shows, "path": place.path.as_str(), "start": start, "end": end })
        })
        .collect();
    let fix: Option<Vec<Value>> = diagnostic.fix.as_ref().map(|fix| {
        let edit = |edit: &Edit| {
            let place = Place::new(&diagnostic.place.path, edit.span);
            let (start, end) = bounds(&place, sources);
            json!({ "start": start, "end": end, "text": edit.text })
        };
        fix.edits().iter().map(edit).collect()
    });
    let object = json!({
        "code": diagnostic.code.name,
        "severity": diagnostic.severity.word(),
        "message": diagnostic.message,
        "path": diagnostic.place.path.as_str(),
        "start": start,
        "end": end,
        "related": related,
        "help": diagnostic.help,
        "notes": diagnostic.notes,
        "fix": fix,
    });
    drawn.push_str(&object.to_string());
    drawn.push('\n');
}

fn bounds(place: &Place, sources: &impl Sources) -> (Value, Value) {
    match (positions(sources, &place.path, place.span), place.span) {
        (Some((start, end)), Some(span)) => (point(start, span.start), point(end, span.end)),
        _ => (Value::Null, Value::Null),
    }
}

fn point(position: Position, offset: u32) -> Value {
    json!({ "line": position.line, "column": position.column, "offset": offset })
}
