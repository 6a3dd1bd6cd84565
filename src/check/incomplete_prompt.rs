//! `incomplete-prompt`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::parse::body::{LinkUse, plain_text};
use crate::parse::front_matter::PageKind;
use crate::parse::markdown::events;

/// More words than this are not read in passing.
const MOST_WORDS: usize = 60;

/// Reports weekly prompts without an id, without a link to a page, and long ones.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let Some(id) = course.single(PageKind::Prompts) else { return };
    let document = &course.page(id).document;
    let headings: Vec<_> = document.body.headings.iter().filter(|h| h.level == 2).collect();
    if headings.is_empty() {
        return;
    }
    let spots = events(&document.text, false).spots;
    for (at, heading) in headings.iter().enumerate() {
        let from = heading.span.range().end;
        let next = headings.get(at + 1).map(|next| next.span.range().start);
        let to = next.unwrap_or(document.text.len());
        let mut report = |message: String, help: &str| {
            let place = Place::new(&document.path, heading.span);
            diagnostics.push(Diagnostic::new(&codes::INCOMPLETE_PROMPT, place, message).help(help));
        };
        let written = &document.text[heading.span.range()];
        if !written.contains(&format!("#{}", heading.anchor)) {
            report(
                "the prompt has no id".to_owned(),
                &format!(
                    "write `{{#{}}}` after the heading: calendars know the prompt by it",
                    heading.anchor
                ),
            );
        }
        let leads = document.body.links.iter().any(|link| {
            let at = link.span.range().start;
            link.used_as == LinkUse::Link && from <= at && at < to
        });
        if !leads {
            report(
                "the prompt leads to no page".to_owned(),
                "end it with a link to the lesson that it comes from",
            );
        }
        let text = plain_text(spots.iter().filter(|(_, r)| from <= r.start && r.end <= to));
        let words = text.split_whitespace().count();
        if words > MOST_WORDS {
            report(
                format!("the prompt has {words} words"),
                &format!("a prompt is read in passing: {MOST_WORDS} words are enough"),
            );
        }
    }
}
