//! The text after the fence of a code block: the language, the lines to mark, a title.
//!
//! ```text
//! rust {2, 4-6} title="src/main.rs"
//! ```

use std::ops::{Range, RangeInclusive};

use crate::diag::fix::Edit;
use crate::text::span::{Span, Spanned};

/// The parsed info string of a fence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeInfo {
    /// The language as the author wrote it; `None` for a block without one.
    pub language: Option<Spanned<String>>,
    /// The lines to mark, counted from 1.
    pub marked: Vec<RangeInclusive<usize>>,
    /// The title shown above the block, such as a file name.
    pub title: Option<String>,
}

/// A part of an info string that has no meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeInfoFault {
    /// The reason, as the end of a message.
    pub message: String,
    /// The part, in bytes of the file.
    pub span: Span,
    /// The certain fix, after which the block is shown as it is now; `None` when the part may mean
    /// lines to mark.
    pub fix: Option<Edit>,
}

/// Reads an info string that begins at byte `at` of its file.
pub fn code_info(info: &str, at: usize) -> (CodeInfo, Vec<CodeInfoFault>) {
    let mut code = CodeInfo::default();
    let mut faults = Vec::new();
    let mut rest = 0;
    while rest < info.len() {
        let Some(skip) = info[rest..].find(|c: char| !c.is_whitespace()) else { break };
        let start = rest + skip;
        let word = &info[start..];
        let (length, known) = if word.starts_with('{') {
            match language_in_braces(word).filter(|_| code.language.is_none()) {
                Some(language) => {
                    let place = Span::new(start + language.start..start + language.end).shifted(at);
                    code.language = Some(Spanned::new(word[language.clone()].to_owned(), place));
                    // What follows the language within the braces is options of another program.
                    let end = word.find('}').map_or(word.len(), |end| end + 1);
                    (end, word[language.end..end].trim_end_matches('}').trim().is_empty())
                }
                None => lines(word, &mut code.marked),
            }
        } else if let Some(value) = word.strip_prefix("hl_lines=\"") {
            marked_lines(value, &mut code.marked)
                .map_or((word.len(), false), |length| ("hl_lines=\"".len() + length, true))
        } else if word.starts_with("title=") {
            title(word, &mut code.title)
        } else {
            let ends = |c: char| c.is_whitespace() || matches!(c, '{' | ',');
            let length = match word.strip_prefix(',') {
                // The part after a comma, as in `rust,ignore`.
                Some(rest) => 1 + rest.find(ends).unwrap_or(rest.len()),
                None => word.find(ends).unwrap_or(word.len()),
            };
            let is_language = code.language.is_none() && start == skip_front(info);
            if is_language {
                let span = Span::new(start..start + length).shifted(at);
                code.language = Some(Spanned::new(word[..length].to_owned(), span));
            }
            (length, is_language)
        };
        if !known {
            let part = start..start + length;
            faults.push(CodeInfoFault {
                message: format!("`{}` has no meaning here", &word[..length]),
                span: Span::new(part.clone()).shifted(at),
                fix: without(info, part, &code).map(|edit| edit.shifted(at)),
            });
        }
        rest = start + length.max(1);
        while !info.is_char_boundary(rest) {
            rest += 1;
        }
    }
    (code, faults)
}

/// The edit that takes `part` out of an info string, which holds nothing that is used; a title
/// without quotes gets them, and braces with options leave the language in them.
fn without(info: &str, part: Range<usize>, code: &CodeInfo) -> Option<Edit> {
    let source = &info[part.clone()];
    if let Some(title) = source.strip_prefix("title=") {
        let title = title.trim_matches(['"', '\'', '“', '”', '„', '‘', '’']);
        let is_whole = !title.is_empty() && !title.contains('"');
        return is_whole.then(|| Edit::replace(Span::new(part), format!("title=\"{title}\"")));
    }
    if let Some(inside) = source.strip_prefix('{') {
        let language = language_in_braces(source).map(|name| &source[name]);
        let is_language = language.is_some_and(|name| {
            code.language.as_ref().is_some_and(|language| language.value == name)
        });
        if is_language {
            return Some(Edit::replace(Span::new(part), language.unwrap_or_default()));
        }
        if inside.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
    }
    if source.starts_with("hl_lines") {
        return None;
    }
    let start = info[..part.start].trim_end().len();
    Some(Edit::delete(start..part.end))
}

