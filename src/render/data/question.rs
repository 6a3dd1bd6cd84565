//! The questions of a page, with what scripts need to score them. `tests/contract/scoring.json` checks
//! both sides.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::question as model;
use crate::model::question::{Answer, GapFill, QuestionKind, Reasons, scrambled, scrambled_steps};
use crate::render::data::number::Number;
use crate::render::data::quiz::Quiz;
use crate::render::data::recall::RecallPrompt;

/// The data block `cm:questions`: all quizzes, questions and prompts for recall of a page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Questions {
    /// The quizzes, in the order of the page.
    pub quizzes: Vec<Quiz>,
    /// The questions on the page. A quiz page only has a sample of those that it may ask.
    pub questions: Vec<Question>,
    /// The prompts for recall on the page, if it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub recall: Option<Vec<RecallPrompt>>,
    /// The ids under which the record has what belongs to the page: those of its quizzes and its
    /// prompts for recall, and all ids that the questions on it and in its quizzes have or had.
    pub ids: BTreeSet<String>,
    /// `true` if learners are asked how sure they are of an answer to a question outside quizzes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub confidence: Option<bool>,
}

/// A question. The fields for its answer depend on its kind. Those that tell which answer is right
/// are left out when the site has no answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// The id, unique in the course.
    pub id: String,
    /// The kind.
    pub kind: QuestionKind,
    /// The points for a right answer, more than 0.
    pub points: Number,
    /// The author's revision number. An answer to an earlier revision is asked for again.
    pub rev: u32,
    /// The hash of everything that learners read.
    pub wording: String,
    /// The hash of the right answer; left out when the site has no answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub answer_hash: Option<String>,
    /// The ids that it had before, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub was: Option<Vec<String>>,
    /// Whether its options are shuffled. In the file of a page it is left out where the quiz that asks
    /// the question decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub shuffle: Option<bool>,
    /// The options of a choice, or the verdicts of a two-tier question.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub options: Option<Vec<AnswerOption>>,
    /// The reasons of a two-tier question.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub reasons: Option<Vec<AnswerOption>>,
    /// The index in `options` of the verdict that each reason belongs to; left out when the reasons
    /// are the same for every verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub reasons_of: Option<Vec<usize>>,
    /// The steps in their right order, or in the order shown when the site has no answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub steps: Option<Vec<Named>>,
    /// The runs of steps whose order among themselves does not matter, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub ties: Option<Vec<Tie>>,
    /// The left-hand entries to match.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub lefts: Option<Vec<Named>>,
    /// The right-hand entries to match, in the order shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub rights: Option<Vec<Named>>,
    /// The name of the right-hand entry that belongs to each left-hand one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub pairs: Option<Vec<String>>,
    /// The gaps, in the order of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub gaps: Option<Vec<Gap>>,
    /// The wrong answers to gaps that have feedback, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub notes: Option<Vec<GapNote>>,
    /// The names of the points with which learners compare a short text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub checks: Option<Vec<String>>,
    /// The slug of the page it was written on; left out in the files of the progress page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub on: Option<String>,
    /// The ids of its objectives; left out in the files of the progress page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub objectives: Option<Vec<String>>,
}

/// The ids that a question has or had.
pub fn ids(question: &model::Question) -> impl Iterator<Item = String> {
    std::iter::once(&question.id).chain(&question.was).map(|id| id.value.clone())
}

