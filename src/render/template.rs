//! The template engine: templates of a theme, and the function `t` that gives interface strings.

use serde::Serialize;
use tera::{Context, Kwargs, Tera, TeraResult, Value};

use crate::theme::Theme;
use crate::theme::strings::{Argument, Strings};

/// A template that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct TemplateError {
    /// What the template engine says, with the template's name and place.
    pub message: String,
}

/// The templates of a theme, ready to be filled in.
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Prepares the templates of `theme`, which take their words from `strings`.
    ///
    /// # Errors
    /// When a template is not valid.
    pub fn new(theme: &Theme, strings: &Strings) -> Result<Templates, TemplateError> {
        let mut tera = Tera::new();
        let strings = strings.clone();
        tera.register_function("t", move |kwargs: Kwargs, _: &tera::State| {
            translate(&strings, &kwargs)
        });
        tera.add_raw_templates(
            theme.templates.iter().map(|(name, text)| (name.as_str(), text.as_str())),
        )
        .map_err(|error| TemplateError { message: error.to_string() })?;
        Ok(Templates { tera })
    }

    /// The template `name` filled in with `view`.
    ///
    /// # Errors
    /// When the template asks for what the view does not have.
    pub fn render(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        let failed = |error: tera::Error| TemplateError { message: error.to_string() };
        let context = Context::from_serialize(view).map_err(failed)?;
        self.tera.render(name, &context).map_err(failed)
    }
}

fn translate(strings: &Strings, kwargs: &Kwargs) -> TeraResult<String> {
    let id: String = kwargs.must_get("id")?;
    let mut arguments = Vec::new();
    for name in ["count", "number", "title", "names", "version", "lessons", "minutes"] {
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
