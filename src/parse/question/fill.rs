//! Reads gaps, the lists that belong to them, and feedback on wrong answers.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diag::fix::Edit;
use crate::diag::{Place, codes};
use crate::model::question::{Answer, Fill, Gap, GapFill, Note, QuestionKind};
use crate::parse::question::body::{Asserted, Shape};
use crate::parse::question::gap;
use crate::parse::question::item::Item;
use crate::parse::question::number::numbers;
use crate::parse::question::read::Body;
use crate::parse::reader::{Block, Reader};
use crate::text::list::quoted;
use crate::text::span::Span;
use crate::text::suggestion::{did_you_mean, slip};

/// An item below a text with gaps.
enum Entry {
    /// `[[name]]` and options.
    Options(String, Span, Item),
    /// A wrong answer, and the gap it is about.
    Wrong(Option<String>, String, Item),
}

impl Reader<'_, '_> {
    /// Reads the question as a text with gaps. `None` when it has none and does not claim to.
    pub fn fill(&mut self, asserted: Asserted, own: &[Block]) -> Option<Body> {
        let class = asserted.map(|(kind, _)| kind);
        let (stem, below) = own.split_at(self.answers_begin(own));
        let lists: Vec<&Block> =
            below.iter().filter(|block| self.shape(block) == Some(Shape::Bullets)).collect();
        let mut found = Vec::new();
        for block in stem {
            let spots = &self.spots[block.first..=block.last];
            found.extend(gap::gaps(self.text, spots));
        }
        let claims = matches!(class, Some(QuestionKind::Gap | QuestionKind::Number));
        if found.is_empty() && !claims {
            // Gaps in code are a mistake only when there is nothing else to answer.
            let has_other = own.iter().any(|block| self.shape(block).is_some());
            let has_names = lists.iter().any(|block| self.names_gaps(block));
            let is_other = class.is_some() || (has_other && !has_names);
            if is_other || !self.gap_in_code(stem) && !has_names {
                return None;
            }
        } else {
            self.gap_in_code(stem);
        }
        self.near_answers(stem);
        let is_whole = self.between_answers(below);
        let entries = self.entries(&lists);
        let used: Vec<String> = found
            .iter()
            .flatten()
            .filter_map(|gap| gap::parts(self.text, *gap).into_iter().next())
            .collect();
        let mut names: Vec<(String, bool)> = entries
            .iter()
            .filter_map(|entry| match entry {
                Entry::Options(name, ..) => Some((name.clone(), false)),
                Entry::Wrong(..) => None,
            })
            .collect();
        // A name that one gap has cannot be the one meant for another gap.
        let free: Vec<String> = names
            .iter()
            .filter(|(name, _)| !used.contains(name))
            .map(|(name, _)| name.clone())
            .collect();
        let mut fill = Fill::default();
        for span in found {
            match span {
                Ok(span) => {
                    if let Some(gap) = self.gap(span, &entries, &mut names, &free) {
                        fill.gaps.push(gap);
                    }
                }
                Err(span) => {
                    self.report(&codes::MALFORMED_GAP, self.first_line(span), "the gap has no end")
                        .help("write `]]` after the answer, in the same paragraph");
                }
            }
        }
        for entry in &entries {
            self.entry(entry, &names, is_whole, &mut fill);
        }
        if fill.gaps.is_empty()
            && claims
            && let Some((class, span)) = asserted
        {
            let message = format!("the class says `.{}`, and there is no gap", class.word());
            self.report(&codes::NO_ANSWER, span, &message)
                .help("write the answer between double brackets, as in `[[answer]]` or `[[=180]]`");
        }
        let answer = Answer::Gap(fill);
        if let Some(gap) = match &answer {
            Answer::Gap(fill) => fill.gaps.first(),
            _ => None,
        } {
            let span = gap.span;
            let options = stem
                .iter()
                .rfind(|block| !self.is_comment(block))
                .filter(|block| self.shape(block) == Some(Shape::Tasks));
            match options {
                Some(options) => {
                    let line = self.first_line(options.span);
                    let place = Place::new(self.path, span);
                    self.report(&codes::KIND_MISMATCH, line, "the question has a gap and options at once")
                        .related(place, "the gap")
                        .help("to choose in the gap, nest the options in an item with its name: `- [[name]]`");
                }
                None => self.check_kind(asserted, &answer, span),
            }
        }
        Some(Body { stem: stem.to_vec(), answer: Some(answer) })
    }

