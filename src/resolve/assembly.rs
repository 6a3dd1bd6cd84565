//! The files of a course in order, before the names they use of each other are resolved.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::course::{PageId, QuestionId, Unit, UnitId};
use crate::model::page::PageKind;
use crate::model::question::Question;
use crate::model::reference::Reference;
use crate::parse::manifest::{Manifest, Objective};
use crate::parse::page::ParsedPage;
use crate::parse::question::QuestionNames;
use crate::text::path::{CoursePath, SitePath};

/// The files of a course in order.
pub struct Assembly {
    /// The manifest, from `course.toml`.
    pub manifest: Manifest,
    /// The units in order.
    pub units: Vec<Unit>,
    /// Every page, in the order of [`crate::model::course::Course::pages`].
    pub pages: Vec<Placed>,
    /// The files of drafts that are left out of this site.
    pub drafts: BTreeSet<CoursePath>,
    /// The references, in the order of the bibliography.
    pub references: Vec<Reference>,
    /// The bibliography's file, if there is one.
    pub bibliography: Option<CoursePath>,
    /// Whether the bibliography has faults, so that some of its references may not be known.
    pub has_bibliography_faults: bool,
    /// The pages that readers go through in order.
    pub sequence: Vec<PageId>,
}

/// A page with its place in the course.
pub struct Placed {
    /// Its slug, which is unique in the course.
    pub slug: String,
    /// The unit it belongs to.
    pub unit: Option<UnitId>,
    /// The parsed file.
    pub parsed: Arc<ParsedPage>,
    /// Its path in the site.
    pub site: SitePath,
    /// Its number among the lessons of its unit, from 1. Only lessons have one.
    pub number: Option<usize>,
}

impl Placed {
    /// The kind of the page.
    pub fn kind(&self) -> PageKind {
        self.parsed.kind
    }
}

impl Assembly {
    /// The page at this position.
    pub fn page(&self, id: PageId) -> &Placed {
        &self.pages[id.0]
    }

    /// The question at this position.
    pub fn question(&self, (page, at): QuestionId) -> &Question {
        &self.page(page).parsed.questions()[at]
    }

    /// The names of other things that the question at this position uses.
    pub fn question_names(&self, (page, at): QuestionId) -> &QuestionNames {
        &self.page(page).parsed.question_names()[at]
    }

    /// The positions of all questions, in the order of the course.
    pub fn questions(&self) -> impl Iterator<Item = QuestionId> + '_ {
        self.lessons().flat_map(|page| {
            (0..self.page(page).parsed.questions().len()).map(move |at| (page, at))
        })
    }

    /// The objective with this id.
    pub fn objective(&self, id: &str) -> Option<&Objective> {
        self.manifest.objectives.iter().find(|objective| objective.id.value == id)
    }

    /// The page of a kind that a course has only once.
    pub fn single(&self, kind: PageKind) -> Option<PageId> {
        (0..self.pages.len()).rev().map(PageId).find(|id| self.page(*id).kind() == kind)
    }

    /// Whether a page with this slug is a draft that is left out.
    pub fn is_draft(&self, slug: &str) -> bool {
        let name = |path: &CoursePath| {
            let name = path.file_name();
            name.split('.').next().unwrap_or(name).to_owned()
        };
        self.drafts.iter().any(|path| name(path) == slug)
    }

    /// The positions of the pages of units, by slug.
    pub fn slugs(&self) -> BTreeMap<&str, PageId> {
        self.lessons().map(|id| (self.page(id).slug.as_str(), id)).collect()
    }

    /// The pages of units that learners work through, without the units' own pages.
    pub fn lessons(&self) -> impl Iterator<Item = PageId> + '_ {
        self.units.iter().flat_map(|unit| unit.pages.iter().copied())
    }
}
