//! `missing-feedback`.

use crate::check::questions::{choices, quiz_of};
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::question::{Answer, Reasons};
use crate::model::quiz::Feedback;

/// Reports questions in which options have no feedback, unless their quiz never shows any. Verdicts
/// need none when their reasons have it.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.questions() {
        if quiz_of(course, id).is_some_and(|quiz| quiz.feedback == Feedback::Never) {
            continue;
        }
        let question = course.question(id);
        let lists = match &question.answer {
            Answer::TwoTier { verdicts, reasons } => {
                // Each verdict with reasons of its own has their feedback.
                let is_bare = matches!(reasons, Reasons::Shared { .. });
                let wrong = verdicts.iter().filter(|verdict| is_bare && !verdict.right);
                vec![wrong.collect::<Vec<_>>(), reasons.all().collect()]
            }
            _ => choices(question).into_iter().map(|list| list.iter().collect()).collect(),
        };
        let all: Vec<_> = lists.into_iter().flatten().collect();
        let without: Vec<_> = all.iter().filter(|option| option.feedback.is_empty()).collect();
        let Some(first) = without.first() else { continue };
        diagnostics.push(
            Diagnostic::new(
                &codes::MISSING_FEEDBACK,
                Place::new(&course.page(id.0).document.path, first.label),
                format!("{} of {} options have no feedback", without.len(), all.len()),
            )
            .help("say below each, as `  > …`, why it tempts and what is so"),
        );
    }
}
