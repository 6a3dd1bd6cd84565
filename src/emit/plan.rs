//! The plan of what to write: every file of the site, compared with the old site.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::disk::file::{Identity, OpenFile};
use crate::disk::folder::{FILE_MODE, Folder};
use crate::emit::error::EmitError;
use crate::emit::stamp::{Stamp, folders, path_fault, split};
use crate::emit::survey::OldSite;
use crate::render::site::{Content, Site, SiteFile};

/// The maximum number of files of one folder that are processed together. A site with all its pages
/// in one folder still uses every processor, and a folder is not opened for each of its files.
const CHUNK: usize = 128;

/// The treatment of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Its bytes are written.
    Write,
    /// The old site holds it already, as the file with this identity.
    Keep(Identity),
}

/// One file of the site.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Its name in its folder.
    pub name: &'a str,
    /// The source of its bytes.
    pub file: &'a SiteFile,
    /// Its size in bytes.
    pub bytes: u64,
    /// The hash of its bytes.
    pub hash: blake3::Hash,
    /// The treatment of the file.
    pub fate: Fate,
}

/// A group of files of one folder, at most 128.
#[derive(Debug)]
pub struct Chunk<'a> {
    /// The folder, empty for the root.
    pub folder: &'a str,
    /// The files, sorted by name.
    pub entries: Vec<Entry<'a>>,
    /// The paths of those that someone has edited in the old site, so that the edit will be lost.
    edited: Vec<String>,
}

/// The work that puts a site at its target.
#[derive(Debug)]
pub struct Plan<'a> {
    /// Every folder but the root, outer ones first.
    pub folders: BTreeSet<&'a str>,
    /// Every file, in groups to process together.
    pub chunks: Vec<Chunk<'a>>,
    /// The stamp of the new site.
    pub stamp: Stamp,
    /// The files of the old site that someone has edited since they were published and that will be
    /// replaced or removed, in order of their paths.
    pub edited: Vec<String>,
}

impl Plan<'_> {
    /// The number of files to write.
    pub fn written(&self) -> usize {
        self.entries().filter(|entry| entry.fate == Fate::Write).count()
    }

    /// The total size of the site's files, in bytes.
    pub fn bytes(&self) -> u64 {
        self.entries().map(|entry| entry.bytes).sum()
    }

    fn entries(&self) -> impl Iterator<Item = &Entry<'_>> {
        self.chunks.iter().flat_map(|chunk| &chunk.entries)
    }
}

/// Whether the modes of files in the old site mean anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modes {
    /// Files have modes. A file with another mode than ours is written again.
    Kept,
    /// The file system has no modes.
    Absent,
}

/// Checks that every path of the site can be written, and that none is both a file and a folder.
///
/// # Errors
/// On the first path that cannot.
pub fn check_paths(site: &Site) -> Result<(), EmitError> {
    let error = |path: &str, fault| Err(EmitError::Path { path: path.to_owned(), fault });
    for path in site.keys() {
        if let Some(fault) = path_fault(path.as_str()) {
            return error(path.as_str(), fault);
        }
    }
    let folders = folders(site.keys().map(|path| path.as_str()));
    match site.keys().find(|path| folders.contains(path.as_str())) {
        Some(path) => error(path.as_str(), "the site has both a file and a folder of this name"),
        None => Ok(()),
    }
}

/// Makes the plan for `site`, compared with `old`.
///
/// # Errors
/// When a course file that is to be copied has changed, or a file cannot be read.
pub fn plan<'a>(
    site: &'a Site,
    old: Option<&OldSite>,
    modes: Modes,
) -> Result<Plan<'a>, EmitError> {
    let mut by_folder: BTreeMap<&str, Vec<(&str, &SiteFile)>> = BTreeMap::new();
    for (path, file) in site {
        let (folder, name) = split(path.as_str());
        by_folder.entry(folder).or_default().push((name, file));
    }
    let chunks: Vec<Chunk> = by_folder
        .par_iter()
        .flat_map(|(folder, files)| files.par_chunks(CHUNK).map(move |files| (*folder, files)))
        .map(|(folder, files)| plan_chunk(folder, files, old, modes))
        .collect::<Result<_, _>>()?;
    let hash_of = |chunk: &Chunk, entry: &Entry| {
        let slash = if chunk.folder.is_empty() { "" } else { "/" };
        (format!("{}{slash}{}", chunk.folder, entry.name), entry.hash)
    };
    let hashes = chunks
        .iter()
        .flat_map(|chunk| chunk.entries.iter().map(move |entry| hash_of(chunk, entry)))
        .collect();
    let folders = folders(site.keys().map(|path| path.as_str()));
    let stamp = Stamp::new(hashes);
    let mut edited = match old {
        Some(old) => edited_leftovers(old, &stamp)?,
        None => Vec::new(),
    };
    edited.extend(chunks.iter().flat_map(|chunk| chunk.edited.iter().cloned()));
    edited.sort_unstable();
    Ok(Plan { folders, chunks, stamp, edited })
}

