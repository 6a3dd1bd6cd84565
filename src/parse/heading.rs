//! Checks the attributes of a heading: `{#id .class key=value}`.

use std::ops::Range;

use pulldown_cmark::CowStr;

use crate::diag::fix::Edit;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::question::QuestionKind;
use crate::text::list::quoted;
use crate::text::path::CoursePath;
use crate::text::slug::{anchor, is_id};
use crate::text::span::Span;
use crate::text::suggestion::{did_you_mean, slip};

/// A value without the quotes around it.
fn unquoted(value: &str) -> &str {
    value.trim_matches(['"', '\''])
}

/// The attributes that have a meaning on some heading.
const KEYS: [&str; 19] = [
    "from",
    "points",
    "rev",
    "was",
    "objective",
    "level",
    "ties",
    "plan",
    "group",
    "label",
    "case",
    "quotes",
    "outcome",
    "pass",
    "attempts",
    "feedback",
    "shuffle",
    "show",
    "confidence",
];

/// Classes that have a meaning on some heading. Others are the author's own, for a style sheet.
const CLASSES: [&str; 9] = [
    "quiz",
    "question",
    "recall",
    "shuffle",
    "fixed",
    "ending",
    "profile",
    "remark",
    "no-contents",
];

/// All classes that have a meaning: those above, and those of the kinds of questions.
fn classes() -> impl Iterator<Item = &'static str> {
    CLASSES.into_iter().chain(QuestionKind::ALL.into_iter().map(QuestionKind::word))
}

/// The attributes in the braces of a heading.
pub struct Attributes<'h> {
    /// The id.
    pub id: Option<&'h str>,
    /// The classes.
    pub classes: &'h [CowStr<'h>],
    /// The keys with their values.
    pub attributes: &'h [(CowStr<'h>, Option<CowStr<'h>>)],
    /// Whether the heading only divides the text. Then an attribute of another program changes
    /// nothing; on a question, a scene or the like, it may stand for one that does.
    pub is_plain: bool,
}

