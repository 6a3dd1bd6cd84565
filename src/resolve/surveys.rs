//! Checks the ids of statements, which are unique in the course except among surveys that are
//! compared, and the names in the rules of surveys.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::PageId;
use crate::model::survey::Statement;
use crate::parse::front_matter::OwnFront;
use crate::parse::survey::SurveyFront;
use crate::resolve::assembly::{Assembly, Placed};
use crate::resolve::names::unique;
use crate::text::list::quoted;

/// The survey that the page `id` is compared with, if its slug is known.
pub fn compared(course: &Assembly, id: PageId) -> Option<PageId> {
    let OwnFront::Survey(front) = &course.page(id).parsed.front.own else { return None };
    let key = front.compare.as_ref()?;
    surveys(course)
        .find(|(other, page, _)| page.slug == key.value && *other != id)
        .map(|(id, ..)| id)
}

fn surveys(course: &Assembly) -> impl Iterator<Item = (PageId, &Placed, &SurveyFront)> {
    course.lessons().filter_map(|id| {
        let page = course.page(id);
        match &page.parsed.front.own {
            OwnFront::Survey(front) => Some((id, page, front)),
            _ => None,
        }
    })
}

/// Reports unknown names, ids that are used twice, and surveys that cannot be compared.
pub fn check(course: &Assembly, diagnostics: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, (PageId, Place)> = BTreeMap::new();
    for (id, page, front) in surveys(course) {
        let path = &page.parsed.path;
        unique(path, front.settings.dimensions.iter().map(|d| &d.id), "dimension", diagnostics);
        unique(path, front.settings.profiles.iter().map(|said| &said.id), "profile", diagnostics);
        unique(path, front.settings.remarks.iter().map(|said| &said.id), "remark", diagnostics);
        let other = compared(course, id);
        if let Some(key) = front.compare.as_ref().filter(|key| key.value == page.slug) {
            let message = "the survey is compared with itself";
            diagnostics.push(
                Diagnostic::new(&codes::UNLIKE_SURVEY, Place::new(path, key.span), message)
                    .help("name the one that is taken before it; a survey that is taken again shows its first result anyway"),
            );
        }
        if let (Some(key), Some(other)) = (&front.compare, other) {
            let place = Place::new(path, key.span);
            diagnostics.extend(unlike(page, course.page(other), place));
        }
        // The statements of an unknown survey are not known either.
        let is_lost = front.compare.is_some() && other.is_none();
        for statement in page.parsed.statements().iter().filter(|_| !is_lost) {
            let place = Place::new(path, statement.id.span);
            match first.get(statement.id.value.as_str()) {
                // A repeat on one page has its own diagnostic; compared surveys have the same
                // statements.
                Some((earlier, _))
                    if *earlier == id
                        || other == Some(*earlier)
                        || compared(course, *earlier) == Some(id) => {}
                Some((_, earlier)) => diagnostics.push(
                    Diagnostic::new(
                        &codes::DUPLICATE_ID,
                        place,
                        format!("two statements have the id `{}`", statement.id.value),
                    )
                    .related(earlier.clone(), "the first one")
                    .help("give one of them another id; a survey that asks the same again says `compare`"),
                ),
                None => {
                    first.insert(&statement.id.value, (id, place));
                }
            }
        }
    }
}

/// Reports that one of two compared surveys has a statement that the other lacks.
fn unlike(page: &Placed, other: &Placed, place: Place) -> Option<Diagnostic> {
    let missing = |from: &Placed, of: &Placed| -> Vec<String> {
        let asks = |statement: &&Statement| {
            from.parsed.statements().iter().all(|known| known.id.value != statement.id.value)
        };
        let statements = of.parsed.statements().iter().filter(asks);
        statements.map(|statement| statement.id.value.clone()).collect()
    };
    let named = |ids: Vec<String>| quoted(ids.iter().map(String::as_str), "and");
    let (lacks, adds) = (missing(page, other), missing(other, page));
    let message = match (lacks.is_empty(), adds.is_empty()) {
        (true, true) => return None,
        (false, _) => format!("`{}` also asks {}", other.slug, named(lacks)),
        (true, false) => format!("`{}` does not ask {}", other.slug, named(adds)),
    };
    Some(
        Diagnostic::new(&codes::UNLIKE_SURVEY, place, message).help(
            "a survey that is compared repeats all statements of the other under the same ids",
        ),
    )
}
