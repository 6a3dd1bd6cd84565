//! Puts a page into the list of its unit, as edits that leave everything else as it is.

use toml::de::{DeTable, DeValue};

use crate::diag::fix::Edit;
use crate::parse::front_matter::{Split, split};
use crate::parse::table;
use crate::text::path::CoursePath;

/// The edits of a unit's `index.md` with this `text` after which `lessons` ends with `key`. Comments
/// stay, and a list with a line for each key stays one. There are no edits if the key is listed.
/// `None` when the front matter cannot be read.
pub fn listed(path: &CoursePath, text: &str, key: &str) -> Option<Vec<Edit>> {
    let Split::Found { toml, offset, .. } = split(text) else { return None };
    let mut faults = Vec::new();
    let root = table::parse(path, toml, offset, &mut faults);
    if !faults.is_empty() {
        return None;
    }
    let edits = match root.get("lessons") {
        None => vec![new_list(toml, &root, key)],
        Some(list) => match list.get_ref() {
            DeValue::Array(items) => {
                let is_key = |item: &DeValue<'_>| matches!(item, DeValue::String(it) if it == key);
                if items.iter().any(|item| is_key(item.get_ref())) {
                    return Some(Vec::new());
                }
                match items.last() {
                    Some(last) => at_end(toml, last.span().start, last.span().end, key),
                    None => vec![Edit::insert(list.span().start + 1, quoted(key))],
                }
            }
            _ => return None,
        },
    };
    Some(edits.into_iter().map(|edit| edit.shifted(offset)).collect())
}

/// A key as TOML. It has only letters, digits and hyphens.
fn quoted(key: &str) -> String {
    format!("\"{key}\"")
}

/// The line of a new list, below the title. Without one it comes first, above any `[table]`.
fn new_list(toml: &str, root: &DeTable<'_>, key: &str) -> Edit {
    let line = format!("lessons = [{}]\n", quoted(key));
    let after = root.get("title").and_then(|title| {
        let end = title.span().end;
        toml[end..].find('\n').map(|newline| end + newline + 1)
    });
    Edit::insert(after.unwrap_or(0), line)
}

/// The edits that put `key` behind the last item, which is at `start..end`.
fn at_end(toml: &str, start: usize, end: usize, key: &str) -> Vec<Edit> {
    let key = quoted(key);
    let comma = comma_after(toml, end);
    let line = toml[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = &toml[line..start];
    let from = comma.unwrap_or(end);
    // The end of the line, behind a comment; `None` where the list ends first.
    let rest = toml[from..].split('\n').next().unwrap_or_default();
    let is_last = rest.split('#').next().is_some_and(|code| code.contains(']'));
    if !indent.trim().is_empty() || is_last {
        return match comma {
            Some(after) => vec![Edit::insert(after, format!(" {key},"))],
            None => vec![Edit::insert(end, format!(", {key}"))],
        };
    }
    let line_end = from + rest.len();
    match comma {
        Some(_) => vec![Edit::insert(line_end, format!("\n{indent}{key},"))],
        None if line_end == end => vec![Edit::insert(end, format!(",\n{indent}{key}"))],
        None => vec![Edit::insert(end, ","), Edit::insert(line_end, format!("\n{indent}{key}"))],
    }
}

/// The place behind the comma that follows the byte `end`, if one does before the list ends.
fn comma_after(toml: &str, end: usize) -> Option<usize> {
    let mut is_comment = false;
    for (at, byte) in toml.bytes().enumerate().skip(end) {
        match byte {
            b'\n' => is_comment = false,
            _ if is_comment => {}
            b'#' => is_comment = true,
            b',' => return Some(at + 1),
            b']' => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::fix::edited;

    #[track_caller]
    fn becomes(front: &str, expected: &str) {
        let page = |front: &str| format!("+++\n{front}+++\n\nText.\n");
        let text = page(front);
        let edits = listed(&CoursePath::new("u/index.md"), &text, "new").unwrap();
        assert_eq!(edited(&text, &edits), page(expected));
    }

    #[test]
    fn the_key_comes_last_and_the_rest_stays() {
        for (list, expected) in [
            ("lessons = []\n", "lessons = [\"new\"]\n"),
            ("lessons=['a']\n", "lessons=['a', \"new\"]\n"),
            ("lessons = [\"a\", \"b\"] # two\n", "lessons = [\"a\", \"b\", \"new\"] # two\n"),
            ("lessons = [\"a\", ]\n", "lessons = [\"a\", \"new\", ]\n"),
            ("lessons = [\n  \"a\",\n]\n", "lessons = [\n  \"a\",\n  \"new\",\n]\n"),
            ("lessons = [\n\t\"a\"\n]\n", "lessons = [\n\t\"a\",\n\t\"new\"\n]\n"),
            (
                "lessons = [\n  \"a\", # [first], yes\n  # the end\n]\n",
                "lessons = [\n  \"a\", # [first], yes\n  \"new\",\n  # the end\n]\n",
            ),
            ("lessons = [\n  \"a\" # one\n]\n", "lessons = [\n  \"a\", # one\n  \"new\"\n]\n"),
            ("lessons = [\n  \"a\"]\n", "lessons = [\n  \"a\", \"new\"]\n"),
            ("lessons = [\n  # none yet\n]\n", "lessons = [\"new\"\n  # none yet\n]\n"),
            ("lessons = [\"a\",\n  \"b\"]\n", "lessons = [\"a\",\n  \"b\", \"new\"]\n"),
        ] {
            becomes(&format!("title = \"T\"\n{list}"), &format!("title = \"T\"\n{expected}"));
        }
    }

    #[test]
    fn a_missing_list_is_made_below_the_title() {
        becomes(
            "title = \"T\" # it\n\n[extra]\na = 1\n",
            "title = \"T\" # it\nlessons = [\"new\"]\n\n[extra]\na = 1\n",
        );
        becomes("", "lessons = [\"new\"]\n");
    }

    #[test]
    fn what_is_listed_or_unreadable_stays() {
        let at = |text: &str| listed(&CoursePath::new("u/index.md"), text, "new");
        assert_eq!(at("+++\nlessons = [\"new\", \"a\"]\n+++\n"), Some(Vec::new()));
        for text in
            ["", "---\ntitle: T\n---\n", "+++\nlessons = [\n+++\n", "+++\nlessons = 1\n+++\n"]
        {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
