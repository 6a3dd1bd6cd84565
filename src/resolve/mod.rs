//! From single files to a course: order, keys, links, citations, assets.
//!
//! [`course`] takes the manifest and the pages and
//! 1. finds each unit's pages in the order of the manifests ([`order`]), and what no manifest names;
//! 2. gives every page its place in the site;
//! 3. follows every link ([`link`]) and notes which assets are used ([`assets`]);
//! 4. checks every name that one file uses of another ([`names`]), and the ids of questions
//!    ([`questions`]);
//! 5. finds the questions that quizzes draw ([`pools`]).

pub mod assets;
pub mod link;
pub mod names;
pub mod order;
pub mod plan;
pub mod pools;
pub mod questions;
pub mod states;
pub mod surveys;
mod tracks;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Diagnostic, Reported};
use crate::model::course::{Course, PageId};
use crate::parse::bibliography::Reference;
use crate::parse::document::Document;
use crate::parse::manifest::Manifest;
use crate::source::SourceTree;
use crate::text::path::CoursePath;

/// The parsed files of a course.
pub struct Parts {
    /// `course.toml`.
    pub manifest: Manifest,
    /// Every page, by its file.
    pub documents: BTreeMap<CoursePath, Arc<Document>>,
    /// The references.
    pub references: Vec<Reference>,
    /// The bibliography's file, when there is one.
    pub bibliography: Option<CoursePath>,
}

/// Puts the parts of a course together. `drafts` says whether drafts are part of it.
pub fn course(parts: Parts, tree: &SourceTree, drafts: bool) -> Reported<Course> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let Parts { manifest, documents, references, bibliography } = parts;
    let ordered = order::order(&manifest, &documents, tree, drafts, &mut diagnostics);
    let page_of =
        ordered.pages.iter().enumerate().map(|(at, page)| (page.document.path.clone(), PageId(at)));
    let mut course = Course {
        page_of: page_of.collect(),
        asset_of: assets::destinations(tree, &manifest),
        manifest,
        units: ordered.units,
        pages: ordered.pages,
        drafts: ordered.drafts,
        assets: BTreeMap::new(),
        references,
        bibliography,
        pools: BTreeMap::new(),
        plan: Vec::new(),
        tracks: Vec::new(),
        sequence: ordered.sequence,
    };
    course.tracks = tracks::tracks(&course);
    // Whether there is a page of the plan decides whether links to it lead anywhere.
    course.plan = plan::plan(&course, &mut diagnostics);
    let mut used: BTreeSet<CoursePath> = BTreeSet::new();
    for page in &course.pages {
        for body_link in &page.document.body.links {
            match link::resolve(&course, page, &body_link.link) {
                Ok(link::Target::Asset(path, _)) => {
                    used.insert(path);
                }
                Ok(_) => {}
                Err(fault) => {
                    diagnostics.push(link::diagnostic(&course, page, body_link, fault));
                }
            }
        }
    }
    names::check(&course, &mut diagnostics);
    questions::check(&course, &mut diagnostics);
    surveys::check(&course, &mut diagnostics);
    course.pools = pools::pools(&course, &mut diagnostics);
    pools::add_minutes(&mut course);
    course.assets = assets::assets(&course, tree, &used);
    Reported::new(course, diagnostics)
}
