//! What stands below a question's heading, and the kinds that are lists and tables.

use pulldown_cmark::{Event, Tag};

use crate::diag::{Place, codes};
use crate::parse::question::attributes::Attributes;
use crate::parse::question::item::Item;
use crate::parse::question::read::{Body, Reader};
use crate::parse::question::regions::Block;
use crate::parse::question::{Answer, Choice};
use crate::text::span::Span;

/// What a list or table looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Tasks,
    Numbered,
    Bullets,
    Table,
}

/// A class with its place.
pub type Asserted = Option<(&'static str, Span)>;

impl Reader<'_, '_> {
    /// Sorts a question's own blocks into stem and answer.
    pub fn body(
        &mut self,
        attributes: &Attributes<'_>,
        asserted: Asserted,
        own: Vec<Block>,
        explanation: &[Span],
    ) -> Body {
        if let Some((class, _)) = asserted
            && class == "reflect"
        {
            return self.reflection(attributes, own);
        }
        if let Some(body) = self.fill(asserted, &own) {
            return body;
        }
        if let Some((class, _)) = asserted
            && class == "short"
        {
            return self.short(attributes, own, explanation);
        }
        let Some(at) = own.iter().rposition(|block| self.shape(block).is_some()) else {
            return self.nothing_to_answer(attributes, asserted, own);
        };
        let shape = self.shape(&own[at]).unwrap_or(Shape::Bullets);
        let stem = own[..at].to_vec();
        self.stray(&own[at + 1..], shape);
        let block = &own[at];
        let answer = match shape {
            Shape::Tasks => self.tasks(attributes, asserted, block),
            Shape::Numbered => self.order(attributes, block),
            Shape::Table => self.matching(block),
            Shape::Bullets => {
                let items = self.items(block.first);
                if !self.malformed_boxes(&items) {
                    let line = self.first_line(block.span);
                    self.report(&codes::NO_ANSWER, line, "the list says nothing of what is right")
                        .help("for options write `- [x]` and `- [ ]`, for steps in an order `1.`")
                        .help("for points that learners check themselves add the class `.short`");
                }
                Answer::Single(Vec::new())
            }
        };
        self.check_kind(asserted, &answer, self.first_line(block.span));
        Body { stem, answer }
    }

    fn shape(&self, block: &Block) -> Option<Shape> {
        match &self.spots[block.first].0 {
            Event::Start(Tag::Table(_)) => Some(Shape::Table),
            Event::Start(Tag::List(Some(_))) => Some(Shape::Numbered),
            Event::Start(Tag::List(None)) => {
                let mut depth = 0;
                for (event, _) in &self.spots[block.first..=block.last] {
                    match event {
                        Event::Start(Tag::List(_)) => depth += 1,
                        Event::End(pulldown_cmark::TagEnd::List(_)) => depth -= 1,
                        Event::TaskListMarker(_) if depth == 1 => return Some(Shape::Tasks),
                        _ => {}
                    }
                }
                Some(Shape::Bullets)
            }
            _ => None,
        }
    }

    /// Reports what stands below the options and is no part of anything.
    fn stray(&mut self, blocks: &[Block], shape: Shape) {
        for (at, block) in blocks.iter().enumerate() {
            let line = self.first_line(block.span);
            match &self.spots[block.first].0 {
                Event::Start(Tag::BlockQuote(None)) if at == 0 => {
                    let what = match shape {
                        Shape::Tasks => "the last option",
                        _ => "the list",
                    };
                    self.report(
                        &codes::DETACHED_FEEDBACK,
                        line,
                        &format!("the quote is cut off from {what}"),
                    )
                    .help("to belong to the option, it begins with two spaces: `  > …`")
                    .help("for an explanation of the whole question begin it with `> [!NOTE]`");
                }
                Event::Start(Tag::HtmlBlock) if self.is_comment(block) => {}
                _ => {
                    self.report(
                        &codes::STRAY_TEXT,
                        line,
                        "this stands below what is answered, and no part of the question takes it",
                    )
                    .help("what belongs to the question stands above the options")
                    .help("write an explanation as `> [!NOTE]`; text that follows the questions comes after a line `---`");
                }
            }
        }
    }

    pub fn is_comment(&self, block: &Block) -> bool {
        self.text[block.span.range()].trim_start().starts_with("<!--")
    }

    fn nothing_to_answer(
        &mut self,
        attributes: &Attributes<'_>,
        asserted: Asserted,
        own: Vec<Block>,
    ) -> Body {
        let span = self.first_line(attributes.heading);
        let message = match asserted {
            Some((class, _)) => format!("the question is `.{class}`, and has nothing to answer"),
            None => "the question has nothing to answer".to_owned(),
        };
        self.report(&codes::NO_ANSWER, span, &message)
            .help("write options as `- [x] right` and `- [ ] wrong`, steps as a numbered list, pairs as a table of two columns, or a gap as `[[answer]]`")
            .help("for a text of the learner's own add the class `.short` or `.reflect`");
        Body { stem: own, answer: Answer::Single(Vec::new()) }
    }

    /// Reports a class that says otherwise than the body.
    pub fn check_kind(&mut self, asserted: Asserted, answer: &Answer, shown: Span) {
        let Some((class, span)) = asserted else { return };
        let is = match answer {
            Answer::Single(options) if options.is_empty() => return,
            Answer::Single(_) => "single",
            Answer::Multiple(_) => "multiple",
            Answer::TwoTier { .. } => "two-tier",
            Answer::Order { .. } => "order",
            Answer::Match { .. } => "match",
            Answer::Gap(fill) if fill.is_number() && class == "number" => "number",
            Answer::Gap(_) => "gap",
            Answer::Short { .. } => "short",
            Answer::Reflect { .. } => "reflect",
        };
        if class != is {
            let place = Place::new(self.path, shown);
            let message = format!("the class says `.{class}`, the question is `.{is}`");
            self.report(&codes::KIND_MISMATCH, span, &message)
                .related(place, &format!("this makes it `.{is}`"))
                .help("delete the class, or write the question in the form of its kind");
        }
    }

    fn tasks(&mut self, attributes: &Attributes<'_>, asserted: Asserted, block: &Block) -> Answer {
        let items = self.items(block.first);
        let is_slip = self.malformed_boxes(&items);
        for item in items.iter().filter(|item| item.ticked.is_none()) {
            if !is_slip {
                let message = "an item of the list has no box";
                self.report(&codes::MALFORMED_BOX, self.first_line(item.span), message)
                    .help("write `- [ ]` or `- [x]` before each option");
            }
        }
        let keys = items.iter().filter(|item| item.ticked == Some(true)).count();
        let reasons = items
            .iter()
            .filter(|item| item.ticked == Some(true))
            .find_map(|item| item.nested.filter(|list| self.has_boxes(*list)));
        for item in &items {
            if let Some(nested) = item.nested
                && Some(nested) != reasons
            {
                let span = self.first_line(Span::new(self.spots[nested].1.clone()));
                self.report(&codes::STRAY_TEXT, span, "a list stands inside an option").help(
                    "reasons are a task list inside the right option; other lists belong into the stem",
                );
            }
        }
        let message_line = self.first_line(attributes.heading);
        if keys == 0 && !is_slip {
            self.report(&codes::NO_KEY, message_line, "no option is marked as right")
                .help("write `- [x]` before the one that is");
        } else if keys == items.len() && !is_slip {
            self.report(&codes::NO_DISTRACTOR, message_line, "every option is right")
                .help("add options that are wrong, written as `- [ ]`");
        }
        let options = self.choices(&items);
        if let Some(list) = reasons {
            if keys > 1 {
                self.report(&codes::NO_KEY, message_line, "a verdict with reasons has one right option")
                    .help("mark one option with `- [x]`, and nest the reasons in it");
            }
            return self.two_tier(attributes, options, &items, list);
        }
        let is_multiple = keys > 1 || asserted.is_some_and(|(class, _)| class == "multiple");
        if is_multiple && asserted.is_none_or(|(class, _)| class != "single") {
            self.no_credit(&items, "a question with several right options");
            return Answer::Multiple(options);
        }
        if keys > 1 {
            return Answer::Multiple(options);
        }
        for item in items.iter().filter(|item| item.ticked == Some(true)) {
            if let Some((_, span)) = item.credit {
                self.report(&codes::INVALID_ATTRIBUTE, span, "the right option has a credit")
                    .help("it is worth all points; `credit` is for options that are partly right");
            }
        }
        Answer::Single(options)
    }

    fn two_tier(
        &mut self,
        attributes: &Attributes<'_>,
        verdicts: Vec<Choice>,
        items: &[Item],
        list: usize,
    ) -> Answer {
        self.no_credit(items, "a verdict with reasons");
        let reasons = self.items(list);
        self.malformed_boxes(&reasons);
        self.no_credit(&reasons, "a reason");
        let keys = reasons.iter().filter(|item| item.ticked == Some(true)).count();
        let line = self.first_line(attributes.heading);
        if keys != 1 {
            let message = match keys {
                0 => "no reason is marked as right".to_owned(),
                _ => format!("{keys} reasons are marked as right"),
            };
            self.report(&codes::NO_KEY, line, &message).help("write `- [x]` before one of them");
        }
        if reasons.len() < 2 {
            self.report(&codes::NO_DISTRACTOR, line, "there is one reason to choose from")
                .help("add reasons that are wrong, written as `- [ ]`");
        }
        for reason in &reasons {
            if let Some(nested) = reason.nested {
                let span = self.first_line(Span::new(self.spots[nested].1.clone()));
                self.report(&codes::STRAY_TEXT, span, "a list stands inside a reason")
                    .help("write the reason in one line, and feedback as a quote");
            }
        }
        let reasons = self.choices(&reasons);
        Answer::TwoTier { verdicts, reasons }
    }

    fn has_boxes(&self, list: usize) -> bool {
        let end = crate::parse::body::end_of(self.spots, list);
        self.spots[list..end].iter().any(|(event, _)| matches!(event, Event::TaskListMarker(_)))
    }

    pub fn no_credit(&mut self, items: &[Item], what: &str) {
        for item in items {
            if let Some((_, span)) = item.credit {
                let message = format!("`credit` has no meaning in {what}");
                self.report(&codes::INVALID_ATTRIBUTE, span, &message)
                    .help("it belongs to options of a question with one right option");
            }
        }
    }

    /// The items as options; repeats are reported.
    pub fn choices(&mut self, items: &[Item]) -> Vec<Choice> {
        let choices: Vec<Choice> =
            items.iter().map(|item| item.choice(item.ticked == Some(true))).collect();
        self.distinct(&choices, "option");
        choices
    }

    /// Reports texts and ids that stand twice, and empty ones.
    pub fn distinct(&mut self, choices: &[Choice], what: &str) {
        for (at, choice) in choices.iter().enumerate() {
            let line = self.first_line(choice.span);
            // A picture or a formula alone is no text, and still something to choose.
            if choice.label.range().is_empty() && choice.more.is_empty() {
                self.report(&codes::NO_ANSWER, line, &format!("the {what} is empty"))
                    .help("write its text, or delete it");
                continue;
            }
            let same = choices[..at].iter().find(|other| {
                let is_text = !choice.text.is_empty() && other.text.to_lowercase() == choice.text.to_lowercase();
                is_text && other.more.is_empty() && choice.more.is_empty()
                    || (choice.id.is_some() && other.id == choice.id)
            });
            if let Some(other) = same {
                let first = Place::new(self.path, self.first_line(other.span));
                let message = match choice.id.is_some() && other.id == choice.id {
                    true => format!("two {what}s have the same id"),
                    false => format!("the {what} stands there twice"),
                };
                self.report(&codes::DUPLICATE_OPTION, line, &message)
                    .related(first, "the first one")
                    .help("delete one of them, or write what makes it another");
            }
        }
    }

    fn reflection(&mut self, attributes: &Attributes<'_>, own: Vec<Block>) -> Body {
        for block in &own {
            if self.shape(block) == Some(Shape::Tasks) {
                let line = self.first_line(block.span);
                let span = attributes.span_of(".reflect");
                let shown = Place::new(self.path, line);
                self.report(&codes::KIND_MISMATCH, span, "the class says `.reflect`, the question has options")
                    .related(shown, "these are options")
                    .help("delete the class, or the options");
            }
        }
        let plan = attributes
            .get("plan")
            .map(|found| crate::text::span::Spanned::new(found.value.to_owned(), found.span));
        Body { stem: own, answer: Answer::Reflect { plan } }
    }

    fn short(
        &mut self,
        attributes: &Attributes<'_>,
        own: Vec<Block>,
        explanation: &[Span],
    ) -> Body {
        let at = own.iter().rposition(|block| self.shape(block) == Some(Shape::Bullets));
        if let Some(block) = own.iter().find(|block| self.shape(block) == Some(Shape::Tasks)) {
            let shown = Place::new(self.path, self.first_line(block.span));
            let span = attributes.span_of(".short");
            self.report(&codes::KIND_MISMATCH, span, "the class says `.short`, the question has options")
                .related(shown, "these are options")
                .help("delete the class; the points of a self-check are a plain list");
        }
        let Some(at) = at else {
            if explanation.is_empty() {
                let line = self.first_line(attributes.heading);
                self.report(&codes::NO_KEY, line, "there is nothing to compare the text with")
                    .help("write a model answer as `> [!NOTE]`, or the points of a self-check as a plain list");
            }
            return Body { stem: own, answer: Answer::Short { checks: Vec::new() } };
        };
        self.stray(&own[at + 1..], Shape::Bullets);
        let items = self.items(own[at].first);
        self.no_credit(&items, "a self-check");
        let checks: Vec<Choice> = items.iter().map(|item| item.choice(false)).collect();
        self.distinct(&checks, "point");
        Body { stem: own[..at].to_vec(), answer: Answer::Short { checks } }
    }
}
