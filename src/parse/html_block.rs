//! Raw HTML in Markdown: what of it may reach a page, and whether it is closed where it was opened
//! (HARDENING R-28).
//!
//! Source bytes are never passed on. html5gum, a tokenizer after the WHATWG standard, takes them
//! apart; the renderer writes the [`Piece`]s that the allow-list lets through anew.

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use crate::diag::{Diagnostic, Place, codes};
use crate::parse::manifest::RawHtmlPolicy;
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};
use crate::text::suggestion::did_you_mean;

/// Elements an author may write: the text, list, table, media and disclosure elements of a lesson.
/// Nothing that runs, styles, frames, submits or has a second language inside (SVG, MathML).
const ELEMENTS: [&str; 66] = [
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

/// Elements without content (HTML standard, “void elements”), as far as they are allowed.
const VOID: [&str; 7] = ["br", "col", "hr", "img", "source", "track", "wbr"];

/// Attributes every element may have.
const GLOBAL: [&str; 6] = ["class", "dir", "hidden", "id", "lang", "title"];

/// Attributes of single elements.
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

/// Attributes of `video`, apart because it has many.
const VIDEO: [&str; 9] =
    ["controls", "height", "loop", "muted", "playsinline", "poster", "preload", "src", "width"];

/// Attributes that hold an address.
pub const ADDRESSES: [&str; 4] = ["cite", "href", "poster", "src"];

/// Raw HTML put together from several events, with the way back to the file.
#[derive(Clone, Debug, Default)]
pub struct HtmlPieces {
    /// The HTML.
    pub html: String,
    starts: Vec<(usize, usize)>,
}

impl HtmlPieces {
    /// Adds `html`, which begins at byte `at` of the file.
    pub fn push(&mut self, html: &str, at: usize) {
        self.starts.push((self.html.len(), at));
        self.html.push_str(html);
    }

    /// The bytes of the file that the bytes `range` of the HTML came from.
    fn span(&self, range: Range<usize>) -> Span {
        let place = |offset: usize| {
            let index = self.starts.partition_point(|(start, _)| *start <= offset);
            let (start, at) = self.starts[index.saturating_sub(1)];
            at + (offset - start)
        };
        if self.starts.is_empty() {
            return Span::default();
        }
        let start = place(range.start);
        let end = if range.end > range.start { place(range.end - 1) + 1 } else { start };
        Span::new(start..end.max(start))
    }
}

/// A piece of raw HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A start tag with its attributes, values decoded.
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

/// Takes `html` apart; each piece with its bytes.
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

/// Whether an element may stand in a page.
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

/// What raw HTML brings into a page.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Ids it defines.
    pub ids: Vec<Spanned<String>>,
    /// Addresses it holds.
    pub addresses: Vec<FoundAddress>,
    /// Images in it.
    pub images: u32,
}

/// An address in raw HTML.
#[derive(Clone, Debug)]
pub struct FoundAddress {
    /// The address.
    pub url: Spanned<String>,
    /// Whether the reader may follow it, rather than see it as part of the page.
    pub is_link: bool,
}

/// The elements that are open, by the Markdown block they were opened in.
#[derive(Clone, Debug)]
pub struct Balance {
    scopes: Vec<Vec<Spanned<String>>>,
}

impl Default for Balance {
    fn default() -> Balance {
        Balance { scopes: vec![Vec::new()] }
    }
}

impl Balance {
    /// Enters a Markdown block.
    pub fn enter(&mut self) {
        self.scopes.push(Vec::new());
    }

    /// Leaves a Markdown block: what is still open in it is reported.
    pub fn leave(
        &mut self,
        path: &CoursePath,
        policy: RawHtmlPolicy,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if self.scopes.len() > 1
            && let Some(scope) = self.scopes.pop()
        {
            report_open(path, policy, scope, diagnostics);
        }
    }

