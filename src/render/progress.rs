//! The outline of the course. It is in script files, because a page opened from a folder can load
//! nothing but scripts. `outline.js` names all units and pages, and any page may need it.
//! `questions.js` adds the quizzes, questions and objectives for the progress page. `unit-N.js` has
//! the scoring data of a unit's questions, to score answers again when a key was corrected.
//! `plan.js` has the fields of the plan, so that the questions that fill it can say how much of it
//! is filled. `test-out.js` has the objectives as a graph, with the questions about each, if learners
//! can test out of lessons. All files are made when one of them is first asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::course::{Course, ObjectiveId, PageId, QuestionId};
use crate::model::page::PageKind;
use crate::model::picture::Picture;
use crate::model::settings::Answers;
use crate::render::data::number::Number;
use crate::render::data::plan;
use crate::render::data::progress::{
    Outline, OutlineObjective, OutlinePage, OutlineQuestion, OutlineQuestions, OutlineQuiz,
    OutlineRecall, OutlineUnit, PageQuestions,
};
use crate::render::data::question::Question;
use crate::render::data::test_out::{TestItem, TestLesson, TestObjective, TestOut};
use crate::render::html::{Html, json_for_script};
use crate::render::site::{Made, SiteFile, SiteFiles};
use crate::text::path::{SitePath, encode_path};

/// The folder of these files.
pub const FOLDER: &str = "progress";

/// The name of the file by which learners test out.
const TEST_OUT: &str = "test-out";

/// Adds the files to `site`.
pub fn add(course: &Arc<Course>, site: &mut SiteFiles<'_>) {
    let units = course.units.len();
    let shared = course.clone();
    let made = Arc::new(Made::new(move || files(&shared)));
    let names = ["outline", "questions", "plan"].map(str::to_owned).into_iter();
    let names = names.chain(course.has_test_out().then(|| TEST_OUT.to_owned()));
    let names = names.chain((0..units).map(|unit| format!("unit-{unit}")));
    for name in names {
        let path = path(&name);
        site.generate(path.clone(), SiteFile::Later { path, made: made.clone() });
    }
}

fn path(name: &str) -> SitePath {
    SitePath::new(&format!("{FOLDER}/{name}.js"))
}

fn files(course: &Course) -> BTreeMap<SitePath, Arc<[u8]>> {
    let mut files = BTreeMap::new();
    let mut add = |name: &str, data: Html| {
        let text = format!("coursemarkProgress({name:?},{data})");
        files.insert(path(name), Arc::from(text.into_bytes()));
    };
    add("outline", json_for_script(&outline(course)));
    add("questions", json_for_script(&questions(course)));
    add("plan", json_for_script(&plan::fields(course)));
    if course.has_test_out() {
        add(TEST_OUT, json_for_script(&test_out(course)));
    }
    let omits = course.settings.answers == Answers::Omit;
    for (at, unit) in course.units.iter().enumerate() {
        let questions = unit.pages.iter().flat_map(|id| course.page(*id).questions());
        let scored = questions.filter(|question| question.is_scored());
        let questions: Vec<Question> =
            scored.map(|question| Question::new(question, omits, false)).collect();
        add(&format!("unit-{at}"), json_for_script(&questions));
    }
    files
}

fn outline(course: &Course) -> Outline {
    let units = course.units.iter().map(|unit| {
        let index = course.page(unit.index);
        let studied = |id: &PageId| course.page(*id).kind() != PageKind::Handout;
        let pages = unit.pages.iter().copied().filter(studied);
        OutlineUnit {
            title: index.title.to_string(),
            url: encode_path(index.site.as_str()),
            cover: index
                .cover
                .iter()
                .flat_map(Picture::files)
                .map(|file| encode_path(file.site.as_str()))
                .collect(),
            pages: pages.map(|id| page(course, id)).collect(),
        }
    });
    Outline {
        title: course.settings.title.to_string(),
        version: course.settings.version.clone(),
        units: units.collect(),
    }
}

