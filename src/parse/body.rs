//! One pass over a page's Markdown, which collects everything that later stages need to know about
//! it.
//!
//! The pass
//! 1. takes the events of [`crate::markdown`];
//! 2. notes headings, links, images, citations, footnotes, words and terms with their places;
//! 3. reports every fault that can be found without another file;
//! 4. gives every heading its anchor: first the ids that authors wrote, then generated ones that
//!    avoid them.
//!
//! It does not find out whether a link leads anywhere or a citation is known. That takes other
//! files, and is the work of [`crate::resolve`].

mod anchors;
pub mod callouts;
mod code;
mod headings;
mod links;
mod tables;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::diag::code::Code;
use crate::diag::fix::{Edit, Fix};
use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::citation::{CitationKey, parse_citation};
use crate::markdown::{Definition, Events, Spot, end_of, text_between};
use crate::model::document::{BodyLink, Effort, Heading, LinkUse, Term};
use crate::model::page::PageKind;
use crate::model::settings::RawHtmlPolicy;
use crate::parse::html_block::{self, FoundAddress, FoundAs, HtmlPieces};
use crate::text::path::CoursePath;
use crate::text::slug::anchor;
use crate::text::span::{Span, Spanned};
use crate::text::words::words;

/// The maximum depth of nested blocks.
const MAX_NESTING: usize = 100;
/// The maximum number of columns in a table.
const MAX_COLUMNS: usize = 200;

/// The facts about a page's Markdown.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// Every id of the page with its place: headings, raw HTML, terms.
    pub anchors: BTreeMap<String, Span>,
    /// Links and images that lead to another file or another place on the page.
    pub links: Vec<BodyLink>,
    /// Citations in order.
    pub citations: Vec<Spanned<CitationKey>>,
    /// The terms that a glossary explains; empty for other pages.
    pub terms: Vec<Term>,
    /// The effort of reading the page.
    pub effort: Effort,
    /// Whether blocks are nested too deeply to be shown. If so, there is a diagnostic, and the page
    /// has no text.
    pub too_deep: bool,
}

/// Reads the Markdown of the page `path`, whose whole text is `text`, from its events.
pub fn body(
    path: &CoursePath,
    text: &str,
    events: &Events<'_>,
    kind: PageKind,
    raw_html: RawHtmlPolicy,
    diagnostics: &mut Vec<Diagnostic>,
) -> Body {
    let mut reader = Reader {
        path,
        text,
        kind,
        raw_html,
        diagnostics,
        body: Body::default(),
        image_end: 0,
        depth: 0,
        headings: Vec::new(),
        has_asked: false,
        second_titles: Vec::new(),
        skipped: Vec::new(),
        html_ids: Vec::new(),
        footnotes: Footnotes::default(),
        html: html_block::Balance::default(),
        code_faults: BTreeMap::new(),
        definitions: &events.definitions,
        labels: events
            .definitions
            .iter()
            .enumerate()
            .map(|(at, known)| (links::folded(&known.label), at))
            .collect(),
        used_definitions: BTreeMap::new(),
    };
    for reference in &events.undefined {
        if is_index(text, &reference.range) {
            continue;
        }
        let place = Place::new(path, Span::new(reference.range.clone()));
        reader.diagnostics.push(
            Diagnostic::new(
                &codes::UNDEFINED_REFERENCE,
                place,
                format!("nothing defines `[{}]`", reference.label),
            )
            .help(format!(
                "add a line `[{}]: address`, or write `[text](address)`",
                reference.label
            ))
            .help("write a backslash before the first bracket if it is text"),
        );
    }
    reader.read(&events.spots);
    reader.second_definitions(&events.spots);
    reader.finish()
}

struct Reader<'t, 'd> {
    path: &'t CoursePath,
    text: &'t str,
    kind: PageKind,
    raw_html: RawHtmlPolicy,
    diagnostics: &'d mut Vec<Diagnostic>,
    body: Body,
    /// The end of the image that was begun last, in bytes. Who sees an image does not read its text.
    image_end: usize,
    depth: usize,
    headings: Vec<FoundHeading>,
    /// Whether a heading so far has the class of a question or a quiz.
    has_asked: bool,
    /// The headings of the first level, each with the index of the diagnostic about it.
    second_titles: Vec<(usize, usize)>,
    /// The headings that skip a level, each with the index of the diagnostic about it.
    skipped: Vec<(usize, usize)>,
    html_ids: Vec<Spanned<String>>,
    footnotes: Footnotes,
    html: html_block::Balance,
    /// The parts of info strings without a meaning, each with the index of the diagnostic about it.
    code_faults: BTreeMap<String, usize>,
    definitions: &'t [Definition],
    /// The positions of the definitions by their labels.
    labels: BTreeMap<String, usize>,
    /// The positions of the definitions that links name, each with whether it leads to a file or a
    /// place of the course.
    used_definitions: BTreeMap<usize, bool>,
}

