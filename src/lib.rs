//! Coursemark: a folder of plain Markdown compiles to a course site, or to exact diagnostics.
//!
//! The rooms of the house, from top to bottom; each may use only those below it: `cli`, `serve`,
//! `emit`, `pipeline`, `render`, `check`, `resolve`, `model`, `parse`, `theme`, `source`, `disk`,
//! `diag`, `text`. ARCHITECTURE.md says what each holds.

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
