//! `\newcommand` and its relatives. A definition holds in the formula that it is in.

use crate::render::math::expand::Expander;
use crate::render::math::expand::queue::text_of;
use crate::render::math::fault::MathFault;
use crate::render::math::tokens::Token;

/// The maximum number of times that definitions are used in a formula. A definition that contains
/// itself would otherwise never end.
const MAX_USES: usize = 1_000;

/// A definition.
#[derive(Clone, Debug)]
pub struct Definition<'t> {
    pub arguments: usize,
    pub default: Option<Vec<Token<'t>>>,
    pub body: Vec<Token<'t>>,
}

impl<'t> Expander<'t> {
    /// `\newcommand{\name}[2][default]{text}`.
    pub(super) fn define_command(&mut self, token: Token<'t>) -> Result<(), MathFault> {
        let name = self.defined_name(token)?;
        let mut arguments = 0;
        let mut default = None;
        self.skip_spaces();
        if self.peek() == Some("[") {
            let (number, span) = self.in_brackets(token)?;
            arguments = match text_of(&number).parse() {
                Ok(number @ 0..=9_usize) => number,
                _ => return Err(MathFault::new(span, "a command has 0 to 9 arguments")),
            };
            self.skip_spaces();
            if arguments > 0 && self.peek() == Some("[") {
                default = Some(self.in_brackets(token)?.0);
            }
        }
        let body = self.argument(token)?;
        let is_kept =
            token.text.starts_with(r"\providecommand") && self.definitions.contains_key(name.text);
        if !is_kept {
            self.definitions.insert(name.text, Definition { arguments, default, body });
        }
        Ok(())
    }

    /// `\def\name#1#2{text}`.
    pub(super) fn define(&mut self, token: Token<'t>) -> Result<(), MathFault> {
        let name = self.defined_name(token)?;
        let mut arguments = 0;
        while self.peek() == Some("#") {
            self.queue.pop();
            arguments += 1;
            let number = self.queue.pop();
            if number.is_none_or(|number| number.text != arguments.to_string()) {
                return Err(MathFault::new(name.span(), "the arguments are not in order"));
            }
        }
        if self.peek() != Some("{") {
            let message = format!("`{}` has words between its arguments", name.text);
            return Err(MathFault::new(name.span(), message).help(r"write `\newcommand`"));
        }
        let body = self.argument(token)?;
        self.definitions.insert(name.text, Definition { arguments, default: None, body });
        Ok(())
    }

    /// `\let\name=\other`.
    pub(super) fn define_copy(&mut self, token: Token<'t>) -> Result<(), MathFault> {
        let name = self.defined_name(token)?;
        self.skip_spaces();
        if self.peek() == Some("=") {
            self.queue.pop();
            self.skip_spaces();
        }
        let Some(other) = self.queue.pop() else {
            return Err(MathFault::new(token.span(), r"`\let` lacks an argument"));
        };
        let definition = match self.definitions.get(other.text) {
            Some(definition) => definition.clone(),
            None => Definition { arguments: 0, default: None, body: vec![other] },
        };
        self.definitions.insert(name.text, definition);
        Ok(())
    }

    /// `\DeclareMathOperator{\name}{text}`.
    pub(super) fn define_operator(&mut self, token: Token<'t>) -> Result<(), MathFault> {
        let name = self.defined_name(token)?;
        let text = self.argument(token)?;
        let operator = if token.text.ends_with('*') { r"\operatorname*" } else { r"\operatorname" };
        let mut body = vec![token.with(operator), token.with("{")];
        body.extend(text);
        body.push(token.with("}"));
        self.definitions.insert(name.text, Definition { arguments: 0, default: None, body });
        Ok(())
    }

    pub(super) fn defined_name(&mut self, token: Token<'t>) -> Result<Token<'t>, MathFault> {
        let name = self.argument(token)?;
        let mut name = name.into_iter().filter(|part| !part.is_space());
        match (name.next(), name.next()) {
            (Some(name), None) if name.command().is_some() => Ok(name),
            _ => {
                let message = format!("`{}` needs the name of a command", token.text);
                Err(MathFault::new(token.span(), message))
            }
        }
    }

    pub(super) fn use_definition(
        &mut self,
        token: Token<'t>,
        definition: &Definition<'t>,
    ) -> Result<(), MathFault> {
        self.uses += 1;
        if self.uses > MAX_USES {
            let message = format!("`{}` is used more than {MAX_USES} times", token.text);
            return Err(
                MathFault::new(token.span(), message).help("a definition must not contain itself")
            );
        }
        self.put_definition(token, definition)
    }

    /// Puts the text of a definition where its command was.
    pub(super) fn put_definition(
        &mut self,
        token: Token<'t>,
        definition: &Definition<'t>,
    ) -> Result<(), MathFault> {
        let mut arguments = Vec::with_capacity(definition.arguments);
        for at in 0..definition.arguments {
            if at == 0
                && let Some(default) = &definition.default
            {
                self.skip_spaces();
                let given = self.peek() == Some("[");
                arguments.push(match given {
                    true => self.in_brackets(token)?.0,
                    false => default.clone(),
                });
                continue;
            }
            arguments.push(self.argument(token)?);
        }
        let mut text = Vec::with_capacity(definition.body.len());
        let mut body = definition.body.iter();
        while let Some(part) = body.next() {
            if part.text != "#" {
                text.push(token.with(part.text));
                continue;
            }
            let number = body.next().and_then(|number| number.text.parse::<usize>().ok());
            match number.and_then(|number| arguments.get(number.checked_sub(1)?)) {
                Some(argument) => text.extend(argument),
                None => {
                    let message =
                        format!("the definition of `{}` has no such argument", token.text);
                    return Err(MathFault::new(part.span(), message));
                }
            }
        }
        self.put_back(text);
        Ok(())
    }
}
