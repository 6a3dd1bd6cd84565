//! Diagnostics describe everything that can be wrong with a course, as plain data.
//!
//! A [`Diagnostic`] names a [`Code`], a place and what to do about it. It keeps no rendered text;
//! `render` draws a list of them for people and for programs. Every stage of the pipeline returns
//! its value together with its diagnostics ([`Reported`]) and goes on after a fault, so that one
//! run reports every fault.

pub mod code;
pub mod codes;
pub mod explain;
pub mod fix;
pub mod progress;
pub mod render;
pub mod severity;

use std::collections::BTreeMap;

use crate::diag::code::Code;
use crate::diag::fix::{Edit, Fix};
use crate::diag::severity::Severity;
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// A place in the course: a whole file, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path of the file.
    pub path: CoursePath,
    /// The bytes of the part, or `None` for the whole file.
    pub span: Option<Span>,
}

impl Place {
    /// The part `span` of the file `path`.
    pub fn new(path: &CoursePath, span: Span) -> Place {
        Place { path: path.clone(), span: Some(span) }
    }

    /// The whole file `path`.
    pub fn file(path: &CoursePath) -> Place {
        Place { path: path.clone(), span: None }
    }
}

/// One thing that is wrong with a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub code: &'static Code,
    /// The severity. It starts as the code's own; the course may change it by code.
    pub severity: Severity,
    /// The smallest place that shows the problem.
    pub place: Place,
    /// The fault, in one line that makes sense on its own: lower case, no full stop, code in
    /// backticks.
    pub message: String,
    /// Other places that help to explain the problem, each with what it shows.
    pub related: Vec<(Place, String)>,
    /// Changes that would fix it, one entry for each possibility.
    pub help: Vec<String>,
    /// Background that helps to understand the problem.
    pub notes: Vec<String>,
    /// The fix of the file at `place`, if there is one that needs no decision of the author.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A diagnostic that `code` is broken at `place`. `message` says how.
    pub fn new(code: &'static Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity,
            place,
            message: message.into(),
            related: Vec::new(),
            help: Vec::new(),
            notes: Vec::new(),
            fix: None,
        }
    }

    /// Adds a line on what to change.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help.push(help.into());
        self
    }

    /// Adds `did you mean …` when there is a suggestion.
    #[must_use]
    pub fn suggest(self, suggestion: Option<&str>) -> Diagnostic {
        match suggestion {
            Some(suggestion) => self.help(format!("did you mean `{suggestion}`?")),
            None => self,
        }
    }

    /// States the certain fix, as edits of the file at `place`. No edits are no fix.
    #[must_use]
    pub fn fix(mut self, edits: impl IntoIterator<Item = Edit>) -> Diagnostic {
        self.fix = Fix::new(edits);
        self
    }

    /// Adds `edit` to the certain fix, for the same fault at another place that is not reported.
    pub fn fix_too(&mut self, edit: Option<Edit>) {
        match (&mut self.fix, edit) {
            (Some(fix), Some(edit)) => fix.add(edit),
            (none @ None, edit) => *none = Fix::new(edit),
            (Some(_), None) => {}
        }
    }

    /// States that the place has `near` instead of the name `written`, which is there alone or in
    /// quotes. Without `near`, or where the name is written in another way, it is no certain fix.
    #[must_use]
    pub fn respell(mut self, written: &str, near: Option<&str>) -> Diagnostic {
        if let (Some(near), Some(span)) = (near, self.place.span) {
            let quotes = span.range().len().wrapping_sub(written.len());
            self.fix = match quotes {
                0 => Fix::new([Edit::replace(span, near)]),
                2 => {
                    let inside = span.range().start + 1..span.range().end - 1;
                    Fix::new([Edit::replace(Span::new(inside), near)])
                }
                _ => None,
            };
        }
        self
    }

    /// Adds a line of background.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Diagnostic {
        self.notes.push(note.into());
        self
    }

    /// Adds another place and what it shows.
    #[must_use]
    pub fn related(mut self, place: Place, shows: impl Into<String>) -> Diagnostic {
        self.related.push((place, shows.into()));
        self
    }
}

/// A value, and the problems found while making it. The value is always usable.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reported<T> {
    /// The value.
    pub value: T,
    /// The problems, in the order in which they were found.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Reported<T> {
    /// Pairs `value` with `diagnostics`.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Reported<T> {
        Reported { value, diagnostics }
    }

    /// Moves the diagnostics to `all` and returns the value.
    pub fn into_value(self, all: &mut Vec<Diagnostic>) -> T {
        all.extend(self.diagnostics);
        self.value
    }
}

/// The maximum number of diagnostics shown per code and file. The rest are only counted.
pub const MAX_PER_CODE_AND_FILE: usize = 50;

/// Sorts diagnostics into the order in which they are shown: by file, place, code and message.
/// Drops exact repeats. When one file has more than `MAX_PER_CODE_AND_FILE` of one code, the rest
/// are dropped and the last one shown says how many: a thousand faults of one kind have one cause.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.place, a.code.name, &a.message).cmp(&(&b.place, b.code.name, &b.message))
    });
    diagnostics.dedup();
    let alike = |d: &Diagnostic| (d.place.path.clone(), d.code.name);
    let mut counts: BTreeMap<(CoursePath, &str), usize> = BTreeMap::new();
    for diagnostic in diagnostics.iter() {
        *counts.entry(alike(diagnostic)).or_default() += 1;
    }
    let mut shown: BTreeMap<(CoursePath, &str), usize> = BTreeMap::new();
    diagnostics.retain_mut(|diagnostic| {
        let key = alike(diagnostic);
        let all = counts.get(&key).copied().unwrap_or_default();
        let number = shown.entry(key).or_default();
        *number += 1;
        if *number == MAX_PER_CODE_AND_FILE && all > MAX_PER_CODE_AND_FILE {
            diagnostic
                .notes
                .push(format!("{} more like this in this file", all - MAX_PER_CODE_AND_FILE));
        }
        *number <= MAX_PER_CODE_AND_FILE
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::Span;

    #[test]
    fn of_many_alike_the_first_are_shown_and_the_rest_counted() {
        let path = CoursePath::new("a.md");
        let fault =
            |at: usize| Diagnostic::new(&codes::BROKEN_LINK, Place::new(&path, Span::at(at)), "x");
        let mut all: Vec<Diagnostic> = (0..70).map(fault).collect();
        sort(&mut all);
        assert_eq!(all.len(), 50);
        assert_eq!(all[49].notes, ["20 more like this in this file"]);
        assert!(all[48].notes.is_empty());
    }
}
