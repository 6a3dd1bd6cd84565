//! Targets that must never be written to. After the refusal they are as they were.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use coursemark::internals::emit::error::{EmitError, Refusal};

use super::{Sandbox, Tree, site_of, tree};

/// The starting point of every case: a course in a Git repository, files and folders of the user,
/// and links to them.
fn scene() -> Sandbox {
    let sandbox = Sandbox::new();
    for path in [
        "course/unit/lesson.md",
        "course/other/notes.txt",
        "course/static/CNAME",
        "victim/thesis.txt",
        "victim/.git/config",
        "photos/one.jpg",
        "fake/.coursemark-stamp",
        "newer/.coursemark-stamp",
        "evil/.coursemark-stamp",
        "evil/keep.txt",
        "linked-stamp/one.html",
        "file",
    ] {
        sandbox.write(path, "precious");
    }
    sandbox.write("newer/.coursemark-stamp", "coursemark site 2\n");
    let hash = blake3::hash(b"precious").to_hex();
    sandbox.write(
        "evil/.coursemark-stamp",
        &format!("coursemark site 1\n{hash}  ../victim/thesis.txt\n"),
    );
    sandbox.publish_to("ours", &site_of("a")).unwrap();
    symlink("../ours/.coursemark-stamp", sandbox.path("linked-stamp/.coursemark-stamp")).unwrap();
    fs::create_dir(sandbox.path("empty")).unwrap();
    symlink("victim", sandbox.path("link")).unwrap();
    symlink("ours", sandbox.path("link-to-ours")).unwrap();
    symlink("empty", sandbox.path("link-to-empty")).unwrap();
    symlink("nowhere", sandbox.path("dangling")).unwrap();
    symlink("loop", sandbox.path("loop")).unwrap();
    symlink("course", sandbox.path("link-to-course")).unwrap();
    assert!(
        std::process::Command::new("mkfifo")
            .arg(sandbox.path("pipe"))
            .status()
            .is_ok_and(|status| status.success())
    );
    sandbox
}

#[track_caller]
fn check(target: &str, expected: fn(&EmitError) -> bool) {
    let sandbox = scene();
    check_path(&sandbox, &sandbox.path(target), expected);
}

#[track_caller]
fn check_path(sandbox: &Sandbox, target: &Path, expected: fn(&EmitError) -> bool) {
    let before: Tree = sandbox.tree();
    let published =
        coursemark::internals::emit::publish(&site_of("b"), target, &sandbox.path("course"));
    let error = published.expect_err(&target.display().to_string());
    assert!(expected(&error), "{}: {error:?}", target.display());
    let text = error.to_string();
    assert!(text.lines().count() <= 2 && !text.ends_with('.'), "{text}");
    assert_eq!(sandbox.tree(), before, "{}", target.display());
}

fn refused(error: &EmitError, expected: Refusal) -> bool {
    matches!(error, EmitError::Refused { refusal, .. } if *refusal == expected)
}

#[test]
fn the_course_and_its_surroundings_are_refused() {
    let course = |error: &EmitError| refused(error, Refusal::Course);
    for target in ["course", "course/", "course/.", "course/unit/..", "photos/../course"] {
        check(target, course);
    }
    check("link-to-course/../course", course);
    for target in ["", ".", "course/..", "course/../../../tmp/.."] {
        check(target, |error| {
            refused(error, Refusal::AboveCourse) || refused(error, Refusal::Root)
        });
    }
    for target in ["course/unit/dist", "course/a/b", "link-to-course/unit/out"] {
        check(target, |error| refused(error, Refusal::DeepInCourse));
    }
}

#[test]
fn sources_of_the_course_are_refused() {
    for target in ["course/unit", "course/other", "link-to-course/unit"] {
        check(target, |error| matches!(error, EmitError::NotOurs { .. }));
    }
    check("course/static", |error| refused(error, Refusal::StaticFolder));
    check("course/course.toml", |error| refused(error, Refusal::NotAFolder));
}

