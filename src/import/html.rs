//! HTML and JSX in pages: what a page cannot have is taken apart before the page is read, so that
//! its words stay.

use crate::import::code::{end_of_code, opens, ranges};
use crate::import::edits::edited;
use crate::import::losses::{self, Losses};
use crate::import::material::{Material, folder, is_page, join};
use crate::import::tags::{Tag, Written, braces, closing, tags};
use crate::import::value::Value;

/// Elements whose content is no text.
const WITHOUT_WORDS: [&str; 7] =
    ["script", "style", "template", "head", "noframes", "noembed", "plaintext"];

/// Elements that do something, and whose words are text.
const ACTIVE: [&str; 26] = [
    "applet", "area", "base", "bgsound", "canvas", "datalist", "form", "frame", "frameset",
    "image", "input", "link", "map", "math", "menu", "meta", "meter", "noscript", "optgroup",
    "option", "param", "progress", "select", "svg", "textarea", "object",
];

/// Components that other programs show as a box, with the kind of box.
const BOXES: [&str; 22] = [
    "Aside",
    "Admonition",
    "Callout",
    "Note",
    "Tip",
    "Info",
    "Warning",
    "Danger",
    "Caution",
    "Important",
    "Alert",
    "Hint",
    "Details",
    "Accordion",
    "AccordionItem",
    "Collapse",
    "Expand",
    "Solution",
    "Spoiler",
    "Card",
    "Exercise",
    "Challenge",
];

/// Attributes of components whose values are words for readers.
const WORDS: [&str; 16] = [
    "title",
    "label",
    "heading",
    "header",
    "name",
    "text",
    "summary",
    "subtitle",
    "description",
    "caption",
    "alt",
    "question",
    "answer",
    "content",
    "tagline",
    "placeholder",
];

/// The text in which pages that it imports, as in `import Part from './_part.mdx'`, stand in the
/// place of their tags.
pub fn with_parts(text: &str, material: Material<'_>, page: &str) -> String {
    let mut parts: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("import ")) {
        let Some((name, rest)) = line["import ".len()..].split_once(" from ") else { continue };
        let path = rest.trim().trim_end_matches(';').trim_matches(['"', '\'']);
        let path = path.strip_prefix("@site/").map(|path| format!("/{path}"));
        let path = path.unwrap_or_else(|| {
            rest.trim().trim_end_matches(';').trim_matches(['"', '\'']).to_owned()
        });
        let found = join(folder(page), &path).filter(|path| is_page(path));
        if let Some(source) = found.and_then(|path| material.text(&path)) {
            let body = crate::import::front_matter::divide(&source).body;
            parts.push((name.trim().to_owned(), body.to_owned()));
        }
    }
    if parts.is_empty() {
        return text.to_owned();
    }
    let edits = tags(text).into_iter().filter_map(|tag| {
        let (_, body) = parts.iter().find(|(name, _)| *name == tag.name)?;
        let new = if tag.is_end { String::new() } else { format!("\n\n{body}\n\n") };
        Some((tag.range, new))
    });
    edited(text, edits)
}

/// A page of MDX as Markdown with HTML.
pub fn without_jsx(text: &str, source: &str, losses: &mut Losses) -> String {
    let text = without_modules(text, source, losses);
    let text = without_comments(&text);
    let found = tags(&text);
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    for tag in &found {
        let is_component =
            tag.name.starts_with(|c: char| c.is_ascii_uppercase()) || tag.name.contains(['.', '-']);
        let new = match is_component {
            true => component(tag, source, losses),
            false => element(tag),
        };
        if let Some(new) = new {
            edits.push((tag.range.clone(), at_margin(&text, tag, new)));
        }
    }
    edited(&text, edits)
}

/// Text on lines of its own has the margin of the line on which the tag is.
fn at_margin(text: &str, tag: &Tag, new: String) -> String {
    if !new.contains('\n') {
        return new;
    }
    let start = text[..tag.range.start].rfind('\n').map_or(0, |newline| newline + 1);
    let before = &text[start..tag.range.start];
    let margin = &before[..before.len() - before.trim_start().len()];
    let is_alone = before.trim().is_empty();
    let text = new.replace('\n', &format!("\n{margin}"));
    if is_alone { text.trim_start().to_owned() } else { text }
}

