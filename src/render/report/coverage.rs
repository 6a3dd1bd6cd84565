//! The coverage report: the pages, questions and references that serve each objective, as a table
//! to read and as JSON for programs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::model::course::{Course, ObjectiveId, PageId, QuestionId};
use crate::model::question::Thinking;
use crate::render::html::escape_into;
use crate::text::list::Count;

/// The mark near the start of the page. Only files that have it are overwritten.
pub const PAGE_MARK: &str = "<meta name=\"generator\" content=\"coursemark coverage\"";
/// The mark near the start of the JSON file.
pub const JSON_MARK: &str = "\"generator\": \"coursemark coverage\"";

/// The questions of a page that serve an objective.
fn questions(course: &Course, page: PageId, objective: ObjectiveId) -> Vec<QuestionId> {
    let all = 0..course.page(page).questions().len();
    let serves = |at: &QuestionId| course.objectives_of(*at).contains(&objective);
    all.map(|at| (page, at)).filter(serves).collect()
}

/// The keys of the references that a page cites, in alphabetical order.
fn references(course: &Course, page: PageId) -> BTreeSet<&str> {
    let citations = &course.page(page).document.citations;
    let items = citations.iter().flat_map(|citation| &citation.value.items);
    items.map(|item| item.key.value.as_str()).collect()
}

fn serves(course: &Course, page: PageId, objective: ObjectiveId) -> bool {
    course.page(page).objectives.contains(&objective)
}

/// The report for programs.
pub fn json(course: &Course) -> String {
    let question = |id: &QuestionId| {
        let question = course.question(*id);
        json!({
            "id": question.id.value,
            "kind": question.kind().word(),
            "level": question.thinking.map(Thinking::word),
            "scored": question.is_scored(),
        })
    };
    let objectives: Vec<Value> = course
        .objectives
        .iter()
        .enumerate()
        .map(|(at, objective)| {
            let id = ObjectiveId(at);
            let pages: Vec<Value> = course
                .lessons()
                .map(|page| (page, questions(course, page, id)))
                .filter(|(page, asked)| !asked.is_empty() || serves(course, *page, id))
                .map(|(page, asked)| {
                    json!({
                        "key": course.page(page).slug,
                        "kind": course.page(page).kind().word(),
                        "title": &*course.page(page).title,
                        "serves": serves(course, page, id),
                        "questions": asked.iter().map(question).collect::<Vec<_>>(),
                        "references": references(course, page),
                    })
                })
                .collect();
            json!({ "id": objective.id.value, "title": &*objective.title, "pages": pages })
        })
        .collect();
    let mut cited: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for reference in &course.references {
        cited.insert(&reference.key, Vec::new());
    }
    for page in course.lessons() {
        for key in references(course, page) {
            cited.entry(key).or_default().push(&course.page(page).slug);
        }
    }
    let report = json!({
        "course": course.settings.id,
        "version": course.settings.version,
        "objectives": objectives,
        "references": cited,
    });
    // The mark comes first, because only the start of a file is searched for it.
    let text = serde_json::to_string_pretty(&report).unwrap_or_default();
    format!("{{\n  {JSON_MARK},{}\n", text.trim_start_matches('{'))
}

