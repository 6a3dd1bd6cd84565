//! The form of a question.

use crate::parse::markdown::Spot;
use crate::parse::question::{Answer, Choice, Gap, GapFill, Question};
use crate::render::body::Writer;
use crate::render::html::escape_text_into;
use crate::theme::strings::Argument;

/// The letter of an option, by its place from 0: `A` to `Z`, then numbers.
pub fn letter(at: usize) -> String {
    match u8::try_from(at) {
        Ok(at) if at < 26 => char::from(b'A' + at).to_string(),
        _ => (at + 1).to_string(),
    }
}

/// The order in which things are shown whose right order must not be seen: by a hash, so that every
/// build shows the same, and never the right one.
pub fn scrambled(seed: &str, choices: &[Choice]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let hash = |at: &usize| blake3::hash(format!("{seed}\n{}", choices[*at].whole()).as_bytes());
    order.sort_by_key(|at| *hash(at).as_bytes());
    if order.len() > 1 && order.is_sorted() {
        order.rotate_left(1);
    }
    order
}

impl Writer<'_> {
    pub(super) fn form(&mut self, spots: &[Spot<'_>], question: &Question, shuffles: bool) {
        let id = &question.id.value;
        let kind = question.kind();
        self.html.push_str(&format!("<section class=\"cm-question cm-question--{kind}\""));
        if !self.in_quiz {
            self.html.push_str(" data-module=\"question\"");
        }
        if shuffles {
            self.html.push_str(" data-shuffle");
        }
        self.attribute("data-question", id);
        self.html.push_str(">\n<fieldset class=\"cm-question__field\"");
        if !question.stem.is_empty() {
            self.attribute("aria-describedby", &format!("cm:{id}:stem"));
        }
        self.html.push_str(">\n<legend class=\"cm-question__title\">");
        let level = if self.is_drawn { 2 } else { question.level };
        self.html.push_str(&format!("<h{level}"));
        self.attribute("id", id);
        self.html.push('>');
        self.inline_heading(spots, question);
        self.html.push_str(&format!("</h{level}></legend>\n"));
        self.stem(spots, question, false);
        self.answer_form(spots, question);
        self.html.push_str("</fieldset>\n");
        self.hints(spots, question);
        let check = match question.is_scored() && !self.omits() {
            true => "check",
            false => "save",
        };
        let check = self.kitchen.strings.text(check);
        self.html.push_str("<div class=\"cm-actions\"><button type=\"button\" class=\"cm-button cm-actions__check\">");
        escape_text_into(&mut self.html, &check);
        self.html.push_str("</button><span class=\"cm-actions__state\"></span></div>\n");
        self.html.push_str("<div class=\"cm-result\" role=\"status\"></div>\n");
        if !self.omits() {
            self.answer(spots, question);
        }
        self.html.push_str("</section>\n");
    }

    pub(super) fn inline_heading(&mut self, spots: &[Spot<'_>], question: &Question) {
        use pulldown_cmark::{Event, Tag};
        let start = question.heading.range().start;
        let at = spots.iter().position(|(event, range)| {
            range.start == start && matches!(event, Event::Start(Tag::Heading { .. }))
        });
        if let Some(at) = at {
            let end = crate::parse::body::end_of(spots, at);
            self.write(&spots[at + 1..end]);
        }
    }

    /// The stem, with its gaps as fields, or as lines in a key.
    pub(super) fn stem(&mut self, spots: &[Spot<'_>], question: &Question, plain: bool) {
        if question.stem.is_empty() {
            return;
        }
        self.html.push_str("<div class=\"cm-question__stem\"");
        if !plain {
            self.attribute("id", &format!("cm:{}:stem", question.id.value));
        }
        self.html.push_str(">\n");
        if let Answer::Gap(fill) = &question.answer {
            self.gaps = fill
                .gaps
                .iter()
                .enumerate()
                .map(|(at, gap)| (gap.span, self.gap(question, at, &gap.fill, plain)))
                .collect();
        }
        self.blocks(spots, &question.stem);
        self.gaps.clear();
        self.html.push_str("</div>\n");
    }

    /// The field of a gap, as markup.
    fn gap(&mut self, question: &Question, at: usize, fill: &GapFill, plain: bool) -> String {
        if plain {
            return format!("({}) ________", at + 1);
        }
        let strings = self.kitchen.strings;
        let name = strings.format("gap", &[("number", Argument::Number((at + 1) as f64))]);
        let before = std::mem::take(&mut self.html);
        let field = format!("cm:{}:{at}", question.id.value);
        match fill {
            GapFill::Chosen(options) => {
                self.html.push_str("<select class=\"cm-gap\"");
                self.attribute("id", &field);
                self.attribute("aria-label", &name);
                self.html.push('>');
                self.choose();
                for option in options {
                    self.option(option);
                }
                self.html.push_str("</select>");
            }
            GapFill::Typed(_) | GapFill::Number(_) => {
                self.html.push_str("<input class=\"cm-gap\" type=\"text\"");
                if matches!(fill, GapFill::Number(_)) {
                    self.html.push_str(" inputmode=\"decimal\"");
                }
                self.attribute("id", &field);
                self.attribute("aria-label", &name);
                self.html
                    .push_str(" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\">");
            }
        }
        std::mem::replace(&mut self.html, before)
    }

    fn choose(&mut self) {
        let choose = self.kitchen.strings.text("choose");
        self.html.push_str("<option value=\"\">");
        escape_text_into(&mut self.html, &choose);
        self.html.push_str("</option>");
    }

    fn option(&mut self, option: &Choice) {
        self.html.push_str("<option");
        self.attribute("value", &option.name());
        self.html.push('>');
        escape_text_into(&mut self.html, &option.text);
        self.html.push_str("</option>");
    }

    fn answer_form(&mut self, spots: &[Spot<'_>], question: &Question) {
        let id = &question.id.value;
        match &question.answer {
            Answer::Single(options) => self.options(spots, id, options, "radio", ""),
            Answer::Multiple(options) => {
                let text = self.kitchen.strings.text("choose-all");
                self.html.push_str("<p class=\"cm-question__how\">");
                escape_text_into(&mut self.html, &text);
                self.html.push_str("</p>\n");
                self.options(spots, id, options, "checkbox", "");
            }
            Answer::TwoTier { verdicts, reasons } => {
                self.options(spots, id, verdicts, "radio", "");
                let because = self.kitchen.strings.text("because");
                let label = format!("cm:{id}:because");
                self.html.push_str("<div class=\"cm-reasons\" role=\"radiogroup\"");
                self.attribute("aria-labelledby", &label);
                self.html.push_str("><p");
                self.attribute("id", &label);
                self.html.push('>');
                escape_text_into(&mut self.html, &because);
                self.html.push_str("</p>\n");
                self.options(spots, id, reasons, "radio", ":reason");
                self.html.push_str("</div>\n");
            }
            Answer::Order { steps, .. } => self.steps(spots, id, steps),
            Answer::Match { lefts, rights, .. } => self.pairs(spots, id, lefts, rights),
            Answer::Gap(fill) => self.gap_bank(spots, &fill.gaps),
            Answer::Short { .. } | Answer::Reflect => {
                let label = self.kitchen.strings.text("your-answer");
                self.html.push_str("<textarea class=\"cm-text\" rows=\"5\"");
                self.attribute("aria-label", &label);
                self.attribute("id", &format!("cm:{id}:text"));
                self.html.push_str("></textarea>\n");
                if let Answer::Short { checks } = &question.answer
                    && !checks.is_empty()
                {
                    self.checks(spots, id, checks);
                }
            }
        }
    }

    /// What there is to choose from in each gap, for paper.
    fn gap_bank(&mut self, spots: &[Spot<'_>], gaps: &[Gap]) {
        if !gaps.iter().any(|gap| matches!(gap.fill, GapFill::Chosen(_))) {
            return;
        }
        self.html.push_str("<ul class=\"cm-bank\">\n");
        for (at, gap) in gaps.iter().enumerate() {
            let GapFill::Chosen(options) = &gap.fill else { continue };
            self.html.push_str(&format!("<li><b>{}</b> ", at + 1));
            for (place, option) in options.iter().enumerate() {
                if place > 0 {
                    self.html.push_str(" / ");
                }
                self.inline(spots, option.label);
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    /// What learners check their own text for; scripts show it once the text is saved.
    fn checks(&mut self, spots: &[Spot<'_>], id: &str, checks: &[Choice]) {
        let title = self.kitchen.strings.text("self-check");
        let label = format!("cm:{id}:checks");
        self.html.push_str("<div class=\"cm-checks\" role=\"group\"");
        self.attribute("aria-labelledby", &label);
        self.html.push_str("><p");
        self.attribute("id", &label);
        self.html.push('>');
        escape_text_into(&mut self.html, &title);
        self.html.push_str("</p>\n");
        for check in checks {
            self.html.push_str("<div class=\"cm-option\"><label class=\"cm-option__label\"><input type=\"checkbox\"");
            self.attribute("value", &check.name());
            self.html.push_str("> <span>");
            self.inline(spots, check.label);
            self.html.push_str("</span></label></div>\n");
        }
        self.html.push_str("</div>\n");
    }

    fn options(
        &mut self,
        spots: &[Spot<'_>],
        id: &str,
        options: &[Choice],
        kind: &str,
        part: &str,
    ) {
        self.html.push_str("<div class=\"cm-options\">\n");
        for (at, option) in options.iter().enumerate() {
            self.html.push_str("<div class=\"cm-option\"");
            self.attribute("data-name", &option.name());
            self.html.push_str("><label class=\"cm-option__label\"><input");
            self.attribute("type", kind);
            self.attribute("name", &format!("cm:{id}{part}"));
            self.attribute("value", &option.name());
            let more = format!("cm:{id}{part}:{at}");
            if !option.more.is_empty() {
                self.attribute("aria-describedby", &more);
            }
            self.html.push_str("> <span class=\"cm-letter\">");
            self.html.push_str(&letter(at));
            self.html.push_str("</span> <span>");
            self.inline(spots, option.label);
            self.html.push_str("</span></label>");
            if !option.more.is_empty() {
                self.html.push_str("<div class=\"cm-option__more\"");
                self.attribute("id", &more);
                self.html.push_str(">\n");
                self.blocks(spots, &option.more);
                self.html.push_str("</div>");
            }
            self.html.push_str("</div>\n");
        }
        self.html.push_str("</div>\n");
    }

    fn steps(&mut self, spots: &[Spot<'_>], id: &str, steps: &[Choice]) {
        let how = self.kitchen.strings.text("order-how");
        self.html.push_str("<p class=\"cm-question__how\">");
        escape_text_into(&mut self.html, &how);
        self.html.push_str("</p>\n<ol class=\"cm-steps\">\n");
        for at in scrambled(id, steps) {
            let step = &steps[at];
            let name = step.name();
            let field = format!("cm:{id}:{name}");
            self.html.push_str("<li class=\"cm-step\"");
            self.attribute("data-name", &name);
            self.html.push_str("><label class=\"cm-step__label\"");
            self.attribute("for", &field);
            self.html.push('>');
            self.inline(spots, step.label);
            self.html.push_str("</label><span class=\"cm-step__move\"><select");
            self.attribute("id", &field);
            self.html.push_str("><option value=\"\">–</option>");
            for position in 1..=steps.len() {
                self.html.push_str(&format!("<option>{position}</option>"));
            }
            self.html.push_str("</select></span>");
            if !step.more.is_empty() {
                self.html.push_str("<div class=\"cm-option__more\">\n");
                self.blocks(spots, &step.more);
                self.html.push_str("</div>");
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ol>\n");
    }

    fn pairs(&mut self, spots: &[Spot<'_>], id: &str, lefts: &[Choice], rights: &[Choice]) {
        let shown = scrambled(id, rights);
        self.html.push_str("<div class=\"cm-pairs\">\n");
        for left in lefts {
            let name = left.name();
            let field = format!("cm:{id}:{name}");
            self.html.push_str("<div class=\"cm-pair\"");
            self.attribute("data-name", &name);
            self.html.push_str("><label");
            self.attribute("for", &field);
            self.html.push('>');
            self.inline(spots, left.label);
            self.html.push_str("</label> <select");
            self.attribute("id", &field);
            self.html.push('>');
            self.choose();
            for at in &shown {
                self.option(&rights[*at]);
            }
            self.html.push_str("</select></div>\n");
        }
        self.html.push_str("</div>\n<ul class=\"cm-bank\">\n");
        for (place, at) in shown.iter().enumerate() {
            self.html.push_str(&format!("<li><b>{}</b> ", letter(place)));
            self.inline(spots, rights[*at].label);
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    /// Hints, each shown once the one before it is open.
    fn hints(&mut self, spots: &[Spot<'_>], question: &Question) {
        for (at, hint) in question.hints.iter().enumerate() {
            let strings = self.kitchen.strings;
            let name = match question.hints.len() {
                1 => strings.text("hint"),
                count => strings.format(
                    "hint-number",
                    &[
                        ("number", Argument::Number((at + 1) as f64)),
                        ("count", Argument::Number(count as f64)),
                    ],
                ),
            };
            self.html.push_str("<details class=\"cm-hint\"><summary>");
            escape_text_into(&mut self.html, &name);
            self.html.push_str("</summary>\n");
            self.quoted(spots, &[*hint]);
            self.html.push_str("</details>\n");
        }
    }
}
