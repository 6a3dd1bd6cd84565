//! `coursemark import`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::load::require_course;
use crate::cli::{CLEAN, FAULTY, crash, fail, say};
use crate::disk;
use crate::emit::project::{Files, create, create_within};
use crate::import::kinds::Kind;
use crate::import::{Addition, Imported, Refused, Request, import};
use crate::parse::keys::form::Form;
use crate::source::{Content, Loader, MANIFEST, REPORTS};

/// The maximum size of all files together, in bytes.
const MOST_BYTES: u64 = 2 << 30;

/// The arguments of `import`.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The folder to read: a book, a site or a folder of Markdown. Nothing in it is changed
    #[arg(value_name = "SOURCE")]
    source: PathBuf,
    /// The folder of the new course; if it exists, it must be empty
    #[arg(long, short, value_name = "DIR", default_value = "course")]
    output: PathBuf,
    /// What the source was written for [default: found out from its files]
    #[arg(long, value_name = "KIND")]
    from: Option<KindArgument>,
    /// The title of the course [default: that of the source]
    #[arg(long)]
    title: Option<String>,
    /// The language of the course, such as `en-GB`, `de` or `ar` [default: that of the source]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Add everything to this course as one unit, instead of making a new one
    #[arg(
        long,
        value_name = "COURSE",
        requires = "unit",
        conflicts_with_all = ["output", "title", "language"]
    )]
    into: Option<PathBuf>,
    /// With `--into`: the key of the new unit, which is the name of its folder
    #[arg(long, value_name = "KEY", requires = "into")]
    unit: Option<String>,
    /// Write nothing, and print the report
    #[arg(long)]
    check: bool,
}

/// The kind of a source, as users type it.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum KindArgument {
    /// A book of mdBook
    Mdbook,
    /// A site of MkDocs
    Mkdocs,
    /// A site of Docusaurus
    Docusaurus,
    /// A site of Hugo
    Hugo,
    /// A site of Starlight
    Starlight,
    /// A site of docsify
    Docsify,
    /// A course of LiaScript
    Liascript,
    /// A lesson of The Carpentries
    Carpentries,
    /// Any folder of Markdown
    Folder,
}

impl From<KindArgument> for Kind {
    fn from(argument: KindArgument) -> Kind {
        match argument {
            KindArgument::Mdbook => Kind::MdBook,
            KindArgument::Mkdocs => Kind::MkDocs,
            KindArgument::Docusaurus => Kind::Docusaurus,
            KindArgument::Hugo => Kind::Hugo,
            KindArgument::Starlight => Kind::Starlight,
            KindArgument::Docsify => Kind::Docsify,
            KindArgument::Liascript => Kind::LiaScript,
            KindArgument::Carpentries => Kind::Carpentries,
            KindArgument::Folder => Kind::Folder,
        }
    }
}

/// Makes a course of the source.
pub fn run(arguments: &ImportArguments) -> u8 {
    let source = &arguments.source;
    if let Some(tag) = &arguments.language
        && let Some((message, help)) = Form::Language.fault("--language", tag)
    {
        return fail(&format!("{message}\nhelp: {help}"));
    }
    if arguments.title.as_ref().is_some_and(|title| title.chars().any(char::is_control)) {
        return fail("`--title` holds a line break or tab\nhelp: write it on one line");
    }
    if !disk::is_folder(source) {
        let shown = source.display();
        return fail(&match disk::kind(source) {
            Some(_) => format!("`{shown}` is a file\nhelp: name the folder that it is in"),
            None => format!("there is no folder `{shown}`\nhelp: name the folder to read"),
        });
    }
    let place = arguments.into.as_deref().zip(arguments.unit.as_deref());
    let addition = match place.map(|(course, unit)| addition(course, unit)).transpose() {
        Ok(addition) => addition,
        Err(message) => return fail(&message),
    };
    let output = place.map_or_else(|| arguments.output.clone(), |(course, unit)| course.join(unit));
    if is_inside(&output, source) {
        return fail(&format!(
            "`{}` is inside of `{}`, which is only read\nhelp: name a folder beside it with `-o`",
            output.display(),
            source.display()
        ));
    }
    let tree = match Loader::default().load(source, std::slice::from_ref(&output)) {
        Ok(tree) => tree,
        Err(error) => return fail(&error.to_string()),
    };
    let request = Request {
        kind: arguments.from.map(Kind::from),
        title: arguments.title.clone(),
        language: arguments.language.clone(),
        name: name_of(source),
        into: addition,
    };
    let imported = match import(&tree, &request) {
        Ok(imported) => imported,
        Err(refused) => return fail(&refusal(refused, source)),
    };
    if arguments.check {
        say(&imported.report.summary());
        return crate::cli::print(&imported.report.markdown()).max(code(&imported));
    }
    let files = match files(&imported) {
        Ok(files) => files,
        Err(message) => return fail(&message),
    };
    crash::begin_writing();
    if let Some((course, unit)) = place {
        let inside = format!("{unit}/");
        let files: Files = files
            .into_iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix(&inside)?.to_owned(), bytes)))
            .collect();
        if let Err(error) = create_within(&output, &files) {
            return fail(&error.to_string());
        }
        say(&imported.report.summary());
        say(&format!(
            "made the unit in `{}`\n  now add \"{unit}\" to `units` in `{}`",
            output.display(),
            course.join(MANIFEST).display()
        ));
        return crate::cli::print(&imported.report.markdown()).max(code(&imported));
    }
    if let Err(error) = create(&output, &files) {
        return fail(&error.to_string());
    }
    say(&imported.report.summary());
    let shown = output.display();
    say(&format!(
        "made the course in `{shown}`\n  see it:    coursemark serve {shown} --open\n  what was \
                     lost, place by place: `{}`",
        output.join(REPORTS[0]).display()
    ));
    code(&imported)
}