    /// Leaves the page.
    pub fn leave_all(
        &mut self,
        path: &CoursePath,
        policy: RawHtmlPolicy,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for scope in std::mem::take(&mut self.scopes) {
            report_open(path, policy, scope, diagnostics);
        }
    }

    /// Reads raw HTML in the current block and reports what may not stand in a page.
    pub fn read(
        &mut self,
        html: &HtmlPieces,
        path: &CoursePath,
        policy: RawHtmlPolicy,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Found {
        let mut found = Found::default();
        for (piece, range) in pieces(&html.html) {
            let span = html.span(range);
            match piece {
                Piece::Open { name, attributes, void } => {
                    if policy == RawHtmlPolicy::Safe && !is_allowed_element(&name) {
                        diagnostics.push(element_fault(path, span, &name));
                    } else {
                        self.attributes(
                            path,
                            policy,
                            span,
                            &name,
                            &attributes,
                            &mut found,
                            diagnostics,
                        );
                    }
                    if !void && let Some(scope) = self.scopes.last_mut() {
                        scope.push(Spanned::new(name, span));
                    }
                }
                Piece::Close { name } => self.close(path, policy, &name, span, diagnostics),
                Piece::Text(_) | Piece::Dropped => {}
            }
        }
        found
    }

    fn close(
        &mut self,
        path: &CoursePath,
        policy: RawHtmlPolicy,
        name: &str,
        span: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let scope = self.scopes.last_mut();
        if let Some(scope) = scope
            && scope.last().is_some_and(|open| open.value == name)
        {
            scope.pop();
            return;
        }
        if policy == RawHtmlPolicy::Full {
            return;
        }
        let open = self.scopes.last_mut().and_then(|scope| {
            let at = scope.iter().rposition(|open| open.value == name)?;
            Some(scope.split_off(at).split_off(1))
        });
        match open {
            Some(inner) => report_open(path, policy, inner, diagnostics),
            None => diagnostics.push(
                Diagnostic::new(
                    &codes::UNBALANCED_HTML,
                    Place::new(path, span),
                    format!("`</{name}>` closes nothing that was opened in this block"),
                )
                .help("open it in the same paragraph, item or cell, or delete it"),
            ),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "one step of `read`, split off for its length")]
    fn attributes(
        &mut self,
        path: &CoursePath,
        policy: RawHtmlPolicy,
        span: Span,
        element: &str,
        attributes: &[(String, String)],
        found: &mut Found,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (name, value) in attributes {
            if policy == RawHtmlPolicy::Safe && !is_allowed_attribute(element, name) {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::RAW_HTML,
                        Place::new(path, span),
                        format!("`<{element}>` cannot have the attribute `{name}` here"),
                    )
                    .help(
                        "delete the attribute; looks belong in a theme, behaviour in the generator",
                    ),
                );
                continue;
            }
            if name == "id" {
                found.ids.push(Spanned::new(value.clone(), span));
            }
            if ADDRESSES.contains(&name.as_str()) {
                let is_link = matches!(name.as_str(), "href" | "cite");
                found
                    .addresses
                    .push(FoundAddress { url: Spanned::new(value.clone(), span), is_link });
            }
        }
        if element == "img" {
            found.images += 1;
            if !attributes.iter().any(|(name, _)| name == "alt") {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::MISSING_ALT,
                        Place::new(path, span),
                        "the image has no text for those who cannot see it",
                    )
                    .help("add `alt=\"…\"`, which is empty for mere decoration"),
                );
            }
        }
    }
}

fn element_fault(path: &CoursePath, span: Span, name: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &codes::RAW_HTML,
        Place::new(path, span),
        format!("the element `<{name}>` cannot stand in a page"),
    );
    let instead = match name {
        "svg" => Some("save the picture as a file and write `![what it shows](picture.svg)`"),
        "math" => Some("write the formula in LaTeX, as in `$x^2$`"),
        "script" | "style" | "link" => Some("put it into a theme"),
        "h1" => Some("the title stands in the front matter; begin sections with `##`"),
        "iframe" | "object" | "embed" => Some("link to the page instead"),
        _ => None,
    };
    match (instead, did_you_mean(name, ELEMENTS)) {
        (Some(instead), _) => diagnostic.help(instead),
        (None, Some(near)) => {
            diagnostic.help(format!("did you mean `<{near}>`? to show a `<` as text, write `\\<`"))
        }
        (None, None) => diagnostic.help("to show it as text, write `\\<` or put it in backticks"),
    }
}

