//! `imported SOURCE COURSE SITE` compares the words of a source with those of the site that was
//! built from its import, page by page, and prints the words that are missing. COURSE is what
//! `coursemark import SOURCE -o COURSE` made, SITE what `coursemark build COURSE --drafts -o SITE`
//! did.
//!
//! A word that only another program reads, such as the name of a box, counts as missing too, so a
//! few are to be expected. `-v` lists them by page.

#![allow(
    clippy::disallowed_methods,
    reason = "the lint keeps the program's files in one room; this is no part of the program"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use pulldown_cmark::{Event, Options, Parser, TagEnd};

type Words = BTreeMap<String, usize>;

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_long = arguments.iter().any(|argument| argument == "-v");
    arguments.retain(|argument| argument != "-v");
    let [source, course, site] = arguments.as_slice() else {
        eprintln!("usage: imported [-v] SOURCE COURSE SITE");
        return ExitCode::from(2);
    };
    let report = fs::read_to_string(Path::new(course).join("import-report.json"));
    let report: Option<serde_json::Value> =
        report.ok().and_then(|report| serde_json::from_str(&report).ok());
    let Some(report) = report else {
        eprintln!("there is no report in {course}");
        return ExitCode::from(2);
    };
    let (mut all, mut gone) = (0, 0);
    let mut most = Words::new();
    // Several pages may be made of one file.
    let mut by_source: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for moved in report["moved"].as_array().into_iter().flatten() {
        let text = |key: &str| moved[key].as_str().unwrap_or_default().to_owned();
        let old = text("source").split('#').next().unwrap_or_default().to_owned();
        by_source.entry(old).or_default().push(text("target"));
    }
    for (old, new) in by_source {
        let Ok(bytes) = fs::read(Path::new(source).join(&old)) else { continue };
        let before = of_source(&String::from_utf8_lossy(&bytes));
        let mut after = Words::new();
        for new in &new {
            let file = Path::new(site).join(new.replace(".md", ".html"));
            match fs::read_to_string(&file) {
                Ok(html) => of_html(&html, &mut after),
                Err(error) => println!("{}: {error}", file.display()),
            }
        }
        let missing: Vec<(&String, usize)> = before
            .iter()
            .map(|(word, count)| (word, count.saturating_sub(*after.get(word).unwrap_or(&0))))
            .filter(|(_, count)| *count > 0)
            .collect();
        let count: usize = missing.iter().map(|(_, count)| count).sum();
        all += before.values().sum::<usize>();
        gone += count;
        if is_long && count > 0 {
            let shown = missing.iter().take(60).map(|(word, count)| format!("{word}×{count}"));
            println!(
                "{count:>6} {old} → {}: {}",
                new.join(", "),
                shown.collect::<Vec<_>>().join(" ")
            );
        }
        for (word, count) in missing {
            *most.entry(word.clone()).or_default() += count;
        }
    }
    let mut most: Vec<(String, usize)> = most.into_iter().collect();
    most.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let most = most.into_iter().take(30).map(|(word, count)| format!("{word}×{count}"));
    println!("{gone} of {all} words are missing: {}", most.collect::<Vec<_>>().join(" "));
    ExitCode::SUCCESS
}

/// Counts the words of `text`. A character of a script without spaces is a word.
fn add(text: &str, words: &mut Words) {
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        let is_alone = matches!(u32::from(c), 0x3040..=0x30ff | 0x3400..=0x9fff | 0x0e00..=0x0e7f);
        if c.is_alphanumeric() && !is_alone {
            word.extend(c.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            *words.entry(std::mem::take(&mut word)).or_default() += 1;
        }
        if is_alone {
            *words.entry(c.to_string()).or_default() += 1;
        }
    }
}

/// The text of HTML without its tags, comments, scripts and styles.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let is_tag =
            rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        if !is_tag {
            text.push('<');
            rest = &rest[1..];
            continue;
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let name: String =
            rest[1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
        if matches!(&*name, "script" | "style") {
            let close = format!("</{name}>");
            rest = rest.find(&close).map_or("", |end| &rest[end + close.len()..]);
            continue;
        }
        let name = name.trim_start_matches('/');
        const INLINE: [&str; 14] = [
            "a", "b", "code", "em", "i", "kbd", "mark", "s", "span", "strong", "u", "del", "wbr",
            "abbr",
        ];
        if !INLINE.contains(&name) {
            text.push(' ');
        }
        // Readers who do not see a picture hear its description.
        if name == "img"
            && let Some(alt) =
                rest.split("alt=\"").nth(1).filter(|_| rest.find('>') > rest.find("alt=\""))
        {
            text.push_str(alt.split('"').next().unwrap_or_default());
            text.push(' ');
        }
        // An attribute may hold a `>`.
        let mut quote = None;
        let end = rest.char_indices().find(|(_, c)| match (quote, *c) {
            (Some(open), c) if c == open => {
                quote = None;
                false
            }
            (Some(_), _) => false,
            (None, '"' | '\'') => {
                quote = Some(*c);
                false
            }
            (None, c) => c == '>',
        });
        rest = end.map_or("", |(at, _)| &rest[at + 1..]);
    }
    text.push_str(rest);
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    pairs.iter().fold(text, |text, (from, to)| text.replace(from, to))
}

fn of_html(html: &str, words: &mut Words) {
    let start = html.find("<main").unwrap_or(0);
    let end = html.rfind("</main>").unwrap_or(html.len());
    add(&plain(&html[start..end]), words);
}

fn of_source(text: &str) -> Words {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace('\r', "");
    let body = ["---\n", "+++\n"].into_iter().find_map(|mark| {
        let rest = text.strip_prefix(mark)?;
        let end = rest.find(&format!("\n{mark}"))?;
        Some(rest[end + 5..].to_owned())
    });
    let body = body.unwrap_or(text);
    let kept: Vec<&str> = body.lines().filter(|line| !is_markup(line.trim())).collect();
    let body = kept.join("\n");
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut all = String::new();
    let mut html = String::new();
    for event in Parser::new_ext(&body, options) {
        if !matches!(event, Event::Html(_) | Event::InlineHtml(_)) && !html.is_empty() {
            all.push_str(&plain(&html));
            html.clear();
        }
        match event {
            Event::Text(text) | Event::Code(text) => all.push_str(&text),
            Event::Html(text) => html.push_str(&text),
            Event::InlineHtml(text) if text.starts_with("<!--") => {}
            Event::InlineHtml(_) => {}
            Event::Start(_) => {}
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Strikethrough,
            ) => {}
            _ => all.push(' '),
        }
    }
    all.push_str(&plain(&html));
    let mut words = Words::new();
    add(&all, &mut words);
    words
}

/// Whether the line is only there for another program.
fn is_markup(line: &str) -> bool {
    let is_command = (line.starts_with("{{") && line.ends_with("}}"))
        || (line.starts_with("{%") && line.ends_with("%}"))
        || (line.starts_with("{:") && line.ends_with('}'));
    let is_module = (line.starts_with("import ") || line.starts_with("export "))
        && (line.contains(" from ") || line.contains('='));
    let marks = [":::", "!!!", "???", "===", "--8<--", "<quiz", "</quiz"];
    is_command || is_module || marks.iter().any(|mark| line.starts_with(mark))
}
