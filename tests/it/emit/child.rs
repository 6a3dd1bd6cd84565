//! Publishing in a process of its own, which can be killed, starved and traced.
//!
//! The process is this test binary again. Its environment tells it to run [`run`] as a publisher.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use coursemark::internals::emit::error::EmitError;
use coursemark::internals::render::site::Site;

use super::{Tree, site, site_of, tree};

/// The variable that names the task of the process.
const TASK: &str = "COURSEMARK_TEST_TASK";
/// The variable that names its sandbox.
const SANDBOX: &str = "COURSEMARK_TEST_SANDBOX";

/// The exit code of a process that found the target locked.
pub const LOCKED: i32 = 75;

/// The program and arguments that do `task` in the sandbox `dir`:
/// - `once WORD`: publishes the site of that word;
/// - `over-and-over`: publishes the sites `a` and `b` in turn until it is killed;
/// - `anew`: publishes the site `a` to one new target after another until it is killed;
/// - `small WORD`: publishes a small site;
/// - `many WORD`: publishes a site with too many files to be synced one by one;
/// - `full`: fills the file system `dir/full`.
pub fn command(dir: &Path, task: &str) -> Command {
    with_wrapper(&[], dir, task)
}

/// The same as [`command`], with `wrapper` before the program.
pub fn with_wrapper(wrapper: &[&str], dir: &Path, task: &str) -> Command {
    let program = env::current_exe().unwrap();
    let mut command = match wrapper {
        [] => Command::new(program),
        [first, rest @ ..] => {
            let mut command = Command::new(first);
            command.args(rest).arg(program);
            command
        }
    };
    command
        .args(["--exact", "emit::child::run", "--nocapture", "--test-threads=1", "-q"])
        .env(TASK, task)
        .env(SANDBOX, dir);
    command
}

/// A small site, for tests that go through every system call.
pub fn small(word: &str) -> Site {
    site(&[("index.html", "front"), ("unit/page.html", word), (&format!("{word}/x.html"), "x")])
}

fn many(word: &str) -> Site {
    let mut many = site_of(word);
    for number in 0..100 {
        many.extend(site(&[(&format!("many/{number}.html"), word)]));
    }
    many
}

/// Does nothing in this process. In the processes that other tests start, it carries out the task.
#[test]
fn run() {
    let (Ok(task), Some(dir)) = (env::var(TASK), env::var_os(SANDBOX).map(PathBuf::from)) else {
        return;
    };
    let publish = |site, target: &str| {
        coursemark::internals::emit::publish(&site, &dir.join(target), &dir.join("course"))
    };
    let exit_code = match task.split_once(' ').unwrap_or((&task, "")) {
        ("once", word) => code(publish(site_of(word), "dist")),
        ("small", word) => code(publish(small(word), "dist")),
        ("many", word) => code(publish(many(word), "dist")),
        ("over-and-over", _) => {
            println!("ready {}", std::process::id());
            for round in 0.. {
                publish(site_of(["a", "b"][round % 2]), "dist").unwrap();
            }
            1
        }
        ("anew", _) => {
            println!("ready {}", std::process::id());
            let process = std::process::id();
            for round in 0.. {
                publish(site_of("a"), &format!("new-{process}-{round}/dist")).unwrap();
            }
            1
        }
        ("full", _) => fill_up(&dir),
        (other, _) => panic!("{other} is no task"),
    };
    #[allow(clippy::disallowed_methods, reason = "the harness would end with its own code")]
    std::process::exit(exit_code);
}

fn code(result: Result<coursemark::internals::emit::Published, EmitError>) -> i32 {
    match result {
        Ok(_) => 0,
        Err(EmitError::Locked { .. }) => LOCKED,
        Err(error) => {
            println!("{error}");
            1
        }
    }
}

/// Publishes sites that do not fit onto the small file system `dir/full`, and some that do.
fn fill_up(dir: &Path) -> i32 {
    let publish = |site: &Site| {
        coursemark::internals::emit::publish(site, &dir.join("full/dist"), &dir.join("course"))
    };
    let read = || -> Tree { tree(&dir.join("full")) };
    publish(&site_of("a")).unwrap();
    let before = read();
    let mut refused = 0;
    for pages in (10..400).step_by(13) {
        let mut site = site_of("b");
        for number in 0..pages {
            let path = format!("more-{}/{number}.html", number % 5);
            site.extend(super::site(&[(&path, &"more".repeat(500))]));
        }
        match publish(&site) {
            Ok(_) => {
                publish(&site_of("a")).unwrap();
            }
            Err(EmitError::Disk(error)) => {
                assert_eq!(error.source.kind(), std::io::ErrorKind::StorageFull, "{error}");
                refused += 1;
            }
            Err(error) => panic!("{error}"),
        }
        assert_eq!(read(), before);
    }
    assert!(refused > 0, "everything fitted");
    publish(&site_of("b")).unwrap();
    0
}
