//! Writes LaTeX in the words that the library knows.
//!
//! 1. Definitions are carried out, and commands of [`ALIASES`] replaced.
//! 2. What the library reads in another way than LaTeX does is written so that it cannot
//!    misread it: formulas within text, line breaks with a height, colours, tags.
//! 3. Groups that do not match are refused, at the place where they begin.
//!
//! Every token keeps the place in the formula that it comes from, so that a fault found later is
//! shown where the author made it.

mod definitions;
pub mod environments;
mod queue;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::render::math::commands::{ALIASES, PACKAGES, SIZES, TEXTS, advice, sign};
use crate::render::math::expand::definitions::Definition;
use crate::render::math::expand::environments::Open;
use crate::render::math::expand::queue::{around, text_of};
use crate::render::math::fault::MathFault;
use crate::render::math::groups::{check_groups, close_switches};
use crate::render::math::mark::{Colour, Mark, em};
use crate::render::math::tokens::{Token, tokens};
use crate::text::suggestion::did_you_mean;

/// A formula in the words of the library.
#[derive(Debug, Default)]
pub struct Expanded {
    /// The LaTeX.
    pub text: String,
    /// What is meant by each of the colours `000000`, `000001`, …
    pub marks: Vec<Mark>,
    /// What is meant by each of the tags `0`, `1`, …
    pub tags: Vec<String>,
    /// The places that the text comes from, by the start of each part.
    origins: Vec<(usize, Range<usize>)>,
}

impl Expanded {
    /// The place in the formula that a part of the text comes from.
    pub fn origin(&self, part: &Range<usize>) -> Range<usize> {
        let at = |offset: usize| {
            let after = self.origins.partition_point(|(start, _)| *start <= offset);
            self.origins.get(after.saturating_sub(1)).map(|(_, span)| span.clone())
        };
        let first = at(part.start).unwrap_or_default();
        let last = at(part.end.saturating_sub(1).max(part.start)).unwrap_or_default();
        first.start.min(last.start)..first.end.max(last.end)
    }
}

/// Writes `latex` in the words of the library; `display` says whether it is on a line of its own.
///
/// # Errors
/// The first fault that is found.
pub fn expand(latex: &str, display: bool) -> Result<Expanded, MathFault> {
    let all = tokens(latex);
    for token in &all {
        if token.text.starts_with(|c| ('\u{F0000}'..='\u{10FFFD}').contains(&c)) {
            return Err(MathFault::new(token.span(), "a character for private use has no meaning"));
        }
    }
    let mut expander = Expander { queue: all, display, ..Expander::default() };
    expander.queue.reverse();
    expander.formula()?;
    expander.written = close_switches(std::mem::take(&mut expander.written));
    check_groups(&expander.written)?;
    Ok(expander.finish())
}

#[derive(Default)]
struct Expander<'t> {
    display: bool,
    /// The tokens that are to be read, the next one last.
    queue: Vec<Token<'t>>,
    written: Vec<Token<'t>>,
    definitions: BTreeMap<&'t str, Definition<'t>>,
    uses: usize,
    /// The open environments.
    open: Vec<Open<'t>>,
    marks: Vec<Mark>,
    tags: Vec<String>,
}

impl<'t> Expander<'t> {
    /// The whole formula. Lines that stand outside of an environment become one.
    fn formula(&mut self) -> Result<(), MathFault> {
        let here = Token { text: "", start: 0, end: 0 };
        let found = self.found_in_environment();
        if let Some(tag) = found.tag.filter(|_| !self.display) {
            let message = format!("`{}` numbers only a formula on a line of its own", tag.text);
            return Err(MathFault::new(tag.span(), message));
        }
        let around = match (found.tag, found.line) {
            (None, None) => None,
            (Some(_), None) => Some("equation*"),
            (None, Some(_)) => Some("gathered"),
            (Some(_), Some(_)) => Some("gather*"),
        };
        if let Some(line) = found.line.filter(|_| !self.display) {
            return Err(MathFault::new(line.span(), "a formula in a sentence has no lines")
                .help("write it between `$$` and `$$`"));
        }
        let around = around.filter(|_| self.display);
        if let Some(name) = around {
            self.write_all(here, &[r"\begin", "{", name, "}"]);
        }
        while let Some(token) = self.queue.pop() {
            self.token(token)?;
        }
        if let Some(Open { begin, name, .. }) = self.open.first() {
            let message = format!("`\\begin{{{name}}}` has no `\\end{{{name}}}`");
            return Err(MathFault::new(begin.span(), message));
        }
        if let Some(name) = around {
            self.write_all(here, &[r"\end", "{", name, "}"]);
        }
        if self.written.iter().all(|token| token.is_space()) && !self.definitions.is_empty() {
            let message = "a definition holds only in the formula that it is in";
            return Err(MathFault::new(0..0, message).help("write it where it is used"));
        }
        Ok(())
    }

