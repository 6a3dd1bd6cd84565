//! Reads a course folder from the disk.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use crate::diag::{Diagnostic, Place, codes};
use crate::disk::file::{Kind, OpenFile};
use crate::disk::{self, DiskError, Stamp};
use crate::source::{
    Builder, Decoded, Found, HEAD_BYTES, MANIFEST, MAX_HELD_BYTES, REPORTS, STAMP, STAMP_HEADER,
    STATIC, SourceTree, THEME, course_path, decode, is_text,
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
/// When the folder itself cannot be walked.
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
    /// Whatever cannot be read as a file is a diagnostic too, and stays in the tree as
    /// [`Content::Unreadable`].
    ///
    /// # Errors
    /// When the folder itself cannot be walked.
    pub fn load(&mut self, root: &Path, ignored: &[PathBuf]) -> Result<SourceTree, DiskError> {
        let (files, mut builder) = walk(root, ignored)?;
        // Reading takes most of the time of a cold start, so it is parallel. The tree is then
        // filled in order.
        let read: Vec<Option<(Option<Stamp>, Decoded)>> =
            files.par_iter().map(|(name, path)| self.file(name, path)).collect();
        let mut known = BTreeMap::new();
        for ((name, _), file) in files.into_iter().zip(read) {
            let Some((stamp, decoded)) = file else { continue };
            builder.add(&name, decoded.clone());
            if let Some(stamp) = stamp {
                known.insert(name, (stamp, decoded));
            }
        }
        self.known = known;
        Ok(builder.tree)
    }

    /// The file and its stamp; `None` when it was deleted since the folder was walked. What cannot
    /// be read has no stamp, and is tried again the next time.
    fn file(&self, name: &str, path: &Path) -> Option<(Option<Stamp>, Decoded)> {
        // First a look at the entry, since a remembered file need not be opened.
        let known = self
            .known
            .get(name)
            .filter(|(before, _)| disk::stamp(path).is_ok_and(|now| before.is_still(&now)));
        if let Some((stamp, decoded)) = known {
            return Some((Some(*stamp), decoded.clone()));
        }
        let read = OpenFile::open_entry(path).and_then(|opened| {
            let mut file = match opened {
                Ok(file) => file,
                Err(kind) => return Ok((None, ReadFault::Kind(kind).decoded(name))),
            };
            // Taken before the file is read, so that a write in between is noticed the next time.
            let stamp = file.stamp()?;
            Ok((Some(stamp), Decoded::new(name, found(&mut file, path)?)))
        });
        match read {
            Ok(read) => Some(read),
            Err(error) if error.source.kind() == ErrorKind::NotFound => None,
            Err(error) => Some((None, ReadFault::Disk(error).decoded(name))),
        }
    }
}

/// The reasons why something in a course folder cannot be read as a file.
enum ReadFault {
    /// It is something else.
    Kind(Kind),
    /// The system refuses.
    Disk(DiskError),
}

impl ReadFault {
    /// What stands in the tree for the file `name`.
    fn decoded(&self, name: &str) -> Decoded {
        Decoded::unreadable(self.diagnostic(name))
    }

