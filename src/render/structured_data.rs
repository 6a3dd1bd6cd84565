//! Descriptions for machines: schema.org `Course` and `LearningResource` as JSON-LD.

use serde_json::{Map, Value, json};

use crate::model::course::{Course, Page};
use crate::parse::front_matter::PageKind;
use crate::parse::manifest::Manifest;
use crate::render::html::{Html, json_for_script};

/// The addresses of licences that authors name by their SPDX identifiers.
const LICENCES: [(&str, &str); 7] = [
    ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("CC-BY-NC-4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
    ("CC-BY-NC-SA-4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
    ("CC-BY-ND-4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
    ("CC-BY-NC-ND-4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
];

/// The address of the text of a licence, when it is known.
pub fn licence_url(licence: &str) -> Option<&'static str> {
    LICENCES.iter().find(|(name, _)| *name == licence).map(|(_, url)| *url)
}

/// The description of a page as the text of a data block; `None` for pages that are no material.
pub fn describe(course: &Course, page: &Page, url: Option<&str>) -> Option<Html> {
    let mut object = match page.kind() {
        PageKind::Front => of_course(course),
        PageKind::Lesson
        | PageKind::Quiz
        | PageKind::Scenario
        | PageKind::Survey
        | PageKind::Handout
        | PageKind::Unit => resource(course, page),
        PageKind::Glossary | PageKind::Prompts => return None,
    };
    object.insert("@context".to_owned(), json!("https://schema.org"));
    object.insert("inLanguage".to_owned(), json!(course.manifest.language));
    object.insert("isAccessibleForFree".to_owned(), json!(true));
    if let Some(url) = url {
        object.insert("url".to_owned(), json!(url));
    }
    if let Some(licence) = &course.manifest.licence {
        object.insert("license".to_owned(), json!(licence_url(licence).unwrap_or(licence)));
    }
    Some(json_for_script(&Value::Object(object)))
}

fn of_course(course: &Course) -> Map<String, Value> {
    let manifest = &course.manifest;
    let minutes: u32 = course.lessons().map(|id| course.page(id).minutes).sum();
    let mut object = Map::new();
    object.insert("@type".to_owned(), json!("Course"));
    object.insert("name".to_owned(), json!(manifest.title));
    insert(&mut object, "description", manifest.description.as_deref());
    insert(&mut object, "version", manifest.version.as_deref());
    object.insert("timeRequired".to_owned(), json!(format!("PT{minutes}M")));
    let teaches: Vec<&str> = manifest.objectives.iter().map(|o| o.title.as_str()).collect();
    if !teaches.is_empty() {
        object.insert("teaches".to_owned(), json!(teaches));
    }
    if let Some(authors) = authors(manifest) {
        object.insert("author".to_owned(), authors);
    }
    object
}

fn resource(course: &Course, page: &Page) -> Map<String, Value> {
    let front = &page.document.front;
    let mut object = Map::new();
    object.insert("@type".to_owned(), json!("LearningResource"));
    object.insert("name".to_owned(), json!(page.title()));
    insert(&mut object, "description", front.summary.as_deref());
    let kind = match page.kind() {
        PageKind::Quiz => "Quiz",
        PageKind::Scenario => "Scenario",
        PageKind::Survey => "Self-assessment",
        PageKind::Handout => "Handout",
        PageKind::Unit => "Unit",
        _ => "Lesson",
    };
    object.insert("learningResourceType".to_owned(), json!(kind));
    object.insert("timeRequired".to_owned(), json!(format!("PT{}M", page.minutes)));
    object
        .insert("isPartOf".to_owned(), json!({ "@type": "Course", "name": course.manifest.title }));
    let teaches: Vec<&str> = front
        .objectives
        .iter()
        .filter_map(|id| Some(course.objective(&id.value)?.title.as_str()))
        .collect();
    if !teaches.is_empty() {
        object.insert("teaches".to_owned(), json!(teaches));
    }
    object
}

fn authors(manifest: &Manifest) -> Option<Value> {
    let authors: Vec<Value> =
        manifest.authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
    (!authors.is_empty()).then_some(Value::Array(authors))
}

fn insert(object: &mut Map<String, Value>, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        object.insert(name.to_owned(), json!(value));
    }
}
