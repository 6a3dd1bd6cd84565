//! `coursemark add`: writes a new page and puts it into the list of its unit.
//!
//! Both are tried in memory first. Nothing is written if the course would get a new error by it.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::load::{Compiled, compile, require_course, shown};
use crate::cli::new::{title_of, typed};
use crate::cli::{CLEAN, FAULTY, course_folder, crash, fail, say, threads};
use crate::diag::Diagnostic;
use crate::diag::severity::Severity;
use crate::disk::brought::PATTERNS;
use crate::emit::source_file::{AddedFile, SourceFile, SourceFileError};
use crate::model::page::PageKind;
use crate::parse::inline::literal;
use crate::parse::keys::form::Form;
use crate::parse::listing::listed;
use crate::parse::manifest::manifest;
use crate::pipeline::{Compiler, Options};
use crate::source::edited::edited;
use crate::source::{Loader, MANIFEST, SourceTree, decoded};
use crate::text::list::quoted;
use crate::text::path::CoursePath;
use crate::text::slug::{is_key, key};
use crate::text::suggestion::did_you_mean;

/// The arguments of `add`.
#[derive(Debug, Args)]
pub struct AddArguments {
    /// The kind of page
    #[arg(value_enum)]
    kind: AddedKind,
    /// The unit and the key of the page, such as `pages/small-burns`. The unit may be left out if
    /// there is only one
    #[arg(value_name = "UNIT/KEY")]
    place: String,
    /// The folder of the course [default: `.` if it holds course.toml, else `course`]
    course: Option<PathBuf>,
    /// The title of the page [default: made from the key]
    #[arg(long)]
    title: Option<String>,
}

/// The kinds of pages that units have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AddedKind {
    /// Text with a question
    Lesson,
    /// Questions with a score
    Quiz,
    /// A story in which learners decide
    Scenario,
    /// Statements about oneself
    Survey,
    /// A sheet to print
    Handout,
}

impl AddedKind {
    fn page_kind(self) -> PageKind {
        match self {
            AddedKind::Lesson => PageKind::Lesson,
            AddedKind::Quiz => PageKind::Quiz,
            AddedKind::Scenario => PageKind::Scenario,
            AddedKind::Survey => PageKind::Survey,
            AddedKind::Handout => PageKind::Handout,
        }
    }

    /// The ending of its files.
    fn ending(self) -> &'static str {
        let of_kind = |(_, kind): &&(&str, PageKind)| *kind == self.page_kind();
        PageKind::ENDINGS.iter().find(of_kind).map_or(".md", |(ending, _)| ending)
    }

    /// The text of a new page, which serves `objective` if the course has any.
    fn text(self, title: &str, key: &str, objective: Option<&str>) -> String {
        let name = format!("pages/{}.md", self.page_kind().word());
        let bytes = PATTERNS.get(&name).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let title = toml::Value::from(literal(title)).to_string();
        let objective = objective
            .map_or_else(String::new, |id| format!("objectives = [{}]\n", toml::Value::from(id)));
        text.replace("KEY", key)
            .replace("objectives = [\"OBJECTIVE\"]\n", &objective)
            .replace("\"TITLE\"", &title)
    }
}

/// Adds a page.
pub fn run(arguments: &AddArguments) -> u8 {
    threads::start(0);
    let folder = course_folder(arguments.course.as_ref());
    if let Err(reason) = require_course(&folder) {
        return fail(&reason);
    }
    let ignored = [folder.join("dist"), PathBuf::from("dist")];
    let compiler = Compiler::default();
    let options = Options { drafts: true, ..Options::default() };
    let read = compile(&compiler, &mut Loader::default(), &folder, &ignored, &options);
    let before = match read {
        Ok(compiled) => compiled,
        Err(reason) => return fail(&reason),
    };
    let addition = match Addition::of(arguments, &before.tree, &folder) {
        Ok(addition) => addition,
        Err(reason) => return fail(&reason),
    };
    let after = match addition.tried(&before.tree, &folder) {
        Ok(tree) => Compiled::of(&compiler, tree, &options),
        Err(reason) => return fail(&reason),
    };
    let is_new = |fault: &&Diagnostic| {
        fault.severity == Severity::Error
            && !before.diagnostics.iter().any(|known| {
                known.code == fault.code
                    && known.message == fault.message
                    && known.place.path == fault.place.path
            })
    };
    if let Some(fault) = after.diagnostics.iter().find(is_new) {
        let help = fault.help.first().map_or_else(String::new, |help| format!("\nhelp: {help}"));
        let path = &addition.page;
        fail(&format!("`{path}` was not written, because {}{help}", fault.message));
        return FAULTY;
    }
    crash::begin_writing();
    if let Err(error) = addition.write(&folder) {
        return fail(&error.to_string());
    }
    say(&addition.report(&folder, arguments.course.as_deref()));
    CLEAN
}

