//! TOML values as numbers and as the author's own data.

use toml::de::DeValue;

use crate::model::data::Data;

/// A TOML value as a number, if it is one.
pub fn as_number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(integer) => {
            i64::from_str_radix(integer.as_str(), integer.radix()).ok().map(|number| number as f64)
        }
        DeValue::Float(float) => float.as_str().parse().ok(),
        _ => None,
    }
}

/// A TOML value as data.
pub fn data(value: &DeValue<'_>) -> Data {
    match value {
        DeValue::String(text) => Data::Text(text.to_string()),
        DeValue::Integer(integer) => match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) => Data::Integer(number),
            Err(_) => Data::Text(integer.as_str().to_owned()),
        },
        DeValue::Float(float) => match float.as_str().parse() {
            Ok(number) => Data::Float(number),
            Err(_) => Data::Text(float.as_str().to_owned()),
        },
        DeValue::Boolean(boolean) => Data::Boolean(*boolean),
        DeValue::Datetime(datetime) => Data::Text(datetime.to_string()),
        DeValue::Array(items) => {
            Data::List(items.iter().map(|item| data(item.get_ref())).collect())
        }
        DeValue::Table(table) => {
            let mut entries: Vec<_> = table.iter().collect();
            entries.sort_by_key(|(key, _)| key.span().start);
            Data::Table(
                entries
                    .into_iter()
                    .map(|(key, value)| (key.get_ref().to_string(), data(value.get_ref())))
                    .collect(),
            )
        }
    }
}
