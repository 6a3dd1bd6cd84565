//! The renderer turns a course into the files of a site, and remembers what it wrote before.
//!
//! 1. The look of the course is put together, and its citations are formatted.
//! 2. The text of every page whose context changed is written ([`crate::render::body`]).
//! 3. Every page whose view changed is filled in: the pages that authors wrote, and those that
//!    [`SitePage`] names.
//! 4. Files of the theme, of the course and for hosts are added.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use pulldown_cmark::{Event, Tag, TagEnd};
use rayon::prelude::*;
use serde::Serialize;

use crate::diag::progress::Progress;
use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::Spot;
use crate::model::course::{Course, PageId};
use crate::model::document::Term;
use crate::model::page::PageKind;
use crate::model::settings::Settings;
use crate::model::site_page::SitePage;
use crate::model::text::Text;
use crate::render::body::context::{Common, Context, Contexts};
use crate::render::body::question::lent;
use crate::render::body::{self, RenderedBody};
use crate::render::citations::{Citations, DEFAULT_STYLE, identity, is_style, style_names};
use crate::render::highlight::{Highlighted, Highlighter};
use crate::render::html::Html;
use crate::render::image::ImageFacts;
use crate::render::look::{Look, TemplatesMemo};
use crate::render::memo::{Key, Keyed, Memo, key};
use crate::render::pages::lesson::LessonContext;
use crate::render::pages::{Frame, FramePicture, LATE, MenuUnit, Shell, script_strings};
use crate::render::search::SearchMemo;
use crate::render::site::{Site, SiteFile, SiteFiles};
use crate::render::template::{TemplateError, Templates};
use crate::render::terms::{TermEntry, Terms};
use crate::render::{host, progress, search};
use crate::source::{Content, MANIFEST, SourceTree};
use crate::text::path::{CoursePath, SitePath};
use crate::text::span::Span;
use crate::text::suggestion::{did_you_mean, slip};
use crate::theme::fingerprint;

/// The options of a rendering.
pub struct Request<'r> {
    /// The address to publish at, with a slash at its end; `None` when it is not known.
    pub base_url: Option<&'r str>,
    /// The address of the site as seen from the trainer's key, with a slash at its end; `None` when
    /// no key is asked for.
    pub key: Option<&'r str>,
    /// Counts each text that is written and each page that is filled in.
    pub progress: &'r Progress,
}

/// The result of rendering a course.
pub struct Rendered {
    /// The site.
    pub site: Site,
    /// The trainer's key as an HTML page; `None` when it was not asked for. It is not part of the
    /// site.
    pub key: Option<Arc<[u8]>>,
    /// The number of texts that were written, without those that were remembered.
    pub written: usize,
    /// The number of templates that were filled in.
    pub filled: usize,
}

/// A page that was filled in, or the fault in its template.
type Filled = Result<Arc<[u8]>, TemplateError>;

/// Renders courses, and remembers the results.
#[derive(Default)]
pub struct Renderer {
    code: Memo<Highlighted>,
    images: Memo<ImageFacts>,
    texts: Memo<Arc<RenderedBody>>,
    citations: Memo<Arc<Citations>>,
    pages: Memo<Filled>,
    lessons: Memo<Filled>,
    search: Arc<SearchMemo>,
    templates: TemplatesMemo,
    highlighter: Highlighter,
}

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

impl Renderer {
    /// A renderer for one build. It remembers almost nothing, because the memory for a large course
    /// is large. It keeps blocks of code, since many lessons may have the same one, and images.
    pub fn once() -> Renderer {
        Renderer {
            code: Memo::default(),
            images: Memo::default(),
            texts: Memo::forgetful(),
            citations: Memo::forgetful(),
            pages: Memo::forgetful(),
            lessons: Memo::forgetful(),
            search: Arc::new(Memo::forgetful()),
            templates: Memo::forgetful(),
            highlighter: Highlighter::default(),
        }
    }

