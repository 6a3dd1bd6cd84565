//! Writes the registry as Markdown, for the documentation.

use coursemark::internals::diag::severity::Level;
use coursemark::internals::parse::keys::course::COURSE;
use coursemark::internals::parse::keys::form::Form;
use coursemark::internals::parse::keys::page::SCENARIO;
use coursemark::internals::parse::keys::{Key, Keys, Value};
use coursemark::internals::text::list::{joined, quoted};

/// A table that an author may write.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its header in TOML, such as `[[objective]]`, with capitals for a name that the author
    /// chooses. Empty for the keys at the top of the file.
    pub header: String,
    /// Its keys.
    pub keys: &'static Keys,
}

/// The table `keys` and every table in it, in the order of the documentation.
pub fn sections(keys: &'static Keys) -> Vec<Section> {
    let mut all = vec![Section { header: String::new(), keys }];
    collect("", keys, &mut all);
    all
}

fn collect(prefix: &str, keys: &'static Keys, all: &mut Vec<Section>) {
    for key in keys.keys {
        let path = format!("{prefix}{}", key.name);
        for kind in key.value.kinds() {
            let (path, header, keys) = match kind {
                Value::Table(keys) => (path.clone(), format!("[{path}]"), keys),
                Value::Tables(keys) => (path.clone(), format!("[[{path}]]"), keys),
                Value::Map(inner) => {
                    let table = inner.kinds().iter().find_map(|kind| match kind {
                        Value::Table(keys) => Some(keys),
                        _ => None,
                    });
                    let Some(keys) = table else { continue };
                    let path = format!("{path}.{}", key.name.to_uppercase());
                    (path.clone(), format!("[{path}]"), keys)
                }
                _ => continue,
            };
            all.push(Section { header, keys });
            collect(&format!("{path}."), keys, all);
        }
    }
}

/// A Markdown table with a row for each key: its name, its values and its meaning.
pub fn markdown(keys: &Keys) -> String {
    let mut text = "| Key | Value | Meaning |\n| --- | --- | --- |\n".to_owned();
    for key in keys.keys {
        text.push_str(&row(key));
    }
    text
}

fn row(key: &Key) -> String {
    let need = match key.default {
        _ if key.required => "; required".to_owned(),
        Some(default) => format!("; `{default}` when left out"),
        None => String::new(),
    };
    // A bar would end the cell, even in code.
    let cell = |text: &str| text.replace('|', "\\|");
    format!(
        "| `{}` | {}{} | {} For example `{} = {}`. |\n",
        key.name,
        cell(&kind(&key.value)),
        cell(&need),
        cell(key.about),
        key.name,
        cell(key.example),
    )
}

/// The values that a key may hold, in words.
fn kind(value: &Value) -> String {
    match value {
        Value::Text(Form::Any) => "text".to_owned(),
        Value::Text(Form::Inline) => "text, with code and emphasis as in Markdown".to_owned(),
        Value::Text(Form::Key) => "lower-case letters, digits and single hyphens".to_owned(),
        Value::Text(Form::Language) => "language tag".to_owned(),
        Value::Text(Form::Address) => "address".to_owned(),
        Value::Text(Form::Folder) => "name of a folder".to_owned(),
        Value::Text(Form::Link | Form::Receiver) => {
            "address, with `https:` or `mailto:`".to_owned()
        }
        Value::Text(Form::Picture) => "path of a picture in the course".to_owned(),
        Value::Word(words) => words_in_quotes(words),
        Value::Boolean => "`true` or `false`".to_owned(),
        Value::Integer { least, most } => format!("whole number from {least} to {most}"),
        Value::Number { least, most } => format!("number from {least} to {most}"),
        Value::Texts => "list of texts".to_owned(),
        Value::Words(words) => format!("list of {}", words_in_quotes(words)),
        Value::Table(_) | Value::Data => "table".to_owned(),
        Value::Tables(_) => "list of tables".to_owned(),
        Value::Map(inner) => format!("table whose keys you choose: each holds a {}", kind(inner)),
        Value::Levels => format!("table: {} for each code", words_in_quotes(&Level::WORDS)),
        Value::Either(kinds) => {
            let kinds: Vec<String> = kinds.iter().map(kind).collect();
            joined(kinds.iter().map(String::as_str), "or")
        }
    }
}

fn words_in_quotes(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    quoted(words.iter().map(String::as_str), "or")
}

#[test]
fn every_table_has_its_header() {
    let headers = |keys| -> Vec<String> {
        sections(keys).into_iter().map(|section| section.header).collect()
    };
    assert_eq!(
        headers(&COURSE),
        [
            "",
            "[[footer]]",
            "[[objective]]",
            "[[track]]",
            "[[plan]]",
            "[certificate]",
            "[certificate.track.TRACK]",
            "[[certificate.track.TRACK.scenarios]]",
            "[theme]",
            "[review]",
            "[pedagogy]",
        ]
    );
    assert_eq!(headers(&SCENARIO), ["", "[variables.VARIABLES]", "[[speaker]]"]);
}

#[test]
fn a_row_says_what_a_key_may_hold_and_what_it_means() {
    let text = markdown(&COURSE);
    for row in [
        "| `answers` | `\"page\"` or `\"omit\"`; `\"page\"` when left out | Whether pages hold",
        "| `theme` | text or table | ",
        "| `title` | text, with code and emphasis as in Markdown; required | The course's title. For example `title = \"First aid at work\"`. |",
        "| `vocabulary` | table whose keys you choose: each holds a text | ",
    ] {
        assert!(text.contains(row), "{row}\n{text}");
    }
    assert_eq!(text.lines().count(), 2 + COURSE.keys.len());
}
