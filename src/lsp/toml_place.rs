//! What is being written at a place in the TOML of `course.toml` or of front matter. The text need
//! not be sound: it is looked at line by line.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::parse::keys::{Key, Keys, Value, course, of_page};
use crate::resolve::order::page_kind;
use crate::source::{MANIFEST, STATIC};
use crate::text::path::CoursePath;

/// What is being written.
#[derive(Debug)]
pub enum TomlPlace<'t> {
    /// The name of a key of this table.
    Key {
        /// The keys that the table may have.
        keys: &'static Keys,
        /// The bytes of the name so far.
        typed: Range<usize>,
        /// The keys that it has already.
        used: BTreeSet<&'t str>,
    },
    /// A header such as `[[objective]]`.
    Header {
        /// The keys of the file, some of which are tables.
        keys: &'static Keys,
        /// The bytes of the line so far.
        typed: Range<usize>,
    },
    /// The value of this key, or an item of it.
    Value {
        /// The key.
        key: &'static Key,
        /// The bytes of the value or the item so far, without a quotation mark.
        typed: Range<usize>,
        /// Whether they are in quotation marks.
        is_quoted: bool,
    },
}

/// The bytes of the TOML in a file, and the keys that may be at its top.
pub fn area(path: &CoursePath, text: &str) -> Option<(Range<usize>, &'static Keys)> {
    if path.as_str() == MANIFEST {
        return Some((0..text.len(), &course::COURSE));
    }
    let (kind, _) = page_kind(path, STATIC)?;
    let start = text.find('\n').map(|newline| newline + 1)?;
    if text[..start].trim_end() != "+++" {
        return None;
    }
    let mut end = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "+++" {
            break;
        }
        end += line.len();
    }
    Some((start..end, of_page(kind)))
}

/// What is being written at the byte `at`; `None` outside of TOML, and where nothing is known.
pub fn toml_place<'t>(path: &CoursePath, text: &'t str, at: usize) -> Option<TomlPlace<'t>> {
    let (area, root) = area(path, text)?;
    if !(area.start..=area.end).contains(&at) {
        return None;
    }
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1).max(area.start);
    let before = &text[start..at];
    let section = Section::around(text, &area, start, root);
    let trimmed = before.trim_start();
    let indent = before.len() - trimmed.len();
    if let Some(name) = open_list(&text[section.body.start.min(start)..start]) {
        return value(section.keys?.get(name)?, before, start);
    }
    if trimmed.starts_with('[') {
        return Some(TomlPlace::Header { keys: root, typed: start + indent..at });
    }
    if let Some((name, written)) = before.split_once('=') {
        let from = start + before.len() - written.len();
        return value(section.keys?.get(name.trim())?, written, from);
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !trimmed.chars().all(is_name) {
        return None;
    }
    let used = section.names(text, start);
    Some(TomlPlace::Key { keys: section.keys?, typed: start + indent..at, used })
}

/// The key of the line on which the byte `at` is, if `at` is within its name.
pub fn key_at(path: &CoursePath, text: &str, at: usize) -> Option<(&'static Key, Range<usize>)> {
    let (area, root) = area(path, text)?;
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    if !(area.start..area.end).contains(&start) {
        return None;
    }
    let line = text[start..].split('\n').next()?;
    let (name, _) = line.split_once('=')?;
    let place = start + name.len() - name.trim_start().len()..start + name.trim_end().len();
    if !(place.start..=place.end).contains(&at) {
        return None;
    }
    let key = Section::around(text, &area, start, root).keys?.get(name.trim())?;
    Some((key, place))
}

/// The lines of one table.
struct Section {
    /// The bytes from below its header to the next one.
    body: Range<usize>,
    /// The keys that it may have; `None` where they are not known.
    keys: Option<&'static Keys>,
}

impl Section {
    /// The table in which the line at `line` is. `root` has the keys above the first header.
    fn around(text: &str, area: &Range<usize>, line: usize, root: &'static Keys) -> Section {
        let mut section = Section { body: area.clone(), keys: Some(root) };
        let mut at = area.start;
        for row in text[area.clone()].split_inclusive('\n') {
            if row.starts_with('[') {
                if at >= line {
                    section.body.end = at;
                    break;
                }
                let name = row.trim_end().trim_matches(['[', ']']);
                section.body.start = at + row.len();
                section.keys = table(root, name);
            }
            at += row.len();
        }
        section
    }

    /// The names of its keys, without the line at `line`.
    fn names<'t>(&self, text: &'t str, line: usize) -> BTreeSet<&'t str> {
        let mut at = self.body.start;
        let mut names = BTreeSet::new();
        for row in text[self.body.clone()].split_inclusive('\n') {
            if at != line
                && let Some((name, _)) = row.split_once('=')
            {
                names.insert(name.trim());
            }
            at += row.len();
        }
        names
    }
}

