//! Headings in a text.

use pulldown_cmark::Event;

use crate::markdown::{Spot, end_of, plain_text, text_between};
use crate::render::body::{Writer, has_picture};
use crate::text::span::Span;

impl Writer<'_> {
    pub(super) fn heading(&mut self, level: u8, spots: &[Spot<'_>], at: usize) {
        let inner = &spots[at + 1..end_of(spots, at)];
        let start = Span::new(spots[at].1.clone()).start;
        let headings = &self.source.document().headings;
        let found = headings.binary_search_by_key(&start, |heading| heading.span.start);
        let heading = found.ok().and_then(|at| headings.get(at));
        if text_between(spots, at).trim().is_empty() && !has_picture(inner) {
            if let Some(heading) = heading {
                self.html.push_str("<span");
                self.attribute("id", &heading.anchor);
                self.html.push_str("></span>\n");
            }
            return;
        }
        let level = level.max(2);
        self.html.push_str(&format!("<h{level}"));
        if let Some(heading) = heading {
            let text = match self.strings().is_right_to_left {
                true => with_isolated_code(&spots[at..end_of(spots, at)]),
                false => text_between(spots, at),
            };
            let text = text.replace('\n', " ");
            self.headings.insert(heading.anchor.clone(), text.trim().to_owned());
            self.attribute("id", &heading.anchor);
            if !heading.classes.is_empty() {
                self.attribute("class", &heading.classes.join(" "));
            }
        }
        self.html.push('>');
        if let Some(alias) = heading.and_then(|heading| heading.alias.as_ref()) {
            self.html.push_str("<span");
            self.attribute("id", alias);
            self.html.push_str("></span>");
        }
        self.no_terms += 1;
        self.block(|writer| writer.write(inner));
        self.no_terms -= 1;
        self.html.push_str(&format!("</h{level}>\n"));
    }
}

/// The plain text of `spots` for a page from right to left. Marks keep code from left to right,
/// because without them `f()` is shown as `()f` in lists of headings.
fn with_isolated_code(spots: &[Spot<'_>]) -> String {
    let isolated = spots.iter().map(|(event, range)| match event {
        Event::Code(code) => (Event::Code(format!("\u{2066}{code}\u{2069}").into()), range.clone()),
        other => (other.clone(), range.clone()),
    });
    plain_text(isolated.collect::<Vec<_>>().iter())
}
