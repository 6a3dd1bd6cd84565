//! The attributes of a heading of a question or quiz, with their places.

use pulldown_cmark::CowStr;

use crate::diag::fix::Edit;
use crate::diag::{Diagnostic, Place, codes};
use crate::model::question::Thinking;
use crate::model::quiz::Feedback;
use crate::text::list::quoted;
use crate::text::path::CoursePath;
use crate::text::slug::{anchor, is_key};
use crate::text::span::{Span, Spanned};
use crate::text::suggestion::{did_you_mean, slip};

/// Attributes that only questions have.
pub const OF_QUESTIONS: [&str; 12] = [
    "from",
    "points",
    "rev",
    "was",
    "objective",
    "level",
    "ties",
    "plan",
    "group",
    "label",
    "case",
    "quotes",
];
/// Attributes that only quizzes in lessons have.
pub const OF_QUIZZES: [&str; 6] = ["pass", "attempts", "feedback", "shuffle", "show", "confidence"];
/// Attributes that scenes have. `quotes` belongs to questions, too.
pub const OF_SCENES: [&str; 2] = ["outcome", "quotes"];

/// The attributes of one heading.
pub struct Attributes<'a> {
    pub path: &'a CoursePath,
    pub text: &'a str,
    /// The place of the whole heading.
    pub heading: Span,
    pub id: Option<String>,
    pub classes: Vec<String>,
    pub values: Vec<(String, String)>,
}

impl<'a> Attributes<'a> {
    pub fn new(
        path: &'a CoursePath,
        text: &'a str,
        heading: Span,
        id: Option<&CowStr<'_>>,
        classes: &[CowStr<'_>],
        attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
    ) -> Attributes<'a> {
        // An attribute without a value is reported with the heading.
        let values = attributes.iter().filter_map(|(key, value)| {
            let value = value.as_ref().filter(|value| !value.is_empty())?;
            Some((key.to_string(), value.to_string()))
        });
        Attributes {
            path,
            text,
            heading,
            id: id.map(ToString::to_string),
            classes: classes.iter().map(ToString::to_string).collect(),
            values: values.collect(),
        }
    }

    pub fn has(&self, class: &str) -> bool {
        self.classes.iter().any(|other| other == class)
    }

    /// The place, within the braces, of the word that begins with `written`; the whole heading when
    /// it cannot be found.
    pub fn span_of(&self, written: &str) -> Span {
        let range = self.heading.range();
        let slice = &self.text[range.clone()];
        let braces = slice.rfind('{').unwrap_or(0);
        let found = slice[braces..].match_indices(written).map(|(at, _)| braces + at);
        let whole = |at: &usize| {
            let before = slice[..*at].chars().next_back();
            let after = slice[at + written.len()..].chars().next();
            let is_start = before.is_none_or(|c| c == '{' || c.is_whitespace());
            is_start && after.is_none_or(|c| c == '}' || c == '=' || c.is_whitespace())
        };
        match found.into_iter().find(whole) {
            Some(at) => Span::new(range.start + at..range.start + at + written.len()),
            None => self.heading,
        }
    }

    /// The value of `key`, with the place of key and value.
    pub fn get(&self, key: &str) -> Option<Spanned<&str>> {
        let (_, value) = self.values.iter().find(|(name, _)| name == key)?;
        Some(Spanned::new(value, self.span_of(&format!("{key}={value}"))))
    }

    /// The value of `key`, with the place of the value alone; of both when it cannot be found.
    pub fn value(&self, key: &str) -> Option<Spanned<String>> {
        let found = self.get(key)?;
        let end = found.span.range().end;
        let exact = Span::new(end.saturating_sub(found.value.len())..end);
        let is_exact = self.text.get(exact.range()) == Some(found.value);
        Some(Spanned::new(found.value.to_owned(), if is_exact { exact } else { found.span }))
    }

