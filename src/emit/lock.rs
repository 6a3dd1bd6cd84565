//! Allows one run at a time for each target, by a lock of the operating system that ends with its
//! process.

use std::ffi::OsStr;
use std::path::Path;

use crate::disk::file::{Kind, Locking, OpenFile};
use crate::disk::folder::{FILE_MODE, Folder};
use crate::emit::error::EmitError;

/// The start of a lock file. The number of the process that holds the lock follows.
const HEADER: &str = "coursemark ";

/// The maximum number of bytes to read of a lock file.
const MAX_READ_BYTES: u64 = 64;

/// The right to publish to one target. It ends when the value is dropped, or when the process ends.
#[derive(Debug)]
pub struct Lock<'a> {
    parent: &'a Folder,
    name: &'a OsStr,
    file: OpenFile,
}

impl<'a> Lock<'a> {
    /// Takes the lock `name` in `parent`; messages call the target `shown`.
    ///
    /// # Errors
    /// When another run holds it, or when something of that name is no lock of ours.
    pub fn take(parent: &'a Folder, name: &'a OsStr, shown: &Path) -> Result<Lock<'a>, EmitError> {
        let not_ours = || EmitError::Sidecar { path: parent.path().join(name) };
        loop {
            let mut file = parent.file_to_lock(name)?.ok_or_else(not_ours)?;
            let locking = file.try_lock()?;
            if locking == Locking::Busy {
                // On some systems only the holder can read a locked file.
                let process = file.head(MAX_READ_BYTES).ok().and_then(|held| process(&held));
                return Err(EmitError::Locked { target: shown.to_owned(), process });
            }
            if !is_ours(&file.head(MAX_READ_BYTES)?) {
                return Err(not_ours());
            }
            // The previous run may have removed the file after we opened it and before we locked
            // it. Then it guards nothing, and the next run would lock another file of the same
            // name.
            let now = parent.look(name)?.map(|facts| (facts.kind, facts.identity));
            if now != Some((Kind::File, file.facts()?.identity)) {
                continue;
            }
            file.replace(format!("{HEADER}{}\n", std::process::id()).as_bytes())?;
            return Ok(Lock { parent, name, file });
        }
    }

    /// Whether the target's file system keeps modes. The lock file itself shows it.
    pub fn keeps_modes(&self) -> Result<bool, EmitError> {
        Ok(self.file.facts()?.mode == FILE_MODE)
    }
}

impl Drop for Lock<'_> {
    fn drop(&mut self) {
        // This is safe only while the lock is held, and where `take` can tell files apart. If it
        // fails, the file stays, and the next run takes it over.
        if cfg!(unix) {
            let _ = self.parent.remove_file(self.name);
        }
    }
}

/// Whether a file with the content `bytes` is a lock of ours. A lock that was just made is empty.
fn is_ours(bytes: &[u8]) -> bool {
    bytes.starts_with(HEADER.as_bytes()) || HEADER.as_bytes().starts_with(bytes)
}

fn process(bytes: &[u8]) -> Option<u32> {
    str::from_utf8(bytes).ok()?.strip_prefix(HEADER)?.strip_suffix('\n')?.parse().ok()
}
