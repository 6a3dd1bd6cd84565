//! Reads list items: options, reasons, steps, points to check.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use crate::diag::codes;
use crate::markdown::{cut, end_of, is_block, plain_text};
use crate::model::question::AnswerOption;
use crate::parse::reader::Reader;
use crate::text::slug::is_id;
use crate::text::span::Span;

/// An item of a list.
#[derive(Clone, Debug)]
pub struct Item {
    /// Whether its box is ticked; `None` without a box.
    pub ticked: Option<bool>,
    /// Its first line or paragraph, without box and attributes.
    pub label: Span,
    /// The text of its label, without markup and citations, with single spaces.
    pub text: String,
    /// The content beside its text, as in [`AnswerOption::content`].
    pub content: String,
    /// Its further blocks.
    pub more: Vec<Span>,
    /// The quotes nested in it.
    pub feedback: Vec<Span>,
    /// The list nested in it, as an index of the page's events.
    pub nested: Option<usize>,
    /// The id in the attributes at its end.
    pub id: Option<String>,
    /// The credit in the attributes at its end, with its place.
    pub credit: Option<(f64, Span)>,
    /// The whole item, without white space at its end.
    pub span: Span,
}

impl Item {
    /// The item as an option.
    pub fn choice(&self, right: bool) -> AnswerOption {
        AnswerOption {
            id: self.id.clone(),
            credit: if right { 1.0 } else { self.credit.map_or(0.0, |(credit, _)| credit) },
            right,
            text: self.text.clone(),
            content: self.content.clone(),
            label: self.label,
            more: self.more.clone(),
            feedback: self.feedback.clone(),
            span: self.span,
        }
    }
}

impl Reader<'_, '_> {
    /// The items of the list that starts at the event `list`.
    pub fn items(&mut self, list: usize) -> Vec<Item> {
        let end = end_of(self.spots, list);
        let mut items = Vec::new();
        let mut at = list + 1;
        while at < end {
            let last = end_of(self.spots, at);
            if matches!(self.spots[at].0, Event::Start(Tag::Item)) {
                items.push(self.item(at, last));
            }
            at = last + 1;
        }
        items
    }

    /// Reports the first item that begins further in than those before it, and is beside them all the
    /// same: it was meant to be in the one above.
    pub fn uneven(&mut self, items: &[Item]) {
        let column = |item: &Item| {
            let source = &self.text[item.span.range()];
            let start = item.span.range().end - source.trim_start().len();
            start - self.text[..start].rfind('\n').map_or(0, |newline| newline + 1)
        };
        let Some(first) = items.first().map(column) else { return };
        let Some(other) = items.iter().find(|item| column(item) != first) else { return };
        let line = self.first_line(other.span);
        self.report(
            &codes::MALFORMED_BOX,
            line,
            "the item begins at another column than those beside it",
        )
        .help("begin all items of a list at one column, and those of a list inside an item below its text");
    }

    fn item(&mut self, first: usize, last: usize) -> Item {
        let mut item = Item {
            ticked: None,
            label: Span::default(),
            text: String::new(),
            content: String::new(),
            more: Vec::new(),
            feedback: Vec::new(),
            nested: None,
            id: None,
            credit: None,
            span: self.trimmed(Span::new(self.spots[first].1.clone())),
        };
        let mut label: Option<Range<usize>> = None;
        let mut at = first + 1;
        let mut is_labelled = false;
        while at < last {
            let (event, range) = &self.spots[at];
            let end = match event {
                Event::Start(_) => end_of(self.spots, at),
                _ => at,
            };
            match event {
                Event::TaskListMarker(ticked) => item.ticked = Some(*ticked),
                Event::Start(Tag::Paragraph) if label.is_none() => {
                    label = Some(self.inside(at + 1, end, &mut item));
                    is_labelled = true;
                }
                Event::Start(Tag::BlockQuote(None)) => {
                    is_labelled = true;
                    item.feedback.push(Span::new(range.clone()));
                }
                Event::Start(Tag::BlockQuote(Some(kind))) => {
                    is_labelled = true;
                    self.alert_in_item(*kind, range);
                }
                Event::Start(Tag::List(_)) if item.nested.is_none() => {
                    is_labelled = true;
                    item.nested = Some(at);
                }
                Event::Start(tag) if is_block(tag) => {
                    is_labelled = true;
                    item.more.push(Span::new(range.clone()));
                }
                _ if is_labelled => {}
                _ => {
                    let start = label.as_ref().map_or(range.start, |label| label.start);
                    label = Some(start..range.end);
                }
            }
            at = end + 1;
        }
        let start = item.span.range().start;
        let label = self.trimmed(Span::new(label.unwrap_or(start..start)));
        item.label = self.attributes(label, &mut item);
        item.text = self.text_of(item.label);
        let credit =
            ["credit=", "credit＝", "{credit"].into_iter().find_map(|mark| item.text.find(mark));
        if let Some(at) = credit {
            let found = item.text[at..].to_owned();
            let line = self.first_line(item.label);
            self.report(
                &codes::INVALID_ATTRIBUTE,
                line,
                &format!("`{found}` stands in the text of an option"),
            )
            .help("write it in plain braces at the end, as in `{credit=0.5}`");
        }
        item.content = self.content(item.label, &item.more);
        item
    }

