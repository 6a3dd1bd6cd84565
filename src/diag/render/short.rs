//! The form `path:line:column: error[code]: message`, which compilers print and editors parse. The
//! help follows in parentheses, and `[fixable]` where `check --fix` fixes it.

use crate::diag::Diagnostic;
use crate::diag::render::{Sources, place, printable};

/// Appends the diagnostic to `drawn` as one line.
pub fn render(diagnostic: &Diagnostic, sources: &impl Sources, drawn: &mut String) {
    drawn.push_str(&format!(
        "{}: {}[{}]: {}",
        place(&diagnostic.place, sources),
        diagnostic.severity.word(),
        diagnostic.code.name,
        printable(&diagnostic.message)
    ));
    if !diagnostic.help.is_empty() {
        drawn.push_str(&format!(" (help: {})", printable(&diagnostic.help.join("; "))));
    }
    if diagnostic.fix.is_some() {
        drawn.push_str(" [fixable]");
    }
    drawn.push('\n');
}
