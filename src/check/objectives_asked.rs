//! `unasked-objective` and `unaimed-question`.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::{Course, ObjectiveId};
use crate::source::MANIFEST;
use crate::text::path::CoursePath;

/// Reports objectives that no question asks about, and questions that serve no objective.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    if course.objectives.is_empty() || course.questions().next().is_none() {
        return;
    }
    let mut asked: BTreeSet<ObjectiveId> = BTreeSet::new();
    for id in course.questions() {
        let served = course.objectives_of(id);
        asked.extend(served);
        if served.is_empty() {
            let question = course.question(id);
            diagnostics.push(
                Diagnostic::new(
                    &codes::UNAIMED_QUESTION,
                    Place::new(&course.page(id.0).document.path, question.heading),
                    "the question serves no objective",
                )
                .help("name one as `objective=…` on the heading, or in the page's front matter"),
            );
        }
    }
    for (at, objective) in course.objectives.iter().enumerate() {
        let id = &objective.id;
        let at = ObjectiveId(at);
        let is_served = course.pages.iter().any(|page| page.objectives.contains(&at));
        // `unserved-objective` reports an objective that no page serves.
        if is_served && !asked.contains(&at) && course.drafts.is_empty() {
            diagnostics.push(
                Diagnostic::new(
                    &codes::UNASKED_OBJECTIVE,
                    Place::new(&CoursePath::new(MANIFEST), id.span),
                    format!("no question asks about the objective `{}`", id.value),
                )
                .help("write one that does"),
            );
        }
    }
}
