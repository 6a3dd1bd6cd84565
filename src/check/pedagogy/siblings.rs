//! `few-siblings` and `few-of-a-label`.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::{Course, ObjectiveId};
use crate::source::MANIFEST;
use crate::text::list::Count;
use crate::text::path::CoursePath;

/// Reports objectives without a group of questions as large as the course aims at, and labels with
/// fewer questions than that.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let least = course.settings.pedagogy.least_siblings;
    if least == 0 {
        return;
    }
    let mut groups: BTreeMap<(ObjectiveId, &str), usize> = BTreeMap::new();
    let mut labels: BTreeMap<&str, usize> = BTreeMap::new();
    let mut asked: BTreeMap<ObjectiveId, usize> = BTreeMap::new();
    for id in course.questions() {
        let question = course.question(id);
        if !question.is_scored() {
            continue;
        }
        if let Some(label) = &question.label {
            *labels.entry(&label.value).or_default() += 1;
        }
        for objective in course.objectives_of(id) {
            *asked.entry(*objective).or_default() += 1;
            if let Some(group) = &question.group {
                *groups.entry((*objective, &group.value)).or_default() += 1;
            }
        }
    }
    let path = CoursePath::new(MANIFEST);
    for (at, objective) in course.objectives.iter().enumerate() {
        let at = ObjectiveId(at);
        // `unasked-objective` reports an objective without questions.
        if !asked.contains_key(&at) {
            continue;
        }
        let sizes = groups.iter().filter(|((of, _), _)| *of == at).map(|(_, size)| *size);
        let largest = sizes.max().unwrap_or(0);
        if largest < least {
            diagnostics.push(
                Diagnostic::new(
                    &codes::FEW_SIBLINGS,
                    Place::new(&path, objective.id.span),
                    format!(
                        "the largest group about `{}` has {}, and the course aims at {least}",
                        objective.id.value,
                        Count(largest, "question")
                    ),
                )
                .help(
                    "ask the same thing in other cases, and give these questions the same `group=`",
                ),
            );
        }
    }
    for label in course.confusable.iter().flat_map(|set| &set.labels) {
        let count = labels.get(label.value.as_str()).copied().unwrap_or(0);
        if count < least {
            diagnostics.push(
                Diagnostic::new(
                    &codes::FEW_OF_A_LABEL,
                    Place::new(&path, label.span),
                    format!(
                        "{} with the label `{}`, and the course aims at {least}",
                        Count(count, "question"),
                        label.value
                    ),
                )
                .help("write more, each with a case of its own, so that it can be told from the others"),
            );
        }
    }
}
