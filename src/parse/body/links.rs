//! Links and images, and faults in their addresses that can be found without another file.

use std::ops::Range;

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::url::{self, Link};
use crate::model::document::{BodyLink, LinkUse};
use crate::parse::body::Reader;
use crate::text::path::CoursePath;
use crate::text::span::Span;

impl Reader<'_, '_> {
    pub(super) fn link(&mut self, address: &str, range: &Range<usize>, used_as: LinkUse) {
        let span = address_span(self.text, range, address);
        self.address(address, span, used_as);
    }

    /// Sorts an address. An unsafe or impossible one is reported, and one that leads into the
    /// course is kept for later.
    pub(super) fn address(&mut self, address: &str, span: Span, used_as: LinkUse) {
        let link = url::classify(address);
        if let Some(diagnostic) = url_fault(self.path, address, &link, span, used_as) {
            self.diagnostics.push(diagnostic);
            return;
        }
        if matches!(link, Link::Page { .. } | Link::Fragment(_)) {
            self.body.links.push(BodyLink { link, span, used_as });
        }
    }
}

/// The fault of an address, as far as it can be found without another file.
fn url_fault(
    path: &CoursePath,
    address: &str,
    link: &Link,
    span: Span,
    used_as: LinkUse,
) -> Option<Diagnostic> {
    let place = Place::new(path, span);
    let diagnostic = match link {
        Link::Unsafe { scheme } => Diagnostic::new(
            &codes::UNSAFE_URL,
            place,
            format!("addresses that begin with `{scheme}:` are not published"),
        )
        .help("link to a file of the course, or to an `https:`, `mailto:` or `tel:` address"),
        Link::External { .. } if used_as == LinkUse::Embed => Diagnostic::new(
            &codes::EMBEDDED_FROM_ELSEWHERE,
            place,
            "a page shows only files of its own course",
        )
        .help("copy the file beside the page and use its name")
        .note(
            "a file from another server would be missing offline, and tell that server who reads",
        ),
        Link::Absolute(_) => Diagnostic::new(
            &codes::ABSOLUTE_LINK,
            place,
            format!("`{address}` works only when the course is at the root of a server"),
        )
        .help("write the path from this file, as in `../unit/lesson.md`"),
        Link::ProtocolRelative => Diagnostic::new(
            &codes::ABSOLUTE_LINK,
            place,
            format!("`{address}` does not say how to reach the server"),
        )
        .help("write `https:` before it"),
        Link::Empty => Diagnostic::new(&codes::BROKEN_LINK, place, "the link leads nowhere")
            .help("write an address between the parentheses"),
        Link::Malformed(reason) => {
            Diagnostic::new(&codes::BROKEN_LINK, place, format!("the address {reason}"))
                .help("write the path from this file, with `/` between its parts")
        }
        _ => return None,
    };
    Some(diagnostic)
}

/// The place of `address` within the link at `range`, or all of the link when the address was
/// written another way (with an entity, or in a definition elsewhere).
fn address_span(text: &str, range: &Range<usize>, address: &str) -> Span {
    let slice = &text[range.start..range.end];
    match slice.rfind(address) {
        Some(at) if !address.is_empty() => {
            Span::new(range.start + at..range.start + at + address.len())
        }
        _ => Span::new(range.clone()),
    }
}
