//! The contrast of a course's own colours, in both colour schemes.
//!
//! Colours that a course sets in `course.toml` or in a stylesheet of its `theme` folder are computed
//! as far as they can be without a browser. What cannot be computed, such as a mixture of colours
//! or a value that only some rules have, is not judged.

use std::collections::BTreeMap;

use csscolorparser::Color;

use crate::diag::{Diagnostic, Place, codes};
use crate::source::{MANIFEST, SourceTree, THEME};
use crate::text::path::CoursePath;
use crate::text::span::{Span, Spanned};
use crate::theme::own::OwnTheme;
use crate::theme::tokens::{Scope, declarations};

/// The contrast that text needs (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// The contrast that parts of controls need (WCAG 2.2, 1.4.11).
const CONTROL: f64 = 3.0;

/// What is seen in front of what: the tokens of the two colours, and the contrast that they need.
pub const PAIRS: &[(&str, &str, f64)] = &[
    ("color-text", "color-page", TEXT),
    ("color-text", "color-surface", TEXT),
    ("color-text", "color-mark", TEXT),
    ("color-muted", "color-page", TEXT),
    ("color-muted", "color-surface", TEXT),
    ("color-accent", "color-page", TEXT),
    ("color-accent", "color-surface", TEXT),
    ("color-accent", "color-mark", TEXT),
    ("color-on-accent", "color-accent", TEXT),
    ("color-control", "color-page", CONTROL),
    ("color-control", "color-surface", CONTROL),
    ("color-focus", "color-page", CONTROL),
    ("color-focus", "color-surface", CONTROL),
    ("color-focus", "color-code-mark", CONTROL),
    ("color-note", "color-surface", TEXT),
    ("color-tip", "color-page", TEXT),
    ("color-tip", "color-surface", TEXT),
    ("color-important", "color-surface", TEXT),
    ("color-warning", "color-page", TEXT),
    ("color-warning", "color-surface", TEXT),
    ("color-caution", "color-page", TEXT),
    ("color-caution", "color-surface", TEXT),
    ("color-text", "color-code", TEXT),
    ("color-text", "color-code-mark", TEXT),
    ("color-code-comment", "color-code", TEXT),
    ("color-code-keyword", "color-code", TEXT),
    ("color-code-string", "color-code", TEXT),
    ("color-code-number", "color-code", TEXT),
    ("color-code-function", "color-code", TEXT),
    ("color-code-type", "color-code", TEXT),
    ("color-code-tag", "color-code", TEXT),
    ("color-code-comment", "color-code-mark", TEXT),
    ("color-code-keyword", "color-code-mark", TEXT),
    ("color-code-string", "color-code-mark", TEXT),
    ("color-code-number", "color-code-mark", TEXT),
    ("color-code-function", "color-code-mark", TEXT),
    ("color-code-type", "color-code-mark", TEXT),
    ("color-code-tag", "color-code-mark", TEXT),
];

/// The colour schemes, as messages name them.
const SCHEMES: [&str; 2] = ["light", "dark"];

/// How many tokens may refer to each other in a chain.
const MAX_CHAIN: usize = 8;

/// How many pairs a note names.
const MAX_NAMED: usize = 4;

/// The value of a token, after all stylesheets.
struct Value {
    text: String,
    /// Where the course sets it; `None` for the theme's own.
    place: Option<Place>,
}

/// The values of all tokens that are the same in every rule.
#[derive(Default)]
pub struct Palette {
    values: BTreeMap<String, Value>,
}

impl Palette {
    /// The tokens of `own`, with those that `course.toml` replaces.
    fn new(
        own: &OwnTheme,
        tree: &SourceTree,
        chosen: &[&(Spanned<String>, Spanned<String>)],
    ) -> Palette {
        let mut palette = Palette::default();
        for (part, styles) in &own.theme.styles {
            let path = CoursePath::new(&format!("{THEME}/styles/{part}"));
            match tree.text_of(&path) {
                Some(text) => palette.read(text, Some(&path)),
                None => palette.read(styles, None),
            }
        }
        for (name, value) in chosen {
            let place = Place::new(&CoursePath::new(MANIFEST), value.span);
            palette.set(&name.value, &value.value, Some(place));
        }
        let below = format!("{THEME}/");
        for (path, _) in tree.iter() {
            let name = path.as_str().strip_prefix(&below);
            if name.is_some_and(|name| !name.contains('/'))
                && path.extension() == "css"
                && let Some(text) = tree.text_of(path)
            {
                palette.read(text, Some(path));
            }
        }
        palette
    }

