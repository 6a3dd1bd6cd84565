//! `coursemark new`.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::scaffold::{COURSE, Choices, Pattern, scaffold};
use crate::cli::{CLEAN, crash, fail, say};
use crate::disk;
use crate::emit::project::create;
use crate::parse::keys::form::Form;
use crate::text::list::joined;
use crate::text::slug::{self, key};
use crate::theme::{DEFAULT, names};

/// The arguments of `new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// The folder to make; if it exists, it must be empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// What the course starts as
    #[arg(long, value_enum, value_name = "PATTERN", default_value_t)]
    from: Pattern,
    /// The title of the course [default: made from the folder's name]
    #[arg(long)]
    title: Option<String>,
    /// The language you will write in, such as `en-GB`, `de` or `ar`. The first pages are in
    /// English
    #[arg(long, value_name = "TAG", default_value = "en")]
    language: String,
    /// The course's id, which identifies learners' records and never changes [default: made from
    /// the folder's name]
    #[arg(long)]
    id: Option<String>,
    /// The look: `base`, `gazette`, `meadow` or `slate`. `course.toml` can name another at any time
    #[arg(long, value_name = "NAME", default_value = DEFAULT)]
    theme: String,
}

/// Makes a new course.
pub fn run(arguments: &NewArguments) -> u8 {
    let folder = &arguments.folder;
    let choices = match choices(arguments) {
        Ok(choices) => choices,
        Err(code) => return code,
    };
    crash::begin_writing();
    if let Err(error) = create(folder, &scaffold(&choices)) {
        return fail(&error.to_string());
    }
    let course = folder.join(COURSE);
    let start = match disk::canonical(folder).ok() == disk::canonical(Path::new(".")).ok() {
        true => "coursemark serve --open".to_owned(),
        false => format!("cd {} && coursemark serve --open", typed(folder)),
    };
    let unit = choices.pattern.first_unit();
    say(&format!(
        "made the course “{}” in `{}`\n  see it:    {start}\n  change it: open a page in `{}`, \
         change a sentence, save, and look at the browser\n  add to it: coursemark add lesson \
         {unit}/my-lesson\n  hidden:    `.coursemark` and `.vscode` help your editor, `.github` \
         publishes on GitHub; README.md explains each",
        choices.title,
        folder.display(),
        course.join(unit).display(),
    ));
    CLEAN
}

/// The author's choices, with the folder's name as the source of those left out. An invalid choice
/// gives the exit code for wrong usage.
fn choices(arguments: &NewArguments) -> Result<Choices, u8> {
    let name = name_of(&arguments.folder);
    let title = arguments.title.clone().unwrap_or_else(|| title_of(&name));
    let id = arguments.id.clone().unwrap_or_else(|| id_of(&name));
    let language = arguments.language.clone();
    for (option, form, text) in [
        ("--title", Form::Any, &title),
        ("--language", Form::Language, &language),
        ("--id", Form::Key, &id),
    ] {
        let fault = match text.chars().any(char::is_control) {
            true => Some((format!("`{option}` holds a line break or tab"), "write it on one line")),
            false => form.fault(option, text),
        };
        if let Some((message, help)) = fault {
            return Err(fail(&format!("{message}\nhelp: {help}")));
        }
    }
    let theme = arguments.theme.clone();
    if !names().contains(&theme) {
        let known: Vec<String> = names().iter().map(|name| format!("`{name}`")).collect();
        let help = format!("the themes are {}", joined(known.iter().map(String::as_str), "and"));
        return Err(fail(&format!("there is no theme `{theme}`\nhelp: {help}")));
    }
    Ok(Choices { id, title, language, theme, pattern: arguments.from })
}

/// The name of the folder, also when it was typed as `.` or the like.
fn name_of(folder: &Path) -> String {
    let real = || disk::canonical(folder).ok();
    let name = folder.file_name().map(ToOwned::to_owned);
    let name = name.or_else(|| real().and_then(|path| path.file_name().map(ToOwned::to_owned)));
    name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The title of a course whose folder has this name.
pub fn title_of(name: &str) -> String {
    slug::title(name).unwrap_or_else(|| "My course".to_owned())
}

/// An id made from a name. The same name gives the same id, whenever and wherever.
fn id_of(name: &str) -> String {
    match key(name) {
        id if !id.is_empty() => id,
        _ => format!("course-{}", &blake3::hash(name.as_bytes()).to_hex()[..8]),
    }
}

/// `path` as a user types it in a shell.
pub fn typed(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '/' | '.' | '_' | '-' | '\\' | ':')
    };
    if path.chars().all(is_plain) { path } else { format!("\"{path}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_id_follow_from_the_name() {
        for (name, title, id) in [
            ("first-aid", "First aid", "first-aid"),
            ("Erste_Hilfe", "Erste Hilfe", "erste-hilfe"),
            ("élan vital", "Élan vital", "elan-vital"),
            ("--", "My course", "course-a85bbde9"),
        ] {
            assert_eq!((title_of(name).as_str(), id_of(name).as_str()), (title, id));
        }
        assert_eq!(title_of("القيادة"), "القيادة");
        assert_eq!(id_of("القيادة"), id_of("القيادة"));
        assert_ne!(id_of("القيادة"), id_of("الإدارة"));
    }
}
