//! The rule of passing.

/// Points are sums of shares such as 1/3, so results that differ by no more than this many percent
/// are equal.
const TOLERANCE: f64 = 1e-7;

/// Whether `earned` of `possible` points are at least `percent` percent.
///
/// This is the one rule for a quiz, an attempt and a certificate. The scripts of the pages have it
/// in `core/passing.ts`; `tests/contract/passing.json` holds both to the same cases. Where nothing
/// can be earned nothing passes.
pub fn passes(earned: f64, possible: f64, percent: f64) -> bool {
    possible > 0.0 && 100.0 * earned / possible + TOLERANCE >= percent
}
