//! Everything that the text of a page may read.
//!
//! A text is written from its [`Context`] alone; the writer has no access to the course. The key
//! under which a text is remembered is a hash of its context, so a remembered text equals the text
//! that would be written. Anything more that a writer has to read goes into the context, and so
//! into the key.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use crate::diag::{Diagnostic, Place};
use crate::markdown::citation::CitationKey;
use crate::markdown::url::Link;
use crate::model::course::{Asset, AssetContent, Course, PageId, QuestionId};
use crate::model::data::Data;
use crate::model::document::Document;
use crate::model::inline::Inline;
use crate::model::page::{Content, Page, PageKind, Speaker, Target};
use crate::model::question::Question;
use crate::model::quiz::Quiz;
use crate::model::recall::RecallSet;
use crate::model::scenario::Scenario;
use crate::model::settings::{Answers, RawHtmlPolicy};
use crate::model::survey::Survey;
use crate::render::citations::Citations;
use crate::render::highlight::{Highlighted, Highlighter};
use crate::render::html::Html;
use crate::render::image::{ImageFacts, facts, unreadable};
use crate::render::look::Look;
use crate::render::memo::{Key, Keyed, Memo, key};
use crate::render::terms::Terms;
use crate::text::path::{CoursePath, SitePath};
use crate::text::span::Spanned;

/// The part of a context that all pages share.
pub struct Common<'c> {
    /// Whether the pages carry the answers.
    pub answers: Answers,
    /// The policy for raw HTML.
    pub raw_html: RawHtmlPolicy,
    /// Whether learners are asked how sure they are of an answer to a question outside quizzes.
    pub confidence: bool,
    /// Whether straight quotes and dashes become typographic ones.
    pub smart_punctuation: bool,
    /// The interface strings, and the components that texts are made of.
    pub look: &'c Look,
    /// The terms of the glossary.
    pub terms: &'c Terms,
    /// The highlighter.
    pub highlighter: &'c Highlighter,
    /// The blocks of code that were highlighted before.
    pub code: &'c Memo<Highlighted>,
}

impl Hash for Common<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // The highlighter is the same in every build, and the memory of code changes no output.
        let Common {
            answers,
            raw_html,
            confidence,
            smart_punctuation,
            look,
            terms,
            highlighter: _,
            code: _,
        } = self;
        (answers, raw_html, confidence, smart_punctuation).hash(state);
        (&look.strings, &look.templates, terms).hash(state);
    }
}

/// Everything that the text of one page may read.
#[derive(Hash)]
pub struct Context<'c> {
    /// The part of the context that all pages share.
    pub common: &'c Keyed<Common<'c>>,
    /// The page whose text is written.
    pub own: Source<'c>,
    /// Its quizzes.
    pub quizzes: &'c [Quiz],
    /// The slug of the survey that it is compared with.
    pub compare: Option<&'c str>,
    /// The people who speak on it.
    pub speakers: Vec<Portrait<'c>>,
    /// The question of another page that it asks.
    pub tried: Option<QuestionId>,
    /// The pages whose questions it asks, or its quizzes draw.
    pub drawn: BTreeMap<PageId, Source<'c>>,
    /// The indices of its questions that other pages load from its file.
    pub lent: BTreeSet<usize>,
    /// Whether the review loads its prompts for recall from that file.
    pub lends_recall: bool,
    /// The titles of the objectives that its questions serve, without markup, by their ids; empty
    /// unless a quiz shows its result by objective.
    pub objectives: BTreeMap<&'c str, String>,
}

