//! Plain folders of Markdown, as they stand on a forge, and GitBook, whose order is in
//! `SUMMARY.md`.

use std::collections::BTreeSet;

use crate::import::losses::{self, Losses};
use crate::import::material::{Material, Natural, file_name, folder, is_index, natural, stem};
use crate::import::mdbook::summary;
use crate::import::outline::{Node, Outline, pages_of};
use crate::text::slug;

/// Pages about the repository and not about its subject, by their names without ending.
const ABOUT_THE_REPOSITORY: [&str; 14] = [
    "changelog",
    "code_of_conduct",
    "code-of-conduct",
    "codeowners",
    "contributing",
    "contributors",
    "license",
    "licence",
    "maintainers",
    "pull_request_template",
    "issue_template",
    "security",
    "support",
    "governance",
];

/// Folders of translations, when the names in them are languages.
const TRANSLATIONS: [&str; 4] = ["translations", "i18n", "locale", "locales"];

/// Reads a folder without a format of its own.
pub fn outline(material: Material<'_>, losses: &mut Losses) -> Outline {
    for root in ["", "docs", "src"] {
        let path =
            if root.is_empty() { "SUMMARY.md".to_owned() } else { format!("{root}/SUMMARY.md") };
        if let Some(text) = material.text(&path) {
            let mut nodes = summary(material, root, &text);
            let listed: Vec<String> = pages_of(&nodes).into_iter().map(str::to_owned).collect();
            if listed.len() > 1 {
                let front = take_front(&mut nodes);
                add_unlisted(material, root, &path, front.as_deref(), &mut nodes, losses);
                return Outline { front, nodes, root: root.to_owned(), ..Outline::default() };
            }
        }
    }
    let mut root = String::new();
    // Where only one folder has pages, it is the course.
    let pages = wanted(material, &root, losses);
    let tops: BTreeSet<&str> =
        pages.iter().filter_map(|page| page.split_once('/').map(|(top, _)| top)).collect();
    let at_root = pages.iter().filter(|page| !page.contains('/')).count();
    if at_root == 0 && tops.len() == 1 {
        root = tops.into_iter().next().unwrap_or_default().to_owned();
    }
    let mut nodes = tree(&root, &pages);
    let front = take_front(&mut nodes);
    Outline { front, nodes, root, ..Outline::default() }
}

/// Takes the page that stands for the whole folder out of `nodes`.
pub fn take_front(nodes: &mut Vec<Node>) -> Option<String> {
    let first = nodes.first()?;
    let page = first.page.clone().filter(|page| is_index(page))?;
    if first.children.is_empty() && !first.is_part && nodes.len() > 1 {
        nodes.remove(0);
        return Some(page);
    }
    None
}

/// Adds pages below `root` that the order leaves out, as a last unit, and reports them. `front` was
/// taken out of `nodes` already.
pub fn add_unlisted(
    material: Material<'_>,
    root: &str,
    order: &str,
    front: Option<&str>,
    nodes: &mut Vec<Node>,
    losses: &mut Losses,
) {
    let listed = pages_of(nodes).into_iter().chain(front).map(str::to_owned);
    let listed: BTreeSet<String> = listed.collect();
    let pages: Vec<String> = wanted(material, root, losses)
        .into_iter()
        .filter(|page| !listed.contains(*page) && *page != order)
        .map(str::to_owned)
        .collect();
    let mut pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    pages.retain(|page| !file_name(page).starts_with('_') || is_index(page));
    for page in &pages {
        losses.add(losses::NOT_LISTED, page, *page);
    }
    let mut more = tree(root, &pages);
    // The page for the whole folder is not the last thing in it.
    if let Some(front) = take_front(&mut more) {
        nodes.insert(0, Node::page(front));
    }
    nodes.extend(more);
}

