//! What a build remembers for the next one: work that would come out the same.
//!
//! Each store is keyed by a hash of all that its work reads, so that an entry can never be stale. An
//! entry that a build did not ask for is gone after it.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::{Mutex, PoisonError};

/// The hash of everything that a piece of work reads.
pub type Key = [u8; 32];

/// The key of work that reads `input` and nothing else. `purpose` keeps equal inputs of different work
/// apart. Keys are for the memory of one program alone: another build of it may hash otherwise.
pub fn key(purpose: &str, input: &impl Hash) -> Key {
    let mut bytes = KeyBytes(Vec::new());
    purpose.hash(&mut bytes);
    input.hash(&mut bytes);
    *blake3::hash(&bytes.0).as_bytes()
}

/// Collects what a value hashes, for a hash that is long enough to be trusted.
struct KeyBytes(Vec<u8>);

impl Hasher for KeyBytes {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        let hash = blake3::hash(&self.0);
        hash.as_bytes().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

/// A value with a key of all that it holds, so that it is hashed once for all that read it.
#[derive(Clone, Copy, Debug)]
pub struct Keyed<T> {
    value: T,
    key: Key,
}

impl<T> Keyed<T> {
    /// `value`, of which `key` is a hash: values that differ have keys that differ.
    pub fn new(value: T, key: Key) -> Keyed<T> {
        Keyed { value, key }
    }

    /// The value.
    pub fn get(&self) -> &T {
        &self.value
    }

    /// What `part` takes from the value, under the same key.
    pub fn map<'k, U>(&'k self, part: impl FnOnce(&'k T) -> U) -> Keyed<U> {
        Keyed { value: part(&self.value), key: self.key }
    }
}

impl<T: Hash> Keyed<T> {
    /// `value`, hashed now.
    pub fn of(value: T) -> Keyed<T> {
        let key = key("value", &value);
        Keyed { value, key }
    }
}

impl<T> Hash for Keyed<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

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
