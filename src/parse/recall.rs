//! Reads the prompts for recall of a lesson: under a heading with the class `.recall`, paragraphs
//! that ask, each followed by a quote `> [!NOTE]` that answers.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use crate::diag::fix::Edit;
use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::plain_text;
use crate::model::page::PageKind;
use crate::model::question::{QuestionKind, normal};
use crate::model::recall::{RecallPrompt, RecallSet};
use crate::parse::attributes::Attributes;
use crate::parse::reader::{Block, Reader};
use crate::text::list::Count;
use crate::text::slug::{anchor, is_id};
use crate::text::span::{Span, Spanned};
use crate::text::words::words;

/// The class of a heading that holds prompts.
const CLASS: &str = "recall";
/// The greatest number of words in an answer.
const MAX_WORDS: u32 = 12;
/// The least and the greatest number of prompts in a set.
const SET: std::ops::RangeInclusive<usize> = 2..=4;
/// The greatest number of prompts in a lesson.
const MAX_PROMPTS: usize = 12;
/// The greatest number of words of a prompt that an id is made from.
const ID_WORDS: usize = 5;

const HOW: &str = "write each question as a paragraph that ends with its id, such as `{#its-id}`, and its answer \
     below it as `> [!NOTE]`";

/// A prompt whose answer is not read yet.
struct Asked {
    id: Option<Spanned<String>>,
    question: Span,
    text: String,
    block: Span,
}

struct Sets<'r, 'a, 'd> {
    reader: &'r mut Reader<'a, 'd>,
    /// The ids that were made for prompts without one.
    made: BTreeSet<String>,
}

/// The sets of the page. `questions` are the places of its questions, in which there can be none.
pub fn sets(reader: &mut Reader<'_, '_>, kind: PageKind, questions: &[Span]) -> Vec<RecallSet> {
    let blocks = reader.blocks(0, reader.spots.len());
    let mut sets = Sets { reader, made: BTreeSet::new() };
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let start = at;
        at += 1;
        let Some((level, attributes)) = sets.heading(&blocks[start]) else { continue };
        if !attributes.has(CLASS) || sets.is_misplaced(&attributes, kind, questions) {
            continue;
        }
        let is_end = |block: &&Block| {
            matches!(
                sets.reader.spots[block.first].0,
                Event::Rule | Event::Start(Tag::Heading { .. })
            )
        };
        let length = blocks[at..].iter().take_while(|block| !is_end(block)).count();
        let set = sets.set(&blocks[start], &blocks[at..at + length]);
        at += length;
        sets.check_end(&set, level, &blocks[at..]);
        found.push(set);
    }
    check_count(reader, &found);
    found
}

/// Reports the set in which a lesson has too many prompts.
fn check_count(reader: &mut Reader<'_, '_>, sets: &[RecallSet]) {
    let mut count = 0;
    for set in sets {
        let before = count;
        count += set.prompts.len();
        if before <= MAX_PROMPTS && count > MAX_PROMPTS {
            let all: usize = sets.iter().map(|set| set.prompts.len()).sum();
            let message =
                format!("the lesson has {all} prompts for recall, and {MAX_PROMPTS} are enough");
            reader
                .report(&codes::RECALL_SIZE, set.heading, &message)
                .help("keep those about what the lesson is for, or make two lessons of it");
        }
    }
}

impl<'a> Sets<'_, 'a, '_> {
    /// The level and the attributes of a heading; `None` for other blocks.
    fn heading(&self, block: &Block) -> Option<(u8, Attributes<'a>)> {
        let Event::Start(Tag::Heading { level, id, classes, attrs }) =
            &self.reader.spots[block.first].0
        else {
            return None;
        };
        let span = self.reader.trimmed(block.span);
        let (path, text) = (self.reader.path, self.reader.text);
        Some((*level as u8, Attributes::new(path, text, span, id.as_ref(), classes, attrs)))
    }

    /// Reports a set where there can be none.
    fn is_misplaced(
        &mut self,
        attributes: &Attributes<'_>,
        kind: PageKind,
        questions: &[Span],
    ) -> bool {
        let heading = attributes.heading;
        let kinds = QuestionKind::ALL.into_iter().map(QuestionKind::word);
        let other =
            ["quiz", "question"].into_iter().chain(kinds).find(|class| attributes.has(class));
        let is_asked = questions.iter().any(|span| span.range().contains(&heading.range().start));
        let is_known = |known: &Diagnostic| {
            let at = known.place.span.map(|span| span.range().start);
            known.code == &codes::MISPLACED_RECALL
                && at.is_some_and(|at| heading.range().contains(&at))
        };
        if self.reader.diagnostics.iter().any(is_known) {
            return true;
        }
        let (message, help) = if kind != PageKind::Lesson {
            (
                "prompts for recall stand in lessons".to_owned(),
                "move the section to a lesson, or take `.recall` away",
            )
        } else if let Some(other) = other {
            (
                format!("a heading cannot be `.recall` and `.{other}` at once"),
                "take one of the classes away; what is checked and scored is a question",
            )
        } else if is_asked {
            (
                "prompts for recall cannot stand in a quiz or a question".to_owned(),
                "write them above it, or end it with a line `---`",
            )
        } else {
            return false;
        };
        let place = attributes.span_of(".recall");
        self.reader.report(&codes::MISPLACED_RECALL, place, &message).help(help);
        true
    }

