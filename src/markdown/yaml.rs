//! Front matter in YAML, as most other programs have it.
//!
//! The format of courses is TOML between lines `+++`. So that a course can be brought along page by
//! page, the plain keys of YAML are read too: a key, a colon and a value on one line.

use std::ops::Range;

/// The maximum number of lines of such front matter.
const MAX_LINES: usize = 200;

/// A block of YAML at the start of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlFront {
    /// The bytes from the first `-` to the end of the closing line.
    pub range: Range<usize>,
    /// The keys at the left margin with their values: the bytes of the key, and the value without
    /// quotes. A value on several lines is empty.
    pub entries: Vec<(Range<usize>, String)>,
    /// Whether there is nothing but these keys, blank lines and comments.
    pub is_plain: bool,
}

/// The YAML at the start of `text`; `None` if it does not begin with a block of keys between lines
/// `---`.
pub fn yaml_front(text: &str) -> Option<YamlFront> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = first.len();
    let mut entries = Vec::new();
    let mut is_plain = true;
    for line in lines.take(MAX_LINES) {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        if matches!(line, "---" | "...") {
            let is_front = !entries.is_empty();
            return is_front.then_some(YamlFront { range: 0..at, entries, is_plain });
        }
        let is_inner = line.is_empty() || line.starts_with([' ', '\t', '#', '-', ']', '}']);
        if is_inner {
            is_plain &= line.is_empty() || line.starts_with('#');
            continue;
        }
        // Anything else is text below a line drawn across the page.
        let (key, value) = line.split_once(':')?;
        let is_key = !key.is_empty()
            && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        if !is_key || !(value.is_empty() || value.starts_with([' ', '\t'])) {
            return None;
        }
        entries.push((start..start + key.len(), unquoted(value.trim())));
    }
    None
}

/// A plain or quoted value.
fn unquoted(value: &str) -> String {
    if let Some(inside) = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')) {
        return inside.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    if let Some(inside) = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')) {
        return inside.replace("''", "'");
    }
    let plain = value.split(" #").next().unwrap_or_default().trim_end();
    match plain {
        "|" | ">" | "|-" | ">-" => String::new(),
        plain => plain.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_keys_are_read() {
        let text = "---\ntitle: \"A: b\"\n# note\ntags:\n  - x\n- y\ndescription: It's so # why\n---\n\nText\n";
        let front = yaml_front(text).unwrap();
        assert_eq!(&text[front.range.end..], "\nText\n");
        let entries: Vec<_> =
            front.entries.iter().map(|(key, value)| (&text[key.clone()], &**value)).collect();
        assert_eq!(entries, [("title", "A: b"), ("tags", ""), ("description", "It's so")]);
    }

    #[test]
    fn a_line_across_the_page_is_no_front_matter() {
        for text in [
            "---\n\nText\n\n---\n",
            "---\nText: so, it\nis\n---\n",
            "---\ntitle: x\n",
            "a\n---\nb: c\n---\n",
            "---\n---\n",
        ] {
            assert_eq!(yaml_front(text), None, "{text}");
        }
    }
}
