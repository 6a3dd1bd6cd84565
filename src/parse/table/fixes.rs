//! Certain fixes of TOML: values of another kind than their key needs, and lines that are no TOML.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diag::fix::Edit;
use crate::parse::keys::Value;
use crate::text::span::Span;

/// Whether `value` is a table or a list of tables, which may be written with headers.
pub fn is_table(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Table(_) => true,
        DeValue::Array(items) => {
            items.iter().any(|item| matches!(item.get_ref(), DeValue::Table(_)))
        }
        _ => false,
    }
}

/// The edits after which the value `found` of `key`, which stands at `span`, is of one of `kinds`.
/// Empty when it is not certain what was meant.
pub fn retyped(key: &str, kinds: &[Value], found: &DeValue<'_>, span: Span) -> Vec<Edit> {
    let range = span.range();
    let around = |before: &str, after: &str| {
        vec![Edit::insert(range.start, before), Edit::insert(range.end, after)]
    };
    let texts = kinds.iter().any(|kind| matches!(kind, Value::Texts));
    match found {
        DeValue::String(text) if range.len() == text.len() + 2 => {
            if kinds.iter().any(|kind| holds(kind, text)) {
                let (first, last) = (range.start..range.start + 1, range.end - 1..range.end);
                return vec![Edit::delete(first), Edit::delete(last)];
            }
            if texts { around("[", "]") } else { Vec::new() }
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            let written = match found {
                DeValue::Integer(number) => number.as_str().to_owned(),
                DeValue::Float(number) => number.as_str().to_owned(),
                DeValue::Boolean(boolean) => boolean.to_string(),
                _ => String::new(),
            };
            let fits = |kind: &Value| match kind {
                Value::Text(form) => form.fault(key, &written).is_none(),
                Value::Word(words) => words.contains(&written.as_str()),
                _ => false,
            };
            if kinds.iter().any(fits) { around("\"", "\"") } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// Whether `text` without its quotes is a value of this kind.
fn holds(kind: &Value, text: &str) -> bool {
    match kind {
        Value::Boolean => matches!(text, "true" | "false"),
        Value::Integer { least, most } => {
            let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
            let number = text.parse::<i64>().ok().filter(|_| is_plain || text == "0");
            number.is_some_and(|number| (least..=most).contains(&&number))
        }
        _ => false,
    }
}

/// The edit after which the line at `place` of `text` is TOML; `None` when none is certain.
///
/// Each candidate is parsed with the whole text, and must leave less to report.
pub fn syntax(text: &str, place: &Range<usize>) -> Option<Edit> {
    let at = place.start.min(text.len());
    let start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next()?;
    let faults = |text: &str| DeTable::parse_recoverable(text).1.len();
    let before = faults(text);
    let count = |edit: Edit| {
        let edit = edit.shifted(start);
        let range = edit.span.range();
        let fixed = format!("{}{}{}", &text[..range.start], edit.text, &text[range.end..]);
        (faults(&fixed), edit)
    };
    let counted = candidates(line).into_iter().map(count);
    let (_, edit) = counted.filter(|(count, _)| *count < before).min_by_key(|(count, _)| *count)?;
    Some(edit)
}

/// What a sign on the line at `place` of `text` means, when it is one of another format or of
/// typography; `None` when there is none.
pub fn foreign_sign(text: &str, place: &Range<usize>) -> Option<String> {
    let at = place.start.min(text.len());
    let start = text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next()?;
    let (end, sign) = key_of(line)?;
    let (key, value) = (&line[..end], line[sign + 1..].trim_start());
    if line[sign..].starts_with(':') {
        return Some(format!("`{key}:` is YAML, and TOML writes `{key} =`"));
    }
    let first = value.chars().next()?;
    if first.is_alphabetic() && !matches!(value.trim_end(), "true" | "false") {
        return Some(format!("the text of `{key}` has no quotation marks"));
    }
    let name = match first {
        '“' | '”' | '„' | '‟' | '‘' | '’' | '«' | '»' => {
            "a quotation mark of typography"
        }
        '＂' | '＇' => "a full-width quotation mark",
        '\u{a0}' | '\u{2007}' | '\u{202f}' => "a space that does not break",
        _ => return None,
    };
    Some(format!("`{first}` (U+{:04X}) is {name}, and TOML needs `\"`", first as u32))
}

/// What a line that is no TOML may have been meant as, the most likely first.
fn candidates(line: &str) -> Vec<Edit> {
    /// Words that mean something else than themselves in other formats.
    const NO_TEXTS: [&str; 9] = ["yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];
    let Some((key_end, sign)) = key_of(line) else { return Vec::new() };
    let line = line.trim_end();
    let value = line[sign + 1..].trim_start();
    let value_start = line.len() - value.len();
    let is_toml = line[sign..].starts_with('=');
    let write = |value: &str| match is_toml {
        true => Edit::replace(Span::new(value_start..line.len()), value),
        false => Edit::replace(Span::new(key_end..line.len()), format!(" = {value}")),
    };
    let mut all = Vec::new();
    let curly = ['“', '”', '„', '‟'];
    let inside = value.strip_prefix(curly).and_then(|rest| rest.strip_suffix(curly));
    all.extend(inside.map(|inside| write(&format!("\"{inside}\""))));
    if value.contains(curly) {
        all.push(write(&value.replace(curly, "\"")));
    }
    let lowered = value.to_lowercase();
    if matches!(&*lowered, "true" | "false") {
        all.push(write(&lowered));
    }
    if !is_toml {
        all.push(write(value));
    }
    // What begins in another way may be a number, a date or a list.
    let is_text = value.starts_with(char::is_alphabetic)
        && !value.contains(['"', '\'', '\\', '#', '=', '[', '{'])
        && !value.contains(curly)
        && !NO_TEXTS.contains(&&*lowered);
    if is_text {
        all.push(write(&format!("\"{value}\"")));
    }
    all
}

/// The end of the bare key at the start of `line`, and the byte of the sign after it: `=`, or the
/// `:` of YAML.
fn key_of(line: &str) -> Option<(usize, usize)> {
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let end = line.find(|c: char| !is_key(c))?;
    let sign = end + (line[end..].len() - line[end..].trim_start().len());
    (end > 0 && line[sign..].starts_with(['=', ':'])).then_some((end, sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::fix::edited;

    #[test]
    fn lines_of_other_formats_become_toml() {
        for (line, expected) in [
            ("title = “Two kinds”", Some("title = \"Two kinds\"")),
            ("units = [“a”, “b”]", Some("units = [\"a\", \"b\"]")),
            ("title = Two kinds of work", Some("title = \"Two kinds of work\"")),
            ("title: Two kinds", Some("title = \"Two kinds\"")),
            ("title: \"Two kinds\"", Some("title = \"Two kinds\"")),
            ("minutes: 10", Some("minutes = 10")),
            ("draft = True", Some("draft = true")),
            ("draft = yes", None),
            ("title = Two \"kinds\"", None),
            ("title \"Two kinds\"", None),
            ("date = 2024-5", None),
        ] {
            let text = format!("a = 1\n{line}\nb = 2\n");
            let errors = DeTable::parse_recoverable(&text).1;
            let place = errors[0].span().unwrap();
            let fixed = syntax(&text, &place).map(|edit| edited(&text, &[edit]));
            let expected = expected.map(|line| format!("a = 1\n{line}\nb = 2\n"));
            assert_eq!(fixed, expected, "{line}");
        }
    }
}
