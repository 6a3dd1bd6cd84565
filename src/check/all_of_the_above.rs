//! `all-of-the-above`.

use crate::check::questions::choices;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;

/// The wording of such options, by the first part of the course's language.
const PHRASES: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "all of the above",
            "none of the above",
            "all of these",
            "none of these",
            "both of the above",
        ],
    ),
    (
        "de",
        &[
            "alle genannten",
            "keine der genannten",
            "alle antworten",
            "keine der antworten",
            "alles davon",
            "nichts davon",
        ],
    ),
    (
        "fr",
        &[
            "toutes les réponses",
            "aucune de ces réponses",
            "aucune des réponses",
            "tout ce qui précède",
            "rien de ce qui précède",
        ],
    ),
    (
        "es",
        &[
            "todas las anteriores",
            "ninguna de las anteriores",
            "todos los anteriores",
            "ninguno de los anteriores",
        ],
    ),
    ("ar", &["كل ما سبق", "جميع ما سبق", "لا شيء مما سبق"]),
];

/// Reports options that refer to the other options.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let language = course.settings.language.split('-').next().unwrap_or_default();
    let Some((_, phrases)) = PHRASES.iter().find(|(name, _)| *name == language) else { return };
    for id in course.questions() {
        for option in choices(course.question(id)).into_iter().flatten() {
            let text = option.text.to_lowercase();
            if phrases.iter().any(|phrase| speaks_of_others(&text, phrase)) {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::ALL_OF_THE_ABOVE,
                        Place::new(&course.page(id.0).document.path, option.label),
                        "the option speaks of the other options",
                    )
                    .help("ask for several right options, or replace it"),
                );
            }
        }
    }
}

/// Whether `text` is `phrase` plus at most two words: “all of these apply”, but not “all of these
/// meetings end at five”.
fn speaks_of_others(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| {
        !rest.starts_with(char::is_alphanumeric) && rest.split_whitespace().count() <= 2
    })
}
