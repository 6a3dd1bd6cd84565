//! Turns single files into a course: looks up every name that one file uses of another, and applies
//! every default.
//!
//! [`course`] takes the manifest and the pages and
//! 1. finds each unit's pages in the order of the manifests ([`order`]), and pages that no manifest
//!    names;
//! 2. checks every name that one file uses of another ([`names`]), the ids of questions
//!    ([`questions`]) and of statements ([`surveys`]), and the cases that are quoted ([`cases`]);
//! 3. finds the questions that quizzes draw ([`pools`]), the fields of the plan ([`plan`]) and the
//!    pages of tracks, and the objectives that others need ([`objectives`]);
//! 4. builds the pages of the course ([`pages`]) and what its certificate asks for;
//! 5. follows every link ([`link`]) and notes which assets are used ([`assets`]).

mod assembly;
pub mod assets;
mod cases;
mod certificate;
mod footer;
pub mod link;
mod names;
mod objectives;
pub mod order;
mod pages;
mod pictures;
pub mod plan;
mod pools;
mod questions;
mod surveys;
mod tracks;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Place, Reported, codes};
use crate::markdown::url::Link;
use crate::model::course::{Course, PageId};
use crate::model::document::BodyLink;
use crate::model::page::{Page, Speaker, Target};
use crate::model::picture::Picture;
use crate::model::reference::Reference;
use crate::parse::front_matter::OwnFront;
use crate::parse::manifest::Manifest;
use crate::parse::page::ParsedPage;
use crate::parse::picture::NamedPicture;
use crate::resolve::assembly::Assembly;
use crate::source::{MANIFEST, SourceTree};
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// The parsed files of a course.
pub struct Parts {
    /// `course.toml`.
    pub manifest: Manifest,
    /// Every page, by its file.
    pub pages: BTreeMap<CoursePath, Arc<ParsedPage>>,
    /// The references, in the order of the bibliography.
    pub references: Vec<Reference>,
    /// The bibliography's file, if there is one.
    pub bibliography: Option<CoursePath>,
    /// Whether the bibliography has faults, so that some of its references may not be known.
    pub has_bibliography_faults: bool,
}

