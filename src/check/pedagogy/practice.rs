//! `recall-sets`, `few-reasons`, `no-guess` and `no-reflection`.

use crate::check::pedagogy::prose::{prose, teaching};
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::page::Page;
use crate::model::question::{Answer, QuestionKind};
use crate::text::list::Count;
use crate::text::span::Span;
use crate::text::words::words;

/// Reports lessons with fewer or more sets of prompts than the course aims at, lessons that ask too
/// rarely for a reason or not for a guess, and units in which learners never think of a case of their own. A course
/// that does not state such an aim has none.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in teaching(course) {
        let page = course.page(id);
        recall_sets(course, page, diagnostics);
        reasons(course, page, diagnostics);
        guesses(course, page, diagnostics);
    }
    if !course.settings.pedagogy.reflections {
        return;
    }
    for unit in &course.units {
        let has_lesson = unit.pages.iter().any(|id| !course.page(*id).objectives.is_empty());
        let mut questions = unit.pages.iter().flat_map(|id| course.page(*id).questions());
        if has_lesson && !questions.any(|question| question.kind() == QuestionKind::Reflect) {
            let document = &course.page(unit.index).document;
            let message = "no question of the unit asks for a case of the learner's own";
            diagnostics.push(
                Diagnostic::new(
                    &codes::NO_REFLECTION,
                    Place::new(&document.path, Span::default()),
                    message,
                )
                .help(
                    "add a `.reflect` that asks who it was, what happened, and when it comes next",
                ),
            );
        }
    }
}

fn recall_sets(course: &Course, page: &Page, diagnostics: &mut Vec<Diagnostic>) {
    let targets = &course.settings.pedagogy;
    let (least, most) = (targets.least_recall_sets, targets.most_recall_sets);
    let count = page.recall().len();
    if (least..=most).contains(&count) {
        return;
    }
    let help = if count < least {
        "close a section with a heading of the class `.recall` and two to four prompts"
    } else {
        "keep the prompts that matter most; the review asks for all of them again"
    };
    diagnostics.push(
        Diagnostic::new(
            &codes::RECALL_SETS,
            Place::new(&page.document.path, Span::default()),
            format!(
                "the lesson has {} for recall, and the course aims at {least} to {most}",
                Count(count, "set")
            ),
        )
        .help(help),
    );
}

fn reasons(course: &Course, page: &Page, diagnostics: &mut Vec<Diagnostic>) {
    let most = course.settings.pedagogy.most_words_per_reason;
    if most == 0 {
        return;
    }
    let read: u32 = prose(page).iter().map(|block| words(&block.text)).sum();
    let is_two_tier = |answer: &Answer| matches!(answer, Answer::TwoTier { .. });
    let asked = page.questions().iter().filter(|question| is_two_tier(&question.answer)).count();
    let wanted = (read / most) as usize;
    if asked < wanted {
        diagnostics.push(
            Diagnostic::new(
                &codes::FEW_REASONS,
                Place::new(&page.document.path, Span::default()),
                format!(
                    "{read} words and {} for a reason; the course aims at one per {most} words",
                    Count(asked, "question")
                ),
            )
            .help("ask for a verdict with its reason: options inside each option"),
        );
    }
}

fn guesses(course: &Course, page: &Page, diagnostics: &mut Vec<Diagnostic>) {
    if !course.settings.pedagogy.guesses || !page.guess().is_empty() {
        return;
    }
    let place = Place::new(&page.document.path, Span::default());
    let message = "the lesson does not ask learners to guess before they read";
    diagnostics.push(
        Diagnostic::new(&codes::NO_GUESS, place, message)
            .help("write `guess = 2`, and `from=#…` on two of its scored questions"),
    );
}
