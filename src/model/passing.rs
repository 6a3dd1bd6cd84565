//! The rule for passing.

#![cfg_attr(
    not(feature = "internals"),
    expect(dead_code, reason = "scripts decide who has passed; tests hold this rule to theirs")
)]

/// Results that differ by at most this many percent are equal, because points are sums of shares
/// such as 1/3.
const TOLERANCE: f64 = 1e-7;

/// Whether `earned` of `possible` points is at least `percent` percent.
///
/// This one rule applies to a quiz, an attempt and a certificate. The scripts of the pages have it
/// in `core/passing.ts`, and `tests/contract/passing.json` tests both on the same cases. When no
/// points are possible, the result is not a pass.
pub fn passes(earned: f64, possible: f64, percent: f64) -> bool {
    possible > 0.0 && 100.0 * earned / possible + TOLERANCE >= percent
}