/// Whether the folder `output`, which may not be there yet, is `source` or in it.
fn is_inside(output: &Path, source: &Path) -> bool {
    let Ok(source) = disk::canonical(source) else { return false };
    let here = disk::canonical(Path::new(".")).unwrap_or_default();
    let real = here.join(output).ancestors().find_map(|path| disk::canonical(path).ok());
    real.is_some_and(|real| real.starts_with(&source))
}

/// The unit to add to `course`, or why it cannot be added.
fn addition(course: &Path, unit: &str) -> Result<Addition, String> {
    require_course(course)?;
    if let Some((message, help)) = Form::Key.fault("--unit", unit) {
        return Err(format!("{message}\nhelp: {help}"));
    }
    let tree = Loader::default().load(course, &[]).map_err(|error| error.to_string())?;
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for (path, _) in tree.iter() {
        let name = path.file_name().split('.').next().unwrap_or_default();
        taken.insert(name.to_owned());
        taken.extend(path.folder().split('/').map(str::to_owned));
    }
    if taken.contains(unit) {
        let shown = course.display();
        return Err(format!(
            "`{shown}` has `{unit}` already\nhelp: choose another key for the unit"
        ));
    }
    taken.insert(unit.to_owned());
    Ok(Addition { unit: unit.to_owned(), taken })
}

/// The exit code: losses are no errors.
fn code(imported: &Imported) -> u8 {
    if imported.report.errors.is_empty() { CLEAN } else { FAULTY }
}

fn refusal(refused: Refused, source: &Path) -> String {
    let shown = source.display();
    match refused {
        Refused::NoPages => format!(
            "there is no page in `{shown}`\nhelp: name a folder with Markdown files (`.md`, `.mdx`)"
        ),
        Refused::Course => {
            format!("`{shown}` is a course already\nhelp: build it with `coursemark build {shown}`")
        }
    }
}

/// The files to write.
fn files(imported: &Imported) -> Result<Files, String> {
    let mut files = Files::new();
    let mut total = 0_u64;
    for (path, content) in imported.tree.iter() {
        let bytes = match content {
            Content::Text { text, .. } => text.as_bytes().to_vec(),
            Content::Bytes(bytes) => bytes.to_vec(),
            Content::Large { from, bytes, .. } => {
                if total + bytes > MOST_BYTES {
                    return Err(format!(
                        "the files of the course are more than {} GiB\n\
                     help: take `{path}` out of the source",
                        MOST_BYTES >> 30
                    ));
                }
                disk::read(from).map_err(|error| error.to_string())?
            }
            Content::Unreadable => continue,
        };
        total += bytes.len() as u64;
        files.insert(path.to_string(), bytes);
    }
    files.insert(REPORTS[0].to_owned(), imported.report.markdown().into_bytes());
    files.insert(REPORTS[1].to_owned(), imported.report.json().into_bytes());
    Ok(files)
}

/// The name of the folder, also when it was typed as `.` or the like.
fn name_of(folder: &Path) -> String {
    let real = disk::canonical(folder).ok();
    let name = real.as_deref().and_then(Path::file_name).or_else(|| folder.file_name());
    name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
