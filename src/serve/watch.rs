//! Watches the files of the course for changes.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use notify::{Config, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, Debouncer, NoCache, RecommendedCache, new_debouncer_opt,
};

use crate::disk;
use crate::source::Belonging;

/// Changes within this time of each other count as one, because one save is often several events.
const TOGETHER: Duration = Duration::from_millis(10);
/// When at least this many changes come together, a program is writing many files. The rebuild then
/// waits until nothing was written for [`QUIET`], but no longer than [`MAX_WAIT`].
const MIN_BURST: usize = 20;
const QUIET: Duration = Duration::from_millis(200);
const MAX_WAIT: Duration = Duration::from_secs(2);
/// The time between two looks at a folder that gives no events.
const POLL: Duration = Duration::from_millis(700);

/// Keeps watching for as long as it is held.
pub enum Watch {
    /// The operating system reports changes.
    Told(
        #[allow(dead_code, reason = "held until the watch ends")]
        Debouncer<RecommendedWatcher, RecommendedCache>,
    ),
    /// The folder is checked at regular intervals.
    Polled(
        #[allow(dead_code, reason = "held until the watch ends")] Debouncer<PollWatcher, NoCache>,
    ),
}

/// Calls `changed` after each change below `course`, one call at a time. It watches folders, never
/// single files: editors save by renaming, and a watch on a file would end with the first save.
/// Where the operating system cannot watch, the folder is checked at regular intervals, and `tell`
/// says so.
///
/// # Errors
/// When the folder can be neither watched nor read.
pub fn watch(
    course: &Path,
    ignored: &[PathBuf],
    poll: bool,
    mut changed: impl FnMut() + Send + 'static,
    tell: &impl Fn(&str),
) -> Result<Watch, notify::Error> {
    let root = disk::canonical(course).unwrap_or_else(|_| course.to_owned());
    let (sender, receiver) = mpsc::channel::<usize>();
    let filter = Filter { root: root.clone(), ignored: ignored.to_vec() };
    let on_event =
        move |sender: &mpsc::Sender<usize>, filter: &Filter, result: DebounceEventResult| {
            let wanted = match result {
                Ok(events) => {
                    // Read again each time, because a save of `course.toml` can rename the static
                    // folder.
                    let belonging = Belonging::of(&filter.root);
                    events
                        .iter()
                        .filter(|event| {
                            !matches!(event.kind, EventKind::Access(_))
                                && event.paths.iter().any(|path| filter.wants(path, &belonging))
                        })
                        .count()
                }
                // Some event was missed. Rebuild, to be sure.
                Err(_) => MIN_BURST,
            };
            if wanted > 0 {
                // The receiver is gone only when the program ends.
                let _ = sender.send(wanted);
            }
        };
    thread::spawn(move || {
        while let Ok(first) = receiver.recv() {
            // Changes that came during the last rebuild belong to this one.
            let mut count = first + receiver.try_iter().sum::<usize>();
            let began = Instant::now();
            while count >= MIN_BURST && began.elapsed() < MAX_WAIT {
                match receiver.recv_timeout(QUIET) {
                    Ok(more) => count += more,
                    Err(_) => break,
                }
            }
            changed();
        }
    });
    if !poll {
        let (sender, filter) = (sender.clone(), filter.clone());
        let told = new_debouncer_opt::<_, RecommendedWatcher, _>(
            TOGETHER,
            None,
            move |result| on_event(&sender, &filter, result),
            RecommendedCache::new(),
            Config::default(),
        )
        .and_then(|mut debouncer| {
            debouncer.watch(&root, RecursiveMode::Recursive)?;
            Ok(debouncer)
        });
        match told {
            Ok(debouncer) => return Ok(Watch::Told(debouncer)),
            Err(error) => tell(&format!(
                "note: the system cannot watch the folder ({error}); looking for changes every {} ms instead",
                POLL.as_millis()
            )),
        }
    }
    let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
    let mut debouncer = new_debouncer_opt::<_, PollWatcher, _>(
        TOGETHER,
        None,
        move |result| on_event(&sender, &filter, result),
        NoCache::new(),
        config,
    )?;
    debouncer.watch(&root, RecursiveMode::Recursive)?;
    Ok(Watch::Polled(debouncer))
}

/// Decides which files matter.
#[derive(Clone)]
struct Filter {
    root: PathBuf,
    ignored: Vec<PathBuf>,
}

impl Filter {
    fn wants(&self, path: &Path, belonging: &Belonging) -> bool {
        if self.ignored.iter().any(|folder| {
            let folder = disk::canonical(folder).unwrap_or_else(|_| folder.clone());
            path.starts_with(folder)
        }) {
            return false;
        }
        let Ok(relative) = path.strip_prefix(&self.root) else { return true };
        belonging.includes(relative)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_own_files_are_of_no_interest() {
        let filter = Filter { root: PathBuf::from("/c"), ignored: vec![PathBuf::from("/c/dist")] };
        let belonging = Belonging::of(&filter.root);
        for path in ["/c/unit/a.md", "/c/course.toml", "/c/static/.well-known/x"] {
            assert!(filter.wants(Path::new(path), &belonging), "{path}");
        }
        for path in ["/c/unit/.a.md.swp", "/c/.git/index", "/c/a.md~", "/c/dist/index.html"] {
            assert!(!filter.wants(Path::new(path), &belonging), "{path}");
        }
    }
}
