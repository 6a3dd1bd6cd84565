//! How far the work on a course has come, for the person who waits for it.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Counts the steps of the work that are done, and those that are known of. Many threads count.
///
/// Nothing is decided by these numbers, so a build is the same whether anyone looks at them.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Progress {
    /// Announces `steps` more.
    pub fn expect(&self, steps: usize) {
        self.all.fetch_add(steps, Ordering::Relaxed);
    }

    /// One step is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// The steps that are done, and all that are known of.
    pub fn state(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed))
    }
}
