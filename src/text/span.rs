//! Places in a file: byte spans, and the lines and columns that people read.

use std::ops::Range;

/// A half-open range of bytes in one source file, counted in the text as the compiler sees it
/// (after a byte order mark is skipped and line ends are folded to `\n`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// A span over `range`. Source files are bounded well below 4 GiB, so the offsets fit.
    pub fn new(range: Range<usize>) -> Span {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: narrow(range.start), end: narrow(range.end.max(range.start)) }
    }

    /// The empty span at `offset`.
    pub fn at(offset: usize) -> Span {
        Span::new(offset..offset)
    }

    /// The span as a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether all of `range` lies in the span.
    pub fn holds(self, range: &Range<usize>) -> bool {
        let span = self.range();
        span.start <= range.start && range.end <= span.end
    }

    /// The span without the white space at its end. `text` is the text of the file.
    pub fn trimmed_end(self, text: &str) -> Span {
        let range = self.range();
        let length = text[range.clone()].trim_end().len();
        Span::new(range.start..range.start + length)
    }

    /// The first line of the span, without white space at its end. `text` is the text of the file.
    pub fn first_line(self, text: &str) -> Span {
        let range = self.range();
        let line = text[range.clone()].lines().next().unwrap_or_default();
        Span::new(range.start..range.start + line.trim_end().len())
    }

    /// The same span `offset` bytes later, for a span found in a slice that starts there.
    pub fn shifted(self, offset: usize) -> Span {
        let range = self.range();
        Span::new(range.start + offset..range.end + offset)
    }
}

/// A value together with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Pairs `value` with `span`.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}

/// A line and a column as an editor shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1 in Unicode scalar values.
    pub column: usize,
}

/// Of `items`, whose spans are in order and do not overlap, the one that holds the byte `at`.
pub fn holding<T>(items: &[T], span: impl Fn(&T) -> Span, at: usize) -> Option<&T> {
    let found = items.partition_point(|item| span(item).range().end <= at);
    items.get(found).filter(|item| span(item).range().contains(&at))
}

/// The position of the byte `offset` in `text`. An offset past the end counts as the end.
pub fn position(text: &str, offset: usize) -> Position {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        assert_eq!(position("a\nöö x", 7), Position { line: 2, column: 4 });
        assert_eq!(position("a\n", 99), Position { line: 2, column: 1 });
    }
}
