//! mdBook: `book.toml`, `SUMMARY.md` and what preprocessors add.

use std::collections::BTreeSet;

use crate::import::folder::take_front;
use crate::import::losses::{self, Losses};
use crate::import::material::{Material, folder, join};
use crate::import::outline::{Node, Outline, pages_of};

/// Reads the book whose `book.toml` is in the folder `home`.
pub fn outline(material: Material<'_>, home: &str, losses: &mut Losses) -> Outline {
    let path = join(home, "book.toml").unwrap_or_default();
    let (_, config) = material.data(&[&path]).unwrap_or_default();
    let book = config.get("book");
    let source = book.get("src").text().unwrap_or("src");
    let root = join(home, source).unwrap_or_default();
    let summary_path = join(&root, "SUMMARY.md").unwrap_or_default();
    let text = material.text(&summary_path).unwrap_or_default();
    let mut nodes = summary(material, &root, &text);
    let front = take_front(&mut nodes);
    let mut outline = Outline {
        title: book.get("title").text().map(str::to_owned),
        language: book.get("language").text().map(str::to_owned),
        authors: book.get("authors").texts(),
        description: book.get("description").text().map(str::to_owned),
        site: config.get("output").get("html").get("site-url").text().map(str::to_owned),
        front,
        nodes,
        root: root.clone(),
        public: vec![root.clone()],
        ..Outline::default()
    };
    drafts(material, &summary_path, &mut outline, losses);
    outline
}

/// Adds the pages that mdBook does not publish, because the summary leaves them out, as drafts.
/// Files that others include are no pages.
fn drafts(material: Material<'_>, summary: &str, outline: &mut Outline, losses: &mut Losses) {
    let listed: BTreeSet<String> = pages_of(&outline.nodes)
        .into_iter()
        .chain(outline.front.as_deref())
        .map(str::to_owned)
        .collect();
    let pages = material.pages(&outline.root);
    let included: BTreeSet<String> = pages
        .iter()
        .filter_map(|page| Some((page, material.text(page)?)))
        .flat_map(|(page, text)| {
            let found: Vec<String> = text
                .split("include ")
                .skip(1)
                .filter_map(|rest| rest.split(['}', ':', '\n']).next())
                .filter_map(|path| join(folder(page), path.trim()))
                .collect();
            found
        })
        .collect();
    let mut unlisted: Vec<Node> = Vec::new();
    for page in pages {
        if page != summary && !listed.contains(page) && !included.contains(page) {
            losses.add(losses::NOT_LISTED, page, page);
            unlisted.push(Node { is_draft: true, ..Node::page(page) });
        }
    }
    match outline.nodes.iter_mut().rev().find(|node| node.is_part) {
        Some(last) => last.children.append(&mut unlisted),
        None => outline.nodes.append(&mut unlisted),
    }
}

/// The entries of `SUMMARY.md`, which is in the folder `root`. Headings are parts, items of lists
/// are chapters with others below them, and links outside of lists are chapters before and after.
pub fn summary(material: Material<'_>, root: &str, text: &str) -> Vec<Node> {
    list(material, root, text, false)
}

