//! Signs right beside links, footnotes, formulas and tags, of which one is left over: `[[text](page.md)`,
//! `$x$$`.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::{Spot, end_of, is_block, is_block_end};
use crate::text::list::Count;
use crate::text::path::CoursePath;
use crate::text::span::Span;

/// What stands in a line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Link,
    /// `[text]`, where a line `[text]: address` defines the address.
    Shortcut,
    /// An image, a citation or a footnote.
    Bracketed,
    Formula,
    Tag,
}

impl Kind {
    fn of(event: &Event<'_>) -> Option<Kind> {
        match event {
            Event::Start(Tag::Link { link_type, .. }) => match link_type {
                LinkType::Autolink | LinkType::Email => None,
                LinkType::Shortcut => Some(Kind::Shortcut),
                LinkType::ShortcutUnknown => Some(Kind::Bracketed),
                _ => Some(Kind::Link),
            },
            Event::Start(Tag::Image { .. }) | Event::FootnoteReference(_) => Some(Kind::Bracketed),
            Event::InlineMath(_) | Event::DisplayMath(_) => Some(Kind::Formula),
            Event::InlineHtml(_) => Some(Kind::Tag),
            _ => None,
        }
    }
}

/// A sign that is left over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Spare {
    Bracket,
    Parenthesis,
    Dollar,
    Less,
    /// Two brackets around words, before those of the address.
    Apart,
}

impl Spare {
    const ALL: [Spare; 5] =
        [Spare::Bracket, Spare::Parenthesis, Spare::Dollar, Spare::Less, Spare::Apart];

    fn help(self) -> &'static str {
        match self {
            Spare::Bracket | Spare::Parenthesis => {
                "delete it, or write the other one; write a backslash before it if it stands alone"
            }
            Spare::Dollar => {
                "write as many dollar signs behind a formula as before it, and nothing between them; write `\\$` for the sign itself"
            }
            Spare::Less => "delete it, or write `&lt;` for the sign itself",
            Spare::Apart => {
                "write the words and the name right after each other, each in one pair of brackets: `[words][name]`"
            }
        }
    }
}

/// The signs of one line of text and what stands between them.
#[derive(Default)]
struct Line {
    /// Bare brackets, parentheses, dollar signs and `<`, with their bytes.
    signs: Vec<(usize, char)>,
    elements: Vec<(Kind, Range<usize>)>,
}

