//! docsify: `index.html`, and `_sidebar.md` with the order.

use crate::import::folder::{add_unlisted, take_front, tree, wanted};
use crate::import::losses::Losses;
use crate::import::material::{Material, join};
use crate::import::mdbook::list;
use crate::import::outline::Outline;

/// Reads the site whose `index.html` is in the folder `root`.
pub fn outline(material: Material<'_>, root: &str, losses: &mut Losses) -> Outline {
    let path = |name: &str| join(root, name).unwrap_or_default();
    let page = material.text(&path("index.html")).unwrap_or_default();
    let sidebar = path("_sidebar.md");
    let mut nodes = match material.text(&sidebar) {
        Some(text) => list(material, root, &text, true),
        None => Vec::new(),
    };
    let has_order = !nodes.is_empty();
    if !has_order {
        let mut pages = wanted(material, root, losses);
        pages.retain(|page| !crate::import::material::file_name(page).starts_with('_'));
        nodes = tree(root, &pages);
    } else {
        add_unlisted(material, root, &sidebar, None, &mut nodes, losses);
    }
    let front = take_front(&mut nodes).or_else(|| {
        let home = path("README.md");
        material.has(&home).then_some(home)
    });
    let word = |key: &str| {
        let value = crate::import::js::after(&page, key);
        value.text().map(str::to_owned)
    };
    let language = page.split("<html").nth(1).and_then(|rest| {
        let rest = rest.split('>').next()?.split("lang=\"").nth(1)?;
        Some(rest.split('"').next()?.to_owned())
    });
    Outline {
        title: word("name:")
            .map(|name| crate::parse::inline::literal(&name))
            .filter(|name| !name.contains('<')),
        language,
        front,
        nodes,
        root: root.to_owned(),
        public: vec![root.to_owned()],
        ..Outline::default()
    }
}
