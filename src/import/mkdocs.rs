//! MkDocs: `mkdocs.yml` with its `nav`, and the folder of pages.

use crate::import::folder::{add_unlisted, take_front, tree, wanted};
use crate::import::losses::Losses;
use crate::import::material::{Material, is_page, join};
use crate::import::outline::{Node, Outline};
use crate::import::value::Value;

/// Reads the site whose `mkdocs.yml` is at `config`.
pub fn outline(material: Material<'_>, config: &str, losses: &mut Losses) -> Outline {
    let (_, settings) = material.data(&[config]).unwrap_or_default();
    let home = crate::import::material::folder(config);
    let folder = settings.get("docs_dir").text().unwrap_or("docs");
    let root = join(home, folder).unwrap_or_default();
    let mut nodes = entries(material, &root, settings.get("nav").items());
    let has_order = !nodes.is_empty();
    if !has_order {
        nodes = tree(&root, &wanted(material, &root, losses));
    }
    let front = take_front(&mut nodes);
    if has_order {
        add_unlisted(material, &root, config, front.as_deref(), &mut nodes, losses);
    }
    let mut public = vec![root.clone()];
    public.extend(snippets(&settings).into_iter().filter_map(|base| join(home, &base)));
    public.push(home.to_owned());
    let language = settings.get("theme").get("language").text();
    Outline {
        title: settings.get("site_name").text().map(crate::parse::inline::literal),
        language: language.map(str::to_owned),
        authors: settings.get("site_author").texts(),
        description: settings.get("site_description").text().map(str::to_owned),
        site: settings.get("site_url").text().map(str::to_owned),
        front,
        nodes,
        root,
        public,
        ..Outline::default()
    }
}

/// The folders of files that pages include.
fn snippets(settings: &Value) -> Vec<String> {
    let extensions = settings.get("markdown_extensions");
    let all = extensions.items().iter().chain([extensions]);
    all.flat_map(|extension| extension.get("pymdownx.snippets").get("base_path").texts()).collect()
}

/// The entries of `nav`: a path, a title with a path, or a title with more entries.
fn entries(material: Material<'_>, root: &str, items: &[Value]) -> Vec<Node> {
    let page = |path: &str| {
        let path = join(root, path)?;
        let index = ["index.md", "README.md"].iter().filter_map(|name| join(&path, name));
        std::iter::once(path.clone()).chain(index).find(|path| is_page(path) && material.has(path))
    };
    let mut nodes = Vec::new();
    for item in items {
        if let Some(path) = item.text() {
            match page(path) {
                Some(path) => nodes.push(Node::page(path)),
                // A folder stands for all that is in it.
                None => {
                    let folder = join(root, path.trim_end_matches(['*', '/'])).unwrap_or_default();
                    if folder != root {
                        nodes.extend(tree(&folder, &material.pages(&folder)));
                    }
                }
            }
            continue;
        }
        for (title, value) in item.entries() {
            let title = Some(crate::parse::inline::literal(title));
            match value {
                Value::List(items) => {
                    let mut children = entries(material, root, items);
                    // The page for a section stands first in it.
                    let is_own = children.first().is_some_and(|first| {
                        first.children.is_empty()
                            && first.page.as_deref().is_some_and(crate::import::material::is_index)
                    });
                    let own = (is_own && children.len() > 1).then(|| children.remove(0));
                    let page = own.and_then(|own| own.page);
                    nodes.push(Node { title, page, children, ..Node::default() });
                }
                value => {
                    let page = value.text().and_then(page);
                    if page.is_some() {
                        nodes.push(Node { title, page, ..Node::default() });
                    }
                }
            }
        }
    }
    nodes
}
