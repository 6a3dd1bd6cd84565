//! Properties of the readers: no input makes them panic, and every span is within its file.

use coursemark::internals::diag::Diagnostic;
use coursemark::internals::model::page::PageKind;
use coursemark::internals::parse::bibliography::bibliography;
use coursemark::internals::parse::manifest::manifest;
use coursemark::internals::parse::page::{Policy, page as parse_page};
use coursemark::internals::render::site::Content;
use coursemark::internals::text::path::CoursePath;
use proptest::prelude::*;

use crate::amount;

/// Text made of pieces that have a meaning somewhere, with any characters between them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "+++\n",
            "title = \"x\"\n",
            "\n",
            "\n\n",
            "# ",
            "## ",
            "{#id}",
            "{.quiz a=b}",
            "- ",
            "- [x] ",
            "[@a, p. 4]",
            "[@",
            "]",
            "[^n]",
            "[^n]: ",
            "> ",
            "> [!NOTE]\n",
            "> [!NOPE]\n",
            "```rust {1}\n",
            "```\n",
            "$x$",
            "$$",
            "![a](b.svg \"t\")",
            "[a](b.md#c)",
            "[a](javascript:x)",
            "<kbd>",
            "</kbd>",
            "<div class=\"a\">",
            "<script>",
            "| a | b |\n|---|---|\n",
            "term\n: meaning\n",
            "é",
            "漢字",
            "\u{301}",
            "[a][b]",
            "<!-- ",
            "&amp;",
            "\\",
            "  ",
        ])
        .prop_map(str::to_owned),
        ".{0,6}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

pub fn spans_lie_inside(text: &str, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let related = diagnostic.related.iter().map(|(place, _)| place);
        for place in std::iter::once(&diagnostic.place).chain(related) {
            if let Some(span) = place.span {
                let range = span.range();
                assert!(
                    range.start <= range.end && range.end <= text.len(),
                    "{diagnostic:?} in {text:?}"
                );
                assert!(text.is_char_boundary(range.start), "{diagnostic:?} in {text:?}");
                assert!(text.is_char_boundary(range.end), "{diagnostic:?} in {text:?}");
            }
        }
    }
}

proptest! {
    // A failing run must fail again. Inputs that a random run finds are kept as cases below.
    #![proptest_config(amount::random(600, 20_090_321))]

    #[test]
    fn pages_of_any_kind_are_read(text in pieces(), with_front in any::<bool>()) {
        let text = if with_front { format!("+++\ntitle = \"x\"\n+++\n{text}") } else { text };
        let path = CoursePath::new("unit/a.md");
        for kind in [
            PageKind::Lesson,
            PageKind::Unit,
            PageKind::Glossary,
            PageKind::Quiz,
            PageKind::Scenario,
            PageKind::Survey,
        ] {
            let hash = blake3::hash(text.as_bytes());
            let reported = parse_page(&path, &text.as_str().into(), hash, kind, Policy::default());
            spans_lie_inside(&text, &reported.diagnostics);
            for span in reported.value.document.anchors.values() {
                assert!(text.get(span.range()).is_some());
            }
        }
    }

    #[test]
    fn manifests_are_read(text in "([a-z_]{1,6} = [\"\\[\\]a-z0-9{},= ]{0,8}\n\
     |\\[{1,2}[a-z.]{0,8}\\]{0,2}\n|.{0,9}\n){0,8}") {
        let reported = manifest(&CoursePath::new("course.toml"), &text);
        spans_lie_inside(&text, &reported.diagnostics);
    }

    #[test]
    fn bibliographies_are_read(text in "(@book|@|\\{|\\}|,|=|[a-z]{1,4}|title = \\{x\\},|é|\n|#|\"){0,30}") {
        let reported = bibliography(&CoursePath::new("references.bib"), &text);
        spans_lie_inside(&text, &reported.diagnostics);
    }

    #[test]
    fn whole_courses_are_compiled(text in pieces()) {
        // Places are those of the text with its line ends folded.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = format!("+++\ntitle = \"x\"\n+++\n{text}");
        let files = crate::support::small_with(&[("unit/lesson.md", &text)]);
        let reported = crate::support::compiled(files);
        let is_own = |found: &&Diagnostic| found.place.path.as_str() == "unit/lesson.md";
        let own: Vec<Diagnostic> = reported.diagnostics.iter().filter(is_own).cloned().collect();
        spans_lie_inside(&text, &own);
        if let Some(site) = reported.value {
            let html = crate::support::page(&site, "unit/lesson.html");
            prop_assert_eq!(crate::support::foreign_scripts(&html), 0);
            prop_assert!(!html.contains("=\"javascript:"));
        }
    }
}

