//! The commands, run as people and scripts run them.

use std::path::Path;
use std::process::{Command, Output};
use std::time::SystemTime;

use crate::support::{read, small_with, tree, write};

fn course(folder: &Path, files: &[(&str, &str)]) {
    for (path, bytes) in small_with(files) {
        write(&folder.join("course").join(path), &bytes);
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_coursemark"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_sound_course_is_built_and_says_so_on_standard_error() {
    let folder = tempfile::tempdir().unwrap();
    course(folder.path(), &[]);
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(output.stdout.is_empty());
    assert!(text(&output.stderr).contains("built "));
    assert!(folder.path().join("dist/unit/lesson.html").is_file());
    let again = run(folder.path(), &["build"]);
    assert!(text(&again.stderr).contains(" 0 written"), "{}", text(&again.stderr));
}

#[test]
fn a_faulty_course_leaves_the_last_good_site_and_exits_with_1() {
    let folder = tempfile::tempdir().unwrap();
    course(folder.path(), &[]);
    run(folder.path(), &["build"]);
    let before = tree(&folder.path().join("dist"));
    course(folder.path(), &[("unit/lesson.md", "+++\ntitle = \"L\"\n+++\n\n![x](nowhere.png)\n")]);
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(1));
    let message = text(&output.stderr);
    assert!(message.contains("error[missing-picture]"), "{message}");
    assert!(message.contains("unit/lesson.md:5:6"), "{message}");
    assert!(message.contains("1 error in 1 file"), "{message}");
    assert!(tree(&folder.path().join("dist")) == before);
}

#[test]
fn warnings_pass_unless_they_are_denied() {
    let folder = tempfile::tempdir().unwrap();
    course(folder.path(), &[("unit/spare.svg", "<svg/>")]);
    assert_eq!(run(folder.path(), &["check"]).status.code(), Some(0));
    assert_eq!(run(folder.path(), &["check", "--deny-warnings"]).status.code(), Some(1));
    assert_eq!(run(folder.path(), &["build", "--deny-warnings"]).status.code(), Some(1));
    assert!(!folder.path().join("dist").exists());
}

#[test]
fn reports_for_programs_are_data() {
    let folder = tempfile::tempdir().unwrap();
    course(folder.path(), &[("unit/lesson.md", "+++\ntitle = \"L\"\n+++\n\n[x](lessn.md)\n")]);
    let json = run(folder.path(), &["check", "--format", "json"]);
    let object: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(object["code"], "broken-link");
    assert_eq!(object["path"], "unit/lesson.md");
    assert_eq!(object["start"]["line"], 5);
    assert_eq!(object["help"][0], "did you mean `lesson.md`?");
    let short = text(&run(folder.path(), &["check", "--format", "short"]).stdout);
    assert!(short.starts_with("unit/lesson.md:5:5: warning[broken-link]: "), "{short}");
    let github = text(&run(folder.path(), &["check", "--format", "github"]).stdout);
    assert!(github.starts_with("::warning file=course/unit/lesson.md,line=5,col=5,"), "{github}");
}

