//! Syntax of other programs, which is text here, and slips that turn syntax into text.
//!
//! Nothing in this module changes how a page is read. It looks at what the parser left as text, and
//! reports what its author probably meant as something else: a container of MkDocs, a shortcode of
//! Hugo, a heading without a space after its marks. Each kind is reported once for a file, at its
//! first place, with the number of places and what to write here.

mod finds;
mod fixes;
mod slips;

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diag::fix::Edit;
use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::Spot;
use crate::model::page::PageKind;
use crate::parse::foreign::finds::{
    abbreviation, admonition, attributes, bullet, citation, colons, contents, docsify, emoji,
    glued_task, grid, heading, highlight, include, inline_note, lia, open_attributes, open_braces,
    open_citation, spaced_address, superscript, tab, template, tex, wiki,
};
use crate::parse::foreign::fixes::Found;
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
    /// The edits that fix one place, if they are certain.
    fix: fn(&Found<'_>) -> Vec<Edit>,
    /// Where it is looked for.
    at: At,
    /// Whether it may have a meaning in a question, where it is not looked for.
    is_asked: bool,
}

/// The part of a text in which a kind is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Any,
    /// The start of a line.
    Line,
    /// The start of a line or of an item of a list.
    Item,
}

/// The places of one kind on a page.
#[derive(Default)]
struct Places {
    first: Option<Range<usize>>,
    count: usize,
    edits: Vec<Edit>,
}

const CALLOUT: &str = "write a callout: `> [!NOTE]`, and its text below, each line after `> `";

