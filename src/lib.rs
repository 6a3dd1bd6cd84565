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
//! From top to bottom, each module uses only those below it: `cli`, `serve`, `emit`, `pipeline`,
//! `render`, `check`, `resolve`, `parse`, `model`, `markdown`, `theme`, `source`, `disk`, `diag`,
//! `text`. ARCHITECTURE.md says what each holds.

pub mod check;
pub mod cli;
pub mod diag;
pub mod disk;
pub mod emit;
pub mod markdown;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod render;
pub mod resolve;
pub mod serve;
pub mod source;
pub mod text;
pub mod theme;

pub use diag::{Diagnostic, Reported};
pub use model::course::Course;
pub use pipeline::{Compiler, Options, Output, compile};
pub use render::site::{Site, SiteFile};
pub use source::SourceTree;
pub use theme::Theme;
