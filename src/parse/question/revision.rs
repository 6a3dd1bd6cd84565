//! Hashes by which a browser knows what has changed since a question was answered.

use std::fmt::Write;

use crate::model::question::{Answer, AnswerOption, GapFill, normal};

fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..12].to_owned()
}

/// The hash of everything learners read. Options count as a set, so their order does not matter.
pub fn wording(heading: &str, stem: &str, answer: &Answer) -> String {
    let kind = answer.kind().word();
    let mut whole = format!("{kind}\n{}\n{}\n", normal(heading), normal(stem));
    let mut add = |name: &str, choices: &mut dyn Iterator<Item = &AnswerOption>| {
        let mut texts: Vec<String> = choices.map(|choice| normal(&choice.whole())).collect();
        texts.sort();
        let _ = writeln!(whole, "{name}\n{}", texts.join("\n"));
    };
    match answer {
        Answer::Single(options) | Answer::Multiple(options) => add("options", &mut options.iter()),
        Answer::TwoTier { verdicts, reasons } => {
            add("verdicts", &mut verdicts.iter());
            add("reasons", &mut reasons.all());
        }
        Answer::Order { steps, .. } => add("steps", &mut steps.iter()),
        Answer::Match { lefts, rights, .. } => {
            add("lefts", &mut lefts.iter());
            add("rights", &mut rights.iter());
        }
        Answer::Gap(fill) => {
            for gap in &fill.gaps {
                match &gap.fill {
                    GapFill::Chosen(options) => add("gap", &mut options.iter()),
                    _ => add("gap", &mut [].iter()),
                }
            }
        }
        Answer::Short { .. } | Answer::Reflect => {}
    }
    digest(&whole)
}

/// The hash of the right answer and its points.
pub fn answer_hash(points: f64, answer: &Answer) -> String {
    let mut whole = format!("{points}\n");
    let credits = |choices: &mut dyn Iterator<Item = &AnswerOption>| {
        let mut lines: Vec<String> = choices
            .filter(|choice| choice.credit > 0.0)
            .map(|choice| format!("{} {}", choice.name(), choice.credit))
            .collect();
        lines.sort();
        lines.join("\n")
    };
    match answer {
        Answer::Single(options) | Answer::Multiple(options) => {
            whole.push_str(&credits(&mut options.iter()));
        }
        Answer::TwoTier { verdicts, reasons } => {
            let _ =
                write!(whole, "{}\n{}", credits(&mut verdicts.iter()), credits(&mut reasons.all()));
        }
        Answer::Order { steps, ties } => {
            let names: Vec<String> = steps.iter().map(AnswerOption::name).collect();
            let _ = writeln!(whole, "{} {ties:?}", names.join(" "));
        }
        Answer::Match { lefts, rights, pairs, .. } => {
            let mut lines: Vec<String> = lefts
                .iter()
                .zip(pairs)
                .map(|(left, right)| format!("{} {}", left.name(), rights[*right].name()))
                .collect();
            lines.sort();
            let _ = writeln!(whole, "{}", lines.join("\n"));
        }
        Answer::Gap(fill) => {
            for gap in &fill.gaps {
                match &gap.fill {
                    GapFill::Chosen(options) => {
                        let _ = writeln!(whole, "{}", credits(&mut options.iter()));
                    }
                    GapFill::Typed(answers) => {
                        let _ = writeln!(whole, "{}", answers.join("|"));
                    }
                    GapFill::Number(numbers) => {
                        let _ = writeln!(whole, "{}..{}", numbers.least, numbers.most);
                    }
                }
            }
        }
        Answer::Short { .. } | Answer::Reflect => {}
    }
    digest(&whole)
}
