//! `key-word`.

use std::collections::{BTreeMap, BTreeSet};

use unicode_segmentation::UnicodeSegmentation;

use crate::check::pedagogy::chance::at_least;
use crate::check::questions::choices;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::question::Answer;

/// The minimum number of right options with the word.
const MIN_KEYS: usize = 6;
/// How much more often a word has to be in right options than in wrong ones, as a share of each.
const MIN_RATIO: f64 = 5.0;
/// The maximum probability of a word that is reported. A course has some thousand words.
const MAX_PROBABILITY: f64 = 0.000_05;
/// The maximum number of words reported.
const MAX_WORDS: usize = 5;

/// Where a word occurs.
#[derive(Default)]
struct Uses {
    /// The right options with it.
    keys: Vec<Place>,
    /// The number of wrong options with it.
    foils: usize,
    /// For each option with it, the share of right options among those beside it.
    chances: Vec<f64>,
}

/// Reports words that are in right options at least five times as often as in wrong ones, over the
/// whole course.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    let mut words: BTreeMap<String, Uses> = BTreeMap::new();
    let (mut keys, mut foils) = (0_usize, 0_usize);
    for id in course.questions() {
        let question = course.question(id);
        let path = &course.page(id.0).document.path;
        // Verdicts are often just “yes” and “no”.
        let skipped = usize::from(matches!(question.answer, Answer::TwoTier { .. }));
        for options in choices(question).into_iter().skip(skipped) {
            let right = options.iter().filter(|option| option.right).count();
            let chance = right as f64 / options.len() as f64;
            keys += right;
            foils += options.len() - right;
            for option in options {
                let text = option.text.to_lowercase();
                for word in text.unicode_words().collect::<BTreeSet<_>>() {
                    let uses = words.entry(word.to_owned()).or_default();
                    uses.chances.push(chance);
                    if option.right {
                        uses.keys.push(Place::new(path, option.label));
                    } else {
                        uses.foils += 1;
                    }
                }
            }
        }
    }
    let share = |count: usize, of: usize| count as f64 / of.max(1) as f64;
    let mut telling: Vec<_> = words
        .iter()
        .filter(|(_, uses)| {
            uses.keys.len() >= MIN_KEYS
                && share(uses.keys.len(), keys) >= MIN_RATIO * share(uses.foils, foils)
        })
        .map(|(word, uses)| (at_least(uses.keys.len(), &uses.chances), word, uses))
        .filter(|(probability, ..)| *probability < MAX_PROBABILITY)
        .collect();
    telling.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (_, word, uses) in telling.into_iter().take(MAX_WORDS) {
        diagnostics.push(
            Diagnostic::new(
                &codes::KEY_WORD,
                uses.keys[0].clone(),
                format!(
                    "“{word}” is in {} right options of the course, and in {} wrong ones",
                    uses.keys.len(),
                    uses.foils
                ),
            )
            .help("use it in wrong options too, or say some of the right ones in other words"),
        );
    }
}
