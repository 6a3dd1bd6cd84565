//! The front matter of a survey page (`*.survey.md`).

use toml::de::DeValue;

use crate::parse::table::Table;
use crate::text::span::Spanned;

/// What only a survey page's front matter has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurveyFront {
    /// The answers from least to most.
    pub scale: Vec<String>,
    /// What the statements measure.
    pub dimensions: Vec<Dimension>,
    /// The results a learner may get.
    pub profiles: Vec<Profile>,
    /// The key of the survey this one is compared with.
    pub compare: Option<Spanned<String>>,
}

/// What some of the statements measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// Its id, which a heading carries.
    pub id: Spanned<String>,
    /// Its title.
    pub title: String,
}

/// A result of a survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its id, which a heading carries.
    pub id: Spanned<String>,
    /// Its title.
    pub title: String,
    /// The condition on each dimension's mean, as it was written.
    pub when: Vec<(Spanned<String>, Spanned<String>)>,
}

/// Reads what only a survey page's front matter has.
pub fn survey_front(table: &mut Table<'_, '_>) -> SurveyFront {
    let scale = table.texts("scale");
    let dimensions = table.tables("dimension", |table| {
        let id = table.text("id");
        let title = table.text("title");
        table.finish();
        Some(Dimension { id: id?, title: title?.value })
    });
    let profiles = table.tables("profile", |table| {
        let id = table.text("id");
        let title = table.text("title");
        let when = table.table("when", |table| {
            let mut conditions = Vec::new();
            for (dimension, value) in table.entries() {
                match value.value {
                    DeValue::String(text) => {
                        conditions.push((dimension, Spanned::new(text.to_string(), value.span)));
                    }
                    _ => table.fault(
                        value.span,
                        format!("`{}` needs a condition in quotes", dimension.value),
                        "write a comparison, as in `managing = \">= 3.5\"`",
                    ),
                }
            }
            conditions
        });
        table.finish();
        Some(Profile { id: id?, title: title?.value, when: when.unwrap_or_default() })
    });
    SurveyFront {
        scale: scale.into_iter().map(|word| word.value).collect(),
        dimensions,
        profiles,
        compare: table.text("compare"),
    }
}
