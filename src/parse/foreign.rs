//! Syntax of other programs, which is text here, and slips that turn syntax into text.
//!
//! Nothing in this module changes how a page is read. It looks at what the parser left as text, and
//! reports what its author probably meant as something else: a container of MkDocs, a shortcode of
//! Hugo, a heading without a space after its marks. Each kind is reported once for a file, at its
//! first place, with the number of places and what to write here.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::Spot;
use crate::text::list::Count;
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// A kind of foreign syntax: what it is, how it is found, and what to write here.
struct Kind {
    /// The message, without its beginning “… ”; `{}` stands for what was found.
    message: &'static str,
    help: &'static str,
    /// The part of a line that is this syntax. It is given the line from its first character on.
    find: fn(&str) -> Option<Range<usize>>,
    /// Whether it is looked for at the start of a line only.
    is_line: bool,
    /// Whether it may have a meaning in a question, where it is not looked for.
    is_asked: bool,
}

const CALLOUT: &str = "write a callout: `> [!NOTE]`, and its text below, each line after `> `";

const KINDS: &[Kind] = &[
    Kind {
        message: "`:::` opens no container",
        help: CALLOUT,
        find: colons,
        is_line: true,
        is_asked: false,
    },
    Kind {
        message: "`{}` opens no callout",
        help: CALLOUT,
        find: admonition,
        is_line: true,
        is_asked: false,
    },
    Kind {
        message: "`{}` opens no callout",
        help: CALLOUT,
        find: docsify,
        is_line: true,
        is_asked: false,
    },
    Kind {
        message: "`{}` opens no tab",
        help: "write a heading for each, such as `### Linux`",
        find: tab,
        is_line: true,
        is_asked: false,
    },
    Kind {
        message: "`{}` includes nothing",
        help: "write the text here; what several pages need belongs on one page that they link to",
        find: include,
        is_line: false,
        is_asked: false,
    },
    Kind {
        message: "`{}` is a command of another program",
        help: "write what it stands for; for a note write `> [!NOTE]`, for a picture `![What it shows](file.png)`",
        find: template,
        is_line: false,
        is_asked: false,
    },
    Kind {
        message: "`{}` leads nowhere",
        help: "write a link, `[its text](page.md)`; a gap stands in a question, below a heading with `{.question}`",
        find: wiki,
        is_line: false,
        is_asked: true,
    },
    Kind {
        message: "`{}` is not marked",
        help: "write `<mark>` and `</mark>` around it, or `**` for strong",
        find: highlight,
        is_line: false,
        is_asked: false,
    },
    Kind {
        message: "`{}` is not raised",
        help: "write `<sup>` and `</sup>` around it",
        find: superscript,
        is_line: false,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no formula",
        help: "write a formula between dollar signs, `$x$` in a line and `$$x$$` on its own",
        find: tex,
        is_line: false,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no formula",
        help: "close every `{` in it with a `}`, and write `\\$` for a dollar sign that is none",
        find: open_braces,
        is_line: false,
        is_asked: false,
    },
    Kind {
        message: "`{}` sets nothing",
        help: "delete it; attributes stand on headings, options and code, and looks belong in a theme",
        find: attributes,
        is_line: false,
        is_asked: true,
    },
    Kind {
        message: "`{}` is not replaced by a table of contents",
        help: "delete it; every page has one beside its text",
        find: contents,
        is_line: true,
        is_asked: true,
    },
    Kind {
        message: "`{}` is not replaced by a picture",
        help: "write the character itself",
        find: emoji,
        is_line: false,
        is_asked: false,
    },
    Kind {
        message: "`{}` draws no table",
        help: "write a table with bars: `| A | B |`, then `|---|---|`",
        find: grid,
        is_line: true,
        is_asked: false,
    },
    Kind {
        message: "`{}` explains no abbreviation",
        help: "add the word to `glossary.md`, with `: ` before what it means",
        find: abbreviation,
        is_line: true,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no footnote",
        help: "write `[^1]` here, and `[^1]: …` on a line of its own",
        find: inline_note,
        is_line: false,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no answer to choose",
        help: "write the question as a heading with `{.question}`, and its options as `- [x]` and `- [ ]`",
        find: lia,
        is_line: true,
        is_asked: true,
    },
    Kind {
        message: "`{}` begins no heading",
        help: "write a space after the `#`",
        find: heading,
        is_line: true,
        is_asked: false,
    },
    Kind {
        message: "`{}` begins no item of a list",
        help: "write `- ` before each item",
        find: bullet,
        is_line: true,
        is_asked: false,
    },
    Kind {
        message: "`{}` begins no option or task",
        help: "write a space after the `-`: `- [ ]`",
        find: glued_task,
        is_line: true,
        is_asked: true,
    },
    Kind {
        message: "`{}` is no citation",
        help: "write the words outside: `see [@key]`, and `[@key]` for `[-@key]`",
        find: citation,
        is_line: false,
        is_asked: false,
    },
    Kind {
        message: "`{}` is not closed",
        help: "write `]` after the key",
        find: open_citation,
        is_line: false,
        is_asked: false,
    },
    Kind {
        message: "`{}` is not closed",
        help: "write `}` at its end",
        find: open_attributes,
        is_line: false,
        is_asked: false,
    },
];

