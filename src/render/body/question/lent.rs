//! The questions of a page that other pages load when they ask them: quizzes, whose own pages only
//! have a sample, and the review.

use std::collections::BTreeMap;

use crate::markdown::Spot;
use crate::model::page::PageKind;
use crate::render::body::Writer;
use crate::render::data::quiz::{KeyLine, LentQuestion};
use crate::render::html::{Html, json_for_script};
use crate::render::marks::marks;
use crate::render::pages::INDEX;
use crate::render::site::{SiteFile, SiteFiles};
use crate::text::path::SitePath;

/// The folder of the files with these questions.
const FOLDER: &str = "questions";

/// The path of the file with the questions of the page `slug`.
pub fn path(slug: &str) -> SitePath {
    SitePath::new(&format!("{FOLDER}/{slug}.js"))
}

impl Writer<'_> {
    /// The questions that quizzes load from the file of the page, as JSON; `None` when there are
    /// none. Links in them are relative to the root of the site. `spots` are all events of the page.
    pub(in crate::render::body) fn lent(&mut self, spots: &[Spot<'_>]) -> Option<Html> {
        let context = self.context;
        if context.lent.is_empty() {
            return None;
        }
        let root = SitePath::new(INDEX);
        let mut writer = Writer::new(context, &root, spots);
        writer.is_drawn = true;
        writer.in_quiz = true;
        let mut lent = Vec::new();
        for at in &context.lent {
            let id = &context.own.questions()[*at].id.value;
            // What is wrong with a question is reported where the page has it. The page of a quiz
            // only has a sample.
            writer.is_lending =
                context.own.kind == PageKind::Quiz && self.undrawn.contains(id.as_str());
            let form = writer.piece(|writer| writer.question(spots, *at, true, false));
            let Some(mut question) = writer.questions.questions.pop() else { continue };
            let own = &context.own.questions()[*at];
            question.shuffle = own.shuffle;
            let right = if writer.omits() { None } else { writer.short_key(own) };
            let key = right.map(|right| KeyLine { title: own.title.clone(), right });
            lent.push(LentQuestion { question, form: marks(&form), key });
        }
        self.diagnostics.append(&mut writer.diagnostics);
        self.fault = self.fault.take().or(writer.fault);
        Some(json_for_script(&lent))
    }
}

/// Adds the files to `site`: `lent` has the questions by the slugs of their pages.
pub fn add(lent: &BTreeMap<&str, &Html>, site: &mut SiteFiles<'_>) {
    for (slug, questions) in lent {
        let text = format!("coursemarkQuestions({slug:?},{questions})");
        site.generate(path(slug), SiteFile::Bytes(text.into_bytes().into()));
    }
}
