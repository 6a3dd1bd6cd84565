//! The faults in the templates of a theme, each at its place in the file that its author can change.
//!
//! The engine stops at the first template that it cannot read, and names no place when a template
//! extends one that is not there or itself. So the names that templates use of each other are read here
//! once more when the engine has refused them.

use std::collections::BTreeSet;
use std::ops::Range;

use tera::{ErrorKind, Tera};

use crate::render::template::{TemplateError, TemplatePlace};
use crate::text::suggestion::did_you_mean;
use crate::theme::Theme;

/// The filters, tests and functions that every template may use.
const FILTERS: [&str; 37] = [
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];
const TESTS: [&str; 17] = [
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];
const TAGS: [&str; 21] = [
    "block",
    "break",
    "component",
    "continue",
    "elif",
    "else",
    "endblock",
    "endcomponent",
    "endfilter",
    "endfor",
    "endif",
    "endraw",
    "endset",
    "extends",
    "filter",
    "for",
    "if",
    "include",
    "raw",
    "set",
    "set_global",
];
const FUNCTIONS: [&str; 4] = ["range", "super", "t", "throw"];

/// The faults for which the engine refused the templates of `theme` with `error`. `own` has the names of
/// the templates that the course brings.
pub fn faults(theme: &Theme, own: &BTreeSet<String>, error: tera::Error) -> Vec<TemplateError> {
    if let ErrorKind::Msg(report) = error.kind() {
        let faults = reported(theme, report);
        if !faults.is_empty() {
            return faults;
        }
    }
    let faults: Vec<TemplateError> = own
        .iter()
        .filter_map(|name| Some((name, theme.templates.get(name)?)))
        .flat_map(|(name, text)| match unreadable(name, text) {
            Some(fault) => vec![fault],
            None => missing(theme, name, text),
        })
        .collect();
    if !faults.is_empty() {
        return faults;
    }
    let faults: Vec<TemplateError> =
        circles(theme, own).into_iter().chain(doubles(theme, own)).collect();
    if faults.is_empty() { vec![error.into()] } else { faults }
}

/// The fault for which the engine cannot read the template by itself.
fn unreadable(name: &str, text: &str) -> Option<TemplateError> {
    let error = Tera::new().add_raw_template(name, text).err()?;
    let ErrorKind::SyntaxError(report) = error.kind() else { return None };
    let (is_tag, start) = (report.message() == "Unknown tag", report.span().range.start);
    let mut fault = TemplateError::from(error);
    let tag = text.get(start..).filter(|_| is_tag).map_or("", |_| word(text, start).0);
    if tag.is_empty() {
        return Some(fault);
    }
    fault.message = format!("`{name}`: there is no tag `{tag}`");
    fault.place = fault.place.map(|place| TemplatePlace { length: tag.len(), ..place });
    Some(match tag {
        "import" | "macro" | "from" => fault.help(
            "in place of macros there are components: \
            `{% component name(text) %}…{% endcomponent name %}`, \
            used as `{{ <name(text=\"…\")/> }}`",
        ),
        tag => fault.suggest(did_you_mean(tag, TAGS)),
    })
}

/// The templates that `text` extends or includes and that are not there.
fn missing(theme: &Theme, name: &str, text: &str) -> Vec<TemplateError> {
    let names = names(text).into_iter();
    names
        .filter(|used| used.tag != "component" && used.tag != "block")
        .filter(|used| !theme.templates.contains_key(used.name))
        .map(|used| {
            let message = format!("there is no template `{}`", used.name);
            let original = format!("original/{name}");
            let own = (used.tag == "extends" && theme.templates.contains_key(&original))
                .then_some(original);
            let others = templates(theme).filter(|other| *other != name);
            let near = did_you_mean(used.name, others).map(str::to_owned).or(own);
            used.fault(name, text, &message).suggest(near.as_deref())
        })
        .collect()
}

/// The names of the templates that a template may use.
fn templates(theme: &Theme) -> impl Iterator<Item = &str> {
    theme.templates.keys().map(String::as_str)
}

/// The templates of the course that extend or include themselves, by themselves or by others.
fn circles(theme: &Theme, own: &BTreeSet<String>) -> Vec<TemplateError> {
    let mut faults = Vec::new();
    let mut reported: BTreeSet<String> = BTreeSet::new();
    for tag in ["extends", "include"] {
        for name in own {
            let Some(text) = theme.templates.get(name) else { continue };
            for used in names(text).into_iter().filter(|used| used.tag == tag) {
                let Some(way) = way_back(theme, tag, used.name, name) else { continue };
                if reported.contains(name) {
                    continue;
                }
                let verb = if tag == "extends" { "extends" } else { "includes" };
                let through: Vec<String> = way.iter().map(|step| format!("`{step}`")).collect();
                let message = match through.is_empty() {
                    true => format!("the template {verb} itself"),
                    false => {
                        format!("the template {verb} itself, through {}", through.join(", then "))
                    }
                };
                reported.insert(name.clone());
                reported.extend(way);
                let original = format!("original/{name}");
                let original = theme.templates.contains_key(&original).then_some(original);
                let fault = used.fault(name, text, &message);
                faults.push(match &original {
                    Some(original) => fault.suggest(Some(original)),
                    None => fault.help("take out this tag"),
                });
            }
        }
    }
    faults
}

