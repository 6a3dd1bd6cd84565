//! What the program says when it fails by a fault of its own, which in Rust is a panic.
//!
//! [`install`] replaces the standard library's text, which speaks to programmers. A command that
//! panics ends with exit code 101; `serve` catches the panic and goes on.

use std::backtrace::Backtrace;
use std::panic::{self, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::cli::say;

/// The last report, unless it was taken. Several threads can fail at once, for one reason, and that
/// is said once.
static REPORT: Mutex<Option<String>> = Mutex::new(None);

/// Whether the command has come so far that it writes files.
static IS_WRITING: AtomicBool = AtomicBool::new(false);

/// From now on a panic is reported on standard error in the words of this program.
pub fn install() {
    panic::set_hook(Box::new(|info| {
        let mut last = REPORT.lock().unwrap_or_else(PoisonError::into_inner);
        let report = report(info);
        if last.as_ref() != Some(&report) {
            say(&report);
            if std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0") {
                say(&Backtrace::force_capture().to_string());
            }
            *last = Some(report);
        }
    }));
}

/// Says that the command begins to write files, so that no report denies it.
pub fn begin_writing() {
    IS_WRITING.store(true, Ordering::Relaxed);
}

/// The report on the panic that was just caught. The next panic is reported anew.
pub fn take_report() -> String {
    let report = REPORT.lock().unwrap_or_else(PoisonError::into_inner).take();
    report.unwrap_or_else(|| "error: coursemark failed".to_owned())
}

fn report(info: &PanicHookInfo<'_>) -> String {
    let message = info.payload_as_str().unwrap_or("it does not say why");
    let place = info.location().map(|place| format!(" ({}:{})", place.file(), place.line()));
    let files = if IS_WRITING.load(Ordering::Relaxed) {
        "it came while files were written; a site is the last one or the new one as a whole"
    } else {
        "no file was changed"
    };
    // While `OWNER` stands for whom it belongs to, the address leads nowhere.
    let address = match env!("CARGO_PKG_REPOSITORY") {
        repository if repository.is_empty() || repository.contains("/OWNER/") => {
            "where you got coursemark".to_owned()
        }
        repository => format!("at {repository}/issues"),
    };
    format!(
        "error: coursemark failed: {message}{}\n\
         note: this is a fault of the program, not of your course; {files}\n\
         help: report it {address}, with this text, the file that you changed last, \
         and what `coursemark --version --verbose` prints",
        place.unwrap_or_default()
    )
}
