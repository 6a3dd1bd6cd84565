//! Reads a line of inline Markdown, such as a title in front matter.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::markdown::events;
use crate::model::inline::{Inline, Mark, Part};

/// A character and a space, after which nothing begins a heading, a list or any other block.
const LEAD: &str = "a ";

/// Reads `source` as a single line. Code and emphasis are markup. Of a link only the text remains,
/// of a picture its description; the second value says whether there was one. Everything else,
/// such as tags and formulas, is text as the author wrote it.
pub fn inline(source: &str, smart_punctuation: bool) -> (Inline, bool) {
    let line: Vec<&str> = source.split_whitespace().collect();
    let text = format!("{LEAD}{}", line.join(" "));
    let mut parts: Vec<Part> = Vec::new();
    let mut has_link = false;
    let mut skip_to = 0;
    for (event, range) in events(&text, smart_punctuation).spots {
        if range.start < skip_to {
            continue;
        }
        match &event {
            Event::Text(words) => parts.push(Part::Text(words.to_string())),
            Event::Code(code) => parts.push(Part::Code(code.to_string())),
            Event::Start(Tag::Paragraph) | Event::End(_) => {
                parts.extend(mark(&event).map(Part::End));
            }
            Event::Start(tag) => match mark(&Event::End(tag.to_end())) {
                Some(mark) => parts.push(Part::Start(mark)),
                None if is_citation(tag) => {
                    parts.push(Part::Text(text[range.clone()].to_owned()));
                    skip_to = range.end;
                }
                None => has_link |= is_written_link(tag),
            },
            _ => parts.push(Part::Text(text[range].to_owned())),
        }
    }
    // Without any words, the line ends at the space.
    if let Some(Part::Text(first)) = parts.first_mut() {
        *first = first.strip_prefix(LEAD).unwrap_or_default().to_owned();
        if first.is_empty() {
            parts.remove(0);
        }
    }
    (Inline::new(parts), has_link)
}

/// The Markdown of a line that reads as `text`: the text itself, unless it has markup.
pub fn literal(text: &str) -> String {
    if *inline(text, false).0 == *text {
        return text.to_owned();
    }
    let mut source = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if character.is_ascii_punctuation() {
            source.push('\\');
        }
        source.push(character);
    }
    source
}

/// The mark that an event ends.
fn mark(event: &Event<'_>) -> Option<Mark> {
    match event {
        Event::End(TagEnd::Emphasis) => Some(Mark::Emphasis),
        Event::End(TagEnd::Strong) => Some(Mark::Strong),
        Event::End(TagEnd::Strikethrough) => Some(Mark::Strikethrough),
        _ => None,
    }
}

fn is_citation(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Link { link_type: LinkType::ShortcutUnknown, .. })
}

/// Whether it is a picture or a link with a text of its own. An address alone is text anyway.
fn is_written_link(tag: &Tag<'_>) -> bool {
    match tag {
        Tag::Link { link_type, .. } => !matches!(link_type, LinkType::Autolink | LinkType::Email),
        _ => matches!(tag, Tag::Image { .. }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(source: &str) -> String {
        inline(source, true).0.to_string()
    }

    #[test]
    fn a_title_is_one_line_of_text_whatever_it_begins_with() {
        for title in [
            "1. First steps",
            "# Number",
            "- 3 °C",
            "> 9000",
            "+1",
            "C# and F#",
            "a b",
            "#",
            "---x",
        ] {
            assert_eq!(inline(title, false).0.to_string(), title);
        }
        assert_eq!(plain("two\n  lines"), "two lines");
        assert_eq!(plain(""), "");
    }

    #[test]
    fn code_and_emphasis_are_markup_and_quotes_are_typographic() {
        let (title, _) = inline("`if let` and *it's* **\"new\"**", true);
        assert_eq!(title.to_string(), "if let and it’s “new”");
        assert_eq!(
            title.parts(),
            [
                Part::Code("if let".to_owned()),
                Part::Text(" and ".to_owned()),
                Part::Start(Mark::Emphasis),
                Part::Text("it".to_owned()),
                Part::Text("’".to_owned()),
                Part::Text("s".to_owned()),
                Part::End(Mark::Emphasis),
                Part::Text(" ".to_owned()),
                Part::Start(Mark::Strong),
                Part::Text("“".to_owned()),
                Part::Text("new".to_owned()),
                Part::Text("”".to_owned()),
                Part::End(Mark::Strong),
            ]
        );
    }

    #[test]
    fn any_text_can_be_written_as_a_title() {
        assert_eq!(literal("Two kinds: 1. work, 2 * 3 & <x>"), "Two kinds: 1. work, 2 * 3 & <x>");
        for text in ["[x](y) *z* $a$ {#b}", "`code` \\* ~~no~~", "&amp; <https://example.org>", "*"]
        {
            assert_eq!(plain(&literal(text)), text);
            assert!(!inline(&literal(text), true).1, "{text}");
        }
    }

    #[test]
    fn what_a_title_cannot_have_stays_as_it_was_written() {
        assert_eq!(plain("The <title> element"), "The <title> element");
        assert_eq!(plain("Costs of $x$"), "Costs of $x$");
        assert_eq!(plain("As [@smith] says[^1]"), "As [@smith] says[^1]");
        assert_eq!(plain("snake_case_name, 2 * 3 * 4"), "snake_case_name, 2 * 3 * 4");
        assert_eq!(inline("See [this](page.md)", true).0.to_string(), "See this");
        assert!(inline("See [this](page.md)", true).1);
        assert!(!inline("See [this] and https", true).1);
    }
}