/// The pages below `root` that belong to the subject, in natural order.
pub fn wanted<'t>(material: Material<'t>, root: &str, losses: &mut Losses) -> Vec<&'t str> {
    let mut pages = material.pages(root);
    let pages_before = pages.clone();
    pages.retain(|page| {
        let name = stem(page).to_ascii_lowercase();
        let is_top = folder(page) == root || folder(page).is_empty();
        let is_about = is_top && ABOUT_THE_REPOSITORY.contains(&&*name);
        if is_about {
            losses.add(losses::LEFT_OUT, page, *page);
        }
        !is_about && !is_translation(page, &pages_before)
    });
    let others = other_languages(&pages, root);
    pages.retain(|page| top(page, root).is_none_or(|top| !others.contains(top)));
    for folder in others {
        losses.add(losses::LEFT_OUT, folder, folder);
    }
    let translated: BTreeSet<&str> = pages_before
        .iter()
        .filter(|page| is_translation(page, &pages_before))
        .filter_map(|page| translation_folder(page))
        .collect();
    for folder in translated {
        losses.add(losses::LEFT_OUT, folder, folder);
    }
    pages.sort_by_key(|page| order_of(page));
    pages
}

/// The name of the folder right below `root` that the page is in.
fn top<'p>(page: &'p str, root: &str) -> Option<&'p str> {
    let inside = page.get(root.len()..)?.trim_start_matches('/');
    inside.split_once('/').map(|(top, _)| top)
}

/// The folders right below `root` that are named after languages and hold what other folders hold:
/// all but one, when the pages themselves are in none.
fn other_languages<'p>(pages: &[&'p str], root: &str) -> BTreeSet<&'p str> {
    let all: BTreeSet<&str> = pages.iter().copied().collect();
    let mut found: BTreeSet<&str> = pages.iter().filter_map(|page| top(page, root)).collect();
    found.retain(|name| is_language(name));
    let at = |name: &str| if root.is_empty() { name.to_owned() } else { format!("{root}/{name}") };
    let rest = |page: &&'p str, name: &str| {
        page.strip_prefix(&at(name)).map(|rest| rest.trim_start_matches('/'))
    };
    let mirrors = |name: &str, other: Option<&str>| {
        pages.iter().filter_map(|page| rest(page, name)).any(|rest| {
            let path = match other {
                Some(other) => format!("{}/{rest}", at(other)),
                None => at(rest),
            };
            all.contains(&*path)
        })
    };
    let beside: BTreeSet<&str> = found.iter().copied().filter(|name| mirrors(name, None)).collect();
    if !beside.is_empty() {
        return beside;
    }
    let kept = found
        .iter()
        .copied()
        .find(|name| name.starts_with("en"))
        .or_else(|| found.iter().next().copied());
    found.into_iter().filter(|name| kept != Some(name) && mirrors(name, kept)).collect()
}

/// The order of a page among others: folders by name, and the page for a folder before what is in
/// it.
fn order_of(path: &str) -> Vec<(u8, Natural)> {
    let mut parts: Vec<_> = path.split('/').map(|part| (1, natural(part))).collect();
    if let Some(last) = parts.last_mut() {
        *last = (u8::from(!is_index(path)), natural(stem(path)));
    }
    parts
}

/// The folder of translations that the page is in, with the language.
fn translation_folder(page: &str) -> Option<&str> {
    let mut at = 0;
    let mut parts = page.split('/').peekable();
    while let Some(part) = parts.next() {
        at += part.len() + 1;
        let next = parts.peek()?;
        if TRANSLATIONS.contains(&part) && is_language(next) {
            return Some(&page[..at + next.len()]);
        }
    }
    None
}

/// Whether the page is a translation of another one: in a folder of translations, or named as in
/// `README.pt-br.md` beside `README.md`.
fn is_translation(page: &str, pages: &[&str]) -> bool {
    if translation_folder(page).is_some() {
        return true;
    }
    let stem = stem(page);
    let beside = |name: &str| match folder(page) {
        "" => format!("{name}.md"),
        folder => format!("{folder}/{name}.md"),
    };
    [".", "_", "-"].iter().filter_map(|mark| stem.split_once(mark)).any(|(name, language)| {
        let path = beside(name);
        let is_sibling = || pages.iter().any(|other| other.eq_ignore_ascii_case(&path));
        is_language(language) && (stem.contains('.') || is_index(&path)) && is_sibling()
    })
}

