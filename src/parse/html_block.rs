//! Checks raw HTML for elements and attributes that may not reach a page, and for elements that are
//! not closed in the block that opened them.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::fix::Edit;
use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::html::{
    ADDRESSES, ELEMENTS, Fate, Piece, closes, fate, framed, is_active_attribute,
    is_allowed_attribute, is_allowed_element, pieces,
};
use crate::model::settings::RawHtmlPolicy;
use crate::text::list::Count;
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};
use crate::text::suggestion::did_you_mean;

/// Raw HTML joined from several events, with the places in the file that it came from.
#[derive(Clone, Debug, Default)]
pub struct HtmlPieces {
    /// The joined HTML.
    pub html: String,
    starts: Vec<(usize, usize)>,
}

impl HtmlPieces {
    /// Adds `html`, which begins at byte `at` of the file.
    pub fn push(&mut self, html: &str, at: usize) {
        self.starts.push((self.html.len(), at));
        self.html.push_str(html);
    }

    /// The place in the file of the bytes `range` of the HTML.
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

/// The ids, addresses and images in raw HTML.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The ids it defines.
    pub ids: Vec<Spanned<String>>,
    /// The addresses it contains.
    pub addresses: Vec<FoundAddress>,
    /// The number of images.
    pub images: u32,
}

/// An address in raw HTML.
#[derive(Clone, Debug)]
pub struct FoundAddress {
    /// The address.
    pub url: Spanned<String>,
    /// What the HTML does with it.
    pub found_as: FoundAs,
}

/// What raw HTML does with an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundAs {
    /// Readers may follow it.
    Link,
    /// The file is shown as part of the page.
    Embed,
    /// It is a page in a frame, and becomes a link.
    Frame,
}

/// The open elements, by the Markdown block in which they were opened.
#[derive(Clone, Debug)]
pub struct Balance {
    scopes: Vec<Vec<Spanned<String>>>,
    /// The harmless elements and attributes of the page that are reported, each once, with the index
    /// of the diagnostic about it.
    left_out: BTreeMap<String, usize>,
    /// The elements of the page that are refused or shown as they stand, by name, each with the index
    /// of the diagnostic about it and their number.
    counted: BTreeMap<String, (usize, usize)>,
}

impl Default for Balance {
    fn default() -> Balance {
        Balance { scopes: vec![Vec::new()], left_out: BTreeMap::new(), counted: BTreeMap::new() }
    }
}

impl Balance {
    /// Reports that `what` is left out of the page, once for each page.
    fn leave_out(
        &mut self,
        path: &CoursePath,
        span: Span,
        what: &str,
        fix: Option<Edit>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if let Some(known) = self.left_out.get(what) {
            diagnostics[*known].fix_too(fix);
        } else {
            self.left_out.insert(what.to_owned(), diagnostics.len());
            diagnostics.push(
                Diagnostic::new(
                    &codes::DROPPED_HTML,
                    Place::new(path, span),
                    format!("{what} is left out of the page"),
                )
                .help("delete it: looks belong in a theme; or write `raw_html = \"full\"` in `course.toml` to keep all HTML")
                .fix(fix),
            );
        }
    }

    /// Reports an element that cannot stand in a page, each once for each page with the number of
    /// the others.
    fn refuse(
        &mut self,
        path: &CoursePath,
        span: Span,
        name: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if !self.count(name, diagnostics) {
            diagnostics.push(element_fault(path, span, name));
        }
    }

    /// Reports a tag that is no HTML, each name once for each page with the number of the others.
    fn show(
        &mut self,
        path: &CoursePath,
        span: Span,
        source: &str,
        name: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if !self.count(name, diagnostics) {
            let written = source.get(1..=name.len()).unwrap_or(name);
            let message = format!("`<{written}>` is no element of HTML, and is shown as it stands");
            let diagnostic =
                Diagnostic::new(&codes::FOREIGN_SYNTAX, Place::new(path, span), message);
            diagnostics.push(match did_you_mean(name, ELEMENTS) {
                Some(near) if !source.contains([' ', '\n']) => diagnostic
                    .help(format!("did you mean `<{near}>`? to show a `<` as text, write `\\<`")),
                _ => diagnostic.help("to show it as text, write `\\<` or put it in backticks"),
            });
        }
    }

