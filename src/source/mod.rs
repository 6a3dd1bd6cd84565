//! The course folder as the compiler sees it: each file once, with decoded but uninterpreted text.
//!
//! [`load`] walks the folder on the disk; [`SourceTree::from_memory`] takes the same bytes from a
//! test or another program. Both decode in the same way:
//! 1. a byte order mark is skipped, `\r\n` and `\r` become `\n`;
//! 2. a file that is not UTF-8 or that cannot be read is a diagnostic and stays in the tree as
//!    [`Content::Unreadable`], so that later stages do not report it as missing;
//! 3. names are normalised to NFC, so that a link written on one system finds a file named on
//!    another.

pub mod edited;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::diag::render::Sources;
use crate::diag::{Diagnostic, Place, codes};
use crate::text::list::Count;
use crate::text::path::{CoursePath, portability_fault};
use crate::text::span::Span;

pub use walk::{Belonging, Loader, Purpose, load};

/// The maximum length of a text file, in bytes. Longer ones are refused, so that a stray file
/// cannot use up memory and time.
pub const MAX_TEXT_BYTES: usize = 10_000_000;

/// The maximum length, in bytes, of other files held in memory. Longer ones stay on the disk and
/// are copied from there.
const MAX_HELD_BYTES: u64 = 1 << 20;

/// The number of bytes read from the start of a file that stays on the disk, to find an image's
/// size.
const HEAD_BYTES: usize = 256 << 10;

/// The folder in which a course changes its theme.
pub const THEME: &str = "theme";

/// The folder whose files are published unchanged, unless the manifest gives another name.
pub const STATIC: &str = "static";

/// The name of the file that tells a published site from a folder of sources.
pub const STAMP: &str = ".coursemark-stamp";
/// The start of that file.
pub const STAMP_HEADER: &str = "coursemark site ";

/// The name of the file with a course's configuration.
pub const MANIFEST: &str = "course.toml";

/// The names of the reports that an import leaves beside `course.toml`. They are no part of the
/// course.
pub const REPORTS: [&str; 2] = ["import-report.md", "import-report.json"];

/// The content of a file.
#[derive(Clone, Debug)]
pub enum Content {
    /// Decoded text of a `.md`, `.toml` or `.bib` file, or of a template, stylesheet or strings
    /// file of the course's theme, with the hash of that text.
    Text {
        /// The text, with line ends folded and without a byte order mark.
        text: Arc<str>,
        /// The hash of `text`.
        hash: blake3::Hash,
    },
    /// A small file of another kind.
    Bytes(Arc<[u8]>),
    /// A large file of another kind, left on the disk.
    Large {
        /// Its path on the disk.
        from: PathBuf,
        /// Its size in bytes.
        bytes: u64,
        /// Its first bytes, to find an image's size.
        head: Arc<[u8]>,
    },
    /// A text file that could not be decoded, or something that is no file. A diagnostic says why.
    Unreadable,
}

impl Content {
    fn is_same(&self, other: &Content) -> bool {
        match (self, other) {
            (Content::Text { hash, .. }, Content::Text { hash: other, .. }) => hash == other,
            (Content::Bytes(bytes), Content::Bytes(other)) => bytes == other,
            (Content::Large { bytes, head, .. }, Content::Large { bytes: b, head: h, .. }) => {
                bytes == b && head == h
            }
            (Content::Unreadable, Content::Unreadable) => true,
            _ => false,
        }
    }
}

/// Every file of a course, by path, with the problems found while reading them.
#[derive(Clone, Debug, Default)]
pub struct SourceTree {
    files: BTreeMap<CoursePath, Content>,
    faults: Vec<Diagnostic>,
    outputs: Vec<CoursePath>,
    /// What diagnostics show of files that could not be decoded.
    shown: BTreeMap<CoursePath, Arc<str>>,
}

impl SourceTree {
    /// A tree of the given files, by their paths with `/` between the parts.
    pub fn from_memory(files: BTreeMap<String, Vec<u8>>) -> SourceTree {
        let mut builder = Builder::default();
        for (path, bytes) in files {
            builder.add(&path, Decoded::new(&path, Found::Bytes(bytes)));
        }
        builder.tree
    }

    /// The problems found while reading the files: names, encodings, links. They are part of the
    /// tree, so that the compiler reports them with everything else, at the severity that the
    /// course sets.
    pub fn faults(&self) -> &[Diagnostic] {
        &self.faults
    }

