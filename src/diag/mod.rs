//! Diagnostics: everything that can be wrong with a course, as plain data.
//!
//! A [`Diagnostic`] names a [`Code`], a place and what to do about it. It keeps no rendered text;
//! `render` draws a list of them for people and for programs. Every stage of the pipeline returns
//! its value beside its diagnostics ([`Reported`]) and goes on after a fault, so that one run
//! reports all there is.

pub mod code;
pub mod codes;
pub mod explain;
pub mod render;
pub mod severity;

use std::collections::BTreeMap;

use crate::diag::code::Code;
use crate::diag::severity::Severity;
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// A place in the course: a file, and what part of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub path: CoursePath,
    /// The bytes meant, or `None` for the file as a whole.
    pub span: Option<Span>,
}

impl Place {
    /// The part `span` of the file `path`.
    pub fn new(path: &CoursePath, span: Span) -> Place {
        Place { path: path.clone(), span: Some(span) }
    }

    /// The file `path` as a whole.
    pub fn file(path: &CoursePath) -> Place {
        Place { path: path.clone(), span: None }
    }
}

/// One thing that is wrong with a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule it breaks.
    pub code: &'static Code,
    /// How bad it is. Starts as the code's own severity; a course may change it by code.
    pub severity: Severity,
    /// The smallest place that shows the problem.
    pub place: Place,
    /// What is wrong, in one line that stands alone: lower case, no full stop, code in backticks.
    pub message: String,
    /// Other places that have to do with it, each with what it shows.
    pub related: Vec<(Place, String)>,
    /// What to change.
    pub help: Vec<String>,
    /// What else is worth knowing.
    pub notes: Vec<String>,
}

impl Diagnostic {
    /// `code` is broken at `place`; `message` says how.
    pub fn new(code: &'static Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity,
            place,
            message: message.into(),
            related: Vec::new(),
            help: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Adds what to change.
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

    /// Adds what else is worth knowing.
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

/// A value and what was found wrong on the way to it. The value is always usable.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reported<T> {
    /// The result.
    pub value: T,
    /// What is wrong, in the order in which it was found.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Reported<T> {
    /// `value` with `diagnostics`.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Reported<T> {
        Reported { value, diagnostics }
    }

    /// Moves the diagnostics to `all` and gives the value.
    pub fn into_value(self, all: &mut Vec<Diagnostic>) -> T {
        all.extend(self.diagnostics);
        self.value
    }
}

/// As many diagnostics of one code are shown for one file; what follows is counted.
const MOST_ALIKE: usize = 50;

/// Puts diagnostics in the order in which they are shown: by file, place, code and message. Exact
/// repeats are dropped, and of very many of one code in one file the last one shown says how many
/// more there are: a file with a thousand faults of one kind has one cause.
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
        if *number == MOST_ALIKE && all > MOST_ALIKE {
            diagnostic.notes.push(format!("{} more like this in this file", all - MOST_ALIKE));
        }
        *number <= MOST_ALIKE
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
