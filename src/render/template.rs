//! The template engine: templates of a theme, and the function `t` that gives interface strings.
//!
//! A page is one template. A part of the text of a page, such as a question or a callout, is a
//! component, which the writer of that text fills in by its name.

use std::hash::{Hash, Hasher};

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, Tera, TeraResult, Value};

use crate::render::foreign;
use crate::render::memo::{Key, key};
use crate::theme::Theme;
use crate::theme::strings::{Argument, Strings};

/// A template that cannot be used.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub struct TemplateError {
    /// The message of the template engine.
    pub message: String,
    /// The place of the fault; `None` when the engine does not know it.
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

impl TemplatePlace {
    /// The start of the template that defines the component `name`.
    fn of_component(name: &str) -> TemplatePlace {
        let template = format!("components/{}.html", name.replace('_', "-"));
        TemplatePlace { template, line: 1, column: 0 }
    }
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
    /// All faults in one error of the engine. The engine reports the faults that it finds between
    /// templates together, as text: `error: MESSAGE`, then ` --> TEMPLATE:LINE:COLUMN` for each.
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

/// The components that the text of a page is made of. Each takes one value, which has the name of
/// the component. It is defined in the template of that name below `components/`, with hyphens in
/// place of underscores.
pub const COMPONENTS: [&str; 14] = [
    "callout",
    "code",
    "figure",
    "footnotes",
    "gap",
    "key_question",
    "margin_note",
    "print_key",
    "question",
    "quiz",
    "scenario",
    "speech",
    "survey",
    "table",
];

/// The templates of a theme, ready to be filled in.
pub struct Templates {
    tera: Tera,
    /// The hash of all templates and of the strings that they use.
    key: Key,
}

impl Hash for Templates {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl Templates {
    /// Prepares the templates of `theme`, which take their texts from `strings`.
    ///
    /// # Errors
    /// When templates are not valid, with all faults that are found.
    pub fn new(theme: &Theme, strings: &Strings) -> Result<Templates, Vec<TemplateError>> {
        let mut tera = Tera::new();
        let hashed = key("strings", strings);
        let strings = strings.clone();
        tera.register_function("t", move |kwargs: Kwargs, _: &tera::State| {
            translate(&strings, &kwargs)
        });
        tera.add_raw_templates(
            theme.templates.iter().map(|(name, text)| (name.as_str(), text.as_str())),
        )
        .map_err(|error| {
            let faults = TemplateError::all(error).into_iter();
            faults
                .map(|fault| undefined_component(theme, &fault).unwrap_or(fault))
                .collect::<Vec<_>>()
        })?;
        let faults: Vec<TemplateError> =
            COMPONENTS.iter().filter_map(|name| component_fault(&tera, name)).collect();
        let key = key("templates", &(&theme.templates, &hashed));
        if faults.is_empty() { Ok(Templates { tera, key }) } else { Err(faults) }
    }

    /// The template `name` filled in with `view`.
    ///
    /// # Errors
    /// When the template uses a value that the view does not have.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        let context = Context::from_serialize(view)?;
        Ok(foreign::resolve(self.tera.render(name, &context)?))
    }

    /// Adds the component `name`, one of [`COMPONENTS`], to `html`, filled in with `view`.
    ///
    /// # Errors
    /// When the component uses a value that the view does not have. Nothing is added then.
    pub fn component(
        &self,
        name: &'static str,
        view: &impl Serialize,
        html: &mut String,
    ) -> Result<(), TemplateError> {
        let mut context = Context::new();
        context.insert_value(name, Value::try_from_serializable(view)?);
        let text = self.tera.render_component(name, &context, None, true).map_err(|error| {
            let error = TemplateError::from(error);
            // The engine gives no place for a value that the component does not take.
            let place = error.place.or_else(|| Some(TemplatePlace::of_component(name)));
            TemplateError { place, ..error }
        })?;
        html.push_str(&foreign::resolve(text));
        Ok(())
    }
}

/// The fault to report in place of one about an undefined component. If there is a template of the
/// component's name, that template is at fault and not the one that uses the component.
fn undefined_component(theme: &Theme, fault: &TemplateError) -> Option<TemplateError> {
    let name = fault.message.split_once("Unknown component `")?.1.split('`').next()?;
    let place = TemplatePlace::of_component(name);
    let message = format!("`{}`: there is no component `{name}`", place.template);
    let is_there = theme.templates.contains_key(&place.template);
    is_there.then_some(TemplateError { message, place: Some(place) })
}

/// The reason why the component `name` cannot be filled in: it is not defined, or it does not take
/// the one value that it is given. `None` when it can be filled in.
fn component_fault(tera: &Tera, name: &str) -> Option<TemplateError> {
    let message = match tera.get_component_definition(name) {
        None => format!("there is no component `{name}`"),
        Some(definition) => {
            let takes = definition.args().iter().any(|argument| argument.name() == name);
            let other = definition
                .args()
                .iter()
                .find(|argument| argument.name() != name && argument.is_required());
            match other {
                Some(other) => {
                    format!("the component `{name}` is not given `{}`", other.name())
                }
                None if !takes && definition.rest_param().is_none() => {
                    format!("the component `{name}` is given `{name}` and does not take it")
                }
                None => return None,
            }
        }
    };
    let place = TemplatePlace::of_component(name);
    Some(TemplateError { message: format!("`{}`: {message}", place.template), place: Some(place) })
}

/// The string that a template asks for. Every argument except the id is a value for the string.
fn translate(strings: &Strings, kwargs: &Kwargs) -> TeraResult<String> {
    let id: String = kwargs.must_get("id")?;
    let values = kwargs.iter().filter_map(|(name, value)| Some((name.as_str()?, value)));
    let arguments: Vec<(&str, Argument)> = values
        .filter(|(name, _)| *name != "id")
        .map(|(name, value)| {
            let argument = match (value.as_str(), value.as_f64()) {
                (Some(text), _) => Argument::Text(text.to_owned()),
                (None, Some(number)) => Argument::Number(number),
                (None, None) => Argument::Text(value.to_string()),
            };
            (name, argument)
        })
        .collect();
    let text = strings.asked(&id, &arguments).map_err(tera::Error::message)?;
    Ok(if strings.is_foreign(&id) { foreign::mark(&text) } else { text })
}
