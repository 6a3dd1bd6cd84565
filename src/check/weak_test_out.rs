//! `weak-test-out`.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::{Course, ObjectiveId, TEST_OUT_QUESTIONS};
use crate::model::settings::Answers;
use crate::source::MANIFEST;
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// Reports what keeps learners from testing out, in a course that lets them.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let Some(switch) = course.settings.test_out else { return };
    let mut report = |span: Span, message: String, help: &str| {
        let place = Place::new(&CoursePath::new(MANIFEST), span);
        let diagnostic = Diagnostic::new(&codes::WEAK_TEST_OUT, place, message);
        diagnostics.push(diagnostic.help(help));
    };
    if course.settings.answers == Answers::Omit {
        let message = "nobody can test out of a course that leaves its answers out".to_owned();
        let help = "delete the line, or let the pages have the answers: `answers = \"page\"`";
        return report(switch, message, help);
    }
    if course.objectives.iter().all(|objective| objective.needs.is_empty()) {
        let message = "no objective needs another, so a test has to ask about each".to_owned();
        let help = "write `needs = [\"…\"]` under an `[[objective]]` that builds on others";
        report(switch, message, help);
    }
    // Objectives that no question asks about have their own diagnostics, and drafts may have the
    // questions that are missing.
    let asked: BTreeSet<ObjectiveId> =
        course.questions().flat_map(|id| course.objectives_of(id)).copied().collect();
    for (at, about) in course.scored_about().iter().enumerate() {
        let at = ObjectiveId(at);
        if about.len() < TEST_OUT_QUESTIONS && asked.contains(&at) && course.drafts.is_empty() {
            let id = &course.objective(at).id;
            let count = match about.len() {
                0 => "no scored question is",
                _ => "only one scored question is",
            };
            let message = format!("{count} about `{}`, and testing out of it takes two", id.value);
            report(id.span, message, "write more questions about it, each with another case");
        }
    }
}