    /// Renders `course`, which was read from `tree`; `None` when no page can be made.
    pub fn render(
        &self,
        course: &Arc<Course>,
        tree: &SourceTree,
        request: &Request<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Rendered> {
        let look = Look::new(&course.settings, tree, &self.templates, diagnostics)?;
        let citations = self.citations(course, tree, diagnostics);
        let terms = terms(course);
        let common = Common {
            answers: course.settings.answers,
            confidence: course.settings.confidence,
            raw_html: course.settings.raw_html,
            smart_punctuation: course.settings.smart_punctuation,
            look: &look,
            terms: &terms,
            highlighter: &self.highlighter,
            code: &self.code,
        };
        let contexts = Contexts::new(course, &citations, common, &self.images);
        diagnostics.extend(contexts.unsafe_images());
        diagnostics.extend(contexts.unreadable_covers());
        let written = Counter::default();
        let texts = self.texts(course, &contexts, &written, request.progress);
        diagnostics.extend(texts.iter().flat_map(|text| text.get().diagnostics.iter().cloned()));

        let mut files = SiteFiles::new(course);
        let has_formulas = has_formulas(course, &texts);
        let mut frame =
            frame(course, &look, &citations, request.base_url, has_formulas, &mut files);
        let sizes = contexts.sizes();
        frame.logo = course.logo.as_ref().map(|logo| FramePicture::of(logo, &sizes));
        frame.social_image = course.social_image.as_ref().map(|file| &file.site);
        let frame = Keyed::of(frame);
        let shell =
            Shell { course, frame: &frame, citations: &citations, sizes: &sizes, texts: &texts };
        let filler = Filler {
            templates: &look.templates,
            pages: &self.pages,
            lessons: &self.lessons,
            filled: Counter::default(),
        };
        let own = self.own_pages(&filler, &shell, &contexts, request.progress);
        let generated = SitePage::ALL
            .into_iter()
            .filter(|page| page.exists(course, request.base_url.is_some()))
            .map(|page| (page.path(), filler.site_page(&shell, page)));
        for (path, page) in own.into_iter().chain(generated) {
            match page {
                Ok(bytes) => files.generate(path, SiteFile::Bytes(bytes)),
                Err(error) => diagnostics.push(look.fault(&error)),
            }
        }
        let mut key = None;
        if let Some(address) = request.key {
            match shell.key(&contexts, address).and_then(|view| filler.fill("key.html", &view)) {
                Ok(page) => key = Some(page),
                Err(error) => diagnostics.push(look.fault(&error)),
            }
        }
        if course.settings.search {
            search::add(course, &look.strings, &self.search, &mut files);
        }
        progress::add(course, &mut files);
        let pages = course.pages.iter().zip(&texts);
        let lent = pages.filter_map(|(page, text)| Some((&*page.slug, text.get().lent.as_ref()?)));
        lent::add(&lent.collect(), &mut files);
        let sitemap = request.base_url.map(|base| format!("{base}{}", SitePage::Sitemap.name()));
        for (path, text) in host::files(sitemap.as_deref()) {
            files.generate(path, SiteFile::Bytes(text.into_bytes().into()));
        }
        let site = files.finish(diagnostics);
        Some(Rendered { site, key, written: written.get(), filled: filler.filled.get() })
    }

    /// Drops every result that the last build did not ask for.
    pub fn sweep(&self) {
        self.code.sweep();
        self.images.sweep();
        self.texts.sweep();
        self.citations.sweep();
        self.pages.sweep();
        self.lessons.sweep();
        self.templates.sweep();
    }

    /// The citations of the course, formatted once for each set of them.
    fn citations(
        &self,
        course: &Course,
        tree: &SourceTree,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Arc<Citations> {
        let style = citation_style(&course.settings, diagnostics);
        let cited = || {
            let pages = course.pages.iter();
            pages.flat_map(|page| page.document.citations.iter().map(|cited| &cited.value))
        };
        let language = &course.settings.language;
        let bibliography = course.bibliography.as_ref().and_then(|path| tree.text_of(path));
        let identities: Vec<String> = cited().map(identity).collect();
        let key = key("citations", &(style, language, bibliography, identities));
        let format = || Arc::new(Citations::new(&course.references, cited(), style, language));
        self.citations.get(key, format).0
    }

    /// The text of every page, by its position.
    fn texts(
        &self,
        course: &Course,
        contexts: &Contexts<'_>,
        written: &Counter,
        progress: &Progress,
    ) -> Vec<Keyed<Arc<RenderedBody>>> {
        let glossary = course.single(PageKind::Glossary);
        let pages = (0..course.pages.len()).into_par_iter().map(PageId);
        pages
            .map(|id| {
                progress.step();
                if Some(id) == glossary {
                    // The terms of the glossary are written one by one when its page is made.
                    return Keyed::new(Arc::default(), Key::default());
                }
                let context = contexts.of(id);
                let key = context.key();
                let (text, done) = self.texts.get(key, || {
                    let smart = context.common.get().smart_punctuation;
                    let text = Text::shown(context.own.document(), smart);
                    Arc::new(body::render(&context, text.spots()))
                });
                written.add(done);
                Keyed::new(text, key)
            })
            .collect()
    }

    /// The pages that authors wrote.
    fn own_pages(
        &self,
        filler: &Filler<'_>,
        shell: &Shell<'_>,
        contexts: &Contexts<'_>,
        progress: &Progress,
    ) -> Vec<(SitePath, Filled)> {
        let units = shell.unit_contexts();
        let pages = (0..shell.course.pages.len()).into_par_iter().map(PageId);
        pages
            .filter_map(|id| {
                progress.step();
                let page = shell.course.page(id);
                let filled = match page.kind() {
                    PageKind::Front => filler.fill("front.html", &shell.front(id)),
                    // Pages of these kinds belong to a unit.
                    PageKind::Unit => filler.fill("unit.html", &shell.unit(id)?),
                    PageKind::Lesson
                    | PageKind::Quiz
                    | PageKind::Scenario
                    | PageKind::Survey
                    | PageKind::Handout => filler.lesson(&shell.lesson_context(id, &units)?),
                    PageKind::Prompts => filler.fill("prompts.html", &shell.prompts(id)),
                    PageKind::Page => match SitePage::with_words(shell.course, id) {
                        Some(page) => filler.site_page(shell, page),
                        None => filler.fill("page.html", &shell.own_page(id)),
                    },
                    PageKind::Glossary => glossary_parts(&contexts.of(id), page.terms()).and_then(
                        |(before, terms)| {
                            filler.fill("glossary.html", &shell.glossary(id, before, terms))
                        },
                    ),
                };
                Some((page.site.clone(), filled))
            })
            .collect()
    }
}

/// Fills in templates, once for each view.
struct Filler<'c> {
    templates: &'c Templates,
    pages: &'c Memo<Filled>,
    lessons: &'c Memo<Filled>,
    filled: Counter,
}

impl Filler<'_> {
    fn fill(&self, template: &str, view: &impl Serialize) -> Filled {
        let json =
            serde_json::to_vec(view).map_err(|error| TemplateError::new(error.to_string()))?;
        let key = key("page", &(self.templates, template, &json));
        let (page, done) = self.pages.get(key, || self.write(template, view));
        self.filled.add(done);
        page
    }

