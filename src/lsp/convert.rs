//! Places and paths as the protocol writes them: lines from 0, columns in units of UTF-16.

use std::path::PathBuf;

use lsp_types::{Position, Range, Uri};

use crate::text::span::Span;

/// The path on the disk of an address; `None` when it is no file.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    url::Url::parse(uri.as_str()).ok()?.to_file_path().ok()
}

/// The place of the byte `offset`.
pub fn position(text: &str, offset: usize) -> Position {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count();
    let column: usize = before[start..].chars().map(char::len_utf16).sum();
    let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Position { line: narrow(line), character: narrow(column) }
}

/// The places of a span; `None` stands for the start of the file.
pub fn range(text: &str, span: Option<Span>) -> Range {
    let range = span.unwrap_or_default().range();
    Range { start: position(text, range.start), end: position(text, range.end) }
}

/// The byte at a place. A place behind the end of its line is the end of that line.
pub fn offset(text: &str, position: Position) -> usize {
    let mut start = 0;
    for _ in 0..position.line {
        match text[start..].find('\n') {
            Some(newline) => start += newline + 1,
            None => return text.len(),
        }
    }
    let line = text[start..].split('\n').next().unwrap_or_default();
    let mut units = 0;
    for (at, character) in line.char_indices() {
        if units >= position.character as usize {
            return start + at;
        }
        units += character.len_utf16();
    }
    start + line.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_units_of_utf_16() {
        let text = "a\nö𝄞x\n";
        for (offset_in_text, line, character) in
            [(0, 0, 0), (2, 1, 0), (4, 1, 1), (8, 1, 3), (10, 2, 0)]
        {
            let place = Position { line, character };
            assert_eq!(position(text, offset_in_text), place);
            assert_eq!(offset(text, place), offset_in_text);
        }
        assert_eq!(offset(text, Position { line: 1, character: 99 }), 9);
        assert_eq!(offset(text, Position { line: 9, character: 0 }), text.len());
    }

    #[test]
    fn addresses_become_paths() {
        let uri: Uri = "file:///a%20b/c.md".parse().unwrap();
        assert_eq!(path(&uri), Some(PathBuf::from("/a b/c.md")));
        assert_eq!(path(&"untitled:x".parse().unwrap()), None);
    }
}
