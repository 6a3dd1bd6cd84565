//! The server of the preview.
//!
//! It answers only to loopback names, so that a page elsewhere cannot reach it by DNS rebinding. A
//! page elsewhere cannot use its files as scripts, pictures or frames either: the course may be
//! unpublished, and its answers secret. It sends only files of the site, looked up by name in
//! memory. Only its own pages can listen for changes; it checks their origin and a token that is
//! new in each run.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Request, State as Extract};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use percent_encoding::percent_decode_str;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::disk;
use crate::model::site_page::SitePage;
use crate::render::host::POLICY;
use crate::render::site::{Content, SiteFile};
use crate::serve::Current;
use crate::text::path::{SitePath, encode_path};

/// The state that all handlers share.
#[derive(Clone)]
pub struct State {
    current: watch::Receiver<Current>,
    port: u16,
    token: Arc<str>,
}

impl State {
    /// The state of a server on `port`.
    pub fn new(current: watch::Receiver<Current>, port: u16) -> State {
        // A page of another origin must not be able to guess the token. The hasher's keys come from
        // the operating system's source of randomness.
        use std::hash::{BuildHasher, RandomState};
        let token = format!(
            "{:016x}{:016x}",
            RandomState::new().hash_one(port),
            RandomState::new().hash_one("coursemark")
        );
        State { current, port, token: token.into() }
    }
}

/// The time that a client has to send the head of a request.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// The time to wait when no connection can be taken, such as when too many files are open.
const PAUSE: Duration = Duration::from_millis(100);

/// Answers every connection to `listener`, for ever.
pub async fn accept(listener: TcpListener, app: Router) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let service = TowerToHyperService::new(app.clone());
        tokio::spawn(async move {
            // An error is the client's, which went away or sent what is no request.
            let _ = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD_TIME)
                .serve_connection(TokioIo::new(stream), service)
                .with_upgrades()
                .await;
        });
    }
}

/// The policy of the site, which is that of the published one and forbids other sites to show its
/// pages in frames.
static PREVIEW_POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    HeaderValue::try_from(format!("{POLICY}; frame-ancestors 'self'"))
        .unwrap_or(HeaderValue::from_static("default-src 'none'"))
});

/// The address of the reload socket, before the token. Browsers do not agree on what they say of
/// sockets, so it looks at the origin instead.
const LIVE: &str = "/-/live/";

/// The routes of the server, with their checks and headers.
pub fn router(state: State) -> Router {
    Router::new()
        .route(&format!("{LIVE}{{token}}"), get(live))
        .route("/-/reload.js", get(script))
        .route("/-/reload.css", get(style))
        .fallback(file)
        .layer(middleware::from_fn_with_state(state.clone(), guard))
        .with_state(state)
}

/// Refuses requests that no page of the preview would send, and adds headers to every answer.
async fn guard(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let mut response = if !is_own_host(request.headers(), request.uri().host(), state.port) {
        (StatusCode::FORBIDDEN, "this server answers to localhost only").into_response()
    } else if !is_own_page(request.headers()) && !request.uri().path().starts_with(LIVE) {
        (StatusCode::FORBIDDEN, "this server answers to its own pages only").into_response()
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = StatusCode::METHOD_NOT_ALLOWED.into_response();
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        response
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, PREVIEW_POLICY.clone());
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether a request comes from a page of the preview or from the person at the browser. Browsers
/// say where a request comes from; programs that do not are no danger. From a page elsewhere,
/// another port of this machine included, only a link to a whole page may lead here.
fn is_own_page(headers: &HeaderMap) -> bool {
    let says = |name: &str| headers.get(name).map(HeaderValue::as_bytes);
    match says("sec-fetch-site") {
        None | Some(b"same-origin" | b"none") => true,
        Some(_) => {
            says("sec-fetch-mode") == Some(b"navigate")
                && says("sec-fetch-dest") == Some(b"document")
        }
    }
}

fn is_own_host(headers: &HeaderMap, uri_host: Option<&str>, port: u16) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let Ok(host) = host.to_str() else { return false };
    is_loopback(host, port) && uri_host.is_none_or(is_loopback_name)
}

/// Whether `host`, the value of the Host header, is a loopback name with this port.
fn is_loopback(host: &str, port: u16) -> bool {
    let name = match host.strip_suffix(&format!(":{port}")) {
        Some(name) => name,
        None if port == 80 => host,
        None => return false,
    };
    is_loopback_name(name)
}

fn is_loopback_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    matches!(name.as_str(), "localhost" | "127.0.0.1" | "[::1]")
        || name.strip_suffix(".localhost").is_some_and(|label| {
            !label.is_empty()
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
        })
}

/// A file of the site.
async fn file(Extract(state): Extract<State>, request: Request) -> Response {
    let site = state.current.borrow().site.clone();
    let found = site_path(request.uri().path()).and_then(|path| {
        let index = match path.as_str() {
            "" => "index.html".to_owned(),
            folder if folder.ends_with('/') => format!("{folder}index.html"),
            file => file.to_owned(),
        };
        let path = SitePath::new(&index);
        site.get(&path).map(|file| (path, file))
    });
    match found {
        Some((path, file)) => answer(StatusCode::OK, &path, file).await,
        None => {
            let path = SitePage::NotFound.path();
            match site.get(&path) {
                Some(file) => answer(StatusCode::NOT_FOUND, &path, file).await,
                None => {
                    let page = "<!DOCTYPE html><html lang=\"en\"><title>Coursemark</title><p>There is no page to show yet. The terminal says why.</p>";
                    html(StatusCode::NOT_FOUND, page.as_bytes())
                }
            }
        }
    }
}

