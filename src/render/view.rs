//! The data that templates are given. The types here and in the folder `view` are the only ones
//! that are serialised. Each holds exactly what its template needs, with everything computed
//! beforehand, so that a template only chooses and loops. This file has the views of most pages;
//! the folder has those of the others, and of the components that make up a page's text.
//!
//! Text is plain, and the template engine escapes it; [`Html`] is printed as it is. URLs are
//! relative to the page, already percent-encoded, and those of pages end in `.html`.

mod about;
mod activities;
pub mod block;
pub mod picture;
pub mod question;
pub mod recall;
pub mod scenario;
pub mod survey;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::render::html::Html;
use crate::render::view::picture::PictureView;

pub use about::{AccessibilityView, OwnPageView, PrivacyView};
pub use activities::{
    CertificateView, NotesView, PlanFieldView, PlanView, ProgressView, PromptsView, RecordView,
    RequirementView, RequirementsView, ReviewView, TestOutView,
};

/// The data that every page has.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// The kind of page: `front`, `unit`, `lesson`, `quiz`, `scenario`, `survey`, `prompts`,
    /// `page`, `privacy`, `accessibility`, `references`, `glossary`, `progress`,
    /// `review`, `test-out`, `record`, `notes`, `plan`, `certificate`, `search` or `not-found`.
    pub kind: &'static str,
    /// The key under which the browser stores the learner's work on this page. Only pages of units
    /// have one.
    pub slug: Option<String>,
    /// The language of the content as a BCP 47 tag.
    pub language: String,
    /// The language in the form that Open Graph uses, with an underscore.
    pub locale: String,
    /// The direction of writing: `ltr` or `rtl`.
    pub direction: &'static str,
    /// The page's own title.
    pub title: Html,
    /// The same as plain text, for attributes and messages.
    pub name: String,
    /// The text of `<title>`: the page's title and the course's.
    pub document_title: String,
    /// One or two sentences for search engines and link previews.
    pub description: Option<String>,
    /// The page's absolute URL, when the course has a `base_url`.
    pub canonical: Option<String>,
    /// The absolute URL of the picture for link previews, when the course has one and a `base_url`.
    pub social_image: Option<String>,
    /// The absolute URL of the feed, when the course has a `base_url`.
    pub feed: Option<String>,
    /// The URL of the stylesheet.
    pub stylesheet: String,
    /// The URL of a second stylesheet, on all pages but lessons, quizzes, handouts and those that
    /// need nothing of it.
    pub activity_stylesheet: Option<String>,
    /// The URL of the stylesheet of formulas, on pages that have one.
    pub math_stylesheet: Option<String>,
    /// The URL of the stylesheet for what scripts add to a page later.
    pub late_stylesheet: String,
    /// The URL of the icon.
    pub icon: String,
    /// The URLs of the theme's scripts, by their names, such as `start` and `page`.
    pub scripts: BTreeMap<String, String>,
    /// The URL of the script for this kind of page, if it has one. It comes after the script `page`
    /// and uses its modules.
    pub script: Option<String>,
    /// The interface strings that scripts use, as the text of a JSON data block.
    pub strings: Html,
    /// The value of the Content-Security-Policy meta element.
    pub policy: &'static str,
    /// The page's schema.org description as the text of a JSON-LD block.
    pub json_ld: Option<Html>,
    /// The data about the course, the same on every page.
    pub course: CourseView,
    /// The menu: the units of the course, with the pages of the one that the reader is in.
    pub menu: MenuView,
}

/// The menu of a page. It lists the units of the course, or those near the reader's in a very large
/// course.
#[derive(Clone, Debug, Default, Serialize)]
pub struct MenuView {
    /// The units in order.
    pub units: Vec<MenuUnitView>,
    /// Whether units before the first of these are left out.
    pub more_before: bool,
    /// Whether units after the last of these are left out.
    pub more_after: bool,
    /// The headings of the page.
    pub contents: Vec<ContentsView>,
}

