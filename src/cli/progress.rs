//! A bar on the terminal for work that lasts longer than [`PATIENCE`].
//!
//! There is none where nobody would see it: in a pipe, in a log, on a terminal without a cursor.

use std::io::{self, IsTerminal};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diag::progress::Progress;

/// The time after which a person wonders whether anything happens.
const PATIENCE: Duration = Duration::from_secs(1);

/// The time between two drawings.
const FRAME: Duration = Duration::from_millis(100);

/// A bar that is shown while this value lives, if the work lasts.
pub struct Waiting {
    /// Dropped to end the thread.
    done: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Waiting {
    /// Waits for work, which `what` names and `progress` counts.
    pub fn new(what: &'static str, progress: &Arc<Progress>) -> Waiting {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if !io::stderr().is_terminal() || is_dumb {
            return Waiting { done: None, thread: None };
        }
        let (done, is_done) = mpsc::channel::<()>();
        let progress = Arc::clone(progress);
        let draw = move || draw(what, &progress, &is_done);
        // Where the system allows no more threads, there is no bar.
        let thread = thread::Builder::new().name("bar".to_owned()).spawn(draw).ok();
        Waiting { done: Some(done), thread }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.done = None;
        if let Some(thread) = self.thread.take() {
            // A bar that fails is no reason for anything else to fail.
            let _ = thread.join();
        }
    }
}

/// Draws the bar until the work is done.
fn draw(what: &'static str, progress: &Progress, is_done: &mpsc::Receiver<()>) {
    let lasts = |time| is_done.recv_timeout(time) == Err(mpsc::RecvTimeoutError::Timeout);
    if !lasts(PATIENCE) {
        return;
    }
    let style = |template| ProgressStyle::with_template(template).ok();
    // Until the steps are known, only that something happens.
    let (unknown, known) =
        (style("{spinner} {msg}"), style("{spinner} {msg} {bar:30} {percent} %"));
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    bar.set_message(what);
    loop {
        let (done, all) = progress.state();
        if let Some(style) = if all == 0 { &unknown } else { &known } {
            bar.set_style(style.clone());
        }
        bar.set_length(all as u64);
        bar.set_position(done as u64);
        bar.tick();
        if !lasts(FRAME) {
            break;
        }
    }
    bar.finish_and_clear();
}
