//! Rules about the course as a whole, and their registry. Each rule is a file with one function,
//! which reads the course and reports; it changes nothing.

mod active_file;
mod all_of_the_above;
mod empty_unit;
mod impossible_requirement;
mod incomplete_prompt;
mod key_length;
mod key_position;
mod missing_consequence;
mod missing_feedback;
mod missing_reason;
mod needs_cycle;
mod negative_stem;
mod objectives_asked;
mod overlapping_options;
mod path_collision;
pub mod pedagogy;
mod questions;
mod scenario;
mod single_key;
mod unmatched_result;
mod unserved_objective;
mod unused_asset;
mod unused_reference;
mod unused_variable;
mod weak_test_out;

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::model::course::Course;

/// A rule: a function that reads the course and adds its diagnostics.
type Rule = fn(&Course, &mut Vec<Diagnostic>);

/// All rules, in the order in which they run.
const RULES: &[Rule] = &[
    active_file::check,
    all_of_the_above::check,
    empty_unit::check,
    impossible_requirement::check,
    incomplete_prompt::check,
    key_length::check,
    key_position::check,
    missing_consequence::check,
    missing_feedback::check,
    missing_reason::check,
    needs_cycle::check,
    negative_stem::check,
    objectives_asked::check,
    overlapping_options::check,
    path_collision::check,
    scenario::check,
    single_key::check,
    unmatched_result::check,
    unserved_objective::check,
    unused_asset::check,
    unused_reference::check,
    unused_variable::check,
    weak_test_out::check,
];

/// Applies every rule to a course and adds the diagnostics, but for those that follow from what
/// `diagnostics` already has.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let mut found = apply(RULES, course);
    missing_reason::leave_out_detached(course, diagnostics, &mut found);
    diagnostics.append(&mut found);
}

fn apply(rules: &[Rule], course: &Course) -> Vec<Diagnostic> {
    rules
        .par_iter()
        .flat_map_iter(|rule| {
            let mut diagnostics = Vec::new();
            rule(course, &mut diagnostics);
            diagnostics
        })
        .collect()
}