/// A unit in the menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuUnitView {
    /// Its number in the course, from 1.
    pub number: usize,
    /// The URL of the unit's page.
    pub url: String,
    /// The title of the unit.
    pub title: Html,
    /// The same as plain text, for attributes and messages.
    pub name: String,
    /// Whether the reader is in this unit.
    pub current: bool,
    /// The unit's pages in order, if the reader is in it. A very large unit lists only those near
    /// the page.
    pub entries: Vec<OutlineEntryView>,
    /// Whether pages of the unit before the first entry are left out.
    pub more_before: bool,
    /// Whether pages of the unit after the last entry are left out.
    pub more_after: bool,
}

/// The course, as every page shows it.
#[derive(Clone, Debug, Serialize)]
pub struct CourseView {
    /// The course's id, under which the browser stores everything for this course.
    pub id: String,
    /// The course's title.
    pub title: String,
    /// The URL of the front page.
    pub home: String,
    /// The URL of the references page, when the course cites anything.
    pub references: Option<String>,
    /// The URL of the glossary page, when the course has a glossary.
    pub glossary: Option<String>,
    /// How the page reaches the search, when the course has one.
    pub search: Option<SearchLinkView>,
    /// The URL of the weekly prompts, when there are any.
    pub prompts: Option<String>,
    /// The URL of the page that shows the learner's progress.
    pub progress: String,
    /// The URL of the page of the learner's notes.
    pub notes: String,
    /// The URL of the page about what the learner's browser keeps.
    pub record: String,
    /// The URL of the review, if there is one.
    pub review: Option<String>,
    /// The URL of the page on which learners test out of lessons, if there is one.
    pub test_out: Option<String>,
    /// The URL of the learner's plan, when the course has one.
    pub plan: Option<String>,
    /// The URL of the certificate, when the course has one.
    pub certificate: Option<String>,
    /// The authors' names, joined into one line of text.
    pub authors_line: Option<String>,
    /// The licence as the author wrote it.
    pub licence: Option<String>,
    /// The URL of the licence text, for licences that Coursemark knows.
    pub licence_url: Option<&'static str>,
    /// The course's version, as the author wrote it.
    pub version: Option<String>,
    /// The logo, if there is one.
    pub logo: Option<PictureView>,
    /// The address where learners find help, if the course names one.
    pub support: Option<String>,
    /// The address where learners report a fault in a question, if the course names one.
    pub report: Option<String>,
    /// The URL of the page about privacy.
    pub privacy: String,
    /// The URL of the page about accessibility.
    pub accessibility: String,
    /// The author's links below every page.
    pub footer: Vec<LinkView>,
}

/// A link and its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LinkView {
    /// The URL that it leads to.
    pub url: String,
    /// The text of the link.
    pub title: Html,
    /// The same as plain text, for attributes and messages.
    pub name: String,
}

/// A link to a page of the course, as an outline shows it.
#[derive(Clone, Debug, Serialize)]
pub struct OutlineEntryView {
    /// The kind of page: `lesson`, `quiz`, `scenario` or `survey`.
    pub kind: &'static str,
    /// The key under which the browser stores the learner's work on the page.
    pub slug: String,
    /// Its number among the lessons of its unit, from 1. Only lessons are numbered.
    pub number: Option<usize>,
    /// The URL of the page.
    pub url: String,
    /// The title of the page.
    pub title: Html,
    /// The page's summary, if its author wrote one.
    pub summary: Option<Html>,
    /// The time it takes, in minutes.
    pub minutes: u32,
    /// Whether this is the page the reader is on.
    pub current: bool,
    /// Whether it is a draft. Drafts are only shown when the build is asked for them.
    pub draft: bool,
    /// The ids of the tracks it belongs to, separated by spaces. Nothing in a course without
    /// tracks.
    pub tracks: Option<String>,
}

