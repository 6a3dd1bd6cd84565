//! Reads one page of the course, without looking at any other file.

use std::sync::Arc;

use crate::diag::{Diagnostic, Reported, codes};
use crate::markdown::{events, plain_text};
use crate::model::document::{BodyLink, Document, Heading, LinkUse, Term};
use crate::model::page::PageKind;
use crate::model::prompt::Prompt;
use crate::model::question::Question;
use crate::model::recall::{RecallPrompt, RecallSet};
use crate::model::scenario::Scenario;
use crate::model::settings::RawHtmlPolicy;
use crate::model::survey::{Statement, Survey};
use crate::parse::body::{Body, body};
use crate::parse::front_matter::{FrontMatter, OwnFront, front_matter};
use crate::parse::question::passage::passages;
use crate::parse::question::{QuestionNames, Questions, questions};
use crate::parse::reader::Reader;
use crate::parse::scenario::scenario;
use crate::parse::survey::survey;
use crate::parse::{foreign, guess, misnamed, recall, spare_signs, unclosed, unmarked_question};
use crate::text::path::CoursePath;
use crate::text::span::Span;
use crate::text::words::words;

/// The content of one page file. Names that it uses of other files are not yet resolved.
#[derive(Clone, Debug)]
pub struct ParsedPage {
    /// The path of the file in the course.
    pub path: CoursePath,
    /// The kind of page.
    pub kind: PageKind,
    /// The front matter of the page.
    pub front: FrontMatter,
    /// The Markdown of the page, with the facts that parsing found in it.
    pub document: Arc<Document>,
    /// The data that only its kind of page has.
    pub content: Content,
}

/// The data that only one kind of page has.
#[derive(Clone, Debug)]
pub enum Content {
    /// No further data.
    Plain,
    /// Questions, on a lesson or a quiz page.
    Questions {
        /// The questions.
        questions: Questions,
        /// The hash of all text that the questions may show, wherever they are asked.
        hash: blake3::Hash,
        /// The sets of prompts for recall.
        recall: Arc<Vec<RecallSet>>,
        /// The indices of the questions that learners guess at before they read.
        guess: Vec<usize>,
    },
    /// A scenario.
    Scenario(Arc<Scenario>),
    /// A survey.
    Survey(Arc<Survey>),
    /// The terms of the glossary.
    Glossary(Arc<Vec<Term>>),
    /// The weekly prompts.
    Prompts(Vec<Prompt>),
}

impl ParsedPage {
    /// Its questions, in order.
    pub fn questions(&self) -> &[Question] {
        match &self.content {
            Content::Questions { questions, .. } => &questions.questions,
            _ => &[],
        }
    }

    /// Whether a question or a quiz could not be read. There is a diagnostic about it.
    pub fn has_unread_questions(&self) -> bool {
        matches!(&self.content, Content::Questions { questions, .. } if questions.has_unread)
    }

    /// The names that its questions use of other things, in the same order.
    pub fn question_names(&self) -> &[QuestionNames] {
        match &self.content {
            Content::Questions { questions, .. } => &questions.names,
            _ => &[],
        }
    }

    /// Its sets of prompts for recall, in order.
    pub fn recall(&self) -> &[RecallSet] {
        match &self.content {
            Content::Questions { recall, .. } => recall,
            _ => &[],
        }
    }

    /// Its statements, if it is a survey page.
    pub fn statements(&self) -> &[Statement] {
        match &self.content {
            Content::Survey(survey) => &survey.statements,
            _ => &[],
        }
    }

    /// Its terms, if it is the glossary.
    pub fn terms(&self) -> &[Term] {
        match &self.content {
            Content::Glossary(terms) => terms,
            _ => &[],
        }
    }
}

/// The settings of the manifest that affect how pages are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Policy {
    /// How much raw HTML may reach a page.
    pub raw_html: RawHtmlPolicy,
    /// Whether straight quotes and dashes become typographic ones in text that leaves the page.
    pub smart_punctuation: bool,
}

