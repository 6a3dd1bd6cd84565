//! Formulas: every supported command is set, and whatever is set has its style.

use std::collections::BTreeSet;

use coursemark::internals::render::math::commands::{ALIASES, groups, names};
use coursemark::internals::render::math::expand::environments::ENVIRONMENTS;
use coursemark::internals::render::math::to_mathml;
use coursemark::internals::theme::{Theme, names as themes};
use proptest::prelude::*;

use crate::amount::random;
use crate::support::{read, root};

/// The examples of the documentation, by the titles of their groups.
pub fn examples() -> Vec<(String, Vec<String>)> {
    let text = String::from_utf8(read(&root().join("tests/data/formulas.txt"))).unwrap();
    let groups = text.split("## ").filter_map(|group| group.split_once('\n'));
    groups
        .map(|(title, lines)| {
            let lines = lines.lines().filter(|line| !line.is_empty());
            (title.to_owned(), lines.map(str::to_owned).collect())
        })
        .collect()
}

/// Formulas with a command, of which at least one is right, whatever the command needs.
fn uses(name: &str) -> Vec<String> {
    const USES: [&str; 27] = [
        r"x \@ y",
        r"\@{x}",
        r"\@{x}{y}",
        r"\text{a\@ b}",
        r"\text{\@{a}}",
        r"\text{\@a}",
        r"\@(x",
        r"\left(x\@|y\right)",
        r"\left(x\@)",
        r"\@(x\right)",
        r"\sum\@_a",
        r"\@1em",
        r"\@1mu",
        r"\@{1em}",
        r"\@{1mu}",
        r"\begin{array}{c}\@ a\end{array}",
        r"{x \@ y}",
        r"\@{red} x",
        r"\@{red}{x}",
        r"\@{(}{)}{0pt}{}{x}{y}",
        r"\@{_a}{_b}\sum",
        r"\@{a}{b}{c}",
        r"\begin{aligned} a \@ b \end{aligned}",
        r"\@\y{x} \y",
        r"\@\y x \y",
        r"\@{cancel} x",
        r"\@{\y}{x} \y",
    ];
    USES.iter().map(|latex| latex.replace('@', name)).collect()
}

/// The classes in markup.
fn classes(html: &str) -> impl Iterator<Item = &str> {
    let values = html.split(" class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    values.flat_map(|value| value.split(' '))
}

#[test]
fn every_command_that_is_listed_is_set() {
    // These two come in pairs, and are in every example of an environment.
    let known: BTreeSet<&str> = names().filter(|name| !matches!(*name, "begin" | "end")).collect();
    let pairs = ["bgroup", "egroup", "begingroup", "endgroup"];
    for name in known.into_iter().filter(|name| !pairs.contains(name)) {
        let set = uses(name).iter().any(|latex| to_mathml(latex, true).is_ok());
        assert!(set, "`\\{name}` is listed, but is not set");
    }
    assert!(to_mathml(r"\bgroup x \egroup \begingroup x \endgroup", false).is_ok());
    assert!(groups().iter().all(|(title, names)| !title.is_empty() && !names.is_empty()));
    assert!(ALIASES.is_sorted_by_key(|alias| alias.name));
}

#[test]
fn every_environment_is_set() {
    for (name, _) in ENVIRONMENTS {
        let argument = match *name {
            "array" | "darray" | "subarray" => "{cc}",
            "alignat" | "alignat*" | "alignedat" => "{1}",
            _ => "",
        };
        let columns =
            if name.starts_with("gather") || name.starts_with("multline") { "b" } else { "& b" };
        let columns = if name.starts_with("equation") { "" } else { columns };
        let latex = format!("\\begin{{{name}}}{argument} a {columns} \\end{{{name}}}");
        to_mathml(&latex, true).unwrap_or_else(|fault| panic!("{latex}: {}", fault.message));
    }
}

#[test]
fn whatever_is_set_has_its_style_in_the_theme() {
    let examples = examples().into_iter().flat_map(|(_, formulas)| formulas);
    let commands = names()
        .filter_map(|name| uses(name).into_iter().find(|latex| to_mathml(latex, true).is_ok()));
    let html: Vec<String> = examples
        .chain(commands)
        .flat_map(|latex| [to_mathml(&latex, true), to_mathml(&latex, false)])
        .filter_map(|set| set.ok().map(|html| html.as_str().to_owned()))
        .collect();
    let classes: BTreeSet<&str> = html.iter().flat_map(|html| classes(html)).collect();
    for theme in themes() {
        let styles = Theme::embedded(&theme).unwrap().math_stylesheet();
        for class in &classes {
            assert!(styles.contains(&format!(".{class}")), "{theme} has no style for `.{class}`");
        }
    }
    assert!(html.iter().all(|html| !html.contains(" style=") && !html.contains("merror")));
}

#[test]
fn every_example_is_set() {
    for (title, formulas) in examples() {
        for latex in formulas {
            to_mathml(&latex, true)
                .unwrap_or_else(|fault| panic!("{title}: {latex}: {}", fault.message));
        }
    }
}

/// LaTeX of commands, groups, environments and signs, mostly wrong.
fn latex() -> impl Strategy<Value = String> {
    let names: Vec<&str> = names().collect();
    let piece = prop_oneof![
        6 => prop::sample::select(names).prop_map(|name| format!("\\{name}")),
        4 => prop::sample::select(vec![
            "{", "}", "&", r"\\", "^", "_", "'", "$", "#1", "~", "%", "<", ">", "[", "]", "*", " ",
            r"\left(", r"\right)", "\u{338}", "\n", "é", "\\",
        ]).prop_map(str::to_owned),
        2 => prop::sample::select(vec!["aligned", "cases", "array", "gather*", "pmatrix*", "align"])
            .prop_flat_map(|name| prop::sample::select(vec!["begin", "end"])
                .prop_map(move |edge| format!("\\{edge}{{{name}}}"))),
        4 => "[a-c1-3+=(),.]",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(random(600, 20_261_130))]

    #[test]
    fn any_latex_is_set_or_refused(latex in latex(), display: bool) {
        match to_mathml(&latex, display) {
            Ok(html) => {
                let mut reader = quick_xml::Reader::from_str(html.as_str());
                loop {
                    match reader.read_event() {
                        Ok(quick_xml::events::Event::Eof) => break,
                        Ok(_) => {}
                        Err(error) => panic!("{latex}: {error}: {}", html.as_str()),
                    }
                }
                prop_assert!(!html.as_str().contains(" style="));
            }
            Err(fault) => prop_assert!(latex.get(fault.span).is_some()),
        }
    }
}
