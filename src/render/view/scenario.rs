//! What the components for scenarios are given.

use serde::Serialize;

use crate::render::html::Html;

/// A scenario with its scenes: `components/scenario.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ScenarioView {
    /// Whether learners are offered a way to stop at any scene.
    pub has_stop: bool,
    /// Whether learners are offered to read it as a text.
    pub has_text_route: bool,
    /// What learners should know of its content before they begin.
    pub content_note: Option<Html>,
    /// The scenes in the author's order.
    pub scenes: Vec<SceneView>,
}

/// A scene: `components/scene.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SceneView {
    /// Its id, which is the anchor of its heading.
    pub id: String,
    /// Its place in the scenario, from 1.
    pub number: usize,
    /// How the scenario ends here: `sound`, `recoverable` or `harmful`; nothing where it goes on.
    pub outcome: Option<&'static str>,
    /// Its heading with the heading's element.
    pub heading: Html,
    /// Its text.
    pub text: Html,
    /// What can be chosen.
    pub choices: Vec<ChoiceView>,
}

/// A choice of a scene: `components/choice.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceView {
    /// What a record names it by.
    pub name: String,
    /// The scene that it leads to.
    pub url: String,
    /// What it says.
    pub label: Html,
    /// The number of the scene that it leads to.
    pub to: Option<usize>,
    /// When it can be chosen, in words.
    pub condition: Option<Html>,
    /// What follows from it.
    pub consequence: Option<ConsequenceView>,
}

/// What follows from a choice: `components/consequence.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ConsequenceView {
    /// What happens.
    pub text: Html,
    /// What it does to the variables that learners see, in words.
    pub effects: Option<Html>,
}
