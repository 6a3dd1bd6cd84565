//! Turns the Markdown of one page into HTML.
//!
//! 1. The events of the page come from the same function that the parser used.
//! 2. Each event is written in turn. Links, images, citations and terms are looked up in the
//!    context of the page.
//! 3. Footnotes are written at the end, in the order of their first use.
//!
//! Paragraphs, lists and inline content are written here. Parts that a theme may want to change,
//! from a callout to a question, are components: each is given its text as HTML and adds the
//! markup.
//!
//! All author text is escaped where it is written. The one exception is raw HTML that passes the
//! allow-list, which is rebuilt from its parsed parts.

mod block;
pub mod context;
mod heading;
mod media;
mod notes;
pub mod question;
mod raw;
mod recall;
mod scenario;
pub mod survey;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, LinkType, Tag};
use serde::Serialize;

use crate::diag::Diagnostic;
use crate::markdown::url::{Link, classify};
use crate::markdown::{Spot, end_of, is_block, plain_text, text_between};
use crate::model::page::PageKind;
use crate::render::body::block::is_task;
use crate::render::body::context::{CitationText, Common, Context, Destination, Source};
use crate::render::body::raw::Open;
use crate::render::data;
use crate::render::html::{Html, escape_into, escape_text_into, json_for_script};
use crate::render::math::has_formula;
use crate::render::template::TemplateError;
use crate::render::view::question::PrintKeyEntryView;
use crate::text::path::{SitePath, encode_path};
use crate::text::span::{Span, holding};
use crate::theme::strings::Strings;

/// The text of a page as HTML.
#[derive(Clone, Debug, Default)]
pub struct RenderedBody {
    /// The HTML.
    pub html: Html,
    /// The terms whose first use was linked, by their position in the glossary.
    pub terms: Vec<usize>,
    /// The headings without markup, by their anchors.
    pub headings: BTreeMap<String, String>,
    /// The first paragraph without markup, cut after about 150 characters.
    pub beginning: String,
    /// The form of the question of another page that the page asks.
    pub tried: Option<Html>,
    /// Whether the page has questions.
    pub asks: bool,
    /// Whether the page has prompts for recall.
    pub recalls: bool,
    /// The questions and the prompts for recall on the page, as the text of a JSON data block;
    /// `None` when there are none.
    pub questions: Option<Html>,
    /// Whether learners are asked how sure they are of answers on the page.
    pub asks_confidence: bool,
    /// The questions that quizzes load from the file of the page, as JSON; `None` when there are
    /// none.
    pub lent: Option<Html>,
    /// Whether the page has a formula, or a question that it may load.
    pub has_formula: bool,
    /// The data of the scenario for scripts, as the text of a JSON data block; `None` on other
    /// pages.
    pub story: Option<Html>,
    /// The data of the survey for scripts, as the text of a JSON data block; `None` on other pages.
    pub survey: Option<Html>,
    /// The indices of the page's citations that a link can lead to. Citations in questions that a
    /// quiz may draw, and in answers that the site leaves out, are not among them.
    pub citations: BTreeSet<usize>,
    /// The ids of the page's questions to which no link can lead, because a quiz may draw them or
    /// not.
    pub undrawn: BTreeSet<String>,
    /// The faults found while the text was written.
    pub diagnostics: Vec<Diagnostic>,
    /// The first component that could not be filled in. It is among the diagnostics too.
    pub fault: Option<TemplateError>,
}

/// The anchor of the first use of a term on a page.
pub fn term_use_anchor(term: &str) -> String {
    format!("term:{term}")
}

/// The anchor of a citation on a page, counted from 1.
pub fn citation_anchor(number: usize) -> String {
    format!("cite:{number}")
}