    fn gap_in_code(&mut self, stem: &[Block]) -> bool {
        let mut any = false;
        for block in stem {
            for at in block.first..=block.last {
                let (event, range) = &self.spots[at];
                let what = match event {
                    // `[[ -f file ]]`, with spaces, is a shell test.
                    Event::Code(code)
                        if code.starts_with("[[")
                            && code.ends_with("]]")
                            && !code.starts_with("[[ ") =>
                    {
                        "code"
                    }
                    Event::Start(Tag::CodeBlock(_)) if self.text[range.clone()].contains("[[=") => {
                        "code"
                    }
                    Event::InlineMath(math) | Event::DisplayMath(math) if math.contains("[[=") => {
                        "a formula"
                    }
                    _ => continue,
                };
                any = true;
                let span = match event {
                    Event::Start(_) => self.line_with(range, "[[="),
                    _ => Span::new(range.clone()),
                };
                self.report(&codes::MALFORMED_GAP, span, &format!("a gap stands inside {what}"))
                    .help("end it before the gap, and begin it again after it")
                    .help("to show brackets, write spaces inside them: `[[ … ]]`");
            }
        }
        any
    }

    /// The first line of a block that contains `part`.
    fn line_with(&self, block: &Range<usize>, part: &str) -> Span {
        let source = &self.text[block.clone()];
        let at = source.find(part).unwrap_or(0);
        let start = source[..at].rfind('\n').map_or(0, |end| end + 1);
        let start = start + (source[start..].len() - source[start..].trim_start().len());
        self.first_line(Span::new(block.start + start..block.end))
    }

