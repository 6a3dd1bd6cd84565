//! The last resort: whatever is still an error in the new course is shown as it was written.
//!
//! 1. The certain fixes are made, as `check --fix` makes them.
//! 2. Errors that have a remedy of their own get it: a citation that is none gets a backslash, a
//!    formula that cannot be set is code.
//! 3. The block around any other error becomes code, below a note that says so.
//! 4. A page that has errors after that is code as a whole.
//!
//! So the course builds, and no word of it is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::Event;

use crate::diag::Diagnostic;
use crate::diag::severity::Severity;
use crate::import::code;
use crate::import::edits::edited;
use crate::import::html::{first_line, longest_run};
use crate::import::links::{FILES, escaped};
use crate::import::losses::{self, Loss};
use crate::markdown::html::{Piece, pieces};
use crate::markdown::{events, is_block, is_block_end};
use crate::pipeline::{Compiler, Options};
use crate::rounds::{State, fix};
use crate::source::SourceTree;
use crate::text::path::CoursePath;

/// The maximum number of rounds.
const MOST_ROUNDS: usize = 40;

/// The number of rounds in which certain fixes are made.
const MOST_FIXES: usize = 3;

/// The round from which a page that still has errors is code as a whole.
const LAST_ROUND: usize = 32;

/// What became of a course.
pub struct Settled {
    /// Its files.
    pub tree: SourceTree,
    /// What was shown as it was written, by the new page.
    pub losses: Vec<(String, Loss)>,
    /// The number of warnings that are left.
    pub warnings: usize,
    /// The errors that are left. There are none, unless something outside of pages is wrong.
    pub errors: Vec<Diagnostic>,
}

/// Makes a course that builds of the one in `tree`. `sources` has the old path of each new page.
pub fn settle(tree: SourceTree, sources: &BTreeMap<String, String>) -> Settled {
    let compiler = Compiler::default();
    let options = Options { drafts: true, ..Options::default() };
    let mut losses = Vec::new();
    let mut state = compiled(&compiler, &options, tree);
    for round in 0..MOST_ROUNDS {
        // Fixes may make room for others, but not for ever.
        if round < MOST_FIXES {
            fix(&compiler, &options, &mut state, |path| sources.contains_key(path.as_str()));
        }
        let mut by_file: BTreeMap<CoursePath, Vec<&Diagnostic>> = BTreeMap::new();
        for error in state.diagnostics.iter().filter(|d| d.severity == Severity::Error) {
            by_file.entry(error.place.path.clone()).or_default().push(error);
        }
        let mut texts: Vec<(CoursePath, String)> = Vec::new();
        let mut gone: BTreeSet<CoursePath> = BTreeSet::new();
        for (path, errors) in by_file {
            let Some(source) = sources.get(path.as_str()) else {
                // A picture that is none, or a name that some system cannot have.
                if path.as_str().split('/').any(|part| part == FILES) {
                    gone.insert(path);
                }
                continue;
            };
            let Some(text) = state.tree.text_of(&path) else { continue };
            let new = match round >= LAST_ROUND {
                true => {
                    losses.push((path.to_string(), Loss::new(losses::AS_CODE, source, "")));
                    Some(whole(text))
                }
                false => repaired(text, &errors, source, path.as_str(), &mut losses),
            };
            texts.extend(new.filter(|new| **new != **text).map(|new| (path, new)));
        }
        if texts.is_empty() && gone.is_empty() {
            break;
        }
        let tree = state.tree.with_texts(texts).without(&gone);
        state = compiled(&compiler, &options, tree);
    }
    let is_error = |d: &&Diagnostic| d.severity == Severity::Error;
    let errors = state.diagnostics.iter().filter(is_error).cloned().collect();
    let warnings = state.diagnostics.iter().filter(|d| !is_error(d)).count();
    Settled { tree: state.tree, losses, warnings, errors }
}

fn compiled(compiler: &Compiler, options: &Options, tree: SourceTree) -> State {
    let diagnostics = compiler.compile(&tree, options).0.diagnostics;
    State { tree, diagnostics }
}

/// The end of the front matter.
fn body_start(text: &str) -> usize {
    let end = text.strip_prefix("+++\n").and_then(|rest| rest.find("\n+++\n"));
    end.map_or(0, |end| 4 + end + 5)
}

/// The page with its text as code.
fn whole(text: &str) -> String {
    let start = body_start(text);
    let body = text[start..].trim_matches('\n');
    let fence = "`".repeat(longest_run(body).max(2) + 1);
    let note = "> [!NOTE]\n> This page could not be translated. It is shown as it was written.";
    format!("{}\n{note}\n\n{fence}text\n{body}\n{fence}\n", &text[..start])
}

