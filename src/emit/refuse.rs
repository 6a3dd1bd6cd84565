//! Targets that are refused, because a site there would cover or delete someone's work.

use std::path::{Component, Path, PathBuf};

use crate::disk::{self, Standing};
use crate::emit::EmitError;
use crate::emit::stamp::{STAMP, Stamp};
use crate::text::path::SitePath;

/// The real path of `target`, which need not be there yet.
///
/// # Errors
/// When it is a link or a file, is or contains the course, is the home folder or a root.
pub fn target(target: &Path, course: &Path) -> Result<PathBuf, EmitError> {
    let refused =
        |message: String, help: &str| Err(EmitError::Refused { message, help: help.to_owned() });
    let shown = target.display().to_string();
    let real = real_path(target)?;
    match disk::standing(&real)? {
        Standing::Other => {
            return refused(
                format!("`{shown}` is a symbolic link or no folder"),
                "name the folder itself with `--output`",
            );
        }
        Standing::File => {
            return refused(format!("`{shown}` is a file"), "name a folder with `--output`");
        }
        Standing::Folder | Standing::Nothing => {}
    }
    let course = disk::canonical(course)?;
    if course.starts_with(&real) {
        return refused(
            format!("`{shown}` is the course or contains it"),
            "name another folder with `--output`; `dist` beside the course is usual",
        );
    }
    if real.parent() != Some(&course) && real.starts_with(&course) {
        return refused(
            format!("`{shown}` lies within the folders of the course"),
            "name a folder directly inside the course, or one elsewhere, with `--output`",
        );
    }
    let home =
        std::env::var_os("HOME").map(PathBuf::from).and_then(|home| disk::canonical(&home).ok());
    if real.parent().is_none() || home.is_some_and(|home| home.starts_with(&real)) {
        return refused(
            format!("`{shown}` is the home folder, or contains it"),
            "name a folder inside it with `--output`",
        );
    }
    Ok(real)
}

/// The stamp of the site that stands in `target`.
///
/// # Errors
/// When there is anything in the folder that the generator did not make.
pub fn foreign(target: &Path) -> Result<Stamp, EmitError> {
    if disk::standing(target)? == Standing::Nothing {
        return Ok(Stamp::default());
    }
    let shown = target.display();
    let stamp = Stamp::read(target)?;
    if !Stamp::is_in(target) {
        let names = disk::names_in(target)?;
        if names.is_empty() {
            return Ok(Stamp::default());
        }
        let names: Vec<String> =
            names.iter().map(|name| name.to_string_lossy().into_owned()).collect();
        return Err(EmitError::Refused {
            message: format!(
                "`{shown}` is not empty, and Coursemark did not make what is in it: {}",
                listed(&names)
            ),
            help: "name an empty or new folder with `--output`".to_owned(),
        });
    }
    let mut foreign = Vec::new();
    collect_foreign(target, "", &stamp, &mut foreign)?;
    if foreign.is_empty() {
        return Ok(stamp);
    }
    Err(EmitError::Refused {
        message: format!(
            "in `{shown}` are files that Coursemark did not make: {}",
            listed(&foreign)
        ),
        help: "move them out; files that belong to the site go into the course's `static` folder"
            .to_owned(),
    })
}

fn collect_foreign(
    target: &Path,
    below: &str,
    stamp: &Stamp,
    foreign: &mut Vec<String>,
) -> Result<(), EmitError> {
    for name in disk::names_in(&target.join(below))? {
        let name = name.to_string_lossy().into_owned();
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        match disk::standing(&target.join(&path))? {
            Standing::File if path == STAMP || stamp.get(&SitePath::new(&path)).is_some() => {}
            Standing::Folder
                if stamp.iter().any(|(own, _)| {
                    own.as_str().strip_prefix(&path).is_some_and(|rest| rest.starts_with('/'))
                }) =>
            {
                collect_foreign(target, &path, stamp, foreign)?;
            }
            _ => foreign.push(path),
        }
    }
    Ok(())
}

/// The first ten of `names`, and how many more there are.
fn listed(names: &[String]) -> String {
    let mut text =
        names.iter().take(10).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if names.len() > 10 {
        text.push_str(&format!(" and {} more", names.len() - 10));
    }
    text
}

/// `path` made absolute, with links resolved in the part that is there, but not in its last name.
fn real_path(path: &Path) -> Result<PathBuf, EmitError> {
    let absolute = std::path::absolute(path).map_err(disk::failed("find", path))?;
    let mut plain = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    let (Some(name), Some(parent)) = (plain.file_name(), plain.parent()) else { return Ok(plain) };
    let mut missing = vec![name.to_owned()];
    let mut folder = parent.to_owned();
    loop {
        if let Ok(real) = disk::canonical(&folder) {
            let mut real = real;
            real.extend(missing.iter().rev());
            return Ok(real);
        }
        match (folder.file_name(), folder.parent()) {
            (Some(name), Some(parent)) => {
                missing.push(name.to_owned());
                folder = parent.to_owned();
            }
            _ => return Ok(plain),
        }
    }
}
