//! Rules about teaching, which `check --pedagogy` adds, and their registry. A course's
//! aims are in `[pedagogy]` of its `course.toml`. Each rule is a file with one function.
//!
//! The rules measure what can be counted. A course that passes them all may still be dull or wrong.

mod chance;
mod key_balance;
mod lesson_length;
mod long_feedback;
mod longest_key;
mod prose;
mod question_mix;
mod reading_ease;
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
    question_mix::check,
    reading_ease::check,
    uncited_claim::check,
];

/// Applies every rule to a course and returns the diagnostics.
pub fn check(course: &Course) -> Vec<Diagnostic> {
    super::apply(RULES, course)
}
