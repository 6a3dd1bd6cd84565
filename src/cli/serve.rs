//! `coursemark serve`.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use clap::Args;

use crate::cli::load::{compile, note_on_outputs, options, require_course};
use crate::cli::{CLEAN, course_folder, crash, fail, say, threads};
use crate::diag::Diagnostic;
use crate::diag::render::{Format, Style, place, render};
use crate::diag::severity::Severity;
use crate::model::page::PageKind;
use crate::pipeline::{Compiler, Options, Output};
use crate::render::report::{coverage, graph};
use crate::render::site::{Made, Site, SiteFile};
use crate::serve::{Preview, Rebuild, ServeOptions, Warning, run as serve};
use crate::source::{Loader, SourceTree};
use crate::text::list::Count;
use crate::text::path::{CoursePath, SitePath};

/// The arguments of `serve`.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// The folder of the course [default: `.` if it holds course.toml, else `course`]
    course: Option<PathBuf>,
    /// The port [default: the first free one from 4321]
    #[arg(long)]
    port: Option<u16>,
    /// Open the browser
    #[arg(long)]
    open: bool,
    /// Include drafts
    #[arg(long)]
    drafts: bool,
    /// Look for changes at regular intervals, if the system does not report them
    #[arg(long)]
    poll: bool,
}

/// Serves a course.
pub fn run(arguments: &ServeArguments) -> u8 {
    let build_options = match options(arguments.drafts, None) {
        Ok(options) => options,
        Err(code) => return code,
    };
    let folder = course_folder(arguments.course.as_ref());
    let ignored = vec![folder.join("dist"), PathBuf::from("dist")];
    // A folder without a course is reported once, before anything is served.
    if let Err(reason) = require_course(&folder) {
        return fail(&reason);
    }
    let options = ServeOptions {
        course: folder.clone(),
        ignored: ignored.clone(),
        port: arguments.port,
        open: arguments.open,
        poll: arguments.poll,
    };
    // A preview needs threads of its own in any case, and says so when it cannot have them.
    threads::start(0);
    let course =
        ServedCourse { folder, ignored, options: build_options, memory: Memory::default() };
    match serve(&options, course, |line: &str| say(line)) {
        Ok(()) => CLEAN,
        Err(error) => fail(&error.to_string()),
    }
}

/// The course that is served, with what is remembered of it.
struct ServedCourse {
    folder: PathBuf,
    ignored: Vec<PathBuf>,
    options: Options,
    memory: Memory,
}

/// What a rebuild remembers of the one before it.
#[derive(Default)]
struct Memory {
    compiler: Compiler,
    loader: Loader,
    before: Option<SourceTree>,
}

impl Rebuild for ServedCourse {
    fn build(&mut self) -> Preview {
        let start = Instant::now();
        let Memory { compiler, loader, before } = &mut self.memory;
        let compiled = match compile(compiler, loader, &self.folder, &self.ignored, &self.options) {
            Ok(compiled) => compiled,
            Err(reason) => {
                return Preview {
                    site: None,
                    heading: "The course cannot be read",
                    report: format!("error: {reason}"),
                    warnings: Arc::default(),
                    summary: "the course cannot be read; the last good pages stay".to_owned(),
                };
            }
        };
        let milliseconds = start.elapsed().as_millis();
        let work = compiled.work;
        let plain = render(&compiled.diagnostics, &compiled.tree, Format::Human, Style::Plain);
        // The report of a course with errors has them among the errors.
        let warnings = match &compiled.output {
            Some(_) => warnings(&compiled.diagnostics, &compiled.tree),
            None => Vec::new(),
        };
        let cause = before.as_ref().map(|before| changes(&compiled.tree.changed_since(before)));
        let cause = cause.map_or_else(String::new, |changes| format!("{changes}: "));
        let summary = match &compiled.output {
            Some(_) => format!(
                "{cause}{} parsed, {} rendered, {milliseconds} ms",
                Count(work.parsed, "page"),
                work.rendered
            ),
            None => format!(
                "{cause}the course has errors; the last good pages stay ({milliseconds} ms)"
            ),
        };
        let known = before.as_ref().map(SourceTree::outputs).unwrap_or_default();
        if compiled.tree.outputs() != known {
            note_on_outputs(&compiled.tree).iter().for_each(|note| say(note));
        }
        *before = Some(compiled.tree);
        Preview {
            site: compiled.output.map(|output| Arc::new(with_reports(output))),
            heading: "The course has errors",
            report: plain,
            warnings: Arc::new(warnings),
            summary,
        }
    }

    fn recover(&mut self) -> Preview {
        self.memory = Memory::default();
        Preview {
            site: None,
            heading: "Coursemark failed",
            report: crash::take_report(),
            warnings: Arc::default(),
            summary: "the last good pages stay; the next save builds again".to_owned(),
        }
    }
}

/// The warnings among the diagnostics, for the list in the browser.
fn warnings(diagnostics: &[Diagnostic], tree: &SourceTree) -> Vec<Warning> {
    let warnings = diagnostics.iter().filter(|fault| fault.severity == Severity::Warning);
    warnings
        .map(|fault| Warning {
            place: place(&fault.place, tree),
            code: fault.code.name,
            message: fault.message.clone(),
            help: fault.help.clone(),
        })
        .collect()
}

/// The site, together with the reports that only its author sees.
fn with_reports(Output { course, mut site, .. }: Output) -> Site {
    let path = |name: &str| SitePath::new(&format!("-/{name}"));
    let mut names = vec![path("coverage.html")];
    for id in course.lessons() {
        let page = course.page(id);
        if page.kind() == PageKind::Scenario {
            names.push(path(&format!("{}.svg", page.slug)));
        }
    }
    // They are made when a browser asks for them.
    let made = Arc::new(Made::new(move || {
        let mut reports = graph::graphs(&course);
        reports.push(("coverage.html".to_owned(), coverage::page(&course)));
        let bytes = |(name, text): (String, String)| (path(&name), text.into_bytes().into());
        reports.into_iter().map(bytes).collect()
    }));
    for path in names {
        site.insert(path.clone(), SiteFile::Later { path, made: made.clone() });
    }
    site
}

/// The changed files, in a few words.
pub fn changes(paths: &[CoursePath]) -> String {
    match paths {
        [] => "nothing changed".to_owned(),
        [one] => format!("{one} changed"),
        [one, other] => format!("{one} and {other} changed"),
        [one, rest @ ..] => format!("{one} and {} changed", Count(rest.len(), "other file")),
    }
}
