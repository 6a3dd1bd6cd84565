//! The pipeline: parse, resolve, check, render, in that order. It reads no file and no clock: the
//! same input gives the same site, byte for byte.
//!
//! A [`Compiler`] remembers work by what it read, so that the same code serves a full build and a
//! rebuild: a changed file is parsed again, a text whose surroundings did not change is not written
//! again, a page whose view did not change is not filled in again. [`Work`] says how much was done.

mod digest;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use pulldown_cmark::{Event, Tag, TagEnd};
use rayon::prelude::*;
use serde::Serialize;

use crate::check;
use crate::diag::severity::{Levels, Severity, apply};
use crate::diag::{Diagnostic, Place, Reported, codes, sort};
use crate::model::course::{AssetContent, Course, PageId, UnitId};
use crate::parse::bibliography::bibliography;
use crate::parse::body::plain_text;
use crate::parse::document::{Document, document};
use crate::parse::front_matter::PageKind;
use crate::parse::manifest::{Manifest, manifest};
use crate::parse::markdown::{Spot, events};
use crate::pipeline::digest::{Hasher, common_digest, shell_digest, theme_digest, unit_digest};
use crate::render::body::{self, Kitchen, RenderedBody};
use crate::render::citations::{Citations, DEFAULT_STYLE, identity, is_style, style_names};
use crate::render::highlight::{Highlighted, Highlighter};
use crate::render::host;
use crate::render::html::Html;
use crate::render::look::{Look, template_fault};
use crate::render::memo::{Key, Memo};
use crate::render::pages::{
    CERTIFICATE, FEED, NOT_FOUND, PLAN, PROGRESS, PROMPTS_FEED, REFERENCES, SEARCH, SITEMAP, Shell,
    script_strings,
};
use crate::render::progress;
use crate::render::search::{self, SearchMemo};
use crate::render::site::{Site, SiteFile};
use crate::render::template::{TemplateError, Templates};
use crate::render::terms::Terms;
use crate::resolve::{self, Parts, order::page_kind};
use crate::source::{Content, MANIFEST, SourceTree};
use crate::text::path::{CoursePath, SitePath};
use crate::text::span::Span;
use crate::text::suggestion::did_you_mean;
use crate::theme::{Theme, fingerprint};

/// What a build is asked for beyond the course itself.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// The address to publish at, in place of the course's own; with a slash at its end.
    pub base_url: Option<String>,
    /// Asks for the trainer's key, and says where the site will be as seen from it; with a slash at
    /// its end.
    pub key: Option<String>,
    /// Whether the rules about teaching are checked too.
    pub pedagogy: bool,
}

/// What a course was compiled to.
#[derive(Clone, Debug)]
pub struct Output {
    /// The course.
    pub course: Arc<Course>,
    /// The site.
    pub site: Site,
    /// The trainer's key as an HTML page, when it was asked for. It is no part of the site.
    pub key: Option<Arc<[u8]>>,
}

/// How much a build did, in files, texts and pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Pages parsed.
    pub parsed: usize,
    /// Texts of pages written as HTML.
    pub written: usize,
    /// Templates filled in.
    pub rendered: usize,
}

/// Compiles `tree`. The site is `None` when the course has an error.
pub fn compile(tree: &SourceTree, options: &Options) -> Reported<Option<Site>> {
    let (Reported { value, diagnostics }, _) = Compiler::once().compile(tree, options);
    Reported::new(value.map(|output| output.site), diagnostics)
}

/// A compiler that remembers.
#[derive(Default)]
pub struct Compiler {
    documents: Memo<Reported<Arc<Document>>>,
    code: Memo<Highlighted>,
    bodies: Memo<Arc<RenderedBody>>,
    citations: Memo<Arc<Citations>>,
    pages: Memo<Baked>,
    lessons: Memo<Baked>,
    search: Arc<SearchMemo>,
    highlighter: Highlighter,
}

/// A page that was filled in, or what its template could not do.
type Baked = Result<Arc<[u8]>, TemplateError>;

/// Counts work from several threads.
#[derive(Default)]
struct Counter(AtomicUsize);

impl Counter {
    fn add(&self, done: bool) {
        self.0.fetch_add(usize::from(done), Ordering::Relaxed);
    }

