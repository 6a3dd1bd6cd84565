//! The integration tests, in one binary.

#[cfg(unix)]
mod emit;