/// The page where learners go on.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NextView {
    /// The id of the track that goes on there; nothing for the next page of the course.
    pub track: Option<String>,
    /// The URL of the page.
    pub url: String,
    /// The title of the page.
    pub title: Html,
    /// The key under which the browser stores the learner's work on the page. The progress page,
    /// where a track ends, has none.
    pub slug: Option<String>,
    /// Its number in the course, such as `2.1`. Only lessons are numbered.
    pub number: Option<String>,
    /// The time it takes, in minutes; nothing for the progress page.
    pub minutes: Option<u32>,
}

/// A unit in an outline.
#[derive(Clone, Debug, Serialize)]
pub struct UnitOutlineView {
    /// Its number in the course, from 1.
    pub number: usize,
    /// The URL of the unit's page.
    pub url: String,
    /// The title of the unit.
    pub title: Html,
    /// The unit's summary, if its author wrote one.
    pub summary: Option<Html>,
    /// The time that its pages take together, in minutes.
    pub minutes: u32,
    /// The same time in whole hours, rounded.
    pub hours: u32,
    /// The number of lessons in the unit.
    pub lessons: usize,
    /// Its pages in order. Empty on the front page of a very large course, where the outline lists
    /// only units to keep the page small.
    pub entries: Vec<OutlineEntryView>,
}

/// An objective of the course.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ObjectiveView {
    /// Its id, as `course.toml` has it.
    pub id: String,
    /// The ability that the learner will have gained, in a sentence or a phrase.
    pub title: Html,
    /// The same as plain text.
    pub name: String,
}

/// A track through the course.
#[derive(Clone, Debug, Serialize)]
pub struct TrackView {
    /// Its id, as `course.toml` has it.
    pub id: String,
    /// The title of the track.
    pub title: String,
    /// The time that its pages take together, in minutes.
    pub minutes: u32,
    /// The same time in whole hours, rounded.
    pub hours: u32,
    /// The number of lessons on the track.
    pub lessons: usize,
    /// The first page of the track.
    pub start: Option<LinkView>,
    /// Its units, and its lessons from other units, in the order of the course.
    pub entries: Vec<LinkView>,
}

/// The front page: `front.html`.
#[derive(Clone, Debug, Serialize)]
pub struct FrontView {
    /// The data that every page has.
    pub page: PageView,
    /// The text of `index.md`.
    pub body: Html,
    /// The question that visitors can answer here.
    pub tried: Option<TriedView>,
    /// The course's cover.
    pub cover: Option<PictureView>,
    /// The first page of the first unit, where readers start.
    pub start: Option<LinkView>,
    /// The time that the whole course takes, in minutes.
    pub minutes: u32,
    /// The same time in whole hours, rounded.
    pub hours: u32,
    /// The number of lessons in the course.
    pub lessons: usize,
    /// The course's objectives.
    pub objectives: Vec<ObjectiveView>,
    /// The course's tracks.
    pub tracks: Vec<TrackView>,
    /// The course's units, in order.
    pub units: Vec<UnitOutlineView>,
    /// The references cited in the text.
    pub references: Vec<ReferenceView>,
}

/// A question of the course on the front page.
#[derive(Clone, Debug, Serialize)]
pub struct TriedView {
    /// Its form.
    pub form: Html,
    /// The page that it comes from.
    pub page: LinkView,
    /// The data that scripts need about it, as the text of a JSON data block.
    pub data: Html,
    /// The URLs of its scripts. They come after the script of the page.
    pub scripts: Vec<String>,
}

/// A unit's page: `unit.html`.
#[derive(Clone, Debug, Serialize)]
pub struct UnitView {
    /// The data that every page has.
    pub page: PageView,
    /// The unit with its pages.
    pub unit: UnitOutlineView,
    /// The number of units in the course.
    pub units: usize,
    /// The unit's cover.
    pub cover: Option<PictureView>,
    /// The text of the unit's `index.md`.
    pub body: Html,
    /// The objectives that its lessons serve.
    pub objectives: Vec<ObjectiveView>,
    /// The references cited in the text.
    pub references: Vec<ReferenceView>,
    /// The page before this one.
    pub previous: Option<LinkView>,
    /// The page where learners go on.
    pub next: Option<NextView>,
    /// Where to go on for tracks that do not include that page.
    pub next_on_tracks: Vec<NextView>,
}

