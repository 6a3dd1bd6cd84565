//! LiaScript: a course in one file, whose head is a comment and whose headings are its pages.

use std::collections::BTreeMap;

use crate::import::code;
use crate::import::folder::wanted;
use crate::import::losses::Losses;
use crate::import::material::{Material, folder, is_index, natural};
use crate::import::outline::{Node, Outline};
use crate::text::slug::github_anchor;

/// Keys of the head, by which the format is known.
const KEYS: [&str; 12] = [
    "author",
    "email",
    "version",
    "language",
    "narrator",
    "comment",
    "script",
    "link",
    "import",
    "logo",
    "icon",
    "translation",
];

/// The average number of words from which the sections of the second level are lessons.
const LEAST_WORDS: usize = 80;

/// Whether a text begins with the head of LiaScript.
pub fn is_lia(text: &str) -> bool {
    head(text).is_some()
}

/// The head of a course and the text after it.
fn head(text: &str) -> Option<(BTreeMap<String, String>, &str)> {
    let rest = text.trim_start_matches('\u{feff}').trim_start().strip_prefix("<!--")?;
    let end = rest.find("-->")?;
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in rest[..end].lines() {
        let key = line.split_once(':').filter(|(key, _)| {
            KEYS.contains(&key.trim()) && !key.starts_with(' ') || KEYS.contains(&key.trim())
        });
        match key {
            Some((key, value)) => {
                last = key.trim().to_owned();
                found.entry(last.clone()).or_insert_with(|| value.trim().to_owned());
            }
            None if line.starts_with([' ', '\t']) && last == "comment" => {
                let value = found.entry(last.clone()).or_default();
                value.push(' ');
                value.push_str(line.trim());
            }
            None => last.clear(),
        }
    }
    let is_head = found.len() > 1 || found.contains_key("narrator") || found.contains_key("import");
    is_head.then(|| (found, &rest[end + 3..]))
}

/// A part of the file from one heading to the next.
struct Section {
    level: usize,
    title: String,
    text: String,
}

/// Reads the course.
pub fn outline(material: Material<'_>, losses: &mut Losses) -> Outline {
    let mut outline = Outline::default();
    let mut files: Vec<&str> = material.pages("");
    let is_example = |page: &str| {
        page.split('/').any(|part| {
            matches!(part, "example" | "examples" | "test" | "tests" | "template" | "templates")
        })
    };
    files.retain(|page| !is_example(page) && material.text(page).is_some_and(|text| is_lia(&text)));
    files.sort_by_key(|page| (page.matches('/').count(), natural(page)));
    let is_one = files.len() == 1;
    for file in files {
        let text = material.text(file).unwrap_or_default();
        let Some((head, body)) = head(&text) else { continue };
        let get = |key: &str| {
            head.get(key).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        outline.language =
            outline.language.take().or_else(|| get("language").map(|tag| tag.to_lowercase()));
        outline.authors.extend(get("author").into_iter().flat_map(|all| {
            all.split([';', ','])
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect::<Vec<_>>()
        }));
        outline.description = outline.description.take().or_else(|| get("comment"));
        let mut sections = sections(body);
        let title =
            sections.iter().find(|section| section.level == 1).map(|section| section.title.clone());
        if outline.title.is_none() {
            outline.title = title.clone();
        }
        outline.root = folder(file).to_owned();
        let nodes = pages(file, &mut sections, &mut outline, is_one);
        match is_one {
            true => outline.nodes = nodes,
            false => outline.nodes.push(Node {
                title,
                children: nodes,
                is_part: true,
                ..Node::default()
            }),
        }
    }
    // What is beside it in plain Markdown.
    let root = outline.root.clone();
    let listed: Vec<String> = outline
        .texts
        .keys()
        .map(|name| name.split('#').next().unwrap_or_default().to_owned())
        .collect();
    let mut others: Vec<&str> = wanted(material, &root, losses);
    others.retain(|page| !is_example(page) && !listed.iter().any(|other| other == page));
    for page in others {
        if outline.front.is_none() && is_index(page) && folder(page) == root {
            outline.front = Some(page.to_owned());
        } else {
            outline.nodes.push(Node::page(page));
        }
    }
    outline.authors.sort();
    outline.authors.dedup();
    outline.public = vec![outline.root.clone()];
    outline
}

/// The sections of a text. What stands before the first heading belongs to it.
fn sections(text: &str) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    let mut before = String::new();
    let mut fence: Option<code::Fence> = None;
    for line in text.lines() {
        let was_code = fence.is_some();
        fence = match fence {
            Some(open) => (!open.is_closed_by(line)).then_some(open),
            None => code::opens(line),
        };
        let rest = line.trim_start_matches('#');
        let level = line.len() - rest.len();
        if !was_code && (1..=6).contains(&level) && rest.starts_with([' ', '\t']) {
            let title = rest.trim().trim_end_matches('#').trim().to_owned();
            let text = std::mem::take(&mut before);
            found.push(Section { level, title, text });
            continue;
        }
        let text = found.last_mut().map_or(&mut before, |section| &mut section.text);
        text.push_str(line);
        text.push('\n');
    }
    if found.is_empty() && !before.trim().is_empty() {
        found.push(Section { level: 1, title: String::new(), text: before });
    }
    found
}