/// A new page and the place where it is listed.
struct Addition {
    kind: AddedKind,
    title: String,
    key: String,
    unit: String,
    page: CoursePath,
    index: CoursePath,
    /// The id of the objective that it serves until its author chooses another one.
    objective: Option<String>,
}

impl Addition {
    /// What the author asks for, in the course `tree` from `folder`. The error says what to type
    /// instead.
    fn of(arguments: &AddArguments, tree: &SourceTree, folder: &Path) -> Result<Addition, String> {
        let path = CoursePath::new(MANIFEST);
        let manifest = tree.text_of(&path).and_then(|text| manifest(&path, text).value);
        let manifest =
            manifest.ok_or("`course.toml` cannot be read\nhelp: `coursemark check` says why")?;
        let units: Vec<String> = manifest.units.into_iter().map(|unit| unit.value).collect();
        let kind = arguments.kind;
        let (unit, name) = parts(&arguments.place, folder, kind);
        let command = |unit: &str, key: &str| {
            format!("coursemark add {} {unit}/{key}", kind.page_kind().word())
        };
        let new_key = key(&name);
        let unit = match (unit, units.as_slice()) {
            (_, []) => {
                return Err("the course has no unit yet\nhelp: make a folder with an `index.md`, \
                            and name it in `units` of `course.toml`"
                    .to_owned());
            }
            (None, [only]) => only.clone(),
            (None, [.., last]) => {
                let names = quoted(units.iter().map(String::as_str), "and");
                let line = command(last, &new_key);
                return Err(format!(
                    "`{name}` needs a unit, of which there are {names}\nhelp: type `{line}`"
                ));
            }
            (Some(unit), _) if units.contains(&unit) => unit,
            (Some(unit), _) => {
                let names = units.iter().map(String::as_str);
                let help = match did_you_mean(&unit, names.clone()) {
                    Some(near) => format!("type `{}`", command(near, &new_key)),
                    None => format!("the units are {}", quoted(names, "and")),
                };
                return Err(format!("`course.toml` names no unit `{unit}`\nhelp: {help}"));
            }
        };
        if !is_key(&new_key) {
            return Err(format!(
                "`{name}` cannot be the key of a page, which is part of its address\nhelp: use \
                 letters from a to z, digits and hyphens, as in `{}`, and write the title with \
                 `--title`",
                command(&unit, "my-page")
            ));
        }
        let title = match &arguments.title {
            Some(title) => title.clone(),
            // What was typed as words is a title.
            None if name != new_key => name,
            None => title_of(&new_key),
        };
        if title.chars().any(char::is_control) || Form::Inline.fault("--title", &title).is_some() {
            return Err("`--title` has no text on one line\nhelp: write a title such as \
                        `--title \"Small burns\"`"
                .to_owned());
        }
        let page = CoursePath::new(&format!("{unit}/{new_key}{}", kind.ending()));
        let index = CoursePath::new(&format!("{unit}/index.md"));
        let objective = manifest.objectives.first().map(|objective| objective.id.value.clone());
        let objective = objective.filter(|_| kind != AddedKind::Handout);
        Ok(Addition { kind, title, key: new_key, unit, page, index, objective })
    }

