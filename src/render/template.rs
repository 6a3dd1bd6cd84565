//! The template engine: templates of a theme, and the function `t` that gives interface strings.
//!
//! A page is one template. A part of the text of a page, such as a question or a callout, is a
//! component, which the writer of that text fills in by its name.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, Tera, TeraResult, Value};

use crate::render::foreign;
use crate::render::memo::{Key, key};
use crate::render::template_faults::faults;
use crate::text::suggestion::did_you_mean;
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
    /// A line on what to change, if the message leaves that open.
    pub help: Option<String>,
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
    /// The length in bytes; 0 when it is not known.
    pub length: usize,
}

impl TemplatePlace {
    /// The start of the template that defines the component `name`.
    pub fn of_component(name: &str) -> TemplatePlace {
        let template = format!("components/{}.html", name.replace('_', "-"));
        TemplatePlace { template, line: 1, column: 0, length: 0 }
    }
}

impl From<tera::Error> for TemplateError {
    fn from(error: tera::Error) -> TemplateError {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let place = TemplatePlace {
                    template: report.filename().to_owned(),
                    line: report.span().start_line,
                    column: report.span().start_col,
                    length: 0,
                };
                let fault = undefined(report.message())
                    .unwrap_or_else(|| TemplateError::new(report.message()));
                let message = format!("`{}`: {}", report.filename(), fault.message);
                TemplateError { message, place: Some(place), ..fault }
            }
            _ => TemplateError::new(error.to_string()),
        }
    }
}

/// The fault of a value that a template does not have, with the nearest of those that it has. The
/// engine writes all of them into its message.
fn undefined(message: &str) -> Option<TemplateError> {
    let (what, all) = message.split_once("` is not defined. Available ")?;
    let name = what.split_once('`')?.1;
    let all: Vec<&str> = all.split_once(": ")?.1.split(", ").collect();
    let fault = TemplateError::new(format!("there is no value `{name}` here"));
    Some(match did_you_mean(name, all.iter().copied()) {
        Some(near) => fault.suggest(Some(near)),
        None => fault.help(format!("the values are `{}`", all.join("`, `"))),
    })
}

impl TemplateError {
    /// A fault with this message, whose place is not known.
    pub fn new(message: impl Into<String>) -> TemplateError {
        TemplateError { message: message.into(), place: None, help: None }
    }

    /// Adds a line on what to change.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> TemplateError {
        TemplateError { help: Some(help.into()), ..self }
    }

    /// Adds `did you mean …` when there is a suggestion.
    #[must_use]
    pub fn suggest(self, suggestion: Option<&str>) -> TemplateError {
        match suggestion {
            Some(suggestion) => self.help(format!("did you mean `{suggestion}`?")),
            None => self,
        }
    }
}

/// The components that the text of a page is made of. Each takes one value, which has the name of
/// the component. It is defined in the template of that name below `components/`, with hyphens in
/// place of underscores.
pub const COMPONENTS: [&str; 15] = [
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
    "recall",
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
    /// Prepares the templates of `theme`, which take their texts from `strings`. `own` has the names
    /// of those that the course brings.
    ///
    /// # Errors
    /// When templates are not valid, with all faults that are found.
    pub fn new(
        theme: &Theme,
        own: &BTreeSet<String>,
        strings: &Strings,
    ) -> Result<Templates, Vec<TemplateError>> {
        let mut tera = Tera::new();
        let hashed = key("strings", strings);
        let strings = strings.clone();
        tera.register_function("t", move |kwargs: Kwargs, _: &tera::State| {
            translate(&strings, &kwargs)
        });
        tera.add_raw_templates(
            theme.templates.iter().map(|(name, text)| (name.as_str(), text.as_str())),
        )
        .map_err(|error| faults(theme, own, error))?;
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
    let message = format!("`{}`: {message}", place.template);
    Some(TemplateError { place: Some(place), ..TemplateError::new(message) })
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
