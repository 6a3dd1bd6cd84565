//! The views of all pages.

mod activities;
mod alphabet;
mod sources;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::course::{Course, Page, PageId, UnitId};
use crate::parse::body::Heading;
use crate::parse::document::Document;
use crate::parse::front_matter::{OwnFront, PageKind};
use crate::parse::table::Data;
use crate::render::body::question::key;
use crate::render::body::{Kitchen, RenderedBody};
use crate::render::citations::Citations;
use crate::render::host::POLICY;
use crate::render::html::{Html, json_for_script};
use crate::render::progress;
use crate::render::search::{self};
use crate::render::structured_data::{describe, licence_url};
use crate::render::template::TemplateError;
use crate::render::view::*;
use crate::text::path::{SitePath, encode_path};
use crate::theme::Theme;
use crate::theme::strings::{Argument, Raw, Strings, is_right_to_left};

/// A front page shows every page of a course up to this many, and only units of a larger one.
const LARGEST_OUTLINE: usize = 200;
/// A sidebar shows this many pages before and after the current one.
const SIDEBAR_REACH: usize = 20;

/// What all pages are made with.
pub struct Shell<'c> {
    /// The course.
    pub course: &'c Course,
    /// Interface strings.
    pub strings: &'c Strings,
    /// Its citations, formatted.
    pub citations: &'c Citations,
    /// The text of every page, by its position.
    pub bodies: &'c [Arc<RenderedBody>],
    /// The stylesheet.
    pub stylesheet: SitePath,
    /// The second stylesheet, which only the pages of [`ACTIVITIES`] have.
    pub activity_stylesheet: SitePath,
    /// The icon.
    pub icon: SitePath,
    /// The theme's scripts by their names.
    pub scripts: BTreeMap<String, SitePath>,
    /// The interface strings that each script uses, by its name, as the text of a JSON data block.
    pub script_strings: BTreeMap<String, Html>,
    /// The address at which the site will be published.
    pub base_url: Option<&'c str>,
}

/// The kinds of pages on which more is done than reading and answering.
const ACTIVITIES: [&str; 6] = ["scenario", "survey", "progress", "plan", "certificate", "prompts"];

/// Which pages of a unit an outline shows.
#[derive(Clone, Copy)]
enum Entries {
    All,
    None,
}

/// The front page.
pub const INDEX: &str = "index.html";
/// The page of references.
pub const REFERENCES: &str = "references.html";
/// The search page.
pub const SEARCH: &str = "search.html";
/// The page that shows what was learned.
pub const PROGRESS: &str = "progress.html";
/// The learner's plan.
pub const PLAN: &str = "plan.html";
/// The certificate.
pub const CERTIFICATE: &str = "certificate.html";
/// The feed of the weekly prompts.
pub const PROMPTS_FEED: &str = "prompts.xml";
/// The page for a missing page.
pub const NOT_FOUND: &str = "404.html";
/// The feed.
pub const FEED: &str = "feed.xml";
/// What a trainer's key says made it, by which it is known when it is written again.
pub const KEY_GENERATOR: &str = "coursemark key";
/// What stands near the start of a trainer's key.
pub fn key_mark() -> String {
    format!("<meta name=\"generator\" content=\"{KEY_GENERATOR}\">")
}
/// The sitemap.
pub const SITEMAP: &str = "sitemap.xml";

