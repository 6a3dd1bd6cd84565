//! The order of a course: the tree of the source, folded to units and lessons.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::losses::{self, Losses};
use crate::import::material::folder;

/// An entry in the order of the source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// The title that the order gives it, as Markdown of one line.
    pub title: Option<String>,
    /// The file of its page.
    pub page: Option<String>,
    /// What stands below it.
    pub children: Vec<Node>,
    /// Whether it is a part of the book, which is a unit whatever it holds.
    pub is_part: bool,
    /// Whether the source does not publish its page.
    pub is_draft: bool,
}

impl Node {
    /// An entry for the page `path`.
    pub fn page(path: impl Into<String>) -> Node {
        Node { page: Some(path.into()), ..Node::default() }
    }

    /// The paths of all pages in it.
    fn pages<'n>(&'n self, found: &mut Vec<&'n str>) {
        found.extend(self.page.as_deref());
        self.children.iter().for_each(|child| child.pages(found));
    }
}

/// All pages of `nodes`.
pub fn pages_of(nodes: &[Node]) -> Vec<&str> {
    let mut found = Vec::new();
    nodes.iter().for_each(|node| node.pages(&mut found));
    found
}

/// What a reader of a format knows about a source.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The title of the course, as Markdown of one line.
    pub title: Option<String>,
    /// The language, a BCP 47 tag.
    pub language: Option<String>,
    /// The authors.
    pub authors: Vec<String>,
    /// What the course is about, in a sentence.
    pub description: Option<String>,
    /// The address at which the source is published.
    pub site: Option<String>,
    /// The page that becomes the front page.
    pub front: Option<String>,
    /// The pages in their order.
    pub nodes: Vec<Node>,
    /// The folder whose pages have the addresses of the site.
    pub root: String,
    /// What stands before those addresses, such as `/docs/`, without slashes at its ends.
    pub base: String,
    /// Folders whose files have addresses at the root of the site.
    pub public: Vec<String>,
    /// Pages that are parts of a file, by names made for them. They are read instead of a file.
    pub texts: BTreeMap<String, String>,
    /// Other addresses of pages, without slashes at their ends.
    pub addresses: BTreeMap<String, String>,
}

/// A lesson to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// Its file in the source.
    pub page: String,
    /// The title that the order gives it.
    pub menu: Option<String>,
    /// The titles of what it stood below, within its unit.
    pub above: Option<String>,
    /// Whether the source does not publish it.
    pub is_draft: bool,
}

/// A unit to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its title.
    pub title: String,
    /// The page with which it begins.
    pub intro: Option<Leaf>,
    /// The lessons.
    pub lessons: Vec<Leaf>,
}

impl Unit {
    /// The folder in the source in which all of its pages are; `None` when they are in several.
    pub fn folder(&self) -> Option<&str> {
        let mut folders = self.intro.iter().chain(&self.lessons).map(|leaf| folder(&leaf.page));
        let first = folders.next()?;
        let is_below =
            |other: &str| other.strip_prefix(first).is_some_and(|rest| rest.starts_with('/'));
        folders.all(|folder| folder == first || is_below(folder)).then_some(first)
    }
}

/// The units of a course.
pub struct Folding<'f> {
    /// The titles of pages, by their files.
    pub titles: &'f BTreeMap<String, String>,
    /// The title of the course.
    pub course: &'f str,
    /// The front page, which is no lesson.
    pub front: Option<&'f str>,
    /// What is lost.
    pub losses: &'f mut Losses,
    seen: BTreeSet<String>,
}

