//! Writes the new site into the staging folder, and makes sure it is on the disk.
//!
//! The stamp is written and on the disk before anything else, so that the next run knows which
//! files in the folder are ours, even if this run fails.

use rayon::prelude::*;

use crate::disk::DiskError;
use crate::disk::file::OpenFile;
use crate::disk::folder::{Ability, Folder, SYNCS_FILE_SYSTEM};
use crate::emit::error::EmitError;
use crate::emit::plan::{Chunk, Entry, Fate, Plan};
use crate::emit::stamp::{STAMP, split};
use crate::emit::survey::OldSite;
use crate::render::site::Content;

/// The minimum number of new files and folders for which the whole file system is synced at once.
/// Fewer are synced one by one, which is quicker and does not slow down other programs.
const MIN_SYNCED_TOGETHER: usize = 64;

/// Fills the empty folder `staging` with the new site. When this returns, all of it is on the disk.
///
/// # Errors
/// When something cannot be written, or a course file has changed since the plan was made.
pub fn fill(staging: &Folder, plan: &Plan, old: Option<&OldSite>) -> Result<(), EmitError> {
    let mut stamp = staging.make_file(STAMP.as_ref())?;
    stamp.write(plan.stamp.to_text().as_bytes())?;
    stamp.sync()?;
    staging.sync()?;

    for path in &plan.folders {
        let (outer, name) = split(path);
        expect(staging, outer)?.make_folder(name.as_ref())?;
    }
    let saving = if SYNCS_FILE_SYSTEM && plan.written() + plan.folders.len() >= MIN_SYNCED_TOGETHER
    {
        Saving::Together
    } else {
        Saving::EachFile
    };
    plan.chunks.par_iter().try_for_each(|chunk| fill_chunk(staging, chunk, old, saving))?;
    if saving == Saving::Together {
        if staging.sync_file_system()? == Ability::Done {
            return Ok(());
        }
        plan.chunks.par_iter().try_for_each(|chunk| sync_chunk(staging, chunk))?;
    }
    for path in &plan.folders {
        expect(staging, path)?.sync()?;
    }
    Ok(staging.sync()?)
}

/// How new files are synced to the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Saving {
    /// Each file after it is written.
    EachFile,
    /// All files at the end.
    Together,
}

fn fill_chunk(
    staging: &Folder,
    chunk: &Chunk,
    old: Option<&OldSite>,
    saving: Saving,
) -> Result<(), EmitError> {
    let folder = expect(staging, chunk.folder)?;
    let keeps = chunk.entries.iter().any(|entry| entry.fate != Fate::Write);
    let old_folder = match old.filter(|_| keeps) {
        Some(old) => old.folder.descend(chunk.folder)?,
        None => None,
    };
    for entry in &chunk.entries {
        let is_kept = match (&old_folder, entry.fate) {
            (Some(old_folder), Fate::Keep(_)) => keep(entry, old_folder, &folder)?,
            _ => false,
        };
        if !is_kept {
            write(entry, &folder, saving)?;
        }
    }
    Ok(())
}

/// Links the old file into the new site; returns whether that was possible. Some file systems have
/// no hard links, and some systems forbid them to files of other users.
fn keep(entry: &Entry, old_folder: &Folder, folder: &Folder) -> Result<bool, EmitError> {
    let name = entry.name.as_ref();
    if old_folder.link(name, folder).is_err() {
        return Ok(false);
    }
    // The file may have been replaced since it was read for the plan, by a link for example.
    let identity = folder.look(name)?.map(|facts| Fate::Keep(facts.identity));
    if identity == Some(entry.fate) {
        return Ok(true);
    }
    folder.remove_file(name)?;
    Ok(false)
}

fn write(entry: &Entry, folder: &Folder, saving: Saving) -> Result<(), EmitError> {
    let mut file = folder.make_file(entry.name.as_ref())?;
    match entry.file.content() {
        Content::Bytes(bytes) => file.write(bytes)?,
        Content::Copy { from, .. } => {
            let (hash, bytes) = OpenFile::open(from)?.copy_to(&mut file)?;
            if (hash, bytes) != (entry.hash, entry.bytes) {
                return Err(EmitError::SourceChanged { path: from.clone() });
            }
        }
    }
    if saving == Saving::EachFile {
        file.sync()?;
    }
    Ok(())
}

fn sync_chunk(staging: &Folder, chunk: &Chunk) -> Result<(), EmitError> {
    let folder = expect(staging, chunk.folder)?;
    for entry in chunk.entries.iter().filter(|entry| entry.fate == Fate::Write) {
        let file = folder.file(entry.name.as_ref())?;
        file.ok_or_else(|| gone(&folder, entry.name))?.sync()?;
    }
    Ok(())
}

/// Opens a folder of the staging folder, which this run has made.
fn expect(staging: &Folder, path: &str) -> Result<Folder, EmitError> {
    Ok(staging.descend(path)?.ok_or_else(|| gone(staging, path))?)
}

fn gone(folder: &Folder, name: &str) -> DiskError {
    crate::disk::failed("find", &folder.path().join(name))(std::io::ErrorKind::NotFound.into())
}
