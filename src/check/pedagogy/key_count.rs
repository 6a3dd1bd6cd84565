//! `key-count`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::question::Answer;

/// The minimum number of multiple responses of a unit in which learners would notice a pattern.
const MIN_QUESTIONS: usize = 5;

/// Reports units whose multiple responses all have the same number of right options.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for unit in &course.units {
        let questions = unit.pages.iter().flat_map(|id| {
            let page = course.page(*id);
            page.questions().iter().map(move |question| (page, question))
        });
        let counted: Vec<_> = questions
            .filter_map(|(page, question)| match &question.answer {
                Answer::Multiple(options) => {
                    let right = options.iter().filter(|option| option.right).count();
                    Some((right, page, question))
                }
                _ => None,
            })
            .collect();
        let Some((count, page, question)) = counted.first() else { continue };
        if counted.len() < MIN_QUESTIONS || counted.iter().any(|(right, ..)| right != count) {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                &codes::KEY_COUNT,
                Place::new(&page.document.path, question.heading),
                format!(
                    "all {} multiple responses of this unit have {count} right options",
                    counted.len()
                ),
            )
            .help("let some have more, and some fewer"),
        );
    }
}
