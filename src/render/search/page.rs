//! A page as the search sees it.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::model::document::{Document, Term};
use crate::model::question::{Answer, AnswerOption, GapFill, Question};
use crate::model::text::Text;
use crate::render::data::search::{self as data, SearchSection};
use crate::render::search::words::{Word, words};
use crate::text::path::SitePath;
use crate::text::span::Span;

/// Everything that a search page is made from.
#[derive(Clone, Debug)]
pub struct Source {
    /// The page as it was written.
    pub document: Arc<Document>,
    /// The summary, in one sentence.
    pub summary: Option<String>,
    /// Its questions. The search does not find their answers.
    pub questions: Arc<Vec<Question>>,
    /// The terms it explains. Each is a section of its own.
    pub terms: Arc<Vec<Term>>,
    /// The path of the page in the site.
    pub url: SitePath,
    /// Its title.
    pub title: String,
    /// The label of its unit, as readers see it; empty for pages outside of units.
    pub context: Arc<str>,
    /// Whether it is a page to use rather than to learn from: a handout, a quiz, or the
    /// weekly prompts.
    pub is_handout: bool,
}

/// A page split into sections and words.
#[derive(Clone, Debug, Default)]
pub struct SearchPage {
    /// The data that results show, a [`data::SearchPage`] as JSON.
    pub json: Box<str>,
    /// Its distinct words in alphabetical order.
    pub words: Words,
    /// The number of words on it.
    pub length: u32,
    /// The number of words in its title.
    pub title_length: u32,
    /// Whether it is a page to use rather than to learn from.
    pub is_handout: bool,
}

/// The distinct words of a page, in little memory, because a large course has millions.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// A line for each word: its form and, if that differs, a tab and the word as it was written.
    lines: Box<str>,
    /// The hits of each word, in the order of the lines.
    hits: Box<[Hits]>,
}

/// A word of a page, as it is kept.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'w> {
    /// The form in which words are compared.
    pub form: &'w str,
    /// The word in lower case, with its marks.
    pub written: &'w str,
    /// Its hits on the page.
    pub hits: Hits,
}

impl Words {
    /// The words in alphabetical order of their forms.
    pub fn iter(&self) -> impl Iterator<Item = Kept<'_>> {
        self.lines.lines().zip(&self.hits).map(|(line, hits)| {
            let (form, written) = line.split_once('\t').unwrap_or((line, line));
            Kept { form, written, hits: *hits }
        })
    }
}

/// The hits of a word on a page: how often it is in the text and the headings, counted up to three,
/// whether it is in a heading (or in the summary, or is a term of the glossary), and whether it is in the title. It is
/// one byte, laid out as the index writes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits(u8);

impl Hits {
    const TEXT: Hits = Hits(1);
    const HEADING: Hits = Hits(4 | 1);
    const SUMMARY: Hits = Hits(4);
    const TITLE: Hits = Hits(8);
    const COUNT: u8 = 3;

    /// These hits and others of the same word on the same page.
    pub fn and(self, other: Hits) -> Hits {
        let count = (self.0 & Hits::COUNT) + (other.0 & Hits::COUNT);
        Hits((self.0 | other.0) & !Hits::COUNT | count.min(Hits::COUNT))
    }

    /// Whether the word is in the title or a heading.
    pub fn is_named(self) -> bool {
        self.0 & !Hits::COUNT != 0
    }

    /// The hits as the index writes them: eight for the title, four for a heading, and the count.
    pub fn bits(self) -> u8 {
        self.0
    }
}

/// Of words longer than this, in bytes, only the form is kept.
const MAX_WRITTEN_BYTES: usize = 200;

/// Stands between two blocks of a text until the text is put on one line.
const BREAK: char = '\u{1e}';

