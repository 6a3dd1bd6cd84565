//! Reads a course folder from the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use crate::diag::{Diagnostic, Place, codes};
use crate::disk::{self, DiskError, Stamp};
use crate::source::{
    Builder, Decoded, Found, HEAD_BYTES, MANIFEST, MAX_HELD_BYTES, STATIC, SourceTree, decode,
};
use crate::text::path::CoursePath;

/// Reads a course folder, and remembers the files for the next time. Files that were not written
/// since are not read again.
#[derive(Default)]
pub struct Loader {
    known: BTreeMap<String, (Stamp, Decoded)>,
}

/// Reads the course folder `root` once; see [`Loader::load`].
///
/// # Errors
/// When the folder cannot be walked or a file in it cannot be read.
pub fn load(root: &Path, ignored: &[PathBuf]) -> Result<SourceTree, DiskError> {
    Loader::default().load(root, ignored)
}

impl Loader {
    /// Reads the course folder `root`.
    ///
    /// Files that are not part of the course are left out ([`Belonging`]), and so are the folders
    /// in `ignored`, which is for the output. A link to a file inside the course is followed; a
    /// link that leads elsewhere is a diagnostic.
    ///
    /// # Errors
    /// When the folder cannot be walked or a file in it cannot be read.
    pub fn load(&mut self, root: &Path, ignored: &[PathBuf]) -> Result<SourceTree, DiskError> {
        let (files, mut builder) = walk(root, ignored)?;
        // Reading takes most of the time of a cold start, so it is parallel. The tree is then
        // filled in order.
        let read: Vec<Result<(Stamp, Decoded), DiskError>> =
            files.par_iter().map(|(name, path)| self.file(name, path)).collect();
        let mut known = BTreeMap::new();
        for ((name, _), file) in files.into_iter().zip(read) {
            let (stamp, decoded) = file?;
            builder.add(&name, decoded.clone());
            known.insert(name, (stamp, decoded));
        }
        self.known = known;
        Ok(builder.tree)
    }

    fn file(&self, name: &str, path: &Path) -> Result<(Stamp, Decoded), DiskError> {
        // Taken before the file is read, so that a write in between is noticed the next time.
        let stamp = disk::stamp(path)?;
        if let Some((before, decoded)) = self.known.get(name)
            && before.is_still(&stamp)
        {
            return Ok((*before, decoded.clone()));
        }
        Ok((stamp, Decoded::new(name, read(path)?)))
    }
}

/// The files of the course by name, and the problems with the entries themselves.
fn walk(root: &Path, ignored: &[PathBuf]) -> Result<(Vec<(String, PathBuf)>, Builder), DiskError> {
    let real_root = disk::canonical(root)?;
    let ignored: Vec<PathBuf> =
        ignored.iter().filter_map(|path| disk::canonical(path).ok()).collect();
    let belonging = Belonging::of(&real_root);
    let mut builder = Builder::default();
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    let walk = WalkDir::new(&real_root).follow_links(false).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| is_wanted(entry, &real_root, &belonging, &ignored)) {
        let entry = entry.map_err(|error| walk_error(error, &real_root))?;
        let Ok(relative) = entry.path().strip_prefix(&real_root) else { continue };
        if relative.as_os_str().is_empty() || entry.file_type().is_dir() {
            continue;
        }
        let Some(name) = course_name(relative) else {
            let path = CoursePath::new(&relative.to_string_lossy());
            builder.tree.faults.push(
                Diagnostic::new(
                    &codes::NON_PORTABLE_NAME,
                    Place::file(&path),
                    "the name is not valid Unicode",
                )
                .help("rename the file"),
            );
            continue;
        };
        if entry.path_is_symlink()
            && let Some(fault) = link_fault(entry.path(), &real_root, &name)
        {
            builder.tree.faults.push(fault);
            continue;
        }
        files.push((name, entry.into_path()));
    }
    Ok((files, builder))
}