    /// The place of a key at the top of `course.toml`, or the start of that file.
    pub fn place_of_key(&self, key: &str) -> Place {
        let path = CoursePath::new(MANIFEST);
        let text = self.text_of(&path).map_or("", |text| &**text);
        let mut at = 0;
        let mut span = Span::default();
        for line in text.split_inclusive('\n').take_while(|line| !line.starts_with('[')) {
            let rest = line.strip_prefix(key).map(str::trim_start);
            if rest.is_some_and(|rest| rest.starts_with('=')) {
                span = Span::new(at..at + line.trim_end().len());
            }
            at += line.len();
        }
        Place::new(&path, span)
    }

    /// The folders that were left out because they hold a site that the program has published.
    pub fn outputs(&self) -> &[CoursePath] {
        &self.outputs
    }

    /// The content of the file at `path`.
    pub fn get(&self, path: &CoursePath) -> Option<&Content> {
        self.files.get(path)
    }

    /// The text of a text file, or `None` when there is no such file or it cannot be decoded.
    pub fn text_of(&self, path: &CoursePath) -> Option<&Arc<str>> {
        match self.files.get(path) {
            Some(Content::Text { text, .. }) => Some(text),
            _ => None,
        }
    }

    /// The files that differ from those in `before` (added, changed or removed), in the order of
    /// paths.
    pub fn changed_since(&self, before: &SourceTree) -> Vec<CoursePath> {
        let is_same = |path: &CoursePath, content: &Content| {
            before.files.get(path).is_some_and(|other| other.is_same(content))
        };
        let here = self.files.iter().filter(|(path, content)| !is_same(path, content));
        let gone = before.files.keys().filter(|path| !self.files.contains_key(path));
        let mut changed: Vec<CoursePath> =
            here.map(|(path, _)| path).chain(gone).cloned().collect();
        changed.sort();
        changed
    }

    /// The tree in which the text file at `path` has this text.
    #[must_use]
    pub fn with_text(&self, path: &CoursePath, text: String) -> SourceTree {
        self.with_texts([(path.clone(), text)])
    }

    /// The tree in which the text files have these texts.
    #[must_use]
    pub fn with_texts(&self, texts: impl IntoIterator<Item = (CoursePath, String)>) -> SourceTree {
        let mut tree = self.clone();
        for (path, text) in texts {
            let hash = blake3::hash(text.as_bytes());
            tree.files.insert(path, Content::Text { text: text.into(), hash });
        }
        tree
    }

    /// The tree with the file `path`, which holds what a file of another tree holds.
    #[must_use]
    pub fn with_content(mut self, path: &CoursePath, content: Content) -> SourceTree {
        self.files.insert(path.clone(), content);
        self
    }

    /// The tree without the files `gone` and what is wrong with them.
    #[must_use]
    pub fn without(mut self, gone: &BTreeSet<CoursePath>) -> SourceTree {
        self.files.retain(|path, _| !gone.contains(path));
        self.faults.retain(|fault| !gone.contains(&fault.place.path));
        self
    }

    /// Every file with its path, in the order of paths.
    pub fn iter(&self) -> impl Iterator<Item = (&CoursePath, &Content)> {
        self.files.iter()
    }
}

impl Sources for SourceTree {
    fn text(&self, path: &CoursePath) -> Option<&str> {
        match self.get(path)? {
            Content::Text { text, .. } => Some(text),
            // A drawing, of which a diagnostic shows a line.
            Content::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
            Content::Unreadable => self.shown.get(path).map(|text| &**text),
            Content::Large { .. } => None,
        }
    }
}

/// A file as the walk found it.
enum Found {
    Bytes(Vec<u8>),
    Large { from: PathBuf, bytes: u64, head: Vec<u8> },
}

/// A file as the tree holds it, with its problems.
#[derive(Clone)]
struct Decoded {
    content: Content,
    fault: Option<Diagnostic>,
    /// What the diagnostic shows of bytes that are no text.
    shown: Option<Arc<str>>,
}

impl Decoded {
    /// What stands in the tree for something that cannot be read, and says why.
    fn unreadable(fault: Diagnostic) -> Decoded {
        Decoded { content: Content::Unreadable, fault: Some(fault), shown: None }
    }

    fn new(name: &str, found: Found) -> Decoded {
        let path = course_path(name);
        let read = match found {
            Found::Bytes(bytes) if is_text(&path) => decode(bytes).map(|text| Content::Text {
                hash: blake3::hash(text.as_bytes()),
                text: text.into(),
            }),
            Found::Bytes(bytes) => Ok(Content::Bytes(bytes.into())),
            Found::Large { bytes, .. } if is_text(&path) => Err(DecodeFault::TooLong(bytes)),
            Found::Large { from, bytes, head } => {
                Ok(Content::Large { from, bytes, head: head.into() })
            }
        };
        match read {
            Ok(content) => {
                let text = match &content {
                    // The parser of these files reports such characters itself.
                    Content::Text { text, .. } if path.extension() != "toml" => &**text,
                    _ => "",
                };
                Decoded { fault: control_character(&path, text), content, shown: None }
            }
            Err(fault) => {
                let diagnostic = fault.diagnostic(&path);
                Decoded { shown: fault.shown(), ..Decoded::unreadable(diagnostic) }
            }
        }
    }
}

