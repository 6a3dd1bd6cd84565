//! Pages that were written for other programs: what a page of the site shows in the place of what it
//! cannot have.

use coursemark::internals::diag::severity::Severity;

use crate::support::{compiled, lesson, page, small_with};

/// The text of the lesson with `body`, which has warnings and no error, and its codes.
fn warned(body: &str) -> (String, Vec<&'static str>) {
    let text = format!("+++\ntitle = \"Lesson\"\n+++\n\n{body}\n");
    let reported = compiled(small_with(&[("unit/lesson.md", &text)]));
    let is_warning = |severity: Severity| severity == Severity::Warning;
    assert!(reported.diagnostics.iter().all(|d| is_warning(d.severity)), "{body}: {reported:#?}");
    let html = page(&reported.value.unwrap(), "unit/lesson.html");
    let (_, article) = html.split_once("</h1>").unwrap();
    let article = article.split("</article>").next().unwrap().to_owned();
    (article, reported.diagnostics.iter().map(|d| d.code.name).collect())
}

#[test]
fn a_link_without_a_target_leaves_its_words_and_no_link() {
    for (written, code) in [
        ("[the *words*](nowhere.md)", "broken-link"),
        ("[the *words*](../../out.md)", "broken-link"),
        ("[the *words*](/from/the/root/)", "absolute-link"),
        ("[the *words*](//example.org)", "absolute-link"),
        ("[the *words*](#nowhere)", "broken-anchor"),
        ("[the *words*](info:page)", "broken-link"),
        ("<a href=\"nowhere.md\">the <em>words</em></a>", "broken-link"),
    ] {
        let (html, codes) = warned(&format!("Before {written} after."));
        assert_eq!(codes, [code], "{written}");
        assert!(html.contains("the <em>words</em>"), "{html}");
        assert!(!html.contains("nowhere") && !html.contains("example.org"), "{html}");
        assert!(!html.contains("info:") && !html.contains("/from/"), "{html}");
    }
    let (html, codes) = warned("[words](index.md#nowhere)");
    assert_eq!(codes, ["broken-anchor"]);
    assert!(html.contains("<a href=\"index.html\">words</a>"), "{html}");
}

#[test]
fn a_link_takes_the_place_of_what_another_server_has() {
    let link = "<a href=\"https://example.org/a.png\">A &amp; b</a>";
    for written in [
        "![A & b](https://example.org/a.png)",
        "![A & b](//example.org/a.png)",
        "![A & b](https://example.org/a.png \"C\")",
        "<img src=\"https://example.org/a.png\" alt=\"A &amp; b\">",
        "<iframe src=\"https://example.org/a.png\" title=\"A &amp; b\"><p>x</p></iframe>",
    ] {
        let (html, codes) = warned(written);
        assert_eq!(codes, ["embedded-from-elsewhere"], "{written}");
        assert!(html.contains(link), "{written}: {html}");
        assert!(!html.contains("src=") && !html.contains("<p>x"), "{html}");
    }
    let (html, _) = warned("[![A](https://example.org/a.png)](https://example.org)");
    assert!(html.contains("<a href=\"https://example.org\">A</a>"), "{html}");
    let video = "<video controls><source src=\"https://example.org/a.mp4\"></video>";
    let (html, _) = warned(video);
    assert!(html.contains("<a href=\"https://example.org/a.mp4\">https://example.org/a.mp4</a>"));
    assert!(!html.contains("src="), "{html}");
}

#[test]
fn a_tag_that_is_no_html_is_shown() {
    let (html, codes) =
        warned("Vec<T> and <your name>, </your>.\n\n<Tabs value=\"1\">\n\nA\n\n</Tabs>");
    assert_eq!(codes, ["foreign-syntax"; 3]);
    for shown in ["Vec&lt;T&gt;", "&lt;your name&gt;, &lt;/your&gt;.", "&lt;/Tabs&gt;"] {
        assert!(html.contains(shown), "{html}");
    }
    assert!(html.contains("&lt;Tabs value=\"1\"&gt;"), "{html}");
}

#[test]
fn what_a_page_does_without_leaves_its_words() {
    let (html, codes) = warned(
        "<article align=\"x\"><label>A</label></article>\n\n<h1 id=\"b\">B</h1>\n\n\
         <style>p { color: red }</style>\n\nC <input type=\"checkbox\" checked> D",
    );
    assert_eq!(codes.iter().filter(|code| **code == "dropped-html").count(), 4, "{codes:?}");
    assert!(codes.contains(&"second-title"), "{codes:?}");
    assert!(html.contains('A') && html.contains("<h2 id=\"b\">B</h2>"), "{html}");
    assert!(html.contains("class=\"cm-check\"") && html.contains("data-done"), "{html}");
    for gone in ["<label", "color: red", "<style", "<input", "<h1"] {
        assert!(!html.contains(gone), "{gone}: {html}");
    }
}

#[test]
fn an_element_ends_where_it_can() {
    for (written, expected) in [
        ("A <b>b", "<p>A <b>b</b></p>"),
        ("A</b> b", "<p>A b</p>"),
        ("*a <b>b* c</b> d", "<p><em>a <b>b</b></em> c d</p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("- <b>a\n- b</b>", "<ul>\n<li><b>a</b></li>\n<li>b</li>\n</ul>"),
        ("<div>\n\nA <b>b</div>\n\nC", "<div>\n<p>A <b>b</b></p>\n</div><p>C</p>"),
        (
            "<details>\n<summary>A</summary>\n\n- b\n- c</details>\n\nD",
            "<details>\n<summary>A</summary>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</details><p>D</p>",
        ),
    ] {
        let (html, codes) = warned(written);
        assert!(!codes.is_empty() || written.starts_with("<ul>"), "{written}");
        assert!(codes.iter().all(|code| *code == "unbalanced-html"), "{written}: {codes:?}");
        assert!(html.contains(expected), "{written}: {html}");
    }
}

#[test]
fn a_heading_or_a_link_without_words_is_left_out() {
    let (html, codes) = warned("## {#a}\n\n[A](#a)[](#a)\n\n## <!-- no words -->\n\n# B");
    assert_eq!(codes, ["empty-heading", "empty-link", "empty-heading", "second-title"]);
    assert!(html.contains("<span id=\"a\"></span>"), "{html}");
    assert!(html.contains("<p><a href=\"#a\">A</a></p>"), "{html}");
    assert_eq!(html.matches("<h2").count(), 1, "{html}");
    assert!(html.contains(">B</h2>"), "{html}");
}

#[test]
fn a_picture_of_the_course_is_shown_as_before() {
    let html = lesson("<a href=\"#x\"><b>A</b></a> <span id=\"x\">B</span>");
    assert!(html.contains("<p><a href=\"#x\"><b>A</b></a> <span id=\"x\">B</span></p>"), "{html}");
}
