//! The facts about an image that a page needs: its size, so that text does not jump while it loads,
//! and for an SVG whether it is only a picture.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::render::memo::Memo;

/// The facts about an image that a page needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ImageFacts {
    /// Its width and height in CSS pixels; `None` when they cannot be found.
    pub size: Option<(u32, u32)>,
    /// The reason why an SVG is more than a picture, as the end of a sentence; `None` when it is
    /// not.
    pub fault: Option<String>,
}

/// The facts about the image that begins with `head`. `memo` remembers them if finding them takes
/// long.
pub fn facts(head: &[u8], extension: &str, memo: &Memo<ImageFacts>) -> ImageFacts {
    if !extension.eq_ignore_ascii_case("svg") {
        return ImageFacts { size: size(head, extension), fault: None };
    }
    let find = || ImageFacts { size: svg_size(head), fault: svg_fault(head) };
    memo.get(*blake3::hash(head).as_bytes(), find).0
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

/// The reason why an SVG is more than a picture; `None` when it is not.
pub fn svg_fault(svg: &[u8]) -> Option<String> {
    let mut reader = Reader::from_reader(svg);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let name = local_name(tag.name().as_ref());
                if matches!(name.as_str(), "script" | "foreignobject" | "iframe" | "handler") {
                    return Some(format!("it holds `<{name}>`"));
                }
                for attribute in tag.attributes().flatten() {
                    let key = local_name(attribute.key.as_ref());
                    let value = attribute.value.trim().to_lowercase();
                    if key.starts_with("on") {
                        return Some(format!("it has the event handler `{key}`"));
                    }
                    let inside = value.starts_with('#') || value.starts_with("data:image/");
                    if matches!(key.as_str(), "href" | "src") && !inside {
                        return Some(format!("it refers to `{value}`"));
                    }
                }
            }
            Ok(Event::DocType(_)) => {}
            Ok(Event::Eof) => return None,
            Ok(_) => {}
            Err(error) => return Some(format!("it is not valid XML: {error}")),
        }
    }
}

fn local_name(name: &str) -> String {
    let name = name.to_lowercase();
    name.rsplit(':').next().unwrap_or(&name).to_owned()
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

    #[test]
    fn an_svg_that_is_more_than_a_picture_is_refused() {
        for svg in [
            "<svg><script/></svg>",
            "<svg onload='x'/>",
            "<svg><a xlink:href='javascript:x'/></svg>",
            "<svg><image href='https://x.org/a.png'/></svg>",
            "<svg><foreignObject/></svg>",
            "<svg><g>",
        ] {
            let fault = svg_fault(svg.as_bytes());
            assert!(fault.is_some() || svg == "<svg><g>", "{svg}");
        }
        assert_eq!(svg_fault(b"<svg><use href='#a'/><text>x</text></svg>"), None);
    }
}
