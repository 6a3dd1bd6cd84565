//! Finds where scenes begin and end, and reads their choices.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::{end_of, plain_text, speaker, text_between};
use crate::model::scenario::{Choice, Outcome, Scenario, Scene};
use crate::parse::attributes::{Attributes, OF_SCENES};
use crate::parse::reader::{Block, Reader};
use crate::parse::scenario::ScenarioFront;
use crate::parse::scenario::title::{self, Said};
use crate::text::list::quoted;
use crate::text::span::{Span, Spanned};
use crate::text::suggestion::{did_you_mean, slip};

/// Reads all scenes of a page.
pub fn read(reader: &mut Reader<'_, '_>, front: &ScenarioFront) -> Scenario {
    silent_speakers(reader, front);
    let known = reader.diagnostics.len();
    let parts = reader.sections();
    let ids: Vec<String> =
        parts.iter().map(|(heading, _)| (reader.anchors)(heading.span)).collect();
    let page = Page { front, ids: &ids, inner: inner_headings(reader, &ids) };
    let mut is_lost = false;
    let scenes: Vec<Scene> = parts
        .iter()
        .map(|(heading, body)| scene(reader, heading, body, &page, &mut is_lost))
        .collect();
    Scenario {
        variables: front.variables.clone(),
        start: start(reader, &scenes, front),
        content_note: front.content_note.clone(),
        stop: front.stop,
        text_route: front.text_route,
        scenes,
        has_faults: front.has_faults || is_lost || reader.diagnostics.len() > known,
    }
}

/// Reports speakers who say nothing, with the line that may be theirs.
fn silent_speakers(reader: &mut Reader<'_, '_>, front: &ScenarioFront) {
    let lines: Vec<_> =
        (0..reader.spots.len()).filter_map(|at| speaker(reader.text, reader.spots, at)).collect();
    for named in &front.speakers {
        let name = named.name.value.as_str();
        if lines.iter().any(|(said, _)| *said == name) {
            continue;
        }
        let near = did_you_mean(name, lines.iter().map(|(said, _)| *said));
        let near = lines.iter().find(|(said, _)| Some(*said) == near);
        let mut diagnostic = Diagnostic::new(
            &codes::SILENT_SPEAKER,
            Place::new(reader.path, named.name.span),
            format!("`{name}` says nothing"),
        )
        .help(format!("begin a paragraph with `**{name}:**`, or delete the speaker"));
        if let Some((_, place)) = near {
            let place = Place::new(reader.path, Span::new(place.clone()));
            diagnostic = diagnostic.related(place, "this may be the same person");
        }
        reader.diagnostics.push(diagnostic);
    }
}

/// The parts of a page that its choices may name.
struct Page<'p> {
    front: &'p ScenarioFront,
    /// The ids of the scenes, in the order of the page.
    ids: &'p [String],
    /// The anchors of the headings inside scenes.
    inner: BTreeSet<String>,
}

