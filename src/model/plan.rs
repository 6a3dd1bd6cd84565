//! The learner's plan.

use crate::model::course::{PageId, QuestionId};

/// A field of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanField {
    /// Its id, under which a browser keeps what was written.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What belongs into it.
    pub about: Option<String>,
    /// Whether it is a goal.
    pub is_goal: bool,
    /// The survey whose latest result stands in it.
    pub survey: Option<PageId>,
    /// The reflections that fill it, in the order of the course.
    pub prompts: Vec<QuestionId>,
}
