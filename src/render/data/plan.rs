//! The learner's plan.

use serde::Serialize;

use crate::model::course::{Course, QuestionId};
use crate::model::plan::PlanForm;
use crate::render::data::survey::Survey;

/// The data block `cm:plan`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The fields, in the order of the page.
    pub fields: Vec<PlanField>,
    /// The surveys whose results fields show, each of them once.
    pub surveys: Vec<Survey>,
}

/// A field of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PlanField {
    /// The id under which the learner's text is stored.
    pub id: String,
    /// The title.
    pub title: String,
    /// The content of the field.
    pub form: PlanForm,
    /// The slug of the survey whose latest result it shows; `null` for other fields.
    pub survey: Option<String>,
    /// The reflections that fill it, in the order of the course. Each is a list of ids: the current
    /// one, then those it had before.
    pub prompts: Vec<Vec<String>>,
}

/// The fields of the plan of a course.
pub fn fields(course: &Course) -> Vec<PlanField> {
    let fields = course.plan.iter().map(|field| PlanField {
        id: field.id.clone(),
        title: field.title.to_string(),
        form: field.form(),
        survey: field.survey.map(|id| course.page(id).slug.clone()),
        prompts: prompts(course, &field.prompts),
    });
    fields.collect()
}

/// The ids under which reflections are stored, for each the current id first.
pub fn prompts(course: &Course, prompts: &[QuestionId]) -> Vec<Vec<String>> {
    let ids = prompts.iter().map(|id| {
        let question = course.question(*id);
        let ids = std::iter::once(&question.id).chain(&question.was);
        ids.map(|id| id.value.clone()).collect()
    });
    ids.collect()
}
