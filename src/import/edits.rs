//! Parts of a text and what takes their place.

use std::ops::Range;

use crate::diag::fix::{self, Edit};
use crate::text::span::Span;

/// `text` with new text at these places, which are sorted by where they begin. Of two that overlap,
/// the first counts.
pub fn edited(text: &str, edits: impl IntoIterator<Item = (Range<usize>, String)>) -> String {
    let mut end = 0;
    let edits: Vec<Edit> = edits
        .into_iter()
        .filter_map(|(range, new)| {
            let is_free = range.start >= end;
            end = if is_free { range.end } else { end };
            is_free.then(|| Edit::replace(Span::new(range), new))
        })
        .collect();
    fix::edited(text, &edits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_places_that_overlap_the_first_counts() {
        let edits = [(0..1, "A"), (2..4, "C"), (3..5, "X"), (4..4, "-"), (4..5, "E")];
        let edits = edits.map(|(range, new)| (range, new.to_owned()));
        assert_eq!(edited("abcdef", edits), "AbC-Ef");
    }
}
