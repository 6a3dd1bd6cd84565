//! `needs-cycle`.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::{Course, PageId};

/// Reports each cycle of prerequisites once, with the chain.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    // Each page leads to the pages it needs. A page is done when no path from it closes a cycle.
    let mut done: BTreeMap<PageId, ()> = BTreeMap::new();
    let needing = course.lessons().filter(|id| !course.page(*id).needs.is_empty());
    for start in needing {
        let mut chain: Vec<(PageId, usize)> = vec![(start, 0)];
        while let Some((id, next)) = chain.last().copied() {
            let needs = &course.page(id).needs;
            let Some(need) = needs.get(next).filter(|_| !done.contains_key(&id)) else {
                done.insert(id, ());
                chain.pop();
                continue;
            };
            if let Some(last) = chain.last_mut() {
                last.1 += 1;
            }
            let needed = need.value;
            match chain.iter().position(|(other, _)| *other == needed) {
                Some(at) => {
                    let keys: Vec<String> = chain[at..]
                        .iter()
                        .map(|(id, _)| *id)
                        .chain([needed])
                        .map(|id| format!("`{}`", course.page(id).slug))
                        .collect();
                    let place = Place::new(&course.page(id).document.path, need.span);
                    diagnostics.push(
                        Diagnostic::new(
                            &codes::NEEDS_CYCLE,
                            place,
                            format!("the prerequisites form a circle: {}", keys.join(" needs ")),
                        )
                        .help("take one of these entries out of its `needs`"),
                    );
                }
                None if !done.contains_key(&needed) => chain.push((needed, 0)),
                None => {}
            }
        }
    }
}