struct FoundHeading {
    level: u8,
    id: Option<String>,
    text: String,
    span: Span,
    classes: Vec<String>,
}

#[derive(Default)]
struct Footnotes {
    used: BTreeMap<String, Span>,
    defined: BTreeMap<String, Span>,
}

impl Reader<'_, '_> {
    fn read(&mut self, spots: &[Spot<'_>]) {
        let mut at = 0;
        while at < spots.len() {
            at = self.read_one(spots, at);
        }
    }

    /// Reads the event at `at` and those that belong to it. Returns the index of the next event.
    fn read_one(&mut self, spots: &[Spot<'_>], at: usize) -> usize {
        let (event, range) = &spots[at];
        match event {
            Event::Start(tag) => {
                self.stray_in_glossary(tag, range);
                self.enter(range);
                return self.start(tag, spots, at);
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                if closes_html_scope(tag) {
                    self.html.leave(self.path, self.raw_html, self.diagnostics);
                }
            }
            Event::Text(text) => self.text(spots, at, text, range),
            Event::Code(code) => self.count(words(code), range),
            Event::FootnoteReference(label) => {
                self.footnotes.used.entry(label.to_string()).or_insert(Span::new(range.clone()));
            }
            Event::InlineHtml(html) => {
                let mut pieces = HtmlPieces::default();
                pieces.push(html, range.start);
                self.html_pieces(&pieces);
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => self.count(4, range),
            _ => {}
        }
        at + 1
    }

    fn start(&mut self, tag: &Tag<'_>, spots: &[Spot<'_>], at: usize) -> usize {
        let range = &spots[at].1;
        match tag {
            Tag::MetadataBlock(_) => return self.after(spots, at),
            Tag::Heading { level, id, classes, attrs } => {
                self.heading(*level as u8, id.as_ref(), classes, attrs, spots, at);
            }
            Tag::Link { link_type: LinkType::ShortcutUnknown, dest_url, .. } => {
                self.citation(dest_url, range);
                return self.after(spots, at);
            }
            Tag::Link { link_type, dest_url, id, .. } => {
                self.misplaced_mark(dest_url, spots, at);
                let is_empty = text_between(spots, at).trim().is_empty()
                    && !spots[at + 1..].iter().take_while(|(event, _)| !ends(event)).any(
                        |(event, _)| {
                            matches!(
                                event,
                                Event::Start(Tag::Image { .. })
                                    | Event::InlineHtml(_)
                                    | Event::InlineMath(_)
                            )
                        },
                    );
                // A choice of a scenario without words is reported as one.
                let is_choice = self.kind == PageKind::Scenario && dest_url.starts_with('#');
                if is_empty && !is_choice {
                    self.report(&codes::EMPTY_LINK, range, "the link has no text, and is left out")
                        .help_last(
                            "write between the brackets what the reader finds behind the link",
                        );
                }
                let mail = *link_type == LinkType::Email;
                if !mail {
                    self.link(dest_url, label_of(*link_type, id), range, LinkUse::Link);
                }
            }
            Tag::Image { link_type, dest_url, id, .. } => {
                self.image(*link_type, dest_url, id, spots, at);
                return self.after(spots, at);
            }
            Tag::BlockQuote(None) => self.alert_near_miss(spots, at),
            Tag::Paragraph => self.bare_callout(spots, at),
            Tag::TableRow => {
                self.spare_cells(spots, at);
                self.missing_cells(spots, at);
            }
            Tag::CodeBlock(kind) => {
                self.code_block(kind, spots, at);
                return self.after(spots, at);
            }
            Tag::HtmlBlock => {
                let mut pieces = HtmlPieces::default();
                let end = self.after(spots, at);
                for (event, range) in &spots[at + 1..end] {
                    if let Event::Html(html) | Event::Text(html) = event {
                        pieces.push(html, range.start);
                    }
                }
                self.html_pieces(&pieces);
                return end;
            }
            Tag::FootnoteDefinition(label) => self.footnote_definition(label, range),
            Tag::Table(alignments) if alignments.len() > MAX_COLUMNS => {
                let message = format!("the table has more than {MAX_COLUMNS} columns");
                self.report(&codes::LIMIT, range, &message).help_last("split the table");
            }
            Tag::DefinitionList if self.kind == PageKind::Glossary => self.terms(spots, at),
            _ => {}
        }
        if opens_html_scope(tag) {
            self.html.enter();
        }
        at + 1
    }

    /// Reports text between the terms of a glossary, which its page cannot show.
    fn stray_in_glossary(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        let is_stray = self.kind == PageKind::Glossary
            && self.depth == 0
            && !self.body.terms.is_empty()
            && !matches!(tag, Tag::DefinitionList | Tag::FootnoteDefinition(_));
        if is_stray {
            self.report(&codes::INVALID_GLOSSARY, range, "text stands between the terms").help_last(
                "move it above the first term, or write it as a term and a line that begins with `: `",
            );
        }
    }

    fn enter(&mut self, range: &Range<usize>) {
        self.depth += 1;
        if self.depth > MAX_NESTING && !self.body.too_deep {
            self.body.too_deep = true;
            let message = format!("blocks are nested more than {MAX_NESTING} deep");
            let first = range.start..(range.start + 1).min(range.end);
            self.report(&codes::LIMIT, &first, &message)
                .help_last("take some of the `>` or list levels away");
        }
    }

    /// The index after the end of the element that starts at `at`.
    fn after(&mut self, spots: &[Spot<'_>], at: usize) -> usize {
        self.depth = self.depth.saturating_sub(1);
        end_of(spots, at) + 1
    }

    fn citation(&mut self, label: &str, range: &Range<usize>) {
        // A label over several lines arrives with the line ends folded, so only the whole citation
        // has a place.
        let whole = Span::new(range.clone());
        let inside = range.start + 1..range.end.saturating_sub(1);
        let is_exact = self.text.get(inside) == Some(label);
        match parse_citation(label, range.start + 1) {
            Ok(Some(mut key)) => {
                if !is_exact {
                    key.items.iter_mut().for_each(|item| item.key.span = whole);
                }
                self.body.citations.push(Spanned::new(key, whole));
            }
            Ok(None) => {}
            Err(fault) => self.diagnostics.push(
                Diagnostic::new(
                    &codes::MALFORMED_CITATION,
                    Place::new(self.path, if is_exact { fault.span } else { whole }),
                    fault.message,
                )
                .help("write `[@key]`, `[@key, p. 4]` or `[@key; @other]`")
                .fix(fault.fix.filter(|_| is_exact)),
            ),
        }
    }

    fn image(&mut self, link_type: LinkType, url: &str, id: &str, spots: &[Spot<'_>], at: usize) {
        let range = &spots[at].1;
        if link_type == LinkType::ShortcutUnknown {
            let is_mark = self.text[range.clone()].starts_with('!');
            let fix = is_mark.then(|| Edit::delete(range.start..range.start + 1));
            self.report(&codes::MALFORMED_CITATION, range, "an image cannot be a citation")
                .help_last("delete the `!`")
                .fix_last(fix);
            return;
        }
        self.body.effort.images += 1;
        self.image_end = range.end;
        if text_between(spots, at).trim().is_empty() {
            self.report(
                &codes::MISSING_ALT,
                range,
                "the image has no text for those who cannot see it",
            )
            .help_last("say between the brackets what it shows")
            .note_last("for mere decoration write `<img src=\"…\" alt=\"\">`");
        }
        self.link(url, label_of(link_type, id), range, LinkUse::Embed);
    }

    fn footnote_definition(&mut self, label: &str, range: &Range<usize>) {
        let first_line = Span::new(range.clone()).first_line(self.text);
        match self.footnotes.defined.get(label) {
            Some(first) => self.diagnostics.push(
                Diagnostic::new(
                    &codes::DUPLICATE_FOOTNOTE,
                    Place::new(self.path, first_line),
                    format!("the footnote `[^{label}]` is defined twice"),
                )
                .related(Place::new(self.path, *first), "it is first defined here")
                .help("give one of them another label"),
            ),
            None => {
                self.footnotes.defined.insert(label.to_owned(), first_line);
            }
        }
    }

    fn text(&mut self, spots: &[Spot<'_>], at: usize, text: &str, range: &Range<usize>) {
        self.count(words(text), range);
        // The parser gives an undefined footnote as three texts: `[`, `^label` and `]`.
        let near = |at: usize, wanted: &str| {
            let event = spots.get(at).map(|(event, _)| event);
            matches!(event, Some(Event::Text(text)) if text.as_ref() == wanted)
        };
        if let Some(label) = text.strip_prefix('^')
            && !label.is_empty()
            && at > 0
            && near(at - 1, "[")
            && near(at + 1, "]")
            && spots[at - 1].1.end == range.start
            && self.text.as_bytes().get(range.start.saturating_sub(2)) != Some(&b'\\')
        {
            let whole = range.start - 1..range.end + 1;
            let message = format!("nothing defines the footnote `[^{label}]`");
            self.report(&codes::UNDEFINED_FOOTNOTE, &whole, &message)
                .help_last(&format!("add a line `[^{label}]: …`"));
        }
    }

    /// Counts words that are read, if they are not the text of an image.
    fn count(&mut self, words: u32, range: &Range<usize>) {
        if range.start >= self.image_end {
            self.body.effort.words += words;
        }
    }

    fn html_pieces(&mut self, pieces: &HtmlPieces) {
        let found = self.html.read(pieces, self.path, self.raw_html, self.diagnostics);
        self.html_ids.extend(found.ids);
        self.body.effort.images += found.images;
        for address in found.addresses {
            let FoundAddress { url, found_as } = address;
            match found_as {
                FoundAs::Link => self.address(&url.value, url.span, LinkUse::Link),
                FoundAs::Embed => self.address(&url.value, url.span, LinkUse::Embed),
                FoundAs::Frame => self.frame(&url.value, url.span),
            }
        }
    }

    fn terms(&mut self, spots: &[Spot<'_>], at: usize) {
        let end = end_of(spots, at);
        let mut at = at + 1;
        while at < end {
            let (event, range) = &spots[at];
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    let names: Vec<String> = text_between(spots, at)
                        .split('\n')
                        .map(|name| name.trim().to_owned())
                        .filter(|name| !name.is_empty())
                        .collect();
                    if let Some(first) = names.first() {
                        let anchor = anchor(first);
                        let span = Span::new(range.clone()).trimmed_end(self.text);
                        let definitions = Vec::new();
                        self.body.terms.push(Term { anchor, names, span, definitions });
                    }
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    if let Some(term) = self.body.terms.last_mut() {
                        term.definitions.push(Span::new(range.clone()));
                    }
                }
                _ => {
                    at += 1;
                    continue;
                }
            }
            at = end_of(spots, at) + 1;
        }
    }

    fn report(&mut self, code: &'static Code, range: &Range<usize>, message: &str) -> Last<'_> {
        let place = Place::new(self.path, Span::new(range.clone()).trimmed_end(self.text));
        self.diagnostics.push(Diagnostic::new(code, place, message));
        Last(self.diagnostics)
    }

    fn finish(mut self) -> Body {
        self.html.leave_all(self.path, self.raw_html, self.diagnostics);
        self.unused_footnotes();
        self.unused_definitions();
        self.fix_second_titles();
        self.fix_skipped_levels();
        self.assign_anchors();
        self.body
    }

    fn unused_footnotes(&mut self) {
        let unused: Vec<(String, Span)> = self
            .footnotes
            .defined
            .iter()
            .filter(|(label, _)| !self.footnotes.used.contains_key(*label))
            .map(|(label, span)| (label.clone(), *span))
            .collect();
        for (label, span) in unused {
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::UNUSED_FOOTNOTE,
                    Place::new(self.path, span),
                    format!("nothing refers to the footnote `[^{label}]`"),
                )
                .help(format!("write `[^{label}]` where it belongs, or delete it")),
            );
        }
    }
}

/// Adds to the latest diagnostic.
struct Last<'d>(&'d mut Vec<Diagnostic>);

impl Last<'_> {
    fn help_last(self, help: &str) -> Self {
        if let Some(last) = self.0.last_mut() {
            last.help.push(help.to_owned());
        }
        self
    }

    /// States the certain fix. No edits are no fix.
    fn fix_last(self, edits: impl IntoIterator<Item = Edit>) -> Self {
        if let Some(last) = self.0.last_mut() {
            last.fix = Fix::new(edits);
        }
        self
    }

    fn note_last(self, note: &str) -> Self {
        if let Some(last) = self.0.last_mut() {
            last.notes.push(note.to_owned());
        }
        self
    }
}

fn ends(event: &Event<'_>) -> bool {
    matches!(event, Event::End(TagEnd::Link))
}

/// Whether the brackets at `range` follow a name, as in `m[0][1]`: then they are text.
fn is_index(text: &str, range: &Range<usize>) -> bool {
    let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '_' | '[' | ']' | '-' | '+' | '.');
    let follows = |c: char| c.is_alphanumeric() || matches!(c, '_' | ')' | ']');
    text[..range.start].ends_with(follows) && text[range.clone()].chars().all(is_sign)
}

/// The name of the definition that a link or an image takes its address from.
fn label_of(link_type: LinkType, id: &str) -> Option<&str> {
    let is_named =
        matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
    is_named.then_some(id)
}

/// Raw HTML must be closed in the block where it was opened. These containers are the blocks that
/// it must not leave.
fn opens_html_scope(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::Item
            | Tag::BlockQuote(_)
            | Tag::TableCell
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
    )
}

fn closes_html_scope(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::BlockQuote(_)
            | TagEnd::TableCell
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
    )
}
