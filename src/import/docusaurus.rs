//! Docusaurus: `docusaurus.config.js`, `sidebars.js`, and `_category_.json` in folders.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::folder::{add_unlisted, sort_by_weight, take_front, tree, without_number};
use crate::import::front_matter::divide;
use crate::import::js;
use crate::import::losses::Losses;
use crate::import::material::{Material, file_name, folder, is_index, join, natural, stem};
use crate::import::outline::{Node, Outline};
use crate::import::value::{self, Value};

/// The names that `sidebars` may have.
const SIDEBARS: [&str; 5] =
    ["sidebars.js", "sidebars.ts", "sidebars.json", "sidebars.mjs", "sidebars.cjs"];

/// Reads the site whose configuration is at `config`.
pub fn outline(material: Material<'_>, config: &str, losses: &mut Losses) -> Outline {
    let home = folder(config);
    let text = material.text(config).unwrap_or_default();
    let settings = js::literals(&text)
        .into_iter()
        .find(|value| value.get("title").text().is_some())
        .unwrap_or_default();
    let docs = js::after(&text, "docs:");
    let own = docs.get("path").text().and_then(|path| join(home, path));
    let candidates = own.into_iter().chain(join(home, "docs")).chain(join(home, "../docs"));
    let root =
        candidates.into_iter().find(|path| !material.pages(path).is_empty()).unwrap_or_default();
    let pages: Vec<&str> = pages(material, &root);
    let ids = ids(material, &root, &pages);
    let mut nodes = Vec::new();
    for name in SIDEBARS {
        let Some(text) = join(home, name).and_then(|path| material.text(&path)) else { continue };
        let found = match name.ends_with("json") {
            true => vec![value::json(&text)],
            false => js::literals(&text),
        };
        let site = Site { material, root: &root, ids: &ids, pages: &pages };
        for (_, sidebar) in found.iter().flat_map(Value::entries) {
            nodes.extend(match sidebar {
                Value::List(items) => site.items(items),
                other => site.items(std::slice::from_ref(other)),
            });
        }
        break;
    }
    let site = Site { material, root: &root, ids: &ids, pages: &pages };
    let has_order = !nodes.is_empty();
    if !has_order {
        nodes = site.generated(&root);
    }
    let front = take_front(&mut nodes);
    if has_order {
        add_unlisted(material, &root, config, front.as_deref(), &mut nodes, losses);
    }
    let base = docs.get("routeBasePath").text().unwrap_or("docs").trim_matches('/').to_owned();
    let mut addresses = BTreeMap::new();
    for page in &pages {
        let text = material.text(page).unwrap_or_default();
        let inside = folder(page).strip_prefix(&root).unwrap_or_default().trim_matches('/');
        if let Some(slug) = divide(&text).front.get("slug").text() {
            let address =
                if slug.starts_with('/') { slug.to_owned() } else { format!("{inside}/{slug}") };
            addresses.insert(address.trim_matches('/').to_owned(), (*page).to_owned());
        }
    }
    for (id, page) in &ids {
        addresses.entry(id.clone()).or_insert_with(|| page.clone());
    }
    Outline {
        title: settings.get("title").text().map(crate::parse::inline::literal),
        language: js::after(&text, "defaultLocale:").text().map(str::to_owned),
        description: settings.get("tagline").text().map(str::to_owned),
        site: None,
        front,
        nodes,
        root,
        base,
        public: join(home, "static").into_iter().chain([home.to_owned()]).collect(),
        addresses,
        ..Outline::default()
    }
}

/// The pages below `root`. Files that begin with `_` are parts of others.
fn pages<'t>(material: Material<'t>, root: &str) -> Vec<&'t str> {
    let mut pages = material.pages(root);
    let is_part = |page: &&str| page[root.len()..].split('/').any(|name| name.starts_with('_'));
    pages.retain(|page| !is_part(page));
    pages.sort_by_key(|page| {
        let mut parts: Vec<_> = page.split('/').map(|part| (1, natural(part))).collect();
        if let Some(last) = parts.last_mut() {
            *last = (u8::from(!is_index(page)), natural(stem(page)));
        }
        parts
    });
    pages
}

/// The pages by their ids.
fn ids(material: Material<'_>, root: &str, pages: &[&str]) -> BTreeMap<String, String> {
    let mut ids = BTreeMap::new();
    for page in pages {
        let inside = page.strip_prefix(root).unwrap_or(page).trim_start_matches('/');
        let folders: Vec<&str> =
            folder(inside).split('/').filter(|part| !part.is_empty()).collect();
        let plain: Vec<&str> = folders.iter().map(|part| without_number(part)).collect();
        let text = material.text(page).unwrap_or_default();
        let front = divide(&text).front;
        let id = |folders: &[&str], name: &str| {
            folders.iter().copied().chain([name]).collect::<Vec<_>>().join("/")
        };
        for folders in [&plain, &folders] {
            ids.entry(id(folders, without_number(stem(inside))))
                .or_insert_with(|| (*page).to_owned());
            ids.entry(id(folders, stem(inside))).or_insert_with(|| (*page).to_owned());
            if let Some(own) = front.get("id").text() {
                ids.insert(id(folders, own), (*page).to_owned());
            }
        }
    }
    ids
}

