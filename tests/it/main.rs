//! Integration tests, in one binary.
#![allow(clippy::unwrap_used, reason = "in a test, a value that is not there is a failure")]

#[cfg(target_os = "linux")]
mod action;
mod add;
mod amount;
mod brought;
mod check_watch;
mod citation_styles;
mod commands;
mod commonmark;
mod components;
mod contract;
mod determinism;
mod docs;
#[cfg(unix)]
mod emit;
mod fix;
mod formulas;
mod handout;
mod hostile;
#[cfg(feature = "import")]
mod import;
mod items;
mod languages;
mod levels;
#[cfg(unix)]
mod lsp;
mod mutants;
mod new;
mod organisation;
mod properties;
mod questions;
mod readme;
mod rebuild;
mod scale;
mod scenario;
mod schema;
mod search;
mod serve;
mod shipped;
mod static_folder;
mod suite;
mod support;
mod theme;
mod titles;
mod walls;
mod warm;
mod well_formed;
