//! `unserved-objective`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::source::MANIFEST;
use crate::text::path::CoursePath;

/// Reports objectives that no page names.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for objective in &course.manifest.objectives {
        let id = &objective.id;
        let served = course.pages.iter().any(|page| {
            page.document.front.objectives.iter().any(|served| served.value == id.value)
        });
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
