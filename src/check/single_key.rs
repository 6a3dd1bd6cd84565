//! `single-key`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::question::Answer;

/// Reports questions that ask for several options when only one is right.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.questions() {
        let question = course.question(id);
        let Answer::Multiple(options) = &question.answer else { continue };
        if options.iter().filter(|option| option.right).count() == 1 {
            diagnostics.push(
                Diagnostic::new(
                    &codes::SINGLE_KEY,
                    Place::new(&course.page(id.0).document.path, question.heading),
                    "the question asks for several options, and one is right",
                )
                .help("take `.multiple` away, or mark another option as right"),
            );
        }
    }
}