/// Text made of what is hidden from the parser, and of what has names and labels in it.
fn hidden() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "$",
        "$$",
        "$a",
        "$x$",
        "$5",
        "`$`",
        "`",
        "[$a]",
        "[$a][$b]",
        "[x][$b]",
        "[$b][]",
        "[$b]: https://a.org/$b \"$t\"\n",
        "[a](b$c.md \"$t\")",
        "[a](#$)",
        "![$a]($b.svg)",
        "[^$n]",
        "[^$n]: $5\n\n",
        "[@$k]",
        "[[<p>&amp;]]",
        "[[a]: &lt;<b>]]",
        "[x]: a[[<&]]\n",
        ":::note $x\n",
        "\n::: {#a}\n\n",
        "**重点（x）**的",
        "[**重点（x）**的][**乙（2）**是]",
        "[**乙（2）**是]: b.md\n",
        "<kbd title=\"$x\">",
        "<b $=\"1\">",
        "# A {}",
        "## $5 {#$a}",
        "## {$x} {}",
        "## A {.$b $c=$d} {}",
        "```$a {$b}\n",
        "```\n",
        "| $a | b |\n|---|---|\n| $1 |",
        "$term$\n: $5\n",
        "https://a.org/$b$",
        "(",
        "]",
        "\n",
        "\n\n",
        " ",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// The characters that stand for others before the parser.
const STAND_INS: [char; 6] = ['\u{1a}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{1f}', '\u{1680}'];

proptest! {
    #![proptest_config(amount::random(400, 20_090_322))]

    #[test]
    fn what_is_hidden_from_the_parser_is_shown_to_nobody(text in hidden()) {
        let text = format!("+++\ntitle = \"$x {{}}\"\n+++\n\n{text}");
        let files = crate::support::small_with(&[("unit/lesson.md", &text)]);
        let reported = crate::support::compiled(files);
        for diagnostic in &reported.diagnostics {
            let all = format!("{diagnostic:?}");
            let escaped = ["\\u{1a}", "\\u{1c}", "\\u{1d}", "\\u{1e}", "\\u{1f}", "\\u{1680}"];
            prop_assert!(!all.contains(STAND_INS), "{all}");
            prop_assert!(!escaped.iter().any(|sign| all.contains(sign)), "{all}");
        }
        if let Some(site) = reported.value {
            for (path, file) in &site {
                let Content::Bytes(bytes) = file.content() else { continue };
                // Fonts and pictures are no text.
                let Ok(content) = std::str::from_utf8(bytes) else { continue };
                let found = content.find(STAND_INS);
                prop_assert!(found.is_none(), "{path}: {:?}", found.map(|at| &content[at..]));
            }
        }
    }
}

#[test]
fn a_citation_over_two_lines_has_a_place_in_the_file() {
    let text = "[@S  \n漢I\"]\u{feff}";
    let path = CoursePath::new("unit/a.md");
    let hash = blake3::hash(text.as_bytes());
    let reported = parse_page(&path, &text.into(), hash, PageKind::Lesson, Policy::default());
    spans_lie_inside(text, &reported.diagnostics);
}

#[test]
fn a_formula_that_ends_with_fewer_signs_has_a_place_in_the_file() {
    for text in ["$$\\A{$", "$$\\A{$\u{9f}", "$$\\A{$ 漢"] {
        let path = CoursePath::new("unit/a.md");
        let hash = blake3::hash(text.as_bytes());
        let reported = parse_page(&path, &text.into(), hash, PageKind::Lesson, Policy::default());
        spans_lie_inside(text, &reported.diagnostics);
    }
}
