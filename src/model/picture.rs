//! Pictures that stand for the course, a unit or a scenario.

use crate::text::path::{CoursePath, SitePath};
use crate::text::span::Span;

/// A picture, in one file or in one for each colour scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file for light colours, or for both.
    pub light: PictureFile,
    /// The file for dark colours, if it is another one.
    pub dark: Option<PictureFile>,
    /// The text that replaces the picture; empty for a decoration.
    pub alt: String,
}

/// A file of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// The file in the course.
    pub path: CoursePath,
    /// The path of the file in the site.
    pub site: SitePath,
    /// The place that names it.
    pub span: Span,
}

impl Picture {
    /// Its files, the one for light colours first.
    pub fn files(&self) -> impl Iterator<Item = &PictureFile> {
        [Some(&self.light), self.dark.as_ref()].into_iter().flatten()
    }
}