    fn entries(&mut self, lists: &[&Block]) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for block in lists {
            for item in self.items(block.first) {
                let label = item.label.range();
                let source = self.text[label.clone()].to_owned();
                if let Some(name) =
                    source.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"))
                {
                    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                    let is_repeated = entries
                        .iter()
                        .any(|entry| matches!(entry, Entry::Options(other, ..) if *other == name));
                    if is_repeated {
                        let message = format!("there are two lists for the gap `{name}`");
                        self.report(&codes::UNKNOWN_GAP, item.label, &message)
                            .help("write all options in one list");
                        continue;
                    }
                    entries.push(Entry::Options(name, item.label, item));
                    continue;
                }
                let Some((before, rest)) = source.split_once('`') else {
                    let message = "the item names neither a gap nor a wrong answer";
                    self.report(&codes::UNKNOWN_GAP, item.label, message)
                        .help(&format!("write `- [[{source}]]` for the options of a gap"))
                        .help(&format!(
                            "write ``- `{source}` `` to say something about this answer"
                        ));
                    continue;
                };
                let name = before.trim().trim_end_matches([':', '：']).trim();
                let code = rest.trim_end_matches('`').trim_start_matches('`').trim();
                let name = (!name.is_empty()).then(|| name.to_owned());
                entries.push(Entry::Wrong(name, code.to_owned(), item));
            }
        }
        entries
    }

    fn gap(
        &mut self,
        span: Span,
        entries: &[Entry],
        names: &mut [(String, bool)],
        free: &[String],
    ) -> Option<Gap> {
        let parts = gap::parts(self.text, span);
        let first = parts.first().cloned().unwrap_or_default();
        if self.text[span.range()].contains('\n') {
            self.report(
                &codes::MALFORMED_GAP,
                self.first_line(span),
                "the gap goes over a line's end",
            )
            .help("write it in one line");
            return None;
        }
        if let Some(at) = gap::bracket(self.text, span) {
            self.report(
                &codes::MALFORMED_GAP,
                Span::new(span.range().start..at + 1),
                "a bracket stands inside the gap",
            )
            .help("end the gap with `]]`; write `\\[` or `\\]` for a bracket of the answer itself");
            return None;
        }
        if self.text[span.range().end..].starts_with(']') {
            let end = span.range().end;
            self.report(
                &codes::MALFORMED_GAP,
                Span::new(end..end + 1),
                "there is one bracket too many behind the gap",
            )
            .help("end the gap with `]]`");
            return None;
        }
        if let Some(bar) = first.chars().find(|c| matches!(c, '│' | '｜')) {
            self.report(&codes::MALFORMED_GAP, span, &format!("`{bar}` separates no answers"))
                .help("write a plain bar: `[[one|other]]`");
            return None;
        }
        if let Some(number) = first.strip_prefix('=') {
            let written = self.text[span.range()].trim_matches(['[', ']', '=']).trim().to_owned();
            return match numbers(if parts.len() > 1 { &written } else { number }) {
                Ok(range) => {
                    let name = number.trim().to_owned();
                    Some(Gap { name, span, fill: GapFill::Number(range) })
                }
                Err(fault) => {
                    self.report(&codes::MALFORMED_GAP, span, &fault).help(
                        "write `[[=180]]`, `[[=7±1]]` for a tolerance, or `[[=3..4]]` for a range",
                    );
                    None
                }
            };
        }
        if parts.iter().any(String::is_empty) {
            let message =
                if parts.len() == 1 { "the gap is empty" } else { "the gap has an empty answer" };
            self.report(&codes::MALFORMED_GAP, span, message).help(
                "write the answer between the brackets, and others that count as right after a `|`",
            );
            return None;
        }
        let chosen = names.iter_mut().find(|(name, _)| parts.len() == 1 && *name == first);
        if let Some((_, is_used)) = chosen {
            if *is_used {
                let message = format!("there are two gaps `{first}`");
                self.report(&codes::MALFORMED_GAP, span, &message)
                    .help("give each gap its own name and its own list of options");
                return None;
            }
            *is_used = true;
            let nested = entries.iter().find_map(|entry| match entry {
                Entry::Options(name, _, item) if *name == first => Some(item),
                _ => None,
            })?;
            let options = self.gap_options(&first, nested.clone());
            return Some(Gap { name: first, span, fill: GapFill::Chosen(options) });
        }
        let near = did_you_mean(&first, free.iter().map(String::as_str));
        if parts.len() == 1
            && let Some(near) = near.map(ToOwned::to_owned)
        {
            let message = format!("no list of options is called `{first}`");
            let inside = span.range().start + 2..span.range().end - 2;
            let is_exact = self.text.get(inside.clone()) == Some(&*first);
            let certain = slip(&first, free.iter().map(String::as_str)).filter(|_| is_exact);
            let fix = certain.map(|certain| Edit::replace(Span::new(inside), certain));
            self.report(&codes::UNKNOWN_GAP, span, &message)
                .help(&format!("did you mean `[[{near}]]`?"))
                .fix(fix);
        }
        Some(Gap { name: first, span, fill: GapFill::Typed(parts) })
    }

    fn gap_options(&mut self, name: &str, item: Item) -> Vec<crate::model::question::AnswerOption> {
        let Some(list) = item.nested.filter(|list| self.list_end(*list).is_some()) else {
            let message = format!("the gap `{name}` has no options");
            self.report(&codes::NO_KEY, self.first_line(item.span), &message)
                .help("nest a task list in the item: `  - [x] right` and `  - [ ] wrong`");
            return Vec::new();
        };
        let items = self.items(list);
        let is_slip = self.boxes(&items);
        self.uneven(&items);
        self.no_credit(&items, "a gap");
        let keys = items.iter().filter(|item| item.ticked == Some(true)).count();
        let line = self.first_line(item.span);
        if keys != 1 && !is_slip {
            let message = match keys {
                0 => format!("no option of the gap `{name}` is marked as right"),
                _ => format!("{keys} options of the gap `{name}` are marked as right"),
            };
            self.report(&codes::NO_KEY, line, &message).help("write `- [x]` before one of them");
        } else if items.len() < 2 && !is_slip {
            let message = format!("the gap `{name}` has one option");
            self.report(&codes::NO_DISTRACTOR, line, &message)
                .help("add options that are wrong, written as `- [ ]`");
        }
        self.choices(&items)
    }

    /// Adds the content of an item to `fill`, or reports what is wrong with it. `is_whole` says
    /// that no quote is separate from its item.
    fn entry(&mut self, entry: &Entry, names: &[(String, bool)], is_whole: bool, fill: &mut Fill) {
        match entry {
            Entry::Options(name, span, item) => {
                if let Some(quote) = item.feedback.first() {
                    let line = self.first_line(*quote);
                    self.report(&codes::DETACHED_FEEDBACK, line, "the quote belongs to no option")
                        .help("begin it below the text of its option: `    > …`");
                }
                let typed = fill.gaps.iter().filter(|gap| matches!(gap.fill, GapFill::Typed(_)));
                // A gap with nearly this name has its own diagnostic.
                let is_near = did_you_mean(name, typed.map(|gap| gap.name.as_str())).is_some();
                if !is_near && names.iter().any(|(other, is_used)| other == name && !is_used) {
                    let message = format!("there is no gap `[[{name}]]` in the text");
                    self.report(&codes::UNKNOWN_GAP, *span, &message)
                        .help("write it into the text, or delete the item");
                }
            }
            Entry::Wrong(name, answer, item) => {
                let line = self.first_line(item.span);
                if item.feedback.is_empty() {
                    if !is_whole {
                        return;
                    }
                    self.report(&codes::STRAY_TEXT, line, "nothing is said about this answer")
                        .help("write a quote below it, indented by two spaces: `  > …`");
                    return;
                }
                let gap = match name {
                    None => None,
                    Some(name) => {
                        let at = fill.gaps.iter().position(|gap| gap.name == *name).or_else(|| {
                            let number = name.parse::<usize>().ok()?;
                            number.checked_sub(1).filter(|at| *at < fill.gaps.len())
                        });
                        if at.is_none() {
                            let known = fill.gaps.iter().map(|gap| gap.name.as_str());
                            let help = format!("the gaps are {}", quoted(known, "and"));
                            let message = format!("there is no gap `{name}`");
                            self.report(&codes::UNKNOWN_GAP, line, &message).help(&help);
                            return;
                        }
                        at
                    }
                };
                if fill.notes.iter().any(|note| note.gap == gap && note.answer == *answer) {
                    let message = format!("something is said about `{answer}` already");
                    self.report(&codes::DUPLICATE_OPTION, line, &message)
                        .help("write all of it below one item");
                    return;
                }
                let feedback = item.feedback.clone();
                fill.notes.push(Note { gap, answer: answer.clone(), feedback });
            }
        }
    }
}
