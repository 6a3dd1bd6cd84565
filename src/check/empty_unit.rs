//! `empty-unit`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::parse::front_matter::OwnFront;
use crate::text::span::Span;

/// Reports units that list no page. One whose pages are all drafts is not empty, only unfinished.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for unit in &course.units {
        let document = &course.page(unit.index).document;
        if let OwnFront::Unit { lessons, lessons_span } = &document.front.own
            && lessons.is_empty()
        {
            let place = Place::new(&document.path, lessons_span.unwrap_or(Span::default()));
            diagnostics.push(
                Diagnostic::new(
                    &codes::EMPTY_UNIT,
                    place,
                    format!("the unit `{}` has no pages", unit.key),
                )
                .help("list a page in `lessons`, or take the unit out of `course.toml`"),
            );
        }
    }
}
