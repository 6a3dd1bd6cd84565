//! Words that are put together from neighbours in a text, so that the search finds them in each
//! spelling: “well-being” as “wellbeing”, “don’t” as “dont”, “C++” and “I/O” as they are, and
//! “50 %” as “50%”. `runtime/core/search/joined.ts` does the same in the browser.

use std::borrow::Cow;

use crate::render::search::fold::fold;
use crate::render::search::words::{Kind, Part, Word};

/// The maximum length of a word with symbols, in characters.
const MAX_WITH_SYMBOLS: usize = 12;
/// The maximum number of neighbours in a word.
const MAX_PARTS: usize = 4;
/// The maximum length, in characters, of the parts around a sign such as “/”. Longer ones are found
/// without it.
const MAX_AROUND_SIGN: usize = 4;
/// One of the parts around a sign has at most this length, in characters. If there are spaces
/// around the sign, all have.
const SHORT: usize = 2;
/// The maximum length of an ending after an apostrophe, in characters.
const MAX_ENDING: usize = 2;

/// How two neighbours belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// Not at all.
    None,
    Hyphen,
    /// A short ending after an apostrophe.
    Ending,
    /// One of `/ : .`.
    Sign(char),
    /// A number and its unit.
    Unit,
}

/// Adds the words that neighbours in `text` form together to `found`.
pub(super) fn joined<'t>(text: &'t str, parts: &[Part], found: &mut Vec<Word<'t>>) {
    let groups = groups(text, parts, found);
    let slice = |part: &Part| &text[part.start..part.end];
    let link = |at: usize| match groups.get(at..at + 2) {
        Some([one, other]) => link(one, &text[one.end..other.start], other),
        _ => Link::None,
    };
    let mut at = 0;
    while at + 1 < groups.len() {
        let first = link(at);
        let mut last = at + 1;
        let is_chain = matches!(first, Link::Hyphen | Link::Sign(_));
        while is_chain && link(last) == first {
            last += 1;
        }
        let chain = &groups[at..=last];
        match first {
            Link::None => {
                if let Some(word) = and(&groups[at..], text) {
                    found.push(word);
                }
            }
            Link::Hyphen => {
                let pairs = chain.windows(2).filter(|_| chain.len() > 2);
                let whole = Some(chain).filter(|chain| chain.len() <= MAX_PARTS);
                for parts in whole.into_iter().chain(pairs) {
                    let parts: Vec<&str> = parts.iter().map(slice).collect();
                    let form = fold(&parts.concat()).into_owned();
                    let written = parts.join("-");
                    found.push(Word {
                        form: form.into(),
                        written: written.into(),
                        is_joined: true,
                    });
                }
            }
            Link::Ending | Link::Unit => push(found, chain.iter().map(slice).collect()),
            Link::Sign(sign) => {
                let has_short = chain.iter().any(|part| part.chars <= SHORT);
                if has_short && chain.len() <= MAX_PARTS {
                    let written: Vec<&str> = chain.iter().map(slice).collect();
                    push(found, written.join(sign.encode_utf8(&mut [0; 4])));
                }
            }
        }
        at = if is_chain { last } else { at + 1 };
    }
}

fn push(found: &mut Vec<Word<'_>>, written: String) {
    let form = fold(&written).into_owned();
    found.push(Word { form: form.into(), written: written.into(), is_joined: true });
}

/// The parts with neighbours that touch put together. Those with letters and symbols are words, and
/// so is a name that begins with a full stop.
fn groups<'t>(text: &'t str, parts: &[Part], found: &mut Vec<Word<'t>>) -> Vec<Part> {
    let mut groups: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match groups.last_mut().filter(|group| group.end == part.start) {
            Some(group) => {
                group.end = part.end;
                group.chars += part.chars;
                if group.kind != part.kind {
                    group.kind = Kind::Mixed;
                }
            }
            None => groups.push(*part),
        }
    }
    for group in &groups {
        let begins_with_stop = group.kind != Kind::Symbol && is_name_after_stop(text, group);
        let is_word = group.kind == Kind::Mixed || begins_with_stop;
        if is_word && group.chars <= MAX_WITH_SYMBOLS {
            let written = &text[group.start - usize::from(begins_with_stop)..group.end];
            let form: Cow<'t, str> = fold(written);
            found.push(Word { form, written: written.into(), is_joined: true });
        }
    }
    groups
}

/// Whether a full stop before `group` belongs to it, as in “.NET”.
fn is_name_after_stop(text: &str, group: &Part) -> bool {
    let is_letter = text[group.start..].chars().next().is_some_and(char::is_alphabetic);
    let before = text[..group.start].strip_suffix('.');
    is_letter
        && before.is_some_and(|before| {
            before.chars().next_back().is_none_or(|c| c.is_whitespace() || "([{\"'“‘„«".contains(c))
        })
}

fn link(one: &Part, gap: &str, other: &Part) -> Link {
    let are_runs =
        [one, other].iter().all(|part| matches!(part.kind, Kind::Letters | Kind::Digits));
    let has_letters = one.kind == Kind::Letters || other.kind == Kind::Letters;
    let are_shorter = |most| one.chars <= most && other.chars <= most;
    let are_symbols = one.kind == Kind::Symbol || other.kind == Kind::Symbol;
    match gap {
        "-" | "‐" | "‑" | "–" if are_runs && has_letters => Link::Hyphen,
        "'" | "’" if are_runs && other.chars <= MAX_ENDING => Link::Ending,
        "/" | ":" | "." if !are_symbols && are_shorter(MAX_AROUND_SIGN) => {
            Link::Sign(char::from(gap.as_bytes()[0]))
        }
        " / " | " : " if are_runs && are_shorter(SHORT) => {
            Link::Sign(char::from(gap.as_bytes()[1]))
        }
        " " | "\u{a0}" | "\u{2009}" | "\u{202f}" if is_unit(one, other) => Link::Unit,
        _ => Link::None,
    }
}

/// Whether one of two parts is a number and the other a single symbol.
fn is_unit(one: &Part, other: &Part) -> bool {
    let is_number = |part: &Part| part.kind == Kind::Digits;
    let is_symbol = |part: &Part| part.kind == Kind::Symbol && part.chars == 1;
    is_number(one) && is_symbol(other) || is_symbol(one) && is_number(other)
}

/// Two short parts with “ & ” between them.
fn and<'t>(groups: &[Part], text: &'t str) -> Option<Word<'t>> {
    let [one, sign, other, ..] = groups else { return None };
    let is_short = |part: &Part| part.kind == Kind::Letters && part.chars <= SHORT;
    let has_spaces = text[one.end..sign.start] == *" " && text[sign.end..other.start] == *" ";
    if !(has_spaces && &text[sign.start..sign.end] == "&" && is_short(one) && is_short(other)) {
        return None;
    }
    let written = format!("{}&{}", &text[one.start..one.end], &text[other.start..other.end]);
    Some(Word {
        form: fold(&written).into_owned().into(),
        written: written.into(),
        is_joined: true,
    })
}
