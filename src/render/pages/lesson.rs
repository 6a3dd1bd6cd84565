//! The pages of units: lessons, quizzes, scenarios, surveys and handouts.
//!
//! Such a page is filled in with the view that its [`LessonContext`] makes, and it is remembered
//! under the hash of that context. The view is made from the context alone; this code has no access
//! to the course.

use std::ops::Range;

use crate::markdown::url::Link;
use crate::model::data::Data;
use crate::model::document::Heading;
use crate::model::inline::Inline;
use crate::model::page::PageKind;
use crate::model::quiz::Quiz;
use crate::render::body::RenderedBody;
use crate::render::body::context::Written;
use crate::render::html::Html;
use crate::render::memo::Keyed;
use crate::render::pages::{Frame, in_reach};
use crate::render::structured_data::{Resource, describe_resource};
use crate::render::view::picture::PictureView;
use crate::render::view::*;
use crate::text::path::{SitePath, encode_path};
use crate::text::span::Span;

/// Everything that the page of a lesson is made from.
#[derive(Hash)]
pub struct LessonContext<'c> {
    /// The content that all pages share.
    pub frame: &'c Keyed<Frame<'c>>,
    /// The unit it belongs to.
    pub unit: &'c Keyed<UnitContext<'c>>,
    /// Its index among the pages of the unit.
    pub at: usize,
    /// Its text.
    pub text: Keyed<&'c RenderedBody>,
    /// The content of its file.
    pub written: Keyed<Written<'c>>,
    /// Its quizzes.
    pub quizzes: &'c [Quiz],
    /// Its cover; `None` when it has none.
    pub cover: Option<PictureView>,
    /// The objectives it serves.
    pub objectives: Vec<ObjectiveView>,
    /// The pages that its author recommends to read before it.
    pub needs: Vec<LinkView>,
    /// The references it cites.
    pub references: Vec<ReferenceView>,
    /// The page before it in the order of the course; `None` when there is none.
    pub previous: Option<LinkView>,
    /// The page where learners go on; `None` when there is none.
    pub next: Option<NextView>,
    /// The next pages of the tracks that do not continue with `next`.
    pub next_on_tracks: Vec<NextView>,
    /// The page of the next unit, if learners go on there; `None` within a unit.
    pub next_unit: Option<LinkView>,
}

/// The facts about a unit that its pages show, besides those in the [`Frame`].
#[derive(Hash)]
pub struct UnitContext<'c> {
    /// Its number in the course, from 1.
    pub number: usize,
    /// Its pages in order.
    pub entries: Vec<EntryContext<'c>>,
}

impl UnitContext<'_> {
    /// The menu of a page in this unit: the one at the index `at`, or the unit's own page.
    pub fn menu(&self, frame: &Frame<'_>, site: &SitePath, at: Option<usize>) -> MenuView {
        let mut menu = frame.menu(site, Some(self.number - 1));
        let Range { start: first, end: last } = in_reach(at, self.entries.len());
        if let Some(view) = menu.units.iter_mut().find(|unit| unit.current) {
            let entries = self.entries[first..last].iter().zip(first..);
            view.entries =
                entries.map(|(entry, index)| entry.view(frame, site, at == Some(index))).collect();
            view.more_before = first > 0;
            view.more_after = last < self.entries.len();
        }
        menu
    }
}

/// The facts about a page that the other pages of the unit show.
#[derive(Hash)]
pub struct EntryContext<'c> {
    /// The kind of page.
    pub kind: PageKind,
    /// Its slug.
    pub slug: &'c str,
    /// Its title.
    pub title: &'c Inline,
    /// Its summary.
    pub summary: Option<&'c Inline>,
    /// The path of the page in the site.
    pub site: &'c SitePath,
    /// Its number among the lessons of the unit, from 1; `None` for other kinds of pages.
    pub number: Option<usize>,
    /// The minutes that it takes.
    pub minutes: u32,
    /// Whether it is a draft.
    pub is_draft: bool,
    /// The ids of its tracks with spaces between; `None` in a course without tracks and for
    /// handouts.
    pub tracks: Option<String>,
}

impl EntryContext<'_> {
    /// The page as an outline on the page `from` shows it.
    pub fn view(&self, frame: &Frame<'_>, from: &SitePath, current: bool) -> OutlineEntryView {
        OutlineEntryView {
            kind: self.kind.word(),
            slug: self.slug.to_owned(),
            number: self.number,
            url: frame.url(from, self.site),
            title: Html::inline(self.title),
            summary: self.summary.map(Html::inline),
            minutes: self.minutes,
            current,
            draft: self.is_draft,
            tracks: self.tracks.clone(),
        }
    }
}