    /// The names in the value of `key`, which are separated by commas, each with its place.
    pub fn list(&self, key: &str) -> Vec<Spanned<String>> {
        let Some(found) = self.get(key) else { return Vec::new() };
        let first = found.span.range().end - found.value.len();
        let is_exact = self.text.get(first..found.span.range().end) == Some(found.value);
        let mut at = 0;
        let mut names = Vec::new();
        for part in found.value.split(',') {
            let name = part.trim();
            let start = first + at + (part.len() - part.trim_start().len());
            at += part.len() + 1;
            if !name.is_empty() {
                let span = match is_exact {
                    true => Span::new(start..start + name.len()),
                    false => found.span,
                };
                names.push(Spanned::new(name.to_owned(), span));
            }
        }
        names
    }

    /// The value of `key` as a name of lower-case letters, digits and hyphens. Any other value is
    /// reported.
    pub fn name(&self, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
        let found = self.get(key)?;
        if !is_key(found.value) {
            let message = format!("`{key}` cannot be `{}`", found.value);
            let near = anchor(found.value);
            let near = Some(near.as_str()).filter(|near| is_key(near));
            let place = Place::new(self.path, found.span);
            diagnostics.push(
                Diagnostic::new(&codes::INVALID_ATTRIBUTE, place, message)
                    .help("write lower-case letters, digits and hyphens")
                    .fix(self.respelled(&found, near)),
            );
            return None;
        }
        Some(Spanned::new(found.value.to_owned(), found.span))
    }

    fn fault(&self, span: Span, message: String, help: &str, diagnostics: &mut Vec<Diagnostic>) {
        let place = Place::new(self.path, span);
        diagnostics.push(Diagnostic::new(&codes::INVALID_ATTRIBUTE, place, message).help(help));
    }

    /// The edit after which the attribute `found` has the value `near`; `None` when there is no
    /// such value, or the attribute cannot be found in the text.
    pub fn respelled(&self, found: &Spanned<&str>, near: Option<&str>) -> Option<Edit> {
        let end = found.span.range().end;
        let value = end.checked_sub(found.value.len())?..end;
        let is_found = self.text.get(value.clone()) == Some(found.value);
        near.filter(|_| is_found).map(|near| Edit::replace(Span::new(value), near))
    }

