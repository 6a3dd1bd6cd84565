//! What templates see. These and those in the folder `view` are the only types that are serialised,
//! and each is exactly what one template needs: everything is computed before, templates choose and
//! loop. This file has the views of pages; the folder has those of the components that a page's text
//! is made of.
//!
//! Text is plain and escaped by the template engine; what is [`Html`] is printed as it is. URLs are
//! relative to the page, already percent-encoded, and end in `.html`.

pub mod block;
pub mod question;
pub mod scenario;
pub mod survey;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::render::html::Html;

/// What every page has.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// Which template family this is: `front`, `unit`, `lesson`, `quiz`, `scenario`, `survey`,
    /// `prompts`, `references`, `glossary`, `progress`, `plan`, `certificate`, `search` or `not-found`.
    pub kind: &'static str,
    /// The page's key, under which a browser keeps what was done on it; only pages of units have one.
    pub key: Option<String>,
    /// The language of the content as a BCP 47 tag.
    pub language: String,
    /// The language as Open Graph writes it, with an underscore.
    pub locale: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The page's own title, as plain text.
    pub title: String,
    /// The text of `<title>`: the page's title with the course's.
    pub document_title: String,
    /// One or two sentences for search engines and link previews.
    pub description: Option<String>,
    /// The page's absolute URL, when the course has a `base_url`.
    pub canonical: Option<String>,
    /// The absolute URL of the feed, when the course has a `base_url`.
    pub feed: Option<String>,
    /// The stylesheet.
    pub stylesheet: String,
    /// A second stylesheet, on pages on which more is done than reading and answering.
    pub activity_stylesheet: Option<String>,
    /// The icon.
    pub icon: String,
    /// The theme's scripts by their names, such as `start` and `page`.
    pub scripts: BTreeMap<String, String>,
    /// The script of what only some pages have. It comes after the script `page`, which it adds to.
    pub script: Option<String>,
    /// The interface strings that scripts use, as the text of a JSON data block.
    pub strings: Html,
    /// The value of the Content-Security-Policy meta element.
    pub policy: &'static str,
    /// The page's schema.org description as the text of a JSON-LD block.
    pub json_ld: Option<Html>,
    /// What is the same on every page.
    pub course: CourseView,
}

/// The course as every page shows it.
#[derive(Clone, Debug, Serialize)]
pub struct CourseView {
    /// The course's id, which names what a browser keeps for it.
    pub id: String,
    /// The course's title.
    pub title: String,
    /// The front page.
    pub home: String,
    /// The references page, when there are references.
    pub references: Option<String>,
    /// The glossary page, when there is a glossary.
    pub glossary: Option<String>,
    /// The search, when there is one.
    pub search: Option<SearchLinkView>,
    /// The weekly prompts, when there are any.
    pub prompts: Option<String>,
    /// The page that shows what was learned.
    pub progress: String,
    /// The learner's plan, when the course has one.
    pub plan: Option<String>,
    /// The certificate, when the course has one.
    pub certificate: Option<String>,
    /// Who wrote it, as a line of text.
    pub authors_line: Option<String>,
    /// The licence as the author wrote it.
    pub licence: Option<String>,
    /// The address of the licence text, when it is one of those the generator knows.
    pub licence_url: Option<&'static str>,
    /// The course's version.
    pub version: Option<String>,
}

/// A link with its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LinkView {
    /// Where it goes.
    pub url: String,
    /// What it says.
    pub title: String,
}

/// A link to a page of the course, as an outline shows it.
#[derive(Clone, Debug, Serialize)]
pub struct OutlineEntryView {
    /// What kind of page: `lesson`, `quiz`, `scenario` or `survey`.
    pub kind: &'static str,
    /// Its key, under which a browser keeps what was done on it.
    pub key: String,
    /// Its place among the lessons of its unit, from 1; only lessons are numbered.
    pub number: Option<usize>,
    /// The page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: Option<String>,
    /// Minutes it takes.
    pub minutes: u32,
    /// Whether this is the page the reader is on.
    pub current: bool,
    /// Whether it is a draft, shown because the build was asked for drafts.
    pub draft: bool,
    /// The ids of its tracks with spaces between; none in a course without tracks.
    pub tracks: Option<String>,
}