impl LessonContext<'_> {
    fn own(&self) -> &EntryContext<'_> {
        &self.unit.get().entries[self.at]
    }

    /// The view that the template is filled in with.
    pub fn view(&self) -> LessonView {
        let (unit, own) = (self.unit.get(), self.own());
        let text = self.text.get();
        LessonView {
            page: self.page(),
            number: own.number,
            lessons: unit.entries.iter().filter(|entry| entry.number.is_some()).count(),
            summary: own.summary.map(Html::inline),
            minutes: own.minutes,
            asked: if own.number.is_some() { self.written.get().questions.len() } else { 0 },
            cover: self.cover.clone(),
            draft: own.is_draft,
            objectives: self.objectives.clone(),
            needs: self.needs.clone(),
            body: text.html.clone(),
            question_scripts: self.question_scripts(),
            questions: text.questions.clone(),
            asks_confidence: text.asks_confidence,
            guess: self.guess(),
            late_scripts: self.late_scripts(),
            story: text.story.clone(),
            survey: text.survey.clone(),
            references: self.references.clone(),
            previous: self.previous.clone(),
            next: self.next.clone(),
            next_on_tracks: self.next_on_tracks.clone(),
            next_unit: self.next_unit.clone(),
            extra: value(self.written.get().extra),
        }
    }

    /// Whether a quiz on the page is submitted as a whole.
    fn hands_in(&self) -> bool {
        self.quizzes.iter().any(|quiz| quiz.is_handed_in)
    }

    fn question_scripts(&self) -> Vec<String> {
        let frame = self.frame.get();
        let submitted = self.quizzes.iter().filter(|quiz| quiz.is_handed_in);
        let count: usize = submitted.map(|quiz| quiz.questions.len()).sum();
        let practises = count < self.written.get().questions.len();
        let scripts = [("practice", practises), ("exam", self.hands_in())];
        let needed = scripts.into_iter().filter(|(_, is_needed)| *is_needed);
        let found = needed.filter_map(|(name, _)| frame.scripts.get(name));
        found.map(|script| frame.url(self.own().site, script)).collect()
    }

    /// The questions that learners guess at before they read.
    fn guess(&self) -> Vec<GuessView> {
        let written = self.written.get();
        let questions = written.guess.iter().map(|at| &written.questions[*at]);
        let views = questions.filter_map(|question| match &question.from {
            Some(Link::Fragment(anchor)) => Some(GuessView {
                url: format!("#{}", encode_path(&question.id.value)),
                title: Html::between_tags(&question.title),
                passage: format!("#{}", encode_path(anchor)),
            }),
            _ => None,
        });
        views.collect()
    }

    /// The scripts that are loaded when someone begins to read.
    fn late_scripts(&self) -> Vec<String> {
        let frame = self.frame.get();
        let guesses = !self.written.get().guess.is_empty();
        let scripts = [("recall", self.text.get().recalls), ("guess", guesses)];
        let needed = scripts.into_iter().filter(|(_, is_needed)| *is_needed);
        let found = needed.filter_map(|(name, _)| frame.scripts.get(name));
        found.map(|script| frame.url(self.own().site, script)).collect()
    }

    fn page(&self) -> PageView {
        let (frame, own) = (self.frame.get(), self.own());
        let summary = own.summary.map(|summary| &**summary);
        let mut view =
            frame.authored(own.kind.word(), own.title, own.site, summary, self.text.get());
        if self.hands_in() || self.text.get().asks_confidence {
            view.activity_stylesheet = Some(frame.url(own.site, &frame.activity_stylesheet));
        }
        if self.hands_in() {
            view.strings = frame.script_strings("exam");
        }
        view.slug = Some(own.slug.to_owned());
        view.menu = self.unit.get().menu(frame, own.site, Some(self.at));
        view.menu.contents = contents(self.written.get(), self.quizzes, self.text.get());
        let resource = Resource {
            kind: own.kind,
            title: own.title,
            summary,
            minutes: own.minutes,
            teaches: self.objectives.iter().map(|objective| objective.name.as_str()).collect(),
        };
        view.json_ld = Some(describe_resource(frame, &resource, view.canonical.as_deref()));
        view
    }
}

/// The headings of the second and third level. The headings of quizzes, questions and prompts for
/// recall are left out, and those of scenes, because they would reveal how a story ends.
fn contents(written: &Written<'_>, quizzes: &[Quiz], text: &RenderedBody) -> Vec<ContentsView> {
    let asks = |heading: &Heading| {
        let at = heading.span.start;
        let inside = |span: Span| span.range().contains(&(at as usize));
        quizzes.iter().any(|quiz| quiz.heading.is_some_and(|own| own.start == at))
            || written.questions.iter().any(|question| inside(question.span))
            || written.recall.iter().any(|set| inside(set.span))
            || written.survey.is_some_and(|survey| {
                (survey.settings.mixed && survey.parts.iter().any(|part| part.heading.start == at))
                    || survey.texts.iter().any(|text| text.heading.start == at)
            })
            || written.scenario.is_some_and(|s| s.scenes.iter().any(|scene| inside(scene.span)))
    };
    let mut contents: Vec<ContentsView> = Vec::new();
    let mut left_out: Option<u8> = None;
    for heading in &written.document.headings {
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
        let title = text.headings.get(&heading.anchor).unwrap_or(&heading.text).clone();
        let entry = ContentsView { url, title, children: Vec::new() };
        match (heading.level, contents.last_mut()) {
            (2, _) | (3, None) => contents.push(entry),
            (3, Some(parent)) => parent.children.push(entry),
            _ => {}
        }
    }
    contents
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