    fn token(&mut self, token: Token<'t>) -> Result<(), MathFault> {
        match token.text {
            // The library writes these two without escaping them where it expects a name.
            "<" => self.write(token.with(r"\lt")),
            ">" => self.write(token.with(r"\gt")),
            "$" => {
                return Err(MathFault::new(token.span(), "a dollar sign ends the formula here")
                    .help(r"write `\$` for the sign"));
            }
            "#" => {
                return Err(MathFault::new(token.span(), "`#` is only in definitions")
                    .help(r"write `\#` for the sign"));
            }
            "\\" => return Err(MathFault::new(token.span(), "the command has no name")),
            r"\\" => self.line_break(token)?,
            "^" | "_" | "'" => {
                // The library would give it to the end of the row or column before it.
                let before = self.written.iter().rev().find(|token| !token.is_space());
                if before.is_some_and(|before| matches!(before.text, "&" | r"\\")) {
                    self.write_all(token, &["{", "}"]);
                }
                self.write(token);
            }
            "&" => self.column(token),
            sign::BOX => self.mark(token, Mark::Box),
            sign::SMASH => self.mark(token, Mark::Smash),
            sign::LAP => self.mark(token, Mark::Lap),
            sign::TILDE => self.mark(token, Mark::Tilde),
            sign::PAIRS => self.mark(token, Mark::Pairs),
            _ => match token.command() {
                Some(name) => self.command(token, name)?,
                None => self.write(token),
            },
        }
        Ok(())
    }

    fn command(&mut self, token: Token<'t>, name: &'t str) -> Result<(), MathFault> {
        if let Some(definition) = self.definitions.get(token.text).cloned() {
            return self.use_definition(token, &definition);
        }
        match name {
            "newcommand" | "renewcommand" | "providecommand" | "newcommand*" | "renewcommand*"
            | "providecommand*" => return self.define_command(token),
            "newline" => return self.line_break(token.with(r"\\")),
            "def" | "gdef" => return self.define(token),
            "let" => return self.define_copy(token),
            "DeclareMathOperator" | "DeclareMathOperator*" => return self.define_operator(token),
            "begin" => return self.begin(token),
            "end" => return self.end(token),
            "tag" | "tag*" => return self.tag(token),
            "require" => return self.require(token),
            "color" => {
                let colour = self.colour(token)?;
                self.mark(token, Mark::Colour(colour));
                return Ok(());
            }
            "textcolor" => {
                let colour = self.colour(token)?;
                let content = self.argument(token)?;
                self.write(token.with("{"));
                self.mark(token, Mark::Colour(colour));
                self.queue.push(token.with("}"));
                self.put_back(content);
                return Ok(());
            }
            "colorbox" | "fbox" => {
                let mark = match name {
                    "fbox" => Mark::Box,
                    _ => Mark::Back(self.colour(token)?),
                };
                let content = self.argument(token)?;
                self.write(token.with("{"));
                self.mark(token, mark);
                self.write_text(token, r"\text", content)?;
                self.write(token.with("}"));
                return Ok(());
            }
            "operatorname" | "operatorname*" | "operatornamewithlimits" => {
                let name = self.argument(token)?;
                let sign = name
                    .iter()
                    .find(|part| matches!(part.text, "<" | ">" | "&" | r"\lt" | r"\gt" | r"\&"));
                if let Some(sign) = sign {
                    let message = format!("`{}` cannot be in a name", sign.text);
                    return Err(MathFault::new(sign.span(), message));
                }
                self.write(token);
                self.queue.push(token.with("}"));
                self.put_back(name);
                self.queue.push(token.with("{"));
                return Ok(());
            }
            _ => {}
        }
        if let Some((_, style)) = TEXTS.iter().find(|(known, _)| *known == name) {
            let content = self.argument(token)?;
            let style = text_command(style);
            return self.write_text(token, style, content);
        }
        if let Some(alias) = ALIASES.iter().find(|alias| alias.name == name) {
            if alias.arguments > 0 && self.peek() == Some("[") {
                let message = format!("`{}` has no argument in square brackets here", token.text);
                return Err(MathFault::new(token.span(), message));
            }
            let definition = Definition {
                arguments: alias.arguments,
                default: None,
                body: body_tokens(alias.body),
            };
            return self.put_definition(token, &definition);
        }
        if let Some(advice) = advice(name) {
            let message = format!("the command `{}` is not supported", token.text);
            return Err(MathFault::new(token.span(), message).help(advice));
        }
        if SIZES.contains(&name) {
            let message = format!("the size of a formula cannot be changed by `{}`", token.text);
            return Err(MathFault::new(token.span(), message).help("leave it out"));
        }
        self.write(token);
        if is_before_bracket(name) {
            self.skip_spaces();
            let bracket = match self.peek() {
                Some("<") => r"\langle",
                Some(">") => r"\rangle",
                _ => return Ok(()),
            };
            if let Some(token) = self.queue.pop() {
                self.write(token.with(bracket));
            }
        }
        Ok(())
    }

