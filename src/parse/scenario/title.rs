//! Reads the title of a choice's link: `trust +1; load = 2; if load < 5 and trust >= 3`.

use crate::diag::codes;
use crate::diag::fix::Edit;
use crate::model::scenario::{Change, Comparison, Effect, Operator};
use crate::parse::reader::Reader;
use crate::parse::scenario::ScenarioFront;
use crate::text::list::quoted;
use crate::text::span::{Span, Spanned};
use crate::text::suggestion::{did_you_mean, slip};

/// The effects and the condition in a title.
#[derive(Debug, Default)]
pub struct Said {
    pub effects: Vec<Effect>,
    pub condition: Vec<Comparison>,
}

/// A part of a title, with the byte of the file at which it begins.
#[derive(Clone, Copy)]
struct Part<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Part<'t> {
    fn trimmed(self) -> Part<'t> {
        let start = self.text.len() - self.text.trim_start().len();
        Part { text: self.text.trim(), at: self.at + start }
    }

    fn span(self) -> Span {
        Span::new(self.at..self.at + self.text.len())
    }

    fn from(self, at: usize) -> Part<'t> {
        Part { text: &self.text[at..], at: self.at + at }
    }

    /// The parts separated by `separator`.
    fn split(self, separator: &'static str) -> impl Iterator<Item = Part<'t>> {
        let mut at = self.at;
        self.text.split(separator).map(move |text| {
            let part = Part { text, at };
            at += text.len() + separator.len();
            part.trimmed()
        })
    }

    /// The name at the start of the part, and the rest.
    fn name(self) -> (Spanned<&'t str>, Part<'t>) {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        let mut end = 0;
        for (at, letter) in self.text.char_indices() {
            // A hyphen followed by a letter belongs to the name; `trust-1` subtracts one.
            let goes_on = letter == '-'
                && at > 0
                && self.text[at + 1..].chars().next().is_some_and(char::is_alphabetic);
            if !part(letter) && !goes_on {
                break;
            }
            end = at + letter.len_utf8();
        }
        let name = Spanned::new(&self.text[..end], Span::new(self.at..self.at + end));
        (name, self.from(end).trimmed())
    }
}

impl Part<'_> {
    /// The edit that writes `fix` in the place of the part; `None` when the file has other bytes
    /// there, because the title has escapes.
    fn replaced(self, reader: &Reader<'_, '_>, fix: String) -> Option<Edit> {
        let is_exact = reader.text.get(self.span().range()) == Some(self.text);
        is_exact.then(|| Edit::replace(self.span(), fix))
    }
}

/// Reads the title `text`, which begins at the byte `at` of the file.
pub fn read(reader: &mut Reader<'_, '_>, text: &str, at: usize, front: &ScenarioFront) -> Said {
    let mut said = Said::default();
    let mut conditions = 0;
    for part in (Part { text, at }).split(";") {
        if part.text.is_empty() {
            continue;
        }
        if let Some(rest) = part.text.strip_prefix("if").filter(|rest| rest.starts_with([' ', '(']))
        {
            conditions += 1;
            if conditions > 1 {
                reader
                    .report(&codes::MALFORMED_CHOICE, part.span(), "a choice has two conditions")
                    .help("join them with `and`: `if trust >= 2 and load < 5`");
                continue;
            }
            let rest = part.from(part.text.len() - rest.len());
            condition(reader, rest.trimmed(), front, &mut said);
        } else if let Some(effect) = effect(reader, part, front) {
            said.effects.push(effect);
        }
    }
    said
}

/// Reads a number as the format writes it, with a decimal point and no thousands separators.
fn number(text: &str) -> Option<f64> {
    let is_plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    text.parse::<f64>().ok().filter(|number| is_plain && number.is_finite())
}

fn effect(reader: &mut Reader<'_, '_>, part: Part<'_>, front: &ScenarioFront) -> Option<Effect> {
    let (name, rest) = part.name();
    let sign = rest.text.chars().next().filter(|sign| ['+', '-', '−', '='].contains(sign));
    let written = sign.map(|sign| rest.from(sign.len_utf8()).trimmed());
    let value = written.and_then(|written| number(written.text));
    let change = match (sign, value) {
        (Some('+'), Some(value)) if value >= 0.0 => Some(Change::Add(value)),
        (Some('-' | '−'), Some(value)) if value >= 0.0 => Some(Change::Add(-value)),
        (Some('='), Some(value)) => Some(Change::Set(value)),
        _ => None,
    };
    if let Some(change) = change.filter(|_| !name.value.is_empty()) {
        return variable(reader, &name, front).map(|variable| Effect { variable, change });
    }
    let message = format!("`{}` is no effect on a variable", part.text);
    let fix = near_effect(part);
    // A number without a sign may be set or added.
    let is_certain =
        fix.as_deref().is_some_and(|fix| [" +", " -"].iter().any(|sign| fix.contains(sign)));
    let certain = fix.clone().filter(|_| is_certain).and_then(|fix| part.replaced(reader, fix));
    let is_condition = Operator::ALL.iter().any(|(written, _)| rest.text.starts_with(written));
    let last = reader.report(&codes::MALFORMED_CHOICE, part.span(), &message);
    match fix {
        _ if is_condition => last.help(&format!("for a condition write `if {}`", part.text)),
        Some(fix) => last.help(&format!("did you mean `{fix}`?")).fix(certain),
        None => last.help("write `trust +1`, `trust -1` or `trust = 3`, with `;` between effects"),
    };
    None
}