/// The files that the new site no longer has and that someone has edited in the old one.
fn edited_leftovers(old: &OldSite, stamp: &Stamp) -> Result<Vec<String>, EmitError> {
    let leftovers: Vec<(&str, &blake3::Hash)> =
        old.stamp.files().filter(|(path, _)| stamp.hash(path).is_none()).collect();
    let edited = leftovers.par_iter().map(|&(path, hash)| {
        let (folder, name) = split(path);
        let folder = old.folder.descend(folder)?;
        let file = folder.map(|folder| folder.file(name.as_ref())).transpose()?.flatten();
        let is_edited = match file {
            Some(mut file) => file.hash()?.0 != *hash,
            None => false,
        };
        Ok(is_edited.then(|| path.to_owned()))
    });
    edited.filter_map(Result::transpose).collect()
}

fn plan_chunk<'a>(
    folder: &'a str,
    files: &[(&'a str, &'a SiteFile)],
    old: Option<&OldSite>,
    modes: Modes,
) -> Result<Chunk<'a>, EmitError> {
    let old_folder = match old {
        Some(old) => old.folder.descend(folder)?,
        None => None,
    };
    let mut entries = Vec::with_capacity(files.len());
    let mut edited = Vec::new();
    for &(name, file) in files {
        let (hash, bytes) = match file.content() {
            Content::Bytes(bytes) => (blake3::hash(bytes), bytes.len() as u64),
            Content::Copy { from, bytes } => {
                let mut source = OpenFile::open(from)?;
                let (hash, found) = source.hash()?;
                if found != bytes {
                    return Err(EmitError::SourceChanged { path: from.clone() });
                }
                (hash, found)
            }
        };
        let mut entry = Entry { name, file, bytes, hash, fate: Fate::Write };
        if let (Some(old), Some(old_folder)) = (old, &old_folder) {
            let slash = if folder.is_empty() { "" } else { "/" };
            let path = format!("{folder}{slash}{name}");
            if let Some(published) = old.stamp.hash(&path) {
                let (fate, edit) = compare(&entry, old_folder, published, modes)?;
                entry.fate = fate;
                if edit == Edit::Lost {
                    edited.push(path);
                }
            }
        }
        entries.push(entry);
    }
    Ok(Chunk { folder, entries, edited })
}

/// Whether someone has edited a file of the old site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edit {
    /// Nobody has, or to the very bytes of the new site.
    None,
    /// Someone has, and what they wrote will be replaced.
    Lost,
}

/// The treatment of a file that the old site has too, with the hash `published` when it was
/// published. The file is read, because it may have been edited since. Only one that will be
/// replaced is hashed.
fn compare(
    entry: &Entry,
    old_folder: &Folder,
    published: &blake3::Hash,
    modes: Modes,
) -> Result<(Fate, Edit), EmitError> {
    let Some(mut old) = old_folder.file(entry.name.as_ref())? else {
        return Ok((Fate::Write, Edit::None));
    };
    if *published != entry.hash {
        let hash = old.hash()?.0;
        let is_edited = hash != *published && hash != entry.hash;
        return Ok((Fate::Write, if is_edited { Edit::Lost } else { Edit::None }));
    }
    let facts = old.facts()?;
    let is_same = facts.bytes == entry.bytes
        && match entry.file.content() {
            Content::Bytes(bytes) => old.holds(bytes)?,
            Content::Copy { .. } => old.hash()?.0 == entry.hash,
        };
    let has_our_mode = modes == Modes::Absent || facts.mode == FILE_MODE;
    Ok(match (is_same, has_our_mode) {
        (true, true) => (Fate::Keep(facts.identity), Edit::None),
        (true, false) => (Fate::Write, Edit::None),
        (false, _) => (Fate::Write, Edit::Lost),
    })
}
