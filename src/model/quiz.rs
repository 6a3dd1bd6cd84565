//! Quizzes.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use crate::model::course::{ObjectiveId, QuestionId};
use crate::model::question::Question;
use crate::text::span::Span;

/// The questions of a page.
#[derive(Clone, Debug)]
pub struct Questions {
    /// The questions in order.
    pub list: Arc<Vec<Question>>,
    /// The objectives that each names itself, by its place in `list`.
    pub objectives: Vec<Vec<ObjectiveId>>,
    /// The quizzes in order. A quiz page has one, over all of its questions.
    pub quizzes: Vec<Quiz>,
    /// The hash of all text that the questions may show, wherever they are asked.
    pub hash: blake3::Hash,
}

/// Questions that are answered and scored together.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    /// The id under which attempts at it are kept: the page's slug, with the quiz's own id, or its
    /// number, in a lesson.
    pub id: String,
    /// Its title: its heading in a lesson, the page's title on a quiz page.
    pub title: String,
    /// Whether it is a page of its own.
    pub is_page: bool,
    /// From the start of its heading, or of the page's first question, to its end.
    pub span: Span,
    /// Its heading; none on a quiz page.
    pub heading: Option<Span>,
    /// The places of its own questions among the page's questions.
    pub questions: Range<usize>,
    /// The share needed to pass, in percent from 0 to 100.
    pub pass: Option<f64>,
    /// How many attempts count; any number when left out.
    pub attempts: Option<u32>,
    /// When feedback is shown.
    pub feedback: Feedback,
    /// Whether questions and options stand in another order on every attempt.
    pub shuffle: bool,
    /// How many of its own scored questions one attempt asks.
    pub show: usize,
    /// Whether it is handed in as a whole.
    pub is_handed_in: bool,
    /// What it draws from elsewhere.
    pub pools: Vec<Pool>,
}

/// Questions that a quiz draws from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pool {
    /// How many of them one attempt asks.
    pub count: usize,
    /// What is drawn from, in the order of the course; each is in one pool of a quiz.
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
            is_handed_in,
            pools,
        } = self;
        (id, title, is_page, span, heading, questions).hash(state);
        (pass.map(f64::to_bits), attempts, feedback, shuffle, show, is_handed_in).hash(state);
        pools.hash(state);
    }
}

impl Quiz {
    /// The places of its own scored questions that stand in the open before a script has drawn: the
    /// same on every build. `questions` are all of the page.
    pub fn open(&self, questions: &[Question]) -> BTreeSet<usize> {
        let scored: Vec<usize> =
            self.questions.clone().filter(|at| questions[*at].is_scored()).collect();
        sample(&scored, self.show).into_iter().collect()
    }

    /// The drawn questions that stand in the open before a script has drawn: the same on every build.
    pub fn drawn_open(&self) -> BTreeSet<QuestionId> {
        self.pools.iter().flat_map(|pool| sample(&pool.questions, pool.count)).collect()
    }
}

/// `count` of `of`, spread evenly, in their order.
fn sample<T: Copy>(of: &[T], count: usize) -> Vec<T> {
    let count = count.min(of.len());
    (0..count).map(|at| of[at * of.len() / count]).collect()
}

/// When feedback is shown.
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
    /// What an author calls `word`.
    pub fn of(word: &str) -> Option<Feedback> {
        match word {
            "each" => Some(Feedback::Each),
            "end" => Some(Feedback::End),
            "pass" => Some(Feedback::Pass),
            "never" => Some(Feedback::Never),
            _ => None,
        }
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Feedback::Each => "each",
            Feedback::End => "end",
            Feedback::Pass => "pass",
            Feedback::Never => "never",
        }
    }
}
