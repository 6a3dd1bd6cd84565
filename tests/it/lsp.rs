//! The language server, as an editor talks to it.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::{small_with, write};

const PATIENCE: Duration = Duration::from_secs(20);

/// An editor with a running server. The server is stopped with the test.
struct Editor {
    child: Child,
    input: ChildStdin,
    messages: mpsc::Receiver<Value>,
    place: tempfile::TempDir,
    number: i64,
    /// The last diagnostics of each file, by its path in the course.
    faults: std::collections::BTreeMap<String, Value>,
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Editor {
    /// Starts a server for the smallest course with these files. `names` says whether the editor
    /// names the folder that it has open.
    fn start(files: &[(&str, &str)], names: bool) -> Editor {
        let place = tempfile::tempdir().unwrap();
        for (path, bytes) in small_with(files) {
            write(&place.path().join("course").join(path), &bytes);
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_coursemark"))
            .arg("lsp")
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            while let Some(message) = message(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let faults = std::collections::BTreeMap::new();
        let mut editor = Editor { child, input, messages, place, number: 0, faults };
        let root = names.then(|| editor.uri(""));
        let folders = json!([{ "uri": root, "name": "x" }]);
        let folders = if names { folders } else { Value::Null };
        let watched = json!({ "didChangeWatchedFiles": { "dynamicRegistration": true } });
        let params = json!({
            "processId": null, "rootUri": root, "workspaceFolders": folders,
            "capabilities": { "workspace": watched },
        });
        let result = editor.asks("initialize", params);
        assert_eq!(result["serverInfo"]["name"], "coursemark");
        assert_eq!(result["capabilities"]["hoverProvider"], true);
        editor.notes("initialized", json!({}));
        editor
    }

    fn uri(&self, path: &str) -> String {
        let folder = if path.is_empty() { self.place.path().to_owned() } else { self.file(path) };
        format!("file://{}", folder.display())
    }

    fn file(&self, path: &str) -> std::path::PathBuf {
        self.place.path().join("course").join(path)
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn notes(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request, and waits for its result.
    #[track_caller]
    fn asks(&mut self, method: &str, params: Value) -> Value {
        self.number += 1;
        let id = self.number;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            let Some(message) = self.receive() else { continue };
            if message["id"] == id {
                assert!(message.get("error").is_none(), "{message}");
                return message["result"].clone();
            }
        }
        panic!("no answer to {method}");
    }

    fn receive(&mut self) -> Option<Value> {
        let message = self.messages.recv_timeout(Duration::from_millis(100)).ok()?;
        if message["method"] == "textDocument/publishDiagnostics" {
            let params = &message["params"];
            let uri = params["uri"].as_str().unwrap();
            let path = uri.split_once("/course/").unwrap().1.to_owned();
            self.faults.insert(path, params["diagnostics"].clone());
        }
        Some(message)
    }

    /// Waits until the codes of the diagnostics of a file are these.
    #[track_caller]
    fn shows(&mut self, path: &str, codes: &[&str]) {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            let found = self.codes(path);
            if found.as_deref() == Some(codes) {
                return;
            }
            self.receive();
        }
        panic!("{path} has {:?}", self.faults);
    }

    fn codes(&self, path: &str) -> Option<Vec<&str>> {
        let faults = self.faults.get(path)?.as_array().unwrap();
        Some(faults.iter().map(|fault| fault["code"].as_str().unwrap()).collect())
    }

    fn opens(&mut self, path: &str, text: &str) {
        let uri = self.uri(path);
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        self.notes("textDocument/didOpen", json!({ "textDocument": document }));
    }

    fn types(&mut self, path: &str, text: &str) {
        let document = json!({ "uri": self.uri(path), "version": 2 });
        let params = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
        self.notes("textDocument/didChange", params);
    }

    /// The place of `|` in a text, which the editor types without that sign.
    fn types_at(&mut self, path: &str, text: &str) -> Value {
        let before = text.split('|').next().unwrap();
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
        self.types(path, &text.replacen('|', "", 1));
        json!({
            "textDocument": { "uri": self.uri(path) },
            "position": { "line": line, "character": column },
        })
    }

    /// The labels of what may come at `|`.
    #[track_caller]
    fn completes(&mut self, path: &str, text: &str) -> Vec<String> {
        let place = self.types_at(path, text);
        let items = self.asks("textDocument/completion", place);
        let labels = items.as_array().unwrap().iter();
        labels.map(|item| item["label"].as_str().unwrap().to_owned()).collect()
    }

    #[track_caller]
    fn explains(&mut self, path: &str, text: &str) -> String {
        let place = self.types_at(path, text);
        let hover = self.asks("textDocument/hover", place);
        hover["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }
}

/// The next message of the server; `None` at its end.
fn message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            header => {
                if let Some(number) = header.strip_prefix("Content-Length: ") {
                    length = number.parse().unwrap();
                }
            }
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    Some(serde_json::from_slice(&bytes).unwrap())
}

fn lesson(text: &str) -> String {
    format!("+++\ntitle = \"L\"\n+++\n\n{text}\n")
}

/// `text` after the edits of an action.
fn edited(text: &str, action: &Value, uri: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let offset = |place: &Value| {
        let line = usize::try_from(place["line"].as_u64().unwrap()).unwrap();
        // The texts of these tests are ASCII.
        let column = usize::try_from(place["character"].as_u64().unwrap()).unwrap();
        lines[..line].iter().map(|line| line.len()).sum::<usize>() + column
    };
    let mut result = text.to_owned();
    for edit in action["edit"]["changes"][uri].as_array().unwrap().iter().rev() {
        let range = offset(&edit["range"]["start"])..offset(&edit["range"]["end"]);
        result.replace_range(range, edit["newText"].as_str().unwrap());
    }
    result
}

#[test]
fn faults_follow_what_is_typed_and_what_is_saved() {
    let other = lesson("[x](lesson.md#part)");
    let index = "+++\ntitle = \"Unit\"\nlessons = [\"lesson\", \"other\"]\n+++\n";
    let mut editor = Editor::start(&[("unit/index.md", index), ("unit/other.md", &other)], true);
    // Files that are not open are checked too.
    editor.shows("unit/other.md", &["broken-anchor"]);
    editor.opens("unit/lesson.md", &lesson("![𝄞](nowhere.png)"));
    editor.shows("unit/lesson.md", &["missing-picture"]);
    let fault = editor.faults["unit/lesson.md"][0].clone();
    assert_eq!(fault["severity"], 1);
    assert_eq!(fault["source"], "coursemark");
    // Columns are units of UTF-16: the sign of the alternative text has two.
    assert_eq!(fault["range"]["start"], json!({ "line": 4, "character": 6 }));
    // Nothing is saved yet, and the other page sees the new heading.
    editor.types("unit/lesson.md", &lesson("## Part\n\nText."));
    editor.shows("unit/lesson.md", &[]);
    editor.shows("unit/other.md", &[]);
    // A closed file is the one on the disk again.
    let document = json!({ "textDocument": { "uri": editor.uri("unit/lesson.md") } });
    editor.notes("textDocument/didClose", document);
    editor.shows("unit/other.md", &["broken-anchor"]);
    // Another program writes a file.
    write(&editor.file("unit/lesson.md"), lesson("## Part\n\nText.").as_bytes());
    let changes = json!([{ "uri": editor.uri("unit/lesson.md"), "type": 2 }]);
    editor.notes("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    editor.shows("unit/other.md", &[]);
    assert_eq!(editor.asks("shutdown", Value::Null), Value::Null);
    editor.notes("exit", Value::Null);
    assert!(editor.child.wait().unwrap().success());
}

#[test]
fn certain_fixes_are_actions() {
    let text = "+++\ntitle = \"L\"\nminuts = 5\n+++\n\n[x](lesson.md#prt)\n\n## Part\n";
    let mut editor = Editor::start(&[], true);
    editor.opens("unit/lesson.md", text);
    editor.shows("unit/lesson.md", &["unknown-key", "broken-anchor"]);
    let uri = editor.uri("unit/lesson.md");
    let at = |line: u32| json!({ "start": { "line": line, "character": 0 }, "end": { "line": line, "character": 4 } });
    let ask = |line| {
        let context = json!({ "diagnostics": [] });
        json!({ "textDocument": { "uri": uri }, "range": at(line), "context": context })
    };
    let actions = editor.asks("textDocument/codeAction", ask(2));
    let fix = &actions[0];
    assert_eq!(fix["title"], "Fix: did you mean `minutes`?");
    assert_eq!(fix["kind"], "quickfix");
    assert_eq!(fix["diagnostics"][0]["code"], "unknown-key");
    let fixed = edited(text, fix, &uri);
    assert_eq!(fixed, text.replace("minuts", "minutes"));
    editor.types("unit/lesson.md", &fixed);
    editor.shows("unit/lesson.md", &["broken-anchor"]);
    // Far from any fault, there is only what concerns the whole file.
    let actions = editor.asks("textDocument/codeAction", ask(0));
    let titles: Vec<&Value> =
        actions.as_array().unwrap().iter().map(|action| &action["kind"]).collect();
    assert!(titles.iter().all(|kind| **kind == "source.fixAll.coursemark"), "{titles:?}");
}

const GLOSSARY: &str = "+++\ntitle = \"Glossary\"\n+++\n\nautolyse\n: Flour and water that rest.\n\n\
    long autolyse\n: The same for a night.\n";

const REFERENCES: &str =
    "@book{mcgee2004, title = {On Food and Cooking}, author = {McGee, Harold}, date = {2004}}\n";

fn rich() -> Editor {
    let manifest = "id = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\"]\n\n\
        [[objective]]\nid = \"bake\"\ntitle = \"Bake bread\"\n";
    let mut editor = Editor::start(
        &[
            ("course.toml", manifest),
            ("glossary.md", GLOSSARY),
            ("references.bib", REFERENCES),
            ("unit/loaf.svg", "<svg/>"),
            (
                "unit/lesson.md",
                "+++\ntitle = \"L\"\nobjectives = [\"bake\"]\n+++\n\n## Über Brot\n\n\
                 Text [@mcgee2004] on autolyse and long autolyse.\n\n![x](loaf.svg)\n",
            ),
        ],
        false,
    );
    // The editor named no folder, so the course is found above the first file.
    let text = lesson("Text.");
    editor.opens("unit/lesson.md", &text);
    editor.shows("course.toml", &["unserved-objective"]);
    editor
}

#[test]
fn what_may_come_is_offered() {
    let mut editor = rich();
    let path = "unit/lesson.md";
    let mut completes = |path: &str, text: &str| editor.completes(path, text);
    let keys = completes(path, "+++\ntitle = \"L\"\nmi|\n+++\n\nText.\n");
    assert!(
        keys.contains(&"minutes".to_owned()) && !keys.contains(&"title".to_owned()),
        "{keys:?}"
    );
    assert_eq!(completes(path, "+++\ntitle = \"L\"\nobjectives = [\"|\"]\n+++\n"), ["bake"]);
    assert_eq!(completes(path, "+++\ntitle = \"L\"\ndraft = |\n+++\n"), ["true", "false"]);
    assert_eq!(completes(path, &lesson("As McGee says [@|")), ["mcgee2004"]);
    assert_eq!(completes(path, &lesson("[see @mc|]")), ["mcgee2004"]);
    assert_eq!(completes(path, &lesson("mail me@|")), Vec::<String>::new());
    assert_eq!(completes(path, &lesson("[x](|)")), ["../glossary.md", "../index.md", "index.md"]);
    assert_eq!(completes(path, &lesson("![x](|)")), ["loaf.svg"]);
    assert_eq!(completes(path, &lesson("[x](#|)\n\n## New {#own}")), ["own"]);
    let terms = completes("unit/lesson.md", &lesson("[x](../glossary.md#|)"));
    assert!(terms.contains(&"term:autolyse".to_owned()) || terms.contains(&"autolyse".to_owned()));
    let manifest = "id = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\"]\n";
    editor.opens("course.toml", manifest);
    let tables = editor.completes("course.toml", &format!("{manifest}\n[|"));
    assert!(tables.contains(&"[[objective]]".to_owned()), "{tables:?}");
    let keys =
        editor.completes("course.toml", &format!("{manifest}\n[[objective]]\nid = \"x\"\n|"));
    assert!(keys.contains(&"title".to_owned()) && !keys.contains(&"units".to_owned()), "{keys:?}");
    assert_eq!(editor.completes("course.toml", "units = [\"|\"]\n"), ["unit"]);
    // What is offered takes the place of what was typed.
    let place = editor.types_at(path, &lesson("[x](../gl|)"));
    let items = editor.asks("textDocument/completion", place);
    let edit = &items[0]["textEdit"];
    assert_eq!(edit["newText"], "../glossary.md");
    assert_eq!(edit["range"]["start"]["character"], 4);
    assert_eq!(edit["range"]["end"]["character"], 9);
}

#[test]
fn keys_terms_and_citations_are_explained() {
    let mut editor = rich();
    let path = "unit/lesson.md";
    let key = editor.explains(path, "+++\ntitle = \"L\"\nmin|utes = 5\n+++\n\nText.\n");
    assert!(key.contains("number of minutes") && key.contains("minutes = 10"), "{key}");
    let explains = |editor: &mut Editor, text: &str| editor.explains(path, &lesson(text));
    assert_eq!(explains(&mut editor, "An Auto|lyse."), "Flour and water that rest.");
    assert_eq!(explains(&mut editor, "A long auto|lyse."), "The same for a night.");
    assert_eq!(explains(&mut editor, "Autolyse|s of all kinds."), "");
    let work = explains(&mut editor, "As we know [@mcg|ee2004, p. 3].");
    assert!(work.contains("On Food and Cooking") && work.contains("McGee"), "{work}");
    assert_eq!(explains(&mut editor, "No te|rm."), "");
}

#[test]
fn nonsense_ends_nothing() {
    let mut editor = Editor::start(&[], true);
    editor.notes("textDocument/didOpen", json!({ "nothing": 1 }));
    editor.notes("$/whatever", Value::Null);
    let outside = json!({ "uri": "untitled:1", "languageId": "x", "version": 1, "text": "x" });
    editor.notes("textDocument/didOpen", json!({ "textDocument": outside }));
    let place = json!({
        "textDocument": { "uri": "untitled:1" }, "position": { "line": 9, "character": 9 },
    });
    assert_eq!(editor.asks("textDocument/hover", place.clone()), Value::Null);
    assert_eq!(editor.asks("textDocument/completion", place), Value::Null);
    let id = json!({ "jsonrpc": "2.0", "id": "own", "method": "x/y", "params": null });
    editor.send(&id);
    let began = Instant::now();
    let error = loop {
        assert!(began.elapsed() < PATIENCE);
        match editor.receive() {
            Some(message) if message["id"] == "own" => break message,
            _ => {}
        }
    };
    assert_eq!(error["error"]["code"], -32601);
    // A course without a manifest is a fault like any other.
    Command::new("rm").arg(editor.file("course.toml")).status().unwrap();
    editor.opens("unit/lesson.md", &lesson("Text."));
    editor.shows("course.toml", &["missing-manifest"]);
}

#[test]
fn what_is_not_the_protocol_is_said() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_coursemark"))
        .arg("lsp")
        .current_dir(Path::new("/"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Nothing at all, as when someone types the command in a terminal and ends the input.
    drop(child.stdin.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("error: the editor "), "{said}");
}
