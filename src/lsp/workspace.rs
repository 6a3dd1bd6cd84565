//! The course that an editor works on: the files on the disk, under the texts that are open and may
//! not be saved yet.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Diagnostic as Shown,
    DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Range, TextEdit,
    Uri, WorkspaceEdit,
};

use crate::diag::fix::{Edit, Fix, chosen};
use crate::diag::render::Sources;
use crate::diag::severity::Severity;
use crate::diag::{Diagnostic, Place, Reported};
use crate::disk;
use crate::lsp::{FIX_ALL, convert, uri};
use crate::model::course::Course;
use crate::pipeline::{Compiler, Options};
use crate::source::{Loader, MANIFEST, SourceTree, decoded};
use crate::text::path::CoursePath;

/// The course in which an editor works.
pub struct Workspace {
    /// Its folder, without links; `None` until there is one.
    folder: Option<PathBuf>,
    /// The texts that are open, by the addresses that the editor gives them.
    open: BTreeMap<String, String>,
    compiler: Compiler,
    loader: Loader,
    tree: SourceTree,
    diagnostics: Vec<Diagnostic>,
    /// The last course without an error.
    course: Option<Arc<Course>>,
    /// The files of which the editor was told that something is wrong.
    told: BTreeSet<CoursePath>,
}

impl Workspace {
    /// The course in `course`, or else the one in or directly below one of `roots`.
    pub fn new(course: Option<&Path>, roots: &[PathBuf]) -> Workspace {
        let below = roots.iter().flat_map(|root| [root.clone(), root.join("course")]);
        let found = match course {
            Some(course) => Some(course.to_owned()),
            None => below.into_iter().find(|folder| is_course(folder)),
        };
        Workspace {
            folder: found.and_then(|folder| disk::canonical(&folder).ok()),
            open: BTreeMap::new(),
            compiler: Compiler::default(),
            loader: Loader::default(),
            tree: SourceTree::default(),
            diagnostics: Vec::new(),
            course: None,
            told: BTreeSet::new(),
        }
    }

    /// Forgets whatever a compilation that panicked may have left half done.
    pub fn forget(&mut self) {
        self.compiler = Compiler::default();
        self.loader = Loader::default();
    }

    /// The text of `uri` as the editor has it now.
    pub fn open(&mut self, uri: &Uri, text: String) {
        if self.folder.is_none()
            && let Some(path) = convert::path(uri)
            && let Some(folder) = path.ancestors().skip(1).find(|folder| is_course(folder))
        {
            self.folder = disk::canonical(folder).ok();
        }
        // A text that the compiler would refuse on the disk stays as it is there.
        if let Some(text) = decoded(text.into_bytes()) {
            if let Some(path) = self.path_of(uri) {
                self.tree = self.tree.with_text(&path, text.clone());
            }
            self.open.insert(uri.as_str().to_owned(), text);
        }
    }

    /// From now on the text of `uri` is that on the disk.
    pub fn close(&mut self, uri: &Uri) {
        self.open.remove(uri.as_str());
    }

    /// The path in the course of an address; `None` when it lies elsewhere.
    pub fn path_of(&self, uri: &Uri) -> Option<CoursePath> {
        let path = convert::path(uri)?;
        // The file itself may not be on the disk yet.
        let folder = disk::canonical(path.parent()?).ok()?;
        let inside = folder.strip_prefix(self.folder.as_ref()?).ok()?.join(path.file_name()?);
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        Some(CoursePath::new(&parts.join("/")))
    }

    /// The text of a file as the editor or the disk has it.
    pub fn text(&self, path: &CoursePath) -> Option<&str> {
        self.tree.text_of(path).map(|text| &**text)
    }

    /// The files of the course.
    pub fn files(&self) -> &SourceTree {
        &self.tree
    }

    /// The last course without an error.
    pub fn course(&self) -> Option<&Course> {
        self.course.as_deref()
    }

