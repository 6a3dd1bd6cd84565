//! The reasons why a site was not published. Whichever is returned, the target is unchanged.

use std::fmt;
use std::path::PathBuf;

use crate::disk::DiskError;
use crate::emit::stamp::StampFault;

/// The reason why a site was not published. As text it is one line on what failed and why;
/// [`EmitError::help`] adds a second line when there is something to do about it.
#[derive(Debug)]
pub enum EmitError {
    /// Coursemark never publishes to this place.
    Refused {
        /// The target as the user gave it.
        target: PathBuf,
        /// Why coursemark never publishes there.
        refusal: Refusal,
    },
    /// The target holds something and no stamp, so none of it is ours.
    NotOurs {
        /// The target as the user gave it.
        target: PathBuf,
        /// The entries of the target.
        entries: Entries,
    },
    /// The target is a site of ours to which something foreign was added.
    Foreign {
        /// The target as the user gave it.
        target: PathBuf,
        /// The entries that are not ours.
        entries: Entries,
    },
    /// A folder left by an unfinished run has something foreign in it.
    Leftover {
        /// The folder that was left.
        path: PathBuf,
        /// The entries that are not ours.
        entries: Entries,
    },
    /// The stamp in the target cannot be read, so it is unknown which files are ours.
    Stamp {
        /// The stamp file.
        path: PathBuf,
        /// The fault in it.
        fault: StampFault,
    },
    /// Beside the target, something else has a name that only coursemark should use.
    Sidecar {
        /// Its path.
        path: PathBuf,
    },
    /// Another run is publishing to the same target.
    Locked {
        /// The target as the user gave it.
        target: PathBuf,
        /// The process that holds the lock, if the lock file names it.
        process: Option<u32>,
    },
    /// A path in the site cannot be written.
    Path {
        /// The path in the site.
        path: String,
        /// The fault in it.
        fault: &'static str,
    },
    /// A course file has changed since the course was read.
    SourceChanged {
        /// The file on the disk.
        path: PathBuf,
    },
    /// Something else replaced the target while the site was written.
    TargetChanged {
        /// The target as the user gave it.
        target: PathBuf,
    },
    /// The operating system refused.
    Disk(DiskError),
}

/// The reasons why coursemark never publishes to a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The path is empty.
    #[error("it names no folder")]
    Nameless,
    /// The path is the root of a file system.
    #[error("it is the root of the file system")]
    Root,
    /// The path is the home folder or a folder above it.
    #[error("it is or contains your home folder")]
    Home,
    /// The path is the course folder.
    #[error("it is the course itself")]
    Course,
    /// The path is a folder above the course.
    #[error("it contains the course")]
    AboveCourse,
    /// The path is deep inside the course folder.
    #[error("it lies among the sources of the course")]
    DeepInCourse,
    /// The path is the folder of the course's theme, whether it exists or not.
    #[error("it is where the course keeps its theme")]
    Theme,
    /// The path is the course's static folder, whether it exists or not.
    #[error("it is where the course keeps files to publish as they are")]
    StaticFolder,
    /// The path is the folder of a unit that the course lists, whether it exists or not.
    #[error("it is where the course keeps a unit")]
    Unit,
    /// The path is a symbolic link.
    #[error("it is a symbolic link")]
    Link,
    /// The path is a file, a pipe or a device.
    #[error("it is not a folder")]
    NotAFolder,
    /// The path is the top folder of a Git repository.
    #[error("it is a Git repository")]
    Repository,
    /// The path is the top folder of another file system, and cannot be replaced as a whole.
    #[error("it is a mount point, which cannot be replaced")]
    MountPoint,
}