#[test]
fn wrong_usage_exits_with_2() {
    let folder = tempfile::tempdir().unwrap();
    let cases: [&[&str]; 5] = [
        &["build", "nowhere"],
        &["build", "--no-such-flag"],
        &["explain", "no-such-code-at-all"],
        &["build", "--base-url", "not a url"],
        &["nonsense"],
    ];
    for arguments in cases {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", text(&output.stderr));
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn wrong_usage_names_the_nearest_right_command() {
    let folder = tempfile::tempdir().unwrap();
    course(folder.path(), &[]);
    let cases: [(&[&str], &str); 10] = [
        (
            &["biuld"],
            "error: there is no command `biuld`\nhelp: did you mean `coursemark build`?\n",
        ),
        (&["Check"], "help: did you mean `coursemark check`?\n"),
        (&["init", "x"], "help: type `coursemark new DIR`\n"),
        (&["priview"], "help: did you mean `coursemark serve --open`?\n"),
        (&["quiz", "unit/x"], "help: type `coursemark add quiz UNIT/KEY`\n"),
        (&["course"], "help: to see that course, type `coursemark serve course --open`\n"),
        (&["zzzzzz"], "help: `coursemark --help` lists the commands\n"),
        (
            &["build", "--fix"],
            "error: this command has no `--fix`\nhelp: it is an option of `coursemark check`\n",
        ),
        (&["check", "--drafs"], "--drafts"),
        (&["build", "--zzzzzz"], "--zzzzzz"),
    ];
    for (arguments, expected) in cases {
        let output = run(folder.path(), arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
    for arguments in [&["--help"][..], &["check", "--help"], &["--version"], &["help", "add"]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty() && !output.stdout.is_empty(), "{arguments:?}");
    }
    let help = text(&run(folder.path(), &["check", "--help"]).stdout);
    assert!(help.contains("Examples:\n  coursemark check --fix\n"), "{help}");
}

#[test]
fn a_command_ends_with_what_there_is_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    course(folder.path(), &[]);
    let said = |arguments: &[&str]| text(&run(folder.path(), arguments).stderr);
    let check = said(&["check"]);
    assert!(check.starts_with("nothing is wrong with the course: 3 pages, checked in "), "{check}");
    assert!(check.ends_with(" s\nnext: `coursemark build` writes the website\n"), "{check}");
    let build = said(&["build"]);
    assert!(build.starts_with("built 3 pages into `dist` in "), "{build}");
    assert!(
        build.contains("B: ") && build.contains(" written, 0 unchanged, 0 removed\n"),
        "{build}"
    );
    assert!(build.ends_with("see the site, or copy `dist` to any web server\n"), "{build}");
    course(
        folder.path(),
        &[
            ("unit/spare.svg", "<svg/>"),
            ("unit/lesson.md", "+++\ntitle = \"L\"\n+++\n\n[x](no.md)\n"),
        ],
    );
    let check = said(&["check"]);
    let end = "2 warnings in 2 files: 1 broken-link, 1 unused-asset\n3 pages, checked in ";
    assert!(check.contains(end), "{check}");
    assert!(check.ends_with(" s\nnext: `coursemark explain broken-link` says more\n"), "{check}");
    course(folder.path(), &[("unit/lesson.md", "---\ntitle: L\n---\n\n![x](no.png)\n")]);
    let check = said(&["check"]);
    let end = "1 missing-picture, 1 unused-asset, 1 yaml-front-matter\n\
               next: `coursemark check --fix` fixes 1 of 3\n";
    assert!(check.ends_with(end), "{check}");
    let build = said(&["build"]);
    assert!(build.ends_with("as it was\nnext: `coursemark check --fix` fixes 1 of 3\n"), "{build}");
}

#[test]
fn every_code_can_be_explained() {
    let folder = tempfile::tempdir().unwrap();
    let list = text(&run(folder.path(), &["explain"]).stdout);
    for line in list.lines() {
        let name = line.split_whitespace().next().unwrap();
        let output = run(folder.path(), &["explain", name]);
        assert_eq!(output.status.code(), Some(0), "{name}");
        assert!(text(&output.stdout).contains("How to fix"), "{name}");
    }
}

#[test]
fn completions_and_manual_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish"] {
        assert!(text(&run(folder.path(), &["completions", shell]).stdout).contains("coursemark"));
    }
    let manual = text(&run(folder.path(), &["man"]).stdout);
    assert!(manual.starts_with(".ie"));
    // Each page that the first one refers to can be printed.
    let pages: Vec<&str> = manual
        .lines()
        .filter_map(|line| line.strip_prefix("coursemark\\-")?.strip_suffix("(1)"))
        .collect();
    assert!(pages.contains(&"build") && pages.contains(&"man"), "{manual}");
    for page in pages {
        let output = run(folder.path(), &["man", page]);
        let name = format!("coursemark\\-{page} \\- ");
        assert!(text(&output.stdout).contains(&name), "{page}: {}", text(&output.stderr));
    }
    let output = run(folder.path(), &["man", "biuld"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("there is no command `biuld`"));
}

#[test]
fn the_version_says_what_the_program_was_built_from_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let short = text(&run(folder.path(), &["--version"]).stdout);
    assert_eq!(short, format!("coursemark {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(text(&run(folder.path(), &["-V"]).stdout), short);
    let long = text(&run(folder.path(), &["--version", "--verbose"]).stdout);
    assert!(long.starts_with(&short), "{long}");
    for (name, part) in
        [("commit", ""), ("target", "-"), ("features", "onig"), ("compiler", "rustc ")]
    {
        let line = long.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
        assert!(line.is_some_and(|line| !line.is_empty() && line.contains(part)), "{name}: {long}");
    }
    // It is about the program and nothing else.
    assert_eq!(run(folder.path(), &["--verbose"]).status.code(), Some(2));
    assert_eq!(run(folder.path(), &["build", "--verbose"]).status.code(), Some(2));
}

#[test]
fn without_a_command_the_help_is_shown_and_the_exit_code_is_2() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("Usage: coursemark"), "{}", text(&output.stderr));
    assert!(output.stdout.is_empty());
}

