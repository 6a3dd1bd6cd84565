//! The questions of a page as the trainer's key has them.

use crate::markdown::Spot;
use crate::model::question::{Answer, AnswerOption, Question, Reasons};
use crate::model::text::Text;
use crate::render::body::Writer;
use crate::render::body::context::Context;
use crate::render::html::Html;
use crate::render::pages::INDEX;
use crate::render::template::TemplateError;
use crate::render::view::question::KeyQuestionView;
use crate::text::path::SitePath;

/// The questions of a page, each with its correct answer, all feedback and its explanation; `None`
/// when the page has no questions of its own. Links are relative to the root of the site.
///
/// # Errors
/// When a component cannot be filled in.
pub fn answers(context: &Context<'_>) -> Result<Option<Html>, TemplateError> {
    let questions = context.own.questions();
    if questions.is_empty() {
        return Ok(None);
    }
    let text = Text::shown(context.own.document(), context.common.get().smart_punctuation);
    let spots = text.spots();
    let root = SitePath::new(INDEX);
    let mut writer = Writer::new(context, &root, spots);
    writer.is_key = true;
    // As in a quiz that draws it, the question is not on the page it was written for.
    writer.is_drawn = true;
    writer.no_terms = 1;
    writer.in_question = 1;
    for question in questions {
        let view = KeyQuestionView {
            heading: writer.inline_heading(spots, question),
            stem: writer.stem(spots, question, true),
            lists: writer.all_options(spots, question),
            answer: writer.answer(spots, question),
        };
        writer.component("key_question", &view);
    }
    match writer.fault {
        Some(fault) => Err(fault),
        None => Ok(Some(Html::from_markup(writer.html))),
    }
}

impl Writer<'_> {
    /// The options as on the worksheet, where they get their letters.
    fn all_options(&mut self, spots: &[Spot<'_>], question: &Question) -> Vec<Vec<Html>> {
        let (lists, own): (Vec<&[AnswerOption]>, &[Vec<AnswerOption>]) = match &question.answer {
            Answer::Single(options) | Answer::Multiple(options) => (vec![options], &[]),
            Answer::TwoTier { verdicts, reasons: Reasons::Shared { list, .. } } => {
                (vec![verdicts, list], &[])
            }
            Answer::TwoTier { verdicts, reasons: Reasons::Own(lists) } => (vec![verdicts], lists),
            _ => (Vec::new(), &[]),
        };
        let mut written = Vec::new();
        for options in lists {
            let mut entries = Vec::new();
            for (at, option) in options.iter().enumerate() {
                let mut whole = self.whole_option(spots, option);
                if let Some(reasons) = own.get(at) {
                    let reasons = reasons.iter().map(|reason| self.whole_option(spots, reason));
                    let items = reasons.map(|reason| format!("<li>{reason}</li>\n"));
                    whole.push_str(&format!(
                        "\n<ol type=\"A\">\n{}</ol>\n",
                        items.collect::<String>()
                    ));
                }
                entries.push(Html::from_markup(whole));
            }
            written.push(entries);
        }
        written
    }

    fn whole_option(&mut self, spots: &[Spot<'_>], option: &AnswerOption) -> String {
        let label = self.inline(spots, option.label);
        let more = self.blocks(spots, &option.more).unwrap_or_default();
        format!("{label}{more}")
    }
}
