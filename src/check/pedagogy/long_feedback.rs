//! `long-feedback`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::question::{Answer, AnswerOption, GapFill, Question};
use crate::model::text::Text;

/// Reports options whose feedback has more words than the course aims at.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let most = course.settings.pedagogy.most_feedback;
    for id in course.lessons() {
        let page = course.page(id);
        let document = &page.document;
        if page.questions().is_empty() {
            continue;
        }
        let text = Text::of(document);
        for option in page.questions().iter().flat_map(options) {
            let words: u32 =
                option.feedback.iter().map(|span| text.words_outside_links(*span)).sum();
            if words > most {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::LONG_FEEDBACK,
                        Place::new(&document.path, option.label),
                        format!("the feedback has {words} words, and the course aims at {most}"),
                    )
                    .help("say why it tempts and what is so; leave the rest to the explanation"),
                );
            }
        }
    }
}

/// All options of a question, and its steps and left cells.
fn options(question: &Question) -> Vec<&AnswerOption> {
    match &question.answer {
        Answer::Single(options) | Answer::Multiple(options) => options.iter().collect(),
        Answer::TwoTier { verdicts, reasons } => verdicts.iter().chain(reasons.all()).collect(),
        Answer::Order { steps, .. } => steps.iter().collect(),
        Answer::Match { lefts, .. } => lefts.iter().collect(),
        Answer::Gap(fill) => fill
            .gaps
            .iter()
            .filter_map(|gap| match &gap.fill {
                GapFill::Chosen(options) => Some(options),
                _ => None,
            })
            .flatten()
            .collect(),
        _ => Vec::new(),
    }
}
