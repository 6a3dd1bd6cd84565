//! What is wrong with a formula.

use std::ops::Range;

use math_core::LatexError;

use crate::render::math::commands::{names, supported};
use crate::text::suggestion::did_you_mean;

/// A fault in a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MathFault {
    /// Its place in the formula, in bytes. An empty place at the start stands for the whole formula.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write instead, if that is known.
    pub help: Option<String>,
}

impl MathFault {
    /// A fault at `span`.
    pub fn new(span: Range<usize>, message: impl Into<String>) -> MathFault {
        MathFault { span, message: message.into(), help: None }
    }

    /// The fault with a line on what to change.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> MathFault {
        self.help = Some(help.into());
        self
    }

    /// The fault that the library found in `latex` at `span`.
    pub fn found(error: &LatexError, latex: &str, span: Range<usize>) -> MathFault {
        let text = latex.get(span.clone()).unwrap_or_default().trim();
        if error.label() != "unknown command" {
            return of_kind(error.label(), text, &span)
                .unwrap_or_else(|| MathFault::new(span, in_our_words(&error.error_message())));
        }
        // A command that an author defined has the place of its use.
        let message = error.error_message();
        let name = message.split_once("\"\\").and_then(|(_, name)| name.split_once('"'));
        let name = name.map_or(text.trim_start_matches('\\'), |(name, _)| name);
        let fault = MathFault::new(span, format!("the command `\\{name}` is not known"));
        if supported(name) {
            return fault.help("leave a space or braces after it");
        }
        // A long form, such as `\fraction`, is further from the command than a slip of the finger.
        let short = || names().filter(|known| known.len() > 2 && name.starts_with(known));
        match did_you_mean(name, names()).or_else(|| short().max_by_key(|known| known.len())) {
            Some(near) => fault.help(format!("did you mean `\\{near}`?")),
            None => fault,
        }
    }
}

/// The fault that the library names by `label`, at `span`, where `text` is; `None` where its own
/// sentence says it well.
fn of_kind(label: &str, text: &str, span: &Range<usize>) -> Option<MathFault> {
    let fault = |message: String, help: &str| {
        let fault = MathFault::new(span.clone(), message);
        Some(if help.is_empty() { fault } else { fault.help(help) })
    };
    match label {
        "cannot be used here" => {
            let help = match text {
                r"\limits" | r"\nolimits" | r"\displaylimits" => {
                    r"it belongs right after a large operator, as in `\sum\limits`"
                }
                r"\hline" | r"\hdashline" => "it belongs at the start of a row of `array`",
                r"\tag" | r"\tag*" => "it belongs in a row of `align`, `gather` or `equation`",
                _ => "",
            };
            fault(format!("`{text}` cannot be here"), help)
        }
        "this is not valid in math mode" => {
            fault(format!("`{text}` is only for text"), r"write it in `\text{…}`")
        }
        "this is not valid in text mode" => fault(
            format!("`{text}` is not for text"),
            "write it between dollar signs, as in `$x$`, in the text",
        ),
        "expected an argument here" => fault("an argument is missing here".to_owned(), ""),
        "expected a delimiter here" => {
            fault("a bracket is missing here".to_owned(), "write a bracket, or `.` for none")
        }
        "duplicate" => fault(
            format!("this is the second `{text}` of the same symbol"),
            "write braces to say what it belongs to, as in `{x^2}^3`",
        ),
        "special or not ASCII" => {
            fault("only letters, digits and simple signs can be here".to_owned(), "")
        }
        _ => None,
    }
}

/// A sentence of the library as a message.
fn in_our_words(sentence: &str) -> String {
    let sentence = sentence.trim().trim_end_matches('.').replace('"', "`");
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => "it cannot be set".to_owned(),
    }
}