    /// Adds the tokens of a stylesheet, which comes after those before. `path` is that of the
    /// course's file, `None` for the theme's own.
    pub fn read(&mut self, styles: &str, path: Option<&CoursePath>) {
        for token in declarations(styles) {
            match (token.scope, path) {
                (Scope::Root, _) => {
                    let place = path.map(|path| Place::new(path, Span::new(token.range)));
                    self.set(token.name, token.value, place);
                }
                // It has other values elsewhere, which only a browser can tell apart.
                (Scope::Elsewhere, Some(_)) => drop(self.values.remove(token.name)),
                // On paper there is one scheme; the theme's own conditions are tested.
                (Scope::Print, _) | (Scope::Elsewhere, None) => {}
            }
        }
    }

    fn set(&mut self, name: &str, text: &str, place: Option<Place>) {
        self.values.insert(name.to_owned(), Value { text: text.to_owned(), place });
    }

    /// The colour of a token in a scheme (0 is light, 1 dark). `None` when it cannot be computed.
    pub fn colour(&self, name: &str, scheme: usize) -> Option<Color> {
        self.computed(&self.values.get(name)?.text, scheme, MAX_CHAIN)
    }

    fn computed(&self, text: &str, scheme: usize, depth: usize) -> Option<Color> {
        let text = text.trim();
        let depth = depth.checked_sub(1)?;
        if let Some(pair) = inside(text, "light-dark") {
            return self.computed(split(pair)?[scheme], scheme, depth);
        }
        if let Some(name) = inside(text, "var") {
            let name = name.trim().strip_prefix("--")?;
            return self.computed(&self.values.get(name)?.text, scheme, depth);
        }
        if text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            let (red, green, blue) = cssparser::color::parse_named_color(text).ok()?;
            return Some(Color::from_rgba8(red, green, blue, 255));
        }
        // As in CSS, a colour without a function begins with `#`.
        let is_colour = text.starts_with('#') || text.contains('(');
        is_colour.then(|| csscolorparser::parse(text).ok()).flatten().map(|colour| colour.clamp())
    }

    /// The contrast of a pair in a scheme. `None` when a colour cannot be computed.
    #[cfg(test)]
    pub fn contrast(&self, front: &str, back: &str, scheme: usize) -> Option<f64> {
        ratio(&self.colour(front, scheme)?, &self.colour(back, scheme)?)
    }

    /// The pairs that `token` is part of and that are too weak in `scheme` if it has `colour`.
    fn weak<'p>(
        &'p self,
        token: &'p str,
        scheme: usize,
        colour: Color,
    ) -> impl Iterator<Item = Weak> + 'p {
        let of = move |name: &str| match name == token {
            true => Some(colour),
            false => self.colour(name, scheme),
        };
        PAIRS.iter().filter_map(move |(front, back, least)| {
            if *front != token && *back != token {
                return None;
            }
            let ratio = ratio(&of(front)?, &of(back)?)?;
            (ratio < *least).then_some(Weak { front, back, least: *least, scheme, ratio })
        })
    }

    /// The colour of the same hue that is nearest to that of `token` and strong enough in all its
    /// pairs, or at least in those that are not reported elsewhere. `None` when there is none.
    fn nearest(&self, token: &str, scheme: usize) -> Option<Color> {
        const STEPS: i32 = 256;
        let [lightness, chroma, hue, _] = self.colour(token, scheme)?.to_oklcha();
        let near = |is_strong: &dyn Fn(Color) -> bool| {
            (0..=STEPS)
                .flat_map(|step| [-step, step])
                .map(|step| lightness + step as f32 / STEPS as f32)
                .filter(|lightness| (0.0..=1.0).contains(lightness))
                .map(|lightness| {
                    let colour = Color::from_oklcha(lightness, chroma, hue, 1.0).clamp();
                    let [red, green, blue, _] = colour.to_rgba8();
                    Color::from_rgba8(red, green, blue, 255)
                })
                .find(|colour| is_strong(*colour))
        };
        near(&|colour| self.weak(token, scheme, colour).next().is_none()).or_else(|| {
            near(&|colour| {
                !self.weak(token, scheme, colour).any(|weak| self.is_fault_of(token, &weak))
            })
        })
    }

    /// Whether a pair is reported where `token` is set. If the course sets both of its colours, it
    /// is reported where the one in front is.
    fn is_fault_of(&self, token: &str, weak: &Weak) -> bool {
        weak.front == token || self.values.get(weak.front).is_none_or(|front| front.place.is_none())
    }
}

