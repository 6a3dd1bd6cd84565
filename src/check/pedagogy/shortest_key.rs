//! `shortest-key`.

use crate::check::pedagogy::chance::Tally;
use crate::check::questions::{decisions, key_of, length};
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::text::list::quoted;

/// Reports units in which the right option is the shortest too often for chance.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for unit in &course.units {
        let mut shortest = Tally::default();
        for &page in &unit.pages {
            let path = &course.page(page).document.path;
            for question in course.page(page).questions() {
                for options in decisions(question) {
                    let Some((key, others)) = key_of(options) else { continue };
                    let own = length(&key.text);
                    let is_shortest = others.iter().all(|option| own < length(&option.text));
                    let hit = (question.id.value.as_str(), Place::new(path, key.label));
                    shortest.add(options.len(), is_shortest.then_some(hit));
                }
            }
        }
        let Some(place) = shortest.beyond_chance() else { continue };
        diagnostics.push(
            Diagnostic::new(
                &codes::SHORTEST_KEY,
                place.clone(),
                format!(
                    "in {} of {} choices of this unit the right option is the shortest",
                    shortest.hits.len(),
                    shortest.choices()
                ),
            )
            .help("lengthen some of them, or shorten one of the others")
            .note(format!("by chance it would be about {:.0}", shortest.expected()))
            .note(format!(
                "it is so in {}",
                quoted(shortest.hits.iter().map(|(id, _)| *id), "and")
            )),
        );
    }
}
