//! `coursemark check --fix`: makes the certain fixes in the files of the author.
//!
//! [`crate::rounds`] finds in memory what each file becomes. This module reads the files that it may
//! change, writes them, or shows the changes, and says what was done.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use similar::TextDiff;

use crate::cli::load::{Compiled, shown};
use crate::cli::{crash, print, say};
use crate::diag::render::{Located, Sources};
use crate::emit::source_file::{SourceFile, SourceFileError};
use crate::pipeline::{Compiler, Options};
use crate::rounds::{Fixed, State, fix};
use crate::source::edited::edited;
use crate::source::{SourceTree, decoded};
use crate::text::list::Count;
use crate::text::path::CoursePath;

/// The number of lines up to which each file with fixes has its own. Where there would be more, there
/// is one for each code.
const MOST_LINES: usize = 20;

/// The maximum number of faults with a fix that was held back of which each is named.
const MOST_HELD: usize = 5;

/// The number of unchanged lines that a diff shows around each change.
const CONTEXT: usize = 3;

/// The certain fixes of a course, made in memory.
pub struct Fixing {
    files: BTreeMap<CoursePath, SourceFile>,
    fixed: Fixed,
    /// The course after the fixes.
    state: State,
    /// The files that cannot be written, each with the reason.
    refused: BTreeMap<CoursePath, SourceFileError>,
}

impl Fixing {
    /// Makes the certain fixes of the course that was read from `folder`.
    pub fn of(compiled: &Compiled, folder: &Path, options: &Options) -> Fixing {
        let mut files: BTreeMap<CoursePath, SourceFile> = BTreeMap::new();
        let mut refused: BTreeMap<CoursePath, SourceFileError> = BTreeMap::new();
        let may_change = |path: &CoursePath| {
            if refused.contains_key(path) {
                return false;
            }
            if files.contains_key(path) {
                return true;
            }
            match readable(compiled, folder, path) {
                Ok(file) => files.insert(path.clone(), file).is_none(),
                Err(error) => refused.insert(path.clone(), error).is_some(),
            }
        };
        let diagnostics = compiled.diagnostics.clone();
        let mut state = State { tree: compiled.tree.clone(), diagnostics };
        let fixed = fix(&Compiler::default(), options, &mut state, may_change);
        Fixing { files, fixed, state, refused }
    }

    /// The files of the course after the fixes.
    pub fn into_tree(self) -> SourceTree {
        self.state.tree
    }

    /// The files that change, each with its bytes after the fixes.
    fn changed(&self) -> impl Iterator<Item = (&CoursePath, &SourceFile, Vec<u8>)> {
        self.fixed.edits.iter().filter_map(|(path, rounds)| {
            let file = self.files.get(path)?;
            let all =
                rounds.iter().try_fold(file.bytes().to_vec(), |bytes, round| edited(&bytes, round));
            Some((path, file, all?))
        })
    }

    /// Writes the files that change. What cannot be written stays as it was, and is reported.
    pub fn write(&mut self) {
        crash::begin_writing();
        let failed: Vec<(CoursePath, SourceFileError)> = self
            .changed()
            .filter_map(|(path, file, bytes)| Some((path.clone(), file.replace(&bytes).err()?)))
            .collect();
        for (path, error) in failed {
            self.fixed.counts.retain(|(other, _), _| *other != path);
            self.refused.insert(path, error);
        }
    }

    /// Prints the changes as a unified diff, as other programs read it.
    /// Paths are those from the current folder, of which `folder` holds the course.
    pub fn print_diff(&self, folder: &Path) {
        let sources = Located { sources: &self.state.tree, folder: shown(folder) };
        let mut text = String::new();
        for (path, file, bytes) in self.changed() {
            let before = String::from_utf8_lossy(file.bytes());
            let after = String::from_utf8_lossy(&bytes);
            let diff = TextDiff::from_lines(&*before, &*after);
            let located = sources.located(path);
            let names = (format!("a/{located}"), format!("b/{located}"));
            let shown =
                diff.unified_diff().context_radius(CONTEXT).header(&names.0, &names.1).to_string();
            text.push_str(&shown);
        }
        print(&text);
    }

    /// Says what was fixed, as in “fixed 3 faults in 2 files”, and what could not be. `verb` begins
    /// the sentence.
    pub fn say(&self, verb: &str) {
        let counts = &self.fixed.counts;
        let files: BTreeSet<&CoursePath> = counts.keys().map(|(path, _)| path).collect();
        if !counts.is_empty() {
            let all = Count(counts.values().sum(), "fault");
            let mut text = format!("{verb} {all} in {}:\n", Count(files.len(), "file"));
            if counts.len() > MOST_LINES {
                for (code, (count, files)) in self.by_code() {
                    text.push_str(&format!("{count:>7} {code} in {}\n", Count(files, "file")));
                }
            } else {
                for ((path, code), count) in counts {
                    text.push_str(&format!("{count:>7} {code} in {path}\n"));
                }
            }
            say(&text);
        } else if self.refused.is_empty() && self.fixed.held.is_empty() {
            say("there is nothing to fix");
        }
        for error in self.refused.values() {
            say(&format!("error: {error}"));
        }
        for (diagnostic, error) in self.fixed.held.iter().take(MOST_HELD) {
            let (code, path) = (diagnostic.code.name, &diagnostic.place.path);
            let brought = format!("error[{}] in {}", error.code.name, error.place.path);
            say(&format!(
                "note: {code} in {path} is left, because its fix would bring {brought}: {}",
                error.message
            ));
        }
        let more = self.fixed.held.len().saturating_sub(MOST_HELD);
        if more > 0 {
            say(&format!("note: {more} more like this"));
        }
    }

    /// The number of faults of each code that were fixed, and of the files that they were in.
    fn by_code(&self) -> BTreeMap<&'static str, (usize, usize)> {
        let mut all: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
        for ((_, code), count) in &self.fixed.counts {
            let (faults, files) = all.entry(code).or_default();
            *faults += count;
            *files += 1;
        }
        all
    }

    /// Whether a file could not be written.
    pub fn has_failed(&self) -> bool {
        !self.refused.is_empty()
    }
}

/// The file at `path`, if it is as it was when the course was read.
fn readable(
    compiled: &Compiled,
    folder: &Path,
    path: &CoursePath,
) -> Result<SourceFile, SourceFileError> {
    let file = SourceFile::read(folder, path)?;
    let read = decoded(file.bytes().to_vec());
    if compiled.tree.text_of(path).map(|text| &**text) != read.as_deref() {
        return Err(SourceFileError::Changed(folder.join(path.as_str())));
    }
    Ok(file)
}
