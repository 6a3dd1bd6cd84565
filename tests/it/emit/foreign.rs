//! Files that someone else has put into a site or next to it.

use std::fs;
use std::os::unix::fs::symlink;
use std::sync::atomic::{AtomicBool, Ordering};

use coursemark::internals::emit::error::{EmitError, Refusal};

use super::{Sandbox, site_of, tree, tree_of};

/// Lets `meddle` change a published site. Publishing must then name `expected` and change nothing.
/// After the change is undone, it must work.
#[track_caller]
fn check(meddle: impl Fn(&Sandbox), expected: &[&str]) {
    let sandbox = Sandbox::with(&site_of("a"));
    sandbox.write("victim/thesis.txt", "precious");
    meddle(&sandbox);
    let before = sandbox.tree();
    for word in ["a", "b"] {
        match sandbox.publish(&site_of(word)) {
            Err(EmitError::Foreign { entries, .. }) => {
                let names: Vec<String> = expected.iter().map(|name| format!("`{name}`")).collect();
                assert_eq!(entries.to_string(), names.join(", "));
            }
            other => panic!("{expected:?}: {other:?}"),
        }
        assert_eq!(sandbox.tree(), before);
    }
    for name in expected {
        let path = sandbox.path("dist").join(name.trim_end_matches('/'));
        let is_folder = fs::symlink_metadata(&path).unwrap().is_dir();
        if is_folder { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
    }
    sandbox.publish(&site_of("b")).unwrap();
    assert_eq!(sandbox.dist(), tree_of(&site_of("b")));
    assert_eq!(sandbox.read("victim/thesis.txt"), "precious");
}

#[test]
fn foreign_files_and_folders_stop_the_run() {
    check(|sandbox| sandbox.write("dist/CNAME", "example.org"), &["CNAME"]);
    check(|sandbox| sandbox.write("dist/.git/HEAD", "ref"), &[".git/"]);
    check(|sandbox| sandbox.write("dist/unit-1/deep/notes.txt", "x"), &["unit-1/deep/notes.txt"]);
    check(|sandbox| sandbox.write("dist/unit-9/deep/lesson.html", "x"), &["unit-9/"]);
    check(|sandbox| fs::create_dir(sandbox.path("dist/only/empty")).unwrap(), &["only/empty/"]);
    check(
        |sandbox| {
            sandbox.write("dist/b", "x");
            sandbox.write("dist/a/c", "x");
            sandbox.write("dist/unit-2/z", "x");
        },
        &["a/", "b", "unit-2/z"],
    );
}

#[test]
fn a_link_is_foreign_wherever_it_stands_and_leads() {
    let replace = |sandbox: &Sandbox, path: &str, to: &str| {
        let path = sandbox.path(path);
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(&path).unwrap(),
            Ok(_) => fs::remove_file(&path).unwrap(),
            Err(_) => {}
        }
        symlink(to, path).unwrap();
    };
    check(|sandbox| replace(sandbox, "dist/index.html", "../victim/thesis.txt"), &["index.html"]);
    check(|sandbox| replace(sandbox, "dist/index.html", "only/a.html"), &["index.html"]);
    check(|sandbox| replace(sandbox, "dist/index.html", "nowhere"), &["index.html"]);
    check(|sandbox| replace(sandbox, "dist/index.html", "index.html"), &["index.html"]);
    check(|sandbox| replace(sandbox, "dist/unit-0", "../victim"), &["unit-0"]);
    check(|sandbox| replace(sandbox, "dist/unit-0", "unit-1"), &["unit-0"]);
    check(|sandbox| replace(sandbox, "dist/unit-0/deep", "../../victim"), &["unit-0/deep"]);
    check(
        |sandbox| replace(sandbox, "dist/unit-0/deep/lesson-1.html", "/"),
        &["unit-0/deep/lesson-1.html"],
    );
    check(|sandbox| replace(sandbox, "dist/new-link", "../victim"), &["new-link"]);
}

#[test]
fn a_folder_in_the_place_of_a_file_is_foreign() {
    check(
        |sandbox| {
            fs::remove_file(sandbox.path("dist/index.html")).unwrap();
            sandbox.write("dist/index.html/thesis.txt", "x");
        },
        &["index.html/"],
    );
}

#[test]
fn a_site_whose_stamp_is_gone_or_damaged_is_nobodys() {
    let sandbox = Sandbox::with(&site_of("a"));
    let stamp = sandbox.path("dist/.coursemark-stamp");
    let text = fs::read_to_string(&stamp).unwrap();
    fs::write(&stamp, &text[..text.len() - 1]).unwrap();
    let before = sandbox.tree();
    assert!(matches!(sandbox.publish(&site_of("b")), Err(EmitError::Stamp { .. })));
    assert_eq!(sandbox.tree(), before);

    fs::remove_file(&stamp).unwrap();
    let before = sandbox.tree();
    assert!(matches!(sandbox.publish(&site_of("b")), Err(EmitError::NotOurs { .. })));
    assert_eq!(sandbox.tree(), before);
}

#[test]
fn only_ten_of_many_foreign_entries_are_listed() {
    let sandbox = Sandbox::with(&site_of("a"));
    for number in 10..40 {
        sandbox.write(&format!("dist/mine-{number}"), "x");
    }
    let error = sandbox.publish(&site_of("a")).unwrap_err();
    let EmitError::Foreign { entries, .. } = &error else { panic!("{error}") };
    let listed = entries.to_string();
    assert_eq!(listed.matches('`').count(), 20, "{listed}");
    assert!(listed.ends_with(", and 20 more"), "{listed}");
    assert_eq!(
        error.to_string().lines().nth(1),
        Some(
            "help: move what should be published into the course's `static` folder and the rest \
             elsewhere, or publish to another folder"
        )
    );
}

