//! `unused-asset`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;

/// Reports files that no page uses and that are not published. A file in the folder of a draft is
/// not reported, because the draft may use it.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for (path, site) in &course.asset_of {
        let beside_draft = course.drafts.iter().any(|draft| draft.folder() == path.folder());
        let is_bibliography = course.bibliography.as_ref() == Some(path);
        if course.assets.contains_key(site) || beside_draft || is_bibliography {
            continue;
        }
        diagnostics.push(
            Diagnostic::new(
                &codes::UNUSED_ASSET,
                Place::file(path),
                "no page uses this file, so it is not published",
            )
            .help(format!(
                "link to it, delete it, or move it to `{}/` to publish it as it is",
                course.settings.static_folder
            )),
        );
    }
}
