//! `key-length`.

use crate::check::questions::{choices, key_of, length};
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::question::Answer;

/// Reports right options that are clearly longer than all others: at least half as long again as
/// the longest, and by at least fifteen characters, so that short options do not count.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.questions() {
        let question = course.question(id);
        // Verdicts are often just “yes” and “no”.
        let skipped = usize::from(matches!(question.answer, Answer::TwoTier { .. }));
        for options in choices(question).into_iter().skip(skipped) {
            let Some((key, others)) = key_of(options) else { continue };
            let own = length(&key.text);
            let longest = others.iter().map(|option| length(&option.text)).max().unwrap_or(0);
            if stands_out(own, longest) {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::KEY_LENGTH,
                        Place::new(&course.page(id.0).document.path, key.label),
                        format!(
                            "the right option has {own} characters, the longest other {longest}"
                        ),
                    )
                    .help("shorten it, or make the others as precise"),
                );
            }
        }
    }
}

/// Whether a right option of `own` characters is clearly longer than others of at most `longest`.
pub fn stands_out(own: usize, longest: usize) -> bool {
    own * 2 >= longest * 3 && own >= longest + 15
}
