//! Finds the pages of each track. Handouts are extras, and belong to no track.

use crate::model::course::{PageId, Track, UnitId};
use crate::model::page::PageKind;
use crate::parse::manifest;
use crate::resolve::assembly::Assembly;

/// The tracks, in the order of the manifest.
pub fn tracks(assembly: &Assembly) -> Vec<Track> {
    assembly.manifest.tracks.iter().map(|track| resolved(assembly, track)).collect()
}

fn resolved(assembly: &Assembly, track: &manifest::Track) -> Track {
    let mut pages: Vec<PageId> = Vec::new();
    let mut units = Vec::new();
    for (at, unit) in assembly.units.iter().enumerate() {
        let takes_unit = track.units.iter().any(|slug| slug.value == unit.slug);
        let takes = |id: &PageId| {
            let page = assembly.page(*id);
            let is_named = takes_unit || track.lessons.iter().any(|slug| slug.value == page.slug);
            is_named && page.kind() != PageKind::Handout
        };
        let own: Vec<PageId> = unit.pages.iter().copied().filter(takes).collect();
        if takes_unit {
            units.push(UnitId(at));
        }
        if takes_unit || !own.is_empty() {
            pages.push(unit.index);
            pages.extend(own);
        }
    }
    // The positions of pages are in the order of the course.
    pages.sort_unstable();
    Track { id: track.id.value.clone(), title: track.title.clone(), units, pages }
}
