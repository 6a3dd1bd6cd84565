//! `uncited-claim`.

use pulldown_cmark::{Event, LinkType, Tag};

use crate::check::pedagogy::prose::sections;
use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::{Spot, end_of, text_between};
use crate::model::course::Course;
use crate::model::text::Text;
use crate::text::list::quoted;
use crate::text::span::Span;

/// The class on the heading of a section of evidence.
const EVIDENCE: &str = "evidence";

/// Reports claims without a reference in a section of evidence: items of its lists, or its
/// paragraphs when it has no list. An item that begins with a label for opinion, in bold, needs
/// none.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let labels = &course.settings.pedagogy.opinion_labels;
    for id in course.lessons() {
        let document = &course.page(id).document;
        let sections: Vec<_> = sections(document, EVIDENCE).collect();
        if sections.is_empty() {
            continue;
        }
        let text = Text::of(document);
        for section in sections {
            let has_list = text.spots().iter().any(|(event, range)| {
                matches!(event, Event::Start(Tag::List(_))) && section.contains(&range.start)
            });
            let mut passed = section.start;
            for (at, (event, range)) in text.spots().iter().enumerate() {
                let is_claim = match event {
                    Event::Start(Tag::Item) => has_list,
                    Event::Start(Tag::Paragraph) => !has_list,
                    _ => false,
                };
                if !is_claim || !section.contains(&range.start) || range.start < passed {
                    continue;
                }
                passed = range.end;
                let claim = &text.spots()[at..=end_of(text.spots(), at)];
                let label = label(claim);
                let is_opinion = label.is_some_and(|label| {
                    labels.iter().any(|opinion| opinion.eq_ignore_ascii_case(&label))
                });
                if is_opinion || claim.iter().any(|(event, _)| is_citation(event)) {
                    continue;
                }
                let place = Span::new(range.clone()).first_line(&document.text);
                let mut diagnostic = Diagnostic::new(
                    &codes::UNCITED_CLAIM,
                    Place::new(&document.path, place),
                    "this stands among the evidence, and cites nothing",
                )
                .help("cite what it rests on, as in `[@key]`");
                if !labels.is_empty() {
                    let labels = quoted(labels.iter().map(String::as_str), "or");
                    diagnostic = diagnostic.help(format!("or begin it with {labels}, in bold"));
                }
                diagnostics.push(diagnostic);
            }
        }
    }
}

fn is_citation(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Link { link_type: LinkType::ShortcutUnknown, .. }))
}

/// The words in bold at the start of a claim, without the punctuation that ends them.
fn label(claim: &[Spot<'_>]) -> Option<String> {
    let at = claim
        .iter()
        .position(|(event, _)| !matches!(event, Event::Start(Tag::Item | Tag::Paragraph)))?;
    matches!(claim[at].0, Event::Start(Tag::Strong))
        .then(|| text_between(claim, at).trim_end_matches(['.', ':', ',', ' ']).to_owned())
}
