//! The program `coursemark`.

use std::process::ExitCode;

use clap::Parser;
use coursemark::{Arguments, run};

fn main() -> ExitCode {
    run(Arguments::parse())
}
