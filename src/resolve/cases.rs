//! Cases of the learner's own: reflections that ask for one, and the questions and scenes that quote
//! it.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::{PageId, QuestionId};
use crate::parse::manifest::unknown_name;
use crate::parse::page::Content;
use crate::resolve::assembly::Assembly;
use crate::text::span::Spanned;

/// The reflections that are quoted on each page, by the index of the question or the scene that
/// quotes. Reports names that are used twice, unknown names, and cases that are asked for only later.
pub fn quotes(
    course: &Assembly,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<PageId, BTreeMap<usize, QuestionId>> {
    let cases = cases(course, diagnostics);
    let mut found: BTreeMap<PageId, BTreeMap<usize, QuestionId>> = BTreeMap::new();
    for page in course.lessons() {
        let path = &course.page(page).parsed.path;
        for (at, name) in quoting(course, page) {
            let Some(case) = cases.get(name.value.as_str()) else {
                // A draft may ask for it.
                if course.drafts.is_empty() {
                    let unknown = unknown_name(path, name, "case", cases.keys().copied());
                    let help = format!(
                        "ask for it in a reflection before this, with `case={}`",
                        name.value
                    );
                    diagnostics.push(match unknown.help.is_empty() {
                        true => unknown.help(help),
                        false => unknown,
                    });
                }
                continue;
            };
            // Pages are in the order of the course.
            if (page, at) <= *case {
                let place =
                    Place::new(&course.page(case.0).parsed.path, course.question(*case).heading);
                let message = format!("the course asks for the case `{}` only later", name.value);
                diagnostics.push(
                    Diagnostic::new(
                        &codes::INVALID_ATTRIBUTE,
                        Place::new(path, name.span),
                        message,
                    )
                    .related(place, "it is asked for here")
                    .help("quote it below that reflection, or ask for it earlier"),
                );
                continue;
            }
            found.entry(page).or_default().insert(at, *case);
        }
    }
    found
}

/// The reflections that ask for a case, by the name of the case.
fn cases<'c>(
    course: &'c Assembly,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<&'c str, QuestionId> {
    let mut cases: BTreeMap<&str, QuestionId> = BTreeMap::new();
    let place = |id: QuestionId, name: &Spanned<String>| {
        Place::new(&course.page(id.0).parsed.path, name.span)
    };
    for id in course.questions() {
        let Some(name) = &course.question(id).case else { continue };
        let earlier = cases.get(name.value.as_str()).copied();
        match earlier.and_then(|first| Some((first, course.question(first).case.as_ref()?))) {
            Some((first, earlier)) => diagnostics.push(
                Diagnostic::new(
                    &codes::DUPLICATE_KEY,
                    place(id, name),
                    format!("two reflections ask for the case `{}`", name.value),
                )
                .related(place(first, earlier), "the first one is here")
                .help("give one of them another name"),
            ),
            None => {
                cases.insert(&name.value, id);
            }
        }
    }
    cases
}

/// The names that the questions or the scenes of a page quote, by their indices.
fn quoting(course: &Assembly, page: PageId) -> Vec<(usize, &Spanned<String>)> {
    let parsed = &course.page(page).parsed;
    match &parsed.content {
        Content::Scenario(scenario) => {
            let scenes = scenario.scenes.iter().enumerate();
            scenes.filter_map(|(at, scene)| Some((at, scene.quotes.as_ref()?))).collect()
        }
        _ => {
            let names = parsed.question_names().iter().enumerate();
            names.filter_map(|(at, names)| Some((at, names.quotes.as_ref()?))).collect()
        }
    }
}
