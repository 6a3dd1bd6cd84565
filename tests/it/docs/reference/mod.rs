//! The pages of the documentation that are generated from the program.

mod formulas;
mod keys;
mod sections;
mod templates;

use std::collections::BTreeMap;
use std::fmt::Write;

use clap::{Arg, Command, CommandFactory};
use coursemark::internals::cli::Arguments;
use coursemark::internals::diag::code::Code;
use coursemark::internals::diag::codes;
use coursemark::internals::diag::severity::Severity;
use coursemark::internals::text::list::Count;
use coursemark::internals::theme::{DEFAULT, Theme, tokens::tokens};

use crate::docs::{folder, is_update, text};
use crate::support::write;

#[test]
fn the_reference_says_what_the_program_does() {
    let mut stale = Vec::new();
    for (path, made) in made() {
        let path = format!("reference/{path}.md");
        let is_there = folder().join(&path).is_file();
        if !is_there || text(&path) != made {
            if is_update() {
                write(&folder().join(&path), made.as_bytes());
            } else {
                stale.push(path);
            }
        }
    }
    assert!(stale.is_empty(), "run `UPDATE_DOCS=1 cargo test --test it docs` for {stale:?}");
}

/// Whether a page shows the explanations of codes, whose examples are faulty on purpose and are
/// tested by themselves.
pub fn explains(path: &str) -> bool {
    matches!(path, "reference/errors.md" | "reference/warnings.md")
}

/// The generated pages, by their keys.
fn made() -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("command-line", command_line()),
        ("diagnostics", diagnostics()),
        ("errors", explanations(Severity::Error)),
        ("warnings", explanations(Severity::Warning)),
        ("tokens", token_list()),
        ("interface-strings", interface_strings()),
        ("configuration", keys::configuration()),
        ("front-matter", keys::front_matter()),
        ("templates", templates::page()),
        ("formulas", formulas::formulas()),
    ])
}

/// A page with its front matter, and a comment for people who want to edit it.
fn page(title: &str, summary: &str, body: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\nsummary = \"{summary}\"\nobjectives = [\"look-up\"]\nterms = false\n+++\n\n\
         <!-- Made from the program: change it there, then run `UPDATE_DOCS=1 cargo test --test it docs`. -->\n\n\
         {}\n",
        body.trim()
    )
}

/// A text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn command_line() -> String {
    let mut command = Arguments::command();
    command.build();
    let mut body = String::from(
        "`COURSE` is the folder of the course.\n\
         When left out, it is the current folder if that has a `course.toml`, or else the folder `course`.\n\n\
         Data goes to standard output, and messages for people to standard error.\n\
         Output is coloured only on a terminal, and never if `NO_COLOR` is set.\n\n\
         | Exit code | Meaning |\n|---|---|\n\
         | 0 | there are no errors; there may be warnings |\n\
         | 1 | the course has errors, or warnings with `--deny-warnings` |\n\
         | 2 | the command was used wrongly, or the operating system refused something |\n\
         | 101 | a fault of the program, which asks you to report it |\n\n\
         `coursemark --version` prints the version.\n\
         `coursemark --version --verbose` also prints what the program was built from: the commit, the target, the features and the compiler. Add that to a report.\n",
    );
    for command in command.get_subcommands().filter(|command| command.get_name() != "help") {
        write!(body, "{}", subcommand(command)).unwrap();
    }
    page("Command line", "Every command with its arguments and options.", &body)
}

fn subcommand(command: &Command) -> String {
    let name = command.get_name();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim().trim_start_matches("Usage: ");
    let mut text = format!("\n## {name} {{#{name}}}\n\n{about}.\n\n```text\n{usage}\n```\n");
    let arguments: Vec<&Arg> = command
        .get_arguments()
        .filter(|argument| argument.get_id() != "help" && !argument.is_hide_set())
        .collect();
    if !arguments.is_empty() {
        text.push_str("\n| Argument | Meaning |\n|---|---|\n");
    }
    for argument in arguments {
        let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
        let (help, default) = match help.split_once(" [default: ") {
            Some((help, default)) => (help.to_owned(), Some(default.trim_end_matches(']').into())),
            None => (help, None),
        };
        let default = default.or_else(|| {
            let values = argument.get_default_values();
            let is_shown = !values.is_empty()
                && argument.get_action().takes_values()
                && !argument.is_hide_default_value_set();
            is_shown.then(|| format!("`{}`", values[0].to_string_lossy()))
        });
        let values: Vec<String> = argument
            .get_possible_values()
            .iter()
            .filter(|value| argument.get_action().takes_values() && !value.is_hide_set())
            .map(|value| match value.get_help() {
                Some(help) => {
                    format!("`{}` ({})", value.get_name(), lower(&help.to_string()))
                }
                None => format!("`{}`", value.get_name()),
            })
            .collect();
        let mut meaning = format!("{help}.");
        if !values.is_empty() {
            write!(meaning, " One of {}.", values.join(", ")).unwrap();
        }
        if let Some(default) = default {
            write!(meaning, " When left out: {default}.").unwrap();
        }
        writeln!(text, "| `{}` | {} |", cell(&argument.to_string()), cell(&meaning)).unwrap();
    }
    let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let examples: Vec<&str> =
        examples.lines().filter_map(|line| line.strip_prefix("  coursemark ")).collect();
    // A command that was added without examples fails here.
    assert_eq!(examples.len(), 2, "the help of `{name}` has two examples");
    text.push_str("\n```sh\n");
    for example in examples {
        writeln!(text, "coursemark {example}").unwrap();
    }
    text.push_str("```\n");
    text
}

