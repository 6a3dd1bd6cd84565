//! A scenario as linked sections, which read well without scripts and on paper, and the data that
//! scripts need to tell it scene by scene.
//!
//! Each scene is a section with its number. A choice is a link to the scene that it leads to, and
//! its feedback is in a `details` element below. Its conditions on the variables, and its effects
//! on them, are said in words.

use crate::markdown::{Spot, cut, end_of, speaker};
use crate::model::question::text_key;
use crate::model::scenario::{Change, Choice, Comparison, Operator, Outcome, Scenario, Scene};
use crate::render::body::Writer;
use crate::render::body::context::Portrait;
use crate::render::data::{number::Number, scenario as data};
use crate::render::html::Html;
use crate::render::view::picture::PictureView;
use crate::render::view::scenario::{
    ChoiceView, ConsequenceView, ScenarioView, SceneView, SpeechView,
};
use crate::text::path::SitePath;
use crate::theme::strings::Argument;

/// The width and the height of a portrait, in CSS pixels.
const PORTRAIT_SIZE: u32 = 56;

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
        self.scenario = Some(self.scenario_data(scenario));
    }

    /// The portrait of the person who says the paragraph that starts at index `at`.
    fn portrait(&self, spots: &[Spot<'_>], at: usize) -> Option<&Portrait<'_>> {
        if self.context.speakers.is_empty() {
            return None;
        }
        let (name, _) = speaker(&self.source.document().text, spots, at)?;
        self.context.speakers.iter().find(|portrait| portrait.name == name)
    }

    /// Whether a speaker says the paragraph that starts at index `at`.
    pub(super) fn is_speech(&self, spots: &[Spot<'_>], at: usize) -> bool {
        self.portrait(spots, at).is_some()
    }

    /// Writes the paragraph that starts at index `at` beside the portrait of its speaker.
    pub(super) fn speech(&mut self, spots: &[Spot<'_>], at: usize) {
        let Some(portrait) = self.portrait(spots, at) else { return };
        let view = |site: &SitePath| self.site.relative_url(site);
        let picture = PictureView {
            url: view(portrait.light),
            dark: portrait.dark.map(view),
            // The name is read from the line itself.
            alt: String::new(),
            width: Some(PORTRAIT_SIZE),
            height: Some(PORTRAIT_SIZE),
        };
        let inner = &spots[at + 1..end_of(spots, at)];
        let text = self.piece(|writer| writer.wrap("<p>", inner, "</p>\n"));
        self.component("speech", &SpeechView { portrait: picture, text });
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
            quotes: self.source.quotes.get(&at).cloned(),
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
            url: format!("#{}", scenario.scenes[choice.to].id.value),
            label,
            to: choice.to + 1,
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
                let label = scenario.variables[effect.variable].label.clone()?;
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
        let variable = &scenario.variables[comparison.variable];
        let name = variable.label.clone().unwrap_or_else(|| variable.name.value.clone());
        let arguments =
            [("name", Argument::Text(name)), ("value", Argument::Number(comparison.value))];
        self.strings().format(comparison.operator.string(), &arguments)
    }

    /// The data from which scripts tell the story.
    fn scenario_data(&self, scenario: &Scenario) -> data::Scenario {
        let scenes = scenario.scenes.iter().map(|scene| data::Scene {
            id: scene.id.value.clone(),
            title: scene.title.clone(),
            choices: scene.choices.iter().map(choice_data).collect(),
            outcome: scene.ending,
        });
        let variables = scenario.variables.iter().map(|variable| data::Variable {
            name: variable.name.value.clone(),
            start: variable.start.into(),
            min: variable.min.map(Number),
            max: variable.max.map(Number),
            label: variable.label.clone(),
            good: variable.good,
        });
        data::Scenario {
            id: self.source.slug.to_owned(),
            variables: variables.collect(),
            scenes: scenes.collect(),
            start: scenario.start,
        }
    }
}

fn choice_data(choice: &Choice) -> data::Choice {
    let effects = choice.effects.iter().map(|effect| {
        let (change, value) = match effect.change {
            Change::Add(value) => (data::Change::Add, value),
            Change::Set(value) => (data::Change::Set, value),
        };
        data::Effect { variable: effect.variable, change, value: value.into() }
    });
    let condition = choice.condition.iter().map(|comparison| data::Comparison {
        variable: comparison.variable,
        operator: comparison.operator,
        value: comparison.value.into(),
    });
    data::Choice {
        name: text_key(&choice.text),
        to: choice.to,
        effects: effects.collect(),
        condition: condition.collect(),
    }
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