    /// Whether an element of this name was reported. If so, the report says how many there are.
    fn count(&mut self, name: &str, diagnostics: &mut [Diagnostic]) -> bool {
        let next = diagnostics.len();
        let (first, count) = self.counted.entry(name.to_owned()).or_insert((next, 0));
        *count += 1;
        if let Some(first) = diagnostics.get_mut(*first) {
            first.notes = vec![format!("the page has {} of this name", Count(*count, "element"))];
            return true;
        }
        false
    }

    /// Enters a Markdown block.
    pub fn enter(&mut self) {
        self.scopes.push(Vec::new());
    }

    /// Leaves a Markdown block, and reports elements that are still open in it.
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

    /// Leaves the page, and reports elements that are still open.
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

    /// Reads raw HTML in the current block, and reports elements and attributes that do not reach a
    /// page as they are.
    pub fn read(
        &mut self,
        html: &HtmlPieces,
        path: &CoursePath,
        policy: RawHtmlPolicy,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Found {
        let mut found = Found::default();
        let all = pieces(&html.html);
        for (at, (piece, range)) in all.iter().enumerate() {
            let source = &html.html[range.clone()];
            let span = html.span(range.clone());
            match piece {
                Piece::Open { name, attributes, void, .. } => {
                    let fate = match policy {
                        RawHtmlPolicy::Safe => fate(name, attributes),
                        RawHtmlPolicy::Full => Fate::Kept,
                    };
                    match fate {
                        Fate::Kept => self.attributes(
                            path,
                            policy,
                            span,
                            source,
                            name,
                            attributes,
                            &mut found,
                            diagnostics,
                        ),
                        Fate::Unwrapped => {
                            let what = format!("the element `<{name}>`");
                            self.leave_out(path, span, &what, None, diagnostics);
                        }
                        Fate::Dropped if closes(&all[at..], name) => {
                            let what = format!("the element `<{name}>`, with all in it,");
                            self.leave_out(path, span, &what, None, diagnostics);
                        }
                        Fate::Heading => diagnostics.push(
                            Diagnostic::new(
                                &codes::SECOND_TITLE,
                                Place::new(path, span),
                                "`<h1>` is shown as `<h2>`, because the page has a title",
                            )
                            .help("begin sections with `##`"),
                        ),
                        Fate::Box => {
                            let message =
                                "`<input>` is shown as the box of a task, which stays as it is";
                            diagnostics.push(
                                Diagnostic::new(
                                    &codes::DROPPED_HTML,
                                    Place::new(path, span),
                                    message,
                                )
                                .help("write a task: `- [ ] to do` or `- [x] done`"),
                            );
                        }
                        Fate::Linked => {
                            let address = framed(name, attributes).unwrap_or_default();
                            let url = Spanned::new(address.to_owned(), span);
                            found.addresses.push(FoundAddress { url, found_as: FoundAs::Frame });
                        }
                        Fate::Shown => {
                            self.show(path, span, source, name, diagnostics);
                            continue;
                        }
                        Fate::Dropped | Fate::Refused => {
                            self.refuse(path, span, name, diagnostics);
                        }
                    }
                    if !void && let Some(scope) = self.scopes.last_mut() {
                        scope.push(Spanned::new(name.clone(), span));
                    }
                }
                Piece::Close { name } if fate(name, &[]) == Fate::Shown => {}
                Piece::Close { name } => self.close(path, policy, name, span, diagnostics),
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
        // The element may have been opened around the block.
        let found = self.scopes.iter().enumerate().rev().find_map(|(depth, scope)| {
            Some((depth, scope.iter().rposition(|open| open.value == name)?))
        });
        let place = Place::new(path, span);
        let Some((depth, at)) = found else {
            if is_allowed_element(name) {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::UNBALANCED_HTML,
                        place,
                        format!("`</{name}>` closes nothing, and is left out"),
                    )
                    .help("open it in the same paragraph, item or cell, or delete it"),
                );
            }
            return;
        };
        if depth + 1 < self.scopes.len() {
            let opened = Place::new(path, self.scopes[depth][at].span);
            diagnostics.push(
                Diagnostic::new(
                    &codes::UNBALANCED_HTML,
                    place,
                    format!(
                        "`</{name}>` closes an element from outside its paragraph, item or cell"
                    ),
                )
                .related(opened, "it is opened here")
                .help("write it on a line of its own, with a blank line before it"),
            );
        }
        let inner = self.scopes[depth].split_off(at).split_off(1);
        report_open(path, policy, inner, diagnostics);
    }

    #[allow(clippy::too_many_arguments, reason = "one step of `read`, split off for its length")]
    fn attributes(
        &mut self,
        path: &CoursePath,
        policy: RawHtmlPolicy,
        span: Span,
        source: &str,
        element: &str,
        attributes: &[(String, String)],
        found: &mut Found,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (name, value) in attributes {
            // The name of an anchor is its id in older HTML.
            let has_id = || attributes.iter().any(|(other, _)| other == "id");
            if element == "a" && name == "name" && !has_id() {
                found.ids.push(Spanned::new(value.clone(), span));
                continue;
            }
            if policy == RawHtmlPolicy::Safe && !is_allowed_attribute(element, name) {
                if !is_active_attribute(name, value) {
                    let what = format!("the attribute `{name}` of `<{element}>`");
                    let fix = attribute(source, name).and_then(|place| {
                        let start = span.range().start;
                        // A tag that comes from several places has no exact ones within it.
                        let is_exact = source.len() == span.range().len();
                        is_exact.then(|| Edit::delete(start + place.start..start + place.end))
                    });
                    self.leave_out(path, span, &what, fix, diagnostics);
                    continue;
                }
                diagnostics.push(
                    Diagnostic::new(
                        &codes::RAW_HTML,
                        Place::new(path, span),
                        format!("`<{element}>` cannot have the attribute `{name}` here"),
                    )
                    .help("delete it; `raw_html = \"full\"` in `course.toml` keeps all HTML"),
                );
                continue;
            }
            if name == "id" {
                found.ids.push(Spanned::new(value.clone(), span));
            }
            if ADDRESSES.contains(&name.as_str()) {
                let found_as = match name.as_str() {
                    "href" | "cite" => FoundAs::Link,
                    _ => FoundAs::Embed,
                };
                let url = Spanned::new(value.clone(), value_span(source, value, span));
                found.addresses.push(FoundAddress { url, found_as });
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

/// The place of `value` in the start tag at `span`, whose text is `source`; all of the tag where it is
/// not there as it is, or twice.
fn value_span(source: &str, value: &str, span: Span) -> Span {
    let mut places = source.match_indices(value).map(|(at, _)| at);
    match (places.next(), places.next()) {
        (Some(at), None) if !value.is_empty() && source.len() == span.range().len() => {
            let start = span.range().start + at;
            Span::new(start..start + value.len())
        }
        _ => span,
    }
}

/// The place of the attribute `name` in the start tag `tag`, with the white space before it; `None`
/// when it cannot be told apart from others.
fn attribute(tag: &str, name: &str) -> Option<Range<usize>> {
    let mut at = tag.find([' ', '\t', '\n'])?;
    let mut found = None;
    while at < tag.len() {
        let start = at + tag[at..].len() - tag[at..].trim_start().len();
        let rest = &tag[start..];
        let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))?;
        let mut end = start + length;
        let value = tag[end..].trim_start().strip_prefix('=').map(str::trim_start);
        if let Some(value) = value {
            let value_start = tag.len() - value.len();
            end = match value.chars().next()? {
                quote @ ('"' | '\'') => value_start + 1 + value[1..].find(quote)? + 1,
                _ => value_start + value.find(|c: char| c.is_whitespace() || c == '>')?,
            };
        }
        if length > 0 && rest[..length].eq_ignore_ascii_case(name) {
            if found.is_some() {
                return None;
            }
            found = Some(at..end);
        }
        at = if length == 0 { start + rest.chars().next()?.len_utf8() } else { end };
    }
    found
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
    // A missing `</p>` is worth a report; an element that is refused anyway needs no second
    // message.
    for element in open.into_iter().filter(|element| is_allowed_element(&element.value)) {
        diagnostics.push(
            Diagnostic::new(
                &codes::UNBALANCED_HTML,
                Place::new(path, element.span),
                format!("`<{}>` is not closed, and ends with its block", element.value),
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
    fn what_runs_draws_loads_or_submits_is_refused() {
        for html in [
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//x></SCRIPT>",
            "<img src=x alt='' onerror=alert(1)>",
            "<svg onload=alert(1)></svg>",
            "<svg/onload=alert(1)>",
            "<math><mtext></mtext></math>",
            "<iframe srcdoc=x></iframe>",
            "<iframe src=x srcdoc=x></iframe>",
            "<object></object>",
            "<form action=x></form>",
            "<input autofocus onfocus=alert(1)>",
            "<style>a{}",
            "<p style=background:url(//x)></p>",
            "<p style='background:\\75rl(//x)'></p>",
            "<base href=x>",
            "<meta http-equiv=refresh>",
            "<link rel=stylesheet href=x>",
            "<template></template>",
            "<details ontoggle=alert(1)></details>",
            "<div onclick=x></div>",
            "<a xlink:href=x></a>",
            "<noscript></noscript>",
            "<textarea></textarea>",
            "<select></select>",
            "<video onerror=x></video>",
            "<img srcdoc=x alt=''>",
            "<a ping=x></a>",
            "<img\u{c}src=x\u{c}onerror=y alt=''>",
            "<a\nonmouseover=x></a>",
            "<a/onclick=x></a>",
        ] {
            assert!(codes_of(html).contains(&"raw-html"), "{html}: {:?}", codes_of(html));
        }
    }

    #[test]
    fn what_a_page_does_without_is_left_out_or_shown() {
        for (html, code) in [
            ("<button></button>", "dropped-html"),
            ("<body onload=alert(1)></body>", "dropped-html"),
            ("<marquee onstart=x></marquee>", "dropped-html"),
            ("<style>a{}</style>", "dropped-html"),
            ("<p slot=x></p>", "dropped-html"),
            ("<input type=checkbox>", "dropped-html"),
            ("<h1>x</h1>", "second-title"),
            ("<x onclick=1></x>", "foreign-syntax"),
        ] {
            assert_eq!(codes_of(html), [code], "{html}");
        }
    }

    #[test]
    fn what_only_looks_is_left_out_once() {
        assert_eq!(codes_of("<p style=color:red></p><p style=color:blue></p>"), ["dropped-html"]);
        assert_eq!(codes_of("<center><p align=left>x</p></center>"), ["dropped-html"; 2]);
        assert_eq!(codes_of("<a href=x target=_blank rel=x>x</a>"), ["dropped-html"; 2]);
        assert_eq!(codes_of("<a name=x></a>"), Vec::<&str>::new());
    }

    #[test]
    fn elements_are_closed_where_they_were_opened() {
        assert_eq!(codes_of("<b>x"), ["unbalanced-html"]);
        assert_eq!(codes_of("</b>"), ["unbalanced-html"]);
        assert_eq!(codes_of("<div><b></div>"), ["unbalanced-html"]);
    }
}
