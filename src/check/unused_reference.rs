//! `unused-reference`.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;

/// Reports references that nothing cites.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let Some(path) = &course.bibliography else { return };
    let cited: BTreeSet<&str> = course
        .pages
        .iter()
        .flat_map(|page| &page.document.citations)
        .flat_map(|citation| &citation.value.items)
        .map(|item| item.key.value.as_str())
        .collect();
    for reference in course.references.iter().filter(|r| !cited.contains(r.key.as_str())) {
        diagnostics.push(
            Diagnostic::new(
                &codes::UNUSED_REFERENCE,
                Place::new(path, reference.span),
                format!("nothing cites `{}`", reference.key),
            )
            .help(format!("cite it with `[@{}]`, or delete it", reference.key)),
        );
    }
}
