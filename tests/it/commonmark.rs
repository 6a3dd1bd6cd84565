//! Renders the examples of CommonMark and of GFM.
//!
//! Our pages differ from the specification's HTML on purpose: headings have ids and begin at the
//! second level, code is in a figure, tables are in a box, links to missing files are not links,
//! and raw HTML is rebuilt. So both sides are brought to a common form that keeps only structure
//! and text: the order of elements, without attributes, without the elements that only we add, and
//! without `a`. An image becomes its text, and white space is collapsed.

use coursemark::internals::markdown::events;
use coursemark::internals::markdown::html::{Piece, pieces};
use coursemark::internals::model::settings::{Answers, RawHtmlPolicy};
use coursemark::internals::pipeline::{Options, compile};
use coursemark::internals::render::body::context::{Common, Contexts};
use coursemark::internals::render::body::render;
use coursemark::internals::render::citations::Citations;
use coursemark::internals::render::highlight::Highlighter;
use coursemark::internals::render::look::Look;
use coursemark::internals::render::memo::Memo;
use coursemark::internals::render::terms::Terms;
use coursemark::internals::source::SourceTree;
use coursemark::internals::text::path::CoursePath;

use crate::support::{read, resolved, root, small, small_with};

/// Sections whose examples are raw HTML, which the course format allows only in part.
const LEFT_OUT: [&str; 2] = ["HTML blocks", "Raw HTML"];

/// Examples that differ, with the reason.
const DIFFERENT: &[(usize, &str)] = &[
    (79, "headings without text are left out"),
    (201, "holds a raw HTML element that no page may have"),
    (491, "holds a raw HTML element that no page may have"),
    (494, "an element that is not closed ends with its paragraph"),
    (524, "holds a raw HTML element that no page may have"),
    (536, "holds a raw HTML element that no page may have"),
    (572, "a picture with a title, alone in its paragraph, is a figure with a caption"),
    (573, "a picture with a title, alone in its paragraph, is a figure with a caption"),
    (576, "a picture with a title, alone in its paragraph, is a figure with a caption"),
    (577, "a picture with a title, alone in its paragraph, is a figure with a caption"),
    (584, "a picture with a title, alone in its paragraph, is a figure with a caption"),
    (585, "a picture with a title, alone in its paragraph, is a figure with a caption"),
    (586, "a picture with a title, alone in its paragraph, is a figure with a caption"),
    (588, "a picture with a title, alone in its paragraph, is a figure with a caption"),
    (589, "a picture with a title, alone in its paragraph, is a figure with a caption"),
    (591, "a picture with a title, alone in its paragraph, is a figure with a caption"),
];

/// Writes Markdown as the text of a lesson.
struct Writer {
    look: Look,
    highlighter: Highlighter,
}

impl Writer {
    fn new() -> Writer {
        let tree = SourceTree::from_memory(small());
        let settings = resolved(&tree).settings;
        let look = Look::new(&settings, &tree, &Memo::default(), &mut Vec::new()).unwrap();
        Writer { look, highlighter: Highlighter::new() }
    }

    fn write(&self, markdown: &str) -> String {
        let text = format!("+++\ntitle = \"L\"\n+++\n\n{markdown}");
        let tree = SourceTree::from_memory(small_with(&[("unit/lesson.md", &text)]));
        let course = resolved(&tree);
        let id = course.page_of[&CoursePath::new("unit/lesson.md")];
        let terms = Terms::default();
        let code = Memo::default();
        let common = Common {
            answers: Answers::Page,
            confidence: false,
            raw_html: RawHtmlPolicy::Safe,
            smart_punctuation: false,
            look: &self.look,
            terms: &terms,
            highlighter: &self.highlighter,
            code: &code,
        };
        let citations = Citations::default();
        let contexts = Contexts::new(&course, &citations, common, &Memo::default());
        let text = &course.page(id).document.text;
        render(&contexts.of(id), &events(text, false).spots).html.to_string()
    }
}

