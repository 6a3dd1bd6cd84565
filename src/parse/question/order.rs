//! Reads steps in an order, and the list of feedback below them.

use std::ops::Range;

use crate::diag::codes;
use crate::model::question::{Answer, AnswerOption};
use crate::parse::attributes::Attributes;
use crate::parse::question::note::Named;
use crate::parse::reader::{Block, Reader};
use crate::text::span::Span;

impl Reader<'_, '_> {
    pub fn order(
        &mut self,
        attributes: &Attributes<'_>,
        blocks: &[Block],
        below: &[Block],
    ) -> Answer {
        let items = self.items_of(blocks);
        self.no_credit(&items, "a question about an order");
        for item in &items {
            if item.ticked.is_some() {
                let line = self.first_line(item.span);
                self.report(&codes::MALFORMED_BOX, line, "a step has a box")
                    .help("for options write `-` before the box; steps have none");
            }
            if let Some(nested) = item.nested {
                let span = self.first_line(Span::new(self.spots[nested].1.clone()));
                self.report(&codes::STRAY_TEXT, span, "a list stands inside a step")
                    .help("write the step in one line, and feedback as a quote");
            }
        }
        let mut steps: Vec<AnswerOption> = items.iter().map(|item| item.choice(false)).collect();
        self.distinct(&mut steps, "step");
        if steps.len() < 2 {
            let line = self.first_line(attributes.heading);
            self.report(&codes::NO_DISTRACTOR, line, "one step has no order").help("add steps");
        }
        self.notes(below, Named::Steps, &mut steps);
        let ties = self.ties(attributes, steps.len());
        if ties.first().is_some_and(|tie| tie.len() == steps.len())
            && let Some(ties) = attributes.get("ties")
        {
            self.report(
                &codes::NO_DISTRACTOR,
                ties.span,
                "all steps are tied, so that any order is right",
            )
            .help("tie only the steps that may swap");
        }
        Answer::Order { steps, ties }
    }

    /// Reads `ties=3-4` or `ties=1-2,4-5`: numbers as in the list, both ends included.
    fn ties(&mut self, attributes: &Attributes<'_>, steps: usize) -> Vec<Range<usize>> {
        let mut ties: Vec<Range<usize>> = Vec::new();
        for written in attributes.list("ties") {
            let numbers = written.value.split_once('-').and_then(|(first, last)| {
                Some((first.trim().parse::<usize>().ok()?, last.trim().parse::<usize>().ok()?))
            });
            let fault = match numbers {
                None => format!("`{}` names no steps", written.value),
                Some((first, last)) if first >= last || first == 0 => {
                    format!("`{}` names no steps", written.value)
                }
                Some((_, last)) if last > steps => {
                    format!("there is no step {last}: the list has {steps}")
                }
                Some((first, last))
                    if ties.iter().any(|other| first <= other.end && last > other.start) =>
                {
                    format!("`{}` overlaps with what stands before it", written.value)
                }
                Some((first, last)) => {
                    ties.push(first - 1..last);
                    continue;
                }
            };
            self.report(&codes::INVALID_ATTRIBUTE, written.span, &fault).help(
                "write the numbers of steps that follow each other and may swap, as in `ties=3-4` or `ties=1-2,4-5`",
            );
        }
        ties.sort_by_key(|tie| tie.start);
        ties
    }
}