impl Shell<'_> {
    /// What every page has.
    fn page(&self, site: &SitePath, kind: &'static str, title: &str) -> PageView {
        let manifest = &self.course.manifest;
        let document_title = if title == manifest.title {
            title.to_owned()
        } else {
            let parts = [("title", title), ("course", &manifest.title)];
            let arguments = parts.map(|(name, text)| (name, Argument::Text(text.to_owned())));
            self.strings.format("document-title", &arguments)
        };
        PageView {
            kind,
            key: None,
            language: manifest.language.clone(),
            locale: manifest.language.replace('-', "_"),
            direction: self.direction(),
            title: title.to_owned(),
            // Every page says something of itself; most have more to say.
            description: Some(document_title.clone()),
            document_title,
            canonical: self.absolute(site),
            feed: self.base_url.map(|base| format!("{base}{FEED}")),
            stylesheet: self.url(site, &self.stylesheet),
            activity_stylesheet: ACTIVITIES
                .contains(&kind)
                .then(|| self.url(site, &self.activity_stylesheet)),
            icon: self.url(site, &self.icon),
            scripts: self
                .scripts
                .iter()
                .map(|(name, script)| (name.clone(), self.url(site, script)))
                .collect(),
            script: self.script(site, "page"),
            strings: self.strings("page"),
            policy: POLICY,
            json_ld: None,
            course: self.course_view(site),
        }
    }

    /// The address of a script. A theme that lacks it brings pages to life with what all have.
    fn script(&self, site: &SitePath, name: &str) -> String {
        let script = self.scripts.get(name).or_else(|| self.scripts.get("page"));
        script.map(|script| self.url(site, script)).unwrap_or_default()
    }

    fn course_view(&self, site: &SitePath) -> CourseView {
        let manifest = &self.course.manifest;
        let single = |kind| {
            let id = self.course.single(kind)?;
            Some(self.url(site, &self.course.page(id).site))
        };
        let authors_line = (!manifest.authors.is_empty()).then(|| {
            let names = Argument::Text(manifest.authors.join(&self.strings.text("separator")));
            self.strings.format("authors", &[("names", names)])
        });
        CourseView {
            id: manifest.id.clone(),
            title: manifest.title.clone(),
            home: self.url(site, &SitePath::new(INDEX)),
            references: (!self.citations.bibliography.is_empty())
                .then(|| self.url(site, &SitePath::new(REFERENCES))),
            glossary: single(PageKind::Glossary),
            search: self.search_link(site),
            prompts: single(PageKind::Prompts),
            progress: self.url(site, &SitePath::new(PROGRESS)),
            plan: (!self.course.plan.is_empty()).then(|| self.url(site, &SitePath::new(PLAN))),
            certificate: manifest
                .certificate
                .is_some()
                .then(|| self.url(site, &SitePath::new(CERTIFICATE))),
            authors_line,
            licence: manifest.licence.clone(),
            licence_url: manifest.licence.as_deref().and_then(licence_url),
            version: manifest.version.clone(),
        }
    }

    fn search_link(&self, site: &SitePath) -> Option<SearchLinkView> {
        let script = self.scripts.get("search").filter(|_| self.course.manifest.search)?;
        // A path within the folder, without its last part, is the folder.
        let folder = self.url(site, &SitePath::new(&format!("{}/head.js", search::FOLDER)));
        let home = self.url(site, &SitePath::new(INDEX));
        Some(SearchLinkView {
            url: self.url(site, &SitePath::new(SEARCH)),
            folder: folder.trim_end_matches("head.js").to_owned(),
            root: home.trim_end_matches(INDEX).to_owned(),
            script: self.url(site, script),
        })
    }

    /// A URL from one file of the site to another. A host sends the page for a missing page from
    /// any address, so its URLs cannot be relative once the host is known.
    fn url(&self, from: &SitePath, to: &SitePath) -> String {
        match (self.base_url, from.as_str()) {
            (Some(base), NOT_FOUND) => format!("{base}{}", encode_path(to.as_str())),
            _ => from.relative_url(to),
        }
    }

    /// The strings of a script, or of what all pages have.
    fn strings(&self, name: &str) -> Html {
        let strings = self.script_strings.get(name).or_else(|| self.script_strings.get("page"));
        strings.cloned().unwrap_or_default()
    }

    fn absolute(&self, site: &SitePath) -> Option<String> {
        let path = site.as_str();
        if path == NOT_FOUND {
            return None;
        }
        let path = if path == INDEX { "" } else { path };
        self.base_url.map(|base| format!("{base}{}", encode_path(path)))
    }

    fn of(&self, id: PageId) -> PageView {
        let page = self.course.page(id);
        let mut view = self.page(&page.site, page.kind().word(), page.title());
        if page.unit.is_some() && page.kind() != PageKind::Unit {
            view.key = Some(page.key.clone());
        }
        if self.bodies[id.0].questions.is_some() {
            view.script = self.script(&page.site, "quiz");
            view.strings = self.strings("quiz");
        }
        if self.bodies[id.0].story.is_some() {
            view.script = self.script(&page.site, "scenario");
            view.strings = self.strings("scenario");
        }
        if self.bodies[id.0].survey.is_some() {
            view.script = self.script(&page.site, "survey");
            view.strings = self.strings("survey");
        }
        view.description = match page.kind() {
            PageKind::Front => self.course.manifest.description.clone(),
            _ => None,
        }
        .or_else(|| page.document.front.summary.clone())
        .or_else(|| Some(self.bodies[id.0].beginning.clone()).filter(|text| !text.is_empty()))
        .or(view.description);
        view.json_ld = describe(self.course, page, view.canonical.as_deref());
        view
    }

    fn link(&self, from: &SitePath, id: PageId) -> LinkView {
        let page = self.course.page(id);
        LinkView { url: self.url(from, &page.site), title: page.title().to_owned() }
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
        FrontView {
            page: self.of(id),
            body: self.bodies[id.0].html.clone(),
            start: all.first().map(|id| self.link(site, *id)),
            minutes,
            hours: hours(minutes),
            lessons: all.iter().filter(|id| course.page(**id).number.is_some()).count(),
            objectives: course
                .manifest
                .objectives
                .iter()
                .map(|o| ObjectiveView { id: o.id.value.clone(), title: o.title.clone() })
                .collect(),
            tracks: self.tracks(site),
            units: units.collect(),
            references: self.cited(course.page(id)),
        }
    }

    /// The tracks of a page for its links, where there are tracks.
    fn tracks_of(&self, id: PageId) -> Option<String> {
        let has_tracks = !self.course.manifest.tracks.is_empty()
            && self.course.page(id).kind() != PageKind::Handout;
        has_tracks.then(|| self.course.tracks_of(id).collect::<Vec<_>>().join(" "))
    }

    /// Where tracks go on from a page that do not take the page after it; nowhere, if it is the last
    /// page of the track.
    pub fn next_on_tracks(&self, id: PageId) -> Vec<(&str, Option<PageId>)> {
        let [_, Some(next)] = self.around(id) else { return Vec::new() };
        let tracks = self.course.tracks.iter();
        tracks
            .filter_map(|(track, pages)| {
                let on = pages[pages.partition_point(|page| *page <= id)..].first().copied();
                let leaves = on != Some(next) && (on.is_some() || pages.last() == Some(&id));
                leaves.then_some((track.as_str(), on))
            })
            .collect()
    }

    fn next_links(&self, id: PageId) -> Vec<TrackLinkView> {
        let site = &self.course.page(id).site;
        let links = self.next_on_tracks(id).into_iter().map(|(track, next)| {
            // Whoever has come to the end looks at what was done, and what is missing.
            let LinkView { url, title } = match next {
                Some(next) => self.link(site, next),
                None => LinkView {
                    url: self.url(site, &SitePath::new(PROGRESS)),
                    title: self.strings.text("progress"),
                },
            };
            TrackLinkView { track: track.to_owned(), url, title }
        });
        links.collect()
    }

    /// The minutes that pages take together.
    fn minutes(&self, pages: &[PageId]) -> u32 {
        pages.iter().map(|id| self.course.page(*id).minutes).sum()
    }

    fn tracks(&self, site: &SitePath) -> Vec<TrackView> {
        let course = self.course;
        let mut tracks = Vec::new();
        for track in &course.manifest.tracks {
            let mut entries = Vec::new();
            let mut pages: Vec<PageId> = Vec::new();
            for unit in &course.units {
                if track.units.iter().any(|key| key.value == unit.key) {
                    entries.push(self.link(site, unit.index));
                    pages.extend(&unit.pages);
                    continue;
                }
                let chosen =
                    unit.pages.iter().copied().filter(|id| {
                        track.lessons.iter().any(|key| key.value == course.page(*id).key)
                    });
                for id in chosen {
                    entries.push(self.link(site, id));
                    pages.push(id);
                }
            }
            let minutes = self.minutes(&pages);
            tracks.push(TrackView {
                id: track.id.value.clone(),
                title: track.title.clone(),
                minutes,
                hours: hours(minutes),
                lessons: pages.iter().filter(|id| course.page(**id).number.is_some()).count(),
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
            url: self.url(from, &index.site),
            title: index.title().to_owned(),
            summary: index.document.front.summary.clone(),
            minutes,
            hours: hours(minutes),
            lessons: unit.pages.iter().filter(|id| self.course.page(**id).number.is_some()).count(),
            entries: match entries {
                Entries::All => {
                    unit.pages.iter().map(|page| self.entry(from, *page, false)).collect()
                }
                Entries::None => Vec::new(),
            },
        }
    }

    fn entry(&self, from: &SitePath, id: PageId, current: bool) -> OutlineEntryView {
        let page = self.course.page(id);
        OutlineEntryView {
            kind: page.kind().word(),
            key: page.key.clone(),
            number: page.number,
            url: self.url(from, &page.site),
            title: page.title().to_owned(),
            summary: page.document.front.summary.clone(),
            minutes: page.minutes,
            current,
            draft: page.document.front.draft,
            tracks: self.tracks_of(id),
        }
    }

    /// The pages before and after one, in the course's order.
    pub fn around(&self, id: PageId) -> [Option<PageId>; 2] {
        // The sequence follows the order of pages, which are numbered as they are found.
        let sequence = &self.course.sequence;
        let Ok(at) = sequence.binary_search(&id) else { return [None, None] };
        let page = |at: Option<usize>| sequence.get(at?).copied();
        [page(at.checked_sub(1)), page(Some(at + 1))]
    }

    /// The lessons that are better read before one.
    pub fn needs(&self, id: PageId) -> impl Iterator<Item = PageId> {
        self.course.page(id).document.front.needs.iter().filter_map(|key| {
            self.course.lessons().find(|id| self.course.page(*id).key == key.value)
        })
    }

    fn neighbours(&self, id: PageId) -> [Option<LinkView>; 2] {
        let site = &self.course.page(id).site;
        self.around(id).map(|page| page.map(|page| self.link(site, page)))
    }

    fn objectives<'d>(&self, documents: impl Iterator<Item = &'d Document>) -> Vec<ObjectiveView> {
        let served: BTreeSet<&str> = documents
            .flat_map(|document| &document.front.objectives)
            .map(|id| id.value.as_str())
            .collect();
        self.course
            .manifest
            .objectives
            .iter()
            .filter(|objective| served.contains(objective.id.value.as_str()))
            .map(|o| ObjectiveView { id: o.id.value.clone(), title: o.title.clone() })
            .collect()
    }

    /// A unit's page.
    pub fn unit(&self, id: PageId) -> Option<UnitView> {
        let page = self.course.page(id);
        let unit_id = page.unit?;
        let pages = self.course.unit(unit_id).pages.iter();
        let [previous, next] = self.neighbours(id);
        Some(UnitView {
            page: self.of(id),
            unit: self.unit_outline(&page.site, unit_id, Entries::All),
            units: self.course.units.len(),
            body: self.bodies[id.0].html.clone(),
            objectives: self.objectives(pages.map(|id| &*self.course.page(*id).document)),
            references: self.cited(page),
            previous,
            next,
            next_on_tracks: self.next_links(id),
        })
    }

    /// A page of a unit.
    pub fn lesson(&self, id: PageId) -> Option<LessonView> {
        let page = self.course.page(id);
        let unit = self.course.unit(page.unit?);
        let front = &page.document.front;
        let [previous, next] = self.neighbours(id);
        let needs = self.needs(id).map(|needed| self.link(&page.site, needed));
        Some(LessonView {
            page: self.of(id),
            sidebar: self.sidebar(page, id)?,
            number: page.number,
            lessons: unit.pages.iter().filter(|id| self.course.page(**id).number.is_some()).count(),
            summary: front.summary.clone(),
            minutes: page.minutes,
            draft: front.draft,
            objectives: self.objectives(std::iter::once(&*page.document)),
            needs: needs.collect(),
            contents: contents(&page.document, &self.bodies[id.0]),
            body: self.bodies[id.0].html.clone(),
            questions: self.bodies[id.0].questions.clone(),
            story: self.bodies[id.0].story.clone(),
            survey: self.bodies[id.0].survey.clone(),
            references: self.cited(page),
            previous,
            next,
            next_on_tracks: self.next_links(id),
            extra: value(&front.extra),
        })
    }

    fn sidebar(&self, page: &Page, id: PageId) -> Option<SidebarView> {
        let unit_id = page.unit?;
        let unit = self.course.unit(unit_id);
        let index = self.course.page(unit.index);
        let at = unit.pages.iter().position(|page| *page == id)?;
        let first = at.saturating_sub(SIDEBAR_REACH);
        let last = (at + SIDEBAR_REACH + 1).min(unit.pages.len());
        Some(SidebarView {
            number: unit_id.0 + 1,
            url: self.url(&page.site, &index.site),
            title: index.title().to_owned(),
            entries: unit.pages[first..last]
                .iter()
                .map(|other| self.entry(&page.site, *other, *other == id))
                .collect(),
            more_before: first > 0,
            more_after: last < unit.pages.len(),
        })
    }

    fn progress_page(&self, site: &SitePath) -> PageView {
        let mut view = self.page(site, "progress", &self.strings.text("progress"));
        view.script = self.script(site, "progress");
        view.strings = self.strings("progress");
        view
    }

    /// The page that shows what was learned.
    pub fn progress(&self) -> ProgressView {
        let site = SitePath::new(PROGRESS);
        let course = SitePath::new(&format!("{}/course.js", progress::FOLDER));
        let folder = self.url(&site, &course);
        let units = 0..self.course.units.len();
        ProgressView {
            page: self.progress_page(&site),
            folder: folder.trim_end_matches("course.js").to_owned(),
            units: units.map(|at| self.unit_outline(&site, UnitId(at), Entries::None)).collect(),
        }
    }

    /// The trainer's key, which is no page of the site; `address` is where the site is, as seen from
    /// the key.
    ///
    /// # Errors
    /// When a component cannot be filled in.
    pub fn key(&self, kitchen: &Kitchen<'_>, address: &str) -> Result<KeyView, TemplateError> {
        let manifest = &self.course.manifest;
        let mut entries = Vec::new();
        for id in self.course.lessons() {
            let page = self.course.page(id);
            if let Some(questions) = key::answers(kitchen, page)? {
                entries.push(KeyEntryView { title: page.title().to_owned(), questions });
            }
        }
        Ok(KeyView {
            generator: KEY_GENERATOR,
            language: manifest.language.clone(),
            direction: self.direction(),
            course: manifest.title.clone(),
            address: address.to_owned(),
            entries,
        })
    }

    fn direction(&self) -> &'static str {
        if is_right_to_left(&self.course.manifest.language) { "rtl" } else { "ltr" }
    }

    /// The page for a missing page.
    pub fn not_found(&self) -> NotFoundView {
        let title = self.strings.text("not-found");
        NotFoundView { page: self.page(&SitePath::new(NOT_FOUND), "not-found", &title) }
    }

    /// The sitemap or the feed: `None` without an address to publish at. The feed has the pages of
    /// units, the sitemap all pages.
    pub fn feed(&self, whole: bool) -> Option<FeedView> {
        let base = self.base_url?;
        let manifest = &self.course.manifest;
        let mut entries: Vec<FeedEntryView> = self
            .course
            .pages
            .iter()
            .filter(|page| whole || !matches!(page.kind(), PageKind::Front | PageKind::Glossary))
            .filter_map(|page| {
                Some(FeedEntryView {
                    url: self.absolute(&page.site)?,
                    title: page.title().to_owned(),
                    summary: page.document.front.summary.clone(),
                })
            })
            .collect();
        if whole && !self.citations.bibliography.is_empty() {
            let title = self.strings.text("references");
            entries.push(FeedEntryView {
                url: format!("{base}{REFERENCES}"),
                title,
                summary: None,
            });
        }
        Some(FeedView {
            title: manifest.title.clone(),
            description: manifest.description.clone().unwrap_or_else(|| manifest.title.clone()),
            language: manifest.language.clone(),
            url: base.to_owned(),
            feed: format!("{base}{FEED}"),
            entries,
        })
    }
}