/// The templates on the way from `from` to `to`, each of which names the next one in a tag `tag`. `from` is
/// the first of them, unless it is `to`. `None` when no way leads there.
fn way_back(theme: &Theme, tag: &str, from: &str, to: &str) -> Option<Vec<String>> {
    let mut seen = BTreeSet::from([from]);
    let mut ways: Vec<(&str, Vec<String>)> = vec![(from, Vec::new())];
    while let Some((at, way)) = ways.pop() {
        if at == to {
            return Some(way);
        }
        let text = theme.templates.get(at)?;
        for used in names(text).into_iter().filter(|used| used.tag == tag) {
            if seen.insert(used.name) && theme.templates.contains_key(used.name) {
                let next = way.iter().cloned().chain([at.to_owned()]).collect();
                ways.push((used.name, next));
            }
        }
    }
    None
}

/// The components that a template of the course defines although another template does.
fn doubles(theme: &Theme, own: &BTreeSet<String>) -> Vec<TemplateError> {
    let mut faults = Vec::new();
    for (name, text) in own.iter().filter_map(|name| Some((name, theme.templates.get(name)?))) {
        for component in names(text).into_iter().filter(|used| used.tag == "component") {
            let other = theme.templates.iter().find(|(other, text)| {
                *other != name
                    && (!own.contains(*other) || *other < name)
                    && names(text)
                        .iter()
                        .any(|used| used.tag == "component" && used.name == component.name)
            });
            if let Some((other, _)) = other {
                let message = format!("`{other}` defines the component `{}` too", component.name);
                let fault = component.fault(name, text, &message);
                faults.push(fault.help(format!("give it another name, or change it in `{other}`")));
            }
        }
    }
    faults
}

/// The faults that the engine finds between templates and reports together, as text: `error: MESSAGE`,
/// then ` --> TEMPLATE:LINE:COLUMN` for each.
fn reported(theme: &Theme, report: &str) -> Vec<TemplateError> {
    let mut faults: Vec<TemplateError> = Vec::new();
    for line in report.lines() {
        if let Some(message) = line.strip_prefix("error: ") {
            faults.push(TemplateError::new(message));
        } else if let Some(place) = line.trim_start().strip_prefix("--> ")
            && let Some(fault) = faults.last_mut().filter(|fault| fault.place.is_none())
        {
            let mut parts = place.rsplitn(3, ':');
            let mut number = || parts.next().and_then(|part| part.trim().parse::<usize>().ok());
            let (column, line) = (number(), number());
            fault.place = line.zip(column).zip(parts.next()).map(|((line, column), name)| {
                let column = column.saturating_sub(1);
                TemplatePlace { template: name.trim().to_owned(), line, column, length: 0 }
            });
        }
    }
    faults.into_iter().map(|fault| named(theme, fault)).collect()
}

/// The fault in the words of this program, with the nearest name that the engine knows.
fn named(theme: &Theme, fault: TemplateError) -> TemplateError {
    let TemplateError { message, place: Some(place), .. } = &fault else { return fault };
    let mut quoted = message.split('`');
    let (Some(kind), Some(name)) = (quoted.next(), quoted.next()) else { return fault };
    let template = place.template.as_str();
    let place = TemplatePlace { length: name.len(), ..place.clone() };
    let at =
        |place, message: &str| TemplateError { place: Some(place), ..TemplateError::new(message) };
    let none = |kind: &str, near: Option<&str>| {
        let message = format!("`{template}`: there is no {kind} `{name}`");
        at(place.clone(), &message).suggest(near)
    };
    match kind {
        "Unknown filter " => none("filter", did_you_mean(name, FILTERS)),
        "Unknown test " => none("test", did_you_mean(name, TESTS)),
        "Unknown function " => none("function", did_you_mean(name, FUNCTIONS)),
        "Unknown template " => {
            let place = TemplatePlace { length: name.len() + 2, ..place.clone() };
            let near = did_you_mean(name, templates(theme));
            TemplateError { place: Some(place), ..none("template", near) }
        }
        "Unknown component " => {
            // If there is a template of the component's name, that template is at fault and not the one
            // that uses the component.
            let defines = TemplatePlace::of_component(name);
            if theme.templates.contains_key(&defines.template) {
                let message = format!("`{}`: there is no component `{name}`", defines.template);
                return at(defines, &message);
            }
            let all = theme.templates.values().flat_map(|text| names(text));
            let all = all.filter(|used| used.tag == "component").map(|used| used.name);
            none("component", did_you_mean(name, all))
        }
        "Block " => {
            let blocks = ancestors(theme, template).into_iter().flat_map(names);
            let blocks = blocks.filter(|used| used.tag == "block").map(|used| used.name);
            let message = format!("`{template}`: what this template extends has no block `{name}`");
            at(place.clone(), &message).suggest(did_you_mean(name, blocks))
        }
        _ => TemplateError { message: format!("`{template}`: {message}"), ..fault },
    }
}

