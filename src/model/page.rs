//! Pages: what kinds there are, and what every page has.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::markdown::url::Link;
use crate::model::course::{ObjectiveId, PageId, UnitId};
use crate::model::data::Data;
use crate::model::document::{Document, Term};
use crate::model::prompt::Prompt;
use crate::model::question::Question;
use crate::model::quiz::{Questions, Quiz};
use crate::model::scenario::Scenario;
use crate::model::survey::Survey;
use crate::text::path::{CoursePath, SitePath};
use crate::text::span::Spanned;

/// What a file with a page ending is, by its name and place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// The course's `index.md`.
    Front,
    /// A unit's `index.md`.
    Unit,
    /// `KEY.md` in a unit.
    Lesson,
    /// `KEY.quiz.md` in a unit.
    Quiz,
    /// `KEY.scenario.md` in a unit.
    Scenario,
    /// `KEY.survey.md` in a unit.
    Survey,
    /// `KEY.handout.md` in a unit: to be printed and used, and not studied.
    Handout,
    /// The course's `glossary.md`.
    Glossary,
    /// The course's `prompts.md`.
    Prompts,
}

impl PageKind {
    /// The word for it in messages and in templates.
    pub fn word(self) -> &'static str {
        match self {
            PageKind::Front => "front",
            PageKind::Unit => "unit",
            PageKind::Lesson => "lesson",
            PageKind::Quiz => "quiz",
            PageKind::Scenario => "scenario",
            PageKind::Survey => "survey",
            PageKind::Handout => "handout",
            PageKind::Glossary => "glossary",
            PageKind::Prompts => "prompts",
        }
    }
}

/// A page that was written as Markdown.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its slug, which names it in its address, in other pages' front matter and in a learner's
    /// record; for the front page, the glossary and the prompts the name of the file.
    pub slug: String,
    /// The unit it belongs to.
    pub unit: Option<UnitId>,
    /// Its title; its slug when the author gave none.
    pub title: String,
    /// One sentence on what it is about.
    pub summary: Option<String>,
    /// The objectives it serves, in the order of its front matter.
    pub objectives: Vec<ObjectiveId>,
    /// Pages that are better read before, each with the place that names it.
    pub needs: Vec<Spanned<PageId>>,
    /// Whether it is a draft, which is part of this site only because the build was asked for drafts.
    pub is_draft: bool,
    /// Whether terms of the glossary are linked at their first use.
    pub links_terms: bool,
    /// The author's own data.
    pub extra: Data,
    /// The page as it was written.
    pub document: Arc<Document>,
    /// Where its links lead, by what was written; links that lead nowhere are left out.
    pub targets: BTreeMap<Link, Target>,
    /// Where it goes.
    pub site: SitePath,
    /// Its place among the lessons of its unit, from 1; only lessons are numbered.
    pub number: Option<usize>,
    /// Minutes it takes as its author states them.
    pub stated_minutes: Option<u32>,
    /// Minutes it takes: what its author says, or what its text and its questions suggest.
    pub minutes: u32,
    /// What only its kind of page has.
    pub content: Content,
}

/// What only one kind of page has.
#[derive(Clone, Debug)]
pub enum Content {
    /// The course's front page.
    Front,
    /// A unit's own page.
    Unit,
    /// A lesson, which may ask questions.
    Lesson(Questions),
    /// A quiz page.
    Quiz(Questions),
    /// A scenario page.
    Scenario(Arc<Scenario>),
    /// A survey page.
    Survey {
        /// What it asks.
        survey: Arc<Survey>,
        /// The survey that it is compared with.
        compare: Option<PageId>,
    },
    /// A handout.
    Handout,
    /// The glossary.
    Glossary(Arc<Vec<Term>>),
    /// The weekly prompts.
    Prompts(Vec<Prompt>),
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A page, and a place on it.
    Page(PageId, Option<String>),
    /// A page that the generator makes, and a place on it.
    Generated(SitePath, Option<String>),
    /// A file that is published beside the pages.
    Asset(CoursePath, SitePath),
    /// A place on the same page.
    Here(String),
}

impl Page {
    /// What kind of page it is.
    pub fn kind(&self) -> PageKind {
        match self.content {
            Content::Front => PageKind::Front,
            Content::Unit => PageKind::Unit,
            Content::Lesson(_) => PageKind::Lesson,
            Content::Quiz(_) => PageKind::Quiz,
            Content::Scenario(_) => PageKind::Scenario,
            Content::Survey { .. } => PageKind::Survey,
            Content::Handout => PageKind::Handout,
            Content::Glossary(_) => PageKind::Glossary,
            Content::Prompts(_) => PageKind::Prompts,
        }
    }

    fn asked(&self) -> Option<&Questions> {
        match &self.content {
            Content::Lesson(questions) | Content::Quiz(questions) => Some(questions),
            _ => None,
        }
    }

    /// The questions it asks, in order; none on a page that is neither a lesson nor a quiz.
    pub fn questions(&self) -> &[Question] {
        self.asked().map_or(&[], |questions| questions.list.as_slice())
    }

    /// The objectives that each of its questions names itself, by the question's place.
    pub fn question_objectives(&self) -> &[Vec<ObjectiveId>] {
        self.asked().map_or(&[], |questions| questions.objectives.as_slice())
    }

    /// Its quizzes in order; a quiz page has one.
    pub fn quizzes(&self) -> &[Quiz] {
        self.asked().map_or(&[], |questions| questions.quizzes.as_slice())
    }

    /// The scenario it tells.
    pub fn scenario(&self) -> Option<&Scenario> {
        match &self.content {
            Content::Scenario(scenario) => Some(scenario),
            _ => None,
        }
    }

    /// The survey it asks.
    pub fn survey(&self) -> Option<&Survey> {
        match &self.content {
            Content::Survey { survey, .. } => Some(survey),
            _ => None,
        }
    }

    /// The page that a prompt on this page links to first, and the place on it.
    pub fn page_of_prompt(&self, prompt: &Prompt) -> Option<(PageId, Option<&str>)> {
        prompt.links.iter().find_map(|link| match self.targets.get(link)? {
            Target::Page(id, anchor) => Some((*id, anchor.as_deref())),
            _ => None,
        })
    }

    /// The terms it explains; only the glossary has some.
    pub fn terms(&self) -> &[Term] {
        match &self.content {
            Content::Glossary(terms) => terms,
            _ => &[],
        }
    }
}
