//! Smart punctuation: straight quotes become curly ones, hyphens dashes, and three dots an ellipsis.
//!
//! The parser decides about each sign by its neighbours in the source. That gives `5“ disk`,
//! `rebase –abort` and an opening quote after `"commit"s`. Here a paragraph, a heading or a cell is
//! read as a reader sees it: without its markup, with code, formulas and pictures as one sign each.
//! [`quotes`] and [`dashes`] then say what becomes of it.
//!
//! These stay as they were written: code, also in raw HTML (`<kbd>--help</kbd>`), formulas,
//! addresses, the answers in gaps, and every sign that the author escaped or wrote as an entity.

mod dashes;
mod quotes;

use std::cmp::Reverse;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::markdown::html::{Fate, Piece, fate, pieces};
use crate::markdown::{Spot, is_block, is_block_end};
use crate::text::words::is_unspaced;

/// Raw HTML elements whose text is code or something to type.
const LITERAL: [&str; 8] = ["code", "kbd", "pre", "samp", "script", "style", "tt", "var"];

/// Stands for code, a formula, a picture, a gap or a citation.
const OBJECT: char = '\u{fffc}';

/// A character as readers see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sign {
    character: char,
    /// Its first byte in the file, if it may become another character.
    place: Option<usize>,
}

impl Sign {
    /// A character that stays.
    fn fixed(character: char) -> Sign {
        Sign { character, place: None }
    }

    fn is(self, character: char) -> bool {
        self.character == character && self.place.is_some()
    }
}

/// The bytes of the file to replace, with what replaces them.
type Edit = (Range<usize>, &'static str);

/// What a character is for the signs beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// White space, or the beginning or end of the text.
    Edge,
    /// An opening bracket or quote.
    Open,
    /// A dash, a hyphen or a slash.
    Dash,
    /// A closing bracket or quote, or punctuation.
    Close,
    /// A letter, a digit, an object or any other sign.
    Word,
}

fn class(character: Option<char>) -> Class {
    match character {
        None => Class::Edge,
        Some(c) if c.is_whitespace() => Class::Edge,
        Some('(' | '[' | '{' | '¡' | '¿' | '“' | '‘' | '„' | '‚' | '«' | '‹') => {
            Class::Open
        }
        Some('（' | '［' | '「' | '『' | '【' | '《' | '〈') => Class::Open,
        Some('-' | '–' | '—' | '/') => Class::Dash,
        Some('.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '…') => Class::Close,
        Some('”' | '’' | '»' | '›' | '。' | '，' | '、' | '；' | '：' | '！' | '？') => {
            Class::Close
        }
        Some('）' | '］' | '」' | '』' | '】' | '》' | '〉') => Class::Close,
        Some(_) => Class::Word,
    }
}

/// Whether a character is a letter of a script that puts no spaces around a quoted word.
fn is_wide(character: char) -> bool {
    is_unspaced(character) || matches!(u32::from(character), 0xac00..=0xd7a3)
}

/// Puts typographic signs into the text of `spots`, which are the events of the file `text`.
pub fn set<'t>(text: &'t str, spots: &mut Vec<Spot<'t>>) {
    let mut edits: Vec<Edit> = Vec::new();
    let literal = literal_blocks(spots);
    let mut from = 0;
    for at in 0..spots.len() {
        let is_edge = match &spots[at].0 {
            Event::Start(tag) => is_block(tag),
            Event::End(tag) => is_block_end(tag),
            _ => false,
        };
        if is_edge {
            let is_code = matches!(
                spots[at].0,
                Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock)
            );
            let start = spots[at].1.start;
            let next = literal.partition_point(|range| range.end <= start);
            let is_literal = literal.get(next).is_some_and(|range| range.contains(&start));
            if !is_code && !is_literal {
                line(text, &spots[from..at], &mut edits);
            }
            from = at + 1;
        }
    }
    if !edits.is_empty() {
        edits.sort_unstable_by_key(|(range, _)| range.start);
        apply(text, spots, &edits);
    }
}

/// The parts of the file between the tags of an element whose text is code, where those tags are in
/// blocks of HTML with text between them.
fn literal_blocks(spots: &[Spot<'_>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    for (event, range) in spots {
        let Event::Html(html) = event else { continue };
        for (piece, _) in pieces(html) {
            match piece {
                Piece::Open { name, .. } if LITERAL.contains(&name.as_str()) => {
                    open.push((name, range.end));
                }
                Piece::Close { name } => {
                    if let Some(at) = open.iter().rposition(|(known, _)| *known == name) {
                        found.push(open[at].1..range.start);
                        open.truncate(at);
                    }
                }
                _ => {}
            }
        }
    }
    // An element inside of another one comes first, and is part of it.
    found.sort_unstable_by_key(|range: &Range<usize>| (range.start, Reverse(range.end)));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in found {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ if range.is_empty() => {}
            _ => apart.push(range),
        }
    }
    apart
}

