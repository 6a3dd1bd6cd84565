//! Quizzes and questions on a page: native forms that read well without scripts.
//!
//! 1. Where a quiz or question begins, its form is written in place of the text ([`form`]): its parts
//!    as HTML, which a component of the theme puts together.
//! 2. Behind it stands its answer, to be opened ([`answer`]); scripts take feedback from there.
//! 3. What scripts need to score it goes into the page's data block ([`data`]).
//! 4. A trainer's key has all of it with its answers ([`key`]), and is no part of the site.
//!
//! A quiz that draws holds all it may ask. A sample, the same on every build, stands in the open for
//! those without scripts; the rest waits in `template` elements.

mod answer;
pub mod data;
mod form;
pub mod key;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::course::{Page, PageId, QuestionId};
use crate::parse::front_matter::PageKind;
use crate::parse::manifest::Answers;
use crate::parse::markdown::{Spot, events};
use crate::parse::question::{Question, Quiz, cut};
use crate::parse::quiz::Feedback;
use crate::render::body::Writer;
use crate::render::html::{Html, json_for_script};
use crate::render::view::question::{PrintKeyEntryView, PrintKeyView, QuizView};
use crate::text::span::Span;
use crate::theme::strings::Argument;

/// What scripts and the end of the page need of the questions on it.
#[derive(Debug, Default)]
pub struct Asked {
    quizzes: Vec<serde_json::Value>,
    questions: Vec<serde_json::Value>,
    /// What is right, in short, for the end of a printed page.
    key: Vec<PrintKeyEntryView>,
}

impl Asked {
    /// The text of the data block; nothing when nothing is asked.
    pub fn data(&self) -> Option<Html> {
        let value = serde_json::json!({ "quizzes": self.quizzes, "questions": self.questions });
        (!self.questions.is_empty()).then(|| json_for_script(&value))
    }
}

/// The id under which attempts at a quiz are kept: the page's key, with the quiz's own id, or its
/// number, in a lesson.
pub fn quiz_id(page: &Page, at: usize) -> String {
    let quiz = &page.document.questions.quizzes[at];
    match (page.kind(), &quiz.id) {
        (PageKind::Quiz, _) => page.key.clone(),
        (_, Some(id)) => format!("{}/{id}", page.key),
        (_, None) => format!("{}/quiz-{}", page.key, at + 1),
    }
}

/// When a quiz shows feedback: as its author says, or else after each question in a lesson and at the
/// end on a page of its own.
pub fn feedback(page: &Page, quiz: &Quiz) -> Feedback {
    let usual = if page.kind() == PageKind::Quiz { Feedback::End } else { Feedback::Each };
    quiz.feedback.unwrap_or(usual)
}

/// `count` of `of`, spread evenly, in their order.
fn sample<T: Copy>(of: &[T], count: usize) -> Vec<T> {
    let count = count.min(of.len());
    (0..count).map(|at| of[at * of.len() / count]).collect()
}

/// What a quiz asks.
struct Asking {
    /// Its own questions that are always asked: those without a score.
    always: BTreeSet<String>,
    /// What stands in the open before a script has drawn.
    open: BTreeSet<String>,
    /// What its component is given, once everything in it is written.
    view: QuizView,
    /// The page up to the quiz.
    before: String,
}

