//! The design of the themes: all spaces, sizes of text, corners and shadows come from tokens, so
//! that a course that changes one of them changes it everywhere.

use coursemark::internals::theme::{Theme, names};

/// Declarations whose value is not from a scale: the part of the stylesheet, the declaration, and
/// the reason.
const EXCUSED: &[(&str, &str, &str)] = &[
    ("tokens.css", "font-size: 112.5%", "all sizes on a screen are multiples of this one"),
    ("tokens.css", "font-size: 131.25%", "all sizes on a screen are multiples of this one"),
    ("prose.css", "font-size: 0.86em", "letters of code look larger than those around them"),
    ("prose.css", "font-size: 0.72em", "raised and lowered letters follow those beside them"),
    ("print.css", "font-size: 11pt", "all sizes on paper are multiples of this one"),
    ("print.css", "margin: 2.2cm 1.8cm 2cm", "printers leave such margins"),
    ("print.css", "font: 8.5pt var(--font-interface)", "the edge of a sheet has no text to follow"),
    (
        "components.css",
        "margin: var(--space-1) calc(-13.5rem - var(--space-8)) var(--space-4) 0",
        "a note reaches into the margin by its own width",
    ),
    (
        "components.css",
        "margin: var(--space-1) 0 var(--space-4) calc(-13.5rem - var(--space-8))",
        "a note reaches into the margin by its own width",
    ),
    (
        "code.css",
        "padding-inline: calc(var(--space-4) - 4px) var(--space-4)",
        "the line before marked code takes none of its room",
    ),
    ("gazette.css", "font-size: 3.4em", "an initial is as high as its lines"),
    ("gazette.css", "padding: 0.06em 0.08em 0 0", "an initial is as high as its lines"),
];

/// The parts of a theme's stylesheets with their names. Formulas are set by the proportions of
/// their letters, so their part has no scale.
fn parts(theme: &Theme) -> impl Iterator<Item = &(String, String)> {
    theme.styles.iter().chain(&theme.activity_styles)
}

/// The declarations of a stylesheet: properties with their values, on one line each.
fn declarations(styles: &str) -> impl Iterator<Item = (&str, String)> {
    styles.split(['{', '}', ';']).filter_map(|text| {
        let (property, value) = text.trim().split_once(": ")?;
        let is_property = property.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        is_property.then(|| (property, value.split_whitespace().collect::<Vec<_>>().join(" ")))
    })
}

/// The values between the spaces of `value` that no bracket encloses.
fn values(value: &str) -> Vec<&str> {
    let mut depth = 0;
    let split = value.split(move |c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ' ' && depth == 0
    });
    split.collect()
}

/// Whether `value` is made of nothing but tokens whose name begins with one of `tokens`, and
/// numbers to multiply them with.
fn is_of(tokens: &[&str], value: &str) -> bool {
    let mut rest = value.to_owned();
    while let Some(start) = rest.find("var(--") {
        let name = rest[start + "var(--".len()..].split(')').next().unwrap().to_owned();
        if !tokens.iter().any(|token| name.starts_with(token)) {
            return false;
        }
        rest = rest.replacen(&format!("var(--{name})"), "", 1);
    }
    let rest = rest.replace("calc(", "").replace(')', "");
    rest.split([' ', '*', '+', '-'])
        .all(|part| matches!(part, "" | "auto" | "inherit") || part.parse::<f64>().is_ok())
}

/// Why a declaration is outside of the scales, or `None` when it is within.
fn fault(property: &str, value: &str) -> Option<&'static str> {
    let is_spacing = property == "gap"
        || property.ends_with("-gap")
        || property.starts_with("margin")
        || property.starts_with("padding");
    if is_spacing {
        // Lines make room for each other, pixel by pixel.
        let is_line = |value: &str| matches!(value, "1px" | "2px" | "-2px");
        let is_on = |value: &str| is_line(value) || is_of(&["space-", "gutter"], value);
        let is_on = values(value).into_iter().all(is_on);
        return (!is_on).then_some("a space that is no `--space-…`");
    }
    match property {
        "font-size" => {
            (!is_of(&["size-"], value)).then_some("a size of text that is no `--size-…`")
        }
        "font" if value != "inherit" => {
            let size = value.split(" / ").next()?.split(' ').next_back()?;
            (!is_of(&["size-"], size)).then_some("a size of text that is no `--size-…`")
        }
        _ if property.starts_with("border") && property.ends_with("radius") => {
            // A circle is no corner.
            let is_on = value == "50%" || values(value).iter().all(|one| is_of(&["radius"], one));
            (!is_on).then_some("a corner that has not the one `--radius`")
        }
        "box-shadow" => {
            // Inside of a box, without a blur, it is a line that takes no room.
            let lines = ["inset 0 0 0 1px ", "inset 3px 0 ", "inset -3px 0 "];
            let is_on = matches!(value, "none" | "var(--shadow)")
                || lines.iter().any(|line| value.starts_with(line));
            (!is_on).then_some("a shadow that is not the one `--shadow`")
        }
        _ => None,
    }
}

#[test]
fn spaces_sizes_corners_and_shadows_come_from_tokens() {
    let mut used = vec![false; EXCUSED.len()];
    let mut faults = Vec::new();
    for name in names() {
        let theme = Theme::embedded(&name).unwrap();
        for (part, styles) in parts(&theme) {
            for (property, value) in declarations(styles) {
                let Some(fault) = fault(property, &value) else { continue };
                let declaration = format!("{property}: {value}");
                let excuse = EXCUSED
                    .iter()
                    .position(|(excused, known, _)| excused == part && *known == declaration);
                match excuse {
                    Some(at) => used[at] = true,
                    None => faults.push(format!("{name}/{part}: {declaration}: {fault}")),
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    let idle: Vec<_> = EXCUSED.iter().zip(used).filter(|(_, used)| !used).collect();
    assert!(idle.is_empty(), "these need no excuse any more: {idle:#?}");
}

#[test]
fn a_value_off_the_scale_is_found() {
    for (property, value) in [
        ("margin-block", "0.6rem 0"),
        ("padding", "var(--space-2) 5px"),
        ("gap", "calc(var(--space-2) + 0.1rem)"),
        ("padding-inline", "clamp(1rem, 4vw, 2.5rem)"),
        ("margin", "var(--size-h2)"),
        ("font-size", "0.9em"),
        ("font", "600 1.1rem / 1.5 var(--font-text)"),
        ("border-radius", "4px 0"),
        ("border-start-start-radius", "0.3rem"),
        ("box-shadow", "0 1px 2px black"),
    ] {
        assert!(fault(property, value).is_some(), "{property}: {value}");
    }
    for (property, value) in [
        ("margin-inline", "calc(-1 * var(--space-4)) auto"),
        ("padding", "var(--gutter) 0 1px"),
        ("font", "600 var(--size-h3) / 1.5 var(--font-text)"),
        ("border-radius", "0 0 var(--radius) var(--radius)"),
        ("box-shadow", "inset 0 0 0 1px var(--color-accent)"),
        ("border-color", "red"),
    ] {
        assert!(fault(property, value).is_none(), "{property}: {value}");
    }
}
