//! What may come at the cursor: keys and values of TOML, citations, links and anchors.

use std::collections::BTreeSet;
use std::ops::Range;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, MarkupContent,
    MarkupKind, TextEdit,
};

use crate::lsp::convert;
use crate::lsp::hover::about;
use crate::lsp::toml_place::{TomlPlace, inner, toml_place};
use crate::lsp::workspace::Workspace;
use crate::model::page::PageKind;
use crate::parse::keys::Value;
use crate::source::{MANIFEST, THEME};
use crate::text::path::CoursePath;
use crate::theme::names;

/// The endings of files that a page shows.
const SHOWN: [&str; 9] = ["svg", "png", "jpg", "jpeg", "webp", "gif", "avif", "mp4", "webm"];

/// What may be at the byte `at` of a file with this `text`.
pub fn complete(
    path: &CoursePath,
    text: &str,
    at: usize,
    workspace: &Workspace,
) -> Vec<CompletionItem> {
    let found = match toml_place(path, text, at) {
        Some(place) => in_toml(place, path, text, workspace),
        None => in_body(path, text, at, workspace),
    };
    let Some((range, offers)) = found else { return Vec::new() };
    let range = convert::range(text, Some(crate::text::span::Span::new(range)));
    offers.into_iter().map(|offer| offer.item(range)).collect()
}

/// Something that may be typed.
struct Offer {
    text: String,
    kind: CompletionItemKind,
    /// A few words beside it.
    detail: String,
    /// What it means, in Markdown.
    about: String,
    /// What editors compare with the letters typed so far, if that is not the text itself.
    filter: Option<String>,
}

impl Offer {
    fn new(text: impl Into<String>, kind: CompletionItemKind, detail: impl Into<String>) -> Offer {
        let (about, filter) = (String::new(), None);
        Offer { text: text.into(), kind, detail: detail.into(), about, filter }
    }

    fn about(self, about: String) -> Offer {
        Offer { about, ..self }
    }

    fn item(self, range: lsp_types::Range) -> CompletionItem {
        let documentation =
            (!self.about.is_empty()).then_some(Documentation::MarkupContent(MarkupContent {
                kind: MarkupKind::Markdown,
                value: self.about,
            }));
        let label = self.filter.clone().unwrap_or_else(|| self.text.clone());
        CompletionItem {
            label: label.clone(),
            filter_text: Some(label),
            kind: Some(self.kind),
            detail: (!self.detail.is_empty()).then_some(self.detail),
            documentation,
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: self.text })),
            ..CompletionItem::default()
        }
    }
}

type Found = Option<(Range<usize>, Vec<Offer>)>;

fn in_toml(place: TomlPlace<'_>, path: &CoursePath, text: &str, workspace: &Workspace) -> Found {
    match place {
        TomlPlace::Key { keys, typed, used } => {
            let free = keys.keys.iter().filter(|key| !used.contains(key.name));
            let offer = |key: &crate::parse::keys::Key| {
                let needed = if key.required { "required" } else { "" };
                let offer =
                    Offer::new(format!("{} = ", key.name), CompletionItemKind::PROPERTY, needed);
                Offer { filter: Some(key.name.to_owned()), ..offer.about(about(key)) }
            };
            Some((typed, free.map(offer).collect()))
        }
        TomlPlace::Header { keys, typed } => {
            let tables = keys.keys.iter().filter_map(|key| {
                let header = match (key.value, inner(&key.value)) {
                    (Value::Tables(_), _) => format!("[[{}]]", key.name),
                    (Value::Levels, _) | (_, Some((_, false))) => format!("[{}]", key.name),
                    _ => return None,
                };
                Some(Offer::new(header, CompletionItemKind::STRUCT, "").about(about(key)))
            });
            Some((typed, tables.collect()))
        }
        TomlPlace::Value { key, typed, is_quoted } => {
            let quoted = |offer: Offer| match is_quoted {
                true => offer,
                false => {
                    let text = format!("\"{}\"", offer.text);
                    Offer { filter: Some(offer.text.clone()), text, ..offer }
                }
            };
            let offers = names_for(key.name, path, text, workspace);
            if !offers.is_empty() {
                return Some((typed, offers.into_iter().map(quoted).collect()));
            }
            let word = |word: &str| Offer::new(word, CompletionItemKind::VALUE, "");
            let words: Vec<Offer> = match key.value {
                Value::Word(words) | Value::Words(words) => {
                    words.iter().map(|it| quoted(word(it))).collect()
                }
                Value::Boolean => ["true", "false"].map(word).into(),
                _ => return None,
            };
            Some((typed, words))
        }
    }
}

/// The names that a key may hold.
fn names_for(key: &str, path: &CoursePath, text: &str, workspace: &Workspace) -> Vec<Offer> {
    let named =
        |text: &str, detail: String| Offer::new(text, CompletionItemKind::REFERENCE, detail);
    let course = workspace.course();
    let has = |name: &str| text.contains(&format!("\"{name}\""));
    match key {
        "objectives" => course
            .iter()
            .flat_map(|course| &course.objectives)
            .map(|objective| named(&objective.id.value, objective.title.to_string()))
            .collect(),
        "needs" => course
            .iter()
            .flat_map(|course| course.lessons().map(|id| course.page(id)))
            .map(|page| named(&page.slug, page.title.to_string()))
            .collect(),
        "units" if path.as_str() == MANIFEST => {
            let folders = workspace
                .files()
                .iter()
                .filter(|(path, _)| path.file_name() == "index.md" && !path.folder().is_empty());
            let folders = folders.map(|(path, _)| path.folder()).filter(|folder| !has(folder));
            folders.map(|folder| named(folder, String::new())).collect()
        }
        "lessons" if path.file_name() == "index.md" => {
            let inside = workspace.files().iter().filter_map(|(file, _)| {
                let is_here = file.folder() == path.folder() && file != path;
                let key = file.file_name().strip_suffix(".md").filter(|_| is_here)?;
                key.split('.').next()
            });
            let keys: BTreeSet<&str> = inside.filter(|key| !has(key)).collect();
            keys.into_iter().map(|key| named(key, String::new())).collect()
        }
        "theme" => names().iter().map(|name| named(name, String::new())).collect(),
        _ => Vec::new(),
    }
}

