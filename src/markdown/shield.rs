//! Characters that must not be syntax, hidden from the Markdown parser and put back afterwards.
//!
//! Some rules of the course format differ from those of the parser:
//!
//! - A `$` opens a formula only if a formula follows: “$50k–$60k” is money ([`crate::markdown::dollar`]).
//! - Three colons at the start of a line are no definition, because they are a container in other
//!   programs.
//! - `**重点（x）**的` is strong, although a letter follows the closing stars, as in the
//!   CJK-friendly amendments to CommonMark ([`crate::markdown::cjk`]).
//! - The answer in a gap is text: `[[<p>]]` holds no HTML, and `[[&amp;]]` no entity.
//! - Braces without an attribute at the end of a heading are text: `## The empty object {}`.
//! - Front matter in YAML is no line across the page and no heading ([`crate::markdown::yaml`]).
//!
//! Each becomes true when a character is replaced by another one of the same length, so that places
//! in the file stay the same. The events get the character of the file back.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

/// Stands for a `$`. The parser does not know control characters.
const DOLLAR: char = '\u{1a}';
/// Stands for a `:`.
const COLON: char = '\u{1c}';
/// Stands for a `<`.
const LESS: char = '\u{1d}';
/// Stands for a `&`.
const AND: char = '\u{1e}';
/// Stands for a `{`.
const BRACE: char = '\u{1f}';
/// Stands for a letter of three bytes; the parser takes it for white space.
const LETTER: char = '\u{1680}';

/// The places of the hidden characters, as byte offsets in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shields {
    /// The end of YAML front matter, all of which is hidden; 0 when there is none.
    pub front: usize,
    /// Dollar signs that are text.
    pub dollars: Vec<usize>,
    /// The first of three or more colons.
    pub colons: Vec<usize>,
    /// `<` and `&` in the answers of gaps.
    pub marks: Vec<usize>,
    /// The first brace of those at the end of a heading that hold no attribute.
    pub braces: Vec<usize>,
    /// Letters of three bytes beside stars or underscores.
    pub letters: Vec<usize>,
}

/// Stand-ins for characters of one byte, each with that character.
const SIGNS: [(char, char); 5] =
    [(DOLLAR, '$'), (COLON, ':'), (LESS, '<'), (AND, '&'), (BRACE, '{')];
/// All stand-ins.
const STAND_INS: [char; 6] = [DOLLAR, COLON, LESS, AND, BRACE, LETTER];

impl Shields {
    /// Whether nothing is hidden.
    pub fn is_empty(&self) -> bool {
        let Shields { front, dollars, colons, marks, braces, letters } = self;
        *front == 0
            && [dollars, colons, marks, braces, letters].iter().all(|places| places.is_empty())
    }

    /// `text` as the parser gets it. Text that holds one of the characters that stand for others is
    /// left as it is.
    pub fn hide<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.is_empty() || text.contains(STAND_INS) {
            return Cow::Borrowed(text);
        }
        let Shields { front, dollars, colons, marks, braces, letters } = self;
        let signs = dollars.iter().chain(colons).chain(marks).chain(braces).map(|at| {
            let sign = text[*at..].chars().next();
            let known = SIGNS.iter().find(|(_, known)| Some(*known) == sign);
            (*at, known.map_or(DOLLAR, |(stand_in, _)| *stand_in))
        });
        let mut all: Vec<(usize, char)> = signs.collect();
        all.extend(letters.iter().map(|at| (*at, LETTER)));
        all.retain(|(at, _)| at >= front);
        all.sort_unstable();
        let mut hidden = String::with_capacity(text.len());
        // Blank lines of the same length.
        hidden.extend(text[..*front].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        let mut written = *front;
        for (at, stand_in) in all {
            hidden.push_str(&text[written..at]);
            hidden.push(stand_in);
            written = at + stand_in.len_utf8();
        }
        hidden.push_str(&text[written..]);
        Cow::Owned(hidden)
    }

    /// `part` with the characters of the file `text`. `start` is the first byte of what it is from.
    pub fn restore_words(&self, part: &str, start: usize, text: &str) -> String {
        match self.restore(Event::Text(CowStr::Borrowed(part)), start, text) {
            Event::Text(part) => part.into_string(),
            _ => part.to_owned(),
        }
    }

    /// `event` with the characters of the file `text`. `start` is the first byte of the event.
    pub fn restore(&self, event: Event<'_>, start: usize, text: &str) -> Event<'static> {
        let first = self.letters.partition_point(|at| *at < start);
        let mut letters = self.letters[first..].iter().filter_map(|at| text[*at..].chars().next());
        let mut back = |part: CowStr<'_>| -> CowStr<'static> {
            if !part.contains(STAND_INS) {
                return part.into_static();
            }
            let character = |character| match character {
                LETTER => letters.next().unwrap_or(LETTER),
                _ => SIGNS
                    .iter()
                    .find(|(stand_in, _)| *stand_in == character)
                    .map_or(character, |(_, sign)| *sign),
            };
            part.chars().map(character).collect::<String>().into()
        };
        match event {
            Event::Text(part) => Event::Text(back(part)),
            Event::Code(part) => Event::Code(back(part)),
            Event::InlineMath(part) => Event::InlineMath(back(part)),
            Event::DisplayMath(part) => Event::DisplayMath(back(part)),
            Event::Html(part) => Event::Html(back(part)),
            Event::InlineHtml(part) => Event::InlineHtml(back(part)),
            Event::FootnoteReference(part) => Event::FootnoteReference(back(part)),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => Event::Start(Tag::Link {
                link_type,
                dest_url: back(dest_url),
                title: back(title),
                id: back(id),
            }),
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                Event::Start(Tag::Image {
                    link_type,
                    dest_url: back(dest_url),
                    title: back(title),
                    id: back(id),
                })
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(back(info))))
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                Event::Start(Tag::FootnoteDefinition(back(label)))
            }
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                Event::Start(Tag::Heading {
                    level,
                    id: id.map(&mut back),
                    classes: classes.into_iter().map(&mut back).collect(),
                    attrs: attrs
                        .into_iter()
                        .map(|(name, value)| (back(name), value.map(&mut back)))
                        .collect(),
                })
            }
            other => other.into_static(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_comes_back() {
        let text = "a $5 :::b 的c";
        let shields =
            Shields { dollars: vec![2], colons: vec![5], letters: vec![10], ..Shields::default() };
        let hidden = shields.hide(text);
        assert_eq!(hidden, "a \u{1a}5 \u{1c}::b \u{1680}c");
        assert_eq!(hidden.len(), text.len());
        let event = shields.restore(Event::Text(hidden.into_owned().into()), 0, text);
        assert_eq!(event, Event::Text(text.into()));
    }

    #[test]
    fn text_with_a_stand_in_is_left_alone() {
        let shields = Shields { dollars: vec![2], ..Shields::default() };
        assert_eq!(shields.hide("\u{1a} $5"), "\u{1a} $5");
    }
}
