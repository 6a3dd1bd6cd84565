//! Questions, how they are answered, and which answers are right.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::markdown::url::Link;
use crate::text::span::{Span, Spanned};

/// A question of a lesson or a quiz.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its id. When the author forgot it, which is an error, this is the anchor of its heading.
    pub id: Spanned<String>,
    /// Its heading without markup.
    pub title: String,
    /// The level of its heading, from 2 to 6.
    pub level: u8,
    /// The line of its heading.
    pub heading: Span,
    /// The whole question, from the start of its heading.
    pub span: Span,
    /// The points for a right answer, more than 0.
    pub points: f64,
    /// The author's revision number. An answer to an earlier revision is asked for again.
    pub rev: u32,
    /// Ids that the question had before.
    pub was: Vec<Spanned<String>>,
    /// The link to the passage that explains what it asks, if its author names one.
    pub from: Option<Link>,
    /// The name of its group. The questions of a group ask the same thing in other cases.
    pub group: Option<Spanned<String>>,
    /// The label of what it is about, which learners confuse with the others of a set.
    pub label: Option<Spanned<String>>,
    /// The name of the case of the learner's own that it asks for, if it is a reflection that does.
    pub case: Option<Spanned<String>>,
    /// The level of thinking that it asks for.
    pub thinking: Option<Thinking>,
    /// Whether its options are shuffled; `None` when the author does not say.
    pub shuffle: Option<bool>,
    /// The blocks of its stem, which come before the options.
    pub stem: Vec<Span>,
    /// The blocks of its hints, in the order in which they are shown.
    pub hints: Vec<Span>,
    /// The explanation, in one or more parts.
    pub explanation: Vec<Span>,
    /// The form of the answer, with the right one.
    pub answer: Answer,
    /// A hash of everything learners read: 12 hexadecimal digits over the kind and the normalised
    /// text of heading, stem and options. The order of the options does not matter.
    pub wording: String,
    /// A hash of the right answer, of 12 hexadecimal digits: credits, order, pairs, answers,
    /// points.
    pub answer_hash: String,
}

/// The level of thinking that a question asks for, after Anderson and Krathwohl's revision of
/// Bloom's taxonomy (2001).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thinking {
    /// Recall facts.
    Recall,
    /// Explain in one's own words.
    Understand,
    /// Use in a given situation.
    Apply,
    /// Take apart and relate the parts.
    Analyse,
    /// Judge by criteria.
    Evaluate,
    /// Make something new.
    Create,
}

impl Thinking {
    /// All levels, from the lowest to the highest.
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

/// The form of the answer to a question, with the right one.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Options, one of which is right.
    Single(Vec<AnswerOption>),
    /// Options, several of which may be right.
    Multiple(Vec<AnswerOption>),
    /// A verdict, and the reason for it.
    TwoTier {
        /// The verdicts; one is right.
        verdicts: Vec<AnswerOption>,
        /// The reasons; one of those for the right verdict is right.
        reasons: Reasons,
    },
    /// Steps to put in order.
    Order {
        /// The steps in their right order.
        steps: Vec<AnswerOption>,
        /// Runs of steps whose order among themselves does not matter, as indexes from 0.
        ties: Vec<Range<usize>>,
    },
    /// Pairs to match.
    Match {
        /// The headings of the two columns.
        labels: [String; 2],
        /// The entries of the left column.
        lefts: Vec<AnswerOption>,
        /// The entries of the right column, without repeats.
        rights: Vec<AnswerOption>,
        /// For each entry on the left, the index of its partner in `rights`.
        pairs: Vec<usize>,
    },
    /// Gaps in the stem to fill.
    Gap(Fill),
    /// A short text, which the learner compares with a list and a model answer. The model answer is
    /// the explanation.
    Short {
        /// The points to compare it with.
        checks: Vec<AnswerOption>,
    },
    /// A reflection, which is stored but not scored.
    Reflect,
}

/// The reasons of a two-tier question.
#[derive(Clone, Debug, PartialEq)]
pub enum Reasons {
    /// The same for every verdict.
    Shared {
        /// The blocks that introduce them.
        intro: Vec<Span>,
        /// The reasons; one is right.
        list: Vec<AnswerOption>,
    },
    /// Those of each verdict, in the order of the verdicts. All under a wrong verdict are wrong.
    Own(Vec<Vec<AnswerOption>>),
}

/// An option, a reason, a step, one side of a pair, or a point to check.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerOption {
    /// The id that its author wrote.
    pub id: Option<String>,
    /// Its credit as a share from 0 to 1. A right option has 1.
    pub credit: f64,
    /// Whether it is right.
    pub right: bool,
    /// Its text without markup and citations, with single spaces.
    pub text: String,
    /// The content beside its text, which distinguishes options with the same text: addresses of
    /// pictures, display formulas and further blocks, as the author wrote them.
    pub content: String,
    /// Its first line or paragraph, without attributes.
    pub label: Span,
    /// Its further blocks: code, pictures, paragraphs.
    pub more: Vec<Span>,
    /// The blocks of feedback on it.
    pub feedback: Vec<Span>,
    /// The whole option, including its feedback.
    pub span: Span,
}

