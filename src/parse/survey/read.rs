//! Reads the statements and the texts for results on a page.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag};

use crate::diag::{Place, codes};
use crate::model::survey::{Part, Profile, ResultText, Statement, Survey};
use crate::parse::attributes::Attributes;
use crate::parse::reader::{Block, Reader};
use crate::parse::survey::SurveyFront;
use crate::text::list::quoted;
use crate::text::span::{Span, Spanned};
use crate::text::suggestion::{did_you_mean, slip};

/// Reads a survey page.
pub fn read(reader: &mut Reader<'_, '_>, front: &SurveyFront) -> Survey {
    let sections = reader.sections();
    let mut survey = Survey { settings: front.settings.clone(), ..Survey::default() };
    for (heading, body) in &sections {
        section(reader, heading, body, front, &mut survey);
    }
    whole(reader, front, &survey);
    survey
}

fn section(
    reader: &mut Reader<'_, '_>,
    heading: &Block,
    body: &[Block],
    front: &SurveyFront,
    survey: &mut Survey,
) {
    let span = reader.trimmed(heading.span);
    let (path, text, spots) = (reader.path, reader.text, reader.spots);
    let Event::Start(Tag::Heading { id, classes, attrs, .. }) = &spots[heading.first].0 else {
        unreachable!("a section begins with a heading")
    };
    let attributes = Attributes::new(path, text, span, id.as_ref(), classes, attrs);
    attributes.only(&[], "a part of a survey", reader.diagnostics);
    let id = match &attributes.id {
        Some(id) => Spanned::new(id.clone(), attributes.span_of(&format!("#{id}"))),
        None => Spanned::new((reader.anchors)(heading.span), span),
    };
    let kinds = [("profile", &front.settings.profiles), ("remark", &front.settings.remarks)];
    for (class, profiles) in kinds {
        if !attributes.has(class) {
            continue;
        }
        if profiles.iter().all(|profile| profile.id.value != id.value) {
            unknown(reader, &id, class, profiles.iter().map(|profile| profile.id.value.as_str()));
        }
        if body.is_empty() {
            let message = format!("the {class} `{}` has no text", id.value);
            reader
                .report(&codes::MISSING_RESULT_TEXT, span, &message)
                .help("write below its heading what this result means");
        }
        let text = body.iter().map(|block| block.span).collect();
        survey.texts.push(ResultText { id, heading: span, text });
        return;
    }
    let found =
        front.settings.dimensions.iter().position(|dimension| dimension.id.value == id.value);
    let Some(dimension) = found else {
        let known = front.settings.dimensions.iter().map(|dimension| dimension.id.value.as_str());
        unknown(reader, &id, "dimension", known);
        return;
    };
    let is_list = |block: &&Block| matches!(spots[block.first].0, Event::Start(Tag::List(_)));
    let Some(list) = body.iter().find(is_list) else {
        let message = format!("the dimension `{}` has no statements", id.value);
        reader
            .report(&codes::NO_STATEMENT, span, &message)
            .help("write them as items of a list: `- I ask before I answer {#ask}`");
        return;
    };
    for block in body.iter().take_while(|block| block.first < list.first) {
        let source = reader.text[block.span.range()].trim_end();
        let is_statement = source.ends_with('}') && source.contains(" {#");
        if is_statement && Event::Start(Tag::Paragraph) == spots[block.first].0 {
            let line = reader.first_line(block.span);
            reader
                .report(
                    &codes::STRAY_TEXT,
                    line,
                    "this has the id of a statement, and is no item of the list",
                )
                .help("begin its line with `- `, a hyphen and a space");
        }
    }
    let before = body.iter().take_while(|block| block.first < list.first);
    let part = Part { dimension, heading: span, text: before.map(|block| block.span).collect() };
    survey.parts.push(part);
    for item in reader.items(list.first) {
        let has_more = !item.feedback.is_empty() || !item.more.is_empty();
        if has_more || item.ticked.is_some() || item.nested.is_some() {
            let line = reader.first_line(item.span);
            reader
                .report(&codes::STRAY_TEXT, line, "a statement holds more than a sentence")
                .help("write one line, without a box, a quote or a list in it");
        }
        if item.text.is_empty() && item.content.is_empty() {
            let line = reader.first_line(item.span);
            reader
                .report(&codes::NO_STATEMENT, line, "the statement says nothing")
                .help("write a sentence that can be agreed with, or delete it");
        }
        let Some(id) = item.id else {
            let line = reader.first_line(item.span);
            let message = "the statement has no id";
            reader.report(&codes::MISSING_STATEMENT_ID, line, message).help(
                "write one at its end, such as `{#m1}`; answers are kept under it, so it never changes",
            );
            continue;
        };
        let written = reader.text[item.span.range()].rfind(&format!("#{id}"));
        let start = item.span.range().start + written.unwrap_or(0);
        let id = Spanned::new(id.clone(), Span::new(start..start + id.len() + 1));
        survey.statements.push(Statement { id, text: item.text, label: item.label, dimension });
    }
    if let Some(block) = body.iter().find(|block| block.first > list.last) {
        let line = reader.first_line(block.span);
        reader
            .report(&codes::STRAY_TEXT, line, "something stands below the statements")
            .help("write it above them, or before the first heading");
    }
}

