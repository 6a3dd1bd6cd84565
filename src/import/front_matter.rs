//! Front matter of other programs: YAML between `---`, TOML between `+++`, or JSON between braces.

use crate::import::value::{self, Value};

/// A page divided into its front matter and its text.
#[derive(Clone, Debug, Default)]
pub struct Divided<'t> {
    /// The front matter, a map; `Null` when there is none.
    pub front: Value,
    /// The text after it.
    pub body: &'t str,
}

/// Divides `text`.
pub fn divide(text: &str) -> Divided<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Some leave blank lines or a comment before it.
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    for (mark, read) in [("---", value::yaml as fn(&str) -> Value), ("+++", value::toml)] {
        if let Some((front, body)) = fenced(rest, mark) {
            let front = read(front);
            if !front.entries().is_empty() || mark == "+++" {
                return Divided { front, body };
            }
            if is_blank_front(rest, body) {
                return Divided { front: Value::Null, body };
            }
        }
    }
    if rest.starts_with("{\n")
        && let Some(end) = rest.find("\n}\n")
    {
        let front = value::json(&rest[..end + 2]);
        if !front.entries().is_empty() {
            return Divided { front, body: &rest[end + 3..] };
        }
    }
    Divided { front: Value::Null, body: text }
}

/// Whether only blank lines and comments stand between the two lines.
fn is_blank_front(rest: &str, body: &str) -> bool {
    let front = &rest[..rest.len() - body.len()];
    front.lines().all(|line| {
        let line = line.trim();
        line.is_empty() || line == "---" || line.starts_with('#')
    })
}

/// The text between the first line, which is `mark`, and the next line that is; and what follows.
fn fenced<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != mark {
        return None;
    }
    let mut at = first.len();
    for line in lines {
        let is_end = line.trim_end() == mark || mark == "---" && line.trim_end() == "...";
        if is_end {
            return Some((&text[first.len()..at], &text[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_of_every_kind_is_read() {
        for text in [
            "---\ntitle: A\n---\nText\n",
            "\n+++\ntitle = \"A\"\n+++\nText\n",
            "{\n\"title\": \"A\"\n}\nText\n",
            "\u{feff}---\ntitle: 'A'\ntags: [x]\n...\nText\n",
        ] {
            let divided = divide(text);
            assert_eq!(divided.front.get("title").text(), Some("A"), "{text}");
            assert_eq!(divided.body, "Text\n");
        }
        assert_eq!(divide("---\n---\nText\n").body, "Text\n");
    }

    #[test]
    fn a_line_across_the_page_begins_no_front_matter() {
        for text in ["---\n\nText\n\n---\n\nMore\n", "---\nText\n", "Text\n---\na: b\n---\n"] {
            assert_eq!(divide(text).body, text);
        }
    }
}
