//! The facts about an image that a page needs: its size, so that text does not jump while it loads,
//! and for an SVG whether it is only a picture.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::diag::{Diagnostic, Place, codes};
use crate::render::memo::Memo;
use crate::text::path::CoursePath;
use crate::theme::svg::{SvgFault, svg_fault};

/// The facts about an image that a page needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ImageFacts {
    /// Its width and height in CSS pixels; `None` when they cannot be found.
    pub size: Option<(u32, u32)>,
    /// The reason why an SVG is more than a picture; `None` when it is not.
    pub fault: Option<SvgFault>,
}

/// The facts about an image, of which `bytes` are the beginning. An SVG is whole unless `is_cut`.
/// `memo` remembers the facts if finding them takes long.
pub fn facts(bytes: &[u8], is_cut: bool, extension: &str, memo: &Memo<ImageFacts>) -> ImageFacts {
    if !extension.eq_ignore_ascii_case("svg") {
        return ImageFacts { size: size(bytes, extension), fault: None };
    }
    if is_cut {
        let what = "it is too long to be looked through".to_owned();
        let fault = Some(SvgFault { what, range: 0..0 });
        return ImageFacts { size: svg_size(bytes), fault };
    }
    let find = || ImageFacts { size: svg_size(bytes), fault: svg_fault(bytes) };
    memo.get(*blake3::hash(bytes).as_bytes(), find).0
}

/// The report that the size of the picture `path`, which `place` names, cannot be found.
pub fn unreadable(path: &CoursePath, place: Place) -> Diagnostic {
    Diagnostic::new(
        &codes::UNREADABLE_IMAGE,
        place,
        format!("the size of `{path}` cannot be found"),
    )
    .help("save the image again; an `<svg>` needs `width` and `height`, or a `viewBox`")
}

/// The width and height of an image in CSS pixels. An SVG has its `width` and `height`, or else the
/// size of its `viewBox`. PNG, JPEG, GIF, WebP, AVIF and the other formats that `imagesize` reads
/// have the size in the file (a JPEG's orientation is not applied). `head` may be the beginning of
/// the file.
pub fn size(head: &[u8], extension: &str) -> Option<(u32, u32)> {
    if extension.eq_ignore_ascii_case("svg") {
        return svg_size(head);
    }
    let size = imagesize::blob_size(head).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

fn svg_size(svg: &[u8]) -> Option<(u32, u32)> {
    let mut reader = Reader::from_reader(svg);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "svg" => {
                return root_size(&tag);
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn root_size(tag: &BytesStart<'_>) -> Option<(u32, u32)> {
    let attribute = |name: &str| {
        let found = tag.try_get_attribute(name).ok()??;
        Some(found.value.into_owned())
    };
    let width = attribute("width").and_then(|text| pixels(&text));
    let height = attribute("height").and_then(|text| pixels(&text));
    let (width, height) = match (width, height) {
        (Some(width), Some(height)) => (width, height),
        (width, height) => {
            let view_box = attribute("viewBox")?;
            let numbers: Vec<f64> = view_box
                .split([' ', ',', '\n', '\t'])
                .filter(|part| !part.is_empty())
                .map(str::parse)
                .collect::<Result<_, _>>()
                .ok()?;
            let [_, _, box_width, box_height] = numbers[..] else { return None };
            if box_width <= 0.0 || box_height <= 0.0 {
                return None;
            }
            match (width, height) {
                (Some(width), None) => (width, width * box_height / box_width),
                (None, Some(height)) => (height * box_width / box_height, height),
                _ => (box_width, box_height),
            }
        }
    };
    let whole = |length: f64| {
        (length > 0.0 && length <= 100_000.0).then_some(length.round().max(1.0) as u32)
    };
    Some((whole(width)?, whole(height)?))
}

/// A length in CSS pixels (CSS Values 4, “absolute lengths”), with 16 for an `em`; `None` for a
/// percentage.
fn pixels(text: &str) -> Option<f64> {
    let text = text.trim();
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')))
        .unwrap_or(text.len());
    let number: f64 = text[..end].parse().ok()?;
    let unit = match text[end..].trim() {
        "" | "px" => 1.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "em" | "rem" => 16.0,
        _ => return None,
    };
    Some(number * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_has_the_size_it_states() {
        let size = |svg: &str| super::size(svg.as_bytes(), "svg");
        assert_eq!(size("<svg width='20' height='10'/>"), Some((20, 10)));
        assert_eq!(size("<?xml version='1.0'?><svg viewBox='0 0 30 15'></svg>"), Some((30, 15)));
        assert_eq!(size("<svg width='60' viewBox='0 0 30 15'/>"), Some((60, 30)));
        assert_eq!(size("<svg width='1in' height='72pt'/>"), Some((96, 96)));
        assert_eq!(size("<svg width='100%'/>"), None);
        assert_eq!(size("<svg viewBox='0 0 0 0'/>"), None);
        assert_eq!(size("no"), None);
    }

    #[test]
    fn a_raster_image_has_the_size_of_its_header() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 0, 7, 0, 0, 0, 5, 8, 2, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(size(&png, "png"), Some((7, 5)));
        assert_eq!(size(b"nope", "png"), None);
    }
}
