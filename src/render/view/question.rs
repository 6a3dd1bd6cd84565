//! What the components for questions and quizzes are given.

use serde::Serialize;

use crate::render::html::Html;

/// A quiz with its questions: `components/quiz.html`.
#[derive(Clone, Debug, Serialize)]
pub struct QuizView {
    /// The id under which attempts at it are kept.
    pub id: String,
    /// Its title, or the title of its page.
    pub title: String,
    /// Whether it is a page of its own.
    pub is_page: bool,
    /// Whether its questions stay hidden until a script has chosen or arranged them.
    pub waits: bool,
    /// Its heading with the heading's element; none on a quiz page.
    pub heading: Option<Html>,
    /// Whether it is handed in as a whole. Then it has facts and an overview.
    pub is_counted: bool,
    /// What a learner wants to know before it starts, as sentences.
    pub facts: Vec<String>,
    /// Links to the questions that are shown at first, in order.
    pub overview: Vec<String>,
    /// Its questions, and the text between them.
    pub body: Html,
}

/// A question as a form: `components/question.html`.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    /// Its id, which is the anchor of its heading.
    pub id: String,
    /// `single`, `multiple`, `two-tier`, `order`, `match`, `gap`, `number`, `short` or `reflect`.
    pub kind: &'static str,
    /// The level of its heading, from 2 to 6.
    pub level: u8,
    /// The text of its heading.
    pub heading: Html,
    /// Whether it stands alone, in no quiz: then it is answered and checked by itself.
    pub is_alone: bool,
    /// Whether its options stand in another order on every attempt.
    pub shuffles: bool,
    /// Whether the page can say what is right, so that the button says “check” and not “save”.
    pub is_checked: bool,
    /// What stands before the options; gaps are fields in it.
    pub stem: Option<Html>,
    /// The options of `single`, `multiple` and `two-tier`, whose options are verdicts.
    pub options: Option<OptionsView>,
    /// The reasons of `two-tier`.
    pub reasons: Option<OptionsView>,
    /// The steps of `order`, scrambled.
    pub steps: Vec<StepView>,
    /// What is matched in `match`.
    pub pairs: Vec<PairView>,
    /// What it may be matched with, scrambled.
    pub rights: Vec<SelectOptionView>,
    /// For paper: what `match` is matched with, and what there is to choose from in the gaps of
    /// `gap`.
    pub bank: Vec<BankEntryView>,
    /// What learners check their own text for in `short`.
    pub checks: Vec<CheckView>,
    /// Its hints, in order.
    pub hints: Vec<Html>,
    /// What is right, unless the course leaves answers out.
    pub answer: Option<AnswerView>,
}

/// A list of options, of which one or several are chosen: `components/options.html`.
#[derive(Clone, Debug, Serialize)]
pub struct OptionsView {
    /// The name that the options share as fields.
    pub name: String,
    /// Whether several may be chosen.
    pub is_multiple: bool,
    /// The options, in the author's order.
    pub entries: Vec<OptionView>,
}

/// An option.
#[derive(Clone, Debug, Serialize)]
pub struct OptionView {
    /// What a response names it by.
    pub name: String,
    /// Its letter; a number after `Z`.
    pub letter: String,
    /// Its line.
    pub label: Html,
    /// Further blocks of it.
    pub more: Option<Html>,
}

/// A step that is to be put in order: `components/steps.html`.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// What a response names it by.
    pub name: String,
    /// Its line.
    pub label: Html,
    /// Further blocks of it.
    pub more: Option<Html>,
}

/// One thing to be matched: `components/pairs.html`.
#[derive(Clone, Debug, Serialize)]
pub struct PairView {
    /// What a response names it by.
    pub name: String,
    /// What it says.
    pub label: Html,
}

/// An option of a `<select>` element, which holds no markup.
#[derive(Clone, Debug, Serialize)]
pub struct SelectOptionView {
    /// What a response names it by.
    pub name: String,
    /// What it says, without markup.
    pub text: Html,
}

/// A gap in the stem of a question: `components/gap.html`. It stands in a line of text.
#[derive(Clone, Debug, Serialize)]
pub struct GapView {
    /// The id of its field.
    pub id: String,
    /// Its place among the gaps of the question, from 1.
    pub number: usize,
    /// Whether it takes a number.
    pub is_number: bool,
    /// What there is to choose from; none when it is filled by typing.
    pub options: Vec<SelectOptionView>,
}

