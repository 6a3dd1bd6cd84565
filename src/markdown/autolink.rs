//! Addresses in text become links, as the autolink extension of GitHub Flavored Markdown says.
//!
//! An address begins with `http://`, `https://` or `www.` at the start of a word, has a domain with a
//! dot, and ends before white space and `<`. Punctuation at its end belongs to the sentence, and so
//! does a closing bracket that it does not open. Punctuation of Chinese and Japanese ends it too,
//! because no space follows an address there.
//!
//! A mail address such as `me@example.org` becomes a link too. One that goes on after a colon or a
//! slash, such as `git@example.org:course.git`, is the address of something else.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::markdown::{Spot, is_block_end};

/// Turns the addresses in the text of `spots` into links. `text` is the text of the file.
pub fn link<'t>(text: &'t str, spots: &mut Vec<Spot<'t>>) {
    if !text.contains("://") && !text.contains("www.") && !text.contains('@') {
        return;
    }
    let mut linked: Vec<Spot<'t>> = Vec::with_capacity(spots.len());
    // The number of open links, and the byte at which the last address ends.
    let mut links = 0_usize;
    let mut is_code = false;
    let mut is_raw = false;
    let has_gaps = text.contains("[[");
    let mut end = 0;
    for (event, range) in spots.drain(..) {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => links += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => links -= 1,
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) => is_code = false,
            // A link in raw HTML ends with its block at the latest.
            Event::InlineHtml(tag) if is_tag(tag, "<a") => is_raw = true,
            Event::InlineHtml(tag) if is_tag(tag, "</a") => is_raw = false,
            Event::End(end) if is_block_end(end) => is_raw = false,
            _ => {}
        }
        let Event::Text(part) = &event else {
            linked.push((event, range));
            continue;
        };
        // The rest of an address that began in the text before.
        if range.end <= end {
            continue;
        }
        let is_plain = links == 0 && !is_code && !is_raw;
        let from = range.start.max(end);
        let found = if is_plain { addresses(text, from..range.end, has_gaps) } else { Vec::new() };
        if found.is_empty() && from == range.start {
            linked.push((event, range));
            continue;
        }
        let mut written = from;
        for address in found {
            let (address, link_type) = address;
            let source = &text[address.clone()];
            push_text(text, written..address.start, part, &range, &mut linked);
            let url = match source.starts_with("www.") && link_type == LinkType::Autolink {
                true => CowStr::from(format!("http://{source}")),
                false => CowStr::from(source),
            };
            let tag = Tag::Link {
                link_type,
                dest_url: url,
                title: CowStr::Borrowed(""),
                id: CowStr::Borrowed(""),
            };
            linked.push((Event::Start(tag), address.clone()));
            linked.push((Event::Text(CowStr::from(source)), address.clone()));
            linked.push((Event::End(TagEnd::Link), address.clone()));
            written = address.end;
            end = end.max(address.end);
        }
        if written < range.end {
            push_text(text, written..range.end, part, &range, &mut linked);
        }
    }
    *spots = linked;
}

/// Whether `html` is the tag that begins with `start`.
fn is_tag(html: &str, start: &str) -> bool {
    html.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
        && html[start.len()..].starts_with(|c: char| c.is_whitespace() || c == '>')
}

/// Adds the text at `place`, which is a part of the text `whole` at `range`. Typographic quotes
/// stay if the text is not cut.
fn push_text<'t>(
    text: &'t str,
    place: Range<usize>,
    whole: &CowStr<'t>,
    range: &Range<usize>,
    spots: &mut Vec<Spot<'t>>,
) {
    if place.is_empty() {
        return;
    }
    let part = if place == *range { whole.clone() } else { CowStr::from(&text[place.clone()]) };
    spots.push((Event::Text(part), place));
}