fn scene(
    reader: &mut Reader<'_, '_>,
    heading: &Block,
    body: &[Block],
    page: &Page<'_>,
    is_lost: &mut bool,
) -> Scene {
    let span = reader.trimmed(heading.span);
    let (path, text, spots) = (reader.path, reader.text, reader.spots);
    let Event::Start(Tag::Heading { id, classes, attrs, .. }) = &spots[heading.first].0 else {
        unreachable!("a scene begins with a heading")
    };
    let attributes = Attributes::new(path, text, span, id.as_ref(), classes, attrs);
    attributes.only(&[&OF_SCENES], "a scene", reader.diagnostics);
    let title = text_between(spots, heading.first).replace('\n', " ").trim().to_owned();
    let id = match &attributes.id {
        Some(id) => Spanned::new(id.clone(), attributes.span_of(&format!("#{id}"))),
        None => {
            let anchor = (reader.anchors)(heading.span);
            reader.report(&codes::MISSING_SCENE_ID, span, "the scene has no id").help(&format!(
                "write `{{#{anchor}}}` at the end of the heading: a learner's way is kept under it, and is lost when another heading makes another one"
            ));
            Spanned::new(anchor, span)
        }
    };
    let ending = outcome(reader, &attributes);
    let list = body.iter().position(|block| is_choices(reader, block));
    let (before, after) = match list {
        Some(at) => (&body[..at], &body[at + 1..]),
        None => (body, &[][..]),
    };
    let mut scene = Scene {
        id,
        title,
        heading: span,
        quotes: attributes.value("quotes"),
        text: before.iter().map(|block| block.span).collect(),
        list: list.map(|at| body[at].span),
        choices: Vec::new(),
        ending,
        span: Span::new(
            span.range().start..body.last().map_or(span, |block| block.span).range().end,
        ),
    };
    if let Some(at) = list {
        scene.choices = choices(reader, &body[at], page, is_lost);
        let line = reader.first_line(body[at].span);
        if attributes.has("ending") {
            reader.report(&codes::MALFORMED_CHOICE, line, "an ending has choices").help(
                "delete them, or take the class `.ending` away; going back is offered anyway",
            );
        }
    } else if !attributes.has("ending") {
        reader
            .report(
                &codes::DEAD_END,
                span,
                "nothing can be chosen here, and the story does not end",
            )
            .help("end the scene with choices: `- [Ask first](#asked)`")
            .help("if the story ends here, write `{.ending outcome=sound}` on its heading");
    }
    if let Some(block) = after.first() {
        let line = reader.first_line(block.span);
        reader
            .report(&codes::STRAY_TEXT, line, "something stands below the choices")
            .help("write it above them; what follows a choice is a quote inside it");
    }
    scene
}

/// The outcome of an ending with these attributes.
fn outcome(reader: &mut Reader<'_, '_>, attributes: &Attributes<'_>) -> Option<Outcome> {
    let words = || Outcome::ALL.into_iter().map(Outcome::word);
    let found = attributes.get("outcome");
    let Some(found) = found else {
        if attributes.has("ending") {
            let span = attributes.span_of(".ending");
            reader
                .report(&codes::INVALID_ATTRIBUTE, span, "the ending does not say how it came out")
                .help("write `outcome=sound`, `outcome=recoverable` or `outcome=harmful` after it");
            return Some(Outcome::Recoverable);
        }
        return None;
    };
    if !attributes.has("ending") {
        reader
            .report(&codes::INVALID_ATTRIBUTE, found.span, "only an ending has an outcome")
            .help("add the class `.ending`, or delete `outcome`");
        return None;
    }
    let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.word() == found.value);
    if outcome.is_none() {
        let near = did_you_mean(found.value, words()).map(str::to_owned);
        let message = format!("there is no outcome `{}`", found.value);
        let fix = attributes.respelled(&found, slip(found.value, words()));
        let last = reader.report(&codes::INVALID_ATTRIBUTE, found.span, &message).fix(fix);
        match near {
            Some(near) => last.help(&format!("did you mean `{near}`?")),
            None => last.help(&format!("the outcomes are {}", quoted(words(), "and"))),
        };
    }
    outcome.or(Some(Outcome::Recoverable))
}

/// The link at the start of the item at `item`.
fn link(reader: &Reader<'_, '_>, item: usize) -> Option<usize> {
    let mut at = item + 1;
    while matches!(reader.spots.get(at)?.0, Event::Start(Tag::Paragraph) | Event::TaskListMarker(_))
    {
        at += 1;
    }
    matches!(reader.spots[at].0, Event::Start(Tag::Link { .. })).then_some(at)
}

fn items(reader: &Reader<'_, '_>, list: &Block) -> Vec<(usize, usize)> {
    let mut items = Vec::new();
    let mut at = list.first + 1;
    while at < list.last {
        let last = end_of(reader.spots, at);
        items.push((at, last));
        at = last + 1;
    }
    items
}

