//! What an organisation adds to a course: pages of its own, a logo, links below every page, an
//! address for help, a picture for link previews.

use coursemark::internals::source::SourceTree;

use crate::support::{Files, compiled, page, resolved, small_with};

const MANIFEST: &str = "id = \"c\"\ntitle = \"The course\"\nlanguage = \"en\"\nunits = [\"unit\"]\n\
                        base_url = \"https://example.org/bread/\"\npages = [\"about.md\"]\n\
                        support = \"mailto:help@example.org\"\nlogo = \"logo.svg\"\n\
                        logo_dark = \"dark.svg\"\nsocial_image = \"preview.png\"\n\
                        cover = \"logo.svg\"\ncover_alt = \"A \\\"map\\\"\"\n\
                        [[footer]]\ntitle = \"About *us*\"\npage = \"about.md#who\"\n\
                        [[footer]]\ntitle = \"The firm\"\nurl = \"https://example.org/firm\"\n";

const ABOUT: &str = "+++\ntitle = \"About us\"\nsummary = \"Who made it.\"\n+++\n\n## Who {#who}\n\n\
                     We did, with [a lesson](unit/lesson.md).\n";

fn files(more: &[(&str, &str)]) -> Files {
    let svg = "<svg viewBox=\"0 0 112 56\"/>";
    let mut files = small_with(&[
        ("course.toml", MANIFEST),
        ("about.md", ABOUT),
        ("logo.svg", svg),
        ("dark.svg", svg),
    ]);
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend([0, 0, 0, 7, 0, 0, 0, 5, 8, 2, 0, 0, 0, 0, 0, 0, 0]);
    files.insert("preview.png".to_owned(), png);
    files.extend(more.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())));
    files
}

#[test]
fn every_page_has_the_logo_the_links_and_the_address_for_help() {
    let reported = compiled(files(&[]));
    assert_eq!(reported.diagnostics.len(), 0, "{:#?}", reported.diagnostics);
    let site = reported.value.unwrap();
    for (path, up) in [("index.html", ""), ("about.html", ""), ("unit/lesson.html", "../")] {
        let html = page(&site, path);
        for part in [
            format!("<img src=\"{up}logo.svg\" alt=\"\" width=\"56\" height=\"28\""),
            format!(
                "<img src=\"{up}dark.svg\" alt=\"\" width=\"56\" height=\"28\" class=\"cm-when-dark\""
            ),
            format!("<a href=\"{up}about.html#who\">About <em>us</em></a>"),
            "<a href=\"https://example.org/firm\">The firm</a>".to_owned(),
            "<a href=\"mailto:help@example.org\">Help and feedback</a>".to_owned(),
            "<meta property=\"og:image\" content=\"https://example.org/bread/preview.png\"/>"
                .to_owned(),
        ] {
            assert!(html.contains(&part), "{path} lacks {part}\n{html}");
        }
    }
    let missing = page(&site, "404.html");
    let main = missing.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    assert!(main.contains("href=\"mailto:help@example.org\""), "{main}");
    // Whatever the address that was asked for, and on whatever host.
    assert!(missing.contains("src=\"/bread/logo.svg\""), "{missing}");
}

#[test]
fn a_cover_is_read_out_only_if_it_says_something() {
    let site = compiled(files(&[])).value.unwrap();
    let front = page(&site, "index.html");
    assert!(front.contains("<img src=\"logo.svg\" alt=\"A &quot;map&quot;\""), "{front}");
    let unit = "+++\ntitle = \"Unit\"\nlessons = [\"lesson\"]\ncover = \"../logo.svg\"\n+++\n";
    let site = compiled(files(&[("unit/index.md", unit)])).value.unwrap();
    let html = page(&site, "unit/index.html");
    assert!(
        html.contains("<img src=\"../logo.svg\" alt=\"\" width=\"112\" height=\"56\"/>"),
        "{html}"
    );
}

#[test]
fn a_page_of_ones_own_is_found_and_is_no_step_of_the_course() {
    let site = compiled(files(&[])).value.unwrap();
    assert!(page(&site, "about.html").contains("<p class=\"cm-lead\">Who made it.</p>"));
    assert!(page(&site, "sitemap.xml").contains("https://example.org/bread/about.html"));
    assert!(page(&site, "search.html").contains("about.html#who"));
    assert!(!page(&site, "feed.xml").contains("about.html"), "the feed has what is to be learned");
    assert!(!page(&site, "about.html").contains("data-page="), "nobody completes it");
}

#[test]
fn a_draft_takes_its_link_with_it() {
    let draft = ABOUT.replace("+++\n\n", "draft = true\n+++\n\n");
    let reported = compiled(files(&[("about.md", &draft)]));
    assert_eq!(reported.diagnostics.len(), 0, "{:#?}", reported.diagnostics);
    let lesson = page(&reported.value.unwrap(), "unit/lesson.html");
    assert!(!lesson.contains("About <em>us</em>") && lesson.contains("The firm"), "{lesson}");
}

