//! The pipeline: parse, resolve, check, render, in that order. It reads no file and no clock, so
//! the same input gives the same site, byte for byte.
//!
//! A [`Compiler`] remembers results by their input, so the same code does a full build and a
//! rebuild. A rebuild parses only changed files, writes only texts whose contexts changed, and
//! fills in only pages whose views changed. [`Work`] counts what was done.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::check;
use crate::diag::progress::Progress;
use crate::diag::severity::{Level, Levels, Severity, apply};
use crate::diag::{Diagnostic, Place, Reported, codes, sort};
use crate::model::course::Course;
use crate::parse::bibliography::bibliography;
use crate::parse::manifest::{Manifest, manifest};
use crate::parse::page::{ParsedPage, Policy, page};
use crate::render::memo::{Memo, key};
use crate::render::renderer::{Rendered, Renderer, Request};
use crate::render::site::Site;
use crate::resolve::order::page_kind;
use crate::resolve::{self, Parts};
use crate::source::{Content, MANIFEST, SourceTree};
use crate::text::path::CoursePath;

/// The options of a build.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// The address to publish at, with a slash at its end; `None` for the one that the course
    /// names.
    pub base_url: Option<String>,
    /// The address of the site as seen from the trainer's key, with a slash at its end; `None` to
    /// make no key.
    pub key: Option<String>,
    /// Whether the rules about teaching are checked too.
    pub pedagogy: bool,
    /// Counts the work for someone who waits for it.
    pub progress: Arc<Progress>,
}

/// The result of compiling a course.
#[derive(Clone, Debug)]
pub struct Output {
    /// The course.
    pub course: Arc<Course>,
    /// The site.
    pub site: Site,
    /// The trainer's key as an HTML page; `None` when it was not asked for. It is not part of the
    /// site.
    pub key: Option<Arc<[u8]>>,
}

/// The amount of work that a build did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// The number of pages parsed.
    pub parsed: usize,
    /// The number of texts of pages written as HTML.
    pub written: usize,
    /// The number of templates filled in.
    pub rendered: usize,
}

/// Compiles `tree`. The site is `None` when the course has an error.
pub fn compile(tree: &SourceTree, options: &Options) -> Reported<Option<Site>> {
    let (Reported { value, diagnostics }, _) = Compiler::once().compile(tree, options);
    Reported::new(value.map(|output| output.site), diagnostics)
}

/// A compiler that remembers results from one build to the next.
#[derive(Default)]
pub struct Compiler {
    pages: Memo<Reported<Arc<ParsedPage>>>,
    renderer: Renderer,
}

impl Compiler {
    /// A compiler for one build, which keeps as little in memory as possible.
    pub fn once() -> Compiler {
        Compiler { pages: Memo::forgetful(), renderer: Renderer::once() }
    }

    /// Compiles `tree` and counts the work. The output is `None` when the course has an error.
    /// Diagnostics are sorted and have the severities that the course gives them.
    pub fn compile(
        &self,
        tree: &SourceTree,
        options: &Options,
    ) -> (Reported<Option<Output>>, Work) {
        let mut diagnostics = Vec::new();
        let mut work = Work::default();
        let mut levels = Levels::new();
        let output = self.build(tree, options, &mut diagnostics, &mut work, &mut levels);
        diagnostics.extend_from_slice(tree.faults());
        hush_misnamed(&levels, &mut diagnostics);
        apply(&levels, &mut diagnostics);
        sort(&mut diagnostics);
        let is_sound = diagnostics.iter().all(|d| d.severity != Severity::Error);
        self.pages.sweep();
        self.renderer.sweep();
        (Reported::new(output.filter(|_| is_sound), diagnostics), work)
    }

    fn build(
        &self,
        tree: &SourceTree,
        options: &Options,
        diagnostics: &mut Vec<Diagnostic>,
        work: &mut Work,
        levels: &mut Levels,
    ) -> Option<Output> {
        let manifest = read_manifest(tree, diagnostics)?;
        levels.clone_from(&manifest.levels);
        let parts = self.parse(tree, manifest, diagnostics, work, &options.progress);
        let course = Arc::new(resolve::course(parts, tree, options.drafts).into_value(diagnostics));
        leave_out(&course, diagnostics);
        check::check(&course, diagnostics);
        if options.pedagogy {
            check::pedagogy::check(&course, diagnostics);
        }
        let own_address = course.settings.base_url.as_deref();
        let request = Request {
            base_url: options.base_url.as_deref().or(own_address),
            key: options.key.as_deref(),
            progress: &options.progress,
        };
        let rendered = self.renderer.render(&course, tree, &request, diagnostics)?;
        let Rendered { site, key, written, filled } = rendered;
        (work.written, work.rendered) = (written, filled);
        Some(Output { course, site, key })
    }

