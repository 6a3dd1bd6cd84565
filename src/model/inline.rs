//! Text of one line with emphasis and code: a title, a summary, an objective.

use std::fmt;
use std::ops::Deref;

/// A line of text with emphasis and code. It can be used as its plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Inline {
    plain: String,
    parts: Vec<Part>,
}

/// A part of a line, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Text without markup.
    Text(String),
    /// Code.
    Code(String),
    /// The start of a span with this mark. Spans are nested, and each one ends.
    Start(Mark),
    /// The end of the span that was started last.
    End(Mark),
}

/// A mark of a span of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Text that is struck out.
    Strikethrough,
}

impl Inline {
    /// A line of these parts.
    pub fn new(parts: Vec<Part>) -> Inline {
        let texts = parts.iter().filter_map(|part| match part {
            Part::Text(text) | Part::Code(text) => Some(text.as_str()),
            Part::Start(_) | Part::End(_) => None,
        });
        Inline { plain: texts.collect(), parts }
    }

    /// A line without any markup.
    pub fn plain(text: &str) -> Inline {
        Inline { plain: text.to_owned(), parts: vec![Part::Text(text.to_owned())] }
    }

    /// Its parts.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }
}

impl Deref for Inline {
    type Target = str;

    fn deref(&self) -> &str {
        &self.plain
    }
}

impl fmt::Display for Inline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain)
    }
}
