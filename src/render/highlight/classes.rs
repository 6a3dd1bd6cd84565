//! The classes of scopes.
//!
//! syntect does the mapping itself, because the table is a syntect theme whose “colours” are the
//! numbers of the classes.

use std::str::FromStr;

use syntect::highlighting::{
    Color, Highlighter, ScopeSelectors, StyleModifier, Theme, ThemeItem, ThemeSettings,
};
use syntect::parsing::{ClearAmount, Scope};

/// Scope selectors with their class. A later row wins only if it is more specific.
pub const CLASSES: [(&str, &str); 29] = [
    ("comment", "hl-comment"),
    ("keyword, storage, storage.type, storage.modifier", "hl-keyword"),
    ("keyword.operator", "hl-operator"),
    (
        "entity.name.type, entity.name.class, support.type, support.class, entity.other.inherited-class",
        "hl-type",
    ),
    ("string, constant.other.symbol", "hl-string"),
    ("constant.numeric", "hl-number"),
    ("constant, constant.language, variable.language", "hl-constant"),
    ("constant.character.escape", "hl-constant"),
    (
        "entity.name.function, support.function, variable.function, meta.function-call.generic",
        "hl-function",
    ),
    ("variable.parameter", "hl-variable"),
    ("entity.name.tag", "hl-tag"),
    ("entity.other.attribute-name", "hl-attribute"),
    (
        "support.type.property-name, meta.property-name, entity.name.tag.yaml, entity.name.tag.toml",
        "hl-attribute",
    ),
    ("markup.inserted", "hl-inserted"),
    ("markup.deleted", "hl-deleted"),
    ("markup.heading, entity.name.section", "hl-heading"),
    ("markup.italic", "hl-emphasis"),
    ("markup.bold", "hl-strong"),
    ("markup.underline.link", "hl-link"),
    ("invalid", "hl-error"),
    ("punctuation.definition.string", "hl-string"),
    ("punctuation.definition.comment", "hl-comment"),
    ("punctuation.definition.heading", "hl-heading"),
    ("keyword.control", "hl-keyword"),
    ("keyword.other", "hl-keyword"),
    ("entity.name.function.macro, support.macro", "hl-function"),
    ("meta.diff.header, meta.diff.range", "hl-comment"),
    ("entity.name.struct, entity.name.enum, entity.name.trait", "hl-type"),
    ("entity.name.constant", "hl-constant"),
];

/// The number of a class in [`CLASSES`], counted from 1, or 0.
pub type Class = u8;

/// The name of a class; `None` for 0.
pub fn name(class: Class) -> Option<&'static str> {
    let index = usize::from(class).checked_sub(1)?;
    CLASSES.get(index).map(|(_, name)| *name)
}

/// The table as syntect reads it.
pub struct Classes {
    theme: Theme,
}

impl Classes {
    pub fn new() -> Classes {
        let scopes = CLASSES
            .iter()
            .enumerate()
            .filter_map(|(index, (selectors, _))| {
                let scope = ScopeSelectors::from_str(selectors).ok()?;
                let foreground = Some(marker(index + 1));
                let style = StyleModifier { foreground, background: None, font_style: None };
                Some(ThemeItem { scope, style })
            })
            .collect();
        let settings = ThemeSettings { foreground: Some(marker(0)), ..ThemeSettings::default() };
        Classes { theme: Theme { name: None, author: None, settings, scopes } }
    }

    /// The class that a scope has by itself.
    pub fn of(&self, scope: Scope) -> Class {
        self.of_all(&[scope])
    }

    /// The class of a place with these scopes, from the outermost to the innermost.
    pub fn of_all(&self, scopes: &[Scope]) -> Class {
        Highlighter::new(&self.theme).style_for_stack(scopes).foreground.r
    }
}

/// The number of a class, as a colour.
fn marker(number: usize) -> Color {
    Color { r: u8::try_from(number).unwrap_or(0), g: 0, b: 0, a: 255 }
}

/// The classes of the scopes that a place in the code has, from the outermost to the innermost.
///
/// A place has the class of the innermost scope with one: no selector has so many parts that it
/// would outweigh a scope further inside.
#[derive(Default)]
pub struct Nested {
    classes: Vec<Class>,
    cleared: Vec<Vec<Class>>,
}

/// A change to the scopes.
#[derive(Clone, Copy, Debug)]
pub enum Change {
    Push(Class),
    Pop(usize),
    /// The outer scopes do not count until they are restored.
    Clear(ClearAmount),
    Restore,
}

impl Nested {
    /// The class of the place.
    pub fn class(&self) -> Class {
        self.classes.iter().rev().copied().find(|class| *class != 0).unwrap_or(0)
    }

    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Push(class) => self.classes.push(class),
            Change::Pop(count) => {
                self.classes.truncate(self.classes.len().saturating_sub(count));
            }
            Change::Clear(amount) => {
                let count = match amount {
                    ClearAmount::TopN(count) => count,
                    ClearAmount::All => self.classes.len(),
                };
                let left = self.classes.len().saturating_sub(count);
                self.cleared.push(self.classes.split_off(left));
            }
            Change::Restore => self.classes.extend(self.cleared.pop().unwrap_or_default()),
        }
    }
}
