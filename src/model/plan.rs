//! The learner's plan.

use crate::model::course::{PageId, QuestionId};
use crate::model::inline::Inline;

/// A field of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanField {
    /// Its id, by which a browser stores what the learner writes.
    pub id: String,
    /// Its title, shown above it.
    pub title: Inline,
    /// A description of what to write in it.
    pub about: Option<Inline>,
    /// Whether it is a goal.
    pub is_goal: bool,
    /// The survey whose latest result is shown in it.
    pub survey: Option<PageId>,
    /// The reflections whose answers fill it, in the order of the course.
    pub prompts: Vec<QuestionId>,
}

impl PlanField {
    /// The content of the field.
    pub fn form(&self) -> PlanForm {
        match (self.survey, self.is_goal) {
            (Some(_), _) => PlanForm::Survey,
            (None, true) => PlanForm::Goal,
            (None, false) => PlanForm::Text,
        }
    }
}

/// The content of a field of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanForm {
    /// A text.
    Text,
    /// The parts of a goal.
    Goal,
    /// The latest result of a survey.
    Survey,
}

impl PlanForm {
    /// The form's name in templates and in data for scripts.
    pub fn word(self) -> &'static str {
        match self {
            PlanForm::Text => "text",
            PlanForm::Goal => "goal",
            PlanForm::Survey => "survey",
        }
    }
}