/// Reports foreign syntax in the text of the page `path`. `questions` are the places of questions,
/// in which `[[…]]` is a gap.
pub fn check(
    path: &CoursePath,
    text: &str,
    spots: &[Spot<'_>],
    questions: &[Span],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut found: Vec<(Option<Range<usize>>, usize)> = KINDS.iter().map(|_| (None, 0)).collect();
    for line in lines(text, spots) {
        let source = &text[line.clone()];
        if !source.contains(SIGNS) {
            continue;
        }
        let in_question = questions.iter().any(|span| span.range().contains(&line.start));
        let begins_line = text[..line.start]
            .rsplit('\n')
            .next()
            .is_none_or(|before| before.chars().all(|c| c.is_whitespace() || c == '>'));
        for (kind, (first, count)) in KINDS.iter().zip(&mut found) {
            if (kind.is_asked && in_question) || (kind.is_line && !begins_line) {
                continue;
            }
            let Some(place) = (kind.find)(source) else { continue };
            *count += 1;
            let place = line.start + place.start..line.start + place.end;
            if first.as_ref().is_none_or(|first| place.start < first.start) {
                *first = Some(place);
            }
        }
    }
    for (kind, (first, count)) in KINDS.iter().zip(found) {
        let Some(place) = first else { continue };
        let message = kind.message.replace("{}", &shown(&text[place.clone()]));
        let mut diagnostic = Diagnostic::new(
            &codes::FOREIGN_SYNTAX,
            Place::new(path, Span::new(place)),
            format!("{message}, and is shown as it stands"),
        )
        .help(kind.help);
        if count > 1 {
            diagnostic =
                diagnostic.note(format!("{} of this page are like it", Count(count, "line")));
        }
        diagnostics.push(diagnostic);
    }
}

/// The characters with which foreign syntax is written.
const SIGNS: [char; 19] = [
    ':', '!', '?', '=', '{', '[', '^', '\\', '+', '*', '#', '•', '●', '◦', '▪', '‣', '-', '·', '＃',
];

/// The lines of text that the parser left as text, each without the code, links and raw HTML in it:
/// a line with code in it is several parts.
fn lines(text: &str, spots: &[Spot<'_>]) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut is_hidden = 0_usize;
    // Whether the part that is open may go on with the next text.
    let mut is_open = false;
    for (event, range) in spots {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::HtmlBlock) => {
                is_hidden += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock) => {
                is_hidden -= 1;
            }
            _ => {}
        }
        match event {
            Event::Text(_) if is_hidden == 0 => {
                // An escaped character begins after its backslash.
                let start = match text[..range.start].ends_with('\\') {
                    true => range.start - 1,
                    false => range.start,
                };
                match lines.last_mut() {
                    Some(last) if is_open && last.end == start => last.end = range.end,
                    _ => lines.push(start..range.end),
                }
                is_open = true;
            }
            _ => is_open = false,
        }
    }
    lines
}

