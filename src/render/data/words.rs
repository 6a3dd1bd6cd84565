//! Enums of the model that scripts read as words.

use crate::model::page::PageKind;
use crate::model::plan::PlanForm;
use crate::model::question::QuestionKind;
use crate::model::quiz::Feedback;
use crate::model::scenario::{Good, Operator, Outcome};

words! {
    /// The kind of a page.
    PageKind::word:
        Front, Unit, Lesson, Quiz, Scenario, Survey, Handout, Glossary, Prompts, Page
}

words! {
    /// The kind of a question.
    QuestionKind::word:
        Single, Multiple, TwoTier, Order, Match, Gap, Number, Short, Reflect
}

words! {
    /// The time at which a quiz shows feedback: after each question, after it is submitted, after it
    /// is passed, or never.
    Feedback::word:
        Each, End, Pass, Never
}

words! {
    /// The outcome of a story, from best to worst.
    Outcome::word:
        Sound, Recoverable, Harmful
}

words! {
    /// The content of a field of the plan: a text, the parts of a goal, or the result of a survey.
    PlanForm::word:
        Text, Goal, Survey
}

words! {
    /// A comparison of two numbers.
    Operator::sign:
        Less, AtMost, More, AtLeast, Is, IsNot
}

words! {
    /// The changes of a variable that are good.
    Good::word:
        Up, Down
}