/// The pages of a file. Their texts go to the outline.
fn pages(file: &str, sections: &mut [Section], outline: &mut Outline, is_one: bool) -> Vec<Node> {
    let firsts = sections.iter().filter(|section| section.level == 1).count();
    // The one heading of the first level is the title of the course.
    let top = if firsts == 1 { 2 } else { 1 };
    let of = |level: usize| sections.iter().filter(move |section| section.level == level).count();
    let words = |section: &Section| section.text.split_whitespace().count();
    let below: usize = sections.iter().filter(|section| section.level > top).map(words).sum();
    let is_deep = of(top + 1) > 0 && below / of(top + 1).max(1) >= LEAST_WORDS && of(top) > 1;
    let deepest = if is_deep { top + 1 } else { top };
    let mut nodes: Vec<Node> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut base = 1;
    let mut current: Option<String> = None;
    for section in sections.iter() {
        let anchor = github_anchor(&section.title);
        if section.level <= deepest || current.is_none() {
            let mut name =
                format!("{file}#{}", if anchor.is_empty() { "section" } else { &anchor });
            while names.contains(&name) {
                name.push('-');
            }
            names.push(name.clone());
            base = section.level;
            let heading = if section.title.is_empty() {
                String::new()
            } else {
                format!("# {}\n", section.title)
            };
            outline.texts.insert(name.clone(), format!("{heading}{}", section.text));
            outline.addresses.entry(format!("#{anchor}")).or_insert_with(|| name.clone());
            current = Some(name.clone());
            let node = Node::page(name.clone());
            if section.level < top && is_one && outline.front.is_none() && nodes.is_empty() {
                outline.front = Some(name);
            } else if section.level > top
                && let Some(last) = nodes.last_mut()
            {
                last.children.push(node);
            } else {
                nodes.push(node);
            }
            continue;
        }
        let Some(text) = current.as_ref().and_then(|name| outline.texts.get_mut(name)) else {
            continue;
        };
        let marks = "#".repeat((section.level - base + 1).clamp(2, 6));
        text.push_str(&format!("{marks} {}\n{}", section.title, section.text));
        if let Some(name) = &current {
            outline.addresses.entry(format!("#{anchor}")).or_insert_with(|| name.clone());
        }
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_tells_the_format() {
        let text = "<!--\nauthor: Ada; Bob\nlanguage: de\ncomment: A\n  b\n@x: y\n-->\n\n# T\n";
        let (head, rest) = head(text).unwrap();
        assert_eq!(head["author"], "Ada; Bob");
        assert_eq!(head["comment"], "A b");
        assert_eq!(rest.trim(), "# T");
        assert!(!is_lia("<!-- note: a -->\n# T") && !is_lia("# T"));
    }

    #[test]
    fn sections_are_pages() {
        let text = format!(
            "# T\n\nIntro\n\n## A\n\n{0}\n\n### B\n\n{0}\n\n#### C\n\nx\n\n## D\n\ny\n",
            "word ".repeat(100)
        );
        let mut outline = Outline::default();
        let nodes = pages("a/README.md", &mut sections(&text), &mut outline, true);
        assert_eq!(outline.front.as_deref(), Some("a/README.md#t"));
        assert_eq!(nodes.len(), 2);
        assert_eq!(nodes[0].children[0].page.as_deref(), Some("a/README.md#b"));
        assert!(outline.texts["a/README.md#b"].contains("## C\n"));
        assert_eq!(outline.addresses["#c"], "a/README.md#b");
    }
}