/// Reports the signs that are left over on the page `path`, each kind once.
pub fn check(path: &CoursePath, text: &str, spots: &[Spot<'_>], diagnostics: &mut Vec<Diagnostic>) {
    let mut found: Vec<(Spare, usize)> = Vec::new();
    let mut line = Line::default();
    let mut at = 0;
    while at < spots.len() {
        let (event, range) = &spots[at];
        let ends_line = match event {
            Event::Start(tag) => is_block(tag),
            Event::End(tag) => is_block_end(tag),
            Event::Rule | Event::HardBreak | Event::Html(_) => true,
            _ => false,
        };
        if ends_line {
            std::mem::take(&mut line).spares(text, &mut found);
        }
        match event {
            Event::Start(Tag::HtmlBlock) => {
                let source = &text[range.clone()];
                let signs = source.match_indices("<<").map(|(at, _)| at).find(|at| {
                    let tag = source[at + 2..].trim_start_matches('/');
                    tag.starts_with(|c: char| c.is_ascii_alphabetic())
                });
                let is_comment = source.trim_start().starts_with("<!--");
                let less = signs.filter(|_| !is_comment).map(|at| (Spare::Less, range.start + at));
                found.extend(less);
                at = end_of(spots, at);
            }
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => at = end_of(spots, at),
            Event::Text(_) => {
                let is_escaped = text[..range.start].ends_with('\\');
                let signs = text[range.clone()].char_indices();
                let bare = signs.filter(|(at, _)| *at > 0 || !is_escaped);
                let bare = bare.filter(|(_, c)| matches!(c, '[' | ']' | '(' | ')' | '$' | '<'));
                line.signs.extend(bare.map(|(at, c)| (range.start + at, c)));
            }
            _ => {
                if let Some(kind) = Kind::of(event) {
                    line.elements.push((kind, range.clone()));
                    if matches!(event, Event::Start(_)) {
                        at = end_of(spots, at);
                    }
                }
            }
        }
        at += 1;
    }
    line.spares(text, &mut found);
    for spare in Spare::ALL {
        let mut places = found.iter().filter(|(other, _)| *other == spare).map(|(_, at)| *at);
        let Some(first) = places.next() else { continue };
        let sign = text[first..].chars().next().unwrap_or_default();
        let message = match spare {
            Spare::Apart => format!("`{sign}` ends no link"),
            _ => format!("`{sign}` is one too many"),
        };
        let diagnostic = Diagnostic::new(
            &codes::FOREIGN_SYNTAX,
            Place::new(path, Span::new(first..first + sign.len_utf8())),
            format!("{message}, and is shown as it stands"),
        )
        .help(spare.help());
        diagnostics.push(match places.count() {
            0 => diagnostic,
            more => {
                diagnostic.note(format!("{} of this page are like it", Count(more + 1, "place")))
            }
        });
    }
}

impl Line {
    /// The signs without a partner, by their bytes.
    fn unmatched(&self) -> BTreeSet<usize> {
        let (mut brackets, mut parentheses) = (Vec::new(), Vec::new());
        let mut alone = BTreeSet::new();
        for (at, sign) in &self.signs {
            let open = match sign {
                '[' | ']' => &mut brackets,
                '(' | ')' => &mut parentheses,
                _ => continue,
            };
            if matches!(sign, '[' | '(') {
                open.push(*at);
            } else if open.pop().is_none() {
                alone.insert(*at);
            }
        }
        alone.extend(brackets);
        alone.extend(parentheses);
        alone
    }

    fn spares(self, text: &str, found: &mut Vec<(Spare, usize)>) {
        if self.elements.is_empty() || self.signs.is_empty() {
            return;
        }
        let alone = self.unmatched();
        let sign = |at: usize| {
            let found = self.signs.binary_search_by_key(&at, |(sign, _)| *sign).ok()?;
            Some(self.signs[found].1)
        };
        let is_alone = |at: usize, wanted: char| sign(at) == Some(wanted) && alone.contains(&at);
        for (kind, range) in &self.elements {
            let before = range.start.checked_sub(1);
            // With one space between.
            let spaced = range.start.checked_sub(2).filter(|_| text[..range.start].ends_with(' '));
            let after = range.end;
            let is_spaced = text[after..].starts_with(' ');
            match kind {
                Kind::Link | Kind::Shortcut | Kind::Bracketed => {
                    let brackets = before
                        .filter(|at| is_alone(*at, '['))
                        .or_else(|| Some(after).filter(|at| is_alone(*at, ']')));
                    found.extend(brackets.map(|at| (Spare::Bracket, at)));
                    let is_more = *kind != Kind::Shortcut && is_alone(after, ')');
                    found.extend(is_more.then_some((Spare::Parenthesis, after)));
                    if *kind == Kind::Shortcut && brackets.is_none() {
                        let ends = [before, spaced].into_iter().flatten();
                        let apart = ends.into_iter().find(|at| sign(*at) == Some(']'));
                        let next = self.signs.partition_point(|(at, _)| *at < range.start);
                        let open = self.signs[..next].last();
                        let open = open.filter(|(at, c)| *c == '[' && alone.contains(at));
                        let apart = apart.or(open.map(|(at, _)| *at));
                        found.extend(apart.map(|at| (Spare::Apart, at)));
                    }
                }
                Kind::Formula => {
                    let places = [before, spaced, Some(after), is_spaced.then_some(after + 1)];
                    let dollar = places.into_iter().flatten().find(|at| sign(*at) == Some('$'));
                    found.extend(dollar.map(|at| (Spare::Dollar, at)));
                }
                Kind::Tag => {
                    let less = before.filter(|at| sign(*at) == Some('<'));
                    found.extend(less.map(|at| (Spare::Less, at)));
                }
            }
        }
    }
}