/// An entry in a page's table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsView {
    /// The fragment of the heading, on the same page.
    pub url: String,
    /// The heading as plain text.
    pub title: String,
    /// The headings one level deeper.
    pub children: Vec<ContentsView>,
}

/// A lesson, a quiz, a scenario or a survey: `lesson.html`.
#[derive(Clone, Debug, Serialize)]
pub struct LessonView {
    /// The data that every page has.
    pub page: PageView,
    /// The lesson's number in its unit, from 1. Only lessons are numbered.
    pub number: Option<usize>,
    /// The number of lessons in the unit.
    pub lessons: usize,
    /// The page's summary, if its author wrote one.
    pub summary: Option<Html>,
    /// The time it takes, in minutes.
    pub minutes: u32,
    /// The number of questions in the text of a lesson; 0 on other pages.
    pub asked: usize,
    /// The cover, which only a scenario can have.
    pub cover: Option<PictureView>,
    /// Whether it is a draft.
    pub draft: bool,
    /// The objectives it serves.
    pub objectives: Vec<ObjectiveView>,
    /// Lessons to read first.
    pub needs: Vec<LinkView>,
    /// The text of the page.
    pub body: Html,
    /// The URLs of the scripts for what the page does with its questions: practise them, submit a
    /// quiz, or both. They come after the script of the page.
    pub question_scripts: Vec<String>,
    /// The data that scripts need about the questions and the prompts for recall on the page, as the
    /// text of a JSON data block.
    pub questions: Option<Html>,
    /// Whether learners are asked how sure they are of answers on the page.
    pub asks_confidence: bool,
    /// The questions that learners guess at before they read.
    pub guess: Vec<GuessView>,
    /// The URLs of the scripts that are loaded when someone begins to read.
    pub late_scripts: Vec<String>,
    /// The data that scripts need about the scenario on the page, as the text of a JSON data block.
    pub story: Option<Html>,
    /// The data that scripts need about the survey on the page, as the text of a JSON data block.
    pub survey: Option<Html>,
    /// The references cited in the text, in the order of the bibliography.
    pub references: Vec<ReferenceView>,
    /// The page before this one.
    pub previous: Option<LinkView>,
    /// The page where learners go on.
    pub next: Option<NextView>,
    /// Where to go on for tracks that do not include that page.
    pub next_on_tracks: Vec<NextView>,
    /// The unit's page, if learners go on in another unit.
    pub next_unit: Option<LinkView>,
    /// The author's own data, from `[extra]`.
    pub extra: tera::Value,
}

/// A question that learners guess at before they read.
#[derive(Clone, Debug, Serialize)]
pub struct GuessView {
    /// The URL of the question, which is on the same page.
    pub url: String,
    /// The heading of the question, without markup.
    pub title: Html,
    /// The URL of the passage that explains it, on the same page.
    pub passage: String,
}

/// A reference in a list of references.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReferenceView {
    /// The id of the entry, for links to it.
    pub id: String,
    /// The reference, formatted in the course's citation style.
    pub entry: Html,
    /// Links to the places that cite it. On the references page there is one for each page; below a
    /// lesson, one for each place in the text.
    pub uses: Vec<UseView>,
}

/// A page or a place that cites a reference.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct UseView {
    /// The URL of the first citation.
    pub url: String,
    /// The text of the link.
    pub title: Html,
    /// Links to later citations on the same page, numbered from the second.
    pub more: Vec<LinkView>,
}

/// The references page: `references.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ReferencesView {
    /// The data that every page has.
    pub page: PageView,
    /// The references that the course cites, in the order of the bibliography.
    pub references: Vec<ReferenceView>,
}