/// The addresses that begin in `range` of `text`, each with its type.
fn addresses(text: &str, range: Range<usize>, has_gaps: bool) -> Vec<(Range<usize>, LinkType)> {
    const STARTS: [&str; 4] = ["https://", "http://", "www.", "@"];
    let mut found = Vec::new();
    let find = |start: &str, at: usize| {
        text[at..range.end].find(start).map_or(range.end, |next| at + next)
    };
    // The next place of each, so that none is looked for again.
    let mut nexts = STARTS.map(|start| find(start, range.start));
    let mut at = range.start;
    while at < range.end {
        for (next, start) in nexts.iter_mut().zip(STARTS) {
            if *next < at {
                *next = find(start, at);
            }
        }
        let start = nexts.iter().copied().min().unwrap_or(range.end);
        if start >= range.end {
            break;
        }
        if text[start..].starts_with('@') {
            let address = mail(text, at, start).filter(|address| {
                address.end <= range.end && !(has_gaps && is_in_gap(text, address.start))
            });
            at = address.as_ref().map_or(start + 1, |address| address.end);
            found.extend(address.map(|address| (address, LinkType::Email)));
            continue;
        }
        let end = address(text, start);
        match end.filter(|_| !(has_gaps && is_in_gap(text, start))) {
            Some(end) => {
                found.push((start..end, LinkType::Autolink));
                at = end;
            }
            None => at = start + 4,
        }
    }
    found
}

/// The mail address around the `@` at byte `sign`, which begins at byte `from` at the earliest.
fn mail(text: &str, from: usize, sign: usize) -> Option<Range<usize>> {
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let start = sign - text[from..sign].chars().rev().take_while(|c| is_local(*c)).count();
    let rest = &text[sign + 1..];
    let host = &rest[..rest.find(|c| !is_host(c)).unwrap_or(rest.len())];
    let host = host.trim_end_matches('.');
    let end = sign + 1 + host.len();
    let before = text[..start].chars().next_back();
    let mut after = text[end..].chars();
    let goes_on = match after.next() {
        Some(':') => after.next().is_some_and(|c| !c.is_whitespace()),
        Some('/' | '@') => true,
        _ => false,
    };
    let is_part = before.is_some_and(|c| matches!(c, '/' | ':' | '@' | '\\' | '#'));
    let is_word = before.is_some_and(|c| c.is_alphanumeric() && u32::from(c) < 0x0530);
    let is_name = host.split('.').count() >= 2
        && host.split('.').all(|label| !label.is_empty() && !label.starts_with('-'))
        && !host.ends_with(['-', '_'])
        && host.rsplit('.').next().is_some_and(|last| last.contains(|c: char| !c.is_ascii_digit()));
    let is_local = start < sign && !text[start..sign].starts_with('.');
    (is_local && is_name && !goes_on && !is_part && !is_word).then_some(start..end)
}

