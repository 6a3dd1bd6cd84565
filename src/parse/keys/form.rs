//! The forms that the text of some keys must have.

use crate::markdown::url::{Link, classify};
use crate::parse::manifest::parse_base_url;
use crate::text::slug::is_key;

/// The form that a text must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Anything except white space alone.
    Any,
    /// A line of inline Markdown that is not empty: text with code and emphasis.
    Inline,
    /// A key or id: lower-case letters, digits and single hyphens.
    Key,
    /// A BCP 47 language tag.
    Language,
    /// The address of a folder on the web.
    Address,
    /// The name of a folder directly in the course.
    Folder,
    /// The path of a picture in the course.
    Picture,
    /// A complete address on the web, a mail address with `mailto:`, or a number with `tel:`.
    Link,
    /// A complete address on the web, or a mail address with `mailto:`.
    Receiver,
}

impl Form {
    /// The fault of `text`, which was written for `name`, and advice on what to write. `None` when
    /// it has the form.
    pub fn fault(self, name: &str, text: &str) -> Option<(String, &'static str)> {
        let fault = match self {
            _ if text.trim().is_empty() => {
                (format!("`{name}` is empty"), "write its text, or delete the line")
            }
            Form::Any | Form::Inline => return None,
            Form::Key => (!is_key(text)).then_some((
                format!("`{name}` cannot be `{text}`"),
                "use lower-case letters, digits and single hyphens, as in `two-functions`",
            ))?,
            Form::Language => (!is_language(text)).then_some((
                format!("`{text}` is not a language tag"),
                "write a code such as `en`, `en-GB`, `de` or `ar`, with hyphens",
            ))?,
            Form::Address => (
                format!("`{name}` {}", parse_base_url(text).err()?),
                "write the address of the front page, as in `https://example.org/courses/`",
            ),
            Form::Folder => (!is_folder(text)).then_some((
                format!("`{name}` cannot be `{text}`"),
                "write the name of a folder directly inside the course, as in `static = \"static\"`",
            ))?,
            Form::Link => (!matches!(classify(text), Link::External { .. })).then_some((
                format!("`{name}` cannot be `{text}`"),
                "write a complete address, as in `https://example.org/help` or `mailto:help@example.org`",
            ))?,
            Form::Receiver => (!is_receiver(text)).then_some((
                format!("`{name}` cannot be `{text}`"),
                "write a mail address with `mailto:`, as in `mailto:help@example.org`, or the address of a page",
            ))?,
            Form::Picture => (!is_picture(text)).then_some((
                format!("`{name}` cannot be `{text}`"),
                "write the path of an SVG, PNG, JPEG or WebP picture in the course, as in `cover.svg`",
            ))?,
        };
        Some(fault)
    }

    /// The text of this form that `text` certainly stands for: a language tag with underscores, as
    /// other programs write them, or a mail address without `mailto:`.
    pub fn meant(self, text: &str) -> Option<String> {
        if matches!(self, Form::Link | Form::Receiver) {
            let (name, host) = text.split_once('@')?;
            let is_mail = !name.is_empty()
                && host.contains('.')
                && !host.contains('@')
                && !text.contains([' ', ':', '/', '?', '#']);
            return is_mail.then(|| format!("mailto:{text}"));
        }
        let hyphened = text.replace('_', "-");
        (self == Form::Language && is_language(&hyphened)).then_some(hyphened)
    }

    /// A regular expression that matches every text of this form. Where it is less exact than
    /// [`Form::fault`], it matches more.
    pub fn pattern(self) -> &'static str {
        match self {
            Form::Any | Form::Inline => r"\S",
            Form::Key => "^[a-z0-9]+(-[a-z0-9]+)*$",
            Form::Language => "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
            Form::Address => r"^\s*[Hh][Tt][Tt][Pp][Ss]?:[^?#]*$",
            Form::Folder => r"^[^./\\:][^/\\:]*$",
            Form::Link => r"^\s*([Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):",
            Form::Receiver => r"^\s*([Hh][Tt][Tt][Pp][Ss]?:|[Mm][Aa][Ii][Ll][Tt][Oo]:[^@]+@)",
            Form::Picture => {
                r"^[^:?#\\]+\.([Ss][Vv][Gg]|[Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg]|[Ww][Ee][Bb][Pp])$"
            }
        }
    }
}

/// Subtags of one to eight letters or digits, the first of two or three letters (RFC 5646,
/// section 2.1).
fn is_language(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && subtags.all(|subtag| {
            (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// An address that a report can be sent to: of a page, or of one person or group.
fn is_receiver(text: &str) -> bool {
    let scheme = text.trim_start().split(':').next().unwrap_or_default().to_ascii_lowercase();
    let has_name = text.split_once(':').and_then(|(_, rest)| rest.split_once('@'));
    matches!(classify(text), Link::External { .. })
        && match scheme.as_str() {
            "mailto" => has_name.is_some_and(|(name, host)| !name.is_empty() && host.contains('.')),
            "http" | "https" => true,
            _ => false,
        }
}

/// A path with the ending of a format that every browser shows and that has a size in it.
fn is_picture(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ["svg", "png", "jpg", "jpeg", "webp"].contains(&&*ending))
        && !path.starts_with("/")
        && !path.contains([':', '?', '#', '\\'])
}

fn is_folder(name: &str) -> bool {
    !name.contains(['/', '\\', ':']) && !name.starts_with('.')
}
