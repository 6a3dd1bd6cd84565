//! Errors of use: what was typed is no command or no option, and which right one is the nearest.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};

use crate::cli::{Arguments, FAILED, say};
use crate::disk;
use crate::source::MANIFEST;
use crate::text::suggestion::did_you_mean;

/// Commands of other programs, and words that people try, each with the command here.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("create", "new DIR"),
    ("generate", "build"),
    ("init", "new DIR"),
    ("setup", "new DIR"),
    ("start", "serve --open"),
    ("dev", "serve --open"),
    ("open", "serve --open"),
    ("preview", "serve --open"),
    ("run", "serve --open"),
    ("server", "serve --open"),
    ("view", "serve --open"),
    ("watch", "serve --open"),
    ("lint", "check"),
    ("test", "check"),
    ("validate", "check"),
    ("verify", "check"),
    ("fix", "check --fix"),
    ("format", "check --fix"),
    ("repair", "check --fix"),
    ("compile", "build"),
    ("export", "build"),
    ("make", "build"),
    ("publish", "build"),
    ("render", "build"),
    ("handout", "add handout UNIT/KEY"),
    ("lesson", "add lesson UNIT/KEY"),
    ("page", "add lesson UNIT/KEY"),
    ("quiz", "add quiz UNIT/KEY"),
    ("scenario", "add scenario UNIT/KEY"),
    ("survey", "add survey UNIT/KEY"),
    ("error", "explain CODE"),
    ("why", "explain CODE"),
    ("manual", "man"),
    ("version", "--version"),
];

/// Reads the command line. What cannot be read is reported, and gives the exit code.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Arguments, u8> {
    Arguments::try_parse_from(words).map_err(|error| {
        let context = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) => Some(text.clone()),
            _ => None,
        };
        let message = match error.kind() {
            ErrorKind::InvalidSubcommand => context(ContextKind::InvalidSubcommand)
                .map(|typed| format!("there is no command `{typed}`\nhelp: {}", command(&typed))),
            ErrorKind::UnknownArgument => context(ContextKind::InvalidArg).and_then(|typed| {
                let help = option(&typed)?;
                let has_near = error.get(ContextKind::SuggestedArg).is_some();
                (!has_near).then(|| format!("this command has no `{typed}`\nhelp: {help}"))
            }),
            _ => None,
        };
        match message {
            Some(message) => {
                say(&format!("error: {message}"));
                FAILED
            }
            None => {
                // If nobody reads it, there is no one to tell.
                let _ = error.print();
                u8::try_from(error.exit_code()).unwrap_or(FAILED)
            }
        }
    })
}

/// What to type instead of the command `typed`.
fn command(typed: &str) -> String {
    let lowered = typed.to_lowercase();
    let other = |word: &str| OTHER_NAMES.iter().find(|(name, _)| *name == word);
    let commands = Arguments::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    let names: Vec<&str> = names.chain(OTHER_NAMES.iter().map(|(name, _)| *name)).collect();
    // A name in another case, and then the nearest one.
    let same = names.iter().copied().find(|name| *name == lowered);
    if let Some(near) = same.or_else(|| did_you_mean(&lowered, names.iter().copied())) {
        let line = other(near).map_or(near, |(_, line)| line);
        return match other(&lowered) {
            Some(_) => format!("type `coursemark {line}`"),
            None => format!("did you mean `coursemark {line}`?"),
        };
    }
    let folder = std::path::Path::new(typed);
    if disk::is_file(&folder.join(MANIFEST)) {
        let shown = crate::cli::new::typed(folder);
        return format!("to see that course, type `coursemark serve {shown} --open`");
    }
    "`coursemark --help` lists the commands".to_owned()
}

/// What to type for an option that another command has.
fn option(typed: &str) -> Option<String> {
    let name = typed.strip_prefix("--")?.split('=').next()?;
    let commands = Arguments::command();
    let has = |command: &&clap::Command| {
        command.get_arguments().any(|argument| argument.get_long() == Some(name))
    };
    let owners: Vec<String> = commands
        .get_subcommands()
        .filter(has)
        .map(|command| format!("`coursemark {}`", command.get_name()))
        .collect();
    let owners = crate::text::list::joined(owners.iter().map(String::as_str), "and");
    (!owners.is_empty()).then(|| format!("it is an option of {owners}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_lead_to_commands() {
        let known = Arguments::command();
        for (name, line) in OTHER_NAMES {
            assert!(known.find_subcommand(name).is_none(), "{name} is a command");
            let first = line.split(' ').next().unwrap();
            assert!(first == "--version" || known.find_subcommand(first).is_some(), "{line}");
        }
    }
}
