//! `order-in-words`.

use unicode_segmentation::UnicodeSegmentation;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::question::Answer;

/// Words that give away the place of a step, by the first part of the course's language.
const WORDS: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "then",
            "again",
            "afterwards",
            "finally",
            "now that",
            "lastly",
            "after that",
            "first of all",
            "to begin with",
            "once more",
            "to finish",
            "to start with",
        ],
    ),
    ("de", &["dann", "danach", "anschließend", "zuletzt", "schließlich", "zuerst", "abschließend"]),
    ("fr", &["puis", "ensuite", "enfin", "finalement", "d'abord", "après cela"]),
    ("es", &["luego", "después", "finalmente", "por último", "primero", "a continuación"]),
    ("ar", &["ثم", "بعد ذلك", "أخيرا", "أخيرًا", "أولا", "أولًا"]),
];

/// Reports orderings whose steps say by words where they belong.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let language = course.settings.language.split('-').next().unwrap_or_default();
    let Some((_, words)) = WORDS.iter().find(|(name, _)| *name == language) else { return };
    for id in course.questions() {
        let Answer::Order { steps, .. } = &course.question(id).answer else { continue };
        for step in steps {
            let Some(word) = words.iter().find(|word| has(&step.text, word)) else { continue };
            diagnostics.push(
                Diagnostic::new(
                    &codes::ORDER_IN_WORDS,
                    Place::new(&course.page(id.0).document.path, step.label),
                    format!("“{word}” gives away where this step belongs"),
                )
                .help("say what is done, and leave its place to the learner"),
            );
        }
    }
}

/// Whether a text has a word, or several in a row.
fn has(text: &str, wanted: &str) -> bool {
    let text = text.to_lowercase().replace('’', "'");
    let words: Vec<&str> = text.unicode_words().collect();
    let wanted: Vec<&str> = wanted.unicode_words().collect();
    words.windows(wanted.len()).any(|run| run == wanted)
}
