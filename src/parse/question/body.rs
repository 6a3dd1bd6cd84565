//! Sorts the blocks below a question's heading into its stem, its answer, and blocks that are
//! neither.

use pulldown_cmark::{Event, Tag};

use crate::diag::{Place, codes};
use crate::model::question::{Answer, QuestionKind};
use crate::parse::attributes::Attributes;
use crate::parse::question::item::Item;
use crate::parse::question::read::Body;
use crate::parse::reader::{Block, Last, Reader};
use crate::text::span::Span;

/// The form of a list or table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Tasks,
    Numbered,
    Bullets,
    Table,
}

/// The kind that a class asserts, with the place of the class.
pub type Asserted = Option<(QuestionKind, Span)>;

impl Reader<'_, '_> {
    /// Sorts a question's own blocks into stem and answer.
    pub fn body(
        &mut self,
        attributes: &Attributes<'_>,
        asserted: Asserted,
        own: Vec<Block>,
        explanation: &[Span],
    ) -> Body {
        if let Some((QuestionKind::Reflect, _)) = asserted {
            return self.reflection(attributes, own);
        }
        if let Some(body) = self.fill(asserted, &own) {
            return body;
        }
        if let Some((QuestionKind::Short, _)) = asserted {
            return self.short(attributes, own, explanation);
        }
        let (own, below) = own.split_at(self.notes_begin(&own));
        let Some(at) = own.iter().rposition(|block| self.shape(block).is_some()) else {
            return self.nothing_to_answer(attributes, asserted, own.to_vec());
        };
        let shape = self.shape(&own[at]).unwrap_or(Shape::Bullets);
        let first = self.cut_off(&own[..=at]);
        let stem = own[..first].to_vec();
        let block = &own[at];
        let is_cut = first < at;
        self.stray(&own[at + 1..], shape);
        let answer = match shape {
            Shape::Table => self.matching(block, below),
            Shape::Numbered => Some(self.order(attributes, &own[first..], below)),
            _ if shape == Shape::Tasks || is_cut => match self.verdicts_above(asserted, &stem) {
                Some(verdicts) => {
                    let (above, intro) = stem.split_at(verdicts.end);
                    let (above, verdicts) = above.split_at(verdicts.start);
                    let answer = self.shared_reasons(attributes, verdicts, intro, &own[first..]);
                    return Body { stem: above.to_vec(), answer: Some(answer) };
                }
                None => Some(self.tasks(attributes, asserted, &own[first..], &stem)),
            },
            _ => {
                let items = self.items(block.first);
                if !self.malformed_boxes(&items) {
                    let line = self.first_line(block.span);
                    self.report(&codes::NO_ANSWER, line, "the list says nothing of what is right")
                        .help("for options write `- [x]` and `- [ ]`, for steps in an order `1.`")
                        .help("for points that learners check themselves add the class `.short`");
                    if self.is_answer_list(block, &|_| false) {
                        let help = "to say something about wrong answers, write the right one as \
                            a gap into the text: `[[=180]]`";
                        Last::of(self.diagnostics).help(help);
                    }
                }
                None
            }
        };
        if let Some(answer) = &answer {
            self.check_kind(asserted, answer, self.first_line(block.span));
        }
        Body { stem, answer }
    }

    /// The items of all lists among `blocks`, as if they were one list. A quote between or directly
    /// below them counts as feedback on the item above it.
    pub fn items_of(&mut self, blocks: &[Block]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for block in blocks {
            match &self.spots[block.first].0 {
                Event::Start(Tag::List(_)) => items.extend(self.items(block.first)),
                Event::Start(Tag::BlockQuote(None)) => {
                    if let Some(item) = items.last_mut() {
                        item.feedback.push(block.span);
                    }
                }
                Event::Start(Tag::HtmlBlock) => {}
                _ => break,
            }
        }
        items
    }

    /// The index of the first list that belongs together with the last of `blocks`. A list ends,
    /// and a new one begins, at a quote or comment without indentation and where the sign before an
    /// item changes; this is reported. A list with a paragraph after it is part of the stem.
    pub fn cut_off(&mut self, blocks: &[Block]) -> usize {
        let mut first = blocks.len() - 1;
        let Some(shape) = self.shape(&blocks[first]) else { return first };
        loop {
            let before = blocks[..first].iter().rposition(|block| !self.is_between(block));
            let Some(before) = before else { return first };
            let belongs = match (self.shape(&blocks[before]), shape) {
                (Some(Shape::Tasks), Shape::Tasks | Shape::Bullets) => true,
                // The second list continues the first, unless it starts again at 1.
                (Some(Shape::Numbered), Shape::Numbered) => {
                    !matches!(self.spots[blocks[first].first].0, Event::Start(Tag::List(Some(1))))
                }
                _ => false,
            };
            if !belongs {
                return first;
            }
            if before + 1 == first {
                let place = Place::new(self.path, self.first_line(blocks[before].span));
                let line = self.first_line(blocks[first].span);
                self.report(&codes::STRAY_TEXT, line, "another sign begins another list")
                    .related(place, "the first list")
                    .help("write the same sign before every option: `-`");
            }
            for block in &blocks[before + 1..first] {
                let line = self.first_line(block.span);
                match self.is_comment(block) {
                    true => {
                        self.report(&codes::STRAY_TEXT, line, "the comment cuts the list in two")
                            .help("begin it with two spaces, or write it below the list");
                    }
                    false => self.detached(line, shape, "above it"),
                }
            }
            first = before;
        }
    }

