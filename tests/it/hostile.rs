//! Hostile input quickly leads to a page or a diagnostic, and never to markup or a panic.

use std::time::Instant;

use crate::support::{compiled, foreign_scripts, lesson, page, small, small_with};

#[test]
fn authored_text_is_never_markup() {
    let hostile = "<script>alert(1)</script>\\\"><img src=x onerror=alert(1)>'&";
    let toml = hostile.replace('\\', "").replace('"', "\\\"");
    let files = small_with(&[
        (
            "course.toml",
            &format!(
                "id = \"c\"\ntitle = \"{toml}\"\ndescription = \"{toml}\"\nlanguage = \"en\"\n\
                 authors = [\"{toml}\"]\nlicence = \"{toml}\"\nversion = \"{toml}\"\n\
                 units = [\"unit\"]\n[[objective]]\nid = \"o\"\ntitle = \"{toml}\"\n[[track]]\n\
                 id = \"t\"\ntitle = \"{toml}\"\nunits = [\"unit\"]\n[vocabulary]\n\
                 unit = \"{toml}\"\n"
            ),
        ),
        (
            "unit/lesson.md",
            &format!(
                "+++\ntitle = \"{toml}\"\nsummary = \"{toml}\"\nobjectives = [\"o\"]\n+++\n\n\
                 ## `{hostile}`\n\n![{}](p.svg \"{}\")\n\n```rust title=\"<script>\"\n{hostile}\n\
                 ```\n",
                "a \\<script>", "c &lt;script&gt;"
            ),
        ),
        ("unit/p.svg", "<svg viewBox='0 0 1 1'/>"),
    ]);
    let reported = compiled(files);
    let site = reported.value.unwrap_or_else(|| panic!("{:#?}", reported.diagnostics));
    for path in ["index.html", "unit/index.html", "unit/lesson.html", "404.html"] {
        let html = page(&site, path);
        assert_eq!(foreign_scripts(&html), 0, "{path}");
        assert!(!html.contains("<img src=x"), "{path}");
    }
}

#[test]
fn patterns_that_hang_other_parsers_end_soon() {
    let patterns = [
        "[",
        "[a](",
        "![",
        "*a ",
        "**a",
        "_a_b",
        "`",
        "``` ",
        "> ",
        "- ",
        "1. ",
        "<a",
        "<!--",
        "&",
        "\\",
        "[^a]",
        "[@a",
        "[[",
        "]",
        "|a",
        "$",
        "$$",
        "~~",
        "{#",
        "<div>",
        "a**b",
        "(",
        "\"",
        "'",
        "#",
        "![a](<b",
        "[a]: b\n",
        "* * ",
        "\t",
        "<?",
        "<![CDATA[",
        "https://",
        "a@b.",
        "[x] ",
        ": ",
        "+++\n",
    ];
    for pattern in patterns {
        let body = pattern.repeat(20_000 / pattern.len());
        let text = format!("+++\ntitle = \"L\"\n+++\n\n{body}\n");
        let start = Instant::now();
        compiled(small_with(&[("unit/lesson.md", &text)]));
        let seconds = start.elapsed().as_secs_f64();
        assert!(seconds < 8.0, "{pattern:?} took {seconds:.1} s");
    }
}

#[test]
fn thousands_of_a_kind_on_a_page_end_soon() {
    let numbered = |count: usize, write: &dyn Fn(usize) -> String| -> String {
        (0..count).map(write).collect()
    };
    let options = "- [x] Right\n- [ ] Wrong\n\n";
    let bodies = [
        numbered(6_000, &|at| format!("## Which {at}? {{#q{at} .question}}\n\n{options}")),
        format!(
            "## Which? {{#which .question}}\n\n{}",
            numbered(6_000, &|at| format!("- [{}] Option {at}\n", if at == 0 { 'x' } else { ' ' }))
        ),
        format!(
            "## Fill in {{#fill .question}}\n\n{}",
            numbered(6_000, &|at| format!("word [[answer {at}]] "))
        ),
        format!(
            "{}\n\n{}",
            numbered(30_000, &|at| format!("word[^{at}] ")),
            numbered(30_000, &|at| format!("[^{at}]: Note {at}.\n\n"))
        ),
    ];
    for body in bodies {
        let text = format!("+++\ntitle = \"L\"\n+++\n\n{body}\n");
        let start = Instant::now();
        compiled(small_with(&[("unit/lesson.md", &text)]));
        let seconds = start.elapsed().as_secs_f64();
        assert!(seconds < 20.0, "{}… took {seconds:.1} s", &body[..30]);
    }
}