const KINDS: &[Kind] = &[
    Kind {
        message: "`:::` opens no container",
        help: CALLOUT,
        find: colons,
        fix: fixes::container,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` opens no callout",
        help: CALLOUT,
        find: admonition,
        fix: fixes::admonition,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` opens no callout",
        help: CALLOUT,
        find: docsify,
        fix: fixes::docsify,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` opens no tab",
        help: "write a heading for each, such as `### Linux`",
        find: tab,
        fix: fixes::none,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` includes nothing",
        help: "write the text here; what several pages need belongs on one page that they link to",
        find: include,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` is a command of another program",
        help: "write what it stands for; for a note write `> [!NOTE]`, for a picture `![What it shows](file.png)`",
        find: template,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` leads nowhere",
        help: "write a link, `[its text](page.md)`; a gap stands in a question, below a heading with `{.question}`",
        find: wiki,
        fix: fixes::none,
        at: At::Any,
        is_asked: true,
    },
    Kind {
        message: "`{}` is not marked",
        help: "write `<mark>` and `</mark>` around it, or `**` for strong",
        find: highlight,
        fix: fixes::highlight,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` is not raised",
        help: "write `<sup>` and `</sup>` around it",
        find: superscript,
        fix: fixes::superscript,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no formula",
        help: "write a formula between dollar signs, `$x$` in a line and `$$x$$` on its own",
        find: tex,
        fix: fixes::tex,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no formula",
        help: "close every `{` in it with a `}`, and write `\\$` for a dollar sign that is none",
        find: open_braces,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` names no place",
        help: "write `<span id=\"its-id\">` before the words and `</span>` after them",
        find: finds::span,
        fix: fixes::span,
        at: At::Any,
        is_asked: true,
    },
    Kind {
        message: "`{}` sets nothing",
        help: "delete it; attributes stand on headings, options and code, and looks belong in a theme",
        find: attributes,
        fix: fixes::none,
        at: At::Any,
        is_asked: true,
    },
    Kind {
        message: "`{}` is not replaced by a table of contents",
        help: "delete it; every page has one beside its text",
        find: contents,
        fix: fixes::contents,
        at: At::Line,
        is_asked: true,
    },
    Kind {
        message: "`{}` is not replaced by a picture",
        help: "write the character itself",
        find: emoji,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` draws no table",
        help: "write a table with bars: `| A | B |`, then `|---|---|`",
        find: grid,
        fix: fixes::none,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` explains no abbreviation",
        help: "add the word to `glossary.md`, with `: ` before what it means",
        find: abbreviation,
        fix: fixes::none,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no footnote",
        help: "write `[^1]` here, and `[^1]: …` on a line of its own",
        find: inline_note,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no answer to choose",
        help: "write the question as a heading with `{.question}`, and its options as `- [x]` and `- [ ]`",
        find: lia,
        fix: fixes::none,
        at: At::Line,
        is_asked: true,
    },
    Kind {
        message: "`{}` begins no heading",
        help: "write a space after the `#`",
        find: heading,
        fix: fixes::heading,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` begins no item of a list",
        help: "write `- ` before each item",
        find: bullet,
        fix: fixes::bullet,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` begins no option or task",
        help: "write a space after the `-`: `- [ ]`",
        find: glued_task,
        fix: fixes::glued_task,
        at: At::Line,
        is_asked: true,
    },
    Kind {
        message: "`{}` is no citation",
        help: "write the words outside: `see [@key]`, and `[@key]` for `[-@key]`",
        find: citation,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` is not closed",
        help: "write `]` after the key",
        find: open_citation,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` is not closed",
        help: "write `}` at its end",
        find: open_attributes,
        fix: fixes::open_attributes,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no link, because its address has a space",
        help: "write the address between `<` and `>`",
        find: spaced_address,
        fix: fixes::spaced_address,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no link",
        help: "write `[its text](page.md)`, with plain brackets, nothing between them, and a title in straight quotes",
        find: slips::link,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` shows no picture",
        help: "write it as one plain sign right before the bracket: `![What it shows](file.png)`",
        find: slips::picture,
        fix: fixes::none,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` makes nothing strong",
        help: "write `**` right before the first word and right after the last one; write `\\**` for the signs themselves",
        find: slips::strong,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` deletes nothing",
        help: "write `~~` right before the first word and right after the last one; write `\\~~` for the signs themselves",
        find: slips::deleted,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` begins no code",
        help: "write a backtick at both ends of the code, or `` \\` `` for the sign itself",
        find: slips::code,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` makes no table",
        help: "write a line `| --- | --- |` below the names of the columns, with as many cells, in plain bars and hyphens",
        find: slips::row,
        fix: fixes::none,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` separates no cells",
        help: "write a plain bar: `|`",
        find: slips::bar,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` begins no heading",
        help: "write `##` and a space before the words of the heading",
        find: slips::hash,
        fix: fixes::none,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` sets no attributes",
        help: "write `{`, `#` and `}` once each, with plain signs, as in `{#its-id .class}`",
        find: slips::braces,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` begins no quotation",
        help: "write `> `, with a plain sign",
        find: slips::quotation,
        fix: fixes::none,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` begins no item of a list",
        help: "write a hyphen and a plain space: `- `",
        find: slips::dash,
        fix: fixes::none,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` begins no formula",
        help: "write a formula between plain dollar signs, as many behind it as before it; write `\\$` for the sign itself",
        find: slips::formula,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` begins no comment",
        help: "write `<!--` before it and `-->` after it",
        find: slips::comment,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` begins no citation",
        help: "write it with plain signs: `[@key]`",
        find: slips::citation,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no gap",
        help: "write two plain brackets before and after the answer: `[[answer]]`",
        find: slips::gap,
        fix: fixes::none,
        at: At::Any,
        is_asked: false,
    },
    Kind {
        message: "`{}` begins no meaning of a term",
        help: "write a plain colon and a space: `: `",
        find: slips::meaning,
        fix: fixes::none,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no line across the page",
        help: "write three plain hyphens: `---`",
        find: slips::rule,
        fix: fixes::none,
        at: At::Line,
        is_asked: false,
    },
    Kind {
        message: "`{}` is no box",
        help: "write `[ ]` or `[x]`, with plain signs and a space after it: `- [x] done`",
        find: slips::task,
        fix: fixes::none,
        at: At::Any,
        is_asked: true,
    },
    Kind {
        message: "`{}` begins no task",
        help: "write `- [ ]` or `- [x]`, and a space after it",
        find: slips::open_task,
        fix: fixes::none,
        at: At::Item,
        is_asked: true,
    },
];

/// Reports foreign syntax in the text of the page `path`. `questions` are the places of questions,
/// in which `[[…]]` is a gap. On some kinds of pages, headings and lists do more than divide a text.
pub fn check(
    path: &CoursePath,
    text: &str,
    kind: PageKind,
    spots: &[Spot<'_>],
    questions: &[Span],
    diagnostics: &mut Vec<Diagnostic>,
) {
    use PageKind::{Front, Handout, Lesson, Page, Unit};
    let is_plain_page = matches!(kind, Front | Handout | Lesson | Page | Unit);
    let mut found: Vec<Places> = KINDS.iter().map(|_| Places::default()).collect();
    for line in lines(text, spots) {
        let source = &text[line.clone()];
        if !source.contains(SIGNS) {
            continue;
        }
        let in_question = questions.iter().any(|span| span.range().contains(&line.start));
        let before = text[..line.start].rsplit('\n').next().unwrap_or_default();
        let is_margin = |before: &str| before.chars().all(|c| c.is_whitespace() || c == '>');
        let begins_line = is_margin(before);
        let begins_item = begins_line
            || before.trim_end().strip_suffix(['-', '*', '+', '.', ')']).is_some_and(|before| {
                is_margin(before.trim_end_matches(|c: char| c.is_ascii_digit()))
            });
        for (kind, places) in KINDS.iter().zip(&mut found) {
            let is_there = match kind.at {
                At::Any => true,
                At::Line => begins_line,
                At::Item => begins_item,
            };
            if kind.is_asked && in_question || !is_there {
                continue;
            }
            let Some(place) = (kind.find)(source) else { continue };
            let place = line.start + place.start..line.start + place.end;
            let is_plain = is_plain_page && !in_question;
            let edits = (kind.fix)(&Found { text, place: place.clone(), is_plain });
            places.count += 1;
            places.edits.extend(edits);
            if places.first.as_ref().is_none_or(|first| place.start < first.start) {
                places.first = Some(place);
            }
        }
    }
    for (kind, Places { first, count, edits }) in KINDS.iter().zip(found) {
        let Some(place) = first else { continue };
        let message = kind.message.replace("{}", &shown(&text[place.clone()]));
        let mut diagnostic = Diagnostic::new(
            &codes::FOREIGN_SYNTAX,
            Place::new(path, Span::new(place)),
            format!("{message}, and is shown as it stands"),
        )
        .help(kind.help)
        .fix(edits);
        if count > 1 {
            diagnostic =
                diagnostic.note(format!("{} of this page are like it", Count(count, "line")));
        }
        diagnostics.push(diagnostic);
    }
}

/// The characters with which foreign syntax is written.
const SIGNS: [char; 40] = [
    '>', ':', '!', '?', '=', '{', '[', '^', '\\', '+', '*', '#', '•', '●', '◦', '▪', '‣', '-', '·',
    '＃', ']', '］', '！', '~', '`', '|', '│', '｜', '♯', '}', '›', '＞', '−', '－', '–', '$',
    '＄', '<', '：', '—',
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