/// Writes `spots`, which are all events of the page of `context` or a part of them.
pub fn render(context: &Context<'_>, spots: &[Spot<'_>]) -> RenderedBody {
    let mut writer = Writer::new(context, context.own.site, spots);
    if !context.own.document().too_deep {
        match context.own.kind {
            PageKind::Scenario => writer.write_scenario(spots),
            PageKind::Survey => writer.write_survey(spots),
            _ => writer.write_page(spots),
        }
        writer.footnotes(spots);
        writer.end_all_raw();
    }
    let tried = writer.tried();
    let lent = writer.lent(spots);
    let html = Html::from_markup(writer.html);
    RenderedBody {
        has_formula: writer.loads_formula
            || has_formula(&html)
            || tried.as_ref().is_some_and(has_formula),
        tried,
        lent,
        html,
        terms: writer.seen_terms.into_iter().collect(),
        headings: writer.headings,
        beginning: writer.beginning,
        asks_confidence: writer.questions.confidence.is_some()
            || writer.questions.quizzes.iter().any(|quiz| quiz.confidence.is_some()),
        asks: !writer.questions.questions.is_empty(),
        recalls: writer.questions.recall.is_some(),
        questions: (!writer.questions.questions.is_empty() || writer.questions.recall.is_some())
            .then(|| json_for_script(&writer.questions)),
        story: writer.scenario.as_ref().map(json_for_script),
        survey: writer.survey.as_ref().map(json_for_script),
        citations: writer.citations,
        undrawn: writer.undrawn,
        diagnostics: writer.diagnostics,
        fault: writer.fault,
    }
}

struct Writer<'c> {
    context: &'c Context<'c>,
    /// The page that the text comes from.
    source: &'c Source<'c>,
    /// The path of the page that the text is written to.
    site: &'c SitePath,
    html: String,
    diagnostics: Vec<Diagnostic>,
    /// The first component that could not be filled in.
    fault: Option<TemplateError>,
    seen_terms: BTreeSet<usize>,
    /// The number of open elements in which terms are not linked.
    no_terms: usize,
    /// Labels of footnotes in the order of first use.
    footnotes: Vec<String>,
    /// The number of each footnote, and the number of references to it so far, by its label.
    footnote_uses: BTreeMap<String, (usize, usize)>,
    /// The definition of each footnote by its label: the indices of its spots, and its text without
    /// markup.
    definitions: BTreeMap<String, (Range<usize>, String)>,
    /// Headings by their anchors, without markup.
    headings: BTreeMap<String, String>,
    /// The first paragraph, as [`RenderedBody::beginning`] has it.
    beginning: String,
    /// The keys of the references that already have a note in the margin.
    noted: BTreeSet<String>,
    /// The languages of code that are reported as unknown.
    unknown_languages: BTreeSet<String>,
    alignments: Vec<Alignment>,
    column: usize,
    in_table_head: bool,
    /// The open elements of raw HTML.
    raw: Open,
    /// The number of open links, in which there can be no other.
    in_link: usize,
    /// The number of open questions. While it is above 0, nothing is written to the margin.
    in_question: usize,
    /// Whether the question being written comes from another page, so that its places are not on
    /// this one.
    is_drawn: bool,
    /// Whether the question being written is in a `template`, where no link can lead.
    in_template: bool,
    /// The citations so far, as [`RenderedBody::citations`] has them.
    citations: BTreeSet<usize>,
    /// The questions so far, as [`RenderedBody::undrawn`] has them.
    undrawn: BTreeSet<String>,
    /// Whether the file of the page is being written, from which quizzes load its questions.
    is_lending: bool,
    /// Whether a question that the page may load has a formula.
    loads_formula: bool,
    /// Whether a quiz is being written. The script of a quiz starts the questions in it.
    in_quiz: bool,
    /// Whether the trainer's key is being written.
    is_key: bool,
    /// The gaps of the question being written in the order of the text, each with its field.
    gaps: Vec<(Span, Html)>,
    /// The correct answers in short, for the end of the printed page.
    print_key: Vec<PrintKeyEntryView>,
    /// The quizzes and questions for scripts.
    questions: data::question::Questions,
    /// The scenario for scripts.
    scenario: Option<data::scenario::Scenario>,
    /// The survey for scripts.
    survey: Option<data::survey::Survey>,
}

impl<'c> Writer<'c> {
    fn new(context: &'c Context<'c>, site: &'c SitePath, spots: &[Spot<'_>]) -> Writer<'c> {
        Writer {
            context,
            source: &context.own,
            site,
            html: String::with_capacity(context.own.document().text.len() * 2),
            diagnostics: Vec::new(),
            fault: None,
            seen_terms: BTreeSet::new(),
            no_terms: usize::from(!context.own.written().links_terms),
            footnotes: Vec::new(),
            footnote_uses: BTreeMap::new(),
            definitions: notes::footnote_definitions(spots),
            headings: BTreeMap::new(),
            beginning: String::new(),
            noted: BTreeSet::new(),
            unknown_languages: BTreeSet::new(),
            alignments: Vec::new(),
            column: 0,
            in_table_head: false,
            raw: Open::default(),
            in_link: 0,
            in_question: 0,
            in_template: false,
            citations: BTreeSet::new(),
            undrawn: BTreeSet::new(),
            is_drawn: false,
            is_lending: false,
            loads_formula: false,
            in_quiz: false,
            is_key: false,
            gaps: Vec::new(),
            print_key: Vec::new(),
            questions: data::question::Questions::default(),
            scenario: None,
            survey: None,
        }
    }
}

