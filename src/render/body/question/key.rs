//! The questions of a page as the trainer's key has them.

use crate::model::course::Page;
use crate::parse::markdown::{Spot, events};
use crate::parse::question::{Answer, Choice, Question};
use crate::render::body::{Kitchen, Writer};
use crate::render::html::Html;
use crate::render::pages::INDEX;
use crate::text::path::SitePath;

/// The questions of `page`, each with what is right, all feedback and its explanation; `None` when it
/// asks nothing itself. Links lead from the root of the site.
pub fn answers(kitchen: &Kitchen<'_>, page: &Page) -> Option<Html> {
    let questions = &page.document.questions.questions;
    if questions.is_empty() {
        return None;
    }
    let spots = events(&page.document.text, kitchen.course.manifest.smart_punctuation).spots;
    let root = SitePath::new(INDEX);
    let mut writer = Writer::new(kitchen, page, &root, &spots);
    writer.is_key = true;
    // As in a quiz that draws it, it stands on another page than the one it was written for.
    writer.is_drawn = true;
    writer.no_terms = 1;
    writer.in_question = 1;
    for question in questions {
        writer.html.push_str("<article>\n<h3>");
        writer.inline_heading(&spots, question);
        writer.html.push_str("</h3>\n");
        writer.stem(&spots, question, true);
        writer.all_options(&spots, question);
        writer.answer_parts(&spots, question);
        writer.html.push_str("</article>\n");
    }
    Some(Html::from_markup(writer.html))
}

impl Writer<'_> {
    /// The options as the worksheet has them, with their letters.
    fn all_options(&mut self, spots: &[Spot<'_>], question: &Question) {
        let lists: Vec<&[Choice]> = match &question.answer {
            Answer::Single(options) | Answer::Multiple(options) => vec![options],
            Answer::TwoTier { verdicts, reasons } => vec![verdicts, reasons],
            _ => Vec::new(),
        };
        for options in lists {
            self.html.push_str("<ol type=\"A\">\n");
            for option in options {
                self.html.push_str("<li>");
                self.inline(spots, option.label);
                self.blocks(spots, &option.more);
                self.html.push_str("</li>\n");
            }
            self.html.push_str("</ol>\n");
        }
    }
}