    /// A page of a unit. Making the views of all these pages would take most of the time of a
    /// rebuild, so the pages are remembered by the contexts of their views.
    fn lesson(&self, context: &LessonContext<'_>) -> Filled {
        let key = key("lesson", &(self.templates, context));
        let (page, done) = self.lessons.get(key, || self.write("lesson.html", &context.view()));
        self.filled.add(done);
        page
    }

    fn write(&self, template: &str, view: &impl Serialize) -> Filled {
        self.templates.render(template, view).map(|page| Arc::from(page.into_bytes()))
    }

    fn site_page(&self, shell: &Shell<'_>, page: SitePage) -> Filled {
        let template = page.template();
        match page {
            SitePage::NotFound => self.fill(template, &shell.not_found()),
            SitePage::Search => self.fill(template, &shell.search()),
            SitePage::Progress => self.fill(template, &shell.progress()),
            SitePage::Review => self.fill(template, &shell.review()),
            SitePage::TestOut => self.fill(template, &shell.test_out()),
            SitePage::Record => self.fill(template, &shell.record()),
            SitePage::Notes => self.fill(template, &shell.notes()),
            SitePage::Plan => self.fill(template, &shell.plan()),
            SitePage::Certificate => self.fill(template, &shell.certificate()),
            SitePage::References => self.fill(template, &shell.references()),
            SitePage::Privacy => self.fill(template, &shell.privacy()),
            SitePage::Accessibility => self.fill(template, &shell.accessibility()),
            SitePage::PromptsFeed => self.fill(template, &shell.prompts_feed()),
            SitePage::Sitemap => self.fill(template, &shell.feed(true)),
            SitePage::Feed => self.fill(template, &shell.feed(false)),
        }
    }
}

