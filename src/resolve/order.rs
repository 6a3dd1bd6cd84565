//! Orders units and pages as the manifests do, and finds pages that no manifest names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::{PageId, Unit, UnitId};
use crate::model::page::PageKind;
use crate::parse::front_matter::OwnFront;
use crate::parse::manifest::Manifest;
use crate::parse::page::ParsedPage;
use crate::resolve::assembly::Placed;
use crate::source::{Content, MANIFEST, SourceTree, THEME};
use crate::text::path::{CoursePath, SitePath};
use crate::text::slug::{is_key, key as slug_of};
use crate::text::span::{Span, Spanned};
use crate::text::suggestion::{did_you_mean, slip};

/// Pages and units in order.
pub struct Ordered {
    /// The units in order.
    pub units: Vec<Unit>,
    /// All pages, in the order of [`crate::model::course::Course::pages`].
    pub pages: Vec<Placed>,
    /// The files of drafts that are left out.
    pub drafts: BTreeSet<CoursePath>,
    /// The pages that readers go through in order.
    pub sequence: Vec<PageId>,
}

/// The kind and the slug of a page, from the name of its file. `None` for files that are not pages.
pub fn page_kind<'p>(path: &'p CoursePath, static_folder: &str) -> Option<(PageKind, &'p str)> {
    let whole = path.as_str();
    let first = whole.split('/').next();
    if (first == Some(static_folder) || first == Some(THEME)) && !path.folder().is_empty() {
        return None;
    }
    let name = path.file_name();
    let (ending, kind) = *PageKind::ENDINGS.iter().find(|(ending, _)| name.ends_with(ending))?;
    let key = name.strip_suffix(ending)?;
    let at_root = path.folder().is_empty();
    Some(match name {
        "index.md" if at_root => (PageKind::Front, key),
        "glossary.md" if at_root => (PageKind::Glossary, key),
        "prompts.md" if at_root => (PageKind::Prompts, key),
        "index.md" => (PageKind::Unit, key),
        _ if at_root && kind == PageKind::Lesson => (PageKind::Page, key),
        _ => (kind, key),
    })
}

