//! Pages whose content is of another kind than their name.

use std::ops::Range;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::page::PageKind;
use crate::parse::keys::of_page;
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// The kinds that a page named as a lesson may be meant as.
const MEANT: [PageKind; 3] = [PageKind::Scenario, PageKind::Quiz, PageKind::Survey];

/// The kind of the page `path`: that of its name, or the kind whose keys or classes it has, which is
/// reported.
///
/// A page is read as the kind that it is meant as, so that nothing else is said about the fault.
pub fn kind(
    path: &CoursePath,
    text: &str,
    named: PageKind,
    diagnostics: &mut Vec<Diagnostic>,
) -> PageKind {
    if named != PageKind::Lesson {
        return named;
    }
    let Some((kind, place)) = by_keys(text).or_else(|| by_class(text)) else { return named };
    let word = kind.word();
    let ending = PageKind::ENDINGS.iter().find(|(_, other)| *other == kind);
    let ending = ending.map_or(".md", |(ending, _)| *ending);
    let name = path.as_str().strip_suffix(".md").unwrap_or(path.as_str());
    let message = format!(
        "`{}` belongs to a {word}, and the name of this file is that of a lesson",
        &text[place.clone()]
    );
    diagnostics.push(
        Diagnostic::new(&codes::MISNAMED_PAGE, Place::new(path, Span::new(place)), message)
            .help(format!("rename the file to `{name}{ending}`")),
    );
    kind
}

/// The kind that has the most of the keys that no lesson and no unit has, with the place of the first.
fn by_keys(text: &str) -> Option<(PageKind, Range<usize>)> {
    let rest = text.strip_prefix("+++\n")?;
    let mut keys: Vec<Range<usize>> = Vec::new();
    let mut at = text.len() - rest.len();
    let mut is_top = true;
    for line in rest.split_inclusive('\n').take_while(|line| line.trim_end() != "+++") {
        let name = line.trim_start_matches('[');
        let start = at + line.len() - name.len();
        let length = name.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(0);
        let is_key = match line.len() - name.len() {
            0 => is_top && name[length..].trim_start().starts_with('='),
            _ => {
                is_top = false;
                name[length..].starts_with(']')
            }
        };
        // A cover is not a sign of a scenario, because units have one too.
        let is_elsewhere = [PageKind::Lesson, PageKind::Unit]
            .into_iter()
            .any(|kind| of_page(kind).get(&name[..length]).is_some());
        if is_key && !is_elsewhere {
            keys.push(start..start + length);
        }
        at += line.len();
    }
    let known = |kind: PageKind| {
        let known = |key: &&Range<usize>| of_page(kind).get(&text[(*key).clone()]).is_some();
        keys.iter().filter(known).collect::<Vec<_>>()
    };
    let most = MEANT.into_iter().rev().max_by_key(|kind| known(*kind).len())?;
    Some((most, (*known(most).first()?).clone()))
}

/// A heading with the class of an ending, which only scenarios have.
fn by_class(text: &str) -> Option<(PageKind, Range<usize>)> {
    let mut at = 0;
    let mut is_code = false;
    for line in text.split_inclusive('\n') {
        is_code ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        let braces = line.rfind('{').filter(|_| line.starts_with("## ") && !is_code);
        let class = braces.and_then(|open| Some(open + line[open..].find(".ending")?));
        if let Some(class) = class
            && line[class + ".ending".len()..].starts_with([' ', '}'])
        {
            let start = at + class;
            return Some((PageKind::Scenario, start..start + ".ending".len()));
        }
        at += line.len();
    }
    None
}
