//! A new course, from the first command to an edited lesson.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use clap::ValueEnum;
use coursemark::internals::cli::scaffold::{Choices, Pattern, scaffold};
use coursemark::internals::parse::keys;
use coursemark::internals::theme::{Theme, names};

use crate::support::{Files, compiled, read, root, tree, write};
use crate::theme::stylesheet;

fn coursemark(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_coursemark"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

#[track_caller]
fn succeeds(folder: &Path, arguments: &[&str]) -> String {
    let output = coursemark(folder, arguments);
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {message}");
    message
}

/// A running `coursemark serve` in a folder. It is stopped with the test.
struct Preview {
    child: Child,
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    fn new(folder: &Path) -> Preview {
        let mut child = Command::new(env!("CARGO_BIN_EXE_coursemark"))
            .arg("serve")
            .current_dir(folder)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let address =
            lines.find_map(|line| line.split_once("http://localhost:").map(|it| it.1.to_owned()));
        let port = address.unwrap().split('/').next().unwrap().parse().unwrap();
        // The server would stop if nobody read its output.
        std::thread::spawn(move || lines.for_each(drop));
        Preview { child, port }
    }

    /// Waits until the page at `path` holds `text`.
    #[track_caller]
    fn shows(&self, path: &str, text: &str) {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(15) {
            let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
            let host = format!("Host: localhost:{}\r\nConnection: close", self.port);
            stream.write_all(format!("GET {path} HTTP/1.1\r\n{host}\r\n\r\n").as_bytes()).unwrap();
            let mut answer = Vec::new();
            let _ = stream.read_to_end(&mut answer);
            if String::from_utf8_lossy(&answer).contains(text) {
                return;
            }
            std::thread::sleep(Duration::from_millis(40));
        }
        panic!("{path} never showed {text:?}");
    }
}

fn choices() -> Choices {
    Choices {
        id: "x".to_owned(),
        title: "X".to_owned(),
        language: "en".to_owned(),
        theme: "base".to_owned(),
        pattern: Pattern::Course,
    }
}

/// The course of a new folder, as files of a course.
fn course(choices: &Choices) -> Files {
    let files = scaffold(choices).into_iter();
    files
        .filter_map(|(path, bytes)| Some((path.strip_prefix("course/")?.to_owned(), bytes)))
        .collect()
}

#[test]
fn the_first_minute() {
    let place = tempfile::tempdir().unwrap();
    let said = succeeds(place.path(), &["new", "First aid"]);
    assert_eq!(said.lines().count(), 5, "{said}");
    assert!(said.contains("cd \"First aid\" && coursemark serve --open"), "{said}");
    let home = place.path().join("First aid");
    succeeds(&home, &["check", "--deny-warnings"]);
    succeeds(&home, &["check", "--deny-warnings", "--drafts"]);
    succeeds(&home, &["build", "--deny-warnings"]);
    let page = String::from_utf8(read(&home.join("dist/index.html"))).unwrap();
    assert!(page.contains("<title>First aid"), "{page}");
    let preview = Preview::new(&home);
    let lesson = home.join("course/pages/a-page-is-a-file.md");
    let text = String::from_utf8(read(&lesson)).unwrap();
    let edited = text.replace("Change this sentence, save the file", "Well done");
    assert_ne!(text, edited);
    write(&lesson, edited.as_bytes());
    preview.shows("/pages/a-page-is-a-file.html", "Well done, and look here again.");
}

#[test]
fn what_the_author_chooses_stands_in_the_course() {
    let place = tempfile::tempdir().unwrap();
    for (folder, arguments, expected) in [
        ("first-aid", &[][..], ["first-aid", "First aid", "en"]),
        ("deep/down/Führung", &[], ["fuhrung", "Führung", "en"]),
        (
            "x",
            &["--title", "\"Who\" & 'why' \\ <b>", "--language", "de-CH", "--id", "who"],
            ["who", "\"Who\" & 'why' \\ <b>", "de-CH"],
        ),
    ] {
        let all: Vec<&str> = ["new", folder].into_iter().chain(arguments.iter().copied()).collect();
        succeeds(place.path(), &all);
        let home = place.path().join(folder);
        let manifest = String::from_utf8(read(&home.join("course/course.toml"))).unwrap();
        let table: toml::Table = manifest.parse().unwrap();
        let found = ["id", "title", "language"].map(|key| table[key].as_str().unwrap());
        assert_eq!(found, expected);
        assert!(manifest.starts_with("#:schema ../.coursemark/course.schema.json\n"));
        succeeds(&home, &["build", "--deny-warnings"]);
        let schema = read(&home.join(".coursemark/course.schema.json"));
        assert_eq!(schema, coursemark(&home, &["schema"]).stdout);
    }
}

#[test]
fn every_pattern_is_a_sound_course_that_takes_more_pages() {
    for (pattern, unit, pages) in
        [("course", "pages", 13), ("lesson", "messages", 4), ("onboarding", "first-day", 10)]
    {
        let place = tempfile::tempdir().unwrap();
        let title = ["--title", "First *aid*", "--id", "aid", "--language", "en-GB"];
        let arguments = ["new", "x", "--from", pattern];
        let said = succeeds(place.path(), &[&arguments[..], &title].concat());
        let hint = format!("add to it: coursemark add lesson {unit}/my-lesson\n");
        assert!(said.contains(&hint) && said.contains("hidden:    `.coursemark`"), "{said}");
        let home = place.path().join("x");
        let said = succeeds(&home, &["check", "--deny-warnings"]);
        assert!(said.contains(&format!("{pages} pages")), "{pattern}: {said}");
        // The pattern that shows everything has no aims for its teaching.
        if pattern != "course" {
            succeeds(&home, &["check", "--pedagogy", "--deny-warnings"]);
        }
        succeeds(&home, &["add", "lesson", &format!("{unit}/my-lesson")]);
        succeeds(&home, &["build", "--deny-warnings"]);
        let manifest = String::from_utf8(read(&home.join("course/course.toml"))).unwrap();
        let table: toml::Table = manifest.parse().unwrap();
        assert_eq!(table["id"].as_str(), Some("aid"));
        let page = String::from_utf8(read(&home.join("dist/index.html"))).unwrap();
        assert!(page.contains("First *aid*"), "{pattern}: {page}");
    }
    let place = tempfile::tempdir().unwrap();
    let output = coursemark(place.path(), &["new", "x", "--from", "lessn"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("'lesson'"), "{said}");
}

#[test]
fn every_hidden_folder_is_explained_in_the_readme() {
    for pattern in Pattern::value_variants() {
        let files = scaffold(&Choices { pattern: *pattern, ..choices() });
        let readme = String::from_utf8_lossy(&files["README.md"]).into_owned();
        for path in files.keys().filter(|path| path.starts_with('.')) {
            let name = path.split('/').next().unwrap();
            assert!(readme.contains(&format!("| `{name}")), "{name} in {readme}");
        }
    }
}

#[test]
fn an_empty_folder_is_filled_where_it_stands() {
    let place = tempfile::tempdir().unwrap();
    let empty = place.path().join("empty");
    write(&empty.join("file"), b"");
    Command::new("rm").arg(empty.join("file")).status().unwrap();
    let said = succeeds(&empty, &["new", "."]);
    assert!(said.contains("  see it:    coursemark serve --open\n"), "{said}");
    succeeds(place.path(), &["new", "fresh", "--id", "empty", "--title", "Empty"]);
    assert_eq!(tree(&empty), tree(&place.path().join("fresh")), "by either way the same");
    succeeds(&empty, &["build", "--deny-warnings"]);
}

#[test]
fn the_same_words_make_the_same_files() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for place in [&one, &other] {
        succeeds(place.path(), &["new", "x"]);
    }
    assert_eq!(tree(one.path()), tree(other.path()));
    let names: BTreeSet<String> = tree(one.path())
        .into_keys()
        .map(|path| path[2..].split('/').next().unwrap().to_owned())
        .collect();
    let expected =
        [".coursemark", ".editorconfig", ".github", ".gitignore", ".vscode", "README.md", "course"];
    assert_eq!(names, expected.map(str::to_owned).into());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_where_something_stands() {
    let place = tempfile::tempdir().unwrap();
    let path = |name: &str| place.path().join(name);
    for file in
        ["full/thesis.txt", "hidden/.profile", "repository/.git/config", "nested/a/b", "file"]
    {
        write(&path(file), b"precious");
    }
    write(&path("course/course.toml"), b"precious");
    write(&path("course/unit/lesson.md"), b"precious");
    let shell = "mkdir empty locked; chmod 555 locked; ln -s full link; ln -s empty \
     link-to-empty; ln -s nowhere dangling; ln -s loop loop; mkfifo pipe";
    Command::new("sh").args(["-c", shell]).current_dir(place.path()).status().unwrap();
    let before = listing(place.path());
    for (target, reason) in [
        ("full", "it holds `thesis.txt`"),
        ("full/", "it holds"),
        ("full/.", "it holds"),
        ("empty/../full", "it holds"),
        ("hidden", "it holds `.profile`"),
        ("repository", "it holds `.git/`"),
        ("nested", "it holds `a/`"),
        (".", "it holds"),
        ("/", "it is the root of the file system"),
        ("", "a value is required"),
        ("file", "it is not a folder"),
        ("file/inside", "cannot "),
        ("pipe", "it is not a folder"),
        ("link", "it is a symbolic link"),
        ("link-to-empty", "it is a symbolic link"),
        ("dangling", "it is a symbolic link"),
        ("loop", "it is a symbolic link"),
        ("dangling/x", "cannot "),
        ("missing/../full", "cannot "),
        ("course", "it lies in the course"),
        ("course/new", "it lies in the course"),
        ("course/unit/deep/new", "it lies in the course"),
    ] {
        let output = coursemark(place.path(), &["new", target]);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{target}: {message}");
        assert!(message.starts_with("error: ") && message.contains(reason), "{target}: {message}");
        assert!(output.stdout.is_empty());
        assert_eq!(listing(place.path()), before, "{target}");
    }
    for arguments in [
        ["--id", "Not A Key"],
        ["--id", ""],
        ["--language", "english"],
        ["--language", "en_GB"],
        ["--title", " "],
        ["--title", "a\nb"],
        ["--theme", "baze"],
    ] {
        let output = coursemark(place.path(), &["new", "y", arguments[0], arguments[1]]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            String::from_utf8_lossy(&output.stderr).contains(arguments[0])
                || matches!(arguments[0], "--language" | "--theme")
        );
        assert_eq!(listing(place.path()), before, "{arguments:?}");
    }
}

/// A disk on which nothing larger than 1 KiB can be written stands for one that is full.
#[cfg(unix)]
#[test]
fn a_failure_leaves_nothing_behind() {
    let place = tempfile::tempdir().unwrap();
    Command::new("mkdir").arg("empty").current_dir(place.path()).status().unwrap();
    let before = listing(place.path());
    for target in ["fresh", "deep/down/fresh", "empty"] {
        let output = Command::new("sh")
            .args(["-c", "ulimit -c 0; trap '' XFSZ; ulimit -f 2; exec \"$@\"", "sh"])
            .args([env!("CARGO_BIN_EXE_coursemark"), "new", target])
            .current_dir(place.path())
            .output()
            .unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{target}: {message}");
        assert!(message.starts_with("error: cannot write "), "{message}");
        assert_eq!(listing(place.path()), before, "{target}");
    }
}

/// Every entry below a folder, with its kind and its content.
#[cfg(unix)]
fn listing(folder: &Path) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        let held = match entry.file_type() {
            kind if kind.is_file() => String::from_utf8_lossy(&read(entry.path())).into_owned(),
            kind => format!("{kind:?}"),
        };
        all.push((entry.path().display().to_string(), held));
    }
    all
}

