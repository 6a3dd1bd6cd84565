//! What becomes of hyphens and dots.
//!
//! - `--` is a dash between spaces, words or numbers: `1--2`, `one -- two`.
//! - `--` is an option where a word would begin and a letter follows: `--help`, `(--force)`,
//!   `-h|--help`. It stays. Two of them around an aside, `--or so he said--`, are dashes.
//! - `---` is a long dash, also before a letter, because no option has three hyphens.
//! - Hyphens of an arrow (`-->`), in quotes by themselves (`'--'`), and more than three stay.
//! - `...` is an ellipsis, but not in a path such as `./...`; more than four dots stay.

use super::{Class, Edit, OBJECT, Sign, class, is_wide};

/// Adds the edits of hyphens and dots in `signs`.
pub fn find(signs: &[Sign], edits: &mut Vec<Edit>) {
    let mut at = 0;
    // The opening `--` of what may be an aside.
    let mut aside: Option<usize> = None;
    while at < signs.len() {
        let sign = signs[at];
        let length = run(signs, at);
        match (sign.character, length) {
            ('-', 2) if sign.place.is_some() => match kind(signs, at) {
                Kind::Dash { closes } => {
                    if let Some(open) = aside.take().filter(|_| closes) {
                        replace(signs, open, 2, "–", edits);
                    }
                    replace(signs, at, 2, "–", edits);
                }
                Kind::Option => aside = Some(at),
                Kind::Literal => {}
            },
            ('-', 3) if sign.place.is_some() && !is_drawn(signs, at, 3) => {
                replace(signs, at, 3, "—", edits);
            }
            ('.', 3 | 4) if sign.place.is_some() => {
                let before = at.checked_sub(1).map(|before| signs[before].character);
                let after = signs.get(at + length).map(|after| after.character);
                if before != Some('/') && after != Some('/') {
                    replace(signs, at, 3, "…", edits);
                }
            }
            _ => {}
        }
        at += length;
    }
}

enum Kind {
    /// A dash. One at the end of a word may close an aside.
    Dash {
        closes: bool,
    },
    Option,
    Literal,
}

/// The number of equal hyphens or dots from index `at` on; 1 for any other sign.
fn run(signs: &[Sign], at: usize) -> usize {
    let character = signs[at].character;
    if !matches!(character, '-' | '.') {
        return 1;
    }
    signs[at..].iter().take_while(|sign| sign.character == character).count()
}

fn kind(signs: &[Sign], at: usize) -> Kind {
    if is_drawn(signs, at, 2) {
        return Kind::Literal;
    }
    let before = at.checked_sub(1).map(|before| signs[before].character);
    let after = signs.get(at + 2).map(|after| after.character);
    let is_quote = |c: Option<char>| matches!(c, Some('"' | '\''));
    let begins = is_quote(before) || matches!(class(before), Class::Edge | Class::Open);
    if begins && after.is_some_and(|c| c.is_alphabetic() && !is_wide(c)) || is_joined(before, after)
    {
        return Kind::Option;
    }
    let is_bracket = begins && matches!(after, Some('[' | '{' | '<'));
    let is_alone = (is_quote(before) || class(before) == Class::Open)
        && (is_quote(after) || class(after) == Class::Close);
    if is_bracket || is_alone {
        return Kind::Literal;
    }
    let closes = matches!(class(before), Class::Word | Class::Close)
        && before != Some(OBJECT)
        && matches!(class(after), Class::Edge | Class::Close);
    Kind::Dash { closes }
}

/// Whether an option follows another one, as in `-h|--help`.
fn is_joined(before: Option<char>, after: Option<char>) -> bool {
    matches!(before, Some('|' | '/' | '=')) && after.is_some_and(|c| c.is_ascii_alphabetic())
}

/// Whether the hyphens are part of an arrow or a drawing.
fn is_drawn(signs: &[Sign], at: usize, length: usize) -> bool {
    let is_line = |sign: &Sign| matches!(sign.character, '<' | '>' | '+' | '=' | '|');
    let before = at.checked_sub(1).and_then(|before| signs.get(before));
    let after = signs.get(at + length);
    after.is_some_and(|sign| is_line(sign) && sign.character != '<')
        || before.is_some_and(|sign| matches!(sign.character, '<' | '>' | '+'))
}

fn replace(signs: &[Sign], at: usize, length: usize, with: &'static str, edits: &mut Vec<Edit>) {
    let places = signs[at..at + length].iter().map(|sign| sign.place);
    let first = signs[at].place.unwrap_or_default();
    // Signs of one text, none of them escaped.
    if places.enumerate().all(|(index, place)| place == Some(first + index)) {
        edits.push((first..first + length, with));
    }
}