    fn get(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Compiler {
    /// A compiler for one build, which remembers nothing: of a large course that is much. Only blocks
    /// of code are kept, since the same one may stand in many lessons.
    pub fn once() -> Compiler {
        Compiler {
            documents: Memo::forgetful(),
            code: Memo::default(),
            bodies: Memo::forgetful(),
            citations: Memo::forgetful(),
            pages: Memo::forgetful(),
            lessons: Memo::forgetful(),
            search: Arc::new(Memo::forgetful()),
            highlighter: Highlighter::default(),
        }
    }

    /// Compiles `tree`, and says how much work that was. The output is `None` when the course has an
    /// error; diagnostics are sorted, and carry the severities that the course gives them.
    pub fn compile(
        &self,
        tree: &SourceTree,
        options: &Options,
    ) -> (Reported<Option<Output>>, Work) {
        let mut diagnostics = Vec::new();
        let mut work = Work::default();
        let mut levels = Levels::new();
        let output = self.build(tree, options, &mut diagnostics, &mut work, &mut levels);
        apply(&levels, &mut diagnostics);
        sort(&mut diagnostics);
        let is_sound = diagnostics.iter().all(|d| d.severity != Severity::Error);
        self.documents.sweep();
        self.code.sweep();
        self.bodies.sweep();
        self.citations.sweep();
        self.pages.sweep();
        self.lessons.sweep();
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
        let path = CoursePath::new(MANIFEST);
        let Some(text) = tree.text_of(&path) else {
            if tree.get(&path).is_none() {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::MISSING_MANIFEST,
                        Place::file(&path),
                        "there is no `course.toml`",
                    )
                    .help("create it with `id`, `title`, `language` and `units`"),
                );
            }
            return None;
        };
        let manifest = manifest(&path, text).into_value(diagnostics)?;
        levels.clone_from(&manifest.levels);
        let parts = self.parse(tree, manifest, diagnostics, work);
        let course = Arc::new(resolve::course(parts, tree, options.drafts).into_value(diagnostics));
        leave_out(&course, diagnostics);
        diagnostics.extend(check::check(&course));
        if options.pedagogy {
            diagnostics.extend(check::pedagogy::check(&course));
        }
        self.render(&course, tree, options, diagnostics, work)
    }

    fn parse(
        &self,
        tree: &SourceTree,
        manifest: Manifest,
        diagnostics: &mut Vec<Diagnostic>,
        work: &mut Work,
    ) -> Parts {
        let pages: Vec<_> = tree
            .iter()
            .filter_map(|(path, content)| match content {
                Content::Text { text, hash } => {
                    let (kind, _) = page_kind(path, &manifest.static_folder)?;
                    Some((path, text, *hash, kind))
                }
                _ => None,
            })
            .collect();
        let parsed = Counter::default();
        let documents: Vec<Reported<Arc<Document>>> = pages
            .par_iter()
            .map(|(path, text, hash, kind)| {
                let mut key = Hasher::new("document");
                key.add(path.as_str()).add(kind.word()).add(&format!("{:?}", manifest.raw_html));
                key.bytes(hash.as_bytes());
                let (document, done) = self
                    .documents
                    .get(key.finish(), || document(path, text, *hash, *kind, manifest.raw_html));
                parsed.add(done);
                document
            })
            .collect();
        work.parsed = parsed.get();
        let documents: BTreeMap<CoursePath, Arc<Document>> = documents
            .into_iter()
            .map(|document| document.into_value(diagnostics))
            .map(|document| (document.path.clone(), document))
            .collect();
        let path = CoursePath::new("references.bib");
        let text = tree.text_of(&path);
        let references =
            text.map(|text| bibliography(&path, text).into_value(diagnostics)).unwrap_or_default();
        Parts { manifest, documents, references, bibliography: text.map(|_| path) }
    }

