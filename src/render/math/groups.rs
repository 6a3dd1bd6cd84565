//! Finds groups that do not match, and what stands in a group where it cannot.

use std::collections::BTreeMap;

use crate::render::math::convert::lacks_argument;
use crate::render::math::fault::MathFault;
use crate::render::math::tokens::Token;

/// The maximum number of groups that are open at once. The library calls itself for each.
const MAX_DEPTH: usize = 100;

/// A kind of group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Braces,
    Brackets,
    Environment,
}

/// Commands that change what comes after them in their group.
const SWITCHES: [&str; 11] = [
    r"\bf",
    r"\cal",
    r"\color",
    r"\displaystyle",
    r"\it",
    r"\rm",
    r"\scriptscriptstyle",
    r"\scriptstyle",
    r"\sf",
    r"\textstyle",
    r"\tt",
];

/// Puts braces around what a switch changes in a cell. In LaTeX a cell is a group, but the library
/// would go on to the end of the environment.
pub fn close_switches(tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let mut closed = Vec::with_capacity(tokens.len());
    // The number of switches in the current cell, for each open group; `None` in braces.
    let mut open: Vec<Option<usize>> = Vec::new();
    for token in tokens {
        match (token.text, open.last_mut()) {
            ("&" | r"\\", Some(Some(switches))) => {
                let number = std::mem::take(switches);
                closed.extend(std::iter::repeat_n(token.with("}"), number));
            }
            (r"\end", Some(Some(switches))) => {
                closed.extend(std::iter::repeat_n(token.with("}"), *switches));
                open.pop();
            }
            ("}" | r"\right" | r"\end", _) => {
                open.pop();
            }
            (text, Some(Some(switches))) if SWITCHES.contains(&text) => {
                *switches += 1;
                closed.push(token.with("{"));
            }
            _ => {}
        }
        match token.text {
            "{" | r"\left" => open.push(None),
            r"\begin" => open.push(Some(0)),
            _ => {}
        }
        closed.push(token);
    }
    closed
}

