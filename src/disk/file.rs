//! An open file, and what the disk says about an entry of a folder.

use std::fs::{File, Metadata, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::disk::{DiskError, failed};

/// How many bytes are read at a time.
const CHUNK: usize = 64 << 10;

/// What an entry of a folder is. Links are never followed to find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads.
    Link,
    /// A device, a pipe, a socket.
    Other,
}

/// What tells one file or folder from every other on the machine while it exists. On systems whose
/// standard library does not say, all are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The file system it lies on.
    pub device: u64,
    /// Its number there.
    pub number: u64,
}

/// What the disk says about an entry of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// What it is.
    pub kind: Kind,
    /// Its size in bytes; meaningful for regular files only.
    pub bytes: u64,
    /// Who may read, write and execute it: the nine permission bits. 0 where there are none.
    pub mode: u32,
    /// Which one it is.
    pub identity: Identity,
}

impl Facts {
    /// The same from the standard library's answer.
    pub fn of(metadata: &Metadata) -> Facts {
        let kind = match metadata.file_type() {
            kind if kind.is_symlink() => Kind::Link,
            kind if kind.is_dir() => Kind::Folder,
            kind if kind.is_file() => Kind::File,
            _ => Kind::Other,
        };
        let (mode, identity) = system_facts(metadata);
        Facts { kind, bytes: metadata.len(), mode, identity }
    }
}

#[cfg(unix)]
fn system_facts(metadata: &Metadata) -> (u32, Identity) {
    use std::os::unix::fs::MetadataExt;
    (metadata.mode() & 0o777, Identity { device: metadata.dev(), number: metadata.ino() })
}

#[cfg(not(unix))]
fn system_facts(_: &Metadata) -> (u32, Identity) {
    (0, Identity { device: 0, number: 0 })
}

/// Whether a lock was free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locking {
    /// It is held by this file handle now, until that is closed, by whatever end of the process.
    Taken,
    /// Somebody else holds it.
    Busy,
}

/// An open regular file together with the path to name it by.
#[derive(Debug)]
pub struct OpenFile {
    file: File,
    path: PathBuf,
}

impl OpenFile {
    /// Opens the file at `path` for reading. A link is followed; what is no regular file is an
    /// error, and a pipe does not block.
    pub fn open(path: &Path) -> Result<OpenFile, DiskError> {
        let mut options = File::options();
        options.read(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
        }
        let file = options.open(path).map_err(failed("open", path))?;
        let file = OpenFile { file, path: path.to_owned() };
        match file.facts()?.kind {
            Kind::File => Ok(file),
            _ => Err(failed("read", path)(io::Error::other("it is not a regular file"))),
        }
    }

    /// `file`, which was opened under `path`.
    pub(super) fn new(file: File, path: PathBuf) -> OpenFile {
        OpenFile { file, path }
    }

    /// What the disk says about it.
    pub fn facts(&self) -> Result<Facts, DiskError> {
        let metadata = self.file.metadata().map_err(failed("look at", &self.path))?;
        Ok(Facts::of(&metadata))
    }

    /// Whether the file holds exactly `bytes` from here on.
    pub fn holds(&mut self, bytes: &[u8]) -> Result<bool, DiskError> {
        let mut buffer = vec![0; CHUNK.min(bytes.len() + 1)];
        let mut rest = bytes;
        loop {
            let count = self.read(&mut buffer)?;
            if count == 0 {
                return Ok(rest.is_empty());
            }
            match rest.strip_prefix(&buffer[..count]) {
                Some(after) => rest = after,
                None => return Ok(false),
            }
        }
    }

    /// The hash of what the file holds from here on, and how many bytes that is.
    pub fn hash(&mut self) -> Result<(blake3::Hash, u64), DiskError> {
        self.pass_on(|_| Ok(()))
    }

    /// Writes what the file holds from here on to `dst`; gives its hash and how many bytes it was.
    pub fn copy_to(&mut self, dst: &mut OpenFile) -> Result<(blake3::Hash, u64), DiskError> {
        self.pass_on(|bytes| dst.write(bytes))
    }

    fn pass_on(
        &mut self,
        mut sink: impl FnMut(&[u8]) -> Result<(), DiskError>,
    ) -> Result<(blake3::Hash, u64), DiskError> {
        let mut hasher = blake3::Hasher::new();
        let mut buffer = vec![0; CHUNK];
        let mut total = 0;
        loop {
            let count = self.read(&mut buffer)?;
            if count == 0 {
                return Ok((hasher.finalize(), total));
            }
            hasher.update(&buffer[..count]);
            total += count as u64;
            sink(&buffer[..count])?;
        }
    }

    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, DiskError> {
        loop {
            match self.file.read(buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => return result.map_err(failed("read", &self.path)),
            }
        }
    }

    /// The first bytes of the file, `most` at the most.
    pub fn head(&mut self, most: u64) -> Result<Vec<u8>, DiskError> {
        let mut bytes = Vec::new();
        self.file
            .seek(SeekFrom::Start(0))
            .and_then(|_| (&mut self.file).take(most).read_to_end(&mut bytes))
            .map_err(failed("read", &self.path))?;
        Ok(bytes)
    }

    /// Writes `bytes` where the file stands.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), DiskError> {
        self.file.write_all(bytes).map_err(failed("write", &self.path))
    }

    /// Makes `bytes` all that the file holds.
    pub fn replace(&mut self, bytes: &[u8]) -> Result<(), DiskError> {
        self.file
            .set_len(0)
            .and_then(|()| self.file.seek(SeekFrom::Start(0)))
            .map_err(failed("empty", &self.path))?;
        self.write(bytes)
    }

    /// Waits until what was written is on the disk.
    pub fn sync(&self) -> Result<(), DiskError> {
        self.file.sync_all().map_err(failed("save", &self.path))
    }

    /// Takes the operating system's lock on the file if it is free.
    pub fn try_lock(&self) -> Result<Locking, DiskError> {
        match self.file.try_lock() {
            Ok(()) => Ok(Locking::Taken),
            Err(TryLockError::WouldBlock) => Ok(Locking::Busy),
            Err(TryLockError::Error(error)) => Err(failed("lock", &self.path)(error)),
        }
    }
}
