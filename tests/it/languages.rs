//! Courses in other scripts, and in languages that the theme does not have.

use coursemark::internals::pipeline::{Options, compile};
use coursemark::internals::render::site::Content;
use coursemark::internals::source::load;

use crate::support::root;

fn page(course: &str, path: &str) -> String {
    let tree = load(&root().join("tests/courses").join(course), &[]).unwrap();
    let site = compile(&tree, &Options::default()).value.unwrap();
    let file = site.iter().find(|(found, _)| found.as_str() == path).unwrap().1;
    let Content::Bytes(html) = file.content() else { panic!("{path}") };
    String::from_utf8(html.to_vec()).unwrap()
}

fn has(html: &str, part: &str) {
    assert!(html.contains(part), "{part} is not in {html}");
}

#[test]
fn english_words_say_so_on_a_page_of_another_language() {
    let html = page("hebrew", "yesodot/lishol.html");
    has(&html, "<html lang=\"he\" dir=\"rtl\"");
    has(&html, "<span lang=\"en\" dir=\"ltr\">\u{2068}1\u{2069} minute</span>");
    has(&html, "<span lang=\"en\" dir=\"ltr\">Search</span>");
    // Only signs stand between the two titles, so the whole is in Hebrew.
    has(&html, "<title>לשאול לפני שעונים – יסודות ההקשבה</title>");
    let html = page("chinese", "jichu/tingwan.html");
    has(&html, "<span lang=\"en\" dir=\"ltr\">1 minute</span>");
    assert!(!html.contains(['\u{2066}', '\u{2068}', '\u{fdd0}', '\u{fdd1}']), "{html}");
}

#[test]
fn no_page_of_a_translated_course_has_marked_words() {
    let html = page("arabic", "alasas/isgha.html");
    assert!(!html.contains("lang=\"en\"") && !html.contains('\u{2066}'), "{html}");
}

#[test]
fn code_keeps_its_direction_in_text_and_in_lists_of_headings() {
    let html = page("hebrew", "yesodot/lishol.html");
    has(&html, "<code dir=\"ltr\">wait(5)</code> ב-Python?</h2>");
    has(&html, ">איך מחכים עם \u{2066}wait(5)\u{2069} ב-Python?</a>");
    has(&html, "<pre class=\"cm-code__block\" dir=\"ltr\"");
}
