//! The only layer that touches files. Errors name the operation and the path.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the room in which the lint wants file access to be, and the clock that files are compared with"
)]

pub mod brought;
pub mod file;
pub mod folder;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::disk::file::{Facts, Identity, Kind, OpenFile};

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

/// The bytes of a file; a link is followed. What is not a regular file is an error, so that a pipe
/// never makes the program wait.
pub fn read(path: &Path) -> Result<Vec<u8>, DiskError> {
    OpenFile::open(path)?.head(u64::MAX)
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

impl Stamp {
    fn of(metadata: &fs::Metadata) -> Stamp {
        let modified = metadata.modified().ok();
        let age = modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
        Stamp {
            facts: Facts::of(metadata),
            modified,
            settled: age.is_some_and(|age| age > MAX_CLOCK_STEP),
        }
    }
}

/// The coarsest clock of a file system: FAT counts in steps of two seconds.
const MAX_CLOCK_STEP: Duration = Duration::from_secs(2);

/// The stamp of the entry at `path`, without following a link.
pub fn stamp(path: &Path) -> Result<Stamp, DiskError> {
    let metadata = fs::symlink_metadata(path).map_err(failed("look at", path))?;
    Ok(Stamp::of(&metadata))
}

/// The kind of what stands at `path`, a link followed; `None` when there is nothing, or nothing
/// that can be looked at.
pub fn kind(path: &Path) -> Option<Kind> {
    fs::metadata(path).ok().map(|metadata| Facts::of(&metadata).kind)
}

/// Tells a folder from any other that was or will be at its path, as far as the system can: by its
/// identity, and by the time when it was made, since a number of a removed folder is given again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Birth {
    identity: Identity,
    made: Option<SystemTime>,
}

/// The birth of the folder at `path`; `None` when there is no folder. A link is followed.
pub fn birth(path: &Path) -> Option<Birth> {
    let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_dir)?;
    Some(Birth { identity: Facts::of(&metadata).identity, made: metadata.created().ok() })
}

/// Whether there is a folder at `path`; a link is followed.
pub fn is_folder(path: &Path) -> bool {
    kind(path) == Some(Kind::Folder)
}

/// Whether there is a file at `path`; a link is followed.
pub fn is_file(path: &Path) -> bool {
    kind(path) == Some(Kind::File)
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
