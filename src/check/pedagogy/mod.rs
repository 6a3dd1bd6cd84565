//! Rules about teaching, which `check --pedagogy` adds, and their registry. A course's
//! aims are in `[pedagogy]` of its `course.toml`. Each rule is a file with one function.
//!
//! The rules measure what can be counted. A course that passes them all may still be dull or wrong.

mod chance;
mod key_balance;
mod lesson_length;
mod long_feedback;
mod longest_key;
mod missing_reason;
mod practice;
mod prose;
mod question_mix;
mod rare_acts;
mod reading_ease;
mod siblings;
mod uncited_claim;

use crate::check::Rule;
use crate::diag::Diagnostic;
use crate::model::course::Course;

/// All rules, in the order in which they run.
const RULES: &[Rule] = &[
    key_balance::check,
    lesson_length::check,
    long_feedback::check,
    longest_key::check,
    missing_reason::check,
    practice::check,
    question_mix::check,
    rare_acts::check,
    reading_ease::check,
    siblings::check,
    uncited_claim::check,
];

/// Applies every rule to a course and adds the diagnostics. Options without feedback, of which
/// `diagnostics` may already have some, become errors.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    missing_reason::insist(diagnostics);
    diagnostics.extend(super::apply(RULES, course));
}
