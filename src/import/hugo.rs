//! Hugo: `hugo.toml`, sections with `_index.md`, and weights.

use std::collections::BTreeMap;

use crate::import::folder::{sort_by_weight, take_front, tree, wanted};
use crate::import::front_matter::divide;
use crate::import::losses::Losses;
use crate::import::material::{Material, folder, join};
use crate::import::outline::{Node, Outline};

/// Reads the site in the folder `home`, whose configuration is at `config`.
pub fn outline(material: Material<'_>, config: &str, losses: &mut Losses) -> Outline {
    let (_, settings) = material.data(&[config]).unwrap_or_default();
    let home = folder(config);
    let home = home.strip_suffix("config/_default").map_or(home, |home| home.trim_end_matches('/'));
    let language = settings
        .get("defaultContentLanguage")
        .text()
        .or_else(|| settings.get("languageCode").text())
        .or_else(|| settings.get("locale").text())
        .unwrap_or("en")
        .to_owned();
    let short = language.split('-').next().unwrap_or("en");
    let content = settings.get("contentDir").text().unwrap_or("content");
    let content = join(home, content).unwrap_or_default();
    let own = settings.get("languages").get(short).get("contentDir").text();
    let own = own.and_then(|own| join(home, own));
    let candidates = own.into_iter().chain(join(&content, short)).chain(join(&content, &language));
    let root =
        candidates.into_iter().find(|path| !material.pages(path).is_empty()).unwrap_or(content);
    let mut pages = wanted(material, &root, losses);
    // What others take in is no page.
    pages.retain(|page| {
        let text = material.text(page).unwrap_or_default();
        let front = divide(&text).front;
        let build = ["build", "_build"].iter().any(|key| {
            let render = front.get(key).get("render");
            matches!(render.text(), Some("never"))
                || *render == crate::import::value::Value::Bool(false)
        });
        !build && !front.get("headless").is_true()
    });
    let mut nodes = tree(&root, &pages);
    let weight = |node: &Node| {
        let text = material.text(node.page.as_deref()?)?;
        let weight = divide(&text).front.get("weight").number();
        weight.filter(|weight| *weight != 0.0)
    };
    let front = take_front(&mut nodes);
    sort_by_weight(&mut nodes, &weight);
    let mut addresses = BTreeMap::new();
    for page in &pages {
        let text = material.text(page).unwrap_or_default();
        let divided = divide(&text);
        let inside =
            folder(page)[root.len().min(folder(page).len())..].trim_matches('/').to_owned();
        for key in ["url", "permalink", "aliases"] {
            for address in divided.front.get(key).texts() {
                let address =
                    if address.starts_with('/') { address } else { format!("{inside}/{address}") };
                addresses
                    .entry(address.trim_matches('/').to_owned())
                    .or_insert_with(|| (*page).to_owned());
            }
        }
        if let Some(slug) = divided.front.get("slug").text() {
            addresses
                .entry(format!("{inside}/{slug}").trim_matches('/').to_owned())
                .or_insert_with(|| (*page).to_owned());
        }
    }
    let own = settings.get("languages").get(short);
    let title = own.get("title").text().or_else(|| settings.get("title").text());
    Outline {
        title: title.map(crate::parse::inline::literal),
        language: Some(language),
        description: settings.get("params").get("description").text().map(str::to_owned),
        site: settings
            .get("baseURL")
            .text()
            .or_else(|| settings.get("baseurl").text())
            .map(str::to_owned),
        front,
        nodes,
        root,
        public: ["static", "assets"].iter().filter_map(|name| join(home, name)).collect(),
        addresses,
        ..Outline::default()
    }
}
