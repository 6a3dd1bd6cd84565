//! Questions: what they are made of, as their author wrote them.
//!
//! A quiz page asks a question under each heading of the second level; a section whose heading has
//! the class `.quiz` under each heading one level deeper; a heading of a lesson with the class
//! `.question`, or the class of a kind, is a question of its own ([`regions`]). The kind follows from
//! what stands below the heading ([`read`]). Nothing here looks at another file: that ids are unique
//! in the course, and whether a draw finds enough questions, is [`crate::resolve`]'s work.
//!
//! Parts are kept as spans of the file. The renderer asks for the events again and writes those that
//! lie inside.

mod answers;
mod body;
mod boxes;
mod choice;
mod effort;
mod fill;
mod gap;
mod item;
mod matching;
mod number;
mod order;
mod own_text;
mod read;
mod regions;
mod revision;

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::parse::front_matter::{OwnFront, PageKind};
use crate::parse::markdown::Spot;
use crate::parse::quiz::Feedback;
use crate::parse::reader::Reader;
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};

pub use gap::gaps;
pub use item::{Item, cut};
pub use number::Numbers;
pub use revision::text_key;

/// The questions of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Questions {
    /// Its quizzes in order. A quiz page has one, over all of its questions.
    pub quizzes: Vec<Quiz>,
    /// Its questions in order.
    pub questions: Vec<Question>,
}

/// Questions that are answered and scored together.
#[derive(Clone, Debug, PartialEq)]
pub struct Quiz {
    /// The id that its heading carries; none on a quiz page, and where the author gave none.
    pub id: Option<String>,
    /// From the start of its heading, or of the page's first question, to its end.
    pub span: Span,
    /// Its heading; none on a quiz page.
    pub heading: Option<Span>,
    /// The places of its questions in [`Questions::questions`].
    pub questions: Range<usize>,
    /// The share needed to pass, in percent from 0 to 100.
    pub pass: Option<f64>,
    /// How many attempts count; any number when left out.
    pub attempts: Option<u32>,
    /// When feedback is shown, when the author says so.
    pub feedback: Option<Feedback>,
    /// Whether questions and options stand in another order on every attempt.
    pub shuffle: bool,
    /// How many of its own questions one attempt asks; all when left out.
    pub show: Option<u32>,
}

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its id. Where the author forgot it, which is an error, the anchor of its heading.
    pub id: Spanned<String>,
    /// Its heading without markup.
    pub title: String,
    /// The level of its heading, from 2 to 6.
    pub level: u8,
    /// Its heading, to the end of the line.
    pub heading: Span,
    /// From the start of its heading to the end of what belongs to it.
    pub span: Span,
    /// The points for a right answer, more than 0.
    pub points: f64,
    /// The author's own revision: a response to another one is asked for again.
    pub rev: u32,
    /// Ids that the question had before.
    pub was: Vec<Spanned<String>>,
    /// The objectives it names; it serves its page's when there are none.
    pub objectives: Vec<Spanned<String>>,
    /// What it asks of the learner's thinking.
    pub thinking: Option<Thinking>,
    /// The field of the plan that it fills, where it asks for a text.
    pub plan: Option<Spanned<String>>,
    /// Whether its options are shuffled, when the author says so.
    pub shuffle: Option<bool>,
    /// The blocks of its stem: what stands before the options.
    pub stem: Vec<Span>,
    /// Hints, in order.
    pub hints: Vec<Span>,
    /// The explanation, in one or more parts.
    pub explanation: Vec<Span>,
    /// What is answered, and what is right.
    pub answer: Answer,
    /// What learners read, as a hash of 12 hexadecimal digits over the kind and the normalised
    /// text of heading, stem and options, in any order of the options.
    pub wording: String,
    /// What is right, as a hash of 12 hexadecimal digits: credits, order, pairs, answers, points.
    pub key: String,
}

/// The level of thinking that a question asks for, after Anderson and Krathwohl's revision of
/// Bloom's taxonomy (2001).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thinking {
    /// Recall.
    Recall,
    /// Understand.
    Understand,
    /// Apply.
    Apply,
    /// Analyse.
    Analyse,
    /// Evaluate.
    Evaluate,
    /// Create.
    Create,
}

impl Thinking {
    /// All of them, from the lowest to the highest.
    pub const ALL: [Thinking; 6] = [
        Thinking::Recall,
        Thinking::Understand,
        Thinking::Apply,
        Thinking::Analyse,
        Thinking::Evaluate,
        Thinking::Create,
    ];

    /// Its name in `level=`.
    pub fn word(self) -> &'static str {
        match self {
            Thinking::Recall => "recall",
            Thinking::Understand => "understand",
            Thinking::Apply => "apply",
            Thinking::Analyse => "analyse",
            Thinking::Evaluate => "evaluate",
            Thinking::Create => "create",
        }
    }
}

