//! The form of a question: its parts as HTML, for the component that puts them together.

use crate::markdown::{Spot, end_of, near};
use crate::model::question::{
    Answer, AnswerOption, Gap, GapFill, Question, Reasons, scrambled, scrambled_steps,
};
use crate::render::body::Writer;
use crate::render::html::Html;
use crate::render::view::question::{
    BankEntryView, CheckView, GapView, OptionView, OptionsView, PairView, QuestionView,
    ReasonsView, SelectOptionView, StepView,
};

/// The letter of an option, by its index from 0: `A` to `Z`, then numbers.
pub fn letter(at: usize) -> String {
    match u8::try_from(at) {
        Ok(at) if at < 26 => char::from(b'A' + at).to_string(),
        _ => (at + 1).to_string(),
    }
}

impl Writer<'_> {
    pub(super) fn form(
        &mut self,
        spots: &[Spot<'_>],
        question: &Question,
        shuffles: bool,
    ) -> QuestionView {
        let id = &question.id.value;
        let omits = self.omits();
        // Parts are written in reading order, because footnotes are numbered as they are written.
        let heading = self.inline_heading(spots, question);
        let stem = self.stem(spots, question, false);
        let mut view = QuestionView {
            id: id.clone(),
            kind: question.kind().word(),
            level: if self.is_drawn { 2 } else { question.level },
            heading,
            is_alone: !self.in_quiz,
            shuffles,
            is_checked: question.is_scored() && !omits,
            stem,
            options: None,
            reasons: None,
            steps: Vec::new(),
            pairs: Vec::new(),
            rights: Vec::new(),
            bank: Vec::new(),
            checks: Vec::new(),
            hints: Vec::new(),
            quotes: None,
            plan: None,
            answer: None,
        };
        self.answer_form(spots, question, &mut view);
        view.hints =
            question.hints.iter().filter_map(|hint| self.quoted(spots, &[*hint])).collect();
        let has_answer =
            !matches!(question.answer, Answer::Reflect) || !question.explanation.is_empty();
        if !omits && has_answer {
            view.answer = Some(self.answer(spots, question));
        }
        view
    }

    pub(super) fn inline_heading(&mut self, spots: &[Spot<'_>], question: &Question) -> Html {
        use pulldown_cmark::{Event, Tag};
        let start = question.heading.range().start;
        let spots = near(spots, question.heading);
        let at = spots.iter().position(|(event, range)| {
            range.start == start && matches!(event, Event::Start(Tag::Heading { .. }))
        });
        let Some(at) = at else { return Html::default() };
        let end = end_of(spots, at);
        self.piece(|writer| writer.write(&spots[at + 1..end]))
    }

    /// The stem, with its gaps as fields, or as lines in a key.
    pub(super) fn stem(
        &mut self,
        spots: &[Spot<'_>],
        question: &Question,
        plain: bool,
    ) -> Option<Html> {
        if let Answer::Gap(fill) = &question.answer {
            self.gaps = fill
                .gaps
                .iter()
                .enumerate()
                .map(|(at, gap)| (gap.span, self.gap(question, at, &gap.fill, plain)))
                .collect();
        }
        let stem = self.blocks(spots, &question.stem);
        self.gaps.clear();
        stem
    }

    /// The field of a gap, as markup.
    fn gap(&mut self, question: &Question, at: usize, fill: &GapFill, plain: bool) -> Html {
        if plain {
            return Html::between_tags(&format!("({}) ________", at + 1));
        }
        let options = match fill {
            GapFill::Chosen(options) => options.iter().map(select_option).collect(),
            GapFill::Typed(_) | GapFill::Number(_) => Vec::new(),
        };
        let view = GapView {
            id: format!("cm:{}:{at}", question.id.value),
            number: at + 1,
            is_number: matches!(fill, GapFill::Number(_)),
            options,
        };
        self.piece(|writer| writer.component("gap", &view))
    }

    fn answer_form(&mut self, spots: &[Spot<'_>], question: &Question, view: &mut QuestionView) {
        let id = &question.id.value;
        match &question.answer {
            Answer::Single(options) => {
                view.options = Some(self.options(spots, format!("cm:{id}"), options, false));
            }
            Answer::Multiple(options) => {
                view.options = Some(self.options(spots, format!("cm:{id}"), options, true));
            }
            Answer::TwoTier { verdicts, reasons } => {
                let mut options = self.options(spots, format!("cm:{id}"), verdicts, false);
                let name = format!("cm:{id}:reason");
                match reasons {
                    Reasons::Shared { intro, list } => {
                        let intro = self.blocks(spots, intro);
                        let options = self.options(spots, name, list, false);
                        view.reasons = Some(ReasonsView { intro, options });
                    }
                    Reasons::Own(lists) => {
                        for (at, (verdict, list)) in
                            options.entries.iter_mut().zip(lists).enumerate()
                        {
                            let options = self.options(spots, format!("{name}:{at}"), list, false);
                            verdict.reasons = Some(ReasonsView { intro: None, options });
                        }
                    }
                }
                view.options = Some(options);
            }
            Answer::Order { steps, ties } => {
                let shown = scrambled_steps(id, steps, ties);
                view.steps = shown.into_iter().map(|at| self.step(spots, &steps[at])).collect();
            }
            Answer::Match { lefts, rights, .. } => {
                let shown = scrambled(id, rights);
                view.pairs = lefts
                    .iter()
                    .map(|left| PairView {
                        name: left.name(),
                        label: self.inline(spots, left.label),
                    })
                    .collect();
                view.rights = shown.iter().map(|at| select_option(&rights[*at])).collect();
                view.bank = shown
                    .iter()
                    .enumerate()
                    .map(|(place, at)| BankEntryView {
                        mark: letter(place),
                        labels: vec![self.inline(spots, rights[*at].label)],
                    })
                    .collect();
            }
            Answer::Gap(fill) => view.bank = self.gap_bank(spots, &fill.gaps),
            Answer::Short { checks } => {
                view.checks = checks
                    .iter()
                    .map(|check| CheckView {
                        name: check.name(),
                        label: self.inline(spots, check.label),
                    })
                    .collect();
            }
            Answer::Reflect => {}
        }
    }

    /// The choices of each gap, for paper.
    fn gap_bank(&mut self, spots: &[Spot<'_>], gaps: &[Gap]) -> Vec<BankEntryView> {
        let mut bank = Vec::new();
        for (at, gap) in gaps.iter().enumerate() {
            let GapFill::Chosen(options) = &gap.fill else { continue };
            let labels = options.iter().map(|option| self.inline(spots, option.label)).collect();
            bank.push(BankEntryView { mark: (at + 1).to_string(), labels });
        }
        bank
    }

    fn options(
        &mut self,
        spots: &[Spot<'_>],
        name: String,
        options: &[AnswerOption],
        is_multiple: bool,
    ) -> OptionsView {
        let entries = options
            .iter()
            .enumerate()
            .map(|(at, option)| OptionView {
                name: option.name(),
                letter: letter(at),
                label: self.inline(spots, option.label),
                more: self.blocks(spots, &option.more),
                reasons: None,
            })
            .collect();
        OptionsView { name, is_multiple, entries }
    }

    fn step(&mut self, spots: &[Spot<'_>], step: &AnswerOption) -> StepView {
        StepView {
            name: step.name(),
            label: self.inline(spots, step.label),
            more: self.blocks(spots, &step.more),
        }
    }
}

fn select_option(option: &AnswerOption) -> SelectOptionView {
    SelectOptionView { name: option.name(), text: Html::between_tags(&option.text) }
}
