//! `missing-reason`.

use crate::check::questions::quiz_of;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::question::{Answer, AnswerOption, Fill, GapFill, Question};
use crate::model::quiz::Feedback;
use crate::text::list::Count;
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// Reports questions with gaps, pairs or steps that may be wrong and say nothing about why. An
/// explanation is a reason for all of them. Options have `missing-feedback`.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.questions() {
        let question = course.question(id);
        let is_silent = quiz_of(course, id).is_some_and(|quiz| quiz.feedback == Feedback::Never);
        if is_silent || !question.explanation.is_empty() {
            continue;
        }
        let (without, count, part) = without_reason(question);
        let Some(first) = without.first() else { continue };
        diagnostics.push(
            Diagnostic::new(
                &codes::MISSING_REASON,
                Place::new(&course.page(id.0).document.path, *first),
                format!(
                    "{} of {} can be wrong without a reason",
                    without.len(),
                    Count(count, part)
                ),
            )
            .help(
                "say why below each, or for all of them in an explanation, which begins with \
                 `> [!NOTE]`",
            ),
        );
    }
}

/// The places of the parts without a reason, the number of all parts, and what a part is called.
fn without_reason(question: &Question) -> (Vec<Span>, usize, &'static str) {
    let bare = |parts: &[AnswerOption]| -> Vec<Span> {
        parts.iter().filter(|part| part.feedback.is_empty()).map(|part| part.label).collect()
    };
    match &question.answer {
        Answer::Order { steps, .. } => (bare(steps), steps.len(), "step"),
        Answer::Match { lefts, .. } => (bare(lefts), lefts.len(), "pair"),
        Answer::Gap(fill) => (bare_gaps(fill), fill.gaps.len(), "gap"),
        _ => (Vec::new(), 0, ""),
    }
}

/// The places of the gaps that are typed without feedback on any wrong answer.
fn bare_gaps(fill: &Fill) -> Vec<Span> {
    let gaps = fill.gaps.iter().enumerate().filter(|(at, gap)| {
        let has_note = fill.notes.iter().any(|note| note.gap.is_none_or(|of| of == *at));
        !has_note && !matches!(gap.fill, GapFill::Chosen(_))
    });
    gaps.map(|(_, gap)| gap.span).collect()
}

/// Removes reports of missing reasons from questions in which a quote is cut off from what it
/// explains. `known` reports the quote, and the reason is in it.
pub fn leave_out_detached(course: &Course, known: &[Diagnostic], found: &mut Vec<Diagnostic>) {
    let detached: Vec<&Place> = known
        .iter()
        .filter(|diagnostic| diagnostic.code == &codes::DETACHED_FEEDBACK)
        .map(|diagnostic| &diagnostic.place)
        .collect();
    if detached.is_empty() {
        return;
    }
    let questions: Vec<(&CoursePath, Span)> = course
        .questions()
        .map(|id| (&course.page(id.0).document.path, course.question(id).span))
        .collect();
    found.retain(|diagnostic| {
        let holds = |place: &Place, (path, span): &(&CoursePath, Span)| {
            place.path == **path && place.span.is_some_and(|at| span.holds(&at.range()))
        };
        let is_echo = diagnostic.code == &codes::MISSING_REASON
            && questions.iter().any(|question| {
                holds(&diagnostic.place, question)
                    && detached.iter().any(|place| holds(place, question))
            });
        !is_echo
    });
}
