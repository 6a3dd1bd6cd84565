//! Raw HTML in Markdown: its pieces, and which of them may reach a page.
//!
//! Source bytes are never copied to a page. html5gum, a tokenizer that follows the WHATWG standard,
//! splits the HTML into [`Piece`]s, and the renderer writes new markup from those on the
//! allow-list.

mod plain;

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

/// The elements of those in pages that have no content (“void elements” in the HTML standard).
const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "source", "track", "wbr"];

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
        /// Whether the tag ends in `/>`, which HTML takes as an end in SVG and MathML alone.
        self_closing: bool,
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

/// Attributes that run, send or load something: whoever wrote one expects something to happen. Those
/// that begin with `on` are handlers of events.
const ACTIVE_ATTRIBUTES: [&str; 7] =
    ["action", "background", "formaction", "manifest", "ping", "srcdoc", "xlink:href"];

/// Elements that only say what their text is for, how it looks, or that belong to whole documents. A
/// page does without them and loses nothing that a reader needs. Their text stays.
const PLAIN_ELEMENTS: [&str; 27] = [
    "acronym", "address", "article", "aside", "big", "blink", "body", "button", "center", "data",
    "dialog", "fieldset", "font", "footer", "header", "hgroup", "html", "label", "legend", "main",
    "marquee", "nav", "nobr", "output", "search", "strike", "tt",
];

/// Elements that do more than that, and are neither allowed nor plain.
const OTHER_ELEMENTS: [&str; 36] = [
    "applet",
    "area",
    "base",
    "bgsound",
    "canvas",
    "datalist",
    "embed",
    "form",
    "frame",
    "frameset",
    "h1",
    "head",
    "iframe",
    "image",
    "input",
    "link",
    "map",
    "math",
    "menu",
    "meta",
    "meter",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "optgroup",
    "option",
    "param",
    "plaintext",
    "progress",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
];

/// Elements that show another page, each with the attribute that has its address.
const FRAMES: [(&str, &str); 3] = [("embed", "src"), ("iframe", "src"), ("object", "data")];

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is written as it is.
    Kept,
    /// It is left out, and its text stays.
    Unwrapped,
    /// It is left out with its text.
    Dropped,
    /// It is a heading of the second level, because the title of the page is the only one of the
    /// first.
    Heading,
    /// A link to the page that it would show takes its place.
    Linked,
    /// The box of a task takes its place.
    Box,
    /// It is no element of HTML, and is shown as it stands.
    Shown,
    /// It cannot be in a page.
    Refused,
}

/// What becomes of the element `name` with these attributes. One that would be dropped is refused if
/// its end tag is missing.
pub fn fate(name: &str, attributes: &[(String, String)]) -> Fate {
    let is_framed = |attribute: &str| {
        let address = attributes.iter().find(|(name, _)| name == attribute);
        let has_code = attributes.iter().any(|(name, _)| name == "srcdoc");
        address.is_some_and(|(_, address)| !address.trim().is_empty()) && !has_code
    };
    match name {
        _ if is_allowed_element(name) => Fate::Kept,
        _ if PLAIN_ELEMENTS.contains(&name) => Fate::Unwrapped,
        "h1" => Fate::Heading,
        "style" => Fate::Dropped,
        "input" if attributes.iter().any(|(name, value)| name == "type" && value == "checkbox") => {
            Fate::Box
        }
        _ if FRAMES.iter().any(|(frame, source)| *frame == name && is_framed(source)) => {
            Fate::Linked
        }
        _ if OTHER_ELEMENTS.contains(&name) => Fate::Refused,
        _ => Fate::Shown,
    }
}

/// The address of the page that a frame shows.
pub fn framed<'a>(name: &str, attributes: &'a [(String, String)]) -> Option<&'a str> {
    let (_, source) = FRAMES.iter().find(|(frame, _)| *frame == name)?;
    let (_, address) = attributes.iter().find(|(name, _)| name == source)?;
    Some(address)
}

/// Whether the element `name`, which begins the `pieces`, ends in them.
pub fn closes(pieces: &[(Piece, Range<usize>)], name: &str) -> bool {
    pieces.iter().any(|(piece, _)| matches!(piece, Piece::Close { name: closed } if closed == name))
}

/// Whether a page that leaves this attribute out may miss something that its author expects to
/// happen. A style may load something.
pub fn is_active_attribute(name: &str, value: &str) -> bool {
    const LOADING: [&str; 6] = ["url(", "image(", "image-set(", "expression(", "@", "\\"];
    let value = value.to_ascii_lowercase();
    name.starts_with("on")
        || ACTIVE_ATTRIBUTES.contains(&name)
        || name == "style" && LOADING.iter().any(|sign| value.contains(sign))
}

/// Splits `html` into pieces, each with its range of bytes.
pub fn pieces(html: &str) -> Vec<(Piece, Range<usize>)> {
    plain::pieces(html).unwrap_or_else(|| tokenized(html))
}

/// The pieces of any markup.
fn tokenized(html: &str) -> Vec<(Piece, Range<usize>)> {
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
                let self_closing = tag.self_closing;
                let piece = Piece::Open { name, attributes, void, self_closing };
                pieces.push((piece, tag.span.start..tag.span.end));
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
