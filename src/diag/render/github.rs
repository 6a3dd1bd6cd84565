//! Workflow commands: `::error file=…,line=…,col=…,title=…::message`. GitHub shows them beside the
//! changed lines of a pull request.

use crate::diag::Diagnostic;
use crate::diag::render::{Sources, positions};

/// Appends the diagnostic to `drawn` as one command.
pub fn render(diagnostic: &Diagnostic, sources: &impl Sources, drawn: &mut String) {
    let place = &diagnostic.place;
    drawn.push_str(&format!(
        "::{} file={}",
        diagnostic.severity.word(),
        property(&sources.located(&place.path))
    ));
    if let Some((start, end)) = positions(sources, &place.path, place.span) {
        drawn.push_str(&format!(
            ",line={},col={},endLine={},endColumn={}",
            start.line, start.column, end.line, end.column
        ));
    }
    let mut message = diagnostic.message.clone();
    for help in &diagnostic.help {
        message.push_str(&format!("\nhelp: {help}"));
    }
    drawn.push_str(&format!(",title={}::{}\n", property(diagnostic.code.name), data(&message)));
}

/// Escapes what would end a command's data.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what would end a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
