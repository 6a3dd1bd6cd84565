//! Replaces a file of the course by a new version of it, or adds a new one. Nothing else writes where
//! authors write.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::disk::DiskError;
use crate::disk::file::{Kind, OpenFile};
use crate::disk::folder::Folder;
use crate::text::path::CoursePath;

/// The reasons why a file of the course was not replaced. As text, an error is one line on what was
/// not written and why.
#[derive(Debug, thiserror::Error)]
pub enum SourceFileError {
    /// There is no regular file at the path, or a link leads to it.
    #[error("cannot write `{}`: it is {}, not a file", path.display(), kind.map_or("not there", Kind::described))]
    NotAFile {
        /// The path on the disk.
        path: PathBuf,
        /// What is there instead.
        kind: Option<Kind>,
    },
    /// The author may not write to the file.
    #[error("cannot write `{}`: it is read-only", .0.display())]
    ReadOnly(PathBuf),
    /// The file is another one than the one that was read.
    #[error("cannot write `{}`: it has changed since it was read", .0.display())]
    Changed(PathBuf),
    /// A new file was to be there, and something is.
    #[error("cannot write `{}`: it is there already, and stays as it is", .0.display())]
    Exists(PathBuf),
    /// The operating system refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// A file of the course with the bytes that it had when it was read.
#[derive(Debug)]
pub struct SourceFile {
    course: PathBuf,
    path: CoursePath,
    bytes: Vec<u8>,
}

impl SourceFile {
    /// Reads the file at `path` in the folder `course`.
    ///
    /// # Errors
    /// When it could not be replaced: it is no regular file, or is read-only, or the system refuses.
    pub fn read(course: &Path, path: &CoursePath) -> Result<SourceFile, SourceFileError> {
        let (_, _, mut file) = open(course, path)?;
        let bytes = file.head(u64::MAX)?;
        Ok(SourceFile { course: course.to_owned(), path: path.clone(), bytes })
    }

    /// The bytes of the file when it was read.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Replaces the content of the file by `bytes` in one step. Its permissions stay.
    ///
    /// # Errors
    /// When the file has changed since it was read, or for the reasons of [`SourceFile::read`]. The
    /// old content then stays.
    pub fn replace(&self, bytes: &[u8]) -> Result<(), SourceFileError> {
        let (folder, name, mut old) = open(&self.course, &self.path)?;
        if !old.holds(&self.bytes)? {
            return Err(SourceFileError::Changed(folder.path().join(&name)));
        }
        let mut staging = OsString::from(".");
        staging.push(&name);
        staging.push(format!(".coursemark-new-{}", std::process::id()));
        let mut new = folder.make_file(&staging)?;
        let result = new
            .write(bytes)
            .and_then(|()| new.take_permissions(&old))
            .and_then(|()| new.sync())
            .and_then(|()| folder.rename(&staging, &name))
            .and_then(|()| folder.sync());
        if result.is_err() {
            // The earlier error is reported.
            let _ = folder.remove_file(&staging);
        }
        Ok(result?)
    }
}

/// A file of the course that was not there before.
#[derive(Debug)]
pub struct AddedFile {
    folder: Folder,
    name: OsString,
}

impl AddedFile {
    /// Writes a new file at `path` in the folder `course`. The folder that it is in must be there.
    ///
    /// # Errors
    /// When something has that path already, or the system refuses. Nothing is then written.
    pub fn create(
        course: &Path,
        path: &CoursePath,
        bytes: &[u8],
    ) -> Result<AddedFile, SourceFileError> {
        let folder = folder_of(course, path)?;
        let name = name_of(&folder, path.file_name())?;
        if folder.look(&name)?.is_some() {
            return Err(SourceFileError::Exists(folder.path().join(&name)));
        }
        let mut file = folder.make_file(&name)?;
        let result = file.write(bytes).and_then(|()| file.sync()).and_then(|()| folder.sync());
        let added = AddedFile { folder, name };
        match result {
            Ok(()) => Ok(added),
            Err(error) => {
                added.undo();
                Err(error.into())
            }
        }
    }

    /// Removes the file again, because an error that is reported makes it useless.
    pub fn undo(self) {
        // The earlier error is reported.
        let _ = self.folder.remove_file(&self.name);
    }
}

/// Opens the folder in `course` in which `path` is. No link within the course is followed.
fn folder_of(course: &Path, path: &CoursePath) -> Result<Folder, SourceFileError> {
    let mut folder = Folder::open(course)?;
    for part in path.folder().split('/').filter(|part| !part.is_empty()) {
        let name = name_of(&folder, part)?;
        let inner = folder.folder(&name)?;
        folder = inner.ok_or_else(|| SourceFileError::NotAFile {
            path: course.join(path.as_str()),
            kind: None,
        })?;
    }
    Ok(folder)
}

/// Opens the file at `path` in the folder `course`, with its folder and its name there. No link
/// within the course is followed.
fn open(course: &Path, path: &CoursePath) -> Result<(Folder, OsString, OpenFile), SourceFileError> {
    let missing = |kind| SourceFileError::NotAFile { path: course.join(path.as_str()), kind };
    let folder = folder_of(course, path)?;
    let name = name_of(&folder, path.file_name())?;
    let Some(file) = folder.file(&name)? else {
        return Err(missing(folder.look(&name)?.map(|facts| facts.kind)));
    };
    if file.is_read_only()? {
        return Err(SourceFileError::ReadOnly(folder.path().join(&name)));
    }
    Ok((folder, name, file))
}

/// The name of the entry `part` of `folder` as the disk has it: paths in a course are in NFC, and
/// names on a disk may be written in another form.
fn name_of(folder: &Folder, part: &str) -> Result<OsString, DiskError> {
    let name = OsStr::new(part);
    if part.is_ascii() || folder.look(name)?.is_some() {
        return Ok(name.to_owned());
    }
    let is_it = |entry: &OsStr| entry.to_str().is_some_and(|entry| entry.nfc().eq(part.chars()));
    let found = folder.entries()?.into_iter().find(|(entry, _)| is_it(entry));
    Ok(found.map_or_else(|| name.to_owned(), |(entry, _)| entry))
}