/// Reports the characters of a text that nothing can show, at the first of them.
fn control_character(path: &CoursePath, text: &str) -> Option<Diagnostic> {
    let is_control = |c: &char| c.is_control() && !matches!(c, '\n' | '\t');
    let mut found = text.char_indices().filter(|(_, c)| is_control(c));
    let (at, first) = found.next()?;
    let span = Span::new(at..at + first.len_utf8());
    let message = format!("the control character U+{:04X} is in the text", u32::from(first));
    let diagnostic = Diagnostic::new(&codes::CONTROL_CHARACTER, Place::new(path, span), message)
        .help("delete it, or write what it stands for");
    Some(match found.count() {
        0 => diagnostic,
        more => diagnostic.note(format!("the file has {} more", Count(more, "such character"))),
    })
}

/// The path of a file of the course, from the name on the disk.
fn course_path(name: &str) -> CoursePath {
    if name.is_ascii() {
        return CoursePath::new(name);
    }
    CoursePath::new(&name.nfc().collect::<String>())
}

/// Collects files and their problems.
#[derive(Default)]
struct Builder {
    tree: SourceTree,
}

impl Builder {
    fn add(&mut self, name: &str, file: Decoded) {
        let path = course_path(name);
        for part in path.as_str().split('/') {
            if let Some(fault) = portability_fault(part) {
                self.tree.faults.push(
                    Diagnostic::new(
                        &codes::NON_PORTABLE_NAME,
                        Place::file(&path),
                        format!("the name `{part}` does not work everywhere"),
                    )
                    .note(fault)
                    .help("rename it; letters, digits, hyphens and dots always work"),
                );
            }
        }
        if self.tree.files.contains_key(&path) {
            self.tree.faults.push(
                Diagnostic::new(
                    &codes::PATH_COLLISION,
                    Place::file(&path),
                    "two files have this name, written with different Unicode characters",
                )
                .help("delete or rename one of them"),
            );
            return;
        }
        self.tree.faults.extend(file.fault);
        self.tree.shown.extend(file.shown.map(|shown| (path.clone(), shown)));
        self.tree.files.insert(path, file.content);
    }
}

/// Whether the compiler reads this file as text.
fn is_text(path: &CoursePath) -> bool {
    let in_theme = path.as_str().starts_with("theme/");
    matches!(path.extension(), "md" | "toml" | "bib")
        || in_theme && matches!(path.extension(), "html" | "css" | "ftl")
}

/// The reasons why bytes are not text.
enum DecodeFault {
    /// Longer than allowed. The value is the size in bytes.
    TooLong(u64),
    /// The bytes begin with the byte order mark of UTF-16. The value is the text that they are in
    /// it.
    Utf16(String),
    /// A byte is not valid UTF-8.
    NotUtf8(Misread),
    /// There is a NUL.
    Nul(Misread),
}

/// A text with a byte that no text has.
struct Misread {
    /// The text, in which such bytes are replacement characters.
    text: String,
    /// The place of the first in `text`.
    span: Span,
    /// Its place in the file, as an offset of bytes.
    offset: usize,
}

impl Misread {
    /// `text` with such a byte at `at`, behind `mark` bytes that are no part of it.
    fn new(text: String, at: usize, mark: usize) -> Misread {
        let start = fold_line_ends(text[..at].to_owned()).len();
        let size = text[at..].chars().next().map_or(0, char::len_utf8);
        let text = fold_line_ends(text);
        Misread { text, span: Span::new(start..start + size), offset: at + mark }
    }
}

impl DecodeFault {
    /// The text that the diagnostic shows.
    fn shown(self) -> Option<Arc<str>> {
        match self {
            DecodeFault::TooLong(_) => None,
            DecodeFault::Utf16(text) => Some(text.into()),
            DecodeFault::NotUtf8(misread) | DecodeFault::Nul(misread) => Some(misread.text.into()),
        }
    }

