//! The questions that quizzes draw from elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::{Course, PageId, Pool, QuestionId};
use crate::parse::front_matter::OwnFront;
use crate::parse::quiz::QuizFront;
use crate::text::span::{Span, Spanned};

/// Every unit before this one.
const EARLIER: &str = "earlier";
/// Minutes that a drawn question takes: as long as the shipped course's take on average.
const MINUTES_EACH: usize = 1;

/// The pools of every quiz that draws. A quiz draws scored questions only, never its own, none that
/// another quiz draws from elsewhere, and each at most once: where two draws name the same places,
/// the one with fewer questions to choose from is served first.
pub fn pools(course: &Course, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<PageId, Vec<Pool>> {
    let mut pools = BTreeMap::new();
    let keys: BTreeMap<&str, PageId> =
        course.lessons().map(|id| (course.page(id).key.as_str(), id)).collect();
    for id in course.lessons() {
        let OwnFront::Quiz(front) = &course.page(id).document.front.own else { continue };
        if front.draws.is_empty() {
            let document = &course.page(id).document;
            if document.questions.questions.is_empty() {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::NO_QUESTIONS,
                        Place::file(&document.path),
                        "the quiz asks nothing",
                    )
                    .help("write each question as a heading `## … {#id}`, or add a `[[draw]]`"),
                );
            }
            continue;
        }
        pools.insert(id, drawn(course, id, front, &keys, diagnostics));
    }
    pools
}

fn drawn(
    course: &Course,
    quiz: PageId,
    front: &QuizFront,
    keys: &BTreeMap<&str, PageId>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Pool> {
    let path = &course.page(quiz).document.path;
    let named: Vec<BTreeSet<QuestionId>> = front
        .draws
        .iter()
        .map(|draw| {
            let mut from: BTreeSet<QuestionId> = BTreeSet::new();
            for key in &draw.from {
                if keys.get(key.value.as_str()) == Some(&quiz) {
                    let message = "a quiz cannot draw from itself";
                    let help = "its own questions are asked anyway; `show` says how many of them";
                    let place = Place::new(path, key.span);
                    diagnostics
                        .push(Diagnostic::new(&codes::INVALID_VALUE, place, message).help(help));
                }
                from.extend(questions_of(course, quiz, key, keys));
            }
            from
        })
        .collect();
    let mut order: Vec<usize> = (0..named.len()).collect();
    order.sort_by_key(|at| named[*at].len());
    let mut taken: BTreeSet<QuestionId> = BTreeSet::new();
    let mut pools = vec![Pool { count: 0, questions: Vec::new() }; named.len()];
    for at in order {
        let questions: Vec<QuestionId> = named[at].difference(&taken).copied().collect();
        let count = front.draws[at].count as usize;
        if questions.len() < count {
            let span = front.draws[at].from.first().map_or(Span::default(), |key| key.span);
            let names: Vec<&str> =
                front.draws[at].from.iter().map(|key| key.value.as_str()).collect();
            let message = format!(
                "the draw takes {count} questions, and finds {} in {}",
                questions.len(),
                names.join(", "),
            );
            diagnostics.push(
                Diagnostic::new(&codes::TOO_FEW_QUESTIONS, Place::new(path, span), message)
                    .help("write more questions there, name more places, or lower `count`")
                    .note("only questions with a score are drawn, and each by one draw"),
            );
        }
        taken.extend(&questions);
        pools[at] = Pool { count: count.min(questions.len()), questions };
    }
    pools
}

/// The scored questions of the page, the unit or the units that `key` names.
fn questions_of(
    course: &Course,
    quiz: PageId,
    key: &Spanned<String>,
    keys: &BTreeMap<&str, PageId>,
) -> Vec<QuestionId> {
    let own_unit = course.page(quiz).unit;
    let pages: Vec<PageId> = match (key.value.as_str(), keys.get(key.value.as_str())) {
        (_, Some(page)) => vec![*page],
        (EARLIER, None) => {
            let before = own_unit.map_or(0, |unit| unit.0);
            course.units[..before].iter().flat_map(|unit| unit.pages.iter().copied()).collect()
        }
        (name, None) => {
            let unit = course.units.iter().find(|unit| unit.key == name);
            unit.map(|unit| unit.pages.clone()).unwrap_or_default()
        }
    };
    pages
        .into_iter()
        .filter(|page| *page != quiz)
        .flat_map(|page| {
            let questions = course.page(page).document.questions.questions.iter().enumerate();
            questions
                .filter(|(_, question)| question.is_scored())
                .map(move |(at, _)| (page, at))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Adds the time that drawn questions take to pages whose author gave none.
pub fn add_minutes(course: &mut Course) {
    for (id, pools) in &course.pools {
        let page = &mut course.pages[id.0];
        if page.document.front.minutes.is_none() {
            let drawn: usize = pools.iter().map(|pool| pool.count).sum();
            page.minutes += u32::try_from(drawn * MINUTES_EACH).unwrap_or(0);
        }
    }
}
