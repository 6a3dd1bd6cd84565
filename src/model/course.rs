//! `Course` > `Unit` > `Page`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::model::certificate::Certificate;
use crate::model::page::{Page, PageKind};
use crate::model::plan::PlanField;
use crate::model::question::Question;
use crate::model::reference::Reference;
use crate::model::settings::{Objective, Settings};
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

/// A question, as the position of its page and its place among the page's questions.
pub type QuestionId = (PageId, usize);

/// A whole course: every name that one file uses of another is resolved, every default is applied.
#[derive(Clone, Debug)]
pub struct Course {
    /// What `course.toml` says of the course as a whole.
    pub settings: Settings,
    /// The objectives, in the order of the manifest.
    pub objectives: Vec<Objective>,
    /// The units in order.
    pub units: Vec<Unit>,
    /// Every page that was written as Markdown: the front page, then each unit's page and its
    /// pages, then the glossary and the prompts.
    pub pages: Vec<Page>,
    /// Pages by their file.
    pub page_of: BTreeMap<CoursePath, PageId>,
    /// Files of drafts that are left out of this site.
    pub drafts: BTreeSet<CoursePath>,
    /// Files that pages use or the course publishes as they are, with where they go.
    pub assets: BTreeMap<SitePath, Asset>,
    /// Where each course file that may be published goes.
    pub asset_of: BTreeMap<CoursePath, SitePath>,
    /// The references in the order of the file.
    pub references: Vec<Reference>,
    /// The bibliography's file, when there is one.
    pub bibliography: Option<CoursePath>,
    /// The fields of the plan, in order.
    pub plan: Vec<PlanField>,
    /// The tracks, in the order of the manifest.
    pub tracks: Vec<Track>,
    /// What the certificate asks for, when the course has one.
    pub certificate: Option<Certificate>,
    /// The pages that lead through the course in order: for each unit its page, then its pages.
    pub sequence: Vec<PageId>,
}

/// A unit.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its slug, which is its folder.
    pub slug: String,
    /// The unit's own page.
    pub index: PageId,
    /// Its pages in order.
    pub pages: Vec<PageId>,
    /// How many pages its manifest lists, drafts and unknown ones included.
    pub listed: usize,
    /// Where that list stands, when there is one.
    pub list: Option<Span>,
}

/// A way through the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Its id, under which a browser keeps which one was chosen.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Units it takes whole, in the order of the course.
    pub units: Vec<UnitId>,
    /// Its pages, in the order of the course: those that learners work through, and the units' own
    /// pages where it takes any of theirs.
    pub pages: Vec<PageId>,
}

/// A file that is copied to the site.
#[derive(Clone, Debug)]
pub struct Asset {
    /// The course file.
    pub path: CoursePath,
    /// What is copied.
    pub content: AssetContent,
}

/// The bytes of an asset.
#[derive(Clone, Debug)]
pub enum AssetContent {
    /// A file held in memory.
    Bytes(Arc<[u8]>),
    /// A large file on the disk.
    Large {
        /// Where it lies.
        from: PathBuf,
        /// Its size in bytes.
        bytes: u64,
        /// How it begins.
        head: Arc<[u8]>,
    },
}

impl Course {
    /// The page with this position.
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0]
    }

    /// The unit with this position.
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.0]
    }

    /// The objective with this position.
    pub fn objective(&self, id: ObjectiveId) -> &Objective {
        &self.objectives[id.0]
    }

    /// The question with this position.
    pub fn question(&self, (page, at): QuestionId) -> &Question {
        &self.page(page).questions()[at]
    }

    /// All questions in the order of the course.
    pub fn questions(&self) -> impl Iterator<Item = QuestionId> + '_ {
        self.lessons()
            .flat_map(|page| (0..self.page(page).questions().len()).map(move |at| (page, at)))
    }

    /// The objectives that a question serves: its own, or else its page's.
    pub fn objectives_of(&self, (page, at): QuestionId) -> &[ObjectiveId] {
        let page = self.page(page);
        match page.question_objectives().get(at) {
            Some(own) if !own.is_empty() => own,
            _ => &page.objectives,
        }
    }

    /// The objectives that the pages and questions of a track serve, in the order of the manifest.
    pub fn objectives_on(&self, track: TrackId) -> Vec<&Objective> {
        let mut served = BTreeSet::new();
        for page in &self.tracks[track.0].pages {
            let page = self.page(*page);
            served.extend(&page.objectives);
            served.extend(page.question_objectives().iter().flatten());
        }
        served.into_iter().map(|id: &ObjectiveId| self.objective(*id)).collect()
    }

    /// The page of this kind that a course has once: the front page, the glossary, the prompts.
    pub fn single(&self, kind: PageKind) -> Option<PageId> {
        // They stand at the ends of the list; a course has too many pages to look through them all.
        let last = self.pages.len().saturating_sub(2);
        let ends = (0..self.pages.len().min(1)).chain(last..self.pages.len());
        ends.map(PageId).find(|id| self.page(*id).kind() == kind)
    }

    /// Whether a page cites a reference that there is.
    pub fn cites(&self) -> bool {
        let known: BTreeSet<&str> = self.references.iter().map(|r| r.key.as_str()).collect();
        let items = |page: &Page| {
            let citations = page.document.citations.iter();
            let mut items = citations.flat_map(|citation| &citation.value.items);
            items.any(|item| known.contains(item.key.value.as_str()))
        };
        !known.is_empty() && self.pages.iter().any(items)
    }

    /// Whether there are weekly prompts.
    pub fn has_prompts(&self) -> bool {
        self.single(PageKind::Prompts).is_some()
    }

    /// The tracks that a page belongs to, in the order of the manifest.
    pub fn tracks_of(&self, id: PageId) -> impl Iterator<Item = &Track> {
        self.tracks.iter().filter(move |track| track.pages.binary_search(&id).is_ok())
    }

    /// The pages of units that learners work through: all but the units' own pages.
    pub fn lessons(&self) -> impl Iterator<Item = PageId> + '_ {
        self.units.iter().flat_map(|unit| unit.pages.iter().copied())
    }
}