/// The text with a remedy for each of `errors`; `None` when there is none.
fn repaired(
    text: &str,
    errors: &[&Diagnostic],
    source: &str,
    path: &str,
    losses: &mut Vec<(String, Loss)>,
) -> Option<String> {
    let start = body_start(text);
    let read = events(text, false);
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut blocks: BTreeSet<(usize, usize)> = BTreeSet::new();
    for error in errors {
        let span = error.place.span.map_or(start..start, |span| span.range());
        if span.start < start || span.end > text.len() {
            continue;
        }
        let remedy = remedy(text, error.code.name, &span, &read.spots);
        // A question with any other fault is text: what its heading says of it goes.
        let remedy = remedy.or_else(|| {
            let heading = question_around(text, &span)?;
            let line = &text[heading.clone()];
            let open = line.rfind("{#")?;
            Some((heading.start + open..heading.end, String::new(), Some(losses::QUESTION)))
        });
        match remedy {
            Some((place, new, kind)) => {
                if let Some(kind) = kind {
                    let is_question = kind == losses::QUESTION;
                    let shown = if is_question { line_around(text, &place) } else { place.clone() };
                    let mut loss = Loss::new(kind, source, first_line(&text[shown]));
                    loss.instead =
                        if is_question { loss.written.clone() } else { first_line(&new) };
                    loss.instead = loss.instead.split(" {#").next().unwrap_or_default().to_owned();
                    let is_known =
                        losses.iter().any(|(other, known)| other == path && *known == loss);
                    if !is_question || !is_known {
                        losses.push((path.to_owned(), loss));
                    }
                }
                edits.push((place, new));
            }
            None => {
                let block = block_around(text, &read.spots, &span, start);
                blocks.insert((block.start, block.end));
            }
        }
    }
    let mut last: Option<Range<usize>> = None;
    for (from, to) in blocks {
        if last.as_ref().is_some_and(|last| from < last.end) {
            continue;
        }
        last = Some(from..to);
        edits.retain(|(place, _)| place.end <= from || place.start >= to);
        let written = &text[from..to];
        let mut loss = Loss::new(losses::AS_CODE, source, first_line(written));
        loss.instead = first_line(written);
        losses.push((path.to_owned(), loss));
        edits.push((from..to, as_code(text, from..to)));
    }
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    Some(edited(text, edits))
}

/// The block at `range` as code below a note.
fn as_code(text: &str, range: Range<usize>) -> String {
    let written = text[range.clone()].trim_matches('\n');
    let fence = "`".repeat(longest_run(written).max(2) + 1);
    let note = "> [!NOTE]\n> This passage could not be translated. It is shown as it was written.";
    let before = if text[..range.start].ends_with("\n\n") || range.start == 0 { "" } else { "\n" };
    format!("{before}{note}\n\n{fence}text\n{written}\n{fence}\n\n")
}

/// The outermost block around `span`, in whole lines.
fn block_around(
    text: &str,
    spots: &[crate::markdown::Spot<'_>],
    span: &Range<usize>,
    start: usize,
) -> Range<usize> {
    let mut depth = 0_usize;
    let mut open = start;
    let mut found: Option<Range<usize>> = None;
    for (event, range) in spots {
        let is_leaf = matches!(event, Event::Html(_) | Event::Rule);
        match event {
            Event::Start(tag) if is_block(tag) => {
                if depth == 0 {
                    open = range.start;
                }
                depth += 1;
            }
            Event::End(tag) if is_block_end(tag) => {
                depth = depth.saturating_sub(1);
                if depth == 0 && open <= span.start && span.start < range.end {
                    found = Some(open..range.end.max(span.end.min(text.len())));
                    break;
                }
            }
            _ if depth == 0 && is_leaf && range.contains(&span.start) => {
                found = Some(range.clone());
                break;
            }
            _ => {}
        }
    }
    let found = found.unwrap_or_else(|| span.clone());
    let from = text[..found.start].rfind('\n').map_or(0, |newline| newline + 1).max(start);
    let mut to = text[found.end..].find('\n').map_or(text.len(), |newline| found.end + newline + 1);
    if found.end > from && text[..found.end].ends_with('\n') {
        to = found.end;
    }
    // A block of HTML ends at a blank line, but what is wrong with it may not.
    if to <= from {
        to = text[from..].find('\n').map_or(text.len(), |newline| from + newline + 1);
    }
    from..to
}

/// The heading of the question that `span` is in, without its line end.
fn question_around(text: &str, span: &Range<usize>) -> Option<Range<usize>> {
    let mut found: Option<Range<usize>> = None;
    let mut fence: Option<code::Fence> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if start > span.start {
            break;
        }
        let was_code = fence.is_some();
        fence = match fence {
            Some(open) => (!open.is_closed_by(line)).then_some(open),
            None => code::opens(line),
        };
        if was_code {
            continue;
        }
        if line.starts_with('#') {
            let is_question = line.contains(".question") && line.contains("{#");
            found = is_question.then(|| start..start + line.trim_end().len());
        } else if line.trim_end() == "---" {
            found = None;
        }
    }
    found
}

