//! What becomes of straight quotes.
//!
//! A quote looks at both of its sides, and at whether one is open. An open quote is closed by the
//! next one that does not clearly open another, whatever follows it: `"commit"s`, `"Nit: "`.
//! An apostrophe is a single quote inside a word, at its end, or before an elision (`'90s`, `'tis`).
//! A quote after a number that closes none is a sign for feet, inches, minutes or seconds, and stays
//! straight.

use super::{Class, Edit, OBJECT, Sign, class, is_wide};

/// Words that begin with an apostrophe.
const ELISIONS: [&str; 14] = [
    "bout", "cause", "em", "n", "neath", "nother", "nuff", "round", "til", "till", "tis", "tween",
    "twas", "twere",
];

/// Adds the edits of quotes in `signs`.
pub fn find(signs: &[Sign], edits: &mut Vec<Edit>) {
    let mut quotes = Quotes {
        signs,
        glyphs: vec![None; signs.len()],
        double: 0,
        single: 0,
        beyond: beyond(signs),
        last_double: signs.iter().rposition(|sign| sign.is('"')),
        last_single: signs.iter().rposition(|sign| sign.is('\'')),
        last_closer: None,
    };
    quotes.last_closer = (0..signs.len()).rev().find(|at| quotes.may_close(*at));
    for (at, sign) in signs.iter().enumerate() {
        let glyph = match sign {
            sign if sign.is('"') => quotes.double(at),
            sign if sign.is('\'') => quotes.single(at),
            _ => continue,
        };
        quotes.glyphs[at] = glyph;
        if let (Some(glyph), Some(place)) = (glyph, sign.place) {
            let glyph = match glyph {
                '“' => "“",
                '”' => "”",
                '‘' => "‘",
                _ => "’",
            };
            edits.push((place..place + 1, glyph));
        }
    }
}

/// For each sign, the first character behind it that is no quote.
fn beyond(signs: &[Sign]) -> Vec<Option<char>> {
    let mut result = vec![None; signs.len()];
    let mut next = None;
    for (at, sign) in signs.iter().enumerate().rev() {
        result[at] = next;
        if !sign.is('"') && !sign.is('\'') {
            next = Some(sign.character);
        }
    }
    result
}

struct Quotes<'s> {
    signs: &'s [Sign],
    /// What was decided about the signs so far.
    glyphs: Vec<Option<char>>,
    /// The number of open double quotes.
    double: usize,
    /// The number of open single quotes.
    single: usize,
    /// For each sign, the first character behind it that is no quote.
    beyond: Vec<Option<char>>,
    last_double: Option<usize>,
    last_single: Option<usize>,
    /// The last single quote that can close another one.
    last_closer: Option<usize>,
}

