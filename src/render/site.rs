//! The finished site in memory: what `emit` writes and `serve` sends.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::text::path::SitePath;

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteFile {
    /// Bytes that the build made or holds in memory.
    Bytes(Arc<[u8]>),
    /// A large course file that is copied from the disk and was not read into memory.
    Copy {
        /// Where it lies on the disk.
        from: PathBuf,
        /// Its size in bytes when the course was read.
        bytes: u64,
    },
}

/// Every file of the finished site, by its path. The same input gives the same site, byte for byte.
pub type Site = BTreeMap<SitePath, SiteFile>;
