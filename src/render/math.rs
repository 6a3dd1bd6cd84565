//! Turns LaTeX formulas into MathML when the site is built, so that pages need no script for it.

use pulldown_latex::config::DisplayMode;
use pulldown_latex::{Parser, RenderConfig, Storage, push_mathml};

use crate::render::html::Html;

/// `latex` as MathML, on a line of its own when `display` is set.
///
/// # Errors
/// The message of the LaTeX parser, when it cannot read the formula.
pub fn to_mathml(latex: &str, display: bool) -> Result<Html, String> {
    let storage = Storage::new();
    // The writer would print an error into the page, so the events are read for errors first.
    let mut events = Vec::new();
    for event in Parser::new(latex, &storage) {
        events.push(event.map_err(|error| reason(&error.to_string()))?);
    }
    let display_mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode, annotation: None, ..RenderConfig::default() };
    let mut html = String::new();
    let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
    push_mathml(&mut html, events, config).map_err(|error| error.to_string())?;
    Ok(Html::from_markup(html))
}

/// The first line of what the library says.
fn reason(message: &str) -> String {
    let line = message.lines().find(|line| !line.trim().is_empty()).unwrap_or("unknown error");
    line.trim().trim_end_matches(['.', ':']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_mathml_and_faults_are_told() {
        let html = to_mathml("\\frac{1}{2}", true).unwrap();
        assert!(html.as_str().starts_with("<math") && html.as_str().contains("mfrac"), "{html}");
        assert!(to_mathml("\\frac{1}{2", false).is_err());
        assert!(to_mathml("\\nosuchcommand", false).is_err());
    }

    #[test]
    fn text_in_a_formula_cannot_become_markup() {
        if let Ok(html) = to_mathml("\\text{<script>alert(1)</script>} < 3", false) {
            assert!(!html.as_str().contains("<script"), "{html}");
        }
    }
}
