//! What a command says at its end: how much is in the course, how large the site is, what to do next.

use std::path::Path;

use crate::cli::load::Compiled;
use crate::cli::new::typed;
use crate::diag::severity::Severity;
use crate::model::course::Course;
use crate::text::list::Count;

/// How much is in a course, as in `13 pages, 13 questions`.
pub fn extent(course: &Course) -> String {
    let pages = Count(course.pages.len(), "page");
    match course.pages.iter().map(|page| page.questions().len()).sum() {
        0 => pages.to_string(),
        questions => format!("{pages}, {}", Count(questions, "question")),
    }
}

/// A number of bytes for people, in units of 1,000: `12 KB`, `3.4 MB`.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..999_500 => format!("{} KB", (bytes + 500) / 1_000),
        // Rounded to a tenth, in whole numbers.
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

/// A `coursemark` command on the course that was typed, if one was.
pub fn command(words: &str, course: Option<&Path>) -> String {
    match course {
        Some(course) => format!("`coursemark {words} {}`", typed(course)),
        None => format!("`coursemark {words}`"),
    }
}

/// What to do about the diagnostics of a course; `None` when there are none. With `has_fixed`, the
/// certain fixes were made already.
pub fn next(compiled: &Compiled, course: Option<&Path>, has_fixed: bool) -> Option<String> {
    let all = &compiled.diagnostics;
    let fixable = all.iter().filter(|one| one.fix.is_some()).count();
    if fixable > 0 && !has_fixed {
        let command = command("check --fix", course);
        return Some(format!("next: {command} fixes {fixable} of {}", all.len()));
    }
    let worst = all.iter().find(|one| one.severity == Severity::Error).or(all.first())?;
    Some(format!("next: `coursemark explain {}` says more", worst.code.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        for (bytes, expected) in [
            (0, "0 bytes"),
            (999, "999 bytes"),
            (1_499, "1 KB"),
            (999_499, "999 KB"),
            (999_500, "1.0 MB"),
            (1_250_000, "1.3 MB"),
            (12_345_678_901, "12345.7 MB"),
        ] {
            assert_eq!(size(bytes), expected);
        }
    }
}
