//! The front matter of a scenario page (`*.scenario.md`).

use toml::de::DeValue;

use crate::model::scenario::{Good, Variable};
use crate::parse::picture::NamedPicture;
use crate::parse::table::Table;
use crate::parse::table::data::as_number;
use crate::text::span::Spanned;

/// The keys that only the front matter of a scenario page has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScenarioFront {
    /// The variables that choices change.
    pub variables: Vec<Variable>,
    /// The people who speak.
    pub speakers: Vec<NamedSpeaker>,
    /// The id of the first scene; `None` for the first one in the file.
    pub start: Option<Spanned<String>>,
    /// A note on content that may distress learners, shown before they start.
    pub content_note: Option<String>,
    /// Whether every scene has a way to stop.
    pub stop: bool,
    /// Whether learners may read it as text instead. Reading counts as much.
    pub text_route: bool,
    /// Whether a value could not be read, which is reported.
    pub has_faults: bool,
}

/// Someone who speaks in a scenario, as its author names them.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSpeaker {
    /// The name.
    pub name: Spanned<String>,
    /// The portrait.
    pub portrait: NamedPicture,
}

/// Reads the keys that only the front matter of a scenario page has.
pub fn scenario_front(table: &mut Table<'_, '_>) -> ScenarioFront {
    let known = table.faults();
    let variables = table.table("variables", |table| {
        let mut variables = Vec::new();
        for (name, value) in table.entries() {
            let plain = as_number(value.value);
            if plain.is_some_and(|start| !start.is_finite()) {
                table.fault(
                    value.span,
                    format!("`{}` needs a number that can be counted with", name.value),
                    "write a number such as `3`",
                );
                continue;
            }
            if let Some(start) = plain {
                variables.push(Variable {
                    name,
                    start,
                    min: None,
                    max: None,
                    label: None,
                    good: None,
                });
                continue;
            }
            if !matches!(value.value, DeValue::Table(_)) {
                table.fault(
                    value.span,
                    format!("`{}` needs a number to start with", name.value),
                    "write a number, or `{ start = 3, min = 0, max = 5, label = \"…\" }`",
                );
                continue;
            }
            let variable = table.entry(&name, &value, |table| {
                let start = table.number("start");
                let min = table.number("min").map(|number| number.value);
                let max = table.number("max").map(|number| number.value);
                let label = table.text("label").map(|text| text.value);
                let good = table.choice("good").and_then(|word| Good::named(&word.value));
                table.finish();
                let start = start.map_or(0.0, |number| number.value);
                if let Some((min, max)) = min.zip(max).filter(|(min, max)| min > max) {
                    table.fault(
                        value.span,
                        format!("`min` is {min} and `max` is {max}: no value lies between them"),
                        "exchange them",
                    );
                } else if min.is_some_and(|min| start < min) || max.is_some_and(|max| start > max) {
                    table.fault(
                        value.span,
                        format!("`{}` starts at {start}, outside of its range", name.value),
                        "let `start` lie between `min` and `max`",
                    );
                }
                Variable { name: name.clone(), start, min, max, label, good }
            });
            variables.extend(variable);
        }
        variables
    });
    let mut names: Vec<String> = Vec::new();
    let speakers = table.tables("speaker", |table| {
        let name = table.text("name");
        let (light, dark) = (table.text("portrait"), table.text("portrait_dark"));
        table.finish();
        let name = name?;
        if names.contains(&name.value) {
            let message = format!("two speakers are called `{}`", name.value);
            table.fault(name.span, message, "delete one, or give each a name of their own");
            return None;
        }
        names.push(name.value.clone());
        // The name is read from each line, so the portrait is a decoration.
        Some(NamedSpeaker {
            name,
            portrait: NamedPicture { light: light?, dark, alt: String::new() },
        })
    });
    ScenarioFront {
        speakers,
        variables: variables.unwrap_or_default(),
        start: table.text("start"),
        content_note: table.text("content_note").map(|text| text.value),
        stop: table.boolean("stop").unwrap_or_default(),
        text_route: table.boolean("text_route").unwrap_or_default(),
        has_faults: table.faults() > known || table.is_misspelt("variables"),
    }
}