/// Reports attributes of the heading at `range` that have no meaning.
pub fn check(
    path: &CoursePath,
    text: &str,
    range: &Range<usize>,
    found: &Attributes<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let braces = braces(text, range);
    // The place of `word` after the sign with which its kind of attribute begins.
    let place = |sign: &str, word: &str| {
        let slice = &text[braces.clone()];
        let is_whole = |at: &usize| {
            let before = slice[..*at].chars().next_back();
            let after = slice[at + sign.len() + word.len()..].chars().next();
            before.is_none_or(|c| c == '{' || c.is_whitespace())
                && after.is_none_or(|c| c == '}' || c == '=' || c.is_whitespace())
        };
        let written = format!("{sign}{word}");
        let found = slice.match_indices(&written).map(|(at, _)| at).find(is_whole);
        let span = match found.or_else(|| slice.find(&written)) {
            Some(at) => {
                let start = braces.start + at + sign.len();
                Span::new(start..start + word.len())
            }
            None => Span::new(braces.clone()),
        };
        Place::new(path, span)
    };
    let names = text[braces.clone()].trim_matches(['{', '}']).split_whitespace();
    let mut ids = names.filter(|name| name.len() > 1 && name.starts_with('#'));
    if let (Some(_), Some(_), Some(second)) = (found.id, ids.next(), ids.next()) {
        let place = place("", second);
        diagnostics.push(
            Diagnostic::new(
                &codes::INVALID_ID,
                place,
                format!("a heading has one id, and `{second}` is another"),
            )
            .help("delete one of them; ids that a question had before go into `was=…`"),
        );
    }
    // A class that is glued to the id.
    let glued = found.id.and_then(|id| {
        let (id, class) = id.split_once('.')?;
        classes().any(|known| known == class).then_some((id, class))
    });
    if let Some((id, class)) = glued {
        let whole = format!("{id}.{class}");
        diagnostics.push(
            Diagnostic::new(
                &codes::INVALID_ID,
                place("#", &whole),
                format!("`.{class}` is part of the id `{whole}`"),
            )
            .help(format!("write a space between them: `#{id} .{class}`")),
        );
    }
    if let Some(id) = found.id
        && !is_id(id)
    {
        diagnostics.push(
            Diagnostic::new(&codes::INVALID_ID, place("#", id), format!("`{id}` cannot be an id"))
                .help("use letters, digits, hyphens, underscores and dots")
                .respell(id, free_id(text, id).as_deref()),
        );
    }
    let foreign = |key: &str| {
        let message = format!("`{key}` sets nothing on a heading, and is left out");
        Diagnostic::new(&codes::FOREIGN_SYNTAX, place("", key), message)
            .help("delete it; for an id write `#its-id`, for a class `.its-class`")
    };
    for (key, value) in found.attributes {
        let (key, value) = (key.as_ref(), value.as_deref().filter(|value| !value.is_empty()));
        if value.is_some() && (KEYS.contains(&key) || key.starts_with("data-")) {
            continue;
        }
        let diagnostic = match value {
            None if KEYS.contains(&key) => Diagnostic::new(
                &codes::UNKNOWN_ATTRIBUTE,
                place("", key),
                format!("the attribute `{key}` has no value"),
            )
            .help(format!("write `{key}=…`, without spaces around the `=` and in the value")),
            None if found.is_plain && is_foreign(key) => foreign(key),
            None => Diagnostic::new(
                &codes::UNKNOWN_ATTRIBUTE,
                place("", key),
                format!("`{key}` has no meaning on a heading"),
            )
            .help(format!("for an id write `{{#{key}}}`, for a class `{{.{key}}}`")),
            // As other programs write it.
            Some(value) if key == "id" && found.id.is_none() && is_id(unquoted(value)) => {
                let (place, id) = (place("", key), unquoted(value));
                let start = place.span.map_or(0, |span| span.range().start);
                let written = format!("id={value}");
                let span = Span::new(start..start + written.len());
                let is_exact = text[start..].starts_with(&written);
                Diagnostic::new(&codes::UNKNOWN_ATTRIBUTE, place, "a heading has no attribute `id`")
                    .help(format!("write `#{id}`"))
                    .fix(is_exact.then(|| Edit::replace(span, format!("#{id}"))))
            }
            Some(_) if found.is_plain && is_foreign(key) => foreign(key),
            Some(_) => {
                let diagnostic = Diagnostic::new(
                    &codes::UNKNOWN_ATTRIBUTE,
                    place("", key),
                    format!("a heading has no attribute `{key}`"),
                );
                match did_you_mean(key, KEYS) {
                    Some(near) => {
                        let is_free = |near: &&str| {
                            !found.attributes.iter().any(|(other, _)| other.as_ref() == *near)
                        };
                        diagnostic.suggest(Some(near)).respell(key, slip(key, KEYS).filter(is_free))
                    }
                    None => diagnostic.help(format!("the attributes are {}", quoted(KEYS, "and"))),
                }
            }
        };
        diagnostics.push(diagnostic);
    }
    for class in found.classes {
        let class = class.as_ref();
        if classes().any(|known| known == class) {
            continue;
        }
        if let Some(near) = near_class(class) {
            diagnostics.push(
                Diagnostic::new(
                    &codes::UNKNOWN_CLASS,
                    place(".", class),
                    format!("the class `.{class}` has no meaning of its own"),
                )
                .help(format!("did you mean `.{near}`?"))
                .respell(class, slip(class, classes())),
            );
        }
    }
}

/// Whether `word` in the braces of a heading is like no attribute and no class.
fn is_foreign(word: &str) -> bool {
    did_you_mean(word, KEYS).is_none() && near_class(word).is_none() && word != "id"
}

/// The id that `id` becomes when the characters that it cannot have are hyphens; `None` when the page
/// has such an id or names this one anywhere else.
fn free_id(text: &str, id: &str) -> Option<String> {
    let plain = anchor(id);
    let is_free = is_id(&plain) && !text.contains(&format!("#{plain}"));
    (is_free && text.matches(&format!("#{id}")).count() == 1).then_some(plain)
}

/// An author's own class is allowed, but a class that differs by one letter from a known one is a
/// typo.
fn near_class(class: &str) -> Option<&'static str> {
    let near = did_you_mean(class, classes())?;
    let near = classes().find(|known| *known == near)?;
    (strsim::osa_distance(class, near) == 1 && near.len() > 3).then_some(near)
}

/// The braces at the end of the heading, or the whole heading when they cannot be found.
fn braces(text: &str, range: &Range<usize>) -> Range<usize> {
    let slice = text[range.start..range.end].trim_end();
    match (slice.rfind('{'), slice.rfind('}')) {
        (Some(open), Some(close)) if open < close => range.start + open..range.start + close + 1,
        _ => range.start..range.start + slice.len(),
    }
}
