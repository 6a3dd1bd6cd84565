//! Environments, and what becomes of each.

use std::ops::Range;

use crate::render::math::commands::environment_advice;
use crate::render::math::expand::Expander;
use crate::render::math::expand::queue::{around, group, text_of};
use crate::render::math::fault::MathFault;
use crate::render::math::mark::Mark;
use crate::render::math::tokens::Token;
use crate::text::suggestion::did_you_mean;

/// The way in which an environment is written for the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As the environment of that name.
    As(&'static str),
    /// As the environment of that name, with the columns that the author describes.
    Array(&'static str),
    /// As the environment of that name, with columns for the widest row, all of one alignment.
    Small(&'static str),
    /// As an array between two brackets. An argument can say how its columns are aligned.
    Matrix(Option<[&'static str; 2]>),
    /// As an array with these columns.
    Columns(&'static str),
    /// As the first environment without a tag, and as the second with one. Nothing is numbered
    /// that has no tag.
    Rows(&'static str, &'static str),
    /// As rows whose pairs of columns touch; an argument gives the number of pairs.
    Pairs(&'static str, &'static str),
    /// As a single row.
    Row,
}

/// All environments by name, in alphabetical order.
pub const ENVIRONMENTS: &[(&str, Shape)] = &[
    ("Bmatrix", Shape::As("Bmatrix")),
    ("Bmatrix*", Shape::Matrix(Some([r"\{", r"\}"]))),
    ("Vmatrix", Shape::As("Vmatrix")),
    ("Vmatrix*", Shape::Matrix(Some([r"\|", r"\|"]))),
    ("align", Shape::Rows("aligned", "align*")),
    ("align*", Shape::Rows("aligned", "align*")),
    ("alignat", Shape::Pairs("aligned", "align*")),
    ("alignat*", Shape::Pairs("aligned", "align*")),
    ("aligned", Shape::As("aligned")),
    ("alignedat", Shape::Pairs("aligned", "aligned")),
    ("array", Shape::Array("array")),
    ("bmatrix", Shape::As("bmatrix")),
    ("bmatrix*", Shape::Matrix(Some(["[", "]"]))),
    ("cases", Shape::As("cases")),
    ("darray", Shape::Array("darray")),
    ("dcases", Shape::As("dcases")),
    ("drcases", Shape::As("drcases")),
    ("eqnarray", Shape::Columns("rcl")),
    ("eqnarray*", Shape::Columns("rcl")),
    ("equation", Shape::Row),
    ("equation*", Shape::Row),
    ("gather", Shape::Rows("gathered", "gather*")),
    ("gather*", Shape::Rows("gathered", "gather*")),
    ("gathered", Shape::As("gathered")),
    ("matrix", Shape::As("matrix")),
    ("matrix*", Shape::Matrix(None)),
    ("multline", Shape::Rows("multline", "multline")),
    ("multline*", Shape::Rows("multline", "multline")),
    ("pmatrix", Shape::As("pmatrix")),
    ("pmatrix*", Shape::Matrix(Some(["(", ")"]))),
    ("rcases", Shape::As("rcases")),
    ("smallmatrix", Shape::Small("subarray")),
    ("split", Shape::As("aligned")),
    ("subarray", Shape::Array("subarray")),
    ("vmatrix", Shape::As("vmatrix")),
    ("vmatrix*", Shape::Matrix(Some(["|", "|"]))),
];

/// The environment `name` with its shape.
pub fn environment(name: &str) -> Option<(&'static str, Shape)> {
    ENVIRONMENTS.iter().find(|(known, _)| *known == name).copied()
}

/// An environment that is open.
#[derive(Debug)]
pub struct Open<'t> {
    /// Its beginning.
    pub begin: Token<'t>,
    /// Its name.
    pub name: &'static str,
    /// Whether its columns are in pairs, of which the second begins with a relation or sign.
    has_pairs: bool,
    /// The number of the current column, from 0.
    column: usize,
    /// What is written at its end.
    end: Vec<&'static str>,
}

/// What stands in an environment itself, and not in one within it.
#[derive(Default)]
pub struct Found<'t> {
    /// The first tag.
    pub tag: Option<Token<'t>>,
    /// The first line break.
    pub line: Option<Token<'t>>,
    /// The number of columns of the widest row.
    pub columns: usize,
}

impl<'t> Expander<'t> {
    pub(super) fn begin(&mut self, token: Token<'t>) -> Result<(), MathFault> {
        let (name, span) = self.environment_name(token)?;
        let Some((name, shape)) = environment(&name) else {
            let fault = match environment_advice(&name) {
                Some(advice) => {
                    MathFault::new(span, format!("the environment `{name}` is not supported"))
                        .help(advice)
                }
                None => {
                    let fault =
                        MathFault::new(span, format!("the environment `{name}` is not known"));
                    let names = ENVIRONMENTS.iter().map(|(name, _)| *name);
                    match did_you_mean(&name, names) {
                        Some(near) => fault.help(format!("did you mean `{near}`?")),
                        None => fault,
                    }
                }
            };
            return Err(fault);
        };
        let token = Token { end: span.end.max(token.end), ..token };
        let found = self.found_in_environment();
        let mut end: Vec<&'static str> = Vec::new();
        match shape {
            Shape::As(inner) => {
                self.skip_position(token)?;
                self.write_all(token, &[r"\begin", "{", inner, "}"]);
                end.extend([r"\end", "{", inner, "}"]);
            }
            Shape::Array(inner) => {
                self.skip_position(token)?;
                let columns = self.columns(token)?;
                self.write_all(token, &[r"\begin", "{", inner, "}", "{"]);
                self.written.extend(columns);
                self.write(token.with("}"));
                end.extend([r"\end", "{", inner, "}"]);
            }
            Shape::Small(inner) => {
                self.write_all(token, &[r"\begin", "{", inner, "}", "{"]);
                self.write_all(token, &vec!["c"; found.columns]);
                self.write(token.with("}"));
                end.extend([r"\end", "{", inner, "}"]);
            }
            Shape::Matrix(brackets) => {
                let mut column = "c";
                if self.peek() == Some("[") {
                    let (given, span) = self.in_brackets(token)?;
                    column = match text_of(&given).as_str() {
                        "l" => "l",
                        "c" => "c",
                        "r" => "r",
                        other => {
                            let message = format!("`{other}` is no alignment");
                            return Err(MathFault::new(span, message).help("write `l`, `c` or `r`"));
                        }
                    };
                }
                if let Some([left, _]) = brackets {
                    self.write_all(token, &[r"\left", left]);
                }
                self.write_all(token, &[r"\begin", "{", "array", "}", "{"]);
                self.write_all(token, &vec![column; found.columns]);
                self.write(token.with("}"));
                end.extend([r"\end", "{", "array", "}"]);
                if let Some([_, right]) = brackets {
                    end.extend([r"\right", right]);
                }
            }
            Shape::Columns(columns) => {
                self.write_all(token, &[r"\begin", "{", "darray", "}", "{", columns, "}"]);
                end.extend([r"\end", "{", "darray", "}"]);
            }
            Shape::Rows(plain, tagged) => {
                let inner = if found.tag.is_some() { tagged } else { plain };
                self.write_all(token, &[r"\begin", "{", inner, "}"]);
                if inner == "multline" && found.tag.is_none() {
                    // This environment has a number unless told otherwise.
                    end.push(r"\notag");
                }
                end.extend([r"\end", "{", inner, "}"]);
            }
            Shape::Pairs(plain, tagged) => {
                self.argument(token)?;
                let inner = if found.tag.is_some() { tagged } else { plain };
                self.write(token.with("{"));
                self.mark(token, Mark::Pairs);
                self.write_all(token, &[r"\begin", "{", inner, "}"]);
                end.extend([r"\end", "{", inner, "}", "}"]);
            }
            Shape::Row if found.tag.is_some() => {
                self.write_all(token, &[r"\begin", "{", "equation*", "}"]);
                end.extend([r"\end", "{", "equation*", "}"]);
            }
            Shape::Row => {
                self.write_all(token, &["{", r"\displaystyle"]);
                end.push("}");
            }
        }
        let has_pairs = match shape {
            Shape::As(inner) => inner == "aligned",
            Shape::Rows(inner, _) => inner == "aligned",
            Shape::Pairs(..) => true,
            _ => false,
        };
        self.open.push(Open { begin: token, name, has_pairs, column: 0, end });
        Ok(())
    }

    pub(super) fn end(&mut self, token: Token<'t>) -> Result<(), MathFault> {
        let (name, span) = self.environment_name(token)?;
        let token = Token { end: span.end.max(token.end), ..token };
        match self.open.pop() {
            Some(open) if open.name == name => {
                self.write_all(token, &open.end);
                Ok(())
            }
            Some(Open { name: begun, .. }) => {
                let message = format!("`\\begin{{{begun}}}` ends with `\\end{{{name}}}`");
                Err(MathFault::new(token.span(), message))
            }
            None => {
                let message = format!("`\\end{{{name}}}` has no `\\begin{{{name}}}`");
                Err(MathFault::new(token.span(), message))
            }
        }
    }

    /// Begins a column. A sign at the beginning of the second column of a pair has two sides, as if
    /// something were before it.
    pub(super) fn column(&mut self, token: Token<'t>) {
        self.write(token);
        let Some(open) = self.open.last_mut() else { return };
        open.column += 1;
        let is_second = open.has_pairs && open.column % 2 == 1;
        self.skip_spaces();
        const SIGNS: [&str; 6] = ["+", "-", r"\pm", r"\mp", r"\cdot", r"\times"];
        if is_second
            && self.peek().is_some_and(|sign| SIGNS.contains(&sign))
            && let Some(sign) = self.queue.pop()
        {
            self.write_all(sign, &[r"\mathbin", "{"]);
            self.write(sign);
            self.write(sign.with("}"));
        }
    }

    /// Begins a row.
    pub(super) fn row(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.column = 0;
        }
    }

    pub(super) fn environment_name(
        &mut self,
        token: Token<'t>,
    ) -> Result<(String, Range<usize>), MathFault> {
        let name = self.argument(token)?;
        let span = around(token, &name);
        Ok((text_of(&name), span))
    }

    /// `[t]` after the beginning of an environment, which says how it stands beside others. Every
    /// environment is centred on the line.
    pub(super) fn skip_position(&mut self, token: Token<'t>) -> Result<(), MathFault> {
        let [.., letter, bracket] = self.queue[..] else { return Ok(()) };
        if bracket.text == "[" && matches!(letter.text, "t" | "c" | "b") {
            self.in_brackets(token)?;
        }
        Ok(())
    }

    /// The columns of an array, as letters and lines.
    pub(super) fn columns(&mut self, token: Token<'t>) -> Result<Vec<Token<'t>>, MathFault> {
        let given = self.argument(token)?;
        let span = around(token, &given);
        let mut columns: Vec<Token<'t>> = Vec::new();
        let mut left = given;
        left.reverse();
        while let Some(part) = left.pop() {
            match part.text {
                "l" | "c" | "r" => columns.push(part),
                "|" | ":" if columns.last().is_none_or(|last| !matches!(last.text, "|" | ":")) => {
                    columns.push(part);
                }
                "*" => {
                    // `*{3}{c}` stands for `ccc`.
                    let mut arguments = Arguments { left: &mut left };
                    let (count, repeated) = (arguments.next(), arguments.next());
                    let count = text_of(&count).parse().ok().filter(|count| *count <= 50_usize);
                    let Some(count) = count else {
                        return Err(MathFault::new(span, "`*` needs a number up to 50"));
                    };
                    for _ in 0..count {
                        left.extend(repeated.iter().rev());
                    }
                    if left.len() > 1_000 {
                        return Err(MathFault::new(span, "these are too many columns"));
                    }
                }
                _ if part.is_space() => {}
                other => {
                    let message = match other {
                        "|" | ":" => "two lines side by side are not supported".to_owned(),
                        other => format!("`{other}` is no column of an array"),
                    };
                    return Err(MathFault::new(part.span(), message)
                        .help("write `l`, `c`, `r`, and `|` or `:` for a line"));
                }
            }
        }
        Ok(columns)
    }

    /// What stands in the environment that begins here.
    pub(super) fn found_in_environment(&self) -> Found<'t> {
        let mut found = Found { columns: 1, ..Found::default() };
        let (mut environments, mut braces, mut columns) = (0_usize, 0_usize, 1);
        for token in self.queue.iter().rev() {
            match token.text {
                r"\begin" => environments += 1,
                r"\end" if environments == 0 => break,
                r"\end" => environments -= 1,
                "{" => braces += 1,
                "}" => braces = braces.saturating_sub(1),
                _ if environments > 0 || braces > 0 => {}
                "&" => columns += 1,
                r"\\" | r"\cr" => {
                    found.line = found.line.or(Some(*token));
                    columns = 1;
                }
                r"\tag" | r"\tag*" => found.tag = found.tag.or(Some(*token)),
                _ => {}
            }
            found.columns = found.columns.max(columns);
        }
        found
    }
}

/// Reads arguments from tokens that are in reverse.
struct Arguments<'a, 't> {
    left: &'a mut Vec<Token<'t>>,
}

impl<'t> Arguments<'_, 't> {
    fn next(&mut self) -> Vec<Token<'t>> {
        match self.left.pop() {
            Some(open) if open.text == "{" => group(self.left).unwrap_or_default(),
            Some(single) => vec![single],
            None => Vec::new(),
        }
    }
}
