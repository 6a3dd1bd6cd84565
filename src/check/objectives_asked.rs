//! `unasked-objective` and `unaimed-question`.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::source::MANIFEST;
use crate::text::path::CoursePath;

/// Reports objectives that no question asks about, and questions that serve no objective.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    if course.manifest.objectives.is_empty() || course.questions().next().is_none() {
        return;
    }
    let mut asked: BTreeSet<&str> = BTreeSet::new();
    for id in course.questions() {
        let served = course.objectives_of(id);
        asked.extend(served.iter().map(|objective| objective.value.as_str()));
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
    for objective in &course.manifest.objectives {
        let id = &objective.id;
        let is_served = course.pages.iter().any(|page| {
            page.document.front.objectives.iter().any(|served| served.value == id.value)
        });
        // That no page serves it is said already.
        if is_served && !asked.contains(id.value.as_str()) && course.drafts.is_empty() {
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
