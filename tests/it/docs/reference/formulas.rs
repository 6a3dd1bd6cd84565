//! The page on formulas.

use std::fmt::Write;

use coursemark::internals::render::math::commands::{
    ALIASES, OWN, REFUSED, REFUSED_ENVIRONMENTS, TEXTS, groups,
};
use coursemark::internals::render::math::expand::environments::ENVIRONMENTS;
use coursemark::internals::render::math::mark::Colour;

use crate::docs::reference::{cell, page};
use crate::formulas::examples;

pub fn formulas() -> String {
    let mut body = String::from(
        "A formula is LaTeX between `$` and `$` in a sentence, or between `$$` and `$$` on a line of its own.\n\
         It is set when the site is built, as MathML, which browsers draw and screen readers speak.\n\
         Pages with a formula load a font for it, so it looks the same everywhere.\n\
         A command that is not supported is an error at its place, and no formula is published with a part missing.\n\n\
         - Only a formula with a `\\tag` has a number. The number is the text of the tag.\n\
         - A definition by `\\newcommand`, `\\def`, `\\let` or `\\DeclareMathOperator` holds in the formula that it is in.\n\
         - `\\mathcal` and `\\mathscr` look alike, because the font has one such alphabet.\n\
         - A few rare signs are not in the font. Browsers take them from the reader's own fonts.\n\
         - A formula that is too wide for the screen scrolls by itself. The page does not.\n\n",
    );
    for (title, formulas) in examples() {
        let _ = write!(body, "## {title}\n\n");
        for formula in formulas {
            let _ = write!(body, "`{formula}`\n\n$${formula}$$\n\n");
        }
    }
    let names: Vec<&str> = ENVIRONMENTS.iter().map(|(name, _)| *name).collect();
    let _ = write!(body, "## All environments\n\n{}\n\n", list(&names, ""));
    let colours: Vec<&str> = Colour::NAMES.to_vec();
    let _ = write!(
        body,
        "## All colours\n\n\
         These can be read in light and in dark pages.\n\
         Six digits such as `#1b5a6d` are that colour in both.\n\n{}\n\n",
        list(&colours, "")
    );
    body.push_str("## All commands\n\n");
    for (title, names) in groups() {
        let _ = write!(body, "### {title}\n\n{}\n\n", list(&names, "\\"));
    }
    let mut written: Vec<&str> = ALIASES.iter().map(|alias| alias.name).collect();
    written.extend(TEXTS.iter().map(|(name, _)| *name));
    written.extend(OWN);
    written.sort_unstable();
    let _ = write!(body, "### More commands\n\n{}\n\n", list(&written, "\\"));
    body.push_str("## What to write instead\n\n| Not supported | Instead |\n| --- | --- |\n");
    for (name, advice) in REFUSED_ENVIRONMENTS {
        let _ = writeln!(body, "| `{name}` | {} |", cell(advice));
    }
    for (name, advice) in REFUSED {
        let _ = writeln!(body, "| `\\{name}` | {} |", cell(advice));
    }
    page("Formulas", "What LaTeX can be written, with how each part looks.", &body)
}

/// Names in code, with commas between.
fn list(names: &[&str], before: &str) -> String {
    let names: Vec<String> = names
        .iter()
        .map(|name| if *name == "`" { "`` \\` ``".to_owned() } else { format!("`{before}{name}`") })
        .collect();
    names.join(", ")
}
