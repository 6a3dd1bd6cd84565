//! Data as other programs write it: YAML, TOML, JSON and the literals of JavaScript, read as one
//! type.
//!
//! Nothing here fails. What cannot be read is [`Value::Null`], so that one broken line of a
//! settings file costs that file, and not the course.

use saphyr::{LoadableYamlNode, Scalar, Yaml};

/// The maximum length of a settings file, in bytes. Longer ones are not read.
const MOST_BYTES: usize = 1 << 20;

/// The maximum number of references to other parts of a YAML file. Each repeats a part, so many of
/// them in each other would fill the memory.
const MOST_ALIASES: usize = 16;

/// A value of a settings file.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing, or something that is no data.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A text, or a number as it is written.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Names with values, in the order of the file.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// The value that belongs to `key`, or `Null`.
    pub fn get(&self, key: &str) -> &Value {
        const NULL: &Value = &Value::Null;
        self.entries().iter().find(|(name, _)| name == key).map_or(NULL, |(_, value)| value)
    }

    /// The text of a text or number that is not blank.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The items of a list; none for anything else.
    pub fn items(&self) -> &[Value] {
        match self {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The names and values of a map; none for anything else.
    pub fn entries(&self) -> &[(String, Value)] {
        match self {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The number that the text is.
    pub fn number(&self) -> Option<f64> {
        self.text()?.parse().ok()
    }

    /// Whether it is `true`.
    pub fn is_true(&self) -> bool {
        matches!(self, Value::Bool(true))
    }

    /// The texts of a list, or the one text.
    pub fn texts(&self) -> Vec<String> {
        match self.text() {
            Some(text) => vec![text.to_owned()],
            None => self.items().iter().filter_map(Value::text).map(str::to_owned).collect(),
        }
    }

    /// The value in TOML; `None` for nothing.
    pub fn to_toml(&self) -> Option<toml::Value> {
        Some(match self {
            Value::Null => return None,
            Value::Bool(is) => toml::Value::Boolean(*is),
            Value::Text(text) => match text.parse::<i64>() {
                Ok(number) if number.to_string() == *text => toml::Value::Integer(number),
                _ => toml::Value::String(text.clone()),
            },
            Value::List(items) => {
                toml::Value::Array(items.iter().filter_map(Value::to_toml).collect())
            }
            Value::Map(entries) => {
                let entries = entries.iter();
                let table =
                    entries.filter_map(|(key, value)| Some((key.clone(), value.to_toml()?)));
                toml::Value::Table(table.collect())
            }
        })
    }
}

/// Reads YAML.
pub fn yaml(text: &str) -> Value {
    let is_word = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric());
    let aliases = [" *", "[*", ",*"]
        .into_iter()
        .flat_map(|mark| text.match_indices(mark).map(move |(at, _)| at + mark.len()))
        .filter(|at| is_word(&text[*at..]))
        .count();
    if text.len() > MOST_BYTES || aliases > MOST_ALIASES && text.contains('&') {
        return Value::Null;
    }
    match Yaml::load_from_str(text) {
        Ok(documents) => documents.first().map(of_yaml).unwrap_or_default(),
        Err(_) => plain(text),
    }
}

fn of_yaml(yaml: &Yaml<'_>) -> Value {
    match yaml {
        Yaml::Value(scalar) => match scalar {
            Scalar::Null => Value::Null,
            Scalar::Boolean(is) => Value::Bool(*is),
            Scalar::Integer(number) => Value::Text(number.to_string()),
            Scalar::FloatingPoint(number) => Value::Text(number.to_string()),
            Scalar::String(text) => Value::Text(text.to_string()),
        },
        Yaml::Sequence(items) => Value::List(items.iter().map(of_yaml).collect()),
        Yaml::Mapping(map) => {
            let entries = map.iter().filter_map(|(key, value)| match of_yaml(key) {
                Value::Text(key) => Some((key, of_yaml(value))),
                Value::Bool(key) => Some((key.to_string(), of_yaml(value))),
                _ => None,
            });
            Value::Map(entries.collect())
        }
        Yaml::Tagged(_, inner) => of_yaml(inner),
        Yaml::Representation(text, ..) => Value::Text(text.to_string()),
        Yaml::Alias(_) | Yaml::BadValue => Value::Null,
    }
}

/// The lines `key: value` of YAML that is broken elsewhere.
fn plain(text: &str) -> Value {
    let entries = text.lines().filter_map(|line| {
        let (key, value) = line.split_once(':')?;
        let is_key = !key.is_empty()
            && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        let value = value.trim();
        let unquoted = ['"', '\''].into_iter().find_map(|quote| {
            value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote))
        });
        let value = unquoted.unwrap_or(value);
        (is_key && !value.is_empty()).then(|| (key.to_owned(), Value::Text(value.to_owned())))
    });
    Value::Map(entries.collect())
}

/// Reads TOML.
pub fn toml(text: &str) -> Value {
    if text.len() > MOST_BYTES {
        return Value::Null;
    }
    text.parse::<toml::Table>().map(|table| of_toml(&toml::Value::Table(table))).unwrap_or_default()
}

fn of_toml(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::Text(text.clone()),
        toml::Value::Boolean(is) => Value::Bool(*is),
        toml::Value::Array(items) => Value::List(items.iter().map(of_toml).collect()),
        toml::Value::Table(table) => {
            Value::Map(table.iter().map(|(key, value)| (key.clone(), of_toml(value))).collect())
        }
        other => Value::Text(other.to_string()),
    }
}

/// Reads JSON.
pub fn json(text: &str) -> Value {
    if text.len() > MOST_BYTES {
        return Value::Null;
    }
    serde_json::from_str(text).map(|value| of_json(&value)).unwrap_or_default()
}

fn of_json(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(is) => Value::Bool(*is),
        serde_json::Value::Number(number) => Value::Text(number.to_string()),
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Array(items) => Value::List(items.iter().map(of_json).collect()),
        serde_json::Value::Object(map) => {
            Value::Map(map.iter().map(|(key, value)| (key.clone(), of_json(value))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_reads_alike() {
        let expected = Value::Map(vec![
            ("a".to_owned(), Value::Text("1".to_owned())),
            ("b".to_owned(), Value::List(vec![Value::Text("x: y".to_owned()), Value::Bool(true)])),
        ]);
        assert_eq!(yaml("a: 1\nb:\n  - \"x: y\"\n  - true\n"), expected);
        assert_eq!(toml("a = 1\nb = [\"x: y\", true]\n"), expected);
        assert_eq!(json("{\"a\": 1, \"b\": [\"x: y\", true]}"), expected);
    }

    #[test]
    fn tags_of_other_programs_do_not_stop_the_reading() {
        let text = "site_name: A\nx: !!python/name:materialx.emoji.twemoji\nurl: !ENV [URL, 'b']\n";
        assert_eq!(yaml(text).get("site_name").text(), Some("A"));
    }

    #[test]
    fn a_broken_file_gives_what_its_lines_say() {
        assert_eq!(yaml("title: A: b\nx: [\n").get("title").text(), Some("A: b"));
        assert_eq!(toml("= 1"), Value::Null);
    }

    #[test]
    fn parts_that_repeat_each_other_are_not_read() {
        let mut text = "a: &a [x, x]\n".to_owned();
        for (one, other) in ('a'..'k').zip('b'..) {
            text.push_str(&format!("{other}: &{other} [*{one}, *{one}, *{one}]\n"));
        }
        assert_eq!(yaml(&text), Value::Null);
    }
}
