//! Builds the pages of a course from the parsed files.

use std::collections::BTreeMap;

use crate::model::course::{ObjectiveId, PageId, QuestionId};
use crate::model::inline::Inline;
use crate::model::page::{Content, Page, PageKind};
use crate::model::quiz::{Feedback, Pool, Questions, Quiz};
use crate::parse::page;
use crate::parse::question::QuizSection;
use crate::resolve::assembly::{Assembly, Placed};
use crate::resolve::{pools, surveys};
use crate::text::span::Spanned;

/// Builds the pages of the course. `drawn` has the questions that quizzes draw from other pages, and
/// `tried` is the question of the front page.
pub fn pages(
    assembly: &Assembly,
    mut drawn: BTreeMap<PageId, Vec<Pool>>,
    tried: Option<QuestionId>,
) -> Vec<Page> {
    let objectives = assembly.manifest.objectives.iter().enumerate();
    let names = Names {
        objectives: objectives.map(|(at, o)| (o.id.value.as_str(), ObjectiveId(at))).collect(),
        slugs: assembly.slugs(),
        tried,
    };
    let placed = assembly.pages.iter().enumerate();
    placed
        .map(|(at, placed)| {
            let id = PageId(at);
            page(assembly, &names, id, placed, drawn.remove(&id).unwrap_or_default())
        })
        .collect()
}

/// Looks up the names that pages use.
struct Names<'a> {
    objectives: BTreeMap<&'a str, ObjectiveId>,
    slugs: BTreeMap<&'a str, PageId>,
    tried: Option<QuestionId>,
}

impl Names<'_> {
    /// The objectives with these ids. Unknown ids have their own diagnostics.
    fn objectives(&self, ids: &[Spanned<String>]) -> Vec<ObjectiveId> {
        ids.iter().filter_map(|id| self.objectives.get(id.value.as_str()).copied()).collect()
    }
}

fn page(
    assembly: &Assembly,
    names: &Names<'_>,
    id: PageId,
    placed: &Placed,
    drawn: Vec<Pool>,
) -> Page {
    let parsed = &placed.parsed;
    let front = &parsed.front;
    let title = front.title.as_ref();
    let title = title.map_or_else(|| Inline::plain(&placed.slug), |title| title.value.clone());
    let minutes = match (parsed.kind, front.minutes) {
        (PageKind::Handout | PageKind::Page, _) => 0,
        (_, Some(minutes)) => minutes,
        (_, None) => parsed.document.effort.minutes() + pools::minutes(&drawn),
    };
    let needs = front
        .needs
        .iter()
        .filter_map(|need| Some(Spanned::new(*names.slugs.get(need.value.as_str())?, need.span)));
    let needs = needs.collect();
    let content = match (&parsed.content, parsed.kind) {
        (page::Content::Questions { questions, hash, recall, guess }, kind) => {
            let quizzes = questions.quizzes.iter().enumerate();
            let asked = Questions {
                list: questions.questions.clone(),
                objectives: questions
                    .names
                    .iter()
                    .map(|named| names.objectives(&named.objectives))
                    .collect(),
                quizzes: quizzes
                    .map(|(at, section)| {
                        let pools = if kind == PageKind::Quiz { drawn.clone() } else { Vec::new() };
                        quiz(assembly, placed, &title, (at, section), pools)
                    })
                    .collect(),
                recall: recall.clone(),
                guess: guess.clone(),
                hash: *hash,
            };
            match kind {
                PageKind::Quiz => Content::Quiz(asked),
                _ => Content::Lesson(asked),
            }
        }
        (page::Content::Scenario(scenario), _) => Content::Scenario(scenario.clone()),
        (page::Content::Survey(survey), _) => {
            Content::Survey { survey: survey.clone(), compare: surveys::compared(assembly, id) }
        }
        (page::Content::Glossary(terms), _) => Content::Glossary(terms.clone()),
        (page::Content::Prompts(prompts), _) => Content::Prompts(prompts.clone()),
        (page::Content::Plain, PageKind::Front) => Content::Front { question: names.tried },
        (page::Content::Plain, PageKind::Unit) => Content::Unit,
        (page::Content::Plain, PageKind::Page) => Content::Page,
        (page::Content::Plain, _) => Content::Handout,
    };
    Page {
        slug: placed.slug.clone(),
        unit: placed.unit,
        title,
        summary: front.summary.clone(),
        cover: None,
        speakers: Vec::new(),
        objectives: names.objectives(&front.objectives),
        needs,
        is_draft: front.draft,
        links_terms: front.terms,
        extra: front.extra.clone(),
        document: parsed.document.clone(),
        targets: BTreeMap::new(),
        site: placed.site.clone(),
        number: placed.number,
        stated_minutes: front.minutes,
        minutes,
        quotes: BTreeMap::new(),
        content,
    }
}

/// The quiz that is number `at`, from 0, on its page.
fn quiz(
    assembly: &Assembly,
    placed: &Placed,
    page_title: &str,
    (at, section): (usize, &QuizSection),
    pools: Vec<Pool>,
) -> Quiz {
    let parsed = &placed.parsed;
    let is_page = parsed.kind == PageKind::Quiz;
    let id = match (is_page, &section.id) {
        (true, _) => placed.slug.clone(),
        (false, Some(id)) => format!("{}/{id}", placed.slug),
        (false, None) => format!("{}/quiz-{}", placed.slug, at + 1),
    };
    let heading = section.heading.and_then(|span| {
        parsed.document.headings.iter().find(|heading| heading.span.start == span.start)
    });
    let own = parsed.questions().get(section.questions.clone()).unwrap_or_default();
    let scored = own.iter().filter(|question| question.is_scored()).count();
    // In a lesson after each question; on a quiz page at the end.
    let usual = if is_page { Feedback::End } else { Feedback::Each };
    let feedback = section.feedback.unwrap_or(usual);
    Quiz {
        id,
        title: heading.map_or_else(|| page_title.to_owned(), |heading| heading.text.clone()),
        is_page,
        span: section.span,
        heading: section.heading,
        questions: section.questions.clone(),
        pass: section.pass,
        attempts: section.attempts,
        feedback,
        shuffle: section.shuffle,
        show: section.show.map_or(scored, |show| show as usize).min(scored),
        confidence: section.confidence.unwrap_or(assembly.manifest.settings.confidence),
        is_handed_in: is_page
            || feedback != Feedback::Each
            || section.pass.is_some()
            || section.attempts.is_some(),
        pools,
    }
}