    fn diagnostic(&self, name: &str) -> Diagnostic {
        let (message, help) = match self {
            ReadFault::Kind(kind) => (
                format!("it is {}, not a file", kind.described()),
                match kind {
                    Kind::Folder => "rename the folder; its name is that of a file of the course",
                    _ => "delete it, or move it out of the course",
                },
            ),
            ReadFault::Disk(error) => (
                format!("it cannot be read: {}", error.source),
                "see to it that you may read it, or move it out of the course",
            ),
        };
        let place = Place::file(&course_path(name));
        Diagnostic::new(&codes::UNREADABLE_FILE, place, message).help(help)
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
    let mut walk = walk.filter_entry(|entry| is_wanted(entry, &real_root, &belonging, &ignored));
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                builder.tree.faults.extend(entry_fault(error, &real_root)?);
                continue;
            }
        };
        let Ok(relative) = entry.path().strip_prefix(&real_root) else { continue };
        if relative.as_os_str().is_empty() {
            continue;
        }
        let kind = entry_kind(&entry);
        let Some(name) = course_name(relative) else {
            if kind == Kind::Folder {
                continue;
            }
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
        match kind {
            Kind::File => files.push((name, entry.into_path())),
            Kind::Folder if is_output(entry.path(), relative, &belonging) => {
                builder.tree.outputs.push(course_path(&name));
                walk.skip_current_dir();
            }
            Kind::Folder if is_text(&course_path(&name)) && !belonging.is_static(relative) => {
                builder.add(&name, ReadFault::Kind(kind).decoded(&name));
                walk.skip_current_dir();
            }
            Kind::Folder => {}
            Kind::Link => match link_target(entry.path(), &real_root, &name) {
                Ok(target) => files.push((name, target)),
                Err(fault) => builder.tree.faults.push(*fault),
            },
            _ => builder.add(&name, ReadFault::Kind(kind).decoded(&name)),
        }
    }
    Ok((files, builder))
}

fn entry_kind(entry: &DirEntry) -> Kind {
    match entry.file_type() {
        kind if kind.is_file() => Kind::File,
        kind if kind.is_dir() => Kind::Folder,
        kind if kind.is_symlink() => Kind::Link,
        // The folder's list says that it is no file; the entry itself says what it is.
        _ => disk::look(entry.path()).ok().flatten().map_or(Kind::Other, |facts| facts.kind),
    }
}

/// The problem with an entry that cannot be listed; `None` when it was deleted meanwhile.
///
/// # Errors
/// When it is the root.
fn entry_fault(error: walkdir::Error, root: &Path) -> Result<Option<Diagnostic>, DiskError> {
    let is_root = error.depth() == 0;
    let path = error.path().unwrap_or(root).to_owned();
    let source = error.into_io_error().unwrap_or_else(|| std::io::Error::other("a loop of links"));
    let error = DiskError { verb: "read", path, source };
    let relative = error.path.strip_prefix(root).unwrap_or(&error.path).to_path_buf();
    if is_root || relative.as_os_str().is_empty() {
        return Err(error);
    }
    if error.source.kind() == ErrorKind::NotFound {
        return Ok(None);
    }
    let name = relative.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    Ok(Some(ReadFault::Disk(error).diagnostic(&name)))
}

fn is_wanted(entry: &DirEntry, root: &Path, belonging: &Belonging, ignored: &[PathBuf]) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    let Ok(relative) = entry.path().strip_prefix(root) else { return false };
    // A unit may have the name of the usual output.
    let is_ignored = || {
        entry.file_type().is_dir()
            && ignored.iter().any(|path| path == entry.path())
            && belonging.purpose(relative).is_none()
    };
    belonging.includes(relative) && !is_ignored()
}

/// Whether the folder `path`, called `relative` within the course, is a site that the program has
/// published there. One inside the static folder was put there to be published again.
fn is_output(path: &Path, relative: &Path, belonging: &Belonging) -> bool {
    let is_inside_static = belonging.is_static(relative) && relative.components().count() > 1;
    let is_stamped = || {
        let mut stamp = OpenFile::open_entry(&path.join(STAMP)).ok()?.ok()?;
        stamp.head(STAMP_HEADER.len() as u64).ok()
    };
    !is_inside_static && is_stamped().is_some_and(|head| head == STAMP_HEADER.as_bytes())
}

/// Decides which files in the folder of a course are part of it. Both the loader and the watcher
/// use it, so that every file that is read is also watched. It knows the folders with a purpose
/// too, into which nothing must be published.
///
/// Names that start with a dot are left out, except in the static folder, where `.well-known` and
/// similar names are meant to be published. The backup files of editors, `.git` and `.DS_Store` are
/// left out everywhere, and so are the reports of an import beside `course.toml`.
pub struct Belonging {
    static_folder: String,
    units: Vec<String>,
}

/// What the course keeps in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// What it changes of its theme.
    Theme,
    /// Files that are published as they are.
    Static,
    /// A unit that `course.toml` lists.
    Unit,
}

