//! `unmatched-result`.

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::survey::{Measure, Profile, Survey};
use crate::text::list::quoted;

/// The maximum number of combinations of means to try.
const MAX_COMBINATIONS: usize = 100_000;

/// Reports surveys with a result that no profile or several profiles match, once for each survey.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.lessons() {
        let page = course.page(id);
        let Some(survey) = page.survey() else { continue };
        let Some(first) = survey.settings.profiles.first() else { continue };
        if let Some((means, fitting)) = unmatched(survey) {
            let result: Vec<String> = survey
                .settings
                .dimensions
                .iter()
                .zip(&means)
                .map(|(dimension, mean)| format!("{} {mean}", dimension.id.value))
                .collect();
            let (place, message) = match fitting[..] {
                [_, second, ..] => (
                    second.id.span,
                    format!(
                        "with {} there are the profiles {}",
                        result.join(", "),
                        quoted(fitting.iter().map(|profile| profile.id.value.as_str()), "and")
                    ),
                ),
                _ => (first.id.span, format!("with {} there is no profile", result.join(", "))),
            };
            diagnostics.push(
                Diagnostic::new(
                    &codes::UNMATCHED_RESULT,
                    Place::new(&page.document.path, place),
                    message,
                )
                .help("let the `when` of the profiles cover every mean once: `>= 3.5` in one, `< 3.5` in another"),
            );
        }
    }
}

/// The first combination of means that does not match exactly one profile, with the profiles it
/// matches.
fn unmatched(survey: &Survey) -> Option<(Vec<f64>, Vec<&Profile>)> {
    let ranges: Vec<Vec<f64>> = (0..survey.settings.dimensions.len())
        .map(|at| {
            let statements = &survey.statements;
            means(survey, at, statements.iter().filter(|other| other.dimension == at).count())
        })
        .collect();
    let count = ranges.iter().map(Vec::len).try_fold(1_usize, usize::checked_mul)?;
    for combination in 0..count.min(MAX_COMBINATIONS) {
        let mut rest = combination;
        let means: Vec<f64> = ranges
            .iter()
            .map(|range| {
                let mean = range[rest % range.len()];
                rest /= range.len();
                mean
            })
            .collect();
        let fits = |profile: &&Profile| {
            profile.when.iter().all(|rule| match rule.measure {
                Measure::Mean(at) => rule.bounds.iter().all(|bound| bound.holds(means[at])),
                Measure::Gap => true,
            })
        };
        let fitting: Vec<&Profile> = survey.settings.profiles.iter().filter(fits).collect();
        if fitting.len() != 1 {
            return Some((means, fitting));
        }
    }
    None
}

/// The means to try, out of those that `statements` answers can have, in ascending order. Rules
/// compare with certain numbers; there is one mean for each stretch between these, and each of the
/// numbers itself if it is possible.
fn means(survey: &Survey, dimension: usize, statements: usize) -> Vec<f64> {
    let most = survey.settings.scale.len();
    let rules = survey.settings.profiles.iter().flat_map(|said| &said.when);
    let mut cuts: Vec<f64> = rules
        .filter(|rule| rule.measure == Measure::Mean(dimension))
        .flat_map(|rule| &rule.bounds)
        .map(|bound| bound.value)
        .collect();
    cuts.sort_by(f64::total_cmp);
    // The stretch that a mean is in: the number of cuts below it, and the number equal to it.
    let stretch = |mean: f64| {
        let mean = (mean * 100.0).round() / 100.0;
        (cuts.iter().filter(|cut| **cut < mean).count(), cuts.contains(&mean))
    };
    let mut found: Vec<((usize, bool), f64)> = Vec::new();
    // Means are compared to two digits, and a hundred answers give every one of them.
    let mut all: Vec<f64> = (1..=statements.clamp(1, 100))
        .flat_map(|answered| {
            (answered..=answered * most).map(move |sum| sum as f64 / answered as f64)
        })
        .collect();
    all.sort_by(f64::total_cmp);
    for mean in all {
        let place = stretch(mean);
        if found.iter().all(|(known, _)| *known != place) {
            found.push((place, (mean * 100.0).round() / 100.0));
        }
    }
    found.into_iter().map(|(_, mean)| mean).collect()
}