/// The texts of the templates that `name` extends, the nearest first.
fn ancestors<'t>(theme: &'t Theme, name: &str) -> Vec<&'t str> {
    let mut seen = BTreeSet::new();
    let mut texts = Vec::new();
    let mut at = theme.templates.get(name);
    while let Some(text) = at {
        let parent =
            names(text).into_iter().find(|used| used.tag == "extends").map(|used| used.name);
        at = parent
            .filter(|parent| seen.insert(*parent))
            .and_then(|parent| theme.templates.get(parent));
        texts.extend(at.map(String::as_str));
    }
    texts
}

/// A name in a tag of a template: the template that it extends or includes, or the block or component
/// that it defines.
struct Name<'t> {
    tag: &'t str,
    name: &'t str,
    /// The place of the name, with its quotes.
    range: Range<usize>,
}

impl Name<'_> {
    /// The fault `message` at this name in the template `template`, whose text is `text`.
    fn fault(&self, template: &str, text: &str, message: &str) -> TemplateError {
        let before = &text[..self.range.start];
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let place = TemplatePlace {
            template: template.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before.len() - start,
            length: self.range.len(),
        };
        TemplateError {
            place: Some(place),
            ..TemplateError::new(format!("`{template}`: {message}"))
        }
    }
}

/// The names in the tags of a template, in their order.
fn names(text: &str) -> Vec<Name<'_>> {
    let mut names = Vec::new();
    let mut at = 0;
    // The offset behind the next `end` after the start of a tag; the end of the text if there is none.
    let behind = |at: usize, end: &str| {
        text[at..].find(end).map_or(text.len(), |found| at + found + end.len())
    };
    while let Some(found) = text[at..].find("{").map(|found| at + found) {
        match text.as_bytes().get(found + 1) {
            Some(b'#') => at = behind(found + 2, "#}"),
            Some(b'%') => {
                let start = found + 2 + text[found + 2..].starts_with('-') as usize;
                let (tag, after) = word(text, start);
                at = behind(after, "%}");
                match tag {
                    "raw" => {
                        // The next tag `endraw`, whatever looks like a tag before it.
                        while at < text.len() && word(text, behind(at, "{%")).0 != "endraw" {
                            at = behind(at, "{%");
                        }
                        at = behind(at, "%}");
                    }
                    "extends" | "include" => names.extend(quoted(text, after).map(|range| Name {
                        tag,
                        name: &text[range.start + 1..range.end - 1],
                        range,
                    })),
                    "block" | "component" => {
                        let (name, end) = word(text, after);
                        names.push(Name { tag, name, range: end - name.len()..end });
                    }
                    _ => {}
                }
            }
            _ => at = found + 1,
        }
    }
    names
}

/// The next word of `text` from `at`, after spaces, and the offset of its end.
fn word(text: &str, at: usize) -> (&str, usize) {
    let rest = text[at..].trim_start_matches(['-']).trim_start();
    let length =
        rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(rest.len());
    (&rest[..length], text.len() - rest.len() + length)
}

/// The range of the string in quotes that follows in `text` at `at`, after spaces.
fn quoted(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text[at..].trim_start();
    let quote = rest.chars().next().filter(|sign| matches!(sign, '"' | '\'' | '`'))?;
    let start = text.len() - rest.len();
    let length = rest[1..].find(quote)?;
    Some(start..start + length + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_in_a_template_are_those_of_its_tags() {
        let text = "{# {% extends 'no' %} #}{%- extends \"a.html\" -%}{% raw %}{% include 'no' %}{% endraw %}\
            {% block one %}{{ x }}{%include 'b.html'%}{% endblock one %}{% component two(x) %}{% endcomponent two %}{";
        let found: Vec<_> =
            names(text).into_iter().map(|used| (used.tag, used.name, &text[used.range])).collect();
        let right = [
            ("extends", "a.html", "\"a.html\""),
            ("block", "one", "one"),
            ("include", "b.html", "'b.html'"),
            ("component", "two", "two"),
        ];
        assert_eq!(found, right);
        for end in 0..text.len() {
            names(&text[..end]);
        }
    }

    #[test]
    fn the_engine_knows_what_is_suggested() {
        let unknown = |text: String| {
            let report =
                Tera::new().add_raw_template("x", &text).map_err(|error| error.to_string());
            report.is_err_and(|report| report.contains("Unknown"))
        };
        let filters = FILTERS.iter().filter(|name| unknown(format!("{{{{ 1 | {name} }}}}")));
        let tests =
            TESTS.iter().filter(|name| unknown(format!("{{% if 1 is {name} %}}{{% endif %}}")));
        let wrong: Vec<_> = filters.chain(tests).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        assert!(
            unknown("{{ 1 | uper }}".to_owned())
                && unknown("{% if 1 is od %}{% endif %}".to_owned())
        );
    }
}