    /// Compiles the course. Returns the diagnostics of each file that has some or had some.
    pub fn compile(&mut self) -> Vec<(Uri, Vec<Shown>)> {
        let Some(folder) = self.folder.clone() else { return Vec::new() };
        let ignored = [folder.join("dist"), folder.with_file_name("dist")];
        let Ok(tree) = self.loader.load(&folder, &ignored) else { return Vec::new() };
        let open = self.open.iter().filter_map(|(uri, text)| {
            let uri = uri.parse().ok()?;
            Some((self.path_of(&uri)?, text.clone()))
        });
        let tree = tree.with_texts(open);
        // Drafts are what an author works on.
        let options = Options { drafts: true, ..Options::default() };
        let (Reported { value, diagnostics }, _) = self.compiler.compile(&tree, &options);
        if let Some(output) = value {
            self.course = Some(output.course);
        }
        (self.tree, self.diagnostics) = (tree, diagnostics);
        let faulty: BTreeSet<CoursePath> =
            self.diagnostics.iter().map(|fault| fault.place.path.clone()).collect();
        let all: BTreeSet<CoursePath> = self.told.union(&faulty).cloned().collect();
        self.told = faulty;
        let of_file = |path: &CoursePath| {
            let own = self.diagnostics.iter().filter(|fault| fault.place.path == *path);
            Some((self.uri_of(path)?, own.map(|fault| self.shown(fault)).collect()))
        };
        all.iter().filter_map(of_file).collect()
    }

    /// The actions that fix what is wrong in `range` of a file, and in all of it.
    pub fn actions(&self, uri: &Uri, range: Range) -> Option<Vec<CodeActionOrCommand>> {
        let path = self.path_of(uri)?;
        let text = self.text(&path)?;
        let own = self.diagnostics.iter().filter(|fault| fault.place.path == path);
        let fixable: Vec<(&Diagnostic, &Fix)> =
            own.filter_map(|fault| Some((fault, fault.fix.as_ref()?))).collect();
        let mut actions = Vec::new();
        for (fault, fix) in &fixable {
            let shown = self.shown(fault);
            if shown.range.end < range.start || range.end < shown.range.start {
                continue;
            }
            let help = fault.help.first().unwrap_or(&fault.message);
            actions.push(CodeAction {
                title: format!("Fix: {help}"),
                kind: Some(CodeActionKind::QUICKFIX),
                diagnostics: Some(vec![shown]),
                edit: Some(workspace_edit(uri, text, fix.edits())),
                is_preferred: Some(true),
                ..CodeAction::default()
            });
        }
        let at_once = chosen(fixable.iter().map(|(_, fix)| *fix));
        let edits: Vec<Edit> =
            at_once.iter().flat_map(|at| fixable[*at].1.edits()).cloned().collect();
        if !edits.is_empty() {
            actions.push(CodeAction {
                title: "Make all certain fixes in this file".to_owned(),
                kind: Some(FIX_ALL.into()),
                edit: Some(workspace_edit(uri, text, &edits)),
                ..CodeAction::default()
            });
        }
        Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect())
    }

    /// The address of a file: the one under which it is open, or else the one on the disk.
    fn uri_of(&self, path: &CoursePath) -> Option<Uri> {
        let open = self.open.keys().filter_map(|uri| uri.parse::<Uri>().ok());
        let mut open = open.filter(|uri| self.path_of(uri).as_ref() == Some(path));
        open.next().or_else(|| uri(&self.folder.as_ref()?.join(path.as_str())))
    }

    /// The range of a place.
    fn range(&self, place: &Place) -> Range {
        let text = Sources::text(&self.tree, &place.path).unwrap_or_default();
        convert::range(text, place.span)
    }

    /// A diagnostic as an editor shows it.
    fn shown(&self, fault: &Diagnostic) -> Shown {
        let help = fault.help.iter().map(|help| format!("\nhelp: {help}"));
        let notes = fault.notes.iter().map(|note| format!("\nnote: {note}"));
        let related = fault.related.iter().filter_map(|(place, shows)| {
            let location = Location { uri: self.uri_of(&place.path)?, range: self.range(place) };
            Some(DiagnosticRelatedInformation { location, message: shows.clone() })
        });
        Shown {
            range: self.range(&fault.place),
            severity: Some(match fault.severity {
                Severity::Error => DiagnosticSeverity::ERROR,
                Severity::Warning => DiagnosticSeverity::WARNING,
            }),
            code: Some(NumberOrString::String(fault.code.name.to_owned())),
            source: Some("coursemark".to_owned()),
            message: help.chain(notes).fold(fault.message.clone(), |text, line| text + &line),
            related_information: Some(related.collect()),
            ..Shown::default()
        }
    }
}

/// Whether a folder holds a course.
fn is_course(folder: &Path) -> bool {
    disk::is_file(&folder.join(MANIFEST))
}

/// Edits of one file.
fn workspace_edit(uri: &Uri, text: &str, edits: &[Edit]) -> WorkspaceEdit {
    let edits = edits.iter().map(|edit| TextEdit {
        range: convert::range(text, Some(edit.span)),
        new_text: edit.text.clone(),
    });
    #[allow(clippy::mutable_key_type, reason = "the map of the protocol; its key never changes")]
    let changes = [(uri.clone(), edits.collect())].into_iter().collect();
    WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
}
