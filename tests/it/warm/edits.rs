//! Edits of a course, such as an author makes. Most keep it valid, and some break it.

use crate::support::Files;

/// The source of all random choices in a run. The same seed gives the same edits.
pub type Rng = fastrand::Rng;

/// Changes the files and says what it did. Returns `None`, without a change, if the course has no
/// place for the edit.
type Edit = fn(&mut Rng, &mut Files) -> Option<String>;

/// Every kind of edit, with its weight.
const EDITS: &[(usize, Edit)] = &[
    (10, word),
    (6, page_key),
    (4, page_title),
    (5, heading),
    (3, heading_attribute),
    (6, swap_items),
    (4, tick),
    (3, block),
    (6, reference_field),
    (3, reference_entry),
    (4, cite),
    (6, definition),
    (3, term),
    (8, manifest_key),
    (4, manifest_text),
    (4, theme_file),
    (6, string),
    (4, template),
    (5, picture),
    (3, static_file),
    (4, number),
    (4, choice),
    (3, unit_order),
    (3, page_file),
    (2, line),
];

/// Makes one edit and says what it was.
pub fn edit(rng: &mut Rng, files: &mut Files) -> String {
    let all: usize = EDITS.iter().map(|(weight, _)| weight).sum();
    loop {
        let mut at = rng.usize(..all);
        let chosen = EDITS.iter().find(|(weight, _)| match at.checked_sub(*weight) {
            Some(rest) => {
                at = rest;
                false
            }
            None => true,
        });
        if let Some(done) = chosen.and_then(|(_, edit)| edit(rng, files)) {
            return done;
        }
    }
}

/// One of `all`.
fn one<'a, T>(rng: &mut Rng, all: &'a [T]) -> Option<&'a T> {
    (!all.is_empty()).then(|| &all[rng.usize(..all.len())])
}

/// The path of one file that `wanted` accepts.
fn path(rng: &mut Rng, files: &Files, wanted: impl Fn(&str) -> bool) -> Option<String> {
    let all: Vec<&String> = files.keys().filter(|path| wanted(path)).collect();
    one(rng, &all).map(|path| (*path).clone())
}

fn is_page(path: &str) -> bool {
    path.ends_with(".md") && !path.starts_with("theme/")
}

/// The text of a file; empty when there is none.
fn text(files: &Files, path: &str) -> String {
    files.get(path).map_or_else(String::new, |bytes| String::from_utf8_lossy(bytes).into_owned())
}

fn put(files: &mut Files, path: &str, text: String) {
    files.insert(path.to_owned(), text.into_bytes());
}

/// The part of a page that a line belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Front,
    Code,
    Body,
}

/// The lines of a page, each with the part that it belongs to.
fn lines(text: &str) -> Vec<(Part, &str)> {
    let mut fences = 0;
    let mut is_code = false;
    text.lines()
        .enumerate()
        .map(|(at, line)| {
            if line == "+++" && fences < 2 && (at == 0 || fences == 1) {
                fences += 1;
                return (Part::Front, line);
            }
            if fences == 1 {
                return (Part::Front, line);
            }
            let is_fence = line.trim_start().starts_with("```");
            let part = if is_code || is_fence { Part::Code } else { Part::Body };
            is_code ^= is_fence;
            (part, line)
        })
        .collect()
}

/// Replaces one line of a file that `wanted` accepts with `new`.
fn change_line(
    rng: &mut Rng,
    files: &mut Files,
    path: &str,
    wanted: impl Fn(Part, &str) -> bool,
    new: impl FnOnce(&mut Rng, &str) -> Option<String>,
) -> Option<String> {
    let old = text(files, path);
    let lines = lines(&old);
    let places: Vec<usize> =
        (0..lines.len()).filter(|at| wanted(lines[*at].0, lines[*at].1)).collect();
    let at = *one(rng, &places)?;
    let line = new(rng, lines[at].1)?;
    if line == lines[at].1 {
        return None;
    }
    let done = format!("{path}:{}: `{}` became `{line}`", at + 1, lines[at].1);
    let mut all: Vec<&str> = lines.iter().map(|(_, line)| *line).collect();
    all[at] = &line;
    let new = format!("{}\n", all.join("\n"));
    put(files, path, new);
    Some(done)
}

