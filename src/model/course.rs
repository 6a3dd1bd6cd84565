//! `Course` > `Unit` > `Page`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::parse::bibliography::Reference;
use crate::parse::document::Document;
use crate::parse::front_matter::PageKind;
use crate::parse::manifest::{Manifest, Objective};
use crate::parse::question::Question;
use crate::text::path::{CoursePath, SitePath};
use crate::text::span::Spanned;

/// The position of a page in [`Course::pages`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub usize);

/// The position of a unit in [`Course::units`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub usize);

/// A question, as the position of its page and its place among the page's questions.
pub type QuestionId = (PageId, usize);

/// Questions that a quiz draws from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// How many of them one attempt asks.
    pub count: usize,
    /// What is drawn from, in the order of the course; each is in one pool of a quiz.
    pub questions: Vec<QuestionId>,
}

/// A whole course.
#[derive(Clone, Debug)]
pub struct Course {
    /// What `course.toml` says.
    pub manifest: Manifest,
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
    /// What the quiz of a page draws from elsewhere, for pages that draw.
    pub pools: BTreeMap<PageId, Vec<Pool>>,
    /// The fields of the plan, in order.
    pub plan: Vec<PlanField>,
    /// The pages of each track by its id, in order; with the units' own pages where it takes any of
    /// theirs.
    pub tracks: Vec<(String, Vec<PageId>)>,
    /// The pages that lead through the course in order: for each unit its page, then its pages.
    pub sequence: Vec<PageId>,
}

/// A field of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanField {
    /// Its id, under which a browser keeps what was written.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What belongs into it.
    pub about: Option<String>,
    /// Whether it is a goal.
    pub is_goal: bool,
    /// The survey whose latest result stands in it.
    pub survey: Option<PageId>,
    /// The reflections that fill it, in the order of the course.
    pub prompts: Vec<QuestionId>,
}

/// A unit.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its key, which is its folder.
    pub key: String,
    /// The unit's own page.
    pub index: PageId,
    /// Its pages in order.
    pub pages: Vec<PageId>,
}

/// A page that was written as Markdown.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its key; for the front page, the glossary and the prompts the name of the file.
    pub key: String,
    /// The unit it belongs to.
    pub unit: Option<UnitId>,
    /// The page as it was written.
    pub document: Arc<Document>,
    /// Where it goes.
    pub site: SitePath,
    /// Its place among the lessons of its unit, from 1; only lessons are numbered.
    pub number: Option<usize>,
    /// Minutes it takes: what its author says, or what its text suggests.
    pub minutes: u32,
}

impl Page {
    /// What kind of page it is.
    pub fn kind(&self) -> PageKind {
        self.document.kind
    }

    /// Its title; its key when the author gave none.
    pub fn title(&self) -> &str {
        self.document.front.title.as_ref().map_or(&self.key, |title| &title.value)
    }
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

    /// The question with this position.
    pub fn question(&self, (page, at): QuestionId) -> &Question {
        &self.page(page).document.questions.questions[at]
    }

    /// All questions in the order of the course.
    pub fn questions(&self) -> impl Iterator<Item = QuestionId> + '_ {
        self.lessons().flat_map(|page| {
            (0..self.page(page).document.questions.questions.len()).map(move |at| (page, at))
        })
    }

    /// The ids of the objectives that a question serves: its own, or else its page's.
    pub fn objectives_of(&self, id: QuestionId) -> &[Spanned<String>] {
        let own = &self.question(id).objectives;
        if own.is_empty() { &self.page(id.0).document.front.objectives } else { own }
    }

    /// The objectives that the pages and questions of a track serve, in the order of the manifest.
    pub fn objectives_on(&self, track: &str) -> Vec<&Objective> {
        let pages = self.tracks.iter().find(|(id, _)| id == track).map(|(_, pages)| pages);
        let mut served = BTreeSet::new();
        for page in pages.into_iter().flatten() {
            let document = &self.page(*page).document;
            let asked =
                document.questions.questions.iter().flat_map(|question| &question.objectives);
            let named = document.front.objectives.iter().chain(asked);
            served.extend(named.map(|objective| objective.value.as_str()));
        }
        let objectives = self.manifest.objectives.iter();
        objectives.filter(|objective| served.contains(objective.id.value.as_str())).collect()
    }

    /// The unit with this position.
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.0]
    }

    /// The course's objective with this id.
    pub fn objective(&self, id: &str) -> Option<&Objective> {
        self.manifest.objectives.iter().find(|objective| objective.id.value == id)
    }

    /// The page of this kind that a course has once: the front page, the glossary, the prompts.
    pub fn single(&self, kind: PageKind) -> Option<PageId> {
        // They stand at the ends of the list; a course has too many pages to look through them all.
        let last = self.pages.len().saturating_sub(2);
        let ends = (0..self.pages.len().min(1)).chain(last..self.pages.len());
        ends.map(PageId).find(|id| self.page(*id).kind() == kind)
    }

    /// Whether a page of this key is a draft that is left out.
    pub fn is_draft(&self, key: &str) -> bool {
        let name = |path: &CoursePath| {
            let name = path.file_name();
            name.split('.').next().unwrap_or(name).to_owned()
        };
        self.drafts.iter().any(|path| name(path) == key)
    }

    /// The ids of the tracks that a page belongs to, in the order of the manifest.
    pub fn tracks_of(&self, id: PageId) -> impl Iterator<Item = &str> {
        let tracks = self.tracks.iter().filter(move |(_, pages)| pages.binary_search(&id).is_ok());
        tracks.map(|(track, _)| track.as_str())
    }

    /// The pages of units that learners work through: all but the units' own pages.
    pub fn lessons(&self) -> impl Iterator<Item = PageId> + '_ {
        self.units.iter().flat_map(|unit| unit.pages.iter().copied())
    }
}
