//! `missing-consequence`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;

/// Reports choices of scenarios without a consequence. A choice that leads to an ending needs none.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.lessons() {
        let page = course.page(id);
        let Some(scenario) = page.scenario() else { continue };
        let scenes = &scenario.scenes;
        for choice in scenes.iter().flat_map(|scene| &scene.choices) {
            if choice.consequence.is_empty() && scenes[choice.to].ending.is_none() {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::MISSING_CONSEQUENCE,
                        Place::new(&page.document.path, choice.span),
                        "the choice has no consequence",
                    )
                    .help("write what follows from it as a quote below, indented: `  > She nods.`"),
                );
            }
        }
    }
}
