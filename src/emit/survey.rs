//! Examines the target before anything is done there. It may be missing, an empty folder, or a site
//! of ours; anything else stops the run.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::Path;

use crate::disk::file::{Identity, Kind};
use crate::disk::folder::{FILE_MODE, FOLDER_MODE, Folder};
use crate::emit::error::{EmitError, Entries, Refusal};
use crate::emit::stamp::{STAMP, Stamp};

/// The state of the target before a run.
#[derive(Debug)]
pub enum Found {
    /// There is nothing.
    Nothing,
    /// A folder without entries.
    Empty,
    /// A site that an earlier run published, with nothing foreign in it.
    Site(OldSite),
}

impl Found {
    /// The site of an earlier run, if there is one.
    pub fn site(&self) -> Option<&OldSite> {
        match self {
            Found::Site(old) => Some(old),
            Found::Nothing | Found::Empty => None,
        }
    }
}

/// The site of an earlier run.
#[derive(Debug)]
pub struct OldSite {
    /// Its folder. Where folders are opened by their path, this is whatever is at the target.
    pub folder: Folder,
    /// The identity of that folder.
    pub identity: Identity,
    /// The files that are ours.
    pub stamp: Stamp,
    /// Whether its folders and its stamp have the modes that coursemark sets.
    pub has_our_modes: bool,
}

/// Examines what is called `name` in `parent`; messages call it `shown`.
///
/// # Errors
/// When it is not a folder, or holds anything that is not ours.
pub fn survey(parent: &Folder, name: &OsStr, shown: &Path) -> Result<Found, EmitError> {
    let refused = |refusal| EmitError::Refused { target: shown.to_owned(), refusal };
    let Some(folder) = parent.folder(name)? else {
        return match parent.look(name)?.map(|facts| facts.kind) {
            None => Ok(Found::Nothing),
            Some(Kind::Link) => Err(refused(Refusal::Link)),
            Some(_) => Err(refused(Refusal::NotAFolder)),
        };
    };
    let Some(stamp) = stamp_of(&folder)? else {
        let entries = folder.entries()?;
        if entries.iter().any(|(name, _)| name == ".git") {
            return Err(refused(Refusal::Repository));
        }
        if entries.is_empty() {
            return Ok(Found::Empty);
        }
        let entries = listed(&entries);
        return Err(EmitError::NotOurs { target: shown.to_owned(), entries });
    };
    let look = foreign(&folder, &stamp)?;
    if !look.foreign.is_empty() {
        return Err(EmitError::Foreign { target: shown.to_owned(), entries: look.foreign });
    }
    let identity = folder.facts()?.identity;
    Ok(Found::Site(OldSite { folder, identity, stamp, has_our_modes: look.has_our_modes }))
}

/// The stamp of a folder; `None` when it has none. A link or a folder of that name does not count.
///
/// # Errors
/// When it cannot be read as a stamp.
pub fn stamp_of(folder: &Folder) -> Result<Option<Stamp>, EmitError> {
    let Some(mut file) = folder.file(STAMP.as_ref())? else { return Ok(None) };
    match Stamp::parse(&file.head(u64::MAX)?) {
        Ok(stamp) => Ok(Some(stamp)),
        Err(fault) => Err(EmitError::Stamp { path: folder.path().join(STAMP), fault }),
    }
}

/// The result of looking through a folder of ours.
#[derive(Debug)]
pub struct Look {
    /// The entries that are not ours.
    pub foreign: Entries,
    /// Whether the folders and the stamp have the modes that coursemark sets.
    pub has_our_modes: bool,
}

/// Looks through `folder` for entries that `stamp` does not list: files under other paths, links
/// and devices under any path, and folders that hold no file of ours.
pub fn foreign(folder: &Folder, stamp: &Stamp) -> Result<Look, EmitError> {
    let folders = stamp.folders();
    let stamp_mode = folder.look(STAMP.as_ref())?.map(|facts| facts.mode);
    let mut look =
        Look { foreign: Entries::default(), has_our_modes: stamp_mode == Some(FILE_MODE) };
    walk(folder, "", stamp, &folders, &mut look)?;
    Ok(look)
}

/// Goes no deeper than the paths of the stamp.
fn walk(
    folder: &Folder,
    path: &str,
    stamp: &Stamp,
    folders: &BTreeSet<&str>,
    look: &mut Look,
) -> Result<(), EmitError> {
    look.has_our_modes &= folder.facts()?.mode == FOLDER_MODE;
    for (name, kind) in folder.entries()? {
        let inner = match name.to_str() {
            Some(name) if path.is_empty() => Some(name.to_owned()),
            Some(name) => Some(format!("{path}/{name}")),
            None => None,
        };
        let is_ours = match (inner.as_deref(), kind) {
            (Some(inner), Kind::File) => stamp.hash(inner).is_some() || inner == STAMP,
            (Some(inner), Kind::Folder) if folders.contains(inner) => {
                let deeper = folder.folder(&name)?;
                if let Some(deeper) = &deeper {
                    walk(deeper, inner, stamp, folders, look)?;
                }
                deeper.is_some()
            }
            _ => false,
        };
        if !is_ours {
            let slash = if path.is_empty() { "" } else { "/" };
            let end = if kind == Kind::Folder { "/" } else { "" };
            look.foreign.add(&format!("{path}{slash}{}{end}", name.to_string_lossy()));
        }
    }
    Ok(())
}

/// All of `entries` as a list for a message.
pub fn listed(entries: &[(OsString, Kind)]) -> Entries {
    let mut all = Entries::default();
    for (name, kind) in entries {
        let end = if *kind == Kind::Folder { "/" } else { "" };
        all.add(&format!("{}{end}", name.to_string_lossy()));
    }
    all
}
