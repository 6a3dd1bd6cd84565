//! The passages that questions name with `from`.

use std::collections::BTreeMap;

use crate::diag::fix::Edit;
use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::url::{Link, classify};
use crate::model::document::{BodyLink, LinkUse};
use crate::parse::question::Questions;
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};

const HELP: &str = "name a heading by its id, as in `from=#its-id`, or on another page `from=../unit/lesson.md#its-id`";

/// The links to the passages that the `questions` of a page name. What cannot be one is reported;
/// whether a link leads anywhere is known when the other files are. `anchors` has the ids of the
/// page with their places.
pub fn passages(
    path: &CoursePath,
    questions: &Questions,
    anchors: &BTreeMap<String, Span>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<BodyLink> {
    let mut links = Vec::new();
    for from in questions.names.iter().filter_map(|names| names.from.as_ref()) {
        let is_question = |anchor: &str| {
            let at = anchors.get(anchor).map(|span| span.range().start);
            let mut spans = questions.questions.iter().map(|question| question.span.range());
            at.is_some_and(|at| spans.any(|span| span.contains(&at)))
        };
        let link = classify(&from.value);
        match &link {
            Link::Fragment(anchor) if is_question(anchor) => diagnostics.push(
                Diagnostic::new(
                    &codes::INVALID_ATTRIBUTE,
                    Place::new(path, from.span),
                    format!("`#{anchor}` is a question, and not the text that explains it"),
                )
                .help(HELP),
            ),
            Link::Page { .. } | Link::Fragment(_) | Link::Absolute(_)
                if meant(&from.value, anchors).is_none() =>
            {
                let start = from.span.range().start;
                links.push(BodyLink { link, span: from.span, start, used_as: LinkUse::Link });
            }
            _ => diagnostics.push(invalid(path, from, anchors)),
        }
    }
    links
}

/// The value that `written` stands for, if it has quotes around it, or is an id of the page without
/// its sign.
fn meant(written: &str, anchors: &BTreeMap<String, Span>) -> Option<String> {
    let plain = written.trim_matches(['"', '\'', '“', '”', '„', '‘', '’']);
    let id = anchors.contains_key(plain).then(|| format!("#{plain}"));
    id.or_else(|| (plain != written).then(|| plain.to_owned()))
}

fn invalid(
    path: &CoursePath,
    from: &Spanned<String>,
    anchors: &BTreeMap<String, Span>,
) -> Diagnostic {
    let meant = meant(&from.value, anchors);
    let message = format!("`from` cannot be `{}`", from.value);
    let is_exact = from.span.range().len() == from.value.len();
    let fix = meant.as_ref().filter(|_| is_exact).map(|near| Edit::replace(from.span, near));
    let diagnostic =
        Diagnostic::new(&codes::INVALID_ATTRIBUTE, Place::new(path, from.span), message);
    match &meant {
        Some(near) => diagnostic.suggest(Some(near)).fix(fix),
        None => diagnostic.help(HELP),
    }
}