struct Site<'s> {
    material: Material<'s>,
    root: &'s str,
    ids: &'s BTreeMap<String, String>,
    pages: &'s [&'s str],
}

impl Site<'_> {
    fn items(&self, items: &[Value]) -> Vec<Node> {
        items.iter().flat_map(|item| self.item(item)).collect()
    }

    fn page(&self, id: &str, title: Option<&str>) -> Vec<Node> {
        let page = self.ids.get(id.trim_matches('/')).cloned();
        let title = title.map(crate::parse::inline::literal);
        page.map(|page| Node { title, page: Some(page), ..Node::default() }).into_iter().collect()
    }

    fn item(&self, item: &Value) -> Vec<Node> {
        if let Some(id) = item.text() {
            return self.page(id, None);
        }
        let label = item.get("label").text();
        match item.get("type").text() {
            Some("doc" | "ref") => self.page(item.get("id").text().unwrap_or_default(), label),
            Some("category") => {
                let own = item.get("link").get("id").text();
                let page = own.and_then(|id| self.ids.get(id)).cloned();
                let children = self.items(item.get("items").items());
                let title = label.map(crate::parse::inline::literal);
                vec![Node { title, page, children, ..Node::default() }]
            }
            Some("autogenerated") => {
                let folder = item.get("dirName").text().unwrap_or(".");
                self.generated(&join(self.root, folder).unwrap_or_default())
            }
            Some(_) => Vec::new(),
            // `{ "Title": [ … ] }`.
            None => item
                .entries()
                .iter()
                .map(|(title, value)| Node {
                    title: Some(crate::parse::inline::literal(title)),
                    children: self.items(value.items()),
                    ..Node::default()
                })
                .collect(),
        }
    }

    /// The tree of a folder, in the order of positions.
    fn generated(&self, folder: &str) -> Vec<Node> {
        let inside = |page: &&&str| folder.is_empty() || page.starts_with(&format!("{folder}/"));
        let pages: Vec<&str> = self.pages.iter().filter(inside).copied().collect();
        let mut nodes = tree(folder, &pages);
        self.named(&mut nodes);
        let position = |node: &Node| self.position(node);
        sort_by_weight(&mut nodes, &position);
        nodes
    }

    /// Gives nodes for folders the titles in `_category_.json`.
    fn named(&self, nodes: &mut [Node]) {
        for node in nodes {
            if !node.children.is_empty()
                && let Some((_, category)) = self.category(node)
            {
                if let Some(label) = category.get("label").text() {
                    node.title = Some(crate::parse::inline::literal(label));
                }
                let link = category.get("link").get("id").text();
                if let Some(page) = link.and_then(|id| self.ids.get(id)) {
                    node.page = Some(page.clone());
                    node.children.retain(|child| child.page.as_ref() != Some(page));
                }
            }
            self.named(&mut node.children);
        }
    }

    /// The file about the folder that a node is.
    fn category(&self, node: &Node) -> Option<(String, Value)> {
        let folder = folder_of(node)?;
        let paths = ["_category_.json", "_category_.yml", "_category_.yaml"]
            .map(|name| format!("{folder}/{name}"));
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        self.material.data(&paths)
    }

    fn position(&self, node: &Node) -> Option<f64> {
        let of_folder = || self.category(node)?.1.get("position").number();
        let of_page = || {
            let text = self.material.text(node.page.as_deref()?)?;
            let front = divide(&text).front;
            front.get("sidebar_position").number().or_else(|| number(stem(node.page.as_deref()?)))
        };
        match node.children.is_empty() {
            true => of_page(),
            false => of_folder().or_else(of_page).or_else(|| number(file_name(&folder_of(node)?))),
        }
    }
}

/// The number with which a name begins.
fn number(name: &str) -> Option<f64> {
    (without_number(name).len() < name.len())
        .then(|| name.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok())
        .flatten()
}

/// The folder that holds all pages of a node.
fn folder_of(node: &Node) -> Option<String> {
    let nodes = std::slice::from_ref(node);
    let pages = crate::import::outline::pages_of(nodes);
    let folders: BTreeSet<&str> = pages.iter().map(|page| folder(page)).collect();
    let first = folders.first()?;
    let mut common = (*first).to_owned();
    for other in &folders {
        while !(*other == common || other.starts_with(&format!("{common}/"))) {
            common = folder(&common).to_owned();
            if common.is_empty() {
                return None;
            }
        }
    }
    Some(common)
}
