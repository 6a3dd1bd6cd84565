//! What other programs add to the lines of Markdown: attributes, keys, icons, commands in a
//! sentence.

use crate::import::blocks::Translation;
use crate::import::code::{end_of_code, ranges};
use crate::import::losses;
use crate::import::shortcodes;
use crate::text::slug::is_id;

/// Names with which icons of other programs begin.
const ICONS: [&str; 7] =
    [":material-", ":fontawesome-", ":octicons-", ":simple-", ":logos-", ":lucide-", ":fa-"];

/// Translates a line that is no code.
pub fn line(line: &str, page: &mut Translation<'_>) -> String {
    let mut text = line.to_owned();
    if text.contains("{{") || text.contains("{%") {
        text = commands(&text, page);
    }
    if page.dialect.lia {
        text = effects(&text, page);
    }
    if text.trim_start().starts_with('#') && text.contains('{') {
        text = heading(&text);
    } else if text.contains('{') {
        text = without_attributes(&described(&text));
    }
    if text.contains("++") {
        text = keys(&text);
    }
    if ICONS.iter().any(|icon| text.contains(icon)) {
        text = without_icons(&text);
    }
    text
}

/// Calls `new` for the places of `mark` outside of code, with the text from there on. It gives the
/// number of bytes that are replaced, and what takes their place.
fn replaced(
    text: &str,
    mark: &str,
    mut new: impl FnMut(&str, &str) -> Option<(usize, String)>,
) -> String {
    let code = ranges(text);
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(open) = text[at..].find(mark).map(|open| at + open) {
        let code_end = end_of_code(&code, open);
        let found = if code_end.is_some() { None } else { new(&text[open..], &text[..open]) };
        match found {
            Some((size, written)) => {
                result.push_str(&text[at..open]);
                result.push_str(&written);
                at = open + size.max(1);
            }
            None => {
                let next = code_end.unwrap_or(open + mark.len()).max(open + mark.len());
                result.push_str(&text[at..next]);
                at = next;
            }
        }
    }
    result.push_str(&text[at..]);
    result
}

/// The line with the commands in it replaced.
fn commands(text: &str, page: &mut Translation<'_>) -> String {
    let is_on = page.dialect.shortcodes;
    let mut first = |rest: &str, before: &str| {
        let end = if rest.starts_with("{{") { "}}" } else { "%}" };
        let size = rest.find(end)? + end.len();
        let written = &rest[..size];
        // Jekyll puts the address of the site before others.
        let inside = written.trim_matches(['{', '}', ' ', '%']);
        let is_base =
            ["site.baseurl", "page.root", "site.url", "relative_root_path", "page.baseurl"]
                .contains(&inside);
        if is_base {
            return Some((size, String::new()));
        }
        if let Some(path) =
            inside.strip_suffix("| relative_url").or_else(|| inside.strip_suffix("| absolute_url"))
        {
            return Some((size, path.trim().trim_matches(['"', '\'']).to_owned()));
        }
        if !is_on && !written.starts_with("{{#") {
            return None;
        }
        let new = shortcodes::inline(written, page);
        // A command within a link, an attribute or a formula cannot be code.
        let is_inside = before.ends_with(['(', '"', '\'', '=', '$', '/', '<']);
        match new {
            Some(new) => Some((size, new)),
            None if is_inside || !is_on && !written.starts_with("{{#") => None,
            None => {
                page.losses.add(losses::SHORTCODE, page.page, written);
                Some((size, format!("`{}`", written.replace('`', "'"))))
            }
        }
    };
    let text = replaced(text, "{{", &mut first);
    replaced(&text, "{%", &mut first)
}

/// A heading whose attributes are its id alone.
pub fn heading(line: &str) -> String {
    let trimmed = line.trim_end().trim_end_matches('#').trim_end();
    let Some(open) = trimmed.rfind('{') else { return line.to_owned() };
    let Some(inside) = trimmed[open + 1..].strip_suffix('}') else { return line.to_owned() };
    // A value in quotes may have spaces.
    let unquoted: String = inside.split('"').step_by(2).collect();
    let parts: Vec<&str> = unquoted.trim_start_matches(':').split_whitespace().collect();
    let is_attribute =
        |part: &&str| part.starts_with(['#', '.', '-']) || part.contains('=') || *part == ":";
    if parts.is_empty() || !parts.iter().all(is_attribute) {
        return match parts.is_empty() {
            true => trimmed[..open].trim_end().to_owned(),
            // Words in braces are words.
            false => format!("{}\\{{{inside}}}", &trimmed[..open]),
        };
    }
    let id = parts.iter().find_map(|part| part.strip_prefix('#')).filter(|id| is_id(id));
    let words = trimmed[..open].trim_end();
    match id {
        Some(id) => format!("{words} {{#{id}}}"),
        None => words.to_owned(),
    }
}

