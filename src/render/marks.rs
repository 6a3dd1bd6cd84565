//! Markup as a list of marks, from which a script makes elements.
//!
//! Questions that a page loads later are script files. A script must not make markup from text, so
//! the markup is taken apart here, and the script only makes elements, attributes and texts.

use crate::markdown::html::{ADDRESSES, Piece, pieces};
use crate::markdown::url::{Link, classify};
use crate::render::html::Html;

/// Elements without content, which may have no end tag.
const VOID: [&str; 9] = ["br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"];

/// The marks of `html`, whose links are relative to the root of the site. The first character of a
/// mark says what it is:
///
/// - `<` begins the element that is named after it, and `>` ends it;
/// - `@` gives the open element an attribute, as `NAME=VALUE`;
/// - `/` does so too, with an address that is relative to the root of the site;
/// - `.` adds text.
///
/// What the policy of the pages keeps from running is left out: scripts and handlers of events.
pub fn marks(html: &Html) -> Vec<String> {
    let mut marks = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for (piece, _) in pieces(html.as_str()) {
        match piece {
            Piece::Open { name, attributes, self_closing, .. } => {
                marks.push(format!("<{name}"));
                for (name, value) in &attributes {
                    marks.extend(attribute(name, value));
                }
                if self_closing || VOID.contains(&name.as_str()) {
                    marks.push(">".to_owned());
                } else {
                    open.push(name);
                }
            }
            Piece::Close { name } => {
                let Some(at) = open.iter().rposition(|other| *other == name) else { continue };
                marks.extend(open.drain(at..).map(|_| ">".to_owned()));
            }
            Piece::Text(text) if open.last().is_none_or(|name| name != "script") => {
                marks.push(format!(".{text}"));
            }
            Piece::Text(_) | Piece::Dropped => {}
        }
    }
    marks.extend(open.drain(..).map(|_| ">".to_owned()));
    marks
}

fn attribute(name: &str, value: &str) -> Option<String> {
    if name.starts_with("on") || name == "srcdoc" {
        return None;
    }
    let is_relative = ADDRESSES.contains(&name) && matches!(classify(value), Link::Page { .. });
    let mark = if is_relative { '/' } else { '@' };
    Some(format!("{mark}{name}={value}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str) -> Vec<String> {
        marks(&Html::from_markup(html.to_owned()))
    }

    #[test]
    fn elements_attributes_and_text_are_apart() {
        assert_eq!(
            of("<p class=\"a\">1 &lt; <b>2</b><br/>3</p>"),
            ["<p", "@class=a", ".1 < ", "<b", ".2", ">", "<br", ">", ".3", ">"],
        );
    }

    #[test]
    fn addresses_within_the_site_are_marked() {
        let marks = of("<a href=\"unit/a.html#b\">a</a><a href=\"https://example.org/\">b</a>\
             <a href=\"mailto:a@example.org\">c</a><a href=\"#d\">d</a><img src=\"e.png\" alt=\"\"/>");
        let addresses: Vec<&str> = marks
            .iter()
            .map(String::as_str)
            .filter(|mark| mark.contains("href") || mark.contains("src"))
            .collect();
        assert_eq!(
            addresses,
            [
                "/href=unit/a.html#b",
                "@href=https://example.org/",
                "@href=mailto:a@example.org",
                "@href=#d",
                "/src=e.png",
            ],
        );
    }

    #[test]
    fn what_is_not_closed_is_closed_with_what_it_is_in() {
        assert_eq!(
            of("<ul><li>a<li>b</ul></p>c"),
            ["<ul", "<li", ".a", "<li", ".b", ">", ">", ">", ".c"]
        );
    }

    #[test]
    fn what_would_run_is_left_out() {
        assert_eq!(
            of("<b onclick=\"x\">a</b><script>b</script>"),
            ["<b", ".a", ">", "<script", ">"]
        );
    }
}
