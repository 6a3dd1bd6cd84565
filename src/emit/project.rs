//! Makes the folder of a new course.
//!
//! [`create`]
//! 1. checks the place: it must be new, or an empty folder;
//! 2. writes every file into a staging folder, either beside a new place, or inside an empty
//!    folder, which may be the current folder of a shell;
//! 3. renames the staging folder, or moves its content into place.
//!
//! Nothing is overwritten. When an error is returned, everything is as it was.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::disk::folder::Folder;
use crate::disk::{self, DiskError};
use crate::emit::error::{Entries, Refusal};
use crate::emit::stamp::{folders, split};
use crate::emit::survey::listed;
use crate::emit::target::Target;
use crate::source::MANIFEST;

/// The content of files, by their path in the folder with `/` between parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The reasons why no folder was made. As text, an error is one line on what failed and why, and a
/// second line when there is something to do about it.
#[derive(Debug)]
pub enum ProjectError {
    /// The place cannot be a folder.
    Refused {
        /// The place as the user gave it.
        target: PathBuf,
        /// Why it cannot be a folder.
        refusal: Refusal,
    },
    /// The folder is not empty.
    NotEmpty {
        /// The place as the user gave it.
        target: PathBuf,
        /// The entries of the folder.
        entries: Entries,
    },
    /// The place is inside another course, so the new files would be part of that one.
    InCourse {
        /// The place as the user gave it.
        target: PathBuf,
        /// The folder of that course.
        course: PathBuf,
    },
    /// The operating system refused.
    Disk(DiskError),
}

impl fmt::Display for ProjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let target = match self {
            ProjectError::Disk(error) => return write!(f, "{error}"),
            ProjectError::Refused { target, .. }
            | ProjectError::NotEmpty { target, .. }
            | ProjectError::InCourse { target, .. } => target,
        };
        write!(f, "cannot make a course in `{}`: ", target.display())?;
        match self {
            ProjectError::Refused { refusal, .. } => write!(f, "{refusal}")?,
            ProjectError::NotEmpty { entries, .. } => write!(f, "it holds {entries}")?,
            ProjectError::InCourse { course, .. } => {
                write!(f, "it lies in the course `{}`", course.display())?;
            }
            ProjectError::Disk(_) => {}
        }
        write!(f, "\nhelp: name a folder that does not exist yet")
    }
}

impl std::error::Error for ProjectError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // The error is transparent, so its source is the source of the inner error.
            ProjectError::Disk(error) => std::error::Error::source(error),
            _ => None,
        }
    }
}

impl From<DiskError> for ProjectError {
    fn from(error: DiskError) -> ProjectError {
        ProjectError::Disk(error)
    }
}

/// Makes the folder `target` with `files` in it, and any missing folders above it.
///
/// # Errors
/// When something at or above the place forbids it, or the folder cannot be written; see
/// [`ProjectError`]. Everything is then as it was.
pub fn create(target: &Path, files: &Files) -> Result<(), ProjectError> {
    let (place, facts) = Target::locate(target)?
        .map_err(|refusal| ProjectError::Refused { target: target.to_owned(), refusal })?;
    if let Some(course) = course_around(&place.path()) {
        return Err(ProjectError::InCourse { target: target.to_owned(), course });
    }
    put(&place, facts.is_some(), files)
}

/// Makes the folder `target`, which may be in a course, with `files` in it.
///
/// # Errors
/// As those of [`create`], but for a place in a course.
#[cfg(feature = "import")]
pub fn create_within(target: &Path, files: &Files) -> Result<(), ProjectError> {
    let (place, facts) = Target::locate(target)?
        .map_err(|refusal| ProjectError::Refused { target: target.to_owned(), refusal })?;
    put(&place, facts.is_some(), files)
}

fn put(place: &Target, is_there: bool, files: &Files) -> Result<(), ProjectError> {
    if is_there {
        return fill_empty(place, files);
    }
    let made = place.make_parents()?;
    let result = make(place, files);
    if result.is_err() {
        made.undo();
    }
    Ok(result?)
}

