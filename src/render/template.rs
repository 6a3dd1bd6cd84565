//! The template engine: templates of a theme, and the function `t` that gives interface strings.

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, Tera, TeraResult, Value};

use crate::theme::Theme;
use crate::theme::strings::{Argument, Strings};

/// A template that cannot be used.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct TemplateError {
    /// What the template engine says.
    pub message: String,
    /// Where, when it knows.
    pub place: Option<TemplatePlace>,
}

/// A place in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplatePlace {
    /// The template's name.
    pub template: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 0.
    pub column: usize,
}

impl From<tera::Error> for TemplateError {
    fn from(error: tera::Error) -> TemplateError {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => TemplateError {
                message: format!("`{}`: {}", report.filename(), report.message()),
                place: Some(TemplatePlace {
                    template: report.filename().to_owned(),
                    line: report.span().start_line,
                    column: report.span().start_col,
                }),
            },
            _ => TemplateError { message: error.to_string(), place: None },
        }
    }
}

impl TemplateError {
    /// All faults in one error of the engine, which gives those that it finds between templates
    /// together, as the text of their reports: `error: MESSAGE`, then ` --> TEMPLATE:LINE:COLUMN`.
    fn all(error: tera::Error) -> Vec<TemplateError> {
        let ErrorKind::Msg(text) = error.kind() else { return vec![error.into()] };
        let mut faults: Vec<TemplateError> = Vec::new();
        for line in text.lines() {
            if let Some(message) = line.strip_prefix("error: ") {
                faults.push(TemplateError { message: message.to_owned(), place: None });
            } else if let Some(place) = line.trim_start().strip_prefix("--> ")
                && let Some(fault) = faults.last_mut().filter(|fault| fault.place.is_none())
            {
                let mut parts = place.rsplitn(3, ':');
                let mut number = || parts.next().and_then(|part| part.trim().parse::<usize>().ok());
                let (column, line) = (number(), number());
                fault.place = line.zip(column).zip(parts.next()).map(|((line, column), name)| {
                    let column = column.saturating_sub(1);
                    TemplatePlace { template: name.trim().to_owned(), line, column }
                });
                if let Some(place) = &fault.place {
                    fault.message = format!("`{}`: {}", place.template, fault.message);
                }
            }
        }
        if faults.is_empty() { vec![error.into()] } else { faults }
    }
}

/// The templates of a theme, ready to be filled in.
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Prepares the templates of `theme`, which take their words from `strings`.
    ///
    /// # Errors
    /// When templates are not valid: all that is found wrong with them.
    pub fn new(theme: &Theme, strings: &Strings) -> Result<Templates, Vec<TemplateError>> {
        let mut tera = Tera::new();
        let strings = strings.clone();
        tera.register_function("t", move |kwargs: Kwargs, _: &tera::State| {
            translate(&strings, &kwargs)
        });
        tera.add_raw_templates(
            theme.templates.iter().map(|(name, text)| (name.as_str(), text.as_str())),
        )
        .map_err(TemplateError::all)?;
        Ok(Templates { tera })
    }

    /// The template `name` filled in with `view`.
    ///
    /// # Errors
    /// When the template asks for what the view does not have.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        let context = Context::from_serialize(view)?;
        Ok(self.tera.render(name, &context)?)
    }
}

fn translate(strings: &Strings, kwargs: &Kwargs) -> TeraResult<String> {
    let id: String = kwargs.must_get("id")?;
    let mut arguments = Vec::new();
    for name in [
        "count", "number", "title", "names", "version", "lessons", "minutes", "track", "day",
        "from", "to",
    ] {
        let Some(value) = kwargs.get::<Value>(name)? else { continue };
        let argument = match (value.as_str(), value.as_f64()) {
            (Some(text), _) => Argument::Text(text.to_owned()),
            (None, Some(number)) => Argument::Number(number),
            (None, None) => Argument::Text(value.to_string()),
        };
        arguments.push((name, argument));
    }
    Ok(strings.format(&id, &arguments))
}
