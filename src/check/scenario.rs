//! `unreachable-scene`, `impossible-condition`, `dead-end`, `no-way-out`, `too-many-states`: rules
//! that follow from all states of a scenario.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::scenario::{Choice, Scenario};
use crate::model::states::{MAX_STATES, States, states};
use crate::text::list::Count;

/// Reports what learners can never reach in scenarios, and where they cannot go on.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.lessons() {
        let page = course.page(id);
        let Some(scenario) = page.scenario().filter(|scenario| !scenario.has_faults) else {
            continue;
        };
        let document = &page.document;
        let found = states(scenario);
        let found_at = |code, span, message: String| {
            Diagnostic::new(code, Place::new(&document.path, span), message)
        };
        if found.is_cut {
            let Some(scene) = scenario.scenes.first() else { continue };
            let message = format!(
                "the scenario has more than {MAX_STATES} states: what is wrong in others is not found"
            );
            diagnostics.push(
                found_at(&codes::TOO_MANY_STATES, scene.heading, message)
                    .help("give its variables a `min` and a `max`"),
            );
        }
        for (at, scene) in scenario.scenes.iter().enumerate() {
            if found.scenes[at].is_none() && !found.is_cut {
                let what = if scene.ending.is_some() { "ending" } else { "scene" };
                let message = format!("no path leads to the {what} `{}`", scene.id.value);
                let leads = |choice: &&Choice| choice.to == at;
                let choices = scenario.scenes.iter().flat_map(|scene| &scene.choices);
                let count = choices.filter(leads).count();
                diagnostics.push(found_at(&codes::UNREACHABLE_SCENE, scene.heading, message).help(
                    match count {
                        0 => format!("lead a choice to `#{}`, or delete it", scene.id.value),
                        count => format!(
                            "{} would: look at {} conditions and at the scenes before",
                            Count(count, "choice"),
                            if count == 1 { "its" } else { "their" }
                        ),
                    },
                ));
                continue;
            }
            if let Some(values) = found.stuck.get(&at)
                && !scene.choices.is_empty()
            {
                let message = match said(scenario, values) {
                    values if values.is_empty() => {
                        format!("nothing can be chosen in `{}`", scene.id.value)
                    }
                    values => {
                        format!("nothing can be chosen in `{}` with {values}", scene.id.value)
                    }
                };
                diagnostics.push(
                    found_at(&codes::DEAD_END, scene.heading, message)
                        .help("give the scene a choice without a condition"),
                );
            }
            for (choice, is_open) in scene.choices.iter().zip(&found.opened[at]) {
                if *is_open || found.is_cut || choice.condition.is_empty() {
                    continue;
                }
                let message = format!(
                    "the condition of this choice never holds: {}",
                    ranges(scenario, &found, at, choice)
                );
                diagnostics.push(
                    found_at(&codes::IMPOSSIBLE_CONDITION, choice.span, message)
                        .help("change the condition, or the effects before it"),
                );
            }
        }
        let trapped: Vec<usize> = found.trapped.iter().copied().collect();
        if let Some(first) = trapped.first() {
            let names: Vec<String> =
                trapped.iter().map(|at| format!("`{}`", scenario.scenes[*at].id.value)).collect();
            let message = match &names[..] {
                [one] => format!("from {one} no ending can be reached"),
                names => format!("from {} no ending can be reached", names.join(", ")),
            };
            let heading = scenario.scenes[*first].heading;
            diagnostics.push(
                found_at(&codes::NO_WAY_OUT, heading, message)
                    .help("add a choice that leads on to an ending"),
            );
        }
    }
}

/// The values of the variables as text: `trust 2, load 5`.
fn said(scenario: &Scenario, values: &[f64]) -> String {
    let variables = scenario.variables.iter().zip(values);
    let said = variables.map(|(variable, value)| format!("`{}` {value}", variable.name.value));
    said.collect::<Vec<_>>().join(", ")
}

/// The ranges of the variables of a condition in the scene at `at`, as text.
fn ranges(scenario: &Scenario, found: &States, at: usize, choice: &Choice) -> String {
    let Some(ranges) = &found.scenes[at] else { return String::new() };
    let mut said: Vec<String> = Vec::new();
    for (index, (variable, range)) in scenario.variables.iter().zip(ranges).enumerate() {
        if !choice.condition.iter().any(|comparison| comparison.variable == index) {
            continue;
        }
        let name = &variable.name.value;
        said.push(match (range.start(), range.end()) {
            (least, most) if least == most => format!("`{name}` is {least} here"),
            (least, most) => format!("`{name}` is {least} to {most} here"),
        });
    }
    said.join(", ")
}
