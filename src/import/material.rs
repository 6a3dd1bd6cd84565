//! The folder that is imported, as the readers of its formats see it.

use crate::diag::render::Sources;
use crate::import::value::{self, Value};
use crate::source::{Content, SourceTree};
use crate::text::path::{self, CoursePath};

/// The endings of pages.
const PAGES: [&str; 7] = ["md", "mdx", "markdown", "mdown", "mkd", "rmd", "qmd"];

/// Folders that hold programs and what they made.
const TOOLS: [&str; 6] =
    ["node_modules", "target", "vendor", "venv", "__pycache__", "bower_components"];

/// The files of a source.
#[derive(Clone, Copy)]
pub struct Material<'t> {
    /// The files.
    pub tree: &'t SourceTree,
}

impl<'t> Material<'t> {
    /// Whether there is a file at `path`.
    pub fn has(self, path: &str) -> bool {
        !path.is_empty() && self.tree.get(&CoursePath::new(path)).is_some()
    }

    /// The text of a file of any ending; `None` when there is none, or when it is too long or no
    /// text.
    pub fn text(self, path: &str) -> Option<String> {
        if path.is_empty() || path.starts_with('/') {
            return None;
        }
        let path = CoursePath::new(path);
        match self.tree.get(&path)? {
            Content::Text { text, .. } => Some(text.to_string()),
            Content::Bytes(bytes) => Some(crate::source::decoded_lossy(bytes)),
            // What could be decoded of a text is kept for diagnostics.
            Content::Unreadable => Sources::text(self.tree, &path).map(str::to_owned),
            Content::Large { .. } => None,
        }
    }

    /// Whether the text of the file was decoded without a fault.
    pub fn is_sound(self, path: &str) -> bool {
        !matches!(self.tree.get(&CoursePath::new(path)), Some(Content::Unreadable))
    }

    /// The data of the first of `paths` that is there, by its ending.
    pub fn data(self, paths: &[&str]) -> Option<(String, Value)> {
        let path = paths.iter().find(|path| self.has(path))?;
        let text = self.text(path)?;
        let value = match path.rsplit('.').next() {
            Some("toml") => value::toml(&text),
            Some("json") => value::json(&text),
            _ => value::yaml(&text),
        };
        Some(((*path).to_owned(), value))
    }

    /// The paths of all files below `folder`, in order. An empty folder is the whole source.
    pub fn files(self, folder: &str) -> Vec<&'t str> {
        let inside = |path: &str| {
            folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let is_tool = |path: &str| path.split('/').any(|part| TOOLS.contains(&part));
        let paths = self.tree.iter().map(|(path, _)| path.as_str());
        paths.filter(|path| inside(path) && !is_tool(path)).collect()
    }

    /// The paths of all pages below `folder`, in order.
    pub fn pages(self, folder: &str) -> Vec<&'t str> {
        let mut pages = self.files(folder);
        pages.retain(|path| is_page(path));
        pages
    }
}

/// Whether the file is a page, by its ending.
pub fn is_page(path: &str) -> bool {
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.'));
    ending.is_some_and(|(stem, ending)| {
        !stem.is_empty() && PAGES.contains(&&*ending.to_ascii_lowercase())
    })
}

/// The folder that holds the file; empty at the root.
pub fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..slash])
}

/// The file's own name.
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The file's own name without its ending.
pub fn stem(path: &str) -> &str {
    let name = file_name(path);
    name.rfind('.').filter(|dot| *dot > 0).map_or(name, |dot| &name[..dot])
}

/// Whether the file stands for its folder.
pub fn is_index(path: &str) -> bool {
    let stem = stem(path).to_ascii_lowercase();
    matches!(&*stem, "index" | "_index" | "readme" | "_readme")
}

/// `relative`, which is written in the folder `from`, as a path of the source; `None` when it leads
/// out of it. A slash at the start means the root.
pub fn join(from: &str, relative: &str) -> Option<String> {
    path::join(if relative.starts_with('/') { "" } else { from }, relative)
}

/// The parts of a name by which it is sorted: numbers, and the words between.
pub type Natural = Vec<(u8, u64, String)>;

/// Sorts as people do: `2` before `10`, and a number before words.
pub fn natural(text: &str) -> Natural {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(rest.len());
        let part = &rest[..end];
        parts.push(match part.parse::<u64>() {
            Ok(number) if is_digit => (0, number, part.to_owned()),
            _ => (1, 0, part.to_lowercase()),
        });
        rest = &rest[end..];
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_people_do() {
        let mut names = ["10-b", "2-a", "a10", "a9", "B"];
        names.sort_by_key(|name| natural(name));
        assert_eq!(names, ["2-a", "10-b", "a9", "a10", "B"]);
    }

    #[test]
    fn paths_stay_in_the_source() {
        assert_eq!(join("a/b", "../c.md").as_deref(), Some("a/c.md"));
        assert_eq!(join("a", "/c.md").as_deref(), Some("c.md"));
        assert_eq!(join("a", "../../c.md"), None);
        assert_eq!((stem("a/b.c.md"), stem(".x"), is_index("a/README.md")), ("b.c", ".x", true));
        assert!(is_page("a/b.MDX") && !is_page("a/md") && !is_page("a/.md"));
    }
}
