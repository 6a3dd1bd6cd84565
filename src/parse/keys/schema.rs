//! Writes JSON Schemas of the registry, for editors that complete and check TOML.
//!
//! The dialect is 2020-12, but only with keywords that draft 7 has with the same meaning. Some TOML
//! editors know no later draft and do not follow `$ref`, so every table is written where it is
//! used.
//!
//! A schema refuses nothing that the reader accepts. The reader refuses more, because some rules
//! are beyond a schema; whether a unit exists, for example, is known only to the compiler.

use serde_json::{Map, Value as Json, json};

use crate::diag::codes;
use crate::diag::severity::Level;
use crate::model::data::Data;
use crate::parse::keys::{Key, Keys, Value};
use crate::parse::table;
use crate::text::path::CoursePath;

/// The dialect of the schemas.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of the file or front matter `name`, which has the keys `keys`, as indented JSON with
/// a line end at the end.
pub fn schema(name: &str, keys: &'static Keys) -> String {
    let mut schema = table(keys);
    schema.insert("$schema".to_owned(), json!(DIALECT));
    schema.insert("title".to_owned(), json!(title(name)));
    schema.insert("description".to_owned(), json!(keys.about));
    format!("{:#}\n", Json::Object(schema))
}

/// The name of the file that holds the schema of `name`.
pub fn file_name(name: &str) -> String {
    format!("{name}.schema.json")
}

fn title(name: &str) -> String {
    match name {
        "course" => "course.toml of Coursemark".to_owned(),
        kind => format!("Front matter of Coursemark: {kind}"),
    }
}

fn table(keys: &'static Keys) -> Map<String, Json> {
    let properties: Map<String, Json> =
        keys.keys.iter().map(|key| (key.name.to_owned(), Json::Object(property(key)))).collect();
    let required: Vec<&str> =
        keys.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Json::Object(properties));
    schema.insert("additionalProperties".to_owned(), json!(false));
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema
}

fn property(key: &'static Key) -> Map<String, Json> {
    let mut schema = value(&key.value);
    schema.insert("description".to_owned(), json!(key.about));
    if let Some(default) = key.default.and_then(toml_value) {
        schema.insert("default".to_owned(), default);
    }
    if let Some(example) = toml_value(key.example) {
        schema.insert("examples".to_owned(), json!([example]));
    }
    schema
}

fn value(value: &'static Value) -> Map<String, Json> {
    let schema = match value {
        Value::Text(form) => json!({ "type": "string", "pattern": form.pattern() }),
        Value::Word(words) => json!({ "type": "string", "enum": words }),
        Value::Boolean => json!({ "type": "boolean" }),
        Value::Integer { least, most } => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Value::Number { least, most } => {
            json!({ "type": "number", "minimum": least, "maximum": most })
        }
        Value::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Value::Words(words) => {
            json!({ "type": "array", "items": { "type": "string", "enum": words } })
        }
        Value::Table(keys) => return table(keys),
        Value::Tables(keys) => json!({ "type": "array", "items": table(keys) }),
        Value::Map(inner) => {
            json!({ "type": "object", "additionalProperties": self::value(inner) })
        }
        Value::Levels => return levels(),
        Value::Either(kinds) => {
            let kinds: Vec<Json> =
                kinds.iter().map(|kind| Json::Object(self::value(kind))).collect();
            json!({ "anyOf": kinds })
        }
        Value::Data => json!({ "type": "object" }),
    };
    match schema {
        Json::Object(schema) => schema,
        _ => Map::new(),
    }
}

/// A property for each code whose severity may be changed.
fn levels() -> Map<String, Json> {
    let properties: Map<String, Json> = codes::ALL
        .iter()
        .filter(|code| !code.fixed)
        .map(|code| {
            let level = json!({
                "type": "string",
                "enum": Level::WORDS,
                "description": format!("{} `coursemark explain {}` says more.", code.summary(), code.name),
            });
            (code.name.to_owned(), level)
        })
        .collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Json::Object(properties));
    schema.insert("additionalProperties".to_owned(), json!(false));
    schema
}

/// A TOML value as JSON.
fn toml_value(text: &str) -> Option<Json> {
    let mut faults = Vec::new();
    let text = format!("extra = {{ value = {text} }}");
    let root = table::parse(&CoursePath::new("value"), &text, 0, &mut faults);
    let Data::Table(entries) = table::data::data(root.get("extra")?.get_ref()) else { return None };
    entries.into_iter().next().map(|(_, value)| json_of(value))
}

fn json_of(data: Data) -> Json {
    match data {
        Data::Text(text) => json!(text),
        Data::Integer(number) => json!(number),
        Data::Float(number) => json!(number),
        Data::Boolean(boolean) => json!(boolean),
        Data::List(items) => Json::Array(items.into_iter().map(json_of).collect()),
        Data::Table(entries) => {
            Json::Object(entries.into_iter().map(|(key, value)| (key, json_of(value))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::keys::ALL;

    #[test]
    fn defaults_and_examples_are_toml() {
        for (name, keys) in ALL {
            for key in keys.keys {
                assert!(toml_value(key.example).is_some(), "{name}: {}", key.name);
                assert!(
                    key.default.is_none_or(|it| toml_value(it).is_some()),
                    "{name}: {}",
                    key.name
                );
            }
        }
    }
}
