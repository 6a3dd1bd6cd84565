//! The pages of the new course: their titles, their text, and the files around them.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag};

use crate::import::blocks::{Dialect, Translation};
use crate::import::edits::edited;
use crate::import::folder::titled;
use crate::import::front_matter::divide;
use crate::import::html::{with_parts, without_active, without_jsx};
use crate::import::includes::Includes;
use crate::import::links::titles;
use crate::import::losses::{self, Losses};
use crate::import::material::{Material, file_name, is_index, stem};
use crate::import::outline::Outline;
use crate::import::value::Value;
use crate::markdown::events;
use crate::parse::inline::{inline, literal};
use crate::text::path::portability_fault;
use crate::text::slug::key;

/// The maximum length of a key that is made from a name.
const MOST_KEY: usize = 60;

/// Names of folders that have a meaning in a course or in its site.
const RESERVED: [&str; 24] = [
    "index",
    "static",
    "theme",
    "files",
    "assets",
    "hosting",
    "questions",
    "progress",
    "search",
    "references",
    "glossary",
    "prompts",
    "plan",
    "certificate",
    "privacy",
    "accessibility",
    "404",
    "feed",
    "sitemap",
    "review",
    "notes",
    "record",
    "test-out",
    "import-report",
];

/// Keys of front matter that say how the other program shows a page.
const SHOWING: [&str; 34] = [
    "title",
    "description",
    "summary",
    "draft",
    "weight",
    "layout",
    "permalink",
    "slug",
    "url",
    "aliases",
    "sidebar_position",
    "sidebar_label",
    "sidebar",
    "id",
    "nav_order",
    "parent",
    "order",
    "position",
    "template",
    "hide_table_of_contents",
    "hide",
    "toc",
    "tableofcontents",
    "pagination_next",
    "pagination_prev",
    "hero",
    "editUrl",
    "head",
    "cascade",
    "outputs",
    "menu",
    "teaching",
    "exercises",
    "sitemap",
];

/// A page of the source, read.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// Its front matter.
    pub front: Value,
    /// The Markdown of its title.
    pub title: String,
    /// Its text below the title, with headings from the second level on, translated but for its
    /// links.
    pub body: String,
    /// The number of questions in it.
    pub questions: usize,
}

/// Reads pages.
pub struct Reader<'m> {
    /// The files of the source.
    pub material: Material<'m>,
    /// What is known of it.
    pub outline: &'m Outline,
    /// How its lines are read.
    pub dialect: Dialect,
    /// Folders in which paths of included files may begin.
    pub bases: Vec<String>,
}

impl Reader<'_> {
    /// The text of a page as it is in the source.
    pub fn source(&self, page: &str) -> String {
        match self.outline.texts.get(page) {
            Some(text) => text.clone(),
            None => self.material.text(page).unwrap_or_default(),
        }
    }

    /// Reads the page `page`. `key` is what ids of its questions begin with; `menu` is its title in
    /// the order of the source.
    pub fn read(&self, page: &str, key: &str, menu: Option<&str>, losses: &mut Losses) -> Read {
        if !self.outline.texts.contains_key(page) && !self.material.is_sound(page) {
            losses.add(losses::ENCODING, page, page);
        }
        let source = self.source(page);
        let divided = divide(&source);
        let includes = Includes { material: self.material, bases: &self.bases };
        let mut text = includes.take(page, divided.body, losses);
        let is_jsx = page.ends_with(".mdx") || self.dialect.jsx && text.contains("import ");
        if is_jsx {
            text = with_parts(&text, self.material, page);
            text = without_jsx(&text, page, losses);
        }
        text = without_active(&text, page, losses);
        let mut translation = Translation {
            material: self.material,
            page,
            dialect: self.dialect,
            losses,
            questions: 0,
            prefix: key,
            level: 1,
            depth: 0,
        };
        let text = translation.text(&text);
        let questions = translation.questions;
        let front = divided.front;
        let own = front.get("title").text().map(|title| literal(&one_line(title)));
        let (title, body) = headed(&text, own.as_deref());
        let title = title
            .or_else(|| menu.map(str::to_owned))
            .or_else(|| front.get("sidebar_label").text().map(literal))
            .unwrap_or_else(|| literal(&named(page)));
        let mut body = around(&front) + &body;
        if let Some(more) = after(&front) {
            body.push_str(&more);
        }
        Read { front, title, body, questions }
    }
}