#[test]
fn unsafe_addresses_and_html_stop_the_build() {
    for body in [
        "[x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "![x](data:text/html,x)",
        "[x](vbscript:x)",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1) alt=\"\">",
        "<iframe srcdoc=x></iframe>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "[x](java&#10;script:alert(1))",
    ] {
        let text = format!("+++\ntitle = \"L\"\n+++\n\n{body}\n");
        let reported = compiled(small_with(&[("unit/lesson.md", &text)]));
        assert!(reported.value.is_none(), "{body} was published");
    }
}

#[test]
fn course_folders_with_anything_in_them_do_not_panic() {
    let odd: [(&str, &[u8]); 8] = [
        ("unit/lesson.md", b"\xff\xfe"),
        ("unit/lesson.md", b""),
        ("unit/index.md", b"+++\n"),
        ("course.toml", b"units = 3\n[check]\nx = 1\n"),
        ("references.bib", b"@@@{{{"),
        ("glossary.md", b"+++\ntitle=\"g\"\n+++\n: x\n"),
        ("unit/a/b/c.md", b"x"),
        ("unit/lesson.quiz.md", b"+++\ntitle = \"q\"\n+++\n"),
    ];
    for (path, bytes) in odd {
        let mut files = small();
        files.insert(path.to_owned(), bytes.to_vec());
        assert!(!compiled(files).diagnostics.is_empty() || path == "glossary.md", "{path}");
    }
}

#[test]
fn typographic_signs_follow_the_text_and_not_the_code() {
    let html = lesson("\"Quoted\" -- `\"code\"`");
    assert!(html.contains("“Quoted” – <code>\"code\"</code>"), "{html}");
}

#[cfg(unix)]
mod disk {
    //! What may lie in a course folder on a disk besides files.

    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;
    use std::path::Path;
    use std::process::{Command, Stdio};
    use std::thread;
    use std::time::{Duration, Instant};

    use crate::support::{AS_NOBODY, read, small, write};

    /// A course on the disk, in a folder of its own that everybody may write to.
    fn course() -> tempfile::TempDir {
        let place = tempfile::tempdir().unwrap();
        for (path, bytes) in small() {
            write(&place.path().join("course").join(path), &bytes);
        }
        std::fs::set_permissions(place.path(), PermissionsExt::from_mode(0o777)).unwrap();
        place
    }

    /// The exit code of a command and what it says. A command that waits fails the test.
    #[track_caller]
    fn ends(command: &mut Command, place: &Path) -> (Option<i32>, String) {
        let mut child = command
            .current_dir(place)
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let start = Instant::now();
        while child.try_wait().unwrap().is_none() {
            if start.elapsed() > Duration::from_secs(30) {
                child.kill().unwrap();
                panic!("it waits: {command:?}");
            }
            thread::sleep(Duration::from_millis(10));
        }
        let output = child.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    }

    /// Makes `what` at `path`, in place of what is there.
    fn put(what: &str, path: &Path) -> bool {
        let _ = Command::new("rm").arg("-rf").arg(path).status();
        let parent = path.parent().unwrap();
        assert!(Command::new("mkdir").arg("-p").arg(parent).status().unwrap().success());
        match what {
            "a pipe" => Command::new("mkfifo").arg(path).status().unwrap().success(),
            // What it is stays when the listener ends.
            "a socket" => UnixListener::bind(path).is_ok(),
            "a device" => {
                let made = Command::new("mknod").arg(path).args(["c", "1", "3"]).output().unwrap();
                made.status.success()
            }
            "a folder" => Command::new("mkdir").arg(path).status().unwrap().success(),
            _ => unreachable!("{what}"),
        }
    }

