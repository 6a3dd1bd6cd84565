//! The same input gives the same bytes: in a second run, with any number of threads, in any
//! encoding.

use std::collections::BTreeMap;

use coursemark::internals::emit::plan::{Modes, plan};
use coursemark::internals::emit::publish;
use coursemark::internals::pipeline::{Options, compile};
use coursemark::internals::render::site::Site;
use coursemark::internals::source::{SourceTree, load};

use crate::support::{compiled, read, root, tree, write};

fn course(name: &str) -> Site {
    let tree = load(&root().join(name), &[]).unwrap();
    let reported = compile(&tree, &Options::default());
    assert_eq!(reported.diagnostics, [], "{name} has diagnostics");
    reported.value.unwrap()
}

#[test]
fn the_courses_of_the_repository_build_without_a_diagnostic() {
    course("course");
    course("tests/courses/everything");
}

#[test]
fn one_thread_and_many_give_the_same_site() {
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let one = pool(1).install(|| course("tests/courses/everything"));
    let many = pool(8).install(|| course("tests/courses/everything"));
    assert!(one == many);
}

#[test]
fn two_builds_in_different_places_are_the_same_bytes() {
    let places = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let built: Vec<_> = places
        .iter()
        .enumerate()
        .map(|(index, place)| {
            let copy = place.path().join(format!("some where {index}/course"));
            for (path, bytes) in tree(&root().join("tests/courses/everything")) {
                write(&copy.join(path), &bytes);
            }
            let loaded = load(&copy, &[]).unwrap();
            let site = compile(&loaded, &Options::default()).value.unwrap();
            let target = place.path().join("dist");
            publish(&site, &target, &copy).unwrap();
            tree(&target)
        })
        .collect();
    assert!(built[0] == built[1]);
    assert!(built[0].len() > 20);
    let needle = places[0].path().to_string_lossy().into_owned();
    for (path, bytes) in &built[0] {
        assert!(!String::from_utf8_lossy(bytes).contains(&needle), "{path} names a folder");
    }
}

#[test]
fn marks_and_line_ends_do_not_change_the_site() {
    let folder = root().join("course");
    let recoded = |change: &dyn Fn(&str) -> String| -> BTreeMap<String, Vec<u8>> {
        tree(&folder)
            .into_iter()
            .map(|(path, bytes)| {
                let is_text = [".md", ".toml", ".bib"].iter().any(|end| path.ends_with(end));
                let bytes = match String::from_utf8(bytes) {
                    Ok(text) if is_text => change(&text).into_bytes(),
                    Ok(text) => text.into_bytes(),
                    Err(error) => error.into_bytes(),
                };
                (path, bytes)
            })
            .collect()
    };
    let plain = compiled(recoded(&|text| text.to_owned())).value.unwrap();
    let changes: [&dyn Fn(&str) -> String; 4] = [
        &|text| text.replace('\n', "\r\n"),
        &|text| text.replace('\n', "\r"),
        &|text| format!("\u{feff}{text}"),
        &|text| format!("\u{feff}{}", text.replace('\n', "\r\n")),
    ];
    for change in changes {
        let site = compiled(recoded(change)).value.unwrap();
        assert!(site == plain);
    }
}

#[test]
fn nothing_of_the_machine_is_in_the_site() {
    let site = course("course");
    let stamped = plan(&site, None, Modes::Absent).unwrap().stamp.to_text();
    assert!(!stamped.contains(&root().to_string_lossy().into_owned()));
    assert!(read(&root().join("course/course.toml")).starts_with(b"id"));
    let empty = SourceTree::from_memory(BTreeMap::new());
    let reported = compile(&empty, &Options::default());
    assert_eq!(reported.diagnostics[0].code.name, "missing-manifest");
}
