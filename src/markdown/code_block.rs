//! The text after the fence of a code block: the language, the lines to mark, a title.
//!
//! ```text
//! rust {2, 4-6} title="src/main.rs"
//! ```

use std::ops::RangeInclusive;

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
    /// The part, in bytes of the info string.
    pub span: Span,
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
            lines(word, &mut code.marked)
        } else if word.starts_with("title=") {
            title(word, &mut code.title)
        } else {
            let length = word.find(|c: char| c.is_whitespace() || c == '{').unwrap_or(word.len());
            let is_language = code.language.is_none() && start == skip_front(info);
            if is_language {
                let span = Span::new(start..start + length).shifted(at);
                code.language = Some(Spanned::new(word[..length].to_owned(), span));
            }
            (length, is_language)
        };
        if !known {
            faults.push(CodeInfoFault {
                message: format!("`{}` has no meaning here", &word[..length]),
                span: Span::new(start..start + length).shifted(at),
            });
        }
        rest = start + length.max(1);
        while !info.is_char_boundary(rest) {
            rest += 1;
        }
    }
    (code, faults)
}

fn skip_front(info: &str) -> usize {
    info.len() - info.trim_start().len()
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
    fn what_has_no_meaning_is_a_fault_at_its_place() {
        let (code, faults) = code_info("rust ignore {0} title=x", 0);
        assert!(code.marked.is_empty());
        let spans: Vec<_> = faults.iter().map(|fault| fault.span.range()).collect();
        assert_eq!(spans, [5..11, 12..15, 16..23]);
        assert_eq!(code_info("{9", 0).1.len(), 1);
        assert_eq!(code_info("", 0), (CodeInfo::default(), vec![]));
    }
}
