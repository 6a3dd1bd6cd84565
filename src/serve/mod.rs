//! The preview serves the site from memory and rebuilds it when a file of the course is saved.
//!
//! [`run`] watches ([`watch`]), builds and serves ([`server`]). It watches before it builds, so
//! that a save during the first build is seen too. It writes nothing, neither to the course nor to
//! the folder that `build` writes to. A save that breaks the course leaves the last good site in
//! place and shows what is wrong above it, and so does a fault of the program: the next save builds
//! again.

pub mod server;
pub mod watch;

use std::net::{Ipv4Addr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::Duration;
use std::{future, io, thread};

use tokio::net::TcpListener;
use tokio::sync::watch as channel;

use crate::render::site::{Site, SiteFile};
use crate::serve::server::{State, accept, router};
use crate::serve::watch::{Watch, WatchOptions};
use crate::text::path::SitePath;

/// The first port to try when none is asked for.
const FIRST_PORT: u16 = 4321;
/// The number of ports to try.
const PORTS: u16 = 20;

/// The options of a preview.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The folder of the course.
    pub course: PathBuf,
    /// Folders inside the course folder that are not part of the course.
    pub ignored: Vec<PathBuf>,
    /// The port, or `None` for the first free one from 4321.
    pub port: Option<u16>,
    /// Whether to open a browser.
    pub open: bool,
    /// Whether to look for changes at regular intervals instead of relying on events from the
    /// system.
    pub poll: bool,
}

/// The result of a rebuild.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The site; `None` when the course has errors.
    pub site: Option<Arc<Site>>,
    /// The heading above the report, for when there is no site.
    pub heading: &'static str,
    /// The diagnostics, as text.
    pub report: String,
    /// The warnings, for the list in the browser. Empty when there is no site.
    pub warnings: Arc<Vec<Warning>>,
    /// A line on the work that the rebuild did.
    pub summary: String,
}

/// A warning in the list that the preview shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Its place in the course: `PATH:LINE:COLUMN`, or `PATH`.
    pub place: String,
    /// The name of its code.
    pub code: &'static str,
    /// The message.
    pub message: String,
    /// Lines on what to change.
    pub help: Vec<String>,
}

/// A course that can be built again and again.
pub trait Rebuild: Send + 'static {
    /// Makes the site from the files on the disk as they are now.
    fn build(&mut self) -> Preview;

    /// Forgets whatever a build that panicked may have left half done. Returns what to show in
    /// place of its result.
    fn recover(&mut self) -> Preview;
}

/// The reasons why a preview cannot start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// No port is free.
    #[error("cannot listen on {address}: {source}\nhelp: choose another port with `--port`")]
    Port {
        /// The address that was tried.
        address: SocketAddr,
        /// The operating system's reason.
        source: io::Error,
    },
    /// The folder cannot be watched.
    #[error("cannot watch the course: {0}\nhelp: try `--poll`")]
    Watch(#[from] notify::Error),
    /// The system allows no more threads.
    #[error(
        "cannot serve: the system lets the program make no more threads: {0}\nhelp: end other programs, or raise the limit (`ulimit -u`)"
    )]
    Threads(io::Error),
    /// The server cannot run.
    #[error("cannot serve: {0}")]
    Io(#[from] io::Error),
}

/// The state that pages are served from and told about.
#[derive(Clone, Debug, Default)]
pub struct Current {
    /// The last good site.
    pub site: Arc<Site>,
    /// What is wrong now, as text. Empty when nothing is.
    pub fault: String,
    /// The heading above `fault`.
    pub heading: &'static str,
    /// The warnings about `site`. Empty while there is a fault.
    pub warnings: Arc<Vec<Warning>>,
    /// The number of the rebuild. Each one has a higher number than the last.
    pub version: u64,
    /// The pages that the last rebuild changed; a new name of the stylesheet alone is not a change.
    /// `None` when there are too many to list.
    pub changed: Option<Arc<Vec<SitePath>>>,
    /// The path of the stylesheet.
    pub stylesheet: Option<SitePath>,
}

/// The maximum number of changed pages to list. If there are more, browsers are told “many”.
const MAX_LISTED_PAGES: usize = 200;

impl Current {
    /// The state after a rebuild: the new site, or the last good one with what is wrong.
    fn after(&self, preview: &Preview) -> Current {
        let site = preview.site.clone().unwrap_or_else(|| self.site.clone());
        let stylesheet = stylesheet(&site).cloned();
        Current {
            changed: changed_pages(&self.site, &site).map(Arc::new),
            stylesheet,
            site,
            fault: if preview.site.is_some() { String::new() } else { preview.report.clone() },
            heading: preview.heading,
            warnings: preview.warnings.clone(),
            version: self.version + 1,
        }
    }
}

fn stylesheet(site: &Site) -> Option<&SitePath> {
    site.keys().find(|path| path.as_str().starts_with("assets/style-"))
}

/// The pages of `now` that changed. A new name of the stylesheet alone is not a change.
fn changed_pages(before: &Site, now: &Site) -> Option<Vec<SitePath>> {
    let names = stylesheet(before).zip(stylesheet(now)).filter(|(one, other)| one != other);
    let mut changed = Vec::new();
    for (path, file) in now {
        let (SiteFile::Bytes(page), true) = (file, path.as_str().ends_with(".html")) else {
            continue;
        };
        let is_same = match before.get(path) {
            Some(SiteFile::Bytes(old)) if Arc::ptr_eq(old, page) => true,
            Some(SiteFile::Bytes(old)) => match names {
                Some((old_name, name)) => is_same_but(old, page, old_name, name),
                None => old == page,
            },
            _ => false,
        };
        if !is_same {
            changed.push(path.clone());
            if changed.len() > MAX_LISTED_PAGES {
                return None;
            }
        }
    }
    Some(changed)
}

