//! The pieces of plain markup, which most of it is: tags in lower case with quoted attributes, and
//! no references to characters but the five that markup needs. This takes half the time of the
//! tokenizer, which reads everything else.

use std::ops::Range;

use super::{Piece, VOID};

/// Elements whose content is not markup.
const RAW: [&str; 10] = [
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "plaintext",
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
];

const REFERENCES: [(&str, char); 5] =
    [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\'')];

/// The pieces of `html` with their places; `None` when it is not plain.
pub fn pieces(html: &str) -> Option<Vec<(Piece, Range<usize>)>> {
    if html.bytes().any(|byte| matches!(byte, b'\r' | b'\0')) {
        return None;
    }
    let mut reader = Reader { html, at: 0 };
    let mut pieces = Vec::new();
    while reader.at < html.len() {
        let start = reader.at;
        let piece = match html[start..].find('<').unwrap_or(html.len() - start) {
            0 => reader.tag()?,
            length => {
                reader.at += length;
                Piece::Text(decoded(&html[start..reader.at])?)
            }
        };
        pieces.push((piece, start..reader.at));
    }
    Some(pieces)
}

struct Reader<'h> {
    html: &'h str,
    at: usize,
}

impl<'h> Reader<'h> {
    fn skip(&mut self, expected: &str) -> bool {
        let found = self.html[self.at..].starts_with(expected);
        if found {
            self.at += expected.len();
        }
        found
    }

    /// A name in lower case.
    fn name(&mut self) -> Option<&'h str> {
        let rest = &self.html[self.at..];
        let is_inside =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let length = rest.bytes().position(|byte| !is_inside(byte))?;
        self.at += length;
        let name = &rest[..length];
        name.starts_with(|first: char| first.is_ascii_lowercase()).then_some(name)
    }

    fn tag(&mut self) -> Option<Piece> {
        if self.skip("</") {
            let name = self.name()?.to_owned();
            return self.skip(">").then_some(Piece::Close { name });
        }
        self.skip("<");
        let name = self.name()?;
        if RAW.contains(&name) {
            return None;
        }
        let mut attributes: Vec<(String, String)> = Vec::new();
        let self_closing = loop {
            if self.skip(">") {
                break false;
            }
            if self.skip("/>") {
                break true;
            }
            let is_apart = self.skip(" ") || self.skip("\n");
            while self.skip(" ") || self.skip("\n") {}
            if self.skip("/>") {
                break true;
            }
            if self.skip(">") {
                break false;
            }
            if !is_apart {
                return None;
            }
            let name = self.name()?;
            let mut value = String::new();
            if self.skip("=") {
                if !self.skip("\"") {
                    return None;
                }
                let length = self.html[self.at..].find('"')?;
                value = decoded(&self.html[self.at..self.at + length])?;
                self.at += length + 1;
            }
            if attributes.iter().any(|(other, _)| other == name) {
                return None;
            }
            attributes.push((name.to_owned(), value));
        };
        attributes.sort();
        let void = VOID.contains(&name);
        Some(Piece::Open { name: name.to_owned(), attributes, void, self_closing })
    }
}

/// `text` with its references replaced; `None` when it has others.
fn decoded(text: &str) -> Option<String> {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let (reference, character) =
            REFERENCES.iter().find(|(reference, _)| rest.starts_with(reference))?;
        decoded.push(*character);
        rest = &rest[reference.len()..];
    }
    decoded.push_str(rest);
    Some(decoded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tokenized;
    use super::*;

    #[test]
    fn what_the_renderer_writes_is_plain() {
        for html in [
            "<p class=\"a\" hidden>1 &lt; <b>2</b><br/>“3”</p>\n",
            "<a href=\"a.html?b&amp;c\" title=\"&quot;x&quot;\">it&#39;s</a>",
            "<input type=\"radio\" name=\"q\" value=\"0\" />",
        ] {
            assert_eq!(pieces(html), Some(tokenized(html)), "{html}");
        }
    }

    #[test]
    fn other_markup_is_left_to_the_tokenizer() {
        for html in [
            "<P>",
            "<p class=a>",
            "<p class='a'>",
            "<p a a>",
            "a & b",
            "&nbsp;",
            "<!-- a -->",
            "a < b",
            "<script>a</script>",
            "<p",
            "</p a>",
            "<p a=\"b\"c>",
            "<p / a>",
            "\r\n",
            "</>",
            "<svg:a>",
        ] {
            assert_eq!(pieces(html), None, "{html}");
        }
    }

    proptest! {
        #[test]
        fn both_find_the_same_pieces(parts in prop::collection::vec(prop::sample::select(vec![
            "<p", "</p", "<br", "<custom-a1", ">", "/>", " ", "\n", " class=\"", "\"", "a", "é",
            "&amp;",
            "&lt;", "&#39;", "&quot;", " hidden", " data-x=\"1\"", "=", "'", "/", "-",
        ]), 0..24)) {
            let html = parts.concat();
            if let Some(plain) = pieces(&html) {
                prop_assert_eq!(plain, tokenized(&html), "{}", html);
            }
        }
    }
}
