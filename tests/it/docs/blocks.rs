//! The fenced blocks of a page.

use coursemark::internals::markdown::code_block::code_info;

/// A fenced block.
#[derive(Clone, Debug)]
pub struct Block {
    /// The line of its opening fence, counted from 1.
    pub line: usize,
    /// The line of its closing fence.
    pub end: usize,
    /// The language; empty if there is none.
    pub language: String,
    /// The title, such as the path of a file.
    pub title: Option<String>,
    /// The directive in a comment above it.
    pub directive: Option<String>,
    /// The text between the fences.
    pub text: String,
}

/// The fenced blocks of `page`. They are not indented, so that readers can copy them as they are.
pub fn blocks(path: &str, page: &str) -> Vec<Block> {
    let lines: Vec<&str> = page.lines().collect();
    let mut blocks = Vec::new();
    let mut directive = None;
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        let words = line.strip_prefix("<!-- example: ").and_then(|rest| rest.strip_suffix(" -->"));
        if let Some(words) = words {
            directive = Some(words.to_owned());
        } else if line.starts_with("```") {
            let fence: String = line.chars().take_while(|c| *c == '`').collect();
            let (info, faults) = code_info(&line[fence.len()..], 0);
            assert!(faults.is_empty(), "{path}:{}: {faults:?}", at + 1);
            let length = lines[at + 1..].iter().position(|line| *line == fence);
            let end = at + 1 + length.unwrap_or_else(|| panic!("{path}:{}: no end", at + 1));
            blocks.push(Block {
                line: at + 1,
                end: end + 1,
                language: info.language.map(|language| language.value).unwrap_or_default(),
                title: info.title,
                directive: directive.take(),
                text: lines[at + 1..end].iter().map(|line| format!("{line}\n")).collect(),
            });
            at = end;
        } else {
            assert!(!line.trim_start().starts_with("```"), "{path}:{}: an indented block", at + 1);
            let is_text = !line.is_empty();
            assert!(!(is_text && directive.is_some()), "{path}:{}: `example` of nothing", at + 1);
        }
        at += 1;
    }
    assert!(directive.is_none(), "{path}: `example` of nothing");
    blocks
}
