//! What the build writes for scripts to score by is what `tests/contract/scoring.json` says;
//! `tests/runtime/score.test.ts` scores by the same table. `UPDATE_CONTRACT=1` writes the data anew.

use serde_json::{Value, json};

use crate::support::{compiled, page, read, root, small_with, write};

/// The data of the only question of a lesson, as its page holds it.
fn written(markdown: &str, language: &str) -> Value {
    let course = format!("id = \"c\"\ntitle = \"C\"\nlanguage = \"{language}\"\nunits = [\"unit\"]\n");
    let lesson = format!("+++\ntitle = \"Lesson\"\n+++\n\n{markdown}\n");
    let reported = compiled(small_with(&[("course.toml", &course), ("unit/lesson.md", &lesson)]));
    let site = reported.value.unwrap_or_else(|| panic!("{:#?}", reported.diagnostics));
    let html = page(&site, "unit/lesson.html");
    let start = "<script type=\"application/json\" id=\"cm:questions\">";
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
