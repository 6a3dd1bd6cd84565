//! From a site in memory to a folder on the disk, all of it or nothing.
//!
//! [`publish`]
//! 1. refuses targets that could hold someone's work ([`refuse`]);
//! 2. takes a lock beside the target, and finishes or clears what a killed run left;
//! 3. writes the new site into a staging folder beside the target, its stamp first; files that did
//!    not change are linked from the old site;
//! 4. waits for the disk, then exchanges the two folders in one step;
//! 5. deletes the old files: those that the old stamp lists, and no others.
//!
//! Invariant: at every moment the target is the whole old site or the whole new one. Where a system
//! cannot exchange two folders, two renames stand in; a run that is killed between them is finished
//! by the next.

pub mod refuse;
pub mod stamp;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::disk::{self, DiskError, Standing};
use crate::emit::stamp::{STAMP, Stamp};
use crate::render::site::{Site, SiteFile};
use crate::text::path::SitePath;

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or changed.
    pub written: usize,
    /// Files whose bytes did not change.
    pub kept: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// The size of the site in bytes.
    pub bytes: u64,
}

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum EmitError {
    /// The operating system refused something.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The target could hold someone's work, or must not be a site.
    #[error("{message}\nhelp: {help}")]
    Refused {
        /// Why.
        message: String,
        /// What to do.
        help: String,
    },
    /// Another run is writing to the target.
    #[error("another build is writing to `{}`{holder}", target.display())]
    Busy {
        /// The target.
        target: PathBuf,
        /// Who, when it is known.
        holder: String,
    },
}

/// Publishes `site` in the folder `target`; `course` is the folder it was made from.
///
/// # Errors
/// When the target is refused, another run holds it, or the disk fails. The target is then as it
/// was.
pub fn publish(site: &Site, target: &Path, course: &Path) -> Result<Published, EmitError> {
    let target = refuse::target(target, course)?;
    let beside = Beside::new(&target);
    disk::create_folders(&beside.folder)?;
    let note = format!("process {}", std::process::id());
    let _lock = disk::lock(&beside.lock, &note)?.map_err(|holder| EmitError::Busy {
        target: target.clone(),
        holder: if holder.is_empty() { String::new() } else { format!(": {holder}") },
    })?;
    recover(&target, &beside)?;
    let old = refuse::foreign(&target)?;
    let new = Stamp::of(site)?;
    let mut published = Published {
        removed: old.iter().filter(|(path, _)| new.get(path).is_none()).count(),
        ..Published::default()
    };
    let kept = kept(site, &target, &old, &new);
    published.kept = kept.len();
    published.written = site.len() - kept.len();
    published.bytes = site
        .values()
        .map(|file| match file {
            SiteFile::Bytes(bytes) => bytes.len() as u64,
            SiteFile::Copy { bytes, .. } => *bytes,
        })
        .sum();
    if published.written == 0 && published.removed == 0 && disk::is_file(&target.join(STAMP)) {
        return Ok(published);
    }
    if let Err(error) = stage(site, &target, &beside.staging, &new, &kept) {
        // What was staged is cleared on the way out; the first error is the one worth telling.
        let _ = clear(&beside.staging);
        return Err(error);
    }
    swap(&target, &beside)?;
    Ok(published)
}

/// The names that a run uses beside its target.
struct Beside {
    folder: PathBuf,
    lock: PathBuf,
    staging: PathBuf,
    old: PathBuf,
}

impl Beside {
    fn new(target: &Path) -> Beside {
        let folder = target.parent().unwrap_or(Path::new("/")).to_owned();
        let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let named = |what: &str| folder.join(format!(".{name}.coursemark-{what}"));
        Beside { lock: named("lock"), staging: named("staging"), old: named("old"), folder }
    }
}

/// Finishes or clears what a killed run left. Called with the lock held.
fn recover(target: &Path, beside: &Beside) -> Result<(), EmitError> {
    if disk::standing(&beside.old)? == Standing::Folder {
        if disk::standing(target)? == Standing::Nothing {
            // Killed between the two renames: the old site takes its place again, and this run
            // makes the new one.
            disk::rename(&beside.old, target)?;
        } else {
            clear(&beside.old)?;
        }
    }
    clear(&beside.staging)
}

