//! `path-collision`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::text::path::CoursePath;

/// Reports files of the author that would have the same name on some system. Collisions with files
/// that the generator makes are found where the site is assembled.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<String, &CoursePath> = BTreeMap::new();
    let pages = course.pages.iter().map(|page| (&page.site, &page.document.path));
    let assets = course.assets.iter().map(|(site, asset)| (site, &asset.path));
    for (site, path) in pages.chain(assets) {
        match taken.entry(site.collision_key()) {
            Entry::Occupied(other) => {
                let other = other.get();
                let message = format!("`{path}` and `{other}` would both become `{site}`");
                diagnostics.push(
                    Diagnostic::new(&codes::PATH_COLLISION, Place::file(path), message)
                        .help("rename the file")
                        .related(Place::file(other), "the other one"),
                );
            }
            Entry::Vacant(free) => {
                free.insert(path);
            }
        }
    }
}
