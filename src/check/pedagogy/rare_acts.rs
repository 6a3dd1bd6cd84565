//! `rare-acts`.

use crate::check::pedagogy::prose::{prose, teaching};
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::page::Page;
use crate::text::span::Span;
use crate::text::words::words;

/// Reports lessons in which learners read more words than the course aims at before they first do
/// something, or between two times. Questions, reflections and sets of prompts are such acts.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let targets = &course.settings.pedagogy;
    for id in teaching(course) {
        let page = course.page(id);
        let mut acts = acts(page);
        acts.push(usize::MAX);
        let mut next = acts.into_iter().peekable();
        let (mut read, mut is_first) = (0, true);
        // The first block of a stretch that is beyond the aim, and the aim.
        let mut beyond: Option<(Span, u32)> = None;
        for block in prose(page) {
            while next.next_if(|act| *act <= block.span.range().start).is_some() {
                report(page, beyond.take(), read, is_first, diagnostics);
                (read, is_first) = (0, false);
            }
            read += words(&block.text);
            let most = if is_first { targets.most_before_act } else { targets.most_between_acts };
            if read > most && beyond.is_none() {
                beyond = Some((block.span.first_line(&page.document.text), most));
            }
        }
        // What follows the last act is between none; before the only one, it is counted.
        if is_first || next.peek().is_some_and(|act| *act != usize::MAX) {
            report(page, beyond, read, is_first, diagnostics);
        }
    }
}

/// The places where something is to be done, in order.
fn acts(page: &Page) -> Vec<usize> {
    let questions = page.questions().iter().map(|question| question.span.range().start);
    let recall = page.recall().iter().map(|set| set.span.range().start);
    let mut places: Vec<usize> = questions.chain(recall).collect();
    places.sort_unstable();
    places
}

fn report(
    page: &Page,
    beyond: Option<(Span, u32)>,
    read: u32,
    is_first: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some((place, most)) = beyond else { return };
    let message = if is_first {
        format!(
            "learners read {read} words before they do something; the course aims at {most} at most"
        )
    } else {
        format!(
            "learners read {read} words between two things to do; the course aims at {most} at most"
        )
    };
    diagnostics.push(
        Diagnostic::new(&codes::RARE_ACTS, Place::new(&page.document.path, place), message)
            .help("ask something before this: a question, a reflection or a set of prompts"),
    );
}
