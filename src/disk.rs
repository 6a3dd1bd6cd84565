//! The only layer that touches files. Errors name the operation and the path.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the room in which the lint wants file access to be, and the clock that files are compared with"
)]

pub mod file;
pub mod folder;

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::disk::file::Facts;

/// An operation that the operating system refused, with the path and the reason.
#[derive(Debug, thiserror::Error)]
#[error("cannot {verb} `{}`: {source}", path.display())]
pub struct DiskError {
    /// The operation, as a verb: `read`, `create`.
    pub verb: &'static str,
    /// The path it was tried on.
    pub path: PathBuf,
    /// The operating system's reason.
    pub source: io::Error,
}

/// Wraps an [`io::Error`] with the operation and the path.
pub fn failed(verb: &'static str, path: &Path) -> impl FnOnce(io::Error) -> DiskError {
    let path = path.to_owned();
    move |source| DiskError { verb, path, source }
}

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>, DiskError> {
    fs::read(path).map_err(failed("read", path))
}

/// The first bytes of a file, at most `most` of them.
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

/// The state of a file on the disk, by which a later write can be noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    facts: Facts,
    modified: Option<SystemTime>,
    settled: bool,
}

impl Stamp {
    /// Whether the file is unchanged. This is false when the two stamps differ, and also when the
    /// file was written so shortly before this stamp that a second write could have the same time.
    pub fn is_still(&self, now: &Stamp) -> bool {
        self.settled && self.facts == now.facts && self.modified == now.modified
    }
}

/// The coarsest clock of a file system: FAT counts in steps of two seconds.
const MAX_CLOCK_STEP: Duration = Duration::from_secs(2);

/// The stamp of the file at `path`; a link is followed.
pub fn stamp(path: &Path) -> Result<Stamp, DiskError> {
    let metadata = fs::metadata(path).map_err(failed("look at", path))?;
    let modified = metadata.modified().ok();
    let age = modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
    Ok(Stamp {
        facts: Facts::of(&metadata),
        modified,
        settled: age.is_some_and(|age| age > MAX_CLOCK_STEP),
    })
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

// The few calls by path that `emit` needs. It does everything else through `folder::Folder`.

/// The facts about the entry at `path`, without following a link; `None` when there is nothing.
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
