//! `feedback-opening`.

use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::check::questions::choices;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::text::Text;
use crate::text::words::is_unspaced;

/// The minimum number of notes that begin alike.
const MIN_NOTES: usize = 12;

/// Reports units in which more than a third of the notes on wrong options begin with the same word.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for unit in &course.units {
        let mut notes = 0;
        let mut openings: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        for page in unit.pages.iter().map(|id| course.page(*id)) {
            if page.questions().is_empty() {
                continue;
            }
            let text = Text::of(&page.document);
            let options = page.questions().iter().flat_map(choices).flatten();
            for option in options.filter(|option| !option.right) {
                let Some(&note) = option.feedback.first() else { continue };
                notes += 1;
                let plain = text.plain(note);
                // A word of a script without spaces is too short to be noticed.
                let word = plain.unicode_words().next().filter(|word| !word.contains(is_unspaced));
                if let Some(word) = word {
                    let place =
                        Place::new(&page.document.path, note.first_line(&page.document.text));
                    openings.entry(word.to_lowercase()).or_default().push(place);
                }
            }
        }
        for (word, places) in openings {
            if places.len() < MIN_NOTES || places.len() * 3 <= notes {
                continue;
            }
            diagnostics.push(
                Diagnostic::new(
                    &codes::FEEDBACK_OPENING,
                    places[0].clone(),
                    format!(
                        "{} of {notes} notes on wrong options of this unit begin with “{word}”",
                        places.len()
                    ),
                )
                .help("begin with the option itself: when it would be right, or what it overlooks"),
            );
        }
    }
}
