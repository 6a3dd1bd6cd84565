//! Watches the files of the course for changes.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{Config, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, NoCache, RecommendedCache, new_debouncer_opt,
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
/// The time between two looks at whether the folder of the course is still the one that is watched.
/// The system does not tell when another one takes its place.
const ROOT_LOOK: Duration = Duration::from_millis(500);

/// What to watch, and how.
#[derive(Clone, Debug)]
pub struct WatchOptions {
    /// The folder of the course, as it was typed.
    pub course: PathBuf,
    /// Folders inside it that are not part of the course.
    pub ignored: Vec<PathBuf>,
    /// Whether to look at regular intervals instead of relying on events from the system.
    pub poll: bool,
}

/// Watches the folder of a course.
///
/// It watches folders, never single files: editors save by renaming, and a watch on a file would
/// end with the first save. Where the operating system cannot watch, the folder is checked at
/// regular intervals. When another folder takes the place of the watched one, as when it is deleted
/// and made again, that one is watched.
pub struct Watch {
    options: WatchOptions,
    tell: Box<dyn Fn(&str) + Send>,
    /// The folder that is watched; `None` while there is none.
    root: Option<Root>,
    device: Option<Device>,
    sender: mpsc::Sender<DebounceEventResult>,
    events: mpsc::Receiver<DebounceEventResult>,
}

/// A watch that lasts for as long as it is held.
enum Device {
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

/// The folder of a course as it is on the disk: where it is, and which one it is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Root {
    path: PathBuf,
    birth: disk::Birth,
}

impl Root {
    fn of(course: &Path) -> Option<Root> {
        let path = disk::canonical(course).ok()?;
        let birth = disk::birth(&path)?;
        Some(Root { path, birth })
    }
}

impl Watch {
    /// Starts to watch; `tell` writes a line for the person at the terminal.
    ///
    /// # Errors
    /// When the folder can be neither watched nor read.
    pub fn start(
        options: WatchOptions,
        tell: impl Fn(&str) + Send + 'static,
    ) -> Result<Watch, notify::Error> {
        let (sender, events) = mpsc::channel();
        let root = Root::of(&options.course);
        let tell = Box::new(tell);
        let mut watch = Watch { options, tell, root: None, device: None, sender, events };
        let path = root.as_ref().map_or(&watch.options.course, |root| &root.path).clone();
        watch.device = Some(watch.connect(&path)?);
        watch.root = root;
        Ok(watch)
    }

    /// Waits until something has changed below the course. What changed since the last call counts,
    /// and changes that come close together count as one.
    pub fn wait(&mut self) {
        loop {
            let mut count = match self.events.recv_timeout(ROOT_LOOK) {
                Ok(events) => self.count(&events),
                Err(RecvTimeoutError::Timeout) => usize::from(self.follow()),
                // Never: a sender is held here.
                Err(RecvTimeoutError::Disconnected) => return,
            };
            while let Ok(events) = self.events.try_recv() {
                count += self.count(&events);
            }
            let began = Instant::now();
            while count >= MIN_BURST && began.elapsed() < MAX_WAIT {
                match self.events.recv_timeout(QUIET) {
                    Ok(events) => count += self.count(&events),
                    Err(_) => break,
                }
            }
            if count > 0 {
                return;
            }
        }
    }

    /// The number of changes that matter. Where the folder of the course itself was moved or
    /// removed, the one that is there now is watched from here on.
    fn count(&mut self, events: &DebounceEventResult) -> usize {
        let Ok(events) = events else {
            // Some event was missed. Rebuild, to be sure.
            return MIN_BURST;
        };
        let Some(root) = &self.root else { return usize::from(self.follow()) };
        let filter = Filter { root: root.path.clone(), ignored: self.options.ignored.clone() };
        // Read again each time, because a save of `course.toml` can rename the static folder.
        let belonging = Belonging::of(&filter.root);
        let wanted = |event: &&DebouncedEvent| {
            !matches!(event.kind, EventKind::Access(_))
                && event.paths.iter().any(|path| filter.wants(path, &belonging))
        };
        let count = events.iter().filter(wanted).count();
        let is_end = |event: &DebouncedEvent| {
            let ends =
                matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
            ends && event.paths.contains(&filter.root)
        };
        if events.iter().any(is_end) {
            // Even if the same folder is back, the watch on it may have ended.
            self.device = None;
            self.follow();
        }
        count
    }

    /// Watches the folder that is in the place of the course now. Returns whether it is another one
    /// than before.
    fn follow(&mut self) -> bool {
        let now = Root::of(&self.options.course);
        if now == self.root && (self.device.is_some() || now.is_none()) {
            return false;
        }
        let shown = self.options.course.display();
        let is_other = now != self.root;
        let Some(root) = now else {
            (self.tell)(&format!("note: the folder `{shown}` is gone; waiting for it"));
            (self.root, self.device) = (None, None);
            return true;
        };
        if is_other {
            (self.tell)(&format!("note: another folder is now `{shown}`; watching that one"));
        }
        // The old watch ends first, since a system may allow only a number of them.
        self.device = None;
        match self.connect(&root.path) {
            Ok(device) => self.device = Some(device),
            // Tried again at the next look; said once.
            Err(error) if is_other => {
                (self.tell)(&format!("note: `{shown}` cannot be watched ({error})"));
            }
            Err(_) => {}
        }
        self.root = Some(root);
        is_other || self.device.is_some()
    }

    fn connect(&self, root: &Path) -> Result<Device, notify::Error> {
        let send = || {
            let sender = self.sender.clone();
            move |result: DebounceEventResult| {
                // The receiver is gone only when the program ends.
                let _ = sender.send(result);
            }
        };
        if !self.options.poll {
            let told = new_debouncer_opt::<_, RecommendedWatcher, _>(
                TOGETHER,
                None,
                send(),
                RecommendedCache::new(),
                Config::default(),
            )
            .and_then(|mut debouncer| {
                debouncer.watch(root, RecursiveMode::Recursive)?;
                Ok(debouncer)
            });
            match told {
                Ok(debouncer) => return Ok(Device::Told(debouncer)),
                Err(error) => (self.tell)(&format!(
                    "note: the system cannot watch the folder ({error}); looking for changes every {} ms instead",
                    POLL.as_millis()
                )),
            }
        }
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        let mut debouncer =
            new_debouncer_opt::<_, PollWatcher, _>(TOGETHER, None, send(), NoCache::new(), config)?;
        debouncer.watch(root, RecursiveMode::Recursive)?;
        Ok(Device::Polled(debouncer))
    }
}

/// Decides which files matter.
#[derive(Clone)]
struct Filter {
    root: PathBuf,
    ignored: Vec<PathBuf>,
}

impl Filter {
    fn wants(&self, path: &Path, belonging: &Belonging) -> bool {
        let is_ignored = self.ignored.iter().any(|folder| {
            let folder = disk::canonical(folder).unwrap_or_else(|_| folder.clone());
            let inner = folder.strip_prefix(&self.root);
            path.starts_with(&folder) && inner.is_ok_and(|inner| belonging.purpose(inner).is_none())
        });
        if is_ignored {
            return false;
        }
        let Ok(relative) = path.strip_prefix(&self.root) else { return true };
        belonging.includes(relative) && !belonging.is_published(&self.root, relative)
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
