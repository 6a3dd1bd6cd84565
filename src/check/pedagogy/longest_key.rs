//! `longest-key`.

use crate::check::key_length::stands_out;
use crate::check::pedagogy::chance::Tally;
use crate::check::questions::{decisions, key_of, length};
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::text::list::quoted;

/// The minimum difference in characters that a learner would notice.
const MIN_DIFFERENCE: usize = 10;

/// Reports right options that are more than a quarter longer than the others on average, and units in
/// which the right option is the longest too often for chance.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for unit in &course.units {
        let mut longest = Tally::default();
        for &page in &unit.pages {
            for (at, question) in course.page(page).questions().iter().enumerate() {
                for options in decisions(course.question((page, at))) {
                    let Some((key, others)) = key_of(options) else { continue };
                    let path = &course.page(page).document.path;
                    let lengths: Vec<usize> =
                        others.iter().map(|option| length(&option.text)).collect();
                    let own = length(&key.text);
                    let sum: usize = lengths.iter().sum();
                    let most = lengths.iter().copied().max().unwrap_or(0);
                    let hit = (question.id.value.as_str(), Place::new(path, key.label));
                    longest.add(options.len(), (own > most).then_some(hit));
                    if own <= most {
                        continue;
                    }
                    // A quarter over the mean: own > 1.25 × sum ÷ n. `key-length` reports options
                    // that stand out even more.
                    if !stands_out(own, most)
                        && own * 4 * others.len() > sum * 5
                        && own * others.len() >= sum + MIN_DIFFERENCE * others.len()
                    {
                        diagnostics.push(
                            Diagnostic::new(
                                &codes::LONGEST_KEY,
                                Place::new(path, key.label),
                                format!(
                                    "the right option is the longest: {own} characters, and the \
                                     others {} on average",
                                    sum / others.len()
                                ),
                            )
                            .help("move what qualifies it into its feedback, or make the others as precise"),
                        );
                    }
                }
            }
        }
        if let Some(place) = longest.beyond_chance() {
            diagnostics.push(
                Diagnostic::new(
                    &codes::LONGEST_KEY,
                    place.clone(),
                    format!(
                        "in {} of {} choices of this unit the right option is the longest",
                        longest.hits.len(),
                        longest.choices()
                    ),
                )
                .help("shorten some of them, or lengthen one of the others")
                .note(format!("by chance it would be about {:.0}", longest.expected()))
                .note(format!(
                    "it is so in {}",
                    quoted(longest.hits.iter().map(|(id, _)| *id), "and")
                )),
            );
        }
    }
}