/// What was found, cut for a message.
fn shown(source: &str) -> String {
    const LENGTH: usize = 30;
    let mut shown: String = source.chars().take(LENGTH).collect();
    if shown.len() < source.len() {
        shown.push('…');
    }
    shown
}

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

fn colons(line: &str) -> Option<Range<usize>> {
    let length = line.len() - line.trim_start_matches(':').len();
    (length >= 3).then_some(0..length)
}

fn admonition(line: &str) -> Option<Range<usize>> {
    let rest = ["!!! ", "???+ ", "??? "].into_iter().find_map(|mark| line.strip_prefix(mark))?;
    let word = word_at(rest);
    (!word.is_empty()).then(|| 0..line.len() - rest.len() + word.len())
}

fn docsify(line: &str) -> Option<Range<usize>> {
    (line.starts_with("!> ") || line.starts_with("?> ")).then_some(0..2)
}

fn tab(line: &str) -> Option<Range<usize>> {
    let rest = line.strip_prefix("===")?.trim_start_matches(['!', '+']);
    let title = rest.trim_start();
    (title.starts_with(['"', '“']) && title.len() > 1).then_some(0..line.len())
}

fn include(line: &str) -> Option<Range<usize>> {
    if let Some(rest) = line.strip_prefix("--8<--") {
        return Some(0..line.len() - rest.len());
    }
    between(line, "{{#", "}}")
}