/// What a component becomes; `None` to leave it.
fn component(tag: &Tag, source: &str, losses: &mut Losses) -> Option<String> {
    let name = tag.name.as_str();
    if BOXES.contains(&name) {
        if tag.is_end {
            return Some("\n\n:::\n\n".to_owned());
        }
        let kind = match name {
            "Aside" | "Admonition" | "Callout" | "Alert" | "Hint" => {
                tag.text(&["type", "kind", "variant", "level"]).unwrap_or_else(|| "note".to_owned())
            }
            "Accordion" | "AccordionItem" | "Collapse" | "Expand" | "Spoiler" => {
                "details".to_owned()
            }
            other => other.to_ascii_lowercase(),
        };
        let kind: String = kind.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        let title = tag.text(&["title", "label", "summary", "header", "heading", "question"]);
        let title =
            title.map(|title| format!("[{}]", title.replace('\n', " "))).unwrap_or_default();
        let rest = if tag.is_closed {
            words_of(tag, &["title", "label", "summary"])
        } else {
            String::new()
        };
        let end = if tag.is_closed { format!("\n{rest}\n:::\n\n") } else { "\n\n".to_owned() };
        return Some(format!("\n\n:::{kind}{title}{end}"));
    }
    match name {
        "TabItem" | "Tab" | "TabPanel" | "Tabs.Tab" | "CodeGroupItem" => {
            if tag.is_end {
                return Some("\n\n:::\n\n".to_owned());
            }
            let label =
                tag.text(&["label", "title", "name", "header", "value"]).unwrap_or_default();
            Some(format!("\n\n:::tab[{}]\n\n", label.replace('\n', " ")))
        }
        "Option" => Some(match tag.is_end {
            true => "\n".to_owned(),
            false => format!(
                "\n- [{}] ",
                if tag.has("isCorrect") || tag.has("correct") { "x" } else { " " }
            ),
        }),
        "MultipleChoice" | "Quiz" | "SingleChoice" => {
            Some(if tag.is_end { "\n</quiz>\n\n" } else { "\n\n<quiz>\n" }.to_owned())
        }
        "LinkCard" | "LinkButton" | "DocCard" | "Link" | "NavLink" | "NextLink" | "Button" => {
            let address = tag.text(&["href", "to", "link", "url"]);
            match (tag.is_end, address) {
                (false, Some(address)) if tag.is_closed => {
                    let title =
                        tag.text(&["title", "label", "text"]).unwrap_or_else(|| address.clone());
                    let about = tag.text(&["description"]).map(|about| format!(" {about}"));
                    Some(format!("\n\n[{title}](<{address}>){}\n\n", about.unwrap_or_default()))
                }
                (false, Some(address)) => {
                    Some(format!("<a href=\"{}\">", address.replace('"', "%22")))
                }
                (true, _) => Some("</a>".to_owned()),
                (false, None) => Some(words_of(tag, &[])),
            }
        }
        "Image" | "Img" | "ThemedImage" | "ZoomImage" | "Figure" | "Picture" if !tag.is_end => {
            let address = tag.text(&["src", "sources", "source", "img"]);
            let alt = tag.text(&["alt", "caption", "title"]).unwrap_or_default();
            match address {
                Some(address) if !address.is_empty() => {
                    Some(format!("![{}](<{address}>)", alt.replace(['[', ']'], "")))
                }
                _ => {
                    losses.add(losses::COMPONENT, source, format!("<{name}"));
                    Some(alt)
                }
            }
        }
        "Code" if tag.is_closed => {
            let code = tag.text(&["code"])?;
            let language = tag.text(&["lang", "language"]).unwrap_or_default();
            let title = tag.text(&["title"]).map(|title| format!(" title=\"{title}\""));
            let fence = "`".repeat(longest_run(&code).max(2) + 1);
            Some(format!("\n\n{fence}{language}{}\n{code}\n{fence}\n\n", title.unwrap_or_default()))
        }
        "Kbd" => Some(if tag.is_end { "</kbd>" } else { "<kbd>" }.to_owned()),
        _ => {
            if !tag.is_end {
                losses.add(losses::COMPONENT, source, format!("<{name}"));
            }
            let words = if tag.is_end { String::new() } else { words_of(tag, &[]) };
            Some(words)
        }
    }
}

