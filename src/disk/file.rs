//! An open file, and the facts about an entry of a folder.

use std::fs::{File, FileType, Metadata, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::disk::{DiskError, Stamp, failed, look};

/// The number of bytes read at a time.
const CHUNK: usize = 64 << 10;

/// The kind of an entry in a folder. Links are not followed to find it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, whatever it points to.
    Link,
    /// A pipe with a name, also called a FIFO.
    Pipe,
    /// A socket.
    Socket,
    /// A device, whether it is read in characters or in blocks.
    Device,
    /// Something that the system does not describe.
    Other,
}

impl Kind {
    /// The kind with its article, for messages.
    pub fn described(self) -> &'static str {
        match self {
            Kind::File => "a file",
            Kind::Folder => "a folder",
            Kind::Link => "a symbolic link",
            Kind::Pipe => "a pipe",
            Kind::Socket => "a socket",
            Kind::Device => "a device",
            Kind::Other => "something else",
        }
    }
}

/// Identifies a file or folder on this machine for as long as it exists. On systems whose standard
/// library has no such number, all identities are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The file system that holds it.
    pub device: u64,
    /// Its number in that file system.
    pub number: u64,
}

/// The facts about an entry of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its kind.
    pub kind: Kind,
    /// Its size in bytes; meaningful for regular files only.
    pub bytes: u64,
    /// The nine permission bits: who may read, write and execute it. 0 where there are none.
    pub mode: u32,
    /// Its identity.
    pub identity: Identity,
}

impl Facts {
    /// Takes the facts from the standard library's answer.
    pub fn of(metadata: &Metadata) -> Facts {
        let kind = match metadata.file_type() {
            kind if kind.is_symlink() => Kind::Link,
            kind if kind.is_dir() => Kind::Folder,
            kind if kind.is_file() => Kind::File,
            kind => special(kind),
        };
        let (mode, identity) = system_facts(metadata);
        Facts { kind, bytes: metadata.len(), mode, identity }
    }
}

#[cfg(unix)]
fn special(kind: FileType) -> Kind {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        kind if kind.is_fifo() => Kind::Pipe,
        kind if kind.is_socket() => Kind::Socket,
        kind if kind.is_char_device() || kind.is_block_device() => Kind::Device,
        _ => Kind::Other,
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> Kind {
    Kind::Other
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

/// The result of trying to take a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locking {
    /// This file handle holds the lock until it is closed, however the process ends.
    Taken,
    /// Another process holds the lock.
    Busy,
}

/// Whether a link at the end of a path is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Links {
    Followed,
    Refused,
}

/// Opens the file at `path` for reading, without waiting for whoever holds the other end of a pipe
/// and without making a terminal ours.
#[cfg(unix)]
fn open_now(path: &Path, links: Links) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    use rustix::fs::OFlags;

    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    flags.set(OFlags::NOFOLLOW, links == Links::Refused);
    File::options().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

/// Opens the file at `path` for reading.
#[cfg(not(unix))]
fn open_now(path: &Path, links: Links) -> io::Result<File> {
    if links == Links::Refused && std::fs::symlink_metadata(path)?.is_symlink() {
        return Err(io::Error::other(not_a_file(Kind::Link)));
    }
    File::options().read(true).open(path)
}

fn not_a_file(kind: Kind) -> String {
    format!("it is {}, not a file", kind.described())
}

/// An open regular file, with its path for error messages.
#[derive(Debug)]
pub struct OpenFile {
    file: File,
    path: PathBuf,
}

impl OpenFile {
    /// Opens the file at `path` for reading. A link is followed. Anything that is not a regular
    /// file is an error, and a pipe does not block.
    pub fn open(path: &Path) -> Result<OpenFile, DiskError> {
        let file = open_now(path, Links::Followed).map_err(failed("open", path))?;
        let file = OpenFile { file, path: path.to_owned() };
        match file.facts()?.kind {
            Kind::File => Ok(file),
            kind => Err(failed("read", path)(io::Error::other(not_a_file(kind)))),
        }
    }