/// A page of the course, as far as a text that is made from it may read it.
#[derive(Hash)]
pub struct Source<'c> {
    /// The content of the file. When only questions are drawn from the page, the key covers only
    /// those.
    written: Keyed<Written<'c>>,
    /// The kind of page.
    pub kind: PageKind,
    /// Its slug, which names it in a learner's record.
    pub slug: &'c str,
    /// Its title.
    pub title: &'c str,
    /// Its number in the course, such as `1.2`; `None` for pages that have none, and for the page
    /// whose text is written.
    pub number: Option<&'c str>,
    /// The path of the page in the site.
    pub site: &'c SitePath,
    /// The destinations of the page's links, by the link as written.
    pub destinations: BTreeMap<&'c Link, Destination<'c>>,
    /// The formatted citations in the order of the page; `None` for an unknown reference.
    pub citations: Vec<Option<CitationText<'c>>>,
    /// The ids of the objectives that each question serves, by the question's index on the page.
    pub objectives: Vec<Vec<&'c str>>,
    /// The fields of the plan that questions fill, by the question's index on the page: the id and
    /// the title of each.
    pub plan: BTreeMap<usize, (&'c str, &'c Inline)>,
    /// The passages that explain what questions ask, by the question's index on the page: the
    /// destination, and the heading of the passage without markup.
    pub passages: BTreeMap<usize, (Destination<'c>, &'c str)>,
    /// The cases of the learner's own that it quotes, by the index of the question or the scene: the
    /// ids that the reflection has and had, with spaces between them.
    pub quotes: BTreeMap<usize, String>,
}

/// The content of a page's file. All of it follows from the file alone.
#[derive(Clone, Copy)]
pub struct Written<'c> {
    /// The file.
    pub document: &'c Document,
    /// Whether terms are linked.
    pub links_terms: bool,
    /// The author's own data.
    pub extra: &'c Data,
    /// The questions.
    pub questions: &'c [Question],
    /// The sets of prompts for recall.
    pub recall: &'c [RecallSet],
    /// The indices of the questions that learners guess at before they read.
    pub guess: &'c [usize],
    /// The scenario.
    pub scenario: Option<&'c Scenario>,
    /// The survey.
    pub survey: Option<&'c Survey>,
}

impl<'c> Written<'c> {
    /// The content of `page`; `hash` is the hash of the part of it that is read.
    pub fn of(page: &'c Page, hash: blake3::Hash) -> Keyed<Written<'c>> {
        let written = Written {
            document: &page.document,
            links_terms: page.links_terms,
            extra: &page.extra,
            questions: page.questions(),
            recall: page.recall(),
            guess: page.guess(),
            scenario: page.scenario(),
            survey: page.survey(),
        };
        let path = page.document.path.as_str();
        Keyed::new(written, key("written", &(path, hash.as_bytes())))
    }
}

/// The destination of a link.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Destination<'c> {
    /// A page of the site, and a place on it.
    Site(&'c SitePath, Option<&'c str>),
    /// A place on the same page.
    Here(&'c str),
    /// A file that is published beside the pages.
    Asset {
        /// The file in the course.
        path: &'c CoursePath,
        /// The path of the file in the site.
        site: &'c SitePath,
        /// The facts about it as an image; empty for other files.
        image: ImageFacts,
    },
}

/// Someone who speaks on a page, with the files of the portrait.
#[derive(Clone, Debug, Hash)]
pub struct Portrait<'c> {
    /// The name.
    pub name: &'c str,
    /// The file for light colours, or for both.
    pub light: &'c SitePath,
    /// The file for dark colours, if it is another one.
    pub dark: Option<&'c SitePath>,
}

/// A formatted citation.
#[derive(Clone, Debug, Hash)]
pub struct CitationText<'c> {
    /// The citation as written in the text.
    pub html: &'c Html,
    /// The margin note for each of its references: the key, and the reference without markup.
    pub notes: Vec<(&'c str, &'c str)>,
}

impl<'c> Source<'c> {
    /// The content of the file.
    pub fn written(&self) -> &Written<'c> {
        self.written.get()
    }

    /// The file.
    pub fn document(&self) -> &'c Document {
        self.written.get().document
    }

    /// The questions.
    pub fn questions(&self) -> &'c [Question] {
        self.written.get().questions
    }
}

impl Context<'_> {
    /// The key of the text: a hash of everything that may be read to write it.
    pub fn key(&self) -> Key {
        key("text", self)
    }
}

/// Makes the contexts of pages. Only this type reads the course to make them.
pub struct Contexts<'c> {
    course: &'c Course,
    citations: &'c Citations,
    common: Keyed<Common<'c>>,
    images: BTreeMap<&'c SitePath, ImageFacts>,
    /// The numbers of the lessons in the course, such as `1.2`.
    numbers: BTreeMap<PageId, String>,
    /// The questions that quiz pages ask and do not have, by the page they were written on.
    lent: BTreeMap<PageId, BTreeSet<usize>>,
}

