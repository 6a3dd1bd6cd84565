//! Names that one file uses of another: objectives, prerequisites, tracks, citations, draws.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Place, codes};
use crate::model::page::PageKind;
use crate::parse::front_matter::OwnFront;
use crate::parse::manifest::unknown_name;
use crate::resolve::assembly::Assembly;
use crate::source::MANIFEST;
use crate::text::path::CoursePath;
use crate::text::span::Spanned;
use crate::text::suggestion::did_you_mean;

/// Reports every unknown name and every id that is used twice.
pub fn check(course: &Assembly, diagnostics: &mut Vec<Diagnostic>) {
    manifest(course, diagnostics);
    pages(course, diagnostics);
    citations(course, diagnostics);
    terms(course, diagnostics);
}

/// The slugs of pages and units, including drafts, because naming a draft is no mistake.
struct Keys<'c> {
    units: BTreeSet<&'c str>,
    pages: BTreeMap<&'c str, PageKind>,
    drafts: BTreeSet<String>,
}

impl<'c> Keys<'c> {
    fn new(course: &'c Assembly) -> Keys<'c> {
        let drafts = course.drafts.iter().map(|path| {
            let name = path.file_name();
            name.split('.').next().unwrap_or(name).to_owned()
        });
        Keys {
            units: course.manifest.units.iter().map(|unit| unit.value.as_str()).collect(),
            pages: course
                .lessons()
                .map(|id| (course.page(id).slug.as_str(), course.page(id).kind()))
                .collect(),
            drafts: drafts.collect(),
        }
    }

    fn has_page(&self, key: &str) -> bool {
        self.pages.contains_key(key) || self.drafts.contains(key)
    }

    fn has(&self, key: &str, kind: PageKind) -> bool {
        self.pages.get(key) == Some(&kind) || self.drafts.contains(key)
    }

    fn of_kind(&self, kind: PageKind) -> impl Iterator<Item = &'c str> + '_ {
        self.pages.iter().filter(move |(_, other)| **other == kind).map(|(key, _)| *key)
    }
}

fn manifest(course: &Assembly, diagnostics: &mut Vec<Diagnostic>) {
    let path = CoursePath::new(MANIFEST);
    let keys = Keys::new(course);
    let manifest = &course.manifest;
    unique(&path, manifest.objectives.iter().map(|o| &o.id), "objective", diagnostics);
    for need in manifest.objectives.iter().flat_map(|objective| &objective.needs) {
        if course.objective(&need.value).is_none() {
            let known = manifest.objectives.iter().map(|o| o.id.value.as_str());
            diagnostics.push(unknown_name(&path, need, "objective", known));
        }
    }
    unique(&path, manifest.tracks.iter().map(|track| &track.id), "track", diagnostics);
    for track in &manifest.tracks {
        for unit in track.units.iter().filter(|unit| !keys.units.contains(unit.value.as_str())) {
            let known = keys.units.iter().copied();
            diagnostics.push(unknown_name(&path, unit, "unit", known));
        }
        for page in track.lessons.iter().filter(|page| !keys.has_page(&page.value)) {
            let known = keys.pages.keys().copied();
            diagnostics.push(unknown_name(&path, page, "page", known));
        }
    }
    unique(&path, manifest.plan.iter().map(|field| &field.id), "plan field", diagnostics);
    let Some(certificate) = &manifest.certificate else { return };
    for rules in &certificate.tracks {
        let known = || manifest.tracks.iter().map(|track| track.id.value.as_str());
        if !known().any(|track| track == rules.track.value) {
            diagnostics.push(unknown_name(&path, &rules.track, "track", known()));
        }
        let quizzes = rules.quizzes.iter().map(|(quiz, _)| quiz);
        let scenarios = rules.scenarios.iter().flat_map(|rule| &rule.of);
        let named = quizzes
            .map(|key| (key, PageKind::Quiz))
            .chain(scenarios.map(|key| (key, PageKind::Scenario)))
            .chain(rules.surveys.iter().map(|key| (key, PageKind::Survey)));
        for (key, kind) in named {
            if keys.drafts.contains(&key.value) {
                let place = Place::new(&path, key.span);
                let message = format!("`{}` is a draft, so nobody can do what it asks", key.value);
                diagnostics.push(
                    Diagnostic::new(&codes::IMPOSSIBLE_REQUIREMENT, place, message)
                        .help("publish the page, or delete its name here"),
                );
            } else if !keys.has(&key.value, kind) {
                let known = keys.of_kind(kind);
                diagnostics.push(unknown_name(&path, key, kind.word(), known));
            }
        }
    }
}

fn pages(course: &Assembly, diagnostics: &mut Vec<Diagnostic>) {
    let keys = Keys::new(course);
    for page in &course.pages {
        let front = &page.parsed.front;
        let path = &page.parsed.path;
        for objective in &front.objectives {
            if course.objective(&objective.value).is_none() {
                let known = course.manifest.objectives.iter().map(|o| o.id.value.as_str());
                diagnostics.push(unknown_name(path, objective, "objective", known));
            }
        }
        for need in front.needs.iter().filter(|need| !keys.has_page(&need.value)) {
            let known = keys.pages.keys().copied();
            diagnostics.push(unknown_name(path, need, "page", known));
        }
        match &front.own {
            OwnFront::Quiz(quiz) => {
                for key in quiz.draws.iter().flat_map(|draw| &draw.from) {
                    let known = keys.has_page(&key.value)
                        || keys.units.contains(key.value.as_str())
                        || key.value == "earlier";
                    if !known {
                        let names = keys.pages.keys().chain(&keys.units).copied();
                        diagnostics.push(unknown_name(path, key, "page or unit", names));
                    }
                }
            }
            OwnFront::Survey(survey) => {
                if let Some(key) = &survey.compare
                    && !keys.has(&key.value, PageKind::Survey)
                {
                    let names = keys.of_kind(PageKind::Survey);
                    diagnostics.push(unknown_name(path, key, "survey", names));
                }
            }
            _ => {}
        }
    }
}

fn citations(course: &Assembly, diagnostics: &mut Vec<Diagnostic>) {
    if course.has_bibliography_faults {
        return;
    }
    let known: BTreeSet<&str> = course.references.iter().map(|r| r.key.as_str()).collect();
    for page in &course.pages {
        let items =
            page.parsed.document.citations.iter().flat_map(|citation| &citation.value.items);
        for item in items.filter(|item| !known.contains(item.key.value.as_str())) {
            let diagnostic = Diagnostic::new(
                &codes::UNKNOWN_CITATION,
                Place::new(&page.parsed.path, item.key.span),
                format!("there is no reference `{}`", item.key.value),
            );
            let near = did_you_mean(&item.key.value, known.iter().copied());
            diagnostics.push(match (near, &course.bibliography) {
                (Some(near), _) => diagnostic.suggest(Some(near)),
                (None, Some(path)) => diagnostic.help(format!(
                    "add it to `{path}`; to show the text as it is, write `\\[` for the `[`"
                )),
                (None, None) => diagnostic.help(
                    "the course has no `references.bib`; to show the text as it is, write `\\[` for the `[`",
                ),
            });
        }
    }
}

fn terms(course: &Assembly, diagnostics: &mut Vec<Diagnostic>) {
    let Some(id) = course.single(PageKind::Glossary) else { return };
    let document = &course.page(id).parsed;
    let mut first: BTreeMap<String, Place> = BTreeMap::new();
    for term in document.terms() {
        let place = Place::new(&document.path, term.span);
        for name in &term.names {
            match first.get(&name.to_lowercase()) {
                Some(earlier) => diagnostics.push(
                    Diagnostic::new(
                        &codes::DUPLICATE_TERM,
                        place.clone(),
                        format!("the term `{name}` is explained twice"),
                    )
                    .related(earlier.clone(), "it is first explained here")
                    .help("delete one of them"),
                ),
                None => {
                    first.insert(name.to_lowercase(), place.clone());
                }
            }
        }
    }
}

/// Reports ids that are used twice among things of the same kind.
pub(super) fn unique<'a>(
    path: &CoursePath,
    ids: impl Iterator<Item = &'a Spanned<String>>,
    what: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut first: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for id in ids {
        match first.get(id.value.as_str()) {
            Some(earlier) => diagnostics.push(
                Diagnostic::new(
                    &codes::DUPLICATE_KEY,
                    Place::new(path, id.span),
                    format!("there are two {what}s `{}`", id.value),
                )
                .related(Place::new(path, earlier.span), "the first one is here")
                .help("give one of them another id"),
            ),
            None => {
                first.insert(&id.value, id);
            }
        }
    }
}
