//! Descriptions for machines: a schema.org `Course` or `LearningResource` as JSON-LD.

use serde_json::{Map, Value, json};

use crate::model::course::Course;
use crate::model::page::{Page, PageKind};
use crate::model::settings::Settings;
use crate::render::html::{Html, json_for_script};
use crate::render::pages::Frame;

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

/// The address of the text of a licence; `None` when it is not known.
pub fn licence_url(licence: &str) -> Option<&'static str> {
    LICENCES.iter().find(|(name, _)| *name == licence).map(|(_, url)| *url)
}

/// The description of a page as the text of a data block; `None` for pages that are not material to
/// learn from.
pub fn describe(
    course: &Course,
    frame: &Frame<'_>,
    page: &Page,
    url: Option<&str>,
) -> Option<Html> {
    match page.kind() {
        PageKind::Front => Some(finished(of_course(course), frame, url)),
        PageKind::Glossary | PageKind::Prompts | PageKind::Page => None,
        kind => {
            let objectives = page.objectives.iter();
            let resource = Resource {
                kind,
                title: &page.title,
                summary: page.summary.as_deref(),
                minutes: page.minutes,
                teaches: objectives.map(|id| &*course.objective(*id).title).collect(),
            };
            Some(describe_resource(frame, &resource, url))
        }
    }
}

/// A page that teaches or asks.
pub struct Resource<'r> {
    /// The kind of page.
    pub kind: PageKind,
    /// Its title.
    pub title: &'r str,
    /// Its summary.
    pub summary: Option<&'r str>,
    /// The minutes that it takes.
    pub minutes: u32,
    /// The titles of the objectives it serves.
    pub teaches: Vec<&'r str>,
}

/// The description of a page that teaches or asks, as the text of a data block.
pub fn describe_resource(frame: &Frame<'_>, resource: &Resource<'_>, url: Option<&str>) -> Html {
    let mut object = Map::new();
    object.insert("@type".to_owned(), json!("LearningResource"));
    object.insert("name".to_owned(), json!(resource.title));
    insert(&mut object, "description", resource.summary);
    let kind = match resource.kind {
        PageKind::Quiz => "Quiz",
        PageKind::Scenario => "Scenario",
        PageKind::Survey => "Self-assessment",
        PageKind::Handout => "Handout",
        PageKind::Unit => "Unit",
        _ => "Lesson",
    };
    object.insert("learningResourceType".to_owned(), json!(kind));
    object.insert("timeRequired".to_owned(), json!(format!("PT{}M", resource.minutes)));
    object.insert("isPartOf".to_owned(), json!({ "@type": "Course", "name": frame.title }));
    if !resource.teaches.is_empty() {
        object.insert("teaches".to_owned(), json!(resource.teaches));
    }
    finished(object, frame, url)
}

fn finished(mut object: Map<String, Value>, frame: &Frame<'_>, url: Option<&str>) -> Html {
    object.insert("@context".to_owned(), json!("https://schema.org"));
    object.insert("inLanguage".to_owned(), json!(frame.language));
    object.insert("isAccessibleForFree".to_owned(), json!(true));
    if let Some(url) = url {
        object.insert("url".to_owned(), json!(url));
    }
    if let Some(licence) = frame.licence {
        object.insert("license".to_owned(), json!(licence_url(licence).unwrap_or(licence)));
    }
    json_for_script(&Value::Object(object))
}

fn of_course(course: &Course) -> Map<String, Value> {
    let settings = &course.settings;
    let minutes: u32 = course.lessons().map(|id| course.page(id).minutes).sum();
    let mut object = Map::new();
    object.insert("@type".to_owned(), json!("Course"));
    object.insert("name".to_owned(), json!(&*settings.title));
    insert(&mut object, "description", settings.description.as_deref());
    insert(&mut object, "version", settings.version.as_deref());
    object.insert("timeRequired".to_owned(), json!(format!("PT{minutes}M")));
    let teaches: Vec<&str> = course.objectives.iter().map(|o| &*o.title).collect();
    if !teaches.is_empty() {
        object.insert("teaches".to_owned(), json!(teaches));
    }
    if let Some(authors) = authors(settings) {
        object.insert("author".to_owned(), authors);
    }
    object
}

fn authors(settings: &Settings) -> Option<Value> {
    let authors: Vec<Value> =
        settings.authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
    (!authors.is_empty()).then_some(Value::Array(authors))
}

fn insert(object: &mut Map<String, Value>, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        object.insert(name.to_owned(), json!(value));
    }
}
