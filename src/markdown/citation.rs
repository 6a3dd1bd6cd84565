//! The text between the brackets of a citation: `@key`, `@key, p. 4`, `@a; @b, chap. 2`.

use crate::diag::fix::Edit;
use crate::text::span::{Span, Spanned};

/// A citation of one or more references.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationKey {
    /// The references in the order in which they were written.
    pub items: Vec<CitedItem>,
}

/// One reference within a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedItem {
    /// The reference's key. Its span includes the `@`.
    pub key: Spanned<String>,
    /// The text after the comma: a page or another part of the work.
    pub locator: Option<String>,
}

/// Why a citation cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationFault {
    /// The message for the author.
    pub message: String,
    /// The bytes of the part that is wrong.
    pub span: Span,
    /// The certain fix, if there is one.
    pub fix: Option<Edit>,
}

/// Reads `label`, which begins at byte `at` of its file. `None` when it does not begin with `@`.
///
/// # Errors
/// When a part lacks its `@` or its key, or when there is text where a comma belongs.
pub fn parse_citation(label: &str, at: usize) -> Result<Option<CitationKey>, CitationFault> {
    if !label.starts_with('@') {
        return Ok(None);
    }
    let mut items = Vec::new();
    let mut offset = 0;
    for part in label.split(';') {
        items.push(item(part, at + offset)?);
        offset += part.len() + 1;
    }
    Ok(Some(CitationKey { items }))
}

fn item(part: &str, at: usize) -> Result<CitedItem, CitationFault> {
    let start = at + part.len() - part.trim_start().len();
    let part = part.trim();
    let fault = |message: &str, length: usize| CitationFault {
        message: message.to_owned(),
        span: Span::new(start..start + length),
        fix: None,
    };
    let Some(rest) = part.strip_prefix('@') else {
        return Err(fault("a reference's key begins with `@`", part.len()));
    };
    let end = rest.find(|c: char| !is_key_character(c)).unwrap_or(rest.len());
    let key = rest[..end].trim_end_matches(['.', ':']);
    if key.is_empty() {
        return Err(fault("the key of the reference is missing", 1));
    }
    let after = rest[key.len()..].trim_start();
    let locator = match after.strip_prefix(',') {
        Some(locator) if !locator.trim().is_empty() => Some(locator.trim().to_owned()),
        Some(_) => return Err(fault("nothing follows the comma", part.len())),
        None if after.is_empty() => None,
        None => {
            let fault = fault("a comma belongs between the key and the page", part.len());
            let key_end = start + 1 + key.len();
            // Words that begin in another way may be part of a key with a space in it.
            let is_page = PAGES.iter().any(|page| after.starts_with(page));
            let fix = is_page.then(|| Edit::insert(key_end, ","));
            return Err(CitationFault { fix, ..fault });
        }
    };
    let span = Span::new(start..start + 1 + key.len());
    Ok(CitedItem { key: Spanned::new(key.to_owned(), span), locator })
}

/// How the part of a work begins that a citation names.
const PAGES: [&str; 10] =
    ["p.", "pp.", "page ", "pages ", "S. ", "chap.", "chapter ", "sec.", "section ", "§"];

fn is_key_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | ':' | '.' | '/' | '+')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_pages_have_places() {
        let citation = parse_citation("@a; @b-c, p. 4", 10).unwrap().unwrap();
        assert_eq!(citation.items[0].key, Spanned::new("a".into(), Span::new(10..12)));
        assert_eq!(citation.items[1].key, Spanned::new("b-c".into(), Span::new(14..18)));
        assert_eq!(citation.items[1].locator.as_deref(), Some("p. 4"));
        assert_eq!(parse_citation("gap", 0), Ok(None));
    }

    #[test]
    fn faults_point_at_their_part() {
        for (label, range) in
            [("@a; b", 4..5), ("@", 0..1), ("@a p. 4", 0..7), ("@a,", 0..3), ("@a; ", 4..4)]
        {
            let fault = parse_citation(label, 0).unwrap_err();
            assert_eq!(fault.span.range(), range, "{label}");
        }
    }
}
