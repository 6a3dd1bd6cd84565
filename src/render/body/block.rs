//! The blocks of a text that are components: callouts, code and tables. Also the boxes of tasks.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, Tag};

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::code_block::code_info;
use crate::markdown::{Spot, info_offset, text_between};
use crate::render::body::Writer;
use crate::render::highlight::Limit;
use crate::render::html::Html;
use crate::render::view::block::{CalloutView, CodeView, TableView};
use crate::text::span::Span;
use crate::text::suggestion::{did_you_mean, slip};
use crate::theme::strings::Argument;

impl Writer<'_> {
    pub(super) fn callout(&mut self, kind: BlockQuoteKind, inner: &[Spot<'_>]) {
        let kind = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let body = self.piece(|writer| writer.write(inner));
        self.component("callout", &CalloutView { kind, body });
    }

    pub(super) fn code_block(
        &mut self,
        kind: &CodeBlockKind<'_>,
        inner: &[Spot<'_>],
        range: &Range<usize>,
    ) {
        let code: String = inner
            .iter()
            .map(|(event, _)| if let Event::Text(text) = event { text.as_ref() } else { "" })
            .collect();
        let (info, info_at) = match kind {
            CodeBlockKind::Fenced(info) => {
                let at = info_offset(&self.source.document().text, range, info);
                (code_info(info, at).0, at)
            }
            CodeBlockKind::Indented => Default::default(),
        };
        let language = info.language.as_ref().map(|language| language.value.to_lowercase());
        let language = language.as_deref().unwrap_or("text");
        if let Some(written) = &info.language
            && !self.common().highlighter.knows(language)
            // Once for a page: the same language is often meant by many blocks.
            && self.unknown_languages.insert(language.to_owned())
        {
            let languages = self.common().highlighter.languages();
            let near = did_you_mean(language, languages.iter().map(String::as_str));
            let diagnostic = Diagnostic::new(
                &codes::UNKNOWN_LANGUAGE,
                Place::new(&self.source.document().path, written.span),
                format!("the language `{}` is not known", written.value),
            );
            let explained = match language {
                "mermaid" | "plantuml" | "dot" | "graphviz" => {
                    Some("diagrams are not drawn; export it as an SVG and show that as a picture")
                }
                "powershell" | "ps1" | "pwsh" => {
                    // Its grammar needs Oniguruma, which the feature `pure` does without.
                    Some("this program has no colours for PowerShell; write `text`")
                }
                _ => None,
            };
            self.report(match (explained, near) {
                (Some(help), _) => diagnostic.help(help),
                (None, Some(near)) => {
                    let certain = slip(&written.value, languages.iter().map(String::as_str));
                    diagnostic.suggest(Some(near)).respell(&written.value, certain)
                }
                (None, None) => diagnostic.help("write `text` for a block without colours"),
            });
        }
        let identity = format!("{language}\u{1f}{:?}\u{1f}{code}", info.marked);
        let (highlighted, _) =
            self.common().code.get(*blake3::hash(identity.as_bytes()).as_bytes(), || {
                self.common().highlighter.highlight(&code, language, &info.marked)
            });
        if let Some(limit) = highlighted.limit {
            let reason = match limit {
                Limit::Block => "the block is too long to be coloured",
                Limit::Line => "a line is too long to be coloured",
                Limit::Grammar => "the block is more than its grammar can colour",
            };
            let place = Place::new(&self.source.document().path, Span::at(info_at));
            self.report(
                Diagnostic::new(&codes::CODE_NOT_HIGHLIGHTED, place, reason)
                    .help("show a part of it, or write `text` for its language"),
            );
        }
        let strings = self.strings();
        let name = match self.common().highlighter.name(language) {
            Some(name) => {
                strings.format("code-name", &[("language", Argument::Text(name.to_owned()))])
            }
            None => strings.text("code-unnamed"),
        };
        let view = CodeView {
            title: info.title.as_deref().map(Html::between_tags),
            language: language.to_owned(),
            label: name,
            code: highlighted.html,
        };
        self.component("code", &view);
    }

    pub(super) fn table(
        &mut self,
        alignments: &[Alignment],
        spots: &[Spot<'_>],
        at: usize,
        end: usize,
    ) {
        let columns: Vec<String> = spots[at..end]
            .iter()
            .enumerate()
            .take_while(|(_, (event, _))| !matches!(event, Event::Start(Tag::TableRow)))
            .filter(|(_, (event, _))| matches!(event, Event::Start(Tag::TableCell)))
            .map(|(offset, _)| text_between(spots, at + offset).trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect();
        let strings = self.strings();
        let name = if columns.is_empty() {
            strings.text("table-unnamed")
        } else {
            strings.format(
                "table-name",
                &[("columns", Argument::Text(columns.join(&strings.text("separator"))))],
            )
        };
        self.alignments = alignments.to_vec();
        let rows = self.piece(|writer| writer.wrap("", &spots[at + 1..end], "</tbody>\n"));
        self.component("table", &TableView { label: name, rows });
    }

    pub(super) fn cell(&mut self, inner: &[Spot<'_>]) {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Center) => " class=\"cm-align-center\"",
            Some(Alignment::Right) => " class=\"cm-align-end\"",
            _ => "",
        };
        self.column += 1;
        // A screen reader would announce an empty column heading as a heading without content.
        let is_heading = self.in_table_head && !inner.is_empty();
        let (open, close) = if is_heading {
            (format!("<th scope=\"col\"{class}>"), "</th>")
        } else {
            (format!("<td{class}>"), "</td>")
        };
        self.wrap(&open, inner, close);
    }

    pub(super) fn task_marker(&mut self, done: bool) {
        let id = if done { "task-done" } else { "task-open" };
        let name = self.strings().text(id);
        self.html.push_str("<span class=\"cm-check\" role=\"img\"");
        self.attribute("aria-label", &name);
        if done {
            self.html.push_str(" data-done=\"\"");
        }
        self.html.push_str("></span>");
    }
}

/// Whether these events are the content of a list item with a task's box.
pub(super) fn is_task(inner: &[Spot<'_>]) -> bool {
    matches!(
        inner,
        [(Event::TaskListMarker(_), _), ..]
            | [(Event::Start(Tag::Paragraph), _), (Event::TaskListMarker(_), _), ..]
    )
}
