//! The only room that touches files. Errors say the verb and the path.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the room in which the lint wants file access to be"
)]

pub mod file;
pub mod folder;

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::disk::file::Facts;

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

// What `emit` needs to look at the place it writes to. All else it does through `folder::Folder`.

/// What stands at `path`, without following a link there; `None` when nothing does.
pub fn look(path: &Path) -> Result<Option<Facts>, DiskError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(Facts::of(&metadata))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("look at", path)(error)),
    }
}

/// Makes the folder `path`, whose parent must exist.
pub fn make_folder(path: &Path) -> Result<(), DiskError> {
    fs::create_dir(path).map_err(failed("create", path))
}

/// Removes the folder `path` if it is empty.
pub fn remove_empty_folder(path: &Path) -> Result<(), DiskError> {
    fs::remove_dir(path).map_err(failed("remove", path))
}