/// The longest run of backticks.
pub fn longest_run(code: &str) -> usize {
    code.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// The words in a tag's attributes, as a paragraph of its own.
fn words_of(tag: &Tag, without: &[&str]) -> String {
    let words: Vec<String> = WORDS
        .iter()
        .filter(|name| !without.contains(name))
        .filter_map(|name| tag.text(&[name]))
        .filter(|text| text.contains(char::is_alphabetic))
        .collect();
    let mut items = Vec::new();
    for (name, value) in &tag.attributes {
        if let Written::Expression(code) = value
            && !WORDS.contains(&name.as_str())
        {
            listed(&super::js::value(code), &mut items);
        }
    }
    let list = if items.is_empty() { String::new() } else { format!("{}\n\n", items.join("\n")) };
    match words.split_first() {
        None if list.is_empty() => String::new(),
        None => format!("\n\n{list}"),
        Some((first, [])) => format!("\n\n**{}**\n\n{list}", first.trim()),
        Some((first, rest)) => format!("\n\n**{}** {}\n\n{list}", first.trim(), rest.join(" ")),
    }
}

/// The words in the data of a component, as items of a list.
fn listed(value: &Value, items: &mut Vec<String>) {
    match value {
        Value::Map(entries) => {
            let text = |keys: &[&str]| keys.iter().find_map(|key| value.get(key).text());
            let address = text(&["href", "link", "url", "to"]);
            let mut words: Vec<String> =
                WORDS.iter().filter_map(|key| value.get(key).text()).map(str::to_owned).collect();
            if let (Some(address), Some(first)) = (address, words.first_mut()) {
                *first = format!("[{first}](<{address}>)");
            }
            if !words.is_empty() {
                items.push(format!("- {}", words.join(": ").replace('\n', " ")));
            }
            let inner = entries.iter().map(|(_, value)| value);
            inner.filter(|value| value.text().is_none()).for_each(|value| listed(value, items));
        }
        Value::List(all) => {
            for value in all {
                match value.text() {
                    Some(text) if text.contains(' ') => items.push(format!("- {text}")),
                    Some(_) => {}
                    None => listed(value, items),
                }
            }
        }
        _ => {}
    }
}

/// An element of HTML with attributes that only JSX has; `None` if it has none.
fn element(tag: &Tag) -> Option<String> {
    let is_plain = |(name, value): &(String, Written)| {
        matches!(value, Written::Text(_) | Written::None) && name != "className"
    };
    if tag.is_end || tag.attributes.iter().all(is_plain) {
        return None;
    }
    let mut text = format!("<{}", tag.name);
    for (name, value) in &tag.attributes {
        let kept = match (name.as_str(), value) {
            ("className" | "style", _) => None,
            (name, Written::Text(value)) => Some((name, Some(value.clone()))),
            (name, Written::None) => Some((name, None)),
            // A picture that is imported, as in `src={require("./x.png").default}`.
            (name @ ("src" | "href" | "alt" | "title"), Written::Expression(_)) => {
                tag.text(&[name]).map(|value| (name, Some(value)))
            }
            _ => None,
        };
        match kept {
            Some((name, Some(value))) => {
                text.push_str(&format!(" {name}=\"{}\"", value.replace('"', "&quot;")));
            }
            Some((name, None)) => text.push_str(&format!(" {name}")),
            None => {}
        }
    }
    text.push_str(if tag.is_closed { " />" } else { ">" });
    Some(text)
}

/// The text without `import` and `export`, which begin a block.
fn without_modules(text: &str, source: &str, losses: &mut Losses) -> String {
    let code = ranges(text);
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    let mut is_start = true;
    let mut depth = 0_i32;
    let mut is_module = false;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let begins =
            |word: &str| line.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '{']));
        let is_code = end_of_code(&code, start).is_some() || opens(line).is_some();
        if !is_module && !is_code && is_start && (begins("import") || begins("export")) {
            let is_import = begins("import")
                && (line.contains(" from ")
                    || line.contains("import '")
                    || line.contains("import \"")
                    || line.contains('{'));
            let is_export = begins("export")
                && ["const ", "default ", "function ", "let ", "var ", "async ", "{", "*"]
                    .iter()
                    .any(|word| line["export".len()..].trim_start().starts_with(word));
            is_module = is_import || is_export;
            if is_export {
                losses.add(losses::COMPONENT, source, line.trim());
            }
        }
        if is_module {
            depth += line.matches(['{', '(', '[']).count() as i32;
            depth -= line.matches(['}', ')', ']']).count() as i32;
            let is_blank = line.trim().is_empty();
            if depth <= 0 {
                depth = 0;
                is_module = false;
                is_start = true;
            }
            if is_blank {
                result.push('\n');
            }
            continue;
        }
        is_start = line.trim().is_empty() || is_start && (begins("import") || begins("export"));
        result.push_str(line);
    }
    result
}

