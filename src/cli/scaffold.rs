//! The files of a new course: those of the folder `scaffold/`, with the author's choices put in.
//!
//! The folder `course/` in it is the course of the pattern [`Pattern::Course`]. The courses of the
//! other patterns are in `patterns/`. Each is a valid course itself and is checked as one. The
//! author's choices replace single values, which are found by parsing the files.

use crate::disk::brought::{PATTERNS, SCAFFOLD};
use crate::emit::project::Files;
use crate::model::page::PageKind;
use crate::parse::front_matter::front_matter;
use crate::parse::inline::literal;
use crate::parse::keys::schema::{file_name, schema};
use crate::parse::{keys, table};
use crate::text::path::CoursePath;
use crate::text::span::Span;

use clap::ValueEnum;

/// The course's folder within the new folder.
pub const COURSE: &str = "course";

/// The folder of the schema that the first line of `course.toml` refers to.
const SCHEMAS: &str = ".coursemark";

/// What a new course starts as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Pattern {
    /// Two units that show everything a page can have
    #[default]
    Course,
    /// One lesson with a quiz
    Lesson,
    /// A first week for new colleagues: lessons, a checklist, a story, a plan, a quiz
    Onboarding,
}

impl Pattern {
    /// The folder of its first unit, whose pages an author changes first.
    pub fn first_unit(self) -> &'static str {
        match self {
            Pattern::Course => "pages",
            Pattern::Lesson => "messages",
            Pattern::Onboarding => "first-day",
        }
    }

    /// Its folder in `patterns/`, if it is there.
    fn folder(self) -> Option<&'static str> {
        match self {
            Pattern::Course => None,
            Pattern::Lesson => Some("lesson/"),
            Pattern::Onboarding => Some("onboarding/"),
        }
    }
}

/// The choices an author makes about a new course.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The course's id, a key.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The language of its text, a BCP 47 tag.
    pub language: String,
    /// The name of its theme.
    pub theme: String,
    /// What it starts as.
    pub pattern: Pattern,
}

/// The files of a new course, by their path in the new folder.
pub fn scaffold(choices: &Choices) -> Files {
    let mut files: Files = SCAFFOLD
        .paths()
        .into_iter()
        .filter_map(|path| Some((path.clone(), SCAFFOLD.get(&path)?.into_owned())))
        .collect();
    if let Some(folder) = choices.pattern.folder() {
        let of_course = format!("{COURSE}/");
        files.retain(|path, _| !path.starts_with(&of_course));
        files.extend(PATTERNS.paths().into_iter().filter_map(|path| {
            let bytes = PATTERNS.get(&path)?.into_owned();
            Some((format!("{of_course}{}", path.strip_prefix(folder)?), bytes))
        }));
    }
    // What was typed is a title as it stands.
    let title = literal(&choices.title);
    let manifest = format!("{COURSE}/course.toml");
    if let Some(bytes) = files.get_mut(&manifest) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let root = table::parse(&CoursePath::new("course.toml"), &text, 0, &mut Vec::new());
        let chosen = [
            ("id", &choices.id),
            ("title", &title),
            ("language", &choices.language),
            ("theme", &choices.theme),
        ];
        let values = chosen.into_iter().filter_map(|(key, value)| {
            let place = Span::new(root.get(key)?.span());
            Some((place, value.as_str()))
        });
        *bytes = with_texts(&text, values.collect()).into_bytes();
    }
    let front = format!("{COURSE}/index.md");
    if let Some(bytes) = files.get_mut(&front) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let path = CoursePath::new("index.md");
        let (front, _) = front_matter(&path, &text, PageKind::Front, true, &mut Vec::new());
        let place = front.title.map(|written| (written.span, title.as_str()));
        *bytes = with_texts(&text, place.into_iter().collect()).into_bytes();
    }
    // Editors read only TOML files, so front matter needs no schema beside the course.
    let schema = schema("course", &keys::course::COURSE).into_bytes();
    files.insert(format!("{SCHEMAS}/{}", file_name("course")), schema);
    files
}

/// `text` with a TOML string in place of each span.
fn with_texts(text: &str, mut values: Vec<(Span, &str)>) -> String {
    values.sort_by_key(|(place, _)| *place);
    let mut whole = String::with_capacity(text.len());
    let mut done = 0;
    for (place, value) in values {
        let range = place.range();
        whole.push_str(&text[done..range.start]);
        whole.push_str(&toml::Value::from(value).to_string());
        done = range.end;
    }
    whole.push_str(&text[done..]);
    whole
}
