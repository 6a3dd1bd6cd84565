//! `one-sided-verdicts`.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::question::Answer;

/// The minimum number of questions with the same verdicts.
const MIN_QUESTIONS: usize = 12;
/// The maximum share, in percent, of these questions in which the same verdict is right.
const MAX_PERCENT: usize = 65;

/// Reports verdicts, such as “yes” and “no”, of which one is right much more often than the other in
/// the whole course.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    // For each set of verdicts, the right one of each question with its place.
    let mut asked: BTreeMap<Vec<String>, Vec<(String, Place)>> = BTreeMap::new();
    for id in course.questions() {
        let question = course.question(id);
        let Answer::TwoTier { verdicts, .. } = &question.answer else { continue };
        let Some(right) = verdicts.iter().find(|verdict| verdict.right) else { continue };
        let mut labels: Vec<_> =
            verdicts.iter().map(|verdict| verdict.text.to_lowercase()).collect();
        labels.sort();
        let place = Place::new(&course.page(id.0).document.path, right.label);
        asked.entry(labels).or_default().push((right.text.to_lowercase(), place));
    }
    for (labels, right) in asked {
        for label in labels {
            let mut places = right.iter().filter(|(text, _)| *text == label);
            let Some((_, first)) = places.next() else { continue };
            let count = 1 + places.count();
            if right.len() < MIN_QUESTIONS || count * 100 <= right.len() * MAX_PERCENT {
                continue;
            }
            diagnostics.push(
                Diagnostic::new(
                    &codes::ONE_SIDED_VERDICTS,
                    first.clone(),
                    format!(
                        "“{label}” is right in {count} of {} questions with these verdicts",
                        right.len()
                    ),
                )
                .help("turn some of the claims round, so that each verdict is right about equally often"),
            );
        }
    }
}
