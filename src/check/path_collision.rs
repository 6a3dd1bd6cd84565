//! `path-collision`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::text::path::{CoursePath, SitePath};

/// Names of files that the generator itself puts into a site.
const OWN: [&str; 9] = [
    "references.html",
    "404.html",
    "feed.xml",
    "sitemap.xml",
    "robots.txt",
    "_headers",
    ".nojekyll",
    ".htaccess",
    ".coursemark-stamp",
];

/// Reports files that would have one name on some system (HARDENING R-09).
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<String, Option<CoursePath>> =
        OWN.iter().map(|name| (SitePath::new(name).collision_key(), None)).collect();
    let pages = course.pages.iter().map(|page| (&page.site, &page.document.path));
    let assets = course.assets.iter().map(|(site, asset)| (site, &asset.path));
    for (site, path) in pages.chain(assets) {
        match taken.entry(site.collision_key()) {
            Entry::Occupied(other) => {
                let other = other.get();
                let message = match other {
                    Some(other) => format!("`{path}` and `{other}` would both become `{site}`"),
                    None => {
                        format!("`{path}` would become `{site}`, which the generator makes itself")
                    }
                };
                let mut diagnostic =
                    Diagnostic::new(&codes::PATH_COLLISION, Place::file(path), message)
                        .help("rename the file");
                if let Some(other) = other {
                    diagnostic = diagnostic.related(Place::file(other), "the other one");
                }
                diagnostics.push(diagnostic);
            }
            Entry::Vacant(free) => {
                free.insert(Some(path.clone()));
            }
        }
    }
}
