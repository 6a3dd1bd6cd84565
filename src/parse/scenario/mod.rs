//! Scenarios: scenes, what can be chosen in them, and what that changes.
//!
//! On a scenario page each heading of the second level begins a scene. A scene ends with a list of
//! links to other scenes, its choices; the title of a link says what choosing it does to variables,
//! and when it is open ([`title`]). A scene whose heading has the class `.ending` has none. Nothing
//! here looks beyond one scene: where the paths lead is found by [`crate::resolve::states`].

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