/// The line in which a picture has the description that its attributes give it, as in
/// `![Caption](a.png){alt="What it shows"}`. Its words are then a caption.
fn described(text: &str) -> String {
    if !text.contains("alt=") {
        return text.to_owned();
    }
    let mut result = text.to_owned();
    let mut from = 0;
    while let Some(close) = result[from..].find("){").map(|close| from + close) {
        from = close + 2;
        let rest = &result[close + 2..];
        let Some(start) = rest.find("alt=").map(|at| at + 4) else { break };
        let Some(quote) = rest[start..].chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            continue;
        };
        // An apostrophe within the words does not end them.
        let Some(end) = rest[start + 1..]
            .find(&format!("{quote}}}"))
            .or_else(|| rest[start + 1..].find(&format!("{quote} ")))
        else {
            continue;
        };
        let alt = rest[start + 1..start + 1 + end].replace(['[', ']'], "");
        let Some(stop) = rest[start + 1 + end..].find('}').map(|stop| start + 1 + end + stop + 1)
        else {
            continue;
        };
        let Some(open) = result[..close].rfind("![") else { continue };
        let Some(middle) = result[open..close].find("](").map(|middle| open + middle) else {
            continue;
        };
        let caption = result[open + 2..middle].to_owned();
        let address = result[middle + 2..close].to_owned();
        let title = if caption.trim().is_empty() || address.contains('"') {
            String::new()
        } else {
            format!(" \"{}\"", caption.replace('"', "\\\""))
        };
        let new = format!("![{alt}]({}{title})", address.trim());
        result.replace_range(open..close + 2 + stop, &new);
        from = open + new.len();
    }
    result
}

/// The line without `{ .class }`, `{width=50%}` and the like right after a link, a picture, code or
/// emphasis.
fn without_attributes(text: &str) -> String {
    replaced(text, "{", |rest, before| {
        let is_after = before.trim_end_matches(' ').ends_with([')', ']', '`', '*']);
        let is_code = before.ends_with(' ') && !rest.starts_with("{:") && !rest.starts_with("{ .");
        let size = rest.find('}')? + 1;
        let inside = rest[1..size - 1].trim().trim_start_matches(':').trim();
        let is_attribute = |part: &str| {
            part.starts_with(['#', '.']) && part.len() > 1
                || part.split_once('=').is_some_and(|(name, _)| {
                    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-')
                })
        };
        // A value in quotes may have spaces.
        let first = inside.split_whitespace().next().unwrap_or_default();
        // `[words]{#id}` names a place, which has its own fix.
        let is_place = before.ends_with(']') && inside.starts_with('#') && !inside.contains(' ');
        let is_list = is_attribute(first) && !is_code && !is_place;
        (is_after && is_list && !rest.starts_with("{{")).then(|| (size, String::new()))
    })
}

/// `++ctrl+s++` as keys.
fn keys(text: &str) -> String {
    replaced(text, "++", |rest, before| {
        let size = rest[2..].find("++")? + 4;
        let inside = &rest[2..size - 2];
        let is_key = |key: &str| {
            let key = key.trim_matches('"');
            !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        };
        let is_keys = inside.split('+').all(is_key) && !before.ends_with(char::is_alphanumeric);
        is_keys.then(|| {
            let keys: Vec<String> = inside
                .split('+')
                .map(|key| {
                    let key = key.trim_matches('"');
                    let mut letters = key.chars();
                    let first = letters.next().map(|c| c.to_uppercase().to_string());
                    format!("<kbd>{}{}</kbd>", first.unwrap_or_default(), letters.as_str())
                })
                .collect();
            (size, keys.join("+"))
        })
    })
}

