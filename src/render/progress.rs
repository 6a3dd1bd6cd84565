//! The data of the course for the progress page. It is in script files, because a page opened from
//! a folder can load nothing but scripts. `course.js` names all units, pages, quizzes, questions
//! and objectives. `unit-N.js` has the scoring data of a unit's questions, to score answers again
//! when a key was corrected. All files are made when one of them is first asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::model::course::{Course, PageId};
use crate::model::page::PageKind;
use crate::model::settings::Answers;
use crate::render::body::question::data;
use crate::render::html::json_for_script;
use crate::render::site::{Made, SiteFile, SiteFiles};
use crate::text::path::{SitePath, encode_path};

/// The folder of these files.
pub const FOLDER: &str = "progress";

/// Adds the files to `site`.
pub fn add(course: &Arc<Course>, site: &mut SiteFiles<'_>) {
    let course = course.clone();
    let units = course.units.len();
    let made = Arc::new(Made::new(move || files(&course)));
    let names =
        std::iter::once("course".to_owned()).chain((0..units).map(|unit| format!("unit-{unit}")));
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
    let mut add = |name: &str, value: &Value| {
        let text = format!("coursemarkProgress({name:?},{})", json_for_script(value));
        files.insert(path(name), Arc::from(text.into_bytes()));
    };
    add("course", &outline(course));
    for (at, unit) in course.units.iter().enumerate() {
        let mut questions = Vec::new();
        for id in &unit.pages {
            for question in course.page(*id).questions() {
                if question.is_scored() {
                    questions.push(data::data(
                        question,
                        course.settings.answers == Answers::Omit,
                        false,
                    ));
                }
            }
        }
        add(&format!("unit-{at}"), &Value::from(questions));
    }
    files
}

fn outline(course: &Course) -> Value {
    let units: Vec<Value> = course
        .units
        .iter()
        .map(|unit| {
            let index = course.page(unit.index);
            json!({
                "title": &index.title,
                "url": encode_path(index.site.as_str()),
                "pages": unit
                    .pages
                    .iter()
                    .filter(|id| course.page(**id).kind() != PageKind::Handout)
                    .map(|id| page(course, *id))
                    .collect::<Vec<_>>(),
            })
        })
        .collect();
    let objectives: Vec<Value> = course
        .objectives
        .iter()
        .map(|objective| json!([objective.id.value, objective.title]))
        .collect();
    json!({
        "title": course.settings.title,
        "version": course.settings.version,
        "units": units,
        "objectives": objectives,
    })
}

fn page(course: &Course, id: PageId) -> Value {
    let page = course.page(id);
    let questions: Vec<Value> = page
        .questions()
        .iter()
        .enumerate()
        .map(|(at, question)| {
            let objectives = course.objectives_of((id, at)).iter();
            let objectives: Vec<&str> =
                objectives.map(|id| course.objective(*id).id.value.as_str()).collect();
            let was: Vec<&str> = question.was.iter().map(|was| was.value.as_str()).collect();
            let omits = course.settings.answers == Answers::Omit;
            json!({
                "id": question.id.value,
                "title": question.title,
                "scored": question.is_scored(),
                "points": question.points,
                "rev": question.rev,
                "wording": question.wording,
                "key": (!omits).then_some(&question.answer_hash),
                "was": was,
                "objectives": objectives,
            })
        })
        .collect();
    let quizzes = page.quizzes().iter();
    let quizzes: Vec<Value> = quizzes
        .map(|quiz| json!({ "id": quiz.id, "pass": quiz.pass, "attempts": quiz.attempts }))
        .collect();
    json!({
        "key": page.slug,
        "kind": page.kind().word(),
        "title": &page.title,
        "url": encode_path(page.site.as_str()),
        "minutes": page.minutes,
        "tracks": course.tracks_of(id).map(|track| &track.id).collect::<Vec<_>>(),
        "questions": questions,
        "quizzes": quizzes,
    })
}
