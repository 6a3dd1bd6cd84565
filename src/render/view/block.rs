//! The data for components that are parts of a text: callouts, code, figures, tables and notes.

use serde::Serialize;

use crate::render::html::Html;

/// A callout: `components/callout.html`.
#[derive(Clone, Debug, Serialize)]
pub struct CalloutView {
    /// The kind of callout: `note`, `tip`, `important`, `warning` or `caution`.
    pub kind: &'static str,
    /// The text of the callout.
    pub body: Html,
}

/// A block of code: `components/code.html`.
#[derive(Clone, Debug, Serialize)]
pub struct CodeView {
    /// The title, if the author gave it one.
    pub title: Option<Html>,
    /// The language in lower case, or `text` if the author named none.
    pub language: String,
    /// The name of the block for screen readers.
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
    /// The name of the table for screen readers, made from the headings of its columns.
    pub label: String,
    /// Its `<thead>` and `<tbody>` elements.
    pub rows: Html,
}

/// A note beside the text, on wide screens: `components/margin-note.html`. The end of the page or
/// the glossary says the same, so the note may be hidden on narrow screens. It is part of a
/// paragraph, so it may only hold inline elements.
#[derive(Clone, Debug, Serialize)]
pub struct MarginNoteView {
    /// The id of the note, if the text refers to it.
    pub id: Option<String>,
    /// The term or the number that it explains. A reference has neither.
    pub name: Option<Html>,
    /// The text of the note, without markup.
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
    /// The id of the note, which the text links to.
    pub id: String,
    /// The text of the note.
    pub body: Html,
    /// The URLs of the places that refer to it.
    pub uses: Vec<String>,
}
