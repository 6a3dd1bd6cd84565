//! Publishers that are killed, and publishers that run at the same time.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use coursemark::internals::emit::error::EmitError;

use super::{Sandbox, child, site_of, tree, tree_of};
use crate::amount::few_or;

/// Delays up to `most`, spread evenly and the same in every run.
fn delays(most: Duration) -> impl Iterator<Item = Duration> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        most.mul_f64((state >> 11) as f64 / (1_u64 << 53) as f64)
    })
}

/// Starts `command`, which prints its process id when it is ready, and kills that process after
/// `delay`.
fn kill_after(mut command: Command, delay: Duration) {
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let process = lines
        .find_map(|line| line.unwrap().rsplit_once("ready ").map(|(_, number)| number.to_owned()))
        .expect("it begins");
    std::thread::sleep(delay);
    // After SIGKILL the process runs no more code. If it has a tracer, that must not be killed
    // instead.
    assert!(Command::new("kill").args(["-KILL", &process]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), None, "it ended by itself");
}

#[test]
fn a_killed_run_leaves_the_old_site_or_the_new_one() {
    let kills = few_or(24, 80);
    let sandbox = Sandbox::with(&site_of("a"));
    let (a, b) = (tree_of(&site_of("a")), tree_of(&site_of("b")));
    let mut stopped_inside = 0;
    for (round, delay) in delays(Duration::from_millis(40)).take(kills).enumerate() {
        kill_after(child::command(sandbox.dir.path(), "over-and-over"), delay);
        let dist = sandbox.dist();
        assert!(dist == a || dist == b, "round {round}: neither the old site nor the new one");
        stopped_inside += usize::from(sandbox.names().len() > 2);
        // In the other rounds, the next process has to cope with what this one left.
        if round % 2 == 0 {
            sandbox.publish(&site_of("b")).unwrap();
            assert!(sandbox.dist() == b, "round {round}");
            assert_eq!(sandbox.names(), ["course", "dist"], "round {round}");
        }
    }
    println!("{stopped_inside} of {kills} kills came in the middle of a run");
    assert!(stopped_inside > kills / 4, "the kills did not come at the right time");
}

#[test]
fn a_killed_first_run_leaves_nothing_or_the_site() {
    let sandbox = Sandbox::new();
    let a = tree_of(&site_of("a"));
    for delay in delays(Duration::from_millis(40)).take(few_or(8, 20)) {
        kill_after(child::command(sandbox.dir.path(), "anew"), delay);
        let mut whole = 0;
        for name in sandbox.names().iter().filter(|name| name.starts_with("new-")) {
            let dist = format!("{name}/dist");
            if sandbox.path(&dist).exists() {
                assert!(tree(&sandbox.path(&dist)) == a, "{dist}");
                whole += 1;
            }
            sandbox.publish_to(&dist, &site_of("a")).unwrap();
            assert_eq!(fs::read_dir(sandbox.path(name)).unwrap().count(), 1);
            fs::remove_dir_all(sandbox.path(name)).unwrap();
        }
        println!("{whole} whole sites");
    }
}

/// Makes exchanging two folders unavailable, as on systems that cannot do it, and slows down the
/// two renames that replace it, so that kills can come between them.
#[test]
fn a_run_killed_between_two_renames_is_finished_by_the_next() {
    let wrapper = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        "trace=renameat,renameat2",
        "-e",
        "inject=renameat2:error=EINVAL",
        "-e",
        "inject=renameat:delay_exit=10000",
    ];
    let sandbox = Sandbox::with(&site_of("a"));
    let (a, b) = (tree_of(&site_of("a")), tree_of(&site_of("b")));
    match child::with_wrapper(&wrapper, sandbox.dir.path(), "once b").status() {
        Ok(status) if status.success() => {}
        other => {
            println!("skipped: strace cannot run here ({other:?})");
            return;
        }
    }
    assert!(sandbox.dist() == b);
    assert_eq!(sandbox.names(), ["course", "dist"]);
    let mut missing = 0;
    for (round, delay) in delays(Duration::from_millis(60)).take(few_or(12, 40)).enumerate() {
        let mut command = child::with_wrapper(&wrapper, sandbox.dir.path(), "over-and-over");
        // Tracers complain when the process they trace is gone.
        command.stderr(Stdio::null());
        kill_after(command, delay);
        if sandbox.path("dist").exists() {
            let dist = sandbox.dist();
            assert!(dist == a || dist == b, "round {round}: neither the old site nor the new one");
        } else {
            missing += 1;
        }
        if round % 2 == 0 {
            sandbox.publish(&site_of("a")).unwrap();
            assert!(sandbox.dist() == a, "round {round}");
            assert_eq!(sandbox.names(), ["course", "dist"], "round {round}");
        }
    }
    println!("{missing} kills came between the two renames");
}

#[test]
fn of_many_runs_at_once_each_publishes_all_or_nothing() {
    let sandbox = Sandbox::new();
    let words: Vec<String> = (0..20).map(|number| format!("word-{number}")).collect();
    let children: Vec<Child> = words
        .iter()
        .map(|word| child::command(sandbox.dir.path(), &format!("once {word}")).spawn().unwrap())
        .collect();
    let mut winners = Vec::new();
    for (word, mut child) in words.iter().zip(children) {
        match child.wait().unwrap().code() {
            Some(0) => winners.push(word),
            Some(child::LOCKED) => {}
            other => panic!("{word} ended with {other:?}"),
        }
    }
    println!("{} of {} published", winners.len(), words.len());
    let dist = sandbox.dist();
    assert!(winners.iter().any(|word| tree_of(&site_of(word)) == dist));
    assert_eq!(sandbox.names(), ["course", "dist"]);
}

#[test]
fn threads_of_one_process_keep_out_of_each_others_way_too() {
    let sandbox = Sandbox::with(&site_of("a"));
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let sandbox = &sandbox;
            scope.spawn(move || {
                for round in 0..20 {
                    let word = format!("{thread}-{round}");
                    match sandbox.publish(&site_of(&word)) {
                        Ok(_) | Err(EmitError::Locked { .. }) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
    assert_eq!(sandbox.names(), ["course", "dist"]);
    sandbox.publish(&site_of("b")).unwrap();
    assert_eq!(sandbox.dist(), tree_of(&site_of("b")));
}

#[test]
fn a_held_lock_names_its_process_and_a_dead_ones_does_not_matter() {
    let sandbox = Sandbox::with(&site_of("a"));
    let path = sandbox.path(".dist.coursemark-lock");
    fs::write(&path, "coursemark 4711\n").unwrap();
    let file = fs::File::open(&path).unwrap();
    file.lock().unwrap();
    let error = sandbox.publish(&site_of("b")).unwrap_err();
    assert!(matches!(error, EmitError::Locked { process: Some(4711), .. }), "{error}");
    let text = error.to_string();
    assert!(
        text.ends_with("another run is doing so (process 4711)\nhelp: wait until it has finished"),
        "{text}"
    );
    assert_eq!(sandbox.dist(), tree_of(&site_of("a")));
    drop(file);
    sandbox.publish(&site_of("b")).unwrap();
    assert_eq!(sandbox.names(), ["course", "dist"]);
}