impl<'c> Contexts<'c> {
    /// Contexts for the pages of `course`. `images` remembers the facts about images.
    pub fn new(
        course: &'c Course,
        citations: &'c Citations,
        common: Common<'c>,
        images: &Memo<ImageFacts>,
    ) -> Contexts<'c> {
        let facts = |asset: &Asset| {
            let (bytes, is_cut) = match &asset.content {
                AssetContent::Bytes(bytes) => (bytes, false),
                AssetContent::Large { head, .. } => (head, true),
            };
            facts(bytes, is_cut, asset.path.extension(), images)
        };
        let images = course.assets.iter().map(|(site, asset)| (site, facts(asset))).collect();
        let mut numbers = BTreeMap::new();
        for (unit, number) in course.units.iter().zip(1..) {
            let lessons =
                unit.pages.iter().filter(|id| course.page(**id).kind() == PageKind::Lesson);
            numbers
                .extend(lessons.zip(1..).map(|(id, lesson)| (*id, format!("{number}.{lesson}"))));
        }
        Contexts {
            course,
            citations,
            common: Keyed::of(common),
            images,
            numbers,
            lent: lent(course),
        }
    }

    /// A report for each published image that is more than a picture.
    pub fn unsafe_images(&self) -> impl Iterator<Item = Diagnostic> {
        self.images.iter().filter_map(|(site, image)| {
            Some(image.fault.as_ref()?.diagnostic(&self.course.assets[*site].path))
        })
    }

    /// A report for each cover that is a picture whose size cannot be found.
    pub fn unreadable_covers(&self) -> impl Iterator<Item = Diagnostic> {
        self.course.picture_files().filter_map(|(from, file)| {
            let image = self.images.get(&file.site)?;
            let is_unreadable = image.fault.is_none() && image.size.is_none();
            is_unreadable.then(|| unreadable(&file.path, Place::new(&from, file.span)))
        })
    }

    /// The sizes of the published pictures, in CSS pixels.
    pub fn sizes(&self) -> BTreeMap<&'c SitePath, (u32, u32)> {
        self.images.iter().filter_map(|(site, image)| Some((*site, image.size?))).collect()
    }

    /// The context of the page `id`.
    pub fn of(&self, id: PageId) -> Context<'_> {
        let page = self.course.page(id);
        let quizzes = page.quizzes();
        let pools = quizzes.iter().flat_map(|quiz| &quiz.pools);
        let drawn = pools.flat_map(|pool| &pool.questions).map(|(from, _)| *from);
        let tried = match page.content {
            Content::Front { question } => question,
            _ => None,
        };
        let drawn: BTreeSet<PageId> = drawn.chain(tried.map(|(from, _)| from)).collect();
        let compare = match &page.content {
            Content::Survey { compare: Some(other), .. } => Some(&*self.course.page(*other).slug),
            _ => None,
        };
        Context {
            common: &self.common,
            own: self.source(id, page.document.hash),
            quizzes,
            compare,
            speakers: self.speakers(page),
            tried,
            drawn: drawn
                .into_iter()
                .map(|from| {
                    let source = self.source(from, asked(self.course.page(from)));
                    let number = self.numbers.get(&from).map(String::as_str);
                    (from, Source { number, ..source })
                })
                .collect(),
            lent: self.lent.get(&id).cloned().unwrap_or_default(),
            lends_recall: !page.recall().is_empty() && self.course.has_review(),
            objectives: self.objectives(id),
        }
    }

    /// The people who speak on a page.
    fn speakers<'p>(&self, page: &'p Page) -> Vec<Portrait<'p>> {
        let speakers = page.speakers.iter();
        let portraits = speakers.map(|Speaker { name, portrait }| Portrait {
            name,
            light: &portrait.light.site,
            dark: portrait.dark.as_ref().map(|dark| &dark.site),
        });
        portraits.collect()
    }

    /// The titles of the objectives by which the quizzes of a page show their results.
    fn objectives(&self, id: PageId) -> BTreeMap<&str, String> {
        let shows = |quiz: &&Quiz| quiz.is_handed_in && quiz.pools.is_empty();
        let quizzes = self.course.page(id).quizzes().iter().filter(shows);
        let questions = quizzes.flat_map(|quiz| quiz.questions.clone());
        let served = questions.flat_map(|at| self.course.objectives_of((id, at)));
        let titled = served.map(|id| {
            let objective = self.course.objective(*id);
            (objective.id.value.as_str(), objective.title.to_string())
        });
        titled.collect()
    }

    /// The page `id` as a source; `hash` is the hash of the part of it that a text reads.
    fn source(&self, id: PageId, hash: blake3::Hash) -> Source<'_> {
        let page = self.course.page(id);
        let document = &*page.document;
        let destination = |target: &'c Target| match target {
            Target::Page(id, place) => {
                Destination::Site(&self.course.page(*id).site, place.as_deref())
            }
            Target::Generated(site, place) => Destination::Site(site, place.as_deref()),
            Target::Here(place) => Destination::Here(place),
            Target::Asset(path, site) => {
                let image = self.images.get(site).cloned().unwrap_or_default();
                Destination::Asset { path, site, image }
            }
        };
        let targets = self.course.page(id).targets.iter();
        let citation = |cited: &'c Spanned<CitationKey>| {
            let notes = cited.value.items.iter().filter_map(|item| {
                let key = item.key.value.as_str();
                Some((key, self.citations.plain(key)?))
            });
            let html = self.citations.get(&cited.value)?;
            Some(CitationText { html, notes: notes.collect() })
        };
        let objectives = (0..page.questions().len()).map(|at| {
            let served = self.course.objectives_of((id, at)).iter();
            served.map(|id| self.course.objective(*id).id.value.as_str()).collect()
        });
        let filled = self.course.plan.iter().flat_map(|field| {
            let own = field.prompts.iter().filter(move |(page, _)| *page == id);
            own.map(|(_, at)| (*at, (field.id.as_str(), &field.title)))
        });
        let passages = page.questions().iter().enumerate().filter_map(|(at, question)| {
            let target = page.targets.get(question.from.as_ref()?)?;
            Some((at, (destination(target), self.course.passage_title(page, target)?)))
        });
        let passages = passages.collect();
        let quotes = page.quotes.iter().map(|(at, case)| (*at, self.course.ids_of(*case)));
        Source {
            passages,
            quotes: quotes.collect(),
            written: Written::of(page, hash),
            kind: page.kind(),
            slug: &page.slug,
            title: &page.title,
            number: None,
            site: &page.site,
            destinations: targets.map(|(link, target)| (link, destination(target))).collect(),
            citations: document.citations.iter().map(citation).collect(),
            objectives: objectives.collect(),
            plan: filled.collect(),
        }
    }
}