fn questions(course: &Course) -> OutlineQuestions {
    let objectives = course.objectives.iter().map(|objective| OutlineObjective {
        id: objective.id.value.clone(),
        title: objective.title.to_string(),
    });
    let pages =
        course.lessons().map(|id| (course.page(id).slug.clone(), page_questions(course, id)));
    let pages = pages.filter(|(_, page)| {
        !page.questions.is_empty() || !page.quizzes.is_empty() || page.recall.is_some()
    });
    let review = course.settings.review.filter(|_| course.has_review()).map(Into::into);
    OutlineQuestions { objectives: objectives.collect(), pages: pages.collect(), review }
}

fn test_out(course: &Course) -> TestOut {
    let name = |id: ObjectiveId| course.objective(id).id.value.clone();
    let about = course.scored_about();
    let objectives = course.objectives.iter().zip(about).map(|(objective, about)| TestObjective {
        id: objective.id.value.clone(),
        title: objective.title.to_string(),
        needs: objective.needs.iter().map(|need| name(need.value)).collect(),
        items: about.into_iter().map(|id| test_item(course, id)).collect(),
    });
    let lessons = course.lessons().map(|id| (id, course.page(id)));
    let lessons = lessons
        .filter(|(_, page)| page.kind() == PageKind::Lesson && !page.objectives.is_empty())
        .map(|(id, page)| TestLesson {
            slug: page.slug.clone(),
            title: page.title.to_string(),
            url: encode_path(page.site.as_str()),
            tracks: course.tracks_of(id).map(|track| track.id.clone()).collect(),
            objectives: page.objectives.iter().copied().map(name).collect(),
        });
    TestOut { objectives: objectives.collect(), lessons: lessons.collect() }
}

fn test_item(course: &Course, id: QuestionId) -> TestItem {
    let question = course.question(id);
    let was: Vec<String> = question.was.iter().map(|was| was.value.clone()).collect();
    TestItem {
        id: question.id.value.clone(),
        page: course.page(id.0).slug.clone(),
        was: (!was.is_empty()).then_some(was),
    }
}

fn page(course: &Course, id: PageId) -> OutlinePage {
    let page = course.page(id);
    OutlinePage {
        slug: page.slug.clone(),
        kind: page.kind(),
        number: page.number.and_then(|number| u32::try_from(number).ok()),
        title: page.title.to_string(),
        url: encode_path(page.site.as_str()),
        minutes: page.minutes,
        tracks: course.tracks_of(id).map(|track| track.id.clone()).collect(),
    }
}

fn page_questions(course: &Course, id: PageId) -> PageQuestions {
    let page = course.page(id);
    let omits = course.settings.answers == Answers::Omit;
    let questions = page.questions().iter().enumerate().map(|(at, question)| {
        let objectives = course.objectives_of((id, at)).iter();
        OutlineQuestion {
            id: question.id.value.clone(),
            kind: question.kind(),
            title: question.title.clone(),
            scored: question.is_scored(),
            points: question.points.into(),
            rev: question.rev,
            wording: question.wording.clone(),
            answer_hash: (!omits).then(|| question.answer_hash.clone()),
            was: question.was.iter().map(|was| was.value.clone()).collect(),
            objectives: objectives.map(|id| course.objective(*id).id.value.clone()).collect(),
            group: question.group.as_ref().map(|group| group.value.clone()),
            label: question.label.as_ref().map(|label| label.value.clone()),
        }
    });
    let quizzes = page.quizzes().iter().map(|quiz| OutlineQuiz {
        id: quiz.id.clone(),
        pass: quiz.pass.map(Number),
        attempts: quiz.attempts,
    });
    let recall = page.recall().iter().flat_map(|set| &set.prompts).map(|prompt| OutlineRecall {
        id: prompt.id.value.clone(),
        title: prompt.text.clone(),
        wording: prompt.wording.clone(),
        objectives: page
            .objectives
            .iter()
            .map(|id| course.objective(*id).id.value.clone())
            .collect(),
    });
    PageQuestions {
        questions: questions.collect(),
        quizzes: quizzes.collect(),
        recall: (!page.recall().is_empty()).then(|| recall.collect()),
    }
}