/// The folder of the course that contains `path` or is `path`.
fn course_around(path: &Path) -> Option<PathBuf> {
    let around = path.ancestors().find(|folder| disk::is_file(&folder.join(MANIFEST)));
    around.map(Path::to_owned)
}

fn make(place: &Target, files: &Files) -> Result<(), DiskError> {
    let parent = Folder::open(&place.parent)?;
    let name = place.staging();
    let staging = parent.make_folder(&name)?;
    let result = fill(&staging, files).and_then(|()| parent.rename(&name, &place.name));
    if result.is_err() {
        clear(&staging, files);
        // The earlier error is reported.
        let _ = parent.remove_folder(&name);
    }
    result
}

fn fill_empty(place: &Target, files: &Files) -> Result<(), ProjectError> {
    let folder = Folder::open(&place.path())?;
    let entries = folder.entries()?;
    if !entries.is_empty() {
        let (target, entries) = (place.shown.clone(), listed(&entries));
        return Err(ProjectError::NotEmpty { target, entries });
    }
    let name = OsString::from(format!(".coursemark-new-{}", std::process::id()));
    let staging = folder.make_folder(&name)?;
    let mut moved = Files::new();
    let result = fill(&staging, files)
        .and_then(|()| move_all(&staging, &folder, files, &mut moved))
        .and_then(|()| folder.remove_folder(&name));
    if result.is_err() {
        clear(&folder, &moved);
        clear(&staging, files);
        // The earlier error is reported.
        let _ = folder.remove_folder(&name);
    }
    Ok(result?)
}

/// Moves everything from `staging` to `folder`. What was moved is added to `moved`, even on
/// failure.
fn move_all(
    staging: &Folder,
    folder: &Folder,
    files: &Files,
    moved: &mut Files,
) -> Result<(), DiskError> {
    let mut last = None;
    for (path, bytes) in files {
        let top = path.split('/').next().unwrap_or(path);
        if last != Some(top) {
            if folder.look(top.as_ref())?.is_some() {
                // Another process was faster.
                let path = folder.path().join(top);
                return Err(disk::failed("create", &path)(
                    std::io::ErrorKind::AlreadyExists.into(),
                ));
            }
            staging.move_to(top.as_ref(), folder)?;
            last = Some(top);
        }
        moved.insert(path.clone(), bytes.clone());
    }
    folder.sync()
}

/// Writes `files` into the empty folder `folder`. When this returns, all of them are on the disk.
fn fill(folder: &Folder, files: &Files) -> Result<(), DiskError> {
    for path in folders(files.keys().map(String::as_str)) {
        let (outer, name) = split(path);
        inside(folder, outer)?.make_folder(name.as_ref())?;
    }
    for (path, bytes) in files {
        let (outer, name) = split(path);
        let mut file = inside(folder, outer)?.make_file(name.as_ref())?;
        file.write(bytes)?;
        file.sync()?;
    }
    for path in folders(files.keys().map(String::as_str)) {
        inside(folder, path)?.sync()?;
    }
    folder.sync()
}

fn inside(folder: &Folder, path: &str) -> Result<Folder, DiskError> {
    folder.descend(path)?.ok_or_else(|| {
        disk::failed("find", &folder.path().join(path))(std::io::ErrorKind::NotFound.into())
    })
}

/// Removes `files` from `folder`, and then the folders that are empty, as far as possible.
fn clear(folder: &Folder, files: &Files) {
    let outer = |path: &str| folder.descend(path).ok().flatten();
    for path in files.keys() {
        let (path, name) = split(path);
        if let Some(folder) = outer(path) {
            // Files that cannot be removed stay; the earlier error is reported.
            let _ = folder.remove_file(name.as_ref());
        }
    }
    for path in folders(files.keys().map(String::as_str)).into_iter().rev() {
        let (path, name) = split(path);
        if let Some(folder) = outer(path) {
            let _ = folder.remove_folder(name.as_ref());
        }
    }
}
