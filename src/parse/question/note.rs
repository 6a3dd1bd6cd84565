//! Reads the list of feedback below pairs or steps. Each item repeats a left cell or a step, and
//! holds a quote about it.

use pulldown_cmark::{Event, Tag};

use crate::diag::{Place, codes};
use crate::model::question::{AnswerOption, normal};
use crate::parse::question::body::Shape;
use crate::parse::question::item::Item;
use crate::parse::reader::{Block, Reader};
use crate::text::list::quoted;
use crate::text::span::Span;
use crate::text::suggestion::did_you_mean;

/// The parts that an item of such a list may name, in words for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Pairs,
    Steps,
}

impl Named {
    fn one(self) -> &'static str {
        match self {
            Named::Pairs => "pair",
            Named::Steps => "step",
        }
    }
}

impl Reader<'_, '_> {
    /// The index of the first list of feedback in a question's own blocks, or their number if there
    /// is none. Such lists have no boxes, come directly below a table or a numbered list, and at
    /// least one item holds a quote or repeats a line from above.
    pub fn notes_begin(&self, own: &[Block]) -> usize {
        let is_answer =
            |block: &Block| matches!(self.shape(block), Some(Shape::Table | Shape::Numbered));
        let Some(answer) = own.iter().rposition(is_answer) else { return own.len() };
        let between = own[answer + 1..].iter().take_while(|block| self.is_between(block)).count();
        let first = answer + 1 + between;
        let lists = || own[first..].iter().filter(|block| self.shape(block).is_some());
        let are_plain = lists().all(|block| self.shape(block) == Some(Shape::Bullets));
        let starts = own.get(first).is_some_and(|block| self.shape(block).is_some());
        let above = self.lines(&own[answer]);
        let is_note = |item: &Block| {
            let spots = &self.spots[item.first..=item.last];
            let has_quote =
                spots.iter().any(|(event, _)| *event == Event::Start(Tag::BlockQuote(None)));
            has_quote || self.lines(item).iter().any(|line| above.contains(line))
        };
        match starts && are_plain && lists().any(|list| self.inner(list).iter().any(is_note)) {
            true => first,
            false => own.len(),
        }
    }

    /// The lines of a block, or of the cells in a row of a table, without signs of lists.
    fn lines(&self, block: &Block) -> Vec<String> {
        let source = &self.text[block.span.range()];
        let cells = source.lines().flat_map(|line| line.split('|'));
        let signs = |c: char| c.is_ascii_digit() || ".)-*+ \t".contains(c);
        let bare = cells.map(|cell| normal(cell.trim_start_matches(signs)));
        bare.filter(|line| !line.is_empty()).collect()
    }

    /// Adds the feedback in the lists among `below` to the `parts` that their items name.
    pub fn notes(&mut self, below: &[Block], named: Named, parts: &mut [AnswerOption]) {
        let Some(first) = below.iter().position(|block| self.shape(block).is_some()) else {
            return;
        };
        let is_whole = self.between_answers(&below[first..]);
        for block in &below[first..] {
            if self.shape(block) != Some(Shape::Bullets) {
                continue;
            }
            for item in self.items(block.first) {
                self.note(&item, named, is_whole, parts);
            }
        }
    }

    /// Adds the feedback in an item, or reports what is wrong with it. `is_whole` says that no quote
    /// is separate from its item.
    fn note(&mut self, item: &Item, named: Named, is_whole: bool, parts: &mut [AnswerOption]) {
        let line = self.first_line(item.span);
        let one = named.one();
        self.no_credit(std::slice::from_ref(item), &format!("feedback on a {one}"));
        let whole = normal(&item.choice(false).whole());
        let text = normal(&item.text);
        let is_same = |part: &AnswerOption| normal(&part.whole()) == whole;
        let found = parts.iter().position(is_same).or_else(|| {
            parts.iter().position(|part| !text.is_empty() && normal(&part.text) == text)
        });
        let Some(at) = found else {
            let known = || parts.iter().map(|part| part.text.as_str());
            let near = did_you_mean(&item.text, known()).map(str::to_owned);
            let help = format!("the {one}s are {}", quoted(known(), "and"));
            let shown = self.text[item.label.range()].to_owned();
            let last = self.report(
                &codes::UNKNOWN_PART,
                if item.label.range().is_empty() { line } else { item.label },
                &format!("there is no {one} `{shown}`"),
            );
            match near {
                Some(near) => last.help(&format!("did you mean `{near}`?")),
                None => last.help(&help),
            };
            return;
        };
        if let Some(id) = &item.id {
            let message = format!("the id `{id}` has no meaning in feedback on a {one}");
            self.report(&codes::INVALID_ATTRIBUTE, line, &message)
                .help("write it into the answer itself, or delete it");
        }
        if let Some(nested) = item.nested {
            let span = self.first_line(Span::new(self.spots[nested].1.clone()));
            self.report(&codes::STRAY_TEXT, span, "a list stands inside feedback")
                .help("write it into the quote");
        }
        for block in &item.more {
            let span = self.first_line(*block);
            self.report(&codes::STRAY_TEXT, span, "text beside the quote belongs to nothing")
                .help("write it into the quote");
        }
        for quote in &item.feedback {
            self.glued_part(*quote, one, parts);
        }
        if item.feedback.is_empty() {
            if is_whole {
                let message = format!("nothing is said about this {one}");
                self.report(&codes::STRAY_TEXT, line, &message)
                    .help("write a quote below it, indented by two spaces: `  > …`");
            }
            return;
        }
        if let Some(first) = parts[at].feedback.first() {
            let first = Place::new(self.path, self.first_line(*first));
            let message = format!("something is said about this {one} already");
            self.report(&codes::DUPLICATE_OPTION, line, &message)
                .related(first, "the first feedback on it")
                .help("write all of it in one place");
            return;
        }
        parts[at].feedback.clone_from(&item.feedback);
    }

    /// Reports a line of a quote that has no `>` and repeats a part. It was meant as an item, but is
    /// read as the next line of the quote.
    fn glued_part(&mut self, quote: Span, one: &str, parts: &[AnswerOption]) {
        let mut at = quote.range().start;
        for line in self.text[quote.range()].split_inclusive('\n') {
            let start = at + (line.len() - line.trim_start().len());
            at += line.len();
            let line = line.trim();
            let bare = normal(line.trim_start_matches(['-', '–', '—', '*', '+', '•', ' ']));
            if !line.starts_with('>') && parts.iter().any(|part| normal(&part.text) == bare) {
                let span = Span::new(start..start + line.len());
                self.report(
                    &codes::UNKNOWN_PART,
                    span,
                    &format!("the line is part of the quote above it, and no item for a {one}"),
                )
                .help(&format!("write `- {bare}`"));
            }
        }
    }
}
