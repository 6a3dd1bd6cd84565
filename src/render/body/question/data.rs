//! The data from which scripts score a question, as the page's data block holds it.
//! `runtime/core/question.ts` reads it; `tests/contract/scoring.json` checks both sides.

use serde_json::{Value, json};

use crate::model::question::{Answer, AnswerOption, GapFill, Question};
use crate::render::body::question::form::scrambled;

/// The data of a question. When `omits` is set, nothing in it reveals the correct answer.
pub fn data(question: &Question, omits: bool, shuffles: bool) -> Value {
    let id = &question.id.value;
    let options = |options: &[AnswerOption]| -> Value {
        options
            .iter()
            .map(|option| match omits {
                true => json!([option.name(), option.text_key()]),
                false => json!([option.name(), option.text_key(), option.credit]),
            })
            .collect()
    };
    let names = |options: &[AnswerOption], order: &[usize]| -> Value {
        let named = order.iter().map(|at| &options[*at]);
        named.map(|option| json!([option.name(), option.text_key()])).collect()
    };
    let in_order = |options: &[AnswerOption]| (0..options.len()).collect::<Vec<_>>();
    let mut data = json!({
        "id": id,
        "kind": question.kind().word(),
        "points": question.points,
        "rev": question.rev,
        "wording": question.wording,
    });
    let mut set = |name: &str, value: Value| {
        if let Some(data) = data.as_object_mut() {
            data.insert(name.to_owned(), value);
        }
    };
    if !omits {
        set("key", question.answer_hash.clone().into());
    }
    if !question.was.is_empty() {
        set("was", question.was.iter().map(|was| was.value.as_str()).collect());
    }
    if shuffles {
        set("shuffle", true.into());
    }
    match &question.answer {
        Answer::Single(list) | Answer::Multiple(list) => set("options", options(list)),
        Answer::TwoTier { verdicts, reasons } => {
            set("options", options(verdicts));
            set("reasons", options(reasons));
        }
        Answer::Order { steps, ties } => {
            // Without the answers, the steps are listed in the order in which they are shown.
            let order = if omits { scrambled(id, steps) } else { in_order(steps) };
            set("steps", names(steps, &order));
            if !omits && !ties.is_empty() {
                set("ties", ties.iter().map(|tie| json!([tie.start, tie.end])).collect());
            }
        }
        Answer::Match { lefts, rights, pairs, .. } => {
            set("lefts", names(lefts, &in_order(lefts)));
            set("rights", names(rights, &scrambled(id, rights)));
            if !omits {
                set("pairs", pairs.iter().map(|right| rights[*right].name()).collect());
            }
        }
        Answer::Gap(fill) => {
            let gaps = fill.gaps.iter().map(|gap| match &gap.fill {
                GapFill::Chosen(list) => json!({ "options": options(list) }),
                GapFill::Typed(_) if omits => json!({}),
                GapFill::Typed(answers) => json!({ "answers": answers }),
                GapFill::Number(_) if omits => json!({ "number": true }),
                GapFill::Number(numbers) => json!({ "least": numbers.least, "most": numbers.most }),
            });
            set("gaps", gaps.collect());
            if !omits && !fill.notes.is_empty() {
                let notes = fill.notes.iter().map(|note| json!([note.gap, note.answer]));
                set("notes", notes.collect());
            }
        }
        Answer::Short { checks } => set("checks", checks.iter().map(AnswerOption::name).collect()),
        Answer::Reflect => {}
    }
    data
}
