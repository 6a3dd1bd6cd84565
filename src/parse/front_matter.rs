//! Reads front matter: the TOML between `+++` at the top of a page.

mod fixes;

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::yaml::{YamlFront, yaml_front};
use crate::model::data::Data;
use crate::model::inline::Inline;
use crate::model::page::PageKind;
use crate::parse::inline::inline;
use crate::parse::keys::of_page;
use crate::parse::picture::{NamedPicture, cover};
use crate::parse::quiz::{QuizFront, quiz_front};
use crate::parse::scenario::{ScenarioFront, scenario_front};
use crate::parse::survey::{SurveyFront, survey_front};
use crate::parse::table::{self, Table};
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};

/// The front matter of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontMatter {
    /// The page's title.
    pub title: Option<Spanned<Inline>>,
    /// One sentence about the subject of the page.
    pub summary: Option<Inline>,
    /// Its cover.
    pub cover: Option<NamedPicture>,
    /// The ids of its objectives.
    pub objectives: Vec<Spanned<String>>,
    /// The minutes it takes, if the author says so.
    pub minutes: Option<u32>,
    /// Whether it is left out of the site.
    pub draft: bool,
    /// The keys of the pages to read before it.
    pub needs: Vec<Spanned<String>>,
    /// The number of questions that learners guess at before they read.
    pub guess: Option<Spanned<usize>>,
    /// Whether terms of the glossary become links at their first use.
    pub terms: bool,
    /// The keys that only this kind of page has.
    pub own: OwnFront,
    /// The author's own data.
    pub extra: Data,
}

/// The front matter that only one kind of page has.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnFront {
    /// The front matter of a kind without keys of its own.
    None,
    /// The front page may ask a question of the course.
    Front {
        /// The id of the question.
        question: Option<Spanned<String>>,
    },
    /// A unit lists its pages.
    Unit {
        /// The keys of its pages, in order.
        lessons: Vec<Spanned<String>>,
        /// The place of that list, if there is one.
        lessons_span: Option<Span>,
    },
    /// The front matter of a quiz page.
    Quiz(QuizFront),
    /// The front matter of a scenario page.
    Scenario(ScenarioFront),
    /// The front matter of a survey page.
    Survey(SurveyFront),
}