/// Whether the name looks like the tag of a language, such as `de` or `pt-br`.
pub fn is_language(name: &str) -> bool {
    let mut parts = name.split(['-', '_']);
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| {
            (2..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        })
}

/// The tree of folders that `pages`, which are sorted, stand in.
pub fn tree(root: &str, pages: &[&str]) -> Vec<Node> {
    let mut nodes = Vec::new();
    for page in pages {
        let inside = match root {
            "" => page,
            root => page.get(root.len() + 1..).unwrap_or(page),
        };
        let mut level = &mut nodes;
        let parts: Vec<&str> = inside.split('/').collect();
        let count = parts.len().saturating_sub(1);
        let mut path = root.to_owned();
        for (depth, part) in parts[..count].iter().enumerate() {
            path = if path.is_empty() { (*part).to_owned() } else { format!("{path}/{part}") };
            let is_own = depth + 1 == count && is_index(page);
            level = descend(level, &path, is_own.then_some(*page));
        }
        if count == 0 || !is_index(page) {
            level.push(Node::page(*page));
        }
    }
    drop_empty(&mut nodes);
    nodes
}

/// The children of the node for the folder `path`, which is made if it is not the last one.
fn descend<'n>(level: &'n mut Vec<Node>, path: &str, page: Option<&str>) -> &'n mut Vec<Node> {
    let title = titled(file_name(path));
    let is_last = level.last().is_some_and(|node| {
        node.title.as_deref() == Some(&title) && (node.page.is_none() || page.is_none())
    });
    if !is_last {
        level.push(Node { title: Some(title), ..Node::default() });
    }
    let last = level.len() - 1;
    let node = &mut level[last];
    if let Some(page) = page {
        node.page = Some(page.to_owned());
    }
    &mut node.children
}

fn drop_empty(nodes: &mut Vec<Node>) {
    nodes.iter_mut().for_each(|node| drop_empty(&mut node.children));
    nodes.retain(|node| node.page.is_some() || !node.children.is_empty());
    for node in nodes {
        // The title was made from the folder's name, and the page has its own.
        if node.page.is_some() {
            node.title = None;
        }
    }
}

/// A title made from the name of a file or folder: `01-first_steps` is “First steps”.
pub fn titled(name: &str) -> String {
    let name = without_number(name);
    slug::title(name).unwrap_or_else(|| name.to_owned())
}

/// The name without a number at its start that only orders it.
pub fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == name.len() || name.len() - rest.len() > 4 {
        return name;
    }
    let after = rest.trim_start_matches([' ', '.', '-', '_']);
    match after.len() < rest.len() && after.starts_with(char::is_alphabetic) {
        true => after,
        false => name,
    }
}

/// Sorts nodes and all below them by a number of each, where nodes without one come last.
pub fn sort_by_weight(nodes: &mut [Node], weight: &dyn Fn(&Node) -> Option<f64>) {
    for node in nodes.iter_mut() {
        sort_by_weight(&mut node.children, weight);
    }
    nodes.sort_by(|one, other| {
        let of = |node: &Node| weight(node).unwrap_or(f64::INFINITY);
        of(one).total_cmp(&of(other))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_languages_are_seen_in_names() {
        for (name, title) in [
            ("01-first_steps", "First steps"),
            ("2024-review", "Review"),
            ("3d", "3d"),
            ("über uns", "Über uns"),
            ("12345-x", "12345 x"),
        ] {
            assert_eq!(titled(name), title);
        }
        assert!(is_language("de") && is_language("pt-br") && is_language("zh_CN"));
        assert!(!is_language("intro") && !is_language("a") && !is_language("de-"));
    }

    #[test]
    fn translations_beside_a_page_are_known() {
        let pages = ["README.md", "README.pt-br.md", "README_zh.md", "a-b.md", "a.md"];
        let found: Vec<bool> = pages.iter().map(|page| is_translation(page, &pages)).collect();
        assert_eq!(found, [false, true, true, false, false]);
        assert_eq!(translation_folder("a/translations/de/b.md"), Some("a/translations/de"));
    }
}
