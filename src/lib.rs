//! Coursemark: a folder of plain Markdown compiles to a course site, or to exact diagnostics.
//!
//! ```
//! use coursemark::{Options, SourceTree, compile};
//!
//! let files = [
//!     ("course.toml", "id = \"bread\"\ntitle = \"Bread\"\nlanguage = \"en\"\nunits = [\"dough\"]"),
//!     ("index.md", "+++\ntitle = \"Bread\"\n+++\n"),
//!     ("dough/index.md", "+++\ntitle = \"Dough\"\nlessons = [\"kneading\"]\n+++\n"),
//!     ("dough/kneading.md", "+++\ntitle = \"Kneading\"\n+++\n\nStretch a piece.\n"),
//! ];
//! let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
//! let tree = SourceTree::from_memory(files.into());
//! let report = compile(&tree, &Options::default());
//! let site = report.value.expect("the course has no error");
//! assert!(site.keys().any(|path| path.as_str() == "dough/kneading.html"));
//! ```
//!
//! # Stability
//!
//! The program is what is kept stable: its commands, the format of courses and of learners' records.
//! The library is there for the program and for its tests.
//! The names that this page re-exports change only with a new minor version and a note in the change
//! log; everything in the modules below may change with any version.
//! Programs that build on it should name an exact version.
//!
//! # Layers
//!
//! From top to bottom, each module uses only those below it: `cli`, `lsp`, `serve`, `emit`, `import`,
//! `rounds`, `pipeline`, `render`, `check`, `resolve`, `parse`, `model`, `markdown`, `theme`, `source`,
//! `disk`, `diag`,
//! `text`. ARCHITECTURE.md says what each holds.

mod check;
mod cli;
mod diag;
mod disk;
mod emit;
#[cfg(feature = "import")]
mod import;
#[cfg(feature = "lsp")]
mod lsp;
mod markdown;
mod model;
mod parse;
mod pipeline;
mod render;
mod resolve;
mod rounds;
mod serve;
mod source;
mod text;
mod theme;

pub use cli::usage::parse;
pub use cli::{Arguments, run};
pub use diag::{Diagnostic, Reported};
pub use model::course::Course;
pub use pipeline::{Compiler, Options, Output, compile};
pub use render::site::{Site, SiteFile};
pub use source::{SourceTree, load};
pub use theme::Theme;

/// All modules, for the tests in `tests/`. Only there is the feature `internals` on, so that code
/// that nothing uses is reported in every other build.
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals {
    pub mod check {
        pub use crate::check::*;
    }
    pub mod cli {
        pub use crate::cli::*;
    }
    pub mod diag {
        pub use crate::diag::*;
    }
    pub mod disk {
        pub use crate::disk::*;
    }
    pub mod emit {
        pub use crate::emit::*;
    }
    #[cfg(feature = "import")]
    pub mod import {
        pub use crate::import::*;
    }
    pub mod markdown {
        pub use crate::markdown::*;
    }
    pub mod model {
        pub use crate::model::*;
    }
    pub mod parse {
        pub use crate::parse::*;
    }
    pub mod pipeline {
        pub use crate::pipeline::*;
    }
    pub mod render {
        pub use crate::render::*;
    }
    pub mod resolve {
        pub use crate::resolve::*;
    }
    pub mod rounds {
        pub use crate::rounds::*;
    }
    pub mod serve {
        pub use crate::serve::*;
    }
    pub mod source {
        pub use crate::source::*;
    }
    pub mod text {
        pub use crate::text::*;
    }
    pub mod theme {
        pub use crate::theme::*;
    }
}
