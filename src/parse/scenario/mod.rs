//! Reads scenarios: their scenes, the choices in them, and the effects of choices.
//!
//! Each heading of the second level on a scenario page begins a scene. A scene ends with its
//! choices, a list of links to other scenes. The title of a link gives the choice's effects on
//! variables and the condition under which it is open ([`title`]). A scene whose heading has the
//! class `.ending` has no choices. Nothing here looks beyond one scene: [`crate::model::states`]
//! finds where the paths lead.

mod front;
mod scenes;
mod title;

use crate::diag::Diagnostic;
use crate::markdown::Spot;
use crate::model::scenario::Scenario;
use crate::parse::reader::Reader;
use crate::text::path::CoursePath;
use crate::text::span::Span;

pub use front::{ScenarioFront, scenario_front};

/// Reads the scenes of the page `path` from its events.
pub fn scenario(
    path: &CoursePath,
    text: &str,
    front: &ScenarioFront,
    spots: &[Spot<'_>],
    anchors: &dyn Fn(Span) -> String,
    diagnostics: &mut Vec<Diagnostic>,
) -> Scenario {
    let mut reader = Reader { path, text, spots, anchors, diagnostics };
    scenes::read(&mut reader, front)
}