/// Where one track goes on from a page, where that is not the next page of the course.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TrackLinkView {
    /// The track's id.
    pub track: String,
    /// The next page on it.
    pub url: String,
    /// That page's title.
    pub title: String,
}

/// A unit in an outline.
#[derive(Clone, Debug, Serialize)]
pub struct UnitOutlineView {
    /// Its place in the course, from 1.
    pub number: usize,
    /// The unit's page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: Option<String>,
    /// Minutes its pages take together.
    pub minutes: u32,
    /// The same in whole hours, rounded.
    pub hours: u32,
    /// How many lessons it has.
    pub lessons: usize,
    /// Its pages in order. Empty in the front page of a very large course, whose outline stops at
    /// units so that the page stays small.
    pub entries: Vec<OutlineEntryView>,
}

/// An objective of the course.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ObjectiveView {
    /// Its id.
    pub id: String,
    /// What the learner will be able to do.
    pub title: String,
}

/// A track through the course.
#[derive(Clone, Debug, Serialize)]
pub struct TrackView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Minutes its pages take together.
    pub minutes: u32,
    /// The same in whole hours, rounded.
    pub hours: u32,
    /// How many lessons it has.
    pub lessons: usize,
    /// Its units, and lessons from other units, in the course's order.
    pub entries: Vec<LinkView>,
}

/// The front page: `front.html`.
#[derive(Clone, Debug, Serialize)]
pub struct FrontView {
    /// What every page has.
    pub page: PageView,
    /// The text of `index.md`.
    pub body: Html,
    /// Where reading starts: the first page of the first unit.
    pub start: Option<LinkView>,
    /// Minutes the course takes.
    pub minutes: u32,
    /// The same in whole hours, rounded.
    pub hours: u32,
    /// How many lessons it has.
    pub lessons: usize,
    /// The course's objectives.
    pub objectives: Vec<ObjectiveView>,
    /// The course's tracks.
    pub tracks: Vec<TrackView>,
    /// The units in order.
    pub units: Vec<UnitOutlineView>,
    /// The references cited in the text.
    pub references: Vec<ReferenceView>,
}

/// A unit's page: `unit.html`.
#[derive(Clone, Debug, Serialize)]
pub struct UnitView {
    /// What every page has.
    pub page: PageView,
    /// The unit with its pages.
    pub unit: UnitOutlineView,
    /// How many units the course has.
    pub units: usize,
    /// The text of the unit's `index.md`.
    pub body: Html,
    /// The objectives its lessons serve.
    pub objectives: Vec<ObjectiveView>,
    /// The references cited in the text.
    pub references: Vec<ReferenceView>,
    /// The page before this one.
    pub previous: Option<LinkView>,
    /// The page after this one.
    pub next: Option<LinkView>,
    /// Where tracks go on that do not take that page.
    pub next_on_tracks: Vec<TrackLinkView>,
}

/// One entry of the contents of a page.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsView {
    /// A fragment on the same page.
    pub url: String,
    /// The heading as plain text.
    pub title: String,
    /// The headings one level deeper.
    pub children: Vec<ContentsView>,
}

/// The list beside a lesson: the pages of its unit near this one.
#[derive(Clone, Debug, Serialize)]
pub struct SidebarView {
    /// The unit's number, from 1.
    pub number: usize,
    /// The unit's page.
    pub url: String,
    /// The unit's title.
    pub title: String,
    /// The unit's pages in order; of a very large unit, those near this one.
    pub entries: Vec<OutlineEntryView>,
    /// Whether pages of the unit before the first entry are left out.
    pub more_before: bool,
    /// Whether pages of the unit after the last entry are left out.
    pub more_after: bool,
}

