//! Puts the new site in the place of the old one.
//!
//! Where the system can exchange two folders in one step, that is all: at every moment the target
//! is the old site or the new one. Elsewhere the old site is renamed away, and then the new one is
//! renamed into its place. A journal, synced to the disk before the first rename, lets the next run
//! finish.
//!
//! If anything fails after the new site is in place, the old one is put back.

use std::ffi::OsStr;
use std::path::Path;

use crate::disk::folder::{Ability, Folder};
use crate::emit::error::EmitError;
use crate::emit::names::Names;
use crate::emit::survey::{Found, OldSite, foreign};

/// Puts the staged site at the target. Returns the name that the old site has now, if there was
/// one.
///
/// # Errors
/// When the target no longer matches `found`, or the system refuses; the target is then unchanged.
pub fn swap<'a>(
    parent: &Folder,
    names: &'a Names,
    found: &Found,
    shown: &Path,
) -> Result<Option<&'a OsStr>, EmitError> {
    match found {
        Found::Nothing | Found::Empty => {
            // This fails if anything but an empty folder has appeared there.
            parent.rename(&names.staging, &names.target)?;
            parent.sync().inspect_err(|_| {
                // The earlier error is reported.
                let _ = parent.rename(&names.target, &names.staging);
            })?;
            Ok(None)
        }
        Found::Site(old) => match exchange(parent, names, old, shown)? {
            Ability::Done => Ok(Some(&names.staging)),
            Ability::Unsupported => {
                rename_twice(parent, names, old, shown)?;
                Ok(Some(&names.retired))
            }
        },
    }
}

fn exchange(
    parent: &Folder,
    names: &Names,
    old: &OldSite,
    shown: &Path,
) -> Result<Ability, EmitError> {
    if parent.exchange(&names.staging, &names.target)? == Ability::Unsupported {
        return Ok(Ability::Unsupported);
    }
    let settled =
        check_retired(parent, &names.staging, old, shown).and_then(|()| Ok(parent.sync()?));
    if let Err(error) = settled {
        parent.exchange(&names.staging, &names.target)?;
        return Err(error);
    }
    Ok(Ability::Done)
}

/// The start of a journal. The process that owns the staging folder follows.
const HEADER: &str = "coursemark-journal 1 ";

/// The maximum number of bytes to read of a journal.
const MAX_READ_BYTES: u64 = 64;

fn rename_twice(
    parent: &Folder,
    names: &Names,
    old: &OldSite,
    shown: &Path,
) -> Result<(), EmitError> {
    write_journal(parent, names)?;
    let result =
        parent.rename(&names.target, &names.retired).map_err(EmitError::from).and_then(|()| {
            let settled = check_retired(parent, &names.retired, old, shown)
                .and_then(|()| Ok(parent.rename(&names.staging, &names.target)?));
            if settled.is_err() {
                parent.rename(&names.retired, &names.target)?;
                return settled;
            }
            parent.sync().inspect_err(|_| {
                // The earlier error is reported.
                let _ = parent.rename(&names.target, &names.staging);
                let _ = parent.rename(&names.retired, &names.target);
            })?;
            Ok(())
        });
    // If even that fails, the journal does no harm: the next run finds the target in place.
    let _ = parent.remove_file(&names.journal);
    result
}

fn write_journal(parent: &Folder, names: &Names) -> Result<(), EmitError> {
    let mut journal = parent.make_file(&names.journal)?;
    let written = journal
        .write(format!("{HEADER}{}\n", std::process::id()).as_bytes())
        .and_then(|()| journal.sync())
        .and_then(|()| parent.sync());
    written.inspect_err(|_| {
        let _ = parent.remove_file(&names.journal);
    })?;
    Ok(())
}

/// Finishes what a run started that was stopped between two renames, and removes its journal.
///
/// # Errors
/// When the system refuses, or something of that name is no journal of ours.
pub fn recover(parent: &Folder, names: &Names) -> Result<(), EmitError> {
    let not_ours = || EmitError::Sidecar { path: parent.path().join(&names.journal) };
    let Some(mut journal) = parent.file(&names.journal)? else {
        return match parent.look(&names.journal)? {
            None => Ok(()),
            Some(_) => Err(not_ours()),
        };
    };
    let bytes = journal.head(MAX_READ_BYTES)?;
    let header = HEADER.as_bytes();
    if !bytes.starts_with(header) && !header.starts_with(&bytes) {
        return Err(not_ours());
    }
    let process = str::from_utf8(&bytes)
        .ok()
        .and_then(|text| text.strip_prefix(HEADER)?.strip_suffix('\n')?.parse().ok());
    // An incomplete journal was not on the disk before the first rename, so no rename took place.
    if let Some(process) = process
        && parent.look(&names.target)?.is_none()
    {
        let begun = Names::new(&names.target, process);
        if parent.folder(&begun.staging)?.is_some() {
            parent.rename(&begun.staging, &names.target)?;
        } else if parent.folder(&begun.retired)?.is_some() {
            parent.rename(&begun.retired, &names.target)?;
        }
        parent.sync()?;
    }
    Ok(parent.remove_file(&names.journal)?)
}

/// Checks that the folder moved away to `name` is the site that was surveyed, and that nothing
/// foreign has appeared in it since.
fn check_retired(
    parent: &Folder,
    name: &OsStr,
    old: &OldSite,
    shown: &Path,
) -> Result<(), EmitError> {
    let changed = || EmitError::TargetChanged { target: shown.to_owned() };
    let retired = parent.folder(name)?.ok_or_else(changed)?;
    if retired.facts()?.identity != old.identity {
        return Err(changed());
    }
    let look = foreign(&retired, &old.stamp)?;
    if look.foreign.is_empty() {
        return Ok(());
    }
    Err(EmitError::Foreign { target: shown.to_owned(), entries: look.foreign })
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "the tests make what a stopped run leaves")]
mod tests {
    use std::fs;
    use std::sync::Arc;

