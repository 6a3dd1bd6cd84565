//! `hard-to-read`.

use crate::check::pedagogy::prose::prose;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::page::PageKind;
use crate::text::readability::Counts;

/// The minimum number of words to measure. Fewer say too little, because the formulas were fitted
/// to samples of a hundred words.
const MIN_WORDS: usize = 100;

/// Reports lessons that are harder to read than the course aims at, at the block with their longest
/// sentence.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let least = course.settings.pedagogy.least_ease;
    let language = &course.settings.language;
    for id in course.lessons() {
        let page = course.page(id);
        let document = &page.document;
        if page.kind() != PageKind::Lesson {
            continue;
        }
        let mut counts = Counts::default();
        let mut longest = (0, None);
        for block in prose(page) {
            let words = counts.add(&block.text, language);
            if words > longest.0 {
                longest = (words, Some(block.span));
            }
        }
        if counts.words < MIN_WORDS {
            continue;
        }
        if let (Some(ease), (words, Some(span))) = (counts.ease(language), longest)
            && ease < least
        {
            diagnostics.push(
                Diagnostic::new(
                    &codes::HARD_TO_READ,
                    Place::new(&document.path, span.first_line(&document.text)),
                    format!("the ease of reading is {ease:.0}, and the course aims at {least}"),
                )
                .help(format!("begin here: the longest sentence has {words} words"))
                .note(format!("on average a sentence has {:.0} words", counts.words_a_sentence())),
            );
        }
    }
}
