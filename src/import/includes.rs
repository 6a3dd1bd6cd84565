//! Files that pages take in: `{{#include}}` of mdBook, `--8<--` of MkDocs, embedded files of
//! docsify.
//!
//! Only files of the source are read.

use crate::import::code;
use crate::import::losses::{self, Losses};
use crate::import::material::{Material, folder, join};

/// The maximum depth of files that take in each other.
const DEPTH: usize = 8;

/// The maximum length of a page with all that it takes in, in bytes.
const MOST_BYTES: usize = 4_000_000;

/// Takes files into pages.
pub struct Includes<'m> {
    /// The files of the source.
    pub material: Material<'m>,
    /// Folders in which paths may begin, beside that of the page.
    pub bases: &'m [String],
}

/// The text of the file `path`, as it is written on the page `from`: beside it, from the root, or
/// in a folder that programs keep such files in.
pub fn file(material: Material<'_>, from: &str, path: &str) -> Option<String> {
    let path = path.trim().trim_matches(['"', '\'']);
    let folders = ["_includes", "includes", "content/en/includes", "content/en", "content", "docs"];
    let beside = join(folder(from), path);
    let inside = path.trim_start_matches('/');
    let others = std::iter::once("").chain(folders).filter_map(|base| join(base, inside));
    beside.into_iter().chain(others).find_map(|path| material.text(&path))
}

impl Includes<'_> {
    /// `text` of the page `from` with all that it takes in.
    pub fn take(&self, from: &str, text: &str, losses: &mut Losses) -> String {
        let mut size = 0;
        self.taken(from, text, 0, &mut size, losses)
    }

    fn taken(
        &self,
        from: &str,
        text: &str,
        depth: usize,
        size: &mut usize,
        losses: &mut Losses,
    ) -> String {
        let has =
            ["{{#", "{{ #", "8<", "':include", "\":include"].iter().any(|mark| text.contains(mark));
        *size += text.len();
        if !has || depth > DEPTH || *size > MOST_BYTES {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut lines = text.lines().peekable();
        let mut fence: Option<code::Fence> = None;
        while let Some(line) = lines.next() {
            fence = match fence {
                Some(open) => (!open.is_closed_by(line)).then_some(open),
                None => code::opens(line),
            };
            let trimmed = line.trim();
            let margin = &line[..line.len() - line.trim_start().len()];
            if let Some(rest) = trimmed
                .trim_start_matches('-')
                .strip_prefix("8<")
                .map(|rest| rest.trim_start_matches('-').trim())
                && trimmed.contains("8<-")
            {
                // A block of names stands between two such lines.
                let mut names: Vec<String> = Vec::new();
                if rest.is_empty() {
                    for line in lines.by_ref() {
                        if line.contains("8<-") {
                            break;
                        }
                        names.push(line.trim().to_owned());
                    }
                } else {
                    names.push(rest.trim_matches(['"', '\'']).to_owned());
                }
                for name in names.iter().filter(|name| !name.is_empty() && !name.starts_with(';')) {
                    match self.snippet(from, name) {
                        Some((path, found)) => {
                            let found = self.taken(&path, &found, depth + 1, size, losses);
                            push(&mut out, margin, &found);
                        }
                        None => {
                            losses.add(losses::INCLUDE, from, trimmed);
                            push(&mut out, margin, &format!("`{}`", name.replace('`', "'")));
                        }
                    }
                }
                continue;
            }
            if let Some(found) = self.embedded(from, trimmed) {
                match found {
                    Ok((path, text)) if crate::import::material::is_page(&path) => {
                        let body = crate::import::front_matter::divide(&text).body.to_owned();
                        let taken = self.taken(&path, &body, depth + 1, size, losses);
                        push(&mut out, margin, &taken);
                    }
                    Ok((path, text)) => {
                        let ending = path.rsplit('.').next().unwrap_or_default().to_owned();
                        let run = crate::import::html::longest_run(&text);
                        let fence = "`".repeat(run.max(2) + 1);
                        push(
                            &mut out,
                            margin,
                            &format!("{fence}{ending}\n{}\n{fence}", text.trim_end()),
                        );
                    }
                    Err(()) => {
                        losses.add(losses::INCLUDE, from, trimmed);
                        push(&mut out, margin, line.trim_start());
                    }
                }
                continue;
            }
            out.push_str(&self.commands(from, line, depth, size, losses));
            out.push('\n');
        }
        out
    }

    /// The line with `{{#include …}}` and its likes replaced.
    fn commands(
        &self,
        from: &str,
        line: &str,
        depth: usize,
        size: &mut usize,
        losses: &mut Losses,
    ) -> String {
        let mut result = String::new();
        let mut rest = line;
        while let Some(open) = rest.find("{{") {
            let after = rest[open + 2..].trim_start();
            let Some(end) = rest[open..].find("}}").map(|end| open + end + 2) else { break };
            let words = ["#include", "#rustdoc_include", "#playground", "#playpen", "#template"];
            let word = words.iter().find(|word| after.starts_with(**word));
            // `\{{#include}}` is text.
            let is_escaped = rest[..open].ends_with('\\');
            let Some(word) = word.filter(|_| !is_escaped) else {
                if after.starts_with("#title") && !is_escaped {
                    result.push_str(&rest[..open]);
                } else {
                    let kept = if is_escaped { &rest[..open - 1] } else { &rest[..open] };
                    result.push_str(kept);
                    result.push_str(&rest[open..end]);
                }
                rest = &rest[end..];
                continue;
            };
            let start = rest.len() - after.len() + word.len();
            let written = rest[start..end - 2].split_whitespace().next().unwrap_or_default();
            result.push_str(&rest[..open]);
            let margin = &line[..line.len() - line.trim_start().len()];
            match self.snippet(from, written) {
                Some((path, found)) => {
                    let body = match crate::import::material::is_page(&path) {
                        true => self.taken(&path, &found, depth + 1, size, losses),
                        false => found,
                    };
                    let lines: Vec<&str> = body.trim_end_matches('\n').lines().collect();
                    result.push_str(&lines.join(&format!("\n{margin}")));
                }
                None => {
                    losses.add(losses::INCLUDE, from, &rest[open..end]);
                    result.push_str(&rest[open..end]);
                }
            }
            rest = &rest[end..];
        }
        result.push_str(rest);
        result
    }

    /// The part of a file that `written` names: `path`, `path:3`, `path:3:5` or `path:anchor`.
    fn snippet(&self, from: &str, written: &str) -> Option<(String, String)> {
        let mut parts = written.splitn(2, ':');
        let path = parts.next()?.trim();
        let part = parts.next().unwrap_or_default().trim();
        let candidates = std::iter::once(folder(from)).chain(self.bases.iter().map(String::as_str));
        let (path, text) = candidates.chain([""]).find_map(|base| {
            let path = join(base, path)?;
            let text = self.material.text(&path)?;
            Some((path, text))
        })?;
        let text = match part {
            "" => without_anchors(&text),
            part => portion(&text, part)?,
        };
        Some((path, text))
    }

    /// A file that docsify embeds: `[name](file.md ':include')`.
    fn embedded(&self, from: &str, line: &str) -> Option<Result<(String, String), ()>> {
        if !line.starts_with('[') || !line.contains(":include") {
            return None;
        }
        let start = line.find("](")? + 2;
        let path = line[start..].split([' ', ')']).next()?;
        let candidates = std::iter::once(folder(from)).chain(self.bases.iter().map(String::as_str));
        let found = candidates.chain([""]).find_map(|base| {
            let path = join(base, path)?;
            Some((path.clone(), self.material.text(&path)?))
        });
        Some(found.ok_or(()))
    }
}

