//! Questions that learners answer in their own words.

use crate::diag::{Place, codes};
use crate::model::question::{Answer, AnswerOption};
use crate::parse::attributes::Attributes;
use crate::parse::question::body::Shape;
use crate::parse::question::gap;
use crate::parse::question::read::Body;
use crate::parse::reader::{Block, Reader};
use crate::text::span::Span;

impl Reader<'_, '_> {
    pub fn reflection(&mut self, attributes: &Attributes<'_>, own: Vec<Block>) -> Body {
        for block in &own {
            if self.shape(block) == Some(Shape::Tasks) {
                let line = self.first_line(block.span);
                let span = attributes.span_of(".reflect");
                let shown = Place::new(self.path, line);
                self.report(
                    &codes::KIND_MISMATCH,
                    span,
                    "the class says `.reflect`, the question has options",
                )
                .related(shown, "these are options")
                .help("delete the class, or the options");
            }
            let spots = &self.spots[block.first..=block.last];
            if let Some(Ok(gap)) = gap::gaps(self.text, spots).first() {
                let span = attributes.span_of(".reflect");
                let shown = Place::new(self.path, *gap);
                self.report(
                    &codes::KIND_MISMATCH,
                    span,
                    "the class says `.reflect`, the question has a gap",
                )
                .related(shown, "this is a gap")
                .help("delete the class, or the brackets");
            }
        }
        Body { stem: own, answer: Some(Answer::Reflect) }
    }

    pub fn short(
        &mut self,
        attributes: &Attributes<'_>,
        own: Vec<Block>,
        explanation: &[Span],
    ) -> Body {
        let at = own.iter().rposition(|block| self.shape(block) == Some(Shape::Bullets));
        if let Some(block) = own.iter().find(|block| self.shape(block) == Some(Shape::Tasks)) {
            let shown = Place::new(self.path, self.first_line(block.span));
            let span = attributes.span_of(".short");
            self.report(
                &codes::KIND_MISMATCH,
                span,
                "the class says `.short`, the question has options",
            )
            .related(shown, "these are options")
            .help("delete the class; the points of a self-check are a plain list");
        }
        let has_options = own.iter().any(|block| self.shape(block) == Some(Shape::Tasks));
        let Some(at) = at else {
            if explanation.is_empty() && !has_options {
                let line = self.first_line(attributes.heading);
                self.report(&codes::NO_KEY, line, "there is nothing to compare the text with")
                    .help("write a model answer as `> [!NOTE]`, or the points of a self-check as a plain list");
            }
            return Body { stem: own, answer: Some(Answer::Short { checks: Vec::new() }) };
        };
        self.stray(&own[at + 1..], Shape::Bullets);
        let items = self.items(own[at].first);
        self.no_credit(&items, "a self-check");
        let mut checks: Vec<AnswerOption> = items.iter().map(|item| item.choice(false)).collect();
        self.distinct(&mut checks, "point");
        Body { stem: own[..at].to_vec(), answer: Some(Answer::Short { checks }) }
    }
}