/// A title made from the name of a page.
fn named(page: &str) -> String {
    let page = page.split('#').next().unwrap_or(page);
    let name = match is_index(page) {
        true => page.rsplit('/').nth(1).unwrap_or_else(|| stem(page)),
        false => stem(page),
    };
    titled(name)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Questions and objectives in the front matter of The Carpentries, as a box before the text.
fn around(front: &Value) -> String {
    let mut text = String::new();
    for key in ["questions", "objectives"] {
        let items = front.get(key).texts();
        if items.is_empty() {
            continue;
        }
        text.push_str(&format!("> [!NOTE]\n> **{}**\n>\n", titled(key)));
        items.iter().for_each(|item| text.push_str(&format!("> - {}\n", one_line(item))));
        text.push('\n');
    }
    text
}

/// The key points in the front matter of The Carpentries, as a box after the text.
fn after(front: &Value) -> Option<String> {
    let items = front.get("keypoints").texts();
    let mut text = "\n> [!NOTE]\n> **Key points**\n>\n".to_owned();
    items.iter().for_each(|item| text.push_str(&format!("> - {}\n", one_line(item))));
    (!items.is_empty()).then_some(text)
}

/// The title that the text has as its first heading of the first level, and the text with the
/// headings that it then has. `own` is the title in the front matter.
pub fn headed(text: &str, own: Option<&str>) -> (Option<String>, String) {
    let read = events(text, false);
    let found = titles(&read.spots);
    let mut title = own.map(str::to_owned);
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut firsts = found.iter();
    if let Some((range, words)) = found.first() {
        let written = one_line(text.get(words.clone()).unwrap_or_default());
        let plain = |text: &str| inline(text, false).0.to_lowercase();
        let is_same = own.is_some_and(|own| plain(own) == plain(&written));
        let is_question = text[range.clone()].contains(".question");
        if (own.is_none() || is_same) && !written.is_empty() && !is_question {
            title = Some(title.unwrap_or(written));
            // A link in the text may lead to it.
            let id = text[range.clone()]
                .rsplit_once("{#")
                .and_then(|(_, id)| id.split(['}', ' ']).next());
            let anchor = id.map(|id| format!("<span id=\"{id}\"></span>\n")).unwrap_or_default();
            edits.push((range.clone(), anchor));
            firsts.next();
        }
    }
    // Further headings of the first level take all others down with them.
    let is_shifted = firsts.next().is_some();
    let mut at = 0;
    while let Some((event, range)) = read.spots.get(at) {
        at += 1;
        let Event::Start(Tag::Heading { level, .. }) = event else { continue };
        let is_done = edits.iter().any(|(done, _)| done.start == range.start);
        if !is_shifted || is_done {
            continue;
        }
        let source = &text[range.clone()];
        match source.starts_with('#') {
            true if *level as usize <= 5 => edits.push((range.start..range.start, "#".to_owned())),
            true => {}
            false => {
                // Words with a line below them.
                let lines: Vec<&str> = source.trim_end().lines().collect();
                let words = lines[..lines.len().saturating_sub(1)].join(" ");
                let marks = "#".repeat(*level as usize + 1);
                let ends = if source.ends_with('\n') { "\n" } else { "" };
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                let words = words.replace(" > ", " ");
                edits.push((range.clone(), format!("{marks} {words}{ends}")));
            }
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    (title, edited(text, edits))
}

/// Keys that are taken, and new ones.
#[derive(Clone, Debug, Default)]
pub struct Keys(pub BTreeSet<String>);

impl Keys {
    /// A key for a page, made from its name.
    pub fn page(&mut self, page: &str, title: &str) -> String {
        // The parts of one file are named after their titles.
        if page.contains('#') {
            let title = cut(&key(&inline(title, false).0));
            return self.take([title, String::new(), String::new()], "page");
        }
        let path: Vec<&str> = page.split('/').collect();
        let folder = path.len().checked_sub(2).map_or("", |at| path[at]);
        let name = match is_index(page) && !folder.is_empty() {
            true => folder,
            false => stem(file_name(page)),
        };
        let own = cut(&key(name));
        let from_title = cut(&key(&inline(title, false).0));
        let below = cut(&key(&format!("{folder} {name}")));
        self.take([own, from_title, below], "page")
    }

    /// A key for a unit, made from the name of its folder or from its title.
    pub fn unit(&mut self, folder: &str, title: &str) -> String {
        let folder = cut(&key(super::folder::without_number(file_name(folder))));
        let folder =
            if matches!(&*folder, "docs" | "src" | "content") { String::new() } else { folder };
        let title = cut(&key(&inline(title, false).0));
        self.take([folder, title, String::new()], "unit")
    }

    fn take(&mut self, candidates: [String; 3], kind: &str) -> String {
        let is_free = |key: &String| {
            !key.is_empty()
                && portability_fault(key).is_none()
                && !RESERVED.contains(&&**key)
                && !self.0.contains(key)
        };
        let first = candidates.iter().find(|key| !key.is_empty()).cloned();
        let found = candidates.into_iter().find(|key| is_free(key)).unwrap_or_else(|| {
            let stem = first.unwrap_or_else(|| kind.to_owned());
            (1..)
                .map(|count| format!("{stem}-{count}"))
                .find(|key| is_free(key))
                .unwrap_or_default()
        });
        self.0.insert(found.clone());
        found
    }
}

/// A key of a length that fits into addresses.
fn cut(key: &str) -> String {
    match key.char_indices().nth(MOST_KEY) {
        Some((end, _)) => key[..end].trim_end_matches('-').to_owned(),
        None => key.to_owned(),
    }
}

/// The front matter of a page with these lines of TOML.
pub fn front(entries: &[(&str, toml::Value)], extra: &Value) -> String {
    let mut text = "+++\n".to_owned();
    for (key, value) in entries {
        text.push_str(&format!("{key} = {value}\n"));
    }
    let kept = extra.entries().iter().filter(|(key, _)| {
        let is_shown = SHOWING.contains(&&**key)
            || key.starts_with("sidebar")
            || key.starts_with("pagination");
        let is_read = ["questions", "objectives", "keypoints"].contains(&&**key);
        !is_shown && !is_read
    });
    let mut table = toml::Table::new();
    for (key, value) in kept {
        if let Some(value) = value.to_toml() {
            table.insert(key.clone(), value);
        }
    }
    if !table.is_empty() {
        text.push_str("\n[extra]\n");
        for (key, value) in table {
            let key = toml::Value::String(key);
            text.push_str(&format!("{key} = {value}\n"));
        }
    }
    text.push_str("+++\n\n");
    text
}

/// The description in front matter, as the summary of a page.
pub fn summary(front: &Value) -> Option<toml::Value> {
    let text = ["description", "summary"].iter().find_map(|key| front.get(key).text())?;
    Some(toml::Value::String(literal(&one_line(text))))
}

/// The titles of pages by their paths, as the order needs them before pages are translated.
pub fn titles_of(reader: &Reader<'_>, pages: &[&str]) -> BTreeMap<String, String> {
    let title = |page: &&str| {
        let source = reader.source(page);
        let divided = divide(&source);
        let own = divided.front.get("title").text().map(|title| literal(&one_line(title)));
        let title = own.or_else(|| headed(divided.body, None).0)?;
        let title = super::inline::heading(&format!("# {title}"));
        let title =
            title.trim_start_matches('#').split(" {#").next().unwrap_or_default().trim().to_owned();
        Some(((*page).to_owned(), title))
    };
    pages.iter().filter_map(title).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_heading_is_the_title() {
        let (title, text) = headed("# A `b`\n\nx\n\n## C\n", None);
        assert_eq!((title.as_deref(), text.trim()), (Some("A `b`"), "x\n\n## C"));
        let (title, text) = headed("A\n===\n\n# B\n\nC\n---\nx\n", None);
        assert_eq!((title.as_deref(), text.trim()), (Some("A"), "## B\n\n### C\nx"));
        let (title, text) = headed("# Other\n\n## C\n", Some("Own"));
        assert_eq!((title.as_deref(), text.trim()), (Some("Own"), "## Other\n\n### C"));
        let (title, _) = headed("```\n# no\n```\n", None);
        assert_eq!(title, None);
    }

    #[test]
    fn keys_are_free_and_short() {
        let mut keys = Keys::default();
        assert_eq!(keys.page("a/Intro Text.md", "T"), "intro-text");
        assert_eq!(keys.page("b/intro-text.md", "Title"), "title");
        assert_eq!(keys.page("c/README.md", "T"), "c");
        assert_eq!(keys.page("index.md", "T"), "t");
        assert_eq!(keys.page("x/中文.md", "中文"), "x");
        assert_eq!(keys.unit("static", "Static"), "static-1");
        assert!(keys.unit("", &"long ".repeat(40)).len() <= MOST_KEY);
    }

    #[test]
    fn front_matter_keeps_what_is_the_authors_own() {
        let extra = crate::import::value::yaml("title: A\nweight: 3\nroom: [1, \"b c\"]\n");
        let text = front(&[("title", "A \"b\"".into())], &extra);
        assert_eq!(text, "+++\ntitle = 'A \"b\"'\n\n[extra]\n\"room\" = [1, \"b c\"]\n+++\n\n");
    }
}
