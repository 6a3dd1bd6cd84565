//! The one place that turns Markdown into events, so that every stage reads a file in the same way.
//!
//! The events are not kept, because parsing is cheaper than storing them. Facts about a file that
//! later stages need are in its [`crate::parse::body::Body`]; the renderer asks for the events
//! again.

mod autolink;
pub mod citation;
mod cjk;
pub mod code_block;
mod dollar;
pub mod html;
mod shield;
mod typography;
pub mod url;
pub mod yaml;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::markdown::shield::Shields;
use crate::text::span::Span;

/// An event and the bytes of the file it came from.
pub type Spot<'t> = (Event<'t>, Range<usize>);

/// A reference such as `[text][label]` whose label has no definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndefinedReference {
    /// The label as the author wrote it.
    pub label: String,
    /// The bytes of the whole reference.
    pub range: Range<usize>,
}

/// The events of one file.
pub struct Events<'t> {
    /// The events in order, including front matter.
    pub spots: Vec<Spot<'t>>,
    /// References whose label is not defined. A lone `[text]` is not one of them, because it is
    /// text.
    pub undefined: Vec<UndefinedReference>,
    /// The lines `[label]: address`, in the order of the text.
    pub definitions: Vec<Definition>,
}

/// A line `[label]: address` for links that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The label, as the parser compares it.
    pub label: String,
    /// The address.
    pub address: String,
    /// The bytes of the whole definition.
    pub range: Range<usize>,
}

/// Reads `text`. `smart_punctuation` turns straight quotes and dashes into typographic ones.
///
/// A citation such as `[@key]` is a link whose type is [`LinkType::ShortcutUnknown`] and whose
/// destination is the text between the brackets. An address such as `https://example.org` is a link
/// whose type is [`LinkType::Autolink`].
pub fn events(text: &str, smart_punctuation: bool) -> Events<'_> {
    let mut shields = Shields {
        front: yaml::yaml_front(text).map_or(0, |front| front.range.end),
        colons: container_colons(text),
        marks: gap_marks(text),
        ..Shields::default()
    };
    let mut events = parsed(text, &shields);
    // What is hidden can only be seen in events. Text without formulas and without emphasis beside
    // letters of Chinese, Japanese or Korean is read once.
    for _ in 0..MAX_READINGS {
        let dollars = dollar::texts(text, &events.spots);
        let letters = cjk::letters(text, &events.spots);
        let braces = heading_braces(text, &events.spots);
        let mut is_known = true;
        for (places, found) in [
            (&mut shields.dollars, dollars),
            (&mut shields.letters, letters),
            (&mut shields.braces, braces),
        ] {
            let known = places.len();
            places.extend(found);
            places.sort_unstable();
            places.dedup();
            is_known &= known == places.len();
        }
        if is_known {
            break;
        }
        events = parsed(text, &shields);
    }
    dollar::without_backticks(&mut events.spots);
    autolink::link(text, &mut events.spots);
    if smart_punctuation {
        typography::set(text, &mut events.spots);
    }
    events
}

/// The maximum number of times that a text is read. Each time shows which dollar signs and letters
/// are to be hidden; a second time can show more only in text such as `$5$6$7$`.
const MAX_READINGS: usize = 8;

/// The first colon of each line that begins with three of them.
fn container_colons(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    if !text.contains(":::") {
        return found;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
        if line[indent..].starts_with(":::") {
            found.push(start + indent);
        }
        start += line.len();
    }
    found
}

/// Each `<` and `&` between `[[` and `]]` on a line.
fn gap_marks(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find("[[").map(|open| at + open) {
        let rest = &text[open..];
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let Some(close) = line.find("]]") else {
            at = open + line.len();
            continue;
        };
        found.extend(line[..close].match_indices(['<', '&']).map(|(place, _)| open + place));
        at = open + close + 2;
    }
    found
}

