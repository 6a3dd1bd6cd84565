//! One run at a time for each target: a lock of the operating system, which ends with its process.

use std::ffi::OsStr;
use std::path::Path;

use crate::disk::file::{Kind, Locking, OpenFile};
use crate::disk::folder::{FILE_MODE, Folder};
use crate::emit::error::EmitError;

/// How a lock file begins; then comes the number of the process that holds it.
const HEADER: &str = "coursemark ";

/// As much of a lock file as is read, in bytes.
const LONGEST: u64 = 64;

/// The right to publish to one target. It ends when this is dropped, and when the process does.
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
    /// When another run holds it, or when something that is no lock of ours stands there.
    pub fn take(parent: &'a Folder, name: &'a OsStr, shown: &Path) -> Result<Lock<'a>, EmitError> {
        let not_ours = || EmitError::Sidecar { path: parent.path().join(name) };
        loop {
            let mut file = parent.file_to_lock(name)?.ok_or_else(not_ours)?;
            let locking = file.try_lock()?;
            if locking == Locking::Busy {
                // On some systems nobody but the holder can read a locked file.
                let process = file.head(LONGEST).ok().and_then(|held| process(&held));
                return Err(EmitError::Locked { target: shown.to_owned(), process });
            }
            if !is_ours(&file.head(LONGEST)?) {
                return Err(not_ours());
            }
            // The run before may have removed the file between our opening it and our locking it;
            // then it guards nothing, and the next run would lock another file of the same name.
            let now = parent.look(name)?.map(|facts| (facts.kind, facts.identity));
            if now != Some((Kind::File, file.facts()?.identity)) {
                continue;
            }
            file.replace(format!("{HEADER}{}\n", std::process::id()).as_bytes())?;
            return Ok(Lock { parent, name, file });
        }
    }

    /// Whether the file system of the target keeps modes, which shows in the lock file itself.
    pub fn keeps_modes(&self) -> Result<bool, EmitError> {
        Ok(self.file.facts()?.mode == FILE_MODE)
    }
}

impl Drop for Lock<'_> {
    fn drop(&mut self) {
        // Safe only while the lock is held and where `take` can tell files apart. If it fails, the
        // file stays, and the next run takes it over.
        if cfg!(unix) {
            let _ = self.parent.remove_file(self.name);
        }
    }
}

/// Whether a file holding `bytes` is a lock of ours; one that was just made is empty.
fn is_ours(bytes: &[u8]) -> bool {
    bytes.starts_with(HEADER.as_bytes()) || HEADER.as_bytes().starts_with(bytes)
}

fn process(bytes: &[u8]) -> Option<u32> {
    str::from_utf8(bytes).ok()?.strip_prefix(HEADER)?.strip_suffix('\n')?.parse().ok()
}