impl Quotes<'_> {
    /// The character before index `at`, as it will be shown.
    fn before(&self, at: usize) -> Option<char> {
        let before = at.checked_sub(1)?;
        self.glyphs[before].or(Some(self.signs[before].character))
    }

    /// The character after index `at`.
    fn after(&self, at: usize) -> Option<char> {
        self.signs.get(at + 1).map(|sign| sign.character)
    }

    /// What the double quote at index `at` becomes; `None` if it stays.
    fn double(&mut self, at: usize) -> Option<char> {
        let before = self.before(at);
        let (left, right) = (class(before), class(self.beyond[at]));
        let has_partner = self.last_double > Some(at);
        if before.is_some_and(is_number) && (self.double == 0 || self.is_inch(at)) {
            return None;
        }
        let opens = if self.double > 0 {
            let is_quoted = before == Some('“')
                || at >= 2 && self.glyphs[at - 2] == Some('“') && left == Class::Open;
            matches!(left, Class::Edge | Class::Open)
                && !is_quoted
                && matches!(right, Class::Word | Class::Open)
        } else {
            match (left, right) {
                (Class::Edge | Class::Open | Class::Dash, Class::Edge) if !has_partner => {
                    return None;
                }
                (Class::Edge | Class::Open | Class::Dash, _) => true,
                (_, Class::Word | Class::Open) if !has_partner => return None,
                (_, right) => matches!(right, Class::Word | Class::Open),
            }
        };
        if opens {
            self.double += 1;
            return Some('“');
        }
        self.double = self.double.saturating_sub(1);
        Some('”')
    }

    /// Whether the double quote after a number is a sign for inches, although a quote is open: it
    /// follows feet, or another quote closes what is open.
    fn is_inch(&self, at: usize) -> bool {
        if self.follows_feet(at) {
            return true;
        }
        let mut rest = self.signs[at + 1..].iter().map(|sign| sign.character);
        let goes_on = rest.next() == Some(' ') && rest.next().is_some_and(char::is_alphanumeric);
        let mut next = at + 1..self.signs.len();
        let closer = next.find(|next| self.signs[*next].is('"')).is_some_and(|next| {
            let before = self.signs[next - 1].character;
            let is_end = matches!(class(self.beyond[next]), Class::Edge | Class::Close);
            class(Some(before)) != Class::Edge && !is_number(before) && is_end
        });
        goes_on && closer
    }

    /// Whether only a number is between the quote at index `at` and a single one that stayed.
    fn follows_feet(&self, at: usize) -> bool {
        let feet = (0..at).rev().find(|before| {
            let character = self.signs[*before].character;
            !is_number(character) && !matches!(character, ' ' | '.' | '/' | '\u{a0}' | '⁄')
        });
        feet.is_some_and(|feet| {
            self.signs[feet].is('\'') && self.glyphs[feet].is_none() && feet + 1 < at
        })
    }

    /// What the single quote at index `at` becomes; `None` if it stays.
    fn single(&mut self, at: usize) -> Option<char> {
        let (before, after) = (self.before(at), self.after(at));
        let (left, right) = (class(before), class(self.beyond[at]));
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == OBJECT);
        if before.is_some_and(is_number) {
            return self.after_number(at);
        }
        if is_word(before) && is_word(after) {
            let is_wide = before.is_some_and(is_wide) || after.is_some_and(is_wide);
            if !is_wide || self.single == 0 && self.last_single == Some(at) {
                return Some('’');
            }
            return Some(if self.single > 0 { self.close() } else { self.open() });
        }
        match (left, right) {
            (Class::Edge, Class::Edge) if self.single == 0 => None,
            (Class::Edge | Class::Open | Class::Dash, right) if right != Class::Edge => {
                Some(self.opening(at))
            }
            (Class::Close, Class::Word) if before.is_none_or(|c| !matches!(c, '’' | '”')) => {
                Some(self.opening(at))
            }
            _ => Some(self.close()),
        }
    }

    /// A single quote where a word begins.
    fn opening(&mut self, at: usize) -> char {
        let quoted = self.before(at) == Some('‘') && self.beyond[at].is_none();
        if self.is_elision(at) || quoted || !self.has_closer(at) { '’' } else { self.open() }
    }

    fn open(&mut self) -> char {
        self.single += 1;
        '‘'
    }

    fn close(&mut self) -> char {
        self.single = self.single.saturating_sub(1);
        '’'
    }

    /// A single quote after a digit: an apostrophe (`1990's`), a separator of thousands
    /// (`1'000`), the end of a quotation, or a sign for feet or minutes.
    fn after_number(&mut self, at: usize) -> Option<char> {
        let after = self.after(at);
        let digits = self.signs[at + 1..]
            .iter()
            .take(4)
            .take_while(|sign| sign.character.is_ascii_digit())
            .count();
        match after {
            Some(c) if c.is_alphabetic() && !is_wide(c) => Some('’'),
            _ if digits == 3 => Some('’'),
            _ if digits > 0 || self.single == 0 || self.precedes_inches(at) => None,
            _ => Some(self.close()),
        }
    }

    /// Whether a number and a double quote follow, as in `6' 2"`.
    fn precedes_inches(&self, at: usize) -> bool {
        let mut rest = self.signs[at + 1..].iter();
        let end = rest.find(|sign| {
            !is_number(sign.character) && !matches!(sign.character, ' ' | '\u{a0}' | '.' | '/')
        });
        let has_number = self.signs[at + 1..].iter().take(2).any(|sign| is_number(sign.character));
        has_number && end.is_some_and(|end| end.is('"'))
    }

    /// Whether a year without its century or a known elision follows.
    fn is_elision(&self, at: usize) -> bool {
        let rest = &self.signs[at + 1..];
        let word: String = rest
            .iter()
            .map(|sign| sign.character)
            .take_while(|c| c.is_alphanumeric())
            .take(8)
            .flat_map(char::to_lowercase)
            .collect();
        let after = rest.get(word.chars().count());
        let is_closed = after.is_some_and(|sign| sign.is('\''));
        let is_decade = word.len() == 3
            && word.ends_with('s')
            && word.as_bytes()[..2].iter().all(u8::is_ascii_digit);
        let is_year = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        if is_closed {
            return word == "n" || is_decade && self.single > 0;
        }
        is_decade || is_year && !self.has_closer(at) || ELISIONS.contains(&word.as_str())
    }

    /// Whether a later single quote can close one that opens at index `at`.
    fn has_closer(&self, at: usize) -> bool {
        self.last_closer > Some(at)
    }

    /// Whether the sign at index `at` is a single quote that can close another one.
    fn may_close(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| self.signs[before].character) else {
            return false;
        };
        let is_inside = |c: char| c.is_alphanumeric() && !is_wide(c) && !is_wide(before);
        self.signs[at].is('\'')
            && class(Some(before)) != Class::Edge
            && !self.after(at).is_some_and(is_inside)
            && !self.precedes_inches(at)
    }
}

/// Whether a character is a digit or a fraction.
fn is_number(character: char) -> bool {
    character.is_numeric() && !is_wide(character)
}