#[test]
fn drafts_are_left_out_unless_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    course(
        folder.path(),
        &[("unit/lesson.md", "+++\ntitle = \"L\"\ndraft = true\n+++\n\nText.\n")],
    );
    run(folder.path(), &["build"]);
    assert!(!folder.path().join("dist/unit/lesson.html").exists());
    run(folder.path(), &["build", "--drafts"]);
    assert!(folder.path().join("dist/unit/lesson.html").exists());
}

const ASKING: &str = "+++\ntitle = \"Lesson\"\n+++\n\n## Which one? {.question #which}\n\n\
    Choose. ![A drawing](d.svg)\n\n- [x] The first\n  > Well seen, because of Zanzibar.\n\
    - [ ] The second\n  > No, see [the other](lesson.md#which).\n";

fn asking(folder: &Path) {
    course(
        folder,
        &[("unit/lesson.md", ASKING), ("unit/d.svg", "<svg width=\"1\" height=\"1\"/>")],
    );
    let manifest = folder.join("course/course.toml");
    let text = text(&read(&manifest));
    write(&manifest, format!("answers = \"omit\"\n{text}").as_bytes());
}

#[allow(clippy::disallowed_methods, reason = "tests look at the disk themselves")]
fn changed(file: &Path) -> SystemTime {
    std::fs::metadata(file).unwrap().modified().unwrap()
}

