//! The changes that a course makes to its theme: its own files, other languages, another theme.

use std::collections::BTreeMap;

use coursemark::internals::render::site::{Content, Site};
use coursemark::internals::theme::{Theme, names};

use crate::support::{compiled, page, small_with};

fn site(files: &[(&str, &str)]) -> Site {
    let reported = compiled(small_with(files));
    reported.value.unwrap_or_else(|| panic!("{:#?}", reported.diagnostics))
}

/// The stylesheet of all pages.
pub fn stylesheet(site: &Site) -> String {
    let (_, file) = site
        .iter()
        .find(|(path, _)| path.as_str().starts_with("assets/style-"))
        .expect("a site has a stylesheet");
    let Content::Bytes(bytes) = file.content() else { panic!("a stylesheet is held in memory") };
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn stylesheets_of_a_course_come_last_and_outside_of_layers() {
    let site = site(&[
        ("theme/b.css", "h1 { color: red }"),
        ("theme/a.css", ".cm-main { color: blue }"),
        ("theme/styles/print.css", "@layer print { @media print { main { color: black } } }"),
    ]);
    let styles = stylesheet(&site);
    assert!(styles.ends_with(".cm-main { color: blue }\nh1 { color: red }\n"), "{styles}");
    assert!(styles.contains("main { color: black }") && !styles.contains("orphans"));
}

#[test]
fn fonts_and_pictures_are_published_beside_the_stylesheet() {
    let site = site(&[
        (
            "theme/own.css",
            "@font-face { font-family: Own; src: url('fonts/own font.woff2') format('woff2') } \
             body { background: url(bg.svg#x) }",
        ),
        ("theme/fonts/own font.woff2", "wOF2"),
        ("theme/bg.svg", "<svg/>"),
    ]);
    let styles = stylesheet(&site);
    for (start, bytes) in [("own-font-", "wOF2"), ("bg-", "<svg/>")] {
        let (path, file) = site
            .iter()
            .find(|(path, _)| path.as_str().starts_with(&format!("assets/{start}")))
            .unwrap_or_else(|| panic!("{start}"));
        assert_eq!(file.content(), Content::Bytes(bytes.as_bytes()));
        let name = path.as_str().trim_start_matches("assets/");
        assert!(styles.contains(&format!("url(\"{name}\")")), "{styles}");
    }
}

#[test]
fn a_template_can_keep_its_original_and_change_one_block() {
    let site = site(&[
        (
            "theme/templates/lesson.html",
            "{% extends \"original/lesson.html\" %}{% block after %}\
             <p>{{ t(id=\"goodbye\", title=page.title) }}</p>{% endblock after %}",
        ),
        ("theme/strings/en.ftl", "goodbye = Goodbye from { $title }\nnext = Onwards\n"),
    ]);
    let html = page(&site, "unit/lesson.html");
    assert!(html.contains("<p>Goodbye from "), "{html}");
    assert!(html.contains("cm-prose") && html.contains("</footer>"));
    assert!(page(&site, "index.html").contains("cm-hero"));
}

#[test]
fn every_value_that_a_template_gives_reaches_its_string() {
    let template = "{% extends \"original/lesson.html\" %}{% block after %}\
         <p>{{ t(id=\"greeting\", who=\"A & B\", when=page.title, share=0.5, sure=true) }}</p>\
         {% for apples in [1, 2] %}<p>{{ t(id=\"basket\", apples=apples) }}</p>{% endfor %}\
         {% endblock after %}";
    let strings = "greeting = Hello { $who }: { $when }, { $share }, { $sure }\n\
         basket = { $apples ->\n    [one] one apple\n   *[other] { $apples } apples\n }\n";
    let site =
        site(&[("theme/templates/lesson.html", template), ("theme/strings/en.ftl", strings)]);
    let html = page(&site, "unit/lesson.html");
    assert!(html.contains("<p>Hello A &amp; B: Lesson, 0.5, true</p>"), "{html}");
    assert!(html.contains("<p>one apple</p><p>2 apples</p>"), "{html}");
}

#[test]
fn a_component_can_be_replaced() {
    let site = site(&[(
        "theme/templates/components/pager.html",
        "{% component pager(is_lesson: bool, minutes: number, previous, next, tracks, unit) %}\
             <p>PAGER</p>{% endcomponent pager %}",
    )]);
    let html = page(&site, "unit/lesson.html");
    assert!(html.contains("<p>PAGER</p>") && !html.contains("cm-pager"));
}

#[test]
fn a_course_chooses_its_icon_and_its_theme() {
    let toml =
        "theme = \"slate\"\nid = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\"]\n";
    let site = site(&[("course.toml", toml), ("theme/icon.svg", "<svg><title>own</title></svg>")]);
    assert!(stylesheet(&site).contains("#2b4bab"));
    let icon = site.iter().find(|(path, _)| path.as_str().starts_with("assets/icon-")).unwrap();
    assert_eq!(icon.1.content(), Content::Bytes(b"<svg><title>own</title></svg>"));
    assert!(names().len() >= 2);
}

/// The English strings, made recognisable: longer, and in brackets that no author writes.
fn pseudo(english: &str) -> String {
    let mut out = String::new();
    for line in english.lines() {
        let (head, text) = match line.split_once(" = ") {
            Some((id, text)) if !line.starts_with([' ', '#']) => (format!("{id} = "), text),
            _ => match line.split_once("] ") {
                Some((form, text)) => (format!("{form}] "), text),
                None => {
                    out.push_str(line);
                    out.push('\n');
                    continue;
                }
            },
        };
        let is_whole = !text.ends_with("->");
        out.push_str(&head);
        out.push_str(&if is_whole { format!("⟦{text}~~~⟧") } else { text.to_owned() });
        out.push('\n');
    }
    // If a string has two plural parts, the second one follows the closing brace of the first.
    out
}

#[test]
fn every_word_that_no_author_wrote_comes_from_the_strings() {
    let english = Theme::embedded("base").unwrap().strings["en"].clone();
    let mut files: BTreeMap<String, Vec<u8>> = everything();
    let toml = String::from_utf8(files["course.toml"].clone()).unwrap();
    let toml = toml
        .replace("language = \"en\"", "language = \"en-XA\"")
        .replace("language = \"en-GB\"", "language = \"en-XA\"");
    assert!(toml.contains("en-XA"));
    let authored: String = files
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes).to_lowercase())
        .collect::<String>();
    files.insert("course.toml".to_owned(), toml.into_bytes());
    files.insert("theme/strings/en-XA.ftl".to_owned(), pseudo(&english).into_bytes());
    let reported = compiled(files);
    let site = reported.value.unwrap_or_else(|| panic!("{:#?}", reported.diagnostics));
    let mut faults = Vec::new();
    for (path, file) in &site {
        let Content::Bytes(bytes) = file.content() else { continue };
        if !path.as_str().ends_with(".html") {
            continue;
        }
        for text in visible_texts(&String::from_utf8_lossy(bytes)) {
            let words: Vec<String> = text
                .split(|c: char| !c.is_alphabetic())
                .filter(|word| word.chars().count() > 2)
                .map(str::to_lowercase)
                .collect();
            let is_authored = words.iter().all(|word| authored.contains(word.as_str()));
            if !text.contains('⟦') && !is_authored {
                faults.push(format!("{path}: {text}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    let html = page(&site, "first/markdown.html");
    for id in ["skip", "menu", "references", "next", "footnotes", "search"] {
        let line = english.lines().find(|line| line.starts_with(&format!("{id} = "))).unwrap();
        let text = line.split_once(" = ").unwrap().1;
        assert!(html.contains(&format!("⟦{text}~~~⟧")), "{id}");
    }
}

/// The text nodes, and the attributes that screen readers read out.
fn visible_texts(html: &str) -> Vec<String> {
    use html5gum::{Token, Tokenizer};
    let mut texts = Vec::new();
    let mut skipping: Option<Vec<u8>> = None;
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => {
                for (name, value) in &tag.attributes {
                    let read = ["title", "aria-label", "alt", "placeholder"];
                    if read.iter().any(|read| read.as_bytes() == name.as_slice()) {
                        texts.push(String::from_utf8_lossy(value).into_owned());
                    }
                }
                if matches!(tag.name.as_slice(), b"script" | b"math") && !tag.self_closing {
                    skipping = Some(tag.name.to_vec());
                }
            }
            Token::EndTag(tag) if skipping.as_deref() == Some(tag.name.as_slice()) => {
                skipping = None
            }
            Token::String(text) if skipping.is_none() => {
                texts.push(String::from_utf8_lossy(&text).into_owned());
            }
            _ => {}
        }
    }
    texts.retain(|text| text.chars().any(char::is_alphabetic));
    texts
}

fn everything() -> BTreeMap<String, Vec<u8>> {
    crate::support::tree(&crate::support::root().join("tests/courses/everything"))
}
