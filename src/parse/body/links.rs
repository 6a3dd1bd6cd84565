//! Links and images, and faults in their addresses that can be found without another file.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diag::fix::Edit;
use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::Spot;
use crate::markdown::url::{self, Link};
use crate::model::document::{BodyLink, LinkUse};
use crate::parse::body::Reader;
use crate::text::path::CoursePath;
use crate::text::span::Span;
use crate::text::suggestion::did_you_mean;

/// The endings of pictures.
const IMAGES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

const ANY_ADDRESS: &str =
    "link to a file of the course, or to an `https:`, `mailto:` or `tel:` address";

impl Reader<'_, '_> {
    /// Reads the link or image at `range`; `label` is the name of its definition, if it has one.
    pub(super) fn link(
        &mut self,
        address: &str,
        label: Option<&str>,
        range: &Range<usize>,
        used_as: LinkUse,
    ) {
        let definition = label.and_then(|label| self.labels.get(&folded(label)).copied());
        let source = definition.map_or(range, |at| &self.definitions[at].range);
        let span = address_span(self.text, source, address);
        let known = definition.and_then(|at| self.used_definitions.get(&at).copied());
        // The fault of its address is known, or it leads out of the course.
        if known == Some(false) {
            return;
        }
        let links = self.body.links.len();
        self.address_at(address, span, range.start, used_as);
        if let Some(at) = definition {
            self.used_definitions.insert(at, self.body.links.len() > links);
        }
    }