    /// Opens the entry at `path` for reading, if it is a regular file. The inner error is its kind
    /// when it is something else, which is judged by what was opened, so that nothing can take its
    /// place in between. A link is not followed, and a pipe does not block.
    ///
    /// # Errors
    /// When there is nothing at `path`, or the system refuses.
    pub fn open_entry(path: &Path) -> Result<Result<OpenFile, Kind>, DiskError> {
        let file = match open_now(path, Links::Refused) {
            Ok(file) => file,
            // A socket, and a link where the system opens none, have no handle to ask.
            Err(error) => {
                return match look(path)?.map(|facts| facts.kind) {
                    None | Some(Kind::File | Kind::Folder) => Err(failed("open", path)(error)),
                    Some(kind) => Ok(Err(kind)),
                };
            }
        };
        let file = OpenFile { file, path: path.to_owned() };
        Ok(match file.facts()?.kind {
            Kind::File => Ok(file),
            kind => Err(kind),
        })
    }

    /// The stamp of the file.
    pub fn stamp(&self) -> Result<Stamp, DiskError> {
        let metadata = self.file.metadata().map_err(failed("look at", &self.path))?;
        Ok(Stamp::of(&metadata))
    }

    /// Wraps `file`, which was opened as `path`.
    pub(super) fn new(file: File, path: PathBuf) -> OpenFile {
        OpenFile { file, path }
    }

    /// The facts about the file.
    pub fn facts(&self) -> Result<Facts, DiskError> {
        let metadata = self.file.metadata().map_err(failed("look at", &self.path))?;
        Ok(Facts::of(&metadata))
    }

    /// Whether the rest of the file, from the current position, is exactly `bytes`.
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

    /// The hash of the rest of the file, from the current position, and its length in bytes.
    pub fn hash(&mut self) -> Result<(blake3::Hash, u64), DiskError> {
        self.pass_on(|_| Ok(()))
    }

    /// Copies the rest of the file to `dst`. Returns its hash and its length in bytes.
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

    /// The first bytes of the file, at most `most` of them.
    pub fn head(&mut self, most: u64) -> Result<Vec<u8>, DiskError> {
        let mut bytes = Vec::new();
        self.file
            .seek(SeekFrom::Start(0))
            .and_then(|_| (&mut self.file).take(most).read_to_end(&mut bytes))
            .map_err(failed("read", &self.path))?;
        Ok(bytes)
    }

    /// Writes `bytes` at the current position.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), DiskError> {
        self.file.write_all(bytes).map_err(failed("write", &self.path))
    }

    /// Replaces the whole content of the file with `bytes`.
    pub fn replace(&mut self, bytes: &[u8]) -> Result<(), DiskError> {
        self.file
            .set_len(0)
            .and_then(|()| self.file.seek(SeekFrom::Start(0)))
            .map_err(failed("empty", &self.path))?;
        self.write(bytes)
    }

    /// Whether its permissions forbid everyone to write to the file.
    pub fn is_read_only(&self) -> Result<bool, DiskError> {
        let metadata = self.file.metadata().map_err(failed("look at", &self.path))?;
        Ok(metadata.permissions().readonly())
    }

    /// Gives the file the permissions of `other`.
    pub fn take_permissions(&self, other: &OpenFile) -> Result<(), DiskError> {
        let metadata = other.file.metadata().map_err(failed("look at", &other.path))?;
        let permissions = metadata.permissions();
        self.file.set_permissions(permissions).map_err(failed("set the mode of", &self.path))
    }

    /// Waits until everything written is on the disk.
    pub fn sync(&self) -> Result<(), DiskError> {
        self.file.sync_all().map_err(failed("save", &self.path))
    }

    /// Takes the operating system's lock on the file, if it is free.
    pub fn try_lock(&self) -> Result<Locking, DiskError> {
        match self.file.try_lock() {
            Ok(()) => Ok(Locking::Taken),
            Err(TryLockError::WouldBlock) => Ok(Locking::Busy),
            Err(TryLockError::Error(error)) => Err(failed("lock", &self.path)(error)),
        }
    }
}
