//! Commands between `{{<` and `>}}` of Hugo, and between `{%` and `%}` of Jekyll and others.

use crate::import::blocks::Translation;
use crate::import::folder::titled;
use crate::import::includes::file;
use crate::import::losses;

/// A command as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Short {
    /// Its name.
    pub name: String,
    /// What is given to it, with names where they are written.
    pub values: Vec<(Option<String>, String)>,
    /// Whether it ends another one.
    pub is_end: bool,
    /// Whether it ends itself.
    pub is_closed: bool,
}

impl Short {
    /// The first of the values called one of `names`, or else the first one without a name.
    fn text(&self, names: &[&str]) -> Option<String> {
        let named = names.iter().find_map(|name| self.named(name));
        named.or_else(|| {
            self.values.iter().find(|(name, _)| name.is_none()).map(|(_, value)| value.clone())
        })
    }

    fn named(&self, name: &str) -> Option<String> {
        let found = self.values.iter().find(|(own, _)| own.as_deref() == Some(name));
        found.map(|(_, value)| value.clone()).filter(|value| !value.is_empty())
    }
}

/// What a command on lines of its own becomes.
pub enum Command {
    /// A box.
    Box {
        /// Its name.
        word: String,
        /// Its title.
        title: Option<String>,
        /// The lines in it.
        body: Vec<String>,
    },
    /// A tab.
    Tab {
        /// Its title.
        title: String,
        /// The lines in it.
        body: Vec<String>,
    },
    /// Lines that are translated further.
    Plain(Vec<String>),
    /// Lines that are ready.
    Ready(Vec<String>),
}

/// The command at the start of `text`, and its size.
fn at_start(text: &str) -> Option<(Short, usize)> {
    let (marks, end) = [("{{<", ">}}"), ("{{%", "%}}"), ("{%-", "%}"), ("{%", "%}"), ("{{#", "}}")]
        .into_iter()
        .find(|(start, _)| text.starts_with(start))?;
    let size = text.find(end)? + end.len();
    let inside = text[marks.len()..size - end.len()].trim().trim_end_matches('-').trim();
    parsed(inside).map(|short| (short, size))
}

fn parsed(inside: &str) -> Option<Short> {
    let is_end = inside.starts_with('/');
    let inside = inside.trim_start_matches('/').trim();
    let is_closed = inside.ends_with('/') && !inside.ends_with("//");
    let inside = if is_closed { inside[..inside.len() - 1].trim() } else { inside };
    let size = inside.find(|c: char| c.is_whitespace()).unwrap_or(inside.len());
    let name = inside[..size].to_owned();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
    if name.is_empty() || !name.chars().all(is_name) {
        return None;
    }
    let mut short = Short { is_end, is_closed, ..Short::default() };
    if let Some(ended) = name.strip_prefix("end").filter(|rest| !rest.is_empty()) {
        short.is_end = true;
        short.name = ended.to_owned();
    } else {
        short.name = name;
    }
    let mut rest = inside[size..].trim();
    while !rest.is_empty() {
        let equals = rest.find('=').filter(|at| {
            *at > 0
                && rest[..*at].chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '))
                && !rest[..*at].trim().contains(' ')
        });
        let name = equals.map(|at| rest[..at].trim().to_owned());
        if let Some(at) = equals {
            rest = rest[at + 1..].trim_start();
        }
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'));
        let (value, size) = match quote {
            Some(quote) => {
                let mut end = 1;
                loop {
                    let Some(next) = rest[end..].find(quote) else { break end = rest.len() };
                    end += next;
                    if !rest[..end].ends_with('\\') {
                        break;
                    }
                    end += 1;
                }
                let value = rest[1..end.max(1)].replace("\\\"", "\"");
                (value, (end + 1).min(rest.len()))
            }
            None => {
                let end = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
                (rest[..end].trim_end_matches(',').to_owned(), end)
            }
        };
        short.values.push((name, value));
        if size == 0 {
            break;
        }
        rest = rest[size..].trim();
    }
    Some(short)
}

/// The command with which the line begins.
pub fn alone(line: &str) -> Option<Short> {
    at_start(line).map(|(short, _)| short)
}

/// The body of the command that begins at the line `at`, and the line after its end.
fn body(name: &str, lines: &[String], at: usize) -> Option<(Vec<String>, usize)> {
    let trimmed = lines[at].trim();
    let (_, size) = at_start(trimmed)?;
    let mut depth = 1_usize;
    let mut body = Vec::new();
    let mut rest = trimmed[size..].to_owned();
    let mut next = at;
    loop {
        let mut from = 0;
        while let Some(open) = rest[from..].find("{").map(|open| from + open) {
            from = open + 1;
            let Some((short, size)) = at_start(&rest[open..]) else { continue };
            if short.name == name && !short.is_closed {
                if short.is_end { depth -= 1 } else { depth += 1 }
            }
            if depth == 0 {
                body.push(rest[..open].to_owned());
                let after = rest[open + size..].trim();
                if !after.is_empty() {
                    body.push(String::new());
                    body.push(after.to_owned());
                }
                return Some((body, next + 1));
            }
            from = open + size;
        }
        body.push(std::mem::take(&mut rest));
        next += 1;
        rest = lines.get(next)?.clone();
    }
}

