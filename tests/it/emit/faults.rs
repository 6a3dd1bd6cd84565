//! Disks that fail, and environments that differ.

use std::fs;
use std::process::Command;

use super::{Sandbox, child, site_of, tree_of};

#[test]
fn modes_do_not_depend_on_the_umask() {
    for umask in ["000", "027", "077"] {
        let sandbox = Sandbox::new();
        for word in ["a", "b"] {
            let shell = format!("umask {umask}; exec \"$@\"");
            let wrapper = ["sh", "-c", &shell, "sh"];
            let mut command =
                child::with_wrapper(&wrapper, sandbox.dir.path(), &format!("once {word}"));
            assert!(command.status().unwrap().success());
            assert_eq!(sandbox.dist(), tree_of(&site_of(word)), "umask {umask}");
        }
    }
    for (path, (kind, mode, _)) in tree_of(&site_of("a")) {
        let expected = if kind == 'd' { 0o755 } else { 0o644 };
        assert_eq!(mode, expected, "{}", path.display());
    }
}

#[test]
fn a_process_that_may_not_write_large_files_changes_nothing() {
    let sandbox = Sandbox::with(&site_of("a"));
    let before = sandbox.dist();
    let wrapper = ["sh", "-c", "ulimit -c 0; ulimit -f 2; exec \"$@\"", "sh"];
    let status = child::with_wrapper(&wrapper, sandbox.dir.path(), "once longer-word").status();
    assert!(!status.unwrap().success());
    assert_eq!(sandbox.dist(), before);
    sandbox.publish(&site_of("b")).unwrap();
    assert_eq!(sandbox.names(), ["course", "dist"]);
}

#[test]
fn a_full_disk_changes_nothing() {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("full")).unwrap();
    let full = sandbox.path("full");
    let mount = format!("mount -t tmpfs -o size=600k none '{}'", full.display());
    // In a mount namespace of its own, so that it goes away with the process.
    match Command::new("unshare").args(["-rm", "sh", "-c", &mount]).output() {
        Ok(output) if output.status.success() => {}
        other => {
            println!("skipped: no file system can be mounted here ({other:?})");
            return;
        }
    }
    let shell = format!("{mount} && exec \"$@\"");
    let wrapper = ["unshare", "-rm", "sh", "-c", &shell, "sh"];
    let status = child::with_wrapper(&wrapper, sandbox.dir.path(), "full").status();
    assert!(status.unwrap().success());
}

