//! The questions of a lesson that learners guess at before they read.

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::url::Link;
use crate::parse::front_matter::FrontMatter;
use crate::parse::question::Questions;
use crate::text::list::Count;
use crate::text::path::CoursePath;

/// The indices of the first scored questions with a passage on the page, as many as `guess` in the
/// front matter says. Those that a quiz may leave out are not among them.
pub fn asked(
    path: &CoursePath,
    front: &FrontMatter,
    questions: &Questions,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<usize> {
    let Some(wanted) = &front.guess else { return Vec::new() };
    let is_drawn = |at: &usize| {
        questions.quizzes.iter().any(|quiz| quiz.show.is_some() && quiz.questions.contains(at))
    };
    let is_explained = |at: &usize| {
        let question = &questions.questions[*at];
        question.is_scored() && matches!(question.from, Some(Link::Fragment(_)))
    };
    let all = (0..questions.questions.len()).filter(|at| is_explained(at) && !is_drawn(at));
    let found: Vec<usize> = all.take(wanted.value).collect();
    if found.len() < wanted.value && !questions.has_unread {
        let is_left_out =
            (0..questions.questions.len()).any(|at| is_explained(&at) && is_drawn(&at));
        let help = match is_left_out {
            true => {
                "a quiz with `show` may leave its questions out; put those with `from=` outside of it as `.question`, or write a smaller number"
            }
            false => "add `from=#its-id` to the headings of questions, or write a smaller number",
        };
        let message = format!(
            "`guess` is {}, and the lesson has {} with a passage to read",
            wanted.value,
            Count(found.len(), "scored question")
        );
        diagnostics.push(
            Diagnostic::new(&codes::TOO_FEW_QUESTIONS, Place::new(path, wanted.span), message)
                .help(help),
        );
    }
    found
}