#[test]
fn the_new_course_has_the_chosen_theme() {
    for theme in names() {
        let choices = Choices { theme: theme.clone(), ..choices() };
        let reported = compiled(course(&choices));
        assert_eq!(reported.diagnostics, [], "{theme}");
        let site = reported.value.unwrap();
        let found = stylesheet(&site);
        // Fonts are published under addresses that say their content.
        let address = |name: &str, _: &[u8]| {
            let (name, ending) = name.rsplit_once('.').unwrap();
            let start = found.find(&format!("url(\"{name}-")).unwrap() + "url(\"".len();
            let length = found[start..].find('"').unwrap();
            assert!(found[start..start + length].ends_with(ending), "{theme}");
            found[start..start + length].to_owned()
        };
        let theme_of = Theme::embedded(&theme).unwrap();
        let own = theme_of.with_fonts(&theme_of.stylesheet(&[], ""), address);
        assert!(found.starts_with(own.trim_end()), "{theme}");
    }
}

#[test]
fn the_new_course_builds_in_every_language_and_by_every_name() {
    for (title, language) in [("X", "en"), ("القيادة", "ar"), ("[x](y) *z* $a$ {#b}", "fr-CA")]
    {
        let choices =
            Choices { title: title.to_owned(), language: language.to_owned(), ..choices() };
        let reported = compiled(course(&choices));
        assert_eq!(reported.diagnostics, [], "{title}");
        assert!(reported.value.is_some());
    }
}