    /// Reports `[!text](picture.svg)`, in which the mark of an image is on the wrong side of the
    /// bracket. `at` is the index of the link.
    pub(super) fn misplaced_mark(&mut self, address: &str, spots: &[Spot<'_>], at: usize) {
        let Some((Event::Text(text), range)) = spots.get(at + 1) else { return };
        let file = address.split(['#', '?']).next().unwrap_or_default();
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        if text.starts_with('!') && IMAGES.contains(&&*ending.to_ascii_lowercase()) {
            let place = range.start..range.start + 1;
            self.report(
                &codes::FOREIGN_SYNTAX,
                &place,
                "`!` shows no picture, and is shown as it stands",
            )
            .help_last("write it right before the bracket: `![What it shows](file.png)`");
        }
    }

    /// Reports the definitions that no link names.
    pub(super) fn unused_definitions(&mut self) {
        for (at, definition) in self.definitions.iter().enumerate() {
            // Some write comments as `[//]: # (words)`.
            let is_comment = definition.label == "//" || matches!(&*definition.address, "" | "#");
            if self.used_definitions.contains_key(&at) || is_comment {
                continue;
            }
            let label = &definition.label;
            let place = Span::new(definition.range.clone()).first_line(self.text);
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::UNUSED_DEFINITION,
                    Place::new(self.path, place),
                    format!("no link uses the address of `[{label}]`"),
                )
                .help(format!(
                    "write `[text][{label}]` where the link belongs, or delete the line"
                )),
            );
        }
    }

    /// Reports definitions of a name that is defined before with another address, which the parser
    /// drops.
    pub(super) fn second_definitions(&mut self, spots: &[Spot<'_>]) {
        if self.definitions.is_empty() {
            return;
        }
        let shown: Vec<&Range<usize>> =
            spots.iter().filter(|(event, _)| is_leaf(event)).map(|(_, range)| range).collect();
        let is_shown = |at: usize| {
            let next = shown.partition_point(|range| range.start <= at);
            next.checked_sub(1).is_some_and(|last| shown[last].contains(&at))
        };
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            let start = at + line.len() - line.trim_start_matches([' ', '>']).len();
            at += line.len();
            let line = self.text[start..at].trim_end();
            let Some((label, address)) =
                line.strip_prefix('[').and_then(|line| line.split_once("]:"))
            else {
                continue;
            };
            let Some(first) = self.labels.get(&folded(label)).map(|at| &self.definitions[*at])
            else {
                continue;
            };
            let is_first = first.range.contains(&start);
            if is_first || address.contains(&first.address) || is_shown(start) {
                continue;
            }
            let first = Span::new(first.range.clone()).first_line(self.text);
            let place = Place::new(self.path, Span::new(start..start + line.len()));
            let message = format!("`[{label}]` has an address already, so this one is not used");
            self.diagnostics.push(
                Diagnostic::new(&codes::UNUSED_DEFINITION, place, message)
                    .related(Place::new(self.path, first), "it is first given here")
                    .help("give one of them another name, here and where the link is"),
            );
        }
    }

    /// Sorts an address. An unsafe or impossible one is reported, and one that leads into the
    /// course is kept for later.
    pub(super) fn address(&mut self, address: &str, span: Span, used_as: LinkUse) {
        self.address_at(address, span, span.range().start, used_as);
    }

    /// Reads the address of a page in a frame, which becomes a link.
    pub(super) fn frame(&mut self, address: &str, span: Span) {
        if !matches!(url::classify(address), Link::External { .. } | Link::ProtocolRelative) {
            self.address(address, span, LinkUse::Link);
        }
        self.diagnostics.push(
            Diagnostic::new(
                &codes::EMBEDDED_FROM_ELSEWHERE,
                Place::new(self.path, span),
                "a page shows no other page in a frame, so a link takes its place",
            )
            .help("write the link yourself, with words that say where it leads"),
        );
    }

    fn address_at(&mut self, address: &str, span: Span, start: usize, used_as: LinkUse) {
        let link = url::classify(address);
        let is_exact = self.text.get(span.range()) == Some(address);
        let fault = url_fault(self.path, address, &link, span, used_as);
        if let Some(diagnostic) = fault {
            // Today every server that can be meant is reached this way.
            let fix =
                matches!(link, Link::ProtocolRelative) && is_exact && used_as == LinkUse::Link;
            let fix = fix.then(|| Edit::insert(span.range().start, "https:"));
            let diagnostic = diagnostic.fix(fix);
            self.diagnostics.push(diagnostic);
            return;
        }
        if matches!(link, Link::Page { .. } | Link::Fragment(_) | Link::Absolute(_)) {
            self.body.links.push(BodyLink { link, span, start, used_as });
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
    let broken = match used_as {
        LinkUse::Link => &codes::BROKEN_LINK,
        LinkUse::Embed => &codes::MISSING_PICTURE,
    };
    let diagnostic = match link {
        Link::Unsafe { scheme } if !url::is_active(scheme) => Diagnostic::new(
            broken,
            place,
            format!("addresses that begin with `{scheme}:` lead nowhere in a browser"),
        )
        .help(match did_you_mean(scheme, ["https", "http", "mailto", "tel"]) {
            Some(near) => format!("did you mean `{near}:`?"),
            None => ANY_ADDRESS.to_owned(),
        }),
        Link::Unsafe { scheme } => Diagnostic::new(
            &codes::UNSAFE_URL,
            place,
            format!("addresses that begin with `{scheme}:` are not published"),
        )
        .help(ANY_ADDRESS),
        Link::External { .. } | Link::ProtocolRelative if used_as == LinkUse::Embed => {
            Diagnostic::new(
                &codes::EMBEDDED_FROM_ELSEWHERE,
                place,
                "a page shows only files of its own course, so a link takes the place of this one",
            )
            .help("copy the file beside the page and use its name")
            .note(
                "a file from another server would be missing offline, and tell that server who reads",
            )
        }
        Link::ProtocolRelative => Diagnostic::new(
            &codes::ABSOLUTE_LINK,
            place,
            format!("`{address}` does not say how to reach the server"),
        )
        .help("write `https:` before it"),
        Link::Empty => Diagnostic::new(broken, place, "the link leads nowhere")
            .help("write an address between the parentheses"),
        Link::Malformed(reason) => {
            Diagnostic::new(broken, place, format!("the address {reason}"))
                .help("write the path from this file, with `/` between its parts")
        }
        _ => return None,
    };
    Some(diagnostic)
}

/// Whether the event shows the text at its place, or holds nothing else that does.
fn is_leaf(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Code(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::FootnoteDefinition(_))
    )
}

/// A label as links and definitions are compared.
pub(super) fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The place of `address` within the link or definition at `range`, or all of it when the address
/// was written another way, such as with an entity.
fn address_span(text: &str, range: &Range<usize>, address: &str) -> Span {
    // The label of a definition may be the address again.
    let after = text[range.clone()].find("](").or_else(|| text[range.clone()].find("]:"));
    let from = range.start + after.unwrap_or(0);
    match text[from..range.end].rfind(address) {
        Some(at) if !address.is_empty() => Span::new(from + at..from + at + address.len()),
        _ => Span::new(range.clone()).first_line(text),
    }
}
