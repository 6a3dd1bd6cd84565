//! Joins the fields of the plan with the reflections that fill them.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::PageId;
use crate::model::inline::Inline;
use crate::model::page::PageKind;
use crate::model::plan::PlanField;
use crate::parse::manifest::unknown_name;
use crate::resolve::assembly::Assembly;
use crate::source::MANIFEST;
use crate::text::path::CoursePath;

/// The name by which a certificate requires that the plan has a start date.
pub const START: &str = "start";

/// The fields of the plan: those that the manifest declares, or else those that reflections name.
/// Reports unknown fields, and unknown surveys in fields.
pub fn plan(course: &Assembly, diagnostics: &mut Vec<Diagnostic>) -> Vec<PlanField> {
    let manifest = &course.manifest;
    let path = CoursePath::new(MANIFEST);
    let mut fields: Vec<PlanField> = Vec::new();
    for field in &manifest.plan {
        if field.id.value == START {
            let message = "a field of the plan cannot be called `start`";
            diagnostics.push(
                Diagnostic::new(&codes::INVALID_KEY, Place::new(&path, field.id.span), message)
                    .help("this is the date on which the plan begins; choose another id"),
            );
        }
        let survey = field.survey.as_ref().and_then(|key| {
            let found = of_kind(course, PageKind::Survey).find(|(_, other)| *other == key.value);
            if found.is_none() && !course.is_draft(&key.value) {
                let known = of_kind(course, PageKind::Survey).map(|(_, key)| key);
                diagnostics.push(unknown_name(&path, key, "survey", known));
            }
            found.map(|(id, _)| id)
        });
        fields.push(PlanField {
            id: field.id.value.clone(),
            title: field.title.clone(),
            about: field.about.clone(),
            is_goal: field.is_goal,
            survey,
            prompts: Vec::new(),
        });
    }
    let is_declared = !manifest.plan.is_empty();
    for id in course.questions() {
        let Some(name) = &course.question_names(id).plan else { continue };
        if let Some(field) = fields.iter_mut().find(|field| field.id == name.value) {
            field.prompts.push(id);
        } else if is_declared {
            let known = manifest.plan.iter().map(|field| field.id.value.as_str());
            let document = &course.page(id.0).parsed.path;
            diagnostics.push(unknown_name(document, name, "plan field", known));
        } else {
            fields.push(PlanField {
                id: name.value.clone(),
                title: Inline::plain(&course.question(id).title),
                about: None,
                is_goal: false,
                survey: None,
                prompts: vec![id],
            });
        }
    }
    for rules in manifest.certificate.iter().flat_map(|certificate| &certificate.tracks) {
        for name in &rules.plan {
            if name.value != START && fields.iter().all(|field| field.id != name.value) {
                let known = fields.iter().map(|field| field.id.as_str());
                diagnostics.push(unknown_name(&path, name, "plan field", known));
            }
        }
    }
    fields
}

fn of_kind(course: &Assembly, kind: PageKind) -> impl Iterator<Item = (PageId, &str)> {
    let pages = course.lessons().filter(move |id| course.page(*id).kind() == kind);
    pages.map(|id| (id, course.page(id).slug.as_str()))
}
