//! Gaps, the lists that belong to them, and what is said about wrong answers.

use pulldown_cmark::{Event, Tag};

use crate::diag::codes;
use crate::parse::body::end_of;
use crate::parse::question::choice::Asserted;
use crate::parse::question::item::Item;
use crate::parse::question::number::numbers;
use crate::parse::question::read::{Body, Reader};
use crate::parse::question::regions::Block;
use crate::parse::question::{Answer, Fill, Gap, GapFill, Note, gap};
use crate::text::list::quoted;
use crate::text::span::Span;
use crate::text::suggestion::did_you_mean;

/// An item below a text with gaps.
enum Entry {
    /// `[[name]]` and options.
    Options(String, Span, Item),
    /// A wrong answer, and the gap it is about.
    Wrong(Option<String>, String, Item),
}

impl Reader<'_, '_> {
    /// The question as a text with gaps; `None` when it has none and does not claim to.
    pub fn fill(&mut self, asserted: Asserted, own: &[Block]) -> Option<Body> {
        let class = asserted.map(|(class, _)| class);
        // Lists at the end whose items are options of gaps, or wrong answers.
        let mut first = own.len();
        while first > 0 && self.is_answer_list(&own[first - 1]) {
            first -= 1;
        }
        let (stem, lists) = own.split_at(first);
        let mut found = Vec::new();
        for block in stem {
            let spots = &self.spots[block.first..=block.last];
            found.extend(gap::gaps(self.text, spots));
        }
        let claims = matches!(class, Some("gap" | "number"));
        if found.is_empty() && !claims {
            // Gaps in code are a slip where there is nothing else to answer.
            let has_other = own.iter().any(|block| {
                matches!(self.spots[block.first].0, Event::Start(Tag::List(_) | Tag::Table(_)))
            });
            if has_other && lists.is_empty() || class.is_some() {
                return None;
            }
            if !self.gap_in_code(stem) && lists.is_empty() {
                return None;
            }
        } else {
            self.gap_in_code(stem);
        }
        let entries = self.entries(lists);
        let mut names: Vec<(String, bool)> = entries
            .iter()
            .filter_map(|entry| match entry {
                Entry::Options(name, ..) => Some((name.clone(), false)),
                Entry::Wrong(..) => None,
            })
            .collect();
        let mut fill = Fill::default();
        for span in found {
            match span {
                Ok(span) => {
                    if let Some(gap) = self.gap(span, &entries, &mut names) {
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
            self.entry(entry, &names, &mut fill);
        }
        if fill.gaps.is_empty() && claims && let Some((class, span)) = asserted {
            let message = format!("the class says `.{class}`, and there is no gap");
            self.report(&codes::NO_ANSWER, span, &message)
                .help("write the answer between double brackets, as in `[[answer]]` or `[[=180]]`");
        }
        let answer = Answer::Gap(fill);
        if let Some(gap) = match &answer {
            Answer::Gap(fill) => fill.gaps.first(),
            _ => None,
        } {
            let span = gap.span;
            self.check_kind(asserted, &answer, span);
        }
        Some(Body { stem: stem.to_vec(), answer })
    }

    /// Whether every item of a list begins with a gap's name or says of which wrong answer it speaks.
    fn is_answer_list(&self, block: &Block) -> bool {
        if !matches!(self.spots[block.first].0, Event::Start(Tag::List(None))) {
            return false;
        }
        let mut at = block.first + 1;
        let mut any = false;
        while at < block.last {
            let end = end_of(self.spots, at);
            if matches!(self.spots[at].0, Event::Start(Tag::Item)) {
                let source = self.text[self.spots[at].1.clone()].trim_start_matches(['-', '*', '+', ' ']);
                let line = source.lines().next().unwrap_or_default().trim();
                let is_entry = (line.starts_with("[[") && line.ends_with("]]"))
                    || (line.ends_with('`') && line.matches('`').count() >= 2
                        && (line.starts_with('`') || line.contains(": `")));
                if !is_entry {
                    return false;
                }
                any = true;
            }
            at = end + 1;
        }
        any
    }

    fn gap_in_code(&mut self, stem: &[Block]) -> bool {
        let mut any = false;
        for block in stem {
            for at in block.first..=block.last {
                let (event, range) = &self.spots[at];
                let is_code = match event {
                    Event::Code(code) => code.starts_with("[[") && code.ends_with("]]"),
                    Event::Start(Tag::CodeBlock(_)) => self.text[range.clone()].contains("[[="),
                    _ => false,
                };
                if is_code {
                    any = true;
                    let line = self.first_line(Span::new(range.clone()));
                    self.report(&codes::MALFORMED_GAP, line, "a gap stands inside code").help(
                        "end the code before the gap; to show brackets, write them outside of a question with gaps",
                    );
                }
            }
        }
        any
    }

    fn entries(&mut self, lists: &[Block]) -> Vec<Entry> {
        let mut entries = Vec::new();
        for block in lists {
            for item in self.items(block.first) {
                let label = item.label.range();
                let source = self.text[label.clone()].to_owned();
                if let Some(name) = source.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")) {
                    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                    entries.push(Entry::Options(name, item.label, item));
                    continue;
                }
                let (name, code) = match source.split_once('`') {
                    Some((before, rest)) => {
                        let name = before.trim().trim_end_matches(':').trim();
                        let code = rest.trim_end_matches('`').trim_start_matches('`').trim();
                        ((!name.is_empty()).then(|| name.to_owned()), code.to_owned())
                    }
                    None => (None, source),
                };
                entries.push(Entry::Wrong(name, code, item));
            }
        }
        entries
    }

    fn gap(&mut self, span: Span, entries: &[Entry], names: &mut [(String, bool)]) -> Option<Gap> {
        let parts = gap::parts(self.text, span);
        let first = parts.first().cloned().unwrap_or_default();
        if self.text[span.range()].contains('\n') {
            self.report(&codes::MALFORMED_GAP, self.first_line(span), "the gap goes over a line's end")
                .help("write it in one line");
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
            let message = if parts.len() == 1 { "the gap is empty" } else { "the gap has an empty answer" };
            self.report(&codes::MALFORMED_GAP, span, message)
                .help("write the answer between the brackets, and others that count as right after a `|`");
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
        let near = did_you_mean(&first, names.iter().map(|(name, _)| name.as_str()));
        if parts.len() == 1
            && let Some(near) = near.map(ToOwned::to_owned)
        {
            let message = format!("no list of options is called `{first}`");
            self.report(&codes::UNKNOWN_GAP, span, &message).help(&format!("did you mean `[[{near}]]`?"));
        }
        Some(Gap { name: first, span, fill: GapFill::Typed(parts) })
    }

    fn gap_options(&mut self, name: &str, item: Item) -> Vec<crate::parse::question::Choice> {
        let Some(list) = item.nested.filter(|list| self.list_end(*list).is_some()) else {
            let message = format!("the gap `{name}` has no options");
            self.report(&codes::NO_KEY, self.first_line(item.span), &message)
                .help("nest a task list in the item: `  - [x] right` and `  - [ ] wrong`");
            return Vec::new();
        };
        let items = self.items(list);
        let is_slip = self.malformed_boxes(&items);
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

    fn entry(&mut self, entry: &Entry, names: &[(String, bool)], fill: &mut Fill) {
        match entry {
            Entry::Options(name, span, _) => {
                if names.iter().any(|(other, is_used)| other == name && !is_used) {
                    let near = did_you_mean(name, fill.gaps.iter().map(|gap| gap.name.as_str()));
                    let near = near.map(ToOwned::to_owned);
                    let message = format!("there is no gap `[[{name}]]` in the text");
                    let last = self.report(&codes::UNKNOWN_GAP, *span, &message);
                    match near {
                        Some(near) => last.help(&format!("did you mean `[[{near}]]`?")),
                        None => last.help("write it into the text, or delete the item"),
                    };
                }
            }
            Entry::Wrong(name, answer, item) => {
                let line = self.first_line(item.span);
                if item.feedback.is_empty() {
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
                let feedback = item.feedback.clone();
                fill.notes.push(Note { gap, answer: answer.clone(), feedback });
            }
        }
    }
}
