//! Lessons of The Carpentries: `config.yaml` of the Workbench, and `_config.yml` of the older
//! styles.

use std::collections::BTreeMap;

use crate::import::folder::{titled, wanted};
use crate::import::losses::Losses;
use crate::import::material::{Material, folder, natural, stem};
use crate::import::outline::{Node, Outline, pages_of};

/// The folders of a lesson, after its episodes.
const FOLDERS: [&str; 4] = ["learners", "instructors", "profiles", "_extras"];

/// Reads the lesson.
pub fn outline(material: Material<'_>, losses: &mut Losses) -> Outline {
    let (_, settings) = material.data(&["config.yaml", "_config.yml"]).unwrap_or_default();
    let episodes = ["episodes", "_episodes", "_episodes_rmd"]
        .into_iter()
        .find(|folder| !material.pages(folder).is_empty())
        .unwrap_or("episodes");
    let in_order = |folder: &str, key: &str| -> Vec<Node> {
        let listed = settings.get(key).texts();
        let named =
            listed.iter().map(|name| format!("{folder}/{name}")).filter(|path| material.has(path));
        let mut pages: Vec<String> = named.collect();
        let mut others: Vec<&str> = material.pages(folder);
        others.retain(|page| crate::import::material::folder(page) == folder);
        others.sort_by_key(|page| natural(page));
        for page in others {
            if !pages.iter().any(|other| other == page) {
                pages.push(page.to_owned());
            }
        }
        pages.into_iter().map(Node::page).collect()
    };
    let title = settings.get("title").text().map(crate::parse::inline::literal);
    let mut nodes = vec![Node {
        title: title.clone(),
        children: in_order(episodes, "episodes"),
        is_part: true,
        ..Node::default()
    }];
    for folder in FOLDERS {
        let children = in_order(folder, folder);
        if !children.is_empty() {
            nodes.push(Node {
                title: Some(titled(folder)),
                children,
                is_part: true,
                ..Node::default()
            });
        }
    }
    let front =
        ["index.md", "README.md"].into_iter().find(|page| material.has(page)).map(str::to_owned);
    let at_root: Vec<&str> =
        wanted(material, "", losses).into_iter().filter(|page| folder(page).is_empty()).collect();
    let mut more: Vec<Node> = Vec::new();
    for page in at_root {
        let is_other = page == "README.md" && front.as_deref() != Some(page);
        if Some(page) != front.as_deref() && !is_other {
            more.push(Node::page(page));
        }
    }
    if !more.is_empty() {
        let last = titled(stem("more"));
        nodes.push(Node { title: Some(last), children: more, is_part: true, ..Node::default() });
    }
    let mut addresses = BTreeMap::new();
    for page in pages_of(&nodes) {
        addresses.entry(stem(page).to_owned()).or_insert_with(|| page.to_owned());
    }
    Outline {
        title,
        language: settings
            .get("lang")
            .text()
            .or_else(|| settings.get("locale").text())
            .map(str::to_owned),
        authors: Vec::new(),
        description: settings.get("description").text().map(str::to_owned),
        front,
        nodes,
        root: String::new(),
        public: vec![episodes.to_owned(), String::new()],
        addresses,
        ..Outline::default()
    }
}
