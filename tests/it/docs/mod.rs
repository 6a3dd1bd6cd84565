//! The documentation in `docs/` is a course, and everything works as it shows.
//!
//! [`examples`] carries out every page, like a reader who types all of it:
//!
//! - A fenced block with the title `course/…` is a file of the course. A block for `course.toml`
//!   without `id`, and a block for a page without front matter, are added to the existing file. A
//!   block with nothing but front matter replaces that of the page. At the end of the page, the
//!   course builds without a diagnostic.
//! - A `markdown` block without a title is the text of a lesson, and a `toml` block without one is
//!   a part of `course.toml`. A `toml` block with the title `Front matter` is the front matter of a
//!   page. Each is compiled by itself in the page's course.
//! - In a `console` block, lines that begin with `$ coursemark` are run (`serve` is only parsed).
//!   Any output shown must be the output of the program; `…` alone on a line stands for any lines.
//! - A comment above a block, which readers do not see, changes that. After `<!-- example: faulty
//!   CODE -->`, the block has exactly this diagnostic. After `<!-- example: KIND -->`, it is the
//!   text of another kind of page: `front`, `unit`, `quiz`, `scenario`, `survey`, `glossary` or
//!   `prompts`.
//! - The pages of the tutorial are one story that begins in an empty folder. Every other page is a
//!   story of its own and begins with [`examples::base`].
//!
//! [`results`] puts what an example looks like below it, wherever a page asks for that.
//!
//! [`reference`] compares the generated pages with the program. `UPDATE_DOCS=1 cargo test --test it
//! docs` rewrites them, and the output shown in `console` blocks. Read the difference before you
//! commit it.

mod blocks;
mod commands;
mod examples;
mod explanations;
mod reference;
mod results;

use std::path::PathBuf;

use coursemark::internals::pipeline::{Options, compile};
use coursemark::internals::source::load;

use crate::support::{read, root};

/// The folder of the documentation.
fn folder() -> PathBuf {
    root().join("docs")
}

/// Whether the pages should be rewritten.
fn is_update() -> bool {
    std::env::var_os("UPDATE_DOCS").is_some()
}

/// The text of a file of the documentation.
fn text(path: &str) -> String {
    String::from_utf8(read(&folder().join(path))).unwrap()
}

/// The pages of the documentation, in the order of its manifests, as paths relative to its folder.
fn pages() -> Vec<String> {
    let table = |text: &str| text.parse::<toml::Table>().unwrap();
    let names = |table: &toml::Table, key: &str| -> Vec<String> {
        table[key].as_array().unwrap().iter().map(|name| name.as_str().unwrap().into()).collect()
    };
    let mut pages = vec!["index.md".to_owned()];
    for unit in names(&table(&text("course.toml")), "units") {
        let index = format!("{unit}/index.md");
        let front = text(&index).split("+++").nth(1).unwrap().to_owned();
        pages.push(index);
        // A page of another kind than a lesson has that in its ending, as in `a-quiz.quiz.md`.
        pages.extend(names(&table(&front), "lessons").iter().map(|key| {
            let endings = ["md", "quiz.md", "scenario.md", "survey.md"];
            let mut paths = endings.iter().map(|ending| format!("{unit}/{key}.{ending}"));
            paths.find(|path| folder().join(path).is_file()).unwrap_or_else(|| panic!("{key}"))
        }));
    }
    pages
}

#[test]
fn the_documentation_builds_without_a_diagnostic() {
    let tree = load(&folder(), &[]).unwrap();
    let reported = compile(&tree, &Options::default());
    let shown: Vec<_> = reported
        .diagnostics
        .iter()
        .map(|d| format!("{}: {}: {}", d.place.path, d.code.name, d.message))
        .collect();
    assert_eq!(shown, Vec::<String>::new());
}
