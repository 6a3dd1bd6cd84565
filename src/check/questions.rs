//! Helpers that several rules about questions use.

use crate::model::course::{Course, QuestionId};
use crate::model::question::{Answer, AnswerOption, GapFill, Question};
use crate::model::quiz::Quiz;

/// The lists of options of a question: its one list, those of its gaps, or verdicts and reasons.
pub fn choices(question: &Question) -> Vec<&[AnswerOption]> {
    match &question.answer {
        Answer::Single(options) | Answer::Multiple(options) => vec![options],
        Answer::TwoTier { verdicts, reasons } => {
            std::iter::once(verdicts.as_slice()).chain(reasons.lists()).collect()
        }
        Answer::Gap(fill) => fill
            .gaps
            .iter()
            .filter_map(|gap| match &gap.fill {
                GapFill::Chosen(options) => Some(options.as_slice()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The lists from which one option is chosen on its merit. Verdicts are left out: they are often
/// just “yes” and “no”, always in this order.
pub fn decisions(question: &Question) -> Vec<&[AnswerOption]> {
    match &question.answer {
        Answer::Multiple(_) => Vec::new(),
        Answer::TwoTier { reasons, .. } => reasons.lists(),
        _ => choices(question),
    }
}

/// The right option and the others, when exactly one is right.
pub fn key_of(options: &[AnswerOption]) -> Option<(&AnswerOption, Vec<&AnswerOption>)> {
    let (right, wrong): (Vec<&AnswerOption>, Vec<&AnswerOption>) =
        options.iter().partition(|option| option.right);
    match right[..] {
        [key] if !wrong.is_empty() => Some((key, wrong)),
        _ => None,
    }
}

/// The length of an option, in characters.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// The quiz that a question belongs to; `None` for a question outside a quiz.
pub fn quiz_of(course: &Course, (page, at): QuestionId) -> Option<&Quiz> {
    course.page(page).quizzes().iter().find(|quiz| quiz.questions.contains(&at))
}

/// Whether a question's options are shuffled.
pub fn is_shuffled(course: &Course, id: QuestionId) -> bool {
    let own = course.question(id).shuffle;
    own.unwrap_or_else(|| quiz_of(course, id).is_some_and(|quiz| quiz.shuffle))
}
