//! A folder that is held open, and what can be done inside it.
//!
//! Where the system has it (`unix.rs`), every call goes through the open folder and a bare name,
//! and follows no link: whatever another program moves or links meanwhile, what is done happens in
//! that very folder or fails. Elsewhere (`portable.rs`) each call looks first and goes by the path.
//!
//! Modes: new files get 0644 and new folders 0755, whatever the umask says. A file system that
//! keeps no modes is left as it is.

#[cfg(not(unix))]
mod portable;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub use portable::Folder;
#[cfg(unix)]
pub use unix::Folder;

use crate::disk::DiskError;

/// The mode of every file that is written: all may read, the owner may write.
pub const FILE_MODE: u32 = 0o644;

/// The mode of every folder that is made: all may enter, the owner may change it.
pub const FOLDER_MODE: u32 = 0o755;

/// Whether [`Folder::sync_file_system`] works on this system.
pub const SYNCS_FILE_SYSTEM: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// What came of a request that not every system can fulfil.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// It was done.
    Done,
    /// The system or the file system cannot; nothing has changed.
    Unsupported,
}

impl Folder {
    /// The folder `path` inside this one, with `/` between its parts, going down step by step;
    /// itself when `path` is empty. `None` when a part is missing, or is a link or a file.
    pub fn descend(&self, path: &str) -> Result<Option<Folder>, DiskError> {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let Some(first) = parts.next() else { return self.duplicate().map(Some) };
        let mut folder = self.folder(first.as_ref())?;
        for part in parts {
            let Some(outer) = folder else { return Ok(None) };
            folder = outer.folder(part.as_ref())?;
        }
        Ok(folder)
    }

    /// Waits until every name in the folder is on the disk, as far as the file system can tell.
    pub fn sync(&self) -> Result<(), DiskError> {
        self.sync_names()
    }
}