/// Checks that every group ends, that none ends without a beginning, and that lines and columns
/// are in environments.
///
/// # Errors
/// The first fault that is found.
pub fn check_groups(tokens: &[Token<'_>]) -> Result<(), MathFault> {
    let mut open: Vec<(Kind, Token<'_>)> = Vec::new();
    let mut waiting = Waiting::default();
    for token in tokens.iter().filter(|token| !token.is_space()) {
        waiting.read(*token)?;
        let opened = match token.text {
            "{" => Some(Kind::Braces),
            r"\left" => Some(Kind::Brackets),
            r"\begin" => Some(Kind::Environment),
            _ => None,
        };
        if let Some(kind) = opened {
            open.push((kind, *token));
        }
        if open.len() + waiting.commands.len() + waiting.switches > MAX_DEPTH {
            let message = format!("it is nested more than {MAX_DEPTH} deep");
            return Err(MathFault::new(token.span(), message));
        }
        let closed = match token.text {
            "}" => Kind::Braces,
            r"\right" => Kind::Brackets,
            r"\end" => Kind::Environment,
            _ => {
                check_place(*token, open.last().map(|(kind, _)| *kind))?;
                continue;
            }
        };
        match open.pop() {
            Some((kind, _)) if kind == closed => {}
            Some((kind, begin)) => {
                let message = match kind {
                    Kind::Braces => "`{` is not closed",
                    Kind::Brackets => r"`\left` has no `\right`",
                    Kind::Environment => r"`\begin` has no `\end` in its group",
                };
                return Err(MathFault::new(begin.span(), message).help(match kind {
                    Kind::Brackets => r"write `\right.` where there is to be no bracket",
                    _ => "groups end in the reverse order of their beginnings",
                }));
            }
            None => {
                let fault = match closed {
                    Kind::Brackets => MathFault::new(token.span(), r"`\right` has no `\left`")
                        .help(r"write `\left.` where there is to be no bracket"),
                    _ => MathFault::new(token.span(), "`}` has no `{`"),
                };
                return Err(fault);
            }
        }
    }
    match open.last() {
        Some((Kind::Brackets, begin)) => {
            Err(MathFault::new(begin.span(), r"`\left` has no `\right`")
                .help(r"write `\right.` where there is to be no bracket"))
        }
        Some((_, begin)) => Err(MathFault::new(begin.span(), "`{` is not closed")),
        None => Ok(()),
    }
}

/// The commands that wait for arguments. The library calls itself for each of them, and would take
/// the end of a row or column for an argument.
#[derive(Default)]
struct Waiting<'t> {
    /// The commands, each with the number of arguments that it lacks.
    commands: Vec<(Token<'t>, usize)>,
    /// The numbers of commands that wait, and of switches, outside of each open group.
    outside: Vec<(usize, usize)>,
    /// The number of switches whose groups are open. What comes after one is a group of its own.
    switches: usize,
    /// The numbers of arguments that are known.
    known: BTreeMap<&'t str, usize>,
    /// Whether an argument in square brackets may come next, or is being read.
    brackets: Option<bool>,
}

impl<'t> Waiting<'t> {
    fn read(&mut self, token: Token<'t>) -> Result<(), MathFault> {
        match (self.brackets, token.text) {
            (Some(false), "[") => {
                self.brackets = Some(true);
                return Ok(());
            }
            (Some(true), "]") => {
                self.brackets = None;
                return Ok(());
            }
            (Some(false), _) => self.brackets = None,
            _ => {}
        }
        if self.brackets.is_some() {
            return Ok(());
        }
        match token.text {
            "{" | r"\left" | r"\begin" => {
                self.outside.push((self.commands.len(), self.switches));
            }
            "}" | r"\right" | r"\end" => {
                self.end()?;
                if let Some((_, switches)) = self.outside.pop() {
                    self.switches = switches;
                }
                self.item();
            }
            "&" | r"\\" => self.end()?,
            "^" | "_" => self.commands.push((token, 1)),
            text => match token.command() {
                Some(name) => {
                    self.switches += usize::from(SWITCHES.contains(&text));
                    let number = *self.known.entry(text).or_insert_with(|| arguments(text));
                    self.commands.push((token, number));
                    if number == 0 {
                        self.commands.pop();
                        self.item();
                    } else if name == "sqrt" || name == "color" || name.starts_with('x') {
                        self.brackets = Some(false);
                    }
                }
                None => self.item(),
            },
        }
        Ok(())
    }

    /// An argument is complete, and with it perhaps the command that it belongs to.
    fn item(&mut self) {
        let (outside, _) = self.outside.last().copied().unwrap_or_default();
        while self.commands.len() > outside
            && let Some((_, number)) = self.commands.last_mut()
        {
            *number -= 1;
            if *number > 0 {
                break;
            }
            self.commands.pop();
        }
    }

    /// A group, row or column ends.
    fn end(&self) -> Result<(), MathFault> {
        let (outside, _) = self.outside.last().copied().unwrap_or_default();
        match self.commands.get(outside..).and_then(|inside| inside.last()) {
            Some((command, _)) => {
                let message = format!("`{}` lacks an argument", command.text);
                Err(MathFault::new(command.span(), message))
            }
            _ => Ok(()),
        }
    }
}

/// The number of arguments that `command` needs.
fn arguments(command: &str) -> usize {
    let mut latex = format!("{command} ");
    let mut number = 0;
    while number < MAX_ARGUMENTS && lacks_argument(&latex) {
        latex.push_str("{x}");
        number += 1;
    }
    number
}

/// The maximum number of arguments of a command of the library.
const MAX_ARGUMENTS: usize = 6;

/// Checks that `token` may be where it is. The library leaves out line breaks elsewhere.
fn check_place(token: Token<'_>, inside: Option<Kind>) -> Result<(), MathFault> {
    let (message, help) = match (token.text, inside) {
        (r"\\", Some(Kind::Braces | Kind::Brackets)) => {
            ("a line cannot break within a group", "put the lines into an environment")
        }
        ("&", Some(Kind::Braces | Kind::Brackets) | None) => (
            "`&` is only in environments with columns",
            r"put the lines into `\begin{aligned}` and `\end{aligned}`",
        ),
        (r"\middle", None | Some(Kind::Braces | Kind::Environment)) => {
            (r"`\middle` is only between `\left` and `\right`", r"write `\big|` for a larger sign")
        }
        // The library would divide all rows and columns by it.
        (r"\over" | r"\atop" | r"\choose" | r"\brace" | r"\brack", Some(Kind::Environment)) => (
            "a row cannot be divided as a whole",
            r"write `\frac` or `\binom`, or braces around what belongs together",
        ),
        _ => return Ok(()),
    };
    Err(MathFault::new(token.span(), message).help(help))
}