/// The questions that quiz pages may ask and do not have, by the page they were written on. A page
/// of a quiz only has a sample. The review and the page for testing out may ask every question with
/// a score.
fn lent(course: &Course) -> BTreeMap<PageId, BTreeSet<usize>> {
    let mut lent: BTreeMap<PageId, BTreeSet<usize>> = BTreeMap::new();
    for id in (0..course.pages.len()).map(PageId) {
        let page = course.page(id);
        for quiz in page.quizzes().iter().filter(|quiz| quiz.is_page) {
            let own = quiz.undrawn(page.questions()).into_iter().map(|at| (id, at));
            let drawn = quiz.pools.iter().flat_map(|pool| pool.questions.iter().copied());
            let sample = quiz.drawn_open();
            for (page, at) in own.chain(drawn.filter(|question| !sample.contains(question))) {
                lent.entry(page).or_default().insert(at);
            }
        }
    }
    if course.has_review() || course.has_test_out() {
        for id in course.lessons() {
            let questions = course.page(id).questions().iter().enumerate();
            let scored = questions.filter(|(_, question)| question.is_scored());
            lent.entry(id).or_default().extend(scored.map(|(at, _)| at));
        }
    }
    lent
}

/// The hash of the part of `page` that a quiz drawing from it may read.
fn asked(page: &Page) -> blake3::Hash {
    match &page.content {
        Content::Lesson(questions) | Content::Quiz(questions) => questions.hash,
        _ => page.document.hash,
    }
}
