//! The preview serves the site from memory and rebuilds it when a file of the course is saved.
//!
//! [`run`] builds, serves ([`server`]) and watches ([`watch`]). It writes nothing, neither to the
//! course nor to the folder that `build` writes to. A save that breaks the course leaves the last
//! good site in place and shows what is wrong above it.

pub mod server;
pub mod watch;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch as channel;

use crate::render::site::{Site, SiteFile};
use crate::serve::server::{State, router};
use crate::serve::watch::watch;
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
    /// The diagnostics, as text.
    pub report: String,
    /// A line on the work that the rebuild did.
    pub summary: String,
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
        source: std::io::Error,
    },
    /// The folder cannot be watched.
    #[error("cannot watch the course: {0}\nhelp: try `--poll`")]
    Watch(#[from] notify::Error),
    /// The server cannot run.
    #[error("cannot serve: {0}")]
    Io(#[from] std::io::Error),
}

/// The state that pages are served from and told about.
#[derive(Clone, Debug, Default)]
pub struct Current {
    /// The last good site.
    pub site: Arc<Site>,
    /// The diagnostics of the course now, as text. Empty when there are none.
    pub fault: String,
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

/// Serves the course until the process is interrupted. `rebuild` makes the site from the files on
/// the disk; `tell` writes a line for the person at the terminal.
///
/// # Errors
/// When no port is free, or the folder cannot be watched.
pub fn run(
    options: &ServeOptions,
    mut rebuild: impl FnMut() -> Preview + Send + 'static,
    tell: impl Fn(&str) + Send + Clone + 'static,
) -> Result<(), ServeError> {
    let first = rebuild();
    report(&first, &tell);
    let (sender, receiver) = channel::channel(Current::default().after(&first));
    let saw = tell.clone();
    let _watcher = watch(
        &options.course,
        &options.ignored,
        options.poll,
        move || {
            let preview = rebuild();
            report(&preview, &saw);
            sender.send_modify(|current| *current = current.after(&preview));
        },
        &tell,
    )?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
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
        axum::serve(listener, app)
            .with_graceful_shutdown(async {
                // Without a handler the interrupt ends the process, which is just as good.
                let _ = tokio::signal::ctrl_c().await;
            })
            .await?;
        Ok(())
    })
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
    Err(last.unwrap_or_else(|| ServeError::Io(std::io::Error::other("no port to try"))))
}
