//! The front matter of a survey page (`*.survey.md`).

use toml::de::DeValue;

use crate::model::scenario::Operator;
use crate::model::survey::{Bound, Dimension, Measure, Profile, Rule, SurveySettings};
use crate::parse::manifest::unknown_name;
use crate::parse::table::Table;
use crate::text::span::Spanned;

/// The keys that only the front matter of a survey page has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurveyFront {
    /// What the survey measures, and how.
    pub settings: SurveySettings,
    /// The key of the survey that the results are compared with.
    pub compare: Option<Spanned<String>>,
}

/// Reads the keys that only the front matter of a survey page has.
pub fn survey_front(table: &mut Table<'_, '_>, smart_punctuation: bool) -> SurveyFront {
    let scale = table.texts("scale");
    for (at, word) in scale.iter().enumerate() {
        if scale[..at].iter().any(|other| other.value == word.value) {
            let message = format!("the scale has `{}` twice", word.value);
            table.fault(word.span, message, "give each answer a word of its own");
        }
    }
    let dimensions = table.tables("dimension", |table| {
        let id = table.text("id");
        let title = table.title(id.as_ref(), smart_punctuation).to_string();
        let least = table.integer("least").and_then(|least| usize::try_from(least.value).ok());
        table.finish();
        Some(Dimension { id: id?, title, least })
    });
    let profiles =
        table.tables("profile", |table| profile(table, &dimensions, false, smart_punctuation));
    let remarks =
        table.tables("remark", |table| profile(table, &dimensions, true, smart_punctuation));
    let lowest = table.integer("lowest").and_then(|lowest| usize::try_from(lowest.value).ok());
    let settings = SurveySettings {
        scale: scale.into_iter().map(|word| word.value).collect(),
        dimensions,
        profiles,
        remarks,
        mixed: table.boolean("mixed").unwrap_or_default(),
        lowest: lowest.unwrap_or_default(),
        observer: table.texts("observer"),
    };
    SurveyFront { settings, compare: table.text("compare") }
}

/// Reads a profile or, with `is_remark`, a remark.
fn profile(
    table: &mut Table<'_, '_>,
    dimensions: &[Dimension],
    is_remark: bool,
    smart_punctuation: bool,
) -> Option<Profile> {
    let id = table.text("id");
    let title = table.title(id.as_ref(), smart_punctuation).to_string();
    let when = table.table("when", |table| {
        let mut rules = Vec::new();
        for (name, value) in table.entries() {
            let bounds = match value.value {
                DeValue::String(text) => bounds(text),
                _ => None,
            };
            match bounds {
                Some(bounds) => {
                    let measure = measure(table, &name, dimensions, is_remark);
                    rules.extend(measure.map(|measure| Rule { measure, bounds }));
                }
                None => table.fault(
                    value.span,
                    format!("`{}` needs a comparison in quotes", name.value),
                    "write one of `<`, `<=`, `>`, `>=`, `==`, `!=` and a number, as in `\">= 3.5\"` or `\">= 2 and < 3.5\"`",
                ),
            }
        }
        rules
    });
    table.finish();
    Some(Profile { id: id?, title, when: when.unwrap_or_default() })
}

/// The number of a result that is called `name`. Reports an unknown name.
fn measure(
    table: &mut Table<'_, '_>,
    name: &Spanned<String>,
    dimensions: &[Dimension],
    is_remark: bool,
) -> Option<Measure> {
    let names = || dimensions.iter().map(|dimension| dimension.id.value.as_str());
    if let Some(found) = names().position(|known| known == name.value) {
        return Some(Measure::Mean(found));
    }
    let is_gap = name.value == Measure::GAP;
    if is_gap && is_remark {
        return Some(Measure::Gap);
    }
    let diagnostic = unknown_name(table.path(), name, "dimension", names());
    table.report(if is_gap {
        diagnostic
            .help("profiles go by dimensions; for the difference of means write a `[[remark]]`")
    } else {
        diagnostic
    });
    None
}

/// Reads bounds such as `>= 2 and < 3.5`.
fn bounds(text: &str) -> Option<Vec<Bound>> {
    let bound = |part: &str| {
        let part = part.trim();
        let (sign, operator) =
            Operator::ALL.into_iter().find(|(sign, _)| part.starts_with(sign))?;
        let value =
            part[sign.len()..].trim().parse().ok().filter(|value: &f64| value.is_finite())?;
        Some(Bound { operator, value })
    };
    text.split(" and ").map(bound).collect()
}
