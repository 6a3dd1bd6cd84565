//! The rule for what a `$` opens: a formula, or nothing.
//!
//! The parser follows Pandoc in part: a formula neither begins nor ends with white space. Some more
//! conditions keep sums of money and the variables of a shell as text:
//!
//! - the closing `$` is not followed by a digit (Pandoc's rule), nor by a letter of the Latin, Greek
//!   or Cyrillic script (“$50k–$60k”, “$5 to A$7”);
//! - the opening `$` does not follow such a letter or a digit (“US$5”, “5$/6$”);
//! - what begins with a digit and holds ordinary words is no formula (“$5, or 6$.”);
//! - the opening `$` is not followed by a sign that makes a variable of it: `$?`, `$#`, `$@`, `$!`,
//!   `$"`; and no formula holds a straight double quote, except in braces;
//! - the closing `$` does not open `$(…)` or `${…}` after what ends no formula (“count=$((n+1))”), or
//!   after another of the two (“${A}${B}”);
//! - code is stronger than a formula: a `$` between backticks closes none that opened outside.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use crate::markdown::Spot;

/// The dollar signs around formulas in `spots` that are none, as byte offsets in ascending order.
pub fn texts(text: &str, spots: &[Spot<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    // The end of the paragraph, which is a blank line at the latest.
    let mut end = 0;
    for (event, range) in spots {
        let (latex, width) = match event {
            Event::InlineMath(latex) => (latex, 1),
            Event::DisplayMath(latex) => (latex, 2),
            _ => continue,
        };
        if range.len() < 2 * width {
            continue;
        }
        if end < range.end {
            let rest = &text[range.end..];
            end = range.end + rest.find("\n\n").unwrap_or(rest.len());
        }
        let inside = range.start + width..range.end - width;
        let is_text =
            closes_in_code(text, &inside, end) || width == 1 && !is_formula(text, range, latex);
        if is_text {
            found.extend(range.start..range.start + width);
            found.extend(range.end - width..range.end);
        }
    }
    found
}

/// Takes the backticks off formulas written as `` $`x^2`$ ``, which GitHub and GitLab allow.
pub fn without_backticks(spots: &mut [Spot<'_>]) {
    for (event, _) in spots {
        if let Event::InlineMath(latex) = event
            && let Some(inner) = latex.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'))
            && !inner.trim().is_empty()
            && !inner.contains('`')
        {
            *latex = CowStr::from(inner.to_owned());
        }
    }
}

fn is_formula(text: &str, range: &Range<usize>, latex: &str) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(is_word)
        && !after.is_some_and(is_word)
        && !is_sum(latex)
        && !is_shell(latex, after)
}

/// Whether code begins between the dollar signs around `inside`, in a paragraph that ends at byte
/// `end`. Then the closing sign is in it, or what is between them is text with code.
fn closes_in_code(text: &str, inside: &Range<usize>, end: usize) -> bool {
    let latex = &text[inside.clone()];
    // `$`x`$` is how GitLab and GitHub write a formula.
    let is_whole = latex
        .strip_prefix('`')
        .and_then(|rest| rest.strip_suffix('`'))
        .is_some_and(|latex| !latex.contains('`'));
    if is_whole || !latex.contains('`') {
        return false;
    }
    let bytes = text.as_bytes();
    let run = |at: usize| bytes[at..end].iter().take_while(|byte| **byte == b'`').count();
    let mut at = inside.start;
    while at < inside.end {
        match bytes[at] {
            b'\\' => at += 2,
            b'`' => {
                let length = run(at);
                let mut close = at + length;
                while close < end && (bytes[close] != b'`' || run(close) != length) {
                    close += run(close).max(1);
                }
                if close < end {
                    return true;
                }
                at += length;
            }
            _ => at += 1,
        }
    }
    false
}

/// Whether `latex`, which the character `after` follows, is text about a shell.
fn is_shell(latex: &str, after: Option<char>) -> bool {
    // Signs after which a formula does not end.
    const OPEN_ENDS: [char; 12] = ['=', '(', '[', '{', '/', ':', ',', ';', '+', '-', '<', '>'];
    let is_expansion = matches!(after, Some('(' | '{'));
    latex.starts_with(['?', '#', '@', '!', '"'])
        || has_quote(latex)
        || is_expansion && (latex.starts_with(['(', '{']) || latex.ends_with(OPEN_ENDS))
}

/// Whether `latex` holds a straight double quote outside of braces.
fn has_quote(latex: &str) -> bool {
    let mut depth = 0_usize;
    for character in latex.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '"' if depth == 0 => return true,
            _ => {}
        }
    }
    false
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
    fn what_a_shell_reads_is_text() {
        for text in [
            "[[ \"$?\" -ne 0 ]]; do count=$((count+1))",
            "x=$(pwd)/$(date), y=${A}${B}, z=\"$x\":\"$y\"",
            "$? and $! or $@/$#",
            "$(a)$(b)",
            "${HOME}:${PATH}",
            "say \"$a\" or '$b'/$(c)",
        ] {
            assert_eq!(formulas(text), Vec::<String>::new(), "{text}");
            assert_eq!(plain(text), text);
        }
        for (text, expected) in [
            ("Is $(a+b)c$?", vec!["(a+b)c"]),
            ("${n \\choose k}$ and $((a+b)c)$", vec!["{n \\choose k}", "((a+b)c)"]),
            ("\"$x$\" and $f'$ ($g$)", vec!["x", "f'", "g"]),
            ("$\\text{\"a\"}$", vec!["\\text{\"a\"}"]),
            ("设$f$(见下)", vec!["f"]),
        ] {
            assert_eq!(formulas(text), expected, "{text}");
        }
    }

    #[test]
    fn code_is_stronger_than_a_formula() {
        for text in ["The $x is set by `y=$(z)`.", "PID $$ or `$$`", "$a `b` c$", "$5 `a$`"] {
            assert_eq!(formulas(text), Vec::<String>::new(), "{text}");
            assert_eq!(plain(text), text.replace('`', ""));
            let code = events(text, false).spots;
            assert!(code.iter().any(|(event, _)| matches!(event, Event::Code(_))), "{text}");
        }
        assert_eq!(formulas("$\\text{``a''}$ and `b`"), ["\\text{``a''}"]);
        assert_eq!(formulas("`$x` is $y$"), ["y"]);
        assert_eq!(formulas("As on GitHub, $`x^2`$ and $`y`$."), ["x^2", "y"]);
        assert_eq!(formulas("$`a` and `b`$"), Vec::<String>::new());
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