/// Finds the edits in a line of inline content: that of a paragraph, a heading, an item, a cell.
fn line(text: &str, spots: &[Spot<'_>], edits: &mut Vec<Edit>) {
    let has_signs =
        |part: &str| part.contains(['"', '\'']) || part.contains("--") || part.contains("...");
    if !spots.iter().any(|(event, _)| matches!(event, Event::Text(part) if has_signs(part))) {
        return;
    }
    let mut lines: Vec<Vec<Sign>> = vec![Vec::new()];
    let mut literal: Vec<String> = Vec::new();
    // The byte at which the address or citation ends whose text stays.
    let mut fixed = 0;
    for (event, range) in spots {
        let Some(signs) = lines.last_mut() else { return };
        match event {
            Event::Text(_) if range.start < fixed => {}
            Event::Text(part) if literal.is_empty() => characters(text, part, range, signs),
            Event::Text(_) if signs.last().is_some_and(|sign| sign.character == OBJECT) => {}
            Event::Text(_) | Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                signs.push(Sign::fixed(OBJECT));
            }
            Event::SoftBreak => signs.push(Sign::fixed(' ')),
            Event::HardBreak => signs.push(Sign::fixed('\n')),
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email | LinkType::ShortcutUnknown,
                ..
            }) => {
                signs.push(Sign::fixed(OBJECT));
                fixed = range.end;
            }
            Event::Start(Tag::Image { .. }) => lines.push(Vec::new()),
            Event::End(TagEnd::Image) => {
                let alternative = lines.pop().unwrap_or_default();
                find(&alternative, edits);
                match lines.last_mut() {
                    Some(signs) => signs.push(Sign::fixed(OBJECT)),
                    None => return,
                }
            }
            Event::InlineHtml(html) => {
                for (piece, _) in pieces(html) {
                    tag(piece, &mut literal, signs);
                }
            }
            _ => {}
        }
    }
    for signs in lines {
        find(&signs, edits);
    }
}

/// Notes which literal elements are open after `piece`.
fn tag(piece: Piece, literal: &mut Vec<String>, signs: &mut Vec<Sign>) {
    match piece {
        Piece::Open { name, .. } if LITERAL.contains(&name.as_str()) => literal.push(name),
        Piece::Open { name, .. } if name == "br" => signs.push(Sign::fixed('\n')),
        Piece::Open { name, attributes, .. } => {
            if matches!(name.as_str(), "img" | "audio" | "video")
                || fate(&name, &attributes) == Fate::Shown
            {
                signs.push(Sign::fixed(OBJECT));
            }
        }
        Piece::Close { name } => {
            if let Some(open) = literal.iter().rposition(|open| *open == name) {
                literal.truncate(open);
            }
        }
        Piece::Text(_) | Piece::Dropped => {}
    }
}

/// Adds the characters of the text `part` at `range`. The answer in a gap is one object.
fn characters(text: &str, part: &str, range: &Range<usize>, signs: &mut Vec<Sign>) {
    // An entity has another text than the file.
    let is_exact = text[range.clone()] == *part;
    let is_escaped = text[..range.start].ends_with('\\');
    for (offset, character) in part.char_indices() {
        let may_change = is_exact && !(is_escaped && offset == 0);
        let place = may_change.then_some(range.start + offset);
        signs.push(Sign { character, place });
    }
}

/// Finds the edits in a line of signs.
fn find(signs: &[Sign], edits: &mut Vec<Edit>) {
    let signs = without_gaps(signs);
    dashes::find(&signs, edits);
    quotes::find(&signs, edits);
}

/// The signs with each gap, `[[answer]]`, as one object.
fn without_gaps(signs: &[Sign]) -> Vec<Sign> {
    let pair = |at: usize, character: char| {
        signs[at].character == character
            && signs.get(at + 1).is_some_and(|next| next.character == character)
    };
    let mut result = Vec::with_capacity(signs.len());
    let mut at = 0;
    // The index up to which no gap ends.
    let mut unclosed = 0;
    while at < signs.len() {
        let mut close = None;
        if at >= unclosed && pair(at, '[') {
            let is_end = |close: &usize| signs[*close].character == '\n' || pair(*close, ']');
            let end = (at + 2..signs.len()).find(is_end).unwrap_or(signs.len());
            close = Some(end).filter(|end| *end < signs.len() && signs[*end].character == ']');
            unclosed = if close.is_none() { end } else { unclosed };
        }
        match close {
            Some(close) => {
                result.push(Sign::fixed(OBJECT));
                at = close + 2;
            }
            None => {
                result.push(signs[at]);
                at += 1;
            }
        }
    }
    result
}

