//! The stamp: the file in a site that lists what the generator made, with the hash of each file.
//!
//! ```text
//! coursemark site 1
//! 5f1c…  index.html
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use crate::disk::{self, DiskError};
use crate::render::site::{Site, SiteFile};
use crate::text::path::SitePath;

/// The stamp's name in the root of a site.
pub const STAMP: &str = ".coursemark-stamp";

const FIRST_LINE: &str = "coursemark site 1";

/// What a site holds: hashes by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp(BTreeMap<SitePath, String>);

impl Stamp {
    /// The stamp of a site.
    ///
    /// # Errors
    /// When a file that is to be copied cannot be read.
    pub fn of(site: &Site) -> Result<Stamp, DiskError> {
        let hashes: Result<BTreeMap<SitePath, String>, DiskError> = site
            .par_iter()
            .map(|(path, file)| {
                let hash = match file {
                    SiteFile::Bytes(bytes) => blake3::hash(bytes),
                    SiteFile::Copy { from, .. } => blake3::hash(&disk::read(from)?),
                };
                Ok((path.clone(), hash.to_hex().to_string()))
            })
            .collect();
        Ok(Stamp(hashes?))
    }

    /// The stamp in a folder. An empty one when there is none, or when it is of another format:
    /// then nothing in the folder is known to be ours.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn read(folder: &Path) -> Result<Stamp, DiskError> {
        let path = folder.join(STAMP);
        if disk::standing(&path)? != disk::Standing::File {
            return Ok(Stamp::default());
        }
        let bytes = disk::read(&path)?;
        Ok(String::from_utf8(bytes).ok().and_then(|text| Stamp::parse(&text)).unwrap_or_default())
    }

    /// Whether a folder has a stamp of this format.
    pub fn is_in(folder: &Path) -> bool {
        let bytes = disk::read(&folder.join(STAMP)).unwrap_or_default();
        String::from_utf8(bytes).is_ok_and(|text| Stamp::parse(&text).is_some())
    }

    fn parse(text: &str) -> Option<Stamp> {
        let mut lines = text.lines();
        if lines.next() != Some(FIRST_LINE) {
            return None;
        }
        let entry = |line: &str| {
            let (hash, path) = line.split_once("  ")?;
            let safe = !path.is_empty()
                && !path.contains(['\\', '\0'])
                && path.split('/').all(|part| !matches!(part, "" | "." | ".."));
            safe.then(|| (SitePath::new(path), hash.to_owned()))
        };
        lines.map(entry).collect::<Option<BTreeMap<_, _>>>().map(Stamp)
    }

    /// The stamp as it is written.
    pub fn to_text(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n");
        for (path, hash) in &self.0 {
            text.push_str(&format!("{hash}  {path}\n"));
        }
        text
    }

    /// The hash of a file.
    pub fn get(&self, path: &SitePath) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Every file with its hash.
    pub fn iter(&self) -> impl Iterator<Item = (&SitePath, &str)> {
        self.0.iter().map(|(path, hash)| (path, hash.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_back_and_cannot_name_other_places() {
        let site =
            Site::from([(SitePath::new("a/b.html"), SiteFile::Bytes(b"x".as_slice().into()))]);
        let stamp = Stamp::of(&site).unwrap();
        assert_eq!(Stamp::parse(&stamp.to_text()), Some(stamp));
        for path in ["../x", "/x", "a//b", "a/../../x", "a\\b"] {
            assert_eq!(Stamp::parse(&format!("{FIRST_LINE}\n00  {path}\n")), None, "{path}");
        }
        assert_eq!(Stamp::parse("coursemark site 2\n"), None);
    }
}
