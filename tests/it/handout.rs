//! Handouts are pages of a unit that are outside the sequence of pages and outside all tracks.

use coursemark::internals::model::page::PageKind;
use coursemark::internals::source::SourceTree;

use crate::support::{Files, compiled, page, resolved, small_with};

fn files() -> Files {
    let unit = "+++\ntitle = \"U\"\nlessons = [\"one\", \"sheet\", \"two\"]\n+++\n";
    small_with(&[
        (
            "course.toml",
            "id = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\"]\n\n\
             [[track]]\nid = \"all\"\ntitle = \"All\"\nunits = [\"unit\"]\n",
        ),
        ("unit/index.md", unit),
        ("unit/lesson.md", ""),
        ("unit/one.md", "+++\ntitle = \"One\"\n+++\n\nText.\n"),
        ("unit/sheet.handout.md", "+++\ntitle = \"Sheet\"\n+++\n\nName:\n"),
        ("unit/two.md", "+++\ntitle = \"Two\"\n+++\n\n[The sheet](sheet.handout.md).\n"),
    ])
    .into_iter()
    .filter(|(path, _)| path != "unit/lesson.md")
    .collect()
}

#[test]
fn a_handout_has_no_number_no_minutes_and_no_place_on_a_track() {
    let course = resolved(&SourceTree::from_memory(files()));
    let of = |key: &str| course.lessons().find(|id| course.page(*id).slug == key).unwrap();
    let sheet = course.page(of("sheet"));
    assert_eq!(sheet.kind(), PageKind::Handout);
    assert_eq!((sheet.number, sheet.minutes), (None, 0));
    assert_eq!(course.page(of("two")).number, Some(2), "lessons are counted without it");
    assert_eq!(course.tracks_of(of("sheet")).count(), 0);
    assert_eq!(course.tracks_of(of("two")).count(), 1);
}

#[test]
fn the_way_leads_past_a_handout_and_the_outline_shows_it() {
    let reported = compiled(files());
    assert_eq!(reported.diagnostics, []);
    let site = reported.value.unwrap();
    let one = page(&site, "unit/one.html");
    assert!(one.contains("rel=\"next\" href=\"two.html\""), "{one}");
    assert!(one.contains("<span class=\"cm-tag\">Handout</span>"));
    let sheet = page(&site, "unit/sheet.html");
    assert!(!sheet.contains("rel=\"next\""));
    assert!(!sheet.contains("cm-pager__mark"), "nobody has to complete it");
    assert!(!sheet.contains("minute</span>"), "it takes no time");
    assert!(page(&site, "unit/two.html").contains("href=\"sheet.html\""));
    assert!(page(&site, "index.html").contains("2 lessons"));
    let progress = page(&site, "search.html");
    assert!(progress.contains("Sheet"), "it can be found");
}