/// The constructs that a course can have. If you add one, add it here and to the new course.
#[test]
fn the_new_course_shows_every_construct() {
    let files = course(&choices());
    let text = |ending: &str| -> String {
        let of_kind = files.iter().filter(|(path, _)| path.ends_with(ending));
        of_kind.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect()
    };
    for (name, keys) in keys::ALL {
        let file = match name {
            "course" => "course.toml".to_owned(),
            "front" => "index.md".to_owned(),
            "unit" => "pages/index.md".to_owned(),
            "lesson" => "pages/a-page-is-a-file.md".to_owned(),
            "glossary" | "prompts" => format!("{name}.md"),
            "page" => "about.md".to_owned(),
            kind => {
                files.keys().find(|path| path.ends_with(&format!(".{kind}.md"))).unwrap().clone()
            }
        };
        let text = String::from_utf8_lossy(&files[&file]);
        for key in keys.keys.iter().filter(|key| key.required) {
            assert!(text.contains(&format!("\n{} = ", key.name)), "{file}: {}", key.name);
        }
    }
    let pages = text(".md");
    for construct in [
        // Callouts.
        "> [!NOTE]",
        "> [!TIP]",
        ".recall",
        "> [!IMPORTANT]",
        "> [!WARNING]",
        "> [!CAUTION]",
        // Text.
        "**",
        "](what-a-page-can-show.md)",
        "](#the-lines-at-the-top)",
        "| --- |",
        "- [x] ",
        "- [ ] ",
        "\n: ",
        "[^aside]: ",
        "<kbd>",
        "](course-folder.svg \"",
        "```python {2-3} title=",
        " $w$ ",
        "\n$$",
        "[@roediger2006, p. 249]",
        "](../references.html)",
        "{#one-idea}",
        // Front matter.
        "draft = true",
        "needs = [",
        "objectives = [",
        "summary = ",
        // Questions.
        ".question}",
        ".quiz pass=50}",
        ".shuffle}",
        ".multiple}",
        ".order}",
        ".match}",
        ".gap}",
        ".number}",
        ".short}",
        ".reflect plan=",
        "  - [x] ",
        "\n| | ",
        "\n- `.handout.md`\n",
        "\n- Read it as a learner would\n",
        "[[draft]]",
        "[[one|1|",
        "\n- [[hint]]\n",
        "[[=4.5]]",
        "\n- `45`\n",
        "pass = 60",
        "feedback = \"each\"",
        // Scenarios and surveys.
        "hours -2; if hours >= 2 and trust >= 2",
        ".ending outcome=sound}",
        ".ending outcome=recoverable}",
        ".ending outcome=harmful}",
        "variables = {",
        "scale = [",
        "[[dimension]]",
        "[[profile]]",
        ".profile}",
        "[[remark]]",
        ".remark}",
        "observer = [",
        "content_note = ",
        "stop = true",
        "text_route = true",
        "| ☐ |",
    ] {
        assert!(pages.contains(construct), "no page shows {construct:?}");
    }
    for table in [
        "[[objective]]",
        "[[track]]",
        "[[plan]]",
        "form = \"goal\"",
        "survey = ",
        "[certificate]",
        "# [vocabulary]",
        "# base_url = ",
    ] {
        assert!(text(".toml").contains(table), "{table}");
    }
}

#[test]
fn the_workflow_installs_this_version() {
    let workflow =
        String::from_utf8(read(&root().join("scaffold/.github/workflows/publish.yml"))).unwrap();
    let version = env!("CARGO_PKG_VERSION");
    assert!(workflow.contains(&format!("--locked --version {version}\n")), "{workflow}");
    assert!(workflow.contains(&format!("key: coursemark-{version}-")), "{workflow}");
}
