//! The views of all pages.

mod about;
mod activities;
mod alphabet;
mod frame;
pub mod lesson;
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::course::{Course, ObjectiveId, PageId, UnitId};
use crate::model::inline::Inline;
use crate::model::page::{Content, PageKind};
use crate::model::picture::Picture;
use crate::model::settings::Objective;
use crate::model::site_page::SitePage;
use crate::render::body::RenderedBody;
use crate::render::body::context::{Contexts, Written};
use crate::render::body::question::key;
use crate::render::citations::Citations;
use crate::render::data::{self, strings::Pattern};
use crate::render::html::{Html, json_for_script};
use crate::render::math::has_formula;
use crate::render::memo::Keyed;
use crate::render::pages::lesson::{EntryContext, LessonContext, UnitContext};
use crate::render::structured_data::describe;
use crate::render::template::TemplateError;
use crate::render::view::picture::PictureView;
use crate::render::view::*;
use crate::text::path::{SitePath, encode_path};
use crate::theme::Theme;
use crate::theme::strings::{Raw, Strings};

pub use frame::{Frame, FramePicture, MenuUnit, in_reach};

/// A front page lists all pages of a course with at most this many, and only the units of a larger
/// one.
const LARGEST_OUTLINE: usize = 200;
/// Everything that the views of pages are made from.
pub struct Shell<'c> {
    /// The course.
    pub course: &'c Course,
    /// The content that all pages share.
    pub frame: &'c Keyed<Frame<'c>>,
    /// The citations of the course, formatted.
    pub citations: &'c Citations,
    /// The sizes of the published pictures, in CSS pixels.
    pub sizes: &'c BTreeMap<&'c SitePath, (u32, u32)>,
    /// The text of every page, by its position.
    pub texts: &'c [Keyed<Arc<RenderedBody>>],
}

/// The pages of a unit that an outline shows.
#[derive(Clone, Copy)]
enum Entries {
    All,
    None,
}

/// The file name of the front page.
pub const INDEX: &str = "index.html";
/// The generator that a trainer's key names. Only files that name it are overwritten.
pub const KEY_GENERATOR: &str = "coursemark key";
/// The mark near the start of a trainer's key.
pub fn key_mark() -> String {
    format!("<meta name=\"generator\" content=\"{KEY_GENERATOR}\"")
}

impl LinkView {
    /// A link to `url` with the text `title`.
    pub fn new(url: String, title: &Inline) -> LinkView {
        LinkView { url, title: Html::inline(title), name: title.to_string() }
    }
}

impl<'c> Shell<'c> {
    fn frame(&self) -> &'c Frame<'c> {
        self.frame.get()
    }

