//! The questions of a page that other pages load when they ask them: quizzes, whose own pages only
//! have a sample, and the review.

use std::collections::BTreeMap;

use crate::markdown::Spot;
use crate::model::page::PageKind;
use crate::render::body::Writer;
use crate::render::data::quiz::{KeyLine, LentPrompt, LentQuestion};
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
    /// The questions that other pages load from the file of the page, as JSON, and after a comma its
    /// prompts for recall, if it lends any; `None` when there are none of both. Links in them are relative to the root of the site. `spots` are all events of the page.
    pub(in crate::render::body) fn lent(&mut self, spots: &[Spot<'_>]) -> Option<Html> {
        let context = self.context;
        if context.lent.is_empty() && !context.lends_recall {
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
        // The page has its prompts itself, and reports what is wrong with them.
        writer.is_lending = false;
        writer.no_terms += 1;
        writer.in_question += 1;
        let sets = context.own.written().recall.iter().filter(|_| context.lends_recall);
        let prompts: Vec<LentPrompt> = sets
            .flat_map(|set| &set.prompts)
            .map(|prompt| LentPrompt {
                id: prompt.id.value.clone(),
                question: marks(&writer.inline(spots, prompt.question)),
                answer: marks(&writer.quoted(spots, &[prompt.answer]).unwrap_or_default()),
                wording: prompt.wording.clone(),
            })
            .collect();
        self.diagnostics.append(&mut writer.diagnostics);
        self.fault = self.fault.take().or(writer.fault);
        let questions = json_for_script(&lent);
        Some(match prompts.is_empty() {
            true => questions,
            false => Html::from_markup(format!("{questions},{}", json_for_script(&prompts))),
        })
    }
}

/// Adds the files to `site`: `lent` has the questions by the slugs of their pages.
pub fn add(lent: &BTreeMap<&str, &Html>, site: &mut SiteFiles<'_>) {
    for (slug, questions) in lent {
        let text = format!("coursemarkQuestions({slug:?},{questions})");
        site.generate(path(slug), SiteFile::Bytes(text.into_bytes().into()));
    }
}
