//! `coursemark add`, as authors type it.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::{read, small_with, tree, write};

fn coursemark(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_coursemark"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

#[track_caller]
fn says(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = coursemark(folder, arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty());
    said
}

fn course(folder: &Path, files: &[(&str, &str)]) {
    for (path, bytes) in small_with(files) {
        write(&folder.join("course").join(path), &bytes);
    }
}

fn text(folder: &Path, path: &str) -> String {
    String::from_utf8(read(&folder.join("course").join(path))).unwrap()
}

const KINDS: [(&str, &str); 5] = [
    ("lesson", "md"),
    ("quiz", "quiz.md"),
    ("scenario", "scenario.md"),
    ("survey", "survey.md"),
    ("handout", "handout.md"),
];

#[test]
fn a_page_of_each_kind_is_written_listed_and_sound() {
    let place = tempfile::tempdir().unwrap();
    course(place.path(), &[]);
    for (kind, ending) in KINDS {
        let key = format!("my-{kind}");
        let said = says(place.path(), &["add", kind, &format!("unit/{key}")], 0);
        let first = format!("added the {kind} “My {kind}” to `unit`\n");
        assert!(said.starts_with(&first), "{said}");
        assert!(said.contains(&format!("`course/unit/{key}.{ending}`")), "{said}");
        let page = text(place.path(), &format!("unit/{key}.{ending}"));
        assert!(page.starts_with("+++\ntitle = \"My ") && !page.contains("objectives"), "{page}");
        says(place.path(), &["check", "--deny-warnings"], 0);
    }
    let index = text(place.path(), "unit/index.md");
    let keys =
        "\"lesson\", \"my-lesson\", \"my-quiz\", \"my-scenario\", \"my-survey\", \"my-handout\"";
    assert!(index.contains(&format!("lessons = [{keys}]")), "{index}");
    // A second page of each kind has ids of its own.
    for (kind, _) in KINDS {
        says(place.path(), &["add", kind, &format!("other-{kind}")], 0);
    }
    says(place.path(), &["build", "--deny-warnings"], 0);
}

#[test]
fn a_new_course_takes_more_pages() {
    let place = tempfile::tempdir().unwrap();
    says(place.path(), &["new", "first-aid"], 0);
    let home = place.path().join("first-aid");
    for (kind, _) in KINDS {
        says(&home, &["add", kind, &format!("pages/new-{kind}")], 0);
    }
    let lesson = String::from_utf8(read(&home.join("course/pages/new-lesson.md"))).unwrap();
    assert!(lesson.contains("\nobjectives = [\"write-pages\"]\n"), "{lesson}");
    says(&home, &["check", "--deny-warnings"], 0);
    // From the folder of the course, too.
    says(&home.join("course"), &["add", "lesson", "questions/one-more"], 0);
    says(place.path(), &["add", "lesson", "pages/the-last", "first-aid/course"], 0);
    says(&home, &["check", "--deny-warnings"], 0);
}

#[test]
fn the_list_keeps_its_comments_and_the_file_its_line_ends() {
    let place = tempfile::tempdir().unwrap();
    let index = "\u{feff}+++\r\ntitle = \"Unit\"\r\nlessons = [\r\n  \"lesson\", # the start\r\n]\r\n+++\r\n";
    course(place.path(), &[("unit/index.md", index)]);
    says(place.path(), &["add", "lesson", "unit/next"], 0);
    let expected = index.replace("start\r\n", "start\r\n  \"next\",\r\n");
    assert_eq!(text(place.path(), "unit/index.md"), expected);
}

#[test]
fn words_become_a_key_and_a_title() {
    let place = tempfile::tempdir().unwrap();
    course(place.path(), &[]);
    says(place.path(), &["add", "lesson", "Small burns"], 0);
    assert!(text(place.path(), "unit/small-burns.md").contains("title = \"Small burns\"\n"));
    says(
        place.path(),
        &["add", "quiz", "course/unit/two.quiz.md", "--title", "\"Two\" *kinds*"],
        0,
    );
    let quiz = text(place.path(), "unit/two.quiz.md");
    let table: toml::Table = quiz.split("+++").nth(1).unwrap().parse().unwrap();
    assert!(table["title"].as_str().unwrap().contains("\"Two"), "{quiz}");
    says(place.path(), &["build", "--deny-warnings"], 0);
    let page = String::from_utf8(read(&place.path().join("dist/unit/two.html"))).unwrap();
    assert!(
        page.contains("<title>&quot;Two&quot; *kinds*") || page.contains("<title>\"Two\" *kinds*")
    );
    // An author may list a page before it is there.
    let index = "+++\ntitle = \"Unit\"\nlessons = [\"first\", \"lesson\"]\n+++\n";
    course(place.path(), &[("unit/index.md", index)]);
    for path in ["unit/small-burns.md", "unit/two.quiz.md"] {
        Command::new("rm").arg(place.path().join("course").join(path)).status().unwrap();
    }
    says(place.path(), &["add", "lesson", "unit/first"], 0);
    assert_eq!(text(place.path(), "unit/index.md"), index);
    says(place.path(), &["check", "--deny-warnings"], 0);
}

#[test]
fn nothing_is_written_where_a_page_cannot_be_added() {
    let place = tempfile::tempdir().unwrap();
    let manifest =
        "id = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\", \"more\", \"old\"]\n";
    course(
        place.path(),
        &[
            ("course.toml", manifest),
            ("more/index.md", "+++\ntitle = \"More\"\nlessons = [\"quiz\"]\n+++\n"),
            (
                "more/quiz.quiz.md",
                "+++\ntitle = \"Quiz\"\n+++\n\n## Q {#q}\n\n- [x] A\n  > Yes.\n- [ ] B\n  > No.\n",
            ),
            ("old/index.md", "---\ntitle: Old\n---\n"),
        ],
    );
    let before = tree(place.path());
    for (arguments, code, expected) in [
        (&["lesson", "unit/lesson"][..], 2, "`course/unit/lesson.md` is there already"),
        (&["lesson", "more/lesson"], 1, "because the key `lesson` is taken"),
        (&["quiz", "unit/quiz"], 1, "because the key `quiz` is taken"),
        (&["lesson", "unit/more"], 1, "because the key `more` is taken"),
        (&["lesson", "ideas"], 2, "help: type `coursemark add lesson old/ideas`"),
        (&["lesson", "unti/ideas"], 2, "help: type `coursemark add lesson unit/ideas`"),
        (&["lesson", "elsewhere/ideas"], 2, "help: the units are `unit`, `more`, and `old`"),
        (&["lesson", "unit/القيادة"], 2, "cannot be the key of a page"),
        (&["lesson", "unit/"], 2, "cannot be the key of a page"),
        (&["lesson", "old/ideas"], 2, "`course/old/index.md` cannot be read"),
        (&["lesson", "unit/x", "--title", " "], 2, "`--title`"),
        (&["lesson", "unit/x", "--title", "a\nb"], 2, "`--title`"),
        (&["lesson", "unit/x", "nowhere"], 2, "there is no folder `nowhere`"),
        (&["lessn", "unit/x"], 2, "lesson"),
    ] {
        let arguments: Vec<&str> = ["add"].into_iter().chain(arguments.iter().copied()).collect();
        let said = says(place.path(), &arguments, code);
        assert!(said.starts_with("error: ") && said.contains(expected), "{arguments:?}: {said}");
        assert!(tree(place.path()) == before, "{arguments:?}");
    }
}

/// Faults that the course has already are no reason to refuse, and a list that may not be written
/// leaves no page behind.
#[test]
fn a_faulty_course_takes_pages_and_a_list_that_is_read_only_does_not() {
    let place = tempfile::tempdir().unwrap();
    course(place.path(), &[("unit/lesson.md", "+++\ntitle = \"L\"\n+++\n\n![x](nowhere.png)\n")]);
    says(place.path(), &["add", "lesson", "unit/next"], 0);
    let index = place.path().join("course/unit/index.md");
    Command::new("chmod").arg("444").arg(&index).status().unwrap();
    let before = tree(place.path());
    let said = says(place.path(), &["add", "lesson", "unit/third"], 2);
    assert!(said.contains("it is read-only"), "{said}");
    assert!(tree(place.path()) == before);
}
