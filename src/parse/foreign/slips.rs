//! Finds signs of the format that the parser left as text, because something about them is missing
//! or is another character that looks alike.

use std::ops::Range;

use crate::text::slug::is_id;

/// The maximum number of parentheses that are looked at in one line.
const MOST_SIGNS: usize = 16;

/// The first place of `mark` that no backslash takes the meaning from.
fn bare(line: &str, mark: &str) -> Option<usize> {
    line.match_indices(mark).map(|(at, _)| at).find(|at| !line[..*at].ends_with('\\'))
}

/// `](` of a link that is none, or the same with full-width brackets or a space between.
pub(super) fn link(line: &str) -> Option<Range<usize>> {
    let is_address = |rest: &str| {
        let address = rest.split([')', '）', ' ']).next().unwrap_or_default();
        let file = address.split('#').next().unwrap_or_default();
        address.contains("://")
            || address.starts_with('#') && address.len() > 1
            || file.rsplit_once('.').is_some_and(|(name, ending)| {
                !name.is_empty()
                    && (2..=4).contains(&ending.len())
                    && ending.chars().all(|c| c.is_ascii_alphanumeric())
            })
    };
    // Words in parentheses are text, unless a title in some quotes follows.
    let is_plain = |rest: &str| {
        let inside = rest.split(')').next().unwrap_or_default();
        !inside.contains(' ') || inside.contains(['"', '“', '”', '＂', '\'', '‘', '’'])
    };
    // One of the brackets in the middle is missing, or is somewhere else: the first closing one, or
    // a parenthesis before it.
    let open = line.find('[').unwrap_or(line.len());
    let shut = line[open..].find(']').map_or(line.len(), |shut| open + shut);
    let (last, close) = (line.rfind(']').unwrap_or(0), line.rfind(')').unwrap_or(0));
    let signs = line[open..].char_indices().map(|(at, c)| (open + at, c));
    let signs = signs.take_while(|(at, _)| *at <= shut).filter(|(_, c)| matches!(c, ']' | '('));
    let broken = signs.take(MOST_SIGNS).find_map(|(at, c)| {
        let rest = &line[at + 1..];
        let word = &rest[..rest.find([' ', '"']).unwrap_or(rest.len())];
        let address = word.replace(['(', ']'], "");
        // Brackets may stand around parentheses.
        let is_inside = c == '(' && !word.starts_with(']') && last > at;
        let is_broken = !word.is_empty()
            && close > at
            && (c == '(' || !word.starts_with(['(', '[', ':', ']']))
            && !is_inside
            && is_address(&address);
        is_broken.then_some((at, &line[at..=at]))
    });
    let middles = ["](", "］(", "]（", "］（", "] (", "] （"];
    let (at, middle) = middles
        .into_iter()
        .filter_map(|middle| Some((bare(line, middle)?, middle)))
        .filter(|(at, middle)| {
            let rest = &line[at + middle.len()..];
            *middle == "](" && is_plain(rest) || is_address(rest)
        })
        .chain(broken)
        .min()?;
    let start = line[..at].rfind(['[', '［']).unwrap_or(at);
    let after = at + middle.len();
    let close = line[after..].find([')', '）']).map(|close| after + close);
    let end = match close {
        Some(close) => close + line[close..].chars().next().map_or(0, char::len_utf8),
        None => line.trim_end().len(),
    };
    Some(start..end)
}

/// A `!` that is cut off from its picture, or is not the plain sign.
pub(super) fn picture(line: &str) -> Option<Range<usize>> {
    let mark = line.trim_end();
    matches!(mark, "!" | "!!" | "！").then_some(0..mark.len())
}

/// `**` or `~~` at one end of words only.
fn pair(line: &str, mark: &str) -> Option<Range<usize>> {
    let sign = mark.chars().next()?;
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_gap = |c: Option<char>| {
        c.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '(')
        })
    };
    line.match_indices(mark).map(|(at, _)| at..at + mark.len()).find(|place| {
        let before = line[..place.start].chars().next_back();
        let after = line[place.end..].chars().next();
        let is_alone = before != Some(sign) && after != Some(sign) && before != Some('\\');
        is_alone && (is_word(before) && is_gap(after) || is_gap(before) && is_word(after))
    })
}

pub(super) fn strong(line: &str) -> Option<Range<usize>> {
    pair(line, "**")
}

pub(super) fn deleted(line: &str) -> Option<Range<usize>> {
    pair(line, "~~")
}

/// A backtick without another one. Two of them may be a quotation mark of TeX.
pub(super) fn code(line: &str) -> Option<Range<usize>> {
    let at = bare(line, "`")?;
    let is_quotation = line[at..].starts_with("``") && line.contains("''");
    // A fence in the wrong place has a report of its own.
    let is_fence = line[at..].starts_with("```");
    (!is_quotation && !is_fence).then_some(at..at + 1)
}

