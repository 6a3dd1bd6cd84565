//! Quizzes and questions on a page: native forms that read well without scripts.
//!
//! 1. Where a quiz or question begins, its form is written in place of the text ([`form`]): its
//!    parts as HTML, which a component of the theme puts together.
//! 2. The answer follows it and can be opened ([`answer`]). Scripts take feedback from there.
//! 3. The data that scripts need to score it goes into the page's data block ([`data::question`]).
//! 4. A trainer's key has all questions with their answers ([`key`]). It is not part of the site.
//!
//! The page of a quiz has a sample of what the quiz may ask, the same in every build. Scripts load
//! the rest from files, one for each page that questions were written on ([`lent`]). A quiz in a
//! lesson asks little more than its sample, so the rest is on the page, in `template` elements.

mod answer;
mod form;
pub mod key;
pub mod lent;

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::Event;

use crate::markdown::{Spot, cut, near};
use crate::model::course::PageId;
use crate::model::quiz::Quiz;
use crate::model::settings::Answers;
use crate::model::site_page::SitePage;
use crate::model::text::Text;
use crate::render::body::Writer;
use crate::render::body::context::Source;
use crate::render::data::quiz::{Lesson, Objective, Pool};
use crate::render::data::{self, number::Number};
use crate::render::html::Html;
use crate::render::view::LinkView;
use crate::render::view::question::{PrintKeyEntryView, PrintKeyView, QuizView};
use crate::text::path::encode_path;
use crate::text::span::Span;
use crate::theme::strings::Argument;

/// The greatest number of questions that a quiz for practice shows together. Scripts show the
/// questions of a longer one, and of one that is submitted, one at a time.
const MAX_TOGETHER: usize = 3;

/// The indices of the questions that a quiz draws, in order, by the page they are on.
fn by_page(quiz: &Quiz) -> BTreeMap<PageId, BTreeSet<usize>> {
    let mut by_page: BTreeMap<PageId, BTreeSet<usize>> = BTreeMap::new();
    for (page, at) in quiz.pools.iter().flat_map(|pool| &pool.questions) {
        by_page.entry(*page).or_default().insert(*at);
    }
    by_page
}

