//! The command line. [`Arguments`] holds what the user typed; each command has its own file.

pub mod add;
pub mod build;
pub mod check;
pub mod crash;
pub mod examples;
pub mod explain;
pub mod fix;
#[cfg(feature = "internals")]
pub mod hooks;
#[cfg(feature = "import")]
pub mod import;
pub mod load;
pub mod manual;
pub mod new;
pub mod progress;
pub mod scaffold;
pub mod schema;
pub mod serve;
pub mod summary;
pub mod threads;
pub mod usage;
pub mod version;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::diag::render::{Format, Style};

/// Turns a folder of Markdown lessons into a website that teaches.
#[derive(Debug, Parser)]
#[command(
    name = "coursemark",
    version,
    disable_version_flag = true,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = examples::ALL
)]
pub struct Arguments {
    /// Print the version
    #[arg(short = 'V', long)]
    version: bool,
    /// With `--version`: print what the program was built from, for a report
    #[arg(long, requires = "version")]
    verbose: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes a new course, which you change into your own
    #[command(after_help = examples::NEW)]
    New(new::NewArguments),
    /// Adds a page to a unit: writes its first text and lists it
    #[command(after_help = examples::ADD)]
    Add(add::AddArguments),
    /// Builds the website
    #[command(after_help = examples::BUILD)]
    Build(build::BuildArguments),
    /// Reports all faults in a course, and fixes some of them with `--fix`
    #[command(after_help = examples::CHECK)]
    Check(check::CheckArguments),
    /// Shows the course in a browser, and updates the page when you save a file
    #[command(after_help = examples::SERVE)]
    Serve(serve::ServeArguments),
    /// Makes a course of a book, a site or a folder of Markdown
    #[cfg(feature = "import")]
    #[command(after_help = examples::IMPORT)]
    Import(import::ImportArguments),
    /// Explains a code such as `broken-link`, or lists all codes
    #[command(after_help = examples::EXPLAIN)]
    Explain {
        /// The code
        code: Option<String>,
    },
    /// Prints a JSON Schema, which editors use to complete and check `course.toml`
    #[command(after_help = examples::SCHEMA)]
    Schema(schema::SchemaArguments),
    /// Serves an editor: faults, fixes, completions and explanations while you write
    #[cfg(feature = "lsp")]
    #[command(after_help = examples::LSP)]
    Lsp {
        /// The folder of the course [default: the one that the editor has open]
        course: Option<PathBuf>,
    },
    /// Prints a script that completes commands in a shell
    #[command(after_help = examples::COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Prints a manual page
    #[command(after_help = examples::MAN)]
    Man(manual::ManualArguments),
}

/// The form of diagnostics, as users type it.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum FormatArgument {
    /// With the source lines
    #[default]
    Human,
    /// One line for each diagnostic
    Short,
    /// One JSON object per line
    Json,
    /// Annotations for GitHub
    Github,
}

impl From<FormatArgument> for Format {
    fn from(argument: FormatArgument) -> Format {
        match argument {
            FormatArgument::Human => Format::Human,
            FormatArgument::Short => Format::Short,
            FormatArgument::Json => Format::Json,
            FormatArgument::Github => Format::Github,
        }
    }
}

/// There are no errors; there may be warnings.
pub const CLEAN: u8 = 0;
/// The course has errors.
pub const FAULTY: u8 = 1;
/// The command was used wrongly, or the operating system refused something.
pub const FAILED: u8 = 2;

/// Carries out the command that the user typed. A fault of the program itself ends it with exit
/// code 101, after one message ([`crash`]).
pub fn run(arguments: Arguments) -> ExitCode {
    crash::install();
    if arguments.version {
        return ExitCode::from(print(&version::version(arguments.verbose)));
    }
    let Some(command) = arguments.command else {
        say(&Arguments::command().render_help().to_string());
        return ExitCode::from(FAILED);
    };
    let code = match command {
        Command::New(arguments) => new::run(&arguments),
        Command::Add(arguments) => add::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        #[cfg(feature = "import")]
        Command::Import(arguments) => import::run(&arguments),
        Command::Explain { code } => explain::run(code.as_deref()),
        Command::Schema(arguments) => schema::run(&arguments),
        #[cfg(feature = "lsp")]
        Command::Lsp { course } => {
            threads::start(0);
            match crate::lsp::run(course.as_deref()) {
                Ok(()) => CLEAN,
                Err(error) => fail(&error.to_string()),
            }
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "coursemark", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
        Command::Man(arguments) => manual::run(&arguments),
    };
    ExitCode::from(code)
}

/// Writes data to standard output. It is no failure if the reader stops early, as `head` does.
pub fn print(text: &str) -> u8 {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => fail(&error.to_string()),
        _ => CLEAN,
    }
}

/// Writes a message to standard error.
pub fn say(text: &str) {
    // If standard error is closed, there is no one to tell.
    let _ = writeln!(io::stderr(), "{text}");
}

/// Prints why a command failed, and returns the exit code.
pub fn fail(message: &str) -> u8 {
    say(&format!("error: {message}"));
    FAILED
}

/// Whether diagnostics on standard error are coloured. They are on a terminal, unless `NO_COLOR` is
/// set or the terminal is dumb, and wherever `CLICOLOR_FORCE` is set.
pub fn style() -> Style {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("NO_COLOR") {
        return Style::Plain;
    }
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let forced = set("CLICOLOR_FORCE");
    if forced || (io::stderr().is_terminal() && !is_dumb) { Style::Coloured } else { Style::Plain }
}

/// The course folder: the typed one, or else `.` when it holds a course, or else `course`.
pub fn course_folder(typed: Option<&PathBuf>) -> PathBuf {
    match typed {
        Some(typed) => typed.clone(),
        None if crate::disk::is_file(std::path::Path::new(crate::source::MANIFEST)) => {
            PathBuf::from(".")
        }
        None => PathBuf::from("course"),
    }
}