/// What is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// One option is right.
    Single(Vec<Choice>),
    /// Several options may be right.
    Multiple(Vec<Choice>),
    /// A verdict, and a reason for it.
    TwoTier {
        /// The verdicts; one is right.
        verdicts: Vec<Choice>,
        /// The reasons for the right verdict; one is right.
        reasons: Vec<Choice>,
    },
    /// Steps in their right order.
    Order {
        /// The steps.
        steps: Vec<Choice>,
        /// Runs of steps whose order among each other does not matter, as positions from 0.
        ties: Vec<Range<usize>>,
    },
    /// Pairs.
    Match {
        /// What the columns are called.
        labels: [String; 2],
        /// What is matched.
        lefts: Vec<Choice>,
        /// What it may be matched with, without repeats.
        rights: Vec<Choice>,
        /// For each left its right, as a place in `rights`.
        pairs: Vec<usize>,
    },
    /// Gaps in the stem.
    Gap(Fill),
    /// A short text that the learner checks against a list and the model answer, which is the
    /// explanation.
    Short {
        /// What to check it for.
        checks: Vec<Choice>,
    },
    /// A reflection, which is kept.
    Reflect,
}

/// An option, a reason, a step, one side of a pair, or a point to check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// The id that its author gave it.
    pub id: Option<String>,
    /// What it is worth as a share from 0 to 1; a right one 1.
    pub credit: f64,
    /// Whether it is right.
    pub right: bool,
    /// Its text without markup and citations, with single spaces.
    pub text: String,
    /// What it shows beside its text, which tells it from others of the same text: the addresses of
    /// pictures, formulas on lines of their own, and further blocks, as they are written.
    pub content: String,
    /// Its line, without its attributes.
    pub label: Span,
    /// Further blocks of it: code, pictures, paragraphs.
    pub more: Vec<Span>,
    /// What is said about it.
    pub feedback: Vec<Span>,
    /// All of it.
    pub span: Span,
}

/// The gaps of a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fill {
    /// The gaps in the order of the text.
    pub gaps: Vec<Gap>,
    /// What is said about certain wrong answers.
    pub notes: Vec<Note>,
}

/// A gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Its name: of a chosen gap the name, of a typed one the first answer, of a number the number.
    pub name: String,
    /// From its first bracket to after its last.
    pub span: Span,
    /// How it is filled.
    pub fill: GapFill,
}

/// How a gap is filled.
#[derive(Clone, Debug, PartialEq)]
pub enum GapFill {
    /// By typing one of these answers.
    Typed(Vec<String>),
    /// By choosing an option.
    Chosen(Vec<Choice>),
    /// By typing a number in this range.
    Number(Numbers),
}

/// What is said about a certain wrong answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The gap it is about, as a place in [`Fill::gaps`]; any gap when left out.
    pub gap: Option<usize>,
    /// The answer.
    pub answer: String,
    /// What is said.
    pub feedback: Vec<Span>,
}

impl Question {
    /// Whether it has a score.
    pub fn is_scored(&self) -> bool {
        !matches!(self.answer, Answer::Short { .. } | Answer::Reflect)
    }

    /// The class that asserts its kind.
    pub fn kind(&self) -> &'static str {
        match &self.answer {
            Answer::Single(_) => "single",
            Answer::Multiple(_) => "multiple",
            Answer::TwoTier { .. } => "two-tier",
            Answer::Order { .. } => "order",
            Answer::Match { .. } => "match",
            Answer::Gap(fill) if fill.is_number() => "number",
            Answer::Gap(_) => "gap",
            Answer::Short { .. } => "short",
            Answer::Reflect => "reflect",
        }
    }

    /// Seconds it takes beyond reading it: half a minute to decide, two minutes to write. Words are
    /// counted with those of the page.
    pub fn seconds(&self) -> u32 {
        if self.is_scored() { 30 } else { 120 }
    }
}

impl Fill {
    /// Whether all gaps are numbers.
    pub fn is_number(&self) -> bool {
        self.gaps.iter().all(|gap| matches!(gap.fill, GapFill::Number(_)))
    }
}

impl Choice {
    /// A short name for its text that survives everything but another wording: `~` and eight
    /// hexadecimal digits of a hash of the text, and of what stands beside it.
    pub fn text_key(&self) -> String {
        revision::text_key(&self.whole())
    }

    /// Its text and what it shows beside it.
    pub fn whole(&self) -> String {
        if self.content.is_empty() {
            return self.text.clone();
        }
        format!("{}\n{}", self.text, self.content)
    }

    /// What a response names it by: its id, or else its text's key.
    pub fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.text_key())
    }
}

/// Reads the questions of the page `path` from its events.
pub fn questions(
    path: &CoursePath,
    text: &str,
    kind: PageKind,
    own: &OwnFront,
    spots: &[Spot<'_>],
    anchors: &dyn Fn(Span) -> String,
    diagnostics: &mut Vec<Diagnostic>,
) -> Questions {
    let mut reader = Reader { path, text, spots, anchors, diagnostics };
    regions::read(&mut reader, kind, own)
}
