//! What an author says about the whole course.

use crate::text::span::Spanned;

/// What an author says about the whole course and nothing else depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Names the learner's record; never changes.
    pub id: String,
    /// The course's title.
    pub title: String,
    /// One or two sentences about it.
    pub description: Option<String>,
    /// The language of the content, a BCP 47 tag.
    pub language: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its licence, best as an SPDX identifier.
    pub licence: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// Where it will be published, with a slash at the end.
    pub base_url: Option<String>,
    /// The theme's name, and tokens that replace the theme's.
    pub theme: ThemeChoice,
    /// Words that replace those of the interface, by the interface's word.
    pub vocabulary: Vec<(Spanned<String>, Spanned<String>)>,
    /// The folder whose files are copied to the root of the site as they are.
    pub static_folder: String,
    /// Whether the site has a search.
    pub search: bool,
    /// Whether the pages carry the answers.
    pub answers: Answers,
    /// Whether straight quotes and dashes become typographic ones.
    pub smart_punctuation: bool,
    /// The name of the CSL style for citations.
    pub citation_style: Option<Spanned<String>>,
    /// Which raw HTML reaches the page.
    pub raw_html: RawHtmlPolicy,
    /// What the course aims at, for the rules of `check --pedagogy`.
    pub pedagogy: Targets,
}

/// What a course aims at in its lessons and questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Targets {
    /// The fewest words of prose in a lesson.
    pub least_words: usize,
    /// The most words of prose in a lesson.
    pub most_words: usize,
    /// The most minutes that a lesson takes.
    pub most_minutes: u32,
    /// The least ease of reading, as [`crate::text::readability`] counts it.
    pub least_ease: f64,
    /// The most words in the feedback on an option, without citations and links.
    pub most_feedback: usize,
    /// The fewest scored questions about an objective.
    pub least_questions: usize,
    /// The least share, in percent, of the questions about an objective that ask to apply, analyse,
    /// evaluate or create.
    pub least_applied: f64,
    /// Labels of items in a section of evidence that need no reference.
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
            opinion_labels: Vec::new(),
        }
    }
}

/// The theme a course chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeChoice {
    /// The theme's name; the base theme when left out.
    pub name: Option<Spanned<String>>,
    /// Tokens that replace the theme's, without their leading hyphens.
    pub tokens: Vec<(Spanned<String>, Spanned<String>)>,
}

/// Whether the answer key is in the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Answers {
    /// It is, so that the page can say what is right.
    #[default]
    Page,
    /// It is in no file of the site.
    Omit,
}

/// Which raw HTML reaches the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RawHtmlPolicy {
    /// What the allow-list names.
    #[default]
    Safe,
    /// All of it, as it was written.
    Full,
}

/// What a learner will be able to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// Its id, which lessons and questions name.
    pub id: Spanned<String>,
    /// What it says.
    pub title: String,
}