#[test]
fn folders_with_a_purpose_are_refused_before_they_exist() {
    let manifest = "id = \"c\"\nstatic = \"Öffentlich\"\nunits = [\"first\", \"dist\"]\n";
    for (target, refusal, advice) in [
        ("course/theme", Refusal::Theme, "`--output dist`"),
        ("course/Theme", Refusal::Theme, "`--output dist`"),
        ("course/Öffentlich", Refusal::StaticFolder, "`--output dist`"),
        ("course/o\u{308}ffentlich", Refusal::StaticFolder, "`--output dist`"),
        ("course/first", Refusal::Unit, "`--output site`"),
        ("course/dist", Refusal::Unit, "`--output site`"),
        ("course/first/../theme", Refusal::Theme, "`--output dist`"),
        ("link-to-course/theme", Refusal::Theme, "`--output dist`"),
    ] {
        let sandbox = scene();
        sandbox.write("course/course.toml", manifest);
        sandbox.write("course/first/index.md", "precious");
        check_path(&sandbox, &sandbox.path(target), |error| {
            matches!(error, EmitError::Refused { .. })
        });
        let published = sandbox.publish_to(target, &site_of("b"));
        let error = published.unwrap_err();
        assert!(refused(&error, refusal), "{target}: {error}");
        assert!(error.to_string().ends_with(advice), "{target}: {error}");
    }
    // The usual name of the static folder has no meaning here, and `static` is as good as any
    // other.
    let sandbox = scene();
    sandbox.write("course/course.toml", manifest);
    sandbox.publish_to("course/public", &site_of("b")).unwrap();
}

#[test]
fn what_holds_somebody_elses_things_is_refused() {
    check("victim", |error| refused(error, Refusal::Repository));
    check("victim/.git", |error| matches!(error, EmitError::NotOurs { .. }));
    check("photos", |error| match error {
        EmitError::NotOurs { entries, .. } => entries.to_string() == "`one.jpg`",
        _ => false,
    });
    check("linked-stamp", |error| matches!(error, EmitError::NotOurs { .. }));
    for target in ["fake", "newer", "evil"] {
        check(target, |error| matches!(error, EmitError::Stamp { .. }));
    }
}

#[test]
fn links_files_and_pipes_are_refused() {
    for target in [
        "link",
        "link/",
        "link-to-ours",
        "link-to-ours/",
        "link-to-empty",
        "dangling",
        "loop",
        "link-to-course/.",
    ] {
        check(target, |error| refused(error, Refusal::Link));
    }
    for target in ["file", "pipe"] {
        check(target, |error| refused(error, Refusal::NotAFolder));
    }
    for target in ["file/dist", "dangling/dist", "loop/dist", "missing/../dist", "ours/../no/.."] {
        check(target, |error| matches!(error, EmitError::Disk(_)));
    }
}

#[test]
fn a_link_on_the_way_is_followed_and_judged_by_where_it_leads() {
    let sandbox = scene();
    sandbox.publish_to("link-to-course/dist", &site_of("a")).unwrap();
    assert_eq!(tree(&sandbox.path("course/dist")), super::tree_of(&site_of("a")));
}

#[test]
fn the_root_and_the_folders_of_the_system_are_refused() {
    let sandbox = scene();
    let root = |error: &EmitError| refused(error, Refusal::Root);
    for target in ["/", "/.", "//", "/..", "/tmp/.."] {
        check_path(&sandbox, Path::new(target), root);
    }
    check_path(&sandbox, Path::new(""), |error| refused(error, Refusal::Nameless));
    for target in ["/usr", "/etc", "/dev", "/proc"] {
        check_path(&sandbox, Path::new(target), |_| true);
    }
    if let Some(home) = std::env::home_dir().filter(|home| home.is_dir() && home != Path::new("/"))
    {
        check_path(&sandbox, &home, |error| refused(error, Refusal::Home));
    }
}

#[test]
fn a_mount_point_is_refused() {
    let sandbox = scene();
    let mounted = PathBuf::from("/proc");
    if mounted.join("self").exists() {
        check_path(&sandbox, &mounted, |error| refused(error, Refusal::MountPoint));
    }
}

#[test]
fn a_course_that_is_not_there_is_an_error() {
    let sandbox = scene();
    let before = sandbox.tree();
    let published = coursemark::internals::emit::publish(
        &site_of("a"),
        &sandbox.path("dist"),
        &sandbox.path("nowhere"),
    );
    assert!(matches!(published, Err(EmitError::Disk(_))));
    assert_eq!(sandbox.tree(), before);
}

#[test]
fn the_sources_are_safe_when_reached_by_a_relative_path() {
    // Relative paths depend on the current folder, which the whole process shares. The manifest of
    // this package is the one file that is known to be there.
    let published = coursemark::internals::emit::publish(
        &site_of("a"),
        Path::new("src"),
        Path::new("src/emit"),
    );
    let error = published.unwrap_err();
    assert!(refused(&error, Refusal::AboveCourse), "{error}");
    assert_eq!(
        error.to_string(),
        "cannot publish to `src`: it contains the course\n\
         help: publish to a folder of its own, such as `dist`"
    );
}
