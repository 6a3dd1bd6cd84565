//! All keys that authors may write in `course.toml` and between `+++`, as data.
//!
//! This registry is the only source. [`crate::parse::table::Table`] reads nothing else, and takes
//! from here what a key may hold and whether it is required. [`schema`] turns the same entries into
//! JSON Schemas, and the tests of the documentation into its tables.
//!
//! 1. [`course`] lists the tables of `course.toml`.
//! 2. [`page`] lists the front matter of each kind of page.
//!
//! To add a key, write it here and read it in the reader. If one of the two is missing, the first
//! test that reads such a file fails.

pub mod course;
pub mod form;
pub mod page;
pub mod schema;

use crate::model::page::PageKind;
use crate::parse::keys::form::Form;

/// The keys of a table.
#[derive(Debug)]
pub struct Keys {
    /// One sentence, in Markdown, about the purpose of the table.
    pub about: &'static str,
    /// The keys in the order in which the documentation shows them.
    pub keys: &'static [Key],
    /// Names that authors might use by mistake, each with what to do instead.
    pub misnomers: &'static [(&'static str, &'static str)],
}

impl Keys {
    /// The entry for the key `name`, if the table has one.
    pub fn get(&'static self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The key that `help`, the advice on a misnomer, names as what to write instead; `None` when it
    /// asks for more than another name.
    pub fn meant(&'static self, help: &str) -> Option<&'static str> {
        let name = help.strip_prefix("write `")?.strip_suffix('`')?;
        self.get(name).map(|key| key.name)
    }

    /// The names of the keys, in their order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.keys.iter().map(|key| key.name)
    }
}

/// The entry for one key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// The values it may hold.
    pub value: Value,
    /// Whether the table needs it.
    pub required: bool,
    /// The value when the key is left out, as TOML, if it is always the same.
    pub default: Option<&'static str>,
    /// Its meaning, in one or two sentences for authors, in Markdown.
    pub about: &'static str,
    /// A value as authors would write it, as TOML on one line.
    pub example: &'static str,
}

/// The values that a key may hold.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// Text of a particular form.
    Text(Form),
    /// One of these words.
    Word(&'static [&'static str]),
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer {
        /// The minimum, which is allowed.
        least: i64,
        /// The maximum, which is allowed.
        most: i64,
    },
    /// A number, with or without a fraction.
    Number {
        /// The minimum, which is allowed.
        least: f64,
        /// The maximum, which is allowed.
        most: f64,
    },
    /// A list of texts.
    Texts,
    /// A list of some of these words.
    Words(&'static [&'static str]),
    /// A table with these keys.
    Table(&'static Keys),
    /// A list of tables with these keys.
    Tables(&'static Keys),
    /// A table with keys that the author chooses, each with a value of this kind.
    Map(&'static Value),
    /// A table that sets the severity of codes.
    Levels,
    /// A value of one of these kinds.
    Either(&'static [Value]),
    /// A table with anything in it.
    Data,
}

impl Value {
    /// The possible kinds of value: the value itself, unless it is [`Value::Either`].
    pub fn kinds(&'static self) -> &'static [Value] {
        match self {
            Value::Either(kinds) => kinds,
            other => std::slice::from_ref(other),
        }
    }
}

/// `course.toml` and the front matter of every kind of page, by their names in `coursemark schema`.
pub const ALL: [(&str, &Keys); 11] = [
    ("course", &course::COURSE),
    ("lesson", &page::LESSON),
    ("unit", &page::UNIT),
    ("front", &page::FRONT),
    ("quiz", &page::QUIZ),
    ("scenario", &page::SCENARIO),
    ("survey", &page::SURVEY),
    ("handout", &page::HANDOUT),
    ("glossary", &page::GLOSSARY),
    ("prompts", &page::PROMPTS),
    ("page", &page::PAGE),
];

/// The keys of the front matter of this kind of page.
pub fn of_page(kind: PageKind) -> &'static Keys {
    match kind {
        PageKind::Front => &page::FRONT,
        PageKind::Unit => &page::UNIT,
        PageKind::Lesson => &page::LESSON,
        PageKind::Quiz => &page::QUIZ,
        PageKind::Scenario => &page::SCENARIO,
        PageKind::Survey => &page::SURVEY,
        PageKind::Handout => &page::HANDOUT,
        PageKind::Glossary => &page::GLOSSARY,
        PageKind::Prompts => &page::PROMPTS,
        PageKind::Page => &page::PAGE,
    }
}

/// A key that the table needs.
const fn required(
    name: &'static str,
    value: Value,
    example: &'static str,
    about: &'static str,
) -> Key {
    Key { name, value, required: true, default: None, about, example }
}

/// A key that may be left out.
const fn optional(
    name: &'static str,
    value: Value,
    example: &'static str,
    about: &'static str,
) -> Key {
    Key { name, value, required: false, default: None, about, example }
}

/// A key that has the value `default` when it is left out.
const fn defaulting(
    name: &'static str,
    value: Value,
    default: &'static str,
    example: &'static str,
    about: &'static str,
) -> Key {
    Key { name, value, required: false, default: Some(default), about, example }
}

/// Text of any form.
const TEXT: Value = Value::Text(Form::Any);
/// A line of inline Markdown.
const INLINE: Value = Value::Text(Form::Inline);

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, keys: &'static Keys) {
        assert!(keys.about.ends_with('.'), "{path}: {}", keys.about);
        for key in keys.keys {
            let path = format!("{path}.{}", key.name);
            assert!(key.about.ends_with('.'), "{path}: {}", key.about);
            assert_eq!(
                keys.keys.iter().filter(|other| other.name == key.name).count(),
                1,
                "{path}"
            );
            assert!(!key.required || key.default.is_none(), "{path}");
            for kind in key.value.kinds() {
                match kind {
                    Value::Table(inner) | Value::Tables(inner) => check(&path, inner),
                    Value::Map(Value::Table(inner)) => check(&path, inner),
                    _ => {}
                }
            }
        }
        for (name, help) in keys.misnomers {
            assert!(keys.get(name).is_none(), "{path}: {name} is a key here");
            assert!(!help.ends_with('.'), "{path}: {help}");
        }
    }

    #[test]
    fn the_registry_is_whole() {
        for (name, keys) in ALL {
            check(name, keys);
        }
    }
}
