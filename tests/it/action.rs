//! The scripts of the action for GitHub, run as its steps run them, with a release that is a folder.
#![allow(clippy::disallowed_methods, reason = "the scripts work on real files")]

use std::path::Path;
use std::process::{Command, Output};

use crate::support::{read, root, write};

/// A release of version 1.2.3 in `folder`, with a program that writes down how it is started.
fn release(folder: &Path) {
    let name = "coursemark-1.2.3-x86_64-unknown-linux-musl";
    let script = "set -e; mkdir -p v1.2.3 \"$0\"; \
                  printf '#!/bin/sh\\necho \"$@\" >>\"$LOG\"\\ncase \"$1$2\" in checkbad*) exit 1;; esac\\n' \
                  >\"$0/coursemark\"; chmod 755 \"$0/coursemark\"; \
                  tar -czf \"v1.2.3/$0.tar.gz\" \"$0\"; \
                  cd v1.2.3; sha256sum *.tar.gz >SHA256SUMS";
    let made = Command::new("bash").args(["-c", script, name]).current_dir(folder).status();
    assert!(made.unwrap().success());
}

/// Runs a script of the action in `folder` with these variables.
fn run(script: &str, folder: &Path, variables: &[(&str, &str)]) -> Output {
    let path = std::env::var("PATH").unwrap();
    let temporary = folder.join("temporary");
    std::fs::create_dir_all(&temporary).unwrap();
    let added = String::from_utf8(std::fs::read(folder.join("path")).unwrap_or_default()).unwrap();
    Command::new("bash")
        .arg(root().join(".github/action").join(script))
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", added.trim()))
        .env("LOG", folder.join("log"))
        .env("RUNNER_OS", "Linux")
        .env("RUNNER_ARCH", "X64")
        .env("RUNNER_TEMP", &temporary)
        .env("GITHUB_PATH", folder.join("path"))
        .env("COURSEMARK_DOWNLOADS", format!("file://{}", folder.display()))
        .env("COURSEMARK_VERSION", "1.2.3")
        .envs(variables.iter().copied())
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// How the program was started since the last look, a line each time.
fn log(folder: &Path) -> Vec<String> {
    let path = folder.join("log");
    let text = String::from_utf8(std::fs::read(&path).unwrap_or_default()).unwrap();
    let _ = std::fs::remove_file(path);
    text.lines().map(str::to_owned).collect()
}

#[test]
fn a_release_is_installed_and_then_checks_and_builds() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    release(folder);
    let installed = run("install.sh", folder, &[("COURSEMARK_VERSION", "v1.2.3")]);
    assert!(installed.status.success(), "{installed:?}");
    assert_eq!(log(folder), ["--version"]);

    let done = run("run.sh", folder, &[]);
    assert!(done.status.success(), "{done:?}");
    assert_eq!(log(folder), ["check course --format github", "build course"]);

    let more = [
        ("COURSEMARK_COURSE", "my course"),
        ("COURSEMARK_ARGS", "--output\nthe site; touch broken\r\n\n--drafts\n"),
        ("COURSEMARK_DENY_WARNINGS", "true"),
    ];
    assert!(run("run.sh", folder, &more).status.success());
    let lines = log(folder);
    assert_eq!(lines[0], "check my course --format github --deny-warnings");
    assert_eq!(
        lines[1],
        "build my course --deny-warnings --output the site; touch broken --drafts"
    );
    assert!(!folder.join("broken").exists());

    let check = [("COURSEMARK_COMMAND", "check"), ("COURSEMARK_ARGS", "--pedagogy")];
    assert!(run("run.sh", folder, &check).status.success());
    assert_eq!(log(folder), ["check course --format github --pedagogy"]);
    assert!(run("run.sh", folder, &[("COURSEMARK_COMMAND", "install")]).status.success());
    assert!(log(folder).is_empty());
}

#[test]
fn a_course_with_faults_is_not_built_and_fails_the_step() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    release(folder);
    assert!(run("install.sh", folder, &[]).status.success());
    log(folder);
    let failed = run("run.sh", folder, &[("COURSEMARK_COURSE", "bad")]);
    assert_eq!(failed.status.code(), Some(1));
    assert_eq!(log(folder), ["check bad --format github"]);
}

#[test]
fn an_archive_with_another_sum_is_not_used() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    release(folder);
    let sums = folder.join("v1.2.3/SHA256SUMS");
    let list = String::from_utf8(read(&sums)).unwrap();
    for other in [list.replace(|c: char| c.is_ascii_digit(), "0"), String::new()] {
        write(&sums, other.as_bytes());
        let refused = run("install.sh", folder, &[]);
        assert_eq!(refused.status.code(), Some(1));
        assert!(said(&refused).contains("::error title=Coursemark::the sum of "), "{refused:?}");
        assert!(log(folder).is_empty() && !folder.join("path").exists());
    }
}

#[test]
fn what_the_action_cannot_do_is_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    release(folder);
    for (script, variable, value, words) in [
        ("install.sh", "COURSEMARK_VERSION", "latest", "write one such as 0.1.0"),
        ("install.sh", "COURSEMARK_VERSION", "1.2.3/../x", "write one such as 0.1.0"),
        ("install.sh", "COURSEMARK_VERSION", "9.9.9", "cannot get SHA256SUMS of version 9.9.9"),
        ("install.sh", "RUNNER_ARCH", "X86", "there is no Coursemark for Linux on X86"),
        ("run.sh", "COURSEMARK_COMMAND", "deploy", "install, check or build, not `deploy`"),
        ("run.sh", "COURSEMARK_DENY_WARNINGS", "yes", "true or false, not `yes`"),
    ] {
        let output = run(script, folder, &[(variable, value)]);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let text = said(&output);
        assert!(text.starts_with("::error title=Coursemark::") && text.contains(words), "{text}");
        assert_eq!(text.lines().count(), 1, "{text}");
    }
}

#[test]
fn the_action_hands_each_input_to_its_scripts_as_a_variable() {
    let action = String::from_utf8(read(&root().join("action.yml"))).unwrap();
    let (inputs, steps) = action.split_once("\nruns:\n").unwrap();
    let (_, inputs) = inputs.split_once("\ninputs:\n").unwrap();
    for line in inputs.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ")) {
        let name = line.trim().trim_end_matches(':');
        let variable = format!("COURSEMARK_{}", name.replace('-', "_").to_uppercase());
        assert!(steps.contains(&format!("{variable}: ${{{{ inputs.{name} }}}}")), "{name}");
        let scripts = ["install.sh", "run.sh"].map(|script| {
            String::from_utf8(read(&root().join(".github/action").join(script))).unwrap()
        });
        assert!(scripts.iter().any(|script| script.contains(&variable)), "{variable}");
    }
    // A value that stands in a script itself could be a command.
    for line in steps.lines().filter(|line| line.trim().starts_with("run:")) {
        assert!(!line.contains("${{"), "{line}");
    }
}