/// Makes each single system call of a publication fail, one after the other. In every case the
/// target is the old site if the run reports a failure, and the new one if it does not.
#[test]
fn a_system_call_that_fails_anywhere_leaves_the_old_site_or_the_new_one() {
    let sandbox = Sandbox::with(&child::small("old"));
    let (old, new) = (tree_of(&child::small("old")), tree_of(&child::small("new")));
    let log = sandbox.path("course/strace.log");
    let log_name = log.to_str().unwrap();
    let traced = |call: &str, fault: &str, exchange: &str| {
        let (trace, inject) = (format!("trace=renameat2,{call}"), format!("inject={call}:{fault}"));
        let exchange = format!("inject=renameat2:{exchange}");
        let wrapper = [
            ["strace", "-f", "-qq", "-o", log_name].as_slice(),
            &["-e", &trace, "-e", &exchange, "-e", &inject],
        ]
        .concat();
        child::with_wrapper(&wrapper, sandbox.dir.path(), "small new").output()
    };
    const ABLE: &str = "delay_exit=0";
    const UNABLE: &str = "error=EINVAL";
    match traced("write", "error=EIO:when=60000", ABLE) {
        Ok(output) if output.status.success() => sandbox.publish(&child::small("old")).unwrap(),
        other => {
            println!("skipped: strace cannot run here ({other:?})");
            return;
        }
    };
    let mut faults = 0;
    let mut survived = 0;
    for (call, error, exchange) in [
        ("openat", "EMFILE", ABLE),
        ("mkdirat", "ENOSPC", ABLE),
        ("write", "ENOSPC", ABLE),
        ("fsync", "EIO", ABLE),
        ("syncfs", "EIO", ABLE),
        ("linkat", "EPERM", ABLE),
        ("renameat", "EACCES", ABLE),
        ("renameat2", "EACCES", ABLE),
        ("unlinkat", "EACCES", ABLE),
        ("getdents64", "EIO", ABLE),
        ("newfstatat", "EIO", ABLE),
        ("fchmod", "EPERM", ABLE),
        ("flock", "ENOLCK", ABLE),
        ("ftruncate", "EIO", ABLE),
        ("lseek", "EIO", ABLE),
        ("read", "EIO", ABLE),
        ("statx", "EACCES", ABLE),
        ("renameat", "EACCES", UNABLE),
        ("fsync", "EIO", UNABLE),
        ("openat", "ENOSPC", UNABLE),
        ("unlinkat", "EACCES", UNABLE),
    ] {
        for when in 1.. {
            let output = traced(call, &format!("error={error}:when={when}"), exchange).unwrap();
            let log = fs::read_to_string(&log).unwrap();
            let is_hit = |line: &str| line.contains(call) && line.contains(error);
            if !log.lines().any(is_hit) {
                sandbox.publish(&child::small("old")).unwrap();
                break;
            }
            let (expected, says) =
                if output.status.success() { (&new, "done") } else { (&old, "failed") };
            assert!(
                sandbox.dist() == *expected,
                "{call} {when}: it says that it {says}\n{}",
                String::from_utf8_lossy(&output.stdout)
            );
            faults += 1;
            survived += usize::from(output.status.success());
            sandbox.publish(&child::small("old")).unwrap();
            assert_eq!(sandbox.names(), ["course", "dist"], "{call} {when}");
            assert!(sandbox.dist() == old, "{call} {when}");
        }
    }
    println!("{faults} faults, {survived} of them in steps that may fail");
}

/// Checks the order in which things reach the disk: first the files, then the names in the folders,
/// then the exchange, then the name of the site itself.
#[test]
fn everything_is_saved_before_it_takes_its_place() {
    for (site, saves_files_by) in [("small new", "fsync("), ("many new", "syncfs(")] {
        let sandbox = Sandbox::with(&site_of("old"));
        let log = sandbox.path("course/strace.log");
        let wrapper = [
            "strace",
            "-f",
            "-qq",
            "-y",
            "-o",
            log.to_str().unwrap(),
            "-e",
            "trace=openat,write,fsync,syncfs,renameat2",
        ];
        match child::with_wrapper(&wrapper, sandbox.dir.path(), site).output() {
            Ok(output) if output.status.success() => {}
            other => {
                println!("skipped: strace cannot run here ({other:?})");
                return;
            }
        }
        let log = fs::read_to_string(log).unwrap();
        let lines: Vec<&str> = log.lines().collect();
        let last = |what: &str, among: &str| {
            lines.iter().rposition(|line| line.contains(what) && line.contains(among))
        };
        let first = |what: &str| lines.iter().position(|line| line.contains(what));
        let exchange = first("RENAME_EXCHANGE").unwrap();
        let last_write = last(" write(", "coursemark-staging").unwrap();
        let last_save = last(saves_files_by, "coursemark-staging").unwrap();
        assert!(last_write < last_save && last_save < exchange, "{log}");
        let stamp_saved = lines
            .iter()
            .position(|line| line.contains("fsync(") && line.contains(".coursemark-stamp"));
        let first_page = first(".html\", O_WRONLY").unwrap();
        assert!(stamp_saved.unwrap() < first_page, "{log}");
        // The folder that holds the site.
        let parent = format!("<{}>)", sandbox.dir.path().canonicalize().unwrap().display());
        assert!(last("fsync(", &parent).unwrap() > exchange, "{log}");
    }
}
