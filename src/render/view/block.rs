//! What the components for parts of a text are given: callouts, code, figures, tables and notes.

use serde::Serialize;

use crate::render::html::Html;

/// A callout: `components/callout.html`.
#[derive(Clone, Debug, Serialize)]
pub struct CalloutView {
    /// `note`, `tip`, `important`, `warning` or `caution`.
    pub kind: &'static str,
    /// Its text.
    pub body: Html,
}

/// A block of code: `components/code.html`.
#[derive(Clone, Debug, Serialize)]
pub struct CodeView {
    /// The title that its author gave it.
    pub title: Option<Html>,
    /// Its language in lower case; `text` where the author named none.
    pub language: String,
    /// What a screen reader calls it.
    pub label: String,
    /// The code, with its colours and marked lines.
    pub code: Html,
}

/// A picture with a caption: `components/figure.html`.
#[derive(Clone, Debug, Serialize)]
pub struct FigureView {
    /// The `<img>` element, or its description where the picture cannot be shown.
    pub image: Html,
    /// The caption.
    pub caption: Html,
}

/// A table: `components/table.html`.
#[derive(Clone, Debug, Serialize)]
pub struct TableView {
    /// What a screen reader calls it: the names of its columns.
    pub label: String,
    /// Its `<thead>` and `<tbody>` elements.
    pub rows: Html,
}

/// A note beside the text, on wide screens: `components/margin-note.html`. What it says is also at
/// the end of the page or in the glossary, so it can stay hidden elsewhere. It stands in a paragraph,
/// which allows inline elements alone.
#[derive(Clone, Debug, Serialize)]
pub struct MarginNoteView {
    /// Its id, when the text refers to it.
    pub id: Option<String>,
    /// The term or the number that it explains; a reference has none.
    pub name: Option<Html>,
    /// What it says, without markup.
    pub text: Html,
}

/// The footnotes of a page: `components/footnotes.html`.
#[derive(Clone, Debug, Serialize)]
pub struct FootnotesView {
    /// The notes in the order of their first use.
    pub notes: Vec<FootnoteView>,
}

/// A footnote.
#[derive(Clone, Debug, Serialize)]
pub struct FootnoteView {
    /// Its anchor, to which the text links.
    pub id: String,
    /// Its text.
    pub body: Html,
    /// Links back to the places that refer to it.
    pub uses: Vec<String>,
}
