//! The program `coursemark`.

use std::process::ExitCode;

use clap::Parser;
use coursemark::cli::{Arguments, run};

fn main() -> ExitCode {
    run(Arguments::parse())
}