    /// The value of `key` as a number that `fits`. Any other value is reported.
    pub fn number(
        &self,
        key: &str,
        fits: impl Fn(f64) -> bool,
        help: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<f64> {
        let found = self.get(key)?;
        let number =
            found.value.parse::<f64>().ok().filter(|number| number.is_finite() && fits(*number));
        if number.is_none() {
            let message = format!("`{key}` cannot be `{}`", found.value);
            let plain = found.value.trim_matches(['"', '\'', '“', '”', '„', '‘', '’']);
            let is_number = plain.parse::<f64>().is_ok_and(|n| n.is_finite() && fits(n));
            let place = Place::new(self.path, found.span);
            diagnostics.push(
                Diagnostic::new(&codes::INVALID_ATTRIBUTE, place, message)
                    .help(help)
                    .fix(self.respelled(&found, Some(plain).filter(|_| is_number))),
            );
        }
        number
    }

    /// The value of `key` as a whole number of at least `least`. Any other value is reported.
    pub fn count(&self, key: &str, least: u32, diagnostics: &mut Vec<Diagnostic>) -> Option<u32> {
        let help =
            format!("write a whole number of at least {least}, as in `{key}={}`", least.max(2));
        let fits = |number: f64| {
            number.fract() == 0.0 && number >= f64::from(least) && number <= 1_000_000.0
        };
        self.number(key, fits, &help, diagnostics).map(|number| number as u32)
    }

    pub fn feedback(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Feedback> {
        let found = self.get("feedback")?;
        let feedback = Feedback::of(found.value);
        if feedback.is_none() {
            let message = format!("`feedback` cannot be `{}`", found.value);
            let near = slip(found.value, ["each", "end", "pass", "never"]);
            let place = Place::new(self.path, found.span);
            diagnostics.push(
                Diagnostic::new(&codes::INVALID_ATTRIBUTE, place, message)
                    .help("write `each`, `end`, `pass` or `never`")
                    .fix(self.respelled(&found, near)),
            );
        }
        feedback
    }

    pub fn thinking(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<Thinking> {
        let found = self.get("level")?;
        let known = Thinking::ALL.into_iter().find(|level| level.word() == found.value);
        if known.is_some() {
            return known;
        }
        let names = || Thinking::ALL.into_iter().map(Thinking::word);
        let place = Place::new(self.path, found.span);
        let message = format!("there is no level `{}`", found.value);
        let diagnostic = Diagnostic::new(&codes::INVALID_ATTRIBUTE, place, message);
        // Other names for the same levels.
        let same = match found.value {
            "remember" => Some("recall"),
            "analyze" => Some("analyse"),
            _ => None,
        };
        let near = same.or_else(|| did_you_mean(found.value, names()));
        let certain = same.or_else(|| slip(found.value, names()));
        let diagnostic = diagnostic.fix(self.respelled(&found, certain));
        diagnostics.push(match near {
            Some(near) => diagnostic.suggest(Some(near)),
            None => diagnostic.help(format!("the levels are {}", quoted(names(), "and"))),
        });
        None
    }

    /// The value of `key` as `true` or `false`. Any other value is reported.
    pub fn boolean(&self, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<bool> {
        let found = self.get(key)?;
        let meant = match &*found.value.to_lowercase() {
            "yes" | "on" | "true" => Some("true"),
            "no" | "off" | "false" => Some("false"),
            _ => None,
        };
        match found.value {
            "true" => return Some(true),
            "false" => return Some(false),
            _ => {}
        }
        let message = format!("`{key}` cannot be `{}`", found.value);
        diagnostics.push(
            Diagnostic::new(&codes::INVALID_ATTRIBUTE, Place::new(self.path, found.span), message)
                .help("write `true` or `false`")
                .fix(self.respelled(&found, meant)),
        );
        None
    }

    /// The setting in `.shuffle` or `.fixed`, or in `shuffle=true` on a quiz.
    pub fn shuffle(&self, diagnostics: &mut Vec<Diagnostic>) -> Option<bool> {
        if self.has("shuffle") && self.has("fixed") {
            let message = "`.shuffle` and `.fixed` contradict each other".to_owned();
            self.fault(self.span_of(".fixed"), message, "delete one of them", diagnostics);
        }
        let said = self.boolean("shuffle", diagnostics);
        if said.is_some() {
            return said;
        }
        match (self.has("shuffle"), self.has("fixed")) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }

    /// Reports attributes that have no meaning on `what`, and those that are given twice.
    pub fn only(&self, known: &[&[&str]], what: &str, diagnostics: &mut Vec<Diagnostic>) {
        for class in ["shuffle", "fixed"] {
            if known.is_empty() && self.has(class) {
                let message = format!("`.{class}` has no meaning on {what}");
                let help = "it belongs to the heading of a question or of a `.quiz`";
                self.fault(self.span_of(&format!(".{class}")), message, help, diagnostics);
            }
        }
        for (at, (key, _)) in self.values.iter().enumerate() {
            if self.values[..at].iter().any(|(other, _)| other == key) {
                let message = format!("`{key}` stands there twice");
                self.fault(self.span_of(key), message, "delete one of them", diagnostics);
            }
            let all = [&OF_QUESTIONS[..], &OF_QUIZZES, &OF_SCENES];
            let is_other = all.iter().any(|keys| keys.contains(&key.as_str()));
            if is_other && !known.iter().any(|known| known.contains(&key.as_str())) {
                let message = format!("`{key}` has no meaning on {what}");
                let help = if OF_QUESTIONS.contains(&key.as_str()) {
                    "it belongs to the heading of a question"
                } else if OF_QUIZZES.contains(&key.as_str()) {
                    "it belongs to the heading of a `.quiz`, or to the front matter of a quiz page"
                } else {
                    "it belongs to the heading of an `.ending` in a scenario"
                };
                self.fault(self.span_of(key), message, help, diagnostics);
            }
        }
    }
}
