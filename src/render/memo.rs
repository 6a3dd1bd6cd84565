//! What a build remembers for the next one: work that would come out the same.
//!
//! Each store is keyed by a hash of all that its work reads, so that an entry can never be stale. An
//! entry that a build did not ask for is gone after it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The hash of everything that a piece of work reads.
pub type Key = [u8; 32];

/// Results by their key.
pub struct Memo<T> {
    entries: Mutex<BTreeMap<Key, Entry<T>>>,
    forgets: bool,
}

struct Entry<T> {
    value: T,
    used: bool,
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo { entries: Mutex::default(), forgets: false }
    }
}

impl<T> Memo<T> {
    /// A store that keeps nothing, for work that is done once.
    pub fn forgetful() -> Memo<T> {
        Memo { forgets: true, ..Memo::default() }
    }
}

impl<T: Clone> Memo<T> {
    /// The result for `key`: the one remembered, or else what `work` gives. The second value says
    /// whether work was done.
    pub fn get(&self, key: Key, work: impl FnOnce() -> T) -> (T, bool) {
        if self.forgets {
            return (work(), true);
        }
        // A thread that panicked while it held the lock left the map whole.
        let lock = || self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = lock().get_mut(&key) {
            entry.used = true;
            return (entry.value.clone(), false);
        }
        let value = work();
        lock().insert(key, Entry { value: value.clone(), used: true });
        (value, true)
    }

    /// Forgets what was not asked for since the last call.
    pub fn sweep(&self) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.retain(|_, entry| std::mem::take(&mut entry.used));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_once_until_it_is_swept() {
        let memo = Memo::default();
        assert_eq!(memo.get([1; 32], || 5), (5, true));
        assert_eq!(memo.get([1; 32], || 6), (5, false));
        memo.sweep();
        memo.sweep();
        assert_eq!(memo.get([1; 32], || 7), (7, true));
    }

    #[test]
    fn a_forgetful_store_works_anew_each_time() {
        let memo = Memo::forgetful();
        assert_eq!(memo.get([1; 32], || 5), (5, true));
        assert_eq!(memo.get([1; 32], || 6), (6, true));
    }
}