fn skip_front(info: &str) -> usize {
    info.len() - info.trim_start().len()
}

/// The language in `{python}`, `{.python}` or `{r, echo=FALSE}` at the start of `word`, as bytes of it.
fn language_in_braces(word: &str) -> Option<Range<usize>> {
    let inside = word.strip_prefix('{')?;
    let start = 1 + usize::from(inside.starts_with('.'));
    let name = &word[start..];
    let end = name.find(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#' | '-' | '_'))?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_value = name[end..].starts_with('=');
    (is_name && !is_value).then_some(start..start + end)
}

/// Reads `1 3-4"`, the lines that MkDocs marks. Returns their length in bytes with the quote.
fn marked_lines(value: &str, marked: &mut Vec<RangeInclusive<usize>>) -> Option<usize> {
    let end = value.find('"')?;
    let braces = format!("{{{}}}", value[..end].split_whitespace().collect::<Vec<_>>().join(","));
    lines(&braces, marked).1.then_some(end + 1)
}

/// Reads `{2, 4-6}` at the start of `word`. Returns its length in bytes, and whether it is valid.
fn lines(word: &str, marked: &mut Vec<RangeInclusive<usize>>) -> (usize, bool) {
    let Some(end) = word.find('}') else { return (word.len(), false) };
    let mut all = Vec::new();
    for part in word[1..end].split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        match (first.trim().parse::<usize>(), last.trim().parse::<usize>()) {
            (Ok(first), Ok(last)) if 1 <= first && first <= last => all.push(first..=last),
            _ => return (end + 1, false),
        }
    }
    marked.extend(all);
    (end + 1, true)
}

/// Reads `title="…"` at the start of `word`. Returns its length in bytes, and whether it is valid.
fn title(word: &str, title: &mut Option<String>) -> (usize, bool) {
    let value = &word["title=".len()..];
    let quoted = value.strip_prefix('"').and_then(|inner| inner.split_once('"'));
    match quoted {
        Some((text, _)) => {
            *title = Some(text.to_owned());
            ("title=\"\"".len() + text.len(), true)
        }
        None => (word.find(char::is_whitespace).unwrap_or(word.len()), false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_names_a_language_lines_and_a_title() {
        let (code, faults) = code_info("rust {1,3-4} title=\"a b.rs\"", 3);
        assert_eq!(code.language, Some(Spanned::new("rust".into(), Span::new(3..7))));
        assert_eq!(code.marked, [1..=1, 3..=4]);
        assert_eq!(code.title.as_deref(), Some("a b.rs"));
        assert_eq!(faults, []);
    }

    #[test]
    fn other_programs_name_a_language_too() {
        for (info, language, faults) in [
            ("rust,ignore", "rust", vec![",ignore"]),
            ("rust,no_run,should_panic", "rust", vec![",no_run", ",should_panic"]),
            ("{python}", "python", vec![]),
            ("{.python .numberLines}", "python", vec!["{.python .numberLines}"]),
            ("{r, echo=FALSE}", "r", vec!["{r, echo=FALSE}"]),
            ("py hl_lines=\"1 3-4\"", "py", vec![]),
            ("js showLineNumbers", "js", vec!["showLineNumbers"]),
            ("go {linenos=table}", "go", vec!["{linenos=table}"]),
        ] {
            let (code, found) = code_info(info, 0);
            assert_eq!(code.language.map(|language| language.value).as_deref(), Some(language));
            let found: Vec<_> = found.iter().map(|fault| &info[fault.span.range()]).collect();
            assert_eq!(found, faults, "{info}");
        }
        assert_eq!(code_info("py hl_lines=\"1 3-4\"", 0).0.marked, [1..=1, 3..=4]);
    }

    #[test]
    fn what_has_no_meaning_is_a_fault_at_its_place() {
        let (code, faults) = code_info("rust ignore {0} title=x", 0);
        assert!(code.marked.is_empty());
        let spans: Vec<_> = faults.iter().map(|fault| fault.span.range()).collect();
        assert_eq!(spans, [5..11, 12..15, 16..23]);
        assert_eq!(code_info("{9", 0).1.len(), 1);
        assert_eq!(code_info("", 0), (CodeInfo::default(), vec![]));
    }
}
