//! Reading and writing tokens.

use std::ops::Range;

use crate::render::math::expand::Expander;
use crate::render::math::fault::MathFault;
use crate::render::math::mark::Mark;
use crate::render::math::tokens::Token;

impl<'t> Expander<'t> {
    pub(super) fn peek(&self) -> Option<&'t str> {
        self.queue.last().map(|token| token.text)
    }

    pub(super) fn skip_spaces(&mut self) {
        while self.queue.last().is_some_and(|token| token.is_space()) {
            self.queue.pop();
        }
    }

    pub(super) fn put_back(&mut self, tokens: Vec<Token<'t>>) {
        self.queue.extend(tokens.into_iter().rev());
    }

    /// The next argument of `token`: the content of a group, or one token.
    pub(super) fn argument(&mut self, token: Token<'t>) -> Result<Vec<Token<'t>>, MathFault> {
        self.skip_spaces();
        let lacks = || {
            let message = format!("`{}` lacks an argument", token.text);
            MathFault::new(token.span(), message)
        };
        match self.queue.last().map(|token| token.text) {
            None
            | Some(
                "}" | "&" | "^" | "_" | r"\\" | r"\begin" | r"\end" | r"\left" | r"\middle"
                | r"\right",
            ) => Err(lacks()),
            Some("{") => {
                let open = self.queue.pop().ok_or_else(lacks)?;
                group(&mut self.queue)
                    .ok_or_else(|| MathFault::new(open.span(), "`{` is not closed"))
            }
            Some(_) => Ok(self.queue.pop().into_iter().collect()),
        }
    }

    /// The content of the square brackets that begin here, and its place.
    pub(super) fn in_brackets(
        &mut self,
        token: Token<'t>,
    ) -> Result<(Vec<Token<'t>>, Range<usize>), MathFault> {
        let open = self.queue.pop().unwrap_or(token);
        let mut content = Vec::new();
        let mut depth = 0_usize;
        while let Some(part) = self.queue.pop() {
            match part.text {
                "]" if depth == 0 => return Ok((content, open.start..part.end)),
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                _ => {}
            }
            content.push(part);
        }
        Err(MathFault::new(open.span(), "`[` is not closed"))
    }

    pub(super) fn write(&mut self, token: Token<'t>) {
        self.written.push(token);
    }

    pub(super) fn write_all(&mut self, token: Token<'t>, texts: &[&'static str]) {
        self.written.extend(texts.iter().map(|text| token.with(text)));
    }

    pub(super) fn write_number(&mut self, token: Token<'t>, number: usize) {
        for digit in number.to_string().chars() {
            let digit = digit.to_digit(10).unwrap_or_default() as usize;
            self.write(token.with(&"0123456789"[digit..=digit]));
        }
    }

    /// Marks the rest of the group. The library takes the mark for a colour, which is the one thing
    /// that it keeps with every group.
    pub(super) fn mark(&mut self, token: Token<'t>, mark: Mark) {
        let number = self.marks.len();
        self.marks.push(mark);
        self.write_all(token, &[r"\color", "[", "HTML", "]", "{"]);
        let zeros = 6_usize.saturating_sub(number.to_string().len());
        self.write_all(token, &vec!["0"; zeros]);
        self.write_number(token, number);
        self.write(token.with("}"));
    }
}

/// The content of the group whose brace was read, up to its closing brace, which is dropped; `None`
/// when there is none. `left` is in reverse.
pub fn group<'t>(left: &mut Vec<Token<'t>>) -> Option<Vec<Token<'t>>> {
    let mut content = Vec::new();
    let mut depth = 0_usize;
    while let Some(part) = left.pop() {
        match part.text {
            "}" if depth == 0 => return Some(content),
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        content.push(part);
    }
    None
}

/// The text of tokens as it was written, without spaces around it.
pub fn text_of(tokens: &[Token<'_>]) -> String {
    let text: String = tokens.iter().map(|token| token.text).collect();
    text.trim().to_owned()
}

/// The place of `tokens`, or else of the command that they belong to.
pub fn around(command: Token<'_>, tokens: &[Token<'_>]) -> Range<usize> {
    let start = tokens.iter().map(|token| token.start).min();
    let end = tokens.iter().map(|token| token.end).max();
    start.zip(end).map_or(command.span(), |(start, end)| start..end)
}
