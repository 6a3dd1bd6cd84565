//! `coursemark check --watch`: checks again whenever a file of the course is saved.
//!
//! Each round is framed by the lines [`BEGINS`] and [`ENDS`], by which editors that read the output
//! know where a report begins and ends.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::check::{CheckArguments, report};
use crate::cli::load::{compile, require_course};
use crate::cli::serve::changes;
use crate::cli::{FAILED, crash, fail, say};
use crate::pipeline::{Compiler, Options};
use crate::serve::ServeError;
use crate::serve::watch::{Watch, WatchOptions};
use crate::source::{Loader, SourceTree};

/// The start of the first line of a round.
pub const BEGINS: &str = "checking";

/// The last line of a round.
pub const ENDS: &str = "waiting for the next change (press Ctrl-C to stop)";

/// The time between two rounds when waiting for a change fails.
const PAUSE: Duration = Duration::from_secs(1);

/// What a round remembers of the one before it.
#[derive(Default)]
struct Memory {
    compiler: Compiler,
    loader: Loader,
    before: Option<SourceTree>,
}

/// Checks the course until the process is interrupted, so the exit code is that of a failure.
pub fn run(
    arguments: &CheckArguments,
    folder: &Path,
    ignored: &[PathBuf],
    options: &Options,
) -> u8 {
    if let Err(reason) = require_course(folder) {
        return fail(&reason);
    }
    let watch = Watch::start(
        WatchOptions { course: folder.to_owned(), ignored: ignored.to_vec(), poll: arguments.poll },
        |line: &str| say(line),
    );
    let mut watch = match watch {
        Ok(watch) => watch,
        Err(error) => return fail(&ServeError::Watch(error).to_string()),
    };
    let mut memory = Memory::default();
    loop {
        let mut round = || check(arguments, folder, ignored, options, &mut memory);
        if catch_unwind(AssertUnwindSafe(&mut round)).is_err() {
            // It was reported when it happened. The next save begins with nothing remembered.
            crash::take_report();
            memory = Memory::default();
        }
        say(ENDS);
        if catch_unwind(AssertUnwindSafe(|| watch.wait())).is_err() {
            // A check now misses no save, and the pause keeps this from spinning.
            thread::sleep(PAUSE);
        }
    }
}

/// Checks once.
fn check(
    arguments: &CheckArguments,
    folder: &Path,
    ignored: &[PathBuf],
    options: &Options,
    memory: &mut Memory,
) {
    let start = Instant::now();
    let Memory { compiler, loader, before } = memory;
    match compile(compiler, loader, folder, ignored, options) {
        Ok(compiled) => {
            let cause = before.as_ref().map(|before| changes(&compiled.tree.changed_since(before)));
            say(&cause.map_or_else(|| BEGINS.to_owned(), |cause| format!("{BEGINS}: {cause}")));
            if report(arguments, &compiled, folder, start) == FAILED {
                say("the files that were asked for could not be written");
            }
            *before = Some(compiled.tree);
        }
        Err(reason) => {
            say(BEGINS);
            fail(&reason);
        }
    }
}
