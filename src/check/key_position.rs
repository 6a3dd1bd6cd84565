//! `key-position`.

use crate::check::questions::is_shuffled;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::parse::question::Answer;
use crate::text::list::Count;

/// From this many questions on, one place for all keys is no chance: of three options it comes about
/// once in eighty pages.
const ENOUGH: usize = 5;

/// Reports pages on which the right option always stands at the same place.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.lessons() {
        let document = &course.page(id).document;
        let places: Vec<_> = document
            .questions
            .questions
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
        let Some((first, question)) = places.first() else { continue };
        if places.len() >= ENOUGH && places.iter().all(|(place, _)| place == first) {
            diagnostics.push(
                Diagnostic::new(
                    &codes::KEY_POSITION,
                    Place::new(&document.path, question.heading),
                    format!(
                        "in {} of this page the right option is number {}",
                        Count(places.len(), "question"),
                        first + 1
                    ),
                )
                .help("move some of the right options, or shuffle the options"),
            );
        }
    }
}
