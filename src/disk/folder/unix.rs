//! Folders by their handles.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags, Stat};
use rustix::io::{Errno, retry_on_intr};

use crate::disk::file::{Facts, Identity, Kind, OpenFile};
use crate::disk::folder::{Ability, FILE_MODE, FOLDER_MODE};
use crate::disk::{DiskError, failed};

/// A folder held open, with its path for messages.
#[derive(Debug)]
pub struct Folder {
    handle: OwnedFd,
    path: PathBuf,
}

/// The bit that gives new entries of a folder the folder's group. It is kept, because an author who
/// set it on the parent of a site wants it there too.
const SET_GROUP: u32 = 0o2000;

impl Folder {
    /// Opens the folder at `path`; links on the way are followed.
    pub fn open(path: &Path) -> Result<Folder, DiskError> {
        let real = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        retry_on_intr(|| rustix::fs::open(real, flags, Mode::empty()))
            .map(|handle| Folder { handle, path: path.to_owned() })
            .map_err(refused("open", path))
    }

    /// Opens the same folder a second time.
    pub(super) fn duplicate(&self) -> Result<Folder, DiskError> {
        self.handle
            .try_clone()
            .map(|handle| Folder { handle, path: self.path.clone() })
            .map_err(failed("open", &self.path))
    }

    /// The path of the folder, for messages.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The facts about the folder itself.
    pub fn facts(&self) -> Result<Facts, DiskError> {
        rustix::fs::fstat(&self.handle)
            .map(|stat| facts(&stat))
            .map_err(refused("look at", &self.path))
    }

