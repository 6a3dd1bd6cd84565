//! Reads `references.bib`, which is BibLaTeX, with the `biblatex` crate.

use std::collections::{BTreeMap, BTreeSet};

use biblatex::Bibliography as Parsed;
use hayagriva::Entry;

use crate::diag::{Diagnostic, Place, Reported, codes};
use crate::model::reference::Reference;
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// Reads a bibliography. References are in the order of the file; a faulty one is reported and left
/// out.
pub fn bibliography(path: &CoursePath, text: &str) -> Reported<Vec<Reference>> {
    let mut diagnostics = Vec::new();
    let mut raw = match biblatex::RawBibliography::parse(text) {
        Ok(raw) => raw,
        Err(error) => return broken(path, text, &error),
    };
    let mut places: BTreeMap<String, Span> = BTreeMap::new();
    for entry in &raw.entries {
        let key = entry.v.key.v;
        let span = Span::new(clamp(text, entry.v.key.span.clone()));
        match places.get(&key.to_lowercase()) {
            Some(first) => diagnostics.push(
                Diagnostic::new(
                    &codes::DUPLICATE_REFERENCE,
                    Place::new(path, span),
                    format!("the reference `{key}` is there twice"),
                )
                .related(Place::new(path, *first), "it is first there here")
                .help("delete one of them, or give it another key"),
            ),
            None => {
                places.insert(key.to_lowercase(), span);
            }
        }
    }
    // The first reference of a key stays, so that citations of it are not reported as well.
    let mut seen = BTreeSet::new();
    raw.entries.retain(|entry| seen.insert(entry.v.key.v.to_lowercase()));
    let parsed = match Parsed::from_raw(raw) {
        Ok(parsed) => parsed,
        Err(error) => return broken(path, text, &error),
    };
    let mut references = Vec::with_capacity(parsed.len());
    for entry in parsed.iter() {
        let span = places.get(&entry.key.to_lowercase()).copied().unwrap_or_default();
        let fault = |message: String, span: Span| {
            Diagnostic::new(&codes::INVALID_REFERENCE, Place::new(path, span), message)
        };
        match Entry::try_from(entry) {
            Ok(work) if work.title().is_none() => diagnostics.push(
                fault(format!("the reference `{}` has no title", entry.key), span)
                    .help("add `title = {…},`"),
            ),
            Ok(work) => references.push(Reference { key: entry.key.clone(), span, entry: work }),
            Err(error) => {
                let range = clamp(text, error.span.clone());
                let at = if range.is_empty() { span } else { Span::new(range) };
                diagnostics.push(
                    fault(format!("in the reference `{}`: {}", entry.key, error.kind), at)
                        .help("mend the field, or delete it"),
                );
            }
        }
    }
    Reported::new(references, diagnostics)
}

fn broken(path: &CoursePath, text: &str, error: &biblatex::ParseError) -> Reported<Vec<Reference>> {
    let place = Place::new(path, Span::new(clamp(text, error.span.clone())));
    let diagnostic = Diagnostic::new(
        &codes::INVALID_BIBLIOGRAPHY,
        place,
        format!("the bibliography cannot be read: {}", error.kind),
    )
    .help("an entry reads `@book{key, title = {…}, author = {…}, date = {2024}}`");
    Reported::new(Vec::new(), vec![diagnostic])
}

/// The part of `range` that is inside `text`, moved to character boundaries.
fn clamp(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(range.start);
    start..floor(range.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes_of(text: &str) -> (usize, Vec<&'static str>) {
        let reported = bibliography(&CoursePath::new("references.bib"), text);
        let codes = reported.diagnostics.iter().map(|d| d.code.name).collect();
        (reported.value.len(), codes)
    }

    #[test]
    fn faults_are_found_and_the_rest_is_kept() {
        assert_eq!(codes_of("@book{a, title={T}, date={2020}}"), (1, vec![]));
        assert_eq!(codes_of("@book{a, title={T}"), (0, vec!["invalid-bibliography"]));
        assert_eq!(
            codes_of("@book{a, title={T}}\n@book{A, title={U}}"),
            (1, vec!["duplicate-reference"])
        );
        assert_eq!(
            codes_of("@book{a, author={B}}\n@book{c, title={U}}"),
            (1, vec!["invalid-reference"])
        );
    }
}
