//! The finished site in memory: what `emit` writes and `serve` sends.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::{Asset, AssetContent, Course};
use crate::model::site_page::{STAMP, SitePage};
use crate::text::path::SitePath;

/// One file of the site.
#[derive(Clone, Debug)]
pub enum SiteFile {
    /// Bytes that the build made or holds in memory.
    Bytes(Arc<[u8]>),
    /// A file that is made, together with others, when one of them is first asked for.
    Later {
        /// The path of this file among them.
        path: SitePath,
        /// The files that are made together.
        made: Arc<Made>,
    },
    /// A large course file that is copied from the disk and was not read into memory.
    Copy {
        /// The path of the file on the disk.
        from: PathBuf,
        /// Its size in bytes when the course was read.
        bytes: u64,
    },
}

/// The content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<'f> {
    /// These bytes.
    Bytes(&'f [u8]),
    /// The bytes of a file on the disk.
    Copy {
        /// The path of that file.
        from: &'f PathBuf,
        /// Its size in bytes when the course was read.
        bytes: u64,
    },
}

impl SiteFile {
    /// The content of the file. Makes the file if it is not made yet.
    pub fn content(&self) -> Content<'_> {
        match self {
            SiteFile::Bytes(bytes) => Content::Bytes(bytes),
            SiteFile::Later { path, made } => Content::Bytes(made.file(path)),
            SiteFile::Copy { from, bytes } => Content::Copy { from, bytes: *bytes },
        }
    }
}

/// Two files are equal when their contents are.
impl PartialEq for SiteFile {
    fn eq(&self, other: &SiteFile) -> bool {
        self.content() == other.content()
    }
}

impl Eq for SiteFile {}

type Files = BTreeMap<SitePath, Arc<[u8]>>;

/// Files that are made together, once, when one of them is first asked for.
pub struct Made {
    make: Box<dyn Fn() -> Files + Send + Sync>,
    files: OnceLock<Files>,
}

impl Made {
    /// Files that `make` returns. It must return the same files each time.
    pub fn new(make: impl Fn() -> Files + Send + Sync + 'static) -> Made {
        Made { make: Box::new(make), files: OnceLock::new() }
    }

    /// The bytes of the file at `path`. They are empty if there is no such file, so callers only
    /// name files that `make` returns.
    fn file(&self, path: &SitePath) -> &[u8] {
        self.files.get_or_init(&self.make).get(path).map_or(&[], |bytes| bytes)
    }
}

impl fmt::Debug for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Made").field("is_made", &self.files.get().is_some()).finish()
    }
}

/// Every file of the finished site, by its path. The same input gives the same site, byte for byte.
pub type Site = BTreeMap<SitePath, SiteFile>;

/// Collects the files of a site. Reports each author's file whose path is also the path of a
/// generated file, even if only some file systems treat the two paths as equal.
pub struct SiteFiles<'c> {
    course: &'c Course,
    site: Site,
    /// The author's files, by their paths as a file system that ignores case compares them.
    authored: BTreeMap<String, &'c SitePath>,
    faults: Vec<Diagnostic>,
}

impl<'c> SiteFiles<'c> {
    /// Starts with the files that `course` publishes unchanged. Pages and their files are added
    /// later.
    pub fn new(course: &'c Course) -> SiteFiles<'c> {
        let file = |asset: &Asset| match &asset.content {
            AssetContent::Bytes(bytes) => SiteFile::Bytes(bytes.clone()),
            AssetContent::Large { from, bytes, .. } => {
                SiteFile::Copy { from: from.clone(), bytes: *bytes }
            }
        };
        let assets = course.assets.iter();
        let mut files = SiteFiles {
            course,
            site: assets.map(|(path, asset)| (path.clone(), file(asset))).collect(),
            authored: course.assets.keys().map(|path| (path.collision_key(), path)).collect(),
            faults: Vec::new(),
        };
        // The names of pages that this course does not have are reserved too, because it may have
        // them later.
        for name in SitePage::ALL.map(SitePage::name).into_iter().chain([STAMP]) {
            files.reserve(&SitePath::new(name));
        }
        files
    }

    /// Adds a file that the generator makes.
    pub fn generate(&mut self, path: SitePath, file: SiteFile) {
        self.reserve(&path);
        self.site.insert(path, file);
    }

    /// Reports the author's file whose path some file system treats as equal to `path`, once for
    /// each file.
    fn reserve(&mut self, path: &SitePath) {
        let key = path.collision_key();
        let Some(asset) = self.authored.get(&key).and_then(|at| self.course.assets.get(*at)) else {
            return;
        };
        // Conflicts between two files of the author are reported elsewhere.
        if self.course.pages.iter().any(|page| page.site == *path) {
            return;
        }
        self.authored.remove(&key);
        let own = &asset.path;
        let message = format!("`{own}` would become `{path}`, which the generator makes itself");
        self.faults.push(
            Diagnostic::new(&codes::PATH_COLLISION, Place::file(own), message)
                .help("rename the file"),
        );
    }

    /// The finished site. The faults that were found are added to `diagnostics`.
    pub fn finish(self, diagnostics: &mut Vec<Diagnostic>) -> Site {
        diagnostics.extend(self.faults);
        self.site
    }
}
