//! Functions that several tests share.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use coursemark::internals::diag::Reported;
use coursemark::internals::model::course::Course;
use coursemark::internals::parse::manifest::manifest;
use coursemark::internals::parse::page::{Policy, page as parse_page};
use coursemark::internals::pipeline::{Options, compile};
use coursemark::internals::render::site::{Site, SiteFile};
use coursemark::internals::resolve::order::page_kind;
use coursemark::internals::resolve::{Parts, course};
use coursemark::internals::source::{Content, SourceTree};
use coursemark::internals::text::path::{CoursePath, SitePath};

/// The folder of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A course in memory.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The smallest course: one unit with one lesson.
pub fn small() -> Files {
    [
        ("course.toml", "id = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\"]\n"),
        ("index.md", "+++\ntitle = \"C\"\n+++\n\nText.\n"),
        ("unit/index.md", "+++\ntitle = \"Unit\"\nlessons = [\"lesson\"]\n+++\n\nText.\n"),
        ("unit/lesson.md", "+++\ntitle = \"Lesson\"\n+++\n\nText.\n"),
    ]
    .into_iter()
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .collect()
}

/// The smallest course with these files added or replaced.
pub fn small_with(files: &[(&str, &str)]) -> Files {
    let mut all = small();
    for (path, text) in files {
        all.insert((*path).to_owned(), text.as_bytes().to_vec());
    }
    all
}

/// Compiles files. The diagnostics include those from reading them.
pub fn compiled(files: Files) -> Reported<Option<Site>> {
    compiled_as(files, &Options::default())
}

/// Compiles files with `options`. The diagnostics include those from reading them.
pub fn compiled_as(files: Files, options: &Options) -> Reported<Option<Site>> {
    compile(&SourceTree::from_memory(files), options)
}

/// The course in a tree, without its references and without diagnostics.
pub fn resolved(tree: &SourceTree) -> Course {
    let path = CoursePath::new("course.toml");
    let manifest = manifest(&path, tree.text_of(&path).unwrap()).value.unwrap();
    let pages: BTreeMap<_, Arc<_>> = tree
        .iter()
        .filter_map(|(path, content)| {
            let (kind, _) = page_kind(path, "static")?;
            let Content::Text { text, hash } = content else { return None };
            let read = parse_page(path, text, *hash, kind, Policy::default());
            Some((path.clone(), read.value))
        })
        .collect();
    let parts = Parts {
        manifest,
        pages,
        references: Vec::new(),
        bibliography: None,
        has_bibliography_faults: false,
    };
    course(parts, tree, false).value
}

/// The text of a page of a site.
pub fn page(site: &Site, path: &str) -> String {
    match site.get(&SitePath::new(path)) {
        Some(SiteFile::Bytes(bytes)) => String::from_utf8(bytes.to_vec()).unwrap(),
        other => panic!("{path}: {other:?}"),
    }
}

/// The lesson page of the smallest course with this body.
#[track_caller]
pub fn lesson(body: &str) -> String {
    let text = format!("+++\ntitle = \"Lesson\"\n+++\n\n{body}\n");
    let reported = compiled(small_with(&[("unit/lesson.md", &text)]));
    let site = reported.value.unwrap_or_else(|| panic!("{:#?}", reported.diagnostics));
    page(&site, "unit/lesson.html")
}

/// Every file below a folder, with its bytes.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            files.insert(path, read(entry.path()));
        }
    }
    files
}

/// Reads a file.
#[allow(clippy::disallowed_methods, reason = "tests look at the disk themselves")]
pub fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

/// Writes a file and the folders above it.
#[allow(clippy::disallowed_methods, reason = "tests look at the disk themselves")]
pub fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// The number of script elements of a page, without the theme's own scripts and data blocks.
pub fn foreign_scripts(html: &str) -> usize {
    let own = [
        "<script type=\"application/ld+json\">",
        "<script type=\"application/json\" id=\"cm:strings\">",
    ];
    let files = ["start", "page", "front"].map(|name| {
        html.match_indices("<script src=\"")
            .filter(|(at, _)| {
                let address = html[at + 13..].split('"').next().unwrap_or_default();
                address.contains(&format!("assets/{name}-")) && address.ends_with(".js")
            })
            .count()
    });
    let known: usize = own.iter().map(|script| html.matches(script).count()).sum();
    html.matches("<script").count() - known - files.iter().sum::<usize>()
}

/// Runs the program as a user who may do little: the tests may run as root, who may read everything
/// and make threads without limit.
#[cfg(unix)]
pub struct AsNobody;

/// The one way to run the program as a user who may do little.
#[cfg(unix)]
pub const AS_NOBODY: AsNobody = AsNobody;

#[cfg(unix)]
impl AsNobody {
    /// An id that no user of this machine has.
    const USER: &str = "54321";

    /// The program with these arguments, through the commands `around`.
    pub fn command(&self, around: &[&str], arguments: &[&str]) -> std::process::Command {
        let mut command = self.run(around);
        command.arg(env!("CARGO_BIN_EXE_coursemark")).args(arguments);
        command
    }

    fn run(&self, around: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new("setpriv");
        command.args(["--reuid", Self::USER, "--regid", Self::USER, "--clear-groups"]).args(around);
        command
    }

    /// Whether that works here.
    pub fn is_possible(&self) -> bool {
        let output = self.command(&["prlimit", "--nproc=9"], &["--version"]).output();
        output.is_ok_and(|output| output.status.success())
    }

    /// Why it may not.
    pub fn reason(&self) -> &'static str {
        "only root can start the program as another user, with `setpriv` and `prlimit`"
    }
}
