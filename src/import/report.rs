//! The report of an import, for people and for programs.

use std::collections::BTreeMap;

use crate::import::losses::{KINDS, Kind, Loss};
use crate::text::list::Count;

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// The file.
    pub path: String,
    /// The line, from 1; 0 when it is the whole file.
    pub line: usize,
}

impl Spot {
    fn shown(&self) -> String {
        match self.line {
            0 => format!("`{}`", self.path),
            line => format!("`{}:{line}`", self.path),
        }
    }
}

/// A loss with its places.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The loss.
    pub loss: Loss,
    /// Where it was.
    pub source: Spot,
    /// Where the new course has what became of it; empty when it has nothing.
    pub target: Spot,
}

/// What an import did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The title of the course.
    pub title: String,
    /// The name of the kind of source.
    pub from: &'static str,
    /// The number of units.
    pub units: usize,
    /// The number of pages, with the front page and those of units.
    pub pages: usize,
    /// The number of drafts among them.
    pub drafts: usize,
    /// The number of questions.
    pub questions: usize,
    /// The number of pictures and other files.
    pub files: usize,
    /// The losses in the order of the new course.
    pub losses: Vec<Placed>,
    /// The old pages with the new ones.
    pub moved: Vec<(String, String)>,
    /// The number of warnings that `check` has about the new course.
    pub warnings: usize,
    /// The errors that are left, as lines. There should be none.
    pub errors: Vec<String>,
}

impl Report {
    /// The number of losses of each kind, in the order of kinds.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        let count =
            |kind: &Kind| self.losses.iter().filter(|placed| placed.loss.kind == *kind).count();
        KINDS.iter().map(|kind| (*kind, count(kind))).filter(|(_, count)| *count > 0).collect()
    }

    /// The report as Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!("# What became of “{}”\n\n", self.title);
        text.push_str(&format!(
            "This course was brought along from {}. It has {} in {}, {}, and {}.\n",
            self.from,
            Count(self.pages, "page"),
            Count(self.units, "unit"),
            Count(self.questions, "question"),
            Count(self.files, "file"),
        ));
        if self.drafts > 0 {
            text.push_str(&format!(
                "{} of the pages are drafts, which `--drafts` shows.\n",
                self.drafts
            ));
        }
        text.push_str("\nThis file is no part of the course. Delete it when you have read it.\n");
        if !self.errors.is_empty() {
            text.push_str("\n## Errors that are left\n\n");
            self.errors.iter().for_each(|error| text.push_str(&format!("- {error}\n")));
        }
        text.push_str("\n## What was lost or changed\n\n");
        if self.losses.is_empty() {
            text.push_str("Nothing.\n");
        } else {
            text.push_str("| Kind | Places | What became of it |\n|---|---:|---|\n");
            for (kind, count) in self.counts() {
                text.push_str(&format!("| [{0}](#{0}) | {count} | {1} |\n", kind.name, kind.about));
            }
        }
        for (kind, _) in self.counts() {
            text.push_str(&format!("\n### {}\n\n{}\n\n", kind.name, kind.about));
            for placed in self.losses.iter().filter(|placed| placed.loss.kind == kind) {
                let written = code(&placed.loss.written);
                let target = match placed.target.path.is_empty() {
                    true => String::new(),
                    false => format!(" → {}", placed.target.shown()),
                };
                text.push_str(&format!("- {}{target}{written}\n", placed.source.shown()));
            }
        }
        text.push_str(
            "\n## Where each page is now\n\n| In the source | In the course |\n|---|---|\n",
        );
        for (old, new) in &self.moved {
            text.push_str(&format!(
                "| `{}` | `{}` |\n",
                old.replace('|', "\\|"),
                new.replace('|', "\\|")
            ));
        }
        text
    }

    /// The report as JSON.
    pub fn json(&self) -> String {
        let losses: Vec<serde_json::Value> = self
            .losses
            .iter()
            .map(|placed| {
                let spot = |spot: &Spot| match (spot.path.is_empty(), spot.line) {
                    (true, _) => serde_json::Value::Null,
                    (false, 0) => serde_json::json!({ "file": spot.path }),
                    (false, line) => serde_json::json!({ "file": spot.path, "line": line }),
                };
                serde_json::json!({
                    "kind": placed.loss.kind.name,
                    "written": placed.loss.written,
                    "source": spot(&placed.source),
                    "target": spot(&placed.target),
                })
            })
            .collect();
        let counts: BTreeMap<&str, usize> =
            self.counts().into_iter().map(|(kind, count)| (kind.name, count)).collect();
        let moved: Vec<serde_json::Value> = self
            .moved
            .iter()
            .map(|(old, new)| serde_json::json!({ "source": old, "target": new }))
            .collect();
        let value = serde_json::json!({
            "title": self.title,
            "from": self.from,
            "units": self.units,
            "pages": self.pages,
            "drafts": self.drafts,
            "questions": self.questions,
            "files": self.files,
            "warnings": self.warnings,
            "errors": self.errors,
            "counts": counts,
            "losses": losses,
            "moved": moved,
        });
        let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
        text.push('\n');
        text
    }

    /// A few lines for the terminal.
    pub fn summary(&self) -> String {
        let mut text = format!(
            "“{}” from {}: {} in {}, {}, {}",
            self.title,
            self.from,
            Count(self.pages, "page"),
            Count(self.units, "unit"),
            Count(self.questions, "question"),
            Count(self.files, "file"),
        );
        for (kind, count) in self.counts() {
            text.push_str(&format!("\n  {count:>5}  {:<14} {}", kind.name, kind.about));
        }
        for error in &self.errors {
            text.push_str(&format!("\n  error: {error}"));
        }
        text
    }
}

/// A line of what was written, as code; empty when there is none.
fn code(written: &str) -> String {
    let written = written.trim();
    if written.is_empty() {
        return String::new();
    }
    let ticks = "`".repeat(crate::import::html::longest_run(written) + 1);
    let space = if ticks.len() > 1 { " " } else { "" };
    format!(": {ticks}{space}{}{space}{ticks}", written.replace('\n', " "))
}