/// Whether a block is a list in which an item begins with a link to an anchor on the page.
fn is_choices(reader: &Reader<'_, '_>, block: &Block) -> bool {
    matches!(reader.spots[block.first].0, Event::Start(Tag::List(_)))
        && items(reader, block).iter().any(|(item, _)| {
            link(reader, *item).is_some_and(|at| match &reader.spots[at].0 {
                Event::Start(Tag::Link { dest_url, title, .. }) => {
                    dest_url.starts_with('#') || !title.is_empty()
                }
                _ => false,
            })
        })
}

/// Reads the choices of `list`. `is_lost` is set when one of them leads to no scene.
fn choices(
    reader: &mut Reader<'_, '_>,
    list: &Block,
    page: &Page<'_>,
    is_lost: &mut bool,
) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (first, last) in items(reader, list) {
        let choice = choice(reader, first, last, page);
        *is_lost |= choice.is_none();
        choices.extend(choice);
    }
    for (at, choice) in choices.iter().enumerate() {
        if let Some(earlier) = choices[..at].iter().find(|earlier| earlier.text == choice.text) {
            let earlier = Place::new(reader.path, earlier.span);
            reader
                .report(
                    &codes::MALFORMED_CHOICE,
                    choice.span,
                    "two choices of the scene say the same",
                )
                .related(earlier, "the first one")
                .help("word one of them otherwise: a learner's way is kept by what was chosen");
        }
    }
    choices
}

fn choice(
    reader: &mut Reader<'_, '_>,
    first: usize,
    last: usize,
    page: &Page<'_>,
) -> Option<Choice> {
    let spots = reader.spots;
    let span = reader.first_line(Span::new(spots[first].1.clone()));
    let Some(at) = link(reader, first) else {
        reader
            .report(&codes::MALFORMED_CHOICE, span, "a choice leads nowhere")
            .help("write it as a link to a scene: `- [Ask first](#asked)`");
        return None;
    };
    let Event::Start(Tag::Link { dest_url, title, link_type, .. }) = &spots[at].0 else {
        return None;
    };
    let end = end_of(spots, at);
    let whole = spots[at].1.clone();
    let Some(to) = dest_url.strip_prefix('#').filter(|_| *link_type == LinkType::Inline) else {
        reader
            .report(
                &codes::MALFORMED_CHOICE,
                Span::new(whole.clone()),
                "a choice leads out of the scenario",
            )
            .help("a choice leads to a scene of this page: `[Ask first](#asked)`");
        return None;
    };
    let source = &reader.text[whole.clone()];
    let place = |part: &str| source.rfind(part).map(|at| whole.start + at);
    let to_span = place(&format!("#{to}"))
        .map_or(Span::new(whole.clone()), |at| Span::new(at..at + 1 + to.len()));
    let said = match place(title) {
        _ if title.is_empty() => Said::default(),
        Some(at) => title::read(reader, title, at, page.front),
        None => {
            reader
                .report(&codes::MALFORMED_CHOICE, Span::new(whole.clone()), "what the choice does cannot be read")
                .help("write it in straight double quotes, without backslashes: `(#asked \"trust +1\")`");
            Said::default()
        }
    };
    let inside = &spots[at + 1..end];
    let label = match (inside.first(), inside.last()) {
        (Some((_, first)), Some((_, last))) => Span::new(first.start..last.end),
        _ => Span::new(whole.start..whole.start),
    };
    let text = plain_text(inside.iter()).split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        reader
            .report(&codes::MALFORMED_CHOICE, Span::new(whole.clone()), "the choice has no words")
            .help("write between the brackets what the learner does");
    }
    let mut consequence = Vec::new();
    let mut next = end + 1;
    while next < last {
        let (event, range) = &spots[next];
        let stop = match event {
            Event::Start(_) => end_of(spots, next),
            _ => next,
        };
        match event {
            Event::Start(Tag::BlockQuote(None)) => {
                swallowed(reader, next, stop, page);
                consequence.push(Span::new(range.clone()));
            }
            Event::End(_) | Event::SoftBreak => {}
            _ => {
                let line = reader.first_line(Span::new(range.clone()));
                reader
                    .report(&codes::STRAY_TEXT, line, "a choice is a link, and this stands beside it")
                    .help("write it into the brackets of the link, or as a quote below: `  > She nods.`");
            }
        }
        next = stop + 1;
    }
    Some(Choice {
        text,
        label,
        to: target(reader, to, to_span, page)?,
        effects: said.effects,
        condition: said.condition,
        consequence,
        span,
    })
}

