//! The tokens of LaTeX: commands, braces, spaces and single characters.

use std::ops::Range;

/// A token. One that a command stands for has the place of that command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// The text of the token.
    pub text: &'t str,
    /// The start of the token in the formula, in bytes.
    pub start: usize,
    /// The end of the token in the formula, in bytes.
    pub end: usize,
}

impl<'t> Token<'t> {
    /// `text` with the place of this token.
    pub fn with<'n>(self, text: &'n str) -> Token<'n> {
        Token { text, start: self.start, end: self.end }
    }

    /// The place of the token in the formula, in bytes.
    pub fn span(self) -> Range<usize> {
        self.start..self.end
    }

    /// The name of a command without its backslash; `None` for other tokens.
    pub fn command(self) -> Option<&'t str> {
        self.text.strip_prefix('\\').filter(|name| !name.is_empty())
    }

    /// Whether the token is white space.
    pub fn is_space(self) -> bool {
        self.text.starts_with(char::is_whitespace)
    }
}

/// Commands that may end in a star, which is part of their name.
const STARRED: [&str; 7] = [
    "operatorname",
    "tag",
    "hspace",
    "newcommand",
    "renewcommand",
    "providecommand",
    "DeclareMathOperator",
];

/// The tokens of `latex`. A comment and the spaces after it give none.
pub fn tokens(latex: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(latex.len());
    let mut start = 0;
    while let Some(first) = latex[start..].chars().next() {
        let rest = &latex[start..];
        let length = match first {
            '\\' => command_length(rest),
            '%' => {
                let line = rest.find('\n').map_or(rest.len(), |end| end + 1);
                let spaces = rest[line..].find(|c: char| !c.is_whitespace());
                start += spaces.map_or(rest.len(), |spaces| line + spaces);
                continue;
            }
            _ if first.is_whitespace() => {
                rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len())
            }
            _ => first.len_utf8(),
        };
        tokens.push(Token { text: &rest[..length], start, end: start + length });
        start += length;
    }
    tokens
}

/// The length of the command at the start of `text`.
fn command_length(text: &str) -> usize {
    let name = &text[1..];
    let letters = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
    if letters == 0 {
        return 1 + name.chars().next().map_or(0, char::len_utf8);
    }
    let has_star = name[letters..].starts_with('*') && STARRED.contains(&&name[..letters]);
    1 + letters + usize::from(has_star)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(latex: &str) -> Vec<&str> {
        tokens(latex).iter().map(|token| token.text).collect()
    }

    #[test]
    fn tokens_are_commands_spaces_and_single_characters() {
        assert_eq!(
            texts(r"\frac1{ab}  \,é"),
            [r"\frac", "1", "{", "a", "b", "}", "  ", r"\,", "é"]
        );
        assert_eq!(texts(r"\operatorname*x\alpha*"), [r"\operatorname*", "x", r"\alpha", "*"]);
        assert_eq!(texts("a% comment\n  b\\%c"), ["a", "b", r"\%", "c"]);
        assert_eq!(texts("a\\"), ["a", "\\"]);
        assert_eq!(tokens("é\\é")[1].span(), 2..5);
    }
}