    /// The course with the new page, in memory.
    fn tried(&self, tree: &SourceTree, folder: &Path) -> Result<SourceTree, String> {
        let on_disk = |path: &CoursePath| folder.join(path.as_str()).display().to_string();
        if tree.get(&self.page).is_some() {
            return Err(format!(
                "`{}` is there already, and stays as it is\nhelp: choose another key",
                on_disk(&self.page)
            ));
        }
        let index = tree.text_of(&self.index).ok_or_else(|| {
            format!(
                "there is no `{}` that lists the pages of the unit\nhelp: `coursemark check` says \
                 what it needs",
                on_disk(&self.index)
            )
        })?;
        let edits = listed(&self.index, index, &self.key).ok_or_else(|| {
            format!(
                "the front matter of `{}` cannot be read\nhelp: `coursemark check` says why",
                on_disk(&self.index)
            )
        })?;
        let index = crate::diag::fix::edited(index, &edits);
        let text = self.kind.text(&self.title, &self.key, self.objective.as_deref());
        Ok(tree.with_text(&self.index, index).with_text(&self.page, text))
    }

    /// Writes the page and its place in the list, or neither.
    fn write(&self, folder: &Path) -> Result<(), SourceFileError> {
        let index = SourceFile::read(folder, &self.index)?;
        let changed = || SourceFileError::Changed(folder.join(self.index.as_str()));
        let text = decoded(index.bytes().to_vec()).ok_or_else(changed)?;
        let edits = listed(&self.index, &text, &self.key).ok_or_else(changed)?;
        let bytes = edited(index.bytes(), &edits).ok_or_else(changed)?;
        let text = self.kind.text(&self.title, &self.key, self.objective.as_deref());
        let added = AddedFile::create(folder, &self.page, text.as_bytes())?;
        if !edits.is_empty()
            && let Err(error) = index.replace(&bytes)
        {
            added.undo();
            return Err(error);
        }
        Ok(())
    }

    /// What was done, and what the author does next.
    fn report(&self, folder: &Path, named: Option<&Path>) -> String {
        let on_disk = |path: &CoursePath| match shown(folder).as_str() {
            "" => path.to_string(),
            folder => format!("{folder}/{path}"),
        };
        let named = named.map_or_else(String::new, |folder| format!(" {}", typed(folder)));
        let aim = self.objective.as_ref().map_or_else(String::new, |id| {
            format!("\n  aim it:   it serves `{id}`; change `objectives` if it serves another one")
        });
        format!(
            "added the {} “{}” to `{}`\n  write it: replace the text in `{}`\n  see it:   \
             coursemark serve{named} --open\n  move it:  change the order of `lessons` in `{}`",
            self.kind.page_kind().word(),
            self.title,
            self.unit,
            on_disk(&self.page),
            on_disk(&self.index),
        ) + &aim
    }
}

/// The unit, if it was typed, and the name of the page, from an argument such as `pages/ideas`,
/// `course/pages/ideas.md` or `Small burns`.
fn parts(typed: &str, folder: &Path, kind: AddedKind) -> (Option<String>, String) {
    let typed = typed.replace('\\', "/");
    let typed = typed.strip_prefix("./").unwrap_or(&typed);
    // A shell completes the path from the current folder.
    let course = shown(folder);
    let inside = typed.strip_prefix(&course).and_then(|rest| rest.strip_prefix('/'));
    let place = inside.filter(|_| !course.is_empty()).unwrap_or(typed).trim_start_matches('/');
    let (unit, name) = match place.rsplit_once('/') {
        Some((unit, name)) => (Some(unit.to_owned()), name),
        None => (None, place),
    };
    let name = name.strip_suffix(kind.ending()).or_else(|| name.strip_suffix(".md"));
    let name = name.unwrap_or_else(|| place.rsplit('/').next().unwrap_or(place));
    (unit, name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_understood_however_it_is_typed() {
        let unit = |unit: &str| Some(unit.to_owned());
        for (typed, expected) in [
            ("ideas", (None, "ideas")),
            ("pages/ideas", (unit("pages"), "ideas")),
            ("./course/pages/ideas.quiz.md", (unit("pages"), "ideas")),
            ("pages\\ideas.md", (unit("pages"), "ideas")),
            ("pages/Small burns", (unit("pages"), "Small burns")),
            ("courses/ideas", (unit("courses"), "ideas")),
        ] {
            let (unit, name) = parts(typed, Path::new("./course"), AddedKind::Quiz);
            assert_eq!((unit, name.as_str()), expected, "{typed}");
        }
    }
}
