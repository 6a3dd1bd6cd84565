//! One slip of the pen in a text.

/// A text with one slip in it.
pub struct Slip {
    /// What the slip is.
    pub kind: String,
    /// The text with it.
    pub text: String,
    /// The byte of the text at which it is.
    at: usize,
}

impl Slip {
    /// The line with the slip.
    pub fn shown(&self) -> &str {
        let at = self.at.min(self.text.len());
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
        &self.text[start..end]
    }
}

/// Characters that look like a sign, or that a text program writes in its place.
fn twins(sign: char) -> Vec<char> {
    let mut twins: Vec<char> = match sign {
        '"' => vec!['“', '”'],
        '\'' => vec!['’'],
        '-' => vec!['–', '—', '−'],
        '`' => vec!['´', '‘'],
        '*' => vec!['∗'],
        '^' => vec!['ˆ'],
        '~' => vec!['˜'],
        '|' => vec!['│'],
        '<' => vec!['‹'],
        '>' => vec!['›'],
        '#' => vec!['♯'],
        ' ' => vec!['\u{a0}'],
        _ => Vec::new(),
    };
    if sign.is_ascii_punctuation() {
        twins.extend(char::from_u32(u32::from(sign) + 0xfee0));
    }
    twins
}

/// All slips of `text`.
pub fn slips(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    signs(text, &mut slips);
    lines(text, &mut slips);
    slips.retain(|slip| slip.text != text);
    slips
}

fn signs(text: &str, slips: &mut Vec<Slip>) {
    let mut add = |kind: String, at: usize, old: usize, new: &str| {
        let text = format!("{}{new}{}", &text[..at], &text[at + old..]);
        slips.push(Slip { kind, text, at });
    };
    let is_markup = |c: char| !c.is_alphanumeric() && !matches!(c, ' ' | '\n' | ',' | '?');
    for (at, sign) in text.char_indices() {
        let size = sign.len_utf8();
        let before = text[..at].chars().next_back();
        let next = text[at + size..].chars().next();
        let touches = [before, next].into_iter().flatten().any(is_markup);
        // Letters and spaces among themselves are words.
        if sign == '\n' || !is_markup(sign) && !touches {
            continue;
        }
        // Another letter or digit makes another word, except after the signs of a kind.
        let is_kind = sign.is_alphabetic() && before.is_some_and(|c| matches!(c, '.' | '!' | '['));
        if sign.is_alphanumeric() && !is_kind {
            continue;
        }
        if sign.is_alphabetic() {
            let other = match sign.is_lowercase() {
                true => sign.to_uppercase().to_string(),
                false => sign.to_lowercase().to_string(),
            };
            add(format!("`{sign}` in the other case"), at, size, &other);
            if sign == 'x' {
                add("a Cyrillic х".to_owned(), at, size, "х");
                add("a × for the x".to_owned(), at, size, "×");
            }
            continue;
        }
        add(format!("`{sign}` is missing"), at, size, "");
        add(format!("`{sign}` twice"), at, size, &format!("{sign}{sign}"));
        if sign != ' ' {
            add(format!("a space before `{sign}`"), at, size, &format!(" {sign}"));
            add(format!("a space after `{sign}`"), at, size, &format!("{sign} "));
        }
        let is_words = |next: char| sign == ' ' && next.is_alphabetic();
        if let Some(next) = next.filter(|next| *next != '\n' && !is_words(*next)) {
            add(
                format!("`{sign}` after `{next}`"),
                at,
                size + next.len_utf8(),
                &format!("{next}{sign}"),
            );
        }
        for twin in twins(sign) {
            add(format!("`{twin}` for `{sign}`"), at, size, &twin.to_string());
        }
    }
}

fn lines(text: &str, slips: &mut Vec<Slip>) {
    let mut at = 0;
    let mut add = |kind: String, at: usize, old: usize, new: &str| {
        let text = format!("{}{new}{}", &text[..at], &text[at + old..]);
        slips.push(Slip { kind, text, at });
    };
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            add("a blank line is missing".to_owned(), at, line.len(), "");
        } else {
            for spaces in 1..=4 {
                add(format!("indented by {spaces}"), at, 0, &" ".repeat(spaces));
            }
            let indentation = line.len() - line.trim_start().len();
            for spaces in 1..=indentation {
                add(format!("moved left by {spaces}"), at, spaces, "");
            }
            add("a tab for the indentation".to_owned(), at, indentation, "\t");
            if at > 0 {
                add("a blank line before it".to_owned(), at, 0, "\n");
            }
        }
        at += line.len();
    }
}
