//! Turns LaTeX formulas into MathML when the site is built, so that pages need no script for it.

use pulldown_latex::config::DisplayMode;
use pulldown_latex::{Parser, RenderConfig, Storage, push_mathml};

use crate::render::html::Html;

/// The maximum depth of braces in a formula. The library takes time that grows with the square of it.
const MAX_DEPTH: usize = 100;

/// `latex` as MathML, on a line of its own when `display` is set.
///
/// # Errors
/// The reason why the formula cannot be read: the first command that is not known, or else the
/// message of the LaTeX parser.
pub fn to_mathml(latex: &str, display: bool) -> Result<Html, String> {
    if depth(latex) > MAX_DEPTH {
        return Err(format!("it is nested more than {MAX_DEPTH} deep"));
    }
    // The library prints the star, and the name as ordinary text.
    if latex.contains("\\operatorname*") {
        return Err("the command `\\operatorname*` is not known".to_owned());
    }
    let storage = Storage::new();
    // The writer would print an error into the page, so the events are read for errors first.
    let mut events = Vec::new();
    for event in Parser::new(latex, &storage) {
        events.push(event.map_err(|error| {
            let reason = reason(&error.to_string());
            match unknown_command(latex).filter(|_| reason.contains(UNKNOWN)) {
                Some(command) => format!("the command `{command}` is not known"),
                None => reason,
            }
        })?);
    }
    let display_mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode, annotation: None, ..RenderConfig::default() };
    let mut html = String::new();
    let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
    push_mathml(&mut html, events, config).map_err(|error| error.to_string())?;
    Ok(Html::from_markup(html))
}

/// The words with which the library refuses a command, without saying which.
const UNKNOWN: &str = "unknown primitive command";

/// The first command of `latex` that the library does not know.
fn unknown_command(latex: &str) -> Option<&str> {
    let commands = latex.match_indices('\\').filter_map(|(at, _)| {
        let name = &latex[at + 1..];
        let length = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
        (length > 0).then(|| &latex[at..at + 1 + length])
    });
    let mut commands = commands.filter(|command| !matches!(*command, "\\begin" | "\\end"));
    commands.find(|command| {
        let alone = format!("{command}{{x}}{{x}}");
        let storage = Storage::new();
        Parser::new(&alone, &storage)
            .any(|event| event.is_err_and(|error| error.to_string().contains(UNKNOWN)))
    })
}

/// The maximum number of braces that are open at once.
fn depth(latex: &str) -> usize {
    let mut open = 0_usize;
    let mut most = 0;
    for byte in latex.bytes() {
        match byte {
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
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
        let unknown = to_mathml("a + \\frac{1}{\\nosuchcommand x}", false).unwrap_err();
        assert_eq!(unknown, "the command `\\nosuchcommand` is not known");
        let starred = to_mathml("\\operatorname*{max} x", false).unwrap_err();
        assert_eq!(starred, "the command `\\operatorname*` is not known");
    }

    #[test]
    fn a_formula_without_end_is_refused_at_once() {
        let nested = "\\frac{1}{".repeat(20_000);
        assert_eq!(to_mathml(&nested, true).unwrap_err(), "it is nested more than 100 deep");
        assert!(to_mathml(&format!("{}x{}", "{".repeat(90), "}".repeat(90)), true).is_ok());
    }

    #[test]
    fn text_in_a_formula_cannot_become_markup() {
        if let Ok(html) = to_mathml("\\text{<script>alert(1)</script>} < 3", false) {
            assert!(!html.as_str().contains("<script"), "{html}");
        }
    }
}