fn without_icons(text: &str) -> String {
    let mut result = text.to_owned();
    for icon in ICONS {
        result = replaced(&result, icon, |rest, _| {
            let end = rest[1..].find(':')? + 2;
            let name = &rest[1..end - 1];
            let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
            // The space that set it apart goes with it.
            let size = end + usize::from(rest[end..].starts_with(' '));
            is_name.then(|| (size, String::new()))
        });
    }
    result
}

/// A line of LiaScript without effects: `{{1}}`, `--{{1}}--`, `{1}{words}`, and films as links.
fn effects(text: &str, page: &mut Translation<'_>) -> String {
    let trimmed = text.trim();
    let is_number = |text: &str| {
        let text = text.trim_matches(['|', '>', ' ']);
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | '*'))
    };
    let narrated = trimmed.strip_prefix("--{{").and_then(|rest| rest.split_once("}}--"));
    if let Some((_, rest)) = narrated {
        return rest.trim_start().to_owned();
    }
    if let Some((inside, rest)) = trimmed.strip_prefix("{{").and_then(|rest| rest.split_once("}}"))
        && is_number(inside.split_whitespace().next().unwrap_or_default())
        && (inside.is_empty() || inside.contains(|c: char| c.is_ascii_digit() || c == '|'))
    {
        return rest.trim_start().to_owned();
    }
    if trimmed.starts_with('@') && !trimmed.contains(' ')
        || trimmed.starts_with('@') && trimmed.contains('(')
    {
        page.losses.add(losses::MACRO, page.page, trimmed);
        return format!("`{}`", trimmed.replace('`', "'"));
    }
    let text = replaced(text, "{", |rest, _| {
        let (number, after) = rest[1..].split_once('}')?;
        let words = after.strip_prefix('{')?;
        let end = words.find('}')?;
        let size = 1 + number.len() + 1 + 1 + end + 1;
        (!number.is_empty() && is_number(number)).then(|| (size, words[..end].to_owned()))
    });
    let mut text = text;
    for mark in ["!?[", "??[", "?["] {
        text = replaced(&text, mark, |rest, _| {
            let is_link = rest.contains("](");
            is_link.then(|| (mark.len(), "[".to_owned()))
        });
    }
    text
}

/// The line that opens code, with the language as pages write it.
pub fn fence(line: &str) -> String {
    let start = line.find(['`', '~']).unwrap_or(line.len());
    let size = line[start..].len() - line[start..].trim_start_matches(['`', '~']).len();
    let info = line[start + size..].trim();
    // `{python}` of notebooks, and `{.python .numberLines}` of Pandoc.
    let plain = info
        .strip_prefix('{')
        .and_then(|inside| inside.strip_suffix('}'))
        .map(|inside| inside.trim().trim_start_matches('.'))
        .and_then(|inside| inside.split([' ', ',']).next());
    match plain {
        Some(word) if !word.contains('=') => format!("{}{word}", &line[..start + size]),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_of_headings_are_ids_alone() {
        for (written, expected) in [
            ("## A {#b .c d=e}", "## A {#b}"),
            ("## A { .c } ##", "## A"),
            ("## A {: #b}", "## A {#b}"),
            ("## Use {x} here", "## Use {x} here"),
            ("## Use {x}", "## Use \\{x}"),
        ] {
            assert_eq!(heading(written), expected);
        }
    }

    #[test]
    fn attributes_keys_and_icons_are_no_text() {
        for (written, expected) in [
            ("![a](b.png){ width=\"3 px\" .c } d", "![a](b.png) d"),
            ("[a](b){:target=\"_blank\"}", "[a](b)"),
            ("`x`{.python} {y}", "`x` {y}"),
            ("f(x){return}", "f(x){return}"),
            ("![C](b.png){alt='It\'s d'} e", "![It's d](b.png \"C\") e"),
        ] {
            assert_eq!(without_attributes(&described(written)), expected);
        }
        assert_eq!(
            keys("Press ++ctrl+s++, i++ and c++."),
            "Press <kbd>Ctrl</kbd>+<kbd>S</kbd>, i++ and c++."
        );
        assert_eq!(without_icons(":material-clock: 12:30 :tada:"), "12:30 :tada:");
    }

    #[test]
    fn the_language_of_code_is_a_word() {
        assert_eq!(fence("  ```{python}"), "  ```python");
        assert_eq!(fence("~~~ {.rust .numberLines}"), "~~~rust");
        assert_eq!(fence("```rust,ignore"), "```rust,ignore");
    }
}