impl Belonging {
    /// The rule for the course in `root`, whose `course.toml` can give the static folder another
    /// name and lists the units. These names are read here, before the rest of the manifest,
    /// because they decide which files are read at all. If the manifest cannot be read, the usual
    /// name applies; parsing reports what is wrong.
    pub fn of(root: &Path) -> Belonging {
        let manifest = || -> Option<toml::Table> {
            decode(disk::read(&root.join(MANIFEST)).ok()?).ok()?.parse().ok()
        };
        let manifest = manifest().unwrap_or_default();
        let name = |value: &toml::Value| value.as_str().map(|name| name.nfc().collect());
        let static_folder = manifest.get("static").and_then(name);
        let units = manifest.get("units").and_then(toml::Value::as_array);
        Belonging {
            static_folder: static_folder.unwrap_or_else(|| STATIC.to_owned()),
            units: units.into_iter().flatten().filter_map(name).collect(),
        }
    }

    /// What the course keeps in the folder `relative`, a path within the course; `None` when it has
    /// no use for it. Names that some systems do not tell apart count as one.
    pub fn purpose(&self, relative: &Path) -> Option<Purpose> {
        let fold = |name: &str| name.nfc().collect::<String>().to_lowercase();
        let name = fold(relative.to_str()?);
        match name {
            name if name == fold(THEME) => Some(Purpose::Theme),
            name if name == fold(&self.static_folder) => Some(Purpose::Static),
            name if self.units.iter().any(|unit| fold(unit) == name) => Some(Purpose::Unit),
            _ => None,
        }
    }

    /// Whether the file or folder `relative`, a path within the course in `root`, is part of a site
    /// that the program has published there.
    pub fn is_published(&self, root: &Path, relative: &Path) -> bool {
        let folders = relative.ancestors().filter(|folder| !folder.as_os_str().is_empty());
        folders.into_iter().any(|folder| is_output(&root.join(folder), folder, self))
    }

    /// Whether `relative`, a path within the course, is the static folder or in it.
    fn is_static(&self, relative: &Path) -> bool {
        let first = relative.components().next();
        first.is_some_and(|first| {
            first.as_os_str().to_string_lossy().nfc().eq(self.static_folder.chars())
        })
    }

    /// Whether the file or folder at `relative`, a path within the course, is part of it.
    pub fn includes(&self, relative: &Path) -> bool {
        if REPORTS.iter().any(|report| relative == Path::new(report)) {
            return false;
        }
        let is_static = self.is_static(relative);
        let mut names = relative.components().map(|part| part.as_os_str().to_string_lossy());
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

/// The file that a link leads to, or what is wrong with the link.
fn link_target(path: &Path, root: &Path, name: &str) -> Result<PathBuf, Box<Diagnostic>> {
    let fault = |message: &str, help: &str| {
        let place = Place::file(&course_path(name));
        Err(Box::new(Diagnostic::new(&codes::LINK_OUT_OF_COURSE, place, message).help(help)))
    };
    match disk::canonical(path) {
        Err(error) if error.source.kind() == ErrorKind::NotFound => {
            fault("the symbolic link leads nowhere", "delete it, or mend what it points to")
        }
        Err(error) => fault(
            &format!("the symbolic link cannot be followed: {}", error.source),
            "delete it, or mend what it points to",
        ),
        Ok(target) if !target.starts_with(root) => fault(
            "the symbolic link leads out of the course folder",
            "copy the file into the course, so that the course is complete in one folder",
        ),
        Ok(target) if disk::is_folder(&target) => fault(
            "the symbolic link leads to a folder",
            "link to single files, or move the folder here",
        ),
        Ok(target) => Ok(target),
    }
}

fn found(file: &mut OpenFile, path: &Path) -> Result<Found, DiskError> {
    let bytes = file.facts()?.bytes;
    if bytes > MAX_HELD_BYTES && !is_small_text(path, bytes) {
        let head = file.head(HEAD_BYTES as u64)?;
        return Ok(Found::Large { from: path.to_owned(), bytes, head });
    }
    file.head(u64::MAX).map(Found::Bytes)
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
