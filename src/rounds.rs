//! Makes certain fixes in memory, round by round.
//!
//! 1. Of the fixes that a compilation offers, those are made that do not meet each other.
//! 2. The course is compiled again. If a file has more errors than before, the fixes are tried in
//!    halves until those that bring the errors are found. They are held back.
//! 3. This is repeated until no fix is made, because a fix may make room for another one, and one that
//!    was held back may have missed another.
//!
//! Nothing here touches the disk.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::fix::{Edit, Fix, chosen, edited};
use crate::diag::severity::Severity;
use crate::diag::{Diagnostic, MAX_PER_CODE_AND_FILE, codes};
use crate::pipeline::{Compiler, Options};
use crate::source::{MANIFEST, SourceTree};
use crate::text::path::CoursePath;

/// The maximum number of rounds.
const MAX_ROUNDS: usize = 10;

/// What came of the fixes.
#[derive(Debug, Default)]
pub struct Fixed {
    /// The number of diagnostics that were fixed, by file and code.
    pub counts: BTreeMap<(CoursePath, &'static str), usize>,
    /// The edits of each file: those of each round, in the text that the round before left.
    pub edits: BTreeMap<CoursePath, Vec<Vec<Edit>>>,
    /// The diagnostics whose fixes were held back to the end, each with an error that its fix would
    /// bring.
    pub held: Vec<(Diagnostic, Diagnostic)>,
}

/// A compiled course: its files and what is wrong with them.
pub struct State {
    /// The files.
    pub tree: SourceTree,
    /// The diagnostics, sorted.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes the certain fixes of the course in `state`, which becomes the course after them. Files are
/// changed only if `may_change` allows it.
pub fn fix(
    compiler: &Compiler,
    options: &Options,
    state: &mut State,
    mut may_change: impl FnMut(&CoursePath) -> bool,
) -> Fixed {
    let mut fixed = Fixed::default();
    for _ in 0..MAX_ROUNDS {
        let offered: Vec<Diagnostic> = state
            .diagnostics
            .iter()
            .filter(|offer| offer.fix.is_some())
            .filter(|offer| may_change(&offer.place.path))
            .cloned()
            .collect();
        let offered = without_conflicts(offered);
        // What was held back may be possible after the fixes of the last round.
        fixed.held.clear();
        let base = state.tree.clone();
        let mut round = Round { compiler, options, base: &base, state, made: Vec::new() };
        round.settle(offered, &mut fixed.held);
        let made = round.made;
        if made.is_empty() {
            break;
        }
        for diagnostic in &made {
            let key = (diagnostic.place.path.clone(), diagnostic.code.name);
            *fixed.counts.entry(key).or_default() += 1;
        }
        for (path, edits) in edits_by_file(&made) {
            fixed.edits.entry(path).or_default().push(edits);
        }
    }
    fixed
}

/// Those of `offered` whose fixes can be made at once.
fn without_conflicts(offered: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut by_file: BTreeMap<CoursePath, Vec<Diagnostic>> = BTreeMap::new();
    for diagnostic in offered {
        by_file.entry(diagnostic.place.path.clone()).or_default().push(diagnostic);
    }
    let mut all = Vec::new();
    for of_file in by_file.into_values() {
        let chosen = chosen(of_file.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()));
        let mut index = 0;
        all.extend(of_file.into_iter().filter(|_| {
            index += 1;
            chosen.contains(&(index - 1))
        }));
    }
    all
}

/// The edits of all fixes, by file and place.
fn edits_by_file(diagnostics: &[Diagnostic]) -> BTreeMap<CoursePath, Vec<Edit>> {
    let mut all: BTreeMap<CoursePath, Vec<Edit>> = BTreeMap::new();
    for diagnostic in diagnostics {
        let edits = diagnostic.fix.iter().flat_map(Fix::edits);
        all.entry(diagnostic.place.path.clone()).or_default().extend(edits.cloned());
    }
    all.values_mut().for_each(|edits| edits.sort_by_key(|edit| edit.span));
    all
}

struct Round<'r> {
    compiler: &'r Compiler,
    options: &'r Options,
    /// The files at the start of the round, in which the edits have their places.
    base: &'r SourceTree,
    state: &'r mut State,
    made: Vec<Diagnostic>,
}

impl Round<'_> {
    /// Makes the fixes of `offered` that bring no errors, and adds the others to `held`.
    fn settle(&mut self, mut offered: Vec<Diagnostic>, held: &mut Vec<(Diagnostic, Diagnostic)>) {
        if offered.is_empty() {
            return;
        }
        let all: Vec<Diagnostic> = self.made.iter().chain(&offered).cloned().collect();
        let texts = edits_by_file(&all).into_iter().filter_map(|(path, edits)| {
            let text = edited(self.base.text_of(&path)?, &edits);
            Some((path, text))
        });
        let tree = self.base.with_texts(texts);
        let diagnostics = self.compiler.compile(&tree, self.options).0.diagnostics;
        match new_error(&self.state.diagnostics, &offered, &diagnostics) {
            None => {
                *self.state = State { tree, diagnostics };
                self.made = all;
            }
            Some(error) => match offered.len() {
                1 => held.extend(offered.pop().map(|diagnostic| (diagnostic, error.clone()))),
                count => {
                    let rest = offered.split_off(count / 2);
                    self.settle(offered, held);
                    self.settle(rest, held);
                }
            },
        }
    }
}

/// An error of `after` that `before` did not have, or that is still there after its fix is one of
/// `made`; `None` when there is none.
///
/// Errors are counted by file and code, because their places move and their messages may name
/// something that was fixed. Files that were not part of the course before were not checked, so
/// their errors are not new.
fn new_error<'d>(
    before: &[Diagnostic],
    made: &[Diagnostic],
    after: &'d [Diagnostic],
) -> Option<&'d Diagnostic> {
    let is_manifest_broken = before.iter().any(|diagnostic| {
        diagnostic.place.path.as_str() == MANIFEST && diagnostic.code == &codes::INVALID_TOML
    });
    let unlisted: BTreeSet<&str> = before
        .iter()
        .filter(|diagnostic| diagnostic.code == &codes::UNLISTED_PAGE)
        .map(|diagnostic| diagnostic.place.path.folder())
        .collect();
    let was_checked = |path: &CoursePath| {
        let is_manifest = path.as_str() == MANIFEST;
        (is_manifest || !is_manifest_broken) && !unlisted.contains(path.folder())
    };
    let mut known = errors(before);
    // Where not all were shown, it is unknown how many there were.
    let is_capped = |count: &usize| *count >= MAX_PER_CODE_AND_FILE;
    known.values_mut().filter(|count| is_capped(count)).for_each(|count| *count = usize::MAX);
    for (key, count) in errors(made) {
        let left = known.entry(key).or_default();
        *left = left.saturating_sub(count);
    }
    let is_error = |d: &&Diagnostic| d.severity == Severity::Error;
    after.iter().filter(is_error).filter(|error| was_checked(&error.place.path)).find(|error| {
        let left = known.entry((&error.place.path, error.code.name)).or_default();
        let is_new = *left == 0;
        *left = left.saturating_sub(1);
        is_new
    })
}

/// The number of errors by file and code.
fn errors(diagnostics: &[Diagnostic]) -> BTreeMap<(&CoursePath, &'static str), usize> {
    let mut counts = BTreeMap::new();
    for error in diagnostics.iter().filter(|d| d.severity == Severity::Error) {
        *counts.entry((&error.place.path, error.code.name)).or_default() += 1;
    }
    counts
}
