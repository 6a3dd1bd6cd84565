//! Courses of other programs: mdBook, MkDocs, Docusaurus, Hugo, Starlight, docsify, LiaScript, The
//! Carpentries, and plain folders of Markdown.
//!
//! [`import`] is pure: the files of a source in, the files of a course and a [`Report`] out.
//! 1. The reader of the source's format finds its order, its titles and what it says about itself
//!    ([`outline::Outline`]).
//! 2. The order is folded to units and lessons ([`outline::Folding`]), and every page gets a key.
//! 3. Each page is translated: what it includes, its components, the blocks that other programs add
//!    to Markdown, its questions ([`pages::Reader`]), and then its links ([`links::Page`]).
//! 4. What is still an error is shown as it was written ([`settle`]), so that the course builds.
//!
//! Nothing is run, and nothing is loaded from elsewhere. Words are never dropped; where something
//! else cannot be brought along, the report has a line about it.

pub mod addresses;
pub mod blocks;
pub mod boxes;
pub mod carpentries;
pub mod code;
pub mod docsify;
pub mod docusaurus;
pub mod edits;
pub mod folder;
pub mod front_matter;
pub mod html;
pub mod hugo;
pub mod includes;
pub mod inline;
pub mod js;
pub mod kinds;
pub mod language;
pub mod lia;
pub mod liascript;
pub mod links;
pub mod losses;
pub mod material;
pub mod mdbook;
pub mod mkdocs;
pub mod outline;
pub mod pages;
pub mod questions;
pub mod report;
pub mod settle;
pub mod shortcodes;
pub mod starlight;
pub mod tags;
pub mod value;

use std::collections::{BTreeMap, BTreeSet};

use crate::import::blocks::Dialect;
use crate::import::kinds::Kind;
use crate::import::links::{Page, Places, Used};
use crate::import::losses::{Loss, Losses};
use crate::import::material::Material;
use crate::import::outline::{Folding, Leaf, Unit, pages_of};
use crate::import::pages::{Keys, Read, Reader};
use crate::import::report::{Placed, Report, Spot};
use crate::import::settle::settle;
use crate::parse::inline::literal;
use crate::parse::keys::form::Form;
use crate::source::{Content, SourceTree};
use crate::text::path::CoursePath;
use crate::text::slug::key;
use crate::text::words::words;

/// The number of words up to which the page above others becomes the text of their unit. A longer
/// one is a lesson.
const MOST_INTRO: u32 = 400;

/// What the user asks for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The kind of source; found out when left out.
    pub kind: Option<Kind>,
    /// The title of the course.
    pub title: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// The name of the source's folder.
    pub name: String,
    /// The one unit that everything becomes, in a course that has these keys already.
    pub into: Option<Addition>,
}

/// A course to which a unit is added.
#[derive(Clone, Debug, Default)]
pub struct Addition {
    /// The key of the unit.
    pub unit: String,
    /// The keys that the course has.
    pub taken: BTreeSet<String>,
}

/// The reasons why nothing can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no page in the source.
    NoPages,
    /// The folder is a course of this program.
    Course,
}

/// A course that was imported.
pub struct Imported {
    /// Its files.
    pub tree: SourceTree,
    /// What became of the source.
    pub report: Report,
}