/// The keys of the table with a name such as `certificate.track.all`.
fn table(root: &'static Keys, name: &str) -> Option<&'static Keys> {
    let mut parts = name.split('.');
    let mut keys = root;
    while let Some(part) = parts.next() {
        let value = keys.get(part.trim())?.value;
        keys = match inner(&value)? {
            (inner, false) => inner,
            (inner, true) => {
                // The author chooses the next part.
                parts.next()?;
                inner
            }
        };
    }
    Some(keys)
}

/// The keys of the tables that a value may hold, and whether the author names the tables.
pub fn inner(value: &Value) -> Option<(&'static Keys, bool)> {
    match value {
        Value::Table(keys) | Value::Tables(keys) => Some((keys, false)),
        Value::Map(Value::Table(keys)) => Some((keys, true)),
        Value::Either(kinds) => kinds.iter().find_map(inner),
        _ => None,
    }
}

/// The key of the list that is open at the end of these lines.
fn open_list(lines: &str) -> Option<&str> {
    let mut open: Option<&str> = None;
    let mut depth = 0_usize;
    for line in lines.lines() {
        if depth == 0 {
            open = line.split_once('=').map(|(name, _)| name.trim());
        }
        let mut quote = None;
        for character in line.chars() {
            match (quote, character) {
                (Some(mark), _) if mark == character => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => quote = Some(character),
                (None, '#') => break,
                (None, '[') if open.is_some() => depth += 1,
                (None, ']') => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    open.filter(|_| depth > 0)
}

/// A value of `key`, of which `written` is there, from the byte `from` on.
fn value<'t>(key: &'static Key, written: &str, from: usize) -> Option<TomlPlace<'t>> {
    let quotes: Vec<usize> = written.match_indices('"').map(|(at, _)| at).collect();
    let end = from + written.len();
    let is_quoted = quotes.len() % 2 == 1;
    let begin = match quotes.last() {
        Some(quote) if is_quoted => from + quote + 1,
        _ => from + written.rfind([' ', ',', '[', '=', '"']).map_or(0, |at| at + 1),
    };
    Some(TomlPlace::Value { key, typed: begin..end, is_quoted })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place at `|` in a text.
    fn at<T>(path: &str, text: &str, look: impl Fn(Option<TomlPlace<'_>>, &str) -> T) -> T {
        let offset = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        look(toml_place(&CoursePath::new(path), &text, offset), &text)
    }

    #[test]
    fn keys_are_those_of_the_table_around() {
        for (path, text, known, used) in [
            ("u/l.md", "+++\ntitle = \"T\"\nmin|\n+++\n", "minutes", "title"),
            ("u/q.quiz.md", "+++\n|\ntitle = \"T\"\n+++\n", "pass", "title"),
            ("course.toml", "id = \"a\"\n\n[[objective]]\nid = \"x\"\nti|\n", "title", "id"),
            ("u/s.survey.md", "+++\ntitle = \"T\"\n[[profile]]\nw|\n+++\n", "when", ""),
        ] {
            at(path, text, |place, _| match place {
                Some(TomlPlace::Key { keys, used: names, .. }) => {
                    assert!(keys.get(known).is_some(), "{text}");
                    assert!(used.is_empty() || names.contains(used), "{text}");
                }
                other => panic!("{text}: {other:?}"),
            });
        }
    }

    #[test]
    fn values_are_found_in_lists_of_any_form() {
        for (text, name, typed, is_quoted) in [
            ("+++\nobjectives = [\"a\", \"b|\"]\n+++\n", "objectives", "b", true),
            ("+++\nneeds = [\n  \"a\", # [x]\n  \"|\n+++\n", "needs", "", true),
            ("+++\ndraft = t|\n+++\n", "draft", "t", false),
        ] {
            at("u/l.md", text, |place, text| match place {
                Some(TomlPlace::Value { key, typed: range, is_quoted: quoted }) => {
                    assert_eq!((key.name, &text[range], quoted), (name, typed, is_quoted));
                }
                other => panic!("{text}: {other:?}"),
            });
        }
        at("course.toml", "id = \"a\"\n[|", |place, _| {
            assert!(matches!(place, Some(TomlPlace::Header { .. })));
        });
        for text in ["+++\ntitle = \"T\"\n+++\n\nti|", "ti|", "+++\ntwo words|\n+++\n"] {
            at("u/l.md", text, |place, _| assert!(place.is_none(), "{text}"));
        }
    }
}