impl<'c> Writer<'c> {
    /// Writes a whole page, whose questions become forms.
    pub(super) fn write_page(&mut self, spots: &[Spot<'_>]) {
        let page = self.page;
        let questions = &page.document.questions;
        let id = self.kitchen.course.page_of.get(&page.document.path).copied();
        let draws = id.is_some_and(|id| self.kitchen.course.pools.contains_key(&id));
        if questions.questions.is_empty() && !draws {
            return self.write(spots);
        }
        let mut open: Option<(usize, Asking)> = None;
        let mut at = 0;
        while at < spots.len() {
            let start = spots[at].1.start;
            if let Some((quiz, _)) = &open
                && start >= questions.quizzes[*quiz].span.range().end
            {
                let quiz = *quiz;
                if let Some((_, asking)) = open.take() {
                    self.close_quiz(quiz, id, asking);
                }
            }
            let begins = |span: Span| span.range().start == start;
            if open.is_none()
                && let Some(quiz) = questions.quizzes.iter().position(|quiz| begins(quiz.span))
            {
                let mut asking = self.open_quiz(quiz, id);
                let has_heading = questions.quizzes[quiz].heading.is_some();
                if has_heading {
                    asking.view.heading =
                        Some(self.piece(|writer| at = writer.write_one(spots, at)));
                }
                open = Some((quiz, asking));
                if has_heading {
                    continue;
                }
            }
            let Some(number) = questions.questions.iter().position(|q| begins(q.heading)) else {
                at = self.write_one(spots, at);
                continue;
            };
            let question = &questions.questions[number];
            let is_open = open.as_ref().is_none_or(|(_, asking)| {
                asking.always.contains(&question.id.value)
                    || asking.open.contains(&question.id.value)
            });
            let shuffles = open.as_ref().is_some_and(|(quiz, _)| questions.quizzes[*quiz].shuffle);
            self.question(spots, question, page, is_open, shuffles);
            let end = question.span.range().end;
            while at < spots.len() && spots[at].1.start < end {
                at += 1;
            }
        }
        let unopened = page.kind() == PageKind::Quiz && questions.questions.is_empty();
        match open {
            Some((quiz, asking)) => self.close_quiz(quiz, id, asking),
            None if unopened && !questions.quizzes.is_empty() => {
                let asking = self.open_quiz(0, id);
                self.close_quiz(0, id, asking);
            }
            None => {}
        }
        self.print_key();
    }

    fn open_quiz(&mut self, at: usize, id: Option<PageId>) -> Asking {
        let page = self.page;
        let quiz = &page.document.questions.quizzes[at];
        let own = &page.document.questions.questions[quiz.questions.clone()];
        let (scored, rest): (Vec<&Question>, Vec<&Question>) =
            own.iter().partition(|question| question.is_scored());
        let ids = |list: &[&Question]| list.iter().map(|q| q.id.value.clone()).collect::<Vec<_>>();
        let scored = ids(&scored);
        let show = quiz.show.map_or(scored.len(), |show| show as usize).min(scored.len());
        let places: Vec<usize> = (0..scored.len()).collect();
        let open = sample(&places, show).into_iter().map(|at| scored[at].clone()).collect();
        let is_page = page.kind() == PageKind::Quiz;
        let pools = id.and_then(|id| self.kitchen.course.pools.get(&id)).filter(|_| is_page);
        let course = self.kitchen.course;
        let pools: Vec<serde_json::Value> = pools
            .into_iter()
            .flatten()
            .map(|pool| {
                let of: Vec<&str> = pool
                    .questions
                    .iter()
                    .map(|id| course.question(*id).id.value.as_str())
                    .collect();
                serde_json::json!({ "count": pool.count, "of": of })
            })
            .collect();
        let feedback = feedback(page, quiz);
        let is_counted =
            is_page || feedback != Feedback::Each || quiz.pass.is_some() || quiz.attempts.is_some();
        let waits = is_counted || show < scored.len() || quiz.shuffle;
        let name = quiz_id(page, at);
        let title = match quiz.heading {
            Some(heading) => page
                .document
                .body
                .headings
                .iter()
                .find(|other| other.span.start == heading.start)
                .map_or_else(|| page.title().to_owned(), |heading| heading.text.clone()),
            None => page.title().to_owned(),
        };
        self.asked.quizzes.push(serde_json::json!({
            "id": name,
            "title": title,
            "page": is_page,
            "feedback": feedback.word(),
            "pass": quiz.pass,
            "attempts": quiz.attempts,
            "shuffle": quiz.shuffle,
            "show": show,
            "own": scored,
            "always": ids(&rest),
            "pools": pools,
        }));
        self.in_quiz = true;
        let always: BTreeSet<String> = ids(&rest).into_iter().collect();
        let open: BTreeSet<String> = open;
        let own = own.iter().map(|question| question.id.value.clone());
        let mut shown: Vec<String> =
            own.filter(|id| always.contains(id) || open.contains(id)).collect();
        if is_page {
            shown
                .extend(self.drawn_open(id).iter().map(|id| course.question(*id).id.value.clone()));
        }
        let view = QuizView {
            id: name,
            title,
            is_page,
            waits,
            heading: None,
            is_counted,
            facts: if is_counted { self.quiz_facts(quiz, shown.len()) } else { Vec::new() },
            overview: shown.iter().map(|id| format!("#{id}")).collect(),
            body: Html::default(),
        };
        Asking { always, open, view, before: std::mem::take(&mut self.html) }
    }

    /// The drawn questions that stand in the open: the same on every build.
    fn drawn_open(&self, id: Option<PageId>) -> BTreeSet<QuestionId> {
        let pools = id.and_then(|id| self.kitchen.course.pools.get(&id));
        let pools = pools.into_iter().flatten();
        pools.flat_map(|pool| sample(&pool.questions, pool.count)).collect()
    }

    /// What a learner wants to know before a quiz that is handed in and asks `count` questions.
    fn quiz_facts(&self, quiz: &Quiz, count: usize) -> Vec<String> {
        let strings = self.kitchen.strings;
        let with = |id: &str, name: &str, number: f64| {
            strings.format(id, &[(name, Argument::Number(number))])
        };
        let mut facts = vec![with("quiz-start", "count", count as f64)];
        // Without answers there are no points to pass with.
        let pass = quiz.pass.filter(|_| !self.omits());
        facts.extend(pass.map(|pass| with("quiz-pass", "percent", pass)));
        facts.extend(quiz.attempts.map(|most| with("quiz-attempts", "count", f64::from(most))));
        if pass.is_some() {
            facts.push(strings.text("quiz-keys"));
        }
        facts
    }

    /// Writes what a quiz draws, and then the whole of it.
    fn close_quiz(&mut self, at: usize, id: Option<PageId>, asking: Asking) {
        let page = self.page;
        let quiz = &page.document.questions.quizzes[at];
        let course = self.kitchen.course;
        if page.kind() == PageKind::Quiz
            && let Some(pools) = id.and_then(|id| course.pools.get(&id))
        {
            let open = self.drawn_open(id);
            let mut by_page: BTreeMap<PageId, Vec<usize>> = BTreeMap::new();
            for (page, at) in pools.iter().flat_map(|pool| &pool.questions) {
                by_page.entry(*page).or_default().push(*at);
            }
            for (from, mut places) in by_page {
                places.sort_unstable();
                let source = course.page(from);
                let smart = course.manifest.smart_punctuation;
                let spots = events(&source.document.text, smart).spots;
                for place in places {
                    let question = &source.document.questions.questions[place];
                    let is_open = open.contains(&(from, place));
                    self.drawn(source, &spots, question, is_open, quiz.shuffle);
                }
            }
        }
        let Asking { mut view, before, .. } = asking;
        view.body = Html::from_markup(std::mem::replace(&mut self.html, before));
        self.component("quiz", &view);
        self.in_quiz = false;
    }

    /// A question of another page, whose links and pictures are those of that page.
    fn drawn(
        &mut self,
        source: &'c Page,
        spots: &[Spot<'_>],
        question: &Question,
        is_open: bool,
        shuffles: bool,
    ) {
        let own = std::mem::replace(&mut self.page, source);
        let definitions = super::notes::footnote_definitions(spots);
        let definitions = std::mem::replace(&mut self.definitions, definitions);
        self.is_drawn = true;
        self.question(spots, question, source, is_open, shuffles);
        self.is_drawn = false;
        self.definitions = definitions;
        self.page = own;
    }

    fn question(
        &mut self,
        spots: &[Spot<'_>],
        question: &Question,
        source: &Page,
        is_open: bool,
        shuffles: bool,
    ) {
        let omits = self.omits();
        if !is_open {
            self.html.push_str("<template");
            self.attribute("data-question", &question.id.value);
            self.html.push_str(">\n");
        }
        self.in_question += 1;
        self.no_terms += 1;
        let shuffles = question.shuffle.unwrap_or(shuffles);
        let view = self.form(spots, question, shuffles);
        self.component("question", &view);
        self.no_terms -= 1;
        self.in_question -= 1;
        if !is_open {
            self.html.push_str("</template>\n");
        }
        let mut data = data::data(question, omits, shuffles);
        if self.is_drawn
            && let Some(data) = data.as_object_mut()
        {
            data.insert("from".to_owned(), self.site.relative_url(&source.site).into());
            data.insert("fromTitle".to_owned(), source.title().into());
        }
        if let Some(data) = data.as_object_mut() {
            data.insert("on".to_owned(), source.key.clone().into());
            let objectives: &[_] = match question.objectives.is_empty() {
                true => &source.document.front.objectives,
                false => &question.objectives,
            };
            let objectives: Vec<&str> = objectives.iter().map(|id| id.value.as_str()).collect();
            data.insert("objectives".to_owned(), objectives.into());
        }
        self.asked.questions.push(data);
        if !omits && question.is_scored() {
            let entry = self.short_key(question, is_open);
            self.asked.key.extend(entry);
        }
    }

    fn omits(&self) -> bool {
        self.kitchen.course.manifest.answers == Answers::Omit && !self.is_key
    }

    /// Writes the key that stands at the end of a printed page, and nowhere else.
    fn print_key(&mut self) {
        let entries = std::mem::take(&mut self.asked.key);
        if !entries.is_empty() {
            self.component("print_key", &PrintKeyView { entries });
        }
    }

    /// The inline content of `span`.
    fn inline(&mut self, spots: &[Spot<'_>], span: Span) -> Html {
        use pulldown_cmark::{Event, Tag, TagEnd};
        let inside: Vec<Spot<'_>> = cut(spots, span)
            .into_iter()
            .filter(|(event, _)| {
                !matches!(
                    event,
                    Event::Start(Tag::Paragraph)
                        | Event::End(TagEnd::Paragraph)
                        | Event::TaskListMarker(_)
                )
            })
            .collect();
        self.piece(|writer| writer.write(&inside))
    }

    /// The blocks at `spans`; nothing when there are none.
    fn blocks(&mut self, spots: &[Spot<'_>], spans: &[Span]) -> Option<Html> {
        let write = |writer: &mut Self| {
            for span in spans {
                writer.write(&cut(spots, *span));
            }
        };
        (!spans.is_empty()).then(|| self.piece(write))
    }

    /// What stands inside the quotes at `spans`; nothing when there are none.
    pub(super) fn quoted(&mut self, spots: &[Spot<'_>], spans: &[Span]) -> Option<Html> {
        let write = |writer: &mut Self| {
            for span in spans {
                let all = cut(spots, *span);
                if let [_, inside @ .., _] = &all[..] {
                    writer.write(inside);
                }
            }
        };
        (!spans.is_empty()).then(|| self.piece(write))
    }
}
