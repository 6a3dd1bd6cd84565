//! The language server: an editor sends what its author types, and gets faults, fixes, completions
//! and explanations back.
//!
//! 1. [`workspace`] holds the course as the disk and the open editors have it, and compiles it.
//! 2. [`complete`] and [`hover`] look at the text around the cursor. They are pure.
//! 3. This module speaks the protocol, over standard input and output.
//!
//! The course is compiled when nothing was typed for [`QUIET`]. Completions use the last course that
//! had no error, because a line that is being written rarely is sound.

mod complete;
mod convert;
mod hover;
mod toml_place;
mod workspace;

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{io, panic};

use lsp_server::{Connection, ErrorCode, Message, Notification, ProtocolError, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Notification as _, PublishDiagnostics,
};
use lsp_types::request::{
    CodeActionRequest, Completion, HoverRequest, RegisterCapability, Request as _,
};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability,
    CompletionOptions, CompletionParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, HoverParams, HoverProviderCapability, InitializeParams,
    PublishDiagnosticsParams, SaveOptions, ServerCapabilities, TextDocumentPositionParams,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::lsp::workspace::Workspace;
use crate::text::path::CoursePath;

/// The time without a message after which the course is compiled.
const QUIET: Duration = Duration::from_millis(150);

/// The kind of the action that makes all certain fixes of a file.
const FIX_ALL: &str = "source.fixAll.coursemark";

/// The reasons why the server ends before it is asked to.
#[derive(Debug, thiserror::Error)]
pub enum LspError {
    /// The other side does not speak the protocol.
    #[error("the editor does not speak the language server protocol: {0}")]
    Protocol(#[from] ProtocolError),
    /// Standard input or output failed.
    #[error("cannot talk to the editor: {0}")]
    Io(#[from] io::Error),
}

/// Serves an editor until it ends the conversation. `course` is the folder of the course; without it,
/// it is looked for in the folders that the editor has open, and above the files that it opens.
///
/// # Errors
/// When the editor does not speak the protocol, or is gone without a word.
pub fn run(course: Option<&Path>) -> Result<(), LspError> {
    let (connection, threads) = Connection::stdio();
    let result = serve(&connection, course);
    // The writer ends when nothing can be sent any more.
    drop(connection);
    result?;
    threads.join()?;
    Ok(())
}

fn serve(connection: &Connection, course: Option<&Path>) -> Result<(), LspError> {
    let (id, params) = connection.initialize_start()?;
    // What is not understood is left out, as the protocol asks for.
    let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    connection.initialize_finish(
        id,
        json!({
            "capabilities": capabilities(),
            "serverInfo": { "name": "coursemark", "version": version },
        }),
    )?;
    let mut server =
        Server { connection, workspace: Workspace::new(course, &roots(&params)), is_stale: true };
    if watches(&params) {
        server.ask_to_watch();
    }
    loop {
        let message = match server.is_stale {
            true => match connection.receiver.recv_timeout(QUIET) {
                Ok(message) => message,
                Err(error) if error.is_timeout() => {
                    server.publish();
                    continue;
                }
                Err(_) => return Ok(()),
            },
            false => match connection.receiver.recv() {
                Ok(message) => message,
                Err(_) => return Ok(()),
            },
        };
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request)? {
                    return Ok(());
                }
                server.answer(request);
            }
            Message::Notification(notification) => server.note(notification),
            Message::Response(_) => {}
        }
    }
}

/// What the server can do.
fn capabilities() -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::FULL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions::default())),
        ..TextDocumentSyncOptions::default()
    };
    let triggers = ["@", "(", "/", "#", "[", "\""].map(str::to_owned).to_vec();
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(triggers),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, FIX_ALL.into()]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

/// The folders that the editor has open.
fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    let folders = params.workspace_folders.iter().flatten().map(|folder| &folder.uri);
    #[allow(deprecated, reason = "older editors name no other folder")]
    let root = params.root_uri.iter();
    folders.chain(root).filter_map(convert::path).collect()
}

/// Whether the editor can tell of files that other programs change.
fn watches(params: &InitializeParams) -> bool {
    let workspace = params.capabilities.workspace.as_ref();
    let files = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
    files.and_then(|files| files.dynamic_registration) == Some(true)
}

