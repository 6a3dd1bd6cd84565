//! Finds each kind of foreign syntax in a line of text.

use std::ops::Range;

/// The first place between `open` and `close` on the line, both included.
fn between(line: &str, open: &str, close: &str) -> Option<Range<usize>> {
    let start = line.find(open)?;
    let inside = start + open.len();
    let end = inside + line[inside..].find(close)? + close.len();
    Some(start..end)
}

fn word_at(line: &str) -> &str {
    let end = line.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
    &line[..end.unwrap_or(line.len())]
}

pub(super) fn colons(line: &str) -> Option<Range<usize>> {
    let length = line.len() - line.trim_start_matches(':').len();
    (length >= 3).then_some(0..length)
}

pub(super) fn admonition(line: &str) -> Option<Range<usize>> {
    let rest = ["!!! ", "???+ ", "??? "].into_iter().find_map(|mark| line.strip_prefix(mark))?;
    let word = word_at(rest);
    (!word.is_empty()).then(|| 0..line.len() - rest.len() + word.len())
}

pub(super) fn docsify(line: &str) -> Option<Range<usize>> {
    (line.starts_with("!> ") || line.starts_with("?> ")).then_some(0..2)
}

pub(super) fn tab(line: &str) -> Option<Range<usize>> {
    let rest = line.strip_prefix("===")?.trim_start_matches(['!', '+']);
    let title = rest.trim_start();
    (title.starts_with(['"', '“']) && title.len() > 1).then_some(0..line.len())
}

pub(super) fn include(line: &str) -> Option<Range<usize>> {
    if let Some(rest) = line.strip_prefix("--8<--") {
        return Some(0..line.len() - rest.len());
    }
    between(line, "{{#", "}}")
}

pub(super) fn template(line: &str) -> Option<Range<usize>> {
    [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")]
        .into_iter()
        .filter_map(|(open, close)| between(line, open, close))
        .filter(|place| !line[place.clone()].starts_with("{{#"))
        .min_by_key(|place| place.start)
}

pub(super) fn wiki(line: &str) -> Option<Range<usize>> {
    let place = between(line, "[[", "]]")?;
    let inside = &line[place.start + 2..place.end - 2];
    let is_name = inside.chars().any(char::is_alphabetic)
        && !inside.starts_with(['_', ' '])
        && !inside.eq_ignore_ascii_case("toc")
        && !line[place.end..].starts_with('(')
        && !inside.contains('[');
    is_name.then_some(place)
}

pub(super) fn highlight(line: &str) -> Option<Range<usize>> {
    let place = between(line, "==", "==")?;
    let inside = &line[place.start + 2..place.end - 2];
    let is_marked = inside.starts_with(char::is_alphanumeric)
        && inside.ends_with(|c: char| !c.is_whitespace())
        && !inside.contains('=')
        && !line[..place.start]
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '=' | '!' | '<' | '>'))
        && !line[place.end..].starts_with('=');
    is_marked.then_some(place)
}

pub(super) fn superscript(line: &str) -> Option<Range<usize>> {
    let place = between(line, "^", "^")?;
    let inside = &line[place.start + 1..place.end - 1];
    let is_raised = !inside.is_empty()
        && inside.chars().count() <= 12
        && inside.chars().all(|c| c.is_alphanumeric() || matches!(c, '+' | '-' | '−'))
        && line[..place.start].ends_with(|c: char| c.is_alphanumeric() || c == ')');
    is_raised.then_some(place)
}

pub(super) fn tex(line: &str) -> Option<Range<usize>> {
    let inline = between(line, "\\(", "\\)");
    let display = between(line, "\\[", "\\]").filter(|place| {
        let inside = &line[place.start + 2..place.end - 2];
        // Escaped brackets around words and names are text.
        inside.contains(['\\', '^', '=', '{']) || inside.contains('_') && inside.contains(' ')
    });
    inline.into_iter().chain(display).min_by_key(|place| place.start)
}