/// The content that all pages share. The theme's files that pages load are added to `files`.
fn frame<'c>(
    course: &'c Course,
    look: &'c Look,
    citations: &Citations,
    base_url: Option<&'c str>,
    has_formulas: bool,
    files: &mut SiteFiles<'_>,
) -> Frame<'c> {
    let theme = &look.own.theme;
    let mut asset = |name: &str, ending: &str, bytes: &[u8]| {
        let path = format!("{}/{name}-{}.{ending}", host::ASSETS, fingerprint(bytes));
        let path = SitePath::new(&path);
        files.generate(path.clone(), SiteFile::Bytes(bytes.into()));
        path
    };
    let mut sheet = |name: &str, styles: &str| {
        let styles = theme.with_fonts(styles, |font, bytes| {
            let (font, ending) = font.rsplit_once('.').unwrap_or((font, "woff2"));
            let path = asset(font, ending, bytes);
            path.as_str().rsplit('/').next().unwrap_or_default().to_owned()
        });
        asset(name, "css", styles.as_bytes())
    };
    let stylesheet = sheet("style", &look.stylesheet);
    let activity_stylesheet = sheet("activity", &theme.activity_stylesheet());
    let late_stylesheet = sheet("late", &theme.late_stylesheet());
    let math_stylesheet = has_formulas.then(|| sheet("math", &theme.math_stylesheet()));
    let icon = asset("icon", "svg", &theme.icon);
    let strings = script_strings(&look.strings, theme);
    let scripts = theme
        .scripts
        .iter()
        .filter(|(name, _)| name.as_str() != "search" || course.settings.search)
        .map(|(name, script)| {
            let whole = match strings.get(name).filter(|_| LATE.contains(&name.as_str())) {
                Some(strings) => format!("coursemark.know({strings});\n{script}"),
                None => script.clone(),
            };
            (name.clone(), asset(name, "js", whole.as_bytes()))
        })
        .collect();
    for (name, content) in &look.own.files {
        let path = SitePath::new(&format!("{}/{name}", host::ASSETS));
        if let Some(file) = site_file(content) {
            files.generate(path, file);
        }
    }
    let single = |kind| Some(&course.page(course.single(kind)?).site);
    Frame {
        id: &course.settings.id,
        title: &course.settings.title,
        language: &course.settings.language,
        authors: &course.settings.authors,
        licence: course.settings.licence.as_deref(),
        version: course.settings.version.as_deref(),
        units: course
            .units
            .iter()
            .map(|unit| course.page(unit.index))
            .map(|index| MenuUnit { title: &index.title, site: &index.site })
            .collect(),
        glossary: single(PageKind::Glossary),
        prompts: single(PageKind::Prompts),
        has_references: !citations.bibliography.is_empty(),
        has_search: course.settings.search,
        has_plan: !course.plan.is_empty(),
        has_certificate: course.certificate.is_some(),
        has_review: course.has_review(),
        has_test_out: course.has_test_out(),
        strings: &look.strings,
        stylesheet,
        activity_stylesheet,
        math_stylesheet,
        late_stylesheet,
        icon,
        scripts,
        script_strings: strings,
        base_url,
        logo: None,
        social_image: None,
        support: course.settings.support.as_deref(),
        report: course.settings.report.as_deref(),
        footer: course.footer.iter().map(|link| (&link.title, &link.to)).collect(),
    }
}

