//! One page of the course, read without a look at any other file.

use std::sync::Arc;

use crate::diag::{Diagnostic, Reported};
use crate::parse::body::{Body, body};
use crate::parse::front_matter::{FrontMatter, OwnFront, PageKind, front_matter};
use crate::parse::manifest::RawHtmlPolicy;
use crate::parse::markdown::events;
use crate::parse::question::{Questions, questions};
use crate::parse::scenario::{Scenario, scenario};
use crate::parse::survey::{Survey, survey};
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// A page as it was written.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub path: CoursePath,
    /// Its text.
    pub text: Arc<str>,
    /// The hash of its text.
    pub hash: blake3::Hash,
    /// What kind of page it is.
    pub kind: PageKind,
    /// Its front matter.
    pub front: FrontMatter,
    /// What its Markdown holds.
    pub body: Body,
    /// The questions it asks.
    pub questions: Questions,
    /// The hash of all text that its questions may show, wherever they are asked.
    pub asked: blake3::Hash,
    /// The scenes it tells.
    pub scenario: Scenario,
    /// The statements it asks about.
    pub survey: Survey,
}

/// Reads a page.
pub fn document(
    path: &CoursePath,
    text: &Arc<str>,
    hash: blake3::Hash,
    kind: PageKind,
    raw_html: RawHtmlPolicy,
) -> Reported<Arc<Document>> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let (front, _) = front_matter(path, text, kind, &mut diagnostics);
    let events = events(text, false);
    let mut body = body(path, text, &events, kind, raw_html, &mut diagnostics);
    let anchor = |heading: Span| {
        let found = body.headings.iter().find(|other| other.span.start == heading.start);
        found.map(|heading| heading.anchor.clone()).unwrap_or_default()
    };
    let spots = if body.too_deep { &[][..] } else { &events.spots };
    let questions = questions(path, text, kind, &front.own, spots, &anchor, &mut diagnostics);
    let scenario = match &front.own {
        OwnFront::Scenario(own) => scenario(path, text, own, spots, &anchor, &mut diagnostics),
        _ => Scenario::default(),
    };
    let survey = match &front.own {
        OwnFront::Survey(own) => survey(path, text, own, spots, &anchor, &mut diagnostics),
        _ => Survey::default(),
    };
    body.effort = questions.attempt(text, body.effort);
    let asked = asked(text, hash, &questions);
    let document = Document {
        path: path.clone(),
        text: text.clone(),
        hash,
        kind,
        front,
        body,
        questions,
        asked,
        scenario,
        survey,
    };
    Reported::new(Arc::new(document), diagnostics)
}

/// The hash of the text of `questions`, so that a quiz which draws them need not be written again when
/// the lesson around them changes. Definitions of links and footnotes may stand anywhere: where there
/// are some, it is the `hash` of the page.
fn asked(text: &str, hash: blake3::Hash, questions: &Questions) -> blake3::Hash {
    let is_definition = |line: &str| line.trim_start().starts_with('[') && line.contains("]:");
    if !questions.questions.is_empty() && text.lines().any(is_definition) {
        return hash;
    }
    let mut hasher = blake3::Hasher::new();
    for question in &questions.questions {
        hasher.update(text[question.span.range()].as_bytes()).update(b"\0");
    }
    hasher.finalize()
}
