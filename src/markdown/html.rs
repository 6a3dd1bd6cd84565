//! Raw HTML in Markdown: its pieces, and which of them may reach a page.
//!
//! Source bytes are never copied to a page. html5gum, a tokenizer that follows the WHATWG standard,
//! splits the HTML into [`Piece`]s, and the renderer writes new markup from those on the
//! allow-list.

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// The elements an author may write: the text, list, table, media and disclosure elements of a
/// lesson. None of them runs code, styles, frames, submits or contains another language (SVG,
/// MathML).
pub const ELEMENTS: [&str; 66] = [
    "a",
    "abbr",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "track",
    "u",
    "ul",
    "var",
    "video",
];

/// The allowed elements that have no content (“void elements” in the HTML standard).
const VOID: [&str; 7] = ["br", "col", "hr", "img", "source", "track", "wbr"];

/// Attributes every element may have.
const GLOBAL: [&str; 6] = ["class", "dir", "hidden", "id", "lang", "title"];

/// Attributes that only some elements may have.
const OWN: [(&str, &[&str]); 17] = [
    ("a", &["href"]),
    ("audio", &["controls", "loop", "muted", "preload", "src"]),
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["cite", "datetime"]),
    ("details", &["name", "open"]),
    ("img", &["alt", "height", "src", "width"]),
    ("ins", &["cite", "datetime"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start", "type"]),
    ("q", &["cite"]),
    ("source", &["src", "type"]),
    ("td", &["colspan", "headers", "rowspan"]),
    ("th", &["abbr", "colspan", "headers", "rowspan", "scope"]),
    ("time", &["datetime"]),
    ("track", &["default", "kind", "label", "src", "srclang"]),
];

/// Attributes of `video`, in a list of its own because it has many.
const VIDEO: [&str; 9] =
    ["controls", "height", "loop", "muted", "playsinline", "poster", "preload", "src", "width"];

/// Attributes that hold an address.
pub const ADDRESSES: [&str; 4] = ["cite", "href", "poster", "src"];

/// A piece of raw HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A start tag with its attributes. Their values are decoded.
    Open {
        /// The element, in lower case.
        name: String,
        /// The attributes in alphabetical order.
        attributes: Vec<(String, String)>,
        /// Whether it has no content and no end tag.
        void: bool,
    },
    /// An end tag.
    Close {
        /// The element, in lower case.
        name: String,
    },
    /// Text, decoded.
    Text(String),
    /// A comment, a doctype or a processing instruction, which never reaches the page.
    Dropped,
}

/// Splits `html` into pieces, each with its range of bytes.
pub fn pieces(html: &str) -> Vec<(Piece, Range<usize>)> {
    let emitter = DefaultEmitter::<usize>::new_with_span();
    let mut pieces = Vec::new();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let attributes = tag
                    .attributes
                    .iter()
                    .map(|(name, value)| (text(name), text(&value.value)))
                    .collect();
                let void = VOID.contains(&name.as_str());
                pieces.push((Piece::Open { name, attributes, void }, tag.span.start..tag.span.end));
            }
            Token::EndTag(tag) => {
                pieces.push((Piece::Close { name: text(&tag.name) }, tag.span.start..tag.span.end));
            }
            Token::String(string) => {
                let span = string.span.start..string.span.end;
                pieces.push((Piece::Text(text(&string.value)), span));
            }
            Token::Comment(comment) => {
                pieces.push((Piece::Dropped, comment.span.start..comment.span.end));
            }
            Token::Doctype(doctype) => {
                pieces.push((Piece::Dropped, doctype.span.start..doctype.span.end));
            }
            Token::Error(_) => {}
        }
    }
    pieces
}

/// Whether an element may appear in a page.
pub fn is_allowed_element(name: &str) -> bool {
    ELEMENTS.contains(&name) || name == "wbr"
}

/// Whether `element` may have the attribute `name` in a page.
pub fn is_allowed_attribute(element: &str, name: &str) -> bool {
    GLOBAL.contains(&name)
        || name.starts_with("aria-")
        || (element == "video" && VIDEO.contains(&name))
        || OWN.iter().any(|(owner, own)| *owner == element && own.contains(&name))
}