/// What mends an error of the code `code` at `span`, and what kind of loss that is.
fn remedy(
    text: &str,
    code: &str,
    span: &Range<usize>,
    spots: &[crate::markdown::Spot<'_>],
) -> Option<(Range<usize>, String, Option<losses::Kind>)> {
    match code {
        "unknown-citation" | "malformed-citation" => {
            let open = text[..span.end.min(text.len())]
                .rfind('[')
                .filter(|open| *open + 200 > span.start)?;
            let open = if text[span.clone()].starts_with('[') { span.start } else { open };
            let is_escaped = text[..open].ends_with('\\');
            (!is_escaped).then(|| (open..open, "\\".to_owned(), None))
        }
        "invalid-math" => {
            let found = spots.iter().find(|(event, range)| {
                let is_math = matches!(event, Event::InlineMath(_) | Event::DisplayMath(_));
                is_math && range.start <= span.start && span.start < range.end
            });
            let (event, range) = found?;
            let written = &text[range.clone()];
            let is_alone = matches!(event, Event::DisplayMath(_)) && written.contains('\n');
            if is_alone {
                return None;
            }
            let ticks = "`".repeat(longest_run(written) + 1);
            let new = format!("{ticks}{}{ticks}", written.replace('\n', " "));
            Some((range.clone(), new, Some(losses::AS_CODE)))
        }
        "missing-picture" | "unreadable-image" | "unsafe-image" | "active-file" | "unsafe-url" => {
            link(text, span, spots)
        }
        "duplicate-id" | "invalid-id" => {
            let line = line_around(text, span);
            let written = &text[line.clone()];
            let id = written
                .find("{#")
                .and_then(|open| Some(open..open + written[open..].find('}')? + 1));
            if let Some(id) = id {
                return Some((line.start + id.start..line.start + id.end, String::new(), None));
            }
            // In HTML, without the attribute.
            let open = match text[span.start..].starts_with('<') {
                true => span.start,
                false => text[..span.start].rfind('<')?,
            };
            let tag = &text[open..open + text[open..].find('>')?];
            let at = [" id=", " name="].iter().find_map(|name| tag.find(name))?;
            let value = tag[at..].find('=').map(|equals| at + equals + 1)?;
            let size = match tag[value..].chars().next()? {
                quote @ ('"' | '\'') => tag[value + 1..].find(quote)? + 2,
                _ => tag[value..].find([' ', '/']).unwrap_or(tag.len() - value),
            };
            Some((open + at..open + value + size, String::new(), None))
        }
        "invalid-attribute" | "unknown-attribute" => {
            let line = line_around(text, span);
            let written = &text[line.clone()];
            let open = written
                .rfind('{')
                .filter(|_| written.starts_with('#') && !written.contains(".question"))?;
            Some((line.start + open..line.start + open, "\\".to_owned(), None))
        }
        _ => None,
    }
}

fn line_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[span.start..].find('\n').map_or(text.len(), |newline| span.start + newline);
    start..end
}

/// The words of the link, or the description of the picture, at `span`.
fn link(
    text: &str,
    span: &Range<usize>,
    spots: &[crate::markdown::Spot<'_>],
) -> Option<(Range<usize>, String, Option<losses::Kind>)> {
    use pulldown_cmark::Tag;
    let is_around = |range: &Range<usize>| range.start <= span.start && span.end <= range.end;
    let found = spots.iter().rev().find(|(event, range)| {
        matches!(event, Event::Start(Tag::Image { .. } | Tag::Link { .. })) && is_around(range)
    });
    if let Some((event, range)) = found {
        let is_picture = matches!(event, Event::Start(Tag::Image { .. }));
        let inside = &text[range.clone()];
        let close = inside.rfind("](").or_else(|| inside.rfind("]["))?;
        let open = inside.find('[')? + 1;
        let words = inside.get(open..close)?.trim();
        let address = inside[close + 2..].trim_end_matches([')', ']']);
        let new = match (words.is_empty(), is_picture) {
            (true, _) => format!("`{}`", address.replace('`', "'")),
            (false, true) => format!("*{}*", words.trim_matches('*')),
            (false, false) => words.to_owned(),
        };
        let kind = if is_picture { losses::PICTURE } else { losses::LINK };
        return Some((range.clone(), new, Some(kind)));
    }
    let (_, range) = spots.iter().find(|(event, range)| {
        matches!(event, Event::Html(_) | Event::InlineHtml(_)) && is_around(range)
    })?;
    for (piece, place) in pieces(&text[range.clone()]) {
        let place = range.start + place.start..range.start + place.end;
        let Piece::Open { attributes, .. } = piece else { continue };
        if !(place.start <= span.start && span.end <= place.end) {
            continue;
        }
        let value = |name: &str| {
            attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone())
        };
        let words = value("alt")
            .filter(|alt| !alt.is_empty())
            .map(|alt| format!("<em>{}</em>", escaped(&alt)));
        let address = value("src").or_else(|| value("href")).unwrap_or_default();
        let new = words.unwrap_or_else(|| format!("<code>{}</code>", escaped(&address)));
        return Some((place, new, Some(losses::PICTURE)));
    }
    None
}
