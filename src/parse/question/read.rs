//! Reads one question: its attributes, its parts and its kind.

use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use crate::diag::fix::Edit;
use crate::diag::{Place, codes};
use crate::markdown::{plain_text, text_between, url};
use crate::parse::attributes::{Attributes, OF_QUESTIONS};

use crate::model::question::{Answer, Question, QuestionKind};
use crate::parse::question::body::Asserted;
use crate::parse::question::{QuestionNames, QuizSection, gap, revision};
use crate::parse::reader::{Block, Reader};
use crate::text::list::Count;
use crate::text::slug::{self, is_id};
use crate::text::span::{Span, Spanned, holding};

/// The blocks of a question, by their role.
#[derive(Default)]
pub struct Parts {
    /// The blocks that are neither hints nor explanations, in order.
    pub own: Vec<Block>,
    pub hints: Vec<Span>,
    pub explanation: Vec<Span>,
}

/// The result of reading a question's own blocks.
pub struct Body {
    pub stem: Vec<Block>,
    /// The answer; `None` if it cannot be read, which a diagnostic says.
    pub answer: Option<Answer>,
}

impl Reader<'_, '_> {
    pub fn question(
        &mut self,
        level: u8,
        heading: &Block,
        body: &[Block],
    ) -> Option<(Question, QuestionNames)> {
        let span = self.trimmed(heading.span);
        let Event::Start(Tag::Heading { id, classes, attrs, .. }) = &self.spots[heading.first].0
        else {
            unreachable!("a question begins with a heading")
        };
        let attributes = Attributes::new(self.path, self.text, span, id.as_ref(), classes, attrs);
        attributes.only(&[&OF_QUESTIONS], "a question", self.diagnostics);
        let title = text_between(self.spots, heading.first).replace('\n', " ").trim().to_owned();
        let id = self.id(&attributes, heading);
        for gap in gap::gaps(self.text, &self.spots[heading.first..=heading.last]) {
            let (Ok(gap) | Err(gap)) = gap;
            self.report(&codes::MALFORMED_GAP, gap, "a gap stands in a heading")
                .help("write the sentence with the gap below the heading");
        }
        let parts = self.parts(body);
        let asserted = self.asserted(&attributes);
        let Body { stem, answer } = self.body(&attributes, asserted, parts.own, &parts.explanation);
        let answer = answer?;
        let end = body.last().map_or(span, |block| self.trimmed(block.span));
        let points = attributes.number(
            "points",
            |points| points > 0.0 && points <= 1000.0,
            "write a number above 0, as in `points=2`",
            self.diagnostics,
        );
        let points = points.unwrap_or(1.0);
        let asks_text = matches!(answer, Answer::Short { .. } | Answer::Reflect);
        if let Some(plan) = attributes.get("plan").filter(|_| !asks_text) {
            let message = "only a text fills a field of the plan";
            self.report(&codes::INVALID_ATTRIBUTE, plan.span, message)
                .help("add the class `.reflect` or `.short`, or delete `plan`");
        }
        let is_own_case = matches!(answer, Answer::Reflect);
        if let Some(case) = attributes.get("case").filter(|_| !is_own_case) {
            let message = "only a reflection asks for a case of the learner's own";
            self.report(&codes::INVALID_ATTRIBUTE, case.span, message)
                .help("add the class `.reflect`, or delete `case`");
        }
        if let Some(ties) = attributes.get("ties")
            && !matches!(answer, Answer::Order { .. })
        {
            self.report(&codes::INVALID_ATTRIBUTE, ties.span, "only steps in an order can be tied")
                .help("delete `ties`, or write the steps as a numbered list");
        }
        for was in attributes.list("was") {
            if !is_id(&was.value) {
                let message = format!("`{}` in `was` cannot be an id", was.value);
                self.report(&codes::INVALID_ATTRIBUTE, was.span, &message)
                    .help("write the earlier id without `#`, as in `was=old-id`");
            }
        }
        let names = QuestionNames {
            objectives: attributes.list("objective"),
            plan: attributes
                .get("plan")
                .filter(|_| asks_text)
                .map(|found| Spanned::new(found.value.to_owned(), found.span)),
            from: attributes.value("from"),
            quotes: attributes.value("quotes"),
        };
        let stem_text = self.stem_text(&stem);
        let question = Question {
            id,
            level,
            heading: span,
            span: Span::new(span.range().start..end.range().end),
            points,
            rev: attributes.count("rev", 0, self.diagnostics).unwrap_or(0),
            was: attributes.list("was"),
            from: names.from.as_ref().map(|from| url::classify(&from.value)),
            group: attributes.name("group", self.diagnostics),
            label: attributes.name("label", self.diagnostics),
            case: attributes.name("case", self.diagnostics).filter(|_| is_own_case),
            thinking: attributes.thinking(self.diagnostics),
            shuffle: attributes.shuffle(self.diagnostics),
            stem: stem.iter().map(|block| block.span).collect(),
            hints: parts.hints,
            explanation: parts.explanation,
            wording: revision::wording(&title, &stem_text, &answer),
            answer_hash: revision::answer_hash(points, &answer),
            answer,
            title,
        };
        Some((question, names))
    }