    /// A line break. LaTeX takes a star after it, and a height in square brackets.
    fn line_break(&mut self, token: Token<'t>) -> Result<(), MathFault> {
        if self.peek() == Some("*") {
            self.queue.pop();
        }
        if self.peek() == Some("[") {
            let (height, span) = self.in_brackets(token)?;
            let text = text_of(&height);
            let Some(height) = em(&text) else {
                let message = format!("`{text}` is no height");
                return Err(MathFault::new(span, message)
                    .help(r"write a height such as `1ex`, or `\\{}` before the bracket"));
            };
            if height > 0.0 {
                self.write(token.with("{"));
                self.mark(token, Mark::Gap(height));
                self.write(token.with("}"));
            }
        }
        self.write(token);
        self.row();
        Ok(())
    }

    fn tag(&mut self, token: Token<'t>) -> Result<(), MathFault> {
        let tag = self.argument(token)?;
        if let Some(command) = tag.iter().find(|part| part.command().is_some() || part.text == "$")
        {
            return Err(MathFault::new(command.span(), "a tag is plain text"));
        }
        let tag = text_of(&tag);
        let number = self.tags.len();
        self.tags.push(if token.text == r"\tag*" { tag } else { format!("({tag})") });
        self.write_all(token, &[r"\tag", "{"]);
        self.write_number(token, number);
        self.write(token.with("}"));
        Ok(())
    }

    fn require(&mut self, token: Token<'t>) -> Result<(), MathFault> {
        let package = self.argument(token)?;
        let name = text_of(&package);
        if PACKAGES.contains(&name.as_str()) {
            return Ok(());
        }
        let message = format!("`\\require{{{name}}}` is not supported");
        Err(MathFault::new(token.span(), message)
            .help("leave it out, and write only commands that the documentation lists"))
    }

    /// The colour that comes next.
    fn colour(&mut self, token: Token<'t>) -> Result<Colour, MathFault> {
        self.skip_spaces();
        let model = match self.peek() {
            Some("[") => Some(text_of(&self.in_brackets(token)?.0)),
            _ => None,
        };
        let value = self.argument(token)?;
        let span = around(token, &value);
        let text = text_of(&value);
        Colour::read(model.as_deref(), &text).ok_or_else(|| {
            let fault = MathFault::new(span, format!("there is no colour `{text}`"));
            let near = did_you_mean(&text, Colour::NAMES);
            match near {
                Some(near) => fault.help(format!("did you mean `{near}`?")),
                None => fault.help("write a name such as `red`, or six digits such as `#1b5a6d`"),
            }
        })
    }

