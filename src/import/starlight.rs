//! Starlight: `astro.config.mjs` with its sidebar, and `src/content/docs`.

use std::collections::BTreeMap;

use crate::import::folder::{add_unlisted, sort_by_weight, take_front, tree, wanted};
use crate::import::front_matter::divide;
use crate::import::js;
use crate::import::losses::Losses;
use crate::import::material::{Material, folder, join};
use crate::import::outline::{Node, Outline};
use crate::import::value::Value;

/// Reads the site whose configuration is at `config`.
pub fn outline(material: Material<'_>, config: &str, losses: &mut Losses) -> Outline {
    let home = folder(config);
    let text = material.text(config).unwrap_or_default();
    let settings = js::after(&text, "starlight(");
    let docs = join(home, "src/content/docs").unwrap_or_default();
    let stated = settings.get("defaultLocale").text();
    let root = match stated.filter(|tag| *tag != "root").and_then(|tag| join(&docs, tag)) {
        Some(own) if !material.pages(&own).is_empty() => own,
        _ => docs.clone(),
    };
    let pages = wanted(material, &root, losses);
    let site = Site { material, root: &root, pages: &pages };
    let mut nodes = site.items(settings.get("sidebar").items());
    let has_order = !nodes.is_empty();
    if !has_order {
        nodes = site.generated(&root);
    }
    let front = take_front(&mut nodes);
    if has_order {
        add_unlisted(material, &root, config, front.as_deref(), &mut nodes, losses);
    }
    // The page at the root is the front page, wherever the sidebar has it.
    let index = ["index.mdx", "index.md"].iter().filter_map(|name| join(&root, name));
    let front = front.or_else(|| {
        let index = index.into_iter().find(|path| material.has(path))?;
        drop_pages(&mut nodes, std::slice::from_ref(&index));
        Some(index)
    });
    let mut addresses = BTreeMap::new();
    for page in &pages {
        let text = material.text(page).unwrap_or_default();
        if let Some(slug) = divide(&text).front.get("slug").text() {
            addresses.insert(slug.trim_matches('/').to_owned(), (*page).to_owned());
        }
    }
    let title = settings.get("title").text().map(str::to_owned).or_else(|| {
        settings
            .get("title")
            .entries()
            .first()
            .and_then(|(_, title)| title.text().map(str::to_owned))
    });
    Outline {
        title: title.as_deref().map(crate::parse::inline::literal),
        language: stated.filter(|tag| *tag != "root").map(str::to_owned).or_else(|| {
            let root = settings.get("locales").get("root");
            root.get("lang").text().map(str::to_owned)
        }),
        description: settings.get("description").text().map(str::to_owned),
        site: js::after(&text, "site:").text().map(str::to_owned),
        front,
        nodes,
        root,
        public: ["public", "src", "src/assets", ""]
            .iter()
            .filter_map(|name| join(home, name))
            .collect(),
        addresses,
        ..Outline::default()
    }
}

fn drop_pages(nodes: &mut Vec<Node>, gone: &[String]) {
    for node in nodes.iter_mut() {
        drop_pages(&mut node.children, gone);
        if node.page.as_ref().is_some_and(|page| gone.contains(page)) {
            node.page = None;
        }
    }
    nodes.retain(|node| node.page.is_some() || !node.children.is_empty());
}

struct Site<'s> {
    material: Material<'s>,
    root: &'s str,
    pages: &'s [&'s str],
}

impl Site<'_> {
    fn items(&self, items: &[Value]) -> Vec<Node> {
        items.iter().flat_map(|item| self.item(item)).collect()
    }

    /// The page at an address.
    fn page(&self, address: &str) -> Option<String> {
        let plain = join(self.root, address.trim_matches('/'))?;
        let names = ["{}.md", "{}.mdx", "{}/index.md", "{}/index.mdx"];
        names
            .iter()
            .map(|name| name.replace("{}", &plain))
            .find(|path| self.pages.contains(&path.as_str()))
    }

    fn item(&self, item: &Value) -> Vec<Node> {
        let title = item.get("label").text().map(crate::parse::inline::literal);
        if let Some(address) =
            item.text().or_else(|| item.get("slug").text()).or_else(|| item.get("link").text())
        {
            let page = self.page(address);
            return page
                .map(|page| Node { title, page: Some(page), ..Node::default() })
                .into_iter()
                .collect();
        }
        let generated = item.get("autogenerate").get("directory").text();
        let children = match generated {
            Some(folder) => self.generated(&join(self.root, folder).unwrap_or_default()),
            None => self.items(item.get("items").items()),
        };
        match title {
            Some(title) if !children.is_empty() => {
                vec![Node { title: Some(title), children, ..Node::default() }]
            }
            _ => children,
        }
    }

    /// The tree of a folder, in the order that pages state.
    fn generated(&self, folder: &str) -> Vec<Node> {
        let inside = |page: &&&str| page.starts_with(&format!("{folder}/"));
        let pages: Vec<&str> = self.pages.iter().filter(inside).copied().collect();
        let mut nodes = tree(folder, &pages);
        let order = |node: &Node| {
            let text = self.material.text(node.page.as_deref()?)?;
            divide(&text).front.get("sidebar").get("order").number()
        };
        sort_by_weight(&mut nodes, &order);
        nodes
    }
}