    fn id(&mut self, attributes: &Attributes<'_>, heading: &Block) -> Spanned<String> {
        if let Some(id) = &attributes.id {
            return Spanned::new(id.clone(), attributes.span_of(&format!("#{id}")));
        }
        let anchor = (self.anchors)(heading.span);
        let line = self.first_line(attributes.heading);
        let fix = self.with_id(attributes, heading, &anchor);
        self.report(&codes::MISSING_QUESTION_ID, line, "the question has no id").help(&format!(
            "write `{{#{anchor}}}` at the end of the heading, and never change it: learners' answers are kept under it"
        ))
        .fix(fix);
        Spanned::new(anchor, attributes.heading)
    }

    /// The edit that gives the question the id `anchor`, which is made from its heading; `None` when
    /// the heading has no such text, or another one on the page has the same.
    fn with_id(&self, attributes: &Attributes<'_>, heading: &Block, anchor: &str) -> Option<Edit> {
        let title = text_between(self.spots, heading.first);
        let range = attributes.heading.range();
        let source = &self.text[range.clone()];
        let is_plain = source.starts_with('#') && !source.contains('\n');
        if anchor != slug::anchor(&title) || !is_id(anchor) || !is_plain {
            return None;
        }
        let has_attributes = !attributes.classes.is_empty() || !attributes.values.is_empty();
        if has_attributes {
            let open = source.rfind('{')? + 1;
            return Some(Edit::insert(range.start + open, format!("#{anchor} ")));
        }
        let is_free = !source.ends_with(['#', '}', '\\']);
        is_free.then(|| Edit::insert(range.end, format!(" {{#{anchor}}}")))
    }

    fn asserted(&mut self, attributes: &Attributes<'_>) -> Asserted {
        let found: Vec<QuestionKind> =
            QuestionKind::ALL.into_iter().filter(|kind| attributes.has(kind.word())).collect();
        let place = |kind: QuestionKind| attributes.span_of(&format!(".{}", kind.word()));
        if let [first, second, ..] = found[..] {
            let first_place = Place::new(self.path, place(first));
            let (one, other) = (first.word(), second.word());
            let message = format!("a question cannot be `.{one}` and `.{other}` at once");
            self.report(&codes::KIND_MISMATCH, place(second), &message)
                .related(first_place, "the other kind")
                .help("delete one of the classes");
        }
        found.first().map(|kind| (*kind, place(*kind)))
    }

    fn parts(&self, body: &[Block]) -> Parts {
        let mut parts = Parts::default();
        for block in body {
            match &self.spots[block.first].0 {
                Event::Start(Tag::BlockQuote(Some(BlockQuoteKind::Tip))) => {
                    parts.hints.push(block.span);
                }
                Event::Start(Tag::BlockQuote(Some(BlockQuoteKind::Note))) => {
                    parts.explanation.push(block.span);
                }
                // Footnotes are written at the end of the page.
                Event::Start(Tag::FootnoteDefinition(_)) => {}
                _ => parts.own.push(block.clone()),
            }
        }
        parts
    }

    /// The text of the stem with empty gaps, so that it does not give away the answers.
    fn stem_text(&self, stem: &[Block]) -> String {
        let mut text = String::new();
        for block in stem {
            let spots = &self.spots[block.first..=block.last];
            let gaps: Vec<Span> = gap::gaps(self.text, spots).into_iter().flatten().collect();
            // Gaps are in the order of the text.
            let is_in = |at: usize| holding(&gaps, |gap| *gap, at).is_some();
            let outside = spots.iter().filter(|(_, range)| !is_in(range.start));
            text.push_str(&plain_text(outside));
            text.push_str(&"[]".repeat(gaps.len()));
            text.push('\n');
        }
        text
    }

    /// Reports a quiz that asks more of its own questions than it has.
    pub fn check_show(&mut self, quiz: &QuizSection, questions: &[Question], place: Span) {
        let scored = questions.iter().filter(|question| question.is_scored()).count();
        let Some(show) = quiz.show.filter(|show| *show as usize > scored) else { return };
        let scored = Count(scored, "scored question");
        let message = format!("`show` is {show}, and the quiz has {scored} of its own");
        self.report(&codes::TOO_FEW_QUESTIONS, place, &message)
            .help("write more questions, or a smaller number");
    }
}