/// Cuts the texts of `spots` at each of the `edits`, which are in ascending order.
fn apply<'t>(text: &'t str, spots: &mut Vec<Spot<'t>>, edits: &[Edit]) {
    let mut result = Vec::with_capacity(spots.len() + 2 * edits.len());
    for (event, range) in spots.drain(..) {
        let first = edits.partition_point(|(place, _)| place.start < range.start);
        let inside = edits[first..].iter().take_while(|(place, _)| place.end <= range.end);
        if !matches!(event, Event::Text(_)) || inside.clone().next().is_none() {
            result.push((event, range));
            continue;
        }
        let mut written = range.start;
        let mut push = |place: Range<usize>, part: &'t str| {
            if !part.is_empty() {
                result.push((Event::Text(CowStr::Borrowed(part)), place));
            }
        };
        for (place, sign) in inside {
            push(written..place.start, &text[written..place.start]);
            push(place.clone(), sign);
            written = place.end;
        }
        push(written..range.end, &text[written..range.end]);
    }
    *spots = result;
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Tag, TagEnd};

    use crate::markdown::{events, plain_text};

    /// `text` as a page shows it, with code between backticks.
    fn shown(text: &str) -> String {
        let mut result = String::new();
        for (event, _) in events(text, true).spots {
            match event {
                Event::Text(part) | Event::InlineHtml(part) => result.push_str(&part),
                Event::Code(part) => {
                    result.push('`');
                    result.push_str(&part);
                    result.push('`');
                }
                Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => result.push('*'),
                Event::SoftBreak | Event::HardBreak => result.push('\n'),
                _ => {}
            }
        }
        result
    }

    fn check(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(shown(text), *expected, "{text}");
        }
    }

    #[test]
    fn quotes_open_and_close() {
        check(&[
            ("He said \"yes\".", "He said “yes”."),
            ("\"Yes,\" she said, \"it's 'fine' now.\"", "“Yes,” she said, “it’s ‘fine’ now.”"),
            ("a \"commit\"s tree and two \"commit\"s", "a “commit”s tree and two “commit”s"),
            ("Begin with \"Nit: \" and go on.", "Begin with “Nit: ” and go on."),
            ("Begin with \"Nit: \".", "Begin with “Nit: ”."),
            ("*\"a\"* and \"*b*\"", "*“a”* and “*b*”"),
            ("\"`x`\"s and `x`'s", "“`x`”s and `x`’s"),
            ("(\"a\") and [\"b\"]: \"(\" or \"[\"", "(“a”) and [“b”]: “(” or “[”"),
            ("\"he said 'no'\" and '\"yes\" twice'", "“he said ‘no’” and ‘“yes” twice’"),
            ("an empty \"\" and x=\"y\"", "an empty “” and x=“y”"),
            ("\"a \"b\" c\"", "“a “b” c”"),
            ("this \"and/or\"-thing—\"x\"", "this “and/or”-thing—“x”"),
            ("\"The first of two paragraphs.", "“The first of two paragraphs."),
            ("The end of the second.\"", "The end of the second.”"),
            ("\"two\nlines\"", "“two\nlines”"),
            ("a lone \" sign", "a lone \" sign"),
        ]);
    }

    #[test]
    fn quotes_beside_letters_without_spaces() {
        check(&[
            ("他说\"你好\"。", "他说“你好”。"),
            ("他说：\"你好，世界。\"然后走了。", "他说：“你好，世界。”然后走了。"),
            ("他说'你好'。", "他说‘你好’。"),
            ("'말'은 \"말\"이다", "‘말’은 “말”이다"),
            ("这是\"`x`\"吗", "这是“`x`”吗"),
        ]);
    }

    #[test]
    fn apostrophes() {
        check(&[
            ("don't, the dogs' bones, the boss's", "don’t, the dogs’ bones, the boss’s"),
            ("rock 'n' roll in the '90s", "rock ’n’ roll in the ’90s"),
            ("the '80s and '90s, the class of '09", "the ’80s and ’90s, the class of ’09"),
            ("'Twas the night; 'tis so; get 'em", "’Twas the night; ’tis so; get ’em"),
            ("the 1990's and 1'000'000", "the 1990’s and 1’000’000"),
            ("'in 1984' or '90s' or 'em'", "‘in 1984’ or ‘90s’ or ‘em’"),
            ("'the '90s' and 'don't'", "‘the ’90s’ and ‘don’t’"),
            ("l'`x` and l'*été*", "l’`x` and l’*été*"),
        ]);
    }

    #[test]
    fn feet_and_inches_stay_straight() {
        check(&[
            ("a 5\" disk", "a 5\" disk"),
            ("3.5\" and 5.25\" disks", "3.5\" and 5.25\" disks"),
            ("He is 6' 2\" tall, or 5'10\".", "He is 6' 2\" tall, or 5'10\"."),
            ("\"He is 6' 2\" tall,\" she said", "“He is 6' 2\" tall,” she said"),
            ("\"a 5\" disk\"", "“a 5\" disk”"),
            ("\"in 1984\" and \"in 1985\"", "“in 1984” and “in 1985”"),
            ("40° 26' 46\" N", "40° 26' 46\" N"),
            ("it's 9' wide", "it’s 9' wide"),
        ]);
    }

    #[test]
    fn dashes_are_not_options() {
        check(&[
            ("one -- two and 1--2 and a--b", "one – two and 1–2 and a–b"),
            ("one --- two, one---two", "one — two, one—two"),
            ("use '--help' or \"--help\"", "use ‘--help’ or “--help”"),
            (
                "--help, rebase --abort (--force) [--all] -h|--help",
                "--help, rebase --abort (--force) [--all] -h|--help",
            ),
            ("--[no-]signed and --\\<name>", "--[no-]signed and --<name>"),
            ("the \"--\" sign, '--'", "the “--” sign, ‘--’"),
            ("He came --or so he said-- late", "He came –or so he said– late"),
            ("---Hola ---dijo Juan---.", "—Hola —dijo Juan—."),
            ("-- Shakespeare", "– Shakespeare"),
            ("a --> b, c <-- d, <!-- e -->", "a --> b, c <-- d, <!-- e -->"),
            ("Name: ________ ------", "Name: ________ ------"),
            ("*--all* and **--all**", "*--all* and --all"),
            ("| a |\n|---|\n| -- |", "a–"),
        ]);
    }

    #[test]
    fn dots_are_an_ellipsis_but_in_paths() {
        check(&[
            ("wait... what....", "wait… what…."),
            ("./... and .../x", "./... and .../x"),
            ("(...) and [...]", "(…) and […]"),
            ("a ..... b", "a ..... b"),
        ]);
    }

    #[test]
    fn what_is_code_stays_as_it_is() {
        check(&[
            ("<kbd>--help</kbd> and --- x", "<kbd>--help</kbd> and — x"),
            ("<code>\"a\" <b>'b'</b> ...</code>'s", "<code>\"a\" <b>'b'</b> ...</code>’s"),
            ("<samp>a -- b\n*c -- d*</samp> e -- f", "<samp>a -- b\n*c -- d*</samp> e – f"),
            ("<var>x--</var>, \"<tt>--x</tt>\"", "<var>x--</var>, “<tt>--x</tt>”"),
            ("`--x` \\\"a\\\" &quot;b&quot; \\-- c", "`--x` \"a\" \"b\" -- c"),
            ("[[don't]] \"x\"", "[[don't]] “x”"),
            ("https://a.org/x--y...z'q", "https://a.org/x--y...z'q"),
            ("<code>--a\n\n--b</code> c -- d", "<code>--a--b</code> c – d"),
            ("<code>\n\n\"a\" -- b\n\n</code>\n\n\"c\"", "\"a\" -- b“c”"),
            ("<code>\n\n\"a\"", "“a”"),
        ]);
    }

    #[test]
    fn what_is_off_stays_off() {
        let text = "\"a\" -- b... don't";
        assert_eq!(plain_text(events(text, false).spots.iter()).trim(), text);
    }

    #[test]
    fn long_texts_take_no_time_that_grows_with_their_square() {
        for piece in ["'", "\"", "'a ", "[[", "1' ", "1\" ", "a@", "a@b.co ", "--a ", "$`", "1 "] {
            let text = piece.repeat(60_000);
            let start = std::time::Instant::now();
            let _ = events(&text, true);
            assert!(start.elapsed().as_secs() < 15, "{piece}: {:?}", start.elapsed());
        }
        let text = "<code>\n\n'a'\n\n</code>\n\n".repeat(5_000);
        assert!(!shown(&text).contains('’'));
    }

    #[test]
    fn the_words_for_a_picture_are_a_line_of_their_own() {
        check(&[("\"![the \"x\" -- y](a.png)\"", "“the “x” – y”")]);
    }
}
