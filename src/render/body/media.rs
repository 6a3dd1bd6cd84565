//! Images, formulas and raw HTML in a text.

use std::ops::Range;

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::html::{ADDRESSES, Piece, is_allowed_attribute, is_allowed_element, pieces};
use crate::markdown::url::classify;
use crate::model::settings::RawHtmlPolicy;
use crate::render::body::Writer;
use crate::render::body::context::Destination;
use crate::render::html::{Html, escape_text_into};
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
                self.report(
                    Diagnostic::new(
                        &codes::UNREADABLE_IMAGE,
                        place,
                        format!("the size of `{path}` cannot be found"),
                    )
                    .help("save the image again; an `<svg>` needs `width` and `height`, or a `viewBox`"),
                );
            }
        }
        image.size
    }

    pub(super) fn math(&mut self, latex: &str, range: &Range<usize>, display: bool) {
        match to_mathml(latex, display) {
            Ok(html) if display => {
                self.html.push_str("<div class=\"cm-math\" tabindex=\"0\" role=\"group\"");
                let name = self.strings().text("math-name");
                self.attribute("aria-label", &name);
                self.html.push('>');
                self.html.push_str(html.as_str());
                self.html.push_str("</div>\n");
            }
            Ok(html) => self.html.push_str(html.as_str()),
            Err(message) => {
                let place = Place::new(&self.source.document().path, Span::new(range.clone()));
                self.report(
                    Diagnostic::new(
                        &codes::INVALID_MATH,
                        place,
                        format!("the formula cannot be read: {message}"),
                    )
                    .help("mend the LaTeX; a dollar sign that is meant as such is written `\\$`"),
                );
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
                    self.open_raw(&name, &attributes, void);
                }
                Piece::Close { name } if is_allowed_element(&name) => {
                    self.html.push_str(&format!("</{name}>"));
                }
                Piece::Text(text) => escape_text_into(&mut self.html, &text),
                _ => {}
            }
        }
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
