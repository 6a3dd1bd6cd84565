//! Files that are published beside the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::course::{Asset, AssetContent, Course};
use crate::model::settings::Settings;
use crate::resolve::order::page_kind;
use crate::source::{Content, MANIFEST, SourceTree, THEME};
use crate::text::path::{CoursePath, SitePath};

/// The path in the site of each file that may be published. Files of the static folder go to the
/// root of the site; others keep their path.
pub fn destinations(tree: &SourceTree, settings: &Settings) -> BTreeMap<CoursePath, SitePath> {
    let mut destinations = BTreeMap::new();
    for (path, content) in tree.iter() {
        if path.as_str() == MANIFEST
            || path.as_str().split('/').next() == Some(THEME)
            || matches!(content, Content::Unreadable)
            || page_kind(path, &settings.static_folder).is_some()
        {
            continue;
        }
        let site = in_static(path, settings).unwrap_or(path.as_str());
        destinations.insert(path.clone(), SitePath::new(site));
    }
    destinations
}

/// The path of a static file within its folder.
pub fn in_static<'p>(path: &'p CoursePath, settings: &Settings) -> Option<&'p str> {
    path.as_str().strip_prefix(settings.static_folder.as_str())?.strip_prefix('/')
}

/// The files to publish: those that pages use, and all of the static folder.
pub fn assets(
    course: &Course,
    tree: &SourceTree,
    used: &BTreeSet<CoursePath>,
) -> BTreeMap<SitePath, Asset> {
    let mut assets = BTreeMap::new();
    for (path, site) in &course.asset_of {
        let is_static = in_static(path, &course.settings).is_some();
        if !is_static && !used.contains(path) {
            continue;
        }
        let content = match tree.get(path) {
            Some(Content::Bytes(bytes)) => AssetContent::Bytes(bytes.clone()),
            Some(Content::Text { text, .. }) => AssetContent::Bytes(Arc::from(text.as_bytes())),
            Some(Content::Large { from, bytes, head }) => {
                AssetContent::Large { from: from.clone(), bytes: *bytes, head: head.clone() }
            }
            Some(Content::Unreadable) | None => continue,
        };
        assets.insert(site.clone(), Asset { path: path.clone(), content });
    }
    assets
}
