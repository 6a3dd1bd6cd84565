//! `unserved-objective`.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::source::MANIFEST;
use crate::text::path::CoursePath;

/// Reports objectives that no page names.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let named = course.pages.iter().flat_map(|page| &page.objectives);
    let named: BTreeSet<&str> = named.map(|id| course.objective(*id).id.value.as_str()).collect();
    for objective in &course.objectives {
        let id = &objective.id;
        let served = named.contains(id.value.as_str());
        if !served && course.drafts.is_empty() {
            diagnostics.push(
                Diagnostic::new(
                    &codes::UNSERVED_OBJECTIVE,
                    Place::new(&CoursePath::new(MANIFEST), id.span),
                    format!("no lesson serves the objective `{}`", id.value),
                )
                .help(format!("write `objectives = [\"{}\"]` in a lesson that does", id.value)),
            );
        }
    }
}