    /// Whether a block is of a kind that authors write between options as if it belonged to one.
    pub fn is_between(&self, block: &Block) -> bool {
        match &self.spots[block.first].0 {
            Event::Start(Tag::BlockQuote(None)) => true,
            Event::Start(Tag::HtmlBlock) => self.is_comment(block),
            _ => false,
        }
    }

    /// Reports a quote that is separate from the item of the list, of this shape, that it belongs
    /// to.
    fn detached(&mut self, line: Span, shape: Shape, place: &str) {
        let (what, help) = match shape {
            Shape::Numbered => ("step", "to belong to it, it begins with three spaces: `   > …`"),
            Shape::Bullets => ("item", "to belong to it, it begins with two spaces: `  > …`"),
            _ => ("option", "to belong to it, it begins with two spaces: `  > …`"),
        };
        let message = format!("the quote is cut off from the {what} {place}");
        self.report(&codes::DETACHED_FEEDBACK, line, &message)
            .help(help)
            .help("for an explanation of the whole question begin it with `> [!NOTE]`");
    }

    pub fn shape(&self, block: &Block) -> Option<Shape> {
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

    /// Reports blocks below the options that belong to nothing. `shape` is that of the list above;
    /// a quote cannot be inside a table, so one below it is not separate from a pair.
    pub fn stray(&mut self, blocks: &[Block], shape: Shape) {
        for (at, block) in blocks.iter().enumerate() {
            let line = self.first_line(block.span);
            match &self.spots[block.first].0 {
                Event::Start(Tag::BlockQuote(None)) if at == 0 && shape != Shape::Table => {
                    self.detached(line, shape, "above it");
                }
                Event::Start(Tag::HtmlBlock) if self.is_comment(block) => {}
                _ => {
                    let is_quote =
                        matches!(self.spots[block.first].0, Event::Start(Tag::BlockQuote(None)));
                    let last = self.report(
                        &codes::STRAY_TEXT,
                        line,
                        "this stands below what is answered, and no part of the question takes it",
                    );
                    let last = match is_quote && shape == Shape::Table {
                        true => last.help(
                            "feedback on a pair is a list item that repeats its left cell, \
                             `- …`, with the quote inside, `  > …`",
                        ),
                        false => last.help("what belongs to the question stands above the options"),
                    };
                    last.help(
                        "write an explanation as `> [!NOTE]`; text that follows the questions \
                         comes after a line `---`",
                    );
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
        let mut is_slip = false;
        for block in &own {
            // A line below a quote without a mark of its own goes on with the quote.
            let may_hold = Event::Start(Tag::Paragraph) == self.spots[block.first].0
                || Event::Start(Tag::BlockQuote(None)) == self.spots[block.first].0;
            if may_hold {
                is_slip |= self.glued_box(block.span);
            }
        }
        if is_slip {
            return Body { stem: own, answer: None };
        }
        let span = self.first_line(attributes.heading);
        let message = match asserted {
            Some((kind, _)) => {
                format!("the question is `.{}`, and has nothing to answer", kind.word())
            }
            None => "the question has nothing to answer".to_owned(),
        };
        self.report(&codes::NO_ANSWER, span, &message)
            .help(
                "write options as `- [x] right` and `- [ ] wrong`, steps as a numbered list, \
                 pairs as a table of two columns, or a gap as `[[answer]]`",
            )
            .help("for a text of the learner's own add the class `.short` or `.reflect`");
        Body { stem: own, answer: None }
    }

    /// Reports a class that contradicts the body.
    pub fn check_kind(&mut self, asserted: Asserted, answer: &Answer, shown: Span) {
        let Some((class, span)) = asserted else { return };
        let is = match answer.kind() {
            // Numbers are typed too, and may be called gaps.
            QuestionKind::Number if class != QuestionKind::Number => QuestionKind::Gap,
            kind => kind,
        };
        if class != is {
            let (class, is) = (class.word(), is.word());
            let place = Place::new(self.path, shown);
            let message = format!("the class says `.{class}`, the question is `.{is}`");
            self.report(&codes::KIND_MISMATCH, span, &message)
                .related(place, &format!("this makes it `.{is}`"))
                .help("delete the class, or write the question in the form of its kind");
        }
    }
}
