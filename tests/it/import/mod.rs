//! Courses of other programs: each is imported, builds at once, and loses no word.

mod command;
mod dialects;
mod formats;
mod hostile;
mod words;

use std::collections::BTreeMap;

use coursemark::internals::diag::severity::Severity;
use coursemark::internals::import::{Imported, Request, import};
use coursemark::internals::pipeline::{Options, compile};
use coursemark::internals::source::{Content, SourceTree};
use coursemark::internals::text::path::CoursePath;

use crate::support::page;
use words::{lost, of_html, of_source};

/// A source in memory.
pub fn tree(files: &[(&str, &str)]) -> SourceTree {
    let files: BTreeMap<String, Vec<u8>> =
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    SourceTree::from_memory(files)
}

/// What was imported.
pub struct Brought {
    pub imported: Imported,
}

impl Brought {
    /// The text of a file of the new course.
    pub fn text(&self, path: &str) -> String {
        let text = match self.imported.tree.get(&CoursePath::new(path)) {
            Some(Content::Text { text, .. }) => Some(text.to_string()),
            Some(Content::Bytes(bytes)) => String::from_utf8(bytes.to_vec()).ok(),
            _ => None,
        };
        let all: Vec<String> =
            self.imported.tree.iter().map(|(path, _)| path.to_string()).collect();
        text.unwrap_or_else(|| panic!("no {path} in {all:#?}"))
    }

    /// The names of the kinds of losses, in the order of the report.
    pub fn losses(&self) -> Vec<&'static str> {
        self.imported.report.losses.iter().map(|placed| placed.loss.kind.name).collect()
    }
}

/// Imports `source`, and checks that the course builds and has all words of the pages, but for
/// those in `marks`, which only other programs read.
pub fn brought(source: &SourceTree, marks: &[&str]) -> Brought {
    let request = Request { name: "my-source".to_owned(), ..Request::default() };
    let imported = import(source, &request).map_err(|refused| format!("{refused:?}")).unwrap();
    assert_eq!(imported.report.errors, Vec::<String>::new());
    let reported = compile(&imported.tree, &Options { drafts: true, ..Options::default() });
    let errors: Vec<_> =
        reported.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let site = reported.value.unwrap();
    for (old, new) in &imported.report.moved {
        let Some(text) = source.text_of(&CoursePath::new(old)) else { continue };
        let html = page(&site, &new.replace(".md", ".html"));
        let mut missing = lost(&of_source(text), &of_html(&html));
        missing.retain(|word, _| !marks.contains(&word.as_str()));
        assert!(missing.is_empty(), "{old} → {new} lost {missing:?}\n{html}");
    }
    Brought { imported }
}
