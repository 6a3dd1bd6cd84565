//! `key-balance`.

use crate::check::key_position::only_place;
use crate::check::pedagogy::chance::{MAX_PROBABILITY, at_least};
use crate::check::questions::{decisions, is_shuffled};
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::text::list::quoted;

/// Reports units in which the right option is at one place more often than chance explains.
/// Questions with shuffled options do not count.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for unit in &course.units {
        // For each decision: the place of its key from 0, its number of options, its question.
        let mut found = Vec::new();
        for &page in &unit.pages {
            for at in 0..course.page(page).questions().len() {
                if is_shuffled(course, (page, at)) {
                    continue;
                }
                for options in decisions(course.question((page, at))) {
                    if let Some(place) = options.iter().position(|option| option.right) {
                        found.push((place, options.len(), (page, at)));
                    }
                }
            }
        }
        let places = found.iter().map(|(_, options, _)| *options).max().unwrap_or(0);
        for place in 0..places {
            let can: Vec<_> = found.iter().filter(|(_, options, _)| *options > place).collect();
            let here: Vec<_> = can.iter().filter(|(key, ..)| *key == place).collect();
            let chances: Vec<f64> =
                can.iter().map(|(_, options, _)| 1.0 / *options as f64).collect();
            let Some((_, _, first)) = here.first() else { continue };
            // If they are all on one page, `key-position` reports the page.
            let is_said = only_place(course, first.0).is_some()
                && here.iter().all(|(.., id)| id.0 == first.0);
            if is_said || at_least(here.len(), &chances) >= MAX_PROBABILITY {
                continue;
            }
            let question = course.question(*first);
            let ids = here.iter().map(|(.., id)| course.question(*id).id.value.as_str());
            diagnostics.push(
                Diagnostic::new(
                    &codes::KEY_BALANCE,
                    Place::new(&course.page(first.0).document.path, question.heading),
                    format!(
                        "in {} of {} choices of this unit the right option is number {}",
                        here.len(),
                        can.len(),
                        place + 1
                    ),
                )
                .help("move some of the right options, or shuffle the options")
                .note(format!("it is so in {}", quoted(ids, "and"))),
            );
        }
    }
}