/// Splits a page into front matter and body, and reads the front matter. Returns it with the byte
/// offset at which the body begins.
pub fn front_matter(
    path: &CoursePath,
    text: &str,
    kind: PageKind,
    smart_punctuation: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> (FrontMatter, usize) {
    if let Some(yaml) = yaml_front(text) {
        return (
            from_yaml(path, text, kind, smart_punctuation, &yaml, diagnostics),
            yaml.range.end,
        );
    }
    let first_line = Span::new(0..text.len()).first_line(text);
    let (toml, offset, body) = match split(text) {
        Split::Found { toml, offset, body } => (toml, offset, body),
        Split::Missing(help) => {
            diagnostics.push(
                Diagnostic::new(
                    &codes::MISSING_FRONT_MATTER,
                    Place::new(path, first_line),
                    "the page has no front matter",
                )
                .help(help)
                .fix(fixes::missing(text, of_page(kind))),
            );
            return (empty(kind), 0);
        }
        Split::Open => {
            diagnostics.push(
                Diagnostic::new(
                    &codes::MISSING_FRONT_MATTER,
                    Place::new(path, first_line),
                    "the front matter has no end",
                )
                .help("add a line `+++` below its last line"),
            );
            return (empty(kind), text.len());
        }
    };
    let before = diagnostics.len();
    let root = table::parse(path, toml, offset, diagnostics);
    let mut table = Table::new(path, offset, &root, first_line, NAME, of_page(kind), diagnostics);
    let front = read(&mut table, kind, smart_punctuation);
    table.finish();
    table::without_consequences(toml, offset, before, diagnostics);
    (front, body)
}

const NAME: &str = "the front matter";

/// Reads the keys that YAML front matter of other programs has in common with ours, and says once
/// that the format is another.
fn from_yaml(
    path: &CoursePath,
    text: &str,
    kind: PageKind,
    smart_punctuation: bool,
    yaml: &YamlFront,
    diagnostics: &mut Vec<Diagnostic>,
) -> FrontMatter {
    let mut front = empty(kind);
    let value = |names: &[&str]| {
        let (key, value) =
            yaml.entries.iter().find(|(key, _)| names.contains(&&text[key.clone()]))?;
        (!value.is_empty()).then(|| Spanned::new(value.clone(), Span::new(key.clone())))
    };
    let written = value(&["title"]);
    let line = |text: &str| inline(text, smart_punctuation).0;
    let heading = fixes::title_below(text, yaml)
        .filter(|_| written.is_none())
        .map(|(place, title)| Spanned::new(title.to_owned(), Span::new(place)));
    let written = written.or_else(|| heading.clone());
    front.title = written.as_ref().map(|title| Spanned::new(line(&title.value), title.span));
    front.minutes = value(&["minutes"])
        .filter(|_| of_page(kind).get("minutes").is_some())
        .and_then(|minutes| minutes.value.parse().ok());
    front.summary = value(&["summary", "description"]).map(|summary| line(&summary.value));
    let is_page = matches!(
        kind,
        PageKind::Lesson
            | PageKind::Quiz
            | PageKind::Scenario
            | PageKind::Survey
            | PageKind::Handout
            | PageKind::Page
    );
    front.draft = is_page && value(&["draft"]).is_some_and(|draft| draft.value == "true");
    let place = Place::new(path, Span::new(yaml.range.clone()).first_line(text));
    let title = written.as_ref().map_or("…", |title| &title.value).replace('"', "\\\"");
    diagnostics.push(
        Diagnostic::new(
            &codes::YAML_FRONT_MATTER,
            place.clone(),
            "the front matter is YAML, of which only `title`, `description`, `minutes` and `draft` are read",
        )
        .help(format!("write `+++` for each `---`, and `title = \"{title}\"`"))
        .fix(fixes::from_yaml(text, yaml, of_page(kind))),
    );
    if let Some(heading) = heading {
        diagnostics.push(
            Diagnostic::new(
                &codes::MISSING_KEY,
                Place::new(path, heading.span),
                "the title is in a heading, and not in the front matter",
            )
            .help(format!("write `title = \"{title}\"` between the `+++`, and delete the heading"))
            .fix(fixes::title_into_yaml(text, yaml)),
        );
    } else if front.title.is_none() {
        diagnostics.push(
            Diagnostic::new(&codes::MISSING_KEY, place, format!("{NAME} has no `title`"))
                .help("add a line such as `title = \"Two kinds of work\"`"),
        );
    }
    front
}

fn read(table: &mut Table<'_, '_>, kind: PageKind, smart_punctuation: bool) -> FrontMatter {
    let title = table.inline("title", smart_punctuation);
    let summary = table.inline("summary", smart_punctuation).map(|summary| summary.value);
    let page =
        matches!(kind, PageKind::Lesson | PageKind::Quiz | PageKind::Scenario | PageKind::Survey);
    let mut front = empty(kind);
    if page {
        front.objectives = table.texts("objectives");
        front.minutes = table.integer("minutes").and_then(|n| u32::try_from(n.value).ok());
        front.needs = table.texts("needs");
    }
    if kind == PageKind::Lesson {
        front.guess = table.integer("guess").and_then(|number| {
            Some(Spanned::new(usize::try_from(number.value).ok()?, number.span))
        });
    }
    if page || matches!(kind, PageKind::Handout | PageKind::Page) {
        front.draft = table.boolean("draft").unwrap_or(false);
    }
    if kind != PageKind::Glossary {
        front.terms = table.boolean("terms").unwrap_or(kind != PageKind::Front);
    }
    if matches!(kind, PageKind::Unit | PageKind::Scenario) {
        front.cover = cover(table);
    }
    front.own = match kind {
        PageKind::Front => OwnFront::Front { question: table.text("try") },
        PageKind::Unit => {
            let (lessons, lessons_span) = (table.texts("lessons"), table.place_of("lessons"));
            OwnFront::Unit { lessons, lessons_span }
        }
        PageKind::Quiz => OwnFront::Quiz(quiz_front(table)),
        PageKind::Scenario => OwnFront::Scenario(scenario_front(table)),
        PageKind::Survey => OwnFront::Survey(survey_front(table, smart_punctuation)),
        _ => OwnFront::None,
    };
    front.extra = table.extra();
    front.title = title;
    front.summary = summary;
    front
}

/// The front matter of a page without any.
fn empty(kind: PageKind) -> FrontMatter {
    FrontMatter {
        title: None,
        summary: None,
        cover: None,
        objectives: Vec::new(),
        minutes: None,
        guess: None,
        draft: false,
        needs: Vec::new(),
        terms: !matches!(kind, PageKind::Front | PageKind::Glossary),
        own: match kind {
            PageKind::Unit => OwnFront::Unit { lessons: Vec::new(), lessons_span: None },
            _ => OwnFront::None,
        },
        extra: Data::Table(Vec::new()),
    }
}

/// A page as its front matter divides it.
pub(super) enum Split<'t> {
    /// The TOML, the byte at which it begins, and the byte at which the text below begins.
    Found { toml: &'t str, offset: usize, body: usize },
    /// There is none. The value says how to begin one.
    Missing(&'static str),
    /// It has no end.
    Open,
}

/// The Markdown parser finds the block too, but does not say when it is missing or left open.
pub(super) fn split(text: &str) -> Split<'_> {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next() else { return Split::Missing(HOW_TO_BEGIN) };
    if first.trim_end() != "+++" {
        return Split::Missing(match first.trim() {
            "---" => {
                "front matter is TOML between two lines `+++`: write `+++` for `---`, and `title = \"…\"` for `title: …`"
            }
            "+++" => "the line `+++` stands at the very left",
            _ => HOW_TO_BEGIN,
        });
    }
    let offset = first.len();
    let mut end = offset;
    for line in lines {
        if line.trim_end() == "+++" {
            return Split::Found { toml: &text[offset..end], offset, body: end + line.len() };
        }
        end += line.len();
    }
    Split::Open
}

const HOW_TO_BEGIN: &str =
    "begin the file with a line `+++`, a line `title = \"…\"` and a line `+++`";
