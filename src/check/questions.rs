//! What rules about questions share.

use crate::model::course::{Course, QuestionId};
use crate::parse::question::{Answer, Choice, GapFill, Question, Quiz};

/// The lists of options of a question: one, or those of its gaps, or verdicts and reasons.
pub fn choices(question: &Question) -> Vec<&[Choice]> {
    match &question.answer {
        Answer::Single(options) | Answer::Multiple(options) => vec![options],
        Answer::TwoTier { verdicts, reasons } => vec![verdicts, reasons],
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

/// The quiz that a question belongs to; none for a lone one.
pub fn quiz_of(course: &Course, (page, at): QuestionId) -> Option<&Quiz> {
    let questions = &course.page(page).document.questions;
    questions.quizzes.iter().find(|quiz| quiz.questions.contains(&at))
}

/// Whether a question's options are shuffled.
pub fn is_shuffled(course: &Course, id: QuestionId) -> bool {
    let own = course.question(id).shuffle;
    own.unwrap_or_else(|| quiz_of(course, id).is_some_and(|quiz| quiz.shuffle))
}
