//! A scenario as linked sections, which read well without scripts and on paper, and the data that
//! scripts need to tell it scene by scene.
//!
//! Each scene is a section with its number. A choice is a link to the scene that it leads to, and
//! its feedback is in a `details` element below. Its conditions on the variables, and its effects
//! on them, are said in words.

use serde_json::{Value, json};

use crate::markdown::{Spot, cut};
use crate::model::question::text_key;
use crate::model::scenario::{
    Change, Choice, Comparison, Operator, Outcome, Scenario, Scene, Variable,
};
use crate::render::body::Writer;
use crate::render::html::Html;
use crate::render::view::scenario::{ChoiceView, ConsequenceView, ScenarioView, SceneView};
use crate::theme::strings::Argument;

impl Writer<'_> {
    /// Writes a scenario page.
    pub(super) fn write_scenario(&mut self, spots: &[Spot<'_>]) {
        let Some(scenario) = self.source.written().scenario else { return self.write(spots) };
        let scenes = &scenario.scenes;
        let first = scenes.first().map_or(usize::MAX, |scene| scene.span.range().start);
        let end = spots.iter().position(|(_, range)| range.start >= first).unwrap_or(spots.len());
        self.write(&spots[..end]);
        if scenes.is_empty() {
            return;
        }
        let view = ScenarioView {
            has_stop: scenario.stop,
            has_text_route: scenario.text_route,
            content_note: scenario.content_note.as_deref().map(Html::between_tags),
            scenes: scenes
                .iter()
                .enumerate()
                .map(|(at, scene)| self.scene(spots, at, scene, scenario))
                .collect(),
        };
        self.component("scenario", &view);
        self.told = Some(self.scenario_data(scenario));
    }

    fn scene(
        &mut self,
        spots: &[Spot<'_>],
        at: usize,
        scene: &Scene,
        scenario: &Scenario,
    ) -> SceneView {
        let write = |writer: &mut Self| {
            for block in &scene.text {
                writer.write(&cut(spots, *block));
            }
        };
        SceneView {
            id: scene.id.value.clone(),
            number: at + 1,
            outcome: scene.ending.map(Outcome::word),
            heading: self.piece(|writer| writer.heading_at(spots, scene.heading)),
            text: self.piece(write),
            choices: scene
                .choices
                .iter()
                .map(|choice| self.choice(spots, choice, scenario))
                .collect(),
        }
    }

    fn choice(&mut self, spots: &[Spot<'_>], choice: &Choice, scenario: &Scenario) -> ChoiceView {
        let strings = self.strings();
        let scenes = &scenario.scenes;
        let to = scenes.iter().position(|scene| scene.id.value == choice.to.value);
        self.no_terms += 1;
        let label = self.piece(|writer| writer.write(&cut(spots, choice.label)));
        self.no_terms -= 1;
        let conditions: Vec<String> = choice
            .condition
            .iter()
            .map(|comparison| self.comparison(comparison, scenario))
            .collect();
        let condition = (!conditions.is_empty()).then(|| {
            let conditions = conditions.join(&strings.text("separator"));
            let text = strings.format("choice-if", &[("conditions", Argument::Text(conditions))]);
            Html::between_tags(&text)
        });
        ChoiceView {
            name: text_key(&choice.text),
            url: format!("#{}", choice.to.value),
            label,
            to: to.map(|to| to + 1),
            condition,
            consequence: self.consequence(spots, choice, scenario),
        }
    }

    fn consequence(
        &mut self,
        spots: &[Spot<'_>],
        choice: &Choice,
        scenario: &Scenario,
    ) -> Option<ConsequenceView> {
        let effects: Vec<String> = choice
            .effects
            .iter()
            .filter_map(|effect| {
                let variable = variable(scenario, &effect.variable.value)?;
                let label = variable.label.clone()?;
                Some(match effect.change {
                    Change::Add(value) if value < 0.0 => format!("{label} −{}", -value),
                    Change::Add(value) => format!("{label} +{value}"),
                    Change::Set(value) => format!("{label} {value}"),
                })
            })
            .collect();
        if choice.consequence.is_empty() && effects.is_empty() {
            return None;
        }
        let effects = (!effects.is_empty())
            .then(|| Html::between_tags(&effects.join(&self.strings().text("separator"))));
        let text = self.quoted(spots, &choice.consequence).unwrap_or_default();
        Some(ConsequenceView { text, effects })
    }

    /// A comparison in words.
    fn comparison(&self, comparison: &Comparison, scenario: &Scenario) -> String {
        let found = variable(scenario, &comparison.variable.value);
        let label = found.and_then(|variable| variable.label.clone());
        let name = label.unwrap_or_else(|| comparison.variable.value.clone());
        let arguments =
            [("name", Argument::Text(name)), ("value", Argument::Number(comparison.value))];
        self.strings().format(comparison.operator.string(), &arguments)
    }

    /// The data from which scripts tell the story; `runtime/core/scenario.ts` reads it.
    fn scenario_data(&self, scenario: &Scenario) -> Value {
        let scenes = &scenario.scenes;
        let place = |id: &str| scenes.iter().position(|scene| scene.id.value == id);
        let index = |name: &str| scenario.variables.iter().position(|v| v.name.value == name);
        let choices = |scene: &Scene| -> Vec<Value> {
            scene
                .choices
                .iter()
                .filter_map(|choice| {
                    let effects: Vec<Value> = choice
                        .effects
                        .iter()
                        .filter_map(|effect| {
                            let at = index(&effect.variable.value)?;
                            Some(match effect.change {
                                Change::Add(value) => json!([at, "add", value]),
                                Change::Set(value) => json!([at, "set", value]),
                            })
                        })
                        .collect();
                    let condition: Vec<Value> = choice
                        .condition
                        .iter()
                        .filter_map(|comparison| {
                            let at = index(&comparison.variable.value)?;
                            Some(json!([at, comparison.operator.sign(), comparison.value]))
                        })
                        .collect();
                    Some(json!({
                        "name": text_key(&choice.text),
                        "to": place(&choice.to.value)?,
                        "effects": effects,
                        "condition": condition,
                    }))
                })
                .collect()
        };
        let variables: Vec<Value> = scenario
            .variables
            .iter()
            .map(|v| {
                json!({
                    "name": v.name.value, "start": v.start, "min": v.min, "max": v.max,
                    "label": v.label,
                })
            })
            .collect();
        json!({
            "id": self.source.slug,
            "variables": variables,
            "start": scenario.start,
            "scenes": scenes
                .iter()
                .map(|scene| {
                    let mut entry = json!({
                        "id": scene.id.value,
                        "title": scene.title,
                        "choices": choices(scene),
                    });
                    if let Some(outcome) = scene.ending {
                        entry["outcome"] = outcome.word().into();
                    }
                    entry
                })
                .collect::<Vec<_>>(),
        })
    }
}

fn variable<'s>(scenario: &'s Scenario, name: &str) -> Option<&'s Variable> {
    scenario.variables.iter().find(|variable| variable.name.value == name)
}

impl Operator {
    /// The id of the interface string that says such a comparison in words.
    pub(super) fn string(self) -> &'static str {
        match self {
            Operator::Less => "condition-less",
            Operator::AtMost => "condition-at-most",
            Operator::More => "condition-more",
            Operator::AtLeast => "condition-at-least",
            Operator::Is => "condition-is",
            Operator::IsNot => "condition-is-not",
        }
    }
}
