//! Reads pairs from a table, and the list of feedback below it.

use pulldown_cmark::{Event, Tag};

use crate::diag::{Place, codes};
use crate::markdown::end_of;
use crate::model::question::{Answer, AnswerOption};
use crate::parse::question::note::Named;
use crate::parse::reader::{Block, Reader};
use crate::text::span::Span;

impl Reader<'_, '_> {
    pub fn matching(&mut self, block: &Block, below: &[Block]) -> Option<Answer> {
        let line = self.first_line(block.span);
        let mut rows: Vec<Vec<AnswerOption>> = Vec::new();
        let mut places: Vec<Span> = Vec::new();
        for row in self.inner(block) {
            let cells = self.inner(&row);
            places.push(self.first_line(row.span));
            rows.push(cells.iter().map(|cell| self.cell(cell)).collect());
        }
        let labels = rows.first().cloned().unwrap_or_default();
        let [left, right] = &labels[..] else {
            let message = format!("the table has {} columns", labels.len());
            self.report(&codes::NO_ANSWER, line, &message)
                .help("pairs stand in a table of two columns: what is matched, and what with");
            return None;
        };
        let labels = [left.text.clone(), right.text.clone()];
        let mut lefts: Vec<AnswerOption> = Vec::new();
        let mut rights: Vec<AnswerOption> = Vec::new();
        let mut pairs: Vec<usize> = Vec::new();
        for (row, place) in rows.into_iter().zip(places).skip(1) {
            let mut cells = row.into_iter();
            let (Some(left), Some(mut right)) = (cells.next(), cells.next()) else { continue };
            if right.label.range().is_empty() {
                let message = "a row has nothing in its right column";
                self.report(&codes::NO_ANSWER, place, message)
                    .help("write what the left belongs with, or delete the row");
                continue;
            }
            let markup = self.markup(right.label);
            let same = rights.iter().position(|other| {
                (&other.text, &other.content) == (&right.text, &right.content)
                    && self.markup(other.label) == markup
            });
            let is_spare = left.label.range().is_empty();
            if is_spare {
                if let Some(other) = same {
                    let first = Place::new(self.path, rights[other].span);
                    self.report(
                        &codes::DUPLICATE_OPTION,
                        place,
                        "the spare is right for another row",
                    )
                    .related(first, "it stands here")
                    .help("write another text into one of them");
                    continue;
                }
                rights.push(right);
                continue;
            }
            right.right = true;
            let at = same.unwrap_or_else(|| {
                rights.push(right);
                rights.len() - 1
            });
            lefts.push(left);
            pairs.push(at);
        }
        self.distinct(&mut lefts, "left side");
        self.distinct(&mut rights, "right side");
        if lefts.len() < 2 {
            let message = match lefts.len() {
                0 => "the table has no pairs",
                _ => "there is one pair to match",
            };
            self.report(&codes::NO_DISTRACTOR, line, message)
                .help("add rows: the first one is the heading of the columns");
        } else if rights.len() < 2 {
            self.report(&codes::NO_DISTRACTOR, line, "everything belongs with the same")
                .help("add a row with another right side, or a spare with an empty left one");
        }
        self.notes(below, Named::Pairs, &mut lefts);
        Some(Answer::Match { labels, lefts, rights, pairs })
    }

    fn cell(&self, cell: &Block) -> AnswerOption {
        let inside: Vec<_> = self.spots[cell.first + 1..cell.last].iter().collect();
        let start = inside.first().map_or(cell.span.range().start, |(_, range)| range.start);
        let end = inside.iter().map(|(_, range)| range.end).max().unwrap_or(start);
        // A cell of spaces is empty, of whatever kind they are.
        let is_empty = self.text[start..end].trim().is_empty();
        let label = Span::new(start..if is_empty { start } else { end });
        let content = self.content(label, &[]);
        AnswerOption {
            text: self.text_of(label),
            content,
            label,
            span: label,
            ..AnswerOption::default()
        }
    }

    /// The end of the list that starts at the event `at`, if there is one.
    pub fn list_end(&self, at: usize) -> Option<usize> {
        matches!(self.spots.get(at)?.0, Event::Start(Tag::List(_))).then(|| end_of(self.spots, at))
    }
}
