//! Reads verdicts with reasons. Each verdict holds reasons of its own, or one list of reasons for all
//! verdicts comes below them.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::diag::{Place, codes};
use crate::markdown::end_of;
use crate::model::question::{Answer, AnswerOption, QuestionKind, Reasons};
use crate::parse::attributes::Attributes;
use crate::parse::question::body::{Asserted, Shape};
use crate::parse::question::item::Item;
use crate::parse::reader::{Block, Reader};
use crate::text::span::Span;

impl Reader<'_, '_> {
    /// The blocks with the verdicts in the stem of a question that is `.two-tier`. Its last list has
    /// the reasons, if no verdict holds any.
    pub fn verdicts_above(&mut self, asserted: Asserted, stem: &[Block]) -> Option<Range<usize>> {
        asserted.filter(|(kind, _)| *kind == QuestionKind::TwoTier)?;
        let at = stem.iter().rposition(|block| self.shape(block).is_some())?;
        if self.shape(&stem[at]) != Some(Shape::Tasks) {
            return None;
        }
        let items = self.items(stem[at].first);
        if items.iter().any(|item| item.nested.is_some_and(|list| self.has_boxes(list))) {
            return None;
        }
        Some(self.cut_off(&stem[..=at])..at + 1)
    }

    /// Reads verdicts and the reasons below them, which `intro` comes between.
    pub fn shared_reasons(
        &mut self,
        attributes: &Attributes<'_>,
        verdicts: &[Block],
        intro: &[Block],
        reasons: &[Block],
    ) -> Answer {
        let line = self.first_line(attributes.heading);
        let verdicts = self.items_of(verdicts);
        let is_slip = self.boxes(&verdicts);
        self.uneven(&verdicts);
        self.no_lists(&verdicts, &[]);
        self.no_credit(&verdicts, "a verdict with reasons");
        let keys = verdicts.iter().filter(|item| item.ticked == Some(true)).count();
        if keys == 0 && !is_slip {
            self.report(&codes::NO_KEY, line, "no verdict is marked as right")
                .help("write `- [x]` before the one that is");
        }
        self.one_verdict(keys, line);
        if verdicts.len() < 2 && !is_slip {
            self.report(&codes::NO_DISTRACTOR, line, "there is one verdict to choose from")
                .help("add a verdict that is wrong, written as `- [ ]`");
        }
        let verdicts = self.choices(&verdicts);
        let reasons = self.items_of(reasons);
        let list = self.reasons(attributes, &reasons, true);
        let intro = intro.iter().filter(|block| !self.is_comment(block));
        let intro = intro.map(|block| block.span).collect();
        Answer::TwoTier { verdicts, reasons: Reasons::Shared { intro, list } }
    }

    /// Reads the reasons in verdicts. `lists` has the list of each verdict, as an index of the page's
    /// events.
    pub fn nested_reasons(
        &mut self,
        attributes: &Attributes<'_>,
        verdicts: Vec<AnswerOption>,
        lists: &[Option<usize>],
    ) -> Answer {
        let has_key = verdicts.iter().any(|verdict| verdict.right);
        let mut own = Vec::new();
        let mut bare = None;
        for (verdict, list) in verdicts.iter().zip(lists) {
            let Some(list) = list else {
                bare = bare.or(Some(verdict));
                if verdict.right {
                    let line = self.first_line(verdict.span);
                    self.report(&codes::NO_KEY, line, "the right verdict has no reasons")
                        .help("nest a task list in it: `  - [x] right` and `  - [ ] wrong`");
                }
                continue;
            };
            let items = self.items(*list);
            own.push(self.reasons(attributes, &items, verdict.right || !has_key));
        }
        let Some(bare) = bare else {
            return Answer::TwoTier { verdicts, reasons: Reasons::Own(own) };
        };
        if verdicts.iter().zip(lists).any(|(verdict, list)| verdict.right && list.is_some()) {
            let with = verdicts.iter().zip(lists).find(|(_, list)| list.is_some());
            let line = self.first_line(bare.span);
            let with =
                with.map(|(verdict, _)| Place::new(self.path, self.first_line(verdict.span)));
            let last = self.report(
                &codes::VERDICT_GIVEN_AWAY,
                line,
                "the verdict has no reasons, so it is seen to be wrong",
            );
            let last =
                last.help("nest reasons in it that are all wrong, written as `  - [ ] …`").help(
                    "to ask for the same reasons after every verdict, add the class `.two-tier` \
                     and write them once below all verdicts, after a line of text",
                );
            if let Some(place) = with {
                last.related(place, "this one has some");
            }
        }
        let list: Vec<AnswerOption> = own.into_iter().flatten().collect();
        Answer::TwoTier { verdicts, reasons: Reasons::Shared { intro: Vec::new(), list } }
    }

    /// The reasons in `items`, which follow the right verdict or all verdicts if one `is_right`.
    fn reasons(
        &mut self,
        attributes: &Attributes<'_>,
        items: &[Item],
        is_right: bool,
    ) -> Vec<AnswerOption> {
        let line = self.first_line(attributes.heading);
        let is_slip = self.boxes(items);
        self.uneven(items);
        self.no_credit(items, "a reason");
        let ticked: Vec<&Item> = items.iter().filter(|item| item.ticked == Some(true)).collect();
        if let Some(first) = ticked.first().filter(|_| !is_right) {
            let line = self.first_line(first.span);
            let message = "a reason for a wrong verdict is marked as right";
            self.report(&codes::NO_KEY, line, message)
                .help("write `- [ ]` before it; the right reason belongs to the right verdict");
        } else if is_right && ticked.len() != 1 && !is_slip {
            let message = match ticked.len() {
                0 => "no reason is marked as right".to_owned(),
                keys => format!("{keys} reasons are marked as right"),
            };
            self.report(&codes::NO_KEY, line, &message).help("write `- [x]` before one of them");
        }
        if items.len() < 2 && !is_slip {
            let line = match items.first().filter(|_| !is_right) {
                Some(item) => self.first_line(item.span),
                None => line,
            };
            self.report(&codes::NO_DISTRACTOR, line, "there is one reason to choose from")
                .help("add reasons that are wrong, written as `- [ ]`");
        }
        for reason in items {
            if let Some(nested) = reason.nested {
                let span = self.first_line(Span::new(self.spots[nested].1.clone()));
                self.report(&codes::STRAY_TEXT, span, "a list stands inside a reason")
                    .help("write the reason in one line, and feedback as a quote");
            }
        }
        self.choices(items)
    }

    /// Reports several right verdicts.
    pub fn one_verdict(&mut self, keys: usize, line: Span) {
        if keys > 1 {
            self.report(&codes::NO_KEY, line, "a verdict with reasons has one right option")
                .help("mark one verdict with `- [x]`");
        }
    }

    /// Reports lists inside options, except for those of reasons.
    pub fn no_lists(&mut self, items: &[Item], reasons: &[Option<usize>]) {
        for item in items {
            if let Some(nested) = item.nested
                && !reasons.contains(&Some(nested))
            {
                let span = self.first_line(Span::new(self.spots[nested].1.clone()));
                self.report(&codes::STRAY_TEXT, span, "a list stands inside an option").help(
                    "reasons are a task list inside each verdict; other lists belong into the stem",
                );
            }
        }
    }

    pub fn has_boxes(&self, list: usize) -> bool {
        let end = end_of(self.spots, list);
        self.spots[list..end].iter().any(|(event, _)| matches!(event, Event::TaskListMarker(_)))
    }
}
