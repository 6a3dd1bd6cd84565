//! Removes a site of ours: first the files that its stamp lists, then the folders that are empty,
//! and the stamp last. If this is interrupted, the remains still say which files are ours.

use std::ffi::OsStr;
use std::io::ErrorKind;

use rayon::prelude::*;

use crate::disk::DiskError;
use crate::disk::file::Kind;
use crate::disk::folder::Folder;
use crate::emit::error::{EmitError, Entries};
use crate::emit::names::Names;
use crate::emit::stamp::{STAMP, Stamp, split};
use crate::emit::survey::{foreign, listed, stamp_of};

/// Removes what unfinished runs left beside a target.
///
/// # Errors
/// When something cannot be removed, or is not ours.
pub fn sweep(parent: &Folder, names: &Names) -> Result<(), EmitError> {
    for (name, kind) in parent.entries()? {
        if kind == Kind::Folder && names.is_staging(&name) {
            remove(parent, &name)?;
        }
    }
    Ok(())
}

/// Removes the site in the folder `name` of `parent`, and the folder.
///
/// # Errors
/// When something cannot be removed, or is not ours. That stays, and the rest is removed.
pub fn remove(parent: &Folder, name: &OsStr) -> Result<(), EmitError> {
    let Some(folder) = parent.folder(name)? else { return Ok(()) };
    let leftover =
        |entries: Entries| EmitError::Leftover { path: parent.path().join(name), entries };
    match stamp_of(&folder) {
        Ok(Some(stamp)) => {
            remove_files(&folder, &stamp)?;
            remove_folders(&folder, &stamp)?;
            let look = foreign(&folder, &stamp)?;
            if !look.foreign.is_empty() {
                return Err(leftover(look.foreign));
            }
            folder.remove_file(STAMP.as_ref())?;
        }
        stamp => {
            // The run ended before it had written its stamp, and so before it wrote anything else.
            let entries = folder.entries()?;
            let is_stamp = |(name, kind): &(_, Kind)| name == STAMP && *kind == Kind::File;
            if !entries.iter().all(is_stamp) {
                return Err(leftover(listed(&entries)));
            }
            if stamp.is_err() {
                folder.remove_file(STAMP.as_ref())?;
            }
        }
    }
    Ok(parent.remove_folder(name)?)
}

fn remove_files(folder: &Folder, stamp: &Stamp) -> Result<(), DiskError> {
    let by_folder: Vec<(&str, Vec<&str>)> = stamp.by_folder().into_iter().collect();
    by_folder.par_iter().try_for_each(|(path, names)| {
        let Some(folder) = folder.descend(path)? else { return Ok(()) };
        // Only regular files are ours, and most folders still hold all of theirs.
        for (name, kind) in folder.entries()? {
            let is_listed = || name.to_str().is_some_and(|name| names.binary_search(&name).is_ok());
            if kind == Kind::File && is_listed() {
                folder.remove_file(&name)?;
            }
        }
        Ok(())
    })
}

fn remove_folders(folder: &Folder, stamp: &Stamp) -> Result<(), DiskError> {
    for path in stamp.folders().into_iter().rev() {
        let (outer, name) = split(path);
        let Some(outer) = folder.descend(outer)? else { continue };
        match outer.remove_folder(name.as_ref()) {
            Ok(()) => {}
            // Already gone, or something foreign is in it or in its place. This is reported below.
            Err(error)
                if matches!(
                    error.source.kind(),
                    ErrorKind::NotFound
                        | ErrorKind::DirectoryNotEmpty
                        | ErrorKind::AlreadyExists
                        | ErrorKind::NotADirectory
                ) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