/// Whether any page may have a formula. The glossary is written later, so its text has to be
/// enough.
fn has_formulas(course: &Course, texts: &[Keyed<Arc<RenderedBody>>]) -> bool {
    let glossary = course.single(PageKind::Glossary);
    texts.iter().any(|text| text.get().has_formula)
        || glossary.is_some_and(|id| {
            let text = &course.page(id).document.text;
            text.contains('$') || text.contains("<math")
        })
}

/// The terms of the glossary with their definitions.
fn terms(course: &Course) -> Terms {
    let Some(id) = course.single(PageKind::Glossary) else { return Terms::default() };
    let page = course.page(id);
    let text = Text::shown(&page.document, course.settings.smart_punctuation);
    let plain = |span: &Span| text.plain(*span);
    let entries = page.terms().iter().map(|term| TermEntry {
        anchor: term.anchor.clone(),
        names: term.names.clone(),
        definition: term.definitions.iter().map(plain).collect(),
    });
    Terms::new(entries.collect(), page.site.clone())
}

/// The text of the glossary before the first term, and the definition of each term.
fn glossary_parts(
    context: &Context<'_>,
    terms: &[Term],
) -> Result<(Html, Vec<Html>), TemplateError> {
    let html = |body: RenderedBody| body.fault.map_or(Ok(body.html), Err);
    let smart = context.common.get().smart_punctuation;
    let text = Text::shown(context.own.document(), smart);
    let all = text.spots();
    let list = all.iter().position(|(event, _)| matches!(event, Event::Start(Tag::DefinitionList)));
    let before = html(body::render(context, &all[..list.unwrap_or(all.len())]))?;
    let definitions = terms.iter().map(|term| {
        let inside: Vec<Spot<'_>> = all
            .iter()
            .filter(|(event, range)| {
                let is_wrapper = matches!(
                    event,
                    Event::Start(Tag::DefinitionListDefinition)
                        | Event::End(TagEnd::DefinitionListDefinition)
                );
                !is_wrapper && term.definitions.iter().any(|span| span.holds(range))
            })
            .cloned()
            .collect();
        html(body::render(context, &inside))
    });
    Ok((before, definitions.collect::<Result<_, _>>()?))
}

/// A course file as the site has it; `None` when it could not be read.
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

/// The citation style that the course names. Without one, or with an unknown name, the default.
fn citation_style<'s>(settings: &'s Settings, diagnostics: &mut Vec<Diagnostic>) -> &'s str {
    let Some(name) = &settings.citation_style else { return DEFAULT_STYLE };
    if is_style(&name.value) {
        return &name.value;
    }
    let place = Place::new(&CoursePath::new(MANIFEST), name.span);
    let message = format!("there is no citation style `{}`", name.value);
    let diagnostic = Diagnostic::new(&codes::UNKNOWN_NAME, place, message);
    diagnostics.push(match did_you_mean(&name.value, style_names()) {
        Some(near) => {
            diagnostic.suggest(Some(near)).respell(&name.value, slip(&name.value, style_names()))
        }
        None => diagnostic.help("well-known ones are `apa`, `chicago-author-date`, `harvard-cite-them-right`, `ieee` and `vancouver`"),
    });
    DEFAULT_STYLE
}
