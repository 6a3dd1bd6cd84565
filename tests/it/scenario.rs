//! Compares the findings about all states of a scenario with a second computation that walks every
//! path. Who speaks in one has a portrait.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use coursemark::internals::model::page::PageKind;
use coursemark::internals::model::states::states;
use coursemark::internals::parse::page::{Content, Policy, page as parse_page};
use coursemark::internals::text::path::CoursePath;
use proptest::prelude::*;

use crate::amount;
use crate::support::{compiled, page, small_with};

/// A choice to write: the scene it leads to; the variable it changes, by how much, and whether it
/// sets or adds; its condition.
type Drawn = (usize, Option<(usize, i32, bool)>, Option<(usize, usize, i32)>);

const OPERATORS: [&str; 6] = ["<", "<=", ">", ">=", "==", "!="];

#[derive(Clone, Debug)]
struct Story {
    /// The starting value, the minimum and the maximum of each variable.
    variables: Vec<(i32, i32, i32)>,
    /// The choices of each scene. A scene without choices is an ending.
    scenes: Vec<Vec<Drawn>>,
}

fn story() -> impl Strategy<Value = Story> {
    let variable = (0i32..4, 1i32..5).prop_map(|(start, room)| (start, start - 1, start + room));
    let variables = prop::collection::vec(variable, 1..3);
    (variables, 2usize..6).prop_flat_map(|(variables, scenes)| {
        let count = variables.len();
        let effect = prop::option::of((0..count, -2i32..3, any::<bool>()));
        let asks = prop::option::of((0..count, 0usize..6, -1i32..6));
        let choice = (0..scenes, effect, asks);
        let scene = prop::collection::vec(choice, 0..4);
        prop::collection::vec(scene, scenes)
            .prop_map(move |scenes| Story { variables: variables.clone(), scenes })
    })
}

/// The scenario page of the story.
fn written(story: &Story) -> String {
    let variables: Vec<String> = story
        .variables
        .iter()
        .enumerate()
        .map(|(at, (start, min, max))| {
            format!("v{at} = {{ start = {start}, min = {min}, max = {max}, label = \"V\" }}")
        })
        .collect();
    let mut text = format!("+++\ntitle = \"S\"\nvariables = {{ {} }}\n+++\n", variables.join(", "));
    for (at, choices) in story.scenes.iter().enumerate() {
        let ending = if choices.is_empty() { " .ending outcome=sound" } else { "" };
        let _ = write!(text, "\n## Scene {at} {{#s{at}{ending}}}\n\n");
        for (number, (to, effect, asks)) in choices.iter().enumerate() {
            let mut title = Vec::new();
            match effect {
                Some((variable, value, true)) => title.push(format!("v{variable} = {value}")),
                Some((variable, value, false)) => title.push(format!("v{variable} {value:+}")),
                None => {}
            }
            if let Some((variable, operator, value)) = asks {
                title.push(format!("if v{variable} {} {value}", OPERATORS[*operator]));
            }
            let _ = writeln!(text, "- [Choice {number}](#s{to} \"{}\")\n  > So.", title.join("; "));
        }
    }
    text
}

type State = (usize, Vec<i32>);

/// The states that follow a state, computed from the drawn story itself.
fn next(story: &Story, (scene, values): &State) -> Vec<State> {
    let mut found = Vec::new();
    for (to, effect, asks) in &story.scenes[*scene] {
        let is_open = asks.is_none_or(|(variable, operator, value)| {
            let held = values[variable];
            [held < value, held <= value, held > value, held >= value, held == value, held != value]
                [operator]
        });
        if !is_open {
            continue;
        }
        let mut values = values.clone();
        if let Some((variable, value, sets)) = effect {
            let (_, min, max) = story.variables[*variable];
            let changed = if *sets { *value } else { values[*variable] + value };
            values[*variable] = changed.clamp(min, max);
        }
        found.push((*to, values));
    }
    found
}

