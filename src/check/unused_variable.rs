//! `unused-variable`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;

/// Reports variables of scenarios that learners do not see and no condition uses.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.lessons() {
        let page = course.page(id);
        let Some(scenario) = page.scenario().filter(|scenario| !scenario.has_faults) else {
            continue;
        };
        let choices = scenario.scenes.iter().flat_map(|scene| &scene.choices);
        let asked: Vec<usize> = choices
            .flat_map(|choice| &choice.condition)
            .map(|comparison| comparison.variable)
            .collect();
        for (at, variable) in scenario.variables.iter().enumerate() {
            let name = &variable.name;
            if variable.label.is_none() && !asked.contains(&at) {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::UNUSED_VARIABLE,
                        Place::new(&page.document.path, name.span),
                        format!("nothing reads the variable `{}`", name.value),
                    )
                    .help("give it a `label` so that learners see it, use it in a condition, or delete it"),
                );
            }
        }
    }
}