/// Files whose bytes in the old site are those of the new one.
fn kept(site: &Site, target: &Path, old: &Stamp, new: &Stamp) -> BTreeSet<SitePath> {
    site.par_iter()
        .filter(|(path, file)| {
            let SiteFile::Bytes(bytes) = file else { return false };
            let on_disk = target.join(path.as_str());
            old.get(path).is_some()
                && old.get(path) == new.get(path)
                && disk::standing(&on_disk).is_ok_and(|standing| standing == Standing::File)
                && disk::read(&on_disk).is_ok_and(|there| there == **bytes)
        })
        .map(|(path, _)| path.clone())
        .collect()
}

/// Writes the new site into `staging`, and waits until it is on the disk.
fn stage(
    site: &Site,
    target: &Path,
    staging: &Path,
    stamp: &Stamp,
    kept: &BTreeSet<SitePath>,
) -> Result<(), EmitError> {
    disk::create_folder(staging)?;
    // The stamp comes first: whatever happens, it says what in this folder is ours.
    disk::create_file(&staging.join(STAMP), stamp.to_text().as_bytes())?;
    for folder in folders(site.keys()) {
        disk::create_folder(&staging.join(folder))?;
    }
    site.par_iter().try_for_each(|(path, file)| -> Result<(), EmitError> {
        let to = staging.join(path.as_str());
        if kept.contains(path) && disk::link_file(&target.join(path.as_str()), &to) {
            return Ok(());
        }
        match file {
            SiteFile::Bytes(bytes) => disk::create_file(&to, bytes)?,
            SiteFile::Copy { from, bytes } => {
                let copied = disk::copy_file(from, &to)?;
                if copied != *bytes {
                    return Err(EmitError::Refused {
                        message: format!("`{}` changed while the course was built", from.display()),
                        help: "build again".to_owned(),
                    });
                }
            }
        }
        Ok(())
    })?;
    let files: Vec<PathBuf> = site.keys().map(|path| staging.join(path.as_str())).collect();
    disk::sync_tree(staging, &files)?;
    Ok(())
}

/// Every folder that `paths` need, those above before those below.
fn folders<'p>(paths: impl Iterator<Item = &'p SitePath>) -> BTreeSet<String> {
    let mut folders = BTreeSet::new();
    for path in paths {
        for (slash, _) in path.as_str().match_indices('/') {
            folders.insert(path.as_str()[..slash].to_owned());
        }
    }
    folders
}

/// Puts the staged site in the place of the target.
fn swap(target: &Path, beside: &Beside) -> Result<(), EmitError> {
    if disk::standing(target)? == Standing::Nothing {
        disk::rename(&beside.staging, target)?;
        disk::sync_folder(&beside.folder)?;
        return Ok(());
    }
    if disk::exchange(&beside.staging, target)? {
        disk::sync_folder(&beside.folder)?;
        return clear(&beside.staging);
    }
    disk::rename(target, &beside.old)?;
    disk::rename(&beside.staging, target)?;
    disk::sync_folder(&beside.folder)?;
    clear(&beside.old)
}

/// Deletes a folder that a run made: the files its stamp lists and the folders that are then empty.
/// Anything else in it stays where it is.
fn clear(folder: &Path) -> Result<(), EmitError> {
    if disk::standing(folder)? != Standing::Folder {
        return Ok(());
    }
    let stamp = Stamp::read(folder)?;
    let listed: Vec<&SitePath> = stamp.iter().map(|(path, _)| path).collect();
    listed.par_iter().try_for_each(|path| -> Result<(), EmitError> {
        let file = folder.join(path.as_str());
        if is_inside(folder, path) && disk::standing(&file)? == Standing::File {
            disk::remove_file(&file)?;
        }
        Ok(())
    })?;
    for name in folders(listed.into_iter()).into_iter().rev() {
        let inner = folder.join(name);
        if disk::standing(&inner)? == Standing::Folder {
            disk::remove_empty_folder(&inner)?;
        }
    }
    let stamp = folder.join(STAMP);
    if disk::standing(&stamp)? == Standing::File {
        disk::remove_file(&stamp)?;
    }
    disk::remove_empty_folder(folder)?;
    Ok(())
}

/// Whether every folder on the way to `path` is a folder and no link, so that deleting there cannot
/// reach another place.
fn is_inside(root: &Path, path: &SitePath) -> bool {
    path.as_str().match_indices('/').all(|(slash, _)| {
        let folder = root.join(&path.as_str()[..slash]);
        disk::standing(&folder).is_ok_and(|standing| standing == Standing::Folder)
    })
}
