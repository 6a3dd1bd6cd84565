//! `overlapping-options`.

use crate::check::questions::choices;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::question::AnswerOption;

/// Reports options whose ranges of numbers overlap, and options that differ only in capitals and in
/// the signs around them. Code is left out, because a question may be about any sign in it.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    for id in course.questions() {
        let document = &course.page(id.0).document;
        let is_code = |option: &AnswerOption| document.text[option.label.range()].contains('`');
        for options in choices(course.question(id)) {
            let read: Vec<Read> = options.iter().map(|option| Read::of(option, &is_code)).collect();
            for (at, option) in options.iter().enumerate() {
                let other = (0..at).find(|other| read[at].overlaps(&read[*other]));
                let other = other.map(|other| &options[other]);
                if let Some(other) = other {
                    let path = &document.path;
                    diagnostics.push(
                        Diagnostic::new(
                            &codes::OVERLAPPING_OPTIONS,
                            Place::new(path, option.label),
                            "the option overlaps with another one",
                        )
                        .related(Place::new(path, other.label), "the other one")
                        .help("draw the line between them"),
                    );
                }
            }
        }
    }
}

/// What is compared of an option.
struct Read<'o> {
    text: &'o str,
    /// Its text from the first letter or digit to the last, unless it is short or has code.
    bare: Option<String>,
    range: Option<(u64, u64)>,
}

impl<'o> Read<'o> {
    fn of(option: &'o AnswerOption, is_code: &impl Fn(&AnswerOption) -> bool) -> Read<'o> {
        let bare = Some(bare(&option.text)).filter(|bare| bare.chars().count() > 3);
        Read {
            text: &option.text,
            bare: bare.filter(|_| !is_code(option)),
            range: range(&option.text),
        }
    }

    fn overlaps(&self, other: &Read<'_>) -> bool {
        let is_same = self.bare.is_some() && self.bare == other.bare && self.text != other.text;
        let ranges = self.range.zip(other.range);
        is_same || ranges.is_some_and(|(a, b)| a.0 <= b.1 && b.0 <= a.1 && a != b)
    }
}

/// A text in lower case, from its first letter or digit to its last.
fn bare(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Reads a range of two whole numbers with at most a unit: `1 to 5`, `1–5`, `1-5 days`.
fn range(text: &str) -> Option<(u64, u64)> {
    let numbers: Vec<u64> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<u64>().ok())
        .collect::<Option<_>>()?;
    let [first, last] = numbers[..] else { return None };
    let between = text
        .split(|c: char| c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>();
    let joins = ["-", "–", "—", "to", "bis", "à", "a", "…", ".."];
    let is_joined = between.first().is_some_and(|part| joins.contains(&part.trim()));
    (text.starts_with(|c: char| c.is_ascii_digit()) && is_joined && first < last)
        .then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_two_numbers_with_a_sign_between() {
        assert_eq!(range("1 to 5 days"), Some((1, 5)));
        assert_eq!(range("5–10"), Some((5, 10)));
        for none in ["5", "in 1 to 5", "1, 5", "5-1", "2026-11-23", "1.5 to 2"] {
            assert_eq!(range(none), None, "{none}");
        }
    }
}
