//! Emphasis in text without spaces between words.
//!
//! CommonMark lets stars close emphasis only where a word ends, which it sees by the white space or
//! punctuation after them. Chinese, Japanese and Korean text has neither: in `**重点（x）**的` the
//! closing stars stand between punctuation and a letter, and stay text. The CJK-friendly amendments
//! (Tanaka, “markdown-cjk-friendly”) let such a run open and close. Here the run that is meant is
//! found by counting the runs that are open, and the letter beside it is hidden from the parser,
//! which then sees the end or the beginning of a word.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::markdown::Spot;
use crate::text::words::is_unspaced;

/// A run of stars, underscores or tildes.
struct Run {
    mark: u8,
    range: Range<usize>,
    opens: bool,
    closes: bool,
    /// A letter of three bytes before the run, which follows punctuation in reading order.
    letter_before: Option<usize>,
    letter_after: Option<usize>,
}

/// The letters to hide from the parser, as byte offsets in ascending order. `spots` are the events
/// of `text` as the parser gives them.
pub fn letters(text: &str, spots: &[Spot<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    // The letters in question take three bytes, of which the first is at least this.
    if text.bytes().all(|byte| byte < 0xe0) {
        return found;
    }
    let mut at = 0;
    while at < spots.len() {
        let is_inline = matches!(
            spots[at].0,
            Event::Start(
                Tag::Paragraph
                    | Tag::Heading { .. }
                    | Tag::TableCell
                    | Tag::Item
                    | Tag::DefinitionListTitle
                    | Tag::DefinitionListDefinition
            )
        );
        if is_inline && text[spots[at].1.clone()].contains(['*', '_', '~']) {
            block(text, &spots[at].1, &spots[at..], &mut found);
        }
        at += 1;
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Finds the letters in the block at `range`, whose events come first in `spots`.
fn block(text: &str, range: &Range<usize>, spots: &[Spot<'_>], found: &mut Vec<usize>) {
    let runs = runs(text, range, spots);
    if runs.iter().all(|run| run.letter_before.is_none() && run.letter_after.is_none()) {
        return;
    }
    let mut open: Vec<(u8, usize)> = Vec::new();
    for run in &runs {
        let kind = (run.mark, run.range.len());
        let matching = open.iter().rposition(|other| *other == kind);
        match (matching, run) {
            (Some(at), Run { closes: true, .. }) => open.truncate(at),
            (Some(at), Run { letter_after: Some(letter), .. }) => {
                found.push(*letter);
                open.truncate(at);
            }
            (_, Run { opens: true, .. }) => open.push(kind),
            (None, Run { letter_before: Some(letter), .. }) => {
                found.push(*letter);
                open.push(kind);
            }
            _ => {}
        }
    }
}

/// The runs in the block at `range` that are not in code, formulas, raw HTML or addresses.
fn runs(text: &str, range: &Range<usize>, spots: &[Spot<'_>]) -> Vec<Run> {
    let mut literal: Vec<Range<usize>> = Vec::new();
    for (index, (event, place)) in spots.iter().enumerate() {
        if place.start >= range.end {
            break;
        }
        match event {
            Event::Code(_)
            | Event::InlineHtml(_)
            | Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_) => literal.push(place.clone()),
            // A nested block is looked at by itself.
            Event::Start(
                Tag::CodeBlock(_)
                | Tag::List(_)
                | Tag::BlockQuote(_)
                | Tag::Table(_)
                | Tag::HtmlBlock,
            ) if index > 0 => literal.push(place.clone()),
            // The address stands after the text of a link.
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                let inner = spots[index + 1..]
                    .iter()
                    .take_while(|(_, inner)| inner.end < place.end)
                    .map(|(_, inner)| inner.end)
                    .max();
                literal.push(inner.unwrap_or(place.start)..place.end);
            }
            _ => {}
        }
    }
    literal.sort_unstable_by_key(|part| part.start);
    let mut literal = literal.into_iter().peekable();
    let bytes = text.as_bytes();
    let mut runs: Vec<Run> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        while literal.next_if(|part| part.end <= at).is_some() {}
        if let Some(part) = literal.next_if(|part| part.start <= at) {
            at = part.end;
            continue;
        }
        match bytes[at] {
            b'\\' => at += 2,
            mark @ (b'*' | b'_' | b'~') => {
                let length = bytes[at..range.end].iter().take_while(|byte| **byte == mark).count();
                runs.push(run(text, mark, at..at + length));
                at += length;
            }
            _ => at += 1,
        }
    }
    runs
}

/// The run at `range`, with what CommonMark says of it (“left-flanking”, “right-flanking”).
fn run(text: &str, mark: u8, range: Range<usize>) -> Run {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let is_mark = |c: Option<char>| {
        c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control())
    };
    let left = !is_space(after) && (!is_mark(after) || is_space(before) || is_mark(before));
    let right = !is_space(before) && (!is_mark(before) || is_space(after) || is_mark(after));
    let letter = |c: Option<char>| c.is_some_and(|c| is_wide(c) && c.len_utf8() == 3);
    Run {
        mark,
        opens: left,
        closes: right,
        letter_before: (letter(before) && is_mark(after)).then(|| range.start - 3),
        letter_after: (letter(after) && is_mark(before)).then_some(range.end),
        range,
    }
}

/// A letter of Chinese, Japanese or Korean text.
fn is_wide(character: char) -> bool {
    is_unspaced(character) || matches!(u32::from(character), 0xac00..=0xd7a3)
}

#[cfg(test)]
mod tests {
    use crate::markdown::events;
    use pulldown_cmark::{Event, Tag, TagEnd};

    /// `text` with the emphasis that was found in it as `<b>` and `<i>`.
    fn marked(text: &str) -> String {
        let mut result = String::new();
        for (event, _) in events(text, false).spots {
            match event {
                Event::Start(Tag::Strong) => result.push_str("<b>"),
                Event::End(TagEnd::Strong) => result.push_str("</b>"),
                Event::Start(Tag::Emphasis) => result.push_str("<i>"),
                Event::End(TagEnd::Emphasis) => result.push_str("</i>"),
                Event::Text(part) | Event::Code(part) => result.push_str(&part),
                _ => {}
            }
        }
        result
    }

    #[test]
    fn stars_beside_punctuation_and_letters_are_emphasis() {
        for (text, expected) in [
            ("**重点（important）**的", "<b>重点（important）</b>的"),
            ("这是**“引号”**吗", "这是<b>“引号”</b>吗"),
            ("**甲（1）**的**乙（2）**是", "<b>甲（1）</b>的<b>乙（2）</b>是"),
            ("*強調。*次の文", "<i>強調。</i>次の文"),
            ("**한국어(Korean)**는", "<b>한국어(Korean)</b>는"),
            ("使用**`code`**的人", "使用<b>code</b>的人"),
            ("**中文**的", "<b>中文</b>的"),
            ("- **重点（x）**的", "<b>重点（x）</b>的"),
            ("**a（b）**c **d**", "**a（b）**c <b>d</b>"),
        ] {
            assert_eq!(marked(text), expected, "{text}");
        }
    }

    #[test]
    fn text_with_spaces_is_as_commonmark_has_it() {
        for text in ["a**\"b\"**c", "**a (b)**c", "a * b（c）* d", "_a（b）_c"] {
            let plain = marked(text);
            assert!(!plain.contains("<b>"), "{text}: {plain}");
        }
        assert_eq!(marked("`**重点（x）**的`"), "**重点（x）**的");
        assert_eq!(marked("[x](a**（b）**的.md)"), "x");
    }
}
