//! Reads and compiles a course for a command, and reports the diagnostics.

use std::path::{Component, Path, PathBuf};

use crate::cli::{FAULTY, fail, say, style};
use crate::diag::render::{Format, Located, render, summary};
use crate::diag::{Diagnostic, Reported};
use crate::disk::{self, file::Kind};
use crate::parse::manifest::parse_base_url;
use crate::pipeline::{Compiler, Options, Output, Work};
use crate::source::{Loader, MANIFEST, SourceTree};

/// A course that was read and compiled.
pub struct Compiled {
    /// The site and the reports made with it, when the course has no error.
    pub output: Option<Output>,
    /// The diagnostics, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that diagnostics refer to.
    pub tree: SourceTree,
    /// The amount of work that was done.
    pub work: Work,
}

/// The options of a build. An invalid address gives the exit code for wrong usage.
pub fn options(drafts: bool, base_url: Option<&str>) -> Result<Options, u8> {
    let base_url = base_url
        .map(|url| {
            parse_base_url(url).map_err(|reason| {
                let near = format!("https://{url}");
                let is_near = !url.contains(':') && parse_base_url(&near).is_ok();
                let help =
                    if is_near { format!("; did you mean `{near}`?") } else { String::new() };
                fail(&format!("`--base-url` {reason}{help}"))
            })
        })
        .transpose()?;
    Ok(Options { drafts, base_url, ..Options::default() })
}

/// Says why `folder` holds no course, when it holds none.
pub fn require_course(folder: &Path) -> Result<(), String> {
    let shown = folder.display();
    match disk::kind(&folder.join(MANIFEST)) {
        Some(Kind::File) => Ok(()),
        Some(kind) => Err(format!(
            "`{}` is {}, not a file\nhelp: put a file with the configuration of the course there",
            folder.join(MANIFEST).display(),
            kind.described()
        )),
        None if disk::is_folder(folder) => Err(format!(
            "there is no `course.toml` in `{shown}`\nhelp: name the folder of the course"
        )),
        None => Err(format!("there is no folder `{shown}`\nhelp: name the folder of the course")),
    }
}

/// Reads and compiles the course in `folder`. `ignored` holds folders that are not part of it. The
/// error says why that is impossible.
pub fn compile(
    compiler: &Compiler,
    loader: &mut Loader,
    folder: &Path,
    ignored: &[PathBuf],
    options: &Options,
) -> Result<Compiled, String> {
    require_course(folder)?;
    let tree = loader.load(folder, ignored).map_err(|error| error.to_string())?;
    #[cfg(feature = "internals")]
    crate::cli::hooks::before_compiling(&tree);
    Ok(Compiled::of(compiler, tree, options))
}

/// A line about the folders of a course that are left out because they hold a published site;
/// `None` when there are none.
pub fn note_on_outputs(tree: &SourceTree) -> Option<String> {
    let names: Vec<String> = tree.outputs().iter().map(|path| format!("`{path}`")).collect();
    (!names.is_empty()).then(|| {
        let names = names.join(", ");
        format!("note: left out of the course, because a site was published there: {names}")
    })
}

impl Compiled {
    /// Compiles the course in `tree`.
    pub fn of(compiler: &Compiler, tree: SourceTree, options: &Options) -> Compiled {
        let (Reported { value: output, diagnostics }, work) = compiler.compile(&tree, options);
        Compiled { output, diagnostics, tree, work }
    }

    /// Draws the diagnostics of the course in `folder`.
    pub fn drawn(&self, format: Format, folder: &Path) -> String {
        let sources = Located { sources: &self.tree, folder: shown(folder) };
        let mut text = render(&self.diagnostics, &sources, format, style());
        if format == Format::Human
            && let Some(summary) = summary(&self.diagnostics)
        {
            text.push_str(&summary);
            text.push('\n');
        }
        text
    }

    /// Prints the diagnostics to standard error and returns the exit code.
    pub fn report(&self, folder: &Path, deny_warnings: bool) -> u8 {
        note_on_outputs(&self.tree).iter().for_each(|note| say(note));
        let drawn = self.drawn(Format::Human, folder);
        if !drawn.is_empty() {
            say(drawn.trim_end());
        }
        self.exit_code(deny_warnings)
    }

    /// The exit code for the diagnostics.
    pub fn exit_code(&self, deny_warnings: bool) -> u8 {
        let denied = deny_warnings && !self.diagnostics.is_empty();
        if self.output.is_none() || denied { FAULTY } else { crate::cli::CLEAN }
    }
}

/// A folder as the user typed it, with `/` between parts and without needless ones.
pub fn shown(folder: &Path) -> String {
    let parts = folder.components().filter(|part| *part != Component::CurDir);
    let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