    fn diagnostic(&self, path: &CoursePath) -> Diagnostic {
        let save = "save it as UTF-8; every editor has that choice in its “Save as” dialogue";
        match self {
            DecodeFault::TooLong(bytes) => Diagnostic::new(
                &codes::FILE_TOO_LARGE,
                Place::file(path),
                format!("{bytes} bytes are more than a text file may have ({MAX_TEXT_BYTES})"),
            )
            .help("split it into several files"),
            DecodeFault::Utf16(_) => Diagnostic::new(
                &codes::INVALID_ENCODING,
                Place::new(path, Span::default()),
                "the file is not UTF-8: it begins with the mark of UTF-16",
            )
            .help(save),
            DecodeFault::NotUtf8(misread) => Diagnostic::new(
                &codes::INVALID_ENCODING,
                Place::new(path, misread.span),
                format!("the file is not UTF-8: byte {} is no part of a character", misread.offset),
            )
            .help(save),
            DecodeFault::Nul(misread) => Diagnostic::new(
                &codes::INVALID_ENCODING,
                Place::new(path, misread.span),
                format!("there is a NUL character at byte {}", misread.offset),
            )
            .help("delete the character, or save the file again as UTF-8 text"),
        }
    }
}

/// The text of a file with these bytes, as the compiler sees it; `None` when they are no text.
pub fn decoded(bytes: Vec<u8>) -> Option<String> {
    decode(bytes).ok()
}

/// The text that these bytes most probably are. Bytes that are no UTF-8 are read as Windows-1252,
/// the encoding of most old files.
#[cfg(feature = "import")]
pub fn decoded_lossy(bytes: &[u8]) -> String {
    match decode(bytes.to_vec()) {
        Ok(text) => text,
        Err(DecodeFault::Utf16(text)) => text,
        Err(_) => fold_line_ends(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
    }
}

/// The character that the byte is in Windows-1252.
#[cfg(feature = "import")]
fn windows_1252(byte: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž',
        '\u{fffd}', '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ',
        '\u{fffd}', 'ž', 'Ÿ',
    ];
    match byte {
        0 => ' ',
        0x80..=0x9f => UPPER[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

fn decode(mut bytes: Vec<u8>) -> Result<String, DecodeFault> {
    if bytes.len() > MAX_TEXT_BYTES {
        return Err(DecodeFault::TooLong(bytes.len() as u64));
    }
    let units = |unit: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let characters = char::decode_utf16(units);
        characters.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    if bytes.starts_with(&[0xff, 0xfe]) {
        return Err(DecodeFault::Utf16(fold_line_ends(units(u16::from_le_bytes))));
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return Err(DecodeFault::Utf16(fold_line_ends(units(u16::from_be_bytes))));
    }
    let mark = if bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    bytes.drain(..mark);
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        DecodeFault::NotUtf8(Misread::new(text, valid, mark))
    })?;
    if let Some(at) = text.find('\0') {
        return Err(DecodeFault::Nul(Misread::new(text, at, mark)));
    }
    Ok(fold_line_ends(text))
}

fn fold_line_ends(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut folded = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('\r') {
        folded.push_str(&rest[..at]);
        folded.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    folded.push_str(rest);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(path: &str, bytes: &[u8]) -> SourceTree {
        SourceTree::from_memory(BTreeMap::from([(path.to_owned(), bytes.to_vec())]))
    }

    fn text(bytes: &[u8]) -> Option<String> {
        let path = CoursePath::new("a.md");
        tree("a.md", bytes).text_of(&path).map(|text| text.to_string())
    }

    #[test]
    fn marks_and_line_ends_of_every_system_read_alike() {
        for bytes in ["a\nb\n", "\u{feff}a\r\nb\r\n", "a\rb\r"] {
            assert_eq!(text(bytes.as_bytes()).as_deref(), Some("a\nb\n"), "{bytes:?}");
        }
    }

    #[test]
    fn bytes_that_are_not_text_are_named_by_their_offset() {
        let read = tree("a.md", b"a\nb\xff");
        assert_eq!(read.faults()[0].code.name, "invalid-encoding");
        assert!(read.faults()[0].message.contains("byte 3"));
        let path = CoursePath::new("a.md");
        let shown = Sources::text(&read, &path).unwrap();
        let place = read.faults()[0].place.span.unwrap();
        assert_eq!((shown, &shown[place.range()]), ("a\nb\u{fffd}", "\u{fffd}"));
        let wide = tree("a.md", b"\xff\xfea\0\n\0b\0");
        assert_eq!(Sources::text(&wide, &path), Some("a\nb"));
        assert_eq!(tree("a.md", b"\xff\xfea\0").faults().len(), 1);
        assert_eq!(tree("a.md", b"a\0").faults().len(), 1);
        assert_eq!(tree("a.png", b"\xff\xfe\0").faults().len(), 0);
    }

    #[test]
    fn names_are_normalised_and_checked() {
        assert!(tree("cafe\u{301}.md", b"").text_of(&CoursePath::new("caf\u{e9}.md")).is_some());
        assert_eq!(tree("aux.md", b"").faults()[0].code.name, "non-portable-name");
    }
}
