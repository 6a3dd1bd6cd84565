//! Hostile input quickly leads to a page or a diagnostic, and never to markup or a panic.

use std::time::Instant;

use crate::support::{compiled, foreign_scripts, lesson, page, small, small_with};

#[test]
fn authored_text_is_never_markup() {
    let hostile = "<script>alert(1)</script>\\\"><img src=x onerror=alert(1)>'&";
    let toml = hostile.replace('\\', "").replace('"', "\\\"");
    let files = small_with(&[
        (
            "course.toml",
            &format!(
                "id = \"c\"\ntitle = \"{toml}\"\ndescription = \"{toml}\"\nlanguage = \"en\"\n\
                 authors = [\"{toml}\"]\nlicence = \"{toml}\"\nversion = \"{toml}\"\n\
                 units = [\"unit\"]\n[[objective]]\nid = \"o\"\ntitle = \"{toml}\"\n[[track]]\n\
                 id = \"t\"\ntitle = \"{toml}\"\nunits = [\"unit\"]\n[vocabulary]\n\
                 unit = \"{toml}\"\n"
            ),
        ),
        (
            "unit/lesson.md",
            &format!(
                "+++\ntitle = \"{toml}\"\nsummary = \"{toml}\"\nobjectives = [\"o\"]\n+++\n\n\
                 ## `{hostile}`\n\n![{}](p.svg \"{}\")\n\n```rust title=\"<script>\"\n{hostile}\n\
                 ```\n",
                "a \\<script>", "c &lt;script&gt;"
            ),
        ),
        ("unit/p.svg", "<svg viewBox='0 0 1 1'/>"),
    ]);
    let reported = compiled(files);
    let site = reported.value.unwrap_or_else(|| panic!("{:#?}", reported.diagnostics));
    for path in ["index.html", "unit/index.html", "unit/lesson.html", "404.html"] {
        let html = page(&site, path);
        assert_eq!(foreign_scripts(&html), 0, "{path}");
        assert!(!html.contains("<img src=x"), "{path}");
    }
}

#[test]
fn patterns_that_hang_other_parsers_end_soon() {
    let patterns = [
        "[",
        "[a](",
        "![",
        "*a ",
        "**a",
        "_a_b",
        "`",
        "``` ",
        "> ",
        "- ",
        "1. ",
        "<a",
        "<!--",
        "&",
        "\\",
        "[^a]",
        "[@a",
        "[[",
        "]",
        "|a",
        "$",
        "$$",
        "~~",
        "{#",
        "<div>",
        "a**b",
        "(",
        "\"",
        "'",
        "#",
        "![a](<b",
        "[a]: b\n",
        "* * ",
        "\t",
        "<?",
        "<![CDATA[",
        "https://",
        "a@b.",
        "[x] ",
        ": ",
        "+++\n",
    ];
    for pattern in patterns {
        let body = pattern.repeat(20_000 / pattern.len());
        let text = format!("+++\ntitle = \"L\"\n+++\n\n{body}\n");
        let start = Instant::now();
        compiled(small_with(&[("unit/lesson.md", &text)]));
        let seconds = start.elapsed().as_secs_f64();
        assert!(seconds < 8.0, "{pattern:?} took {seconds:.1} s");
    }
}

#[test]
fn unsafe_addresses_and_html_stop_the_build() {
    for body in [
        "[x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "![x](data:text/html,x)",
        "[x](vbscript:x)",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1) alt=\"\">",
        "<iframe src=x></iframe>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "[x](java&#10;script:alert(1))",
        "![x](https://example.org/x.png)",
    ] {
        let text = format!("+++\ntitle = \"L\"\n+++\n\n{body}\n");
        let reported = compiled(small_with(&[("unit/lesson.md", &text)]));
        assert!(reported.value.is_none(), "{body} was published");
    }
}

#[test]
fn course_folders_with_anything_in_them_do_not_panic() {
    let odd: [(&str, &[u8]); 8] = [
        ("unit/lesson.md", b"\xff\xfe"),
        ("unit/lesson.md", b""),
        ("unit/index.md", b"+++\n"),
        ("course.toml", b"units = 3\n[check]\nx = 1\n"),
        ("references.bib", b"@@@{{{"),
        ("glossary.md", b"+++\ntitle=\"g\"\n+++\n: x\n"),
        ("unit/a/b/c.md", b"x"),
        ("unit/lesson.quiz.md", b"+++\ntitle = \"q\"\n+++\n"),
    ];
    for (path, bytes) in odd {
        let mut files = small();
        files.insert(path.to_owned(), bytes.to_vec());
        assert!(!compiled(files).diagnostics.is_empty() || path == "glossary.md", "{path}");
    }
}

#[test]
fn typographic_signs_follow_the_text_and_not_the_code() {
    let html = lesson("\"Quoted\" -- `\"code\"`");
    assert!(html.contains("“Quoted” – <code>\"code\"</code>"), "{html}");
}
