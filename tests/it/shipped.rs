//! The course in `course/` keeps its promises, as far as they can be counted.

use std::collections::{BTreeMap, BTreeSet};

use coursemark::internals::model::course::{Course, PageId};
use coursemark::internals::model::data::Data;
use coursemark::internals::model::page::PageKind;
use coursemark::internals::model::question::{Answer, Question, QuestionKind, Reasons, Thinking};
use coursemark::internals::pipeline::Options;
use coursemark::internals::source::SourceTree;
use unicode_segmentation::UnicodeSegmentation;

use crate::support::{Files, compiled_as, read, resolved, root, tree};

/// The number of lessons in each unit. The last one is the toolbox, which has only handouts.
const LESSONS_OF_UNITS: [usize; 11] = [3, 4, 4, 4, 6, 4, 5, 5, 5, 3, 0];

fn files() -> Files {
    tree(&root().join("course"))
}

fn shipped() -> Course {
    resolved(&SourceTree::from_memory(files()))
}

/// The lessons that teach, each with its number, such as `2.3`.
fn lessons(course: &Course) -> Vec<(String, PageId)> {
    let mut lessons = Vec::new();
    for (unit, number) in course.units.iter().zip(1..) {
        let teaching = unit.pages.iter().filter(|id| {
            let page = course.page(**id);
            page.kind() == PageKind::Lesson && !page.objectives.is_empty()
        });
        lessons.extend(teaching.zip(1..).map(|(id, at)| (format!("{number}.{at}"), *id)));
    }
    lessons
}

fn scored(course: &Course, id: PageId) -> Vec<&Question> {
    let questions = course.page(id).questions();
    questions.iter().filter(|question| question.is_scored()).collect()
}

#[test]
fn nothing_is_wrong_with_it_the_craft_of_teaching_included() {
    let options = Options { pedagogy: true, ..Options::default() };
    let reported = compiled_as(files(), &options);
    assert_eq!(reported.diagnostics, []);
    assert!(reported.value.is_some());
}

#[test]
fn it_has_the_units_lessons_stories_surveys_quizzes_and_prompts_that_it_promises() {
    let course = shipped();
    let lessons = lessons(&course);
    assert_eq!(lessons.len(), LESSONS_OF_UNITS.iter().sum::<usize>());
    assert_eq!(course.units.len(), LESSONS_OF_UNITS.len());
    for (unit, number) in course.units.iter().zip(1..) {
        let own = lessons.iter().filter(|(name, _)| name.starts_with(&format!("{number}.")));
        assert_eq!(own.count(), LESSONS_OF_UNITS[number - 1], "{}", unit.slug);
    }
    let of = |kind: PageKind| {
        let pages = course.lessons().filter(|id| course.page(*id).kind() == kind);
        pages.map(|id| course.page(id).slug.clone()).collect::<BTreeSet<_>>()
    };
    assert_eq!(of(PageKind::Scenario).len(), 8);
    assert_eq!(of(PageKind::Survey).len(), 2);
    let quizzes = of(PageKind::Quiz);
    assert_eq!(quizzes.len(), 12, "ten units, two capstones: {quizzes:?}");

    let prompts = course.single(PageKind::Prompts).unwrap();
    let document = &course.page(prompts).document;
    let starts: Vec<_> = document.headings.iter().map(|heading| heading.span.range()).collect();
    assert_eq!(starts.len(), 52);
    for (at, heading) in document.headings.iter().enumerate() {
        let end = starts.get(at + 1).map_or(document.text.len(), |next| next.start);
        let text = &document.text[starts[at].end..end];
        let said: String = text.lines().filter(|line| !line.starts_with('[')).collect();
        assert!(said.unicode_words().count() <= 45, "{}", heading.text);
        assert_eq!(text.matches("](").count(), 1, "{}: one link", heading.text);
    }
}

#[test]
fn readme_says_how_much_there_is() {
    let words =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let course = shipped();
    let stories = course.pages.iter().filter(|page| page.kind() == PageKind::Scenario).count();
    let modules = LESSONS_OF_UNITS.iter().filter(|count| **count > 0).count();
    let said = format!(
        "{} lessons in {} modules, with questions, {} stories",
        lessons(&course).len(),
        words[modules],
        words[stories],
    );
    let readme = String::from_utf8(read(&root().join("README.md"))).unwrap();
    assert!(readme.contains(&said), "README does not say: {said}");
}

