//! Images, formulas and raw HTML in a text.

use std::ops::Range;

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::html::{ADDRESSES, Piece, is_allowed_attribute, is_allowed_element, pieces};
use crate::markdown::url::classify;
use crate::model::settings::RawHtmlPolicy;
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
        let Some(url) = self.url(address) else {
            escape_text_into(&mut self.html, alt);
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

    pub(super) fn raw_html(&mut self, html: &str) {
        if self.common().raw_html == RawHtmlPolicy::Full {
            self.html.push_str(html);
            return;
        }
        for (piece, _) in pieces(html) {
            match piece {
                Piece::Open { name, attributes, void } if is_allowed_element(&name) => {
                    if name == "table" {
                        self.open_table_box();
                    }
                    self.open_raw(&name, &attributes, void);
                }
                Piece::Close { name } if is_allowed_element(&name) => {
                    self.html.push_str(&format!("</{name}>"));
                    if name == "table" && self.table_boxes > 0 {
                        self.table_boxes -= 1;
                        self.html.push_str("</div>");
                    }
                }
                Piece::Text(text) => escape_text_into(&mut self.html, &text),
                _ => {}
            }
        }
    }

    /// Begins the box in which a wide table scrolls, as the component `table` has it.
    fn open_table_box(&mut self) {
        self.table_boxes += 1;
        self.html.push_str("<div class=\"cm-table\" role=\"group\" tabindex=\"0\"");
        let name = self.strings().text("table-unnamed");
        self.attribute("aria-label", &name);
        self.html.push('>');
    }

    /// Writes the start tag of an element from an author, with the attributes that are allowed.
    pub(super) fn open_raw(&mut self, name: &str, attributes: &[(String, String)], void: bool) {
        self.html.push_str(&format!("<{name}"));
        let mut has_size = false;
        for (attribute, value) in attributes {
            // The name of an anchor is its id in older HTML.
            let has_id = || attributes.iter().any(|(other, _)| other == "id");
            if name == "a" && attribute == "name" && !has_id() {
                self.attribute("id", value);
                continue;
            }
            if !is_allowed_attribute(name, attribute) {
                continue;
            }
            has_size |= matches!(attribute.as_str(), "width" | "height");
            if ADDRESSES.contains(&attribute.as_str()) {
                if let Some(url) = self.url(value) {
                    self.attribute(attribute, &url);
                }
            } else {
                self.attribute(attribute, value);
            }
        }
        let source = attributes.iter().find(|(attribute, _)| attribute == "src");
        if name == "img"
            && !has_size
            && let Some((_, source)) = source
            && let Some((width, height)) = self.image_size(source, None)
        {
            self.html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        self.html.push_str(if void { "/>" } else { ">" });
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
