//! `check --watch`, as an author and an editor use it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{read, root, small_with, write};

/// A running `check --watch` of the smallest course. It is stopped with the test.
struct Watched {
    child: Child,
    place: tempfile::TempDir,
    lines: mpsc::Receiver<String>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Watched {
    fn start(arguments: &[&str]) -> Watched {
        let place = tempfile::tempdir().unwrap();
        for (path, bytes) in small_with(&[]) {
            write(&place.path().join("course").join(path), &bytes);
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_coursemark"))
            .args(["check", "--watch"])
            .args(arguments)
            .current_dir(place.path())
            .env("NO_COLOR", "1")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::channel();
        let outputs: [Box<dyn BufRead + Send>; 2] = [
            Box::new(BufReader::new(child.stdout.take().unwrap())),
            Box::new(BufReader::new(child.stderr.take().unwrap())),
        ];
        for output in outputs {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in output.lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        return;
                    }
                }
            });
        }
        Watched { child, place, lines }
    }

    fn save(&self, path: &str, text: &str) {
        write(&self.place.path().join("course").join(path), text.as_bytes());
    }

    /// Waits for a line that begins with `start`.
    #[track_caller]
    fn waits(&self, start: &str) -> String {
        let began = Instant::now();
        let mut seen = Vec::new();
        while began.elapsed() < Duration::from_secs(20) {
            match self.lines.recv_timeout(Duration::from_millis(200)) {
                Ok(line) if line.starts_with(start) => return line,
                Ok(line) => seen.push(line),
                Err(_) => {}
            }
        }
        panic!("no line begins with {start:?}, only {seen:#?}");
    }
}

#[test]
fn every_save_is_checked() {
    let watched = Watched::start(&[]);
    watched.waits("checking");
    watched.waits("nothing is wrong with the course: 3 pages");
    watched.waits("waiting for the next change");
    watched.save("unit/lesson.md", "+++\ntitle = \"L\"\n+++\n\n![x](nowhere.png)\n");
    assert_eq!(watched.waits("checking"), "checking: unit/lesson.md changed");
    watched.waits("error[missing-picture]");
    watched.waits("waiting for the next change");
    watched.save("unit/lesson.md", "+++\ntitle = \"L\"\n+++\n\nText.\n");
    watched.waits("nothing is wrong with the course");
    // A course that is gone for a moment is no end.
    let manifest = watched.place.path().join("course/course.toml");
    let text = read(&manifest);
    Command::new("rm").arg(&manifest).status().unwrap();
    watched.waits("error: there is no `course.toml`");
    write(&manifest, &text);
    watched.waits("nothing is wrong with the course");
}

/// The settings that a new course brings for Visual Studio Code read the lines of a round.
#[test]
fn an_editor_finds_where_a_round_begins_and_ends() {
    let tasks = read(&root().join("scaffold/.vscode/tasks.json"));
    let tasks: serde_json::Value = serde_json::from_slice(&tasks).unwrap();
    let task = &tasks["tasks"][0];
    let words: Vec<&str> =
        task["args"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    assert_eq!(words[..2], ["check", "--watch"]);
    let watched = Watched::start(&words[2..]);
    let background = &task["problemMatcher"]["background"];
    let mark = |name: &str| background[name].as_str().unwrap().trim_start_matches('^').to_owned();
    watched.waits(&mark("beginsPattern"));
    watched.waits(&mark("endsPattern"));
    watched.save("unit/lesson.md", "+++\ntitle = \"L\"\n+++\n\n[x](no.md)\n");
    // The report and the marks come through two pipes here, in any order.
    let line = watched.waits("unit/lesson.md:5:5: warning[broken-link]: ");
    assert!(line.contains("no.md"), "{line}");
}

#[test]
fn what_cannot_be_watched_is_said_at_once() {
    let place = tempfile::tempdir().unwrap();
    for (arguments, expected) in [
        (&["--watch", "nowhere"][..], "there is no folder `nowhere`"),
        (&["--watch", "--fix"], "--fix"),
        (&["--poll"], "--watch"),
    ] {
        let output = run(place.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(expected), "{arguments:?}");
    }
}

fn run(folder: &Path, arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_coursemark"))
        .arg("check")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}
