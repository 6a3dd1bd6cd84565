//! Images and formulas in a text.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::url::{Link, classify};
use crate::markdown::{Spot, end_of, text_between};
use crate::render::body::Writer;
use crate::render::body::context::Destination;
use crate::render::html::{Html, escape_text_into};
use crate::render::image::unreadable;
use crate::render::math::to_mathml;
use crate::render::view::block::FigureView;
use crate::text::span::Span;

impl Writer<'_> {
    pub(super) fn figure(&mut self, url: &str, title: &str, alt: &str, range: &Range<usize>) {
        let image = self.piece(|writer| writer.image(url, "", alt, range));
        self.component("figure", &FigureView { image, caption: Html::between_tags(title) });
    }

    pub(super) fn image(&mut self, address: &str, title: &str, alt: &str, range: &Range<usize>) {
        let Some(url) = self.own_url(address) else {
            self.link_instead(address, alt);
            return;
        };
        self.html.push_str("<img");
        self.attribute("src", &url);
        self.attribute("alt", &alt.replace('\n', " "));
        if !title.is_empty() {
            self.attribute("title", title);
        }
        if let Some((width, height)) = self.image_size(address, Some(range)) {
            self.html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        self.html.push_str(" loading=\"lazy\" decoding=\"async\"/>");
    }

    /// The address of a file of the course as written in the page. Pages show no others.
    pub(super) fn own_url(&self, address: &str) -> Option<String> {
        match classify(address) {
            Link::External { .. } => None,
            _ => self.url(address),
        }
    }

    /// Writes a link to what a page does not show itself, with `words`, or else with its address.
    /// Where no link can be or nothing can be reached, the words stay.
    pub(super) fn link_instead(&mut self, address: &str, words: &str) {
        let url = match classify(address) {
            Link::ProtocolRelative => Some(format!("https:{}", address.trim().replace('\\', "/"))),
            _ => self.url(address),
        };
        let url = url.filter(|_| self.in_link == 0);
        let words = words.trim();
        let shown = if words.is_empty() && url.is_some() { address.trim() } else { words };
        if let Some(url) = &url {
            self.html.push_str("<a");
            self.attribute("href", url);
            self.html.push('>');
        }
        escape_text_into(&mut self.html, shown);
        if url.is_some() {
            self.html.push_str("</a>");
        }
    }

    /// The size of the image at `address`. A fault is reported at `range`, if there is one.
    pub(super) fn image_size(
        &mut self,
        address: &str,
        range: Option<&Range<usize>>,
    ) -> Option<(u32, u32)> {
        let source = self.source;
        let Some(Destination::Asset { path, image, .. }) =
            source.destinations.get(&classify(address))
        else {
            return None;
        };
        if let Some(range) = range {
            let place = Place::new(&self.source.document().path, Span::new(range.clone()));
            if image.fault.is_none() && image.size.is_none() {
                self.report(unreadable(path, place));
            }
        }
        image.size
    }

    pub(super) fn math(&mut self, latex: &str, range: &Range<usize>, display: bool) {
        match to_mathml(latex, display) {
            // A formula in a sentence is one line. A long one scrolls, so that the page does not.
            Ok(html) if display || is_long(html.as_str()) => {
                let class = if display { "cm-math" } else { "cm-math-inline" };
                self.html
                    .push_str(&format!("<span class=\"{class}\" tabindex=\"0\" role=\"group\""));
                let name = self.strings().text("math-name");
                self.attribute("aria-label", &name);
                self.html.push('>');
                self.html.push_str(html.as_str());
                self.html.push_str("</span>");
                if display {
                    self.html.push('\n');
                }
            }
            Ok(html) => self.html.push_str(html.as_str()),
            Err(fault) => {
                let document = self.source.document();
                let written = document.text.get(range.clone()).unwrap_or_default();
                let span = match place(written, latex, &fault.span) {
                    Some(part) => range.start + part.start..range.start + part.end,
                    None => range.clone(),
                };
                let place = Place::new(&document.path, Span::new(span));
                let message = format!("the formula cannot be read: {}", fault.message);
                let diagnostic = Diagnostic::new(&codes::INVALID_MATH, place, message);
                self.report(diagnostic.help(fault.help.unwrap_or_else(|| {
                    "mend the LaTeX; a dollar sign that is meant as such is written `\\$`"
                        .to_owned()
                })));
            }
        }
    }
}

/// Whether a formula with this markup may be wider than a phone, by the number of its letters and
/// signs.
fn is_long(mathml: &str) -> bool {
    const LETTERS: usize = 16;
    let texts = mathml.split('<').filter_map(|part| part.split_once('>'));
    texts.map(|(_, text)| text.chars().count()).sum::<usize>() > LETTERS
}

/// The place of a part of `latex` in `written`, which has dollar signs around it, and before its
/// further lines the signs of the block that it is in; `None` when the part is empty.
fn place(written: &str, latex: &str, part: &Range<usize>) -> Option<Range<usize>> {
    let mut places = Vec::with_capacity(part.len());
    let start = written.find(|c| c != '$')?;
    let mut left = written[start..].char_indices().map(|(at, c)| (start + at, c));
    for (at, wanted) in latex.char_indices() {
        if at >= part.end {
            break;
        }
        let alike = |c: char| c == wanted || (c.is_whitespace() && wanted.is_whitespace());
        let (found, c) = left.find(|(_, c)| alike(*c))?;
        if part.contains(&at) {
            places.push(found..found + c.len_utf8());
        }
    }
    Some(places.first()?.start..places.last()?.end)
}

/// The image of a paragraph that holds nothing else. `None` without a title, which becomes the
/// caption.
pub(super) fn figure<'s>(inner: &'s [Spot<'_>]) -> Option<(&'s str, &'s str, String)> {
    let (Event::Start(Tag::Image { dest_url, title, .. }), _) = inner.first()? else { return None };
    let is_whole = end_of(inner, 0) + 1 == inner.len();
    (is_whole && !title.is_empty()).then(|| (&**dest_url, &**title, text_between(inner, 0)))
}
