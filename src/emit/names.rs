//! The files and folders beside a target while it is published to. Their names begin with a dot and
//! the target's own name:
//!
//! | Name | Content |
//! |---|---|
//! | `.dist.coursemark-lock` | the lock, while a run lasts |
//! | `.dist.coursemark-staging-<process>` | the new site while it is written; then the old one while it is removed |
//! | `.dist.coursemark-staging-<process>-old` | the old site, where two folders cannot be exchanged |
//! | `.dist.coursemark-journal` | the progress of the two renames, in the same case |

use std::ffi::{OsStr, OsString};

/// The names beside one target, for one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// The target's own name.
    pub target: OsString,
    /// The lock file.
    pub lock: OsString,
    /// The journal of two renames.
    pub journal: OsString,
    /// The folder in which the new site is written.
    pub staging: OsString,
    /// The name of the old site when it cannot be exchanged with the new one.
    pub retired: OsString,
}

const STAGING: &str = ".coursemark-staging-";
const OLD: &str = "-old";

impl Names {
    /// The names beside `target` for the run of the process `process`.
    pub fn new(target: &OsStr, process: u32) -> Names {
        let beside = |rest: &str| {
            let mut name = OsString::from(".");
            name.push(target);
            name.push(rest);
            name
        };
        Names {
            target: target.to_owned(),
            lock: beside(".coursemark-lock"),
            journal: beside(".coursemark-journal"),
            staging: beside(&format!("{STAGING}{process}")),
            retired: beside(&format!("{STAGING}{process}{OLD}")),
        }
    }

    /// Whether `name` is that of a folder in which a run keeps a site beside this target.
    pub fn is_staging(&self, name: &OsStr) -> bool {
        let target = self.target.as_encoded_bytes();
        name.as_encoded_bytes()
            .strip_prefix(b".")
            .and_then(|rest| rest.strip_prefix(target))
            .and_then(|rest| rest.strip_prefix(STAGING.as_bytes()))
            .map(|rest| rest.strip_suffix(OLD.as_bytes()).unwrap_or(rest))
            .is_some_and(|process| !process.is_empty() && process.iter().all(u8::is_ascii_digit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_a_run_would_give_are_ours() {
        let names = Names::new("dist".as_ref(), 42);
        assert!(names.is_staging(&names.staging));
        assert!(names.is_staging(&names.retired));
        assert!(names.is_staging(".dist.coursemark-staging-7".as_ref()));
        for name in [
            "dist",
            ".dist.coursemark-lock",
            ".dist.coursemark-staging-",
            ".dist.coursemark-staging--old",
            ".dist.coursemark-staging-7a",
            ".dist.coursemark-staging-7-old-old",
            ".dist2.coursemark-staging-7",
        ] {
            assert!(!names.is_staging(name.as_ref()), "{name}");
        }
    }
}