#[test]
fn what_a_dead_run_left_is_cleared_but_never_what_is_foreign_in_it() {
    let sandbox = Sandbox::with(&site_of("a"));
    let staging = ".dist.coursemark-staging-1";
    fs::rename(sandbox.path("dist"), sandbox.path(staging)).unwrap();
    fs::create_dir(sandbox.path(".dist.coursemark-staging-2")).unwrap();
    sandbox.write(".dist.coursemark-staging-3-old/.coursemark-stamp", "coursemark si");
    sandbox.publish(&site_of("b")).unwrap();
    assert_eq!(sandbox.names(), ["course", "dist"]);

    fs::rename(sandbox.path("dist"), sandbox.path(staging)).unwrap();
    sandbox.write(&format!("{staging}/only/thesis.txt"), "precious");
    symlink("../course", sandbox.path(&format!("{staging}/link"))).unwrap();
    let error = sandbox.publish(&site_of("a")).unwrap_err();
    let EmitError::Leftover { entries, .. } = &error else { panic!("{error}") };
    assert_eq!(entries.to_string(), "`link`, `only/thesis.txt`");
    assert_eq!(sandbox.read(&format!("{staging}/only/thesis.txt")), "precious");
    assert_eq!(sandbox.read("course/course.toml"), "id = \"c\"\n");

    // Entries with that name that no run has made.
    fs::remove_dir_all(sandbox.path(staging)).unwrap();
    sandbox.write(&format!("{staging}/thesis.txt"), "precious");
    sandbox.publish(&site_of("a")).unwrap_err();
    assert_eq!(sandbox.read(&format!("{staging}/thesis.txt")), "precious");
    fs::remove_dir_all(sandbox.path(staging)).unwrap();
    symlink("course", sandbox.path(staging)).unwrap();
    sandbox.publish(&site_of("a")).unwrap();
    assert_eq!(sandbox.read("course/course.toml"), "id = \"c\"\n");
}

#[test]
fn what_stands_under_the_names_of_lock_and_journal_is_not_written_over() {
    for name in [".dist.coursemark-lock", ".dist.coursemark-journal"] {
        let sandbox = Sandbox::with(&site_of("a"));
        sandbox.write("victim.txt", "coursemark precious");
        let meddles: [&dyn Fn(); 3] = [
            &|| sandbox.write(name, "precious"),
            &|| symlink("victim.txt", sandbox.path(name)).unwrap(),
            &|| fs::create_dir(sandbox.path(name)).unwrap(),
        ];
        for meddle in meddles {
            meddle();
            let before = sandbox.tree();
            let error = sandbox.publish(&site_of("b")).unwrap_err();
            assert!(matches!(error, EmitError::Sidecar { .. }), "{error}");
            assert_eq!(sandbox.tree(), before);
            if fs::remove_file(sandbox.path(name)).is_err() {
                fs::remove_dir(sandbox.path(name)).unwrap();
            }
        }
    }
}

/// One thread turns a folder of the site into a link to someone else's folder and back, as fast as
/// it can, while another thread publishes.
#[test]
fn a_folder_that_becomes_a_link_meanwhile_leads_nowhere() {
    let sandbox = Sandbox::with(&site_of("a"));
    // That folder has a file at every path of the site, so that following the link would find files
    // to keep, to overwrite and to remove.
    for path in site_of("a").keys().chain(site_of("b").keys()) {
        sandbox.write(&format!("victim/{path}"), "precious");
    }
    let before = tree(&sandbox.path("victim"));
    let done = AtomicBool::new(false);
    let mut published = 0;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let (real, away) = (sandbox.path("dist/unit-0"), sandbox.path("away"));
            while !done.load(Ordering::Relaxed) {
                // Each of these may fail if the site was replaced in between.
                if fs::rename(&real, &away).is_ok() {
                    let _ = symlink(sandbox.path("victim/unit-0"), &real);
                    let _ = fs::remove_file(&real);
                    if fs::rename(&away, &real).is_err() {
                        let _ = fs::remove_dir_all(&away);
                    }
                }
            }
        });
        for round in 0..150 {
            let result = sandbox.publish(&site_of(["a", "b"][round % 2]));
            published += usize::from(result.is_ok());
            if let Err(EmitError::Leftover { path, .. }) = &result {
                // The other thread did this: it put a folder back into the site that was being
                // removed.
                fs::remove_dir_all(path).unwrap();
            }
        }
        done.store(true, Ordering::Relaxed);
    });
    println!("{published} of 150 went through");
    assert_eq!(tree(&sandbox.path("victim")), before);
}

#[test]
fn a_target_that_becomes_a_link_is_refused_and_the_folder_behind_it_is_as_it_was() {
    let sandbox = Sandbox::with(&site_of("a"));
    fs::rename(sandbox.path("dist"), sandbox.path("moved")).unwrap();
    symlink("moved", sandbox.path("dist")).unwrap();
    let before = sandbox.tree();
    let error = sandbox.publish(&site_of("b")).unwrap_err();
    assert!(matches!(error, EmitError::Refused { refusal: Refusal::Link, .. }), "{error}");
    assert_eq!(sandbox.tree(), before);
}
