//! HTML that is safe to put into a page, and the only functions that turn text into HTML.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use tera::Value;

use crate::model::inline::{Inline, Mark, Part};

/// A piece of HTML in which everything that came from an author has been escaped or checked. The
/// template engine escapes everything but this type. A clone shares the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Html(Arc<str>);

impl Html {
    /// HTML from markup that is written in this program, or that the caller has put together from
    /// escaped parts.
    pub fn from_markup(markup: String) -> Html {
        Html(markup.into())
    }

    /// `text` escaped for use between tags. It is not safe in an attribute, because quotation marks
    /// are kept.
    pub fn between_tags(text: &str) -> Html {
        let mut html = String::with_capacity(text.len() + 8);
        escape_text_into(&mut html, text);
        Html(html.into())
    }

    /// A line of text with its emphasis and code, for use between tags. Quotation marks are escaped,
    /// so that a theme which puts it into an attribute does no harm.
    pub fn inline(line: &Inline) -> Html {
        let mut html = String::with_capacity(line.len() + 16);
        for part in line.parts() {
            match part {
                Part::Text(text) => escape_into(&mut html, text),
                Part::Code(code) => {
                    html.push_str("<code>");
                    escape_into(&mut html, code);
                    html.push_str("</code>");
                }
                Part::Start(mark) => {
                    html.push('<');
                    html.push_str(tag(*mark));
                    html.push('>');
                }
                Part::End(mark) => {
                    html.push_str("</");
                    html.push_str(tag(*mark));
                    html.push('>');
                }
            }
        }
        Html(html.into())
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The element of a mark.
fn tag(mark: Mark) -> &'static str {
    match mark {
        Mark::Emphasis => "em",
        Mark::Strong => "strong",
        Mark::Strikethrough => "del",
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Serializes it as a string that is marked safe, so that a template prints it unchanged.
impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::safe_string(&self.0).serialize(serializer)
    }
}

/// Appends `text` to `html` with `& < > " '` escaped, which makes it safe as text and inside a
/// quoted attribute.
pub fn escape_into(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

/// Appends `text` to `html` with `& < >` escaped, which makes it safe between tags but not inside
/// an attribute.
pub fn escape_text_into(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>']) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            _ => "&gt;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

/// `value` as JSON that is safe in a `<script>` data block: `<`, `>`, `&` and the two line
/// separators are written as escapes, so that nothing in it can end the block (HTML standard,
/// “Restrictions for contents of script elements”).
pub fn json_for_script(value: &impl Serialize) -> Html {
    // Only maps whose keys are not strings cannot be written, and no data has one.
    let json = serde_json::to_string(value).unwrap_or_default();
    let mut block = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '<' => block.push_str("\\u003c"),
            '>' => block.push_str("\\u003e"),
            '&' => block.push_str("\\u0026"),
            '\u{2028}' => block.push_str("\\u2028"),
            '\u{2029}' => block.push_str("\\u2029"),
            other => block.push(other),
        }
    }
    Html(block.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_element_or_attribute() {
        let mut html = String::new();
        escape_into(&mut html, r#"<a b="c">'&"#);
        assert_eq!(html, "&lt;a b=&quot;c&quot;&gt;&#39;&amp;");
    }

    #[test]
    fn json_cannot_end_its_script() {
        let value = serde_json::json!({ "a": "</script><!--\u{2028}" });
        let block = json_for_script(&value);
        assert!(!block.as_str().contains(['<', '>', '\u{2028}']));
        assert_eq!(serde_json::from_str::<serde_json::Value>(block.as_str()).ok(), Some(value));
    }

    #[test]
    fn a_template_escapes_text_and_leaves_html() {
        let mut tera = tera::Tera::new();
        tera.add_raw_template("t.html", "{{ a }}|{{ b }}").unwrap();
        #[derive(Serialize)]
        struct View {
            a: String,
            b: Html,
        }
        let view = View { a: "<i>".into(), b: Html::from_markup("<b></b>".into()) };
        let context = tera::Context::from_serialize(&view).unwrap();
        assert_eq!(tera.render("t.html", &context).unwrap(), "&lt;i&gt;|<b></b>");
    }
}
