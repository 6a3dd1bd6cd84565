//! The learner's plan.

use crate::model::course::{PageId, QuestionId};

/// A field of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanField {
    /// Its id, by which a browser stores what the learner writes.
    pub id: String,
    /// Its title, shown above it.
    pub title: String,
    /// A description of what to write in it.
    pub about: Option<String>,
    /// Whether it is a goal.
    pub is_goal: bool,
    /// The survey whose latest result is shown in it.
    pub survey: Option<PageId>,
    /// The reflections whose answers fill it, in the order of the course.
    pub prompts: Vec<QuestionId>,
}
