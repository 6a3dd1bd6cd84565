//! Publishing with the command itself, from a course to a site.

use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{small, tree, write};

/// A folder with a course in it.
fn place() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    for (path, bytes) in small() {
        write(&place.path().join("course").join(path), &bytes);
    }
    place
}

#[test]
fn a_mask_does_not_change_who_can_read_the_site() {
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
            Some(2) => assert!(message.contains("another run is doing so"), "{message}"),
            code => panic!("{code:?}: {message}"),
        }
    }
    assert!(built >= 1);
    let output = Command::new(program).arg("build").current_dir(place.path()).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains(" 0 written"));
}

/// Kills a build again and again while it replaces one site with another. The kills cover its whole
/// run, and most come near its end, where the swap is.
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
        // The process may have ended already; then there is nothing to kill.
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
fn a_build_that_may_not_write_large_files_fails_and_leaves_the_old_site() {
    let place = place();
    let program = env!("CARGO_BIN_EXE_coursemark");
    let built = Command::new(program).arg("build").current_dir(place.path()).output().unwrap();
    assert!(built.status.success());
    let before = tree(&place.path().join("dist"));
    // A limit on the size of files makes the build fail in the middle of writing.
    let course = place.path().join("course");
    let long = format!("+++\ntitle = \"L\"\n+++\n\n{}\n", "word ".repeat(60_000));
    write(&course.join("unit/lesson.md"), long.as_bytes());
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 100; exec \"$0\" build"])
        .arg(program)
        .current_dir(place.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(tree(&place.path().join("dist")) == before);
}
