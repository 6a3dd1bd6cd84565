//! Questions that nothing makes a question.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::{Spot, end_of, text_between};
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// Reports a heading that asks, above a list in which the right options are ticked, in a lesson where
/// no class makes it a question: its answer is shown to everybody. `questions` are the places of
/// questions.
pub fn check(
    path: &CoursePath,
    text: &str,
    spots: &[Spot<'_>],
    questions: &[Span],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut asks: Option<Range<usize>> = None;
    let mut depth = 0_usize;
    for (at, (event, range)) in spots.iter().enumerate() {
        if let Event::Start(tag) = event {
            depth += 1;
            match tag {
                Tag::Heading { .. } if depth == 1 => {
                    let title = text_between(spots, at);
                    let is_asking = title.trim_end().ends_with(['?', '？', '؟', '՞']);
                    asks = Some(range.clone()).filter(|_| is_asking);
                }
                Tag::List(_) if depth == 1 => {
                    let end = end_of(spots, at);
                    let ticks = spots[at..end].iter().filter_map(|(event, _)| match event {
                        Event::TaskListMarker(is_done) => Some(*is_done),
                        _ => None,
                    });
                    let (right, wrong): (Vec<bool>, Vec<bool>) = ticks.partition(|done| *done);
                    let is_question =
                        questions.iter().any(|span| span.range().contains(&range.start));
                    if right.is_empty() || wrong.is_empty() || is_question {
                        continue;
                    }
                    let Some(heading) = asks.take() else { continue };
                    // Something else is said about this heading, such as an attribute of questions.
                    let is_known = |known: &Diagnostic| {
                        known.place.span.is_some_and(|span| heading.contains(&span.range().start))
                    };
                    if diagnostics.iter().any(is_known) {
                        continue;
                    }
                    diagnostics.push(
                        Diagnostic::new(
                            &codes::UNMARKED_QUESTION,
                            Place::new(path, Span::new(heading).first_line(text)),
                            "this looks like a question, and its answer is shown",
                        )
                        .related(
                            Place::new(path, Span::new(range.clone()).first_line(text)),
                            "these look like its options",
                        )
                        .help("write `{.question}` at the end of the heading"),
                    );
                }
                _ => {}
            }
        } else if matches!(event, Event::End(_)) {
            depth -= 1;
        }
    }
}
