//! `coursemark man`.

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;

use crate::cli::{Arguments, fail, print};

/// The arguments of `man`.
#[derive(Debug, Args)]
pub struct ManualArguments {
    /// The command that the page is about. When left out: all of them in short
    #[arg(value_name = "COMMAND")]
    name: Option<String>,
}

/// Prints the manual page of a command, or of the program.
pub fn run(arguments: &ManualArguments) -> u8 {
    let mut program = Arguments::command().disable_help_subcommand(true);
    program.build();
    let page = match &arguments.name {
        None => Some(program),
        Some(name) => find(&program, &format!("{}-{name}", program.get_name())),
    };
    let Some(page) = page else {
        let name = arguments.name.as_deref().unwrap_or_default();
        return fail(&format!("there is no command `{name}`; `coursemark --help` lists them all"));
    };
    let mut text = Vec::new();
    let source = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
    match Man::new(page).source(source).render(&mut text) {
        Ok(()) => print(&String::from_utf8_lossy(&text)),
        Err(error) => fail(&error.to_string()),
    }
}

/// The command whose page has the name `page`, such as `coursemark-build`.
fn find(command: &Command, page: &str) -> Option<Command> {
    command.get_subcommands().filter(|command| !command.is_hide_set()).find_map(|command| {
        if command.get_display_name() == Some(page) {
            return Some(command.clone());
        }
        find(command, page)
    })
}
