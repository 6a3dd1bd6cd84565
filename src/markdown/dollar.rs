//! The rule for what a `$` opens: a formula, or nothing.
//!
//! The parser follows Pandoc in part: a formula neither begins nor ends with white space. Three more
//! conditions keep sums of money as text:
//!
//! - the closing `$` is not followed by a digit (Pandoc's rule), nor by a letter of the Latin, Greek
//!   or Cyrillic script (“$50k–$60k”, “$5 to A$7”);
//! - the opening `$` does not follow such a letter or a digit (“US$5”, “5$/6$”);
//! - what begins with a digit and holds ordinary words is no formula (“$5, or 6$.”).

use std::ops::Range;

use pulldown_cmark::Event;

use crate::markdown::Spot;

/// The dollar signs around formulas in `spots` that are none, as byte offsets in ascending order.
pub fn texts(text: &str, spots: &[Spot<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    for (event, range) in spots {
        if let Event::InlineMath(latex) = event
            && !is_formula(text, range, latex)
            && range.len() >= 2
        {
            found.extend([range.start, range.end - 1]);
        }
    }
    found
}

fn is_formula(text: &str, range: &Range<usize>, latex: &str) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(is_word) && !after.is_some_and(is_word) && !is_sum(latex)
}

/// Whether a character belongs to a word of a script with spaces between words. Chinese, Japanese
/// and Korean text has formulas without spaces around them.
fn is_word(character: char) -> bool {
    character.is_alphanumeric() && u32::from(character) < 0x0530
}

/// Whether `latex` begins with a number and goes on with words.
fn is_sum(latex: &str) -> bool {
    latex.starts_with(|c: char| c.is_ascii_digit())
        && !latex.contains(['\\', '^', '_', '=', '{', '+', '*', '<', '>'])
        && latex
            .split_whitespace()
            .skip(1)
            .any(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2)
}

#[cfg(test)]
mod tests {
    use crate::markdown::events;
    use pulldown_cmark::Event;

    fn formulas(text: &str) -> Vec<String> {
        let found = events(text, false).spots.into_iter().filter_map(|(event, _)| match event {
            Event::InlineMath(latex) => Some(latex.to_string()),
            _ => None,
        });
        found.collect()
    }

    fn plain(text: &str) -> String {
        let events = events(text, false);
        crate::markdown::plain_text(events.spots.iter()).trim().to_owned()
    }

    #[test]
    fn money_is_text_and_keeps_its_signs() {
        for text in [
            "The pay is $50k–$60k a year.",
            "From $5 to $10, or US$5 and A$7.",
            "It costs $5, or 6$.",
            "5$/6$ a piece",
            "$1,000-$2,000 and $3m–$4m",
            "A $20 note and a $50 note",
            "$5 *more* than $6",
            "$",
            "$$",
            "a $b",
        ] {
            assert_eq!(formulas(text), Vec::<String>::new(), "{text}");
            assert_eq!(plain(text).replace("more", "*more*"), text);
        }
    }

    #[test]
    fn formulas_are_formulas() {
        for (text, expected) in [
            ("$x$", vec!["x"]),
            ("so $x^2$, $5$ and ($y$).", vec!["x^2", "5", "y"]),
            ("设$x$为，$n$는 값", vec!["x", "n"]),
            ("$3 \\text{ apples}$", vec!["3 \\text{ apples}"]),
            ("$5 + 6$ or $2 x$", vec!["5 + 6", "2 x"]),
            ("The $n$-th of $k$", vec!["n", "k"]),
            ("$5–$6 and then $x$", vec!["x"]),
            ("*$x$* and **$y$**", vec!["x", "y"]),
        ] {
            assert_eq!(formulas(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_between_sums_is_still_markdown() {
        let events = events("$50k *more* than $60k", false);
        assert!(events.spots.iter().any(|(event, _)| matches!(event, Event::Start(_))));
        let html = events
            .spots
            .iter()
            .filter(|(event, _)| matches!(event, Event::Start(pulldown_cmark::Tag::Emphasis)));
        assert_eq!(html.count(), 1);
    }
}