/// Reports a link to a scene in the consequence at the events from `first` to `last`: a choice whose
/// line does not begin as an item goes on with the text above it.
fn swallowed(reader: &mut Reader<'_, '_>, first: usize, last: usize, page: &Page<'_>) {
    let spots = reader.spots;
    for (event, range) in &spots[first..last] {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
        let is_scene =
            dest_url.strip_prefix('#').is_some_and(|id| page.ids.iter().any(|known| known == id));
        if is_scene {
            reader
                .report(
                    &codes::MALFORMED_CHOICE,
                    Span::new(range.clone()),
                    "a link to a scene is part of the consequence above, and is no choice",
                )
                .help("begin its line with `- `, a hyphen and a space");
        }
    }
}

/// The index of the scene `id`, to which a choice leads. Reports a heading inside a scene; an id
/// that is nowhere on the page is reported with the broken links.
fn target(reader: &mut Reader<'_, '_>, id: &str, span: Span, page: &Page<'_>) -> Option<usize> {
    let found = page.ids.iter().position(|known| known == id);
    if found.is_none() && page.inner.contains(id) {
        let message = format!("`{id}` is a heading inside a scene");
        reader
            .report(&codes::UNKNOWN_SCENE, span, &message)
            .help("name a scene: the id of a heading of the second level, `## A scene {#its-id}`");
    }
    found
}

/// The anchors of the headings that do not begin one of the scenes `ids`.
fn inner_headings(reader: &Reader<'_, '_>, ids: &[String]) -> BTreeSet<String> {
    reader
        .spots
        .iter()
        .filter(|(event, _)| matches!(event, Event::Start(Tag::Heading { .. })))
        .map(|(_, range)| (reader.anchors)(Span::new(range.clone())))
        .filter(|anchor| !ids.contains(anchor))
        .collect()
}

/// The index of the first scene. Reports a `start` that is not a scene, and a scenario without
/// scenes.
fn start(reader: &mut Reader<'_, '_>, scenes: &[Scene], front: &ScenarioFront) -> usize {
    if scenes.is_empty() {
        let end = reader.text.trim_end().len();
        let span = reader
            .spots
            .first()
            .map_or(Span::new(end..end), |(_, range)| reader.first_line(Span::new(range.clone())));
        reader
            .report(&codes::NO_SCENE, span, "the scenario has no scene")
            .help("begin one with a heading: `## On Monday {#monday}`");
        return 0;
    }
    let Some(start) = &front.start else { return 0 };
    if let Some(found) = scenes.iter().position(|scene| scene.id.value == start.value) {
        return found;
    }
    let names = scenes.iter().map(|scene| scene.id.value.as_str());
    let near = did_you_mean(&start.value, names).map(str::to_owned);
    let message = format!("there is no scene `{}` to begin with", start.value);
    let names = scenes.iter().map(|scene| scene.id.value.as_str());
    let certain = slip(&start.value, names);
    let last =
        reader.report(&codes::UNKNOWN_SCENE, start.span, &message).respell(&start.value, certain);
    match near {
        Some(near) => last.help(&format!("did you mean `{near}`?")),
        None => last.help("name the id of a scene, or delete the line: the first scene begins"),
    };
    0
}