impl Question {
    /// The data of `question`. When `omits` is set, nothing in it reveals the correct answer.
    pub fn new(question: &model::Question, omits: bool, shuffles: bool) -> Question {
        let id = &question.id.value;
        let options = |options: &[model::AnswerOption]| -> Vec<AnswerOption> {
            let options = options.iter().map(|option| AnswerOption {
                name: option.name(),
                text: option.text_key(),
                credit: (!omits).then_some(option.credit.into()),
            });
            options.collect()
        };
        let named = |options: &[model::AnswerOption], order: &[usize]| -> Vec<Named> {
            let named = order.iter().map(|at| &options[*at]);
            named.map(|option| Named { name: option.name(), text: option.text_key() }).collect()
        };
        let in_order = |options: &[model::AnswerOption]| (0..options.len()).collect::<Vec<_>>();
        let mut data = Question {
            id: id.clone(),
            kind: question.kind(),
            points: question.points.into(),
            rev: question.rev,
            wording: question.wording.clone(),
            answer_hash: (!omits).then(|| question.answer_hash.clone()),
            was: some(question.was.iter().map(|was| was.value.clone())),
            shuffle: shuffles.then_some(true),
            options: None,
            reasons: None,
            reasons_of: None,
            steps: None,
            ties: None,
            lefts: None,
            rights: None,
            pairs: None,
            gaps: None,
            notes: None,
            checks: None,
            on: None,
            objectives: None,
        };
        match &question.answer {
            Answer::Single(list) | Answer::Multiple(list) => data.options = Some(options(list)),
            Answer::TwoTier { verdicts, reasons } => {
                data.options = Some(options(verdicts));
                data.reasons = Some(reasons.lists().into_iter().flat_map(options).collect());
                if let Reasons::Own(lists) = reasons {
                    let verdict = |(at, list): (usize, &Vec<_>)| vec![at; list.len()];
                    data.reasons_of = Some(lists.iter().enumerate().flat_map(verdict).collect());
                }
            }
            Answer::Order { steps, ties } => {
                // Without the answers, the steps are listed in the order in which they are shown.
                let order = if omits { scrambled_steps(id, steps, ties) } else { in_order(steps) };
                data.steps = Some(named(steps, &order));
                let ties = ties.iter().filter(|_| !omits);
                data.ties = some(ties.map(|tie| Tie { start: tie.start, end: tie.end }));
            }
            Answer::Match { lefts, rights, pairs, .. } => {
                data.lefts = Some(named(lefts, &in_order(lefts)));
                data.rights = Some(named(rights, &scrambled(id, rights)));
                let names = || pairs.iter().map(|right| rights[*right].name()).collect();
                data.pairs = (!omits).then(names);
            }
            Answer::Gap(fill) => {
                let gaps = fill.gaps.iter().map(|gap| match &gap.fill {
                    GapFill::Chosen(list) => Gap { options: Some(options(list)), ..Gap::default() },
                    GapFill::Typed(answers) => {
                        let answers = (!omits).then(|| answers.clone());
                        Gap { answers, ..Gap::default() }
                    }
                    GapFill::Number(_) if omits => Gap { number: Some(true), ..Gap::default() },
                    GapFill::Number(numbers) => Gap {
                        least: Some(numbers.least.into()),
                        most: Some(numbers.most.into()),
                        ..Gap::default()
                    },
                });
                data.gaps = Some(gaps.collect());
                let notes = fill.notes.iter().filter(|_| !omits);
                data.notes =
                    some(notes.map(|note| GapNote { gap: note.gap, answer: note.answer.clone() }));
            }
            Answer::Short { checks } => {
                data.checks = Some(checks.iter().map(model::AnswerOption::name).collect());
            }
            Answer::Reflect => {}
        }
        data
    }
}

tuple! {
    /// Something that a response can name.
    pub struct Named {
        /// The name in a response: its id, or else the hash of its text.
        pub name: String,
        /// The hash of its text.
        pub text: String,
    }
}

tuple! {
    /// An option that a response can name.
    pub struct AnswerOption {
        /// The name in a response: its id, or else the hash of its text.
        pub name: String,
        /// The hash of its text.
        pub text: String,
        /// The share of the points for choosing it, from 0 to 1; `null` when the site has no answers.
        pub credit: Option<Number>,
    }
}

tuple! {
    /// A run of steps whose order among themselves does not matter.
    pub struct Tie {
        /// The index of its first step.
        pub start: usize,
        /// The index after its last step.
        pub end: usize,
    }
}

/// A gap in a text. It is chosen from options, typed as one of some answers, or typed as a number.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Gap {
    /// The options to choose from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub options: Option<Vec<AnswerOption>>,
    /// The right answers to type.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub answers: Option<Vec<String>>,
    /// The least right number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub least: Option<Number>,
    /// The greatest right number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub most: Option<Number>,
    /// `true` for a number when the site has no answers, and so no range.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub number: Option<bool>,
}

tuple! {
    /// A wrong answer to a gap that has feedback.
    pub struct GapNote {
        /// The index of the gap; `null` for any gap.
        pub gap: Option<usize>,
        /// The wrong answer.
        pub answer: String,
    }
}

/// The items as a list; `None` without any.
fn some<T>(items: impl Iterator<Item = T>) -> Option<Vec<T>> {
    let items: Vec<T> = items.collect();
    (!items.is_empty()).then_some(items)
}