/// A pair of colours without the contrast that it needs.
#[derive(Clone, Copy)]
struct Weak {
    front: &'static str,
    back: &'static str,
    least: f64,
    scheme: usize,
    ratio: f64,
}

impl Weak {
    /// Its contrast as a part of the one that it needs.
    fn share(&self) -> f64 {
        self.ratio / self.least
    }
}

/// Reports the colours of the course that are too weak. `chosen` are the tokens in `course.toml`.
pub fn weak_colours(
    own: &OwnTheme,
    tree: &SourceTree,
    chosen: &[&(Spanned<String>, Spanned<String>)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let palette = Palette::new(own, tree, chosen);
    for (token, value) in &palette.values {
        let Some(place) = &value.place else { continue };
        let mut weak: Vec<Weak> = (0..SCHEMES.len())
            .filter_map(|scheme| Some((scheme, palette.colour(token, scheme)?)))
            .flat_map(|(scheme, colour)| palette.weak(token, scheme, colour))
            .filter(|weak| palette.is_fault_of(token, weak))
            .collect();
        weak.sort_by(|a, b| a.share().total_cmp(&b.share()));
        let Some((worst, others)) = weak.split_first() else { continue };
        diagnostics.push(diagnostic(&palette, token, place, worst, others));
    }
}

fn diagnostic(
    palette: &Palette,
    token: &str,
    place: &Place,
    worst: &Weak,
    others: &[Weak],
) -> Diagnostic {
    let Weak { front, back, least, scheme, ratio } = *worst;
    let what = if least == TEXT { "text needs" } else { "controls need" };
    let message = format!(
        "`{front}` on `{back}` has a contrast of {} to 1 in {} colours, and {what} {least}",
        shown(ratio),
        SCHEMES[scheme],
    );
    let diagnostic = Diagnostic::new(&codes::WEAK_CONTRAST, place.clone(), message);
    let other = if front == token { back } else { front };
    let diagnostic = diagnostic.help(help(palette, token, other));
    if others.is_empty() {
        return diagnostic;
    }
    let mut named: Vec<String> = others
        .iter()
        .take(MAX_NAMED)
        .map(|weak| {
            let Weak { front, back, scheme, ratio, .. } = weak;
            format!("`{front}` on `{back}` ({}, {})", SCHEMES[*scheme], shown(*ratio))
        })
        .collect();
    if others.len() > MAX_NAMED {
        named.push(format!("{} more", others.len() - MAX_NAMED));
    }
    diagnostic.note(format!("also too weak: {}", named.join(", ")))
}

/// What to write instead of the colour of `token`, which is too weak beside `other`.
fn help(palette: &Palette, token: &str, other: &str) -> String {
    let mut fixed = Vec::new();
    for (scheme, name) in SCHEMES.iter().enumerate() {
        if palette.colour(token, scheme).is_none() {
            return "make it darker or lighter".to_owned();
        }
        let Some(colour) = palette.nearest(token, scheme) else {
            return format!("in {name} colours none is strong enough unless `{other}` changes too");
        };
        fixed.push(colour.to_css_hex().to_string());
    }
    match &*fixed {
        [light, dark] if light != dark => {
            format!("write `light-dark({light}, {dark})`, the nearest that is strong enough")
        }
        _ => format!("write `{}`, the nearest that is strong enough", fixed[0]),
    }
}

/// A ratio with two digits, rounded down so that one that is too small never looks large enough.
fn shown(ratio: f64) -> f64 {
    (ratio * 100.0).floor() / 100.0
}

/// The arguments of `text` if it is one call of `function`.
fn inside<'t>(text: &'t str, function: &str) -> Option<&'t str> {
    let start = text.get(..function.len())?;
    let rest = text[function.len()..].strip_prefix('(')?.strip_suffix(')')?;
    start.eq_ignore_ascii_case(function).then_some(rest)
}

/// The two arguments of a function.
fn split(arguments: &str) -> Option<[&str; 2]> {
    let mut depth = 0;
    let at = arguments.find(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ',' && depth == 0
    })?;
    Some([&arguments[..at], &arguments[at + 1..]])
}

