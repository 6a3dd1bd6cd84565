//! `needs-cycle`.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::{Course, ObjectiveId};
use crate::source::MANIFEST;
use crate::text::path::CoursePath;
use crate::text::span::Spanned;

/// Reports each cycle of prerequisites once, with the chain: of lessons and of objectives.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let lessons = cycles(course.lessons(), |id| &course.page(id).needs);
    diagnostics.extend(lessons.into_iter().map(|Cycle { from, need, chain }| {
        let place = Place::new(&course.page(from).document.path, need.span);
        let names = chain.iter().map(|id| course.page(*id).slug.as_str());
        cycle(place, "the prerequisites form a circle", names)
    }));
    let ids = (0..course.objectives.len()).map(ObjectiveId);
    let objectives = cycles(ids, |id| &course.objective(id).needs);
    diagnostics.extend(objectives.into_iter().map(|Cycle { need, chain, .. }| {
        let place = Place::new(&CoursePath::new(MANIFEST), need.span);
        let names = chain.iter().map(|id| course.objective(*id).id.value.as_str());
        cycle(place, "the objectives need each other in a circle", names)
    }));
}

fn cycle<'n>(place: Place, what: &str, names: impl Iterator<Item = &'n str>) -> Diagnostic {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let message = format!("{what}: {}", names.join(" needs "));
    Diagnostic::new(&codes::NEEDS_CYCLE, place, message)
        .help("take one of these entries out of its `needs`")
}

/// A cycle of things that need each other.
struct Cycle<T> {
    /// The last thing in it.
    from: T,
    /// What that needs, which closes the cycle.
    need: Spanned<T>,
    /// The things in it, beginning and ending with the one that closes it.
    chain: Vec<T>,
}

/// Finds each cycle once.
fn cycles<'c, T: Copy + Ord + 'c>(
    all: impl Iterator<Item = T>,
    needs: impl Fn(T) -> &'c [Spanned<T>],
) -> Vec<Cycle<T>> {
    let mut found = Vec::new();
    // Each thing leads to what it needs. It is done when no path from it closes a cycle.
    let mut done: BTreeSet<T> = BTreeSet::new();
    for start in all.filter(|id| !needs(*id).is_empty()) {
        let mut path: Vec<(T, usize)> = vec![(start, 0)];
        while let Some((from, next)) = path.last().copied() {
            let Some(need) = needs(from).get(next).filter(|_| !done.contains(&from)) else {
                done.insert(from);
                path.pop();
                continue;
            };
            if let Some(last) = path.last_mut() {
                last.1 += 1;
            }
            match path.iter().position(|(other, _)| *other == need.value) {
                Some(at) => {
                    let chain = path[at..].iter().map(|(id, _)| *id).chain([need.value]).collect();
                    found.push(Cycle { from, need: need.clone(), chain });
                }
                None if !done.contains(&need.value) => path.push((need.value, 0)),
                None => {}
            }
        }
    }
    found
}
