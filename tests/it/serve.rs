//! The preview, as a browser, an editor and a hostile page use it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{small_with, write};

/// A preview of the smallest course. It is stopped with the test.
struct Served {
    child: Child,
    port: u16,
    place: tempfile::TempDir,
    lines: mpsc::Receiver<String>,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn lesson(text: &str) -> String {
    format!("+++\ntitle = \"Lesson\"\n+++\n\n{text}\n")
}

fn serve(arguments: &[&str]) -> Served {
    let mut served = start(arguments, |_, _| {});
    served.wait_for_port();
    served
}

/// Writes `files` as the course in `folder`.
fn write_course(folder: &Path, files: &[(&str, &str)]) {
    for (path, bytes) in small_with(files) {
        write(&folder.join(path), &bytes);
    }
}

/// Starts a preview; `prepare` is given the folder that holds the course, and the command.
fn start(arguments: &[&str], prepare: impl FnOnce(&Path, &mut Command)) -> Served {
    let place = tempfile::tempdir().unwrap();
    write_course(&place.path().join("course"), &[("unit/lesson.md", &lesson("First."))]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_coursemark"));
    command
        .arg("serve")
        .args(arguments)
        .current_dir(place.path())
        .env("NO_COLOR", "1")
        .stderr(Stdio::piped());
    prepare(place.path(), &mut command);
    let mut child = command.spawn().unwrap();
    let (sender, lines) = mpsc::channel();
    let reader = BufReader::new(child.stderr.take().unwrap());
    thread::spawn(move || {
        for line in reader.lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    Served { child, port: 0, place, lines }
}

impl Served {
    fn wait_for_port(&mut self) {
        let line = self.waits("http://localhost:");
        let (_, rest) = line.split_once("http://localhost:").unwrap();
        self.port = rest.split('/').next().unwrap().parse().unwrap();
    }

    /// Waits until the terminal shows a line with `text`.
    #[track_caller]
    fn waits(&self, text: &str) -> String {
        let start = Instant::now();
        let mut seen = Vec::new();
        while start.elapsed() < Duration::from_secs(30) {
            match self.lines.recv_timeout(Duration::from_millis(100)) {
                Ok(line) if line.contains(text) => return line,
                Ok(line) => seen.push(line),
                Err(_) => {}
            }
        }
        panic!("{text:?} was not told: {seen:#?}");
    }

    /// What the page is told about the course now.
    fn told(&self) -> String {
        let script = self.get("/-/reload.js");
        let token = script.split("/-/live/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let host = format!("localhost:{}", self.port);
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
        write!(stream, "GET /-/live/{token} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").unwrap();
        let mut told = Vec::new();
        let _ = stream.read_to_end(&mut told);
        String::from_utf8_lossy(&told).into_owned()
    }

    /// The exit code, once the program ends of itself.
    #[track_caller]
    fn ends(&mut self) -> Option<i32> {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("it does not end");
    }

    /// The server's answer to these bytes.
    fn raw(&self, request: &[u8]) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        // If the server refuses early, it may close the connection before everything is written.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        let host = format!("localhost:{}", self.port);
        self.raw(
            format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes(),
        )
    }

    fn file(&self, path: &str) -> std::path::PathBuf {
        self.place.path().join("course").join(path)
    }

    /// Waits until the lesson's page holds `text`.
    #[track_caller]
    fn shows(&self, text: &str) {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(15) {
            if self.get("/unit/lesson.html").contains(text) {
                return;
            }
            thread::sleep(Duration::from_millis(40));
        }
        panic!("the page never showed {text:?}");
    }
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0)
}

#[test]
fn hostile_requests_get_nothing() {
    let served = serve(&[]);
    let port = served.port;
    write(&served.place.path().join("secret.txt"), b"secret");
    for path in [
        "/../secret.txt",
        "/../../secret.txt",
        "/unit/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/etc/passwd",
        "/%00",
        "/unit/lesson.html%00",
        "/./../secret.txt",
        "/course/course.toml",
        "/course.toml",
        "/unit/lesson.md",
        "/.git/config",
        "/%ff%fe",
        "/a%0d%0ab",
        "/unit/.../lesson.html",
        "/unit/..;/secret.txt",
        "/C:/secret.txt",
        "/unit//lesson.html",
    ] {
        let answer = served.get(path);
        assert!(matches!(status(&answer), 400 | 404), "{path}: {answer}");
        assert!(!answer.contains("secret\n") && !answer.contains("root:"), "{path}");
    }
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "localhost".to_owned(),
        "localhost:1".to_owned(),
        format!("localhost.evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        format!("evil@localhost:{port}"),
        format!("0.0.0.0:{port}"),
        format!(" :{port}"),
        String::new(),
    ] {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let code = status(&served.raw(request.as_bytes()));
        assert!(matches!(code, 400 | 403), "{host}: {code}");
    }
    let two = format!(
        "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    );
    assert!(matches!(status(&served.raw(two.as_bytes())), 400 | 403));
    let absolute = format!(
        "GET http://evil.example/ HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"
    );
    assert!(matches!(status(&served.raw(absolute.as_bytes())), 400 | 403));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        let request =
            format!("{method} / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
        assert_eq!(status(&served.raw(request.as_bytes())), 405, "{method}");
    }
    let upgrade = |path: &str, origin: &str| {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: {origin}\r\n\
             Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        status(&served.raw(request.as_bytes()))
    };
    let script = served.get("/-/reload.js");
    let token = script.split("/-/live/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(upgrade("/-/live/guess", &format!("http://localhost:{port}")), 403);
    assert_eq!(upgrade(&format!("/-/live/{token}"), "http://evil.example"), 403);
    assert_eq!(upgrade(&format!("/-/live/{token}"), "null"), 403);
    assert_eq!(upgrade(&format!("/-/live/{token}"), &format!("http://localhost:{port}")), 101);
    for garbage in [
        &b"\x00\xff\xfe\r\n\r\n"[..],
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        &[b'a'; 1_000_000],
    ] {
        served.raw(garbage);
    }
    let answer = served.get("/");
    assert_eq!(status(&answer), 200, "it still answers");
    assert!(!answer.to_lowercase().contains("access-control"));
    for header in [
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "content-security-policy: default-src 'none'",
        "frame-ancestors 'self'",
        "cross-origin-resource-policy: same-origin",
    ] {
        assert!(answer.contains(header), "{header}");
    }
}

#[test]
fn pages_elsewhere_can_link_to_the_preview_and_use_nothing_of_it() {
    let served = serve(&[]);
    let code = |site: &str, mode: &str, dest: &str| {
        let request = format!(
            "GET /unit/lesson.html HTTP/1.1\r\nHost: localhost:{}\r\nSec-Fetch-Site: {site}\r\nSec-Fetch-Mode: {mode}\r\nSec-Fetch-Dest: {dest}\r\nConnection: close\r\n\r\n",
            served.port
        );
        status(&served.raw(request.as_bytes()))
    };
    for site in ["cross-site", "same-site", "something-new"] {
        assert_eq!(code(site, "navigate", "document"), 200, "{site}: a link");
        for (mode, dest) in [
            ("no-cors", "script"),
            ("no-cors", "image"),
            ("cors", "empty"),
            ("navigate", "iframe"),
            ("navigate", "object"),
            ("no-cors", "document"),
            ("websocket", "websocket"),
        ] {
            assert_eq!(code(site, mode, dest), 403, "{site} {mode} {dest}");
        }
    }
    for (site, mode, dest) in [
        ("same-origin", "no-cors", "script"),
        ("same-origin", "cors", "empty"),
        ("none", "navigate", "document"),
    ] {
        assert_eq!(code(site, mode, dest), 200, "{site} {mode} {dest}");
    }
    // A name of this machine that is not the one of the page.
    let script = served.get("/-/reload.js");
    let token = script.split("/-/live/").nth(1).unwrap().split('"').next().unwrap();
    let port = served.port;
    let request = format!(
        "GET /-/live/{token} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://other.localhost:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    assert_eq!(status(&served.raw(request.as_bytes())), 403);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_whatever_clients_do() {
    for half in
        ["", "GET / HTTP/1.1\r\nHost: loc", "GET / HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n"]
    {
        let mut served = serve(&[]);
        let mut stream = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
        stream.write_all(half.replace("PORT", &served.port.to_string()).as_bytes()).unwrap();
        // By then it has taken the connection.
        assert_eq!(status(&served.get("/")), 200);
        let id = served.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        assert_eq!(served.ends(), Some(0), "{half:?}");
        drop(stream);
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_during_a_rebuild_ends_it() {
    let mut served = start(&[], |place, command| {
        command.env("COURSEMARK_TEST_PAUSE", place.join("pause"));
    });
    served.wait_for_port();
    write(&served.place.path().join("pause"), b"");
    write(&served.file("unit/lesson.md"), lesson("Second.").as_bytes());
    served.waits("paused");
    let id = served.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(served.ends(), Some(0));
}

#[test]
fn half_a_request_is_not_waited_for_for_ever() {
    let served = serve(&[]);
    let mut stream = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
    let mut answer = Vec::new();
    let end = stream.read_to_end(&mut answer);
    let is_closed = match &end {
        Ok(_) => true,
        Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
    };
    assert!(is_closed, "{end:?}");
}

#[test]
fn a_rebuild_that_panics_is_shown_and_the_next_save_builds_again() {
    let mut served = start(&[], |_, command| {
        command.env("COURSEMARK_TEST_PANIC", "unit/panic.svg");
    });
    served.wait_for_port();
    for round in ["Second.", "Third."] {
        write(&served.file("unit/panic.svg"), b"<svg/>");
        served.waits("error: coursemark failed: a test asks for it (");
        served.waits("no file was changed");
        served.waits("the next save builds again");
        let more: Vec<String> = served.lines.try_iter().collect();
        assert_eq!(more, Vec::<String>::new(), "it is said once, though many threads failed");
        assert!(served.get("/unit/lesson.html").contains("<main"), "the last good page stays");
        let told = served.told();
        for part in ["\"heading\":\"Coursemark failed\"", "a test asks for it", "report it"] {
            assert!(told.contains(part), "{part}: {told}");
        }
        Command::new("rm").arg(served.file("unit/panic.svg")).status().unwrap();
        write(&served.file("unit/lesson.md"), lesson(round).as_bytes());
        served.shows(round);
        assert!(served.told().contains("\"fault\":\"\""), "{}", served.told());
    }
}

#[test]
fn a_first_build_that_panics_is_mended_by_a_save() {
    let mut served = start(&[], |place, command| {
        write(&place.join("course/unit/panic.svg"), b"<svg/>");
        command.env("COURSEMARK_TEST_PANIC", "unit/panic.svg");
    });
    served.wait_for_port();
    assert_eq!(status(&served.get("/unit/lesson.html")), 404);
    assert!(served.told().contains("a test asks for it"));
    Command::new("rm").arg(served.file("unit/panic.svg")).status().unwrap();
    served.shows("First.");
}

#[test]
fn a_save_during_the_first_build_is_shown() {
    for arguments in [&[][..], &["--poll"]] {
        let mut served = start(arguments, |place, command| {
            write(&place.join("pause"), b"");
            command.env("COURSEMARK_TEST_PAUSE", place.join("pause"));
        });
        served.waits("paused");
        write(&served.file("unit/lesson.md"), lesson("Meanwhile.").as_bytes());
        Command::new("rm").arg(served.place.path().join("pause")).status().unwrap();
        served.wait_for_port();
        served.shows("Meanwhile.");
    }
}

#[test]
fn a_course_folder_that_is_replaced_is_still_seen() {
    for arguments in [&[][..], &["--poll"]] {
        let served = serve(arguments);
        let (course, away) = (served.file(""), served.place.path().join("away"));
        let moves = |from: &Path, to: &Path| {
            assert!(Command::new("mv").arg(from).arg(to).status().unwrap().success());
        };
        let save = |folder: &Path, text: &str| {
            write(&folder.join("unit/lesson.md"), lesson(text).as_bytes());
        };
        // Moved away and back, and edited there.
        moves(&course, &away);
        served.waits("is gone");
        save(&away, "Edited elsewhere.");
        moves(&away, &course);
        served.shows("Edited elsewhere.");
        save(&course, "After it was back.");
        served.shows("After it was back.");
        // Deleted and made again at once.
        Command::new("rm").arg("-r").arg(&course).status().unwrap();
        write_course(&course, &[("unit/lesson.md", &lesson("Made again."))]);
        served.shows("Made again.");
        save(&course, "After it was made again.");
        served.shows("After it was made again.");
        // Another folder in its place.
        write_course(&away, &[("unit/lesson.md", &lesson("Another."))]);
        let old = served.place.path().join("old");
        moves(&course, &old);
        moves(&away, &course);
        served.shows("Another.");
        save(&course, "In the other.");
        served.shows("In the other.");
        save(&old, "Nowhere.");
        thread::sleep(Duration::from_millis(300));
        assert!(!served.get("/unit/lesson.html").contains("Nowhere."));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_course_is_named_and_does_not_stop_the_preview() {
    for arguments in [&[][..], &["--poll"]] {
        let served = serve(arguments);
        let pipe = served.file("unit/lesson.md");
        Command::new("rm").arg(&pipe).status().unwrap();
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        served.waits("error[unreadable-file]: it is a pipe, not a file");
        Command::new("rm").arg(&pipe).status().unwrap();
        write(&pipe, lesson("Mended.").as_bytes());
        served.shows("Mended.");
        let manifest = served.file("course.toml");
        Command::new("mv").arg(&manifest).arg(served.place.path().join("kept")).status().unwrap();
        assert!(Command::new("mkfifo").arg(&manifest).status().unwrap().success());
        served.waits("course.toml` is a pipe, not a file");
        Command::new("mv").arg(served.place.path().join("kept")).arg(&manifest).status().unwrap();
        write(&pipe, lesson("Back.").as_bytes());
        served.shows("Back.");
    }
}

#[test]
fn a_client_that_says_nothing_holds_nobody_up() {
    let served = serve(&[]);
    let slow: Vec<_> =
        (0..20).map(|_| TcpStream::connect(("127.0.0.1", served.port)).unwrap()).collect();
    assert_eq!(status(&served.get("/")), 200);
    drop(slow);
}

#[test]
fn every_way_of_saving_is_seen() {
    for arguments in [&[][..], &["--poll"]] {
        let served = serve(arguments);
        let file = served.file("unit/lesson.md");
        let save = |path: &Path, text: &str| write(path, lesson(text).as_bytes());
        save(&file, "In place.");
        served.shows("In place.");
        let beside = served.file("unit/.lesson.md.tmp");
        save(&beside, "Renamed over.");
        Command::new("mv").arg(&beside).arg(&file).status().unwrap();
        served.shows("Renamed over.");
        Command::new("mv").arg(&file).arg(served.file("unit/lesson.md~")).status().unwrap();
        save(&file, "With a backup.");
        served.shows("With a backup.");
        Command::new("rm").arg(&file).status().unwrap();
        save(&file, "Deleted and made.");
        served.shows("Deleted and made.");
        save(&served.file("unit/lesson.md"), "![x](nowhere.png)");
        let start = Instant::now();
        while !served.lines.try_iter().any(|line| line.contains("missing-picture")) {
            assert!(start.elapsed() < Duration::from_secs(15), "the fault was not told");
            thread::sleep(Duration::from_millis(40));
        }
        assert!(
            served.get("/unit/lesson.html").contains("Deleted and made."),
            "the last good page stays"
        );
        save(&file, "Mended.");
        served.shows("Mended.");
    }
}

#[test]
fn pages_are_those_that_build_writes_and_one_script() {
    let served = serve(&[]);
    let program = env!("CARGO_BIN_EXE_coursemark");
    Command::new(program)
        .arg("build")
        .current_dir(served.place.path())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    let built = crate::support::read(&served.place.path().join("dist/unit/lesson.html"));
    let answer = served.get("/unit/lesson.html");
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    let script = "<script src=\"/-/reload.js\" defer></script>\n";
    assert_eq!(body, String::from_utf8(built).unwrap() + script);
}

#[test]
fn hidden_files_of_the_static_folder_are_seen_when_it_gets_another_name() {
    let served = serve(&[]);
    let shows = |path: &str, code: u16, text: &str| {
        let start = Instant::now();
        loop {
            let answer = served.get(path);
            if status(&answer) == code && answer.contains(text) {
                return;
            }
            assert!(start.elapsed() < Duration::from_secs(15), "{path}: {answer}");
            thread::sleep(Duration::from_millis(40));
        }
    };
    let path = "/.well-known/a.txt";
    write(&served.file("static/.well-known/a.txt"), b"usual");
    shows(path, 200, "usual");
    write(&served.file("public/.well-known/a.txt"), b"other");
    let manifest = served.file("course.toml");
    let toml = String::from_utf8(crate::support::read(&manifest)).unwrap();
    write(&manifest, format!("{toml}static = \"public\"\n").as_bytes());
    shows(path, 200, "other");
    write(&served.file("public/.well-known/a.txt"), b"changed");
    shows(path, 200, "changed");
    write(&manifest, toml.as_bytes());
    shows(path, 200, "usual");
}

#[test]
fn a_level_for_what_is_wrong_with_a_name_holds_in_the_preview() {
    let served = serve(&[]);
    write(&served.file("static/aux.txt"), b"text");
    let waits = |wanted: &str| {
        let start = Instant::now();
        while !served.lines.try_iter().any(|line| line.contains(wanted)) {
            assert!(start.elapsed() < Duration::from_secs(15), "`{wanted}` was not told");
            thread::sleep(Duration::from_millis(40));
        }
    };
    waits("error[non-portable-name]");
    assert_eq!(status(&served.get("/aux.txt")), 404);
    let manifest = served.file("course.toml");
    let toml = String::from_utf8(crate::support::read(&manifest)).unwrap();
    write(&manifest, format!("{toml}[check]\nnon-portable-name = \"allow\"\n").as_bytes());
    waits("rendered");
    let start = Instant::now();
    while status(&served.get("/aux.txt")) != 200 {
        assert!(start.elapsed() < Duration::from_secs(15), "the file is not served");
        thread::sleep(Duration::from_millis(40));
    }
}