    fn parse(
        &self,
        tree: &SourceTree,
        manifest: Manifest,
        diagnostics: &mut Vec<Diagnostic>,
        work: &mut Work,
        progress: &Progress,
    ) -> Parts {
        let settings = &manifest.settings;
        let policy =
            Policy { raw_html: settings.raw_html, smart_punctuation: settings.smart_punctuation };
        let files: Vec<_> = tree
            .iter()
            .filter_map(|(path, content)| match content {
                Content::Text { text, hash } => {
                    let (kind, _) = page_kind(path, &settings.static_folder)?;
                    Some((path, text, *hash, kind))
                }
                _ => None,
            })
            .collect();
        // Each page is parsed, written and put into its template.
        progress.expect(3 * files.len());
        let parsed: Vec<(Reported<Arc<ParsedPage>>, bool)> = files
            .par_iter()
            .map(|(path, text, hash, kind)| {
                let key = key("page", &(path, hash.as_bytes(), kind, policy));
                let parsed = self.pages.get(key, || page(path, text, *hash, *kind, policy));
                progress.step();
                parsed
            })
            .collect();
        work.parsed = parsed.iter().filter(|(_, done)| *done).count();
        let pages: BTreeMap<CoursePath, Arc<ParsedPage>> = parsed
            .into_iter()
            .map(|(page, _)| page.into_value(diagnostics))
            .map(|page| (page.path.clone(), page))
            .collect();
        let path = CoursePath::new("references.bib");
        let text = tree.text_of(&path);
        let known = diagnostics.len();
        let references =
            text.map(|text| bibliography(&path, text).into_value(diagnostics)).unwrap_or_default();
        let has_bibliography_faults = diagnostics.len() > known;
        let bibliography = text.map(|_| path);
        Parts { manifest, pages, references, bibliography, has_bibliography_faults }
    }
}

/// Reads `course.toml`; `None` when it cannot be read.
fn read_manifest(tree: &SourceTree, diagnostics: &mut Vec<Diagnostic>) -> Option<Manifest> {
    let path = CoursePath::new(MANIFEST);
    let Some(text) = tree.text_of(&path) else {
        if tree.get(&path).is_none() {
            let message = "there is no `course.toml`";
            diagnostics.push(
                Diagnostic::new(&codes::MISSING_MANIFEST, Place::file(&path), message)
                    .help("create it with `id`, `title`, `language` and `units`"),
            );
        }
        return None;
    };
    manifest(&path, text).into_value(diagnostics)
}

/// Removes the warnings about pages whose name says another kind than their content. They can be looked
/// at when the name is right.
fn hush_misnamed(levels: &Levels, diagnostics: &mut Vec<Diagnostic>) {
    if levels.get(codes::MISNAMED_PAGE.name) == Some(&Level::Allow) {
        return;
    }
    let is_misnamed = |found: &&Diagnostic| found.code == &codes::MISNAMED_PAGE;
    let misnamed: BTreeSet<CoursePath> =
        diagnostics.iter().filter(is_misnamed).map(|found| found.place.path.clone()).collect();
    diagnostics.retain(|found| {
        let is_warning = found.severity == Severity::Warning && found.code != &codes::MISNAMED_PAGE;
        !is_warning || !misnamed.contains(&found.place.path)
    });
}

/// Removes the diagnostics inside pages that are not part of the site: drafts, which may be
/// unfinished, and pages that no manifest names, which only get the diagnostic about that.
fn leave_out(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let unlisted: BTreeSet<CoursePath> = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.code == &codes::UNLISTED_PAGE)
        .map(|diagnostic| diagnostic.place.path.clone())
        .collect();
    diagnostics.retain(|diagnostic| {
        let path = &diagnostic.place.path;
        let is_out = unlisted.contains(path) || course.drafts.contains(path);
        !is_out || diagnostic.code == &codes::UNLISTED_PAGE
    });
}