impl<'c> Writer<'c> {
    /// The part of the context that all pages share.
    fn common(&self) -> &'c Common<'c> {
        self.context.common.get()
    }

    /// The interface strings.
    fn strings(&self) -> &'c Strings {
        &self.common().look.strings
    }

    /// Reports a fault on the page. Faults in a question drawn from another page are left out,
    /// because they are reported on that page.
    fn report(&mut self, diagnostic: Diagnostic) {
        if !self.is_drawn || self.is_lending {
            self.diagnostics.push(diagnostic);
        }
    }
}

impl Writer<'_> {
    fn write(&mut self, spots: &[Spot<'_>]) {
        let mut at = 0;
        while at < spots.len() {
            at = self.write_one(spots, at);
            self.end_raw();
        }
    }

    fn write_one(&mut self, spots: &[Spot<'_>], at: usize) -> usize {
        let (event, range) = &spots[at];
        // A block may begin where a gap does. It surrounds the gap and is not part of it.
        let begins_block = matches!(event, Event::Start(tag) if is_block(tag));
        if !begins_block && let Some((gap, field)) = self.gap_at(range.start) {
            if gap.range().start == range.start {
                self.html.push_str(field.as_str());
            }
            return at + 1;
        }
        match event {
            Event::Start(tag) => return self.start(tag, spots, at),
            Event::End(_) => {}
            Event::Text(_) => return self.text_run(spots, at),
            Event::Code(code) => {
                // Code is read from left to right in every language; the attribute also keeps its
                // signs apart from the sentence around it.
                let is_turned = self.strings().is_right_to_left;
                self.html.push_str(if is_turned { "<code dir=\"ltr\">" } else { "<code>" });
                escape_text_into(&mut self.html, code);
                self.html.push_str("</code>");
            }
            Event::InlineMath(latex) => self.math(latex, range, false),
            Event::DisplayMath(latex) => self.math(latex, range, true),
            Event::InlineHtml(html) | Event::Html(html) => self.raw_html(html),
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br/>\n"),
            Event::Rule => self.html.push_str("<hr/>\n"),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::TaskListMarker(done) => self.task_marker(*done),
        }
        at + 1
    }

    /// Writes the element that starts at index `at` with its content. Returns the index after its
    /// end.
    fn start(&mut self, tag: &Tag<'_>, spots: &[Spot<'_>], at: usize) -> usize {
        let end = end_of(spots, at);
        let inner = &spots[at + 1..end];
        let range = &spots[at].1;
        match tag {
            Tag::MetadataBlock(_) => {}
            Tag::Paragraph => match media::figure(inner) {
                Some((url, title, alt)) => self.figure(url, title, &alt, &spots[at + 1].1),
                None if is_display_math(inner) => self.write(inner),
                None if self.is_speech(spots, at) => self.speech(spots, at),
                None if self.beginning.is_empty() && self.in_question == 0 => {
                    self.beginning = cut(&text_between(spots, at));
                    self.wrap("<p>", inner, "</p>\n");
                }
                None => self.wrap("<p>", inner, "</p>\n"),
            },
            Tag::Heading { level, .. } => self.heading(*level as u8, spots, at),
            Tag::BlockQuote(None) => self.wrap("<blockquote>\n", inner, "</blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.callout(*kind, inner),
            Tag::CodeBlock(kind) => self.code_block(kind, inner, range),
            Tag::HtmlBlock => {
                let html: String = inner
                    .iter()
                    .map(|(event, _)| match event {
                        Event::Html(html) | Event::Text(html) => html.as_ref(),
                        _ => "",
                    })
                    .collect();
                self.raw_html(&html);
            }
            Tag::List(None) => self.wrap("<ul>\n", inner, "</ul>\n"),
            Tag::List(Some(1)) => self.wrap("<ol>\n", inner, "</ol>\n"),
            Tag::List(Some(start)) => {
                self.wrap(&format!("<ol start=\"{start}\">\n"), inner, "</ol>\n");
            }
            Tag::Item => {
                let open = if is_task(inner) { "<li class=\"cm-task\">" } else { "<li>" };
                self.wrap(open, inner, "</li>\n");
            }
            // Written at the end of the page.
            Tag::FootnoteDefinition(_) => {}
            Tag::DefinitionList => self.wrap("<dl>\n", inner, "</dl>\n"),
            Tag::DefinitionListTitle => self.wrap("<dt>", inner, "</dt>\n"),
            Tag::DefinitionListDefinition => self.wrap("<dd>", inner, "</dd>\n"),
            Tag::Table(alignments) => self.table(alignments, spots, at, end),
            Tag::TableHead => {
                self.in_table_head = true;
                self.column = 0;
                self.wrap("<thead>\n<tr>", inner, "</tr>\n</thead>\n<tbody>\n");
                self.in_table_head = false;
            }
            Tag::TableRow => {
                self.column = 0;
                self.wrap("<tr>", inner, "</tr>\n");
            }
            Tag::TableCell => self.cell(inner),
            Tag::Emphasis => self.wrap("<em>", inner, "</em>"),
            Tag::Strong => self.wrap("<strong>", inner, "</strong>"),
            Tag::Strikethrough => self.wrap("<del>", inner, "</del>"),
            Tag::Superscript => self.wrap("<sup>", inner, "</sup>"),
            Tag::Subscript => self.wrap("<sub>", inner, "</sub>"),
            Tag::Link { link_type: LinkType::ShortcutUnknown, .. } => self.citation(inner, range),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link(*link_type, dest_url, title, inner);
            }
            Tag::Image { dest_url, title, .. } => {
                let alt = text_between(spots, at);
                self.image(dest_url, title, &alt, range);
            }
        }
        end + 1
    }

    /// Adds the component `name`, filled in with `view`. If its template fails, nothing is added
    /// and the fault is reported.
    fn component(&mut self, name: &'static str, view: &impl Serialize) {
        let look = self.common().look;
        if let Err(error) = look.templates.component(name, view, &mut self.html) {
            self.diagnostics.push(look.fault(&error));
            self.fault.get_or_insert(error);
        }
    }

    /// Returns what `write` writes, without adding it to the page.
    fn piece(&mut self, write: impl FnOnce(&mut Self)) -> Html {
        let before = std::mem::take(&mut self.html);
        self.block(write);
        Html::from_markup(std::mem::replace(&mut self.html, before))
    }

    /// The gap of the current question in which the byte `at` of the file is, with its field.
    fn gap_at(&self, at: usize) -> Option<(Span, Html)> {
        holding(&self.gaps, |(gap, _)| *gap, at).cloned()
    }

    fn wrap(&mut self, open: &str, inner: &[Spot<'_>], close: &str) {
        self.html.push_str(open);
        self.block(|writer| writer.write(inner));
        self.html.push_str(close);
    }

    /// Writes a text that consists of several events, and links the first use of each term.
    fn text_run(&mut self, spots: &[Spot<'_>], at: usize) -> usize {
        let mut end = at;
        let mut run = String::new();
        while let Some((event, range)) = spots.get(end) {
            if self.gap_at(range.start).is_some() {
                break;
            }
            match event {
                Event::Text(text) => run.push_str(text),
                Event::SoftBreak => run.push('\n'),
                _ => break,
            }
            end += 1;
        }
        if self.no_terms > 0 {
            escape_text_into(&mut self.html, &run);
            return end;
        }
        // A line end within a term is a space to the finder; both are one byte long.
        let found = self.common().terms.first_uses(&run.replace('\n', " "), &mut self.seen_terms);
        let mut written = 0;
        for term_use in found {
            escape_text_into(&mut self.html, &run[written..term_use.range.start]);
            self.term(term_use.term, &run[term_use.range.clone()]);
            written = term_use.range.end;
        }
        escape_text_into(&mut self.html, &run[written..]);
        end
    }

    fn term(&mut self, index: usize, text: &str) {
        let terms = self.common().terms;
        let Some(term) = terms.entry(index) else {
            escape_text_into(&mut self.html, text);
            return;
        };
        let url = self.site.relative_url(terms.site());
        self.html.push_str("<a class=\"cm-term\" id=\"");
        escape_into(&mut self.html, &term_use_anchor(&term.anchor));
        let note = format!("cm:note:{}", term.anchor);
        self.html.push_str("\" href=\"");
        escape_into(&mut self.html, &format!("{url}#{}", encode_path(&term.anchor)));
        self.html.push('"');
        self.attribute("aria-describedby", &note);
        self.html.push('>');
        escape_text_into(&mut self.html, text);
        self.html.push_str("</a>");
        self.margin(Some(&note), &term.names[0], &term.definition);
    }

    fn link(&mut self, link_type: LinkType, address: &str, title: &str, inner: &[Spot<'_>]) {
        if !has_picture(inner) && plain_text(inner.iter()).trim().is_empty() {
            return;
        }
        let url = if link_type == LinkType::Email {
            Some(format!("mailto:{address}"))
        } else {
            self.url(address)
        };
        if let Some(url) = &url {
            self.html.push_str("<a");
            self.attribute("href", url);
            if !title.is_empty() {
                self.attribute("title", title);
            }
            self.html.push('>');
        }
        self.no_terms += 1;
        self.in_link += 1;
        self.block(|writer| writer.write(inner));
        self.in_link -= 1;
        self.no_terms -= 1;
        if url.is_some() {
            self.html.push_str("</a>");
        }
    }

    /// The address as written in the page; `None` when it leads nowhere or is not safe.
    fn url(&self, address: &str) -> Option<String> {
        let link = classify(address);
        let query = match &link {
            Link::External { .. } => return Some(address.trim().to_owned()),
            Link::Page { query: Some(query), .. } => format!("?{query}"),
            Link::Page { .. } | Link::Fragment(_) => String::new(),
            _ => return None,
        };
        Some(self.url_of(self.source.destinations.get(&link)?, &query))
    }

    /// The URL of a destination. `query` comes before the place on a page.
    fn url_of(&self, destination: &Destination<'_>, query: &str) -> String {
        let to = |target: &SitePath, fragment: Option<&str>| {
            let mut url = self.site.relative_url(target) + query;
            if let Some(fragment) = fragment {
                url.push('#');
                url.push_str(&encode_path(fragment));
            }
            url
        };
        match destination {
            Destination::Site(site, fragment) => to(site, *fragment),
            Destination::Asset { site, .. } => to(site, None),
            Destination::Here(fragment) if self.is_drawn => to(self.source.site, Some(fragment)),
            Destination::Here(fragment) => format!("#{}", encode_path(fragment)),
        }
    }

    fn citation(&mut self, inner: &[Spot<'_>], range: &Range<usize>) {
        let start = Span::new(range.clone()).start;
        let citations = &self.source.document().citations;
        let found = citations.binary_search_by_key(&start, |citation| citation.span.start).ok();
        let source = self.source;
        let formatted = found.and_then(|at| Some((at, source.citations.get(at)?.as_ref()?)));
        match formatted {
            Some((at, CitationText { html, notes })) => {
                self.html.push_str("<span class=\"cm-citation\"");
                if !self.is_drawn {
                    self.attribute("id", &citation_anchor(at + 1));
                    if !self.in_template {
                        self.citations.insert(at);
                    }
                }
                self.html.push('>');
                self.html.push_str(html.as_str());
                self.html.push_str("</span>");
                if self.in_question == 0 {
                    self.note_references(notes);
                }
            }
            None => {
                self.no_terms += 1;
                self.html.push('[');
                self.write(inner);
                self.html.push(']');
                self.no_terms -= 1;
            }
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        escape_into(&mut self.html, value);
        self.html.push('"');
    }
}

/// Whether these events show something besides text: a picture, a formula or HTML.
fn has_picture(spots: &[Spot<'_>]) -> bool {
    spots.iter().any(|(event, _)| match event {
        Event::Start(Tag::Image { .. }) | Event::InlineMath(_) => true,
        Event::InlineHtml(html) => !html.starts_with("<!--"),
        _ => false,
    })
}

/// `text` with single spaces, cut at a word after about 150 characters, because lists of search
/// results show no more than that.
fn cut(text: &str) -> String {
    const LENGTH: usize = 150;
    let mut cut = String::new();
    for word in text.split_whitespace() {
        if cut.chars().count() > LENGTH {
            cut.push_str(" …");
            break;
        }
        if !cut.is_empty() {
            cut.push(' ');
        }
        cut.push_str(word);
    }
    cut
}

fn is_display_math(inner: &[Spot<'_>]) -> bool {
    matches!(inner, [(Event::DisplayMath(_), _)])
}
