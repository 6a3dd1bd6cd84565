//! `coursemark check`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::load::{compile, options};
use crate::cli::{FormatArgument, course_folder, print, say};
use crate::diag::render::Format;
use crate::pipeline::Compiler;
use crate::source::Loader;

/// What may be typed after `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// The folder of the course [default: `.` if it holds course.toml, else `course`]
    course: Option<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    format: FormatArgument,
    /// Include drafts
    #[arg(long)]
    drafts: bool,
    /// Treat warnings as errors
    #[arg(long)]
    deny_warnings: bool,
}

/// Checks a course.
pub fn run(arguments: &CheckArguments) -> u8 {
    let options = match options(arguments.drafts, None) {
        Ok(options) => options,
        Err(code) => return code,
    };
    let folder = course_folder(arguments.course.as_ref());
    // A site that was built inside the course is no part of it.
    let ignored = [folder.join("dist"), PathBuf::from("dist")];
    let compiled =
        match compile(&Compiler::once(), &mut Loader::default(), &folder, &ignored, &options) {
            Ok(compiled) => compiled,
            Err(code) => return code,
        };
    let format = Format::from(arguments.format);
    let drawn = compiled.drawn(format, &folder);
    match format {
        Format::Human if drawn.is_empty() => say("nothing is wrong with the course"),
        Format::Human => say(drawn.trim_end()),
        // For programs the report is the data.
        _ => {
            print(&drawn);
        }
    }
    compiled.exit_code(arguments.deny_warnings)
}