/// `text` with a lower-case first letter, unless it is a name in capitals.
fn lower(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}

/// All codes in alphabetical order.
fn all() -> Vec<&'static Code> {
    let mut all = codes::ALL.to_vec();
    all.sort_by_key(|code| code.name);
    all
}

/// The page that explains codes of a severity.
fn home(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "errors",
        Severity::Warning => "warnings",
    }
}

fn diagnostics() -> String {
    let mut body = format!(
        "There are {}.\n\
         Each links to its explanation, which `coursemark explain` shows in a terminal.\n\n\
         An error stops a build, but a warning does not.\n\
         An error says that a page would be wrong, unsafe, or could not be reached, or that it would lack something that its author wrote.\n\
         A warning says that the pages have all that was written, and that something beside it is missing, such as the target of a link, or could be better.\n\
         If “may be changed” says yes, a line in `course.toml` can set the severity for a course, \
         as [Configuration](configuration.md#keys) describes. \
         The others cannot be changed, because the site would be wrong or unsafe.\n\n\
         | Code | Severity | May be changed | Meaning |\n|---|---|---|---|\n",
        Count(codes::ALL.len(), "code"),
    );
    for code in all() {
        writeln!(
            body,
            "| [`{0}`]({1}.md#{0}) | {2} | {3} | {4} |",
            code.name,
            home(code.severity),
            code.severity.word(),
            if code.fixed { "no" } else { "yes" },
            cell(&code.summary()),
        )
        .unwrap();
    }
    page("All diagnostics", "Every code that a report can have, in one list.", &body)
}

fn explanations(severity: Severity) -> String {
    let (title, summary, opening) = match severity {
        Severity::Error => (
            "Errors explained",
            "What each error means, and how to fix it.",
            "If the course has an error, nothing is written and the last good site stays in place.",
        ),
        Severity::Warning => (
            "Warnings explained",
            "What each warning means, and how to fix it.",
            "A course with warnings can be published. `--deny-warnings` turns them all into errors.",
        ),
    };
    let mut body = format!("{opening}\n");
    for code in all().into_iter().filter(|code| code.severity == severity) {
        write!(body, "\n## {0} {{#{0}}}\n\n", code.name).unwrap();
        let mut in_code = false;
        for line in code.explanation().lines() {
            in_code ^= line.starts_with("```");
            match line.strip_prefix("## ").filter(|_| !in_code) {
                // With a heading for each part of each code, the codes would be hard to find.
                Some(heading) => writeln!(body, "**{heading}**").unwrap(),
                None => writeln!(body, "{line}").unwrap(),
            }
        }
        if code.fixed {
            body.push_str("\nThe severity cannot be changed.\n");
        }
    }
    page(title, summary, &body)
}

