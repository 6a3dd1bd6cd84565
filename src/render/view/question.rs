//! The data for the components of questions and quizzes.

use serde::Serialize;

use crate::render::html::Html;
use crate::render::view::LinkView;

/// A quiz with its questions: `components/quiz.html`.
#[derive(Clone, Debug, Serialize)]
pub struct QuizView {
    /// The id under which the browser stores attempts.
    pub id: String,
    /// The title of the quiz, or of its page.
    pub title: String,
    /// Whether the quiz is a page of its own.
    pub is_page: bool,
    /// Whether the questions stay hidden until a script has drawn them or put them in order.
    pub waits: bool,
    /// Whether scripts show its questions one at a time.
    pub is_stepped: bool,
    /// The heading, in its `<h2>` to `<h6>` element. A quiz page has none.
    pub heading: Option<Html>,
    /// Whether it is handed in as a whole. Only such a quiz has facts and an overview.
    pub is_counted: bool,
    /// Sentences that tell learners before they start how the quiz works.
    pub facts: Vec<String>,
    /// The URLs of the questions that are shown at first, in order.
    pub overview: Vec<String>,
    /// The questions, and the text between them.
    pub body: Html,
}

/// A question as a form: `components/question.html`.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    /// The question's id, which is also the anchor of its heading.
    pub id: String,
    /// The kind of question: `single`, `multiple`, `two-tier`, `order`, `match`, `gap`, `number`,
    /// `short` or `reflect`.
    pub kind: &'static str,
    /// The level of its heading, from 2 to 6.
    pub level: u8,
    /// The text of its heading.
    pub heading: Html,
    /// Whether it is outside any quiz. It is then answered and checked by itself.
    pub is_alone: bool,
    /// Whether its options are put into another order for every attempt.
    pub shuffles: bool,
    /// Whether the page can tell if an answer is right. The button is then labelled “check”,
    /// otherwise “save”.
    pub is_checked: bool,
    /// The text before the options. Gaps in it are fields.
    pub stem: Option<Html>,
    /// The options of `single` and `multiple`, or the verdicts of `two-tier`.
    pub options: Option<OptionsView>,
    /// The reasons of `two-tier`, if they are the same for every verdict.
    pub reasons: Option<ReasonsView>,
    /// The steps of `order`, in a random order that is the same for every build.
    pub steps: Vec<StepView>,
    /// The items of `match` that learners find a partner for.
    pub pairs: Vec<PairView>,
    /// The partners to choose from in `match`, in a random order that is the same for every build.
    pub rights: Vec<SelectOptionView>,
    /// The choices for learners who work on paper: the partners in `match`, and the options of each
    /// gap in `gap`.
    pub bank: Vec<BankEntryView>,
    /// The points against which learners check their own text in `short`.
    pub checks: Vec<CheckView>,
    /// Its hints, in order.
    pub hints: Vec<Html>,
    /// The ids that the reflection has and had whose answer is quoted above it, with spaces between
    /// them, if one is.
    pub quotes: Option<String>,
    /// A link to the field of the plan that the answer fills, if it fills one.
    pub plan: Option<LinkView>,
    /// The answer, unless the course leaves answers out.
    pub answer: Option<AnswerView>,
}

/// A list of options to choose one or several from: `components/options.html`.
#[derive(Clone, Debug, Serialize)]
pub struct OptionsView {
    /// The `name` that the fields of all options share.
    pub name: String,
    /// Whether several may be chosen.
    pub is_multiple: bool,
    /// The options, in the author's order.
    pub entries: Vec<OptionView>,
}

/// An option to choose.
#[derive(Clone, Debug, Serialize)]
pub struct OptionView {
    /// The value that stands for this option in a learner's response.
    pub name: String,
    /// The letter of the option: `A` to `Z`, then numbers.
    pub letter: String,
    /// The first line of the option.
    pub label: Html,
    /// The blocks below that line.
    pub more: Option<Html>,
    /// The reasons to choose from after this verdict, if it has its own.
    pub reasons: Option<ReasonsView>,
}

/// The reasons for a verdict, or for every verdict: `components/reasons.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ReasonsView {
    /// The text that introduces them, if the author wrote one.
    pub intro: Option<Html>,
    /// The reasons.
    pub options: OptionsView,
}

/// A step to put in order: `components/steps.html`.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// The value that stands for this step in a learner's response.
    pub name: String,
    /// The first line of the step.
    pub label: Html,
    /// The blocks below that line.
    pub more: Option<Html>,
}

/// An item to find the partner of: `components/pairs.html`.
#[derive(Clone, Debug, Serialize)]
pub struct PairView {
    /// The value that stands for this item in a learner's response.
    pub name: String,
    /// The text of the item.
    pub label: Html,
}

/// An option of a `<select>` element, which cannot hold markup.
#[derive(Clone, Debug, Serialize)]
pub struct SelectOptionView {
    /// The value that stands for this option in a learner's response.
    pub name: String,
    /// The text of the option, without markup.
    pub text: Html,
}

