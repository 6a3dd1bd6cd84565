//! The course, its units and tracks, and the positions that identify their parts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::model::certificate::Certificate;
use crate::model::confusable::Confusable;
use crate::model::footer::FooterLink;
use crate::model::inline::Inline;
use crate::model::page::{Page, PageKind, Target};
use crate::model::picture::{Picture, PictureFile};
use crate::model::plan::PlanField;
use crate::model::question::Question;
use crate::model::reference::Reference;
use crate::model::settings::{Answers, Objective, Settings};
use crate::source::MANIFEST;
use crate::text::path::{CoursePath, SitePath};
use crate::text::span::Span;

/// The position of a page in [`Course::pages`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub usize);

/// The position of a unit in [`Course::units`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub usize);

/// The position of an objective in [`Course::objectives`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectiveId(pub usize);

/// The position of a track in [`Course::tracks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TrackId(pub usize);

/// The number of scored questions about an objective without which a learner cannot test out of it.
pub const TEST_OUT_QUESTIONS: usize = 2;

/// A question, as the position of its page and its index among the page's questions, from 0.
pub type QuestionId = (PageId, usize);

/// A whole course. Names that one file uses of another are resolved, and defaults are applied.
#[derive(Clone, Debug)]
pub struct Course {
    /// The settings of the course as a whole, from `course.toml`.
    pub settings: Settings,
    /// The cover of the course, if it has one.
    pub cover: Option<Picture>,
    /// The logo in the header of every page, if there is one.
    pub logo: Option<Picture>,
    /// The picture in link previews, if there is one.
    pub social_image: Option<PictureFile>,
    /// The links below every page, in the order of the manifest.
    pub footer: Vec<FooterLink>,
    /// The objectives, in the order of the manifest.
    pub objectives: Vec<Objective>,
    /// The units in order.
    pub units: Vec<Unit>,
    /// Every page written as Markdown: the front page, then each unit's page and its pages, then
    /// the pages outside units, the glossary and the prompts.
    pub pages: Vec<Page>,
    /// The positions of pages, by their file.
    pub page_of: BTreeMap<CoursePath, PageId>,
    /// The files of drafts that are left out of this site.
    pub drafts: BTreeSet<CoursePath>,
    /// The files that pages use or that the course publishes unchanged, by their path in the site.
    pub assets: BTreeMap<SitePath, Asset>,
    /// The path in the site of each course file that may be published.
    pub asset_of: BTreeMap<CoursePath, SitePath>,
    /// The references, in the order of the bibliography.
    pub references: Vec<Reference>,
    /// The bibliography's file, if there is one.
    pub bibliography: Option<CoursePath>,
    /// What learners confuse.
    pub confusable: Vec<Confusable>,
    /// The fields of the plan, in order.
    pub plan: Vec<PlanField>,
    /// The tracks, in the order of the manifest.
    pub tracks: Vec<Track>,
    /// The certificate, if the course has one.
    pub certificate: Option<Certificate>,
    /// The pages that readers go through in order: for each unit its page, then its pages.
    pub sequence: Vec<PageId>,
}

/// A unit of the course.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its slug, which is the name of its folder.
    pub slug: String,
    /// The unit's own page.
    pub index: PageId,
    /// Its pages in order, without the unit's own page.
    pub pages: Vec<PageId>,
    /// The number of pages that its manifest lists, including drafts and unknown ones.
    pub listed: usize,
    /// The place of that list, if there is one.
    pub list: Option<Span>,
}

/// A selection of units and pages for some of the learners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Its id, by which a browser remembers the chosen track.
    pub id: String,
    /// Its title, shown to learners.
    pub title: Inline,
    /// The units that belong to it as a whole, in the order of the course.
    pub units: Vec<UnitId>,
    /// Its pages, in the order of the course: the pages that learners work through, and the own
    /// pages of the units that these come from.
    pub pages: Vec<PageId>,
}

/// A file that is copied to the site.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its path in the course.
    pub path: CoursePath,
    /// Its bytes.
    pub content: AssetContent,
}

/// The bytes of an asset.
#[derive(Clone, Debug)]
pub enum AssetContent {
    /// A file held in memory.
    Bytes(Arc<[u8]>),
    /// A large file on the disk.
    Large {
        /// Its path on the disk.
        from: PathBuf,
        /// Its size in bytes.
        bytes: u64,
        /// Its first bytes.
        head: Arc<[u8]>,
    },
}