    use tempfile::TempDir;

    use super::*;
    use crate::emit::publish;
    use crate::emit::remove::{remove, sweep};
    use crate::emit::survey::survey;
    use crate::render::site::{Site, SiteFile};
    use crate::text::path::SitePath;

    /// A folder with the site `old` as `dist` and the site `new` in the staging folder of process 7.
    struct Scene {
        dir: TempDir,
        parent: Folder,
        names: Names,
    }

    impl Scene {
        fn new() -> Scene {
            let dir = TempDir::new().unwrap();
            fs::create_dir(dir.path().join("course")).unwrap();
            let names = Names::new("dist".as_ref(), 7);
            let parent = Folder::open(dir.path()).unwrap();
            let scene = Scene { dir, parent, names };
            scene.publish("new");
            scene.rename(&scene.names.target, &scene.names.staging);
            scene.publish("old");
            // Publishing clears away what an earlier run left, so the staging folder is restored
            // last.
            assert!(!scene.dir.path().join(&scene.names.staging).exists());
            scene.rename(&scene.names.target, "kept".as_ref());
            scene.publish("new");
            scene.rename(&scene.names.target, &scene.names.staging);
            scene.rename("kept".as_ref(), &scene.names.target);
            scene
        }

        fn publish(&self, text: &str) {
            let page = SiteFile::Bytes(Arc::from(text.as_bytes()));
            let site = Site::from([(SitePath::new("unit/page.html"), page)]);
            let target = self.dir.path().join(&self.names.target);
            publish(&site, &target, &self.dir.path().join("course")).unwrap();
        }

        fn rename(&self, from: &OsStr, to: &OsStr) {
            fs::rename(self.dir.path().join(from), self.dir.path().join(to)).unwrap();
        }

        fn write(&self, name: &OsStr, text: &str) {
            fs::write(self.dir.path().join(name), text).unwrap();
        }

        #[track_caller]
        fn check(&self, target: &str) {
            let page = self.dir.path().join(&self.names.target).join("unit/page.html");
            assert_eq!(fs::read_to_string(page).unwrap(), target);
            let mut names: Vec<_> =
                self.parent.entries().unwrap().into_iter().map(|(name, _)| name).collect();
            names.sort();
            assert_eq!(names, ["course", "dist"]);
        }

        #[track_caller]
        fn check_next_run_finds(&self, target: &str) {
            recover(&self.parent, &self.names).unwrap();
            sweep(&self.parent, &self.names).unwrap();
            self.check(target);
        }
    }

    #[test]
    fn two_renames_replace_a_site_where_none_can_be_exchanged() {
        let scene = Scene::new();
        let names = &scene.names;
        let Found::Site(old) = survey(&scene.parent, &names.target, "dist".as_ref()).unwrap()
        else {
            panic!("there is a site");
        };
        rename_twice(&scene.parent, names, &old, "dist".as_ref()).unwrap();
        remove(&scene.parent, &names.retired).unwrap();
        scene.check("new");
    }

    #[test]
    fn two_renames_go_back_when_something_foreign_came_meanwhile() {
        let scene = Scene::new();
        let names = &scene.names;
        let Found::Site(old) = survey(&scene.parent, &names.target, "dist".as_ref()).unwrap()
        else {
            panic!("there is a site");
        };
        scene.write("dist/CNAME".as_ref(), "example.org");
        let error = rename_twice(&scene.parent, names, &old, "dist".as_ref()).unwrap_err();
        assert!(matches!(error, EmitError::Foreign { .. }), "{error}");
        fs::remove_file(scene.dir.path().join("dist/CNAME")).unwrap();
        scene.check_next_run_finds("old");
    }

    #[test]
    fn a_run_stopped_while_it_wrote_its_journal_has_changed_nothing() {
        let journal = format!("{HEADER}7\n");
        for end in 0..journal.len() {
            let scene = Scene::new();
            scene.write(&scene.names.journal, &journal[..end]);
            scene.check_next_run_finds("old");
        }
    }

    #[test]
    fn a_run_stopped_around_its_renames_is_finished_by_the_next() {
        let journal = format!("{HEADER}7\n");
        for (renames, finds) in [(0, "old"), (1, "new"), (2, "new")] {
            let scene = Scene::new();
            let names = &scene.names;
            scene.write(&names.journal, &journal);
            if renames > 0 {
                scene.rename(&names.target, &names.retired);
            }
            if renames > 1 {
                scene.rename(&names.staging, &names.target);
            }
            scene.check_next_run_finds(finds);
        }
    }

    #[test]
    fn a_retired_site_comes_back_when_the_new_one_is_gone() {
        let scene = Scene::new();
        let names = &scene.names;
        scene.write(&names.journal, &format!("{HEADER}7\n"));
        scene.rename(&names.target, &names.retired);
        remove(&scene.parent, &names.staging).unwrap();
        scene.check_next_run_finds("old");
    }

    #[test]
    fn a_file_that_is_no_journal_is_left_alone() {
        let scene = Scene::new();
        scene.write(&scene.names.journal, "my diary");
        let error = recover(&scene.parent, &scene.names).unwrap_err();
        assert!(matches!(error, EmitError::Sidecar { .. }), "{error}");
        let journal = scene.dir.path().join(&scene.names.journal);
        assert_eq!(fs::read_to_string(journal).unwrap(), "my diary");
    }
}