/// What the command at the line `at` becomes, and the line after it.
pub fn block(
    page: &mut Translation<'_>,
    short: &Short,
    lines: &[String],
    at: usize,
) -> Option<(Command, usize)> {
    let trimmed = lines[at].trim();
    let (_, size) = at_start(trimmed)?;
    let is_whole = size == trimmed.len();
    let nothing = || Some((Command::Ready(Vec::new()), at + 1));
    let name = short.name.to_ascii_lowercase();
    if short.is_end {
        return if is_whole { nothing() } else { None };
    }
    let inside = if short.is_closed { None } else { body(&short.name, lines, at) };
    match &*name {
        // Readers never saw it, and authors may want it.
        "comment" => {
            let (body, end) = inside.unwrap_or((Vec::new(), at + 1));
            let text = body.join("\n").trim().replace("--", "- -");
            let lines = match text.is_empty() {
                true => Vec::new(),
                false => format!("<!--\n{text}\n-->").lines().map(str::to_owned).collect(),
            };
            return Some((Command::Ready(lines), end));
        }
        "raw" | "endraw" | "include-anchor" => {
            return match inside {
                Some((body, end)) => Some((Command::Plain(body), end)),
                None => nothing(),
            };
        }
        "highlight" | "code" | "mermaid" | "codeblock" | "code-toggle" => {
            let (body, end) = inside?;
            let language = match &*name {
                "mermaid" => "mermaid".to_owned(),
                "code-toggle" => "yaml".to_owned(),
                _ => short.text(&["lang", "language"]).unwrap_or_default(),
            };
            let first = usize::from(body.first().is_some_and(|line| line.trim().is_empty()));
            let mut code: Vec<String> = body[first..].to_vec();
            while code.last().is_some_and(|line| line.trim().is_empty()) {
                code.pop();
            }
            let run = crate::import::html::longest_run(&code.join("\n"));
            let fence = "`".repeat(run.max(2) + 1);
            let mut ready = vec![format!("{fence}{language}")];
            ready.extend(code);
            ready.push(fence);
            return Some((Command::Ready(ready), end));
        }
        "include" | "readfile" | "include-md" | "includemd" | "include_relative"
        | "readfilerel" => {
            let path = short.text(&["file", "path", "url"]).unwrap_or_default();
            if let Some(picture) =
                short.named("url").or_else(|| short.named("src")).filter(|_| name == "include")
            {
                return Some((Command::Ready(vec![figure(short, &picture)]), at + 1));
            }
            if let Some(text) = file(page.material, page.page, &path) {
                let lines = text.lines().map(str::to_owned).collect();
                return Some((Command::Plain(lines), at + 1));
            }
            page.losses.add(losses::INCLUDE, page.page, trimmed);
            return Some((Command::Ready(vec![as_code(&trimmed[..size])]), at + 1));
        }
        "figure" | "img" | "image" | "imgproc" | "picture" => {
            let address = short.text(&["src", "url", "link"])?;
            let mut lines = vec![figure(short, &address)];
            if let Some((body, end)) = inside.filter(|_| name != "figure") {
                lines.push(String::new());
                lines.extend(body);
                return Some((Command::Plain(lines), end));
            }
            return Some((Command::Plain(lines), at + 1));
        }
        _ => {}
    }
    let title = ["title", "header", "heading", "summary", "name", "label"]
        .iter()
        .find_map(|name| short.named(name));
    let unnamed: Vec<&String> =
        short.values.iter().filter(|(name, _)| name.is_none()).map(|(_, value)| value).collect();
    if let Some((body, end)) = inside {
        let is_box = crate::import::boxes::callout(&name).is_some();
        return Some((
            match &*name {
                "notice" | "alert" | "hint" | "callout" | "admonition" | "admonish"
                | "pageinfo" | "block" | "box" => {
                    let word = ["type", "kind", "color", "level", "style", "context", "status"]
                        .iter()
                        .find_map(|name| short.named(name))
                        .or_else(|| unnamed.first().map(|word| (*word).clone()))
                        .filter(|word| crate::import::boxes::callout(word).is_some())
                        .unwrap_or_else(|| "note".to_owned());
                    let title = title.or_else(|| unnamed.get(1).map(|title| (*title).clone()));
                    Command::Box { word, title, body }
                }
                "details" | "expand" | "spoiler" | "collapse" | "solution" | "answer" => {
                    let title = title.or_else(|| unnamed.first().map(|title| (*title).clone()));
                    Command::Box { word: "details".to_owned(), title, body }
                }
                "tab" | "tab-item" | "tabitem" => {
                    let title = title.or_else(|| unnamed.first().map(|title| (*title).clone()));
                    Command::Tab { title: title.unwrap_or_default(), body }
                }
                "tabs" | "tabpane" | "tabset" | "tabgroup" | "columns" | "column" | "row"
                | "col" | "cards" | "cardpane" | "steps" | "center" | "div" | "section"
                | "content-ref" => Command::Plain(body),
                _ if is_box => {
                    let title = title.or_else(|| unnamed.first().map(|title| (*title).clone()));
                    Command::Box { word: name.clone(), title, body }
                }
                _ => {
                    page.losses.add(losses::SHORTCODE, page.page, &trimmed[..size]);
                    let mut body = body;
                    if let Some(title) = title {
                        body.insert(0, String::new());
                        body.insert(0, format!("**{title}**"));
                    }
                    Command::Plain(body)
                }
            },
            end,
        ));
    }
    None
}

