//! Rules about teaching, which `check --pedagogy` adds, and their registry. A course's
//! aims are in `[pedagogy]` of its `course.toml`. Each rule is a file with one function.
//!
//! The rules measure what can be counted. A course that passes them all may still be dull or wrong.

mod chance;
mod feedback_opening;
mod key_balance;
mod key_count;
mod key_word;
mod lesson_length;
mod long_feedback;
mod longest_key;
mod one_sided_verdicts;
mod order_in_words;
mod practice;
mod prose;
mod question_mix;
mod rare_acts;
mod reading_ease;
mod shortest_key;
mod siblings;
mod uncited_claim;

use crate::check::Rule;
use crate::diag::severity::Severity;
use crate::diag::{Diagnostic, codes};
use crate::model::course::Course;

/// All rules, in the order in which they run.
const RULES: &[Rule] = &[
    feedback_opening::check,
    key_balance::check,
    key_count::check,
    key_word::check,
    lesson_length::check,
    long_feedback::check,
    longest_key::check,
    one_sided_verdicts::check,
    order_in_words::check,
    practice::check,
    question_mix::check,
    rare_acts::check,
    reading_ease::check,
    shortest_key::check,
    siblings::check,
    uncited_claim::check,
];

/// Applies every rule to a course and adds the diagnostics. Wrong answers without a reason, of which
/// `diagnostics` may already have some, become errors.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for diagnostic in &mut *diagnostics {
        let reasons = [&codes::MISSING_FEEDBACK, &codes::MISSING_REASON];
        if reasons.iter().any(|code| std::ptr::eq(diagnostic.code, *code)) {
            diagnostic.severity = Severity::Error;
        }
    }
    diagnostics.extend(super::apply(RULES, course));
}
