//! The pages that list references and terms, with the pages that use them.

use std::collections::BTreeMap;

use crate::model::course::PageId;
use crate::model::inline::Inline;
use crate::model::site_page::SitePage;
use crate::render::body::{citation_anchor, term_use_anchor};
use crate::render::citations::anchor as reference_anchor;
use crate::render::html::Html;
use crate::render::memo::Keyed;
use crate::render::pages::Shell;
use crate::render::view::*;
use crate::text::path::encode_path;

impl Shell<'_> {
    /// The references cited on a page, with links to the places.
    pub(super) fn cited(&self, id: PageId) -> Vec<ReferenceView> {
        let page = self.course.page(id);
        let reached = &self.text(id).citations;
        let mut uses: BTreeMap<&str, Vec<UseView>> = BTreeMap::new();
        for (at, citation) in page.document.citations.iter().enumerate() {
            for item in &citation.value.items {
                let links = uses.entry(&item.key.value).or_default();
                if !reached.contains(&at) {
                    continue;
                }
                links.push(UseView {
                    url: format!("#{}", citation_anchor(at + 1)),
                    title: Html::between_tags(&(links.len() + 1).to_string()),
                    more: Vec::new(),
                });
            }
        }
        // References in drawn questions are listed without links, as their places are on other
        // pages.
        let pools = page.quizzes().iter().flat_map(|quiz| &quiz.pools);
        for (source, at) in pools.flat_map(|pool| &pool.questions) {
            let source = self.course.page(*source);
            let span = source.questions()[*at].span.range();
            let all = source.document.citations.iter();
            for citation in all.filter(|c| span.contains(&c.span.range().start)) {
                for item in &citation.value.items {
                    uses.entry(&item.key.value).or_default();
                }
            }
        }
        if uses.is_empty() {
            return Vec::new();
        }
        let mut cited: Vec<(usize, &str, Vec<UseView>)> = uses
            .into_iter()
            .filter_map(|(key, uses)| Some((self.citations.place(key)?, key, uses)))
            .collect();
        cited.sort_by_key(|(place, ..)| *place);
        cited
            .into_iter()
            .map(|(place, key, uses)| {
                let entry = self.citations.bibliography[place].1.clone();
                ReferenceView { id: reference_anchor(key), entry, uses }
            })
            .collect()
    }

    /// The references page. It links to the places that cite a reference, or to the page alone when
    /// a link can lead to none of them.
    pub fn references(&self) -> ReferencesView {
        let site = SitePage::References.path();
        let mut uses: BTreeMap<&str, Vec<(PageId, UseView)>> = BTreeMap::new();
        for (id, page) in self.course.pages.iter().enumerate() {
            let reached = &self.text(PageId(id)).citations;
            let url_of_page = self.frame().url(&site, &page.site);
            for (at, citation) in page.document.citations.iter().enumerate() {
                let is_reached = reached.contains(&at);
                let url = match is_reached {
                    true => format!("{url_of_page}#{}", citation_anchor(at + 1)),
                    false => url_of_page.clone(),
                };
                for item in &citation.value.items {
                    let on = uses.entry(&item.key.value).or_default();
                    match on.last_mut() {
                        Some((last, _)) if last.0 == id && !is_reached => {}
                        Some((last, view)) if last.0 == id && view.url == url_of_page => {
                            view.url = url.clone();
                        }
                        Some((last, view)) if last.0 == id => {
                            let title = (view.more.len() + 2).to_string();
                            view.more.push(LinkView::new(url.clone(), &Inline::plain(&title)));
                        }
                        _ => {
                            let title = Html::inline(&page.title);
                            let view = UseView { url: url.clone(), title, more: Vec::new() };
                            on.push((PageId(id), view));
                        }
                    }
                }
            }
        }
        let references = self
            .citations
            .bibliography
            .iter()
            .map(|(key, entry)| ReferenceView {
                id: reference_anchor(key),
                entry: entry.clone(),
                uses: uses
                    .remove(key.as_str())
                    .unwrap_or_default()
                    .into_iter()
                    .map(|(_, view)| view)
                    .collect(),
            })
            .collect();
        let title = self.title("references");
        ReferencesView { page: self.frame().page(&site, "references", &title), references }
    }

    /// The glossary page. `definitions` holds the HTML of each term's definition.
    pub fn glossary(&self, id: PageId, introduction: Html, definitions: Vec<Html>) -> GlossaryView {
        let page = self.course.page(id);
        let terms = page.terms();
        let mut uses: Vec<Vec<LinkView>> = vec![Vec::new(); terms.len()];
        for (index, body) in self.texts.iter().map(Keyed::get).enumerate() {
            let user = &self.course.pages[index];
            for term in &body.terms {
                let anchor = encode_path(&term_use_anchor(&terms[*term].anchor));
                let url = format!("{}#{anchor}", self.frame().url(&page.site, &user.site));
                uses[*term].push(LinkView::new(url, &user.title));
            }
        }
        let mut views: Vec<TermView> = terms
            .iter()
            .zip(definitions)
            .zip(uses)
            .map(|((term, definition), uses)| TermView {
                id: term.anchor.clone(),
                name: term.names[0].clone(),
                definition,
                uses,
            })
            .collect();
        views.sort_by_cached_key(|term| (term.name.to_lowercase(), term.id.clone()));
        let mut view = self.of(id);
        let shown = views.iter().map(|term| &term.definition).chain([&introduction]);
        self.frame().add_formulas(&mut view, &page.site, shown);
        GlossaryView { page: view, introduction, terms: views, references: self.cited(id) }
    }
}
