//! Writing the trainer's key, a file beside the site and never in it.

use std::path::{Component, Path, PathBuf};

use crate::disk::file::Kind;
use crate::disk::folder::Folder;
use crate::disk::{self, DiskError};
use crate::emit::target::Target;
use crate::render::pages::KEY_GENERATOR;
use crate::text::path::encode_path;

/// So many bytes at the start of a file tell whether it is a key.
const HEAD: u64 = 1024;

/// Why no key was written. As text it is one line that says what and why and, where there is
/// something to do about it, a second one.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The path names no file.
    #[error("cannot write the key to `{}`: it is no name of a file\nhelp: name a file, such as `dist.key.html`", .0.display())]
    Nameless(PathBuf),
    /// The file would be published.
    #[error("cannot write the key to `{}`: it lies in the site, where learners could read it\nhelp: name a file beside the site, such as `dist.key.html`", .0.display())]
    InSite(PathBuf),
    /// The file would count to the course.
    #[error("cannot write the key to `{}`: it lies in the course, whose files may be published\nhelp: name a file outside of the course", .0.display())]
    InCourse(PathBuf),
    /// Something else stands there.
    #[error("cannot write the key to `{}`: what stands there is no key that coursemark made\nhelp: name a file that does not exist yet", .0.display())]
    NotOurs(PathBuf),
    /// The operating system refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// A place that a key may be written to.
#[derive(Debug)]
pub struct KeyFile {
    target: Target,
    address: String,
}

impl KeyFile {
    /// The place that `file` names, for the key to the site in the folder `site`, which is made from
    /// the folder `course`. Nothing on the disk changes.
    ///
    /// # Errors
    /// When a key must not be written there; see [`KeyError`].
    pub fn find(file: &Path, site: &Path, course: &Path) -> Result<KeyFile, KeyError> {
        let target = Target::named(file)?.map_err(|_| KeyError::Nameless(file.to_owned()))?;
        // Of a site that cannot be located, publishing says why.
        let site = Target::named(site)?.map_or_else(|_| site.to_owned(), |site| site.path());
        let place = target.path();
        if place.starts_with(&site) {
            return Err(KeyError::InSite(file.to_owned()));
        }
        if place.starts_with(disk::canonical(course)?) {
            return Err(KeyError::InCourse(file.to_owned()));
        }
        let found = KeyFile { address: address(&target.parent, &site), target };
        if found.target.has_parent() {
            found.is_free(&Folder::open(&found.target.parent)?)?;
        }
        Ok(found)
    }

    /// The path as it was given.
    pub fn shown(&self) -> &Path {
        &self.target.shown
    }

    /// Where the site is, as seen from the key; with a slash at its end.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Makes `page` all that the file holds, in one step. A key that stands there already with the
    /// same bytes is not touched.
    ///
    /// # Errors
    /// When something else than a key stands there, or the disk refuses. What stood there stays.
    pub fn write(&self, page: &[u8]) -> Result<(), KeyError> {
        let made = self.target.make_parents()?;
        let result = self.replace(page);
        if result.is_err() {
            made.undo();
        }
        result
    }

    fn replace(&self, page: &[u8]) -> Result<(), KeyError> {
        let folder = Folder::open(&self.target.parent)?;
        self.is_free(&folder)?;
        if let Some(mut file) = folder.file(&self.target.name)?
            && file.holds(page)?
        {
            return Ok(());
        }
        let staging = self.target.staging();
        let mut file = folder.make_file(&staging)?;
        let result = file
            .write(page)
            .and_then(|()| file.sync())
            .and_then(|()| folder.rename(&staging, &self.target.name))
            .and_then(|()| folder.sync());
        if result.is_err() {
            // The error that is reported is the one that came first.
            let _ = folder.remove_file(&staging);
        }
        Ok(result?)
    }

    /// Whether nothing stands there, or a key of ours.
    fn is_free(&self, folder: &Folder) -> Result<(), KeyError> {
        let not_ours = || KeyError::NotOurs(self.target.shown.clone());
        match folder.look(&self.target.name)?.map(|facts| facts.kind) {
            None => return Ok(()),
            Some(Kind::File) => {}
            Some(_) => return Err(not_ours()),
        }
        let Some(mut file) = folder.file(&self.target.name)? else { return Ok(()) };
        let head = String::from_utf8_lossy(&file.head(HEAD)?).into_owned();
        let mark = format!("<meta name=\"generator\" content=\"{KEY_GENERATOR}\">");
        if head.contains(&mark) { Ok(()) } else { Err(not_ours()) }
    }
}

/// The address of the folder `to` as seen from the folder `from`; both are whole paths without links.
fn address(from: &Path, to: &Path) -> String {
    let shared = from.components().zip(to.components()).take_while(|(one, other)| one == other);
    let shared = shared.count();
    let up = from.components().skip(shared).map(|_| "..".to_owned());
    let down = to.components().skip(shared).filter_map(|part| match part {
        Component::Normal(name) => Some(encode_path(&name.to_string_lossy())),
        _ => None,
    });
    let mut address: String = up.chain(down).map(|part| part + "/").collect();
    if address.is_empty() || !address.starts_with("../") {
        // Without it a name with a colon would be read as the scheme of a URL.
        address.insert_str(0, "./");
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_found_from_the_key() {
        for (from, to, expected) in [
            ("/work", "/work/dist", "./dist/"),
            ("/work/keys", "/work/dist", "../dist/"),
            ("/work/a/b", "/work", "../../"),
            ("/work", "/work/my site/a:b", "./my%20site/a%3Ab/"),
        ] {
            assert_eq!(address(Path::new(from), Path::new(to)), expected);
        }
    }
}
