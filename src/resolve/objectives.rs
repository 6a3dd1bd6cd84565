//! The objectives, each with those that it needs.

use crate::model::course::ObjectiveId;
use crate::model::settings::Objective;
use crate::resolve::assembly::Assembly;
use crate::text::span::Spanned;

/// The objectives in the order of the manifest. Unknown ids have their own diagnostics.
pub fn objectives(course: &Assembly) -> Vec<Objective> {
    let all = &course.manifest.objectives;
    let position = |need: &Spanned<String>| {
        let at = all.iter().position(|other| other.id.value == need.value)?;
        Some(Spanned { value: ObjectiveId(at), span: need.span })
    };
    let resolved = all.iter().map(|objective| Objective {
        id: objective.id.clone(),
        title: objective.title.clone(),
        needs: objective.needs.iter().filter_map(position).collect(),
    });
    resolved.collect()
}