/// Reads the page at `path`.
pub fn page(
    path: &CoursePath,
    text: &Arc<str>,
    hash: blake3::Hash,
    kind: PageKind,
    policy: Policy,
) -> Reported<Arc<ParsedPage>> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let kind = misnamed::kind(path, text, kind, &mut diagnostics);
    let (front, _) = front_matter(path, text, kind, policy.smart_punctuation, &mut diagnostics);
    let events = events(text, false);
    let mut body = body(path, text, &events, kind, policy.raw_html, &mut diagnostics);
    // A title that is in a heading has its own diagnostic.
    let title = front.title.as_ref().map(|title| title.span.range().start);
    diagnostics.retain(|found| {
        found.code != &codes::SECOND_TITLE
            || found.place.span.map(|span| span.range().start) != title
    });
    let anchor = |heading: Span| {
        let found = body.headings.iter().find(|other| other.span.start == heading.start);
        found.map(|heading| heading.anchor.clone()).unwrap_or_default()
    };
    let spots = if body.too_deep { &[][..] } else { &events.spots };
    let content = match (kind, &front.own) {
        (_, OwnFront::Scenario(own)) => {
            Content::Scenario(Arc::new(scenario(path, text, own, spots, &anchor, &mut diagnostics)))
        }
        (_, OwnFront::Survey(own)) => {
            Content::Survey(Arc::new(survey(path, text, own, spots, &anchor, &mut diagnostics)))
        }
        (PageKind::Glossary, _) => Content::Glossary(Arc::new(std::mem::take(&mut body.terms))),
        (PageKind::Prompts, _) => Content::Prompts(prompts(text, &body, policy)),
        _ => Content::Plain,
    };
    // On a page that may have no questions, any question is reported.
    let questions = questions(path, text, kind, &front.own, spots, &anchor, &mut diagnostics);
    let asked: Vec<Span> = questions.questions.iter().map(|question| question.span).collect();
    let mut reader =
        Reader { path, text, spots, anchors: &|_| String::new(), diagnostics: &mut diagnostics };
    let recall = recall::sets(&mut reader, kind, &asked);
    recall::add_anchors(&mut reader, &recall, &mut body.anchors);
    let places: Vec<Span> = match kind {
        // Every statement has an id in braces.
        PageKind::Survey => vec![Span::new(0..text.len())],
        _ => asked.into_iter().chain(recall.iter().map(|set| set.span)).collect(),
    };
    body.links.extend(passages(path, &questions, &body.anchors, &mut diagnostics));
    unclosed::check(path, text, spots, &mut diagnostics);
    // Where a question could not be read, it is not known what belongs to it.
    if !questions.has_unread {
        foreign::check(path, text, kind, spots, &places, &mut diagnostics);
        spare_signs::check(path, text, spots, &mut diagnostics);
        if kind == PageKind::Lesson {
            unmarked_question::check(path, text, spots, &places, &mut diagnostics);
        }
    }
    body.effort = questions.attempt(text, body.effort);
    for set in &recall {
        let prompts = u32::try_from(set.prompts.len()).unwrap_or(0);
        body.effort.words = body.effort.words.saturating_sub(words(&text[set.span.range()]));
        body.effort.thinking += prompts * RecallPrompt::SECONDS;
    }
    let content = match kind {
        PageKind::Lesson | PageKind::Quiz => {
            let hash = hash_of_asked(text, hash, &questions);
            let guess = guess::asked(path, &front, &questions, &mut diagnostics);
            Content::Questions { questions, hash, recall: Arc::new(recall), guess }
        }
        _ => content,
    };
    let document = Document {
        path: path.clone(),
        text: text.clone(),
        hash,
        headings: body.headings,
        anchors: body.anchors,
        links: body.links,
        citations: body.citations,
        effort: body.effort,
        too_deep: body.too_deep,
    };
    let path = path.clone();
    let page = ParsedPage { path, kind, front, document: Arc::new(document), content };
    Reported::new(Arc::new(page), diagnostics)
}

/// The weekly prompts, one for each heading of the second level.
fn prompts(text: &str, body: &Body, policy: Policy) -> Vec<Prompt> {
    let spots = events(text, policy.smart_punctuation).spots;
    let headings: Vec<_> = body.headings.iter().filter(|heading| heading.level == 2).collect();
    let prompt = |(at, heading): (usize, &&Heading)| {
        let from = heading.span.range().end;
        let to = headings.get(at + 1).map_or(text.len(), |next| next.span.range().start);
        let within = spots.iter().filter(|(_, range)| from <= range.start && range.end <= to);
        let is_followed = |link: &&BodyLink| {
            let start = link.start;
            link.used_as == LinkUse::Link && from <= start && start < to
        };
        Prompt {
            anchor: heading.anchor.clone(),
            has_id: text[heading.span.range()].contains(&format!("#{}", heading.anchor)),
            title: heading.text.clone(),
            text: plain_text(within).split_whitespace().collect::<Vec<_>>().join(" "),
            links: body.links.iter().filter(is_followed).map(|link| link.link.clone()).collect(),
            heading: heading.span,
        }
    };
    headings.iter().enumerate().map(prompt).collect()
}

/// The hash of the text of `questions`, so that a quiz which draws them is not written again when
/// the lesson around them changes. It is the `hash` of the page when the page defines links or
/// footnotes, because a definition can be anywhere on the page.
fn hash_of_asked(text: &str, hash: blake3::Hash, questions: &Questions) -> blake3::Hash {
    let is_definition = |line: &str| line.trim_start().starts_with('[') && line.contains("]:");
    if !questions.questions.is_empty() && text.lines().any(is_definition) {
        return hash;
    }
    let mut hasher = blake3::Hasher::new();
    for question in questions.questions.iter() {
        hasher.update(text[question.span.range()].as_bytes()).update(b"\0");
    }
    hasher.finalize()
}
