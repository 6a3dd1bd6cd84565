//! The severity of a diagnostic, and how a course changes it by code.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The course cannot be published like this: a page would be wrong, unreachable, ambiguous or
    /// unsafe.
    Error,
    /// The course can be published, but would be better without this.
    Warning,
}

impl Severity {
    /// The word shown to people.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// The level that `[check]` in `course.toml` sets for a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Report it as an error.
    Deny,
    /// Report it as a warning.
    Warn,
    /// Do not report it.
    Allow,
}

impl Level {
    /// The words an author writes, in the order in which messages list them.
    pub const WORDS: [&'static str; 3] = ["deny", "warn", "allow"];

    /// The level that authors write as `word`.
    pub fn parse(word: &str) -> Option<Level> {
        match word {
            "deny" => Some(Level::Deny),
            "warn" => Some(Level::Warn),
            "allow" => Some(Level::Allow),
            _ => None,
        }
    }
}

/// Levels, by the names of codes.
pub type Levels = BTreeMap<String, Level>;

/// Applies `levels` to `diagnostics`. A code whose severity is fixed stays as it is.
pub fn apply(levels: &Levels, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.retain_mut(|diagnostic| match levels.get(diagnostic.code.name) {
        _ if diagnostic.code.fixed => true,
        None => true,
        Some(Level::Allow) => false,
        Some(Level::Deny) => {
            diagnostic.severity = Severity::Error;
            true
        }
        Some(Level::Warn) => {
            diagnostic.severity = Severity::Warning;
            true
        }
    });
}