/// All states that can be reached from `from`.
fn walk(story: &Story, from: State, seen: &mut BTreeSet<State>) {
    if seen.insert(from.clone()) {
        for state in next(story, &from) {
            walk(story, state, seen);
        }
    }
}

#[test]
fn a_portrait_stands_beside_a_line_whatever_signs_the_name_has() {
    let names = ["O'Brien", "Mr Haddad's aunt", "Lee \"Ace\" Ito", "J... -- R", "K_2", "A & B"];
    let speakers: String = names
        .iter()
        .map(|name| format!("[[speaker]]\nname = {name:?}\nportrait = \"face.svg\"\n"))
        .collect();
    let lines: String = names.iter().map(|name| format!("**{name}:** Hello.\n\n")).collect();
    let story = format!(
        "+++\ntitle = \"Story\"\n{speakers}+++\n\n## Monday {{#monday}}\n\n{lines}\
         - [Go on](#end)\n  > Well.\n\n## The end {{#end .ending outcome=sound}}\n\nGood.\n"
    );
    let index = "+++\ntitle = \"Unit\"\nlessons = [\"lesson\", \"story\"]\n+++\n";
    for setting in ["", "smart_punctuation = false\n"] {
        let manifest = format!(
            "id = \"c\"\ntitle = \"Course\"\nlanguage = \"en\"\nunits = [\"unit\"]\n{setting}"
        );
        let reported = compiled(small_with(&[
            ("course.toml", &manifest),
            ("unit/index.md", index),
            ("unit/story.scenario.md", &story),
            ("unit/face.svg", "<svg viewBox=\"0 0 8 8\"/>"),
        ]));
        assert_eq!(reported.diagnostics, []);
        let html = page(&reported.value.unwrap(), "unit/story.html");
        assert_eq!(html.matches("class=\"cm-speech__portrait\"").count(), names.len(), "{html}");
    }
}

proptest! {
    #![proptest_config(amount::random(500, 19_950_311))]

    #[test]
    fn states_are_those_that_walking_every_path_finds(story in story()) {
        let text: Arc<str> = written(&story).into();
        let path = CoursePath::new("unit/x.scenario.md");
        let read = parse_page(&path, &text, blake3::hash(text.as_bytes()), PageKind::Scenario, Policy::default());
        prop_assert_eq!(&read.diagnostics, &[], "{}", text);
        let Content::Scenario(scenario) = &read.value.content else { panic!("no scenario") };
        let found = states(scenario);

        let start: State = (0, story.variables.iter().map(|(start, ..)| *start).collect());
        let mut all = BTreeSet::new();
        walk(&story, start, &mut all);
        prop_assert!(!found.is_cut);
        prop_assert_eq!(found.count, all.len(), "{}", text);
        for scene in 0..story.scenes.len() {
            let here: Vec<&State> = all.iter().filter(|(at, _)| *at == scene).collect();
            prop_assert_eq!(found.scenes[scene].is_some(), !here.is_empty());
            for (variable, range) in found.scenes[scene].iter().flatten().enumerate() {
                let values = || here.iter().map(|(_, values)| f64::from(values[variable]));
                prop_assert_eq!(*range.start(), values().fold(f64::INFINITY, f64::min));
                prop_assert_eq!(*range.end(), values().fold(f64::NEG_INFINITY, f64::max));
            }
            let is_ending = story.scenes[scene].is_empty();
            let is_stuck = !is_ending && here.iter().any(|state| next(&story, state).is_empty());
            prop_assert_eq!(found.stuck.contains_key(&scene), is_stuck, "{}", text);
            let ends = |state: &State| {
                let mut on = BTreeSet::new();
                walk(&story, state.clone(), &mut on);
                on.iter().any(|(scene, _)| story.scenes[*scene].is_empty())
            };
            let is_trapped = here.iter().any(|state| !ends(state)) && !is_stuck;
            prop_assert_eq!(found.trapped.contains(&scene), is_trapped, "{}", text);
        }
    }
}