/// The contrast of two colours (WCAG 2.2, “contrast ratio”). `None` if something behind them would
/// be seen through the one at the back.
fn ratio(front: &Color, back: &Color) -> Option<f64> {
    if back.a < 1.0 {
        return None;
    }
    let over = |front_part: f32, back_part: f32| front_part * front.a + back_part * (1.0 - front.a);
    let front =
        Color::new(over(front.r, back.r), over(front.g, back.g), over(front.b, back.b), 1.0);
    let (one, other) = (luminance(&front), luminance(back));
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// Relative luminance (WCAG 2.2, “relative luminance”).
fn luminance(colour: &Color) -> f64 {
    let [red, green, blue, _] = colour.to_linear_rgba().map(f64::from);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{Theme, names};

    fn palette(styles: &str) -> Palette {
        let mut palette = Palette::default();
        palette.read(styles, None);
        palette
    }

    #[test]
    fn every_pair_of_a_theme_has_its_contrast_in_both_schemes() {
        for name in names() {
            let theme = Theme::embedded(&name).unwrap();
            let palette = palette(&theme.stylesheet(&[], ""));
            let mut faults = Vec::new();
            for (front, back, least) in PAIRS {
                for (scheme, scheme_name) in SCHEMES.iter().enumerate() {
                    let ratio = palette.contrast(front, back, scheme).unwrap();
                    if ratio < *least {
                        faults.push(format!("{front} on {back}, {scheme_name}: {ratio:.2}"));
                    }
                }
            }
            assert!(faults.is_empty(), "{name}: {faults:#?}");
        }
    }

    #[test]
    fn contrasts_are_those_of_the_guidelines() {
        let is = |front: &str, back: &str| {
            let palette = palette(&format!(":root {{ --front: {front}; --back: {back}; }}"));
            palette.contrast("front", "back", 0).map(|ratio| format!("{ratio:.2}"))
        };
        for (front, back, expected) in [
            ("#000", "#fff", "21.00"),
            ("#777777", "white", "4.48"),
            ("rgb(118 118 118)", "#FFFFFFFF", "4.54"),
            ("hsl(0 0% 46.27%)", "hsl(0, 0%, 100%)", "4.54"),
            ("oklch(0.5 0.1 250)", "oklab(1 0 0)", "5.98"),
            ("color(srgb 0 0 0)", "lab(100 0 0)", "21.00"),
            ("rgb(0 0 0 / 50%)", "white", "3.98"),
            ("var(--back)", "Red", "1.00"),
            ("light-dark(rgb(0 0 0), white)", "white", "21.00"),
        ] {
            assert_eq!(is(front, back).as_deref(), Some(expected), "{front} on {back}");
        }
        for unknown in [
            "color-mix(in srgb, red, blue)",
            "currentcolor",
            "CanvasText",
            "fff",
            "#12",
            "var(--front)",
            "var(--none)",
            "light-dark(red)",
            "light-dark(",
            "",
            "é",
        ] {
            assert_eq!(is(unknown, "white"), None, "{unknown}");
        }
        assert_eq!(is("white", "rgb(0 0 0 / 50%)"), None);
    }

    #[test]
    fn a_colour_that_only_some_rules_have_is_not_judged() {
        let path = CoursePath::new("theme/own.css");
        let of = |styles: &str| {
            let mut palette = palette(":root { --color-text: white }");
            palette.read(styles, Some(&path));
            palette.colour("color-text", 0).map(|colour| colour.to_css_hex().to_string())
        };
        for unknown in [
            "@media (prefers-color-scheme: dark) { :root { --color-text: black } }",
            ".cm-card { --color-text: black }",
            "[data-theme=\"dark\"] { --color-text: black }",
        ] {
            assert_eq!(of(unknown), None, "{unknown}");
        }
        for known in [
            ":root { --color-text: black }",
            "html{--color-text:black}",
            "@layer tokens { :root, :host { --color-text: black; } }",
            "@media print { * { --color-text: red } } :root { --color-text: black }",
        ] {
            assert_eq!(of(known).as_deref(), Some("#000000"), "{known}");
        }
    }

    #[test]
    fn the_nearest_colour_is_strong_enough_and_no_other_is_nearer() {
        let theme = Theme::embedded("base").unwrap();
        let mut palette = palette(&theme.stylesheet(&[], ""));
        palette.set("color-muted", "#9aa0a6", None);
        let nearest = palette.nearest("color-muted", 0).unwrap();
        assert!(palette.weak("color-muted", 0, nearest).next().is_none());
        let [lightness, chroma, hue, _] = nearest.to_oklcha();
        let lighter = Color::from_oklcha(lightness + 0.01, chroma, hue, 1.0);
        assert!(palette.weak("color-muted", 0, lighter).next().is_some());
        // In the dark it was strong enough.
        let dark = palette.nearest("color-muted", 1).unwrap();
        assert_eq!(dark.to_css_hex().to_string(), "#9aa0a6");
    }
}
