//! A scenario as linked sections, which read well without scripts and on paper, and what scripts need
//! to tell it scene by scene.
//!
//! Each scene is a section with its number. A choice is a link to the scene that it leads to; what
//! follows from it stands behind a `details` element below. What it asks of the variables, and what it
//! does to them, is said in words.

use serde_json::{Value, json};

use crate::parse::front_matter::OwnFront;
use crate::parse::markdown::Spot;
use crate::parse::question::{cut, text_key};
use crate::parse::scenario::{
    Change, Choice, Comparison, Operator, ScenarioFront, Scene, Variable,
};
use crate::render::body::Writer;
use crate::render::html::escape_text_into;
use crate::theme::strings::Argument;

impl Writer<'_> {
    /// Writes a scenario page.
    pub(super) fn write_scenario(&mut self, spots: &[Spot<'_>]) {
        let page = self.page;
        let OwnFront::Scenario(front) = &page.document.front.own else { return self.write(spots) };
        let scenes = &page.document.scenario.scenes;
        let first = scenes.first().map_or(usize::MAX, |scene| scene.span.range().start);
        let end = spots.iter().position(|(_, range)| range.start >= first).unwrap_or(spots.len());
        self.write(&spots[..end]);
        if scenes.is_empty() {
            return;
        }
        self.html.push_str("<div class=\"cm-scenario\" data-module=\"scenario\"");
        for (flag, name) in [(front.stop, " data-stop"), (front.text_route, " data-text-route")] {
            self.html.push_str(if flag { name } else { "" });
        }
        self.html.push_str(">\n");
        if let Some(note) = &front.content_note {
            self.html.push_str("<div class=\"cm-care\">\n<p class=\"cm-care__title\">");
            escape_text_into(&mut self.html, &self.kitchen.strings.text("content-note"));
            self.html.push_str("</p>\n<p>");
            escape_text_into(&mut self.html, note);
            self.html.push_str("</p>\n</div>\n");
        }
        for (at, scene) in scenes.iter().enumerate() {
            self.scene(spots, at, scene, front);
        }
        self.html.push_str("</div>\n");
        self.told = Some(self.scenario_data(front));
    }

    fn scene(&mut self, spots: &[Spot<'_>], at: usize, scene: &Scene, front: &ScenarioFront) {
        self.html.push_str("<section class=\"cm-scene");
        if scene.ending.is_some() {
            self.html.push_str(" cm-scene--ending");
        }
        self.html.push('"');
        if let Some(outcome) = scene.ending {
            self.attribute("data-outcome", outcome.word());
        }
        self.attribute("data-scene", &scene.id.value);
        self.attribute("aria-labelledby", &scene.id.value);
        self.html.push_str(">\n<p class=\"cm-scene__number\">");
        let number = [("number", Argument::Number((at + 1) as f64))];
        let strings = self.kitchen.strings;
        let mut text = strings.format("scene-number", &number);
        if let Some(outcome) = scene.ending {
            text.push_str(" · ");
            text.push_str(&strings.text(&format!("outcome-{}", outcome.word())));
        }
        escape_text_into(&mut self.html, &text);
        self.html.push_str("</p>\n");
        self.heading_at(spots, scene.heading);
        for block in &scene.text {
            self.write(&cut(spots, *block));
        }
        if !scene.choices.is_empty() {
            self.html.push_str("<ul class=\"cm-choices\">\n");
            for choice in &scene.choices {
                self.choice(spots, choice, front);
            }
            self.html.push_str("</ul>\n");
        }
        self.html.push_str("</section>\n");
    }

    fn choice(&mut self, spots: &[Spot<'_>], choice: &Choice, front: &ScenarioFront) {
        let strings = self.kitchen.strings;
        let scenes = &self.page.document.scenario.scenes;
        let to = scenes.iter().position(|scene| scene.id.value == choice.to.value);
        self.html.push_str("<li class=\"cm-choice\"");
        self.attribute("data-choice", &text_key(&choice.text));
        self.html.push_str("><a class=\"cm-choice__link\"");
        self.attribute("href", &format!("#{}", choice.to.value));
        self.html.push('>');
        self.no_terms += 1;
        self.write(&cut(spots, choice.label));
        self.no_terms -= 1;
        self.html.push_str("</a>");
        if let Some(to) = to {
            let number = [("number", Argument::Number((to + 1) as f64))];
            self.html.push_str(" <span class=\"cm-choice__to\">");
            escape_text_into(&mut self.html, &strings.format("choice-to", &number));
            self.html.push_str("</span>");
        }
        if !choice.condition.is_empty() {
            let conditions: Vec<String> = choice
                .condition
                .iter()
                .map(|comparison| self.comparison(comparison, front))
                .collect();
            let text = strings.format(
                "choice-if",
                &[("conditions", Argument::Text(conditions.join(&strings.text("separator"))))],
            );
            self.html.push_str("\n<p class=\"cm-choice__if\">");
            escape_text_into(&mut self.html, &text);
            self.html.push_str("</p>");
        }
        let effects: Vec<String> = choice
            .effects
            .iter()
            .filter_map(|effect| {
                let variable = variable(front, &effect.variable.value)?;
                let label = variable.label.clone()?;
                Some(match effect.change {
                    Change::Add(value) if value < 0.0 => format!("{label} −{}", -value),
                    Change::Add(value) => format!("{label} +{value}"),
                    Change::Set(value) => format!("{label} {value}"),
                })
            })
            .collect();
        if !choice.consequence.is_empty() || !effects.is_empty() {
            self.html.push_str("\n<details class=\"cm-consequence\"><summary>");
            escape_text_into(&mut self.html, &strings.text("consequence"));
            self.html.push_str("</summary>\n<div class=\"cm-consequence__text\">\n");
            for quote in &choice.consequence {
                let all = cut(spots, *quote);
                if let [_, inside @ .., _] = &all[..] {
                    self.write(inside);
                }
            }
            if !effects.is_empty() {
                self.html.push_str("<p class=\"cm-consequence__effects\">");
                escape_text_into(&mut self.html, &effects.join(&strings.text("separator")));
                self.html.push_str("</p>\n");
            }
            self.html.push_str("</div></details>");
        }
        self.html.push_str("</li>\n");
    }

    /// A comparison in words.
    fn comparison(&self, comparison: &Comparison, front: &ScenarioFront) -> String {
        let found = variable(front, &comparison.variable.value);
        let label = found.and_then(|variable| variable.label.clone());
        let name = label.unwrap_or_else(|| comparison.variable.value.clone());
        let arguments =
            [("name", Argument::Text(name)), ("value", Argument::Number(comparison.value))];
        self.kitchen.strings.format(comparison.operator.string(), &arguments)
    }

    /// What scripts tell the story by; `runtime/core/scenario.ts` reads it.
    fn scenario_data(&self, front: &ScenarioFront) -> Value {
        let scenes = &self.page.document.scenario.scenes;
        let place = |id: &str| scenes.iter().position(|scene| scene.id.value == id);
        let index = |name: &str| front.variables.iter().position(|v| v.name.value == name);
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
        let variables: Vec<Value> = front
            .variables
            .iter()
            .map(|v| {
                json!({
                    "name": v.name.value, "start": v.start, "min": v.min, "max": v.max,
                    "label": v.label,
                })
            })
            .collect();
        let start = front.start.as_ref().and_then(|start| place(&start.value)).unwrap_or(0);
        json!({
            "id": self.page.key,
            "variables": variables,
            "start": start,
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

fn variable<'f>(front: &'f ScenarioFront, name: &str) -> Option<&'f Variable> {
    front.variables.iter().find(|variable| variable.name.value == name)
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
