//! Writes a site from memory to a folder on the disk.
//!
//! [`publish`]
//! 1. checks the paths of the site and the place it goes to ([`target`]);
//! 2. takes the lock beside the target ([`lock`]), finishes or clears away what an earlier run
//!    left, and looks at what is at the target ([`survey`]);
//! 3. compares the site with it ([`plan`]), and is done if they are the same;
//! 4. writes the new site beside the old one ([`stage`]), where unchanged files become hard links
//!    instead of being written;
//! 5. puts it in the place of the old one ([`swap`]), and removes the old one ([`remove`]).
//!
//! [`project::create`] makes the folder of a new course; [`aside::AsideFile`] writes files for
//! authors and trainers; [`source_file`] replaces a file of the course by a fixed one, or adds one.
//!
//! Invariants:
//! - At every moment the target is either the whole old site or the whole new one. Where two
//!   folders cannot be exchanged in one step, it can be missing if the program is stopped at the
//!   wrong moment; the next run puts that right.
//! - When an error is returned, the target is as it was.
//! - Only files that a stamp of ours lists are overwritten or removed ([`stamp`]). No symbolic link
//!   in or at the target is followed.
//! - The published files depend only on the site: not on the old site, the time, the umask, or the
//!   order in which threads run.

pub mod aside;
pub mod error;
pub mod lock;
pub mod names;
pub mod plan;
pub mod project;
pub mod remove;
pub mod source_file;
pub mod stage;
pub mod stamp;
pub mod survey;
pub mod swap;
pub mod target;

use std::path::Path;

use crate::disk::folder::Folder;
use crate::emit::error::{EmitError, Entries};
use crate::emit::lock::Lock;
use crate::emit::names::Names;
use crate::emit::plan::{Modes, Plan};
use crate::emit::survey::{Found, OldSite};
use crate::emit::target::Target;
use crate::render::site::Site;

/// The result of publishing. It counts files only, without the stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The number of files that are new or whose bytes have changed.
    pub written: usize,
    /// The number of files that were there already with the same bytes.
    pub kept: usize,
    /// The number of files that were there and that the site no longer has.
    pub removed: usize,
    /// The total size of the site's files, in bytes.
    pub bytes: u64,
    /// The files that someone had edited since they were published, and that were replaced or
    /// removed.
    pub edited: Entries,
}

/// Whether a site made from the folder `course` may go to `target`, judging by its path and by what
/// the course uses. Nothing on the disk changes.
///
/// # Errors
/// When it may not; see [`Target::find`].
pub fn check_target(target: &Path, course: &Path) -> Result<(), EmitError> {
    Target::find(target, course, std::env::home_dir().as_deref()).map(|_| ())
}

/// Publishes `site`, which was made from the folder `course`, to `target`.
///
/// An old site is replaced as a whole, and only if it is ours and holds nothing foreign. When
/// nothing has changed, nothing is touched.
///
/// # Errors
/// When the target must not be written to, holds something that is not ours, is being published to
/// by another run, or cannot be written; see [`EmitError`]. The target is then unchanged.
pub fn publish(site: &Site, target: &Path, course: &Path) -> Result<Published, EmitError> {
    plan::check_paths(site)?;
    let target = Target::find(target, course, std::env::home_dir().as_deref())?;
    if target.has_parent() {
        // Checked again under the lock. It is checked here too, because a run that must fail should
        // not write anything beside the target either. If another run is at work, the disk may
        // fail, or this may look at an old site that is being removed: the lock decides.
        let parent = Folder::open(&target.parent)?;
        let identity = || parent.look(&target.name).map(|facts| facts.map(|facts| facts.identity));
        let before = identity()?;
        let found = survey::survey(&parent, &target.name, &target.shown);
        if !matches!(found, Err(EmitError::Disk(_))) && identity()? == before {
            found?;
        }
    }
    let made = target.make_parents()?;
    let result = publish_to(site, &target);
    if result.is_err() {
        made.undo();
    }
    result
}

fn publish_to(site: &Site, target: &Target) -> Result<Published, EmitError> {
    let parent = Folder::open(&target.parent)?;
    let names = Names::new(&target.name, std::process::id());
    let lock = Lock::take(&parent, &names.lock, &target.shown)?;
    swap::recover(&parent, &names)?;
    remove::sweep(&parent, &names)?;

    let found = survey::survey(&parent, &names.target, &target.shown)?;
    let modes = if lock.keeps_modes()? { Modes::Kept } else { Modes::Absent };
    let plan = plan::plan(site, found.site(), modes)?;
    let written = plan.written();
    let published = Published {
        written,
        kept: site.len() - written,
        removed: found.site().map_or(0, |old| old.stamp.count_missing_in(&plan.stamp)),
        bytes: plan.bytes(),
        edited: plan.edited.iter().fold(Entries::default(), |mut entries, path| {
            entries.add(path);
            entries
        }),
    };
    if found.site().is_some_and(|old| is_same(&plan, old, modes)) {
        return Ok(published);
    }
    replace(&parent, &names, &plan, &found, &target.shown)?;
    Ok(published)
}

/// Whether the old site already equals the new one.
fn is_same(plan: &Plan, old: &OldSite, modes: Modes) -> bool {
    let is_ours = modes == Modes::Absent || old.has_our_modes;
    is_ours && plan.written() == 0 && plan.stamp == old.stamp
}

fn replace(
    parent: &Folder,
    names: &Names,
    plan: &Plan,
    found: &Found,
    shown: &Path,
) -> Result<(), EmitError> {
    let staging = parent.make_folder(&names.staging)?;
    let identity = staging.facts()?.identity;
    let retired = stage::fill(&staging, plan, found.site())
        .and_then(|()| swap::swap(parent, names, found, shown));
    match retired {
        Ok(Some(retired)) => {
            // The new site is in place, so this is no failure. The next run removes what stays, and
            // reports why if it cannot.
            let _ = remove::remove(parent, retired);
            Ok(())
        }
        Ok(None) => Ok(()),
        Err(error) => {
            // Only if it is still the folder that was made above.
            let is_ours = parent
                .look(&names.staging)
                .is_ok_and(|facts| facts.is_some_and(|facts| facts.identity == identity));
            if is_ours {
                // The earlier error is reported; the next run tries again.
                let _ = remove::remove(parent, &names.staging);
            }
            Err(error)
        }
    }
}
