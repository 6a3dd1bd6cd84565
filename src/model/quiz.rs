//! Quizzes, and the questions they draw.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use crate::model::course::{ObjectiveId, QuestionId};
use crate::model::question::Question;
use crate::model::recall::RecallSet;
use crate::text::span::Span;

/// The questions and quizzes of a page.
#[derive(Clone, Debug)]
pub struct Questions {
    /// The questions in order.
    pub list: Arc<Vec<Question>>,
    /// The objectives that each question names itself, by its index in `list`.
    pub objectives: Vec<Vec<ObjectiveId>>,
    /// The quizzes in order. A quiz page has one, with all of its questions.
    pub quizzes: Vec<Quiz>,
    /// The sets of prompts for recall.
    pub recall: Arc<Vec<RecallSet>>,
    /// The indices in `list` of the questions that learners guess at before they read.
    pub guess: Vec<usize>,
    /// The hash of all text that the questions may show, wherever they are asked.
    pub hash: blake3::Hash,
}

/// Questions that are answered and scored together.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    /// The id under which attempts are stored: the page's slug, followed in a lesson by the quiz's
    /// own id or its number.
    pub id: String,
    /// Its title: the heading in a lesson, the page's title on a quiz page.
    pub title: String,
    /// Whether it is a quiz page.
    pub is_page: bool,
    /// Its place, from the start of its heading, or of the page's first question.
    pub span: Span,
    /// Its heading; `None` on a quiz page.
    pub heading: Option<Span>,
    /// The indexes of its own questions among the page's questions.
    pub questions: Range<usize>,
    /// The share needed to pass, in percent from 0 to 100; `None` when there is no passing.
    pub pass: Option<f64>,
    /// The number of attempts that count; `None` for any number.
    pub attempts: Option<u32>,
    /// The time at which feedback is shown.
    pub feedback: Feedback,
    /// Whether questions and options are in a new order on every attempt.
    pub shuffle: bool,
    /// The number of its own scored questions in one attempt.
    pub show: usize,
    /// Whether learners are asked how sure they are of an answer, before they see feedback on it.
    pub confidence: bool,
    /// Whether it is handed in as a whole, and not question by question.
    pub is_handed_in: bool,
    /// The questions it draws from other pages, one pool for each draw.
    pub pools: Vec<Pool>,
}

/// Questions that a quiz draws from other pages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pool {
    /// The number of them in one attempt.
    pub count: usize,
    /// The questions to draw from, in the order of the course. A question is in only one pool of a
    /// quiz.
    pub questions: Vec<QuestionId>,
}

impl Hash for Quiz {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Quiz {
            id,
            title,
            is_page,
            span,
            heading,
            questions,
            pass,
            attempts,
            feedback,
            shuffle,
            show,
            confidence,
            is_handed_in,
            pools,
        } = self;
        (id, title, is_page, span, heading, questions).hash(state);
        (pass.map(f64::to_bits), attempts, feedback, shuffle, show, is_handed_in).hash(state);
        (confidence, pools).hash(state);
    }
}

impl Quiz {
    /// The indexes of its own scored questions that a page shows before a script has drawn. They
    /// are the same on every build. `questions` are all questions of the page.
    pub fn open(&self, questions: &[Question]) -> BTreeSet<usize> {
        let scored: Vec<usize> =
            self.questions.clone().filter(|at| questions[*at].is_scored()).collect();
        sample(&scored, self.show).into_iter().collect()
    }

    /// The indexes of its own scored questions that a page does not show before a script has drawn.
    pub fn undrawn(&self, questions: &[Question]) -> BTreeSet<usize> {
        let open = self.open(questions);
        let scored = self.questions.clone().filter(|at| questions[*at].is_scored());
        scored.filter(|at| !open.contains(at)).collect()
    }

    /// The drawn questions that a page shows before a script has drawn. They are the same on every
    /// build.
    pub fn drawn_open(&self) -> BTreeSet<QuestionId> {
        self.pools.iter().flat_map(|pool| sample(&pool.questions, pool.count)).collect()
    }
}

/// `count` of the items in `of`, spread evenly and in the same order.
fn sample<T: Copy>(of: &[T], count: usize) -> Vec<T> {
    let count = count.min(of.len());
    (0..count).map(|at| of[at * of.len() / count]).collect()
}

/// The time at which feedback is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feedback {
    /// After each question.
    Each,
    /// After the quiz is submitted.
    End,
    /// After the quiz is passed.
    Pass,
    /// Never.
    Never,
}

impl Feedback {
    /// The setting that authors write as `word`.
    pub fn of(word: &str) -> Option<Feedback> {
        match word {
            "each" => Some(Feedback::Each),
            "end" => Some(Feedback::End),
            "pass" => Some(Feedback::Pass),
            "never" => Some(Feedback::Never),
            _ => None,
        }
    }

    /// The word that authors write.
    pub fn word(self) -> &'static str {
        match self {
            Feedback::Each => "each",
            Feedback::End => "end",
            Feedback::Pass => "pass",
            Feedback::Never => "never",
        }
    }
}