/// A term on the glossary page.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// The id of the entry, for links to it.
    pub id: String,
    /// The term itself.
    pub name: String,
    /// The definition of the term.
    pub definition: Html,
    /// Links to the first use of the term in each lesson.
    pub uses: Vec<LinkView>,
}

/// The glossary page: `glossary.html`.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryView {
    /// The data that every page has.
    pub page: PageView,
    /// The text before the first term.
    pub introduction: Html,
    /// The terms in alphabetical order.
    pub terms: Vec<TermView>,
    /// The references cited in the definitions.
    pub references: Vec<ReferenceView>,
}

/// How a page reaches the search.
#[derive(Clone, Debug, Serialize)]
pub struct SearchLinkView {
    /// The URL of the search page.
    pub url: String,
    /// The URL of the folder that holds the index, with a slash at its end.
    pub folder: String,
    /// The root of the site, to which URLs in the index are relative. It ends in a slash, or is
    /// empty.
    pub root: String,
    /// The URL of the script that searches.
    pub script: String,
}

/// The search page: `search.html`. Without scripts it is an index of titles, headings and terms.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    /// The data that every page has.
    pub page: PageView,
    /// The entries, grouped by first letter.
    pub letters: Vec<LetterView>,
}

/// The entries of the index that begin with the same letter.
#[derive(Clone, Debug, Serialize)]
pub struct LetterView {
    /// The letter, or `#` for entries that do not begin with one.
    pub letter: String,
    /// The entries in alphabetical order.
    pub entries: Vec<LetterEntryView>,
}

/// An entry of the index.
#[derive(Clone, Debug, Serialize)]
pub struct LetterEntryView {
    /// The URL that it leads to.
    pub url: String,
    /// The title, the heading or the term.
    pub title: String,
    /// The title of the page that it is on. Nothing for a page's own title.
    pub on: Option<String>,
}

/// The trainer's key, which `build --key FILE` writes beside the site: `key.html`. It uses no
/// stylesheet or script of the site.
#[derive(Clone, Debug, Serialize)]
pub struct KeyView {
    /// The name of the program, for `<meta name="generator">`. A key without it is not overwritten
    /// by the next build.
    pub generator: &'static str,
    /// The language of the content as a BCP 47 tag.
    pub language: String,
    /// The direction of writing: `ltr` or `rtl`.
    pub direction: &'static str,
    /// The course's title.
    pub course: String,
    /// The address of the site relative to the key, to which all links in the key are relative. It
    /// ends in a slash.
    pub address: String,
    /// The URL of the stylesheet of formulas, when the key has one.
    pub math_stylesheet: Option<String>,
    /// The pages that have questions.
    pub entries: Vec<KeyEntryView>,
}

/// A page in the trainer's key.
#[derive(Clone, Debug, Serialize)]
pub struct KeyEntryView {
    /// The title of the page.
    pub title: Html,
    /// The page's questions with their answers.
    pub questions: Html,
}

/// The page that a server shows when an address leads nowhere: `404.html`.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundView {
    /// The data that every page has.
    pub page: PageView,
}

/// A page, as `sitemap.xml` and `feed.xml` list it.
#[derive(Clone, Debug, Serialize)]
pub struct FeedEntryView {
    /// The page's absolute URL.
    pub url: String,
    /// The title of the page.
    pub title: String,
    /// The page's summary, if its author wrote one.
    pub summary: Option<String>,
}

/// The data for `sitemap.xml` and `feed.xml`.
#[derive(Clone, Debug, Serialize)]
pub struct FeedView {
    /// The course's title.
    pub title: String,
    /// The course's description, or its title if it has none.
    pub description: String,
    /// The language of the content as a BCP 47 tag.
    pub language: String,
    /// The absolute URL of the front page.
    pub url: String,
    /// The absolute URL of the feed itself.
    pub feed: String,
    /// The pages to list.
    pub entries: Vec<FeedEntryView>,
}