/// What a gap or a pair may be filled with, for paper: `components/bank.html`.
#[derive(Clone, Debug, Serialize)]
pub struct BankEntryView {
    /// The letter of what is matched, or the number of the gap.
    pub mark: String,
    /// What there is to choose from.
    pub labels: Vec<Html>,
}

/// One thing that learners check their own text for: `components/text-field.html`.
#[derive(Clone, Debug, Serialize)]
pub struct CheckView {
    /// What a response names it by.
    pub name: String,
    /// What it says.
    pub label: Html,
}

/// The answer to a question, for people without scripts: `components/answer.html` opens it, and
/// `components/answer-parts.html` is its inside, in the trainer's key too. Scripts take feedback
/// from it.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerView {
    /// The kind of its question.
    pub kind: &'static str,
    /// What is said about the options, in the author's order.
    pub options: Vec<OptionAnswerView>,
    /// What is said about the reasons of `two-tier`.
    pub reasons: Vec<OptionAnswerView>,
    /// The steps of `order` in their right order.
    pub steps: Vec<StepAnswerView>,
    /// The right pairs of `match`.
    pub pairs: Vec<PairAnswerView>,
    /// What fills the gaps, in order.
    pub gaps: Vec<GapAnswerView>,
    /// What is said about certain wrong answers to gaps.
    pub notes: Vec<WrongAnswerView>,
    /// The explanation; of a text, the model answer or the example.
    pub explanation: Option<Html>,
}

/// What is said about an option.
#[derive(Clone, Debug, Serialize)]
pub struct OptionAnswerView {
    /// What a response names it by.
    pub name: String,
    /// Its letter.
    pub letter: String,
    /// `right`, `partly-right` or `wrong`.
    pub verdict: &'static str,
    /// Its feedback.
    pub feedback: Option<Html>,
}

/// A step in its right place.
#[derive(Clone, Debug, Serialize)]
pub struct StepAnswerView {
    /// What a response names it by.
    pub name: String,
    /// Its line.
    pub label: Html,
    /// Whether it may change places with the next one.
    pub is_tied: bool,
    /// Its feedback.
    pub feedback: Option<Html>,
}

/// A right pair.
#[derive(Clone, Debug, Serialize)]
pub struct PairAnswerView {
    /// What a response names its left side by.
    pub name: String,
    /// What is matched.
    pub left: Html,
    /// What it is matched with.
    pub right: Html,
}

/// What fills a gap.
#[derive(Clone, Debug, Serialize)]
pub struct GapAnswerView {
    /// What is typed; none where an option is chosen.
    pub text: Option<Html>,
    /// What is said about its options.
    pub options: Vec<GapOptionAnswerView>,
}

/// What is said about an option of a gap.
#[derive(Clone, Debug, Serialize)]
pub struct GapOptionAnswerView {
    /// What a response names it by.
    pub name: String,
    /// Its text.
    pub label: Html,
    /// `right` or `wrong`.
    pub verdict: &'static str,
    /// Its feedback.
    pub feedback: Option<Html>,
}

/// What is said about a certain wrong answer.
#[derive(Clone, Debug, Serialize)]
pub struct WrongAnswerView {
    /// The answer.
    pub answer: Html,
    /// What is said about it.
    pub feedback: Html,
}

/// A question in the trainer's key: `components/key-question.html`.
#[derive(Clone, Debug, Serialize)]
pub struct KeyQuestionView {
    /// The text of its heading.
    pub heading: Html,
    /// What stands before the options; gaps are numbered lines in it.
    pub stem: Option<Html>,
    /// Its lists of options, as the learners' page has them.
    pub lists: Vec<Vec<Html>>,
    /// What is right.
    pub answer: AnswerView,
}

/// The key at the end of a printed page: `components/print-key.html`.
#[derive(Clone, Debug, Serialize)]
pub struct PrintKeyView {
    /// The questions with a score, in order.
    pub entries: Vec<PrintKeyEntryView>,
}

/// A question in the key at the end of a printed page.
#[derive(Clone, Debug, Serialize)]
pub struct PrintKeyEntryView {
    /// The question's id.
    pub question: String,
    /// Whether the question is hidden until a script asks it.
    pub waits: bool,
    /// The question's heading, without markup.
    pub title: Html,
    /// What is right, in short.
    pub right: Html,
}