    fn strings(&self) -> &'c Strings {
        self.frame().strings
    }

    /// The title of a generated page: the interface string with this id.
    fn title(&self, id: &str) -> Inline {
        Inline::plain(&self.strings().text(id))
    }

    fn text(&self, id: PageId) -> &'c RenderedBody {
        self.texts[id.0].get()
    }

    /// The shared part of the view of a page that an author wrote.
    fn of(&self, id: PageId) -> PageView {
        let page = self.course.page(id);
        let description = match page.kind() {
            PageKind::Front => self.course.settings.description.as_deref(),
            _ => None,
        };
        let description = description.or(page.summary.as_deref());
        let kind = page.kind().word();
        let mut view =
            self.frame().authored(kind, &page.title, &page.site, description, self.text(id));
        view.json_ld = describe(self.course, self.frame(), page, view.canonical.as_deref());
        view
    }

    fn link(&self, from: &SitePath, id: PageId) -> LinkView {
        let page = self.course.page(id);
        LinkView::new(self.frame().url(from, &page.site), &page.title)
    }

    fn picture(&self, from: &SitePath, picture: Option<&Picture>) -> Option<PictureView> {
        Some(FramePicture::of(picture?, self.sizes).view(self.frame(), from))
    }

    /// The front page.
    pub fn front(&self, id: PageId) -> FrontView {
        let course = self.course;
        let site = &course.page(id).site;
        let all: Vec<PageId> = course.lessons().collect();
        let with_entries = all.len() <= LARGEST_OUTLINE;
        let minutes = self.minutes(&all);
        let units = (0..course.units.len()).map(|index| {
            let entries = if with_entries { Entries::All } else { Entries::None };
            self.unit_outline(site, UnitId(index), entries)
        });
        let text = self.text(id);
        let mut page = self.of(id);
        let tried = self.tried(id, text);
        if tried.is_some() {
            page.strings = self.frame().script_strings(FRONT_WITH_QUESTION);
        }
        FrontView {
            page,
            body: text.html.clone(),
            tried,
            cover: self.picture(site, course.cover.as_ref()),
            start: all.first().map(|id| self.link(site, *id)),
            minutes,
            hours: hours(minutes),
            lessons: all.iter().filter(|id| course.page(**id).number.is_some()).count(),
            objectives: course.objectives.iter().map(objective).collect(),
            tracks: self.tracks(site),
            units: units.collect(),
            references: self.cited(id),
        }
    }

    /// The question of another page that the page `id` asks.
    fn tried(&self, id: PageId, text: &RenderedBody) -> Option<TriedView> {
        let Content::Front { question: Some((from, _)) } = self.course.page(id).content else {
            return None;
        };
        let site = &self.course.page(id).site;
        let scripts =
            ["quiz", "practice"].iter().filter_map(|name| self.frame().scripts.get(*name));
        Some(TriedView {
            form: text.tried.clone()?,
            page: self.link(site, from),
            data: text.questions.clone()?,
            scripts: scripts.map(|script| self.frame().url(site, script)).collect(),
        })
    }

    /// The ids of a page's tracks, with spaces between, for links to it; `None` in a course without
    /// tracks and for handouts.
    fn tracks_of(&self, id: PageId) -> Option<String> {
        let has_tracks =
            !self.course.tracks.is_empty() && self.course.page(id).kind() != PageKind::Handout;
        has_tracks.then(|| {
            let ids = self.course.tracks_of(id).map(|track| track.id.as_str());
            ids.collect::<Vec<_>>().join(" ")
        })
    }

    /// The tracks that do not continue with the page after this one, each with the page that they
    /// continue with; `None` if this is the last page of the track.
    pub fn next_on_tracks(&self, id: PageId) -> Vec<(&str, Option<PageId>)> {
        let Some(next) = self.next(id) else { return Vec::new() };
        let tracks = self.course.tracks.iter();
        tracks
            .filter_map(|track| {
                let pages = &track.pages;
                let is_worked = |page: &PageId| self.course.page(*page).kind() != PageKind::Unit;
                let after = &pages[pages.partition_point(|page| *page <= id)..];
                let on = after.iter().copied().find(is_worked);
                let leaves = on != Some(next) && (on.is_some() || pages.last() == Some(&id));
                leaves.then_some((track.id.as_str(), on))
            })
            .collect()
    }

    /// The page where learners go on after this one. It is one that they work on, so the page of
    /// the next unit is left out.
    fn next(&self, id: PageId) -> Option<PageId> {
        let sequence = &self.course.sequence;
        let after = sequence.partition_point(|page| *page <= id);
        let at = sequence.binary_search(&id).ok().map(|_| after)?;
        sequence[at..].iter().copied().find(|page| self.course.page(*page).kind() != PageKind::Unit)
    }

    fn next_view(&self, from: PageId, id: PageId, track: Option<&str>) -> NextView {
        let page = self.course.page(id);
        let unit = page.unit.map_or(0, |unit| unit.0 + 1);
        NextView {
            track: track.map(str::to_owned),
            url: self.frame().url(&self.course.page(from).site, &page.site),
            title: Html::inline(&page.title),
            slug: Some(page.slug.clone()),
            number: page.number.map(|number| format!("{unit}.{number}")),
            minutes: Some(page.minutes),
        }
    }

    /// The progress page, which shows what is done and what is missing, as the page after the last
    /// one of the course or of a track.
    fn next_is_progress(&self, from: PageId, track: Option<&str>) -> NextView {
        NextView {
            track: track.map(str::to_owned),
            url: self.frame().url(&self.course.page(from).site, &SitePage::Progress.path()),
            title: Html::inline(&self.title("progress")),
            slug: None,
            number: None,
            minutes: None,
        }
    }

    fn next_views(&self, id: PageId) -> (Option<NextView>, Vec<NextView>) {
        let on_tracks = self.next_on_tracks(id).into_iter().map(|(track, next)| match next {
            Some(next) => self.next_view(id, next, Some(track)),
            None => self.next_is_progress(id, Some(track)),
        });
        let next = match self.next(id) {
            Some(next) => Some(self.next_view(id, next, None)),
            None => self
                .course
                .sequence
                .last()
                .is_some_and(|last| *last == id)
                .then(|| self.next_is_progress(id, None)),
        };
        (next, on_tracks.collect())
    }

    /// The total of the minutes that pages take.
    fn minutes(&self, pages: &[PageId]) -> u32 {
        pages.iter().map(|id| self.course.page(*id).minutes).sum()
    }

    fn tracks(&self, site: &SitePath) -> Vec<TrackView> {
        let course = self.course;
        let mut tracks = Vec::new();
        for track in &course.tracks {
            let mut entries = Vec::new();
            let mut pages: Vec<PageId> = Vec::new();
            for (at, unit) in course.units.iter().enumerate() {
                if track.units.contains(&UnitId(at)) {
                    entries.push(self.link(site, unit.index));
                    pages.extend(&unit.pages);
                    continue;
                }
                let chosen: Vec<PageId> =
                    unit.pages.iter().copied().filter(|id| track.pages.contains(id)).collect();
                entries.extend(chosen.iter().map(|id| self.link(site, *id)));
                pages.extend(chosen);
            }
            let minutes = self.minutes(&pages);
            tracks.push(TrackView {
                id: track.id.clone(),
                title: track.title.to_string(),
                minutes,
                hours: hours(minutes),
                lessons: pages.iter().filter(|id| course.page(**id).number.is_some()).count(),
                start: pages.first().map(|id| self.link(site, *id)),
                entries,
            });
        }
        tracks
    }

    fn unit_outline(&self, from: &SitePath, id: UnitId, entries: Entries) -> UnitOutlineView {
        let unit = self.course.unit(id);
        let index = self.course.page(unit.index);
        let minutes = self.minutes(&unit.pages);
        UnitOutlineView {
            number: id.0 + 1,
            url: self.frame().url(from, &index.site),
            title: Html::inline(&index.title),
            summary: index.summary.as_ref().map(Html::inline),
            minutes,
            hours: hours(minutes),
            lessons: unit.pages.iter().filter(|id| self.course.page(**id).number.is_some()).count(),
            entries: match entries {
                Entries::All => {
                    let entries = unit.pages.iter().map(|page| self.entry_context(*page));
                    entries.map(|entry| entry.view(self.frame(), from, false)).collect()
                }
                Entries::None => Vec::new(),
            },
        }
    }

    /// The pages before and after one in the order of the course; `None` where there is none.
    pub fn around(&self, id: PageId) -> [Option<PageId>; 2] {
        // The sequence is sorted, because pages are numbered in the order in which they are found.
        let sequence = &self.course.sequence;
        let Ok(at) = sequence.binary_search(&id) else { return [None, None] };
        let page = |at: Option<usize>| sequence.get(at?).copied();
        [page(at.checked_sub(1)), page(Some(at + 1))]
    }

    /// The pages that its author recommends to read before it.
    pub fn needs(&self, id: PageId) -> impl Iterator<Item = PageId> {
        self.course.page(id).needs.iter().map(|need| need.value)
    }

    fn neighbours(&self, id: PageId) -> [Option<LinkView>; 2] {
        let site = &self.course.page(id).site;
        self.around(id).map(|page| page.map(|page| self.link(site, page)))
    }

    fn objectives(&self, served: impl IntoIterator<Item = ObjectiveId>) -> Vec<ObjectiveView> {
        let served: BTreeSet<ObjectiveId> = served.into_iter().collect();
        served.into_iter().map(|id| objective(self.course.objective(id))).collect()
    }

    /// A unit's page.
    pub fn unit(&self, id: PageId) -> Option<UnitView> {
        let page = self.course.page(id);
        let unit_id = page.unit?;
        let pages = self.course.unit(unit_id).pages.iter();
        let [previous, _] = self.neighbours(id);
        let (next, next_on_tracks) = self.next_views(id);
        let mut view = self.of(id);
        view.menu = self.unit_context(unit_id).menu(self.frame(), &page.site, None);
        Some(UnitView {
            page: view,
            unit: self.unit_outline(&page.site, unit_id, Entries::All),
            units: self.course.units.len(),
            cover: self.picture(&page.site, page.cover.as_ref()),
            body: self.text(id).html.clone(),
            objectives: self
                .objectives(pages.flat_map(|id| self.course.page(*id).objectives.iter().copied())),
            references: self.cited(id),
            previous,
            next,
            next_on_tracks,
        })
    }

    /// The context that the page of a lesson is made from; `units` are those of
    /// [`Shell::unit_contexts`].
    pub fn lesson_context<'s>(
        &'s self,
        id: PageId,
        units: &'s [Keyed<UnitContext<'s>>],
    ) -> Option<LessonContext<'s>> {
        let page = self.course.page(id);
        let unit = page.unit?;
        let [previous, _] = self.neighbours(id);
        let (next, next_on_tracks) = self.next_views(id);
        let next_unit = self.next(id).and_then(|next| self.course.page(next).unit);
        let next_unit = next_unit.filter(|next| *next != unit);
        let needs = self.needs(id).map(|needed| self.link(&page.site, needed));
        let text = &self.texts[id.0];
        Some(LessonContext {
            frame: self.frame,
            unit: units.get(unit.0)?,
            at: self.course.unit(unit).pages.iter().position(|other| *other == id)?,
            text: text.map(|text| &**text),
            written: Written::of(page, page.document.hash),
            quizzes: page.quizzes(),
            cover: self.picture(&page.site, page.cover.as_ref()),
            objectives: self.objectives(page.objectives.iter().copied()),
            needs: needs.collect(),
            references: self.cited(id),
            previous,
            next,
            next_on_tracks,
            next_unit: next_unit.map(|next| self.link(&page.site, self.course.unit(next).index)),
        })
    }

    /// The units as their pages show them, by their position.
    pub fn unit_contexts(&self) -> Vec<Keyed<UnitContext<'_>>> {
        (0..self.course.units.len()).map(|at| Keyed::of(self.unit_context(UnitId(at)))).collect()
    }

    fn unit_context(&self, id: UnitId) -> UnitContext<'_> {
        let pages = self.course.unit(id).pages.iter();
        let entries = pages.map(|page| self.entry_context(*page)).collect();
        UnitContext { number: id.0 + 1, entries }
    }

    fn entry_context(&self, id: PageId) -> EntryContext<'_> {
        let page = self.course.page(id);
        EntryContext {
            kind: page.kind(),
            slug: &page.slug,
            title: &page.title,
            summary: page.summary.as_ref(),
            site: &page.site,
            number: page.number,
            minutes: page.minutes,
            is_draft: page.is_draft,
            tracks: self.tracks_of(id),
        }
    }

    fn progress_page(&self, site: &SitePath) -> PageView {
        let mut view = self.frame().page(site, "progress", &self.title("progress"));
        self.frame().add_script(&mut view, site, "progress");
        view
    }

    /// The page that shows the learner's progress.
    pub fn progress(&self) -> ProgressView {
        let site = SitePage::Progress.path();
        let units = 0..self.course.units.len();
        ProgressView {
            page: self.progress_page(&site),
            units: units.map(|at| self.unit_outline(&site, UnitId(at), Entries::None)).collect(),
        }
    }

    /// The questions that the learner should be asked again today.
    pub fn review(&self) -> ReviewView {
        let site = SitePage::Review.path();
        let frame = self.frame();
        let mut page = frame.page(&site, "review", &self.title("review"));
        frame.add_script(&mut page, &site, "quiz");
        page.strings = frame.script_strings("review");
        ReviewView {
            page,
            review_script: frame.scripts.get("review").map(|script| frame.url(&site, script)),
            asks_confidence: self.course.settings.confidence,
            questions: json_for_script(&data::question::Questions::default()),
        }
    }

    /// What the learner's browser keeps.
    pub fn record(&self) -> RecordView {
        let site = SitePage::Record.path();
        let mut page = self.frame().page(&site, "record", &self.title("record-title"));
        self.frame().add_script(&mut page, &site, "record");
        RecordView { page }
    }

    /// The learner's notes.
    pub fn notes(&self) -> NotesView {
        let site = SitePage::Notes.path();
        let mut page = self.frame().page(&site, "notes", &self.title("notes"));
        self.frame().add_script(&mut page, &site, "notebook");
        NotesView { page }
    }

    /// The trainer's key, which is not a page of the site. `address` is the address of the site as
    /// seen from the key.
    ///
    /// # Errors
    /// When a component cannot be filled in.
    pub fn key(&self, contexts: &Contexts<'_>, address: &str) -> Result<KeyView, TemplateError> {
        let settings = &self.course.settings;
        let mut entries = Vec::new();
        for id in self.course.lessons() {
            if let Some(questions) = key::answers(&contexts.of(id))? {
                let title = Html::inline(&self.course.page(id).title);
                entries.push(KeyEntryView { title, questions });
            }
        }
        let has_formulas = entries.iter().any(|entry| has_formula(&entry.questions));
        let stylesheet = self.frame().math_stylesheet.as_ref().filter(|_| has_formulas);
        Ok(KeyView {
            math_stylesheet: stylesheet.map(|path| encode_path(path.as_str())),
            generator: KEY_GENERATOR,
            language: settings.language.clone(),
            direction: self.frame().direction(),
            course: settings.title.to_string(),
            address: address.to_owned(),
            entries,
        })
    }

    /// The page that a host sends for a missing page.
    pub fn not_found(&self) -> NotFoundView {
        let title = self.title("not-found");
        NotFoundView { page: self.frame().page(&SitePage::NotFound.path(), "not-found", &title) }
    }

    /// The sitemap if `whole` is set, which has all pages, or else the feed, which has the pages of
    /// units. `None` without an address to publish at.
    pub fn feed(&self, whole: bool) -> Option<FeedView> {
        let base = self.frame().base_url?;
        let settings = &self.course.settings;
        let mut entries: Vec<FeedEntryView> = self
            .course
            .pages
            .iter()
            .filter(|page| {
                use PageKind::{Front, Glossary, Page};
                whole || !matches!(page.kind(), Front | Glossary | Page)
            })
            .filter_map(|page| {
                Some(FeedEntryView {
                    url: self.frame().absolute(&page.site)?,
                    title: page.title.to_string(),
                    summary: page.summary.as_deref().map(str::to_owned),
                })
            })
            .collect();
        if whole && !self.citations.bibliography.is_empty() {
            let title = self.strings().text("references");
            entries.push(FeedEntryView {
                url: format!("{base}{}", SitePage::References.name()),
                title,
                summary: None,
            });
        }
        Some(FeedView {
            title: settings.title.to_string(),
            description: settings.description.as_ref().unwrap_or(&settings.title).to_string(),
            language: settings.language.clone(),
            url: base.to_owned(),
            feed: format!("{base}{}", SitePage::Feed.name()),
            entries,
        })
    }
}