/// The end of the address that begins at `start`; `None` if there is none.
fn address(text: &str, start: usize) -> Option<usize> {
    let before = text[..start].chars().next_back();
    let begins_word = before.is_none_or(|c| {
        c.is_whitespace() || matches!(c, '*' | '_' | '~' | '(' | '"' | '\'') || !c.is_ascii()
    });
    if !begins_word {
        return None;
    }
    let rest = &text[start..];
    let length = rest
        .find(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '<' | '>' | '`' | '|' | '"')
                || is_cjk_mark(c)
        })
        .unwrap_or(rest.len());
    let mut address = &rest[..length];
    loop {
        let trimmed = address
            .trim_end_matches(['?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '’', '”', '…']);
        let unmatched = trimmed.ends_with(')')
            && trimmed.matches(')').count() > trimmed.matches('(').count()
            || trimmed.ends_with(']')
                && trimmed.matches(']').count() > trimmed.matches('[').count();
        let trimmed = if unmatched { &trimmed[..trimmed.len() - 1] } else { trimmed };
        if trimmed.len() == address.len() {
            break;
        }
        address = trimmed;
    }
    let domain = address.split_once("://").map_or(address, |(_, rest)| rest);
    let domain = domain.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let labels: Vec<&str> = domain.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    let is_domain = labels.len() >= 2
        && labels.iter().all(is_label)
        && labels.iter().rev().take(2).all(|label| !label.contains('_'));
    (is_domain && !address.contains('\\')).then_some(start + address.len())
}

/// Whether byte `at` is in the answer of a gap, which is text: `[[https://a.org]]`.
fn is_in_gap(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
    text[line..at].rfind("[[").is_some_and(|open| !text[line + open..at].contains("]]"))
}

/// Whether a character is punctuation of Chinese, Japanese or Korean text.
fn is_cjk_mark(character: char) -> bool {
    matches!(u32::from(character), 0x3000..=0x303f | 0xff00..=0xff0f | 0xff1a..=0xff20
        | 0xff3b..=0xff40 | 0xff5b..=0xff65)
}

#[cfg(test)]
mod tests {
    use crate::markdown::events;
    use pulldown_cmark::{Event, Tag};

    fn links(text: &str) -> Vec<String> {
        let found = events(text, true).spots.into_iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
            _ => None,
        });
        found.collect()
    }

    fn plain(text: &str) -> String {
        crate::markdown::plain_text(events(text, false).spots.iter()).trim().to_owned()
    }

    #[test]
    fn an_address_is_a_link_and_the_text_stays() {
        for (text, expected) in [
            ("See https://example.org.", vec!["https://example.org"]),
            (
                "(https://example.org/a_b_c?d=e&f--g#h)",
                vec!["https://example.org/a_b_c?d=e&f--g#h"],
            ),
            ("www.example.org/x, or", vec!["http://www.example.org/x"]),
            (
                "https://en.wikipedia.org/wiki/Bread_(food)!",
                vec!["https://en.wikipedia.org/wiki/Bread_(food)"],
            ),
            ("**https://a.org** and *http://b.org*", vec!["https://a.org", "http://b.org"]),
            ("见 https://a.org/文。好", vec!["https://a.org/文"]),
            ("- https://a.org\n- https://b.org", vec!["https://a.org", "https://b.org"]),
        ] {
            assert_eq!(links(text), expected, "{text}");
        }
        assert_eq!(plain("a https://a.org/b_c_d e"), "a https://a.org/b_c_d e");
    }

    #[test]
    fn a_mail_address_is_a_link() {
        for (text, expected) in [
            ("Ask me@example.org.", vec!["me@example.org"]),
            ("(first.last+tag@mail.example.co.uk), x", vec!["first.last+tag@mail.example.co.uk"]),
            ("*me@a.org*, **x_y@b-c.org**", vec!["me@a.org", "x_y@b-c.org"]),
            ("写信给me@a.org。", vec!["me@a.org"]),
            ("me@a.org and https://b.org/@c", vec!["me@a.org", "https://b.org/@c"]),
            ("A note: me@a.org: yes", vec!["me@a.org"]),
        ] {
            assert_eq!(links(text), expected, "{text}");
        }
        for text in [
            "git@github.com:a/b.git",
            "ssh://git@example.org/a",
            "me@localhost",
            "`me@a.org`",
            "@name and a@b",
            "[[me@a.org]]",
            "user@1.2.3.4",
            "a@b.c-",
        ] {
            assert_eq!(links(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(links("[me@a.org](mailto:me@b.org)"), ["mailto:me@b.org"]);
    }

    #[test]
    fn other_text_is_none() {
        for text in [
            "https://",
            "www.",
            "xhttps://a.org",
            "`https://a.org`",
            "https://localhost",
            "    https://a.org",
            "[[https://a.org]]",
            "http://a_b.c_d",
            "awww.nice",
            "```\nhttps://a.org\n```",
        ] {
            assert_eq!(links(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(links("[x https://b.org](https://a.org)"), ["https://a.org"]);
        assert_eq!(links("<https://a.org>"), ["https://a.org"]);
        assert_eq!(links("<a href=\"https://a.org\">https://a.org</a>"), Vec::<String>::new());
        assert_eq!(links("<A href='x'>*https://a.org*</A> https://b.org"), ["https://b.org"]);
    }
}
