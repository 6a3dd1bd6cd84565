//! `few-questions`, `low-level` and `missing-level`.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::{Course, ObjectiveId};
use crate::model::question::Thinking;
use crate::source::MANIFEST;
use crate::text::list::Count;
use crate::text::path::CoursePath;

/// The questions about an objective.
#[derive(Default)]
struct Asked {
    questions: usize,
    with_level: usize,
    applied: usize,
}

/// Reports questions without a level, and objectives with too few questions, or with too few that
/// ask for more than knowledge.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let targets = &course.settings.pedagogy;
    let mut asked: BTreeMap<ObjectiveId, Asked> = BTreeMap::new();
    for id in course.questions() {
        let question = course.question(id);
        if !question.is_scored() {
            continue;
        }
        if question.thinking.is_none() {
            diagnostics.push(
                Diagnostic::new(
                    &codes::MISSING_LEVEL,
                    Place::new(&course.page(id.0).document.path, question.heading),
                    "the question does not say what it asks of the learner's thinking",
                )
                .help("add `level=apply` or another level to the braces of its heading"),
            );
        }
        for objective in course.objectives_of(id) {
            let about = asked.entry(*objective).or_default();
            about.questions += 1;
            about.with_level += usize::from(question.thinking.is_some());
            about.applied += usize::from(question.thinking >= Some(Thinking::Apply));
        }
    }
    for (at, objective) in course.objectives.iter().enumerate() {
        let place = Place::new(&CoursePath::new(MANIFEST), objective.id.span);
        let id = &objective.id.value;
        // `unasked-objective` reports an objective without questions.
        let Some(about) = asked.get(&ObjectiveId(at)) else { continue };
        if about.questions < targets.least_questions {
            diagnostics.push(
                Diagnostic::new(
                    &codes::FEW_QUESTIONS,
                    place.clone(),
                    format!(
                        "{} about `{id}`, and the course aims at {}",
                        Count(about.questions, "question"),
                        targets.least_questions
                    ),
                )
                .help("write more, each with a case of its own"),
            );
        }
        let share = 100.0 * about.applied as f64 / about.with_level.max(1) as f64;
        if about.with_level > 0 && share < targets.least_applied {
            diagnostics.push(
                Diagnostic::new(
                    &codes::LOW_LEVEL,
                    place,
                    format!(
                        "{} of {} about `{id}` ask to apply, analyse, evaluate or create; the \
                         course aims at {} %",
                        about.applied,
                        Count(about.with_level, "question"),
                        targets.least_applied
                    ),
                )
                .help("ask for a decision in a case, in place of what a word means"),
            );
        }
    }
}
