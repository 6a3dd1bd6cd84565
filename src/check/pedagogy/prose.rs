//! The prose of a page: its paragraphs and lists, without headings, tables, code, footnotes,
//! questions and prompts for recall.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::model::course::{Course, PageId};
use crate::model::document::Document;
use crate::model::page::{Page, PageKind};
use crate::model::text::Text;
use crate::text::span::Span;

/// The sections of a page whose heading has the class `class`. Each goes from the start of its
/// heading to the next heading of its level or above.
pub fn sections<'d>(
    document: &'d Document,
    class: &'d str,
) -> impl Iterator<Item = Range<usize>> + 'd {
    let headings = &document.headings;
    let marked = headings
        .iter()
        .enumerate()
        .filter(move |(_, heading)| heading.classes.iter().any(|other| other == class));
    marked.map(|(at, heading)| {
        let next = headings[at + 1..].iter().find(|other| other.level <= heading.level);
        let end = next.map_or(document.text.len(), |next| next.span.range().start);
        heading.span.range().start..end
    })
}

/// A paragraph, or the text of an item of a list.
pub struct Block {
    /// Its place in the file.
    pub span: Span,
    /// Its text without markup and citations, on one line.
    pub text: String,
}

/// The lessons that teach: those that serve an objective, or all when the course has no objectives.
pub fn teaching(course: &Course) -> impl Iterator<Item = PageId> {
    let aims = !course.objectives.is_empty();
    course.lessons().filter(move |id| {
        let page = course.page(*id);
        page.kind() == PageKind::Lesson && (!aims || !page.objectives.is_empty())
    })
}

/// The prose of a page.
pub fn prose(page: &Page) -> Vec<Block> {
    let text = Text::of(&page.document);
    let mut blocks = Vec::new();
    let mut block: Option<Block> = None;
    let mut skip_to = 0;
    for (event, range) in text.spots() {
        if range.start < skip_to {
            continue;
        }
        if is_left_out(event) || is_asked(page, range.start) {
            blocks.extend(block.take());
            skip_to = range.end;
            continue;
        }
        match event {
            Event::Start(Tag::Paragraph | Tag::Item) => {
                blocks.extend(block.take());
                block = Some(Block { span: Span::new(range.clone()), text: String::new() });
            }
            Event::End(TagEnd::Paragraph | TagEnd::Item) => blocks.extend(block.take()),
            Event::Start(Tag::Link { link_type: LinkType::ShortcutUnknown, .. }) => {
                skip_to = range.end;
            }
            _ => {
                if let (Some(block), Some(text)) = (&mut block, text_of(event)) {
                    block.text.push_str(text);
                }
            }
        }
    }
    blocks.retain(|block| block.text.chars().any(char::is_alphanumeric));
    blocks
}

fn text_of<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => Some(text),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    }
}

fn is_left_out(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(
            Tag::MetadataBlock(_)
                | Tag::Heading { .. }
                | Tag::Table(_)
                | Tag::CodeBlock(_)
                | Tag::FootnoteDefinition(_)
                | Tag::HtmlBlock
                | Tag::Image { .. }
        )
    )
}

/// Whether `offset` is inside a question, a quiz or a set of prompts for recall.
fn is_asked(page: &Page, offset: usize) -> bool {
    let inside = |span: Span| span.range().contains(&offset);
    page.quizzes().iter().any(|quiz| inside(quiz.span))
        || page.recall().iter().any(|set| inside(set.span))
        || page.questions().iter().any(|question| inside(question.span))
}
