//! The amount of testing: little and the same every time in the ordinary run, much more in the long
//! one.

use std::env;
use std::hash::{BuildHasher, Hasher, RandomState};

use proptest::test_runner::{Config, RngSeed};

/// The number of random cases in the long run, as a multiple of those in the ordinary run.
const LONG_RUN_FACTOR: u32 = 20;

/// Whether this is the long run, which `cargo xtask test --all` starts.
pub fn is_long() -> bool {
    env::var_os("COURSEMARK_ALL").is_some_and(|value| value == "1")
}

/// Returns `few` in the ordinary run and `many` in the long one.
pub fn few_or(few: usize, many: usize) -> usize {
    if is_long() { many } else { few }
}

/// The configuration of a random test. The ordinary run tries `cases` cases that follow from
/// `seed`. The long run tries twenty times as many from a fresh seed, or from the one in
/// `COURSEMARK_SEED`. A test that fails prints its seed.
#[allow(clippy::print_stderr, reason = "the test runner shows it for a test that fails")]
pub fn random(cases: u32, seed: u64) -> Config {
    let (cases, seed) = if is_long() { (cases * LONG_RUN_FACTOR, fresh()) } else { (cases, seed) };
    eprintln!("{cases} cases of the seed {seed}");
    Config { cases, rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..Config::default() }
}

fn fresh() -> u64 {
    env::var("COURSEMARK_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| RandomState::new().build_hasher().finish())
}
