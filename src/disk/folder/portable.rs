//! Folders by their path, for systems without calls relative to an open folder.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::file::{Facts, Kind, OpenFile};
use crate::disk::folder::Ability;
use crate::disk::{DiskError, failed, look};

/// A folder, named by its path. Each step checks the parts of the path first, but another program
/// can still change them between the check and the step.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Opens the folder at `path`; links on the way are followed.
    pub fn open(path: &Path) -> Result<Folder, DiskError> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let metadata = fs::metadata(path).map_err(failed("open", path))?;
        if !metadata.is_dir() {
            return Err(failed("open", path)(io::ErrorKind::NotADirectory.into()));
        }
        Ok(Folder { path: path.to_owned() })
    }

    pub(super) fn duplicate(&self) -> Result<Folder, DiskError> {
        Ok(Folder { path: self.path.clone() })
    }

    /// The path of the folder, for messages.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The facts about the folder itself.
    pub fn facts(&self) -> Result<Facts, DiskError> {
        fs::metadata(&self.path)
            .map(|metadata| Facts::of(&metadata))
            .map_err(failed("look at", &self.path))
    }

    /// The facts about the entry `name`; `None` when there is none.
    pub fn look(&self, name: &OsStr) -> Result<Option<Facts>, DiskError> {
        look(&self.path.join(name))
    }

    /// All entries, sorted by name.
    pub fn entries(&self) -> Result<Vec<(OsString, Kind)>, DiskError> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(&self.path).map_err(failed("list", &self.path))? {
            let name = entry.map_err(failed("list", &self.path))?.file_name();
            let kind = self.look(&name)?.map(|facts| facts.kind);
            entries.extend(kind.map(|kind| (name, kind)));
        }
        entries.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(entries)
    }

    /// The folder `name` in this one; `None` when it is missing, or is a link or a file.
    pub fn folder(&self, name: &OsStr) -> Result<Option<Folder>, DiskError> {
        let is_folder = self.look(name)?.is_some_and(|facts| facts.kind == Kind::Folder);
        Ok(is_folder.then(|| Folder { path: self.path.join(name) }))
    }

    /// Makes the folder `name`, which must not exist yet, and opens it.
    pub fn make_folder(&self, name: &OsStr) -> Result<Folder, DiskError> {
        let path = self.path.join(name);
        fs::create_dir(&path).map_err(failed("create", &path))?;
        Ok(Folder { path })
    }

    /// Opens the regular file `name` for reading; `None` when it is missing or is something else.
    pub fn file(&self, name: &OsStr) -> Result<Option<OpenFile>, DiskError> {
        if !self.look(name)?.is_some_and(|facts| facts.kind == Kind::File) {
            return Ok(None);
        }
        OpenFile::open(&self.path.join(name)).map(Some)
    }

    /// Makes the file `name`, which must not exist yet, and opens it for writing.
    pub fn make_file(&self, name: &OsStr) -> Result<OpenFile, DiskError> {
        let path = self.path.join(name);
        let file = File::options().write(true).create_new(true).open(&path);
        Ok(OpenFile::new(file.map_err(failed("create", &path))?, path))
    }

    /// Opens the regular file `name` for reading and writing, with its content kept, or creates it.
    /// `None` when something else has that name.
    pub fn file_to_lock(&self, name: &OsStr) -> Result<Option<OpenFile>, DiskError> {
        if self.look(name)?.is_some_and(|facts| facts.kind != Kind::File) {
            return Ok(None);
        }
        let path = self.path.join(name);
        let file = File::options().read(true).write(true).create(true).truncate(false).open(&path);
        Ok(Some(OpenFile::new(file.map_err(failed("create", &path))?, path)))
    }

    /// Gives the file `name` a second entry, under the same name in `dst`.
    pub fn link(&self, name: &OsStr, dst: &Folder) -> Result<(), DiskError> {
        let path = dst.path.join(name);
        fs::hard_link(self.path.join(name), &path).map_err(failed("link", &path))
    }

    /// Removes `name`, which must not be a folder. A link is removed itself, not its target.
    pub fn remove_file(&self, name: &OsStr) -> Result<(), DiskError> {
        let path = self.path.join(name);
        fs::remove_file(&path).map_err(failed("remove", &path))
    }

    /// Removes the folder `name` if it is empty.
    pub fn remove_folder(&self, name: &OsStr) -> Result<(), DiskError> {
        let path = self.path.join(name);
        fs::remove_dir(&path).map_err(failed("remove", &path))
    }

    /// Renames a folder or a file. A folder `to` must be missing or an empty folder; a file `to` is
    /// replaced.
    pub fn rename(&self, from: &OsStr, to: &OsStr) -> Result<(), DiskError> {
        let path = self.path.join(to);
        // Not every system can replace an empty folder by renaming.
        if self.folder(to)?.is_some() {
            fs::remove_dir(&path).map_err(failed("replace", &path))?;
        }
        fs::rename(self.path.join(from), &path).map_err(failed("rename to", &path))
    }

    /// Moves `name` from this folder into `dst`, which must have nothing of that name.
    pub fn move_to(&self, name: &OsStr, dst: &Folder) -> Result<(), DiskError> {
        let path = dst.path.join(name);
        fs::rename(self.path.join(name), &path).map_err(failed("move to", &path))
    }

    /// Exchanges two entries in one step. Never possible here.
    pub fn exchange(&self, _: &OsStr, _: &OsStr) -> Result<Ability, DiskError> {
        Ok(Ability::Unsupported)
    }

    pub(super) fn sync_names(&self) -> Result<(), DiskError> {
        // A folder cannot be synced here; such systems journal their names.
        Ok(())
    }

    /// Waits until everything on the file system of this folder is on the disk. Never possible
    /// here.
    pub fn sync_file_system(&self) -> Result<Ability, DiskError> {
        Ok(Ability::Unsupported)
    }
}