/// A gap in the text of a question: `components/gap.html`. It is part of a line of text.
#[derive(Clone, Debug, Serialize)]
pub struct GapView {
    /// The id of its field.
    pub id: String,
    /// The number of the gap in its question, from 1.
    pub number: usize,
    /// Whether it takes a number.
    pub is_number: bool,
    /// The options to choose from. Empty when the gap is filled by typing.
    pub options: Vec<SelectOptionView>,
}

/// The choices for a gap or a pair, for learners who work on paper: `components/bank.html`.
#[derive(Clone, Debug, Serialize)]
pub struct BankEntryView {
    /// The letter of the partner, or the number of the gap.
    pub mark: String,
    /// The choices. A partner has just one.
    pub labels: Vec<Html>,
}

/// A point against which learners check their own text: `components/text-field.html`.
#[derive(Clone, Debug, Serialize)]
pub struct CheckView {
    /// The value that stands for this point in a learner's response.
    pub name: String,
    /// The text of the point.
    pub label: Html,
}

/// The answer to a question, for people without scripts: `components/answer.html` opens it, and
/// `components/answer-parts.html` is its content, which the trainer's key uses too. Scripts take
/// the feedback from it, and find it by its place: its lists have the order of the data.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerView {
    /// The kind of question, with the names of `question`.
    pub kind: &'static str,
    /// The verdict and feedback on each option, in the author's order.
    pub options: Vec<OptionAnswerView>,
    /// The verdict and feedback on each reason of `two-tier`, if they are the same for every verdict.
    pub reasons: Vec<OptionAnswerView>,
    /// The steps of `order`, in the right order.
    pub steps: Vec<StepAnswerView>,
    /// The right pairs of `match`.
    pub pairs: Vec<PairAnswerView>,
    /// The right answers for each gap, in order.
    pub gaps: Vec<GapAnswerView>,
    /// The feedback on particular wrong answers to gaps.
    pub notes: Vec<WrongAnswerView>,
    /// The explanation. For a question that asks for a text it is the model answer or the example.
    pub explanation: Option<Html>,
    /// A link to the passage that explains what is asked, with its heading, if the author names one.
    pub from: Option<LinkView>,
}

/// The verdict and feedback on an option.
#[derive(Clone, Debug, Serialize)]
pub struct OptionAnswerView {
    /// The letter of the option.
    pub letter: String,
    /// The verdict: `right`, `partly-right` or `wrong`.
    pub verdict: &'static str,
    /// The feedback, if the author wrote any.
    pub feedback: Option<Html>,
    /// The reasons of this verdict, if it has its own.
    pub reasons: Vec<OptionAnswerView>,
}

/// A step, in its right place.
#[derive(Clone, Debug, Serialize)]
pub struct StepAnswerView {
    /// The first line of the step.
    pub label: Html,
    /// Whether it and the next step may be in either order.
    pub is_tied: bool,
    /// The feedback, if the author wrote any.
    pub feedback: Option<Html>,
}

/// A right pair.
#[derive(Clone, Debug, Serialize)]
pub struct PairAnswerView {
    /// The item.
    pub left: Html,
    /// Its partner.
    pub right: Html,
    /// The feedback, if the author wrote any.
    pub feedback: Option<Html>,
}

/// The right answers for a gap.
#[derive(Clone, Debug, Serialize)]
pub struct GapAnswerView {
    /// The answers to type. Nothing when the gap has options to choose from.
    pub text: Option<Html>,
    /// The verdict and feedback on each of its options.
    pub options: Vec<GapOptionAnswerView>,
}

/// The verdict and feedback on an option of a gap.
#[derive(Clone, Debug, Serialize)]
pub struct GapOptionAnswerView {
    /// The text of the option.
    pub label: Html,
    /// The verdict: `right` or `wrong`.
    pub verdict: &'static str,
    /// The feedback, if the author wrote any.
    pub feedback: Option<Html>,
}

/// The feedback on a particular wrong answer.
#[derive(Clone, Debug, Serialize)]
pub struct WrongAnswerView {
    /// The wrong answer.
    pub answer: Html,
    /// The feedback on it.
    pub feedback: Html,
}

/// A question in the trainer's key: `components/key-question.html`.
#[derive(Clone, Debug, Serialize)]
pub struct KeyQuestionView {
    /// The text of its heading.
    pub heading: Html,
    /// The text before the options. Gaps in it are numbered lines.
    pub stem: Option<Html>,
    /// The lists of options, as on the learners' page.
    pub lists: Vec<Vec<Html>>,
    /// The answer.
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
    /// Whether the question is hidden until a script shows it.
    pub waits: bool,
    /// The question's heading, without markup.
    pub title: Html,
    /// The right answer, in short.
    pub right: Html,
}