/// The line below the names of the columns of a table, where it is text: then so is the table.
pub(super) fn row(line: &str) -> Option<Range<usize>> {
    let row = line.trim_end();
    let is_bar = |c: char| matches!(c, '|' | '│' | '｜');
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '−' | '－');
    let is_row = row.starts_with(is_bar)
        && row.chars().filter(|c| is_dash(*c)).count() > 1
        && row.chars().all(|c| is_bar(c) || is_dash(c) || matches!(c, ':' | '：' | ' ' | '\u{a0}'));
    is_row.then_some(0..row.len())
}

/// A bar that looks like the one between cells, at the edge of a cell.
pub(super) fn bar(line: &str) -> Option<Range<usize>> {
    let line = line.trim_end();
    let size = '│'.len_utf8();
    if line.starts_with("│ ") || line.starts_with("｜ ") || matches!(line, "│" | "｜") {
        return Some(0..size);
    }
    (line.ends_with(" │") || line.ends_with(" ｜")).then(|| line.len() - size..line.len())
}

/// The marks of a heading, one of which is another character.
pub(super) fn hash(line: &str) -> Option<Range<usize>> {
    let rest = line.trim_start_matches(['#', '＃', '♯']);
    let marks = &line[..line.len() - rest.len()];
    let is_heading = !marks.is_ascii() && rest.starts_with([' ', '{']) && !marks.starts_with('＃');
    is_heading.then_some(0..marks.len())
}

/// Attributes with a doubled brace, or with one that is another character.
pub(super) fn braces(line: &str) -> Option<Range<usize>> {
    let opened = ["{{#", "{{.", "｛#", "｛.", "{＃", "{♯"];
    let found = opened.into_iter().filter_map(|mark| {
        let at = bare(line, mark)?;
        line[at + mark.len()..].starts_with(char::is_alphabetic).then_some(at)
    });
    if let Some(start) = found.min() {
        let end = line[start..].rfind(['}', '｝']);
        let is_foreign = line[start..].starts_with("{{#") && line[start..].contains("}}");
        return (!is_foreign).then(|| match end {
            Some(end) => {
                start..start + end + line[start + end..].chars().next().map_or(0, char::len_utf8)
            }
            None => start..line.trim_end().len(),
        });
    }
    let words = line.trim_end();
    // The `#` stands before the brace.
    if let Some(start) = words.rfind(" #{").filter(|_| words.ends_with('}')) {
        let name = &words[start + 3..words.len() - 1];
        return is_id(name).then(|| start + 1..words.len());
    }
    // Braces with nothing in them stand behind those that are meant.
    if let Some(last) = words.rfind('{')
        && words[last + 1..].strip_suffix('}').is_some_and(|inside| inside.trim().is_empty())
        && words[..last].trim_end().ends_with('}')
    {
        let before = &words[..last];
        let start = before.rfind(" {#").or_else(|| before.rfind(" {."))?;
        return Some(start + 1..words.len());
    }
    // One brace is missing, or there is one too many at the end.
    let inside = words.strip_suffix('}').or_else(|| words.strip_suffix('｝'))?;
    let start =
        inside.rfind(" #").or_else(|| inside.rfind(" {#")).or_else(|| inside.rfind(" {."))?;
    let attributes = inside[start..].trim_start().trim_start_matches('{');
    let is_doubled = inside.ends_with('}');
    let is_open = !inside.contains(['{', '｛']);
    let is_name = attributes.trim_start_matches(['#', '.']).starts_with(char::is_alphabetic);
    (is_name && (is_doubled || is_open)).then(|| start + 1..words.len())
}

/// A sign that looks like the mark of a quotation, or that mark behind a space that is no plain one.
pub(super) fn quotation(line: &str) -> Option<Range<usize>> {
    let inside = line.trim_start_matches(|c: char| c.is_whitespace());
    let margin = line.len() - inside.len();
    if !line[..margin].is_ascii() && inside.starts_with('>') {
        return Some(0..margin + 1);
    }
    let mark = line.chars().next().filter(|c| matches!(c, '›' | '＞'))?;
    line[mark.len_utf8()..].starts_with(' ').then(|| 0..mark.len_utf8())
}

/// A minus sign or a full-width hyphen that should begin an item, or a dash before a box.
pub(super) fn dash(line: &str) -> Option<Range<usize>> {
    let mark = line.chars().next()?;
    let rest = &line[mark.len_utf8()..];
    let is_item = match mark {
        '−' | '－' => {
            rest.starts_with(' ') && rest.trim_start().starts_with(|c: char| !c.is_ascii_digit())
        }
        '–' | '—' => is_box_at(rest.trim_start()),
        '-' => {
            rest.starts_with('\u{a0}')
                || rest
                    .strip_prefix('-')
                    .is_some_and(|rest| rest.starts_with(" [") && is_box_at(rest.trim_start()))
        }
        _ => false,
    };
    is_item.then_some(0..mark.len_utf8())
}

fn is_box_at(rest: &str) -> bool {
    ["[ ]", "[x]", "[X]"].iter().any(|written| rest.starts_with(written))
}

