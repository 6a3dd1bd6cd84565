//! Scenarios: scenes, choices, variables, endings.

use crate::text::span::{Span, Spanned};

/// A scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scenario {
    /// The variables that choices change.
    pub variables: Vec<Variable>,
    /// The place of its first scene in `scenes`.
    pub start: usize,
    /// What learners should know before they begin, when it may weigh on them.
    pub content_note: Option<String>,
    /// Whether every scene offers to stop.
    pub stop: bool,
    /// Whether it may be read as text instead, which counts as much.
    pub text_route: bool,
    /// Its scenes in the order of the page.
    pub scenes: Vec<Scene>,
}

/// A scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Its id; the anchor of its heading when its author gave none.
    pub id: Spanned<String>,
    /// Its heading without markup.
    pub title: String,
    /// Its heading, to the end of the line.
    pub heading: Span,
    /// The blocks before its choices.
    pub text: Vec<Span>,
    /// The list of its choices.
    pub list: Option<Span>,
    /// What can be chosen; nothing in an ending.
    pub choices: Vec<Choice>,
    /// How the story ends here.
    pub ending: Option<Outcome>,
    /// From the start of its heading to its end.
    pub span: Span,
}

/// How a story ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It went well.
    Sound,
    /// It can still be put right.
    Recoverable,
    /// Somebody was harmed.
    Harmful,
}

impl Outcome {
    /// All of them, from best to worst.
    pub const ALL: [Outcome; 3] = [Outcome::Sound, Outcome::Recoverable, Outcome::Harmful];

    /// Its name in `outcome=`.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Sound => "sound",
            Outcome::Recoverable => "recoverable",
            Outcome::Harmful => "harmful",
        }
    }
}

/// What can be chosen in a scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its text without markup, with single spaces.
    pub text: String,
    /// Its text, between the brackets of the link.
    pub label: Span,
    /// The id of the scene that it leads to.
    pub to: Spanned<String>,
    /// What it does to variables, in the order of writing.
    pub effects: Vec<Effect>,
    /// What must all hold for it to be open; open in any case when empty.
    pub condition: Vec<Comparison>,
    /// What is told after it was chosen.
    pub consequence: Vec<Span>,
    /// All of its line.
    pub span: Span,
}

/// What a choice does to a variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The variable.
    pub variable: Spanned<String>,
    /// What becomes of it.
    pub change: Change,
}

/// What becomes of a variable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// This much is added.
    Add(f64),
    /// It becomes this.
    Set(f64),
}

/// A comparison of a variable with a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The variable.
    pub variable: Spanned<String>,
    /// How it is compared.
    pub operator: Operator,
    /// With what.
    pub value: f64,
    /// All of it.
    pub span: Span,
}

/// How a variable is compared with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `==`
    Is,
    /// `!=`
    IsNot,
}

impl Operator {
    /// As it is written. The longer come first, so that the first that fits is the one that was meant.
    pub const ALL: [(&'static str, Operator); 6] = [
        ("<=", Operator::AtMost),
        (">=", Operator::AtLeast),
        ("==", Operator::Is),
        ("!=", Operator::IsNot),
        ("<", Operator::Less),
        (">", Operator::More),
    ];

    /// As it is written.
    pub fn sign(self) -> &'static str {
        Operator::ALL.iter().find(|(_, other)| *other == self).map_or("", |(sign, _)| sign)
    }

    /// Whether it holds between `left` and `right`.
    pub fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Operator::Less => left < right,
            Operator::AtMost => left <= right,
            Operator::More => left > right,
            Operator::AtLeast => left >= right,
            Operator::Is => left == right,
            Operator::IsNot => left != right,
        }
    }
}

/// A variable of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// Its name in effects and conditions.
    pub name: Spanned<String>,
    /// Its value at the start.
    pub start: f64,
    /// Its least value.
    pub min: Option<f64>,
    /// Its greatest value.
    pub max: Option<f64>,
    /// What learners see for its name.
    pub label: Option<String>,
}