    /// The facts about the entry `name`; `None` when there is none.
    pub fn look(&self, name: &OsStr) -> Result<Option<Facts>, DiskError> {
        match rustix::fs::statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) => Ok(Some(facts(&stat))),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(self.refused("look at", name)(error)),
        }
    }

    /// All entries, sorted by name.
    pub fn entries(&self) -> Result<Vec<(OsString, Kind)>, DiskError> {
        let mut entries = Vec::new();
        let dir = Dir::read_from(&self.handle).map_err(refused("list", &self.path))?;
        for entry in dir {
            let entry = entry.map_err(refused("list", &self.path))?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name == "." || name == ".." {
                continue;
            }
            let kind = match entry.file_type() {
                // Some file systems give the kind only when asked for the entry itself.
                FileType::Unknown => self.look(name)?.map(|facts| facts.kind),
                known => Some(kind(known)),
            };
            entries.extend(kind.map(|kind| (name.to_owned(), kind)));
        }
        entries.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(entries)
    }

    /// The folder `name` in this one; `None` when it is missing, or is a link or a file.
    pub fn folder(&self, name: &OsStr) -> Result<Option<Folder>, DiskError> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        match retry_on_intr(|| rustix::fs::openat(&self.handle, name, flags, Mode::empty())) {
            Ok(handle) => Ok(Some(Folder { handle, path: self.path.join(name) })),
            Err(Errno::NOENT | Errno::NOTDIR | Errno::LOOP | Errno::MLINK) => Ok(None),
            Err(error) => Err(self.refused("open", name)(error)),
        }
    }

    /// Makes the folder `name`, which must not exist yet, and opens it.
    pub fn make_folder(&self, name: &OsStr) -> Result<Folder, DiskError> {
        rustix::fs::mkdirat(&self.handle, name, mode(FOLDER_MODE))
            .map_err(self.refused("create", name))?;
        let Some(folder) = self.folder(name)? else {
            return Err(self.refused("open", name)(Errno::NOENT));
        };
        let stat = rustix::fs::fstat(&folder.handle).map_err(self.refused("look at", name))?;
        let now = permissions(&stat);
        if now & 0o777 != FOLDER_MODE {
            set_mode(&folder.handle, FOLDER_MODE | (now & SET_GROUP))
                .map_err(self.refused("set the mode of", name))?;
        }
        Ok(folder)
    }

    /// Opens the regular file `name` for reading; `None` when it is missing or is something else.
    pub fn file(&self, name: &OsStr) -> Result<Option<OpenFile>, DiskError> {
        // A pipe must not block, and a terminal must not become our controlling terminal.
        let flags =
            OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        self.open_file(name, flags)
    }

    /// Makes the file `name`, which must not exist yet, and opens it for writing.
    pub fn make_file(&self, name: &OsStr) -> Result<OpenFile, DiskError> {
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        match self.open_file(name, flags)? {
            Some(file) => Ok(file),
            None => Err(self.refused("create", name)(Errno::EXIST)),
        }
    }

    /// Opens the regular file `name` for reading and writing, with its content kept, or creates it.
    /// `None` when something else has that name.
    pub fn file_to_lock(&self, name: &OsStr) -> Result<Option<OpenFile>, DiskError> {
        let flags = OFlags::RDWR
            | OFlags::CREATE
            | OFlags::NOFOLLOW
            | OFlags::NONBLOCK
            | OFlags::NOCTTY
            | OFlags::CLOEXEC;
        self.open_file(name, flags)
    }

    fn open_file(&self, name: &OsStr, flags: OFlags) -> Result<Option<OpenFile>, DiskError> {
        let opened =
            retry_on_intr(|| rustix::fs::openat(&self.handle, name, flags, mode(FILE_MODE)));
        let handle = match opened {
            Ok(handle) => handle,
            // In order: missing, a link, a link on some other systems, a socket, a folder.
            Err(Errno::NOENT | Errno::LOOP | Errno::MLINK | Errno::NXIO | Errno::ISDIR) => {
                return Ok(None);
            }
            Err(error) => {
                let verb = if flags.contains(OFlags::CREATE) { "create" } else { "open" };
                return Err(self.refused(verb, name)(error));
            }
        };
        let stat = rustix::fs::fstat(&handle).map_err(self.refused("look at", name))?;
        if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
            return Ok(None);
        }
        if flags.contains(OFlags::CREATE) && permissions(&stat) & 0o777 != FILE_MODE {
            set_mode(&handle, FILE_MODE).map_err(self.refused("set the mode of", name))?;
        }
        Ok(Some(OpenFile::new(File::from(handle), self.path.join(name))))
    }

    /// Gives the file `name` a second entry, under the same name in `dst`. A link is not followed.
    pub fn link(&self, name: &OsStr, dst: &Folder) -> Result<(), DiskError> {
        rustix::fs::linkat(&self.handle, name, &dst.handle, name, AtFlags::empty())
            .map_err(dst.refused("link", name))
    }

    /// Removes `name`, which must not be a folder. A link is removed itself, not its target.
    pub fn remove_file(&self, name: &OsStr) -> Result<(), DiskError> {
        rustix::fs::unlinkat(&self.handle, name, AtFlags::empty())
            .map_err(self.refused("remove", name))
    }

    /// Removes the folder `name` if it is empty.
    pub fn remove_folder(&self, name: &OsStr) -> Result<(), DiskError> {
        rustix::fs::unlinkat(&self.handle, name, AtFlags::REMOVEDIR)
            .map_err(self.refused("remove", name))
    }

    /// Renames a folder or a file. A folder `to` must be missing or an empty folder; a file `to` is
    /// replaced.
    pub fn rename(&self, from: &OsStr, to: &OsStr) -> Result<(), DiskError> {
        rustix::fs::renameat(&self.handle, from, &self.handle, to)
            .map_err(self.refused("rename to", to))
    }

    /// Moves `name` from this folder into `dst`, which must have nothing of that name.
    pub fn move_to(&self, name: &OsStr, dst: &Folder) -> Result<(), DiskError> {
        rustix::fs::renameat(&self.handle, name, &dst.handle, name)
            .map_err(dst.refused("move to", name))
    }

    /// Exchanges two entries in one step, so that no reader sees a state in between.
    pub fn exchange(&self, one: &OsStr, other: &OsStr) -> Result<Ability, DiskError> {
        match exchange(&self.handle, one, other) {
            Ok(()) => Ok(Ability::Done),
            Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Ok(Ability::Unsupported),
            Err(error) => Err(self.refused("replace", other)(error)),
        }
    }

    pub(super) fn sync_names(&self) -> Result<(), DiskError> {
        match retry_on_intr(|| rustix::fs::fsync(&self.handle)) {
            // Some network file systems cannot sync a folder; they order its changes themselves.
            Ok(()) | Err(Errno::INVAL | Errno::NOTSUP) => Ok(()),
            Err(error) => Err(refused("save", &self.path)(error)),
        }
    }

    /// Waits until everything on the file system of this folder is on the disk.
    pub fn sync_file_system(&self) -> Result<Ability, DiskError> {
        match retry_on_intr(|| sync_file_system(&self.handle)) {
            Ok(()) => Ok(Ability::Done),
            Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Ok(Ability::Unsupported),
            Err(error) => Err(refused("save", &self.path)(error)),
        }
    }

    fn refused(&self, verb: &'static str, name: &OsStr) -> impl FnOnce(Errno) -> DiskError + use<> {
        refused(verb, &self.path.join(name))
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(folder: &OwnedFd, one: &OsStr, other: &OsStr) -> rustix::io::Result<()> {
    rustix::fs::renameat_with(folder, one, folder, other, rustix::fs::RenameFlags::EXCHANGE)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &OwnedFd, _: &OsStr, _: &OsStr) -> rustix::io::Result<()> {
    Err(Errno::NOSYS)
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn sync_file_system(folder: &OwnedFd) -> rustix::io::Result<()> {
    rustix::fs::syncfs(folder)
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn sync_file_system(_: &OwnedFd) -> rustix::io::Result<()> {
    Err(Errno::NOSYS)
}

/// Sets a mode. A refusal by a file system without modes is no error, because there is none to set.
fn set_mode(handle: &OwnedFd, bits: u32) -> rustix::io::Result<()> {
    match rustix::fs::fchmod(handle, mode(bits)) {
        Err(Errno::PERM | Errno::NOTSUP | Errno::NOSYS) => Ok(()),
        result => result,
    }
}

#[allow(
    clippy::unnecessary_cast,
    clippy::useless_conversion,
    reason = "the widths of these fields differ from system to system"
)]
fn facts(stat: &Stat) -> Facts {
    Facts {
        kind: kind(FileType::from_raw_mode(stat.st_mode)),
        bytes: stat.st_size as u64,
        mode: permissions(stat) & 0o777,
        identity: Identity { device: stat.st_dev as u64, number: stat.st_ino as u64 },
    }
}

#[allow(clippy::useless_conversion, reason = "the width of the field differs between systems")]
fn permissions(stat: &Stat) -> u32 {
    u32::from(stat.st_mode) & 0o7777
}

fn kind(kind: FileType) -> Kind {
    match kind {
        FileType::RegularFile => Kind::File,
        FileType::Directory => Kind::Folder,
        FileType::Symlink => Kind::Link,
        FileType::Fifo => Kind::Pipe,
        FileType::Socket => Kind::Socket,
        FileType::CharacterDevice | FileType::BlockDevice => Kind::Device,
        FileType::Unknown => Kind::Other,
    }
}

fn mode(bits: u32) -> Mode {
    // The low nine or twelve bits fit every system's type.
    Mode::from_bits_truncate(bits as _)
}

fn refused(verb: &'static str, path: &Path) -> impl FnOnce(Errno) -> DiskError + use<> {
    let path = path.to_owned();
    move |errno| DiskError { verb, path, source: io::Error::from(errno) }
}
