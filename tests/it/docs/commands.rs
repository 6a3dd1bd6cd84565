//! The command lines that pages show.

use clap::{CommandFactory, Parser};
use coursemark::internals::cli::Arguments;
use coursemark::internals::theme::tokens::tokens;
use coursemark::internals::theme::{DEFAULT, Theme};

use crate::docs::blocks::blocks;
use crate::docs::{pages, text};

/// The words of a command line, up to the first operator of the shell. Quotation marks keep a word
/// together.
pub fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for character in line.chars() {
        match (quote, character) {
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), close) if open == close => quote = None,
            (None, ' ') => words.push(String::new()),
            _ => words.last_mut().unwrap().push(character),
        }
    }
    words
        .into_iter()
        .filter(|word| !word.is_empty())
        .take_while(|word| !matches!(word.as_str(), "&&" | "|" | ">" | "||" | "&"))
        .collect()
}

/// The command line in `line` of a block, if it runs Coursemark.
fn command(line: &str) -> Option<&str> {
    let mut line = line.trim_start();
    for prefix in ["$ ", "- run: ", "run: ", "- ", "command = \"", "exec "] {
        line = line.strip_prefix(prefix).unwrap_or(line);
    }
    // A usage line has brackets, which nobody types.
    (line.starts_with("coursemark ") && !line.contains(['[', '<'])).then_some(line)
}

#[test]
fn every_command_line_can_be_typed() {
    let mut count = 0;
    let mut faults = Vec::new();
    let mut check = |place: String, line: &str| {
        count += 1;
        let words = words(line);
        // A sentence may name a command without its arguments.
        let is_name = words.len() == 2
            && Arguments::command().get_subcommands().any(|known| known.get_name() == words[1]);
        if let Err(error) = Arguments::try_parse_from(words)
            && error.use_stderr()
            && !is_name
        {
            faults.push(format!("{place}: {line}: {error}"));
        }
    };
    for path in pages() {
        let page = text(&path);
        for block in blocks(&path, &page) {
            for line in block.text.lines().filter_map(command) {
                check(format!("{path}:{}", block.line), line);
            }
        }
        for span in spans(&page).into_iter().filter(|span| span.starts_with("coursemark ")) {
            check(path.clone(), &span);
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(count > 20, "only {count} command lines");
}

#[test]
fn every_option_that_is_named_is_there() {
    let command = Arguments::command();
    let mut known: Vec<String> = vec!["--help".into()];
    for command in std::iter::once(&command).chain(command.get_subcommands()) {
        let names = command.get_arguments().filter_map(|argument| argument.get_long());
        known.extend(names.map(|name| format!("--{name}")));
    }
    let styles = Theme::embedded(DEFAULT).unwrap().stylesheet(&[], "");
    known.extend(tokens(&styles).iter().map(|(name, _)| format!("--{name}")));
    for path in pages() {
        for span in spans(&text(&path)) {
            let first = span.split([' ', '=']).next().unwrap_or_default();
            let is_option = first.starts_with("--") && first.chars().any(|c| c != '-');
            if is_option {
                assert!(known.iter().any(|name| name == first), "{path}: `{span}`");
            }
        }
    }
}

/// The code spans of a page, outside its blocks.
fn spans(page: &str) -> Vec<String> {
    use pulldown_cmark::{Event, Parser};
    let code = |event| match event {
        Event::Code(code) => Some(code.into_string()),
        _ => None,
    };
    Parser::new(page).filter_map(code).collect()
}
