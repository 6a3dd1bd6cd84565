//! Checks the ids of questions, which are unique in the course, and the objectives they name.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::QuestionId;
use crate::model::page::PageKind;
use crate::parse::front_matter::OwnFront;
use crate::parse::manifest::unknown_name;
use crate::resolve::assembly::Assembly;

/// Reports ids of questions and of prompts for recall that are used twice, and unknown objectives.
pub fn check(course: &Assembly, diagnostics: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, Place> = BTreeMap::new();
    for id in course.questions() {
        let (path, question) = (&course.page(id.0).parsed.path, course.question(id));
        // A question without an id has its own diagnostic.
        if question.id.span == question.heading {
            continue;
        }
        let place = Place::new(path, question.id.span);
        match first.get(question.id.value.as_str()) {
            // On one page the anchors collide, and that diagnostic is enough.
            Some(earlier) if earlier.path == *path => {}
            Some(earlier) => diagnostics.push(
                Diagnostic::new(
                    &codes::DUPLICATE_QUESTION_ID,
                    place,
                    format!("two questions have the id `{}`", question.id.value),
                )
                .related(earlier.clone(), "the first one")
                .help("give the newer one another id"),
            ),
            None => {
                first.insert(&question.id.value, place);
            }
        }
    }
    for page in course.lessons() {
        let parsed = &course.page(page).parsed;
        for prompt in parsed.recall().iter().flat_map(|set| &set.prompts) {
            let place = Place::new(&parsed.path, prompt.id.span);
            match first.get(prompt.id.value.as_str()) {
                Some(earlier) if earlier.path == parsed.path => {}
                Some(earlier) => diagnostics.push(
                    Diagnostic::new(
                        &codes::DUPLICATE_QUESTION_ID,
                        place,
                        format!("the id `{}` is used twice in the course", prompt.id.value),
                    )
                    .related(earlier.clone(), "it is first used here")
                    .help("give the newer one another id"),
                ),
                None => {
                    first.insert(&prompt.id.value, place);
                }
            }
        }
    }
    let mut former: BTreeMap<&str, Place> = BTreeMap::new();
    for id in course.questions() {
        let (path, question) = (&course.page(id.0).parsed.path, course.question(id));
        for was in &question.was {
            let place = Place::new(path, was.span);
            if was.value == question.id.value {
                let message = format!("`{}` is the id that the question has", was.value);
                let help = "`was` holds ids that it had before: delete this one";
                diagnostics.push(
                    Diagnostic::new(&codes::DUPLICATE_QUESTION_ID, place, message).help(help),
                );
                continue;
            }
            let other = first.get(was.value.as_str()).map(|other| (other, "has it"));
            let other = other
                .or_else(|| former.get(was.value.as_str()).map(|other| (other, "had it as well")));
            if let Some((other, has_it)) = other {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::DUPLICATE_QUESTION_ID,
                        place,
                        format!("`{}` is a former id, and another question {has_it}", was.value),
                    )
                    .related(other.clone(), "the other question")
                    .help("a former id belongs to one question alone: delete it from `was`"),
                );
            } else {
                former.insert(&was.value, place);
            }
        }
        if let Some(label) = &question.label {
            let sets = course.manifest.confusable.iter();
            let mut known = sets.flat_map(|set| &set.labels).map(|label| label.value.as_str());
            if !known.clone().any(|other| other == label.value) {
                let diagnostic = unknown_name(path, label, "label", known.by_ref());
                let help = "list the label with those that learners confuse it with, in `[confusable]` of \
                            `course.toml`";
                diagnostics.push(diagnostic.help(help));
            }
        }
        for objective in &course.question_names(id).objectives {
            if course.objective(&objective.value).is_none() {
                let known = course.manifest.objectives.iter().map(|o| o.id.value.as_str());
                diagnostics.push(unknown_name(path, objective, "objective", known));
            }
        }
    }
}

/// Finds the question that the front page asks.
pub fn tried(course: &Assembly, diagnostics: &mut Vec<Diagnostic>) -> Option<QuestionId> {
    let front = &course.page(course.single(PageKind::Front)?).parsed;
    let OwnFront::Front { question: Some(named) } = &front.front.own else { return None };
    let id_of = |id: QuestionId| course.question(id).id.value.as_str();
    let found = course.questions().find(|id| id_of(*id) == named.value);
    if found.is_none() {
        let known = course.questions().map(id_of);
        diagnostics.push(unknown_name(&front.path, named, "question", known));
    }
    found
}
