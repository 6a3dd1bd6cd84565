//! `empty-unit`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;

/// Reports units whose list has no page. A unit whose pages are all drafts is unfinished, not empty,
/// and one without a list has a diagnostic about that.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for unit in &course.units {
        if let (0, Some(list)) = (unit.listed, unit.list) {
            let path = &course.page(unit.index).document.path;
            let place = Place::new(path, list);
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
