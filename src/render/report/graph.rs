//! Draws a scenario as a picture: scenes as boxes, choices as arrows, and for each ending the
//! values with which it can be reached.
//!
//! The layout is that of Sugiyama, Tagawa and Toda (“Methods for visual understanding of
//! hierarchical system structures”, 1981) in its simplest form. The row of a scene is the length of
//! the longest path of choices to it, without ways back. Within a row, scenes are ordered by the
//! mean place of the scenes that they are joined with.

use std::fmt::Write as _;
use std::ops::RangeInclusive;

use crate::model::course::Course;
use crate::model::page::Page;
use crate::model::scenario::{Operator, Scenario, Scene};
use crate::model::states::{States, states};
use crate::render::html::escape_into;
use crate::text::list::Count;

/// The mark near the start of each picture. Only files that have it are overwritten.
pub const MARK: &str = "<!-- coursemark graph -->";

const WIDTH: f64 = 200.0;
const GAP: f64 = 36.0;
const ROW_GAP: f64 = 72.0;
const LINE: f64 = 17.0;
const MARGIN: f64 = 28.0;
/// The number of characters in a line of a box.
const COLUMNS: usize = 26;

/// The pictures of all scenarios, each with the name of its file.
pub fn graphs(course: &Course) -> Vec<(String, String)> {
    let pages = course.lessons().map(|id| course.page(id));
    pages.filter_map(|page| Some((format!("{}.svg", page.slug), graph(page)?))).collect()
}

/// A summary of each scenario in words: its size, and the values with which it ends.
pub fn summaries(course: &Course) -> Vec<String> {
    let mut lines = Vec::new();
    for page in course.lessons().map(|id| course.page(id)) {
        let Some(scenario) = page.scenario() else { continue };
        let found = states(scenario);
        let bound = if found.is_cut { "more than " } else { "" };
        lines.push(format!(
            "{}: {}, {bound}{}",
            page.document.path,
            Count(scenario.scenes.len(), "scene"),
            Count(found.count, "state"),
        ));
        for (scene, ranges) in scenario.scenes.iter().zip(&found.scenes) {
            let (Some(outcome), Some(ranges)) = (scene.ending, ranges) else { continue };
            let said = said(scenario, ranges);
            let said = if said.is_empty() { said } else { format!(": {said}") };
            lines.push(format!("  ending `{}` ({}){said}", scene.id.value, outcome.word()));
        }
    }
    lines
}

/// The range of the values of each variable, in words.
fn said(scenario: &Scenario, ranges: &[RangeInclusive<f64>]) -> String {
    let said = scenario.variables.iter().zip(ranges).map(|(variable, range)| {
        let (least, most) = (range.start(), range.end());
        let name = &variable.name.value;
        if least == most { format!("{name} {least}") } else { format!("{name} {least} to {most}") }
    });
    said.collect::<Vec<_>>().join(", ")
}

/// A box and its content.
struct Node<'s> {
    scene: &'s Scene,
    lines: Vec<String>,
    /// Its left and top edges.
    x: f64,
    y: f64,
    height: f64,
}

/// A number as written in a picture.
fn px(number: f64) -> String {
    format!("{}", (number * 10.0).round() / 10.0)
}

fn graph(page: &Page) -> Option<String> {
    let scenario = page.scenario()?;
    if scenario.scenes.is_empty() {
        return None;
    }
    let found = states(scenario);
    let rows = rows(scenario);
    let (nodes, width, height) = place(scenario, &found, &rows);
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" \
         height=\"{h}\" role=\"img\" aria-labelledby=\"title desc\">\n{MARK}\n<title id=\"title\">",
        w = px(width),
        h = px(height),
    );
    escape_into(&mut svg, &page.title);
    svg.push_str("</title>\n<desc id=\"desc\">");
    escape_into(&mut svg, &described(scenario, &found));
    svg.push_str("</desc>\n<style>\n");
    svg.push_str(STYLE);
    svg.push_str(
        "</style>\n<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" \
         markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path class=\"tip\" d=\"M0 0 8 4 0 \
         8Z\"/></marker></defs>\n<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n",
    );
    for (from, node) in nodes.iter().enumerate() {
        for (to, letters) in ways(node.scene) {
            arrow(&mut svg, &nodes, &rows, (from, to), &letters);
        }
    }
    for (at, node) in nodes.iter().enumerate() {
        let kind = match node.scene.ending {
            Some(outcome) => outcome.word(),
            None if found.scenes[at].is_none() => "unreached",
            None => "scene",
        };
        let _ = write!(
            svg,
            "<g class=\"{kind}\"><rect x=\"{}\" y=\"{}\" width=\"{WIDTH}\" height=\"{}\" rx=\"8\"/>",
            px(node.x),
            px(node.y),
            px(node.height)
        );
        for (line, text) in node.lines.iter().enumerate() {
            let class = if line == 0 { " class=\"head\"" } else { "" };
            let y = node.y + 8.0 + LINE * (line as f64 + 0.75);
            let _ = write!(svg, "<text{class} x=\"{}\" y=\"{}\">", px(node.x + 12.0), px(y));
            escape_into(&mut svg, text);
            svg.push_str("</text>");
        }
        svg.push_str("</g>\n");
    }
    svg.push_str("</svg>\n");
    Some(svg)
}