fn template(line: &str) -> Option<Range<usize>> {
    [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")]
        .into_iter()
        .filter_map(|(open, close)| between(line, open, close))
        .filter(|place| !line[place.clone()].starts_with("{{#"))
        .min_by_key(|place| place.start)
}

fn wiki(line: &str) -> Option<Range<usize>> {
    let place = between(line, "[[", "]]")?;
    let inside = &line[place.start + 2..place.end - 2];
    let is_name = inside.chars().any(char::is_alphabetic)
        && !inside.starts_with(['_', ' '])
        && !inside.eq_ignore_ascii_case("toc")
        && !line[place.end..].starts_with('(')
        && !inside.contains('[');
    is_name.then_some(place)
}

fn highlight(line: &str) -> Option<Range<usize>> {
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

fn superscript(line: &str) -> Option<Range<usize>> {
    let place = between(line, "^", "^")?;
    let inside = &line[place.start + 1..place.end - 1];
    let is_raised = !inside.is_empty()
        && inside.chars().count() <= 12
        && inside.chars().all(|c| c.is_alphanumeric() || matches!(c, '+' | '-' | '−'))
        && line[..place.start].ends_with(|c: char| c.is_alphanumeric() || c == ')');
    is_raised.then_some(place)
}

fn tex(line: &str) -> Option<Range<usize>> {
    let inline = between(line, "\\(", "\\)");
    let display = between(line, "\\[", "\\]").filter(|place| {
        let inside = &line[place.start + 2..place.end - 2];
        // Escaped brackets around words are text.
        inside.contains(['\\', '^', '_', '=', '{'])
    });
    inline.into_iter().chain(display).min_by_key(|place| place.start)
}

/// A formula whose braces do not match, or the line that begins or ends one.
fn open_braces(line: &str) -> Option<Range<usize>> {
    if line.trim_end() == "$$" {
        return Some(0..2);
    }
    let start = line.find('$')?;
    let signs = line[start..].len() - line[start..].trim_start_matches('$').len();
    let inside = &line[start + signs..];
    let end =
        inside.match_indices('$').map(|(at, _)| at).find(|at| !inside[..*at].ends_with('\\'))?;
    let inside = &inside[..end];
    let has_command = inside
        .match_indices('\\')
        .any(|(at, _)| inside[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()));
    let count = |brace: char| {
        let signs = inside.match_indices(brace);
        signs.filter(|(at, _)| !inside[..*at].ends_with('\\')).count()
    };
    let is_open = has_command && count('{') != count('}');
    is_open.then_some(start..start + 2 * signs + end)
}

fn attributes(line: &str) -> Option<Range<usize>> {
    // What follows a link, a picture or code begins a part of its own.
    let inside = line.strip_prefix('{')?;
    let end = inside.find('}')?;
    let first = inside[..end].trim_start_matches(':').trim_start();
    let is_list = first.starts_with(['.', '#'])
        || first.split_once('=').is_some_and(|(name, value)| {
            !value.is_empty()
                && !name.is_empty()
                && name.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
    is_list.then_some(0..end + 2)
}

fn contents(line: &str) -> Option<Range<usize>> {
    let name = line.trim().to_ascii_lowercase();
    matches!(&*name, "[toc]" | "[[toc]]" | "[[_toc_]]" | "{:toc}" | "[toc ]" | "${toc}")
        .then_some(0..line.trim_end().len())
}

fn emoji(line: &str) -> Option<Range<usize>> {
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

fn grid(line: &str) -> Option<Range<usize>> {
    let rule = line.trim_end();
    let is_rule = rule.starts_with("+-") || rule.starts_with("+=");
    (is_rule
        && rule.ends_with('+')
        && rule.len() > 4
        && rule.chars().all(|c| matches!(c, '+' | '-' | '=' | ':')))
    .then_some(0..rule.len())
}

fn abbreviation(line: &str) -> Option<Range<usize>> {
    let inside = line.strip_prefix("*[")?;
    let end = inside.find("]: ")?;
    Some(0..end + 4)
}

fn inline_note(line: &str) -> Option<Range<usize>> {
    let place = between(line, "^[", "]")?;
    (!line[..place.start].ends_with('[')).then_some(place)
}

fn lia(line: &str) -> Option<Range<usize>> {
    ["[( )]", "[(X)]", "[(x)]", "[[ ]]", "[[X]]", "[[x]]"]
        .into_iter()
        .find(|mark| line.starts_with(mark))
        .map(|mark| 0..mark.len())
}

fn heading(line: &str) -> Option<Range<usize>> {
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

fn bullet(line: &str) -> Option<Range<usize>> {
    let mark = line.chars().next().filter(|c| matches!(c, '•' | '●' | '◦' | '▪' | '‣' | '·'))?;
    let rest = &line[mark.len_utf8()..];
    (rest.starts_with([' ', '\t', '\u{a0}']) && !rest.trim().is_empty())
        .then_some(0..mark.len_utf8())
}

fn glued_task(line: &str) -> Option<Range<usize>> {
    let rest = line.strip_prefix(['-', '+'])?;
    let mark = ["[ ]", "[x]", "[X]", "[]"].into_iter().find(|mark| rest.starts_with(mark))?;
    (!rest[mark.len()..].starts_with(['(', '['])).then_some(0..1 + mark.len())
}

fn citation(line: &str) -> Option<Range<usize>> {
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

fn open_citation(line: &str) -> Option<Range<usize>> {
    let start = line.find("[@")?;
    let rest = &line[start..];
    let is_key = rest[2..].starts_with(|c: char| c.is_ascii_alphabetic());
    (is_key && !rest.contains(']')).then(|| start..start + 2 + word_at(&rest[2..]).len())
}

fn open_attributes(line: &str) -> Option<Range<usize>> {
    let start = line.rfind("{#").or_else(|| line.rfind("{."))?;
    let rest = &line[start..];
    let is_name = rest[2..].starts_with(|c: char| c.is_ascii_alphabetic());
    let is_after_text = line[..start].ends_with(' ');
    (is_name && is_after_text && !rest.contains('}')).then(|| start..line.trim_end().len())
}