/// The effect that was probably meant by one that cannot be read.
fn near_effect(part: Part<'_>) -> Option<String> {
    let words: Vec<&str> = part
        .text
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '='))
        .filter(|word| !word.is_empty())
        .collect();
    let is_signed = |word: &str| word.starts_with(['+', '-']) && number(word).is_some();
    match words[..] {
        [name, value] if is_signed(value) => Some(format!("{name} {value}")),
        [value, name] if is_signed(value) => Some(format!("{name} {value}")),
        [name, sign @ ("+" | "-"), value] if number(value).is_some() => {
            Some(format!("{name} {sign}{value}"))
        }
        [name, value] if number(value).is_some() => Some(format!("{name} = {value}")),
        _ => None,
    }
}

fn condition(reader: &mut Reader<'_, '_>, part: Part<'_>, front: &ScenarioFront, said: &mut Said) {
    for comparison in part.split(" and ") {
        if comparison.text.split_whitespace().any(|word| word == "or" || word == "||") {
            reader
                .report(&codes::MALFORMED_CHOICE, comparison.span(), "a condition has no `or`")
                .help("write two choices, one for each");
            continue;
        }
        let (name, rest) = comparison.name();
        let operator =
            Operator::ALL.into_iter().find(|(written, _)| rest.text.starts_with(written));
        let value =
            operator.and_then(|(written, _)| number(rest.from(written.len()).trimmed().text));
        let (Some((_, operator)), Some(value), false) = (operator, value, name.value.is_empty())
        else {
            let message = format!("`{}` is no comparison", comparison.text);
            let fix = near_comparison(comparison);
            let certain = fix.clone().and_then(|fix| comparison.replaced(reader, fix));
            let last = reader.report(&codes::MALFORMED_CHOICE, comparison.span(), &message);
            match fix {
                Some(fix) => last.help(&format!("did you mean `{fix}`?")).fix(certain),
                None => last.help(
                    "write a variable, one of `<`, `<=`, `>`, `>=`, `==`, `!=`, and a number: `if load < 5`",
                ),
            };
            continue;
        };
        let Some(variable) = variable(reader, &name, front) else { continue };
        said.condition.push(Comparison { variable, operator, value, span: comparison.span() });
    }
}

/// The comparison that was probably meant by one that cannot be read.
fn near_comparison(part: Part<'_>) -> Option<String> {
    const SLIPS: [(&str, &str); 6] =
        [("=>", ">="), ("=<", "<="), ("≥", ">="), ("≤", "<="), ("≠", "!="), ("=", "==")];
    let (slip, meant) = SLIPS.into_iter().find(|(slip, _)| part.text.contains(slip))?;
    let (name, value) = part.text.split_once(slip)?;
    let (name, value) = (name.trim(), value.trim());
    number(value).map(|_| format!("{name} {meant} {value}"))
}

/// The index of the variable with this name. Reports an unknown one.
fn variable(
    reader: &mut Reader<'_, '_>,
    name: &Spanned<&str>,
    front: &ScenarioFront,
) -> Option<usize> {
    let names = || front.variables.iter().map(|variable| variable.name.value.as_str());
    if let Some(found) = names().position(|known| known == name.value) {
        return Some(found);
    }
    // Whatever the front matter was meant to define is not known.
    if front.has_faults {
        return None;
    }
    let message = format!("the scenario has no variable `{}`", name.value);
    let near = did_you_mean(name.value, names()).map(str::to_owned);
    let all = quoted(names(), "and");
    let is_empty = front.variables.is_empty();
    let certain = slip(name.value, names());
    let last =
        reader.report(&codes::UNKNOWN_VARIABLE, name.span, &message).respell(name.value, certain);
    match near {
        Some(near) => last.help(&format!("did you mean `{near}`?")),
        None if is_empty => last.help(&format!(
            "give it a value to start with in the front matter: `variables = {{ {} = 3 }}`",
            name.value
        )),
        None => last.help(&format!("the variables are {all}; others are added to `variables`")),
    };
    None
}