/// A page of a unit — a lesson, a quiz, a scenario or a survey: `lesson.html`.
#[derive(Clone, Debug, Serialize)]
pub struct LessonView {
    /// What every page has.
    pub page: PageView,
    /// The unit's pages.
    pub sidebar: SidebarView,
    /// The lesson's place in its unit, from 1; only lessons are numbered.
    pub number: Option<usize>,
    /// How many lessons the unit has.
    pub lessons: usize,
    /// One sentence on what it is about.
    pub summary: Option<String>,
    /// Minutes it takes.
    pub minutes: u32,
    /// Whether it is a draft.
    pub draft: bool,
    /// The objectives it serves.
    pub objectives: Vec<ObjectiveView>,
    /// Lessons that are better read before.
    pub needs: Vec<LinkView>,
    /// The headings of the page.
    pub contents: Vec<ContentsView>,
    /// The text.
    pub body: Html,
    /// What scripts need of the questions on the page, as the text of a JSON data block.
    pub questions: Option<Html>,
    /// What scripts need of the scenario on the page, as the text of a JSON data block.
    pub story: Option<Html>,
    /// What scripts need of the survey on the page, as the text of a JSON data block.
    pub survey: Option<Html>,
    /// The references cited in the text, in the order of the bibliography.
    pub references: Vec<ReferenceView>,
    /// The page before this one.
    pub previous: Option<LinkView>,
    /// The page after this one.
    pub next: Option<LinkView>,
    /// Where tracks go on that do not take that page.
    pub next_on_tracks: Vec<TrackLinkView>,
    /// The author's own data, from `[extra]`.
    pub extra: tera::Value,
}

/// A reference as a list shows it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReferenceView {
    /// The anchor of the entry on its page.
    pub id: String,
    /// The formatted entry.
    pub entry: Html,
    /// Links to its uses: on the references page, each page that cites it; below a lesson, the
    /// places in the text.
    pub uses: Vec<UseView>,
}

/// Where a reference is cited.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct UseView {
    /// The first place.
    pub url: String,
    /// What the link says.
    pub title: String,
    /// Further places on the same page, as the second, the third and so on.
    pub more: Vec<LinkView>,
}

/// The references page: `references.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ReferencesView {
    /// What every page has.
    pub page: PageView,
    /// Every reference that is cited, in the order of the bibliography.
    pub references: Vec<ReferenceView>,
}

/// A term on the glossary page.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// The anchor of the entry.
    pub id: String,
    /// The term.
    pub name: String,
    /// What it means.
    pub definition: Html,
    /// The first use in each lesson.
    pub uses: Vec<LinkView>,
}

/// The glossary page: `glossary.html`.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryView {
    /// What every page has.
    pub page: PageView,
    /// What the author wrote before the first term.
    pub introduction: Html,
    /// The terms in alphabetical order.
    pub terms: Vec<TermView>,
    /// The references cited in the definitions.
    pub references: Vec<ReferenceView>,
}

/// How a page reaches the search.
#[derive(Clone, Debug, Serialize)]
pub struct SearchLinkView {
    /// The search page.
    pub url: String,
    /// The folder of the index, with a slash at its end.
    pub folder: String,
    /// The root of the site, to which addresses in the index are relative; with a slash at its end,
    /// or empty.
    pub root: String,
    /// The script that searches.
    pub script: String,
}

/// The page that shows what was learned: `progress.html`. Without scripts it is an outline.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressView {
    /// What every page has.
    pub page: PageView,
    /// The folder of the scripts that hold what the course asks, with a slash at its end.
    pub folder: String,
    /// The units, without their pages.
    pub units: Vec<UnitOutlineView>,
}

/// The search page: `search.html`. Without scripts it is an index of titles, headings and terms.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    /// What every page has.
    pub page: PageView,
    /// The entries by their first letter.
    pub letters: Vec<LetterView>,
}

/// The entries of an index that begin with the same letter.
#[derive(Clone, Debug, Serialize)]
pub struct LetterView {
    /// The letter; `#` stands for all that is none.
    pub letter: String,
    /// The entries in alphabetical order.
    pub entries: Vec<LetterEntryView>,
}

/// An entry of the index.
#[derive(Clone, Debug, Serialize)]
pub struct LetterEntryView {
    /// Where it leads.
    pub url: String,
    /// What it says.
    pub title: String,
    /// The page it is on; `None` for a page's own title.
    pub on: Option<String>,
}