    fn set(&mut self, heading: &Block, body: &[Block]) -> RecallSet {
        let line = self.reader.trimmed(heading.span);
        let mut prompts = Vec::new();
        let mut asked: Option<Asked> = None;
        let mut has_faults = false;
        for block in body {
            let spots = self.reader.spots;
            match &spots[block.first].0 {
                Event::Start(Tag::Paragraph) => {
                    has_faults |= self.unanswered(asked.take());
                    asked = Some(self.question(block));
                }
                Event::Start(Tag::BlockQuote(kind)) => {
                    let is_note = *kind == Some(BlockQuoteKind::Note);
                    has_faults |= !is_note;
                    match asked.take() {
                        Some(asked) => {
                            if !is_note {
                                self.plain_quote(block, kind.is_none());
                            }
                            prompts.extend(self.prompt(asked, block));
                        }
                        None => {
                            has_faults = true;
                            let place = self.reader.first_line(block.span);
                            self.malformed(place, "the answer has no question above it");
                        }
                    }
                }
                Event::Start(Tag::FootnoteDefinition(_)) => {}
                Event::Start(Tag::HtmlBlock)
                    if self.reader.text[block.span.range()].starts_with("<!--") => {}
                event => {
                    has_faults = true;
                    let message = match event {
                        Event::Start(Tag::List(_)) => {
                            "a list is no prompt for recall; what has options is a question"
                        }
                        _ => "a set of prompts holds questions and their answers, and nothing else",
                    };
                    let place = self.reader.first_line(block.span);
                    self.malformed(place, message);
                }
            }
        }
        has_faults |= self.unanswered(asked);
        if !SET.contains(&prompts.len()) && !has_faults {
            let message = format!(
                "the set has {}; {} to {} are good",
                Count(prompts.len(), "prompt"),
                SET.start(),
                SET.end()
            );
            let help = match prompts.len() > *SET.end() {
                true => "make two sets of it, at the ends of two sections",
                false => HOW,
            };
            self.reader.report(&codes::RECALL_SIZE, line, &message).help(help);
        }
        let end = body.last().map_or(line, |block| self.reader.trimmed(block.span));
        let span = Span::new(line.range().start..end.range().end);
        RecallSet { heading: line, span, prompts }
    }

    fn malformed(&mut self, place: Span, message: &str) {
        self.reader.report(&codes::MALFORMED_RECALL, place, message).help(HOW);
    }

    /// Reports a question that no answer follows.
    fn unanswered(&mut self, asked: Option<Asked>) -> bool {
        let Some(asked) = asked else { return false };
        let place = self.reader.first_line(asked.block);
        self.malformed(place, "the question has no answer below it");
        true
    }

    /// Reports a quote that is not marked as an answer. `is_plain` says whether it has no mark.
    fn plain_quote(&mut self, block: &Block, is_plain: bool) {
        let start = block.span.range().start;
        let is_first = self.reader.text[..start].ends_with('\n');
        let fix = (is_plain && is_first).then(|| Edit::insert(start, "> [!NOTE]\n"));
        let place = self.reader.first_line(block.span);
        self.reader
            .report(
                &codes::MALFORMED_RECALL,
                place,
                "the answer to a prompt is a quote `> [!NOTE]`",
            )
            .help("write `> [!NOTE]` as its first line")
            .fix(fix);
    }

    /// Reads the paragraph that asks.
    fn question(&mut self, block: &Block) -> Asked {
        let whole = self.reader.trimmed(block.span);
        let source = &self.reader.text[whole.range()];
        let open = source.rfind("{#").filter(|_| source.ends_with('}'));
        let start = whole.range().start;
        let label = &source[..open.unwrap_or(source.len())];
        let question = Span::new(start..start + label.trim_end().len());
        if label.contains("[[") {
            let place = self.reader.first_line(whole);
            self.malformed(place, "a gap is no prompt for recall; what is filled in is a question");
        }
        let id = open.map(|open| {
            let id = &source[open + 2..source.len() - 1];
            Spanned::new(id.to_owned(), Span::new(start + open + 1..start + source.len() - 1))
        });
        let spots = self.reader.spots[block.first..=block.last].iter();
        let text = plain_text(spots);
        let text = text.rfind("{#").filter(|_| id.is_some()).map_or(&*text, |open| &text[..open]);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Asked { id, question, text, block: whole }
    }