/// Replaces one word of `line` with `new`. The word has only letters, at least four of them.
fn change_word(rng: &mut Rng, line: &str, new: &str) -> Option<String> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in line.char_indices().chain([(line.len(), ' ')]) {
        match (letter.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                if line[from..at].chars().count() >= 4 {
                    words.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    let range = one(rng, &words)?.clone();
    Some(format!("{}{new}{}", &line[..range.start], &line[range.end..]))
}

/// A word to write: any word, or a name from the glossary, which then becomes a link.
fn some_word(rng: &mut Rng, files: &Files) -> String {
    let glossary = text(files, "glossary.md");
    let terms: Vec<&str> = lines(&glossary)
        .into_iter()
        .filter(|(part, line)| *part == Part::Body && line.starts_with(char::is_alphabetic))
        .map(|(_, line)| line)
        .filter(|line| !line.contains('.'))
        .collect();
    if rng.u8(..3) == 0
        && let Some(term) = one(rng, &terms)
    {
        return (*term).to_owned();
    }
    let word =
        *one(rng, &["changed", "“quoted”", "*leaning*", "a & b", "été", "`code`"]).unwrap_or(&"x");
    format!("{word}{}", if word.ends_with('d') { rng.u16(..).to_string() } else { String::new() })
}

/// Changes a word of a page's text.
fn word(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let path = path(rng, files, is_page)?;
    let new = some_word(rng, files);
    let is_text = |part, line: &str| part == Part::Body && !line.is_empty();
    change_line(rng, files, &path, is_text, |rng, line| change_word(rng, line, &new))
}

/// `text`, a manifest or a page, with `key` set or removed in its first table.
fn set(text: &str, key: &str, value: Option<&str>) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let from = usize::from(text.starts_with("+++"));
    let table = lines[from..].iter().position(|line| line.starts_with('[') || line == "+++");
    let to = table.map_or(lines.len(), |table| table + from);
    let is_key = |line: &String| {
        line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let new = value.map(|value| format!("{key} = {value}"));
    match (lines[from..to].iter().position(is_key), new) {
        (Some(at), Some(new)) => lines[from + at] = new,
        (Some(at), None) => {
            lines.remove(from + at);
        }
        (None, Some(new)) => lines.insert(from, new),
        (None, None) => {}
    }
    format!("{}\n", lines.join("\n"))
}

/// Sets one of `keys` to one of its values. An empty value removes the key.
fn set_one(
    rng: &mut Rng,
    files: &mut Files,
    path: &str,
    keys: &[(&str, &[&str])],
) -> Option<String> {
    let (key, values) = one(rng, keys)?;
    let value = one(rng, values).filter(|value| !value.is_empty());
    let old = text(files, path);
    let new = set(&old, key, value.copied());
    if new == old {
        return None;
    }
    put(files, path, new);
    Some(format!("{path}: `{key}` is {}", value.unwrap_or(&"gone")))
}

fn page_title(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let path = path(rng, files, is_page)?;
    set_one(
        rng,
        files,
        &path,
        &[
            ("title", &["\"Renamed\"", "\"Renamed <twice> & more\"", "\"A title with `code`\""]),
            ("summary", &["\"What it is about.\"", "\"Another \\\"summary\\\".\"", ""]),
        ],
    )
}

/// Changes a key of a page's front matter.
fn page_key(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let path = path(rng, files, is_page)?;
    let keys: &[(&str, &[&str])] = if path.ends_with(".quiz.md") {
        &[
            ("pass", &["50", "66.6", "100", ""]),
            ("attempts", &["1", "2", ""]),
            ("feedback", &["\"each\"", "\"end\"", "\"passed\"", ""]),
            ("shuffle", &["true", "false", ""]),
            ("show", &["1", "2", ""]),
            ("draft", &["true", "false", ""]),
        ]
    } else if path.ends_with(".scenario.md") {
        &[
            ("content_note", &["\"Somebody shouts.\"", "\"Something happens.\"", ""]),
            ("stop", &["true", "false", ""]),
            ("text_route", &["true", "false", ""]),
            ("draft", &["true", "false", ""]),
        ]
    } else if path.ends_with(".survey.md") {
        &[
            ("mixed", &["true", "false", ""]),
            ("lowest", &["0", "1", "2", ""]),
            ("scale", &["[\"No\", \"Perhaps\", \"Yes\"]", "[\"Not at all\", \"Always\"]"]),
            ("minutes", &["2", "40", ""]),
        ]
    } else if ["glossary.md", "prompts.md"].contains(&path.as_str()) {
        &[("summary", &["\"What it is about.\"", ""])]
    } else if path.ends_with("index.md") {
        &[("summary", &["\"A unit.\"", ""]), ("draft", &["true", ""]), ("terms", &["true", ""])]
    } else {
        &[
            ("minutes", &["1", "2", "50", ""]),
            ("draft", &["true", "false", ""]),
            ("terms", &["true", "false", ""]),
            ("objectives", &["[]", ""]),
            ("needs", &["[\"more\"]", "[\"plain\"]", "[]", ""]),
        ]
    };
    set_one(rng, files, &path, keys)
}

fn is_heading(part: Part, line: &str) -> bool {
    part == Part::Body && line.starts_with('#') && line.trim_start_matches('#').starts_with(' ')
}

/// Changes the text of a heading, and keeps its attributes.
fn heading(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let path = path(rng, files, is_page)?;
    let new = some_word(rng, files);
    change_line(rng, files, &path, is_heading, |rng, line| {
        let (title, attributes) = line.split_once(" {").unwrap_or((line, ""));
        let title = change_word(rng, title, &new)?;
        Some(if attributes.is_empty() { title } else { format!("{title} {{{attributes}") })
    })
}

/// Changes something in the braces after a heading: a level, a pass mark, a class or an objective.
fn heading_attribute(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let path = path(rng, files, is_page)?;
    let has_braces = |part, line: &str| is_heading(part, line) && line.ends_with('}');
    change_line(rng, files, &path, has_braces, |rng, line| {
        let (title, attributes) = line.rsplit_once('{')?;
        let mut parts: Vec<&str> = attributes.trim_end_matches('}').split_whitespace().collect();
        let new = ["level=recall", "level=apply", "points=2", "rev=2", ".shuffle", ".fixed"];
        let new = *one(rng, &new)?;
        let name = new.split('=').next()?;
        parts.retain(|part| part.split('=').next() != Some(name));
        if rng.bool() {
            parts.push(new);
        }
        Some(format!("{title}{{{}}}", parts.join(" ")))
    })
}

/// The blocks of items directly below each other, as ranges of lines. Each item begins with `mark`,
/// and indented lines below belong to it.
fn items(
    lines: &[(Part, &str)],
    mark: &str,
) -> Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let mut blocks: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, (part, line)) in lines.iter().enumerate() {
        if *part != Part::Body {
            continue;
        }
        match blocks.last_mut() {
            Some(block) if block.end == at && line.starts_with("  ") => block.end = at + 1,
            _ if line.starts_with(mark) => blocks.push(at..at + 1),
            _ => {}
        }
    }
    let pairs = blocks.windows(2).filter(|pair| pair[0].end == pair[1].start);
    pairs.map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

/// Swaps two items of a list, such as two options, two statements or two rows of a table.
fn swap_items(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let path = path(rng, files, is_page)?;
    let old = text(files, &path);
    let lines = lines(&old);
    let mark = one(rng, &["- [", "- ", "| "])?;
    let pairs = items(&lines, mark);
    let (first, second) = one(rng, &pairs)?.clone();
    let mut new: Vec<&str> = lines.iter().map(|(_, line)| *line).collect();
    let swapped: Vec<&str> =
        new[second.clone()].iter().chain(&new[first.clone()]).copied().collect();
    new.splice(first.start..second.end, swapped);
    let new = format!("{}\n", new.join("\n"));
    put(files, &path, new);
    Some(format!(
        "{path}: the items at lines {} and {} changed places",
        first.start + 1,
        second.start + 1
    ))
}

/// Changes which option is right.
fn tick(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let path = path(rng, files, is_page)?;
    let is_box = |part, line: &str| part == Part::Body && line.trim_start().starts_with("- [");
    change_line(rng, files, &path, is_box, |_, line| {
        Some(if line.contains("- [ ] ") {
            line.replacen("- [ ] ", "- [x] ", 1)
        } else {
            line.replacen("- [x] ", "- [ ] ", 1)
        })
    })
}

/// Removes or inserts a block of Markdown before a heading.
fn block(rng: &mut Rng, files: &mut Files) -> Option<String> {
    const BLOCKS: [&str; 8] = [
        "A paragraph of its own.",
        "> [!NOTE]\n> A note.",
        "```rust\nlet a = 1;\n```",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "$$a^2$$",
        "A note[^new].\n\n[^new]: What it says.",
        "A [link](https://example.org/new).",
        "<p lang=\"fr\">Un mot</p>",
    ];
    let path = path(rng, files, |path| is_page(path) && path != "glossary.md")?;
    let old = text(files, &path);
    let block = *one(rng, &BLOCKS)?;
    let inserted = format!("\n{block}\n");
    let new = match old.contains(&inserted) {
        true => old.replacen(&inserted, "", 1),
        false => {
            let at = old.find("\n+++\n")? + "\n+++\n".len();
            format!("{}{inserted}{}", &old[..at], &old[at..])
        }
    };
    put(files, &path, new);
    Some(format!("{path}: the block `{block}` was put in or taken out"))
}

const BIBLIOGRAPHY: &str = "references.bib";

/// Changes a word in a field of the bibliography.
fn reference_field(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let old = text(files, BIBLIOGRAPHY);
    let field = *one(rng, &["title", "author", "publisher", "journaltitle", "date"])?;
    let mut values = Vec::new();
    for (at, _) in old.match_indices(field) {
        let Some(rest) = old.get(at + field.len()..) else { continue };
        let Some(open) = rest.find('{').filter(|open| rest[..*open].trim() == "=") else {
            continue;
        };
        let from = at + field.len() + open + 1;
        let mut depth = 1;
        let end = old[from..].char_indices().find(|(_, letter)| {
            depth += match letter {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            depth == 0
        });
        values.extend(end.map(|(length, _)| from..from + length));
    }
    let range = one(rng, &values)?.clone();
    let value = if field == "date" {
        format!("{}", rng.u16(1950..2020))
    } else {
        let new = format!("Renamed{}", rng.u8(..));
        change_word(rng, &old[range.clone()], &new)?
    };
    let done = format!("{BIBLIOGRAPHY}: `{}` became `{value}`", &old[range.clone()]);
    put(files, BIBLIOGRAPHY, format!("{}{value}{}", &old[..range.start], &old[range.end..]));
    Some(done)
}

/// Removes the bibliography, or changes an entry in it.
fn reference_entry(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let old = text(files, BIBLIOGRAPHY);
    let starts: Vec<usize> = old.match_indices("\n@").map(|(at, _)| at + 1).collect();
    match rng.u8(..4) {
        0 => {
            let at = *one(rng, &starts)?;
            let end = starts.iter().find(|start| **start > at).copied().unwrap_or(old.len());
            let done = old[at..end].lines().next().unwrap_or_default().to_owned();
            put(files, BIBLIOGRAPHY, format!("{}{}", &old[..at], &old[end..]));
            Some(format!("{BIBLIOGRAPHY}: `{done}` was taken out"))
        }
        1 if starts.len() > 1 => {
            let at = starts[rng.usize(1..starts.len())];
            put(files, BIBLIOGRAPHY, format!("{}\n{}", &old[at..], &old[..at]));
            Some(format!("{BIBLIOGRAPHY}: the entries from byte {at} on stand first"))
        }
        _ => {
            let key = format!("new{}", rng.u8(..));
            let title = one(rng, &["Annals", "Zebras"])?;
            let entry = format!(
                "@book{{{key}, author = {{New, Nia}}, title = {{{title}}}, publisher = {{Press}}, date = {{2010}}}}\n"
            );
            put(files, BIBLIOGRAPHY, format!("{old}{entry}"));
            Some(format!("{BIBLIOGRAPHY}: `{key}` was added"))
        }
    }
}

/// Adds a citation at the end of a line of text.
fn cite(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let bibliography = text(files, BIBLIOGRAPHY);
    let keys: Vec<String> = bibliography
        .lines()
        .filter_map(|line| line.strip_prefix('@')?.split_once('{')?.1.split(',').next())
        .map(str::to_owned)
        .collect();
    let key = one(rng, &keys)?.clone();
    let path = path(rng, files, is_page)?;
    let is_sentence = |part, line: &str| part == Part::Body && line.ends_with('.');
    change_line(rng, files, &path, is_sentence, |rng, line| {
        let place = one(rng, &["", ", p. 3", ", pp. 4-6"])?;
        Some(format!("{} [@{key}{place}].", line.trim_end_matches('.')))
    })
}

/// Changes a word of a definition.
fn definition(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let new = some_word(rng, files);
    let is_definition = |part, line: &str| part == Part::Body && line.starts_with(": ");
    change_line(rng, files, "glossary.md", is_definition, |rng, line| change_word(rng, line, &new))
}

/// Changes the terms of the glossary: renames, adds or removes one.
fn term(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let path = "glossary.md";
    files.get(path)?;
    if rng.bool() {
        let name = *one(rng, &["text", "question", "link", "people", "work", "page"])?;
        let old = text(files, path);
        let entry = format!("\n{name}\n: A word that stands in many places.\n");
        let new = match old.contains(&entry) {
            true => old.replacen(&entry, "", 1),
            false => format!("{old}{entry}"),
        };
        put(files, path, new);
        return Some(format!("{path}: `{name}` was put in or taken out"));
    }
    let is_name = |part, line: &str| {
        part == Part::Body && line.starts_with(char::is_alphabetic) && !line.ends_with('.')
    };
    let new = *one(rng, &["learner", "lesson", "answer"])?;
    change_line(rng, files, path, is_name, |rng, line| change_word(rng, line, new))
}

const MANIFEST: &str = "course.toml";

/// Changes a key of the manifest.
fn manifest_key(rng: &mut Rng, files: &mut Files) -> Option<String> {
    set_one(
        rng,
        files,
        MANIFEST,
        &[
            ("title", &["\"Another title\"", "\"Another <title> & more\""]),
            ("description", &["\"What it is about.\"", ""]),
            ("language", &["\"en\"", "\"en-GB\"", "\"de\"", "\"fr\"", "\"ar\""]),
            ("authors", &["[\"Ann One\", \"Bo Two\"]", "[\"Cy Three\"]", ""]),
            ("licence", &["\"CC0-1.0\"", "\"CC-BY-4.0\"", ""]),
            ("version", &["\"2.0.0\"", "\"2.0.1\"", ""]),
            ("base_url", &["\"https://example.org/there/\"", "\"https://example.com/\"", ""]),
            ("static", &["\"static\"", "\"files\"", ""]),
            ("search", &["true", "false"]),
            ("answers", &["\"page\"", "\"omit\""]),
            ("smart_punctuation", &["true", "false"]),
            ("citation_style", &["\"ieee\"", "\"apa\"", "\"vancouver\"", ""]),
            ("raw_html", &["\"safe\"", "\"full\""]),
            ("theme", &["\"base\"", "\"gazette\"", "\"slate\"", ""]),
            ("id", &["\"another\""]),
        ],
    )
}

/// Changes a word of a title or of a sentence in the manifest: objectives, tracks, the plan, words
/// of the interface.
fn manifest_text(rng: &mut Rng, files: &mut Files) -> Option<String> {
    if rng.u8(..4) == 0 {
        let old = text(files, MANIFEST);
        let words = ["\n[vocabulary]\nunit = \"Week\"\n", "\n[theme.tokens]\nradius = \"1rem\"\n"];
        let table = *one(rng, &words)?;
        let new = match old.contains(table) {
            true => old.replacen(table, "", 1),
            false => format!("{old}{table}"),
        };
        put(files, MANIFEST, new);
        return Some(format!("{MANIFEST}: `{table}` was put in or taken out"));
    }
    let new = format!("Changed{}", rng.u8(..));
    let is_text = |_: Part, line: &str| {
        ["title = ", "about = ", "unit = ", "lesson = "].iter().any(|key| line.starts_with(key))
    };
    change_line(rng, files, MANIFEST, is_text, |rng, line| {
        let (key, value) = line.split_once(" = ")?;
        Some(format!("{key} = {}", change_word(rng, value, &new)?))
    })
}

/// Changes a stylesheet, a picture or the icon of the course's theme.
fn theme_file(rng: &mut Rng, files: &mut Files) -> Option<String> {
    const FILES: [(&str, &[&str]); 4] = [
        (
            "theme/own.css",
            &["h1 { color: red }\n", "h1 { color: blue }\n", "p { background: url(dot.svg) }\n"],
        ),
        (
            "theme/dot.svg",
            &[
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\"/>",
            ],
        ),
        (
            "theme/icon.svg",
            &[
                "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"a\"/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"b\"/>",
            ],
        ),
        (
            "theme/styles/print.css",
            &[
                "@layer print { main { color: black } }\n",
                "@layer print { main { color: grey } }\n",
            ],
        ),
    ];
    let (path, contents) = one(rng, &FILES)?;
    change_file(rng, files, path, contents)
}

/// Gives a file one of `contents`, or removes it.
fn change_file(rng: &mut Rng, files: &mut Files, path: &str, contents: &[&str]) -> Option<String> {
    if rng.u8(..4) == 0 {
        return files.remove(path).map(|_| format!("{path} was deleted"));
    }
    let content = *one(rng, contents)?;
    let old = files.insert(path.to_owned(), content.as_bytes().to_vec());
    (old.as_deref() != Some(content.as_bytes())).then(|| format!("{path} holds `{content}`"))
}

/// Changes a string of the interface.
fn string(rng: &mut Rng, files: &mut Files) -> Option<String> {
    const STRINGS: [&str; 16] = [
        "minutes = { $count ->\n    [one] one minute\n   *[other] { $count } of your minutes\n }\n",
        "lesson = Step\n",
        "skip = Jump to the text\n",
        "references = Sources\n",
        "glossary = Words\n",
        "callout-note = Remark\n",
        "callout-tip = Hint to you\n",
        "check = See whether that is right\n",
        "answer = What is right\n",
        "unit-short = Part { $number }\n",
        "footnotes = Below the text\n",
        "page-quiz = Test\n",
        "document-title = { $course }: { $title }\n",
        "progress = How far\n",
        "search = Look for\n",
        "made-with = Set with Coursemark\n",
    ];
    let language = *one(rng, &["en", "en-GB", "ar", "de"])?;
    let path = format!("theme/strings/{language}.ftl");
    let string = *one(rng, &STRINGS)?;
    let old = text(files, &path);
    let new = match old.contains(string) {
        true => old.replacen(string, "", 1),
        false => format!("{old}{string}"),
    };
    if new.is_empty() {
        files.remove(&path);
    } else {
        put(files, &path, new);
    }
    Some(format!("{path}: `{}` was put in or taken out", string.trim_end()))
}

/// Changes a template of the course's theme.
fn template(rng: &mut Rng, files: &mut Files) -> Option<String> {
    const BEFORE: &str = "{% extends \"original/";
    let name =
        *one(rng, &["lesson", "unit", "front", "glossary", "references", "progress", "key"])?;
    let path = format!("theme/templates/{name}.html");
    let block = |text: &str| {
        format!(
            "{BEFORE}{name}.html\" %}}\n{{% block layout %}}{text}{{{{ super() }}}}{{% endblock layout %}}\n"
        )
    };
    let contents =
        [block("<p>One</p>"), block("<p>{{ page.title }}</p>"), block("{{ t(id=\"skip\") }}")];
    let contents: Vec<&str> = contents.iter().map(String::as_str).collect();
    change_file(rng, files, &path, &contents)
}

/// Changes a picture: its size or its bytes, or whether it is there.
fn picture(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let is_picture = |path: &str| {
        !path.starts_with("theme/") && [".svg", ".png"].iter().any(|end| path.ends_with(end))
    };
    let path = path(rng, files, is_picture)?;
    let (width, height) = (rng.u32(1..900), rng.u32(1..900));
    let done = match rng.u8(..8) {
        0 => {
            files.remove(&path);
            return Some(format!("{path} was deleted"));
        }
        1 => {
            let bytes = files.remove(&path)?;
            let new = path.replacen('.', "-moved.", 1);
            files.insert(new.clone(), bytes);
            return Some(format!("{path} became {new}"));
        }
        2 => b"no picture".to_vec(),
        _ if path.ends_with(".svg") => format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"/>"
        )
        .into_bytes(),
        _ => {
            let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
            bytes.extend(width.to_be_bytes());
            bytes.extend(height.to_be_bytes());
            bytes.extend(b"\x08\x06\0\0\0");
            bytes
        }
    };
    let bytes = done.len();
    files.insert(path.clone(), done);
    Some(format!("{path} is another picture of {bytes} bytes, {width} by {height}"))
}

/// Changes a file of the static folder.
fn static_file(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let folder = *one(rng, &["static", "files"])?;
    let name =
        *one(rng, &["data.csv", "robots.txt", ".well-known/test.txt", "deep/page.html", "new.md"])?;
    change_file(rng, files, &format!("{folder}/{name}"), &["one\n", "two\n"])
}

/// Changes the number of a gap, a date, a condition, an attribute or a draw.
fn number(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let path = path(rng, files, |path| {
        [".quiz.md", ".scenario.md", ".survey.md"].iter().any(|end| path.ends_with(end))
            || is_page(path)
    })?;
    let new = rng.u8(..9).to_string();
    let has_number = |part, line: &str| {
        part != Part::Code && line.contains(|letter: char| letter.is_ascii_digit())
    };
    change_line(rng, files, &path, has_number, |rng, line| {
        let places: Vec<usize> =
            line.match_indices(|letter: char| letter.is_ascii_digit()).map(|(at, _)| at).collect();
        let at = *one(rng, &places)?;
        Some(format!("{}{new}{}", &line[..at], &line[at + 1..]))
    })
}

/// Changes the text or effect of a choice, or the outcome of an ending.
fn choice(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let path = path(rng, files, |path| path.ends_with(".scenario.md"))?;
    let new = some_word(rng, files);
    let is_choice = |part, line: &str| {
        part == Part::Body && (line.starts_with("- [") || line.contains("outcome="))
    };
    change_line(rng, files, &path, is_choice, |rng, line| {
        if let Some((before, outcome)) = line.split_once("outcome=") {
            let rest = outcome.trim_start_matches(char::is_alphabetic);
            let new = one(rng, &["sound", "recoverable", "harmful"])?;
            return Some(format!("{before}outcome={new}{rest}"));
        }
        let (label, effect) = line.split_once("](")?;
        Some(match rng.u8(..3) {
            0 => format!("{label}]({}", effect.replace("+1", "+2").replace("-1", "+1")),
            1 => format!("{label}]({}", effect.replace(">=", "<=")),
            _ => format!("{}]({effect}", change_word(rng, label, &new)?),
        })
    })
}

/// Changes the order of units or of a unit's pages, or leaves one out.
fn unit_order(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let path = path(rng, files, |path| path == MANIFEST || path.ends_with("/index.md"))?;
    let is_list = |_: Part, line: &str| {
        ["units = [", "lessons = ["].iter().any(|key| line.starts_with(key)) && line.ends_with(']')
    };
    change_line(rng, files, &path, is_list, |rng, line| {
        let (key, list) = line.split_once('[')?;
        let mut names: Vec<&str> = list.trim_end_matches(']').split(", ").collect();
        if names.len() < 2 {
            return None;
        }
        let at = rng.usize(1..names.len());
        if rng.u8(..4) == 0 {
            names.remove(at);
        } else {
            names.swap(at - 1, at);
        }
        Some(format!("{key}[{}]", names.join(", ")))
    })
}

/// Adds a page to a unit, renames one, or deletes one.
fn page_file(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let is_lesson = |path: &str| is_page(path) && path.contains('/') && !path.ends_with("index.md");
    match rng.u8(..6) {
        0 => {
            let path = path(rng, files, is_lesson)?;
            files.remove(&path);
            Some(format!("{path} was deleted"))
        }
        1 => {
            let path = path(rng, files, is_lesson)?;
            let bytes = files.remove(&path)?;
            let new = path.replacen(".", "-moved.", 1);
            files.insert(new.clone(), bytes);
            Some(format!("{path} became {new}"))
        }
        _ => {
            let index = path(rng, files, |path| path.ends_with("/index.md"))?;
            let unit = index.trim_end_matches("index.md").to_owned();
            let name = *one(rng, &["added", "aside", "zoo"])?;
            let listed = text(files, &index);
            let (before, after) = listed.split_once("lessons = [")?;
            let page = format!("{unit}{name}.md");
            if files.remove(&page).is_some() {
                let listed = listed.replacen(&format!("\"{name}\", "), "", 1);
                put(files, &index, listed);
                return Some(format!("{page} was deleted, and is no longer listed"));
            }
            put(files, &index, format!("{before}lessons = [\"{name}\", {after}"));
            put(
                files,
                &page,
                format!("+++\ntitle = \"{name}\"\n+++\n\n## A part {{#part}}\n\nText.\n"),
            );
            Some(format!("{page} was added, and is listed"))
        }
    }
}

/// Removes or repeats a line of any text.
fn line(rng: &mut Rng, files: &mut Files) -> Option<String> {
    let path =
        path(rng, files, |path| [".md", ".toml", ".bib"].iter().any(|end| path.ends_with(end)))?;
    let old = text(files, &path);
    let mut lines: Vec<&str> = old.lines().collect();
    let at = rng.usize(..lines.len().max(1));
    let line = *lines.get(at)?;
    let twice = rng.bool();
    if twice {
        lines.insert(at, line);
    } else {
        lines.remove(at);
    }
    let new = format!("{}\n", lines.join("\n"));
    put(files, &path, new);
    Some(format!("{path}:{}: `{line}` is {}", at + 1, if twice { "there twice" } else { "gone" }))
}
