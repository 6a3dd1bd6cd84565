//! Questions: what is asked, what is answered, and what is right.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::text::span::{Span, Spanned};

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
    /// What it asks of the learner's thinking.
    pub thinking: Option<Thinking>,
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
    pub answer_hash: String,
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
    Single(Vec<AnswerOption>),
    /// Several options may be right.
    Multiple(Vec<AnswerOption>),
    /// A verdict, and a reason for it.
    TwoTier {
        /// The verdicts; one is right.
        verdicts: Vec<AnswerOption>,
        /// The reasons for the right verdict; one is right.
        reasons: Vec<AnswerOption>,
    },
    /// Steps in their right order.
    Order {
        /// The steps.
        steps: Vec<AnswerOption>,
        /// Runs of steps whose order among each other does not matter, as positions from 0.
        ties: Vec<Range<usize>>,
    },
    /// Pairs.
    Match {
        /// What the columns are called.
        labels: [String; 2],
        /// What is matched.
        lefts: Vec<AnswerOption>,
        /// What it may be matched with, without repeats.
        rights: Vec<AnswerOption>,
        /// For each left its right, as a place in `rights`.
        pairs: Vec<usize>,
    },
    /// Gaps in the stem.
    Gap(Fill),
    /// A short text that the learner checks against a list and the model answer, which is the
    /// explanation.
    Short {
        /// What to check it for.
        checks: Vec<AnswerOption>,
    },
    /// A reflection, which is kept.
    Reflect,
}

/// An option, a reason, a step, one side of a pair, or a point to check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerOption {
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
    Chosen(Vec<AnswerOption>),
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

    /// What kind of question it is.
    pub fn kind(&self) -> QuestionKind {
        self.answer.kind()
    }

    /// Seconds it takes beyond reading it: half a minute to decide, two minutes to write. Words are
    /// counted with those of the page.
    pub fn seconds(&self) -> u32 {
        if self.is_scored() { 30 } else { 120 }
    }
}

/// The kinds of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuestionKind {
    /// One option is right.
    Single,
    /// Several options may be right.
    Multiple,
    /// A verdict, and a reason for it.
    TwoTier,
    /// Steps are put in order.
    Order,
    /// Pairs are matched.
    Match,
    /// Gaps are filled by typing or choosing.
    Gap,
    /// Gaps are filled with numbers.
    Number,
    /// A short text, which learners check themselves.
    Short,
    /// A reflection, which is kept.
    Reflect,
}

impl QuestionKind {
    /// All of them.
    pub const ALL: [QuestionKind; 9] = [
        QuestionKind::Single,
        QuestionKind::Multiple,
        QuestionKind::TwoTier,
        QuestionKind::Order,
        QuestionKind::Match,
        QuestionKind::Gap,
        QuestionKind::Number,
        QuestionKind::Short,
        QuestionKind::Reflect,
    ];

    /// The class that asserts it, which is also its name in data for scripts.
    pub fn word(self) -> &'static str {
        match self {
            QuestionKind::Single => "single",
            QuestionKind::Multiple => "multiple",
            QuestionKind::TwoTier => "two-tier",
            QuestionKind::Order => "order",
            QuestionKind::Match => "match",
            QuestionKind::Gap => "gap",
            QuestionKind::Number => "number",
            QuestionKind::Short => "short",
            QuestionKind::Reflect => "reflect",
        }
    }

    /// The kind whose class is `word`.
    pub fn of(word: &str) -> Option<QuestionKind> {
        QuestionKind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl Answer {
    /// The kind of question that is answered so.
    pub fn kind(&self) -> QuestionKind {
        match self {
            Answer::Single(_) => QuestionKind::Single,
            Answer::Multiple(_) => QuestionKind::Multiple,
            Answer::TwoTier { .. } => QuestionKind::TwoTier,
            Answer::Order { .. } => QuestionKind::Order,
            Answer::Match { .. } => QuestionKind::Match,
            Answer::Gap(fill) if fill.is_number() => QuestionKind::Number,
            Answer::Gap(_) => QuestionKind::Gap,
            Answer::Short { .. } => QuestionKind::Short,
            Answer::Reflect => QuestionKind::Reflect,
        }
    }
}

impl Fill {
    /// Whether all gaps are numbers.
    pub fn is_number(&self) -> bool {
        self.gaps.iter().all(|gap| matches!(gap.fill, GapFill::Number(_)))
    }
}

impl AnswerOption {
    /// A short name for its text that survives everything but another wording: `~` and eight
    /// hexadecimal digits of a hash of the text, and of what stands beside it.
    pub fn text_key(&self) -> String {
        text_key(&self.whole())
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

/// The numbers that are right: from `least` to `most`, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numbers {
    /// The least.
    pub least: f64,
    /// The greatest.
    pub most: f64,
}

/// A text with its compatible characters as the plain ones and single spaces. Nothing else is
/// forgiven: another word, another sign and another case are another wording.
pub fn normal(text: &str) -> String {
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Most text is plain already, and normalising is slow.
    match is_nfkc_quick(text.chars()) {
        IsNormalized::Yes => spaced(text),
        _ => spaced(&text.nfkc().collect::<String>()),
    }
}

/// `~` and eight hexadecimal digits of the BLAKE3 hash of the normal form of `text`.
pub fn text_key(text: &str) -> String {
    format!("~{}", &blake3::hash(normal(text).as_bytes()).to_hex()[..8])
}