impl<'f> Folding<'f> {
    /// Folds trees whose pages have `titles`.
    pub fn new(
        titles: &'f BTreeMap<String, String>,
        course: &'f str,
        front: Option<&'f str>,
        losses: &'f mut Losses,
    ) -> Folding<'f> {
        Folding { titles, course, front, losses, seen: BTreeSet::new() }
    }

    /// The units that `nodes` become. Parts are units; without parts, whatever has pages below it
    /// is one, and pages in a row that have none share one.
    pub fn units(&mut self, nodes: &[Node]) -> Vec<Unit> {
        let mut nodes = nodes;
        // A single entry around everything is no level of its own.
        while let [only] = nodes
            && only.page.is_none()
            && only.children.iter().any(|child| !child.children.is_empty())
        {
            nodes = &only.children;
        }
        let has_parts = nodes.iter().any(|node| node.is_part);
        let mut units = Vec::new();
        let mut row: Vec<Leaf> = Vec::new();
        for node in nodes {
            if has_parts && !node.is_part {
                self.leaves(std::slice::from_ref(node), None, &mut row);
                continue;
            }
            if node.children.is_empty() && !node.is_part {
                row.extend(self.leaf(node, None));
                continue;
            }
            let intro = self.leaf(node, None);
            let mut lessons = Vec::new();
            self.leaves(&node.children, None, &mut lessons);
            if lessons.is_empty() {
                row.extend(intro);
                continue;
            }
            self.close(&mut row, &mut units);
            let title = self.title_of(node).unwrap_or_else(|| self.course.to_owned());
            units.push(Unit { title, intro, lessons });
        }
        self.close(&mut row, &mut units);
        if let [only] = &mut units[..]
            && only.intro.is_none()
            && !has_parts
        {
            only.title = self.course.to_owned();
        }
        units
    }

    /// Makes a unit of the pages in `row`, named by the first and the last.
    fn close(&mut self, row: &mut Vec<Leaf>, units: &mut Vec<Unit>) {
        let lessons = std::mem::take(row);
        let title =
            |leaf: &Leaf| self.titles.get(&leaf.page).cloned().or_else(|| leaf.menu.clone());
        let (Some(first), Some(last)) = (lessons.first(), lessons.last()) else { return };
        let title = match (title(first), title(last)) {
            (Some(first), Some(last)) if lessons.len() > 1 => format!("{first} – {last}"),
            (Some(first), _) => first,
            (None, _) => self.course.to_owned(),
        };
        units.push(Unit { title, intro: None, lessons });
    }

    fn leaves(&mut self, nodes: &[Node], above: Option<&str>, found: &mut Vec<Leaf>) {
        for node in nodes {
            found.extend(self.leaf(node, above));
            if node.children.is_empty() {
                continue;
            }
            let title = self.title_of(node);
            self.leaves(&node.children, title.as_deref().or(above), found);
        }
    }

    /// The page of `node`, unless it is in the course already.
    fn leaf(&mut self, node: &Node, above: Option<&str>) -> Option<Leaf> {
        let page = node.page.clone()?;
        if self.front == Some(&page) || !self.seen.insert(page.clone()) {
            return None;
        }
        if let Some(above) = above {
            self.losses.add(losses::DEPTH, &page, above);
        }
        let own = self.titles.get(&page);
        if let (Some(menu), Some(own)) = (&node.title, own)
            && menu.trim() != own.trim()
        {
            self.losses.add(losses::TITLE, &page, menu.trim());
        }
        Some(Leaf {
            page,
            menu: node.title.clone(),
            above: above.map(str::to_owned),
            is_draft: node.is_draft,
        })
    }

    /// The title of an entry: that of its page, or else the one that the order gives it.
    fn title_of(&self, node: &Node) -> Option<String> {
        let own = node.page.as_ref().and_then(|page| self.titles.get(page)).cloned();
        match node.is_part {
            true => node.title.clone().or(own),
            false => own.or_else(|| node.title.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(title: &str, children: Vec<Node>) -> Node {
        let page = Some(format!("{title}.md"));
        Node { title: Some(title.to_owned()), page, children, ..Node::default() }
    }

    fn folded(nodes: &[Node], front: Option<&str>) -> Vec<(String, Option<String>, Vec<String>)> {
        let titles = pages_of(nodes)
            .into_iter()
            .map(|page| (page.to_owned(), page.trim_end_matches(".md").to_owned()))
            .collect();
        let mut losses = Losses::default();
        let mut folding = Folding::new(&titles, "Course", front, &mut losses);
        let named = |leaf: &Leaf| match &leaf.above {
            Some(above) => format!("{above}: {}", leaf.page),
            None => leaf.page.clone(),
        };
        let units = folding.units(nodes);
        units
            .iter()
            .map(|unit| {
                let lessons = unit.lessons.iter().map(named).collect();
                (unit.title.clone(), unit.intro.as_ref().map(named), lessons)
            })
            .collect()
    }

    #[test]
    fn what_has_pages_below_it_is_a_unit() {
        let nodes = [
            node("intro", vec![]),
            node("preface", vec![]),
            node("a", vec![node("b", vec![node("c", vec![node("d", vec![])])])]),
            node("last", vec![]),
        ];
        let expected = [
            ("intro – preface", None, vec!["intro.md", "preface.md"]),
            ("a", Some("a.md"), vec!["b.md", "b: c.md", "c: d.md"]),
            ("last", None, vec!["last.md"]),
        ];
        let found = folded(&nodes, None);
        let found: Vec<_> = found
            .iter()
            .map(|(title, intro, lessons)| {
                let lessons: Vec<&str> = lessons.iter().map(String::as_str).collect();
                (title.as_str(), intro.as_deref(), lessons)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pages_without_levels_are_one_unit_named_after_the_course() {
        let nodes = [node("a", vec![]), node("b", vec![]), node("a", vec![])];
        let found = folded(&nodes, Some("a.md"));
        assert_eq!(found, [("Course".to_owned(), None, vec!["b.md".to_owned()])]);
    }

    #[test]
    fn parts_are_units_whatever_they_hold() {
        let part = |title: &str, children| Node {
            title: Some(title.to_owned()),
            children,
            is_part: true,
            ..Node::default()
        };
        let nodes = [
            node("a", vec![node("b", vec![])]),
            part("One", vec![node("c", vec![]), node("d", vec![node("e", vec![])])]),
            part("Empty", vec![]),
            part("Two", vec![node("f", vec![])]),
        ];
        let found = folded(&nodes, None);
        let titles: Vec<&str> = found.iter().map(|(title, ..)| title.as_str()).collect();
        assert_eq!(titles, ["a – b", "One", "Two"]);
        assert_eq!(found[1].2, ["c.md", "d.md", "d: e.md"]);
    }
}
