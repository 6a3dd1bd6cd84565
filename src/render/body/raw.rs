//! Raw HTML in a text. It is rebuilt from its parts, so that only what is allowed reaches a page, and
//! so that every element ends in the block that it began in, or around all of the next blocks.

use crate::markdown::html::{
    ADDRESSES, Fate, Piece, closes, fate, framed, is_allowed_attribute, pieces,
};
use crate::model::settings::RawHtmlPolicy;
use crate::render::body::Writer;
use crate::render::html::escape_text_into;

/// The open elements of raw HTML.
#[derive(Debug, Default)]
pub(super) struct Open {
    elements: Vec<Element>,
    /// The number of elements that were opened outside of the current block.
    outer: usize,
}

#[derive(Debug)]
struct Element {
    name: String,
    /// Whether its end tag was in a block inside of it, so that it ends with that block.
    is_ended: bool,
    /// The addresses of files from other servers that it would have shown. Links to them follow it.
    elsewhere: Vec<String>,
}

/// Elements that a new one of these names ends, if they are open right around it.
const SIBLINGS: [&[&str]; 4] = [&["li"], &["dt", "dd"], &["td", "th"], &["tr"]];

impl Writer<'_> {
    /// Writes a block. The elements of raw HTML that were opened in it end with it.
    pub(super) fn block(&mut self, write: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.raw.outer, self.raw.elements.len());
        write(self);
        self.end_raw_down_to(self.raw.outer);
        self.raw.outer = outer;
    }

    /// Ends the elements of the current block whose end tags were in a block inside of them.
    pub(super) fn end_raw(&mut self) {
        let outer = self.raw.outer;
        if let Some(at) = self.raw.elements[outer..].iter().position(|element| element.is_ended) {
            self.end_raw_down_to(outer + at);
        }
    }

    /// Ends all elements, at the end of the page.
    pub(super) fn end_all_raw(&mut self) {
        self.end_raw_down_to(0);
    }

    fn end_raw_down_to(&mut self, least: usize) {
        while self.raw.elements.len() > least
            && let Some(element) = self.raw.elements.pop()
        {
            self.html.push_str(&format!("</{}>", element.name));
            if element.name == "table" {
                self.html.push_str("</div>");
            }
            self.in_link -= usize::from(element.name == "a");
            for address in element.elsewhere {
                self.html.push(' ');
                self.link_instead(&address, "");
            }
        }
    }

    pub(super) fn raw_html(&mut self, html: &str) {
        if self.common().raw_html == RawHtmlPolicy::Full {
            self.html.push_str(html);
            return;
        }
        let all = pieces(html);
        // The element that is left out with its content.
        let mut dropped: Option<&str> = None;
        for (at, (piece, range)) in all.iter().enumerate() {
            if let Some(name) = dropped {
                if matches!(piece, Piece::Close { name: closed } if closed == name) {
                    dropped = None;
                }
                continue;
            }
            match piece {
                Piece::Open { name, attributes, void, .. } => match fate(name, attributes) {
                    Fate::Kept => self.open_element(name, attributes, *void),
                    Fate::Heading => self.open_element("h2", attributes, false),
                    Fate::Linked => {
                        let title = attributes.iter().find(|(name, _)| name == "title");
                        let title = title.map_or("", |(_, title)| title);
                        self.link_instead(framed(name, attributes).unwrap_or_default(), title);
                        dropped = closes(&all[at..], name).then_some(name);
                    }
                    Fate::Box => {
                        self.task_marker(attributes.iter().any(|(name, _)| name == "checked"));
                    }
                    Fate::Dropped => dropped = closes(&all[at..], name).then_some(name),
                    Fate::Shown => escape_text_into(&mut self.html, &html[range.clone()]),
                    Fate::Unwrapped | Fate::Refused => {}
                },
                Piece::Close { name } => match fate(name, &[]) {
                    Fate::Kept => self.close_element(name),
                    Fate::Heading => self.close_element("h2"),
                    Fate::Shown => escape_text_into(&mut self.html, &html[range.clone()]),
                    _ => {}
                },
                Piece::Text(text) => escape_text_into(&mut self.html, text),
                Piece::Dropped => {}
            }
        }
    }

    fn open_element(&mut self, name: &str, attributes: &[(String, String)], void: bool) {
        let top = self.raw.elements.last().filter(|_| self.raw.elements.len() > self.raw.outer);
        if let Some(top) = top
            && SIBLINGS.iter().any(|names| names.contains(&name) && names.contains(&&*top.name))
        {
            self.end_raw_down_to(self.raw.elements.len() - 1);
        }
        let value = |wanted: &str| {
            let found = attributes.iter().find(|(name, _)| name == wanted);
            found.map_or("", |(_, value)| value)
        };
        let source = value("src");
        let is_elsewhere = !source.is_empty() && self.own_url(source).is_none();
        if is_elsewhere && name == "img" {
            self.link_instead(source, value("alt"));
            return;
        }
        if name == "table" {
            self.open_table_box();
        }
        self.open_raw(name, attributes, void);
        if !void {
            self.in_link += usize::from(name == "a");
            let element = Element { name: name.to_owned(), is_ended: false, elsewhere: Vec::new() };
            self.raw.elements.push(element);
        }
        let media = ["audio", "video"];
        let is_media = |element: &&mut Element| media.contains(&&*element.name);
        if is_elsewhere && let Some(media) = self.raw.elements.iter_mut().rev().find(is_media) {
            media.elsewhere.push(source.to_owned());
        }
    }

    /// Ends an element. If it was opened outside of the current block, it ends with the block.
    fn close_element(&mut self, name: &str) {
        let found =
            self.raw.elements.iter().rposition(|element| element.name == name && !element.is_ended);
        match found {
            Some(at) if at >= self.raw.outer => self.end_raw_down_to(at),
            Some(at) => self.raw.elements[at].is_ended = true,
            None => {}
        }
    }

    /// Begins the box in which a wide table scrolls, as the component `table` has it.
    fn open_table_box(&mut self) {
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
                let url = match attribute.as_str() {
                    "href" | "cite" => self.url(value),
                    _ => self.own_url(value),
                };
                if let Some(url) = url {
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
