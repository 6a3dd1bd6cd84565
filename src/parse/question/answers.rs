//! The lists below a text with gaps, which give the options of gaps or feedback on wrong answers.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag};

use crate::diag::codes;
use crate::parse::question::body::Shape;
use crate::parse::question::gap;
use crate::parse::reader::{Block, Reader};

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

    /// The first line of each item of a list without boxes, and whether the item has a list in it.
    fn lines_of(&self, block: &Block) -> Vec<(&str, bool)> {
        let mut lines = Vec::new();
        if self.shape(block) != Some(Shape::Bullets) {
            return lines;
        }
        for item in self.inner(block) {
            let source = self.text[item.span.range()].trim_start_matches(['-', '*', '+', ' ']);
            let line = source.lines().next().unwrap_or_default().trim();
            let inside = &self.spots[item.first + 1..item.last];
            let has_list =
                inside.iter().any(|(event, _)| matches!(event, Event::Start(Tag::List(_))));
            lines.push((line, has_list));
        }
        lines
    }

    /// Whether a list gives the options of a gap.
    pub fn names_gaps(&self, block: &Block) -> bool {
        self.lines_of(block).into_iter().any(|(line, has_list)| has_list && is_name(line))
    }

    /// Whether a list gives the options of gaps or feedback on wrong answers. A list of gaps to
    /// type in does neither: its items have no options, and none of them `is_named` by a gap
    /// elsewhere.
    pub fn is_answer_list(&self, block: &Block, is_named: &dyn Fn(&str) -> bool) -> bool {
        let lines = self.lines_of(block);
        let is_wrong = |line: &str| {
            line.ends_with('`')
                && line.matches('`').count() >= 2
                && (line.starts_with('`') || line.contains(": `"))
        };
        let is_certain = |(line, has_list): &(&str, bool)| match is_name(line) {
            true => *has_list || is_named(line[2..line.len() - 2].trim()),
            false => is_wrong(line),
        };
        let gives_options = lines.iter().any(|(line, has_list)| *has_list && is_name(line));
        let are_all = lines.iter().all(|(line, _)| is_name(line) || is_wrong(line));
        gives_options || (are_all && lines.iter().any(is_certain))
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

/// Whether a line is only the name of a gap.
fn is_name(line: &str) -> bool {
    line.len() > 4 && line.starts_with("[[") && line.ends_with("]]")
}
