//! Integration tests, in one binary.

mod commands;
mod determinism;
mod emit;
mod hostile;
mod properties;
mod rebuild;
mod suite;
mod support;
mod walls;