fn is_wanted(entry: &DirEntry, root: &Path, belonging: &Belonging, ignored: &[PathBuf]) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    let belongs =
        entry.path().strip_prefix(root).is_ok_and(|relative| belonging.includes(relative));
    let is_ignored =
        || entry.file_type().is_dir() && ignored.iter().any(|path| path == entry.path());
    belongs && !is_ignored()
}

/// Decides which files in the folder of a course are part of it. Both the loader and the watcher
/// use it, so that every file that is read is also watched.
///
/// Names that start with a dot are left out, except in the static folder, where `.well-known` and
/// similar names are meant to be published. The backup files of editors, `.git` and `.DS_Store` are
/// left out everywhere.
pub struct Belonging {
    static_folder: String,
}

impl Belonging {
    /// The rule for the course in `root`, whose `course.toml` can give the static folder another
    /// name. That name is read here, before the rest of the manifest, because it decides which
    /// files are read at all. If the manifest cannot be read, the usual name applies; parsing
    /// reports what is wrong.
    pub fn of(root: &Path) -> Belonging {
        let named = || {
            let text = decode(disk::read(&root.join(MANIFEST)).ok()?).ok()?;
            let manifest: toml::Table = text.parse().ok()?;
            Some(manifest.get("static")?.as_str()?.nfc().collect())
        };
        Belonging { static_folder: named().unwrap_or_else(|| STATIC.to_owned()) }
    }

    /// Whether the file or folder at `relative`, a path within the course, is part of it.
    pub fn includes(&self, relative: &Path) -> bool {
        let mut names = relative.components().map(|part| part.as_os_str().to_string_lossy());
        let first = names.clone().next().unwrap_or_default();
        let is_static = first.nfc().eq(self.static_folder.chars());
        names.all(|name| {
            let is_hidden =
                name.starts_with('.') && (!is_static || matches!(&*name, ".git" | ".DS_Store"));
            let is_backup = name.ends_with('~')
                || name.ends_with(".swp")
                || name.starts_with('#') && name.ends_with('#');
            !is_hidden && !is_backup
        })
    }
}

/// `relative` with `/` between its parts, or `None` when a part is not Unicode.
fn course_name(relative: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        relative.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

fn link_fault(path: &Path, root: &Path, name: &str) -> Option<Diagnostic> {
    let fault = |message: &str, help: &str| {
        let place = Place::file(&CoursePath::new(name));
        Some(Diagnostic::new(&codes::LINK_OUT_OF_COURSE, place, message).help(help))
    };
    match disk::canonical(path) {
        Err(_) => fault("the symbolic link leads nowhere", "delete it, or mend what it points to"),
        Ok(target) if !target.starts_with(root) => fault(
            "the symbolic link leads out of the course folder",
            "copy the file into the course, so that the course is complete in one folder",
        ),
        Ok(target) if disk::is_folder(&target) => fault(
            "the symbolic link leads to a folder",
            "link to single files, or move the folder here",
        ),
        Ok(_) => None,
    }
}

fn read(path: &Path) -> Result<Found, DiskError> {
    let bytes = disk::size(path)?;
    if bytes > MAX_HELD_BYTES && !is_small_text(path, bytes) {
        let head = disk::read_head(path, HEAD_BYTES)?;
        return Ok(Found::Large { from: path.to_owned(), bytes, head });
    }
    disk::read(path).map(Found::Bytes)
}

/// Whether the file is text, which is read whole up to the limit for text. An SVG is too, because it
/// is looked through to its end.
fn is_small_text(path: &Path, bytes: u64) -> bool {
    let text = path.extension().is_some_and(|extension| {
        ["md", "toml", "bib", "html", "css", "ftl"].iter().any(|text| extension == *text)
            || extension.eq_ignore_ascii_case("svg")
    });
    text && bytes <= super::MAX_TEXT_BYTES as u64
}

fn walk_error(error: walkdir::Error, root: &Path) -> DiskError {
    let path = error.path().unwrap_or(root).to_owned();
    let source = error.into_io_error().unwrap_or_else(|| std::io::Error::other("a loop of links"));
    DiskError { verb: "read", path, source }
}
