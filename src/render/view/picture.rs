//! Pictures outside the text of a page.

use serde::Serialize;

/// A picture that stands for the course, a unit or a scenario, or its logo: `components/picture.html`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PictureView {
    /// The URL of the file for light colours, or for both.
    pub url: String,
    /// The URL of the file for dark colours, if it is another one.
    pub dark: Option<String>,
    /// The text that replaces the picture; empty for a decoration.
    pub alt: String,
    /// The width in CSS pixels, if it is known.
    pub width: Option<u32>,
    /// The height in CSS pixels, if it is known.
    pub height: Option<u32>,
}
