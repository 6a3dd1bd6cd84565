//! The lists below a text with gaps, which give the options of gaps or feedback on wrong answers.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag};

use crate::diag::codes;
use crate::parse::question::body::Shape;
use crate::parse::question::gap;
use crate::parse::reader::{Block, Reader};
use crate::text::slug::is_key;
use crate::text::span::Span;

impl Reader<'_, '_> {
    /// The index of the first list with options or with feedback on wrong answers. These lists come
    /// after the last block with a gap of its own.
    pub fn answers_begin(&self, own: &[Block]) -> usize {
        let mut named: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let mut with_gaps = vec![false; own.len()];
        for (at, block) in own.iter().enumerate() {
            let spots = &self.spots[block.first..=block.last];
            for gap in gap::gaps(self.text, spots).into_iter().flatten() {
                with_gaps[at] = true;
                if let Some(name) = gap::parts(self.text, gap).into_iter().next() {
                    named.entry(name).or_default().insert(at);
                }
            }
        }
        let is_answers = |at: usize| {
            self.is_answer_list(&own[at], &|name| {
                named.get(name).is_some_and(|blocks| blocks.iter().any(|other| *other != at))
            })
        };
        let below = (0..own.len()).rfind(|at| with_gaps[*at] && !is_answers(*at));
        let first = below.map_or(0, |at| at + 1);
        (first..own.len()).find(|at| is_answers(*at)).unwrap_or(own.len())
    }

    /// The items of a list without boxes.
    fn lines_of(&self, block: &Block) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        if self.shape(block) != Some(Shape::Bullets) {
            return lines;
        }
        for item in self.inner(block) {
            let source = self.text[item.span.range()].trim_start_matches(['-', '*', '+', ' ']);
            let line = source.lines().next().unwrap_or_default().trim();
            let inside = &self.spots[item.first + 1..item.last];
            let has = |wanted: fn(&Tag<'_>) -> bool| {
                inside.iter().any(|(event, _)| matches!(event, Event::Start(tag) if wanted(tag)))
            };
            lines.push(Line {
                text: line,
                has_list: has(|tag| matches!(tag, Tag::List(_))),
                has_quote: has(|tag| matches!(tag, Tag::BlockQuote(None))),
                span: item.span,
            });
        }
        lines
    }

    /// Whether a list gives the options of a gap.
    pub fn names_gaps(&self, block: &Block) -> bool {
        self.lines_of(block).into_iter().any(|line| line.has_list && is_name(line.text))
    }

    /// Whether a list gives the options of gaps or feedback on wrong answers. A list of gaps to
    /// type in does neither: its items have no options, and none of them `is_named` by a gap
    /// elsewhere.
    pub fn is_answer_list(&self, block: &Block, is_named: &dyn Fn(&str) -> bool) -> bool {
        let lines = self.lines_of(block);
        let is_wrong = |line: &Line<'_>| {
            line.text.ends_with('`')
                && line.text.matches('`').count() >= 2
                && (line.text.starts_with('`') || line.text.contains(": `") || line.has_quote)
        };
        let is_certain = |line: &Line<'_>| match is_name(line.text) {
            true => line.has_list || is_named(line.text[2..line.text.len() - 2].trim()),
            false => is_wrong(line),
        };
        let gives_options = lines.iter().any(|line| line.has_list && is_name(line.text));
        let are_all = lines.iter().all(|line| is_name(line.text) || is_wrong(line));
        gives_options || (are_all && lines.iter().any(is_certain))
    }

    /// Reports what is nearly a list of answers below the last gap of `stem`: an answer without the
    /// hyphen that makes it an item, and a name without its brackets.
    pub fn near_answers(&mut self, stem: &[Block]) {
        let has_gap =
            |block: &Block| !gap::gaps(self.text, &self.spots[block.first..=block.last]).is_empty();
        let Some(last) = stem.iter().rposition(has_gap) else { return };
        for block in &stem[last + 1..] {
            let line = self.first_line(block.span);
            let source = self.text[line.range()].trim();
            let is_paragraph = matches!(self.spots[block.first].0, Event::Start(Tag::Paragraph));
            let answer = source.trim_start_matches(['-', '–', '—', '−', '－', '*', '+', ' ']);
            let begins = answer.find('`').filter(|at| {
                let name = answer[..*at].trim_end_matches([' ', ':', '：']);
                name.is_empty() || *at > name.len() && is_key(name)
            });
            if is_paragraph && begins.is_some() && answer.len() > 2 && answer.ends_with('`') {
                let message = "this line is no item of a list, and is shown to everybody";
                self.report(&codes::STRAY_TEXT, line, message).help(&format!(
                    "to say something about a wrong answer, write ``- {answer} ``, and below it a quote with two spaces before it"
                ));
            }
            let near = self
                .lines_of(block)
                .into_iter()
                .find(|line| line.has_list && line.text.starts_with('[') && !is_name(line.text));
            if let Some(near) = near {
                let (span, text) = (self.first_line(near.span), near.text.to_owned());
                let name = text.replace(['[', ']'], "");
                self.report(
                    &codes::MALFORMED_GAP,
                    span,
                    &format!("`{text}` is the name of no gap"),
                )
                .help(&format!("write `- [[{}]]`", name.trim()));
            }
        }
    }

    /// Reports blocks between and below the lists of answers. Returns whether every quote belongs
    /// to an item.
    pub fn between_answers(&mut self, below: &[Block]) -> bool {
        let before = self.diagnostics.len();
        let mut at = 0;
        while at < below.len() {
            let rest = &below[at + 1..];
            let others = rest.iter().take_while(|block| self.shape(block) != Some(Shape::Bullets));
            let count = others.count();
            self.stray(&rest[..count], Shape::Bullets);
            at += count + 1;
        }
        !self.diagnostics[before..].iter().any(|found| found.code == &codes::DETACHED_FEEDBACK)
    }
}

/// An item of a list.
struct Line<'t> {
    /// Its first line.
    text: &'t str,
    has_list: bool,
    has_quote: bool,
    /// The place of the item.
    span: Span,
}

/// Whether a line is only the name of a gap.
fn is_name(line: &str) -> bool {
    line.len() > 4 && line.starts_with("[[") && line.ends_with("]]")
}