    fn render(
        &self,
        course: &Arc<Course>,
        tree: &SourceTree,
        options: &Options,
        diagnostics: &mut Vec<Diagnostic>,
        work: &mut Work,
    ) -> Option<Output> {
        let look = Look::new(&course.manifest, tree, diagnostics)?;
        let Look { own, stylesheet, strings, templates, vocabulary } = &look;
        let theme = &own.theme;
        let activity_styles = theme.activity_stylesheet();
        let citations = self.citations(course, tree, diagnostics);
        let glossary = course.single(PageKind::Glossary);
        let terms = match glossary {
            Some(id) => {
                let document = &course.page(id).document;
                let smart = course.manifest.smart_punctuation;
                Terms::new(&document.body.terms, definitions(document, smart))
            }
            None => Terms::new(&[], Vec::new()),
        };
        let kitchen = Kitchen {
            course,
            citations: &citations,
            terms: &terms,
            strings,
            look: &look,
            highlighter: &self.highlighter,
            code: &self.code,
        };
        let (keys, bodies): (Vec<Key>, Vec<Arc<RenderedBody>>) =
            self.bodies(&kitchen, glossary, theme, vocabulary, work).into_iter().unzip();
        diagnostics.extend(bodies.iter().flat_map(|body| body.diagnostics.iter().cloned()));

        let asset = |name: &str, ending: &str, bytes: &[u8]| {
            SitePath::new(&format!("{}/{name}-{}.{ending}", host::ASSETS, fingerprint(bytes)))
        };
        let base_url = options.base_url.as_deref().or(course.manifest.base_url.as_deref());
        let shell = Shell {
            course,
            strings,
            citations: &citations,
            bodies: &bodies,
            stylesheet: asset("style", "css", stylesheet.as_bytes()),
            activity_stylesheet: asset("activity", "css", activity_styles.as_bytes()),
            icon: asset("icon", "svg", &theme.icon),
            scripts: theme
                .scripts
                .iter()
                .filter(|(name, _)| name.as_str() != "search" || course.manifest.search)
                .map(|(name, script)| (name.clone(), asset(name, "js", script.as_bytes())))
                .collect(),
            script_strings: script_strings(strings, theme),
            base_url,
        };
        let mut site = Site::new();
        site.insert(shell.stylesheet.clone(), SiteFile::Bytes(stylesheet.as_bytes().into()));
        site.insert(
            shell.activity_stylesheet.clone(),
            SiteFile::Bytes(activity_styles.as_bytes().into()),
        );
        site.insert(shell.icon.clone(), SiteFile::Bytes(theme.icon.as_slice().into()));
        for (name, path) in &shell.scripts {
            let script = theme.scripts[name].as_bytes();
            site.insert(path.clone(), SiteFile::Bytes(script.into()));
        }
        for (name, content) in &own.files {
            let path = SitePath::new(&format!("{}/{name}", host::ASSETS));
            site.extend(site_file(content).map(|file| (path, file)));
        }
        add_assets(course, &mut site);
        let oven = Oven {
            templates,
            pages: &self.pages,
            theme: theme_digest(theme, vocabulary),
            shell: shell_digest(&shell, tree),
            units: (0..course.units.len()).map(|unit| unit_digest(course, UnitId(unit))).collect(),
            bodies: &keys,
            rendered: Counter::default(),
        };
        let pages: Vec<(SitePath, Baked)> = (0..course.pages.len())
            .into_par_iter()
            .map(|index| {
                let id = PageId(index);
                (course.page(id).site.clone(), self.page(&oven, &shell, &kitchen, id))
            })
            .chain(rayon::iter::once((
                SitePath::new(NOT_FOUND),
                oven.bake("not-found.html", &shell.not_found()),
            )))
            .collect();
        let mut add = |path: SitePath, page: Baked| match page {
            Ok(bytes) => {
                site.insert(path, SiteFile::Bytes(bytes));
            }
            Err(error) => diagnostics.push(template_fault(&error, &own.templates, tree)),
        };
        for (path, page) in pages {
            add(path, page);
        }
        if course.manifest.search {
            add(SitePath::new(SEARCH), oven.bake("search.html", &shell.search()));
        }
        add(SitePath::new(PROGRESS), oven.bake("progress.html", &shell.progress()));
        if !course.plan.is_empty() {
            add(SitePath::new(PLAN), oven.bake("plan.html", &shell.plan()));
        }
        if let Some(view) = shell.certificate() {
            add(SitePath::new(CERTIFICATE), oven.bake("certificate.html", &view));
        }
        if let Some(feed) = shell.prompts_feed() {
            add(SitePath::new(PROMPTS_FEED), oven.bake(FEED, &feed));
        }
        if !citations.bibliography.is_empty() {
            add(SitePath::new(REFERENCES), oven.bake("references.html", &shell.references()));
        }
        for (name, whole) in [(SITEMAP, true), (FEED, false)] {
            if let Some(feed) = shell.feed(whole) {
                add(SitePath::new(name), oven.bake(name, &feed));
            }
        }
        let mut key = None;
        if let Some(address) = &options.key {
            let view = shell.key(&kitchen, address);
            match view.and_then(|view| oven.bake("key.html", &view)) {
                Ok(page) => key = Some(page),
                Err(error) => diagnostics.push(template_fault(&error, &own.templates, tree)),
            }
        }
        if course.manifest.search {
            search::add(course, strings, &self.search, &mut site);
        }
        progress::add(course, &mut site);
        let sitemap = base_url.map(|base| format!("{base}{SITEMAP}"));
        for (path, text) in host::files(sitemap.as_deref()) {
            // A course's own file of that name, in its static folder, is the author's decision.
            site.entry(path).or_insert_with(|| SiteFile::Bytes(text.into_bytes().into()));
        }
        work.rendered = oven.rendered.get();
        Some(Output { course: course.clone(), site, key })
    }

