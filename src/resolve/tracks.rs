//! The pages of each track.

use crate::model::course::{Course, PageId};
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
            takes_unit || track.lessons.iter().any(|key| key.value == course.page(*id).key)
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
