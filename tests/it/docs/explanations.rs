//! Tests the examples in the explanations of codes: each faulty example has its fault, and each
//! remedy does not.

use std::collections::BTreeSet;

use coursemark::internals::diag::code::Code;
use coursemark::internals::diag::codes;
use coursemark::internals::pipeline::Options;

use crate::docs::blocks::{Block, blocks};
use crate::support::{compiled_as, small_with};

/// The scene that follows a choice.
const NEXT: &str = "## Tuesday {#next}\n\n- [Go on](#monday)\n  > Nothing has changed.\n";

/// The codes of a course with `block` as part of a page of this kind.
fn found(block: &Block, kind: &str) -> BTreeSet<&'static str> {
    let page = |front: &str, body: &str| format!("+++\n{front}\n+++\n\n{body}");
    let (path, text) = match (block.language.as_str(), kind) {
        ("markdown", "glossary") => ("glossary.md".to_owned(), page("title = \"E\"", &block.text)),
        // A choice needs a scene around it.
        ("markdown", ".scenario") if block.text.starts_with("- [") => (
            "unit/e.scenario.md".to_owned(),
            page("title = \"E\"", &format!("## Monday {{#monday}}\n\n{}\n{NEXT}", block.text)),
        ),
        ("markdown", kind) => (format!("unit/e{kind}.md"), page("title = \"E\"", &block.text)),
        ("toml", "course") => ("course.toml".to_owned(), block.text.clone()),
        ("toml", kind) => (format!("unit/e{kind}.md"), page(&block.text, "Text.\n")),
        ("css", _) => ("theme/own.css".to_owned(), block.text.clone()),
        ("text" | "fluent", "strings") => ("theme/strings/en.ftl".to_owned(), block.text.clone()),
        ("text" | "bibtex", "references") => ("references.bib".to_owned(), block.text.clone()),
        _ => ("unit/e.md".to_owned(), block.text.clone()),
    };
    let files = small_with(&[
        (
            "unit/index.md",
            "+++\ntitle = \"U\"\nlessons = [\"lesson\", \"e\", \"slogans-that-mislead\"]\n+++\n",
        ),
        ("unit/slogans-that-mislead.md", "+++\ntitle = \"S\"\n+++\n"),
        ("unit/compass.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>"),
        ("references.bib", "@book{kotter1990, title = {A}, date = {1990}}\n"),
        (&path, &text),
    ]);
    let options = Options { pedagogy: true, ..Options::default() };
    compiled_as(files, &options).diagnostics.iter().map(|diagnostic| diagnostic.code.name).collect()
}

/// The blocks below the heading `heading` of an explanation.
fn below(code: &Code, heading: &str) -> Vec<Block> {
    let text = code.explanation();
    let marker = format!("## {heading}\n");
    let Some((_, rest)) = text.split_once(&marker) else { return Vec::new() };
    let part = rest.split("\n## How to fix").next().unwrap_or_default();
    blocks(code.name, part)
}

/// The kinds of pages and files that an example may be part of, the usual one first.
const KINDS: [&str; 8] =
    ["", ".quiz", ".scenario", ".survey", "glossary", "course", "strings", "references"];

#[test]
fn examples_of_codes_have_the_fault_and_remedies_have_it_not() {
    let mut faults = Vec::new();
    let mut count = 0;
    for code in codes::ALL {
        let examples = below(code, "Example");
        let Some(example) = examples.first() else { continue };
        count += 1;
        let kind = KINDS.into_iter().find(|kind| found(example, kind).contains(code.name));
        let Some(kind) = kind else {
            faults.push(format!("{}: the example has {:?}", code.name, found(example, "")));
            continue;
        };
        for remedy in below(code, "How to fix") {
            let alike = remedy.language == example.language;
            if alike && found(&remedy, kind).contains(code.name) {
                faults.push(format!("{}: the remedy has the fault", code.name));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(count > 10, "only {count} examples");
}