/// Whether two pages differ only in the stylesheet's name: `old_name` in one, `name` in the other.
fn is_same_but(old: &[u8], page: &[u8], old_name: &SitePath, name: &SitePath) -> bool {
    match (std::str::from_utf8(old), std::str::from_utf8(page)) {
        (Ok(old), Ok(page)) => old.split(old_name.as_str()).eq(page.split(name.as_str())),
        _ => false,
    }
}

/// The number of threads that a preview needs beside those of the builds: one to build, two to
/// watch, one to read files, and one to spare.
const THREADS: usize = 5;

/// The time between two builds when waiting for a change fails.
const PAUSE: Duration = Duration::from_secs(1);

/// The most threads that read files for answers.
const READERS: usize = 8;

/// Serves the course until the process is interrupted. `tell` writes a line for the person at the
/// terminal.
///
/// # Errors
/// When no port is free, the folder cannot be watched, or there can be no threads.
pub fn run(
    options: &ServeOptions,
    course: impl Rebuild,
    tell: impl Fn(&str) + Send + Clone + 'static,
) -> Result<(), ServeError> {
    try_threads(THREADS).map_err(ServeError::Threads)?;
    let watch = Watch::start(
        WatchOptions {
            course: options.course.clone(),
            ignored: options.ignored.clone(),
            poll: options.poll,
        },
        tell.clone(),
    )?;
    let (sender, mut receiver) = channel::channel(Current::default());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(READERS)
        // A thread that ends might be the last one that the system allowed.
        .thread_keep_alive(Duration::from_secs(u64::from(u32::MAX)))
        .build()?;
    let saw = tell.clone();
    thread::Builder::new()
        .name("rebuilds".to_owned())
        .spawn(move || rebuild(course, watch, &sender, &saw))
        .map_err(ServeError::Threads)?;
    let result = runtime.block_on(async {
        // The first reader: later ones are not made where there can be no more threads.
        let _ = tokio::task::spawn_blocking(|| ()).await;
        // The first build. An error means that its thread is gone, and then nothing is ever shown.
        let _ = receiver.changed().await;
        let listener = listen(options.port).await?;
        let address = listener.local_addr()?;
        let url = format!("http://localhost:{}/", address.port());
        tell(&format!("serving at {url} (press Ctrl-C to stop)"));
        if options.open
            && let Err(error) = opener::open_browser(&url)
        {
            tell(&format!("note: no browser could be opened: {error}"));
        }
        let app = router(State::new(receiver, address.port()));
        // Nothing that is under way is worth waiting for: no file is written, and a client that
        // sends half a request would be waited for until it sends the rest.
        tokio::select! {
            () = accept(listener, app) => {}
            () = interrupted() => {}
        }
        Ok(())
    });
    runtime.shutdown_background();
    result
}

/// Waits for Ctrl-C.
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a handler the interrupt ends the process, which is just as good.
        future::pending::<()>().await;
    }
}

/// Whether the system lets this process have `count` more threads at once.
fn try_threads(count: usize) -> io::Result<()> {
    let mut held = Vec::new();
    let result = (0..count).try_for_each(|_| {
        let (sender, receiver) = mpsc::channel::<()>();
        let thread = thread::Builder::new().spawn(move || {
            // Until the sender is dropped.
            let _ = receiver.recv();
        })?;
        held.push((sender, thread));
        Ok(())
    });
    for (sender, thread) in held {
        drop(sender);
        // It does nothing that could fail.
        let _ = thread.join();
    }
    result
}

/// Builds now and after each change, for as long as the process runs.
fn rebuild(
    mut course: impl Rebuild,
    mut watch: Watch,
    sender: &channel::Sender<Current>,
    tell: &impl Fn(&str),
) {
    loop {
        let before = sender.borrow().clone();
        let built = catch_unwind(AssertUnwindSafe(|| {
            let preview = course.build();
            let current = before.after(&preview);
            (preview, current)
        }));
        let current = if let Ok((preview, current)) = built {
            report(&preview, tell);
            current
        } else {
            // What failed was reported when it did.
            let preview = course.recover();
            tell(&preview.summary);
            before.after(&preview)
        };
        sender.send_replace(current);
        if catch_unwind(AssertUnwindSafe(|| watch.wait())).is_err() {
            // It was reported. A build now misses no save, and the pause keeps this from spinning.
            thread::sleep(PAUSE);
        }
    }
}

fn report(preview: &Preview, tell: &impl Fn(&str)) {
    if !preview.report.trim().is_empty() {
        tell(preview.report.trim_end());
    }
    tell(&preview.summary);
}

async fn listen(port: Option<u16>) -> Result<TcpListener, ServeError> {
    let ports = match port {
        Some(port) => port..=port,
        None => FIRST_PORT..=FIRST_PORT + PORTS,
    };
    let mut last = None;
    for port in ports {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        match TcpListener::bind(address).await {
            Ok(listener) => return Ok(listener),
            Err(source) => last = Some(ServeError::Port { address, source }),
        }
    }
    Err(last.unwrap_or_else(|| ServeError::Io(io::Error::other("no port to try"))))
}
