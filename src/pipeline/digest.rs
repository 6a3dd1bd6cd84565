//! The keys under which work is remembered: hashes of everything that the work reads.

use crate::model::course::{Course, PageId, UnitId};
use crate::parse::front_matter::PageKind;
use crate::render::body::Kitchen;
use crate::render::memo::Key;
use crate::render::pages::Shell;
use crate::source::{MANIFEST, SourceTree};
use crate::text::path::CoursePath;
use crate::theme::Theme;

/// A hash over parts that cannot run into each other.
pub struct Hasher(blake3::Hasher);

impl Hasher {
    /// A hash for `purpose`, so that equal parts of different things differ.
    pub fn new(purpose: &str) -> Hasher {
        let mut hasher = Hasher(blake3::Hasher::new());
        hasher.add(purpose);
        hasher
    }

    /// Adds a text.
    pub fn add(&mut self, part: &str) -> &mut Hasher {
        self.bytes(part.as_bytes())
    }

    /// Adds bytes.
    pub fn bytes(&mut self, part: &[u8]) -> &mut Hasher {
        self.0.update(&(part.len() as u64).to_le_bytes());
        self.0.update(part);
        self
    }

    /// The hash.
    pub fn finish(&self) -> Key {
        *self.0.finalize().as_bytes()
    }
}

pub fn theme_digest(theme: &Theme, vocabulary: &[(String, String)]) -> Key {
    let mut hasher = Hasher::new("theme");
    for (name, text) in theme.templates.iter().chain(&theme.strings).chain(&theme.own_strings) {
        hasher.add(name).add(text);
    }
    for (word, replacement) in vocabulary {
        hasher.add(word).add(replacement);
    }
    hasher.finish()
}

/// What every page depends on: the manifest, the addresses of shared files, which pages there are.
pub fn shell_digest(shell: &Shell<'_>, tree: &SourceTree) -> Key {
    let mut hasher = Hasher::new("shell");
    let manifest = tree.text_of(&CoursePath::new(MANIFEST));
    hasher.add(manifest.map_or("", |text| text)).add(shell.base_url.unwrap_or("-"));
    for path in [&shell.stylesheet, &shell.activity_stylesheet, &shell.icon] {
        hasher.add(path.as_str());
    }
    for block in shell.script_strings.values() {
        hasher.add(block.as_str());
    }
    for script in shell.scripts.values() {
        hasher.add(script.as_str());
    }
    for kind in [PageKind::Glossary, PageKind::Prompts] {
        hasher.add(if shell.course.single(kind).is_some() { "+" } else { "-" });
    }
    hasher.add(if shell.citations.bibliography.is_empty() { "-" } else { "+" });
    hasher.add(if shell.course.plan.is_empty() { "-" } else { "+" });
    hasher.add(&shell.course.units.len().to_string());
    hasher.finish()
}

/// What the pages of a unit show of it and of each other.
pub fn unit_digest(course: &Course, id: UnitId) -> Key {
    let unit = course.unit(id);
    let mut hasher = Hasher::new("unit");
    for id in std::iter::once(&unit.index).chain(&unit.pages) {
        let page = course.page(*id);
        let front = &page.document.front;
        hasher.add(page.site.as_str()).add(page.title()).add(page.kind().word()).add(&page.key);
        hasher.add(front.summary.as_deref().unwrap_or("-"));
        hasher.add(&format!("{:?} {} {}", page.number, page.minutes, front.draft));
    }
    hasher.finish()
}

/// What the text of every page depends on.
pub fn common_digest(
    kitchen: &Kitchen<'_>,
    glossary: Option<PageId>,
    theme: &Theme,
    vocabulary: &[(String, String)],
) -> Key {
    let mut hasher = Hasher::new("common");
    let manifest = &kitchen.course.manifest;
    hasher.bytes(&theme_digest(theme, vocabulary));
    hasher.add(&manifest.language);
    let ways = (manifest.raw_html, manifest.smart_punctuation, manifest.answers);
    hasher.add(&format!("{ways:?}"));
    for term in glossary.iter().flat_map(|id| &kitchen.course.page(*id).document.body.terms) {
        hasher.add(&term.anchor).add(&term.names.join("\n"));
    }
    if let Some(id) = glossary {
        // Definitions stand beside the terms they explain.
        hasher.bytes(kitchen.course.page(id).document.hash.as_bytes());
    }
    hasher.finish()
}