fn in_body(path: &CoursePath, text: &str, at: usize, workspace: &Workspace) -> Found {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = &text[start..at];
    if let Some(bracket) = line.rfind("](") {
        let typed = &line[bracket + 2..];
        if !typed.contains([')', ' ', '"', ':']) {
            let from = start + bracket + 2;
            let is_shown =
                line[..bracket].rfind('[').is_some_and(|open| line[..open].ends_with('!'));
            return Some(match typed.split_once('#') {
                Some((file, _)) => {
                    (from + file.len() + 1..at, anchors(path, file, text, workspace))
                }
                None => (from..at, targets(path, is_shown, workspace)),
            });
        }
    }
    let sign = line.rfind('@')?;
    let is_key = |c: char| c.is_alphanumeric() || "-_:./+".contains(c);
    let is_open = line[..sign].rfind('[') > line[..sign].rfind(']');
    if !is_open || !line[sign + 1..].chars().all(is_key) {
        return None;
    }
    let references = workspace.course()?.references.iter();
    let offer = |reference: &crate::model::reference::Reference| {
        let title = reference.entry.title().map(ToString::to_string).unwrap_or_default();
        Offer::new(&reference.key, CompletionItemKind::REFERENCE, title)
    };
    Some((start + sign + 1..at, references.map(offer).collect()))
}

/// The files that a link on the page `from` may lead to, or that it may show.
fn targets(from: &CoursePath, is_shown: bool, workspace: &Workspace) -> Vec<Offer> {
    let course = workspace.course();
    let title = |path: &CoursePath| {
        let id = course.and_then(|course| Some((course, course.page_of.get(path)?)));
        id.map(|(course, id)| course.page(*id).title.to_string()).unwrap_or_default()
    };
    let is_target = |path: &&CoursePath| {
        let is_source = matches!(path.extension(), "toml" | "bib")
            || path.as_str().starts_with(&format!("{THEME}/"));
        let fits = match is_shown {
            true => SHOWN.contains(&path.extension()),
            false => path.extension() == "md" || !SHOWN.contains(&path.extension()),
        };
        !is_source && fits && *path != from
    };
    let files = workspace.files().iter().map(|(path, _)| path).filter(is_target);
    let offer =
        |path: &CoursePath| Offer::new(relative(from, path), CompletionItemKind::FILE, title(path));
    files.map(offer).collect()
}

/// The anchors of the page to which `file` leads from the page `from`; its own where it is empty.
fn anchors(from: &CoursePath, file: &str, text: &str, workspace: &Workspace) -> Vec<Offer> {
    let target = if file.is_empty() { Some(from.clone()) } else { from.resolve(file) };
    let Some(target) = target else { return Vec::new() };
    let course = workspace.course();
    let page = course.and_then(|course| Some(course.page(*course.page_of.get(&target)?)));
    let mut offers: Vec<Offer> = Vec::new();
    let mut known = BTreeSet::new();
    for heading in page.iter().flat_map(|page| &page.document.headings) {
        known.insert(heading.anchor.clone());
        let kind = CompletionItemKind::REFERENCE;
        offers.push(Offer::new(&heading.anchor, kind, &heading.text));
    }
    // Ids that are not headings, and those that were written since the course was last sound.
    let written = text.split("{#").skip(1).filter(|_| target == *from);
    let written = written.filter_map(|rest| rest.split([' ', '}', '\n']).next());
    let others = page.iter().flat_map(|page| page.document.anchors.keys().map(String::as_str));
    for anchor in others.chain(written).filter(|anchor| !anchor.is_empty()) {
        if known.insert(anchor.to_owned()) {
            offers.push(Offer::new(anchor, CompletionItemKind::REFERENCE, ""));
        }
    }
    if page.is_some_and(|page| page.kind() == PageKind::Scenario) && target == *from {
        offers.iter_mut().for_each(|offer| offer.kind = CompletionItemKind::EVENT);
    }
    offers
}

/// The path of `to` as a link on the page `from` writes it.
fn relative(from: &CoursePath, to: &CoursePath) -> String {
    let folders = |path: &CoursePath| -> Vec<String> {
        path.folder().split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let (own, other) = (folders(from), folders(to));
    let shared = own.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let mut parts: Vec<&str> = own[shared..].iter().map(|_| "..").collect();
    parts.extend(other[shared..].iter().map(String::as_str));
    parts.push(to.file_name());
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative() {
        for (from, to, expected) in [
            ("u/a.md", "u/b.md", "b.md"),
            ("u/a.md", "v/b.md", "../v/b.md"),
            ("index.md", "v/b.md", "v/b.md"),
            ("u/a.md", "index.md", "../index.md"),
            ("u/a.md", "u/x/b.svg", "x/b.svg"),
        ] {
            assert_eq!(relative(&CoursePath::new(from), &CoursePath::new(to)), expected);
        }
    }
}
