//! `key-length`.

use crate::check::questions::choices;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::parse::question::Answer;

/// Reports right options that are clearly longer than all others: half as long again as the longest,
/// and by at least fifteen characters, so that short options do not count.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.questions() {
        let question = course.question(id);
        // A verdict that goes on with “because” is longer by its form.
        let skipped = usize::from(matches!(question.answer, Answer::TwoTier { .. }));
        for options in choices(question).into_iter().skip(skipped) {
            let length = |text: &str| text.chars().count();
            let right: Vec<_> = options.iter().filter(|option| option.right).collect();
            let [key] = right[..] else { continue };
            let wrong = options.iter().filter(|option| !option.right);
            let Some(longest) = wrong.map(|option| length(&option.text)).max() else { continue };
            let own = length(&key.text);
            if own * 2 >= longest * 3 && own >= longest + 15 {
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
