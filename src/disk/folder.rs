//! A folder that is held open, and the operations inside it.
//!
//! Where the system allows it (`unix.rs`), every call goes through the open folder and a bare name,
//! and follows no link. Even if another program moves or links something meanwhile, the call acts
//! on that very folder or fails. Elsewhere (`portable.rs`) each call checks first and then uses the
//! path.
//!
//! Modes: new files get 0644 and new folders 0755, whatever the umask is. On a file system without
//! modes nothing is set.

#[cfg(not(unix))]
mod portable;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub use portable::Folder;
#[cfg(unix)]
pub use unix::Folder;

use crate::disk::DiskError;

/// The mode of every written file: all may read, the owner may write.
pub const FILE_MODE: u32 = 0o644;

/// The mode of every new folder: all may enter, the owner may change it.
pub const FOLDER_MODE: u32 = 0o755;

/// Whether [`Folder::sync_file_system`] works on this system.
pub const SYNCS_FILE_SYSTEM: bool = cfg!(any(target_os = "linux", target_os = "android"));

/// The result of an operation that not every system supports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// The operation was done.
    Done,
    /// The system or the file system cannot do it; nothing has changed.
    Unsupported,
}

impl Folder {
    /// Opens the folder `path` inside this one, one step at a time, with `/` between parts. An
    /// empty `path` is this folder. `None` when a part is missing, or is a link or a file.
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
