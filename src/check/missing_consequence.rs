//! `missing-consequence`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;

/// Reports choices of scenarios after which nothing is told.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.lessons() {
        let document = &course.page(id).document;
        for choice in document.scenario.scenes.iter().flat_map(|scene| &scene.choices) {
            if choice.consequence.is_empty() {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::MISSING_CONSEQUENCE,
                        Place::new(&document.path, choice.span),
                        "the choice has no consequence",
                    )
                    .help("write what follows from it as a quote below, indented: `  > She nods.`"),
                );
            }
        }
    }
}
