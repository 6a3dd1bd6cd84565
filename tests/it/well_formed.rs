//! Every page is HTML that is well-formed XML too, so that what takes XHTML can take any part of it.

use coursemark::internals::pipeline::{Options, compile};
use coursemark::internals::render::site::Content;
use coursemark::internals::source::load;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::support::root;

/// The names of the entities that XML knows without a document type.
const ENTITIES: [&str; 5] = ["amp", "apos", "gt", "lt", "quot"];

/// The first place at which `html` is not well-formed, with what is wrong there.
pub fn fault(html: &str) -> Option<String> {
    let mut reader = Reader::from_str(html);
    let mut open = 0_usize;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return Some(told(html, reader.buffer_position(), &error.to_string())),
        };
        let place = reader.buffer_position();
        match event {
            Event::Start(tag) | Event::Empty(tag) if has_faulty_attribute(&tag) => {
                return Some(told(html, place, "an attribute"));
            }
            Event::Start(_) => open += 1,
            Event::End(_) => open -= 1,
            Event::GeneralRef(name) => {
                let name: &str = name.as_ref();
                if !name.starts_with('#') && !ENTITIES.contains(&name) {
                    return Some(told(html, place, &format!("`&{name};`")));
                }
            }
            Event::Eof if open > 0 => return Some("elements are open at the end".to_owned()),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn has_faulty_attribute(tag: &quick_xml::events::BytesStart<'_>) -> bool {
    tag.attributes().any(|attribute| {
        attribute.is_err() || attribute.is_ok_and(|attribute| attribute.value.contains('<'))
    })
}

fn told(html: &str, place: u64, what: &str) -> String {
    let end = usize::try_from(place).unwrap().min(html.len());
    let before = html[..html.floor_char_boundary(end)].chars().rev().take(200);
    let before: String = before.collect::<Vec<_>>().into_iter().rev().collect();
    format!("{what} after …{before}")
}

#[test]
fn every_page_of_every_course_is_well_formed() {
    let courses = [
        "course",
        "docs",
        "scaffold/course",
        "patterns/lesson",
        "patterns/onboarding",
        "tests/courses/everything",
        "tests/courses/arabic",
        "tests/courses/chinese",
        "tests/courses/hebrew",
        "tests/courses/questions",
        "tests/courses/journey",
        "tests/courses/teaching",
        "tests/courses/knowing",
    ];
    let mut pages = 0;
    let mut faults = Vec::new();
    for name in courses {
        let tree = load(&root().join(name), &[]).unwrap();
        let site = compile(&tree, &Options::default()).value.unwrap();
        for (path, file) in &site {
            if path.as_str().ends_with(".html") {
                let Content::Bytes(html) = file.content() else { panic!("{path}") };
                let html = std::str::from_utf8(html).unwrap();
                faults.extend(fault(html).map(|fault| format!("{name}: {path}: {fault}")));
                pages += 1;
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(pages > 200, "{pages}");
}