/// The text of the main part of a page, without tags.
fn words(html: &str) -> String {
    let main = html.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    let parts = main.split('<').filter_map(|part| part.split_once('>'));
    parts
        .map(|(_, text)| text.trim())
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn privacy_tells_the_truth_about_this_course() {
    let plain = small_with(&[]);
    let site = compiled(plain).value.unwrap();
    let said = words(&page(&site, "privacy.html"));
    for kept in ["answers to questions", "scenarios", "surveys", "plan", "certificate"] {
        assert!(!said.contains(kept), "this course has no {kept}:\n{said}");
    }
    let everything = crate::support::tree(&crate::support::root().join("tests/courses/everything"));
    let site = compiled(everything).value.unwrap();
    let said = words(&page(&site, "privacy.html"));
    for kept in ["Your answers to questions", "in scenarios", "in surveys"] {
        assert!(said.contains(kept), "{kept} is missing:\n{said}");
    }
}

#[test]
fn every_page_leads_to_privacy_and_accessibility() {
    let site = compiled(small_with(&[])).value.unwrap();
    for (path, up) in [("index.html", ""), ("unit/lesson.html", "../"), ("404.html", "")] {
        let html = page(&site, path);
        for name in ["privacy", "accessibility"] {
            assert!(html.contains(&format!("<a href=\"{up}{name}.html\">")), "{path}\n{html}");
        }
    }
    let privacy = page(&site, "privacy.html");
    assert!(privacy.contains("href=\"record.html\""), "{privacy}");
    let without = words(&page(&site, "accessibility.html"));
    assert!(without.contains("the people who gave you this course"), "{without}");
    let site = compiled(files(&[])).value.unwrap();
    let with = page(&site, "accessibility.html");
    assert!(with.contains("href=\"mailto:help@example.org\""), "{with}");
    assert!(!words(&with).contains("the people who gave you this course"), "{with}");
}

#[test]
fn the_words_of_an_organisation_are_added_to_the_pages_that_every_course_has() {
    let manifest = MANIFEST.replace("[\"about.md\"]", "[\"about.md\", \"privacy.md\"]");
    let own = "+++\ntitle = \"Your data\"\n+++\n\n## The host {#host}\n\nOur host keeps its lists for a week.\n";
    let lesson = "+++\ntitle = \"L\"\n+++\n\nSee [here](../privacy.md#host) and [there](../accessibility.html).\n";
    let reported = compiled(files(&[
        ("course.toml", &manifest),
        ("privacy.md", own),
        ("unit/lesson.md", lesson),
    ]));
    assert_eq!(reported.diagnostics.len(), 0, "{:#?}", reported.diagnostics);
    let site = reported.value.unwrap();
    let said = words(&page(&site, "privacy.html"));
    assert!(said.starts_with("Your data\n"), "{said}");
    assert!(said.contains("What your browser keeps"), "{said}");
    assert!(said.contains("Our host keeps its lists for a week."), "{said}");
    let lesson = page(&site, "unit/lesson.html");
    assert!(
        lesson.contains("../privacy.html#host") && lesson.contains("\"../accessibility.html\"")
    );
}

#[test]
fn a_certificate_states_the_hours_of_its_track_unless_the_course_says_otherwise() {
    let stated = |rule: &str| {
        let toml = format!(
            "id = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\"]\n\n\
             [[track]]\nid = \"all\"\ntitle = \"All\"\nunits = [\"unit\"]\n\n\
             [certificate.track.all]\nplan = [\"aim\"]\n{rule}"
        );
        // 20,000 words take 100 minutes, at 200 words in a minute.
        let lesson = format!(
            "+++\ntitle = \"Long\"\n+++\n\n{}\n\n## Aim {{#aim .reflect plan=aim}}\n\nWhat?\n",
            "word ".repeat(20_000)
        );
        let reported = compiled(small_with(&[
            ("course.toml", toml.as_str()),
            ("unit/lesson.md", lesson.as_str()),
        ]));
        let html = page(&reported.value.unwrap(), "certificate.html");
        let hours = html.split("hour").next().unwrap().trim_end().rsplit(' ').next().unwrap();
        html.contains("of work").then(|| hours.to_owned())
    };
    assert_eq!(stated("").as_deref(), Some("2"));
    assert_eq!(stated("hours = 7\n").as_deref(), Some("7"));
    assert_eq!(stated("hours = 0\n"), None);
}

#[test]
fn the_text_of_a_picture_takes_no_time_to_read() {
    let minutes = |text: &str| {
        let lesson = format!("+++\ntitle = \"A\"\n+++\n\n![{text}](a.svg)\n");
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";
        let course = small_with(&[("unit/lesson.md", &lesson), ("unit/a.svg", svg)]);
        let course = resolved(&SourceTree::from_memory(course));
        course.pages.iter().find(|page| page.slug.ends_with("lesson")).unwrap().minutes
    };
    assert_eq!(minutes("A loop"), 1);
    assert_eq!(minutes(&"A loop of _four_ `steps`. ".repeat(200)), 1);
}
