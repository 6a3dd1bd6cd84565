//! The pages of each track. Handouts lie beside the way, and belong to none.

use crate::model::course::{Course, PageId};
use crate::parse::front_matter::PageKind;
use crate::parse::manifest::Track;

/// The pages of each track by its id, in the order of the course.
pub fn tracks(course: &Course) -> Vec<(String, Vec<PageId>)> {
    let tracks = course.manifest.tracks.iter();
    tracks.map(|track| (track.id.value.clone(), pages(course, track))).collect()
}

fn pages(course: &Course, track: &Track) -> Vec<PageId> {
    let mut pages = Vec::new();
    for unit in &course.units {
        let takes_unit = track.units.iter().any(|key| key.value == unit.key);
        let takes = |id: &PageId| {
            let page = course.page(*id);
            let is_named = takes_unit || track.lessons.iter().any(|key| key.value == page.key);
            is_named && page.kind() != PageKind::Handout
        };
        let own: Vec<PageId> = unit.pages.iter().copied().filter(takes).collect();
        if takes_unit || !own.is_empty() {
            pages.push(unit.index);
            pages.extend(own);
        }
    }
    // Pages are numbered in the order of the course.
    pages.sort_unstable();
    pages
}