fn unknown<'n>(
    reader: &mut Reader<'_, '_>,
    id: &Spanned<String>,
    kind: &str,
    known: impl Iterator<Item = &'n str> + Clone,
) {
    let message = format!("the survey has no {kind} `{}`", id.value);
    let near = did_you_mean(&id.value, known.clone()).map(str::to_owned);
    let all = quoted(known.clone(), "and");
    let has_some = known.clone().count() > 0;
    let certain = slip(&id.value, known.clone());
    let last = reader.report(&codes::UNKNOWN_NAME, id.span, &message).respell(&id.value, certain);
    match near {
        Some(near) => last.help(&format!("did you mean `{near}`?")),
        None if has_some => last.help(&format!("there is {all}; add others to the front matter")),
        None => last.help(&format!(
            "add it to the front matter: `[[{kind}]]` with `id = \"{}\"` and a `title`",
            id.value
        )),
    };
}

/// Reports parts that the page as a whole lacks.
fn whole(reader: &mut Reader<'_, '_>, front: &SurveyFront, survey: &Survey) {
    for (at, dimension) in front.settings.dimensions.iter().enumerate() {
        if front.settings.dimensions[..at].iter().any(|other| other.id.value == dimension.id.value)
        {
            continue;
        }
        let parts = &mut survey.parts.iter();
        if !parts
            .any(|part| front.settings.dimensions[part.dimension].id.value == dimension.id.value)
        {
            let message = format!("no statement belongs to `{}`", dimension.id.value);
            reader.report(&codes::NO_STATEMENT, dimension.id.span, &message).help(&format!(
                "write a heading `## {} {{#{}}}` with a list of statements below it",
                dimension.title, dimension.id.value
            ));
        }
    }
    if front.settings.dimensions.is_empty() || front.settings.scale.len() < 2 {
        let message = if front.settings.dimensions.is_empty() {
            "the survey measures nothing"
        } else {
            "the survey has no scale"
        };
        reader.report(&codes::NO_STATEMENT, Span::at(0), message).help(
            "its front matter needs `scale = [\"Never\", \"Often\"]`, with two answers or \
             more, and a `[[dimension]]` with `id` and `title`",
        );
    }
    let kinds: [(&str, &[Profile]); 2] =
        [("profile", &front.settings.profiles), ("remark", &front.settings.remarks)];
    for (class, profiles) in kinds {
        for profile in profiles {
            if survey.texts.iter().all(|text| text.id.value != profile.id.value) {
                let message = format!("the {class} `{}` has no text", profile.id.value);
                reader.report(&codes::MISSING_RESULT_TEXT, profile.id.span, &message).help(
                    &format!(
                        "write a heading `## {} {{#{} .{class}}}` with a text below it",
                        profile.title, profile.id.value
                    ),
                );
            }
        }
    }
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for statement in &survey.statements {
        let id = &statement.id;
        if let Some(earlier) = first.insert(&id.value, id.span) {
            let earlier = Place::new(reader.path, earlier);
            let message = format!("two statements have the id `{}`", id.value);
            reader
                .report(&codes::DUPLICATE_ID, id.span, &message)
                .related(earlier, "the first one")
                .help("give one of them another id");
        }
    }
    for id in &front.settings.observer {
        if !first.contains_key(id.value.as_str()) {
            unknown(reader, id, "statement", first.keys().copied().collect::<Vec<_>>().into_iter());
        }
    }
}
