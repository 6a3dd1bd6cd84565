//! Reads options, and applies the rules for all lists of options.

use std::collections::BTreeMap;

use crate::diag::{Place, codes};
use crate::model::question::{Answer, AnswerOption, QuestionKind};
use crate::parse::attributes::Attributes;
use crate::parse::question::body::{Asserted, Shape};
use crate::parse::question::item::Item;
use crate::parse::reader::{Block, Reader};

impl Reader<'_, '_> {
    pub fn tasks(
        &mut self,
        attributes: &Attributes<'_>,
        asserted: Asserted,
        blocks: &[Block],
        stem: &[Block],
    ) -> Answer {
        let items = self.items_of(blocks);
        let is_slip = self.boxes(&items);
        self.uneven(&items);
        let keys = items.iter().filter(|item| item.ticked == Some(true)).count();
        let holds_reasons = |item: &Item| item.nested.filter(|list| self.has_boxes(*list));
        let reasons: Vec<Option<usize>> = items.iter().map(holds_reasons).collect();
        self.no_lists(&items, &reasons);
        let message_line = self.first_line(attributes.heading);
        let cut = stem.iter().rfind(|block| self.shape(block) == Some(Shape::Tasks));
        let cut = cut.map(|block| Place::new(self.path, self.first_line(block.span)));
        let last = if keys == 0 && !is_slip {
            let last = self.report(&codes::NO_KEY, message_line, "no option is marked as right");
            Some(last.help("write `- [x]` before the one that is"))
        } else if keys == items.len() && !is_slip {
            let last = self.report(&codes::NO_DISTRACTOR, message_line, "every option is right");
            Some(last.help("add options that are wrong, written as `- [ ]`"))
        } else {
            None
        };
        let last_is_fine = last.is_none();
        if let (Some(last), Some(cut)) = (last, cut) {
            last.related(cut, "these are part of the stem, since text follows them")
                .help("to make one list of them, begin the text between with two spaces");
        }
        if let Some(first) = stem.iter().find(|block| self.shape(block) == Some(Shape::Tasks))
            && last_is_fine
            && let Some(block) = blocks.first()
        {
            let first = Place::new(self.path, self.first_line(first.span));
            let line = self.first_line(block.span);
            self.report(&codes::KIND_MISMATCH, line, "the question has two lists of options")
                .related(first, "the first one, whose boxes learners would see")
                .help("make one list of them; to keep a list without boxes above the options, write its items as `- `");
        }
        let options = self.choices(&items);
        if reasons.iter().any(Option::is_some) {
            self.one_verdict(keys, message_line);
            self.no_credit(&items, "a verdict with reasons");
            return self.nested_reasons(attributes, options, &reasons);
        }
        let is_multiple =
            keys > 1 || asserted.is_some_and(|(kind, _)| kind == QuestionKind::Multiple);
        if is_multiple && asserted.is_none_or(|(kind, _)| kind != QuestionKind::Single) {
            self.no_credit(&items, "a question with several right options");
            return Answer::Multiple(options);
        }
        if keys > 1 {
            return Answer::Multiple(options);
        }
        for item in items.iter().filter(|item| item.ticked == Some(true)) {
            if let Some((_, span)) = item.credit {
                self.report(&codes::INVALID_ATTRIBUTE, span, "the right option has a credit")
                    .help("it is worth all points; `credit` is for options that are partly right");
            }
        }
        Answer::Single(options)
    }

    pub fn no_credit(&mut self, items: &[Item], what: &str) {
        for item in items {
            if let Some((_, span)) = item.credit {
                let message = format!("`credit` has no meaning in {what}");
                self.report(&codes::INVALID_ATTRIBUTE, span, &message)
                    .help("it belongs to options of a question with one right option");
            }
        }
    }

    /// The items as options. Repeats are reported.
    pub fn choices(&mut self, items: &[Item]) -> Vec<AnswerOption> {
        let mut choices: Vec<AnswerOption> =
            items.iter().map(|item| item.choice(item.ticked == Some(true))).collect();
        self.distinct(&mut choices, "option");
        choices
    }

    /// Adds the markup of labels to the content of those that nothing else tells apart, such as
    /// `**word**` and `*word*`. Others keep their names in responses when their markup changes.
    fn tell_apart(&self, choices: &mut [AnswerOption]) {
        let mut same: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for (at, choice) in choices.iter().enumerate() {
            same.entry((choice.text.clone(), choice.content.clone())).or_default().push(at);
        }
        for at in same.into_values().filter(|same| same.len() > 1).flatten() {
            let markup = self.markup(choices[at].label);
            choices[at].content.push_str(&markup);
        }
    }

    /// Reports repeated texts and ids, and empty texts.
    pub fn distinct(&mut self, choices: &mut [AnswerOption], what: &str) {
        self.tell_apart(choices);
        let choices = &*choices;
        let mut by_text: BTreeMap<(&String, &String), &AnswerOption> = BTreeMap::new();
        let mut by_name: BTreeMap<String, &AnswerOption> = BTreeMap::new();
        for choice in choices {
            let line = self.first_line(choice.span);
            // A picture or a formula is not text, but it can be chosen.
            if choice.label.range().is_empty() && choice.more.is_empty() {
                self.report(&codes::NO_ANSWER, line, &format!("the {what} is empty"))
                    .help("write its text, or delete it");
                continue;
            }
            let (name, shown) = (choice.name(), (&choice.text, &choice.content));
            let same = by_text.get(&shown).or_else(|| by_name.get(&name)).copied();
            by_text.entry(shown).or_insert(choice);
            by_name.entry(name).or_insert(choice);
            if let Some(other) = same {
                let first = Place::new(self.path, self.first_line(other.span));
                let (message, help) = if choice.id.is_some() && other.id == choice.id {
                    (format!("two {what}s have the same id"), "give one of them another id")
                } else if (&other.text, &other.content) == shown {
                    (
                        format!("the {what} stands there twice"),
                        "delete one of them, or write what makes it another",
                    )
                } else {
                    (
                        format!("the {what} cannot be told from another one by its letters"),
                        "write it in other words, or give an option or a step an id, as in `{#square}`",
                    )
                };
                self.report(&codes::DUPLICATE_OPTION, line, &message)
                    .related(first, "the first one")
                    .help(help);
            }
        }
    }
}