/// The gaps of a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fill {
    /// The gaps in the order of the text.
    pub gaps: Vec<Gap>,
    /// Feedback on particular wrong answers.
    pub notes: Vec<Note>,
}

/// A gap to fill in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Its name: the name of a gap to choose, the first answer of one to type, the number as text.
    pub name: String,
    /// Its place, including the brackets.
    pub span: Span,
    /// The way it is filled.
    pub fill: GapFill,
}

/// The way a gap is filled.
#[derive(Clone, Debug, PartialEq)]
pub enum GapFill {
    /// By typing one of these answers.
    Typed(Vec<String>),
    /// By choosing an option.
    Chosen(Vec<AnswerOption>),
    /// By typing a number in this range.
    Number(Numbers),
}

/// Feedback on a particular wrong answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The index of the gap in [`Fill::gaps`]; `None` for any gap.
    pub gap: Option<usize>,
    /// The wrong answer.
    pub answer: String,
    /// The blocks of feedback.
    pub feedback: Vec<Span>,
}

impl Question {
    /// Whether it has a score.
    pub fn is_scored(&self) -> bool {
        !matches!(self.answer, Answer::Short { .. } | Answer::Reflect)
    }

    /// The kind of the question.
    pub fn kind(&self) -> QuestionKind {
        self.answer.kind()
    }

    /// The seconds it takes in addition to reading: half a minute to decide, two minutes to write.
    /// Its words are counted with those of the page.
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
    /// A reflection, which is stored but not scored.
    Reflect,
}

impl Reasons {
    /// The lists of reasons: one, or one for each verdict.
    pub fn lists(&self) -> Vec<&[AnswerOption]> {
        match self {
            Reasons::Shared { list, .. } => vec![list],
            Reasons::Own(lists) => lists.iter().map(Vec::as_slice).collect(),
        }
    }

    /// All reasons.
    pub fn all(&self) -> impl Iterator<Item = &AnswerOption> {
        self.lists().into_iter().flatten()
    }
}

impl QuestionKind {
    /// All kinds.
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

    /// The kind's class in Markdown, which is also its name in data for scripts.
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
}

impl Answer {
    /// The kind of question with this form of answer.
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

/// An order for options whose correct order must stay hidden, as indices. It follows a hash, so
/// every build shows the same order. It is never the correct one, unless there is only one option.
pub fn scrambled(seed: &str, options: &[AnswerOption]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..options.len()).collect();
    let hash = |at: &usize| blake3::hash(format!("{seed}\n{}", options[*at].whole()).as_bytes());
    order.sort_by_key(|at| *hash(at).as_bytes());
    if order.len() > 1 && order.is_sorted() {
        order.rotate_left(1);
    }
    order
}

/// An order for steps, as [`scrambled`], that is not right even where steps may swap.
pub fn scrambled_steps(seed: &str, steps: &[AnswerOption], ties: &[Range<usize>]) -> Vec<usize> {
    let mut order = scrambled(seed, steps);
    let is_right = |(at, step): (usize, &usize)| {
        at == *step || ties.iter().any(|tie| tie.contains(&at) && tie.contains(step))
    };
    if order.iter().enumerate().all(is_right) {
        order.rotate_left(1);
    }
    order
}

impl Fill {
    /// Whether all gaps are numbers.
    pub fn is_number(&self) -> bool {
        self.gaps.iter().all(|gap| matches!(gap.fill, GapFill::Number(_)))
    }
}

impl AnswerOption {
    /// A short name for its text, which changes only when the wording does: `~` and eight
    /// hexadecimal digits of a hash of the text and of the content beside it.
    pub fn text_key(&self) -> String {
        text_key(&self.whole())
    }

    /// Its text together with the content beside it.
    pub fn whole(&self) -> String {
        if self.content.is_empty() {
            return self.text.clone();
        }
        format!("{}\n{}", self.text, self.content)
    }

    /// Its name in a response: its id, or else the key of its text.
    pub fn name(&self) -> String {
        self.id.clone().unwrap_or_else(|| self.text_key())
    }
}

/// A range of right numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numbers {
    /// The least right number.
    pub least: f64,
    /// The greatest right number.
    pub most: f64,
}

/// A text with compatibility characters replaced and single spaces. Any other difference, such as
/// another word, sign or case, is a different wording.
pub fn normal(text: &str) -> String {
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Most text is in this form already, and normalising is slow.
    match is_nfkc_quick(text.chars()) {
        IsNormalized::Yes => spaced(text),
        _ => spaced(&text.nfkc().collect::<String>()),
    }
}

/// `~` and eight hexadecimal digits of the BLAKE3 hash of the normal form of `text`.
pub fn text_key(text: &str) -> String {
    format!("~{}", &blake3::hash(normal(text).as_bytes()).to_hex()[..8])
}