impl Course {
    /// The page at this position.
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0]
    }

    /// The files of covers, of the logo and of link previews, each with the file that names it.
    pub fn picture_files(&self) -> impl Iterator<Item = (CoursePath, &PictureFile)> {
        let own = self.cover.iter().chain(&self.logo);
        let own = own.map(|picture| (CoursePath::new(MANIFEST), picture));
        let social = self.social_image.iter().map(|file| (CoursePath::new(MANIFEST), file));
        let of_pages = self.pages.iter().flat_map(|page| {
            let portraits = page.speakers.iter().map(|speaker| &speaker.portrait);
            page.cover.iter().chain(portraits).map(|picture| (page.document.path.clone(), picture))
        });
        own.chain(of_pages)
            .flat_map(|(from, picture)| picture.files().map(move |file| (from.clone(), file)))
            .chain(social)
    }

    /// The unit at this position.
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.0]
    }

    /// The objective at this position.
    pub fn objective(&self, id: ObjectiveId) -> &Objective {
        &self.objectives[id.0]
    }

    /// The question at this position.
    pub fn question(&self, (page, at): QuestionId) -> &Question {
        &self.page(page).questions()[at]
    }

    /// The positions of all questions, in the order of the course.
    pub fn questions(&self) -> impl Iterator<Item = QuestionId> + '_ {
        self.lessons()
            .flat_map(|page| (0..self.page(page).questions().len()).map(move |at| (page, at)))
    }

    /// The ids that a question has and had, with spaces between them.
    pub fn ids_of(&self, id: QuestionId) -> String {
        let question = self.question(id);
        let ids = std::iter::once(&question.id).chain(&question.was);
        ids.map(|id| id.value.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The reflections that ask for a case of the learner's own, in the order of the course.
    pub fn cases(&self) -> impl Iterator<Item = QuestionId> + '_ {
        self.questions().filter(|id| self.question(*id).case.is_some())
    }

    /// The objectives of a question: its own, or else those of its page.
    pub fn objectives_of(&self, (page, at): QuestionId) -> &[ObjectiveId] {
        let page = self.page(page);
        match page.question_objectives().get(at) {
            Some(own) if !own.is_empty() => own,
            _ => &page.objectives,
        }
    }

    /// The heading of the passage at `target`, without markup: that of the place itself or the last
    /// one before it, or else the title of the page. `page` is the page with the link. `None` when
    /// the target is no text of the course.
    pub fn passage_title<'c>(&'c self, page: &'c Page, target: &'c Target) -> Option<&'c str> {
        let (page, anchor) = match target {
            Target::Here(anchor) => (page, Some(anchor)),
            Target::Page(id, anchor) => (self.page(*id), anchor.as_ref()),
            Target::Generated(..) | Target::Asset(..) => return None,
        };
        let place = anchor.and_then(|anchor| page.document.anchors.get(anchor));
        let before = place.and_then(|place| {
            let headings = page.document.headings.iter();
            headings.take_while(|heading| heading.span.start <= place.start).last()
        });
        Some(before.map_or(&*page.title, |heading| heading.text.as_str()))
    }

    /// The objectives of the pages and questions of a track, in the order of the manifest.
    pub fn objectives_on(&self, track: TrackId) -> Vec<&Objective> {
        let mut served = BTreeSet::new();
        for page in &self.tracks[track.0].pages {
            let page = self.page(*page);
            served.extend(&page.objectives);
            served.extend(page.question_objectives().iter().flatten());
        }
        served.into_iter().map(|id: &ObjectiveId| self.objective(*id)).collect()
    }

    /// The page of a kind that a course has only once: the front page, the glossary, the prompts.
    pub fn single(&self, kind: PageKind) -> Option<PageId> {
        // These are at the two ends of the list. A course has too many pages to search them all.
        let last = self.pages.len().saturating_sub(2);
        let ends = (0..self.pages.len().min(1)).chain(last..self.pages.len());
        ends.map(PageId).find(|id| self.page(*id).kind() == kind)
    }

    /// Whether any page cites a reference that exists.
    pub fn cites(&self) -> bool {
        let known: BTreeSet<&str> = self.references.iter().map(|r| r.key.as_str()).collect();
        let items = |page: &Page| {
            let citations = page.document.citations.iter();
            let mut items = citations.flat_map(|citation| &citation.value.items);
            items.any(|item| known.contains(item.key.value.as_str()))
        };
        !known.is_empty() && self.pages.iter().any(items)
    }

    /// Whether learners can be asked again what they have answered.
    pub fn has_review(&self) -> bool {
        self.settings.review.is_some()
            && self.settings.answers == Answers::Page
            && self.lessons().any(|id| {
                let page = self.page(id);
                !page.recall().is_empty() || page.questions().iter().any(Question::is_scored)
            })
    }

    /// The scored questions about each objective, by the objective's position.
    pub fn scored_about(&self) -> Vec<Vec<QuestionId>> {
        let mut about = vec![Vec::new(); self.objectives.len()];
        for id in self.questions().filter(|id| self.question(*id).is_scored()) {
            for objective in self.objectives_of(id) {
                about[objective.0].push(id);
            }
        }
        about
    }

    /// Whether learners can test out of lessons.
    pub fn has_test_out(&self) -> bool {
        self.settings.test_out.is_some()
            && self.settings.answers == Answers::Page
            && self.scored_about().iter().any(|about| about.len() >= TEST_OUT_QUESTIONS)
    }

    /// Whether there are weekly prompts.
    pub fn has_prompts(&self) -> bool {
        self.single(PageKind::Prompts).is_some()
    }

    /// The tracks that a page belongs to, in the order of the manifest.
    pub fn tracks_of(&self, id: PageId) -> impl Iterator<Item = &Track> {
        self.tracks.iter().filter(move |track| track.pages.binary_search(&id).is_ok())
    }

    /// The pages of units that learners work through, without the units' own pages.
    pub fn lessons(&self) -> impl Iterator<Item = PageId> + '_ {
        self.units.iter().flat_map(|unit| unit.pages.iter().copied())
    }
}