/// The report to read.
pub fn page(course: &Course) -> String {
    let settings = &course.settings;
    let mut html =
        String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.push_str(PAGE_MARK);
    html.push_str("/>");
    html.push_str("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Coverage: ");
    escape_into(&mut html, &settings.title);
    html.push_str("</title>\n<style>\n");
    html.push_str(STYLE);
    html.push_str("</style>\n</head>\n<body>\n<main>\n<h1>Coverage: ");
    escape_into(&mut html, &settings.title);
    html.push_str(
        "</h1>\n<p>What serves each objective. A page serves the objectives that its \
         front matter names; a question serves its own, or else its page's.</p>\n",
    );
    summary(&mut html, course);
    matrix(&mut html, course);
    for (at, objective) in course.objectives.iter().enumerate() {
        let at = ObjectiveId(at);
        html.push_str("<section>\n<h2>");
        escape_into(&mut html, &objective.title);
        let _ = write!(html, " <code>{}</code></h2>\n<ul>\n", objective.id.value);
        for page in course.lessons() {
            let asked = questions(course, page, at);
            if asked.is_empty() && !serves(course, page, at) {
                continue;
            }
            html.push_str("<li><strong>");
            escape_into(&mut html, &course.page(page).title);
            html.push_str("</strong>");
            if !asked.is_empty() {
                html.push_str("<ul>");
                for id in asked {
                    let question = course.question(id);
                    html.push_str("<li>");
                    escape_into(&mut html, &question.title);
                    let level = question.thinking.map_or("no level", Thinking::word);
                    let _ =
                        write!(html, " <small>{}, {level}</small></li>", question.kind().word());
                }
                html.push_str("</ul>");
            }
            let cited = references(course, page);
            if !cited.is_empty() {
                let cited: Vec<&str> = cited.into_iter().collect();
                let _ = write!(html, "<p><small>{}</small></p>", cited.join(", "));
            }
            html.push_str("</li>\n");
        }
        html.push_str("</ul>\n</section>\n");
    }
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

/// Writes, for each objective, the number of pages, questions of each level and references that
/// serve it.
fn summary(html: &mut String, course: &Course) {
    html.push_str(
        "<h2>By objective</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" \
         aria-label=\"By objective\">\n<table>\n\
         <thead><tr><th scope=\"col\">Objective</th><th scope=\"col\">Pages</th><th \
         scope=\"col\">Questions</th><th scope=\"col\">At apply or above</th><th \
         scope=\"col\">References</th></tr></thead>\n<tbody>\n",
    );
    for (at, objective) in course.objectives.iter().enumerate() {
        let id = ObjectiveId(at);
        let pages: Vec<PageId> =
            course.lessons().filter(|page| serves(course, *page, id)).collect();
        let asked: Vec<QuestionId> =
            course.lessons().flat_map(|page| questions(course, page, id)).collect();
        let high = |id: &&QuestionId| {
            course.question(**id).thinking.is_some_and(|level| level >= Thinking::Apply)
        };
        let high = asked.iter().filter(high).count();
        let cited: BTreeSet<&str> =
            pages.iter().flat_map(|page| references(course, *page)).collect();
        html.push_str("<tr><th scope=\"row\">");
        escape_into(html, &objective.title);
        let _ = writeln!(
            html,
            "</th><td>{}</td><td>{}</td><td>{high}</td><td>{}</td></tr>",
            none(pages.len()),
            none(asked.len()),
            cited.len()
        );
    }
    html.push_str("</tbody>\n</table>\n</div>\n");
}

/// A count as text. A zero is written as “none” in bold, so that it stands out.
fn none(count: usize) -> String {
    if count == 0 { "<strong>none</strong>".to_owned() } else { count.to_string() }
}

/// Writes the table of pages and the objectives that they serve.
fn matrix(html: &mut String, course: &Course) {
    let objectives = &course.objectives;
    html.push_str(
        "<h2>By page</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" \
         aria-label=\"By page\">\n<table>\n<thead><tr><th scope=\"col\">Page</th>",
    );
    for objective in objectives {
        let _ = write!(html, "<th scope=\"col\"><abbr title=\"");
        escape_into(html, &objective.title);
        let _ = write!(html, "\">{}</abbr></th>", objective.id.value);
    }
    html.push_str("<th scope=\"col\">References</th></tr></thead>\n<tbody>\n");
    for page in course.lessons() {
        html.push_str("<tr><th scope=\"row\">");
        escape_into(html, &course.page(page).title);
        html.push_str("</th>");
        for at in (0..objectives.len()).map(ObjectiveId) {
            let asked = questions(course, page, at).len();
            let cell = match (serves(course, page, at), asked) {
                (false, 0) => String::new(),
                (true, 0) => "serves, no question".to_owned(),
                (true, asked) => format!("serves, {}", Count(asked, "question")),
                (false, asked) => Count(asked, "question").to_string(),
            };
            let _ = write!(html, "<td>{cell}</td>");
        }
        let _ = writeln!(html, "<td>{}</td></tr>", references(course, page).len());
    }
    html.push_str("</tbody>\n</table>\n</div>\n");
}

const STYLE: &str = ":root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-inline-size: 64rem; padding-inline: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border-block-end: 1px solid; padding: 0.35rem 0.75rem; padding-inline-start: 0; \
text-align: start; vertical-align: baseline; font-weight: 400; }
thead th, h1, h2 { font-weight: 700; }
small { opacity: 0.8; }
";