    #[test]
    fn what_is_no_file_is_named_and_never_waited_for() {
        for what in ["a pipe", "a socket", "a device", "a folder"] {
            for path in [
                "unit/lesson.md",
                "unit/extra.md",
                "unit/index.md",
                "unit/p.png",
                "references.bib",
                "glossary.md",
                "static/file.txt",
                "theme/templates/page.html",
                "theme/theme.toml",
            ] {
                // A folder may have any name that no text of the course has.
                if what == "a folder" && (path.ends_with("png") || path.starts_with("static")) {
                    continue;
                }
                let place = course();
                if !put(what, &place.path().join("course").join(path)) {
                    println!("skipped: this system makes no {what} here");
                    continue;
                }
                for name in
                    if path == "unit/lesson.md" { &["check", "build"][..] } else { &["check"] }
                {
                    let mut command = Command::new(env!("CARGO_BIN_EXE_coursemark"));
                    let (code, said) = ends(command.arg(name), place.path());
                    assert_eq!(code, Some(1), "{what} {path}: {said}");
                    let line = format!("error[unreadable-file]: it is {what}, not a file");
                    assert!(said.contains(&line) && said.contains(path), "{path}: {said}");
                    assert!(!said.contains("missing-page"), "{path}: {said}");
                    assert!(!place.path().join("dist").exists(), "{path}");
                }
            }
        }
    }

    #[test]
    fn what_stands_in_the_place_of_the_manifest_is_named() {
        for what in ["a pipe", "a socket", "a device", "a folder"] {
            let place = course();
            if !put(what, &place.path().join("course/course.toml")) {
                println!("skipped: this system makes no {what} here");
                continue;
            }
            for name in ["check", "build", "serve"] {
                let mut command = Command::new(env!("CARGO_BIN_EXE_coursemark"));
                let (code, said) = ends(command.arg(name), place.path());
                assert_eq!(code, Some(2), "{what}: {said}");
                let line = format!("error: `course/course.toml` is {what}, not a file\nhelp: ");
                assert!(said.starts_with(&line), "{said}");
            }
        }
    }

    #[test]
    fn links_in_a_circle_and_to_pipes_are_named() {
        let place = course();
        let unit = place.path().join("course/unit");
        symlink("one.svg", unit.join("two.svg")).unwrap();
        symlink("two.svg", unit.join("one.svg")).unwrap();
        symlink("..", unit.join("up")).unwrap();
        assert!(put("a pipe", &place.path().join("course/static/pipe")));
        symlink("../static/pipe", unit.join("linked.svg")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_coursemark"));
        let (code, said) = ends(command.arg("check"), place.path());
        assert_eq!(code, Some(1), "{said}");
        assert_eq!(said.matches("error[link-out-of-course]").count(), 3, "{said}");
        assert_eq!(said.matches("it is a pipe, not a file").count(), 2, "{said}");
    }

    #[test]
    fn a_file_or_folder_that_may_not_be_read_is_named() {
        if !AS_NOBODY.is_possible() {
            println!("skipped: {}", AS_NOBODY.reason());
            return;
        }
        let place = course();
        let closed = |path: &str| {
            std::fs::set_permissions(
                place.path().join("course").join(path),
                PermissionsExt::from_mode(0o000),
            )
            .unwrap();
        };
        write(&place.path().join("course/unit/closed/picture.svg"), b"<svg/>");
        closed("unit/lesson.md");
        closed("unit/closed");
        let (code, said) = ends(&mut AS_NOBODY.command(&[], &["check"]), place.path());
        assert_eq!(code, Some(1), "{said}");
        assert_eq!(
            said.matches("error[unreadable-file]: it cannot be read: ").count(),
            2,
            "{said}"
        );
        for path in ["unit/lesson.md", "unit/closed"] {
            assert!(said.contains(path), "{said}");
        }
    }

    #[test]
    fn where_no_thread_can_be_made_one_does_the_work() {
        if !AS_NOBODY.is_possible() {
            println!("skipped: {}", AS_NOBODY.reason());
            return;
        }
        for most in ["1", "2", "3"] {
            let limit = format!("--nproc={most}");
            let limited = ["prlimit", &limit];
            let place = course();
            for arguments in [&["check"][..], &["build"], &["build", "--jobs", "7"]] {
                let (code, said) = ends(&mut AS_NOBODY.command(&limited, arguments), place.path());
                assert_eq!(code, Some(0), "{most} {arguments:?}: {said}");
            }
            assert!(!read(&place.path().join("dist/unit/lesson.html")).is_empty());
            let (code, said) = ends(&mut AS_NOBODY.command(&limited, &["serve"]), place.path());
            assert_eq!(code, Some(2), "{most}: {said}");
            assert!(said.starts_with("error: cannot serve: "), "{said}");
            assert_eq!(said.lines().count(), 2, "{said}");
        }
    }
}