#[test]
fn it_asks_enough_and_asks_for_more_than_to_know() {
    let course = shipped();
    let mut all = Vec::new();
    let mut kinds = BTreeSet::new();
    for (number, id) in lessons(&course) {
        assert!(scored(&course, id).len() >= 6, "{number}");
    }
    for id in course.lessons() {
        let page = course.page(id);
        let own = scored(&course, id);
        if page.kind() == PageKind::Quiz {
            let least = match page.slug.as_str() {
                "capstone" => 30,
                "organisation-capstone" => 10,
                _ => 6,
            };
            assert!(own.len() >= least, "{}: {}", page.slug, own.len());
            assert_eq!(page.quizzes()[0].pass, Some(80.0), "{}", page.slug);
        }
        if page.slug == "capstone" {
            assert_eq!(page.quizzes()[0].show, 20);
            assert!(own.iter().all(|question| question.thinking >= Some(Thinking::Apply)));
        }
        let questions = page.questions();
        kinds.extend(questions.iter().map(Question::kind));
        all.extend(own);
    }
    assert!(all.len() >= 300, "{} questions", all.len());
    let at = |least: Thinking| all.iter().filter(|q| q.thinking >= Some(least)).count();
    assert!(
        at(Thinking::Apply) * 100 >= all.len() * 60,
        "{} of {}",
        at(Thinking::Apply),
        all.len()
    );
    let recall = all.len() - at(Thinking::Understand);
    assert!(recall * 100 <= all.len() * 15, "{recall} of {} only recall", all.len());
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), QuestionKind::ALL);
}

#[test]
fn every_option_says_what_comes_of_it() {
    let course = shipped();
    for id in course.questions() {
        let question = course.question(id);
        let silent = match &question.answer {
            Answer::Single(options) | Answer::Multiple(options) => {
                options.iter().filter(|option| option.feedback.is_empty()).count()
            }
            Answer::TwoTier { verdicts, reasons } => {
                // A verdict with reasons of its own has their feedback.
                let is_bare = matches!(reasons, Reasons::Shared { .. });
                let wrong = verdicts.iter().filter(|verdict| is_bare && !verdict.right);
                wrong.chain(reasons.all()).filter(|option| option.feedback.is_empty()).count()
            }
            _ => 0,
        };
        assert_eq!(silent, 0, "{}", question.id.value);
    }
}

/// The articles behind the course hold 158 ideas. Each idea has its place in the course, and each
/// lesson names its own.
#[test]
fn it_treats_every_thought_of_the_articles_it_grew_from() {
    let course = shipped();
    let table = String::from_utf8(read(&root().join("tests/data/seed-coverage.csv"))).unwrap();
    let mut wanted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut seeds = BTreeSet::new();
    let mut left_out = BTreeSet::new();
    for row in table.lines().skip(1) {
        let [seed, _, lessons]: [&str; 3] = row.split(',').collect::<Vec<_>>().try_into().unwrap();
        assert!(seeds.insert(seed.to_owned()), "{seed} is there twice");
        if lessons == "OMIT" {
            left_out.insert(seed.to_owned());
            continue;
        }
        for lesson in lessons.split(';') {
            wanted.entry(lesson.to_owned()).or_default().insert(seed.to_owned());
        }
    }
    assert_eq!(seeds.len(), 158);
    for (number, id) in lessons(&course) {
        let Data::Table(extra) = &course.page(id).extra else { panic!("{number}") };
        let covers = extra.iter().find(|(key, _)| key == "covers").map(|(_, value)| value);
        let Some(Data::List(covers)) = covers else { panic!("{number} covers nothing") };
        let covers: BTreeSet<String> = covers
            .iter()
            .map(|seed| match seed {
                Data::Text(seed) => seed.clone(),
                other => panic!("{number}: {other:?}"),
            })
            .collect();
        // A lesson on what the articles lack covers none of their thoughts.
        let slug = &course.page(id).slug;
        assert_eq!(covers, wanted.remove(slug).unwrap_or_default(), "{slug}");
    }
    assert!(wanted.is_empty(), "{wanted:?}");
    for id in course.lessons() {
        let text = &course.page(id).document.text;
        assert!(left_out.iter().all(|seed| !text.contains(seed.as_str())));
    }
}

#[test]
fn every_unit_has_a_picture() {
    let files = files();
    for unit in &shipped().units {
        let folder = format!("{}/", unit.slug);
        let pictures: Vec<_> = files
            .keys()
            .filter(|path| path.starts_with(&folder) && path.ends_with(".svg"))
            .collect();
        assert!(!pictures.is_empty(), "{}", unit.slug);
    }
}
