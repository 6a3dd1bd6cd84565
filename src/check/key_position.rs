//! `key-position`.

use crate::check::questions::is_shuffled;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::{Course, PageId};
use crate::model::question::{Answer, Question};
use crate::text::list::Count;

/// The minimum number of questions. From here on, the same place for every key is unlikely to be
/// chance: with three options it happens once in about eighty pages.
const MIN_QUESTIONS: usize = 5;

/// Reports pages on which the right option is always at the same place.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.lessons() {
        let Some((place, count, question)) = only_place(course, id) else { continue };
        diagnostics.push(
            Diagnostic::new(
                &codes::KEY_POSITION,
                Place::new(&course.page(id).document.path, question.heading),
                format!(
                    "in {} of this page the right option is number {}",
                    Count(count, "question"),
                    place + 1
                ),
            )
            .help("move some of the right options, or shuffle the options"),
        );
    }
}

/// The place, from 0, that the right options of a page share, the number of those questions, and
/// the first of them. `None` when the places differ or the questions are too few.
pub fn only_place(course: &Course, id: PageId) -> Option<(usize, usize, &Question)> {
    let questions = course.page(id).questions();
    let places: Vec<_> = questions
        .iter()
        .enumerate()
        .filter(|(at, _)| !is_shuffled(course, (id, *at)))
        .filter_map(|(_, question)| match &question.answer {
            Answer::Single(options) => {
                Some((options.iter().position(|option| option.right)?, question))
            }
            _ => None,
        })
        .collect();
    let (first, question) = *places.first()?;
    let is_only = places.len() >= MIN_QUESTIONS && places.iter().all(|(place, _)| *place == first);
    is_only.then_some((first, places.len(), question))
}
