//! Measuring a command, and what several measurements say together.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// What one run took.
#[derive(Clone, Copy)]
pub struct Run {
    pub wall: Duration,
    /// The processor time of all its threads, in the program and in the system.
    pub processor: Duration,
    /// The most memory it held, in bytes.
    pub memory: u64,
}

/// Runs `command` without its output.
pub fn run(command: &mut Command) -> Result<Run, String> {
    let failed = |reason: String| format!("{command:?}: {reason}");
    let shown = failed(String::new());
    let start = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let used = child.and_then(Wait4::wait4).map_err(|error| format!("{shown}{error}"))?;
    let wall = start.elapsed();
    if !used.status.success() {
        return Err(format!("{shown}{}", used.status));
    }
    let (processor, memory) = (used.rusage.utime + used.rusage.stime, used.rusage.maxrss);
    Ok(Run { wall, processor, memory })
}

/// The middle of several numbers, and the least and the most of them.
#[derive(Clone, Copy)]
pub struct Spread {
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

impl Spread {
    pub fn of(values: impl Iterator<Item = f64>) -> Spread {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        let at = |index: usize| values.get(index).copied().unwrap_or(f64::NAN);
        Spread {
            median: at(values.len() / 2),
            least: at(0),
            most: at(values.len().saturating_sub(1)),
        }
    }
}
