//! The only room that touches files. Errors say the verb and the path.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the room in which the lint wants file access to be"
)]

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Something the operating system refused: what was tried, where, and why.
#[derive(Debug, thiserror::Error)]
#[error("cannot {verb} `{}`: {source}", path.display())]
pub struct DiskError {
    /// What was tried, as a verb: `read`, `create`.
    pub verb: &'static str,
    /// Where.
    pub path: PathBuf,
    /// What the operating system said.
    pub source: io::Error,
}

/// Wraps an [`io::Error`] with what was tried.
pub fn failed(verb: &'static str, path: &Path) -> impl FnOnce(io::Error) -> DiskError {
    let path = path.to_owned();
    move |source| DiskError { verb, path, source }
}

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>, DiskError> {
    fs::read(path).map_err(failed("read", path))
}

/// The first bytes of a file, `most` at the most.
pub fn read_head(path: &Path, most: usize) -> Result<Vec<u8>, DiskError> {
    let file = fs::File::open(path).map_err(failed("open", path))?;
    let mut head = Vec::with_capacity(most);
    file.take(most as u64).read_to_end(&mut head).map_err(failed("read", path))?;
    Ok(head)
}

/// The size of a file in bytes.
pub fn size(path: &Path) -> Result<u64, DiskError> {
    fs::metadata(path).map(|metadata| metadata.len()).map_err(failed("read", path))
}

/// Whether there is a folder at `path`; a link is followed.
pub fn is_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Whether there is a file at `path`; a link is followed.
pub fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file())
}

/// The absolute path with every link resolved.
pub fn canonical(path: &Path) -> Result<PathBuf, DiskError> {
    fs::canonicalize(path).map_err(failed("find", path))
}

// What publishing needs.

/// What stands at a path, without following a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    Nothing,
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, or something that is none of these.
    Other,
}

/// What stands at `path`, without following a link.
pub fn standing(path: &Path) -> Result<Standing, DiskError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.file_type().is_symlink() => Ok(Standing::Other),
        Ok(metadata) if metadata.is_dir() => Ok(Standing::Folder),
        Ok(metadata) if metadata.is_file() => Ok(Standing::File),
        Ok(_) => Ok(Standing::Other),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Standing::Nothing),
        Err(error) => Err(failed("look at", path)(error)),
    }
}

/// The names in a folder, in order.
pub fn names_in(folder: &Path) -> Result<Vec<std::ffi::OsString>, DiskError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed("list", folder))? {
        names.push(entry.map_err(failed("list", folder))?.file_name());
    }
    names.sort();
    Ok(names)
}

/// Makes one folder that every host can read, whatever the user's mask says.
pub fn create_folder(path: &Path) -> Result<(), DiskError> {
    fs::create_dir(path).map_err(failed("create", path))?;
    set_mode(path, 0o755)
}

/// Makes a folder and those above it, where they are not there.
pub fn create_folders(path: &Path) -> Result<(), DiskError> {
    fs::create_dir_all(path).map_err(failed("create", path))
}

/// Writes a new file that every host can read; it is an error when there is one already.
pub fn create_file(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    use std::io::Write;
    let mut file = fs::File::create_new(path).map_err(failed("create", path))?;
    file.write_all(bytes).map_err(failed("write", path))?;
    set_mode(path, 0o644)
}

/// Copies a file to a new place, as one that every host can read.
pub fn copy_file(from: &Path, to: &Path) -> Result<u64, DiskError> {
    let bytes = fs::copy(from, to).map_err(failed("copy", from))?;
    set_mode(to, 0o644)?;
    Ok(bytes)
}

/// Gives a file a second name; `false` where the file system cannot.
pub fn link_file(from: &Path, to: &Path) -> bool {
    fs::hard_link(from, to).is_ok()
}

/// Deletes a file.
pub fn remove_file(path: &Path) -> Result<(), DiskError> {
    fs::remove_file(path).map_err(failed("delete", path))
}

/// Deletes a folder that is empty; one that is not stays, which is no error.
pub fn remove_empty_folder(path: &Path) -> Result<(), DiskError> {
    match fs::remove_dir(path) {
        Err(error)
            if !matches!(
                error.kind(),
                io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotFound
            ) =>
        {
            Err(failed("delete", path)(error))
        }
        _ => Ok(()),
    }
}

/// Renames; what stands at the new name is replaced only when it is an empty folder.
pub fn rename(from: &Path, to: &Path) -> Result<(), DiskError> {
    fs::rename(from, to).map_err(failed("rename", from))
}

/// Exchanges two folders in one step; `false` where the system cannot do that.
pub fn exchange(one: &Path, other: &Path) -> Result<bool, DiskError> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
            Ok(()) => Ok(true),
            Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Ok(false),
            Err(error) => Err(failed("exchange", one)(error.into())),
        }
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        let _ = (one, other);
        Ok(false)
    }
}

/// Waits until all that was written below `folder` is on the disk.
pub fn sync_tree(folder: &Path, files: &[PathBuf]) -> Result<(), DiskError> {
    #[cfg(target_os = "linux")]
    {
        let _ = files;
        let opened = fs::File::open(folder).map_err(failed("open", folder))?;
        rustix::fs::syncfs(&opened).map_err(|error| failed("sync", folder)(error.into()))
    }
    #[cfg(not(target_os = "linux"))]
    {
        for path in files {
            let file = fs::File::open(path).map_err(failed("open", path))?;
            file.sync_all().map_err(failed("sync", path))?;
        }
        sync_folder(folder)
    }
}

/// Waits until the names in a folder are on the disk.
pub fn sync_folder(folder: &Path) -> Result<(), DiskError> {
    #[cfg(unix)]
    {
        let opened = fs::File::open(folder).map_err(failed("open", folder))?;
        opened.sync_all().map_err(failed("sync", folder))
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        Ok(())
    }
}

/// A lock that ends with the process that holds it.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    _file: fs::File,
}

/// Takes the lock at `path`. `Ok(Err(text))` when another process holds it; the text is what that
/// process wrote.
pub fn lock(path: &Path, note: &str) -> Result<Result<Lock, String>, DiskError> {
    use std::io::{Seek, Write};
    loop {
        let mut file = fs::OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(failed("open", path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                let mut holder = String::new();
                // Only for the message; on some systems a locked file cannot be read.
                let _ = file.read_to_string(&mut holder);
                return Ok(Err(holder.trim().to_owned()));
            }
            Err(fs::TryLockError::Error(error)) => return Err(failed("lock", path)(error)),
        }
        // The file may have been deleted by its last holder between opening and locking it.
        if !is_same_file(&file, path) {
            continue;
        }
        file.set_len(0).map_err(failed("write", path))?;
        file.rewind().map_err(failed("write", path))?;
        file.write_all(note.as_bytes()).map_err(failed("write", path))?;
        return Ok(Ok(Lock { path: path.to_owned(), _file: file }));
    }
}

#[cfg(unix)]
fn is_same_file(file: &fs::File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(held), Ok(named)) => held.ino() == named.ino() && held.dev() == named.dev(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_same_file(_: &fs::File, _: &Path) -> bool {
    true
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While the lock is held no other process can take the file for its own.
        let _ = fs::remove_file(&self.path);
    }
}

fn set_mode(path: &Path, mode: u32) -> Result<(), DiskError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(failed("write", path))
    }
    #[cfg(not(unix))]
    {
        let _ = (path, mode);
        Ok(())
    }
}
