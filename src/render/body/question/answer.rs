//! The answer to a question, which readers can open without scripts and from which scripts take
//! feedback.

use crate::markdown::Spot;
use crate::model::inline::Inline;
use crate::model::question::{Answer, AnswerOption, Fill, GapFill, Question, Reasons, scrambled};
use crate::render::body::Writer;
use crate::render::body::question::form::letter;
use crate::render::html::Html;
use crate::render::view::LinkView;
use crate::render::view::question::{
    AnswerView, GapAnswerView, GapOptionAnswerView, OptionAnswerView, PairAnswerView,
    StepAnswerView, WrongAnswerView,
};
use crate::theme::strings::Argument;

impl Writer<'_> {
    /// The correct answer, the feedback on each option, and the explanation.
    pub(super) fn answer(&mut self, spots: &[Spot<'_>], question: &Question) -> AnswerView {
        let mut view = AnswerView {
            kind: question.kind().word(),
            options: Vec::new(),
            reasons: Vec::new(),
            steps: Vec::new(),
            pairs: Vec::new(),
            gaps: Vec::new(),
            notes: Vec::new(),
            explanation: None,
            from: self.passage(question),
        };
        match &question.answer {
            Answer::Single(options) | Answer::Multiple(options) => {
                view.options = self.option_answers(spots, options);
            }
            Answer::TwoTier { verdicts, reasons } => {
                view.options = self.option_answers(spots, verdicts);
                match reasons {
                    Reasons::Shared { list, .. } => view.reasons = self.option_answers(spots, list),
                    Reasons::Own(lists) => {
                        for (verdict, list) in view.options.iter_mut().zip(lists) {
                            verdict.reasons = self.option_answers(spots, list);
                        }
                    }
                }
            }
            Answer::Order { steps, ties } => {
                let is_tied =
                    |at: usize| ties.iter().any(|tie| tie.contains(&at) && tie.contains(&(at + 1)));
                view.steps = steps
                    .iter()
                    .enumerate()
                    .map(|(at, step)| StepAnswerView {
                        label: self.inline(spots, step.label),
                        is_tied: is_tied(at),
                        feedback: self.quoted(spots, &step.feedback),
                    })
                    .collect();
            }
            Answer::Match { lefts, rights, pairs, .. } => {
                view.pairs = lefts
                    .iter()
                    .zip(pairs)
                    .map(|(left, right)| PairAnswerView {
                        left: self.inline(spots, left.label),
                        right: self.inline(spots, rights[*right].label),
                        feedback: self.quoted(spots, &left.feedback),
                    })
                    .collect();
            }
            Answer::Gap(fill) => self.gap_answers(spots, fill, &mut view),
            Answer::Short { .. } | Answer::Reflect => {}
        }
        view.explanation = self.quoted(spots, &question.explanation);
        view
    }

    /// A link to the passage that explains what the question asks.
    fn passage(&self, question: &Question) -> Option<LinkView> {
        let at = self.source.questions().iter().position(|other| other.id == question.id)?;
        let (destination, title) = self.source.passages.get(&at)?;
        let title = Inline::plain(title);
        Some(LinkView::new(self.url_of(destination, ""), &title))
    }

    fn option_answers(
        &mut self,
        spots: &[Spot<'_>],
        options: &[AnswerOption],
    ) -> Vec<OptionAnswerView> {
        options
            .iter()
            .enumerate()
            .map(|(at, option)| OptionAnswerView {
                letter: letter(at),
                verdict: match (option.right, option.credit) {
                    (true, _) => "right",
                    (false, credit) if credit > 0.0 => "partly-right",
                    (false, _) => "wrong",
                },
                feedback: self.quoted(spots, &option.feedback),
                reasons: Vec::new(),
            })
            .collect()
    }

    fn gap_answers(&mut self, spots: &[Spot<'_>], fill: &Fill, view: &mut AnswerView) {
        for gap in &fill.gaps {
            let (text, options) = match &gap.fill {
                GapFill::Typed(answers) => (Some(answers.join(" / ")), Vec::new()),
                GapFill::Number(numbers) => {
                    (Some(self.number_range(numbers.least, numbers.most)), Vec::new())
                }
                GapFill::Chosen(options) => {
                    let answers = options.iter().map(|option| GapOptionAnswerView {
                        label: self.inline(spots, option.label),
                        verdict: if option.right { "right" } else { "wrong" },
                        feedback: self.quoted(spots, &option.feedback),
                    });
                    (None, answers.collect())
                }
            };
            let text = text.as_deref().map(Html::between_tags);
            view.gaps.push(GapAnswerView { text, options });
        }
        view.notes = fill
            .notes
            .iter()
            .map(|note| WrongAnswerView {
                answer: Html::between_tags(&note.answer),
                feedback: self.quoted(spots, &note.feedback).unwrap_or_default(),
            })
            .collect();
    }

    fn number_range(&self, least: f64, most: f64) -> String {
        if least == most {
            return least.to_string();
        }
        let numbers = [("least", least), ("most", most)];
        let arguments = numbers.map(|(name, number)| (name, Argument::Text(number.to_string())));
        self.strings().format("number-range", &arguments)
    }

    /// The correct answer in short, for the key at the end of a printed page; `None` for a question
    /// that is not scored.
    pub(super) fn short_key(&self, question: &Question) -> Option<String> {
        let right = |options: &[AnswerOption]| {
            let letters = options.iter().enumerate().filter(|(_, option)| option.right);
            letters.map(|(at, _)| letter(at)).collect::<Vec<_>>().join(", ")
        };
        Some(match &question.answer {
            Answer::Single(options) | Answer::Multiple(options) => right(options),
            Answer::TwoTier { verdicts, reasons } => {
                let reasons = reasons.lists().into_iter().map(right).collect::<String>();
                format!("{}; {reasons}", right(verdicts))
            }
            Answer::Order { steps, .. } => {
                let texts: Vec<&str> = steps.iter().map(|step| step.text.as_str()).collect();
                texts.join(" → ")
            }
            Answer::Match { lefts, rights, pairs, .. } => {
                let shown = scrambled(&question.id.value, rights);
                let letters = lefts.iter().zip(pairs).enumerate().map(|(number, (_, right))| {
                    let place = shown.iter().position(|at| at == right).unwrap_or_default();
                    format!("{} {}", number + 1, letter(place))
                });
                letters.collect::<Vec<_>>().join(", ")
            }
            Answer::Gap(fill) => {
                let answers = fill.gaps.iter().map(|gap| match &gap.fill {
                    GapFill::Typed(answers) => answers.join(" / "),
                    GapFill::Number(numbers) => self.number_range(numbers.least, numbers.most),
                    GapFill::Chosen(options) => {
                        let right = options.iter().find(|option| option.right);
                        right.map(|option| option.text.clone()).unwrap_or_default()
                    }
                });
                answers.collect::<Vec<_>>().join("; ")
            }
            Answer::Short { .. } | Answer::Reflect => return None,
        })
    }
}