    /// Writes text, in which formulas may be between dollar signs.
    fn write_text(
        &mut self,
        token: Token<'t>,
        style: &'static str,
        content: Vec<Token<'t>>,
    ) -> Result<(), MathFault> {
        if !content.iter().any(|part| matches!(part.text, "$" | r"\(" | r"\)")) {
            self.write_words(token, style, &content)?;
            return Ok(());
        }
        self.write(token.with("{"));
        let mut words = Vec::new();
        let mut rest = content.into_iter().peekable();
        while let Some(part) = rest.next() {
            let closing = match part.text {
                "$" => "$",
                r"\(" => r"\)",
                _ => {
                    words.push(part);
                    continue;
                }
            };
            if words.iter().filter(|word| word.text == "{").count()
                != words.iter().filter(|word| word.text == "}").count()
            {
                return Err(MathFault::new(part.span(), "a formula in bold or slanted text"))
                    .map_err(|fault| fault.help("end the inner text before the formula"));
            }
            self.write_words(token, style, &words)?;
            words.clear();
            let mut formula = Vec::new();
            loop {
                match rest.next() {
                    Some(end) if end.text == closing => break,
                    Some(inner) => formula.push(inner),
                    None => {
                        let message = "the formula in the text has no end";
                        return Err(MathFault::new(part.span(), message));
                    }
                }
            }
            self.write_all(part, &["{", r"\textstyle"]);
            let outer = std::mem::replace(&mut self.queue, formula);
            self.queue.reverse();
            while let Some(inner) = self.queue.pop() {
                self.token(inner)?;
            }
            self.queue = outer;
            self.write(part.with("}"));
        }
        self.write_words(token, style, &words)?;
        self.write(token.with("}"));
        Ok(())
    }

    /// Writes text without formulas.
    fn write_words(
        &mut self,
        token: Token<'t>,
        style: &'static str,
        words: &[Token<'t>],
    ) -> Result<(), MathFault> {
        if words.is_empty() {
            return Ok(());
        }
        self.write_all(token, &[style, "{"]);
        for word in words {
            match word.command() {
                Some(name) if SIZES.contains(&name) => {
                    let message = format!(
                        "the size of text in a formula cannot be changed by `{}`",
                        word.text
                    );
                    return Err(MathFault::new(word.span(), message).help("leave it out"));
                }
                Some(name) => {
                    let known = TEXTS.iter().find(|(known, _)| *known == name);
                    self.write(known.map_or(*word, |(_, style)| word.with(text_command(style))));
                }
                None if word.is_space() => self.write(word.with(" ")),
                None => self.write(*word),
            }
        }
        self.write(token.with("}"));
        Ok(())
    }

    fn finish(self) -> Expanded {
        let mut expanded = Expanded { marks: self.marks, tags: self.tags, ..Expanded::default() };
        let mut after_word = false;
        for token in self.written {
            // A letter after a command would become part of its name.
            if after_word && token.text.starts_with(|c: char| c.is_ascii_alphabetic()) {
                expanded.text.push(' ');
            }
            after_word = token.command().is_some_and(|name| name.ends_with(char::is_alphabetic));
            expanded.origins.push((expanded.text.len(), token.span()));
            expanded.text.push_str(token.text);
        }
        expanded
    }
}

/// The tokens of what an alias stands for. Their places are replaced when the alias is used.
fn body_tokens(body: &'static str) -> Vec<Token<'static>> {
    tokens(body)
}

fn text_command(style: &'static str) -> &'static str {
    match style {
        "emph" => r"\emph",
        "textbf" => r"\textbf",
        "textit" => r"\textit",
        "textrm" => r"\textrm",
        "textsf" => r"\textsf",
        "texttt" => r"\texttt",
        _ => r"\text",
    }
}

/// Whether a bracket comes after the command `name`.
fn is_before_bracket(name: &str) -> bool {
    matches!(name, "left" | "right" | "middle")
        || name.strip_prefix("big").or(name.strip_prefix("Big")).is_some_and(|rest| {
            matches!(rest.strip_prefix('g').unwrap_or(rest), "" | "l" | "m" | "r")
        })
}
