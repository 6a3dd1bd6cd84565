//! `lesson-length` and `reading-time`.

use crate::check::pedagogy::prose::{prose, teaching};
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::text::list::Count;
use crate::text::span::Span;
use crate::text::words::words;

/// Reports lessons with fewer or more words, or more minutes, than the course aims at, and lessons
/// whose stated `minutes` are far from what their text suggests.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let targets = &course.settings.pedagogy;
    for id in teaching(course) {
        let page = course.page(id);
        let document = &page.document;
        let count: u32 = prose(page).iter().map(|block| words(&block.text)).sum();
        if !(targets.least_words..=targets.most_words).contains(&count) {
            let help = if count < targets.least_words {
                "say more, with a case or an example, or join it with another lesson"
            } else {
                "cut what the lesson can do without, or make two of it"
            };
            diagnostics.push(
                Diagnostic::new(
                    &codes::LESSON_LENGTH,
                    Place::new(&document.path, Span::default()),
                    format!(
                        "the lesson has {count} words of prose, and the course aims at {} to {}",
                        targets.least_words, targets.most_words
                    ),
                )
                .help(help),
            );
        }
        let counted = document.effort.minutes();
        if let Some(stated) = page.stated_minutes
            && (stated >= counted * 2 || counted >= stated * 2)
            && stated.abs_diff(counted) > 2
        {
            diagnostics.push(
                Diagnostic::new(
                    &codes::READING_TIME,
                    Place::new(&document.path, Span::default()),
                    format!(
                        "`minutes` says {stated}, and the text suggests {}",
                        Count(counted as usize, "minute")
                    ),
                )
                .help("leave `minutes` out, unless the lesson holds more than its text"),
            );
        } else if page.minutes > targets.most_minutes {
            diagnostics.push(
                Diagnostic::new(
                    &codes::READING_TIME,
                    Place::new(&document.path, Span::default()),
                    format!(
                        "the lesson takes {}, and the course aims at {} at most",
                        Count(page.minutes as usize, "minute"),
                        targets.most_minutes
                    ),
                )
                .help("make two lessons of it, or move questions to the quiz of the unit"),
            );
        }
    }
}
