//! The memory between builds: results that the next build would compute again.
//!
//! Each store is keyed by a hash of everything that its work reads, so an entry is never stale. An
//! entry that a build did not ask for is dropped after it.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::{Mutex, PoisonError};

/// The hash of everything that a piece of work reads.
pub type Key = [u8; 32];

/// The key of work that reads only `input`. `purpose` keeps equal inputs of different work apart.
/// Keys are valid only while the program runs: another build of it may hash differently.
pub fn key(purpose: &str, input: &impl Hash) -> Key {
    let mut bytes = KeyBytes(Vec::new());
    purpose.hash(&mut bytes);
    input.hash(&mut bytes);
    *blake3::hash(&bytes.0).as_bytes()
}

/// Collects the bytes that a value hashes, for a hash long enough to rule out collisions.
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

/// A value with a hash of its content, so that it is hashed once for everything that reads it.
#[derive(Clone, Copy, Debug)]
pub struct Keyed<T> {
    value: T,
    key: Key,
}

impl<T> Keyed<T> {
    /// `value` with its hash. The caller makes sure that different values have different keys.
    pub fn new(value: T, key: Key) -> Keyed<T> {
        Keyed { value, key }
    }

    /// The value.
    pub fn get(&self) -> &T {
        &self.value
    }

    /// The part of the value that `part` returns, under the same key.
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

/// Results by their keys.
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
    /// A store that keeps nothing, for work that is only done once.
    pub fn forgetful() -> Memo<T> {
        Memo { forgets: true, ..Memo::default() }
    }
}

impl<T: Clone> Memo<T> {
    /// The result for `key`: the remembered one, or else the result of `work`. The second value is
    /// whether `work` ran.
    pub fn get(&self, key: Key, work: impl FnOnce() -> T) -> (T, bool) {
        if self.forgets {
            return (work(), true);
        }
        // A thread that panics while it holds the lock leaves the map valid.
        let lock = || self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = lock().get_mut(&key) {
            entry.used = true;
            return (entry.value.clone(), false);
        }
        let value = work();
        lock().insert(key, Entry { value: value.clone(), used: true });
        (value, true)
    }

    /// Drops every entry that was not asked for since the last call.
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