fn push(out: &mut String, margin: &str, text: &str) {
    for line in text.lines() {
        if !line.is_empty() {
            out.push_str(margin);
        }
        out.push_str(line);
        out.push('\n');
    }
}

/// The lines of `text` that `part` names.
fn portion(text: &str, part: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let is_range = part.chars().all(|c| c.is_ascii_digit() || c == ':' || c == '-');
    if is_range {
        let (start, end) = match part.split_once(':') {
            Some((start, end)) => (number(start).unwrap_or(1), number(end).unwrap_or(lines.len())),
            None => (number(part)?, number(part)?),
        };
        let start = start.max(1) - 1;
        let end = end.min(lines.len()).max(start);
        return Some(lines.get(start..end)?.join("\n"));
    }
    let has = |line: &str, mark: &str| {
        line.find(mark).is_some_and(|at| {
            let rest = line[at + mark.len()..].trim_start_matches([':', ' ']);
            rest.split(|c: char| c.is_whitespace() || c == ']').next() == Some(part)
        })
    };
    let start = lines.iter().position(|line| {
        has(line, "ANCHOR") && !line.contains("ANCHOR_END")
            || line.contains(&format!("[start:{part}]"))
    })?;
    let end = lines[start..]
        .iter()
        .position(|line| has(line, "ANCHOR_END") || line.contains(&format!("[end:{part}]")));
    let end = end.map_or(lines.len(), |end| start + end);
    Some(without_anchors(&lines[start + 1..end].join("\n")))
}

/// The text without the lines that name parts of it.
fn without_anchors(text: &str) -> String {
    if !text.contains("ANCHOR") && !text.contains("8<- [") {
        return text.to_owned();
    }
    let is_mark = |line: &&str| {
        let line = line.trim();
        line.contains("ANCHOR: ")
            || line.contains("ANCHOR_END: ")
            || line.contains("8<- [start:")
            || line.contains("8<- [end:")
            || line.contains("8<-- [start:")
            || line.contains("8<-- [end:")
            || line.contains("8<--- ")
    };
    text.lines().filter(|line| !is_mark(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::source::SourceTree;

    #[test]
    fn files_are_taken_in() {
        let files = [
            ("src/a.rs", "1\n// ANCHOR: x\n2\n// ANCHOR_END: x\n3\n"),
            ("src/b.md", "B {{#include c.md}}\n"),
            ("src/c.md", "C"),
            ("snip/d.md", "D\n"),
        ];
        let files: BTreeMap<String, Vec<u8>> = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect();
        let tree = SourceTree::from_memory(files);
        let bases = ["snip".to_owned()];
        let includes = Includes { material: Material { tree: &tree }, bases: &bases };
        let mut losses = Losses::default();
        let text = "```rust\n{{#include a.rs:x}}\n```\n{{#rustdoc_include a.rs}}\n\
                     {{#include b.md}}\n{{#include no.md}}\n\
                    \\{{#include a.rs}}\n  --8<-- \"d.md\"\n[e](c.md ':include')\n";
        let new = includes.take("src/p.md", text, &mut losses);
        let expected =
            "```rust\n2\n```\n1\n2\n3\nB C\n{{#include no.md}}\n{{#include a.rs}}\n  D\nC\n";
        assert_eq!(new, expected);
        assert_eq!(losses.0.len(), 1);
    }

    #[test]
    fn a_file_that_takes_in_itself_ends() {
        let files =
            BTreeMap::from([("a.md".to_owned(), b"x {{#include a.md}}{{#include a.md}}".to_vec())]);
        let tree = SourceTree::from_memory(files);
        let includes = Includes { material: Material { tree: &tree }, bases: &[] };
        assert!(includes.take("a.md", "{{#include a.md}}", &mut Losses::default()).len() < 100_000);
    }
}