/// Builds the course from its parts. `drafts` says whether drafts are part of it.
pub fn course(parts: Parts, tree: &SourceTree, drafts: bool) -> Reported<Course> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let Parts { manifest, pages, references, bibliography, has_bibliography_faults } = parts;
    let ordered = order::order(&manifest, &pages, tree, drafts, &mut diagnostics);
    let assembly = Assembly {
        manifest,
        units: ordered.units,
        pages: ordered.pages,
        drafts: ordered.drafts,
        references,
        bibliography,
        has_bibliography_faults,
        sequence: ordered.sequence,
    };
    names::check(&assembly, &mut diagnostics);
    questions::check(&assembly, &mut diagnostics);
    let tried = questions::tried(&assembly, &mut diagnostics);
    surveys::check(&assembly, &mut diagnostics);
    let pools = pools::pools(&assembly, &mut diagnostics);
    let plan = plan::plan(&assembly, &mut diagnostics);
    let tracks = tracks::tracks(&assembly);
    let objectives = objectives::objectives(&assembly);
    let certificate = certificate::certificate(&assembly, &tracks, &plan);
    let quotes = cases::quotes(&assembly, &mut diagnostics);
    let mut pages = pages::pages(&assembly, pools, tried);
    for (id, quotes) in quotes {
        pages[id.0].quotes = quotes;
    }
    let page_of =
        pages.iter().enumerate().map(|(at, page)| (page.document.path.clone(), PageId(at)));
    let mut named: Vec<Option<NamedPicture>> =
        assembly.pages.iter().map(|page| page.parsed.front.cover.clone()).collect();
    let mut course = Course {
        cover: None,
        logo: None,
        social_image: None,
        footer: Vec::new(),
        page_of: page_of.collect(),
        asset_of: assets::destinations(tree, &assembly.manifest.settings),
        settings: assembly.manifest.settings,
        objectives,
        units: assembly.units,
        pages,
        drafts: assembly.drafts,
        assets: BTreeMap::new(),
        references: assembly.references,
        bibliography: assembly.bibliography,
        plan,
        confusable: assembly.manifest.confusable.clone(),
        tracks,
        certificate,
        sequence: assembly.sequence,
    };
    let mut picture = |from: &CoursePath, named: &NamedPicture| {
        pictures::picture(&course, from, named, &mut diagnostics)
    };
    let manifest = CoursePath::new(MANIFEST);
    let cover = assembly.manifest.cover.and_then(|named| picture(&manifest, &named));
    let logo = assembly.manifest.logo.and_then(|named| picture(&manifest, &named));
    let covers =
        course.pages.iter().zip(&mut named).map(|(page, named)| {
            named.take().and_then(|named| picture(&page.document.path, &named))
        });
    let covers: Vec<Option<Picture>> = covers.collect();
    let mut speakers: Vec<Vec<Speaker>> = Vec::new();
    for page in &assembly.pages {
        let OwnFront::Scenario(front) = &page.parsed.front.own else {
            speakers.push(Vec::new());
            continue;
        };
        let named = front.speakers.iter().filter_map(|speaker| {
            let portrait = picture(&page.parsed.path, &speaker.portrait)?;
            Some(Speaker { name: speaker.name.value.clone(), portrait })
        });
        speakers.push(named.collect());
    }
    let social_image = assembly.manifest.social_image;
    let social_image =
        social_image.and_then(|named| pictures::file(&course, &manifest, &named, &mut diagnostics));
    let footer = footer::footer(&course, &assembly.manifest.footer, &mut diagnostics);
    course.cover = cover;
    course.logo = logo;
    course.social_image = social_image;
    course.footer = footer;
    for (page, (cover, speakers)) in course.pages.iter_mut().zip(covers.into_iter().zip(speakers)) {
        page.cover = cover;
        page.speakers = speakers;
    }
    let links = follow_links(&course, &mut diagnostics);
    let used: BTreeSet<CoursePath> = links
        .iter()
        .flat_map(BTreeMap::values)
        .filter_map(|target| match target {
            Target::Asset(path, _) => Some(path.clone()),
            _ => None,
        })
        .chain(course.picture_files().map(|(_, file)| file.path.clone()))
        .collect();
    for (page, targets) in course.pages.iter_mut().zip(links) {
        page.targets = targets;
    }
    course.assets = assets::assets(&course, tree, &used);
    Reported::new(course, diagnostics)
}

/// The targets of the links of each page.
fn follow_links(course: &Course, diagnostics: &mut Vec<Diagnostic>) -> Vec<BTreeMap<Link, Target>> {
    let followed: Vec<(BTreeMap<Link, Target>, Vec<Diagnostic>)> =
        course.pages.par_iter().map(|page| follow(course, page)).collect();
    followed
        .into_iter()
        .map(|(targets, faults)| {
            diagnostics.extend(faults);
            targets
        })
        .collect()
}

fn follow(course: &Course, page: &Page) -> (BTreeMap<Link, Target>, Vec<Diagnostic>) {
    let mut targets = BTreeMap::new();
    let mut faults = Vec::new();
    let mut reported = BTreeSet::new();
    for body_link in &page.document.links {
        match link::resolve(course, page, &body_link.link) {
            Ok(Some(target)) => {
                targets.insert(body_link.link.clone(), target);
            }
            Ok(None) => {}
            Err(fault) => {
                if let Some(target) = link::remainder(&body_link.link, &fault) {
                    targets.insert(body_link.link.clone(), target);
                }
                // Links with one definition have one place.
                if reported.insert(body_link.span) {
                    faults.push(link::diagnostic(course, page, body_link, fault));
                }
            }
        }
    }
    faults.extend(page.questions().iter().filter_map(|question| {
        let from = question.from.as_ref()?;
        let target = targets.get(from)?;
        let is_it =
            |link: &&BodyLink| link.link == *from && question.heading.range().contains(&link.start);
        let span = page.document.links.iter().find(is_it)?.span;
        (!matches!(target, Target::Page(..) | Target::Here(_))).then(|| no_passage(page, span))
    }));
    (targets, faults)
}

/// A report that a question names something other than a place in the course's text.
fn no_passage(page: &Page, span: Span) -> Diagnostic {
    let place = Place::new(&page.document.path, span);
    Diagnostic::new(
        &codes::INVALID_ATTRIBUTE,
        place,
        "`from` names a file that is no page of the course",
    )
    .help("name the heading above the text that explains it, as in `from=../unit/lesson.md#its-id`")
}