/// A page of the new course before its links are rewritten.
struct Made {
    from: String,
    to: String,
    front: Vec<(&'static str, toml::Value)>,
    read: Read,
}

/// Makes a course of the files in `tree`.
///
/// # Errors
/// When there is nothing to import; see [`Refused`].
pub fn import(tree: &SourceTree, request: &Request) -> Result<Imported, Refused> {
    let material = Material { tree };
    if material.has("course.toml")
        && material.text("course.toml").is_some_and(|text| text.contains("units"))
    {
        return Err(Refused::Course);
    }
    let mut losses = Losses::default();
    let kind = request.kind.unwrap_or_else(|| Kind::of(material));
    let mut outline = kind.outline(material, &mut losses);
    if outline.front.is_none() && pages_of(&outline.nodes).is_empty() {
        return Err(Refused::NoPages);
    }
    if pages_of(&outline.nodes).iter().all(|page| outline.front.as_deref() == Some(page)) {
        outline.nodes.extend(outline.front.take().map(outline::Node::page));
    }
    left_out(material, &outline.root, &mut losses);
    let dialect = kind.dialect();
    let bases = std::iter::once(outline.root.clone()).chain(outline.public.clone()).collect();
    let reader = Reader { material, outline: &outline, dialect, bases };
    Ok(Work { reader, request, kind, losses }.course())
}

/// Reports the texts in formats that are not read, and the files that could not be read.
fn left_out(material: Material<'_>, root: &str, losses: &mut Losses) {
    const FORMATS: [&str; 9] =
        ["adoc", "asciidoc", "docx", "ipynb", "odt", "org", "pptx", "rst", "tex"];
    for file in material.files(root) {
        let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if FORMATS.contains(&&*ending) {
            losses.add(losses::LEFT_OUT, file, file);
        }
    }
    for fault in material.tree.faults() {
        let path = fault.place.path.as_str();
        if material.tree.get(&fault.place.path).is_none() {
            losses.add(losses::LEFT_OUT, path, path);
        }
    }
}

struct Work<'w> {
    reader: Reader<'w>,
    request: &'w Request,
    kind: Kind,
    losses: Losses,
}

