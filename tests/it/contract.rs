//! The scoring data that the build writes for scripts equals `tests/contract/scoring.json`, and
//! `tests/runtime/score.test.ts` scores with the same table. In the same way,
//! `tests/runtime/activities.test.ts` walks the stories of `tests/contract/scenarios.json`.
//! `UPDATE_CONTRACT=1` rewrites the data. `tests/contract/passing.json`, which lists results that
//! pass and results that do not, is written by hand.

use coursemark::internals::model::page::PageKind;
use coursemark::internals::model::passing::passes;
use coursemark::internals::model::states::states;
use coursemark::internals::parse::page::{Content, Policy, page as parse_page};
use coursemark::internals::text::path::CoursePath;
use serde_json::{Value, json};

use crate::support::{compiled, page, read, root, small_with, write};

/// The data of the only question of a lesson, as its page holds it.
fn written(markdown: &str, language: &str) -> Value {
    let course =
        format!("id = \"c\"\ntitle = \"C\"\nlanguage = \"{language}\"\nunits = [\"unit\"]\n");
    let lesson = format!("+++\ntitle = \"Lesson\"\n+++\n\n{markdown}\n");
    let reported = compiled(small_with(&[("course.toml", &course), ("unit/lesson.md", &lesson)]));
    let site = reported.value.unwrap_or_else(|| panic!("{:#?}", reported.diagnostics));
    let html = page(&site, "unit/lesson.html");
    let start = "id=\"cm:questions\">";
    let block = html.split(start).nth(1).unwrap().split("</script>").next().unwrap();
    let data: Value = serde_json::from_str(block).unwrap();
    data["questions"][0].clone()
}

#[test]
fn the_build_writes_what_scripts_score_by() {
    let path = root().join("tests/contract/scoring.json");
    let mut table: Vec<Value> = serde_json::from_slice(&read(&path)).unwrap();
    assert!(table.len() > 10);
    let update = std::env::var_os("UPDATE_CONTRACT").is_some();
    for entry in &mut table {
        let lines = entry["markdown"].as_array().unwrap();
        let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
        let data = written(&lines.join("\n"), entry["language"].as_str().unwrap_or("en"));
        if update {
            entry["data"] = data;
        } else {
            assert_eq!(entry["data"], data, "{}", entry["name"]);
        }
    }
    if update {
        let text = serde_json::to_string_pretty(&json!(table)).unwrap();
        write(&path, format!("{text}\n").as_bytes());
    }
}

/// A scenario as its page holds it, with the scenes and endings that can be reached in it.
fn told(name: &str) -> Value {
    let text = String::from_utf8(read(&root().join(name))).unwrap();
    let path = CoursePath::new("unit/story.scenario.md");
    let hash = blake3::hash(text.as_bytes());
    let document =
        parse_page(&path, &text.as_str().into(), hash, PageKind::Scenario, Policy::default());
    let Content::Scenario(scenario) = &document.value.content else { panic!("no scenario") };
    let found = states(scenario);
    let endings: serde_json::Map<String, Value> = scenario
        .scenes
        .iter()
        .zip(&found.scenes)
        .filter(|(scene, _)| scene.ending.is_some())
        .map(|(scene, ranges)| {
            let ranges = ranges.iter().flatten().map(|range| json!([range.start(), range.end()]));
            (scene.id.value.clone(), ranges.collect())
        })
        .collect();

    // Links lead to other pages of its course, and scenes quote cases from them. Neither matters
    // here, and a cover does not either.
    let mut links = text.split("](");
    let mut bare = links.next().unwrap().to_owned();
    for part in links {
        let (target, rest) = part.split_once(')').unwrap();
        let target = if target.contains(".md") { "lesson.md" } else { target };
        bare.push_str(&format!("]({target}){rest}"));
    }
    let bare = bare.replace(" quotes=own", "");
    let keys = ["objectives", "needs", "cover"];
    let bare = bare.lines().filter(|line| !keys.iter().any(|key| line.starts_with(key)));
    let bare = bare.collect::<Vec<_>>().join("\n");
    let index = "+++\ntitle = \"U\"\nlessons = [\"lesson\", \"story\"]\n+++\n";
    let mut files = small_with(&[("unit/index.md", index), ("unit/story.scenario.md", &bare)]);
    // The portraits of its speakers.
    for entry in walkdir::WalkDir::new(root().join(name).parent().unwrap()).max_depth(1) {
        let entry = entry.unwrap();
        let file = entry.file_name().to_str().unwrap();
        if bare.contains(&format!("portrait = \"{file}\"")) {
            files.insert(format!("unit/{file}"), read(entry.path()));
        }
    }
    let reported = compiled(files);
    let site = reported.value.unwrap_or_else(|| panic!("{name}: {:#?}", reported.diagnostics));
    let html = page(&site, "unit/story.html");
    let start = "<script type=\"application/json\" id=\"cm:story\">";
    let block = html.split(start).nth(1).unwrap().split("</script>").next().unwrap();
    let data: Value = serde_json::from_str(block).unwrap();
    json!({ "name": name, "data": data, "states": found.count, "endings": endings })
}

#[test]
fn the_build_and_scripts_agree_on_where_stories_go() {
    let path = root().join("tests/contract/scenarios.json");
    let names = [
        "course/two-functions/the-scale-up.scenario.md",
        "course/the-move/the-promoted-expert.scenario.md",
        "scaffold/course/questions/the-first-learner.scenario.md",
        "tests/courses/everything/first/story.scenario.md",
    ];
    let table: Vec<Value> = names.into_iter().map(told).collect();
    let text = format!("{}\n", serde_json::to_string_pretty(&json!(table)).unwrap());
    if std::env::var_os("UPDATE_CONTRACT").is_some() {
        write(&path, text.as_bytes());
    }
    assert_eq!(String::from_utf8(read(&path)).unwrap(), text);
}

#[test]
fn the_build_and_scripts_agree_on_what_passes() {
    let path = root().join("tests/contract/passing.json");
    let table: Vec<Value> = serde_json::from_slice(&read(&path)).unwrap();
    assert!(table.len() > 10);
    for case in table {
        let number = |key: &str| case[key].as_f64().unwrap();
        let found = passes(number("earned"), number("possible"), number("percent"));
        assert_eq!(found, case["passes"].as_bool().unwrap(), "{}", case["says"]);
    }
}
