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
    let place = tempfile::tempdir().unwrap();
    for (path, bytes) in small_with(&[("unit/lesson.md", &lesson("First."))]) {
        write(&place.path().join("course").join(path), &bytes);
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_coursemark"))
        .arg("serve")
        .args(arguments)
        .current_dir(place.path())
        .env("NO_COLOR", "1")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (sender, lines) = mpsc::channel();
    let reader = BufReader::new(child.stderr.take().unwrap());
    thread::spawn(move || {
        for line in reader.lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    let port = loop {
        let line = lines.recv_timeout(Duration::from_secs(30)).unwrap();
        if let Some((_, rest)) = line.split_once("http://localhost:") {
            break rest.split('/').next().unwrap().parse().unwrap();
        }
    };
    Served { child, port, place, lines }
}

impl Served {
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
    ] {
        assert!(answer.contains(header), "{header}");
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
        save(&served.file("unit/lesson.md"), "[x](nowhere.md)");
        let start = Instant::now();
        while !served.lines.try_iter().any(|line| line.contains("broken-link")) {
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
