//! The only room that touches files. Errors say the verb and the path.

use std::fs;
use std::io;
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
