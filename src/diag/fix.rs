//! Certain fixes: changes of a file after which a fault is gone, and which leave nothing open that
//! only the author knows.
//!
//! A fix is data, like everything in a diagnostic. It says which bytes of the decoded text become
//! what. [`chosen`] finds the fixes that can be made at the same time, and [`edited`] makes them.

use std::ops::Range;

use crate::text::span::Span;

/// A part of a text and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The part. It is empty where text is only added.
    pub span: Span,
    /// The new text, with `\n` at the ends of its lines.
    pub text: String,
}

impl Edit {
    /// Puts `text` in the place of `span`.
    pub fn replace(span: Span, text: impl Into<String>) -> Edit {
        Edit { span, text: text.into() }
    }

    /// Adds `text` before the byte `offset`.
    pub fn insert(offset: usize, text: impl Into<String>) -> Edit {
        Edit::replace(Span::at(offset), text)
    }

    /// Takes the bytes of `range` out.
    pub fn delete(range: Range<usize>) -> Edit {
        Edit::replace(Span::new(range), "")
    }

    /// The same edit `offset` bytes later, for one made in a part of the text that starts there.
    pub fn shifted(self, offset: usize) -> Edit {
        Edit { span: self.span.shifted(offset), ..self }
    }

    /// Whether the two change or touch the same bytes, so that what comes of both depends on their
    /// order.
    fn meets(&self, other: &Edit) -> bool {
        self.span.start <= other.span.end && other.span.start <= self.span.end
    }
}

/// A certain fix: edits of the file in which the fault is. All of them are made, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fix {
    /// The edits, by their places. No two of them meet.
    edits: Vec<Edit>,
}

impl Fix {
    /// The fix of these edits; `None` when there are none. Of edits that meet, the first counts.
    pub fn new(edits: impl IntoIterator<Item = Edit>) -> Option<Fix> {
        let mut fix = Fix::default();
        edits.into_iter().for_each(|edit| fix.add(edit));
        (!fix.edits.is_empty()).then_some(fix)
    }

    /// Adds an edit, unless it meets another one.
    pub fn add(&mut self, edit: Edit) {
        if self.edits.iter().any(|other| other.meets(&edit)) {
            return;
        }
        let at = self.edits.partition_point(|other| other.span < edit.span);
        self.edits.insert(at, edit);
    }

    /// The edits, by their places.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }
}

/// Of `fixes` of one file, the indexes of those that can be made at once: none meets an earlier one.
pub fn chosen<'f>(fixes: impl IntoIterator<Item = &'f Fix>) -> Vec<usize> {
    let mut all: Vec<&Edit> = Vec::new();
    let mut chosen = Vec::new();
    for (index, fix) in fixes.into_iter().enumerate() {
        if fix.edits.iter().any(|edit| all.iter().any(|other| other.meets(edit))) {
            continue;
        }
        all.extend(&fix.edits);
        chosen.push(index);
    }
    chosen
}

/// `text` after `edits`, which are sorted by their places and do not meet.
pub fn edited(text: &str, edits: &[Edit]) -> String {
    let mut result = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        let range = edit.span.range();
        result.push_str(&text[from..range.start]);
        result.push_str(&edit.text);
        from = range.end;
    }
    result.push_str(&text[from..]);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_at_their_places() {
        let fix = Fix::new([Edit::insert(7, "!"), Edit::replace(Span::new(0..1), "ON")]).unwrap();
        assert_eq!(edited("one two", fix.edits()), "ONne two!");
        assert_eq!(Fix::new([]), None);
    }

    #[test]
    fn fixes_that_meet_wait_for_the_next_round() {
        let fix = |range: Range<usize>| Fix::new([Edit::delete(range)]).unwrap();
        let both = Fix::new([Edit::delete(0..1), Edit::delete(8..9)]).unwrap();
        assert_eq!(chosen([&fix(2..4), &fix(4..5), &fix(6..7)]), [0, 2]);
        assert_eq!(chosen([&fix(8..9), &both, &fix(0..1)]), [0, 2]);
    }
}
