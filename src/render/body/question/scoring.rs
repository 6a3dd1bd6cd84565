//! The data from which scripts score a question. `tests/contract/scoring.json` checks both sides.

use crate::model::question::{Answer, AnswerOption, GapFill, Question};
use crate::render::body::question::form::scrambled;
use crate::render::data::question::{self as data, Named, Tie};

/// The data of a question. When `omits` is set, nothing in it reveals the correct answer.
pub fn scoring(question: &Question, omits: bool, shuffles: bool) -> data::Question {
    let id = &question.id.value;
    let options = |options: &[AnswerOption]| -> Vec<data::AnswerOption> {
        let options = options.iter().map(|option| data::AnswerOption {
            name: option.name(),
            text: option.text_key(),
            credit: (!omits).then_some(option.credit.into()),
        });
        options.collect()
    };
    let named = |options: &[AnswerOption], order: &[usize]| -> Vec<Named> {
        let named = order.iter().map(|at| &options[*at]);
        named.map(|option| Named { name: option.name(), text: option.text_key() }).collect()
    };
    let in_order = |options: &[AnswerOption]| (0..options.len()).collect::<Vec<_>>();
    let mut data = data::Question {
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
        from: None,
        from_title: None,
    };
    match &question.answer {
        Answer::Single(list) | Answer::Multiple(list) => data.options = Some(options(list)),
        Answer::TwoTier { verdicts, reasons } => {
            data.options = Some(options(verdicts));
            data.reasons = Some(options(reasons));
        }
        Answer::Order { steps, ties } => {
            // Without the answers, the steps are listed in the order in which they are shown.
            let order = if omits { scrambled(id, steps) } else { in_order(steps) };
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
                GapFill::Chosen(list) => {
                    data::Gap { options: Some(options(list)), ..data::Gap::default() }
                }
                GapFill::Typed(answers) => {
                    let answers = (!omits).then(|| answers.clone());
                    data::Gap { answers, ..data::Gap::default() }
                }
                GapFill::Number(_) if omits => {
                    data::Gap { number: Some(true), ..data::Gap::default() }
                }
                GapFill::Number(numbers) => data::Gap {
                    least: Some(numbers.least.into()),
                    most: Some(numbers.most.into()),
                    ..data::Gap::default()
                },
            });
            data.gaps = Some(gaps.collect());
            let notes = fill.notes.iter().filter(|_| !omits);
            data.notes = some(
                notes.map(|note| data::GapNote { gap: note.gap, answer: note.answer.clone() }),
            );
        }
        Answer::Short { checks } => {
            data.checks = Some(checks.iter().map(AnswerOption::name).collect());
        }
        Answer::Reflect => {}
    }
    data
}

/// The items as a list; `None` without any.
fn some<T>(items: impl Iterator<Item = T>) -> Option<Vec<T>> {
    let items: Vec<T> = items.collect();
    (!items.is_empty()).then_some(items)
}
