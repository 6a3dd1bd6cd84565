//! Tags of HTML and JSX in Markdown, with the values of their attributes as they are written.

use std::ops::Range;

use crate::import::code::{end_of_code, ranges};

/// A tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// Its bytes.
    pub range: Range<usize>,
    /// The element, as it is written.
    pub name: String,
    /// The attributes. A value in braces is an expression of JSX.
    pub attributes: Vec<(String, Written)>,
    /// Whether it is an end tag.
    pub is_end: bool,
    /// Whether it ends in `/>`.
    pub is_closed: bool,
}

/// The value of an attribute as it is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// A text.
    Text(String),
    /// An expression between braces.
    Expression(String),
    /// Nothing.
    None,
}

impl Tag {
    /// The text of the first of `names` that is there. In an expression, it is the first text
    /// between quotes.
    pub fn text(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let (_, value) =
                self.attributes.iter().find(|(own, _)| own.eq_ignore_ascii_case(name))?;
            match value {
                Written::Text(text) => Some(text.clone()),
                Written::Expression(code) => quoted(code),
                Written::None => None,
            }
        })
    }

    /// Whether it has the attribute.
    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(own, _)| own == name)
    }
}

/// The first text between quotes.
fn quoted(code: &str) -> Option<String> {
    let start = code.find(['"', '\'', '`'])?;
    let quote = code[start..].chars().next()?;
    let rest = &code[start + 1..];
    Some(rest[..rest.find(quote)?].to_owned())
}

/// All tags of `text` outside of code and comments.
pub fn tags(text: &str) -> Vec<Tag> {
    let code = ranges(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        if let Some(end) = end_of_code(&code, open) {
            at = end.max(open + 1);
            continue;
        }
        // The address of a link may be in such brackets too.
        let is_text = ["\\", "](", "]: "].iter().any(|mark| text[..open].ends_with(mark));
        match tag(text, open).filter(|_| !is_text) {
            Some(tag) => {
                at = tag.range.end;
                found.push(tag);
            }
            None => at = open + 1,
        }
    }
    found
}

/// The maximum length of a tag, in bytes.
const MOST_BYTES: usize = 20_000;

/// The tag that begins at `open`.
fn tag(text: &str, open: usize) -> Option<Tag> {
    let mut limit = text.len().min(open + MOST_BYTES);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let rest = &text[open + 1..limit];
    let is_end = rest.starts_with('/');
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let size = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
    let name = rest[..size].to_owned();
    if !rest[size..].starts_with(|c: char| c.is_whitespace() || matches!(c, '/' | '>')) {
        return None;
    }
    let mut at = limit - rest.len() + size;
    let mut attributes = Vec::new();
    loop {
        let rest = &text[at..limit];
        at += rest.len() - rest.trim_start().len();
        // A paragraph ends at a blank line, but a tag of JSX may have one in an expression only.
        let rest = &text[at..limit];
        if let Some(after) = rest.strip_prefix("/>") {
            let range = open..limit - after.len();
            return Some(Tag { range, name, attributes, is_end, is_closed: true });
        }
        let first = rest.chars().next()?;
        match first {
            '>' => {
                let range = open..at + 1;
                return Some(Tag { range, name, attributes, is_end, is_closed: false });
            }
            '/' => at += 1,
            // `{...spread}` and `{/* comment */}`.
            '{' => at += braces(rest)?,
            c if c.is_alphabetic() || matches!(c, '_' | ':' | '@') => {
                let is_name =
                    |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '@');
                let size = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
                let own = rest[..size].to_owned();
                let after = rest[size..].trim_start();
                let Some(value) = after.strip_prefix('=') else {
                    at += size;
                    attributes.push((own, Written::None));
                    continue;
                };
                let value = value.trim_start();
                at = limit - value.len();
                let (written, size) = match value.chars().next()? {
                    quote @ ('"' | '\'') => {
                        let end = value[1..].find(quote)?;
                        (Written::Text(decoded(&value[1..=end])), end + 2)
                    }
                    '{' => {
                        let size = braces(value)?;
                        (Written::Expression(value[1..size - 1].to_owned()), size)
                    }
                    _ => {
                        let end = value.find(|c: char| c.is_whitespace() || c == '>')?;
                        (Written::Text(decoded(&value[..end])), end)
                    }
                };
                at += size;
                attributes.push((own, written));
            }
            _ => return None,
        }
    }
}

/// The size of the braces at the start of `text`, with what is in them.
pub fn braces(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some('`'), _) => {}
            // A text ends on its line. An apostrophe in words begins none.
            (Some(_), '\n') => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => {
                let before = text[..at].chars().next_back();
                quote = (!before.is_some_and(char::is_alphanumeric)).then_some(c);
            }
            (None, '{') => depth += 1,
            (None, '}') => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A value without the entities that values have most.
fn decoded(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let pairs = [("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">")];
    let decoded = pairs.iter().fold(value.to_owned(), |text, (from, to)| text.replace(from, to));
    decoded.replace("&amp;", "&")
}

/// The index of the tag that closes the one at `at`, among `tags`.
pub fn closing(tags: &[Tag], at: usize) -> Option<usize> {
    let name = &tags[at].name;
    let mut depth = 0_usize;
    for (next, tag) in tags.iter().enumerate().skip(at) {
        if tag.name != *name || tag.is_closed {
            continue;
        }
        match tag.is_end {
            false => depth += 1,
            true if depth <= 1 => return Some(next),
            true => depth -= 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_their_attributes() {
        let text = "a <b> `<c>` <Tab label=\"A &amp; b\" open items={[\"x\", {y: '>'}]} {...z}>\n\
                     <d/> </Tab> 1 < 2 <e f";
        let found = tags(text);
        let names: Vec<&str> = found.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["b", "Tab", "d", "Tab"]);
        assert_eq!(found[1].text(&["label"]).as_deref(), Some("A & b"));
        assert_eq!(found[1].text(&["items"]).as_deref(), Some("x"));
        assert!(found[1].has("open") && found[2].is_closed && found[3].is_end);
        assert_eq!(closing(&found, 1), Some(3));
    }

    #[test]
    fn what_is_no_tag_is_left() {
        for text in
            ["<https://a.b>", "a<b", "<a@b.c>", "<1>", "< a>", "\\<a>", "<a \"b\">", "<a b={"]
        {
            assert_eq!(tags(text), [], "{text}");
        }
    }
}
