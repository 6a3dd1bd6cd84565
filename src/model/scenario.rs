//! Scenarios: scenes, choices, variables, endings.

use crate::text::span::{Span, Spanned};

/// A scenario: a story that learners move through by making choices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scenario {
    /// The variables that choices change.
    pub variables: Vec<Variable>,
    /// The index of its first scene in `scenes`.
    pub start: usize,
    /// A note on content that may distress learners, shown before they start.
    pub content_note: Option<String>,
    /// Whether every scene has a way to stop.
    pub stop: bool,
    /// Whether learners may read it as text instead. Reading counts as much.
    pub text_route: bool,
    /// Its scenes in the order of the page.
    pub scenes: Vec<Scene>,
    /// Whether something in it could not be read. That is reported where it stands; nothing that
    /// follows from the scenario as a whole, such as its states, can be judged then.
    pub has_faults: bool,
}

/// A scene of a scenario, with its choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Its id, or the anchor of its heading when its author wrote none.
    pub id: Spanned<String>,
    /// Its heading without markup.
    pub title: String,
    /// The line of its heading.
    pub heading: Span,
    /// The name of the case of the learner's own that is quoted in it.
    pub quotes: Option<Spanned<String>>,
    /// The blocks before its choices.
    pub text: Vec<Span>,
    /// The list of its choices.
    pub list: Option<Span>,
    /// Its choices; empty in an ending.
    pub choices: Vec<Choice>,
    /// The outcome of the story, if the scene is an ending.
    pub ending: Option<Outcome>,
    /// The whole scene, from the start of its heading.
    pub span: Span,
}

/// The outcome of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It went well.
    Sound,
    /// It can still be put right.
    Recoverable,
    /// Someone was harmed.
    Harmful,
}

impl Outcome {
    /// All outcomes, from best to worst.
    pub const ALL: [Outcome; 3] = [Outcome::Sound, Outcome::Recoverable, Outcome::Harmful];

    /// The outcome's name in `outcome=`.
    pub fn word(self) -> &'static str {
        match self {
            Outcome::Sound => "sound",
            Outcome::Recoverable => "recoverable",
            Outcome::Harmful => "harmful",
        }
    }
}

/// A choice in a scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its text without markup, with single spaces.
    pub text: String,
    /// Its text, between the brackets of the link.
    pub label: Span,
    /// The index in [`Scenario::scenes`] of the scene it leads to.
    pub to: usize,
    /// Its effects on variables, in the order in which they are written.
    pub effects: Vec<Effect>,
    /// The conditions under which it can be chosen, all of which must hold. Empty means always.
    pub condition: Vec<Comparison>,
    /// The blocks told after it was chosen.
    pub consequence: Vec<Span>,
    /// The whole line.
    pub span: Span,
}

/// The effect of a choice on a variable.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The index of the variable in [`Scenario::variables`].
    pub variable: usize,
    /// The change to the variable.
    pub change: Change,
}

/// A change to the value of a variable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Adds this number to the value.
    Add(f64),
    /// Sets the value to this number.
    Set(f64),
}

/// A comparison of a variable with a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The index of the variable in [`Scenario::variables`].
    pub variable: usize,
    /// The comparison to make.
    pub operator: Operator,
    /// The number to compare with.
    pub value: f64,
    /// The whole comparison.
    pub span: Span,
}

/// A comparison of a variable with a number.
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
    /// All operators as authors write them, longest first, so that a parser can take the first
    /// match.
    pub const ALL: [(&'static str, Operator); 6] = [
        ("<=", Operator::AtMost),
        (">=", Operator::AtLeast),
        ("==", Operator::Is),
        ("!=", Operator::IsNot),
        ("<", Operator::Less),
        (">", Operator::More),
    ];

    /// The operator as authors write it.
    pub fn sign(self) -> &'static str {
        Operator::ALL.iter().find(|(_, other)| *other == self).map_or("", |(sign, _)| sign)
    }

    /// Whether the comparison of `left` with `right` is true.
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
    /// Its minimum, if it has one.
    pub min: Option<f64>,
    /// Its maximum, if it has one.
    pub max: Option<f64>,
    /// The name that learners see; `None` when they do not see the variable.
    pub label: Option<String>,
    /// Which changes are good; `None` when the author does not say.
    pub good: Option<Good>,
}

/// The changes of a variable that are good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Good {
    /// Those to a greater value.
    Up,
    /// Those to a lesser value.
    Down,
}

impl Good {
    /// The word for it in front matter and in data for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Good::Up => "up",
            Good::Down => "down",
        }
    }

    /// The changes that `word` names.
    pub fn named(word: &str) -> Option<Good> {
        [Good::Up, Good::Down].into_iter().find(|good| good.word() == word)
    }
}