/// A conversation with an editor.
struct Server<'c> {
    connection: &'c Connection,
    workspace: Workspace,
    /// Whether the course has changed since it was compiled.
    is_stale: bool,
}

impl Server<'_> {
    fn send(&self, message: impl Into<Message>) {
        // If the editor is gone, receiving ends the conversation.
        let _ = self.connection.sender.send(message.into());
    }

    /// Asks the editor to tell of changed files.
    fn ask_to_watch(&self) {
        let registration = json!({ "registrations": [{
            "id": "files",
            "method": DidChangeWatchedFiles::METHOD,
            "registerOptions": { "watchers": [{ "globPattern": "**/*" }] },
        }] });
        let method = RegisterCapability::METHOD.to_owned();
        self.send(Request::new("watch".to_owned().into(), method, registration));
    }

    /// Compiles the course and sends its diagnostics.
    fn publish(&mut self) {
        self.is_stale = false;
        let workspace = &mut self.workspace;
        let compiled = panic::catch_unwind(panic::AssertUnwindSafe(|| workspace.compile()));
        let Ok(found) = compiled else {
            // It was reported on standard error. The next change begins with nothing remembered.
            self.workspace.forget();
            return;
        };
        for (uri, diagnostics) in found {
            let params = PublishDiagnosticsParams { uri, diagnostics, version: None };
            let method = PublishDiagnostics::METHOD.to_owned();
            self.send(Notification::new(method, params));
        }
    }

    fn note(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        match method.as_str() {
            DidOpenTextDocument::METHOD => {
                if let Some(DidOpenTextDocumentParams { text_document: it }) = read(params) {
                    self.workspace.open(&it.uri, it.text);
                    self.is_stale = true;
                }
            }
            DidChangeTextDocument::METHOD => {
                let read: Option<DidChangeTextDocumentParams> = read(params);
                if let Some(mut it) = read
                    && let Some(change) = it.content_changes.pop()
                {
                    self.workspace.open(&it.text_document.uri, change.text);
                    self.is_stale = true;
                }
            }
            DidCloseTextDocument::METHOD => {
                if let Some(DidCloseTextDocumentParams { text_document: it }) = read(params) {
                    self.workspace.close(&it.uri);
                    self.is_stale = true;
                }
            }
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => self.is_stale = true,
            _ => {}
        }
    }

    fn answer(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let result = match method.as_str() {
            Completion::METHOD => read(params).and_then(|params: CompletionParams| {
                let (path, text, at) = self.place(&params.text_document_position)?;
                let items = complete::complete(&path, &text, at, &self.workspace);
                serde_json::to_value(items).ok()
            }),
            HoverRequest::METHOD => read(params).and_then(|params: HoverParams| {
                let (path, text, at) = self.place(&params.text_document_position_params)?;
                serde_json::to_value(hover::hover(&path, &text, at, &self.workspace)?).ok()
            }),
            CodeActionRequest::METHOD => read(params).and_then(|params: CodeActionParams| {
                if self.is_stale {
                    // Fixes are edits of the text as it is now.
                    self.publish();
                }
                let actions = self.workspace.actions(&params.text_document.uri, params.range)?;
                serde_json::to_value(actions).ok()
            }),
            _ => {
                let message = format!("coursemark does not answer `{method}`");
                self.send(Response::new_err(id, ErrorCode::MethodNotFound as i32, message));
                return;
            }
        };
        self.send(Response::new_ok(id, result.unwrap_or(Value::Null)));
    }

    /// The file, its text and the byte at the cursor.
    fn place(&self, at: &TextDocumentPositionParams) -> Option<(CoursePath, String, usize)> {
        let path = self.workspace.path_of(&at.text_document.uri)?;
        let text = self.workspace.text(&path)?.to_owned();
        let offset = convert::offset(&text, at.position);
        Some((path, text, offset))
    }
}

/// The parameters of a message; `None` when they are not what the protocol says.
fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

/// The address of a file, as the protocol writes it.
fn uri(path: &Path) -> Option<Uri> {
    url::Url::from_file_path(path).ok()?.as_str().parse().ok()
}