/// The headings of the second and third level, without those of quizzes and questions, and without
/// scenes, which would tell how a story ends.
fn contents(document: &Document, body: &RenderedBody) -> Vec<ContentsView> {
    let questions = &document.questions;
    let is_mixed = matches!(&document.front.own, OwnFront::Survey(front) if front.mixed);
    let asks = |heading: &Heading| {
        let at = heading.span.start;
        questions.quizzes.iter().any(|quiz| quiz.heading.is_some_and(|own| own.start == at))
            || questions.questions.iter().any(|q| q.span.range().contains(&(at as usize)))
            || (is_mixed && document.survey.parts.iter().any(|part| part.heading.start == at))
            || document.survey.texts.iter().any(|text| text.heading.start == at)
            || document.scenario.scenes.iter().any(|s| s.span.range().contains(&(at as usize)))
    };
    let mut contents: Vec<ContentsView> = Vec::new();
    let mut left_out: Option<u8> = None;
    for heading in &document.body.headings {
        if left_out.is_some_and(|level| heading.level > level) {
            continue;
        }
        left_out = None;
        if heading.classes.iter().any(|class| class == "no-contents") {
            left_out = Some(heading.level);
            continue;
        }
        if asks(heading) {
            continue;
        }
        let url = format!("#{}", encode_path(&heading.anchor));
        let title = body.headings.get(&heading.anchor).unwrap_or(&heading.text).clone();
        let entry = ContentsView { url, title, children: Vec::new() };
        match (heading.level, contents.last_mut()) {
            (2, _) | (3, None) => contents.push(entry),
            (3, Some(parent)) => parent.children.push(entry),
            _ => {}
        }
    }
    contents
}

