//! The kinds of pages, and the data of a page.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::markdown::url::Link;
use crate::model::course::{ObjectiveId, PageId, QuestionId, UnitId};
use crate::model::data::Data;
use crate::model::document::{Document, Term};
use crate::model::inline::Inline;
use crate::model::picture::Picture;
use crate::model::prompt::Prompt;
use crate::model::question::Question;
use crate::model::quiz::{Questions, Quiz};
use crate::model::recall::RecallSet;
use crate::model::scenario::Scenario;
use crate::model::survey::Survey;
use crate::text::path::{CoursePath, SitePath};
use crate::text::span::Spanned;

/// The kind of a page, which follows from the name and the folder of its file.
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
    /// `KEY.handout.md` in a unit, to be printed and used rather than studied.
    Handout,
    /// The course's `glossary.md`.
    Glossary,
    /// The course's `prompts.md`.
    Prompts,
    /// `NAME.md` in the course's folder, outside the units, which `pages` lists.
    Page,
}

impl PageKind {
    /// The endings of the files of units with the kinds of their pages. A name may have several of
    /// them; the first one counts.
    pub const ENDINGS: [(&str, PageKind); 5] = [
        (".handout.md", PageKind::Handout),
        (".scenario.md", PageKind::Scenario),
        (".survey.md", PageKind::Survey),
        (".quiz.md", PageKind::Quiz),
        (".md", PageKind::Lesson),
    ];

    /// The kind's name in messages and templates.
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
            PageKind::Page => "page",
        }
    }
}

/// A page written as Markdown.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its slug, which identifies it in its address, in other pages' front matter and in a
    /// learner's record. For pages outside units it is the name of the file.
    pub slug: String,
    /// The unit it belongs to.
    pub unit: Option<UnitId>,
    /// Its title, or its slug when the author wrote none.
    pub title: Inline,
    /// One sentence about its subject.
    pub summary: Option<Inline>,
    /// Its cover, if it is a unit's page or a scenario and has one.
    pub cover: Option<Picture>,
    /// The people who speak on it, with their portraits. Only scenarios have any.
    pub speakers: Vec<Speaker>,
    /// The objectives it serves, in the order of its front matter.
    pub objectives: Vec<ObjectiveId>,
    /// The pages to read before it, each with the place that names it.
    pub needs: Vec<Spanned<PageId>>,
    /// Whether it is a draft. Drafts are part of the site only when the build includes them.
    pub is_draft: bool,
    /// Whether terms of the glossary become links at their first use.
    pub links_terms: bool,
    /// The author's own data.
    pub extra: Data,
    /// The Markdown file of the page.
    pub document: Arc<Document>,
    /// The targets of its links, by the link as written. Links without a target are left out.
    pub targets: BTreeMap<Link, Target>,
    /// Its path in the site.
    pub site: SitePath,
    /// Its number among the lessons of its unit, from 1. Only lessons have one.
    pub number: Option<usize>,
    /// The minutes it takes, as stated by its author.
    pub stated_minutes: Option<u32>,
    /// The minutes it takes: those stated, or else an estimate from its text and its questions.
    pub minutes: u32,
    /// The cases of the learner's own that it quotes, as the reflections that ask for them: by the
    /// index of the question, or of the scene.
    pub quotes: BTreeMap<usize, QuestionId>,
    /// The data that only its kind of page has.
    pub content: Content,
}

/// Someone who speaks in a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name, with which each line of this person begins.
    pub name: String,
    /// The portrait.
    pub portrait: Picture,
}

/// The kind of a page, with the data that only this kind has.
#[derive(Clone, Debug)]
pub enum Content {
    /// The course's front page.
    Front {
        /// The question that visitors can answer there.
        question: Option<QuestionId>,
    },
    /// A unit's own page.
    Unit,
    /// A lesson and its questions, if it has any.
    Lesson(Questions),
    /// A quiz page and its questions.
    Quiz(Questions),
    /// A scenario page.
    Scenario(Arc<Scenario>),
    /// A survey page.
    Survey {
        /// The survey.
        survey: Arc<Survey>,
        /// The page of the survey that the results are compared with.
        compare: Option<PageId>,
    },
    /// A handout.
    Handout,
    /// The glossary.
    Glossary(Arc<Vec<Term>>),
    /// The weekly prompts.
    Prompts(Vec<Prompt>),
    /// A page outside the units.
    Page,
}

/// The target of a link.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A page, and an anchor on it.
    Page(PageId, Option<String>),
    /// A page that the generator makes, and an anchor on it.
    Generated(SitePath, Option<String>),
    /// A file that is published beside the pages: its path in the course and in the site.
    Asset(CoursePath, SitePath),
    /// An anchor on the same page.
    Here(String),
}

impl Page {
    /// The kind of the page.
    pub fn kind(&self) -> PageKind {
        match self.content {
            Content::Front { .. } => PageKind::Front,
            Content::Unit => PageKind::Unit,
            Content::Lesson(_) => PageKind::Lesson,
            Content::Quiz(_) => PageKind::Quiz,
            Content::Scenario(_) => PageKind::Scenario,
            Content::Survey { .. } => PageKind::Survey,
            Content::Handout => PageKind::Handout,
            Content::Glossary(_) => PageKind::Glossary,
            Content::Prompts(_) => PageKind::Prompts,
            Content::Page => PageKind::Page,
        }
    }

    fn asked(&self) -> Option<&Questions> {
        match &self.content {
            Content::Lesson(questions) | Content::Quiz(questions) => Some(questions),
            _ => None,
        }
    }

    /// Its questions in order; empty unless it is a lesson or a quiz page.
    pub fn questions(&self) -> &[Question] {
        self.asked().map_or(&[], |questions| questions.list.as_slice())
    }

    /// Its sets of prompts for recall, in order; empty unless it is a lesson.
    pub fn recall(&self) -> &[RecallSet] {
        self.asked().map_or(&[], |questions| questions.recall.as_slice())
    }

    /// The indices of the questions that learners guess at before they read.
    pub fn guess(&self) -> &[usize] {
        self.asked().map_or(&[], |questions| questions.guess.as_slice())
    }

    /// The objectives that each question names itself, by the question's index.
    pub fn question_objectives(&self) -> &[Vec<ObjectiveId>] {
        self.asked().map_or(&[], |questions| questions.objectives.as_slice())
    }

    /// Its quizzes in order; a quiz page has one.
    pub fn quizzes(&self) -> &[Quiz] {
        self.asked().map_or(&[], |questions| questions.quizzes.as_slice())
    }

    /// Its scenario, if it is a scenario page.
    pub fn scenario(&self) -> Option<&Scenario> {
        match &self.content {
            Content::Scenario(scenario) => Some(scenario),
            _ => None,
        }
    }

    /// Its survey, if it is a survey page.
    pub fn survey(&self) -> Option<&Survey> {
        match &self.content {
            Content::Survey { survey, .. } => Some(survey),
            _ => None,
        }
    }

    /// The page that a prompt on this page links to first, and the anchor on it.
    pub fn page_of_prompt(&self, prompt: &Prompt) -> Option<(PageId, Option<&str>)> {
        prompt.links.iter().find_map(|link| match self.targets.get(link)? {
            Target::Page(id, anchor) => Some((*id, anchor.as_deref())),
            _ => None,
        })
    }

    /// Its terms; empty unless it is the glossary.
    pub fn terms(&self) -> &[Term] {
        match &self.content {
            Content::Glossary(terms) => terms,
            _ => &[],
        }
    }
}