const STYLE: &str = "text{font:13px/1.3 system-ui,sans-serif;fill:#1e2326}.head{font-weight:700}.page{fill:#fdfcf9}
g rect{fill:#f5f2ea;stroke:#596066;stroke-width:1.5}\
path.way{fill:none;stroke:#596066;stroke-width:1.5}.tip{fill:#596066}
.sound rect{stroke:#2c6136;stroke-width:3}\
.recoverable rect{stroke:#8a4b00;stroke-width:3;stroke-dasharray:8 3}\
.harmful rect{stroke:#a3262a;stroke-width:3;stroke-dasharray:2 3}.unreached rect{stroke-dasharray:2 6}
.label{font-weight:700;fill:#1b5a6d;stroke:#fdfcf9;stroke-width:4;paint-order:stroke}
@media (prefers-color-scheme:dark){text{fill:#e6e4de}.page{fill:#14181b}\
g rect{fill:#1d2327;stroke:#a5acb0}path.way{stroke:#a5acb0}\
.tip{fill:#a5acb0}.sound rect{stroke:#93cf9c}.recoverable rect{stroke:#f0b86c}\
.harmful rect{stroke:#f3a19c}.label{fill:#8cc7d8;stroke:#14181b}}
";

/// The scenes that the choices of a scene lead to, as indices, each with the letters of those
/// choices.
fn ways(scene: &Scene) -> Vec<(usize, String)> {
    let mut ways: Vec<(usize, String)> = Vec::new();
    for (at, choice) in scene.choices.iter().enumerate() {
        let letter = letter(at);
        match ways.iter_mut().find(|(known, _)| *known == choice.to) {
            Some((_, letters)) => {
                letters.push(' ');
                letters.push_str(&letter);
            }
            None => ways.push((choice.to, letter)),
        }
    }
    ways
}

/// The letter of the choice at index `at`: `a` to `z`, then numbers.
fn letter(at: usize) -> String {
    u8::try_from(at)
        .ok()
        .filter(|at| *at < 26)
        .map_or_else(|| (at + 1).to_string(), |at| char::from(b'a' + at).to_string())
}

/// The scenes that can be reached from `start`, each before the scenes that it leads to and
/// together with those. Ways back to a scene on the path are left out.
fn forwards(scenario: &Scenario, start: usize) -> Vec<(usize, Vec<usize>)> {
    let targets = |at: usize| -> Vec<usize> {
        ways(&scenario.scenes[at]).into_iter().map(|(to, _)| to).collect()
    };
    let mut is_open = vec![false; scenario.scenes.len()];
    let mut is_done = is_open.clone();
    let mut done = Vec::new();
    // Each scene with its targets that are still to be followed, and those that lead forwards.
    let mut path = vec![(start, targets(start), Vec::new())];
    is_open[start] = true;
    while let Some((at, left, on)) = path.last_mut() {
        let at = *at;
        match left.pop() {
            Some(to) if is_open[to] => {}
            Some(to) => {
                on.push(to);
                if !is_done[to] {
                    is_open[to] = true;
                    path.push((to, targets(to), Vec::new()));
                }
            }
            None => {
                is_open[at] = false;
                is_done[at] = true;
                done.extend(path.pop().map(|(at, _, on)| (at, on)));
            }
        }
    }
    done.reverse();
    done
}

/// The row of each scene and its index in the row.
fn rows(scenario: &Scenario) -> Vec<(usize, usize)> {
    let count = scenario.scenes.len();
    let start = scenario.start;
    let mut row = vec![usize::MAX; count];
    row[start] = 0;
    // This order makes sure that all scenes that lead to a scene have their rows before it.
    for from in forwards(scenario, start) {
        for (to, _) in ways(&scenario.scenes[from.0]) {
            if from.1.contains(&to) {
                row[to] = if row[to] == usize::MAX {
                    row[from.0] + 1
                } else {
                    row[to].max(row[from.0] + 1)
                };
            }
        }
    }
    // Scenes that cannot be reached go below all others.
    let last = row.iter().filter(|row| **row != usize::MAX).max().map_or(0, |row| row + 1);
    for row in &mut row {
        *row = (*row).min(last);
    }
    let mut lists: Vec<Vec<usize>> = vec![Vec::new(); last + 1];
    for (at, row) in row.iter().enumerate() {
        lists[*row].push(at);
    }
    let mut joined: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (from, scene) in scenario.scenes.iter().enumerate() {
        for (to, _) in ways(scene) {
            joined[from].push(to);
            joined[to].push(from);
        }
    }
    for _ in 0..4 {
        let mut place = vec![0.0; count];
        for list in &lists {
            for (at, scene) in list.iter().enumerate() {
                place[*scene] = (at as f64 + 0.5) / list.len() as f64;
            }
        }
        for list in &mut lists {
            let mean = |scene: &usize| {
                let near = &joined[*scene];
                let sum: f64 = near.iter().map(|other| place[*other]).sum();
                if near.is_empty() { place[*scene] } else { sum / near.len() as f64 }
            };
            list.sort_by(|one, other| mean(one).total_cmp(&mean(other)).then(one.cmp(other)));
        }
    }
    let mut places = vec![(0, 0); count];
    for (row, list) in lists.iter().enumerate() {
        for (at, scene) in list.iter().enumerate() {
            places[*scene] = (row, at);
        }
    }
    places
}

/// The boxes of all scenes in their places, and the total width and height.
fn place<'s>(
    scenario: &'s Scenario,
    found: &States,
    rows: &[(usize, usize)],
) -> (Vec<Node<'s>>, f64, f64) {
    let mut nodes: Vec<Node<'s>> = scenario
        .scenes
        .iter()
        .enumerate()
        .map(|(at, scene)| {
            let mut lines = vec![match scene.ending {
                Some(outcome) => format!("{} · {}", at + 1, outcome.word()),
                None => (at + 1).to_string(),
            }];
            lines.extend(wrapped(&scene.title));
            match &found.scenes[at] {
                None => lines.push("no path leads here".to_owned()),
                Some(ranges) if scene.ending.is_some() => {
                    lines.extend(wrapped(&said(scenario, ranges)));
                }
                Some(_) => {}
            }
            let height = 16.0 + LINE * lines.len() as f64;
            Node { scene, lines, x: 0.0, y: 0.0, height }
        })
        .collect();
    let count = rows.iter().map(|(row, _)| row + 1).max().unwrap_or(0);
    let length = |row: usize| rows.iter().filter(|(other, _)| *other == row).count() as f64;
    let widest = (0..count).map(length).fold(0.0, f64::max);
    // Arrows that lead back or across rows pass at the sides.
    let side = MARGIN + 40.0;
    let width = widest * (WIDTH + GAP) - GAP + 2.0 * side;
    let mut y = MARGIN;
    for row in 0..count {
        let left = (width - length(row) * (WIDTH + GAP) + GAP) / 2.0;
        let mut tallest = 0.0_f64;
        for (node, (_, at)) in nodes.iter_mut().zip(rows).filter(|(_, (other, _))| *other == row) {
            node.x = left + *at as f64 * (WIDTH + GAP);
            node.y = y;
            tallest = tallest.max(node.height);
        }
        y += tallest + ROW_GAP;
    }
    (nodes, width, y - ROW_GAP + MARGIN)
}

/// `text` split into lines of about [`COLUMNS`] characters.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < COLUMNS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A cubic curve from a point to the last of `points`; the two before it are the control points.
fn curve(from: [f64; 2], points: [f64; 6]) -> String {
    format!("M{}C{}", from.map(px).join(" "), points.map(px).join(" "))
}

/// Draws an arrow from one box to another, with the letters of its choices.
fn arrow(
    svg: &mut String,
    nodes: &[Node<'_>],
    rows: &[(usize, usize)],
    (from, to): (usize, usize),
    letters: &str,
) {
    let (one, other) = (&nodes[from], &nodes[to]);
    let middle = |node: &Node<'_>| node.x + WIDTH / 2.0;
    // Arrows at the same box begin and end at different places.
    let shift = (rows[to].1 as f64 - rows[from].1 as f64).clamp(-4.0, 4.0) * 14.0;
    let between = |at: usize| rows[from].0 < rows[at].0 && rows[at].0 < rows[to].0;
    let passed = (0..nodes.len()).filter(|at| between(*at)).map(|at| nodes[at].x);
    let (path, (x, y)) = if let Some(left) = passed.reduce(f64::min) {
        // Across rows: around the left edge of the boxes between.
        let (x1, y1) = (one.x, one.y + one.height * 0.65);
        let (x2, y2) = (other.x + 30.0, other.y);
        let out = left.min(x1).min(x2) - 20.0;
        let down = curve([x1, y1], [out, y1, out, y1, out, y1 + 60.0]);
        let end = [out, y2 - 16.0, x2, y2 - 50.0, x2, y2].map(px).join(" ");
        let path = format!("{down}L{} {}C{end}", px(out), px(y2 - ROW_GAP));
        (path, (x1 - 14.0, y1 - 4.0))
    } else if rows[to].0 > rows[from].0 {
        let (x1, y1) = (middle(one) + shift, one.y + one.height);
        let (x2, y2) = (middle(other) - shift, other.y);
        let bend = (y2 - y1) / 2.0;
        (curve([x1, y1], [x1, y1 + bend, x2, y2 - bend, x2, y2]), (x1 + (x2 - x1) * 0.2, y1 + 20.0))
    } else {
        // Back, or within the row: around the right edge.
        let (x1, y1) = (one.x + WIDTH, one.y + one.height * 0.65);
        let (x2, y2) = (other.x + WIDTH, other.y + other.height * 0.35);
        let out = x1.max(x2) + 48.0;
        (curve([x1, y1], [out, y1, out, y2, x2, y2]), (x1 + 14.0, y1 - 4.0))
    };
    let _ = writeln!(
        svg,
        "<path class=\"way\" d=\"{path}\" marker-end=\"url(#tip)\"/><text class=\"label\" \
         text-anchor=\"middle\" x=\"{}\" y=\"{}\">{letters}</text>",
        px(x),
        px(y)
    );
}

/// The whole picture in words.
fn described(scenario: &Scenario, found: &States) -> String {
    let mut text = String::new();
    for (at, scene) in scenario.scenes.iter().enumerate() {
        let _ = write!(text, "Scene {}, {}", at + 1, scene.title);
        if let Some(outcome) = scene.ending {
            let _ = write!(text, " (ending, {})", outcome.word());
        }
        match &found.scenes[at] {
            None => text.push_str(": no path leads here"),
            Some(ranges) if scene.ending.is_some() && !ranges.is_empty() => {
                let _ = write!(text, ": reached with {}", said(scenario, ranges));
            }
            Some(_) => {}
        }
        text.push('.');
        for (place, choice) in scene.choices.iter().enumerate() {
            let _ = write!(text, " {}: {}", letter(place), choice.text);
            if !choice.condition.is_empty() {
                let conditions: Vec<String> = choice
                    .condition
                    .iter()
                    .map(|c| {
                        let name = &scenario.variables[c.variable].name.value;
                        format!("{name} {} {}", worded(c.operator), c.value)
                    })
                    .collect();
                let _ = write!(text, " (if {})", conditions.join(" and "));
            }
            let _ = write!(text, " leads to {}.", choice.to + 1);
        }
        text.push('\n');
    }
    text
}

fn worded(operator: Operator) -> &'static str {
    match operator {
        Operator::Less => "is less than",
        Operator::AtMost => "is at most",
        Operator::More => "is more than",
        Operator::AtLeast => "is at least",
        Operator::Is => "is",
        Operator::IsNot => "is not",
    }
}
