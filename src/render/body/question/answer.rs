//! The answer to a question, for those without scripts, and what scripts show of it.

use crate::parse::markdown::Spot;
use crate::parse::question::{Answer, Choice, Fill, GapFill, Question};
use crate::render::body::Writer;
use crate::render::body::question::form::{letter, scrambled};
use crate::render::html::escape_text_into;
use crate::theme::strings::Argument;

impl Writer<'_> {
    pub(super) fn answer(&mut self, spots: &[Spot<'_>], question: &Question) {
        if matches!(question.answer, Answer::Reflect) && question.explanation.is_empty() {
            return;
        }
        let summary = self.kitchen.strings.text("answer");
        self.html.push_str("<details class=\"cm-answer\"><summary>");
        escape_text_into(&mut self.html, &summary);
        self.html.push_str("</summary>\n");
        self.answer_parts(spots, question);
        self.html.push_str("</details>\n");
    }

    /// What is right, what is said about each option, and the explanation.
    pub(super) fn answer_parts(&mut self, spots: &[Spot<'_>], question: &Question) {
        match &question.answer {
            Answer::Single(options) | Answer::Multiple(options) => {
                self.option_answers(spots, options, "");
            }
            Answer::TwoTier { verdicts, reasons } => {
                self.option_answers(spots, verdicts, "");
                self.html.push_str("<p>");
                let because = self.kitchen.strings.text("because");
                escape_text_into(&mut self.html, &because);
                self.html.push_str("</p>\n");
                self.option_answers(spots, reasons, "reason");
            }
            Answer::Order { steps, ties } => {
                self.html.push_str("<ol class=\"cm-answer__order\">\n");
                for (at, step) in steps.iter().enumerate() {
                    self.html.push_str("<li");
                    self.attribute("data-name", &step.name());
                    self.html.push('>');
                    self.inline(spots, step.label);
                    let is_tied = |at: usize| {
                        ties.iter().any(|tie| tie.contains(&at) && tie.contains(&(at + 1)))
                    };
                    if is_tied(at) {
                        let note = self.kitchen.strings.text("tied");
                        self.html.push_str(" <span class=\"cm-note-inline\">");
                        escape_text_into(&mut self.html, &note);
                        self.html.push_str("</span>");
                    }
                    self.feedback(spots, step);
                    self.html.push_str("</li>\n");
                }
                self.html.push_str("</ol>\n");
            }
            Answer::Match { lefts, rights, pairs, .. } => {
                self.html.push_str("<ul class=\"cm-answer__pairs\">\n");
                for (left, right) in lefts.iter().zip(pairs) {
                    self.html.push_str("<li");
                    self.attribute("data-name", &left.name());
                    self.html.push('>');
                    self.inline(spots, left.label);
                    self.html.push_str(" → ");
                    self.inline(spots, rights[*right].label);
                    self.html.push_str("</li>\n");
                }
                self.html.push_str("</ul>\n");
            }
            Answer::Gap(fill) => self.gap_answers(spots, fill),
            Answer::Short { .. } | Answer::Reflect => {}
        }
        if !question.explanation.is_empty() {
            let is_model = matches!(question.answer, Answer::Short { .. } | Answer::Reflect);
            self.html.push_str("<div class=\"cm-explanation\">\n");
            if is_model {
                let name = match question.answer {
                    Answer::Short { .. } => "model-answer",
                    _ => "example",
                };
                let name = self.kitchen.strings.text(name);
                self.html.push_str("<p class=\"cm-explanation__title\">");
                escape_text_into(&mut self.html, &name);
                self.html.push_str("</p>\n");
            }
            self.quoted(spots, &question.explanation);
            self.html.push_str("</div>\n");
        }
    }

    fn option_answers(&mut self, spots: &[Spot<'_>], options: &[Choice], part: &str) {
        self.html.push_str("<ul class=\"cm-answer__options\">\n");
        for (at, option) in options.iter().enumerate() {
            let verdict = match (option.right, option.credit) {
                (true, _) => "right",
                (false, credit) if credit > 0.0 => "partly-right",
                (false, _) => "wrong",
            };
            self.html.push_str("<li");
            self.attribute("data-name", &option.name());
            if !part.is_empty() {
                self.attribute("data-part", part);
            }
            self.html.push_str("><p class=\"cm-verdict\"><b>");
            self.html.push_str(&letter(at));
            self.html.push_str("</b> ");
            let text = self.kitchen.strings.text(verdict);
            escape_text_into(&mut self.html, &text);
            self.html.push_str("</p>");
            self.feedback(spots, option);
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    fn feedback(&mut self, spots: &[Spot<'_>], choice: &Choice) {
        if choice.feedback.is_empty() {
            return;
        }
        self.html.push_str("<div class=\"cm-feedback\">\n");
        self.quoted(spots, &choice.feedback);
        self.html.push_str("</div>");
    }

    fn gap_answers(&mut self, spots: &[Spot<'_>], fill: &Fill) {
        self.html.push_str("<ol class=\"cm-answer__gaps\">\n");
        for gap in &fill.gaps {
            self.html.push_str("<li>");
            match &gap.fill {
                GapFill::Typed(answers) => {
                    escape_text_into(&mut self.html, &answers.join(" / "));
                }
                GapFill::Number(numbers) => {
                    let text = self.number_range(numbers.least, numbers.most);
                    escape_text_into(&mut self.html, &text);
                }
                GapFill::Chosen(options) => {
                    self.html.push_str("<ul>\n");
                    for option in options {
                        self.html.push_str("<li");
                        self.attribute("data-name", &option.name());
                        self.html.push('>');
                        self.inline(spots, option.label);
                        self.html.push_str(": ");
                        let verdict = if option.right { "right" } else { "wrong" };
                        let text = self.kitchen.strings.text(verdict);
                        escape_text_into(&mut self.html, &text);
                        self.feedback(spots, option);
                        self.html.push_str("</li>\n");
                    }
                    self.html.push_str("</ul>\n");
                }
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ol>\n");
        if fill.notes.is_empty() {
            return;
        }
        self.html.push_str("<ul class=\"cm-answer__notes\">\n");
        for (at, note) in fill.notes.iter().enumerate() {
            self.html.push_str(&format!("<li data-note=\"{at}\"><p class=\"cm-verdict\"><b>"));
            escape_text_into(&mut self.html, &note.answer);
            self.html.push_str("</b></p><div class=\"cm-feedback\">\n");
            self.quoted(spots, &note.feedback);
            self.html.push_str("</div></li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    fn number_range(&self, least: f64, most: f64) -> String {
        if least == most {
            return least.to_string();
        }
        let numbers = [("least", least), ("most", most)];
        let arguments = numbers.map(|(name, number)| (name, Argument::Text(number.to_string())));
        self.kitchen.strings.format("number-range", &arguments)
    }

    /// Notes what is right for the key at the end of a printed page.
    pub(super) fn short_key(&mut self, question: &Question, is_open: bool) {
        let right = |options: &[Choice]| {
            let letters = options.iter().enumerate().filter(|(_, option)| option.right);
            letters.map(|(at, _)| letter(at)).collect::<Vec<_>>().join(", ")
        };
        let text = match &question.answer {
            Answer::Single(options) | Answer::Multiple(options) => right(options),
            Answer::TwoTier { verdicts, reasons } => {
                format!("{}; {}", right(verdicts), right(reasons))
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
            Answer::Short { .. } | Answer::Reflect => return,
        };
        let before = std::mem::take(&mut self.html);
        self.html.push_str("<li");
        self.attribute("data-question", &question.id.value);
        if !is_open {
            self.html.push_str(" hidden");
        }
        self.html.push('>');
        escape_text_into(&mut self.html, &question.title);
        self.html.push_str(" <b>");
        escape_text_into(&mut self.html, &text);
        self.html.push_str("</b></li>\n");
        let line = std::mem::replace(&mut self.html, before);
        self.asked.key.push_str(&line);
    }

    /// Writes the key that stands at the end of a printed page, and nowhere else.
    pub(super) fn print_key(&mut self) {
        if self.asked.key.is_empty() {
            return;
        }
        let title = self.kitchen.strings.text("key-title");
        self.html.push_str("<div class=\"cm-key\">\n<p class=\"cm-key__title\">");
        escape_text_into(&mut self.html, &title);
        self.html.push_str("</p>\n<ol>\n");
        let key = std::mem::take(&mut self.asked.key);
        self.html.push_str(&key);
        self.html.push_str("</ol>\n</div>\n");
    }
}
