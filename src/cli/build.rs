//! `coursemark build`.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use clap::Args;

use crate::cli::load::{compile, options, require_course};
use crate::cli::progress::Waiting;
use crate::cli::summary::{extent, next, size};
use crate::cli::{CLEAN, course_folder, crash, fail, say, threads};
use crate::emit::aside::AsideFile;
use crate::emit::{check_target, publish};
use crate::pipeline::{Compiler, Output};
use crate::render::pages::key_mark;
use crate::source::Loader;
use crate::text::list::Count;

/// The arguments of `build`.
#[derive(Debug, Args)]
pub struct BuildArguments {
    /// The folder of the course [default: `.` if it holds course.toml, else `course`]
    course: Option<PathBuf>,
    /// The folder for the website
    #[arg(short, long, default_value = "dist")]
    output: PathBuf,
    /// The address at which the site will be published, for the links that need it
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Write all questions with their answers to this file, for the trainer
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Include drafts
    #[arg(long)]
    drafts: bool,
    /// Treat warnings as errors
    #[arg(long)]
    deny_warnings: bool,
    /// The number of threads [default: one for each processor]
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    jobs: usize,
}

/// Builds a website.
pub fn run(arguments: &BuildArguments) -> u8 {
    let start = Instant::now();
    let mut options = match options(arguments.drafts, arguments.base_url.as_deref()) {
        Ok(options) => options,
        Err(code) => return code,
    };
    threads::start(arguments.jobs);
    let folder = course_folder(arguments.course.as_ref());
    if let Err(reason) = require_course(&folder) {
        return fail(&reason);
    }
    // Before the course is read: what is published into a folder of the course is not read.
    if let Err(error) = check_target(&arguments.output, &folder) {
        return fail(&error.to_string());
    }
    let key = arguments.key.as_ref();
    let find = |key| AsideFile::find(key, &key_mark(), Some(&arguments.output), &folder);
    let key = match key.map(|key| find(key)).transpose() {
        Ok(key) => key,
        Err(error) => return fail(&error.to_string()),
    };
    options.key = key.as_ref().map(|key| key.address().to_owned());
    let ignored = [arguments.output.clone()];
    let waiting = Waiting::new("building the course", &options.progress);
    let compiled =
        match compile(&Compiler::once(), &mut Loader::default(), &folder, &ignored, &options) {
            Ok(compiled) => compiled,
            Err(reason) => return fail(&reason),
        };
    drop(waiting);
    let code = compiled.report(&folder, arguments.deny_warnings);
    let Some(Output { site, key: page, course }) =
        compiled.output.as_ref().filter(|_| code == CLEAN)
    else {
        say("nothing was written; the last site, if there is one, is as it was");
        if let Some(next) = next(&compiled, arguments.course.as_deref(), false) {
            say(&next);
        }
        return code;
    };
    crash::begin_writing();
    // Files are compared and written by the system, which counts nothing.
    let waiting = Waiting::new("writing the website", &Arc::default());
    let published = publish(site, &arguments.output, &folder);
    drop(waiting);
    match published {
        Ok(published) => {
            if !published.edited.is_empty() {
                say(&format!(
                    "warning: edited by hand since the last build, and replaced by this one: {}\n\
                     help: change the course instead of what is in `{}`",
                    published.edited,
                    arguments.output.display()
                ));
            }
            let (seconds, output) = (start.elapsed().as_secs_f64(), &arguments.output);
            say(&format!(
                "built {} into `{}` in {seconds:.2} s\n{}, {}: {} written, {} unchanged, {} removed\n\
                 next: open `{}` to see the site, or copy `{}` to any web server",
                extent(course),
                output.display(),
                Count(site.len(), "file"),
                size(published.bytes),
                published.written,
                published.kept,
                published.removed,
                output.join("index.html").display(),
                output.display(),
            ));
        }
        Err(error) => return fail(&error.to_string()),
    }
    if let Some((key, page)) = key.zip(page.as_ref()) {
        if let Err(error) = key.write(page) {
            return fail(&error.to_string());
        }
        say(&format!("wrote the key into `{}`; keep it from learners", key.shown().display()));
    }
    code
}