/// The use of each token. A test in this file fails if one is missing.
const MEANINGS: &[(&str, &str)] = &[
    ("font-text", "prose"),
    ("font-heading", "headings"),
    ("font-interface", "navigation, labels and buttons"),
    ("font-code", "code"),
    ("font-math", "formulas; it needs a font with a table for them"),
    ("size-tiny", "tags, notes in the margin and the headings of a page in the menu"),
    ("size-code", "blocks of code"),
    ("size-small", "the menu, tables, captions and facts"),
    ("size-interface", "questions, buttons and other controls"),
    ("size-text", "prose"),
    ("size-large", "the lead of a page and headings of cards"),
    ("size-h3", "third-level headings and titles of questions"),
    ("size-h2", "second-level headings"),
    ("size-title", "the title of a page"),
    ("size-hero", "the title of the course on its front page"),
    ("leading-text", "line height in prose"),
    ("leading-tight", "line height in headings"),
    ("measure", "the maximum length of a line of prose"),
    ("gutter", "space beside the text on narrow screens"),
    ("space-1", "space between parts of one thing"),
    ("space-2", "space inside small controls, and between items of a list"),
    ("space-3", "space inside buttons, and between blocks of a question"),
    ("space-4", "space inside fields and callouts"),
    ("space-5", "space between paragraphs"),
    ("space-6", "space around questions and cards"),
    ("space-8", "space around figures, tables and code"),
    ("space-12", "space before sections"),
    ("space-box", "space inside the frame of a question or a scene"),
    ("radius", "radius of corners"),
    ("shadow", "the shadow of what lies above the page"),
    ("color-page", "the page"),
    ("color-surface", "cards, callouts and bars"),
    ("color-text", "text"),
    ("color-muted", "less important text"),
    ("color-line", "dividing lines"),
    ("color-control", "borders of fields and other controls"),
    ("color-accent", "links and chosen items"),
    ("color-on-accent", "text on the accent"),
    ("color-focus", "the focus ring"),
    ("color-mark", "marked text"),
    ("color-note", "note callouts"),
    ("color-tip", "tip callouts"),
    ("color-important", "important callouts"),
    ("color-warning", "warning callouts"),
    ("color-caution", "caution callouts"),
    ("color-code", "the background of code"),
    ("color-code-comment", "comments in code"),
    ("color-code-keyword", "keywords"),
    ("color-code-string", "strings"),
    ("color-code-number", "numbers"),
    ("color-code-function", "function names"),
    ("color-code-type", "type names"),
    ("color-code-tag", "tags and deleted lines"),
    ("color-code-mark", "marked lines of code"),
];

fn token_list() -> String {
    let styles = Theme::embedded(DEFAULT).unwrap().stylesheet(&[], "");
    let mut body = String::from(
        "A token is a value that the whole theme uses.\n\
         A course can replace it under `[theme.tokens]`, as \
         [Change colours and fonts](../guides/change-colours-and-fonts.md) shows.\n\
         Write the names there without the leading hyphens that they have in CSS.\n",
    );
    let groups = [
        ("Fonts and sizes", "| Token | Used for | Value |\n|---|---|---|\n"),
        ("Colours", "| Token | Used for | Light | Dark |\n|---|---|---|---|\n"),
    ];
    for (index, (heading, head)) in groups.into_iter().enumerate() {
        write!(body, "\n## {heading}\n\n{head}").unwrap();
        for (name, value) in tokens(&styles) {
            if name.starts_with("color-") != (index == 1) {
                continue;
            }
            let meaning = MEANINGS.iter().find(|(known, _)| *known == name);
            let (_, meaning) = meaning.unwrap_or_else(|| panic!("say what `{name}` is for"));
            let pair = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'));
            let value = match pair.and_then(|pair| pair.split_once(", ")) {
                Some((light, dark)) => format!("`{light}` | `{dark}`"),
                None => format!("`{}`", cell(value)),
            };
            writeln!(body, "| `{name}` | {meaning} | {value} |").unwrap();
        }
    }
    page("Tokens", "The colours, fonts and sizes that a course can replace.", &body)
}

fn interface_strings() -> String {
    let theme = Theme::embedded(DEFAULT).unwrap();
    let mut body = String::from(
        "These are the theme's English texts for everything on a page that its author did not write.\n\
         `{ $name }` is replaced by a value, and `{ name }` by another string.\n\
         If a number decides between forms, the plural category of each form is in brackets before it.\n\n\
         Under `[vocabulary]` a course can replace `course`, `unit` and `lesson`. \
         All strings that use these words change with them.\n",
    );
    let mut group = String::new();
    for line in theme.strings["en"].lines().chain([""]) {
        if let Some(comment) = line.strip_prefix("# ") {
            write!(body, "\n## {}\n\n", comment.trim_end_matches('.')).unwrap();
        } else if line.is_empty() {
            if !group.is_empty() {
                write!(body, "```text\n{group}```\n").unwrap();
            }
            group.clear();
        } else {
            writeln!(group, "{line}").unwrap();
        }
    }
    page("Interface strings", "Every English text of the interface.", &body)
}

#[test]
fn every_meaning_is_that_of_a_token() {
    let styles = Theme::embedded(DEFAULT).unwrap().stylesheet(&[], "");
    let known = tokens(&styles);
    for (name, _) in MEANINGS {
        assert!(known.iter().any(|(token, _)| token == name), "there is no token `{name}`");
    }
}