/// The trainer's key, which `build --key FILE` writes beside the site: `key.html`. It stands alone.
#[derive(Clone, Debug, Serialize)]
pub struct KeyView {
    /// What made it; stands in `<meta name="generator">`, or it is not written over.
    pub generator: &'static str,
    /// The language of the content as a BCP 47 tag.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The course's title.
    pub course: String,
    /// Where the site is, as seen from the key, to which all links in it are relative; with a slash
    /// at its end.
    pub address: String,
    /// The pages that ask something.
    pub entries: Vec<KeyEntryView>,
}

/// A page in the trainer's key.
#[derive(Clone, Debug, Serialize)]
pub struct KeyEntryView {
    /// Its title.
    pub title: String,
    /// Its questions with their answers.
    pub questions: Html,
}

/// The weekly prompts: `prompts.html`.
#[derive(Clone, Debug, Serialize)]
pub struct PromptsView {
    /// What every page has.
    pub page: PageView,
    /// The text.
    pub body: Html,
    /// How many prompts there are.
    pub count: usize,
    /// The feed of the prompts, when the course has a `base_url`.
    pub feed: Option<String>,
    /// What scripts need of the prompts, as the text of a JSON data block.
    pub prompts: Html,
    /// The references cited in the text.
    pub references: Vec<ReferenceView>,
}

/// A field of the plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanFieldView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What belongs into it.
    pub about: Option<String>,
    /// `text`, `goal` or `survey`.
    pub form: &'static str,
    /// The places in the course that ask for it.
    pub prompts: Vec<LinkView>,
}

/// The learner's plan: `plan.html`. Without scripts it is a sheet to fill in by hand.
#[derive(Clone, Debug, Serialize)]
pub struct PlanView {
    /// What every page has.
    pub page: PageView,
    /// Its fields in order.
    pub fields: Vec<PlanFieldView>,
    /// The goals among them.
    pub goals: Vec<LinkView>,
    /// The numbers of its weeks.
    pub weeks: Vec<u32>,
    /// The days on which it is reviewed, counted from its first.
    pub reviews: Vec<u32>,
    /// What scripts need of them, as the text of a JSON data block.
    pub plan: Html,
}

/// What one track asks for a certificate.
#[derive(Clone, Debug, Serialize)]
pub struct RequirementsView {
    /// The track's id.
    pub id: String,
    /// The track's title.
    pub title: String,
    /// Hours of work that the certificate states.
    pub hours: Option<f64>,
    /// What the pages of the track teach.
    pub objectives: Vec<ObjectiveView>,
    /// What is asked for.
    pub requirements: Vec<RequirementView>,
}

/// One thing that a certificate asks for.
#[derive(Clone, Debug, Serialize)]
pub struct RequirementView {
    /// What is to be done.
    pub text: String,
    /// The pages that it is done on.
    pub pages: Vec<LinkView>,
    /// What counts beyond that.
    pub note: Option<String>,
}

/// The certificate: `certificate.html`. Without scripts it says what it asks for.
#[derive(Clone, Debug, Serialize)]
pub struct CertificateView {
    /// What every page has.
    pub page: PageView,
    /// What it asks for, by track.
    pub tracks: Vec<RequirementsView>,
    /// What scripts need of it, as the text of a JSON data block.
    pub certificate: Html,
}

/// The page for a missing page: `404.html`.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundView {
    /// What every page has.
    pub page: PageView,
}

/// One page in `sitemap.xml` or `feed.xml`.
#[derive(Clone, Debug, Serialize)]
pub struct FeedEntryView {
    /// The page's absolute URL.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its summary.
    pub summary: Option<String>,
}

/// `sitemap.xml` and `feed.xml`.
#[derive(Clone, Debug, Serialize)]
pub struct FeedView {
    /// The course's title.
    pub title: String,
    /// The course's description, or its title.
    pub description: String,
    /// The language of the content.
    pub language: String,
    /// The absolute URL of the front page.
    pub url: String,
    /// The absolute URL of the feed itself.
    pub feed: String,
    /// The pages.
    pub entries: Vec<FeedEntryView>,
}