/// The strings of each script as the JSON data block that it reads: texts, or objects of plural forms.
/// Each has those of `page` too, which are in every bundle.
pub fn script_strings(strings: &Strings, theme: &Theme) -> BTreeMap<String, Html> {
    let common = theme.script_strings.get("page").map(Vec::as_slice).unwrap_or_default();
    let block = |(script, ids): (&String, &Vec<String>)| {
        let more = ids.iter().filter(|_| script != "page");
        let ids: Vec<String> = common.iter().chain(more).cloned().collect();
        (script.clone(), data_block(strings, &ids))
    };
    theme.script_strings.iter().map(block).collect()
}

fn data_block(strings: &Strings, ids: &[String]) -> Html {
    let table = strings.table(ids).into_iter().map(|(id, raw)| match raw {
        Raw::Text(text) => (id, text.into()),
        Raw::Plural(forms) => (id, forms.into_iter().collect::<serde_json::Value>()),
    });
    json_for_script(&table.collect())
}

/// An author's own data as a template sees it.
fn value(data: &Data) -> tera::Value {
    match data {
        Data::Text(text) => tera::Value::from(text.as_str()),
        Data::Integer(number) => tera::Value::from(*number),
        Data::Float(number) => tera::Value::from(*number),
        Data::Boolean(boolean) => tera::Value::from(*boolean),
        Data::List(items) => tera::Value::from(items.iter().map(value).collect::<Vec<_>>()),
        Data::Table(entries) => {
            let map: tera::Map =
                entries.iter().map(|(key, data)| (key.clone().into(), value(data))).collect();
            tera::Value::from(map)
        }
    }
}

/// Minutes in whole hours, rounded.
fn hours(minutes: u32) -> u32 {
    (minutes + 30) / 60
}
