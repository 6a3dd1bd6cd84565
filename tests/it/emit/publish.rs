//! The files that a publication writes, keeps and removes.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use coursemark::internals::emit::Published;
use coursemark::internals::emit::error::EmitError;
use coursemark::internals::emit::error::Entries;
use coursemark::internals::render::site::SiteFile;
use coursemark::internals::text::path::SitePath;

use super::{Sandbox, number, site, site_of, tree_of};

#[test]
fn a_first_publication_writes_every_file_and_the_stamp() {
    let sandbox = Sandbox::new();
    let published = sandbox.publish(&site(&[("index.html", "front"), ("a/b/c.html", "deep")]));
    assert_eq!(
        published.unwrap(),
        Published { written: 2, kept: 0, removed: 0, bytes: 9, edited: Entries::default() }
    );
    assert_eq!(sandbox.read("dist/a/b/c.html"), "deep");
    assert_eq!(
        sandbox.read("dist/.coursemark-stamp"),
        format!(
            "coursemark site 1\n{}  a/b/c.html\n{}  index.html\n",
            blake3::hash(b"deep"),
            blake3::hash(b"front")
        )
    );
    assert_eq!(sandbox.names(), ["course", "dist"]);
}

#[test]
fn the_course_is_as_it_was_even_when_the_target_lies_in_it() {
    let sandbox = Sandbox::new();
    let before = super::tree(&sandbox.path("course"));
    sandbox.publish_to("course/dist", &site_of("a")).unwrap();
    sandbox.publish_to("course/dist", &site_of("b")).unwrap();
    let mut after = super::tree(&sandbox.path("course"));
    after.retain(|path, _| !path.starts_with("dist"));
    assert_eq!(after, before);
}

#[test]
fn only_what_changed_is_written_and_what_is_gone_is_removed() {
    let sandbox = Sandbox::with(&site(&[("a.html", "a"), ("b/c.html", "c"), ("d/e.html", "e")]));
    let kept = number(&sandbox.path("dist/a.html"));
    let changed = number(&sandbox.path("dist/b/c.html"));
    let next = site(&[("a.html", "a"), ("b/c.html", "C!"), ("f/g.html", "g")]);
    let published = sandbox.publish(&next).unwrap();
    assert_eq!(
        published,
        Published { written: 2, kept: 1, removed: 1, bytes: 4, edited: Entries::default() }
    );
    assert_eq!(number(&sandbox.path("dist/a.html")), kept);
    assert_ne!(number(&sandbox.path("dist/b/c.html")), changed);
    assert_eq!(sandbox.dist(), tree_of(&next));
    assert_eq!(sandbox.names(), ["course", "dist"]);
}

#[test]
fn when_nothing_changed_nothing_is_touched() {
    let sandbox = Sandbox::with(&site_of("a"));
    let folder = number(&sandbox.path("dist"));
    let published = sandbox.publish(&site_of("a")).unwrap();
    assert_eq!((published.written, published.kept, published.removed), (0, 26, 0));
    assert_eq!(number(&sandbox.path("dist")), folder);
}

#[test]
fn a_published_file_that_was_edited_or_deleted_or_closed_comes_back() {
    let expected = tree_of(&site_of("a"));
    let sandbox = Sandbox::with(&site_of("a"));
    // The same size as before, so only the bytes differ.
    sandbox.write("dist/index.html", "FRONT");
    assert_eq!(sandbox.publish(&site_of("a")).unwrap().written, 1);
    assert_eq!(sandbox.dist(), expected);

    fs::remove_file(sandbox.path("dist/only/a.html")).unwrap();
    assert_eq!(sandbox.publish(&site_of("a")).unwrap().written, 1);
    assert_eq!(sandbox.dist(), expected);

    let closed = fs::Permissions::from_mode(0o600);
    fs::set_permissions(sandbox.path("dist/index.html"), closed).unwrap();
    assert_eq!(sandbox.publish(&site_of("a")).unwrap().written, 1);
    let closed = fs::Permissions::from_mode(0o700);
    fs::set_permissions(sandbox.path("dist/unit-1"), closed).unwrap();
    assert_eq!(sandbox.publish(&site_of("a")).unwrap().written, 0);
    assert_eq!(sandbox.dist(), expected);
}

#[test]
fn an_edit_through_a_second_name_of_a_published_file_does_not_spread() {
    let sandbox = Sandbox::with(&site_of("a"));
    fs::hard_link(sandbox.path("dist/index.html"), sandbox.path("backup.html")).unwrap();
    sandbox.write("dist/index.html", "edited");
    sandbox.publish(&site_of("b")).unwrap();
    assert_eq!(sandbox.read("backup.html"), "edited");
    assert_eq!(sandbox.dist(), tree_of(&site_of("b")));
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let (one, other) = (site(&[("a", "file"), ("b/c", "x")]), site(&[("a/d", "y"), ("b", "file")]));
    let sandbox = Sandbox::with(&one);
    for next in [&other, &one] {
        sandbox.publish(next).unwrap();
        assert_eq!(sandbox.dist(), tree_of(next));
    }
}

#[test]
fn a_site_without_files_and_an_empty_target_are_fine() {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("dist")).unwrap();
    sandbox.publish(&site(&[])).unwrap();
    sandbox.publish(&site_of("a")).unwrap();
    sandbox.publish(&site(&[])).unwrap();
    assert_eq!(sandbox.dist(), tree_of(&site(&[])));
}

