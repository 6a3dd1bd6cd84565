//! `impossible-requirement`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::certificate::Requirement;
use crate::model::course::{Course, PageId};
use crate::model::scenario::Outcome;
use crate::source::MANIFEST;
use crate::text::list::quoted;
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// Reports requirements of a certificate that nobody can meet.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let Some(certificate) = &course.certificate else { return };
    let mut report = |span: Span, message: String, help: &str| {
        let place = Place::new(&CoursePath::new(MANIFEST), span);
        let diagnostic = Diagnostic::new(&codes::IMPOSSIBLE_REQUIREMENT, place, message);
        diagnostics.push(diagnostic.help(help));
    };
    for track in &certificate.tracks {
        for asked in &track.requirements {
            match &asked.value {
                Requirement::Quiz { page, .. } if only_reflects(course, *page) => {
                    let slug = &course.page(*page).slug;
                    let message = format!("the quiz `{slug}` has no question that is scored");
                    let help = "add questions with a right answer, or delete the quiz here";
                    report(asked.span, message, help);
                }
                Requirement::Scenarios { of, any, outcomes } if !outcomes.is_empty() => {
                    if let Some(message) = ends_otherwise(course, of, *any, outcomes) {
                        let help = "name other outcomes, or lower the number with `any`";
                        report(asked.span, message, help);
                    }
                }
                Requirement::Kept { .. } if !course.has_review() => {
                    let message = "`kept` asks for a review, and this course has none".to_owned();
                    let help = "delete the line, or let the course have scored questions, \
                                answers in its pages, and a review";
                    report(asked.span, message, help);
                }
                _ => {}
            }
        }
    }
}

/// Whether a quiz page has questions, and none of them has a score. A page without any question has
/// its own diagnostic.
fn only_reflects(course: &Course, page: PageId) -> bool {
    let page = course.page(page);
    let pools = page.quizzes().iter().flat_map(|quiz| &quiz.pools);
    let drawn = pools.flat_map(|pool| &pool.questions).map(|id| course.question(*id));
    let mut asked = page.questions().iter().chain(drawn).peekable();
    asked.peek().is_some() && asked.all(|question| !question.is_scored())
}

/// The reason why too few of the scenarios can end in one of these outcomes; `None` when enough can.
fn ends_otherwise(
    course: &Course,
    of: &[PageId],
    any: usize,
    outcomes: &[Outcome],
) -> Option<String> {
    let counts = |id: &&PageId| {
        let scenario = course.page(**id).scenario();
        // Of a scenario with faults it is not known how it ends.
        scenario.is_none_or(|scenario| {
            let mut endings = scenario.scenes.iter().filter_map(|scene| scene.ending);
            scenario.has_faults || endings.any(|outcome| outcomes.contains(&outcome))
        })
    };
    let (ends, other): (Vec<&PageId>, Vec<&PageId>) = of.iter().partition(counts);
    if ends.len() >= any {
        return None;
    }
    let slugs = other.iter().map(|id| course.page(**id).slug.as_str());
    let words = quoted(outcomes.iter().map(|outcome| outcome.word()), "or");
    Some(format!("no ending of {} is {words}", quoted(slugs, "and")))
}
