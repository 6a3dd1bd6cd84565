//! Rows of tables with more or fewer cells than the table has columns.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diag::codes;
use crate::diag::fix::Edit;
use crate::markdown::{Spot, end_of};
use crate::parse::body::Reader;
use crate::text::list::Count;

impl Reader<'_, '_> {
    /// Reports the row at the event `at` if more follows its last cell, which the parser drops.
    pub(super) fn spare_cells(&mut self, spots: &[Spot<'_>], at: usize) {
        let row = &spots[at].1;
        let mut cells = spots[at..end_of(spots, at)]
            .iter()
            .filter(|(event, _)| matches!(event, Event::Start(Tag::TableCell)));
        let Some((_, last)) = cells.next_back() else { return };
        // The parser puts cells that were not written behind the row, so nothing follows them.
        if last.start >= row.end {
            return;
        }
        let line_end =
            self.text[last.end..].find('\n').map_or(self.text.len(), |end| last.end + end);
        let rest = self.text[last.end..line_end].trim();
        let rest = rest.strip_prefix('|').unwrap_or(rest).trim();
        if !rest.is_empty() && rest != "|" {
            let message =
                "the row has more cells than the table has columns, and the rest is not shown";
            let fix = spare_bars(self.text, row.start..line_end, last.end);
            self.report(&codes::STRAY_TEXT, &(row.start..line_end), message)
                .help_last("give every column a name in the first row; write `\\|` for a bar that belongs to a cell")
                .fix_last(fix);
        }
    }

    /// Reports the row at the event `at` if it is shorter than the table, which the parser fills up.
    pub(super) fn missing_cells(&mut self, spots: &[Spot<'_>], at: usize) {
        let row = &spots[at].1;
        let cells = spots[at..end_of(spots, at)]
            .iter()
            .filter(|(event, _)| matches!(event, Event::Start(Tag::TableCell)));
        // The parser puts cells that were not written behind the row.
        let written = cells.clone().filter(|(_, cell)| cell.start < row.end).count();
        let wanted = cells.count();
        if written < wanted {
            let message = format!(
                "the row has {}, and the table has {wanted} columns",
                Count(written, "cell")
            );
            self.report(&codes::MISSING_CELL, row, &message)
                .help_last("write a bar `|` before each cell, also before one that is empty");
        }
    }
}

/// The edits that make bars in the row of a table text: those in code if that leaves no cell too many,
/// or else those behind the last cell, which ends at `last`.
fn spare_bars(text: &str, row: Range<usize>, last: usize) -> Vec<Edit> {
    let end = row.start + text[row.clone()].trim_end().trim_end_matches('|').len();
    let bars = |range: Range<usize>| {
        let source = &text[range.clone()];
        let bare = source.match_indices('|').map(move |(at, _)| range.start + at);
        bare.filter(|at| !text[..*at].ends_with('\\')).collect::<Vec<_>>()
    };
    let spare = bars(last..end.max(last));
    let in_code: Vec<usize> = bars(row.start..end)
        .into_iter()
        .filter(|at| text[row.start..*at].matches('`').count() % 2 == 1)
        .filter(|at| text[*at..end].contains('`'))
        .collect();
    let chosen = if in_code.len() == spare.len() { in_code } else { spare };
    chosen.into_iter().map(|at| Edit::insert(at, "\\")).collect()
}
