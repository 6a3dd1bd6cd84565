//! `unused-variable`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;

/// Reports variables of scenarios that learners do not see and no condition uses.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.lessons() {
        let page = course.page(id);
        let Some(scenario) = page.scenario() else { continue };
        let choices = scenario.scenes.iter().flat_map(|scene| &scene.choices);
        let asked: Vec<&str> = choices
            .flat_map(|choice| &choice.condition)
            .map(|comparison| comparison.variable.value.as_str())
            .collect();
        for variable in &scenario.variables {
            let name = &variable.name;
            if variable.label.is_none() && !asked.contains(&name.value.as_str()) {
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