    /// The citations of the course, formatted once for each set of them.
    fn citations(
        &self,
        course: &Course,
        tree: &SourceTree,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Arc<Citations> {
        let style = citation_style(&course.manifest, diagnostics);
        let cited = || {
            let pages = course.pages.iter();
            pages.flat_map(|page| page.document.body.citations.iter().map(|cited| &cited.value))
        };
        let mut key = Hasher::new("citations");
        let bibliography = course.bibliography.as_ref().and_then(|path| tree.text_of(path));
        key.add(style).add(&course.manifest.language).add(bibliography.map_or("", |text| text));
        for citation in cited() {
            key.add(&identity(citation));
        }
        let language = &course.manifest.language;
        let format = || Arc::new(Citations::new(&course.references, cited(), style, language));
        self.citations.get(key.finish(), format).0
    }

    fn bodies(
        &self,
        kitchen: &Kitchen<'_>,
        glossary: Option<PageId>,
        theme: &Theme,
        vocabulary: &[(String, String)],
        work: &mut Work,
    ) -> Vec<(Key, Arc<RenderedBody>)> {
        let written = Counter::default();
        let common = common_digest(kitchen, glossary, theme, vocabulary);
        let bodies = kitchen
            .course
            .pages
            .par_iter()
            .enumerate()
            .map(|(index, page)| {
                if Some(PageId(index)) == glossary {
                    // Its terms are written one by one when its page is made.
                    return (Key::default(), Arc::default());
                }
                let mut key = Hasher::new("body");
                key.bytes(&common).bytes(page.document.hash.as_bytes());
                key.add(page.document.path.as_str()).add(page.site.as_str());
                body::surroundings(kitchen, page, &mut |part| {
                    key.add(part);
                });
                let key = key.finish();
                let (body, done) = self.bodies.get(key, || {
                    let smart = kitchen.course.manifest.smart_punctuation;
                    let events = events(&page.document.text, smart);
                    Arc::new(body::render(kitchen, page, &events.spots))
                });
                written.add(done);
                (key, body)
            })
            .collect();
        work.written = written.get();
        bodies
    }

    fn page(&self, oven: &Oven<'_>, shell: &Shell<'_>, kitchen: &Kitchen<'_>, id: PageId) -> Baked {
        match shell.course.page(id).kind() {
            PageKind::Front => oven.bake("front.html", &shell.front(id)),
            PageKind::Unit => oven.bake("unit.html", &shell.unit(id)),
            PageKind::Lesson
            | PageKind::Quiz
            | PageKind::Scenario
            | PageKind::Survey
            | PageKind::Handout => {
                // Making the views of all pages would be most of the time that a rebuild takes.
                let bake = || oven.bake("lesson.html", &shell.lesson(id));
                self.lessons.get(oven.lesson_key(shell, id), bake).0
            }
            PageKind::Prompts => oven.bake("prompts.html", &shell.prompts(id)),
            PageKind::Glossary => {
                let (introduction, definitions) = glossary_parts(kitchen, id)?;
                oven.bake("glossary.html", &shell.glossary(id, introduction, definitions))
            }
        }
    }
}

/// Takes out what is wrong inside pages that are no part of the site: drafts, which may be
/// unfinished, and pages that no manifest names, of which that alone is worth telling.
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

/// Fills in templates, once per view.
struct Oven<'c> {
    templates: &'c Templates,
    pages: &'c Memo<Baked>,
    theme: Key,
    /// What all pages read.
    shell: Key,
    /// What the pages of a unit read of each other.
    units: Vec<Key>,
    /// The keys of the texts, by page.
    bodies: &'c [Key],
    rendered: Counter,
}