/// Whether a text has a formula at `span`.
fn has_math(spots: &[Spot<'_>], span: Span) -> bool {
    near(spots, span).iter().any(|(event, range)| {
        let is_math = match event {
            Event::InlineMath(_) | Event::DisplayMath(_) => true,
            Event::Html(html) | Event::InlineHtml(html) => html.contains("<math"),
            _ => false,
        };
        is_math && span.holds(range)
    })
}

/// A quiz that is being written.
struct OpenQuiz {
    /// The indices of its own questions that are visible until a script draws.
    open: BTreeSet<usize>,
    /// The view for its component, completed when all its questions are written.
    view: QuizView,
    /// The HTML of the page up to the quiz.
    before: String,
}

impl<'c> Writer<'c> {
    /// Writes a whole page. Its questions become forms.
    pub(super) fn write_page(&mut self, spots: &[Spot<'_>]) {
        let context = self.context;
        let (quizzes, questions) = (context.quizzes, context.own.questions());
        let recall = context.own.written().recall;
        if questions.is_empty() && quizzes.is_empty() && recall.is_empty() {
            return self.write(spots);
        }
        let headings = questions.iter().map(|question| question.heading.range().start);
        let numbers: BTreeMap<usize, usize> = headings.zip(0..).collect();
        let mut open: Option<(&Quiz, OpenQuiz)> = None;
        let mut at = 0;
        while at < spots.len() {
            let start = spots[at].1.start;
            if let Some((quiz, written)) = open.take_if(|(quiz, _)| start >= quiz.span.range().end)
            {
                self.close_quiz(quiz, written);
            }
            let begins = |span: Span| span.range().start == start;
            if open.is_none()
                && let Some(quiz) = quizzes.iter().find(|quiz| begins(quiz.span))
            {
                let mut written = self.open_quiz(quiz);
                let has_heading = quiz.heading.is_some();
                if has_heading {
                    written.view.heading =
                        Some(self.piece(|writer| at = writer.write_one(spots, at)));
                }
                open = Some((quiz, written));
                if has_heading {
                    continue;
                }
            }
            if let Some(set) = recall.iter().find(|set| begins(set.heading)) {
                self.recall(spots, at, set);
                let end = set.span.range().end;
                while at < spots.len() && spots[at].1.start < end {
                    at += 1;
                }
                continue;
            }
            let Some(&number) = numbers.get(&start) else {
                at = self.write_one(spots, at);
                continue;
            };
            let is_open = open.as_ref().is_none_or(|(_, written)| written.open.contains(&number));
            let shuffles = open.as_ref().is_some_and(|(quiz, _)| quiz.shuffle);
            if is_open || open.as_ref().is_some_and(|(quiz, _)| !quiz.is_page) {
                self.question(spots, number, is_open, shuffles);
            } else {
                self.undrawn.insert(questions[number].id.value.clone());
                self.loads_formula |= has_math(spots, questions[number].span);
            }
            let end = questions[number].span.range().end;
            while at < spots.len() && spots[at].1.start < end {
                at += 1;
            }
        }
        match open {
            Some((quiz, written)) => self.close_quiz(quiz, written),
            // A quiz page without questions of its own has no place in the text where the quiz
            // begins.
            None if questions.is_empty() => {
                for quiz in quizzes.iter().filter(|quiz| quiz.is_page) {
                    let written = self.open_quiz(quiz);
                    self.close_quiz(quiz, written);
                }
            }
            None => {}
        }
        self.print_key();
    }

    fn open_quiz(&mut self, quiz: &Quiz) -> OpenQuiz {
        let context = self.context;
        let questions = context.own.questions();
        let id_of = |at: usize| questions[at].id.value.as_str();
        let (scored, always): (Vec<usize>, Vec<usize>) =
            quiz.questions.clone().partition(|at| questions[*at].is_scored());
        let mut open = quiz.open(questions);
        open.extend(&always);
        let drawn_question =
            |(page, at): &(PageId, usize)| context.drawn.get(page)?.questions().get(*at);
        let drawn = |of: &(PageId, usize)| Some(drawn_question(of)?.id.value.as_str());
        let ids_of = |list: &[usize]| list.iter().map(|at| id_of(*at).to_owned()).collect();
        let pools = quiz.pools.iter().map(|pool| Pool {
            count: pool.count,
            of: pool.questions.iter().filter_map(drawn).map(str::to_owned).collect(),
        });
        let by_page = by_page(quiz);
        let lessons = by_page.iter().filter_map(|(page, places)| {
            let source = context.drawn.get(page)?;
            let ids = places.iter().filter_map(|at| source.questions().get(*at));
            Some(Lesson {
                slug: source.slug.to_owned(),
                number: source.number.map(str::to_owned),
                title: source.title.to_owned(),
                url: self.site.relative_url(source.site),
                file: self.site.relative_url(&lent::path(source.slug)),
                questions: ids.map(|question| question.id.value.clone()).collect(),
            })
        });
        let lends = quiz.is_page && open.len() < quiz.questions.len();
        let own = quiz.questions.clone().map(|at| &questions[at]);
        let was = own.clone().filter(|question| !question.was.is_empty()).map(|question| {
            let before = question.was.iter().map(|was| was.value.clone());
            (question.id.value.clone(), before.collect())
        });
        let objectives = context.objectives.iter();
        let asked = own
            .clone()
            .chain(quiz.pools.iter().flat_map(|pool| &pool.questions).filter_map(drawn_question));
        let mut groups: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for question in asked.clone().filter(|question| question.is_scored()) {
            if let Some(group) = &question.group {
                groups.entry(&group.value).or_default().push(question.id.value.clone());
            }
        }
        let siblings: Vec<_> = groups.into_values().filter(|ids| ids.len() > 1).collect();
        let labels: BTreeMap<String, String> = asked
            .filter_map(|question| {
                Some((question.id.value.clone(), question.label.as_ref()?.value.clone()))
            })
            .collect();
        self.questions.quizzes.push(data::quiz::Quiz {
            id: quiz.id.clone(),
            title: quiz.title.clone(),
            page: quiz.is_page,
            feedback: quiz.feedback,
            pass: quiz.pass.map(Number),
            attempts: quiz.attempts,
            shuffle: quiz.shuffle,
            show: quiz.show,
            confidence: (quiz.confidence && !self.omits()).then_some(true),
            own: ids_of(&scored),
            always: ids_of(&always),
            order: quiz.questions.clone().map(|at| id_of(at).to_owned()).collect(),
            file: lends.then(|| self.site.relative_url(&lent::path(context.own.slug))),
            was: was.collect(),
            labels: (!labels.is_empty()).then_some(labels),
            siblings: (!siblings.is_empty()).then_some(siblings),
            pools: pools.collect(),
            lessons: lessons.collect(),
            objectives: objectives
                .map(|(id, title)| Objective { id: (*id).to_owned(), title: title.clone() })
                .collect(),
        });
        let drawn_all =
            quiz.pools.iter().flat_map(|pool| &pool.questions).filter_map(drawn_question);
        let all = quiz.questions.clone().map(|at| &questions[at]).chain(drawn_all);
        self.questions.ids.insert(quiz.id.clone());
        self.questions.ids.extend(all.flat_map(data::question::ids));
        self.in_quiz = true;
        let drawn_open = quiz.drawn_open();
        let own = quiz.questions.clone().filter(|at| open.contains(at)).map(id_of);
        let shown: Vec<&str> = own.chain(drawn_open.iter().filter_map(drawn)).collect();
        let is_stepped = quiz.is_handed_in || shown.len() > MAX_TOGETHER;
        let view = QuizView {
            id: quiz.id.clone(),
            title: quiz.title.clone(),
            is_page: quiz.is_page,
            waits: is_stepped || quiz.show < scored.len() || quiz.shuffle,
            is_stepped,
            heading: None,
            is_counted: quiz.is_handed_in,
            facts: if quiz.is_handed_in { self.quiz_facts(quiz, shown.len()) } else { Vec::new() },
            overview: shown.iter().map(|id| format!("#{id}")).collect(),
            body: Html::default(),
        };
        OpenQuiz { open, view, before: std::mem::take(&mut self.html) }
    }

    /// The facts that a learner sees before a quiz that is handed in and asks `count` questions.
    fn quiz_facts(&self, quiz: &Quiz, count: usize) -> Vec<String> {
        let strings = self.strings();
        let with = |id: &str, name: &str, number: f64| {
            strings.format(id, &[(name, Argument::Number(number))])
        };
        let mut facts = vec![with("quiz-start", "count", count as f64)];
        // Without the answers there are no points, so nobody can pass.
        let pass = quiz.pass.filter(|_| !self.omits());
        facts.extend(pass.map(|pass| with("quiz-pass", "percent", pass)));
        facts.extend(quiz.attempts.map(|most| with("quiz-attempts", "count", f64::from(most))));
        if pass.is_some() {
            facts.push(strings.text("quiz-keys"));
        }
        facts
    }

    /// Writes the questions that a quiz draws, and then the whole quiz.
    fn close_quiz(&mut self, quiz: &Quiz, written: OpenQuiz) {
        let context = self.context;
        let open = quiz.drawn_open();
        for (from, places) in by_page(quiz) {
            let Some(source) = context.drawn.get(&from) else { continue };
            let smart = self.common().smart_punctuation;
            let text = Text::shown(source.document(), smart);
            for at in places {
                if open.contains(&(from, at)) {
                    self.drawn(source, text.spots(), at, quiz.shuffle);
                } else {
                    self.loads_formula |= has_math(text.spots(), source.questions()[at].span);
                }
            }
        }
        let OpenQuiz { mut view, before, .. } = written;
        view.body = Html::from_markup(std::mem::replace(&mut self.html, before));
        self.component("quiz", &view);
        self.in_quiz = false;
    }

    /// The form of the question of another page that the page asks.
    pub(super) fn tried(&mut self) -> Option<Html> {
        let (from, at) = self.context.tried?;
        let source = self.context.drawn.get(&from)?;
        let text = Text::shown(source.document(), self.common().smart_punctuation);
        Some(self.piece(|writer| writer.drawn(source, text.spots(), at, false)))
    }

    /// Writes a question of another page, with the links and images of that page.
    fn drawn(&mut self, source: &'c Source<'c>, spots: &[Spot<'_>], at: usize, shuffles: bool) {
        let own = std::mem::replace(&mut self.source, source);
        let definitions = super::notes::footnote_definitions(spots);
        let definitions = std::mem::replace(&mut self.definitions, definitions);
        self.is_drawn = true;
        self.question(spots, at, true, shuffles);
        self.is_drawn = false;
        self.definitions = definitions;
        self.source = own;
    }

    /// Writes the question at index `at` of the page that the text comes from.
    fn question(&mut self, spots: &[Spot<'_>], at: usize, is_open: bool, shuffles: bool) {
        let source = self.source;
        let question = &source.questions()[at];
        let omits = self.omits();
        if !is_open {
            self.undrawn.insert(question.id.value.clone());
            self.html.push_str("<template");
            self.attribute("data-question", &question.id.value);
            self.html.push_str(">\n");
        }
        self.in_template = !is_open;
        self.in_question += 1;
        self.no_terms += 1;
        let is_lone = !self.in_quiz && !self.is_drawn;
        if is_lone && self.common().confidence && question.is_scored() && !omits {
            self.questions.confidence = Some(true);
        }
        let shuffles = question.shuffle.unwrap_or(shuffles);
        let mut view = self.form(spots, question, shuffles);
        view.plan = source.plan.get(&at).map(|(field, title)| {
            let url = self.site.relative_url(&SitePage::Plan.path());
            LinkView::new(format!("{url}#{}", encode_path(field)), title)
        });
        view.quotes = source.quotes.get(&at).cloned();
        self.component("question", &view);
        self.no_terms -= 1;
        self.in_question -= 1;
        self.in_template = false;
        if !is_open {
            self.html.push_str("</template>\n");
        }
        let objectives = source.objectives[at].iter();
        self.questions.ids.extend(data::question::ids(question));
        self.questions.questions.push(data::question::Question {
            on: Some(source.slug.to_owned()),
            objectives: Some(objectives.map(|id| (*id).to_owned()).collect()),
            ..data::question::Question::new(question, omits, shuffles)
        });
        if !omits && let Some(right) = self.short_key(question) {
            self.print_key.push(PrintKeyEntryView {
                question: question.id.value.clone(),
                waits: !is_open,
                title: Html::between_tags(&question.title),
                right: Html::between_tags(&right),
            });
        }
    }

    fn omits(&self) -> bool {
        self.common().answers == Answers::Omit && !self.is_key
    }

    /// Writes the key at the end of the page, which is only printed.
    fn print_key(&mut self) {
        let entries = std::mem::take(&mut self.print_key);
        if !entries.is_empty() {
            self.component("print_key", &PrintKeyView { entries });
        }
    }

    /// The inline content of `span`.
    pub(super) fn inline(&mut self, spots: &[Spot<'_>], span: Span) -> Html {
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

    /// The blocks at `spans`; `None` when there are none.
    fn blocks(&mut self, spots: &[Spot<'_>], spans: &[Span]) -> Option<Html> {
        let write = |writer: &mut Self| {
            for span in spans {
                writer.write(&cut(spots, *span));
            }
        };
        (!spans.is_empty()).then(|| self.piece(write))
    }

    /// The content of the block quotes at `spans`; `None` when there are none.
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