/// The common form of a piece of HTML.
fn common(html: &str) -> String {
    const ADDED: [&str; 8] = ["a", "span", "figure", "figcaption", "mark", "div", "tbody", "input"];
    let mut form = String::new();
    for (piece, _) in pieces(html) {
        match piece {
            Piece::Open { name, attributes, .. } if name == "img" => {
                let alt = attributes.iter().find(|(name, _)| name == "alt");
                form.push_str(alt.map_or("", |(_, text)| text));
            }
            Piece::Open { name, .. } if !ADDED.contains(&name.as_str()) => {
                form.push_str(&format!(" <{}> ", if name == "h1" { "h2" } else { &name }));
            }
            Piece::Close { name } if !ADDED.contains(&name.as_str()) => {
                form.push_str(&format!(" </{}> ", if name == "h1" { "h2" } else { &name }));
            }
            Piece::Text(text) => form.push_str(&text),
            _ => {}
        }
    }
    form.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The examples of the specification: number, section, Markdown, HTML.
fn examples(spec: &str) -> Vec<(usize, String, String, String)> {
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    let mut section = String::new();
    let mut lines = spec.lines();
    while let Some(line) = lines.next() {
        if line.starts_with('#') {
            section = line.trim_start_matches('#').trim().to_owned();
        }
        if line != format!("{fence} example") {
            continue;
        }
        let mut part = |end: &str| -> String {
            lines
                .by_ref()
                .take_while(|line| *line != end)
                .map(|line| format!("{}\n", line.replace('→', "\t")))
                .collect()
        };
        let markdown = part(".");
        let html = part(&fence);
        examples.push((examples.len() + 1, section.clone(), markdown, html));
    }
    examples
}

#[test]
fn the_examples_of_commonmark_have_their_structure_and_text() {
    let spec = String::from_utf8(read(&root().join("tests/data/commonmark-0.31.2.txt"))).unwrap();
    let examples = examples(&spec);
    assert_eq!(examples.len(), 652);
    let writer = Writer::new();
    let mut compared = 0;
    let mut faults = Vec::new();
    for (number, section, markdown, html) in examples {
        if LEFT_OUT.contains(&section.as_str()) {
            continue;
        }
        compared += 1;
        let is_different = common(&writer.write(&markdown)) != common(&html);
        let is_listed = DIFFERENT.iter().any(|(listed, _)| *listed == number);
        if is_different != is_listed {
            faults.push(format!(
                "{number} ({section}) {markdown:?}\n  {}\n  {}",
                common(&html),
                common(&writer.write(&markdown))
            ));
        }
    }
    assert!(faults.is_empty(), "{} of {compared}:\n{}", faults.len(), faults.join("\n"));
    assert!(compared >= 580, "only {compared} compared");
}

#[test]
fn the_extensions_of_gfm_have_their_structure_and_text() {
    let writer = Writer::new();
    for (markdown, html) in [
        (
            "| a | b |\n|---|:-:|\n| c | d \\| e |\n",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tr><td>c</td><td>d | e</td></tr></table>",
        ),
        ("| a |\n| - |\n", "<table><thead><tr><th>a</th></tr></thead></table>"),
        ("~~a~~ and ~b~", "<p><del>a</del> and <del>b</del></p>"),
        ("- [x] a\n- [ ] b\n", "<ul><li>a</li><li>b</li></ul>"),
        (
            "a[^1]\n\n[^1]: b\n",
            "<p>a<sup>1</sup><small><b>1</b>b</small></p><section><h2>Notes</h2><ol><li><p>b</p>↩</li></ol></section>",
        ),
        ("> [!TIP]\n> a\n", "<p>Tip</p><p>a</p>"),
        ("term\n: meaning\n", "<dl><dt>term</dt><dd>meaning</dd></dl>"),
        (
            "<https://example.org> and <a@example.org>",
            "<p>https://example.org and a@example.org</p>",
        ),
    ] {
        assert_eq!(common(&writer.write(markdown)), common(html), "{markdown:?}");
    }
    let plain = SourceTree::from_memory(small_with(&[]));
    assert!(compile(&plain, &Options::default()).value.is_some());
}