    /// A prompt with the answer in `block`.
    fn prompt(&mut self, asked: Asked, block: &Block) -> Option<RecallPrompt> {
        let answer = self.reader.trimmed(block.span);
        let spots = self.reader.spots[block.first..=block.last].iter();
        let answer_text = plain_text(spots).split_whitespace().collect::<Vec<_>>().join(" ");
        let inner = self.reader.inner(block);
        let is_line = matches!(
            &inner[..],
            [only] if self.reader.spots[only.first].0 == Event::Start(Tag::Paragraph)
        );
        let place = self.reader.first_line(answer);
        if !is_line {
            let message = match inner.is_empty() {
                true => "the answer says nothing",
                false => "an answer is one short paragraph",
            };
            self.malformed(place, message);
            return None;
        }
        let count = words(&answer_text);
        if count > MAX_WORDS {
            let message = format!(
                "the answer has {count} words, and {MAX_WORDS} are the most that are recalled at once"
            );
            self.reader
                .report(&codes::LONG_RECALL_ANSWER, place, &message)
                .help("say it shorter, or ask for one part of it at a time");
        }
        let id = self.id(&asked);
        let wording = format!("{}\n{}", normal(&asked.text), normal(&answer_text));
        let wording = blake3::hash(wording.as_bytes()).to_hex()[..12].to_owned();
        let Asked { question, text, .. } = asked;
        Some(RecallPrompt { id, question, text, answer: block.span, answer_text, wording })
    }

    /// The id of a prompt. One that is missing or impossible is reported.
    fn id(&mut self, asked: &Asked) -> Spanned<String> {
        let text = self.reader.text;
        let line = self.reader.first_line(asked.block);
        if let Some(id) = &asked.id {
            if !is_id(&id.value) {
                let plain = anchor(&id.value);
                let certain = is_id(&plain) && !text.contains(&format!("#{plain}"));
                let message = format!("`{}` cannot be an id", id.value);
                self.reader
                    .report(&codes::INVALID_ID, id.span, &message)
                    .help("use letters, digits, hyphens, underscores and dots")
                    .fix(certain.then(|| Edit::replace(id.span, format!("#{plain}"))));
            }
            return id.clone();
        }
        let few: Vec<&str> = asked.text.split_whitespace().take(ID_WORDS).collect();
        let wanted = anchor(&few.join(" "));
        let taken = |id: &str, made: &BTreeSet<String>| {
            made.contains(id) || text.contains(&format!("#{id}")) || !is_id(id)
        };
        let numbers = (2..1000).map(|number| format!("{wanted}-{number}"));
        let id = std::iter::once(wanted.clone()).chain(numbers).find(|id| !taken(id, &self.made));
        let id = id.unwrap_or(wanted);
        self.made.insert(id.clone());
        let fix = is_id(&id).then(|| Edit::insert(asked.block.range().end, format!(" {{#{id}}}")));
        let help = format!(
            "write `{{#{id}}}` at its end, and never change it: learners' answers are kept under it"
        );
        self.reader
            .report(&codes::MISSING_RECALL_ID, line, "the prompt has no id")
            .help(&help)
            .fix(fix);
        Spanned::new(id, asked.question)
    }

    /// Reports a set that more text of its section follows. `rest` are the blocks after it.
    fn check_end(&mut self, set: &RecallSet, level: u8, rest: &[Block]) {
        let is_rule =
            rest.first().is_some_and(|block| self.reader.spots[block.first].0 == Event::Rule);
        let Some(next) = rest.get(usize::from(is_rule)) else { return };
        let goes_on = match self.heading(next) {
            Some((next, _)) if next > level => true,
            Some((next, attributes)) => {
                let asks = attributes.classes.iter().any(|class| {
                    class == "quiz"
                        || class == CLASS
                        || class == "question"
                        || QuestionKind::ALL.iter().any(|kind| kind.word() == class)
                });
                next == level && level > 2 && !asks
            }
            None => {
                is_rule
                    && !matches!(
                        self.reader.spots[next.first].0,
                        Event::Start(Tag::FootnoteDefinition(_))
                    )
            }
        };
        if goes_on {
            let more = Place::new(self.reader.path, self.reader.first_line(next.span));
            self.reader
                .report(
                    &codes::RECALL_WITHIN_SECTION,
                    set.heading,
                    "the set stands within a section, and interrupts those who read it",
                )
                .related(more, "here the section goes on")
                .help("move it to the end of the section");
        }
    }
}

/// Adds the ids of prompts to the `anchors` of their page.
pub fn add_anchors(
    reader: &mut Reader<'_, '_>,
    sets: &[RecallSet],
    anchors: &mut BTreeMap<String, Span>,
) {
    for prompt in sets.iter().flat_map(|set| &set.prompts) {
        let id = &prompt.id;
        if let Some(first) = anchors.get(&id.value) {
            let first = Place::new(reader.path, *first);
            reader
                .report(
                    &codes::DUPLICATE_ID,
                    id.span,
                    &format!("the id `{}` is used twice on this page", id.value),
                )
                .related(first, "it is first used here")
                .help("give one of them another id");
        } else {
            anchors.insert(id.value.clone(), id.span);
        }
    }
}