#[test]
fn the_key_lies_beside_a_site_without_answers() {
    let folder = tempfile::tempdir().unwrap();
    asking(folder.path());
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!folder.path().join("dist.key.html").exists(), "only when it is asked for");
    let output = run(folder.path(), &["build", "--key", "keys/dist.key.html"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let file = folder.path().join("keys/dist.key.html");
    let key = text(&read(&file));
    assert!(key.contains("Zanzibar"), "{key}");
    assert!(key.contains("<base href=\"../dist/\"/>"), "{key}");
    let linked = "unit/lesson.html#which";
    assert!(key.contains(&format!("href=\"{linked}\"")), "{key}");
    assert!(folder.path().join("dist/unit/lesson.html").is_file());
    for (path, bytes) in tree(&folder.path().join("dist")) {
        let bytes = String::from_utf8_lossy(&bytes);
        assert!(!bytes.contains("Zanzibar"), "{path:?} gives it away");
    }
    let written = changed(&file);
    run(folder.path(), &["build", "--key", "keys/dist.key.html"]);
    assert_eq!(written, changed(&file), "the same is not written");
    course(folder.path(), &[("unit/lesson.md", &ASKING.replace("Zanzibar", "Pemba"))]);
    run(folder.path(), &["build", "--key", "keys/dist.key.html"]);
    let key = text(&read(&file));
    assert!(key.contains("Pemba") && !key.contains("Zanzibar"), "{key}");
    let names: Vec<_> = tree(&folder.path().join("keys")).into_keys().collect();
    assert_eq!(names.len(), 1, "{names:?}");
}

#[test]
fn a_key_is_written_neither_to_learners_nor_over_anything_else() {
    let folder = tempfile::tempdir().unwrap();
    asking(folder.path());
    write(&folder.path().join("notes.html"), b"<p>mine</p>");
    write(&folder.path().join("folder/file"), b"");
    for (key, reason) in [
        ("dist/key.html", "it lies in the site"),
        ("dist", "it lies in the site"),
        ("course/../dist/new/key.html", "it lies in the site"),
        ("course/static/key.html", "it lies in the course"),
        ("course/key.html", "it lies in the course"),
        ("notes.html", "coursemark did not make"),
        ("folder", "coursemark did not make"),
        ("/", "no name of a file"),
    ] {
        let before = tree(folder.path());
        let output = run(folder.path(), &["build", "--key", key]);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{key}: {message}");
        assert!(message.contains(reason) && message.contains("\nhelp: "), "{key}: {message}");
        assert!(tree(folder.path()) == before, "{key}: nothing is written");
    }
}

#[test]
fn a_faulty_course_leaves_the_last_key() {
    let folder = tempfile::tempdir().unwrap();
    asking(folder.path());
    run(folder.path(), &["build", "--key", "key.html"]);
    let before = tree(folder.path());
    let faulty = ASKING.replace("lesson.md#which", "javascript:go()");
    course(folder.path(), &[("unit/lesson.md", &faulty)]);
    let output = run(folder.path(), &["build", "--key", "key.html"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(read(&folder.path().join("key.html")), before["key.html"]);
}

const STORY: &str = "+++
title = \"Story\"
variables = { trust = { start = 1, min = 0, max = 3, label = \"Trust\" } }
+++

## Monday & \\<more> {#monday}

- [Ask](#end \"trust +1\")
- [Wait](#monday \"trust -1; if trust > 0\")
  > Nothing.

## The end {#end .ending outcome=sound}

Good.
";

#[test]
fn graphs_and_coverage_are_written_beside_the_course() {
    let folder = tempfile::tempdir().unwrap();
    let toml = "id = \"c\"\ntitle = \"C & D\"\nlanguage = \"en\"\nunits = [\"unit\"]\n\n\
     [[objective]]\nid = \"o1\"\ntitle = \"Do <it>\"\n";
    let index = "+++\ntitle = \"Unit\"\nlessons = [\"lesson\", \"story\"]\n+++\n";
    let lesson = "+++\ntitle = \"Lesson\"\nobjectives = [\"o1\"]\n+++\n\n\
     ## Which? {#which .question level=apply}\n\n- [x] A\n  > Yes.\n- [ ] B\n  > No.\n";
    course(
        folder.path(),
        &[
            ("course.toml", toml),
            ("unit/index.md", index),
            ("unit/lesson.md", lesson),
            ("unit/story.scenario.md", STORY),
        ],
    );
    let output = run(folder.path(), &["check", "--graph", "out", "--coverage", "out"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("unit/story.scenario.md: 2 scenes, 4 states"), "{said}");
    assert!(said.contains("ending `end` (sound): trust 1 to 2"), "{said}");
    let graph = text(&read(&folder.path().join("out/story.svg")));
    for part in [
        "role=\"img\"",
        "Monday &amp; &lt;more&gt;",
        "Scene 2, The end (ending, sound): reached with trust 1 to 2.",
        "b: Wait (if trust is more than 0) leads to 1.",
    ] {
        assert!(graph.contains(part), "{part} in {graph}");
    }
    let page = text(&read(&folder.path().join("out/coverage.html")));
    assert!(page.contains("Do &lt;it&gt;") && page.contains("serves, 1 question"), "{page}");
    let json: serde_json::Value =
        serde_json::from_slice(&read(&folder.path().join("out/coverage.json"))).unwrap();
    let served = &json["objectives"][0]["pages"][0];
    assert_eq!(served["key"], "lesson");
    assert_eq!(served["questions"][0]["level"], "apply");

    let before = tree(folder.path());
    run(folder.path(), &["check", "--graph", "out", "--coverage", "out"]);
    assert!(tree(folder.path()) == before, "the same again");
    write(&folder.path().join("mine/story.svg"), b"<svg/>");
    for (place, reason) in [
        ("mine", "coursemark did not make"),
        ("course/unit", "it lies in the course"),
        ("course/new", "it lies in the course"),
    ] {
        let before = tree(folder.path());
        let output = run(folder.path(), &["check", "--graph", place]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{place}: {said}");
        assert!(said.contains(reason) && said.contains("\nhelp: "), "{place}: {said}");
        assert!(tree(folder.path()) == before, "{place}: nothing is written");
    }
}

#[test]
fn a_fault_of_the_program_is_one_message_and_changes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    course(folder.path(), &[]);
    run(folder.path(), &["build"]);
    course(folder.path(), &[("unit/panic.svg", "<svg/>")]);
    let before = tree(folder.path());
    for arguments in [&["build"][..], &["check"], &["check", "--coverage", "out"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_coursemark"))
            .args(arguments)
            .current_dir(folder.path())
            .env("COURSEMARK_TEST_PANIC", "unit/panic.svg")
            .env_remove("RUST_BACKTRACE")
            .output()
            .unwrap();
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(101), "{said}");
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines.len(), 3, "{said}");
        assert!(
            lines[0].starts_with("error: coursemark failed: a test asks for it (src"),
            "{said}"
        );
        assert_eq!(
            lines[1],
            "note: this is a fault of the program, not of your course; no file was changed"
        );
        assert!(lines[2].starts_with("help: report it "), "{said}");
        assert!(tree(folder.path()) == before, "{arguments:?}");
    }
}

#[test]
fn a_page_of_the_site_that_was_edited_by_hand_is_named_by_the_next_build() {
    let folder = tempfile::tempdir().unwrap();
    course(folder.path(), &[]);
    run(folder.path(), &["build"]);
    write(&folder.path().join("dist/unit/lesson.html"), b"edited");
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stderr);
    let line = "warning: edited by hand since the last build, and replaced by this one: \
                `unit/lesson.html`\n";
    assert!(said.contains(line), "{said}");
    assert!(!text(&run(folder.path(), &["build"]).stderr).contains("warning"));
}

#[test]
fn an_older_site_inside_the_course_is_no_source() {
    let folder = tempfile::tempdir().unwrap();
    course(folder.path(), &[]);
    let clean = |said: &str| !said.contains("error") && !said.contains("warning");
    for name in ["course/old", "course/older", "course/dist"] {
        let output = run(folder.path(), &["build", "-o", name]);
        assert!(output.status.success() && clean(&text(&output.stderr)), "{name}: {output:?}");
    }
    let line = "note: left out of the course, because a site was published there: `old`, `older`\n";
    for arguments in [&["check"][..], &["build"], &["build", "-o", "course/dist"]] {
        let output = run(folder.path(), arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        assert!(clean(&said), "{arguments:?}: {said}");
        // The usual place needs no word, but it is an older site too when another one is named.
        let expected = match arguments {
            ["build"] => line.replace("`old`", "`dist`, `old`"),
            _ => line.to_owned(),
        };
        assert!(said.contains(&expected), "{arguments:?}: {said}");
    }
    // A site that was put into the static folder is published with the rest.
    run(folder.path(), &["build", "-o", "site"]);
    for (path, bytes) in tree(&folder.path().join("site")) {
        write(&folder.path().join("course/static/v1").join(path), &bytes);
    }
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(folder.path().join("dist/v1/unit/lesson.html").is_file());
}

#[test]
fn a_folder_of_the_course_is_refused_as_the_output_before_anything_is_read() {
    let folder = tempfile::tempdir().unwrap();
    course(folder.path(), &[]);
    for name in ["course/theme", "course/static", "course/unit"] {
        let before = tree(folder.path());
        let output = run(folder.path(), &["build", "-o", name]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}: {said}");
        let start = format!("error: cannot publish to `{name}`: it is where the course keeps ");
        assert!(said.starts_with(&start) && said.contains("--output "), "{said}");
        assert!(tree(folder.path()) == before, "{name}");
    }
}

#[test]
fn a_unit_may_have_the_name_of_the_usual_output() {
    let folder = tempfile::tempdir().unwrap();
    course(
        folder.path(),
        &[
            (
                "course.toml",
                "id = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\", \"dist\"]\n",
            ),
            ("dist/index.md", "+++\ntitle = \"D\"\nlessons = [\"one\"]\n+++\n"),
            ("dist/one.md", "+++\ntitle = \"One\"\n+++\n\nText.\n"),
        ],
    );
    for arguments in [&["check"][..], &["build"]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    }
    assert!(folder.path().join("dist/dist/one.html").is_file());
}

/// What a command says on a terminal, or in a pipe, while its work waits for longer than a second.
#[cfg(unix)]
fn while_it_lasts(is_terminal: bool) -> String {
    let folder = tempfile::tempdir().unwrap();
    course(folder.path(), &[]);
    let pause = folder.path().join("pause");
    write(&pause, b"");
    let program = env!("CARGO_BIN_EXE_coursemark");
    let mut command = match is_terminal {
        true => {
            let mut command = Command::new("script");
            command.args(["-qefc", &format!("{program} check"), "/dev/null"]);
            command
        }
        false => {
            let mut command = Command::new(program);
            command.arg("check");
            command
        }
    };
    command.current_dir(folder.path()).env("TERM", "xterm").env("COURSEMARK_TEST_PAUSE", &pause);
    let child = command
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(2500));
    Command::new("rm").arg(&pause).status().unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    text(&[output.stdout, output.stderr].concat())
}

#[cfg(unix)]
#[test]
fn work_that_lasts_shows_a_bar_on_a_terminal_alone() {
    let said = while_it_lasts(false);
    assert!(!said.contains("checking the course") && !said.contains('\u{1b}'), "{said:?}");
    if Command::new("script").arg("--version").output().is_err() {
        eprintln!("skipped: `script` makes the terminal");
        return;
    }
    let said = while_it_lasts(true);
    assert!(said.contains("checking the course"), "{said:?}");
    assert!(said.contains("nothing is wrong with the course: 3 pages"), "{said:?}");
}
