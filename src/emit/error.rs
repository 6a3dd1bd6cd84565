//! Why a site was not published. Whatever is returned, the target is as it was.

use std::fmt;
use std::path::PathBuf;

use crate::disk::DiskError;
use crate::emit::stamp::StampFault;

/// Why a site was not published. The message is one line; [`EmitError::help`] says what to do.
#[derive(Debug, thiserror::Error)]
pub enum EmitError {
    /// The target is a place that is never published to.
    #[error("cannot publish to `{}`: {refusal}", target.display())]
    Refused {
        /// The target as it was given.
        target: PathBuf,
        /// What is wrong with it.
        refusal: Refusal,
    },
    /// The target holds something and no stamp, so that all of it is somebody else's.
    #[error("cannot publish to `{}`: it is no site that coursemark made, it holds {entries}", target.display())]
    NotOurs {
        /// The target as it was given.
        target: PathBuf,
        /// What it holds.
        entries: Entries,
    },
    /// The target is a site of ours in which somebody else has put something.
    #[error("cannot publish to `{}`: it holds what coursemark did not put there: {entries}", target.display())]
    Foreign {
        /// The target as it was given.
        target: PathBuf,
        /// What is foreign in it.
        entries: Entries,
    },
    /// A run that did not finish has left a folder in which there is now something foreign.
    #[error("cannot clear `{}`: it holds what coursemark did not put there: {entries}", path.display())]
    Leftover {
        /// The folder that was left.
        path: PathBuf,
        /// What is foreign in it.
        entries: Entries,
    },
    /// The stamp in the target cannot be read, so nobody can tell what in there is ours.
    #[error("cannot read the stamp `{}`: {fault}", path.display())]
    Stamp {
        /// The stamp file.
        path: PathBuf,
        /// What is wrong with it.
        fault: StampFault,
    },
    /// Beside the target stands something under a name that only coursemark should use.
    #[error("cannot use `{}`: it is not the file that coursemark keeps under this name", path.display())]
    Sidecar {
        /// What stands there.
        path: PathBuf,
    },
    /// Another run is publishing to the same target.
    #[error("cannot publish to `{}`: another run of coursemark{} is publishing to it", target.display(), Process(*process))]
    Locked {
        /// The target as it was given.
        target: PathBuf,
        /// The process that holds the lock, when it has said so.
        process: Option<u32>,
    },
    /// The site has a file whose path cannot be written.
    #[error("cannot write `{path}`: {fault}")]
    Path {
        /// The path in the site.
        path: String,
        /// What is wrong with it.
        fault: &'static str,
    },
    /// A course file is no longer what it was when the course was read.
    #[error("cannot copy `{}`: it has changed since the course was read", path.display())]
    SourceChanged {
        /// The file on the disk.
        path: PathBuf,
    },
    /// The target was replaced by something else while the site was written.
    #[error("cannot publish to `{}`: something else took its place meanwhile", target.display())]
    TargetChanged {
        /// The target as it was given.
        target: PathBuf,
    },
    /// The operating system refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// Why a path is never published to.
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
    /// The path lies in a folder inside the course.
    #[error("it lies among the sources of the course")]
    DeepInCourse,
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
    /// What to do about it, in one line; `None` when the message says all there is to say.
    pub fn help(&self) -> Option<&'static str> {
        Some(match self {
            EmitError::Refused { refusal, .. } => match refusal {
                Refusal::Link => "publish to the folder that it leads to",
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

/// The names of what a folder holds: the first ten, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    names: Vec<String>,
    total: usize,
}

impl Entries {
    /// The most names that are listed.
    const LISTED: usize = 10;

    /// Adds an entry by its path; folders end in `/`. Entries are added in the order of their paths.
    pub fn add(&mut self, name: &str) {
        if self.names.len() < Entries::LISTED {
            // A name can hold what a terminal would obey.
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

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// The names that are listed, ten at the most.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.total
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

/// The process in a message about a lock.
struct Process(Option<u32>);

impl fmt::Display for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |process| write!(f, " (process {process})"))
    }
}
