//! Prompts for recall on a page.
//!
//! Without scripts, each is a question with an answer that can be opened. Scripts make a set of cards
//! of them. On paper the answers are in the key at the end of the page.

use crate::markdown::Spot;
use crate::model::recall::RecallSet;
use crate::render::body::Writer;
use crate::render::data::recall::RecallPrompt;
use crate::render::html::Html;
use crate::render::view::question::PrintKeyEntryView;
use crate::render::view::recall::{RecallPromptView, RecallView};

impl Writer<'_> {
    /// Writes a set of prompts, whose heading is at index `at`.
    pub(super) fn recall(&mut self, spots: &[Spot<'_>], at: usize, set: &RecallSet) {
        self.no_terms += 1;
        self.in_question += 1;
        let heading = self.piece(|writer| {
            writer.write_one(spots, at);
        });
        let mut prompts = Vec::new();
        for prompt in &set.prompts {
            prompts.push(RecallPromptView {
                id: prompt.id.value.clone(),
                question: self.inline(spots, prompt.question),
                answer: self.quoted(spots, &[prompt.answer]).unwrap_or_default(),
            });
            self.questions.ids.insert(prompt.id.value.clone());
            self.questions.recall.get_or_insert_default().push(RecallPrompt {
                id: prompt.id.value.clone(),
                wording: prompt.wording.clone(),
            });
            self.print_key.push(PrintKeyEntryView {
                question: prompt.id.value.clone(),
                waits: false,
                title: Html::between_tags(&prompt.text),
                right: Html::between_tags(&prompt.answer_text),
            });
        }
        self.in_question -= 1;
        self.no_terms -= 1;
        self.component("recall", &RecallView { heading, prompts });
    }
}
