//! One page of the course, read without a look at any other file.

use std::sync::Arc;

use crate::diag::{Diagnostic, Reported};
use crate::parse::body::{Body, body};
use crate::parse::front_matter::{FrontMatter, PageKind, front_matter};
use crate::parse::manifest::RawHtmlPolicy;
use crate::text::path::CoursePath;

/// A page as it was written.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub path: CoursePath,
    /// Its text.
    pub text: Arc<str>,
    /// The hash of its text.
    pub hash: blake3::Hash,
    /// What kind of page it is.
    pub kind: PageKind,
    /// Its front matter.
    pub front: FrontMatter,
    /// What its Markdown holds.
    pub body: Body,
}

/// Reads a page.
pub fn document(
    path: &CoursePath,
    text: &Arc<str>,
    hash: blake3::Hash,
    kind: PageKind,
    raw_html: RawHtmlPolicy,
) -> Reported<Arc<Document>> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let (front, _) = front_matter(path, text, kind, &mut diagnostics);
    let body = body(path, text, kind, raw_html, &mut diagnostics);
    let document = Document { path: path.clone(), text: text.clone(), hash, kind, front, body };
    Reported::new(Arc::new(document), diagnostics)
}