/// The path within the site that a request names, or `None` when it cannot be one.
fn site_path(path: &str) -> Option<String> {
    let decoded = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?.into_owned();
    let is_plain = !decoded.contains(['\\', '\0'])
        && !decoded.chars().any(char::is_control)
        && !decoded.starts_with('/')
        && decoded.split('/').all(|part| !matches!(part, "." | ".."));
    is_plain.then_some(decoded)
}

async fn answer(status: StatusCode, path: &SitePath, file: &SiteFile) -> Response {
    let file = file.clone();
    // Reading and making files may take a while, so it must not hold up other requests.
    let read = tokio::task::spawn_blocking(move || match file.content() {
        Content::Bytes(bytes) => Some(bytes.to_vec()),
        Content::Copy { from, .. } => disk::read(from).ok(),
    });
    let bytes = match read.await {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(_) => {
            let message = "this file could not be made; the terminal says why";
            return (StatusCode::INTERNAL_SERVER_ERROR, message).into_response();
        }
    };
    if path.as_str().ends_with(".html") {
        return html(status, &bytes);
    }
    let kind = mime_guess::from_path(path.as_str()).first_or_octet_stream();
    let is_text = kind.type_() == "text" || matches!(kind.subtype().as_str(), "xml" | "javascript");
    let kind = if is_text { format!("{kind}; charset=utf-8") } else { kind.to_string() };
    (status, [(header::CONTENT_TYPE, kind)], Body::from(bytes)).into_response()
}

/// A page as `build` writes it, with the script that listens for changes appended.
fn html(status: StatusCode, page: &[u8]) -> Response {
    let mut bytes = page.to_vec();
    bytes.extend_from_slice(b"<script src=\"/-/reload.js\" defer></script>\n");
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], bytes).into_response()
}

async fn script(Extract(state): Extract<State>) -> Response {
    let script = include_str!("reload.js").replace("TOKEN", &state.token);
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], script).into_response()
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("reload.css"))
        .into_response()
}

/// The channel that tells a page about rebuilds.
async fn live(
    Extract(state): Extract<State>,
    axum::extract::Path(token): axum::extract::Path<String>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    // The guard has looked at the name of the host; a page of the preview has that very origin.
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let own = origin.and_then(|origin| origin.strip_prefix("http://")).zip(host);
    let own = own.is_some_and(|(origin, host)| origin.eq_ignore_ascii_case(host));
    if !own || token != *state.token {
        return StatusCode::FORBIDDEN.into_response();
    }
    upgrade.on_upgrade(|socket| tell(socket, state.current))
}

async fn tell(mut socket: WebSocket, mut current: watch::Receiver<Current>) {
    loop {
        let message = {
            let current = current.borrow_and_update();
            let pages = current.changed.iter().flat_map(|pages| pages.iter());
            let pages: Vec<String> =
                pages.map(|path| format!("/{}", encode_path(path.as_str()))).collect();
            let warnings = current.warnings.iter().map(|warning| {
                serde_json::json!({
                    "place": warning.place,
                    "code": warning.code,
                    "message": warning.message,
                    "help": warning.help,
                })
            });
            let warnings: Vec<_> = warnings.collect();
            serde_json::json!({
                "version": current.version,
                "fault": current.fault,
                "heading": current.heading,
                "warnings": warnings,
                "pages": pages,
                "many": current.changed.is_none(),
                "stylesheet": current.stylesheet.as_ref().map(|path| format!("/{path}")),
            })
            .to_string()
        };
        if socket.send(Message::Text(message.into())).await.is_err() {
            return;
        }
        tokio::select! {
            changed = current.changed() => if changed.is_err() { return },
            message = socket.recv() => match message {
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => {}
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in
            ["localhost:4321", "127.0.0.1:4321", "[::1]:4321", "a.localhost:4321", "LOCALHOST:4321"]
        {
            assert!(is_loopback(host, 4321), "{host}");
        }
        for host in [
            "evil.example:4321",
            "localhost",
            "localhost:80",
            "localhost.evil.example:4321",
            "127.0.0.1.evil.example:4321",
            ".localhost:4321",
            "evil localhost:4321",
            "",
        ] {
            assert!(!is_loopback(host, 4321), "{host}");
        }
    }

    #[test]
    fn a_path_cannot_leave_the_site() {
        assert_eq!(site_path("/a%20b/c.html").as_deref(), Some("a b/c.html"));
        assert_eq!(site_path("/").as_deref(), Some(""));
        for path in [
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/..%2fx",
            "/a\\b",
            "/%5c..",
            "/%00",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/./x",
            "/%ff",
            "x",
        ] {
            assert_eq!(site_path(path), None, "{path}");
        }
        // Decoded once: a double escape names a file that does not exist.
        assert_eq!(site_path("/%252e%252e/x").as_deref(), Some("%2e%2e/x"));
    }
}