/// The text without `{/* … */}`, and with `{' '}` as the space that it is. `{/* #id */}` at the end
/// of a heading is its id.
fn without_comments(text: &str) -> String {
    let code = ranges(text);
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|open| at + open) {
        at = open + 1;
        if let Some(end) = end_of_code(&code, open) {
            at = end.max(at);
            continue;
        }
        let rest = &text[open..];
        let inside = rest[1..].trim_start();
        if inside.starts_with("/*") {
            let Some(end) = rest.find("*/").and_then(|end| Some(end + rest[end..].find('}')? + 1))
            else {
                continue;
            };
            let words = rest[..end].trim_matches(|c: char| "{}/* \n".contains(c));
            let id = words.strip_prefix('#').filter(|id| crate::text::slug::is_id(id));
            let new = id.map(|id| format!("{{#{id}}}")).unwrap_or_default();
            edits.push((open..open + end, new));
            at = open + end;
        } else if inside.starts_with(['\'', '"', '`'])
            && let Some(size) = braces(rest)
        {
            let text = rest[1..size - 1].trim();
            let quote = &text[..1];
            if text.len() > 1 && text.ends_with(quote) && !text[1..text.len() - 1].contains(quote) {
                edits.push((open..open + size, text[1..text.len() - 1].to_owned()));
                at = open + size;
            }
        }
    }
    edited(text, edits)
}

