//! The kinds of sources, and how each is known.

use crate::import::blocks::Dialect;
use crate::import::losses::Losses;
use crate::import::material::Material;
use crate::import::outline::Outline;
use crate::import::{folder, mdbook};

/// A kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// mdBook.
    MdBook,
    /// A folder without a format of its own.
    Folder,
}

impl Kind {
    /// The kind of the source, by the files that are there.
    pub fn of(material: Material<'_>) -> Kind {
        if book(material).is_some() {
            return Kind::MdBook;
        }
        Kind::Folder
    }

    /// Its name in a sentence.
    pub fn shown(self) -> &'static str {
        match self {
            Kind::MdBook => "mdBook",
            Kind::Folder => "a folder",
        }
    }

    /// Whether its pages had addresses in a site.
    pub fn has_addresses(self) -> bool {
        self != Kind::Folder
    }

    /// What its reader knows.
    pub fn outline(self, material: Material<'_>, losses: &mut Losses) -> Outline {
        match self {
            Kind::MdBook => mdbook::outline(material, &book(material).unwrap_or_default(), losses),
            Kind::Folder => folder::outline(material, losses),
        }
    }

    /// How the lines of its pages are read.
    pub fn dialect(self) -> Dialect {
        match self {
            Kind::MdBook => Dialect::PLAIN,
            Kind::Folder => Dialect { kramdown: true, shortcodes: true, ..Dialect::PLAIN },
        }
    }
}

/// The folder of the book nearest to the root.
fn book(material: Material<'_>) -> Option<String> {
    let files = material.files("");
    let books = files.iter().filter(|path| path.rsplit('/').next() == Some("book.toml"));
    let nearest = books.min_by_key(|path| (path.matches('/').count(), **path))?;
    let folder = crate::import::material::folder(nearest).to_owned();
    // One deep inside is an example.
    (folder.matches('/').count() < 2).then_some(folder)
}
