//! Decides where a site may go. Nothing here changes the disk except [`Target::make_parents`].

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use crate::disk::file::{Facts, Kind};
use crate::disk::{self, DiskError};
use crate::emit::error::{EmitError, Refusal};
use crate::source::{Belonging, Purpose};

/// A place that is safe to publish to, judging by its path.
#[derive(Debug)]
pub struct Target {
    /// The path as the user gave it, for messages.
    pub shown: PathBuf,
    /// The folder that holds it, with all links resolved.
    pub parent: PathBuf,
    /// Its name in that folder.
    pub name: OsString,
    /// The missing folders above it, outermost first.
    missing: Vec<PathBuf>,
}

impl Target {
    /// The place that `target` names, for a site made from the folder `course`.
    ///
    /// # Errors
    /// When the place is, contains or is deep inside the course, is a folder in which the course
    /// keeps something, is or contains the folder `home` or the root, or exists and is not a
    /// folder.
    pub fn find(target: &Path, course: &Path, home: Option<&Path>) -> Result<Target, EmitError> {
        let refused = |refusal| EmitError::Refused { target: target.to_owned(), refusal };
        let (found, facts) = Target::locate(target)?.map_err(refused)?;
        if let Some(refusal) = nearness(&found.path(), facts, course, home)? {
            return Err(refused(refusal));
        }
        if let Some(facts) = facts
            && disk::look(&found.parent)?
                .is_some_and(|parent| parent.identity.device != facts.identity.device)
        {
            return Err(refused(Refusal::MountPoint));
        }
        Ok(found)
    }

    /// The place that `target` names, and what is there: a folder or nothing. The inner error says
    /// why it can be neither.
    ///
    /// # Errors
    /// When the disk cannot be read.
    pub fn locate(target: &Path) -> Result<Result<(Target, Option<Facts>), Refusal>, DiskError> {
        let mut found = match Target::named(target)? {
            Ok(found) => found,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let facts = if found.has_parent() { disk::look(&found.path())? } else { None };
        match facts.map(|facts| facts.kind) {
            None => {}
            Some(Kind::Link) => return Ok(Err(Refusal::Link)),
            Some(Kind::Folder) => {
                // On a disk that ignores case, this is how the disk spells the path.
                let real = disk::canonical(&found.path())?;
                if let Some(name) = real.file_name() {
                    found.name = name.to_owned();
                }
            }
            Some(_) => return Ok(Err(Refusal::NotAFolder)),
        }
        Ok(Ok((found, facts)))
    }

    /// The place that `target` names, whatever is there. The inner error says why it cannot be a
    /// place.
    ///
    /// # Errors
    /// When the disk cannot be read.
    pub fn named(target: &Path) -> Result<Result<Target, Refusal>, DiskError> {
        if target.as_os_str().is_empty() {
            return Ok(Err(Refusal::Nameless));
        }
        let Some((parent, name, missing)) = locate(target)? else { return Ok(Err(Refusal::Root)) };
        Ok(Ok(Target { shown: target.to_owned(), parent, name, missing }))
    }

    /// The absolute path, with all links resolved.
    pub fn path(&self) -> PathBuf {
        self.parent.join(&self.name)
    }

    /// A name beside it that only this run uses, for the content that will replace it.
    pub fn staging(&self) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(format!(".coursemark-new-{}", std::process::id()));
        name
    }

    /// Whether the folder that holds it exists.
    pub fn has_parent(&self) -> bool {
        self.missing.is_empty()
    }

    /// Makes the missing folders above it. Returns those it made, outermost first.
    ///
    /// # Errors
    /// When a folder cannot be made. Those made before it are removed again.
    pub fn make_parents(&self) -> Result<Made, DiskError> {
        let mut made = Made::default();
        for path in &self.missing {
            match disk::make_folder(path) {
                Ok(()) => made.0.push(path.clone()),
                // Another run may have been faster.
                Err(error) if error.source.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => {
                    made.undo();
                    return Err(error);
                }
            }
        }
        Ok(made)
    }
}

/// Folders that were made above a target.
#[derive(Debug, Default)]
pub struct Made(Vec<PathBuf>);

impl Made {
    /// Removes the folders that are still empty.
    pub fn undo(self) {
        for path in self.0.iter().rev() {
            // If something has been put into a folder meanwhile, the folder must stay.
            if disk::remove_empty_folder(path).is_err() {
                return;
            }
        }
    }
}

/// The folder that holds `target`, its name there, and the missing folders on the way; `None` for a
/// root.
fn locate(target: &Path) -> Result<Option<(PathBuf, OsString, Vec<PathBuf>)>, DiskError> {
    let Some(name) = target.file_name() else {
        // `.`, `..`, `/` and paths that end in them name something that must exist.
        let real = disk::canonical(target)?;
        let parts = real.parent().zip(real.file_name());
        return Ok(parts.map(|(parent, name)| (parent.to_owned(), name.to_owned(), Vec::new())));
    };
    let typed = target.parent().unwrap_or(Path::new(""));
    let mut names = Vec::new();
    for ancestor in typed.ancestors() {
        let here = if ancestor.as_os_str().is_empty() { Path::new(".") } else { ancestor };
        match disk::canonical(here) {
            Ok(mut parent) => {
                let mut missing = Vec::new();
                for name in names.into_iter().rev() {
                    parent.push(name);
                    missing.push(parent.clone());
                }
                return Ok(Some((parent, name.to_owned(), missing)));
            }
            Err(error) if error.source.kind() == std::io::ErrorKind::NotFound => {
                // A link to nothing is also reported as missing, but a folder cannot be made there;
                // and `..` after something missing has no meaning.
                let last = ancestor.components().next_back();
                let Some(Component::Normal(name)) = last else { return Err(error) };
                if disk::look(ancestor).ok().flatten().is_some() {
                    return Err(error);
                }
                names.push(name.to_owned());
            }
            Err(error) => return Err(error),
        }
    }
    Err(disk::failed("find", target)(std::io::ErrorKind::NotFound.into()))
}

