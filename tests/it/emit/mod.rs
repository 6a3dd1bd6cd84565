//! Publishing to a real disk: what is refused, what is kept, and the state after a fault.
#![allow(clippy::disallowed_methods, reason = "the tests look at the disk behind our back")]
#![allow(clippy::print_stdout, reason = "skipped tests and figures are shown with `--nocapture`")]

mod child;
mod command;
mod crash;
mod faults;
mod foreign;
mod publish;
mod refuse;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use coursemark::internals::emit::Published;
use coursemark::internals::emit::error::EmitError;
use coursemark::internals::render::site::{Site, SiteFile};
use coursemark::internals::text::path::SitePath;
use tempfile::TempDir;

/// A site of these files.
fn site(files: &[(&str, &str)]) -> Site {
    let file = |text: &str| SiteFile::Bytes(Arc::from(text.as_bytes()));
    files.iter().map(|(path, text)| (SitePath::new(path), file(text))).collect()
}

/// A site with some folders. Every second page holds `word`, and the other pages are the same in
/// all sites. One page exists only in the site of this word.
fn site_of(word: &str) -> Site {
    let mut site = site(&[("index.html", "front"), (&format!("only/{word}.html"), word)]);
    for number in 0..24 {
        let path = SitePath::new(&format!("unit-{}/deep/lesson-{number}.html", number / 8));
        let text = if number % 2 == 0 { word } else { "same" };
        site.insert(path, SiteFile::Bytes(Arc::from(text.repeat(400).as_bytes())));
    }
    site
}

/// A folder of its own with an empty `course` in it, and `dist` to publish to.
struct Sandbox {
    dir: TempDir,
}

impl Sandbox {
    fn new() -> Sandbox {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("course")).unwrap();
        fs::write(dir.path().join("course/course.toml"), "id = \"c\"\n").unwrap();
        Sandbox { dir }
    }

    /// A sandbox with a site already published.
    fn with(site: &Site) -> Sandbox {
        let sandbox = Sandbox::new();
        sandbox.publish(site).unwrap();
        sandbox
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn publish(&self, site: &Site) -> Result<Published, EmitError> {
        self.publish_to("dist", site)
    }

    fn publish_to(&self, target: &str, site: &Site) -> Result<Published, EmitError> {
        coursemark::internals::emit::publish(site, &self.path(target), &self.path("course"))
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Everything in the sandbox.
    fn tree(&self) -> Tree {
        tree(self.dir.path())
    }

    /// Everything in `dist`.
    fn dist(&self) -> Tree {
        tree(&self.path("dist"))
    }

    /// The names of all entries in the sandbox itself.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.dir.path()).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

/// The entries of a folder, by path: the kind, the mode, and the bytes or the target of a link.
type Tree = BTreeMap<PathBuf, (char, u32, Vec<u8>)>;

/// Reads a folder without following links. The folder itself is included, with an empty path.
fn tree(root: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut left = vec![PathBuf::new()];
    while let Some(path) = left.pop() {
        let real = root.join(&path);
        let metadata = fs::symlink_metadata(&real).unwrap();
        let kind = metadata.file_type();
        let (letter, bytes) = if kind.is_symlink() {
            ('l', fs::read_link(&real).unwrap().as_os_str().as_bytes().to_vec())
        } else if kind.is_dir() {
            let entries = fs::read_dir(&real).unwrap();
            left.extend(entries.map(|entry| path.join(entry.unwrap().file_name())));
            ('d', Vec::new())
        } else if kind.is_file() {
            ('f', fs::read(&real).unwrap())
        } else {
            ('?', Vec::new())
        };
        tree.insert(path, (letter, metadata.permissions().mode() & 0o7777, bytes));
    }
    tree
}

/// The content of `dist` after publishing `site` to a new folder.
fn tree_of(site: &Site) -> Tree {
    Sandbox::with(site).dist()
}

/// The inode of a file, which tells whether it is the same file.
fn number(path: &Path) -> u64 {
    fs::symlink_metadata(path).unwrap().ino()
}
