//! `empty-unit`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;

/// Reports units that list no page. A unit whose pages are all drafts is unfinished, not empty.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for unit in &course.units {
        if unit.listed == 0 {
            let path = &course.page(unit.index).document.path;
            let place = Place::new(path, unit.list.unwrap_or_default());
            diagnostics.push(
                Diagnostic::new(
                    &codes::EMPTY_UNIT,
                    place,
                    format!("the unit `{}` has no pages", unit.slug),
                )
                .help("list a page in `lessons`, or take the unit out of `course.toml`"),
            );
        }
    }
}