impl Work<'_> {
    fn course(mut self) -> Imported {
        let outline = self.reader.outline;
        let mut pages = pages_of(&outline.nodes);
        pages.extend(outline.front.as_deref());
        let titles = pages::titles_of(&self.reader, &pages);
        let title = self.title(&titles);
        let mut front = outline.front.clone();
        let mut units =
            Folding::new(&titles, &title, front.as_deref(), &mut self.losses).units(&outline.nodes);
        let mut keys = Keys::default();
        if let Some(into) = &self.request.into {
            keys.0 = into.taken.clone();
            let whole = units.drain(..).flat_map(|unit| unit.intro.into_iter().chain(unit.lessons));
            let lessons: Vec<Leaf> =
                front.take().map(|page| leaf(&page)).into_iter().chain(whole).collect();
            units = vec![Unit { title: title.clone(), intro: None, lessons }];
        }
        let mut made: Vec<Made> = Vec::new();
        let mut order: Vec<(String, String, Vec<String>)> = Vec::new();
        // A front page with questions is a lesson, because only lessons ask.
        let mut first: Option<Read> = None;
        if let Some(page) = &front {
            let before = self.losses.0.len();
            let read = self.reader.read(
                page,
                "front",
                Some(titles.get(page).unwrap_or(&title)),
                &mut self.losses,
            );
            if read.questions > 0 {
                self.losses.0.truncate(before);
                let lessons = vec![leaf(page)];
                units.insert(0, Unit { title: read.title.clone(), intro: None, lessons });
            } else {
                first = Some(read);
            }
        }
        for unit in units {
            let unit_key = match &self.request.into {
                Some(into) => into.unit.clone(),
                None => keys.unit(unit.folder().unwrap_or_default(), &unit.title),
            };
            self.unit(unit, unit_key, &titles, &mut keys, &mut made, &mut order);
        }
        let mut moved: BTreeMap<String, String> = BTreeMap::new();
        for page in &made {
            moved.entry(page.from.clone()).or_insert_with(|| page.to.clone());
        }
        if let (Some(page), true) = (&front, first.is_some()) {
            moved.insert(page.clone(), "index.md".to_owned());
        }
        self.written(title, first, made, &order, &moved)
    }

    /// The title of the course: the one asked for, the one that the source has, that of its front
    /// page, or one made from the name of its folder.
    fn title(&self, titles: &BTreeMap<String, String>) -> String {
        let outline = self.reader.outline;
        let own = self.request.title.as_deref().map(literal).or_else(|| outline.title.clone());
        let is_telling = |title: &String| {
            let plain = title.to_lowercase();
            ![
                "contents",
                "table of contents",
                "readme",
                "introduction",
                "welcome",
                "home",
                "overview",
                "index",
                "summary",
            ]
            .contains(&plain.trim_end_matches(['!', ':', '.']))
        };
        let front = || {
            outline
                .front
                .as_ref()
                .and_then(|front| titles.get(front))
                .filter(|title| is_telling(title))
                .cloned()
        };
        let title =
            own.or_else(front).unwrap_or_else(|| literal(&folder::titled(&self.request.name)));
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if title.is_empty() { "Course".to_owned() } else { title }
    }

    fn unit(
        &mut self,
        unit: Unit,
        unit_key: String,
        titles: &BTreeMap<String, String>,
        keys: &mut Keys,
        made: &mut Vec<Made>,
        order: &mut Vec<(String, String, Vec<String>)>,
    ) {
        let mut lessons = Vec::new();
        let mut intro = None;
        if let Some(leaf) = unit.intro {
            let before = self.losses.0.len();
            let read = self.reader.read(&leaf.page, "unit", leaf.menu.as_deref(), &mut self.losses);
            if read.questions > 0 || words(&read.body) > MOST_INTRO || unit.lessons.is_empty() {
                self.losses.0.truncate(before);
                lessons.push(leaf);
            } else {
                intro = Some((leaf, read));
            }
        }
        lessons.extend(unit.lessons);
        let mut listed = Vec::new();
        let mut pages = Vec::new();
        for leaf in lessons {
            let title = titles.get(&leaf.page).or(leaf.menu.as_ref()).cloned().unwrap_or_default();
            let page_key = keys.page(&leaf.page, &title);
            let read =
                self.reader.read(&leaf.page, &page_key, leaf.menu.as_deref(), &mut self.losses);
            let title = match &leaf.above {
                Some(above) => format!("{above}: {}", read.title),
                None => read.title.clone(),
            };
            let mut front = vec![("title", toml::Value::String(title))];
            front.extend(pages::summary(&read.front).map(|summary| ("summary", summary)));
            if leaf.is_draft || read.front.get("draft").is_true() {
                front.push(("draft", toml::Value::Boolean(true)));
            }
            listed.push(page_key.clone());
            pages.push(Made {
                from: leaf.page,
                to: format!("{unit_key}/{page_key}.md"),
                front,
                read,
            });
        }
        let mut front = vec![("title", toml::Value::String(unit.title.clone()))];
        let list = listed.iter().map(|key| toml::Value::String(key.clone())).collect();
        front.push(("lessons", toml::Value::Array(list)));
        let (from, read) = match intro {
            Some((leaf, read)) => (leaf.page, read),
            None => (String::new(), Read::default()),
        };
        front.extend(pages::summary(&read.front).map(|summary| ("summary", summary)));
        made.push(Made { from, to: format!("{unit_key}/index.md"), front, read });
        made.extend(pages);
        order.push((unit_key, unit.title, listed));
    }

    /// The files of the course, and the report.
    fn written(
        mut self,
        title: String,
        first: Option<Read>,
        mut made: Vec<Made>,
        order: &[(String, String, Vec<String>)],
        moved: &BTreeMap<String, String>,
    ) -> Imported {
        let outline = self.reader.outline;
        let material = self.reader.material;
        let read = first.unwrap_or_default();
        let from =
            outline.front.clone().filter(|page| moved.get(page).is_some_and(|to| to == "index.md"));
        let own = if read.title.is_empty() { title.clone() } else { read.title.clone() };
        let mut front = vec![("title", toml::Value::String(own))];
        let summary =
            outline.description.as_deref().map(|text| toml::Value::String(literal(text.trim())));
        front.extend(pages::summary(&read.front).or(summary).map(|summary| ("summary", summary)));
        made.insert(
            0,
            Made { from: from.unwrap_or_default(), to: "index.md".to_owned(), front, read },
        );
        let folder = match &self.request.into {
            Some(into) => format!("{}/{}", into.unit, links::FILES),
            None => links::FILES.to_owned(),
        };
        let places = Places::new(material, outline, moved, folder);
        let mut used = Used::new();
        let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut sources: BTreeMap<String, String> = BTreeMap::new();
        let mut questions = 0;
        let mut drafts = 0;
        for page in &made {
            let mut links = Page {
                places: &places,
                from: &page.from,
                to: &page.to,
                used: &mut used,
                losses: &mut self.losses,
            };
            let body = links.rewrite(&page.read.body);
            questions += page.read.questions;
            drafts += usize::from(page.front.iter().any(|(key, _)| *key == "draft"));
            let text = pages::front(&page.front, &page.read.front) + body.trim_matches('\n') + "\n";
            sources.insert(page.to.clone(), page.from.clone());
            files.insert(page.to.clone(), text.into_bytes());
        }
        let language = self.language(&made);
        files
            .insert("course.toml".to_owned(), self.manifest(&title, &language, order).into_bytes());
        let redirects = redirects(&places, moved);
        if !redirects.is_empty() && self.kind.has_addresses() {
            files.insert("static/_redirects".to_owned(), redirects.into_bytes());
        }
        let mut large: Vec<(CoursePath, Content)> = Vec::new();
        for (old, new) in &used {
            match material.tree.get(&CoursePath::new(old)) {
                Some(Content::Bytes(bytes)) => {
                    files.insert(new.clone(), bytes.to_vec());
                }
                Some(Content::Text { text, .. }) => {
                    files.insert(new.clone(), text.as_bytes().to_vec());
                }
                Some(content @ Content::Large { .. }) => {
                    large.push((CoursePath::new(new), content.clone()))
                }
                _ => {}
            }
        }
        let count = used.len();
        let mut tree = SourceTree::from_memory(files);
        for (path, content) in large {
            tree = tree.with_content(&path, content);
        }
        let settled = settle(tree, &sources);
        let mut report = Report {
            title,
            from: self.kind.shown(),
            units: order.len(),
            pages: made.len(),
            drafts,
            questions,
            files: count,
            warnings: settled.warnings,
            errors: settled
                .errors
                .iter()
                .map(|error| format!("{}: {}", error.place.path, error.message))
                .collect(),
            ..Report::default()
        };
        report.moved = made
            .iter()
            .filter(|page| !page.from.is_empty())
            .map(|page| (page.from.clone(), page.to.clone()))
            .collect();
        let mut losses: Vec<(String, Loss)> = self
            .losses
            .0
            .drain(..)
            .map(|loss| (moved.get(&loss.source).cloned().unwrap_or_default(), loss))
            .collect();
        losses.extend(settled.losses);
        report.losses = placed(losses, &self.reader, &settled.tree);
        Imported { tree: settled.tree, report }
    }

    /// The language asked for, or the one that the source states, or the one that its words are in.
    fn language(&self, made: &[Made]) -> String {
        let stated = self.request.language.clone().or_else(|| self.reader.outline.language.clone());
        let stated = stated
            .map(|tag| tag.replace('_', "-"))
            .filter(|tag| Form::Language.fault("", tag).is_none());
        stated.unwrap_or_else(|| {
            let texts = made.iter().map(|page| page.read.body.as_str());
            language::guess(texts).to_owned()
        })
    }

    fn manifest(
        &self,
        title: &str,
        language: &str,
        order: &[(String, String, Vec<String>)],
    ) -> String {
        let outline = self.reader.outline;
        let id = [key(&crate::parse::inline::inline(title, false).0), key(&self.request.name)];
        let id = id
            .into_iter()
            .find(|id| !id.is_empty())
            .unwrap_or_else(|| format!("course-{}", &blake3::hash(title.as_bytes()).to_hex()[..8]));
        let id: String = id.chars().take(60).collect();
        let value = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let list = |items: Vec<&str>| {
            let items =
                items.into_iter().map(|item| toml::Value::String(item.to_owned())).collect();
            toml::Value::Array(items).to_string()
        };
        let mut text = format!(
            "id = {}\ntitle = {}\nlanguage = {}\n",
            value(id.trim_end_matches('-')),
            value(title),
            value(language)
        );
        if let Some(description) =
            outline.description.as_deref().map(str::trim).filter(|text| !text.is_empty())
        {
            let line = description.split_whitespace().collect::<Vec<_>>().join(" ");
            text.push_str(&format!("description = {}\n", value(&literal(&line))));
        }
        if !outline.authors.is_empty() {
            text.push_str(&format!(
                "authors = {}\n",
                list(outline.authors.iter().map(String::as_str).collect())
            ));
        }
        let units =
            order.iter().map(|(key, ..)| format!("    {},\n", value(key))).collect::<String>();
        text.push_str(&format!("units = [\n{units}]\n"));
        text
    }
}