/// Orders the pages of a course.
pub fn order(
    manifest: &Manifest,
    documents: &BTreeMap<CoursePath, Arc<ParsedPage>>,
    tree: &SourceTree,
    drafts: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Ordered {
    let mut reader = Reader {
        manifest,
        documents,
        tree,
        with_drafts: drafts,
        diagnostics,
        ordered: Ordered {
            units: Vec::new(),
            pages: Vec::new(),
            drafts: BTreeSet::new(),
            sequence: Vec::new(),
        },
        listed: BTreeSet::new(),
        keys: BTreeMap::new(),
    };
    reader.front();
    reader.units();
    reader.own_pages();
    reader.single("glossary.md", "glossary");
    reader.single("prompts.md", "prompts");
    reader.unlisted();
    reader.ordered
}

struct Reader<'c, 'd> {
    manifest: &'c Manifest,
    documents: &'c BTreeMap<CoursePath, Arc<ParsedPage>>,
    tree: &'c SourceTree,
    with_drafts: bool,
    diagnostics: &'d mut Vec<Diagnostic>,
    ordered: Ordered,
    listed: BTreeSet<CoursePath>,
    /// The slugs of units and pages, with the places that list them.
    keys: BTreeMap<String, Place>,
}

impl Reader<'_, '_> {
    fn front(&mut self) {
        let path = CoursePath::new("index.md");
        if self.tree.get(&path).is_none() {
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::MISSING_PAGE,
                    Place::new(&CoursePath::new(MANIFEST), Span::default()),
                    "the course has no front page",
                )
                .help("create `index.md` beside `course.toml`, with a title in its front matter"),
            );
        }
        self.single("index.md", "index");
    }

    fn single(&mut self, name: &str, key: &str) {
        let path = CoursePath::new(name);
        self.listed.insert(path.clone());
        if let Some(document) = self.documents.get(&path) {
            let site = SitePath::new(&format!("{key}.html"));
            self.push(key, None, document.clone(), site, None);
        }
    }

    /// The pages outside units.
    fn own_pages(&mut self) {
        let manifest = CoursePath::new(MANIFEST);
        for name in &self.manifest.pages {
            let place = Place::new(&manifest, name.span);
            let invalid = |message: String, help: &str| {
                Diagnostic::new(&codes::INVALID_VALUE, place.clone(), message).help(help)
            };
            let Some(key) = name.value.strip_suffix(".md") else {
                let given = format!("`{}` is not the name of a page's file", name.value);
                let help = "write the file's name with `.md`, as in `about.md`";
                let meant = Some(format!("{}.md", name.value)).filter(|_| is_key(&name.value));
                self.diagnostics.push(invalid(given, help).respell(&name.value, meant.as_deref()));
                continue;
            };
            if matches!(key, "index" | "glossary" | "prompts") {
                let given = format!("`{}` is part of every course that has it", name.value);
                self.diagnostics.push(invalid(given, "take it out of `pages`"));
                continue;
            }
            if key.contains('/') {
                let given = format!("`{}` is in a folder", name.value);
                let help = "move the file to the course's folder, beside `course.toml`";
                self.diagnostics.push(invalid(given, help));
                self.listed.insert(CoursePath::new(&name.value));
                continue;
            }
            let path = CoursePath::new(&name.value);
            self.listed.insert(path.clone());
            if !self.claim(key, place.clone(), "page") {
                continue;
            }
            match (self.documents.get(&path).cloned(), self.tree.get(&path)) {
                (Some(document), _) if document.front.draft && !self.with_drafts => {
                    self.ordered.drafts.insert(path);
                }
                (Some(document), _) => {
                    let site = SitePath::new(&format!("{key}.html"));
                    self.push(key, None, document, site, None);
                }
                // A file that cannot be read has its own diagnostic.
                (None, Some(_)) => {}
                (None, None) => {
                    let beside = self.documents.values().filter(|page| page.kind == PageKind::Page);
                    let names = || beside.clone().map(|page| page.path.as_str());
                    let diagnostic = Diagnostic::new(
                        &codes::UNKNOWN_NAME,
                        place,
                        format!("there is no page `{path}`"),
                    );
                    self.diagnostics.push(match did_you_mean(&name.value, names()) {
                        Some(near) => diagnostic
                            .suggest(Some(near))
                            .respell(&name.value, slip(&name.value, names())),
                        None => diagnostic.help("create the file beside `course.toml`"),
                    });
                }
            }
        }
    }

    fn units(&mut self) {
        let manifest = CoursePath::new(MANIFEST);
        for unit in &self.manifest.units {
            let place = Place::new(&manifest, unit.span);
            if !self.claim(&unit.value, place.clone(), "unit") || self.is_reserved(unit) {
                continue;
            }
            let index = CoursePath::new(&format!("{}/index.md", unit.value));
            match (self.documents.get(&index), self.tree.get(&index)) {
                (Some(document), _) => self.unit(unit, document.clone()),
                // A file that cannot be read has its own diagnostic.
                (None, Some(_)) => {
                    self.listed.insert(index);
                    self.forgive_folder(&unit.value);
                }
                (None, None) => self.missing_unit(unit, place),
            }
        }
    }

    /// Reports a unit whose folder has another purpose, so that no file in it is a page.
    fn is_reserved(&mut self, unit: &Spanned<String>) -> bool {
        let is_static = unit.value == self.manifest.settings.static_folder;
        let purpose = match &*unit.value {
            THEME => "holds the changes to the theme",
            _ if is_static => "holds files that are published unchanged",
            _ => return false,
        };
        let diagnostic = Diagnostic::new(
            &codes::INVALID_KEY,
            Place::new(&CoursePath::new(MANIFEST), unit.span),
            format!("`{}` cannot be a unit, because this folder {purpose}", unit.value),
        )
        .help("rename the folder, here too");
        self.diagnostics.push(match is_static {
            true => diagnostic.help(
                "or give the other files another folder: `static = \"files\"` in `course.toml`",
            ),
            false => diagnostic,
        });
        true
    }

    fn missing_unit(&mut self, unit: &Spanned<String>, place: Place) {
        let folders: BTreeSet<&str> = self.documents.keys().map(CoursePath::folder).collect();
        if folders.contains(unit.value.as_str()) {
            self.forgive_folder(&unit.value);
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::MISSING_PAGE,
                    place,
                    format!("the unit `{}` has no `index.md`", unit.value),
                )
                .help(format!(
                    "create `{}/index.md` with a `title` and the list `lessons`",
                    unit.value
                )),
            );
            return;
        }
        let others: Vec<String> =
            folders.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect();
        // A unit that nothing lists is probably the one that is meant.
        let is_left = |name: &str| {
            let index = CoursePath::new(&format!("{name}/index.md"));
            self.tree.get(&index).is_some() && self.manifest.units.iter().all(|u| u.value != name)
        };
        let left: Vec<String> = others.iter().filter(|name| is_left(name)).cloned().collect();
        let (near, meant) = match &left[..] {
            [only] => {
                self.forgive_folder(only);
                (Some(only.as_str()), &left)
            }
            _ => (did_you_mean(&unit.value, others.iter().map(String::as_str)), &others),
        };
        self.diagnostics.push(
            Diagnostic::new(
                &codes::UNKNOWN_NAME,
                place,
                format!("there is no unit folder `{}`", unit.value),
            )
            .suggest(near)
            .respell(&unit.value, slip(&unit.value, meant.iter().map(String::as_str))),
        );
    }

    /// Stops pages in the folder of an unreadable unit from being reported as unlisted.
    fn forgive_folder(&mut self, folder: &str) {
        let inside = self.documents.keys().filter(|path| path.folder() == folder);
        self.listed.extend(inside.cloned());
    }

    fn unit(&mut self, unit: &Spanned<String>, document: Arc<ParsedPage>) {
        let path = document.path.clone();
        self.listed.insert(path.clone());
        let id = UnitId(self.ordered.units.len());
        let site = SitePath::new(&format!("{}/index.html", unit.value));
        let index = self.push(&unit.value, Some(id), document.clone(), site, None);
        let (listed, list) = match &document.front.own {
            OwnFront::Unit { lessons, lessons_span } => (lessons.len(), *lessons_span),
            _ => (0, None),
        };
        // Without a list, which is reported, it is not known which pages it would name.
        if list.is_none() {
            self.forgive_folder(&unit.value);
        }
        let slug = unit.value.clone();
        self.ordered.units.push(Unit { slug, index, pages: Vec::new(), listed, list });
        self.ordered.sequence.push(index);
        let OwnFront::Unit { lessons, .. } = &document.front.own else { return };
        let mut pages = Vec::new();
        let mut number = 0;
        for key in lessons {
            let place = Place::new(&path, key.span);
            if !self.claim(&key.value, place.clone(), "page") {
                continue;
            }
            let Some(found) = self.find(&unit.value, key, place) else { continue };
            if found.front.draft && !self.with_drafts {
                self.ordered.drafts.insert(found.path.clone());
                continue;
            }
            let is_lesson = found.kind == PageKind::Lesson;
            number += usize::from(is_lesson);
            let site = SitePath::new(&format!("{}/{}.html", unit.value, key.value));
            pages.push(self.push(&key.value, Some(id), found, site, is_lesson.then_some(number)));
        }
        let is_read = |id: &PageId| self.ordered.pages[id.0].kind() != PageKind::Handout;
        self.ordered.sequence.extend(pages.iter().copied().filter(is_read).collect::<Vec<_>>());
        self.ordered.units[id.0].pages = pages;
    }

    /// The page with this slug in a unit.
    fn find(&mut self, unit: &str, key: &Spanned<String>, place: Place) -> Option<Arc<ParsedPage>> {
        let candidates: Vec<CoursePath> = PageKind::ENDINGS
            .iter()
            .map(|(ending, _)| CoursePath::new(&format!("{unit}/{}{ending}", key.value)))
            .filter(|path| self.tree.get(path).is_some())
            .collect();
        self.listed.extend(candidates.iter().cloned());
        if let [first, second, ..] = candidates.as_slice() {
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::DUPLICATE_KEY,
                    place,
                    format!(
                        "`{}` and `{}` have the same key",
                        first.file_name(),
                        second.file_name()
                    ),
                )
                .help("rename one of them"),
            );
            return None;
        }
        if let Some(path) = candidates.first() {
            return self.documents.get(path).cloned();
        }
        let keys: Vec<&str> = self
            .documents
            .keys()
            .filter(|path| path.folder() == unit)
            .filter_map(|path| page_kind(path, &self.manifest.settings.static_folder))
            .map(|(_, key)| key)
            .filter(|key| *key != "index")
            .collect();
        let bare = PageKind::ENDINGS.iter().find_map(|(ending, _)| key.value.strip_suffix(ending));
        let diagnostic = Diagnostic::new(
            &codes::UNKNOWN_NAME,
            place,
            format!("the unit has no page `{}`", key.value),
        );
        self.diagnostics.push(match bare {
            Some(bare) => diagnostic
                .help(format!("write the key without its ending: `{bare}`"))
                .respell(&key.value, Some(bare).filter(|bare| keys.contains(bare))),
            None => match did_you_mean(&key.value, keys.iter().copied()) {
                Some(near) => diagnostic
                    .suggest(Some(near))
                    .respell(&key.value, slip(&key.value, keys.iter().copied())),
                None => diagnostic.help(format!("create `{unit}/{}.md`", key.value)),
            },
        });
        None
    }

    /// Claims a slug. Returns `false` when it is already used or cannot be a slug.
    fn claim(&mut self, key: &str, place: Place, what: &str) -> bool {
        if !is_key(key) {
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::INVALID_KEY,
                    place,
                    format!("`{key}` cannot be the key of a {what}"),
                )
                .help("use lower-case letters, digits and single hyphens, in the list and in the file's name"),
            );
            return false;
        }
        if let Some(first) = self.keys.get(key) {
            self.diagnostics.push(
                Diagnostic::new(&codes::DUPLICATE_KEY, place, format!("the key `{key}` is taken"))
                    .related(first.clone(), "it is first used here")
                    .help("rename one of the two; keys are unique in the course"),
            );
            return false;
        }
        self.keys.insert(key.to_owned(), place);
        true
    }

    fn push(
        &mut self,
        slug: &str,
        unit: Option<UnitId>,
        document: Arc<ParsedPage>,
        site: SitePath,
        number: Option<usize>,
    ) -> PageId {
        let id = PageId(self.ordered.pages.len());
        self.listed.insert(document.path.clone());
        let slug = slug.to_owned();
        self.ordered.pages.push(Placed { slug, unit, parsed: document, site, number });
        id
    }

    fn unlisted(&mut self) {
        let manifest = CoursePath::new(MANIFEST);
        let mut folders: BTreeSet<String> = BTreeSet::new();
        let unit_folders: BTreeSet<&str> =
            self.manifest.units.iter().map(|unit| unit.value.as_str()).collect();
        for (path, content) in self.tree.iter() {
            let static_folder = &self.manifest.settings.static_folder;
            let is_page = page_kind(path, static_folder).is_some();
            if !is_page || self.listed.contains(path) || matches!(content, Content::Unreadable) {
                continue;
            }
            let folder = path.folder();
            let place = Place::new(path, Span::default());
            let diagnostic =
                Diagnostic::new(&codes::UNLISTED_PAGE, place, "no manifest names this page");
            if folder.is_empty() {
                let is_page = matches!(page_kind(path, static_folder), Some((PageKind::Page, _)));
                self.diagnostics.push(match is_page {
                    true => diagnostic.help(format!(
                        "add `\"{path}\"` to `pages` in `course.toml`, or move it to the folder of a unit"
                    )),
                    false => diagnostic.help("move it to the folder of a unit"),
                });
            } else if folder.contains('/') {
                self.diagnostics.push(
                    diagnostic.help("move it up: pages stand directly in the folder of their unit"),
                );
            } else if unit_folders.contains(folder) {
                let key = page_kind(path, &self.manifest.settings.static_folder)
                    .map_or("", |(_, key)| key);
                let index = CoursePath::new(&format!("{folder}/index.md"));
                let mut diagnostic = match is_key(key) {
                    true => diagnostic.help(format!("add `\"{key}\"` to `lessons` in `{index}`")),
                    false if slug_of(key).is_empty() => diagnostic
                        .help("rename it: a key has lower-case letters, digits and hyphens"),
                    false => {
                        let name = path.file_name().replacen(key, &slug_of(key), 1);
                        let add =
                            format!("and add `\"{}\"` to `lessons` in `{index}`", slug_of(key));
                        diagnostic.help(format!("rename it to `{name}`, {add}"))
                    }
                };
                if let Some(document) = self.documents.get(&index)
                    && let OwnFront::Unit { lessons_span: Some(span), .. } = document.front.own
                {
                    diagnostic = diagnostic.related(Place::new(&index, span), "the list is here");
                }
                self.diagnostics.push(diagnostic);
            } else if folders.insert(folder.to_owned()) {
                let mut diagnostic =
                    diagnostic.help(format!("add `\"{folder}\"` to `units` in `course.toml`"));
                if let Some(span) = self.manifest.units_span {
                    diagnostic =
                        diagnostic.related(Place::new(&manifest, span), "the list is here");
                }
                self.diagnostics.push(diagnostic);
            }
        }
    }
}