/// The line for a picture with its caption.
fn figure(short: &Short, address: &str) -> String {
    let caption = short.named("caption").or_else(|| short.named("title")).unwrap_or_default();
    let alt = short.named("alt").unwrap_or_else(|| caption.clone());
    let alt = alt.replace(['[', ']', '\n'], " ");
    let address = address.replace(' ', "%20");
    let picture = format!("![{alt}]({address})");
    match caption.is_empty() || caption == alt {
        true => picture,
        false => format!("{picture}\n\n{caption}"),
    }
}

fn as_code(written: &str) -> String {
    format!("`{}`", written.replace('`', "'"))
}

/// What a command within a line becomes; `None` when it is not known.
pub fn inline(written: &str, page: &mut Translation<'_>) -> Option<String> {
    if written.starts_with("{{/*") {
        return Some(String::new());
    }
    let (short, size) = at_start(written)?;
    if size != written.len() {
        return None;
    }
    let name = short.name.to_ascii_lowercase();
    Some(match &*name {
        "ref" | "relref" | "link" | "post_url" => short.text(&["path"])?,
        "glossary_tooltip" | "gloss" | "term" | "tooltip" => short.text(&["text", "term_id"])?,
        "heading" => titled(&short.text(&["name"])?),
        "kbd" | "key" => format!("<kbd>{}</kbd>", short.text(&["key"])?),
        "youtube" | "youtube-lite" => {
            let id = short.text(&["id"])?;
            let address = format!("https://www.youtube.com/watch?v={id}");
            format!("[{}]({address})", short.named("title").unwrap_or(address.clone()))
        }
        "vimeo" => {
            let address = format!("https://vimeo.com/{}", short.text(&["id"])?);
            format!("[{address}]({address})")
        }
        "figure" | "img" | "image" => figure(&short, &short.text(&["src", "url"])?),
        "toc" | "br" | "break" | "clear" | "raw" | "more" | "noop" => String::new(),
        "title" if written.starts_with("{{#") => String::new(),
        "button" | "badge" | "icon" | "pill" if !short.is_end => {
            let text = short.text(&["text", "title", "label", "content"]).unwrap_or_default();
            match short.named("href").or_else(|| short.named("url")).or_else(|| short.named("link"))
            {
                Some(address) => format!("[{text}]({address})"),
                None if name == "icon" => String::new(),
                None => text,
            }
        }
        "include" | "playground" | "rustdoc_include" if written.starts_with("{{#") => {
            page.losses.add(losses::INCLUDE, page.page, written);
            return Some(as_code(written));
        }
        "new-in" | "deprecated-in" => format!("{} {}", titled(&name), short.text(&["version"])?),
        _ if short.is_end => String::new(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_with_their_values() {
        let short = alone("{{< figure src=\"a b.png\" alt='x \\\" y' 12 >}}").unwrap();
        assert_eq!(short.named("src").as_deref(), Some("a b.png"));
        assert_eq!(short.values.last(), Some(&(None, "12".to_owned())));
        assert!(alone("{{% /note %}}").unwrap().is_end);
        assert_eq!(alone("{%- endraw -%}").unwrap().name, "raw");
        assert!(alone("{{ x }}").is_none() && alone("{{< >}}").is_none());
    }

    #[test]
    fn a_body_ends_at_its_own_end() {
        let text = "{{< a >}}x\n{{< a >}}\ny{{< /a >}}\nz {{< /a >}} w\nv";
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let (found, end) = body("a", &lines, 0).unwrap();
        assert_eq!(found.join("\n"), "x\n{{< a >}}\ny{{< /a >}}\nz \n\nw");
        assert_eq!(end, 4);
        assert!(body("a", &lines[2..], 0).is_none());
    }
}
