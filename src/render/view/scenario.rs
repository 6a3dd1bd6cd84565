//! The data for the components of scenarios.

use serde::Serialize;

use crate::render::html::Html;
use crate::render::view::picture::PictureView;

/// A scenario with its scenes: `components/scenario.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ScenarioView {
    /// Whether learners may stop at any scene.
    pub has_stop: bool,
    /// Whether learners may read the scenario as a text instead.
    pub has_text_route: bool,
    /// A warning about the content, shown before the first scene.
    pub content_note: Option<Html>,
    /// The scenes in the author's order.
    pub scenes: Vec<SceneView>,
}

/// A scene: `components/scene.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SceneView {
    /// The scene's id, which is also the anchor of its heading.
    pub id: String,
    /// The number of the scene in the scenario, from 1.
    pub number: usize,
    /// How the scenario ends here: `sound`, `recoverable` or `harmful`. Nothing for a scene that is
    /// no ending.
    pub outcome: Option<&'static str>,
    /// The heading, in its `<h2>` to `<h6>` element.
    pub heading: Html,
    /// The ids that the reflection has and had whose answer is quoted in it, with spaces between them,
    /// if one is.
    pub quotes: Option<String>,
    /// The text of the scene.
    pub text: Html,
    /// The choices that learners have here.
    pub choices: Vec<ChoiceView>,
}

/// What someone says in a scene: `components/speech.html`.
#[derive(Clone, Debug, Serialize)]
pub struct SpeechView {
    /// The portrait of the speaker.
    pub portrait: PictureView,
    /// The paragraph, which begins with the name.
    pub text: Html,
}

/// A choice of a scene: `components/choice.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceView {
    /// The value that stands for this choice in the learner's record.
    pub name: String,
    /// The URL of the scene that it leads to.
    pub url: String,
    /// The text of the choice.
    pub label: Html,
    /// The number of the scene that it leads to.
    pub to: usize,
    /// The condition for choosing it, in words.
    pub condition: Option<Html>,
    /// The consequence of choosing it.
    pub consequence: Option<ConsequenceView>,
}

/// The consequence of a choice: `components/consequence.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ConsequenceView {
    /// A text that says what happens.
    pub text: Html,
    /// The changes to the variables that learners see, in words.
    pub effects: Option<Html>,
}
