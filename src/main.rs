//! The program `coursemark`.

use std::process::ExitCode;

use coursemark::{parse, run};

fn main() -> ExitCode {
    match parse(std::env::args_os()) {
        Ok(arguments) => run(arguments),
        Err(code) => ExitCode::from(code),
    }
}
