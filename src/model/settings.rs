//! The settings of a course as a whole.

use crate::model::course::ObjectiveId;
use crate::model::inline::Inline;
use crate::text::span::{Span, Spanned};

/// The settings of a course that do not depend on its units and pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Its id, which identifies the learner's record and never changes.
    pub id: String,
    /// The course's title.
    pub title: Inline,
    /// One or two sentences about it.
    pub description: Option<Inline>,
    /// The language of the content, as a BCP 47 tag.
    pub language: String,
    /// The names of its authors.
    pub authors: Vec<String>,
    /// Its licence, preferably as an SPDX identifier.
    pub licence: Option<String>,
    /// Its version, as its author numbers it.
    pub version: Option<String>,
    /// The address at which it will be published, with a slash at the end.
    pub base_url: Option<String>,
    /// An address where learners find help: a page or a mail address with its scheme.
    pub support: Option<String>,
    /// The address where learners report a fault in a question: a page or a mail address with its
    /// scheme.
    pub report: Option<String>,
    /// The chosen theme, and tokens that replace the theme's.
    pub theme: ThemeChoice,
    /// Words to use in place of the interface's, by the interface's word.
    pub vocabulary: Vec<(Spanned<String>, Spanned<String>)>,
    /// The folder whose files are copied unchanged to the root of the site.
    pub static_folder: String,
    /// Whether the site has a search.
    pub search: bool,
    /// Whether the pages contain the answers.
    pub answers: Answers,
    /// Whether learners are asked how sure they are of an answer, unless a quiz says otherwise.
    pub confidence: bool,
    /// Whether straight quotes and dashes become typographic ones.
    pub smart_punctuation: bool,
    /// The name of the CSL style for citations.
    pub citation_style: Option<Spanned<String>>,
    /// How much raw HTML may reach a page.
    pub raw_html: RawHtmlPolicy,
    /// What the review asks for; `None` when the site has none.
    pub review: Option<ReviewSettings>,
    /// The place of the line that turns testing out on; `None` when it is off.
    pub test_out: Option<Span>,
    /// The aims that `check --pedagogy` compares lessons and questions with.
    pub pedagogy: Targets,
}

/// What the review of a course asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReviewSettings {
    /// The maximum number of questions a day.
    pub daily: u32,
    /// The share of questions that learners should still know when they are asked again, in percent
    /// from 80 to 95.
    pub retention: f64,
}

impl Default for ReviewSettings {
    fn default() -> ReviewSettings {
        ReviewSettings { daily: 20, retention: 90.0 }
    }
}

/// The aims of a course for its lessons and questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Targets {
    /// The minimum number of words of prose in a lesson.
    pub least_words: u32,
    /// The maximum number of words of prose in a lesson.
    pub most_words: u32,
    /// The maximum number of minutes a lesson takes.
    pub most_minutes: u32,
    /// The minimum reading ease, as [`crate::text::readability`] measures it.
    pub least_ease: f64,
    /// The maximum number of words in the feedback on an option, without citations and links.
    pub most_feedback: u32,
    /// The minimum number of scored questions about an objective.
    pub least_questions: usize,
    /// The minimum share, in percent, of an objective's questions that ask learners to apply,
    /// analyse, evaluate or create.
    pub least_applied: f64,
    /// The maximum number of words that learners read before they first do something.
    pub most_before_act: u32,
    /// The maximum number of words between two things to do.
    pub most_between_acts: u32,
    /// The minimum number of questions in the largest group about an objective, and of questions
    /// with each label; 0 for no aim.
    pub least_siblings: usize,
    /// The minimum number of sets of prompts in a lesson.
    pub least_recall_sets: usize,
    /// The maximum number of sets of prompts in a lesson.
    pub most_recall_sets: usize,
    /// The number of words in a lesson for which one question asks for a reason; 0 for no aim.
    pub most_words_per_reason: u32,
    /// Whether each unit asks for a case of the learner's own.
    pub reflections: bool,
    /// Whether each lesson asks learners to guess before they read.
    pub guesses: bool,
    /// Labels that mark an item in a section of evidence as opinion, which needs no reference.
    pub opinion_labels: Vec<String>,
}

impl Default for Targets {
    fn default() -> Targets {
        Targets {
            least_words: 300,
            most_words: 2000,
            most_minutes: 30,
            least_ease: 50.0,
            most_feedback: 60,
            least_questions: 3,
            least_applied: 50.0,
            most_before_act: 250,
            most_between_acts: 400,
            least_siblings: 0,
            least_recall_sets: 0,
            most_recall_sets: 3,
            most_words_per_reason: 0,
            reflections: false,
            guesses: false,
            opinion_labels: Vec::new(),
        }
    }
}

/// The theme of a course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeChoice {
    /// The theme's name; `None` for the base theme.
    pub name: Option<Spanned<String>>,
    /// Tokens that replace the theme's, without their leading hyphens.
    pub tokens: Vec<(Spanned<String>, Spanned<String>)>,
}

/// Whether a site contains the answers to its questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Answers {
    /// The pages contain them, so that scripts can say which answers are right.
    #[default]
    Page,
    /// No file of the site contains them.
    Omit,
}

/// How much raw HTML may reach a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RawHtmlPolicy {
    /// Only elements and attributes on the allow-list.
    #[default]
    Safe,
    /// All of it, as the author wrote it.
    Full,
}

/// An objective: something learners will be able to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// Its id, which lessons and questions name.
    pub id: Spanned<String>,
    /// The objective as a sentence.
    pub title: Inline,
    /// The objectives that learners have to reach before this one.
    pub needs: Vec<Spanned<ObjectiveId>>,
}
