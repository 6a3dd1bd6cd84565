//! The page about templates, generated from the theme's templates and from the source of the views.

use std::collections::BTreeMap;
use std::fmt::Write;

use coursemark::internals::theme::{DEFAULT, Theme};

/// The types that templates see.
const SOURCE: &str = concat!(
    include_str!("../../../../src/render/view.rs"),
    include_str!("../../../../src/render/view/activities.rs"),
    include_str!("../../../../src/render/view/about.rs"),
    include_str!("../../../../src/render/view/block.rs"),
    include_str!("../../../../src/render/view/picture.rs"),
    include_str!("../../../../src/render/view/question.rs"),
    include_str!("../../../../src/render/view/scenario.rs"),
    include_str!("../../../../src/render/view/survey.rs"),
);

/// The text before the list of components.
const COMPONENTS: &str = "\
## Components

Components are the parts that templates share, and the parts of a page's text: questions, callouts, \
tables and more.
[Change the theme](../guides/change-the-theme.md#component) shows how to replace one.
A template of the same name in the course replaces the whole file.
It has to define the component that it is named after, with the same values. \
Other components in a file are parts of that one.
Values of the kind HTML are finished text, so print them unchanged.

The scripts of a page look for classes, ids and attributes such as `data-module`, `data-question` and `data-name`.
Keep these, and the `name` and `value` of each field, or learners cannot answer questions.
";

/// A view with its description, and its fields with their types and descriptions.
struct View {
    name: String,
    meaning: String,
    fields: Vec<(String, String, String)>,
}

/// Reads the views from their source: doc comments, `pub struct NAME`, fields.
fn views() -> Vec<View> {
    let mut views: Vec<View> = Vec::new();
    let mut comment = String::new();
    for line in SOURCE.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("///") {
            write!(comment, "{text}").unwrap();
            continue;
        }
        let meaning = || comment.trim().to_owned();
        if let Some(rest) = line.strip_prefix("pub struct ") {
            let name = rest.trim_end_matches([' ', '{']).to_owned();
            views.push(View { name, meaning: meaning(), fields: Vec::new() });
        } else if let Some((name, kind)) =
            line.strip_prefix("pub ").and_then(|rest| rest.trim_end_matches(',').split_once(": "))
        {
            let view = views.last_mut().unwrap();
            view.fields.push((name.to_owned(), kind.to_owned(), meaning()));
        }
        if !line.starts_with("#[") {
            comment.clear();
        }
    }
    views
}

/// A type in words. A view becomes a link to its section.
fn kind(text: &str) -> String {
    let inner = |prefix: &str| text.strip_prefix(prefix).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inner("Option<") {
        return format!("{}, or nothing", kind(inner));
    }
    if let Some(inner) = inner("Vec<") {
        return format!("list of {}", kind(inner));
    }
    match text {
        "String" | "&'static str" => "text".to_owned(),
        "u8" | "u32" | "usize" | "f64" => "number".to_owned(),
        "bool" => "true or false".to_owned(),
        "Html" => "HTML".to_owned(),
        "tera::Value" => "your own data".to_owned(),
        "BTreeMap<String, String>" => "text by name".to_owned(),
        view => match view.strip_suffix("View") {
            Some(name) => format!("[{name}](#{})", anchor(name)),
            None => panic!("say what a `{view}` is"),
        },
    }
}

fn anchor(name: &str) -> String {
    format!("view-{}", name.to_lowercase())
}

/// The names in `{% block NAME %}` of a template.
fn blocks(template: &str) -> Vec<&str> {
    let mut names: Vec<&str> = template
        .split("{%")
        .filter_map(|part| part.trim_start_matches(['-', ' ']).strip_prefix("block "))
        .filter_map(|rest| rest.split_whitespace().next())
        .collect();
    names.dedup();
    names
}

/// `NAME(ARGUMENTS)` of each component in a template.
fn components(template: &str) -> Vec<String> {
    template
        .split("{%")
        .filter_map(|part| part.trim_start_matches(['-', ' ']).strip_prefix("component "))
        .filter_map(|rest| Some(format!("{})", rest.split_once(')')?.0)))
        .collect()
}

/// The page.
pub fn page() -> String {
    let theme = Theme::embedded(DEFAULT).unwrap();
    let views = views();
    let mut body = String::from(
        "[Change the theme](../guides/change-the-theme.md) shows how a course changes templates.\n\
         This page lists the templates of the theme `base`, and the values that each one is given.\n\
         Templates are written in [Tera](https://keats.github.io/tera/).\n\n\
         ## Pages\n\n\
         | Template | Given | Blocks |\n|---|---|---|\n",
    );
    let mut parts = BTreeMap::new();
    for (name, text) in &theme.templates {
        if name.starts_with("components/") {
            parts.insert(name, components(text));
            continue;
        }
        // Two views name the feed. The later one has all of it.
        let page = if name == "not-found.html" { "404.html" } else { name.as_str() };
        let view = views.iter().rfind(|view| view.meaning.contains(&format!("`{page}`")));
        let given = view.map_or("what its page is given".to_owned(), |view| kind(&view.name));
        let blocks: Vec<String> = blocks(text).iter().map(|name| format!("`{name}`")).collect();
        writeln!(body, "| `{name}` | {given} | {} |", blocks.join(", ")).unwrap();
    }
    body.push_str("\nA page inherits the blocks of `base.html`.\n\n");
    body.push_str(COMPONENTS);
    body.push_str("\n| Template | Component | Given |\n|---|---|---|\n");
    for (name, components) in parts {
        let all: Vec<String> = components.iter().map(|name| format!("`{name}`")).collect();
        let view = views.iter().find(|view| view.meaning.contains(&format!("`{name}`")));
        let given = view.map_or(String::new(), |view| kind(&view.name));
        writeln!(body, "| `{name}` | {} | {given} |", all.join(", ")).unwrap();
    }
    body.push_str(
        "\n## Strings\n\n`t(id=\"…\")` gives an [interface string](interface-strings.md).\n\
         Every other argument is a value for it, as in `t(id=\"minutes\", count=minutes)`; \
         a number also chooses the plural form.\n\
         If a string or a value does not exist, the error is \
         [`invalid-template`](errors.md#invalid-template).\n",
    );
    for view in &views {
        let name = view.name.trim_end_matches("View");
        write!(body, "\n## {name} {{#{}}}\n\n{}\n\n", anchor(name), view.meaning).unwrap();
        body.push_str("| Value | Kind | Meaning |\n|---|---|---|\n");
        for (field, text, meaning) in &view.fields {
            writeln!(body, "| `{field}` | {} | {} |", kind(text), super::cell(meaning)).unwrap();
        }
    }
    super::page("Templates", "Every template of the theme, and the values that it is given.", &body)
}