/// The signs of a formula on a line of its own.
pub(super) fn formula(line: &str) -> Option<Range<usize>> {
    // A sum of money may be written with the full-width sign.
    let is_money = |at: usize| line[at + '＄'.len_utf8()..].starts_with(|c: char| c.is_numeric());
    if let Some(at) = line.find('＄').filter(|at| !is_money(*at)) {
        return Some(at..at + '＄'.len_utf8());
    }
    let at = bare(line, "$$")?;
    Some(at..at + 2)
}

/// A comment that does not end in its paragraph, or does not begin as one.
pub(super) fn comment(line: &str) -> Option<Range<usize>> {
    let closed = ["!--", "<--", "<-!-"].into_iter().find_map(|mark| {
        let at = bare(line, mark)?;
        line[at + mark.len()..].contains("-->").then(|| at..at + mark.len())
    });
    if closed.is_some() {
        return closed;
    }
    ["<!-", "<! --", "< !--", "‹!--", "＜!--", "<！--", "<!–", "<!—", "<!−", "<!－", "<!!--"]
        .into_iter()
        .find_map(|mark| {
            let at = bare(line, mark)?;
            Some(at..at + mark.len())
        })
}

/// A citation or a gap with a full-width sign or with a missing bracket.
pub(super) fn citation(line: &str) -> Option<Range<usize>> {
    let is_key_at = |at: usize| line[at..].starts_with(|c: char| c.is_ascii_alphabetic());
    // `@[key]`, and `@key]` without its first bracket.
    if let Some(at) = line.find("@[").filter(|at| is_key_at(at + 2)) {
        return Some(at..at + 2);
    }
    let before = &line[..line.find(['[', ']']).unwrap_or(0)];
    let open = match line[before.len()..].starts_with(']') {
        true => before.match_indices(" @").map(|(at, _)| at + 1).find(|at| is_key_at(at + 1)),
        false => None,
    };
    if let Some(at) = open {
        return Some(at..at + 1);
    }
    ["［@", "[＠", "［＠"].into_iter().find_map(|mark| {
        let at = line.find(mark)?;
        let is_key = line[at + mark.len()..].starts_with(|c: char| c.is_ascii_alphabetic());
        is_key.then(|| at..at + mark.len())
    })
}

/// Brackets of a gap of which one is missing or another character.
pub(super) fn gap(line: &str) -> Option<Range<usize>> {
    if let Some(at) = ["［[", "[［", "［［"].into_iter().find_map(|mark| line.find(mark)) {
        let size = line[at..].chars().take(2).map(char::len_utf8).sum::<usize>();
        return Some(at..at + size);
    }
    // A gap for a number of which one bracket is missing, or with a space between its brackets.
    let start = ["[=", "[ [="].into_iter().find_map(|mark| {
        line.match_indices(mark).map(|(at, _)| at).find(|at| !line[..*at].ends_with('['))
    })?;
    let end = start + line[start..].find("]]")? + 2;
    Some(start..end)
}

/// The colon before the meaning of a term as a full-width sign.
pub(super) fn meaning(line: &str) -> Option<Range<usize>> {
    line.starts_with("： ").then_some(0..'：'.len_utf8())
}

/// A line of dashes of which some are no hyphens.
pub(super) fn rule(line: &str) -> Option<Range<usize>> {
    let line = line.trim_end();
    let is_rule = !line.is_ascii()
        && line.chars().count() == 3
        && line.contains('-')
        && line.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | '－'));
    is_rule.then_some(0..line.len())
}

/// A box of which a bracket or the hyphen before it is missing, at the beginning of an item or of a
/// line.
pub(super) fn open_task(line: &str) -> Option<Range<usize>> {
    let is_text = |rest: &str| rest.starts_with([' ', '\u{a0}']) && !rest.trim().is_empty();
    let written = ["[x]", "[X]", "[ ]", "[]", "x[]", "x]", "]"]
        .into_iter()
        .find(|written| line.strip_prefix(*written).is_some_and(is_text));
    if let Some(written) = written {
        return Some(0..written.len());
    }
    let opened = ["[x", "[X", "["]
        .into_iter()
        .find(|opened| line.strip_prefix(*opened).is_some_and(is_text) && !line.contains(']'))?;
    Some(0..opened.len())
}

/// A box that is none, at the beginning of an item.
pub(super) fn task(line: &str) -> Option<Range<usize>> {
    const BOXES: [&str; 14] = [
        "[х]", "[×]", "［x]", "[x］", "［ ]", "[ ］", "[ x]", "[x ]", "[[x]", "[[ ]", "[x]]",
        "[ ]]", "[  ]", "[\u{a0}]",
    ];
    if let Some(written) = BOXES.into_iter().find(|written| line.starts_with(written)) {
        let is_gap = written.starts_with("[[") && line[written.len()..].starts_with(']');
        return (!is_gap).then_some(0..written.len());
    }
    let written = ["[x]", "[ ]"].into_iter().find(|written| line.starts_with(written))?;
    let is_glued =
        line[written.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '\u{a0}');
    is_glued.then_some(0..written.len())
}
