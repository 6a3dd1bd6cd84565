//! `incomplete-prompt`.

use crate::diag::fix::Edit;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::page::{Content, PageKind};
use crate::model::prompt::Prompt;
use crate::text::slug::anchor;
use crate::text::words::words;

/// The maximum number of words in a prompt. Longer ones are not read in passing.
const MAX_WORDS: u32 = 60;

/// Reports weekly prompts that have no id or no link to a page, and long ones.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let Some(id) = course.single(PageKind::Prompts) else { return };
    let page = course.page(id);
    let Content::Prompts(prompts) = &page.content else { return };
    for prompt in prompts {
        let mut report = |message: String, help: &str, fix: Option<Edit>| {
            let place = Place::new(&page.document.path, prompt.heading);
            diagnostics.push(
                Diagnostic::new(&codes::INCOMPLETE_PROMPT, place, message).help(help).fix(fix),
            );
        };
        if !prompt.has_id {
            report(
                "the prompt has no id".to_owned(),
                &format!(
                    "write `{{#{}}}` after the heading: calendars know the prompt by it",
                    prompt.anchor
                ),
                with_id(&page.document.text, prompt),
            );
        }
        if prompt.links.is_empty() {
            report(
                "the prompt leads to no page".to_owned(),
                "end it with a link to the lesson that it comes from",
                None,
            );
        }
        let count = words(&prompt.text);
        if count > MAX_WORDS {
            report(
                format!("the prompt has {count} words"),
                &format!("a prompt is read in passing: {MAX_WORDS} words are enough"),
                None,
            );
        }
    }
}

/// The edit that gives the prompt the id made from its title; `None` when the title gives none, or
/// the heading has attributes or a line below it.
fn with_id(text: &str, prompt: &Prompt) -> Option<Edit> {
    let heading = text.get(prompt.heading.range())?;
    let is_plain = heading.starts_with('#') && !heading.ends_with(['#', '}', '\\']);
    let is_own = prompt.anchor == anchor(&prompt.title) && !prompt.anchor.is_empty();
    let id = format!(" {{#{}}}", prompt.anchor);
    (is_plain && is_own).then(|| Edit::insert(prompt.heading.range().end, id))
}