/// The reason not to publish to the resolved path `target` because of what is there or near it.
fn nearness(
    target: &Path,
    facts: Option<Facts>,
    course: &Path,
    home: Option<&Path>,
) -> Result<Option<Refusal>, DiskError> {
    let course = disk::canonical(course)?;
    if is_or_holds(target, facts, &course) {
        let is_course = course == target || is_same(facts, &course);
        return Ok(Some(if is_course { Refusal::Course } else { Refusal::AboveCourse }));
    }
    if target.starts_with(&course) && target.parent() != Some(&course) {
        return Ok(Some(Refusal::DeepInCourse));
    }
    if let Ok(inner) = target.strip_prefix(&course)
        && let Some(purpose) = Belonging::of(&course).purpose(inner)
    {
        return Ok(Some(match purpose {
            Purpose::Theme => Refusal::Theme,
            Purpose::Static => Refusal::StaticFolder,
            Purpose::Unit => Refusal::Unit,
        }));
    }
    // A home folder that does not exist cannot be harmed.
    let home = home.and_then(|home| disk::canonical(home).ok());
    Ok(home.filter(|home| is_or_holds(target, facts, home)).map(|_| Refusal::Home))
}

/// Whether `inner` is `outer` or is inside it. Either its path shows it, or a folder above `inner`
/// has the identity in `facts`, which means it is reached by another path.
fn is_or_holds(outer: &Path, facts: Option<Facts>, inner: &Path) -> bool {
    inner.starts_with(outer) || inner.ancestors().any(|ancestor| is_same(facts, ancestor))
}

fn is_same(facts: Option<Facts>, path: &Path) -> bool {
    // The number 0 means that the system gives no identity.
    facts.is_some_and(|facts| {
        facts.identity.number != 0
            && disk::look(path).ok().flatten().is_some_and(|other| other.identity == facts.identity)
    })
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "the tests lay out folders to publish to")]
mod tests {
    use std::fs;

    use super::*;

    /// Creates `home/work/course/unit` and `other`, and looks for `target` from there.
    fn find(target: &str) -> Result<Target, EmitError> {
        let dir = tempfile::tempdir().unwrap();
        for folder in ["home/work/course/unit", "home/work/course-2", "other"] {
            fs::create_dir_all(dir.path().join(folder)).unwrap();
        }
        let home = dir.path().join("home");
        Target::find(&dir.path().join(target), &home.join("work/course"), Some(&home))
    }

    #[track_caller]
    fn check_refused(target: &str, expected: Refusal) {
        match find(target) {
            Err(EmitError::Refused { refusal, .. }) => assert_eq!(refusal, expected, "{target}"),
            other => panic!("{target}: {other:?}"),
        }
    }

    #[test]
    fn the_course_and_what_is_above_it_are_refused_however_they_are_written() {
        for target in [
            "home/work/course",
            "home/work/course/",
            "home/work/course/.",
            "home/work/course/unit/..",
            "home/work/../work/./course",
            "other/../home/work/course",
        ] {
            check_refused(target, Refusal::Course);
        }
        for target in ["home/work", "home/work/course/..", "home/work/course/../../work"] {
            check_refused(target, Refusal::AboveCourse);
        }
        for target in ["home", ".", ""] {
            check_refused(target, Refusal::AboveCourse);
        }
        check_refused("home/work/course/unit/dist", Refusal::DeepInCourse);
        check_refused("home/work/course/new/dist", Refusal::DeepInCourse);
    }

    #[test]
    fn the_home_folder_and_what_is_above_it_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let (home, course) = (dir.path().join("users/me"), dir.path().join("course"));
        fs::create_dir_all(&home).unwrap();
        fs::create_dir(&course).unwrap();
        for target in [home.clone(), home.join("."), dir.path().join("users")] {
            let found = Target::find(&target, &course, Some(&home));
            assert!(
                matches!(found, Err(EmitError::Refused { refusal: Refusal::Home, .. })),
                "{found:?}"
            );
        }
        assert!(Target::find(&home.join("dist"), &course, Some(&home)).is_ok());
    }

    #[test]
    fn a_folder_beside_or_directly_in_the_course_will_do() {
        for target in [
            "home/work/course/dist",
            "home/work/dist",
            "home/work/course-2",
            "home/work/cours",
            "other",
            "new/and/deeper",
        ] {
            let found = find(target).unwrap();
            assert_eq!(Some(found.name.as_os_str()), Path::new(target).file_name());
        }
    }

    #[test]
    fn a_path_through_something_missing_and_back_is_refused() {
        for target in ["missing/../other", "missing/.."] {
            assert!(matches!(find(target), Err(EmitError::Disk(_))), "{target}");
        }
    }

    #[test]
    fn folders_on_the_way_are_made_and_taken_back() {
        let dir = tempfile::tempdir().unwrap();
        let course = dir.path().join("course");
        fs::create_dir(&course).unwrap();
        let target = Target::find(&dir.path().join("a/b/dist"), &course, None).unwrap();
        let made = target.make_parents().unwrap();
        assert!(target.parent.is_dir());
        made.undo();
        assert!(!dir.path().join("a").exists());
    }
}
