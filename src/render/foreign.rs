//! Interface strings in another language than their page.
//!
//! A theme may not know the language of a course, and then pages have English words among the
//! author's. Such words say their language and direction, so that a screen reader pronounces them
//! and a sentence in Hebrew does not turn their order round. A template does not know whether it
//! puts a string into text or into an attribute, so [`mark`] marks the string, and [`resolve`] makes
//! elements of the marks when the place of each is known.

/// Characters that Unicode has reserved for uses inside a program.
const BEGIN: char = '\u{fdd0}';
const END: char = '\u{fdd1}';

/// The elements whose content is text alone.
const TEXT_ONLY: [&str; 5] = ["title", "option", "textarea", "script", "style"];

/// `text` between marks.
pub fn mark(text: &str) -> String {
    format!("{BEGIN}{text}{END}")
}

/// `html` with an English element in the place of each pair of marks in text. In attributes and
/// scripts marks are left out, and elements that can hold only text get signs of direction.
pub fn resolve(html: String) -> String {
    if !html.contains(BEGIN) {
        return html;
    }
    let mut resolved = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html.as_str();
    let mut text_only: Option<&str> = None;
    let mut open = 0_usize;
    while let Some(at) = rest.find(['<', BEGIN, END]) {
        let (text, tail) = rest.split_at(at);
        resolved.push_str(text);
        if tail.starts_with('<') {
            let (tag, after) = tail.split_at(tag_length(tail));
            let name = tag.trim_start_matches(['<', '/']);
            let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            match text_only {
                Some(inside) if tag.starts_with("</") && name == inside => text_only = None,
                None if TEXT_ONLY.contains(&name) && !tag.ends_with("/>") => {
                    text_only = (!tag.starts_with("</")).then_some(name);
                }
                _ => {}
            }
            resolved.extend(tag.chars().filter(|c| !matches!(*c, BEGIN | END)));
            rest = after;
        } else {
            // A string that is a value of another one is marked a second time.
            let begins = tail.starts_with(BEGIN);
            let was_open = open;
            open = if begins { open + 1 } else { open.saturating_sub(1) };
            match (text_only, was_open, open) {
                (Some("script" | "style"), _, _) => {}
                (Some(_), 0, 1) => resolved.push('\u{2066}'),
                (Some(_), 1, 0) => resolved.push('\u{2069}'),
                (None, 0, 1) => resolved.push_str("<span lang=\"en\" dir=\"ltr\">"),
                (None, 1, 0) => resolved.push_str("</span>"),
                _ => {}
            }
            rest = &tail[BEGIN.len_utf8()..];
        }
    }
    resolved.push_str(rest);
    resolved
}

/// The bytes of the tag that `html` begins with. A sign in the value of an attribute does not end it.
fn tag_length(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return at + 1,
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_text_become_elements_and_words_in_attributes_stay_text() {
        let word = mark("Search");
        let nested = mark(&format!("Unit {}", mark("1")));
        for (html, expected) in [
            ("<p>חיפוש</p>".to_owned(), "<p>חיפוש</p>"),
            (format!("<p>{word}!</p>"), "<p><span lang=\"en\" dir=\"ltr\">Search</span>!</p>"),
            (format!("<a title=\"a > {word}\">b</a>"), "<a title=\"a > Search\">b</a>"),
            (format!("<title>{word}</title>"), "<title>\u{2066}Search\u{2069}</title>"),
            (format!("<option>{word}</option>"), "<option>\u{2066}Search\u{2069}</option>"),
            (format!("<script>\"{word}\"</script>"), "<script>\"Search\"</script>"),
            (format!("<b>{nested}</b>"), "<b><span lang=\"en\" dir=\"ltr\">Unit 1</span></b>"),
        ] {
            assert_eq!(resolve(html), expected);
        }
    }

    #[test]
    fn an_end_without_a_beginning_is_left_out() {
        let html = format!("<p>{END}a</p>{}", mark("b"));
        assert_eq!(resolve(html), "<p>a</p><span lang=\"en\" dir=\"ltr\">b</span>");
    }
}