fn report_open(
    path: &CoursePath,
    policy: RawHtmlPolicy,
    open: Vec<Spanned<String>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if policy == RawHtmlPolicy::Full {
        return;
    }
    // A missing `</p>` is for the author; an element that is refused anyway needs no second message.
    for element in open.into_iter().filter(|element| is_allowed_element(&element.value)) {
        diagnostics.push(
            Diagnostic::new(
                &codes::UNBALANCED_HTML,
                Place::new(path, element.span),
                format!("`<{}>` is not closed in this block", element.value),
            )
            .help(format!("add `</{}>` in the same paragraph, item or cell", element.value)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes_of(html: &str) -> Vec<&'static str> {
        let mut pieces = HtmlPieces::default();
        pieces.push(html, 0);
        let mut diagnostics = Vec::new();
        let mut balance = Balance::default();
        let path = CoursePath::new("a.md");
        balance.read(&pieces, &path, RawHtmlPolicy::Safe, &mut diagnostics);
        balance.leave_all(&path, RawHtmlPolicy::Safe, &mut diagnostics);
        diagnostics.iter().map(|diagnostic| diagnostic.code.name).collect()
    }

    #[test]
    fn what_lessons_need_passes() {
        for html in [
            "<kbd>Ctrl</kbd>",
            "<details open><summary>A</summary>b</details>",
            "<video controls src=\"a.mp4\"></video>",
            "a<br>b<!-- note -->",
            "<td colspan=2></td>",
        ] {
            assert_eq!(codes_of(html), Vec::<&str>::new(), "{html}");
        }
    }

    #[test]
    fn what_runs_styles_or_frames_is_refused() {
        for html in [
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//x></SCRIPT>",
            "<img src=x alt='' onerror=alert(1)>",
            "<svg onload=alert(1)></svg>",
            "<svg/onload=alert(1)>",
            "<math><mtext></mtext></math>",
            "<iframe src=x></iframe>",
            "<object data=x></object>",
            "<embed src=x>",
            "<form action=x></form>",
            "<input autofocus onfocus=alert(1)>",
            "<button></button>",
            "<style>a{}</style>",
            "<p style=color:red></p>",
            "<a href=x target=_blank></a>",
            "<base href=x>",
            "<meta http-equiv=refresh>",
            "<link rel=stylesheet href=x>",
            "<template></template>",
            "<body onload=alert(1)>",
            "<details ontoggle=alert(1)></details>",
            "<div onclick=x></div>",
            "<a xlink:href=x></a>",
            "<noscript></noscript>",
            "<textarea></textarea>",
            "<select></select>",
            "<marquee onstart=x></marquee>",
            "<x onclick=1></x>",
            "<h1>x</h1>",
            "<video onerror=x></video>",
            "<img srcdoc=x alt=''>",
            "<p slot=x></p>",
            "<a ping=x></a>",
            "<img\u{c}src=x\u{c}onerror=y alt=''>",
            "<a\nonmouseover=x></a>",
            "<a/onclick=x></a>",
        ] {
            assert!(codes_of(html).contains(&"raw-html"), "{html}: {:?}", codes_of(html));
        }
    }

    #[test]
    fn elements_are_closed_where_they_were_opened() {
        assert_eq!(codes_of("<b>x"), ["unbalanced-html"]);
        assert_eq!(codes_of("</b>"), ["unbalanced-html"]);
        assert_eq!(codes_of("<div><b></div>"), ["unbalanced-html"]);
    }
}