    /// The bytes of a paragraph without the box at its start.
    fn inside(&self, from: usize, to: usize, item: &mut Item) -> Range<usize> {
        let mut range: Option<Range<usize>> = None;
        for (event, at) in &self.spots[from..to] {
            if let Event::TaskListMarker(ticked) = event {
                item.ticked = Some(*ticked);
                continue;
            }
            range = Some(match range {
                Some(range) => range.start..range.end.max(at.end),
                None => at.clone(),
            });
        }
        range.unwrap_or_default()
    }

    fn alert_in_item(&mut self, kind: BlockQuoteKind, range: &Range<usize>) {
        let what = match kind {
            BlockQuoteKind::Tip => "a hint",
            BlockQuoteKind::Note => "an explanation",
            _ => "a callout",
        };
        let line = self.first_line(Span::new(range.clone()));
        self.report(&codes::STRAY_TEXT, line, &format!("{what} stands inside an option")).help(
            "for feedback on the option write a plain quote, without `[!…]`; for the question as \
             a whole write it below the list, without indentation",
        );
    }

    /// Removes `{#id credit=0.5}` from the end of `label` and stores it in `item`.
    fn attributes(&mut self, label: Span, item: &mut Item) -> Span {
        let range = label.range();
        let source = &self.text[range.clone()];
        let Some(open) = source.rfind('{').filter(|_| source.ends_with('}')) else { return label };
        if source[..open].ends_with('\\') {
            return label;
        }
        let is_text = self.spots.iter().any(|(event, at)| {
            matches!(event, Event::Text(_)) && at.contains(&(range.start + open))
        });
        let inside = &source[open + 1..source.len() - 1];
        if !is_text || !inside.contains(['#', '=']) {
            return label;
        }
        // Doubled braces around an id are found in the text.
        let before = source[..open].strip_suffix('{').filter(|_| !inside.starts_with('#'));
        if let Some(before) = before {
            let start = range.start + before.len();
            self.report(
                &codes::INVALID_ATTRIBUTE,
                Span::new(start..start + 1),
                "`{` is one too many, and is shown as it stands",
            )
            .help("write one pair of braces, as in `{#ask credit=0.5}`");
        }
        let mut offset = range.start + open + 1;
        let braces = Span::new(range.start + open..range.end);
        for word in inside.split(' ') {
            let span = Span::new(offset..offset + word.len());
            offset += word.len() + 1;
            if word.is_empty() {
                continue;
            }
            if let Some(id) = word.strip_prefix('#') {
                if is_id(id) {
                    item.id = Some(id.to_owned());
                } else {
                    self.report(&codes::INVALID_ID, span, &format!("`{id}` cannot be an id"))
                        .help("use letters, digits, hyphens, underscores and dots");
                }
            } else if let Some(credit) = word.strip_prefix("credit=") {
                match credit.parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share)) {
                    Some(share) => item.credit = Some((share, span)),
                    None => {
                        let message = format!("`credit` cannot be `{credit}`");
                        self.report(&codes::INVALID_ATTRIBUTE, span, &message)
                            .help("write a share from 0 to 1, as in `credit=0.5`");
                    }
                }
            } else {
                let message = format!("`{word}` has no meaning on an option");
                self.report(&codes::INVALID_ATTRIBUTE, span, &message).help(
                    "an option has an id and a credit, as in `{#ask credit=0.5}`, without spaces around the `=`",
                );
                break;
            }
        }
        let rest = &self.text[range.start..braces.range().start];
        if let Some(first) = rest.find("{#") {
            let start = range.start + first;
            let end = rest[first..].find('}').map_or(rest.len(), |close| first + close + 1);
            let place = Span::new(start..range.start + end);
            let found = self.text[place.range()].to_owned();
            self.report(&codes::INVALID_ATTRIBUTE, place, &format!("`{found}` stands inside the text of an item"))
                .help("begin each item on its own line, with `- ` before it, and give it one pair of braces at its end");
        }
        self.trimmed(Span::new(range.start..braces.range().start))
    }

    /// The text of `span` without markup and citations, with single spaces.
    pub fn text_of(&self, span: Span) -> String {
        let inside = cut(self.spots, span);
        let text = plain_text(inside.iter());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The markup in the label at `label` that readers can see, with the length of the text before
    /// each mark; empty for plain text.
    pub fn markup(&self, label: Span) -> String {
        let mut markup = String::new();
        let mut length = 0;
        for (event, _) in cut(self.spots, label) {
            let mark = match &event {
                Event::Start(Tag::Emphasis) => "*",
                Event::Start(Tag::Strong) => "**",
                Event::Start(Tag::Strikethrough) => "~~",
                Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => "/",
                Event::Code(_) => "`",
                Event::InlineMath(_) => "$",
                Event::InlineHtml(html) => html,
                _ => "",
            };
            if !mark.is_empty() {
                markup.push_str(&format!("{length}{mark}"));
            }
            length += plain_text([(event, 0..0)].iter()).len();
        }
        markup
    }

    /// The content beside the text in the label at `label` and the blocks `more`.
    pub fn content(&self, label: Span, more: &[Span]) -> String {
        let mut content = String::new();
        for (event, _) in cut(self.spots, label) {
            if let Event::Start(Tag::Image { dest_url: shown, .. }) | Event::DisplayMath(shown) =
                event
            {
                content.push_str(&shown);
                content.push('\n');
            }
        }
        for block in more {
            content.push_str(self.text[block.range()].trim());
            content.push('\n');
        }
        content
    }
}