#[test]
fn a_target_may_be_deep_where_nothing_is_yet_and_have_any_name() {
    let sandbox = Sandbox::new();
    for target in ["out/of/nowhere/dist", "with space", "#1 & 100%", "Ünïcode", ".hidden", "-o"] {
        for word in ["a", "b"] {
            sandbox.publish_to(target, &site_of(word)).unwrap();
            assert_eq!(super::tree(&sandbox.path(target)), tree_of(&site_of(word)), "{target}");
        }
    }
    let odd = std::os::unix::ffi::OsStrExt::from_bytes(b"\xff\xfe");
    let target = sandbox.path("").join::<&std::ffi::OsStr>(odd);
    for word in ["a", "b"] {
        coursemark::internals::emit::publish(&site_of(word), &target, &sandbox.path("course"))
            .unwrap();
        assert_eq!(super::tree(&target), tree_of(&site_of(word)));
    }
}

#[test]
fn many_files_in_one_folder_and_many_folders_are_all_there() {
    let paths: Vec<(String, String)> = (0..700)
        .flat_map(|number| {
            let text = number.to_string();
            [(format!("flat/{number}.html"), text.clone()), (format!("{number}/a/b.html"), text)]
        })
        .collect();
    let files: Vec<(&str, &str)> =
        paths.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let sandbox = Sandbox::with(&site(&files));
    for (path, text) in &files {
        assert_eq!(sandbox.read(&format!("dist/{path}")), *text);
    }
    assert_eq!(sandbox.publish(&site(&files[1..])).unwrap().removed, 1);
    assert_eq!(sandbox.dist(), tree_of(&site(&files[1..])));
}

#[test]
fn a_large_course_file_is_copied_and_then_kept() {
    let sandbox = Sandbox::new();
    let film = "film".repeat(100_000);
    sandbox.write("course/film.mp4", &film);
    let copy = |bytes| {
        let mut site = site_of("a");
        let from = sandbox.path("course/film.mp4");
        site.insert(SitePath::new("unit-1/film.mp4"), SiteFile::Copy { from, bytes });
        site
    };
    sandbox.publish(&copy(400_000)).unwrap();
    assert_eq!(sandbox.read("dist/unit-1/film.mp4"), film);
    assert_eq!(sandbox.publish(&copy(400_000)).unwrap().written, 0);
    sandbox.write("dist/unit-1/film.mp4", &"FILM".repeat(100_000));
    assert_eq!(sandbox.publish(&copy(400_000)).unwrap().written, 1);
    assert_eq!(sandbox.read("dist/unit-1/film.mp4"), film);

    let before = sandbox.tree();
    let error = sandbox.publish(&copy(399_999)).unwrap_err();
    assert!(matches!(error, EmitError::SourceChanged { .. }), "{error}");
    assert_eq!(sandbox.tree(), before);

    fs::remove_file(sandbox.path("course/film.mp4")).unwrap();
    let before = sandbox.tree();
    let error = sandbox.publish(&copy(400_000)).unwrap_err();
    assert!(matches!(error, EmitError::Disk(_)), "{error}");
    assert_eq!(sandbox.tree(), before);
}

#[test]
fn paths_that_cannot_be_written_are_refused_before_anything_is() {
    let too_long = "x".repeat(300);
    for (path, other) in [
        ("../escape.html", "a"),
        ("a/../../escape.html", "a"),
        ("a/./b", "a"),
        ("a//b", "a"),
        ("a/", "b"),
        ("a\\b", "a"),
        ("a\nb", "a"),
        ("c:/x", "a"),
        (".coursemark-stamp", "a"),
        (".Coursemark-Stamp", "a"),
        (".coursemark-stamp/x", "a"),
        ("a", "a/b"),
        (too_long.as_str(), "a"),
    ] {
        let sandbox = Sandbox::with(&site_of("a"));
        let before = sandbox.tree();
        let error = sandbox.publish(&site(&[(path, "x"), (other, "y")])).unwrap_err();
        let is_path = matches!(error, EmitError::Path { .. });
        assert_eq!(is_path, path.len() < 300, "{path}: {error}");
        assert_eq!(sandbox.tree(), before, "{path}");
    }
}

#[test]
fn files_that_were_edited_by_hand_are_named_when_they_are_replaced() {
    let pages = |word: &str| {
        let same = [("same.html", "same"), ("kept.html", "kept"), ("unit/gone.html", "gone")];
        let mut pages = same.to_vec();
        pages.truncate(if word == "first" { 3 } else { 2 });
        pages.extend([("index.html", word), ("mode.html", "mode"), ("unit/page.html", word)]);
        site(&pages)
    };
    let sandbox = Sandbox::with(&pages("first"));
    assert!(sandbox.publish(&pages("first")).unwrap().edited.is_empty());
    // What the new site says already is no loss, nor is what was deleted; a mode is no edit.
    for (path, text) in [
        ("same.html", "edited"),
        ("unit/gone.html", "edited"),
        ("index.html", "edited"),
        ("unit/page.html", "second"),
    ] {
        sandbox.write(&format!("dist/{path}"), text);
    }
    fs::remove_file(sandbox.path("dist/kept.html")).unwrap();
    fs::set_permissions(sandbox.path("dist/mode.html"), fs::Permissions::from_mode(0o600)).unwrap();
    let published = sandbox.publish(&pages("second")).unwrap();
    assert_eq!(published.edited.to_string(), "`index.html`, `same.html`, `unit/gone.html`");
    assert_eq!(sandbox.dist(), tree_of(&pages("second")));
    assert!(sandbox.publish(&pages("third")).unwrap().edited.is_empty());
}

#[test]
fn ten_of_many_edited_files_are_named() {
    let sandbox = Sandbox::with(&site_of("a"));
    for path in site_of("a").keys() {
        sandbox.write(&format!("dist/{path}"), "edited");
    }
    let edited = sandbox.publish(&site_of("b")).unwrap().edited.to_string();
    assert_eq!(edited.matches('`').count(), 20, "{edited}");
    assert!(edited.ends_with(", and 16 more"), "{edited}");
}