/// The opening braces of those at the ends of headings that hold no attribute: `{}`, `{1, 2}`.
fn heading_braces(text: &str, spots: &[Spot<'_>]) -> Vec<usize> {
    let is_name = |word: &str| {
        word.len() > 1
            && word.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | ':'))
            && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
    };
    let is_attribute = |word: &str| {
        // `{-}` is an attribute of Pandoc: a heading without a number.
        word.len() > 1 && word.starts_with(['#', '.'])
            || word.contains('=')
            || word == "-"
            || is_name(word)
    };
    let mut found = Vec::new();
    for (event, range) in spots {
        let Event::Start(Tag::Heading { .. }) = event else { continue };
        let lines = text[range.clone()].trim_end();
        // The line below a heading that marks it as one.
        let below = lines.trim_end_matches(['=', '-']);
        let below = below.trim_end_matches(|c: char| c.is_whitespace() || c == '>');
        let heading = if below.len() < lines.len() && lines.contains('\n') { below } else { lines };
        let heading = heading.trim_end_matches('#').trim_end();
        let Some(inside) = heading.strip_suffix('}') else { continue };
        let Some(open) = inside.rfind('{') else { continue };
        let inside = &inside[open + 1..];
        if !inside.split_whitespace().any(is_attribute) && !inside.contains(['\n', '}']) {
            found.push(range.start + open);
        }
    }
    found
}

/// The events of `text` as the parser gives them, with the characters of `shields` hidden from it.
fn parsed<'t>(text: &'t str, shields: &Shields) -> Events<'t> {
    match shields.hide(text) {
        Cow::Borrowed(text) => read(text),
        Cow::Owned(hidden) => {
            let Events { spots, undefined, definitions } = read(&hidden);
            let restored = spots
                .into_iter()
                .map(|(event, range)| (shields.restore(event, range.start, text), range));
            // What is hidden has the same length.
            let words = |part: &str, range: &Range<usize>| match hidden[range.clone()].rfind(part) {
                Some(at) => text[range.start + at..][..part.len()].to_owned(),
                None => shields.restore_words(part, range.start, text),
            };
            let undefined = undefined.into_iter().map(|UndefinedReference { label, range }| {
                UndefinedReference { label: words(&label, &range), range }
            });
            let definitions =
                definitions.into_iter().map(|Definition { label, address, range }| {
                    let (label, address) = (words(&label, &range), words(&address, &range));
                    Definition { label, address, range }
                });
            let (undefined, definitions) = (undefined.collect(), definitions.collect());
            Events { spots: restored.collect(), undefined, definitions }
        }
    }
}

fn read(text: &str) -> Events<'_> {
    let mut undefined = Vec::new();
    let mut on_broken_link = |link: BrokenLink<'_>| {
        if link.link_type == LinkType::Shortcut && link.reference.starts_with('@') {
            return Some((CowStr::from(link.reference.into_string()), CowStr::Borrowed("")));
        }
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            let label = link.reference.to_string();
            undefined.push(UndefinedReference { label, range: link.span });
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, options(), Some(&mut on_broken_link));
    let parser = parser.into_offset_iter();
    let known = parser.reference_definitions().iter().map(|(label, known)| Definition {
        label: label.to_owned(),
        address: known.dest.to_string(),
        range: known.span.clone(),
    });
    let mut definitions: Vec<Definition> = known.collect();
    definitions.sort_by_key(|definition| definition.range.start);
    let spots = parser.collect();
    Events { spots, undefined, definitions }
}

/// CommonMark, GFM and the extensions of the course format. Subscript is off, because it would take
/// single tildes away from strikethrough, and so is the parser's smart punctuation ([`typography`]).
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// Whether an element is a block, as opposed to part of a line of text.
pub fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// Whether an element that ends is a block.
pub fn is_block_end(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// The index of the event that ends the element starting at index `at`.
pub fn end_of(spots: &[Spot<'_>], at: usize) -> usize {
    let mut depth = 0_usize;
    for (index, (event, _)) in spots.iter().enumerate().skip(at) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth -= 1;
                if depth == 0 {
                    return index;
                }
            }
            _ => {}
        }
    }
    spots.len().saturating_sub(1)
}