impl Oven<'_> {
    /// A hash of everything that [`Shell::lesson`] and its template read.
    fn lesson_key(&self, shell: &Shell<'_>, id: PageId) -> Key {
        let course = shell.course;
        let page = course.page(id);
        let mut key = Hasher::new("lesson");
        key.bytes(&self.theme).bytes(&self.shell).bytes(&self.bodies[id.0]);
        key.bytes(page.document.hash.as_bytes()).add(page.document.path.as_str());
        if let Some(unit) = page.unit {
            key.bytes(&self.units[unit.0]).add(&unit.0.to_string());
        }
        for neighbour in shell.around(id) {
            match neighbour {
                Some(id) => key.add(course.page(id).site.as_str()).add(course.page(id).title()),
                None => key.add(""),
            };
        }
        for (track, next) in shell.next_on_tracks(id) {
            let next = next.map(|next| course.page(next));
            key.add(track).add(next.map_or("", |next| next.site.as_str()));
            key.add(next.map_or("", |next| next.title()));
        }
        for need in shell.needs(id) {
            key.add(course.page(need).site.as_str()).add(course.page(need).title());
        }
        for citation in &page.document.body.citations {
            for item in &citation.value.items {
                key.add(shell.citations.entry(&item.key.value).map_or("", Html::as_str));
            }
        }
        key.finish()
    }

    fn bake(&self, template: &str, view: &impl Serialize) -> Baked {
        let json = serde_json::to_vec(view)
            .map_err(|error| TemplateError { message: error.to_string(), place: None })?;
        let mut key = Hasher::new("page");
        key.bytes(&self.theme).add(template).bytes(&json);
        let (page, done) = self.pages.get(key.finish(), || {
            let filled = self.templates.render(template, view);
            filled.map(|page| Arc::from(page.into_bytes()))
        });
        self.rendered.add(done);
        page
    }
}

/// What the terms of a glossary mean, without markup.
fn definitions(glossary: &Document, smart_punctuation: bool) -> Vec<String> {
    let all = events(&glossary.text, smart_punctuation).spots;
    let plain = |span: &Span| {
        let inside = all.iter().filter(|(_, range)| {
            let span = span.range();
            span.start <= range.start && range.end <= span.end
        });
        plain_text(inside)
    };
    let terms = glossary.body.terms.iter();
    terms.map(|term| term.definitions.iter().map(plain).collect()).collect()
}

fn glossary_parts(kitchen: &Kitchen<'_>, id: PageId) -> Result<(Html, Vec<Html>), TemplateError> {
    let html = |body: RenderedBody| body.fault.map_or(Ok(body.html), Err);
    let page = kitchen.course.page(id);
    let smart = kitchen.course.manifest.smart_punctuation;
    let all = events(&page.document.text, smart).spots;
    let list = all.iter().position(|(event, _)| matches!(event, Event::Start(Tag::DefinitionList)));
    let introduction = html(body::render(kitchen, page, &all[..list.unwrap_or(all.len())]))?;
    let definitions: Result<Vec<Html>, TemplateError> = page
        .document
        .body
        .terms
        .iter()
        .map(|term| {
            let inside: Vec<Spot<'_>> = all
                .iter()
                .filter(|(event, range)| {
                    let is_wrapper = matches!(
                        event,
                        Event::Start(Tag::DefinitionListDefinition)
                            | Event::End(TagEnd::DefinitionListDefinition)
                    );
                    !is_wrapper
                        && term.definitions.iter().any(|span| {
                            let span = span.range();
                            span.start <= range.start && range.end <= span.end
                        })
                })
                .cloned()
                .collect();
            html(body::render(kitchen, page, &inside))
        })
        .collect();
    Ok((introduction, definitions?))
}

/// A course file as the site has it; nothing when it could not be read.
fn site_file(content: &Content) -> Option<SiteFile> {
    match content {
        Content::Bytes(bytes) => Some(SiteFile::Bytes(bytes.clone())),
        Content::Text { text, .. } => Some(SiteFile::Bytes(Arc::from(text.as_bytes()))),
        Content::Large { from, bytes, .. } => {
            Some(SiteFile::Copy { from: from.clone(), bytes: *bytes })
        }
        Content::Unreadable => None,
    }
}

/// The citation style that the course names, when there is one of that name.
fn citation_style<'m>(manifest: &'m Manifest, diagnostics: &mut Vec<Diagnostic>) -> &'m str {
    let Some(name) = &manifest.citation_style else { return DEFAULT_STYLE };
    if is_style(&name.value) {
        return &name.value;
    }
    let place = Place::new(&CoursePath::new(MANIFEST), name.span);
    let message = format!("there is no citation style `{}`", name.value);
    let diagnostic = Diagnostic::new(&codes::UNKNOWN_NAME, place, message);
    diagnostics.push(match did_you_mean(&name.value, style_names()) {
        Some(near) => diagnostic.suggest(Some(near)),
        None => diagnostic.help("well-known ones are `apa`, `chicago-author-date`, `harvard-cite-them-right`, `ieee` and `vancouver`"),
    });
    DEFAULT_STYLE
}

fn add_assets(course: &Course, site: &mut Site) {
    for (path, asset) in &course.assets {
        let file = match &asset.content {
            AssetContent::Bytes(bytes) => SiteFile::Bytes(bytes.clone()),
            AssetContent::Large { from, bytes, .. } => {
                SiteFile::Copy { from: from.clone(), bytes: *bytes }
            }
        };
        site.insert(path.clone(), file);
    }
}
