//! `negative-stem`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::question::Answer;

/// Words that negate a question, by the first part of the course's language.
const WORDS: &[(&str, &[&str])] = &[
    ("en", &["not", "except", "least"]),
    ("de", &["nicht", "kein", "keine", "keiner", "keines", "außer"]),
    ("fr", &["sauf", "pas"]),
    ("es", &["no", "excepto", "salvo"]),
    ("ar", &["ليس", "ليست", "عدا"]),
];
/// Openings of questions that ask for one thing among others.
const OPENINGS: &[(&str, &[&str])] = &[
    ("en", &["which", "what of", "all of these", "all of the following"]),
    ("de", &["welche", "was von", "alle"]),
    ("fr", &["quel", "lequel", "laquelle", "lesquel", "parmi"]),
    ("es", &["cuál", "¿cuál", "qué", "¿qué", "todas"]),
    ("ar", &["أي", "أيّ", "ما"]),
];

/// Reports negative questions whose “not” is not emphasised. Emphasis is read from the source:
/// `**not**`, `*not*` or `NOT`.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let language = course.settings.language.split('-').next().unwrap_or_default();
    let of = |table: &'static [(&str, &'static [&'static str])]| {
        table.iter().find(|(name, _)| *name == language).map(|(_, words)| *words)
    };
    let (Some(words), Some(openings)) = (of(WORDS), of(OPENINGS)) else { return };
    for id in course.questions() {
        let question = course.question(id);
        if !matches!(question.answer, Answer::Single(_) | Answer::Multiple(_)) {
            continue;
        }
        let title = question.title.to_lowercase();
        if !openings.iter().any(|opening| title.starts_with(opening)) {
            continue;
        }
        let document = &course.page(id.0).document;
        let source = &document.text[question.heading.range()];
        let source = source.split('{').next().unwrap_or_default();
        let mut before = "";
        let plain = source.split_whitespace().find(|word| {
            let bare = bare(word);
            let is_least = bare == "least" && before.eq_ignore_ascii_case("at");
            before = word;
            let is_short = bare.ends_with("n't") || bare.ends_with("n’t");
            !is_least && (words.contains(&bare) || is_short)
        });
        if let Some(word) = plain {
            diagnostics.push(
                Diagnostic::new(
                    &codes::NEGATIVE_STEM,
                    Place::new(&document.path, question.heading),
                    format!("the question turns on `{}`, which is easily read over", bare(word)),
                )
                .help(format!("ask the other way round, or write `**{}**`", bare(word))),
            );
        }
    }
}

/// A word without punctuation. Emphasis and code marks stay, so an emphasised word matches none of
/// the words looked for.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| c.is_ascii_punctuation() && !"*_`".contains(c))
}
