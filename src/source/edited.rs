//! Edits of the decoded text, made in the bytes of a file.

use crate::diag::fix::Edit;

/// The bytes of a file after `edits` of its decoded text. The edits are sorted by their places and do
/// not meet. A byte order mark stays, and so do the line ends; new lines end like the first line of
/// the file. `None` when `bytes` are no text, or when an edit lies outside of it.
pub fn edited(bytes: &[u8], edits: &[Edit]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let line_end = match text.find(['\r', '\n']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    };
    let mut result = String::with_capacity(text.len());
    let mut raw = Offsets { text, decoded: 0, raw: mark };
    let mut from = 0;
    for edit in edits {
        let range = edit.span.range();
        let (start, end) = (raw.of(range.start)?, raw.of(range.end)?);
        result.push_str(text.get(from..start)?);
        result.push_str(&edit.text.replace('\n', line_end));
        from = end;
    }
    result.push_str(text.get(from..)?);
    Some(result.into_bytes())
}

/// Finds the places of a file's bytes that belong to places of its decoded text, in order.
struct Offsets<'t> {
    text: &'t str,
    decoded: usize,
    raw: usize,
}

impl Offsets<'_> {
    /// The byte of the file for the byte `decoded` of the text, which is not before the last one
    /// asked for.
    fn of(&mut self, decoded: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        while self.decoded < decoded {
            // The decoder reads `\r\n` as one character.
            let is_pair = bytes[self.raw..].starts_with(b"\r\n");
            self.raw += if is_pair { 2 } else { 1 };
            self.decoded += 1;
            if self.raw > bytes.len() {
                return None;
            }
        }
        Some(self.raw)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diag::fix;
    use crate::source::decode;
    use crate::text::span::Span;

    #[test]
    fn mark_and_line_ends_stay() {
        let edits = [Edit::replace(Span::new(2..3), "B\nC"), Edit::delete(4..6)];
        for (bytes, expected) in [
            ("a\nb\nc\nd", "a\nB\nC\nd"),
            ("a\r\nb\r\nc\r\nd", "a\r\nB\r\nC\r\nd"),
            ("\u{feff}a\rb\rc\rd", "\u{feff}a\rB\rC\rd"),
            ("a\r\nb\nc\r\nd", "a\r\nB\r\nC\nd"),
        ] {
            let edited = edited(bytes.as_bytes(), &edits).unwrap();
            assert_eq!(String::from_utf8(edited).unwrap(), expected);
        }
        assert_eq!(edited(b"a", &edits), None);
    }

    proptest! {
        #[test]
        fn the_decoded_text_is_edited(text in "(a|\r|\n|\r\n|é){0,20}", at in 0usize..20, length in 0usize..4) {
            let before = decode(text.clone().into_bytes()).ok().unwrap();
            let range = at.min(before.len())..(at + length).min(before.len());
            prop_assume!(before.is_char_boundary(range.start) && before.is_char_boundary(range.end));
            let edits = [Edit::replace(Span::new(range), "x\ny")];
            let after = edited(text.as_bytes(), &edits).unwrap();
            prop_assert_eq!(decode(after).ok().unwrap(), fix::edited(&before, &edits));
        }
    }
}