/// The entries of a list of links. Where `is_loose`, an item without a link is the title of what is
/// below it, and addresses may leave the ending out.
pub fn list(material: Material<'_>, root: &str, text: &str, is_loose: bool) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    // The margins of the items that the next one may be in.
    let mut margins: Vec<usize> = Vec::new();
    let mut is_first_heading = true;
    let mut comment = false;
    for line in text.lines() {
        let trimmed = line.trim_start();
        if comment || trimmed.starts_with("<!--") {
            comment = !line.contains("-->");
            continue;
        }
        if let Some(title) = trimmed.strip_prefix('#') {
            let title = title.trim_matches(['#', ' ']);
            margins.clear();
            // The first one is the title of the summary, when nothing stands before it.
            let is_title = std::mem::take(&mut is_first_heading) && nodes.is_empty();
            if !(title.is_empty() || is_title && line.starts_with("# ")) {
                let title = Some(title.to_owned());
                nodes.push(Node { title, is_part: true, ..Node::default() });
            }
            continue;
        }
        let margin = line.len() - trimmed.len();
        let item =
            ["- ", "* ", "+ ", "-\t", "*\t"].iter().find_map(|mark| trimmed.strip_prefix(mark));
        let found = entry(material, root, item.unwrap_or(trimmed), item.is_some());
        let node = match (found, item) {
            (Some(node), _) => node,
            (None, Some(title)) if is_loose && !title.contains("](") => {
                let title = title.trim().trim_matches('*').to_owned();
                Node { title: Some(title), ..Node::default() }
            }
            _ => continue,
        };
        let depth = match item {
            Some(_) => {
                margins.retain(|other| *other < margin);
                margins.push(margin);
                margins.len() - 1
            }
            None => {
                margins.clear();
                0
            }
        };
        let mut level = &mut nodes;
        // Links after the last part that stand in no list belong to no part.
        let is_in_part = item.is_some() && level.last().is_some_and(|node| node.is_part);
        for _ in 0..depth + usize::from(is_in_part) {
            let Some(last) = level.len().checked_sub(1) else { break };
            level = &mut level[last].children;
        }
        level.push(node);
        is_first_heading = false;
    }
    nodes
}

/// The entry that a line is: a link, or in a list the title of a chapter that is not written yet.
fn entry(material: Material<'_>, root: &str, text: &str, is_item: bool) -> Option<Node> {
    let text = text.trim();
    let open = text.find('[')?;
    let close = open + text[open..].rfind("](")?;
    let title = text[open + 1..close].trim().to_owned();
    let rest = &text[close + 2..];
    let address = rest[..rest.rfind(')').unwrap_or(rest.len())].trim();
    let address = address.split(" \"").next().unwrap_or_default().trim_matches(['<', '>']);
    let address = percent_encoding::percent_decode_str(address).decode_utf8_lossy().into_owned();
    let path = address.split('#').next().unwrap_or_default();
    let title = Some(title).filter(|title| !title.is_empty());
    if path.contains("://") {
        return None;
    }
    let path = path.trim_start_matches('/');
    let path = path.strip_suffix('/').unwrap_or(path);
    let names = ["{}", "{}.md", "{}/README.md", "{}/index.md", "{}README.md"];
    let found = names
        .iter()
        .filter_map(|name| join(root, &name.replace("{}", path)))
        .find(|path| crate::import::material::is_page(path) && material.has(path));
    match found {
        Some(page) => Some(Node { title, page: Some(page), ..Node::default() }),
        None if is_item => Some(Node { title, ..Node::default() }),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::source::SourceTree;

    #[test]
    fn a_summary_has_parts_chapters_and_levels() {
        let names = ["a.md", "b.md", "c/README.md", "d.md", "e f.md"];
        let files: BTreeMap<String, Vec<u8>> =
            names.iter().map(|name| (format!("src/{name}"), b"x".to_vec())).collect();
        let tree = SourceTree::from_memory(files);
        let text = "# Summary\n\n[A](a.md)\n\n# One\n\n\
                     - [`b` [x]](./b.md)\n    - [C](c)\n    - [Draft]()\n\
                    \n* [E](e%20f.md#x)\n\n---\n\n[D](d.md)\n";
        let nodes = summary(Material { tree: &tree }, "src", text);
        let pages = pages_of(&nodes);
        assert_eq!(pages, ["src/a.md", "src/b.md", "src/c/README.md", "src/e f.md", "src/d.md"]);
        assert_eq!(nodes.len(), 3);
        assert!(nodes[1].is_part && nodes[1].title.as_deref() == Some("One"));
        assert_eq!(nodes[1].children[0].title.as_deref(), Some("`b` [x]"));
        assert_eq!(nodes[1].children[0].children.len(), 2);
    }
}
