//! Finds the questions that quizzes draw from other pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::{PageId, QuestionId, UnitId};
use crate::model::quiz::Pool;
use crate::parse::front_matter::OwnFront;
use crate::parse::quiz::QuizFront;
use crate::resolve::assembly::Assembly;
use crate::text::list::{Count, quoted};
use crate::text::span::{Span, Spanned};

/// The name for every unit before this one.
const EARLIER: &str = "earlier";
/// The minutes that a drawn question takes, which is the average in the shipped course.
const MINUTES_EACH: usize = 1;

/// The pools of every quiz that draws. A quiz draws only scored questions, and none of its own.
/// From another quiz it draws that quiz's own questions, not those it draws itself. No question is
/// drawn twice ([`divided`]).
pub fn pools(course: &Assembly, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<PageId, Vec<Pool>> {
    let mut pools = BTreeMap::new();
    let keys: BTreeMap<&str, PageId> =
        course.lessons().map(|id| (course.page(id).slug.as_str(), id)).collect();
    for id in course.lessons() {
        let OwnFront::Quiz(front) = &course.page(id).parsed.front.own else { continue };
        if front.draws.is_empty() {
            let document = &course.page(id).parsed;
            if document.questions().is_empty() && !document.has_unread_questions() {
                diagnostics.push(
                    Diagnostic::new(
                        &codes::NO_QUESTIONS,
                        Place::new(&document.path, Span::default()),
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
    course: &Assembly,
    quiz: PageId,
    front: &QuizFront,
    keys: &BTreeMap<&str, PageId>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Pool> {
    let path = &course.page(quiz).parsed.path;
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
    let counts: Vec<usize> = front.draws.iter().map(|draw| draw.count as usize).collect();
    let divided = divided(&named, &counts);
    let mut pools = Vec::with_capacity(named.len());
    for (at, questions) in divided.into_iter().enumerate() {
        let count = counts[at];
        // An unknown place, or the quiz itself, has its own diagnostic.
        let is_sound = front.draws[at].from.iter().all(|key| is_place(course, quiz, key, keys));
        if questions.len() < count
            && is_sound
            && let Some(first) = front.draws[at].from.first()
        {
            let names = quoted(front.draws[at].from.iter().map(|key| key.value.as_str()), "and");
            let message = format!(
                "the draw takes {}, and finds {} in {names}",
                Count(count, "question"),
                questions.len(),
            );
            let help = match (first.value.as_str(), course.page(quiz).unit) {
                (EARLIER, Some(UnitId(0))) => "this is the first unit: name pages, or a unit",
                _ => "write more questions there, name more places, or lower `count`",
            };
            diagnostics.push(
                Diagnostic::new(&codes::TOO_FEW_QUESTIONS, Place::new(path, first.span), message)
                    .help(help)
                    .note("only questions with a score are drawn, and each by one draw"),
            );
        }
        let count = count.min(questions.len());
        pools.push(Pool { count, questions: questions.into_iter().collect() });
    }
    pools
}

/// Divides questions among draws. Each draw names some and takes a certain number of them. The draw
/// with fewer to choose from is served first, with everything it names; a draw with too few then
/// takes from those that have more than they need.
fn divided(named: &[BTreeSet<QuestionId>], counts: &[usize]) -> Vec<BTreeSet<QuestionId>> {
    let mut order: Vec<usize> = (0..named.len()).collect();
    order.sort_by_key(|at| named[*at].len());
    let mut taken: BTreeSet<QuestionId> = BTreeSet::new();
    let mut pools = vec![BTreeSet::new(); named.len()];
    for at in order {
        pools[at] = named[at].difference(&taken).copied().collect();
        taken.extend(&pools[at]);
    }
    for at in 0..named.len() {
        while pools[at].len() < counts[at] && took(at, named, counts, &mut pools, &mut vec![at]) {}
    }
    pools
}

/// Moves one question to the draw `to`, from a draw that can spare one or can itself take another
/// instead. Returns whether there was one. `asked` has the draws that were asked already.
fn took(
    to: usize,
    named: &[BTreeSet<QuestionId>],
    counts: &[usize],
    pools: &mut [BTreeSet<QuestionId>],
    asked: &mut Vec<usize>,
) -> bool {
    for from in 0..named.len() {
        if asked.contains(&from) {
            continue;
        }
        let Some(question) = pools[from].intersection(&named[to]).next().copied() else { continue };
        asked.push(from);
        if pools[from].len() > counts[from] || took(from, named, counts, pools, asked) {
            pools[from].remove(&question);
            pools[to].insert(question);
            return true;
        }
    }
    false
}

/// Whether `key` names something that the quiz may draw from.
fn is_place(
    course: &Assembly,
    quiz: PageId,
    key: &Spanned<String>,
    keys: &BTreeMap<&str, PageId>,
) -> bool {
    match keys.get(key.value.as_str()) {
        Some(page) => *page != quiz,
        None => key.value == EARLIER || course.units.iter().any(|unit| unit.slug == key.value),
    }
}

/// The scored questions of the page, the unit or the units that `key` names.
fn questions_of(
    course: &Assembly,
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
            let unit = course.units.iter().find(|unit| unit.slug == name);
            unit.map(|unit| unit.pages.clone()).unwrap_or_default()
        }
    };
    pages
        .into_iter()
        .filter(|page| *page != quiz)
        .flat_map(|page| {
            let questions = course.page(page).parsed.questions().iter().enumerate();
            questions
                .filter(|(_, question)| question.is_scored())
                .map(move |(at, _)| (page, at))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The minutes that the questions drawn by `pools` take.
pub fn minutes(pools: &[Pool]) -> u32 {
    let drawn: usize = pools.iter().map(|pool| pool.count).sum();
    u32::try_from(drawn * MINUTES_EACH).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_that_share_questions_divide_them() {
        let all = |places: &[usize]| -> BTreeSet<QuestionId> {
            places.iter().map(|at| (PageId(0), *at)).collect()
        };
        let of = |named: &[&[usize]], counts: &[usize]| -> Vec<Vec<usize>> {
            let named: Vec<_> = named.iter().map(|places| all(places)).collect();
            let pools = divided(&named, counts);
            pools.iter().map(|pool| pool.iter().map(|(_, at)| *at).collect()).collect()
        };
        // The draw with fewer to choose from keeps what it names.
        assert_eq!(of(&[&[1, 2, 3, 4], &[1, 2]], &[2, 1]), [vec![3, 4], vec![1, 2]]);
        // A draw with too few takes what the other can spare.
        assert_eq!(of(&[&[1, 2, 3], &[1, 2, 3]], &[1, 1]), [vec![2, 3], vec![1]]);
        assert_eq!(of(&[&[1, 2], &[2, 3], &[1, 2]], &[1, 1, 1]), [vec![2], vec![3], vec![1]]);
        // No draw gives up a question it needs to one that would still have too few.
        assert_eq!(of(&[&[1], &[1, 2]], &[1, 2]), [vec![1], vec![2]]);
    }
}