impl EmitError {
    /// Advice on what to do, in one line; `None` when the message is all there is to say.
    pub fn help(&self) -> Option<&'static str> {
        Some(match self {
            EmitError::Refused { refusal, .. } => match refusal {
                Refusal::Link => "publish to the folder that it leads to",
                Refusal::Theme | Refusal::StaticFolder => {
                    "name a folder that is no part of the course, such as `--output dist`"
                }
                // The unit may have the very name of the usual folder.
                Refusal::Unit => {
                    "name a folder that is no part of the course, such as `--output site`"
                }
                Refusal::MountPoint => "publish to a folder inside it",
                Refusal::DeepInCourse => {
                    "publish to a folder directly in the course, such as `dist`, or outside it"
                }
                _ => "publish to a folder of its own, such as `dist`",
            },
            EmitError::NotOurs { .. } => "publish to a new or an empty folder",
            EmitError::Foreign { .. } => {
                "move what should be published into the course's `static` folder and the rest \
                 elsewhere, or publish to another folder"
            }
            EmitError::Leftover { .. } => "move what you need elsewhere and delete the folder",
            EmitError::Stamp { fault: StampFault::Newer, .. } => {
                "publish with the newer coursemark that made this site, or to another folder"
            }
            EmitError::Stamp { .. } => "delete the folder if it holds nothing but the site",
            EmitError::Sidecar { .. } => "move it elsewhere",
            EmitError::Locked { .. } => "wait until it has finished",
            EmitError::SourceChanged { .. } => "build again",
            EmitError::TargetChanged { .. } => "look at what is there now and build again",
            EmitError::Path { .. } => return None,
            EmitError::Disk(error) => return disk_help(error),
        })
    }
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EmitError::Refused { target, refusal } => {
                write!(f, "cannot publish to `{}`: {refusal}", target.display())?;
            }
            EmitError::NotOurs { target, entries } => write!(
                f,
                "cannot publish to `{}`: it is no site that coursemark made, it holds {entries}",
                target.display()
            )?,
            EmitError::Foreign { target, entries } => write!(
                f,
                "cannot publish to `{}`: it holds what coursemark did not put there: {entries}",
                target.display()
            )?,
            EmitError::Leftover { path, entries } => write!(
                f,
                "cannot clear `{}`: it holds what coursemark did not put there: {entries}",
                path.display()
            )?,
            EmitError::Stamp { path, fault } => {
                write!(f, "cannot read `{}`: {fault}", path.display())?;
            }
            EmitError::Sidecar { path } => write!(
                f,
                "cannot use `{}`: it is not the file that coursemark keeps under this name",
                path.display()
            )?,
            EmitError::Locked { target, process } => {
                write!(f, "cannot publish to `{}`: another run is doing so", target.display())?;
                if let Some(process) = process {
                    write!(f, " (process {process})")?;
                }
            }
            EmitError::Path { path, fault } => write!(f, "cannot write `{path}`: {fault}")?,
            EmitError::SourceChanged { path } => write!(
                f,
                "cannot copy `{}`: it has changed since the course was read",
                path.display()
            )?,
            EmitError::TargetChanged { target } => write!(
                f,
                "cannot publish to `{}`: something else took its place meanwhile",
                target.display()
            )?,
            EmitError::Disk(error) => write!(f, "{error}")?,
        }
        self.help().map_or(Ok(()), |help| write!(f, "\nhelp: {help}"))
    }
}

impl std::error::Error for EmitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // The error is transparent, so its source is the source of the inner error.
            EmitError::Disk(error) => std::error::Error::source(error),
            _ => None,
        }
    }
}

impl From<DiskError> for EmitError {
    fn from(error: DiskError) -> EmitError {
        EmitError::Disk(error)
    }
}

fn disk_help(error: &DiskError) -> Option<&'static str> {
    use std::io::ErrorKind;
    match error.source.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Some(
            "the site is made beside the old one: publish to a folder inside a folder that you \
             may write to",
        ),
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            Some("if it is a mount point, publish to a folder inside it")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Some("the old and the new site stand side by side for a moment: make room for both")
        }
        ErrorKind::Unsupported => {
            Some("publish to a folder on a local disk and copy the site from there")
        }
        _ => None,
    }
}

/// The entries of a folder: the first ten names, and the total number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    names: Vec<String>,
    total: usize,
}

impl Entries {
    /// The maximum number of names to list.
    const MAX_LISTED: usize = 10;

    /// Adds an entry by its path, in ascending order of paths. Folders end in `/`.
    pub fn add(&mut self, name: &str) {
        if self.names.len() < Entries::MAX_LISTED {
            // A name can contain control characters that a terminal would obey.
            let shown = name.chars().flat_map(|letter| {
                let (plain, escaped) = if letter.is_control() {
                    (None, Some(letter.escape_default()))
                } else {
                    (Some(letter), None)
                };
                plain.into_iter().chain(escaped.into_iter().flatten())
            });
            self.names.push(shown.collect());
        }
        self.total += 1;
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }
}

impl fmt::Display for Entries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.names.iter().enumerate() {
            write!(f, "{}`{name}`", if index == 0 { "" } else { ", " })?;
        }
        match self.total - self.names.len() {
            0 => Ok(()),
            more => write!(f, ", and {more} more"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_lists_ten_entries_and_counts_the_rest() {
        let mut entries = Entries::default();
        for number in 1..=12 {
            entries.add(&format!("file-{number}"));
        }
        assert_eq!(entries.to_string().matches("file-").count(), 10);
        assert!(entries.to_string().ends_with("`file-10`, and 2 more"), "{entries}");
    }

    #[test]
    fn a_name_cannot_command_the_terminal() {
        let mut entries = Entries::default();
        entries.add("a\u{1b}[2Jb\né");
        assert_eq!(entries.to_string(), "`a\\u{1b}[2Jb\\né`");
    }
}
