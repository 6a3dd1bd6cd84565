//! `coursemark check`.

mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clap::Args;

use crate::cli::fix::Fixing;
use crate::cli::load::{Compiled, compile, note_on_outputs, options};
use crate::cli::progress::Waiting;
use crate::cli::summary::{command, extent, next};
use crate::cli::{FAILED, FormatArgument, course_folder, crash, fail, print, say, threads};
use crate::diag::render::Format;
use crate::emit::aside::{AsideError, AsideFile};
use crate::model::course::Course;
use crate::pipeline::{Compiler, Options};
use crate::render::report::{coverage, graph};
use crate::source::Loader;

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// The folder of the course [default: `.` if it holds course.toml, else `course`]
    course: Option<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t)]
    format: FormatArgument,
    /// Draw each scenario as a graph, in an SVG file in this folder
    #[arg(long, value_name = "FOLDER")]
    graph: Option<PathBuf>,
    /// Write what serves each objective to this folder, as coverage.html and coverage.json
    #[arg(long, value_name = "FOLDER")]
    coverage: Option<PathBuf>,
    /// Check the teaching too: lengths, reading ease, questions, feedback, evidence
    #[arg(long)]
    pedagogy: bool,
    /// Include drafts
    #[arg(long)]
    drafts: bool,
    /// Make the fixes that are certain in the files of the course, then report what is left
    #[arg(long)]
    fix: bool,
    /// With `--fix`: print what would be fixed as a diff, and change nothing
    #[arg(long, requires = "fix", conflicts_with_all = ["format", "graph", "coverage"])]
    dry_run: bool,
    /// Treat warnings as errors
    #[arg(long)]
    deny_warnings: bool,
    /// Check again whenever a file of the course is saved
    #[arg(long, conflicts_with = "fix")]
    watch: bool,
    /// With `--watch`: look for changes at regular intervals, if the system does not report them
    #[arg(long, requires = "watch")]
    poll: bool,
}

/// Checks a course.
pub fn run(arguments: &CheckArguments) -> u8 {
    let start = Instant::now();
    let options = match options(arguments.drafts, None) {
        Ok(options) => Options { pedagogy: arguments.pedagogy, ..options },
        Err(code) => return code,
    };
    threads::start(0);
    let folder = course_folder(arguments.course.as_ref());
    // A site that was built inside the course is not part of it.
    let ignored = [folder.join("dist"), PathBuf::from("dist")];
    if arguments.watch {
        return watch::run(arguments, &folder, &ignored, &options);
    }
    let mut loader = Loader::default();
    let mut read = || {
        // Each reading counts its own steps.
        let options = Options { progress: Arc::default(), ..options.clone() };
        let _waiting = Waiting::new("checking the course", &options.progress);
        compile(&Compiler::once(), &mut loader, &folder, &ignored, &options)
    };
    let mut compiled = match read() {
        Ok(compiled) => compiled,
        Err(reason) => return fail(&reason),
    };
    let mut has_failed = false;
    if arguments.fix {
        let mut fixing = Fixing::of(&compiled, &folder, &options);
        if arguments.dry_run {
            fixing.print_diff(&folder);
            fixing.say("would fix");
            has_failed = fixing.has_failed();
            compiled = Compiled::of(&Compiler::once(), fixing.into_tree(), &options);
        } else {
            fixing.write();
            fixing.say("fixed");
            has_failed = fixing.has_failed();
            compiled = match read() {
                Ok(compiled) => compiled,
                Err(reason) => return fail(&reason),
            };
        }
    }
    let code = report(arguments, &compiled, &folder, start);
    if has_failed { FAILED } else { code }
}

/// Reports on a course that was read at `start`, and writes the files that were asked for. Returns the
/// exit code.
fn report(arguments: &CheckArguments, compiled: &Compiled, folder: &Path, start: Instant) -> u8 {
    note_on_outputs(&compiled.tree).iter().for_each(|note| say(note));
    let format = Format::from(arguments.format);
    let drawn = compiled.drawn(format, folder);
    match format {
        Format::Human => summarise(arguments, compiled, &drawn, start.elapsed().as_secs_f64()),
        // For programs, the report is the output itself.
        _ => {
            print(&drawn);
        }
    }
    if let Some(output) = &compiled.output
        && let Err(error) = write_reports(arguments, &output.course, folder)
    {
        return fail(&error.to_string());
    }
    compiled.exit_code(arguments.deny_warnings)
}

/// Says what is wrong, how much was checked, and what to do next.
fn summarise(arguments: &CheckArguments, compiled: &Compiled, drawn: &str, seconds: f64) {
    let typed = arguments.course.as_deref();
    let extent = compiled.output.as_ref().map(|output| extent(&output.course));
    let extent = extent.map(|extent| format!("{extent}, checked in {seconds:.2} s"));
    if drawn.is_empty() {
        let counted = extent.map_or_else(String::new, |extent| format!(": {extent}"));
        say(&format!("nothing is wrong with the course{counted}"));
        say(&format!("next: {} writes the website", command("build", typed)));
        return;
    }
    say(drawn.trim_end());
    extent.iter().for_each(|extent| say(extent));
    if let Some(next) = next(compiled, typed, arguments.fix) {
        say(&next);
    }
}

/// Writes the reports that were asked for as files.
fn write_reports(
    arguments: &CheckArguments,
    course: &Course,
    folder: &Path,
) -> Result<(), AsideError> {
    let write = |into: &Path, name: &str, mark: &str, text: &str| -> Result<(), AsideError> {
        let file = AsideFile::find(&into.join(name), mark, None, folder)?;
        file.write(text.as_bytes())?;
        say(&format!("wrote `{}`", file.shown().display()));
        Ok(())
    };
    crash::begin_writing();
    if let Some(into) = &arguments.graph {
        for (name, svg) in graph::graphs(course) {
            write(into, &name, graph::MARK, &svg)?;
        }
        for line in graph::summaries(course) {
            say(&line);
        }
    }
    if let Some(into) = &arguments.coverage {
        write(into, "coverage.html", coverage::PAGE_MARK, &coverage::page(course))?;
        write(into, "coverage.json", coverage::JSON_MARK, &coverage::json(course))?;
    }
    Ok(())
}
