//! Publishing: all or nothing, and nothing of anyone else's.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use coursemark::emit::{EmitError, Published, publish};
use coursemark::render::site::{Site, SiteFile};
use coursemark::text::path::SitePath;

use crate::support::{read, small, tree, write};

fn site(files: &[(&str, &str)]) -> Site {
    files
        .iter()
        .map(|(path, text)| (SitePath::new(path), SiteFile::Bytes(Arc::from(text.as_bytes()))))
        .collect()
}

/// A folder with a course in it.
fn place() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    for (path, bytes) in small() {
        write(&place.path().join("course").join(path), &bytes);
    }
    place
}

fn publish_in(place: &Path, target: &str, site: &Site) -> Result<Published, EmitError> {
    publish(site, &place.join(target), &place.join("course"))
}

#[test]
fn a_site_is_written_changed_and_kept() {
    let place = place();
    let first = site(&[("index.html", "a"), ("unit/x.html", "x"), ("old/y.html", "y")]);
    assert_eq!(publish_in(place.path(), "dist", &first).unwrap().written, 3);
    let second = site(&[("index.html", "b"), ("unit/x.html", "x")]);
    let published = publish_in(place.path(), "dist", &second).unwrap();
    assert_eq!((published.written, published.kept, published.removed), (1, 1, 1));
    let files = tree(&place.path().join("dist"));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, [".coursemark-stamp", "index.html", "unit/x.html"]);
    assert!(!place.path().join("dist/old").exists());
    let left: Vec<_> =
        tree(place.path()).into_keys().filter(|path| path.starts_with('.')).collect();
    assert!(left.is_empty(), "left behind: {left:?}");
}

#[test]
fn a_file_that_someone_changed_is_written_again() {
    let place = place();
    let site = site(&[("index.html", "a")]);
    publish_in(place.path(), "dist", &site).unwrap();
    write(&place.path().join("dist/index.html"), b"edited");
    assert_eq!(publish_in(place.path(), "dist", &site).unwrap().written, 1);
    assert_eq!(read(&place.path().join("dist/index.html")), b"a");
}

#[test]
fn dangerous_targets_are_refused_and_untouched() {
    let place = place();
    write(&place.path().join("full/precious.txt"), b"precious");
    write(&place.path().join("repo/.git/HEAD"), b"ref");
    write(&place.path().join("file"), b"a file");
    let before = tree(place.path());
    let site = site(&[("index.html", "a")]);
    let home = std::env::var("HOME").unwrap_or_else(|_| "/".to_owned());
    for target in [
        "course",
        "course/",
        "course/.",
        "course/unit",
        "course/unit/dist",
        "course/unit/../../course",
        ".",
        "..",
        "../..",
        "/",
        &home,
        "full",
        "repo",
        "file",
        "./full/../full",
        "course/unit/..",
    ] {
        let result = publish_in(place.path(), target, &site);
        assert!(result.is_err(), "{target} was not refused");
    }
    assert!(tree(place.path()) == before);
}

#[test]
fn foreign_files_in_a_site_stop_the_build() {
    let place = place();
    let first = site(&[("index.html", "a"), ("unit/x.html", "x")]);
    for foreign in ["CNAME", ".git/HEAD", "unit/notes.txt", "other/deep/file"] {
        let target = place.path().join("dist");
        publish(&first, &target, &place.path().join("course")).unwrap();
        write(&target.join(foreign), b"mine");
        let before = tree(&target);
        let error = publish_in(place.path(), "dist", &site(&[("index.html", "b")])).unwrap_err();
        let name = foreign.split('/').next().unwrap();
        assert!(error.to_string().contains(name), "{error}");
        assert!(tree(&target) == before, "{foreign}");
        Command::new("rm").args(["-rf"]).arg(&target).status().unwrap();
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_deleted_through_a_link() {
    use std::os::unix::fs::symlink;
    let place = place();
    let victim = place.path().join("victim");
    write(&victim.join("index.html"), b"victim");
    write(&victim.join("x.html"), b"victim");
    let site_a = site(&[("index.html", "a"), ("unit/x.html", "x")]);
    let site_b = site(&[("index.html", "b")]);
    // The target itself.
    symlink(&victim, place.path().join("linked")).unwrap();
    assert!(publish_in(place.path(), "linked", &site_a).is_err());
    // A file, and a folder, of a site.
    for (link, to) in [("index.html", "victim/index.html"), ("unit", "victim")] {
        let target = place.path().join("dist");
        publish(&site_a, &target, &place.path().join("course")).unwrap();
        Command::new("rm").args(["-rf"]).arg(target.join(link)).status().unwrap();
        symlink(place.path().join(to), target.join(link)).unwrap();
        assert!(publish_in(place.path(), "dist", &site_b).is_err(), "{link}");
        Command::new("rm").args(["-rf"]).arg(&target).status().unwrap();
    }
    assert_eq!(read(&victim.join("index.html")), b"victim");
    assert_eq!(read(&victim.join("x.html")), b"victim");
}

#[cfg(unix)]
#[test]
fn a_mask_does_not_change_who_can_read_the_site() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    let status = Command::new("sh")
        .args(["-c", "umask 077 && exec \"$0\" build"])
        .arg(env!("CARGO_BIN_EXE_coursemark"))
        .current_dir(place.path())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    let mode =
        |path: &str| place.path().join(path).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("dist/index.html"), 0o644);
    assert_eq!((mode("dist"), mode("dist/unit")), (0o755, 0o755));
}

