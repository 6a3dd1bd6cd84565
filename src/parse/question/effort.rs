//! The effort that the questions of a page take.
//!
//! A learner does not read all of the text: only the feedback on the chosen option, and in a quiz
//! that asks some of its questions, only these.

use crate::model::document::Effort;
use crate::model::question::{Answer, AnswerOption, GapFill, Question};
use crate::parse::question::Questions;
use crate::text::span::Span;
use crate::text::words::words;

impl Questions {
    /// The effort of one attempt at the quizzes of a page with the text `text`, including time to
    /// think. `effort` counts every word of the page.
    pub fn attempt(&self, text: &str, effort: Effort) -> Effort {
        let mut unread = 0.0;
        let mut thinking = 0.0;
        for (at, question) in self.questions.iter().enumerate() {
            let share = self.share(at);
            let feedback = unchosen(text, question);
            let whole = f64::from(words(&text[question.span.range()]));
            unread += feedback + (1.0 - share) * (whole - feedback).max(0.0);
            thinking += share * f64::from(question.seconds());
        }
        Effort {
            words: effort.words.saturating_sub(unread.round() as u32),
            thinking: thinking.round() as u32,
            ..effort
        }
    }

    /// The share of attempts that ask the question at index `at`, from 0 to 1. Questions without a
    /// score are always asked.
    fn share(&self, at: usize) -> f64 {
        let quiz = self.quizzes.iter().find(|quiz| quiz.questions.contains(&at));
        let Some((quiz, show)) = quiz.and_then(|quiz| Some((quiz, quiz.show?))) else { return 1.0 };
        if !self.questions[at].is_scored() {
            return 1.0;
        }
        let own = &self.questions[quiz.questions.clone()];
        let scored = own.iter().filter(|question| question.is_scored()).count();
        (f64::from(show) / scored.max(1) as f64).min(1.0)
    }
}

/// The average number of words in the feedback on options that are not chosen, when one option of
/// each list is chosen.
fn unchosen(text: &str, question: &Question) -> f64 {
    let lists: Vec<Vec<&AnswerOption>> = match &question.answer {
        Answer::Single(options) => vec![options.iter().collect()],
        // One reason is chosen, even when each verdict has its own.
        Answer::TwoTier { verdicts, reasons } => {
            vec![verdicts.iter().collect(), reasons.all().collect()]
        }
        Answer::Gap(fill) => fill
            .gaps
            .iter()
            .filter_map(|gap| match &gap.fill {
                GapFill::Chosen(options) => Some(options.iter().collect()),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    let said = |span: &Span| f64::from(words(&text[span.range()]));
    let of = |options: Vec<&AnswerOption>| -> f64 {
        let all: f64 = options.iter().flat_map(|option| &option.feedback).map(said).sum();
        all - all / options.len().max(1) as f64
    };
    lists.into_iter().map(of).sum()
}
