//! Rules about the course as a whole. Each is a file with one function; this is their registry.
//! A rule reads the course and reports; it changes nothing.

mod empty_unit;
mod needs_cycle;
mod path_collision;
mod unserved_objective;
mod unused_asset;
mod unused_reference;

use crate::diag::Diagnostic;
use crate::model::course::Course;

/// A rule.
type Rule = fn(&Course, &mut Vec<Diagnostic>);

/// All rules.
const RULES: &[Rule] = &[
    empty_unit::check,
    needs_cycle::check,
    path_collision::check,
    unserved_objective::check,
    unused_asset::check,
    unused_reference::check,
];

/// What the rules find wrong with a course.
pub fn check(course: &Course) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for rule in RULES {
        rule(course, &mut diagnostics);
    }
    diagnostics
}