/// The text without elements of HTML that a page cannot have, and without what runs in others.
/// Their words stay, except for scripts and styles, which have none.
pub fn without_active(text: &str, source: &str, losses: &mut Losses) -> String {
    let found = tags(text);
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut skip_to = 0;
    for (at, tag) in found.iter().enumerate() {
        if tag.range.start < skip_to {
            continue;
        }
        let name = tag.name.to_ascii_lowercase();
        let name = name.as_str();
        if WITHOUT_WORDS.contains(&name) {
            let end = closing(&found, at).filter(|_| !tag.is_end && !tag.is_closed);
            let range = match end {
                Some(end) => tag.range.start..found[end].range.end,
                // A script has its end even if something in it looks like another tag.
                None => match text[tag.range.end..].find(&format!("</{name}>")) {
                    Some(end) if !tag.is_end && !tag.is_closed => {
                        tag.range.start..tag.range.end + end + name.len() + 3
                    }
                    _ => tag.range.clone(),
                },
            };
            skip_to = range.end;
            if name != "style" && !tag.is_end {
                losses.add(losses::SCRIPT, source, first_line(&text[range.clone()]));
            }
            edits.push((range, String::new()));
            continue;
        }
        if name == "svg" || name == "math" {
            let end = closing(&found, at).filter(|_| !tag.is_end && !tag.is_closed);
            let range = end.map_or(tag.range.clone(), |end| tag.range.start..found[end].range.end);
            skip_to = range.end;
            if !tag.is_end {
                losses.add(losses::SCRIPT, source, first_line(&text[range.clone()]));
            }
            let words = text_of(&text[range.clone()]);
            edits.push((range, words));
            continue;
        }
        let is_box = name == "input"
            && tag.text(&["type"]).is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"));
        let is_framed =
            name == "object" && tag.text(&["data"]).is_some_and(|data| !data.is_empty());
        if ACTIVE.contains(&name) && !is_box && !is_framed {
            if !tag.is_end && !matches!(name, "option" | "optgroup" | "param" | "area" | "noscript")
            {
                losses.add(losses::SCRIPT, source, first_line(&text[tag.range.clone()]));
            }
            let words = match name {
                "input" | "textarea" => {
                    tag.text(&["value", "placeholder"]).map(|words| format!(" {words} "))
                }
                _ => None,
            };
            edits.push((tag.range.clone(), words.unwrap_or_default()));
            continue;
        }
        let address = tag.text(&["src"]).unwrap_or_default();
        if matches!(name, "iframe" | "embed")
            && !tag.is_end
            && (address.trim().is_empty() || tag.has("srcdoc"))
        {
            losses.add(losses::SCRIPT, source, first_line(&text[tag.range.clone()]));
            edits.push((tag.range.clone(), String::new()));
            continue;
        }
        let is_active = |(attribute, value): &(String, Written)| {
            let attribute = attribute.to_ascii_lowercase();
            let value = match value {
                Written::Text(value) => value.as_str(),
                _ => "",
            };
            crate::markdown::html::is_active_attribute(&attribute, value)
                || attribute.contains([':', '@', '.'])
        };
        if !tag.is_end && tag.attributes.iter().any(is_active) {
            losses.add(losses::SCRIPT, source, first_line(&text[tag.range.clone()]));
            let mut new = format!("<{}", tag.name);
            for (attribute, value) in tag.attributes.iter().filter(|one| !is_active(one)) {
                match value {
                    Written::Text(value) => {
                        new.push_str(&format!(" {attribute}=\"{}\"", value.replace('"', "&quot;")));
                    }
                    _ => new.push_str(&format!(" {attribute}")),
                }
            }
            new.push_str(if tag.is_closed { " />" } else { ">" });
            edits.push((tag.range.clone(), new));
        }
    }
    edited(text, edits)
}

/// The first line of what a loss was.
pub fn first_line(text: &str) -> String {
    text.trim().lines().next().unwrap_or_default().chars().take(160).collect()
}

/// The words between the tags of a drawing.
fn text_of(markup: &str) -> String {
    let mut words = String::new();
    let mut at = 0;
    for tag in tags(markup) {
        words.push_str(markup[at..tag.range.start].trim());
        words.push(' ');
        at = tag.range.end;
    }
    words.push_str(markup[at..].trim());
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        without_active(text, "a.md", &mut Losses::default())
    }

    #[test]
    fn what_runs_is_taken_out_and_words_stay() {
        for (written, expected) in [
            ("a <script>b < c</script> d", "a  d"),
            ("<style>p { x }</style>a", "a"),
            (
                "<form action=\"x\"><b>A</b> <select><option>B</option></select></form>",
                "<b>A</b> B",
            ),
            ("<svg viewBox=\"0\"><text>A <tspan>b</tspan></text><path/></svg> c", "A b c"),
            ("<button onclick=\"x()\" id=\"b\">A</button>", "<button id=\"b\">A</button>"),
            (
                "`<script>` and <input type=\"checkbox\" checked> a",
                "`<script>` and <input type=\"checkbox\" checked> a",
            ),
            ("<div v-if=\"x\" :key=\"y\">a</div>", "<div v-if=\"x\">a</div>"),
        ] {
            assert_eq!(plain(written), expected);
        }
    }

    #[test]
    fn components_become_boxes_tabs_and_words() {
        let text = "import A from './a';\nexport const b = {\n  c: 1,\n};\n\n\
                     {/* no */}# T {/* #t */}\n\n\
                    <Tabs>\n  <TabItem label=\"L\">\n    x\n  </TabItem>\n</Tabs>\n\
                    <A title=\"W\"/>\n\nexport your data\n";
        let new = without_jsx(text, "a.mdx", &mut Losses::default());
        assert!(new.contains("# T {#t}") && new.contains(":::tab[L]"), "{new}");
        assert!(new.contains("**W**") && new.contains("export your data"), "{new}");
        for gone in ["import A", "c: 1", "no */", "<Tabs", "<A"] {
            assert!(!new.contains(gone), "{gone}: {new}");
        }
    }
}
