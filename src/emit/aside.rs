//! Writes files for authors and trainers beside the site, never into it: the key, graphs of
//! scenarios, the report on coverage.

use std::path::{Component, Path, PathBuf};

use crate::disk::file::Kind;
use crate::disk::folder::Folder;
use crate::disk::{self, DiskError};
use crate::emit::target::Target;
use crate::text::path::encode_path;

/// The number of bytes at the start of a file in which its mark must be.
const MARK_BYTES: u64 = 1024;

/// The reasons why a file was not written. As text, an error is one line on what failed and why,
/// and a second line when there is something to do about it.
#[derive(Debug, thiserror::Error)]
pub enum AsideError {
    /// The path does not name a file.
    #[error("cannot write `{}`: it is no name of a file\nhelp: name a file, such as `dist.key.html`", .0.display())]
    Nameless(PathBuf),
    /// The file would be published, because it is in the site.
    #[error("cannot write `{}`: it lies in the site, where learners could read it\n\
     help: name a place beside the site, such as `dist.key.html`", .0.display())]
    InSite(PathBuf),
    /// The file would be part of the course.
    #[error("cannot write `{}`: it lies in the course, whose files may be published\n\
     help: name a place outside of the course", .0.display())]
    InCourse(PathBuf),
    /// Something that coursemark did not write is at that path.
    #[error("cannot write `{}`: coursemark did not make what stands there\n\
     help: name a place where there is nothing yet", .0.display())]
    NotOurs(PathBuf),
    /// The operating system refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// A place to which a file for authors may be written.
#[derive(Debug)]
pub struct AsideFile {
    target: Target,
    address: String,
    /// The text near the start of every file of this kind, which identifies it.
    mark: String,
}

impl AsideFile {
    /// The place that `file` names, for a file with `mark` near its start. It is outside the folder
    /// `course`, and outside the site in the folder `site` if there is one. Nothing on the disk
    /// changes.
    ///
    /// # Errors
    /// When nothing may be written there; see [`AsideError`].
    pub fn find(
        file: &Path,
        mark: &str,
        site: Option<&Path>,
        course: &Path,
    ) -> Result<AsideFile, AsideError> {
        let target = Target::named(file)?.map_err(|_| AsideError::Nameless(file.to_owned()))?;
        // If a site cannot be located, publishing reports why.
        let named = |site: &Path| -> Result<PathBuf, AsideError> {
            Ok(Target::named(site)?.map_or_else(|_| site.to_owned(), |site| site.path()))
        };
        let site = site.map(named).transpose()?;
        let place = target.path();
        if site.as_ref().is_some_and(|site| place.starts_with(site)) {
            return Err(AsideError::InSite(file.to_owned()));
        }
        if place.starts_with(disk::canonical(course)?) {
            return Err(AsideError::InCourse(file.to_owned()));
        }
        let address = site.map(|site| address(&target.parent, &site)).unwrap_or_default();
        let found = AsideFile { address, target, mark: mark.to_owned() };
        if found.target.has_parent() {
            found.is_free(&Folder::open(&found.target.parent)?)?;
        }
        Ok(found)
    }

    /// The path as the user gave it.
    pub fn shown(&self) -> &Path {
        &self.target.shown
    }

    /// The address of the site relative to the file, with a slash at its end. Empty without a site.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Replaces the whole content of the file with `page`, in one step. A file with the same bytes
    /// is not touched.
    ///
    /// # Errors
    /// When something else has that name, or the disk refuses. The old content then stays.
    pub fn write(&self, page: &[u8]) -> Result<(), AsideError> {
        let made = self.target.make_parents()?;
        let result = self.replace(page);
        if result.is_err() {
            made.undo();
        }
        result
    }

    fn replace(&self, page: &[u8]) -> Result<(), AsideError> {
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
            // The earlier error is reported.
            let _ = folder.remove_file(&staging);
        }
        Ok(result?)
    }

    /// Whether nothing has that name, or only a file of ours.
    fn is_free(&self, folder: &Folder) -> Result<(), AsideError> {
        let not_ours = || AsideError::NotOurs(self.target.shown.clone());
        match folder.look(&self.target.name)?.map(|facts| facts.kind) {
            None => return Ok(()),
            Some(Kind::File) => {}
            Some(_) => return Err(not_ours()),
        }
        let Some(mut file) = folder.file(&self.target.name)? else { return Ok(()) };
        let head = String::from_utf8_lossy(&file.head(MARK_BYTES)?).into_owned();
        if head.contains(&self.mark) { Ok(()) } else { Err(not_ours()) }
    }
}

/// The address of the folder `to` relative to the folder `from`. Both are absolute, without links.
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
        // Without this, a name with a colon would look like the scheme of a URL.
        address.insert_str(0, "./");
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_found_from_beside() {
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