/// The scripts that pages load when they need them. Their files begin with their strings, so that
/// pages do not have to hold them.
pub const LATE: [&str; 12] = [
    "guess", "history", "menu", "notes", "recall", "report", "result", "schedule", "search",
    "sure", "upkeep", "verdict",
];

/// The name under which the strings for a front page with a question are.
const FRONT_WITH_QUESTION: &str = "front with question";

/// The scripts that come after others on a page, each with those others.
const AFTER: [(&str, &[&str]); 4] = [
    ("exam", &["quiz"]),
    ("review", &["quiz"]),
    ("test-out", &["quiz"]),
    (FRONT_WITH_QUESTION, &["quiz", "front"]),
];

/// The strings of each script, by its name, as the text of the JSON data block that it reads:
/// texts, or objects of plural forms. Each of a page's scripts includes the strings of `page`, which
/// every page needs, and those of the scripts that come before it.
pub fn script_strings(strings: &Strings, theme: &Theme) -> BTreeMap<String, Html> {
    let of = |script: &str| theme.script_strings.get(script).map(Vec::as_slice).unwrap_or_default();
    let block = |script: &str| {
        let is_alone = script == "page" || LATE.contains(&script);
        let before = AFTER.iter().find(|(name, _)| *name == script).map(|(_, before)| *before);
        let all = ["page"].iter().filter(|_| !is_alone).chain(before.unwrap_or_default());
        let ids: Vec<String> = all.chain([&script]).flat_map(|name| of(name)).cloned().collect();
        (script.to_owned(), data_block(strings, &ids))
    };
    theme
        .script_strings
        .keys()
        .map(String::as_str)
        .chain([FRONT_WITH_QUESTION])
        .map(block)
        .collect()
}

fn data_block(strings: &Strings, ids: &[String]) -> Html {
    let table = strings.table(ids).into_iter().map(|(id, raw)| match raw {
        Raw::Text(text) => (id, Pattern::Text(text)),
        Raw::Plural(forms) => (id, Pattern::Plural(forms)),
    });
    json_for_script(&data::strings::Strings(table.collect()))
}

/// An objective as pages list it.
fn objective(objective: &Objective) -> ObjectiveView {
    ObjectiveView {
        id: objective.id.value.clone(),
        title: Html::inline(&objective.title),
        name: objective.title.to_string(),
    }
}

/// Minutes rounded to whole hours.
fn hours(minutes: u32) -> u32 {
    (minutes + 30) / 60
}