/// A page that is a lesson without anything else.
fn leaf(page: &str) -> Leaf {
    Leaf { page: page.to_owned(), menu: None, above: None, is_draft: false }
}

/// Redirects from the addresses of the source's site, as Netlify and others read them.
fn redirects(places: &Places<'_>, moved: &BTreeMap<String, String>) -> String {
    let mut lines: BTreeSet<String> = BTreeSet::new();
    for (old, new) in moved {
        let new = format!(
            "/{}",
            new.strip_suffix(".md").map_or_else(|| new.clone(), |new| format!("{new}.html"))
        );
        for address in places.old_addresses(old) {
            let address = crate::text::path::encode_path(&address).replace("%3A", ":");
            if address != "/" && address != new && format!("{address}.html") != new {
                lines.insert(format!("{address} {new} 301"));
            }
        }
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

/// The losses with their places in both courses.
fn placed(losses: Vec<(String, Loss)>, reader: &Reader<'_>, tree: &SourceTree) -> Vec<Placed> {
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut line_of =
        |path: &str, text: &dyn Fn() -> String, written: &str, seen_key: &str| -> usize {
            let first = written.lines().next().unwrap_or_default().trim();
            if first.is_empty() || first == path {
                return 0;
            }
            let text = texts.entry(format!("{seen_key}{path}")).or_insert_with(text);
            let from = seen.entry((format!("{seen_key}{path}"), first.to_owned())).or_default();
            let found = text.get(*from..).and_then(|rest| rest.find(first)).map(|at| *from + at);
            let Some(at) = found.or_else(|| text.find(first)) else { return 0 };
            *from = at + first.len();
            text[..at].matches('\n').count() + 1
        };
    losses
        .into_iter()
        .map(|(target, loss)| {
            let path = loss.source.clone();
            let line = line_of(&path, &|| reader.source(&path), &loss.written, "s:");
            let source = Spot { path: path.split('#').next().unwrap_or_default().to_owned(), line };
            let new = || {
                let text =
                    (!target.is_empty()).then(|| tree.text_of(&CoursePath::new(&target))).flatten();
                text.map(|text| text.to_string()).unwrap_or_default()
            };
            let written = if loss.instead.is_empty() { &loss.written } else { &loss.instead };
            let line = line_of(&target, &new, written, "t:");
            Placed { source, target: Spot { path: target, line }, loss }
        })
        .collect()
}

impl Dialect {
    /// The way in which the lines of a plain folder are read.
    pub const PLAIN: Dialect =
        Dialect { kramdown: false, shortcodes: false, jsx: false, lia: false };
}