/// Splits a page into sections and words.
pub fn search_page(source: &Source, smart_punctuation: bool) -> SearchPage {
    let sections = sections(source, smart_punctuation);
    let mut all: Vec<(Word<'_>, Hits)> = Vec::new();
    let mut add = |text, hits| {
        let found = words(text);
        // Words that are put together from others would make a text longer than it is.
        let length = found.iter().filter(|word| !word.is_joined).count();
        all.extend(found.into_iter().map(|word| (word, hits)));
        u32::try_from(length).unwrap_or(u32::MAX)
    };
    let title_length = add(&source.title, Hits::TITLE);
    let mut length = title_length;
    // The summary is also in the text.
    add(source.summary.as_deref().unwrap_or_default(), Hits::SUMMARY);
    for section in &sections {
        length = length.saturating_add(add(&section.heading, Hits::HEADING));
        length = length.saturating_add(add(&section.text, Hits::TEXT));
    }
    let order = |word: &Word<'_>, other: &Word<'_>| {
        (&word.form, &word.written).cmp(&(&other.form, &other.written))
    };
    all.sort_unstable_by(|one, other| order(&one.0, &other.0));
    let mut lines = String::new();
    let mut hits = Vec::new();
    for same in all.chunk_by(|one, other| one.0.form == other.0.form) {
        let Word { form, written, .. } = &same[0].0;
        let written = written.to_lowercase();
        lines.push_str(form);
        // Forms are cut at a maximum length, and a longer word has no useful stem.
        if *form != written && written.len() <= MAX_WRITTEN_BYTES {
            lines.push('\t');
            lines.push_str(&written);
        }
        lines.push('\n');
        hits.push(same.iter().fold(Hits::default(), |hits, (_, more)| hits.and(*more)));
    }
    let words = Words { lines: lines.into(), hits: hits.into() };
    let page = data::SearchPage {
        path: source.url.as_str().to_owned(),
        title: source.title.clone(),
        context: source.context.to_string(),
        sections,
    };
    // Strings and arrays of them can always be written.
    let json = serde_json::to_string(&page).unwrap_or_default();
    SearchPage { json: json.into(), words, length, title_length, is_handout: source.is_handout }
}

fn sections(source: &Source, smart_punctuation: bool) -> Vec<SearchSection> {
    let Source { document, questions, terms, .. } = source;
    let summary = source.summary.clone().unwrap_or_default();
    let mut sections = vec![SearchSection { text: summary, ..section_at(String::new()) }];
    let headings = &document.headings;
    let mut in_heading = false;
    let mut skipped_to = 0;
    let hidden = hidden(questions);
    let all = Text::shown(document, smart_punctuation);
    for (event, range) in all.spots() {
        if range.start < skipped_to {
            continue;
        }
        let start = Span::new(range.clone()).start;
        match event {
            Event::Start(Tag::MetadataBlock(_))
            | Event::Start(Tag::Link { link_type: LinkType::ShortcutUnknown, .. }) => {
                skipped_to = range.end;
                // The space before a citation is part of the citation.
                if let Some(section) = sections.last_mut().filter(|_| !in_heading) {
                    section.text.truncate(section.text.trim_end().len());
                }
            }
            Event::Start(Tag::Heading { .. }) => {
                let found = headings.binary_search_by_key(&start, |heading| heading.span.start);
                let anchor = found.ok().map(|at| headings[at].anchor.clone());
                sections.push(section_at(anchor.unwrap_or_default()));
                in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Start(Tag::DefinitionListTitle) if !terms.is_empty() => {
                // Each term is a section of its own.
                let term = terms.iter().find(|term| range.contains(&(term.span.start as usize)));
                let anchor = term.map(|term| term.anchor.clone()).unwrap_or_default();
                sections.push(section_at(anchor));
                in_heading = true;
            }
            Event::End(TagEnd::DefinitionListTitle) => in_heading = false,
            Event::Text(text) | Event::Code(text) => {
                if let Some(section) = sections.last_mut() {
                    let part = if in_heading { &mut section.heading } else { &mut section.text };
                    push_shown(part, text, range, &hidden);
                }
            }
            event => {
                if let (Some(section), Some(gap)) = (sections.last_mut(), gap(event)) {
                    let part = if in_heading { &mut section.heading } else { &mut section.text };
                    part.push(gap);
                }
            }
        }
    }
    for section in &mut sections {
        section.heading = one_line(&section.heading);
        section.text = one_line(&section.text);
    }
    sections.retain(|section| !section.text.is_empty() || !section.heading.is_empty());
    sections
}

/// A section at `anchor` without content.
fn section_at(anchor: String) -> SearchSection {
    SearchSection { anchor, heading: String::new(), text: String::new() }
}

/// A part of a page that the search does not find.
struct Hidden {
    range: Range<usize>,
    /// The text in its place.
    instead: &'static str,
}

/// The parts that would give answers away, in the order of the page. The search finds the heading
/// of a question, its stem without the content of gaps, and the texts of its options. It does not
/// find feedback, hints, explanations, steps in their order, pairs beside each other, and credits.
fn hidden(questions: &[Question]) -> Vec<Hidden> {
    let mut hidden = Vec::new();
    for question in questions {
        let mut shown = vec![question.heading];
        shown.extend(&question.stem);
        let mut add =
            |choices: &[AnswerOption]| shown.extend(choices.iter().map(|choice| choice.label));
        let mut gaps: Vec<Range<usize>> = Vec::new();
        match &question.answer {
            Answer::Single(choices) | Answer::Multiple(choices) => add(choices),
            Answer::Short { checks } => add(checks),
            Answer::TwoTier { verdicts, reasons } => {
                add(verdicts);
                reasons.lists().into_iter().for_each(add);
            }
            Answer::Gap(fill) => {
                for gap in &fill.gaps {
                    gaps.push(gap.span.range());
                    if let GapFill::Chosen(choices) = &gap.fill {
                        add(choices);
                    }
                }
            }
            Answer::Order { .. } | Answer::Match { .. } | Answer::Reflect => {}
        }
        shown.sort_unstable();
        let whole = question.span.range();
        let mut at = whole.start;
        for shown in shown {
            let shown = shown.range();
            if at < shown.start {
                hidden.push(Hidden { range: at..shown.start, instead: "" });
            }
            let inside = gaps.iter().filter(|gap| shown.start <= gap.start && gap.end <= shown.end);
            hidden.extend(inside.map(|gap| Hidden { range: gap.clone(), instead: "…" }));
            at = at.max(shown.end);
        }
        if at < whole.end {
            hidden.push(Hidden { range: at..whole.end, instead: "" });
        }
    }
    hidden
}

/// Adds the parts of `text`, which is at `range`, that are not hidden to `part`.
fn push_shown(part: &mut String, text: &str, range: &Range<usize>, hidden: &[Hidden]) {
    let first = hidden.partition_point(|hidden| hidden.range.end <= range.start);
    let mut at = range.start;
    for hidden in hidden[first..].iter().take_while(|hidden| hidden.range.start < range.end) {
        let Range { start, end } = hidden.range;
        // If escapes or punctuation changed the text, its offsets do not fit the source. The
        // whole text is then left out.
        if text.len() == range.len()
            && let Some(before) = text.get(at - range.start..start.max(at) - range.start)
        {
            part.push_str(before);
        }
        if range.start <= start {
            part.push_str(hidden.instead);
        }
        at = end.min(range.end).max(at);
    }
    if at == range.start {
        part.push_str(text);
    } else if text.len() == range.len()
        && let Some(rest) = text.get(at - range.start..)
    {
        part.push_str(rest);
    }
}

/// The blocks of a text on one line with single spaces. A dot is put between two blocks, such as the
/// cells of a table, when the first does not end like a sentence.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for block in text.split(BREAK) {
        let mut words = block.split_whitespace().peekable();
        if words.peek().is_some() && !line.is_empty() && !ends_sentence(&line) {
            line.push_str(" ·");
        }
        for word in words {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    line
}

/// Whether a text ends with a mark after which a reader pauses.
fn ends_sentence(text: &str) -> bool {
    let quoted = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | ')' | ']' | '」');
    let marks = ".,:;!?…—–·。、，：；！？؟؛،";
    text.trim_end_matches(quoted).ends_with(|c| marks.contains(c))
}

/// What stands between the texts before and after an event.
fn gap(event: &Event<'_>) -> Option<char> {
    let tag = match event {
        Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Image) => return Some(' '),
        Event::Start(tag) => tag.to_end(),
        Event::End(tag) => *tag,
        _ => return None,
    };
    let is_inline = matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    );
    (!is_inline).then_some(BREAK)
}
