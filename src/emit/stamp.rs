//! The stamp: the file in the root of a published site that says which files are ours.
//!
//! It has a line with the format's version, and then a line for each file of the site except
//! itself, sorted by path: the BLAKE3 hash of its bytes in hexadecimal, two spaces, its path. Only
//! files in the stamp are ever removed, so a stamp is read strictly or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

pub use crate::model::site_page::STAMP;

const HEADER: &str = "coursemark site ";
const VERSION: &str = "1";

/// The files of a folder that are ours, with the hashes they had when they were published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    files: BTreeMap<String, blake3::Hash>,
}

/// The reasons why a stamp cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StampFault {
    /// It does not begin like a stamp.
    #[error("it does not begin with `coursemark site`")]
    Header,
    /// Its version is newer than this program.
    #[error("a newer version of coursemark wrote it")]
    Newer,
    /// A line cannot be read.
    #[error("line {0} is damaged")]
    Line(
        /// The line, counted from 1.
        usize,
    ),
}

impl Stamp {
    /// The stamp of these files.
    pub fn new(files: BTreeMap<String, blake3::Hash>) -> Stamp {
        Stamp { files }
    }

    /// Reads a stamp file.
    pub fn parse(bytes: &[u8]) -> Result<Stamp, StampFault> {
        let text = str::from_utf8(bytes).map_err(|_| StampFault::Header)?;
        let (first, mut rest) = text.split_once('\n').ok_or(StampFault::Header)?;
        match first.strip_prefix(HEADER).ok_or(StampFault::Header)? {
            VERSION => {}
            _ => return Err(StampFault::Newer),
        }
        let mut files: BTreeMap<String, blake3::Hash> = BTreeMap::new();
        let mut line_number = 1;
        while !rest.is_empty() {
            line_number += 1;
            let fault = StampFault::Line(line_number);
            let (line, after) = rest.split_once('\n').ok_or(fault.clone())?;
            rest = after;
            let (hash, path) = line.split_once("  ").ok_or(fault.clone())?;
            let hash = blake3::Hash::from_hex(hash).map_err(|_| fault.clone())?;
            let in_order = files.last_key_value().is_none_or(|(last, _)| last.as_str() < path);
            if path_fault(path).is_some() || !in_order {
                return Err(fault);
            }
            files.insert(path.to_owned(), hash);
        }
        Ok(Stamp { files })
    }

    /// The stamp as its file holds it.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(32 + self.files.len() * 100);
        text.push_str(HEADER);
        text.push_str(VERSION);
        text.push('\n');
        for (path, hash) in &self.files {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}  {path}", hash.to_hex());
        }
        text
    }

    /// The hash that the file at `path` had when it was published; `None` when it is not ours.
    pub fn hash(&self, path: &str) -> Option<&blake3::Hash> {
        self.files.get(path)
    }

    /// The files with their hashes, in order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &blake3::Hash)> {
        self.files.iter().map(|(path, hash)| (path.as_str(), hash))
    }

    /// The number of its files that `other` does not have.
    pub fn count_missing_in(&self, other: &Stamp) -> usize {
        self.files.keys().filter(|path| !other.files.contains_key(*path)).count()
    }

    /// The names of the files, by their folder, which is empty for the root.
    pub fn by_folder(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for path in self.files.keys() {
            let (folder, name) = split(path);
            folders.entry(folder).or_default().push(name);
        }
        folders
    }

    /// Every folder with files anywhere below it, without the root; outer ones first.
    pub fn folders(&self) -> BTreeSet<&str> {
        folders(self.files.keys().map(String::as_str))
    }
}

/// The folders that `paths` need, without the root; outer ones first.
pub fn folders<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    for path in paths {
        let mut folder = split(path).0;
        while !folder.is_empty() && folders.insert(folder) {
            folder = split(folder).0;
        }
    }
    folders
}

/// Splits a path into its folder, which is empty for the root, and its last part.
pub fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// Why a path cannot be in a site or its stamp, or `None` when it can. Earlier stages produce no
/// such path; this is the last check before the disk.
pub fn path_fault(path: &str) -> Option<&'static str> {
    if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Some("a path has neither empty parts nor `.` nor `..`");
    }
    if path.contains('\\') || path.contains(char::is_control) {
        return Some("a path has neither backslashes nor control characters");
    }
    // A colon after one letter marks a drive on some systems.
    if path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic() {
        return Some("a path does not begin with a drive");
    }
    let (first, _) = path.split_once('/').unwrap_or((path, ""));
    first.eq_ignore_ascii_case(STAMP).then_some("the name is coursemark's own")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{STAMP as SOURCE_STAMP, STAMP_HEADER};

    #[test]
    fn the_reader_of_courses_knows_a_site_by_the_same_file() {
        assert_eq!((STAMP, HEADER), (SOURCE_STAMP, STAMP_HEADER));
    }

    fn stamp(paths: &[&str]) -> Stamp {
        Stamp::new(
            paths.iter().map(|path| ((*path).to_owned(), blake3::hash(path.as_bytes()))).collect(),
        )
    }

    #[test]
    fn a_stamp_reads_as_it_was_written() {
        for paths in [&[][..], &["index.html"], &["a b/c.html", "a/b/c", "a/b.html", "é.svg"]] {
            let stamp = stamp(paths);
            assert_eq!(Stamp::parse(stamp.to_text().as_bytes()), Ok(stamp));
        }
    }

    #[test]
    fn a_stamp_cut_anywhere_but_at_a_line_does_not_read() {
        let text = stamp(&["a.html", "b/c.html"]).to_text();
        for end in 0..text.len() {
            let reads = Stamp::parse(&text.as_bytes()[..end]).is_ok();
            assert_eq!(reads, text[..end].ends_with('\n'), "{:?}", &text[..end]);
        }
    }

    #[test]
    fn a_stamp_never_names_what_is_outside_the_folder() {
        let hash = blake3::hash(b"").to_hex();
        for path in ["../a", "/a", "a/../b", "a//b", "a/", ".", "", "a\\b", "c:/a", STAMP] {
            let text = format!("{HEADER}{VERSION}\n{hash}  {path}\n");
            assert_eq!(Stamp::parse(text.as_bytes()), Err(StampFault::Line(2)), "{path}");
        }
        let twice = format!("{HEADER}{VERSION}\n{hash}  b\n{hash}  a\n");
        assert_eq!(Stamp::parse(twice.as_bytes()), Err(StampFault::Line(3)));
    }

    #[test]
    fn a_stamp_of_another_version_is_told_from_a_damaged_one() {
        assert_eq!(Stamp::parse(b"coursemark site 2\nwhatever"), Err(StampFault::Newer));
        for text in ["", "coursemark site 1", "stamp\n", "\u{0}"] {
            assert_eq!(Stamp::parse(text.as_bytes()), Err(StampFault::Header), "{text:?}");
        }
        assert_eq!(Stamp::parse(&[0xff]), Err(StampFault::Header));
    }

    #[test]
    fn folders_stand_before_what_they_hold() {
        let stamp = stamp(&["a/b/c.html", "a/d.html", "e.html", "a.html"]);
        assert_eq!(stamp.folders().into_iter().collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(stamp.by_folder()[""], ["a.html", "e.html"]);
    }
}
