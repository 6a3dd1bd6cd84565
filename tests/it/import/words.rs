//! The words of a page before and after an import.

use std::collections::BTreeMap;

use coursemark::internals::import::front_matter::divide;
use coursemark::internals::markdown::events;
use coursemark::internals::markdown::html::{Piece, pieces};
use coursemark::internals::text::words::is_unspaced;
use pulldown_cmark::Event;

/// How often each word is there.
pub type Words = BTreeMap<String, usize>;

fn add(text: &str, words: &mut Words) {
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        let is_alone = is_unspaced(c);
        if c.is_alphanumeric() && !is_alone {
            word.extend(c.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            *words.entry(std::mem::take(&mut word)).or_default() += 1;
        }
        if is_alone && c.is_alphanumeric() {
            *words.entry(c.to_string()).or_default() += 1;
        }
    }
}

/// The words of HTML, without those of scripts and styles.
pub fn of_html(html: &str) -> Words {
    let mut words = Words::new();
    let start = html.find("<main").unwrap_or(0);
    let end = html.rfind("</main>").unwrap_or(html.len());
    let mut hidden = false;
    // A word may be divided by an element within it.
    let mut text = String::new();
    for (piece, _) in pieces(&html[start..end]) {
        match piece {
            Piece::Open { name, attributes, .. } => {
                hidden = matches!(&*name, "script" | "style");
                // Readers who do not see a picture hear its description.
                for (_, alt) in attributes.iter().filter(|(own, _)| own == "alt") {
                    text.push(' ');
                    text.push_str(alt);
                }
                if !is_inline(&name) {
                    text.push(' ');
                }
            }
            Piece::Close { name } => {
                hidden = false;
                if !is_inline(&name) {
                    text.push(' ');
                }
            }
            Piece::Text(own) if !hidden => text.push_str(&own),
            _ => {}
        }
    }
    add(&text, &mut words);
    words
}

fn is_inline(name: &str) -> bool {
    ["a", "b", "code", "em", "i", "kbd", "mark", "s", "span", "strong", "u", "del", "wbr"]
        .contains(&name)
}

/// The words of a page of Markdown that its readers see. What other programs write around words,
/// such as the name of a box, is left out where it stands on a line of its own.
pub fn of_source(text: &str) -> Words {
    let body = divide(text).body;
    let kept: Vec<&str> = body.lines().filter(|line| !is_markup(line.trim())).collect();
    let body = kept.join("\n");
    let mut words = Words::new();
    let mut all = String::new();
    let mut hidden = false;
    for (event, _) in &events(&body, false).spots {
        match event {
            Event::Text(text) | Event::Code(text) => all.push_str(text),
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
            Event::Html(html) | Event::InlineHtml(html) => {
                for (piece, _) in pieces(html) {
                    match piece {
                        Piece::Open { name, .. } => hidden = matches!(&*name, "script" | "style"),
                        Piece::Close { .. } => hidden = false,
                        Piece::Text(text) if !hidden => all.push_str(&text),
                        _ => {}
                    }
                }
            }
            Event::Start(tag) if !coursemark::internals::markdown::is_block(tag) => {}
            Event::End(tag) if !coursemark::internals::markdown::is_block_end(tag) => {}
            _ => all.push(' '),
        }
    }
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
    is_command
        || is_module
        || line.starts_with(":::")
        || line.starts_with("!!!")
        || line.starts_with("???")
        || line.starts_with("===")
        || line.starts_with("--8<--")
        || line.starts_with("<quiz")
        || line.starts_with("</quiz")
        || matches!(line.to_ascii_lowercase().as_str(), "[toc]" | "[[toc]]" | "[[_toc_]]")
}

/// The words of `before` that `after` has less often.
pub fn lost(before: &Words, after: &Words) -> Words {
    let missing = before.iter().filter_map(|(word, count)| {
        let rest = count.saturating_sub(*after.get(word).unwrap_or(&0));
        (rest > 0).then(|| (word.clone(), rest))
    });
    missing.collect()
}