/// The name in front of a line of speech, `**Name:** …`, if the paragraph that starts at index `at`
/// of `text` begins with one. The colon may also follow the strong words.
///
/// It is the name as `text` has it, with straight quotes, whatever `spots` make of them.
pub fn speaker<'t>(
    text: &'t str,
    spots: &[Spot<'_>],
    at: usize,
) -> Option<(&'t str, Range<usize>)> {
    let [(Event::Start(Tag::Paragraph), _), (Event::Start(Tag::Strong), _), ..] =
        spots.get(at..)?
    else {
        return None;
    };
    let end = end_of(spots, at + 1);
    // A name such as `O'Brien` is more than one text.
    let words = spots.get(at + 2..end)?;
    if !words.iter().all(|(event, _)| matches!(event, Event::Text(_))) {
        return None;
    }
    let place = words.first()?.1.start..words.last()?.1.end;
    let name = text.get(place.clone())?;
    if let Some(name) = name.strip_suffix(':') {
        return Some((name, place.start..place.end - 1));
    }
    let after = spots.get(end + 1);
    let is_line = matches!(after, Some((Event::Text(text), _)) if text.starts_with(':'));
    is_line.then_some((name, place))
}

/// The plain text of the element that starts at index `at`, without its citations.
pub fn text_between(spots: &[Spot<'_>], at: usize) -> String {
    plain_text(spots[at..end_of(spots, at)].iter())
}

/// The plain text of `spots`, without citations.
pub fn plain_text<'s, 't: 's>(spots: impl Iterator<Item = &'s Spot<'t>>) -> String {
    let mut text = String::new();
    let mut citation: Option<usize> = None;
    for (event, range) in spots {
        match event {
            _ if citation.is_some_and(|end| range.start < end) => {}
            Event::Start(Tag::Link { link_type: LinkType::ShortcutUnknown, .. }) => {
                citation = Some(range.end);
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item) => text.push('\n'),
            Event::Text(part) | Event::Code(part) | Event::InlineMath(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            _ => {}
        }
    }
    text
}

/// The byte of the file at which the info string of the fence at `range` begins.
pub fn info_offset(text: &str, range: &Range<usize>, info: &str) -> usize {
    let fence = &text[range.start..range.end];
    let line = fence.lines().next().unwrap_or_default();
    range.start + line.find(info.trim()).unwrap_or(0)
}

/// The events that touch `span`, and perhaps some around them, found without a walk through all.
pub fn near<'s, 't>(spots: &'s [Spot<'t>], span: Span) -> &'s [Spot<'t>] {
    // Neither question divides the events in two, because the end of a block comes after its
    // content and has the range of the whole block. But whatever place the search finds has an
    // event that is before the span on its left, or one that is behind it on its right.
    let span = span.range();
    let from = spots.partition_point(|(_, at)| at.end <= span.start && at.start < span.start);
    let to = spots.partition_point(|(_, at)| at.start < span.end);
    // A cell that was not written has its place behind the table, and the end of the table follows.
    let is_inside = |(_, at): &&Spot<'_>| at.start < span.end || *at == (span.end..span.end);
    let to = to + spots[to..].iter().take_while(is_inside).count();
    spots.get(from.min(to)..to).unwrap_or_default()
}

/// The events that are in `span`. Text that goes beyond the span is cut.
pub fn cut<'t>(spots: &[Spot<'t>], span: Span) -> Vec<Spot<'t>> {
    let spots = near(spots, span);
    let span = span.range();
    let mut inside = Vec::new();
    for (event, range) in spots {
        if range.end <= span.start || range.start >= span.end {
            continue;
        }
        if span.start <= range.start && range.end <= span.end {
            inside.push((event.clone(), range.clone()));
            continue;
        }
        if let Event::Text(text) = event
            && text.len() == range.len()
        {
            let from = span.start.saturating_sub(range.start).min(text.len());
            let to = (span.end - range.start).min(text.len());
            if let Some(part) = text.get(from..to) {
                let at = range.start + from..range.start + to;
                inside.push((Event::Text(CowStr::from(part.to_owned())), at));
            }
        }
    }
    inside
}