pub(super) fn attributes(line: &str) -> Option<Range<usize>> {
    // What follows a link, a picture or code begins a part of its own.
    let inside = line.strip_prefix('{')?;
    let end = inside.find('}')?;
    let first = inside[..end].trim_start_matches(':').trim_start();
    let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let is_name = inside.starts_with(':') && !first.is_empty() && first.chars().all(is_sign);
    let is_list = first.starts_with(['.', '#'])
        || is_name
        || first.split_once('=').is_some_and(|(name, value)| {
            !value.is_empty()
                && !name.is_empty()
                && name.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
    is_list.then_some(0..end + 2)
}

/// `[words]{#id .class}`.
pub(super) fn span(line: &str) -> Option<Range<usize>> {
    let found = ["]{#", "]{."].into_iter().filter_map(|mark| line.find(mark));
    let middle = found.min()?;
    let start = line[..middle].rfind('[')?;
    let end = middle + line[middle..].find('}')? + 1;
    let is_words = !line[start + 1..middle].trim().is_empty() && !line[..start].ends_with('\\');
    is_words.then_some(start..end)
}

pub(super) fn contents(line: &str) -> Option<Range<usize>> {
    let name = line.trim().to_ascii_lowercase();
    matches!(&*name, "[toc]" | "[[toc]]" | "[[_toc_]]" | "{:toc}" | "[toc ]" | "${toc}")
        .then_some(0..line.trim_end().len())
}

pub(super) fn emoji(line: &str) -> Option<Range<usize>> {
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(open) = line[at..].find(':').map(|open| at + open) {
        let inside = &line[open + 1..];
        let length = inside
            .bytes()
            .take_while(|b| {
                b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'+' | b'-')
            })
            .count();
        let close = open + 1 + length;
        let is_alone = |at: Option<&u8>| {
            at.is_none_or(|b| !b.is_ascii_alphanumeric() && !matches!(b, b':' | b'/'))
        };
        if length >= 2
            && bytes.get(close) == Some(&b':')
            && inside.starts_with(|c: char| c.is_ascii_lowercase() || c == '+' || c == '-')
            && is_alone(open.checked_sub(1).and_then(|before| bytes.get(before)))
            && is_alone(bytes.get(close + 1))
        {
            return Some(open..close + 1);
        }
        at = open + 1;
    }
    None
}

pub(super) fn grid(line: &str) -> Option<Range<usize>> {
    let rule = line.trim_end();
    let is_rule = rule.starts_with("+-") || rule.starts_with("+=");
    (is_rule
        && rule.ends_with('+')
        && rule.len() > 4
        && rule.chars().all(|c| matches!(c, '+' | '-' | '=' | ':')))
    .then_some(0..rule.len())
}

pub(super) fn abbreviation(line: &str) -> Option<Range<usize>> {
    let inside = line.strip_prefix("*[")?;
    let end = inside.find("]: ")?;
    Some(0..end + 4)
}

pub(super) fn inline_note(line: &str) -> Option<Range<usize>> {
    let place = between(line, "^[", "]")?;
    (!line[..place.start].ends_with('[')).then_some(place)
}

pub(super) fn lia(line: &str) -> Option<Range<usize>> {
    ["[( )]", "[(X)]", "[(x)]", "[[ ]]", "[[X]]", "[[x]]"]
        .into_iter()
        .find(|mark| line.starts_with(mark))
        .map(|mark| 0..mark.len())
}

pub(super) fn heading(line: &str) -> Option<Range<usize>> {
    if line.starts_with('＃') {
        return Some(0..'＃'.len_utf8());
    }
    let marks = line.len() - line.trim_start_matches('#').len();
    let next = line[marks..].chars().next()?;
    // `#1` and `#tag` are ordinary text.
    let is_heading = (2..=6).contains(&marks)
        && (next.is_alphanumeric() || next == '\u{a0}' || next == '\u{3000}');
    is_heading.then(|| 0..marks + word_at(&line[marks..]).len())
}

pub(super) fn bullet(line: &str) -> Option<Range<usize>> {
    let mark = line.chars().next().filter(|c| matches!(c, '•' | '●' | '◦' | '▪' | '‣' | '·'))?;
    let rest = &line[mark.len_utf8()..];
    (rest.starts_with([' ', '\t', '\u{a0}']) && !rest.trim().is_empty())
        .then_some(0..mark.len_utf8())
}

pub(super) fn glued_task(line: &str) -> Option<Range<usize>> {
    let rest = line.strip_prefix(['-', '+'])?;
    let mark = ["[ ]", "[x]", "[X]", "[]", "[ x]", "[  ]"]
        .into_iter()
        .find(|mark| rest.starts_with(mark))?;
    (!rest[mark.len()..].starts_with(['(', '['])).then_some(0..1 + mark.len())
}

pub(super) fn citation(line: &str) -> Option<Range<usize>> {
    let place = between(line, "[", "]")?;
    let inside = &line[place.start + 1..place.end - 1];
    let key = |at: usize| {
        inside[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic())
            && inside[..at].ends_with([' ', '-', ';'])
    };
    let is_citation = !inside.starts_with('@')
        && !line[place.end..].starts_with(['(', '['])
        && inside.match_indices('@').any(|(at, _)| key(at));
    is_citation.then_some(place)
}

pub(super) fn open_citation(line: &str) -> Option<Range<usize>> {
    let start = line.find("[@")?;
    let rest = &line[start..];
    let is_key = rest[2..].starts_with(|c: char| c.is_ascii_alphabetic());
    (is_key && !rest.contains(']')).then(|| start..start + 2 + word_at(&rest[2..]).len())
}

pub(super) fn open_attributes(line: &str) -> Option<Range<usize>> {
    let start = line.rfind("{#").or_else(|| line.rfind("{."))?;
    let rest = &line[start..];
    let is_name = rest[2..].starts_with(|c: char| c.is_ascii_alphabetic());
    let is_after_text = line[..start].ends_with(' ');
    (is_name && is_after_text && !rest.contains('}')).then(|| start..line.trim_end().len())
}

/// A formula whose braces do not match, or the line that begins or ends one.
pub(super) fn open_braces(line: &str) -> Option<Range<usize>> {
    if line.trim_end() == "$$" {
        return Some(0..2);
    }
    let start = line.find('$')?;
    let signs = line[start..].len() - line[start..].trim_start_matches('$').len();
    let inside = &line[start + signs..];
    let end =
        inside.match_indices('$').map(|(at, _)| at).find(|at| !inside[..*at].ends_with('\\'))?;
    // The signs at the end may be fewer.
    let after = &inside[end..];
    let closing = (after.len() - after.trim_start_matches('$').len()).min(signs);
    let inside = &inside[..end];
    let has_command = inside
        .match_indices('\\')
        .any(|(at, _)| inside[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()));
    let count = |brace: char| {
        let signs = inside.match_indices(brace);
        signs.filter(|(at, _)| !inside[..*at].ends_with('\\')).count()
    };
    let is_open = has_command && count('{') != count('}');
    is_open.then_some(start..start + signs + end + closing)
}

/// A link whose address has a space and the ending of a file.
pub(super) fn spaced_address(line: &str) -> Option<Range<usize>> {
    let middle = line.find("](")?;
    let inside = &line[middle + 2..];
    let address = &inside[..inside.find(')')?];
    let file = address.split('#').next().unwrap_or_default();
    let (name, ending) = file.rsplit_once('.')?;
    let ending = ending.trim_start();
    let is_file = !name.is_empty()
        && (2..=5).contains(&ending.len())
        && ending.chars().all(|c| c.is_ascii_alphanumeric());
    let is_address = address.contains(' ')
        && !address.starts_with(' ')
        && !address.contains(['"', '\'', '“', '”', '<', '>', '(']);
    let start = line[..middle].rfind('[').unwrap_or(middle);
    (is_file && is_address).then(|| start..middle + 2 + address.len() + 1)
}
