//! The learner's plan.

use serde::Serialize;

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