#[test]
fn parallel_builds_leave_a_whole_site() {
    let place = place();
    let program = env!("CARGO_BIN_EXE_coursemark");
    let builds: Vec<_> = (0..20)
        .map(|_| {
            Command::new(program)
                .arg("build")
                .current_dir(place.path())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut built = 0;
    for build in builds {
        let output = build.wait_with_output().unwrap();
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        match output.status.code() {
            Some(0) => built += 1,
            Some(2) => assert!(message.contains("another build is writing"), "{message}"),
            code => panic!("{code:?}: {message}"),
        }
    }
    assert!(built >= 1);
    let output = Command::new(program).arg("build").current_dir(place.path()).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains(" 0 written"));
}

/// Kills a build again and again while it replaces one site by another, spread over its whole run
/// and most often near its end, where the swap is.
#[test]
fn sixty_kills_leave_the_old_site_or_the_new_one() {
    let place = place();
    let course = place.path().join("course");
    let edit = |version: &str| {
        let keys: Vec<String> = (0..40).map(|n| format!("lesson-{n}")).collect();
        for key in &keys {
            let text = format!("+++\ntitle = \"{key}\"\n+++\n\nVersion {version}.\n");
            write(&course.join(format!("unit/{key}.md")), text.as_bytes());
        }
        let list: Vec<String> = keys.iter().map(|key| format!("\"{key}\"")).collect();
        let index =
            format!("+++\ntitle = \"U\"\nlessons = [\"lesson\", {}]\n+++\n", list.join(", "));
        write(&course.join("unit/index.md"), index.as_bytes());
    };
    let build = || {
        Command::new(env!("CARGO_BIN_EXE_coursemark"))
            .arg("build")
            .current_dir(place.path())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let target = place.path().join("dist");
    let mut whole = Vec::new();
    let mut took = Duration::ZERO;
    for version in ["A", "B"] {
        edit(version);
        let start = Instant::now();
        assert!(build().wait().unwrap().success());
        took = start.elapsed();
        whole.push(tree(&target));
    }
    assert!(whole[0] != whole[1]);
    let mut seen = [0, 0];
    for kill in 0..60_u32 {
        edit(if kill % 2 == 0 { "A" } else { "B" });
        let share =
            if kill % 3 == 0 { f64::from(kill) / 60.0 } else { 0.7 + 0.4 * f64::from(kill) / 60.0 };
        let mut child = build();
        thread::sleep(took.mul_f64(share));
        // It may have ended by itself; then there is nothing to kill.
        let _ = child.kill();
        child.wait().unwrap();
        let now = tree(&target);
        let which = whole.iter().position(|site| *site == now);
        seen[which.unwrap_or_else(|| panic!("kill {kill} left a broken site"))] += 1;
    }
    assert_eq!(seen[0] + seen[1], 60);
    edit("A");
    assert!(build().wait().unwrap().success());
    assert!(tree(&target) == whole[0]);
    let left: Vec<_> =
        tree(place.path()).into_keys().filter(|path| path.starts_with('.')).collect();
    assert!(left.is_empty(), "left behind: {left:?}");
}

#[test]
fn a_disk_that_fails_leaves_the_old_site() {
    let place = place();
    let first = site(&[("index.html", "a")]);
    publish_in(place.path(), "dist", &first).unwrap();
    let before = tree(&place.path().join("dist"));
    // A file that is to be copied and is gone.
    let mut second = site(&[("index.html", "b")]);
    let from = place.path().join("gone.mp4");
    second.insert(SitePath::new("gone.mp4"), SiteFile::Copy { from, bytes: 3 });
    assert!(publish_in(place.path(), "dist", &second).is_err());
    assert!(tree(&place.path().join("dist")) == before);
    // A limit on the size of files, which fails in the middle of writing.
    let course = place.path().join("course");
    let long = format!("+++\ntitle = \"L\"\n+++\n\n{}\n", "word ".repeat(60_000));
    write(&course.join("unit/lesson.md"), long.as_bytes());
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 100; exec \"$0\" build"])
        .arg(env!("CARGO_BIN_EXE_coursemark"))
        .current_dir(place.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(tree(&place.path().join("dist")) == before);
}
