//! Making the folder of a new course.
//!
//! [`create`]
//! 1. looks at the place: it must be new, or a folder with nothing in it;
//! 2. writes every file into a staging folder, beside a new place and inside an empty folder, which
//!    may be the one that somebody's shell stands in;
//! 3. renames the staging folder, or moves what is in it to its place.
//!
//! Nothing that stands there is written over. When an error is returned, all is as it was.

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

/// Files by their path in the folder, with `/` between its parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Why no folder was made. As text it is one line that says what and why and, where there is
/// something to do about it, a second one.
#[derive(Debug)]
pub enum ProjectError {
    /// The place can be no folder.
    Refused {
        /// The place as it was given.
        target: PathBuf,
        /// What is wrong with it.
        refusal: Refusal,
    },
    /// There is something in the folder.
    NotEmpty {
        /// The place as it was given.
        target: PathBuf,
        /// What it holds.
        entries: Entries,
    },
    /// The place lies in another course, to whose files the new ones would count.
    InCourse {
        /// The place as it was given.
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
            // The error stands in for it, so what lies below is what lies below that.
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

/// Makes the folder `target` with `files` in it, and the folders on the way to it.
///
/// # Errors
/// When something stands there or above it that forbids it, or the folder cannot be written; see
/// [`ProjectError`]. All is then as it was.
pub fn create(target: &Path, files: &Files) -> Result<(), ProjectError> {
    let (place, facts) = Target::locate(target)?
        .map_err(|refusal| ProjectError::Refused { target: target.to_owned(), refusal })?;
    if let Some(course) = course_around(&place.path()) {
        return Err(ProjectError::InCourse { target: target.to_owned(), course });
    }
    if facts.is_some() {
        return fill_empty(&place, files);
    }
    let made = place.make_parents()?;
    let result = make(&place, files);
    if result.is_err() {
        made.undo();
    }
    Ok(result?)
}

/// The folder of the course that `path` is or lies in.
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
        // The error that is reported is the one that came first.
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
        // The error that is reported is the one that came first.
        let _ = folder.remove_folder(&name);
    }
    Ok(result?)
}

/// Moves all from `staging` to `folder`. What was moved is added to `moved`, though it fails.
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
                // Somebody was quicker.
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

/// Writes `files` into the empty folder `folder`. When this returns, all of it is on the disk.
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

/// Removes `files` from `folder`, and the folders that this leaves empty, as far as it can.
fn clear(folder: &Folder, files: &Files) {
    let outer = |path: &str| folder.descend(path).ok().flatten();
    for path in files.keys() {
        let (path, name) = split(path);
        if let Some(folder) = outer(path) {
            // What cannot be removed stays; the error that is reported came first.
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
