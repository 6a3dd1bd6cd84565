//! Turns what the library writes into markup that the theme styles.
//!
//! The library puts its styles into attributes, which the site's policy for content forbids, and
//! uses an element that browsers do not have. Both become classes here. Whatever this file does not
//! know is refused, so that nothing reaches a page without its style.

use std::fmt::Write;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::render::html::{escape_into, escape_text_into};
use crate::render::math::expand::Expanded;
use crate::render::math::mark::{Colour, Mark};

/// An element with its content, or text.
#[derive(Clone, Debug)]
enum Node {
    Element(Element),
    Text(String),
}

#[derive(Clone, Debug)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    classes: Vec<String>,
    content: Vec<Node>,
}

/// The elements that are written as they are, each with the attributes that it may have.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &[]),
    ("b", &[]),
    ("code", &[]),
    ("em", &[]),
    ("i", &[]),
    ("math", &["display"]),
    ("mfrac", &["linethickness", "displaystyle", "scriptlevel"]),
    ("mi", &["mathvariant"]),
    ("mmultiscripts", &[]),
    ("mn", &[]),
    (
        "mo",
        &[
            "stretchy",
            "movablelimits",
            "form",
            "symmetric",
            "largeop",
            "lspace",
            "rspace",
            "minsize",
            "maxsize",
        ],
    ),
    ("mover", &["accent"]),
    ("mpadded", &["width", "height"]),
    ("mphantom", &[]),
    ("mprescripts", &[]),
    ("mroot", &[]),
    ("mrow", &["displaystyle", "scriptlevel"]),
    ("mspace", &["width"]),
    ("msqrt", &[]),
    ("msub", &[]),
    ("msubsup", &[]),
    ("msup", &[]),
    ("mtable", &["displaystyle", "scriptlevel"]),
    ("mtd", &[]),
    ("mtext", &[]),
    ("mtr", &[]),
    ("munder", &["accentunder"]),
    ("munderover", &[]),
    ("span", &[]),
];

/// The classes for styles, by element and declaration. `""` stands for styles that another one
/// brings, or that are those of every element of that name.
const STYLES: &[(&str, &str, &str)] = &[
    ("mfrac", "padding-top: 0.1667em", "cm-math-room"),
    ("mpadded", "padding-left:0", ""),
    ("mpadded", "padding-left:0.1667em", "cm-math-before-3"),
    ("mpadded", "padding-left:0.2222em", "cm-math-before-4"),
    ("mpadded", "padding-left:0.2778em", "cm-math-before-5"),
    ("mpadded", "padding-right:0", ""),
    ("mpadded", "padding-right:0.1667em", "cm-math-after-3"),
    ("mpadded", "padding-right:0.2222em", "cm-math-after-4"),
    ("mpadded", "padding-right:0.2778em", "cm-math-after-5"),
    ("mrow", "math-shift:compact", "cm-math-compact"),
    ("mtable", "border-left: 0.05em solid currentcolor", "cm-math-line-start"),
    ("mtable", "border-left: 0.05em dashed currentcolor", "cm-math-dash-start"),
    ("mtable", "border-top: 0.05em solid currentcolor", "cm-math-line-top"),
    ("mtable", "border-top: 0.05em dashed currentcolor", "cm-math-dash-top"),
    ("mtable", "width: 100%", "cm-math-whole"),
    ("mtd", "border-right: 0.05em solid currentcolor", "cm-math-line-end"),
    ("mtd", "border-right: 0.05em dashed currentcolor", "cm-math-dash-end"),
    ("mtd", "border-top: 0.05em solid currentcolor", "cm-math-line-top"),
    ("mtd", "border-top: 0.05em dashed currentcolor", "cm-math-dash-top"),
    ("mtd", "justify-items: end", ""),
    ("mtd", "justify-items: start", ""),
    ("mtd", "padding-bottom: 0", ""),
    ("mtd", "padding-left: 0", "cm-math-joined"),
    ("mtd", "padding-left: 0.1em", ""),
    ("mtd", "padding-left:1em", "cm-math-apart"),
    ("mtd", "padding-right: 0", "cm-math-joining"),
    ("mtd", "padding-right: 0.1em", ""),
    ("mtd", "padding-top: 0", "cm-math-low"),
    ("mtd", "text-align: left", "cm-math-start"),
    ("mtd", "text-align: right", "cm-math-end"),
    ("mtd", "width: 50%", "cm-math-half"),
    ("mtd", "width: 7.5%", "cm-math-edge"),
    ("span", "font-variant-caps: small-caps", "cm-math-small-caps"),
];

/// The classes of the library, by element.
const CLASSES: &[(&str, &str, &str)] = &[
    ("span", "math-core-sans-serif-font", "cm-math-sans"),
    ("span", "math-core-serif-font", "cm-math-serif"),
];

/// The start of the class of a line through a group. [`strike`] puts a class of the group in its
/// place.
const STRIKE: &str = "menclose-";

/// The classes for lines through a group.
const STRIKES: &[(&str, &str)] = &[
    ("updiagonalstrike", "cm-math-strike-up"),
    ("downdiagonalstrike", "cm-math-strike-down"),
    ("updiagonalstrike downdiagonalstrike", "cm-math-strike-both"),
];

/// The largest space that goes back, in eighteenths of an em.
pub const MAX_BACK: u32 = 36;

/// The library's `mathml` for `expanded` as markup for a page.
///
/// # Errors
/// What the theme has no style for.
pub fn markup(mathml: &str, expanded: &Expanded) -> Result<String, String> {
    let mut page = String::with_capacity(mathml.len());
    for node in &content(mathml, expanded)? {
        write_node(node, &mut page);
    }
    Ok(page)
}

fn content(mathml: &str, expanded: &Expanded) -> Result<Vec<Node>, String> {
    let mut reader = Reader::from_str(mathml);
    let root = Element::new("");
    let mut open = vec![root];
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let finished = match event {
            Event::Start(start) => {
                open.push(element(&start)?);
                None
            }
            Event::Empty(start) => Some(Node::Element(finish(element(&start)?, expanded)?)),
            Event::End(_) => {
                let element = open.pop().ok_or("an element ends without a start")?;
                Some(Node::Element(finish(element, expanded)?))
            }
            Event::Text(text) => {
                Some(Node::Text(unescape(&text).map_err(|error| error.to_string())?.into_owned()))
            }
            Event::GeneralRef(reference) => {
                let text = format!("&{};", &*reference);
                Some(Node::Text(unescape(&text).map_err(|error| error.to_string())?.into_owned()))
            }
            Event::Eof => break,
            _ => return Err("something else than elements and text".to_owned()),
        };
        if let Some(node) = finished {
            let parent = open.last_mut().ok_or("text outside of the formula")?;
            parent.content.push(node);
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(root), true) => Ok(root.content),
        _ => Err("an element does not end".to_owned()),
    }
}

impl Element {
    fn new(name: &str) -> Element {
        Element {
            name: name.to_owned(),
            attributes: Vec::new(),
            classes: Vec::new(),
            content: Vec::new(),
        }
    }

    fn with(mut self, attribute: &str, value: impl Into<String>) -> Element {
        self.attributes.push((attribute.to_owned(), value.into()));
        self
    }

    fn take(&mut self, attribute: &str) -> Option<String> {
        let at = self.attributes.iter().position(|(name, _)| name == attribute)?;
        Some(self.attributes.remove(at).1)
    }

    fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|own| own == class)
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let name = start.name();
    let mut element = Element::new(name.as_ref());
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = unescape(&attribute.value).map_err(|error| error.to_string())?.into_owned();
        element.attributes.push((attribute.key.as_ref().to_owned(), value));
    }
    Ok(element)
}

/// The element as a page has it, when all of its content is known.
fn finish(mut element: Element, expanded: &Expanded) -> Result<Element, String> {
    let mut mark = None;
    if let Some(style) = element.take("style") {
        for declaration in style.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            if let Some(number) = declaration.strip_prefix("color:#") {
                let number: usize = number.parse().map_err(|_| "a colour without a mark")?;
                mark = Some(expanded.marks.get(number).ok_or("a colour without a mark")?);
                continue;
            }
            style_element(&mut element, declaration)?;
        }
    }
    if let Some(class) = element.take("class").filter(|class| !class.starts_with(STRIKE)) {
        let known =
            CLASSES.iter().find(|(name, known, _)| *name == element.name && *known == class);
        let (_, _, class) = known.ok_or_else(|| format!("the class `{class}`"))?;
        element.classes.push((*class).to_owned());
    }
    match element.name.as_str() {
        "menclose" => strike(&mut element)?,
        "mspace" => {
            if let Some(width) = element.take("width") {
                element = element.with("width", width.replace("rem", "em"));
            }
        }
        "mi" | "mn" | "mo"
            if element.content.iter().any(|node| matches!(node, Node::Element(_))) =>
        {
            return Err(format!("an element in `{}`", element.name));
        }
        "mover" | "munder" => line(&mut element),
        "mtd" => {
            tag(&mut element, expanded);
            space_around_sign(&mut element);
        }
        "mtable" => table(&mut element),
        _ => {}
    }
    if SCRIPTS.contains(&element.name.as_str()) {
        shrink_text(&mut element);
    }
    if ROWS.contains(&element.name.as_str()) {
        space_after_scripts(&mut element);
    }
    if element.name == "mtext" {
        // A browser leaves out a space at the edge of text.
        for text in edges(&mut element) {
            *text = edge_spaces(text);
        }
    }
    for node in &mut element.content {
        // The theme's font has one alphabet for both kinds of script letters. A mark that says
        // which is meant would make browsers look for another font.
        if let Node::Text(text) = node {
            text.retain(|c| !('\u{FE00}'..='\u{FE0F}').contains(&c));
        }
    }
    if let Some(mark) = mark {
        apply(mark, &mut element)?;
        return Ok(element);
    }
    let Some((_, allowed)) = ELEMENTS.iter().find(|(name, _)| *name == element.name) else {
        return Err(format!("the element `{}`", element.name));
    };
    if let Some((name, _)) =
        element.attributes.iter().find(|(name, _)| !allowed.contains(&name.as_str()))
    {
        return Err(format!("the attribute `{name}` of `{}`", element.name));
    }
    Ok(element)
}

/// The texts of `element` and of the elements in it.
fn edges(element: &mut Element) -> Vec<&mut String> {
    let nodes = element.content.iter_mut();
    nodes
        .flat_map(|node| match node {
            Node::Text(text) => vec![text],
            Node::Element(inner) => edges(inner),
        })
        .collect()
}

/// `text` with spaces at its edges that stay.
fn edge_spaces(text: &str) -> String {
    let start = if text.starts_with(' ') { "\u{A0}" } else { "" };
    let end = if text.len() > 1 && text.ends_with(' ') { "\u{A0}" } else { "" };
    format!("{start}{}{end}", text.trim_matches(' '))
}

fn style_element(element: &mut Element, declaration: &str) -> Result<(), String> {
    if element.name == "mspace" {
        // The width has the same value, for the browsers that read it there.
        if declaration.starts_with("width:") {
            return Ok(());
        }
        let back = declaration.strip_prefix("margin-left:-").and_then(|length| {
            let number = length.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let em = match &length[number.len()..] {
                "ex" => 0.431,
                _ => 1.0,
            };
            Some((number.parse::<f32>().ok()? * em * 18.0).round() as u32)
        });
        return match back {
            Some(0) => Ok(()),
            Some(back @ 1..=MAX_BACK) => {
                element.classes.push(format!("cm-math-back-{back}"));
                Ok(())
            }
            _ => Err(format!("a space of more than {} em to the left", MAX_BACK / 18)),
        };
    }
    let known =
        STYLES.iter().find(|(name, known, _)| *name == element.name && *known == declaration);
    let (_, _, class) = known.ok_or_else(|| format!("the style `{declaration}`"))?;
    if !class.is_empty() {
        element.classes.push((*class).to_owned());
    }
    Ok(())
}

/// A line through a group becomes a background, because browsers do not have the element for it.
fn strike(element: &mut Element) -> Result<(), String> {
    let notation = element.take("notation").unwrap_or_default();
    let known = STRIKES.iter().find(|(known, _)| *known == notation);
    let (_, class) = known.ok_or_else(|| format!("the notation `{notation}`"))?;
    element.content.truncate(1);
    element.name = "mrow".to_owned();
    element.classes.push((*class).to_owned());
    Ok(())
}

/// The elements whose content is a row of any length.
const ROWS: [&str; 5] = ["math", "mpadded", "mrow", "msqrt", "mtd"];

/// The elements that put scripts around their first element.
const SCRIPTS: [&str; 6] = ["msub", "msup", "msubsup", "munder", "mover", "munderover"];

/// Puts text in scripts into a row of its own. Firefox would set it as large as the letters.
fn shrink_text(scripts: &mut Element) {
    for script in scripts.content.iter_mut().skip(1) {
        if let Node::Element(text) = script
            && text.name == "mtext"
        {
            let row = Element { content: vec![script.clone()], ..Element::new("mrow") };
            *script = Node::Element(row);
        }
    }
}

/// Puts the space after an operator with scripts into an element of its own. Browsers leave out the
/// space that is an attribute of the operator itself.
fn space_after_scripts(row: &mut Element) {
    for at in (0..row.content.len()).rev() {
        let space = match &mut row.content[at] {
            Node::Element(script) if SCRIPTS.contains(&script.name.as_str()) => {
                match script.content.first_mut() {
                    Some(Node::Element(operator)) if is_word(operator) => {
                        operator.attributes.iter_mut().find(|(name, _)| name == "rspace")
                    }
                    _ => None,
                }
            }
            _ => None,
        };
        if let Some((_, space)) = space
            && space != "0"
        {
            let width = std::mem::replace(space, "0".to_owned());
            let space = Element::new("mspace").with("width", width);
            row.content.insert(at + 1, Node::Element(space));
        }
    }
}

/// Puts the spaces around a sign that is alone in its cell into elements of their own. Browsers leave
/// out those that are attributes there.
fn space_around_sign(cell: &mut Element) {
    let is_empty = |node: &Node| matches!(node, Node::Element(row) if row.name == "mrow" && row.content.is_empty());
    cell.content.retain(|node| !is_empty(node));
    let [Node::Element(sign)] = &mut cell.content[..] else { return };
    if sign.name != "mo" {
        return;
    }
    let mut spaces =
        sign.attributes.iter_mut().filter(|(name, _)| matches!(name.as_str(), "lspace" | "rspace"));
    let (Some((_, left)), Some((_, right))) = (spaces.next(), spaces.next()) else { return };
    let space = |width: &mut String| {
        Node::Element(
            Element::new("mspace").with("width", std::mem::replace(width, "0".to_owned())),
        )
    };
    let (left, right) = (space(left), space(right));
    cell.content.insert(0, left);
    cell.content.push(right);
}

/// Whether an element is an operator of several letters, such as `lim`.
fn is_word(element: &Element) -> bool {
    let is_word = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    element.name == "mo" && matches!(&element.content[..], [Node::Text(text)] if is_word(text))
}

/// A line above or below a group becomes its border. Few fonts have a line that grows.
fn line(element: &mut Element) {
    const LINE: &str = "\u{332}";
    let is_line = matches!(
        &element.content[..],
        [_, Node::Element(line)] if matches!(&line.content[..], [Node::Text(text)] if text == LINE)
    );
    if is_line {
        let class = if element.name == "mover" { "cm-math-over" } else { "cm-math-under" };
        *element = Element {
            classes: vec![class.to_owned()],
            content: element.content.drain(..1).collect(),
            ..Element::new("mrow")
        };
    }
}

/// Puts the author's tag where the library has its number.
fn tag(cell: &mut Element, expanded: &Expanded) {
    if !cell.has_class("cm-math-half") && !cell.has_class("cm-math-edge") {
        return;
    }
    if let [Node::Element(text)] = &mut cell.content[..]
        && let [Node::Text(number)] = &mut text.content[..]
        && let Ok(at) = number.trim_matches(['(', ')']).parse::<usize>()
        && let Some(tag) = expanded.tags.get(at)
    {
        number.clone_from(tag);
    }
}

/// A line below the last row is one above an empty row; it becomes the last row's own. The gaps
/// below lines go to the end of their cells.
fn table(table: &mut Element) {
    let is_empty = |row: &Node| match row {
        Node::Element(row) => row
            .content
            .iter()
            .all(|cell| matches!(cell, Node::Element(cell) if cell.content.is_empty())),
        Node::Text(_) => false,
    };
    if table.content.len() > 1
        && table.content.last().is_some_and(is_empty)
        && let Some(Node::Element(last)) = table.content.pop()
    {
        let line = last.content.first().and_then(|cell| match cell {
            Node::Element(cell) if cell.has_class("cm-math-line-top") => {
                Some("cm-math-line-bottom")
            }
            Node::Element(cell) if cell.has_class("cm-math-dash-top") => {
                Some("cm-math-dash-bottom")
            }
            _ => None,
        });
        table.classes.extend(line.map(str::to_owned));
    }
}

fn apply(mark: &Mark, element: &mut Element) -> Result<(), String> {
    match mark {
        Mark::Box => element.classes.push("cm-math-box".to_owned()),
        Mark::Smash => {
            element.name = "mpadded".to_owned();
            element.attributes.extend(
                [("height", "0"), ("depth", "0")].map(|(name, zero)| (name.into(), zero.into())),
            );
        }
        Mark::Lap => {
            element.name = "mpadded".to_owned();
            element.attributes.push(("width".to_owned(), "0".to_owned()));
        }
        Mark::Pairs => element.classes.push("cm-math-pairs".to_owned()),
        Mark::Gap(height) => {
            // The depth of an ordinary line, and the gap.
            let depth = format!("{:.3}em", 0.36 + height);
            *element = Element::new("mspace").with("depth", depth);
        }
        Mark::Tilde => {
            let hat = element.content.iter_mut().find_map(|node| match node {
                Node::Element(accent) if accent.name == "mover" => accent.content.last_mut(),
                _ => None,
            });
            match hat {
                Some(Node::Element(hat)) => hat.content = vec![Node::Text("\u{2DC}".to_owned())],
                _ => return Err("a tilde without its letters".to_owned()),
            }
        }
        Mark::Colour(Colour::Named(name)) => {
            element.classes.push("cm-math-colour".to_owned());
            element.classes.push(format!("cm-math-{name}"));
        }
        Mark::Back(Colour::Named(name)) => {
            element.classes.push("cm-math-back".to_owned());
            element.classes.push(format!("cm-math-{name}"));
        }
        Mark::Colour(Colour::Own(colour)) => {
            element.attributes.push(("mathcolor".to_owned(), colour.clone()));
        }
        Mark::Back(Colour::Own(colour)) => {
            element.attributes.push(("mathbackground".to_owned(), colour.clone()));
        }
    }
    Ok(())
}

fn write_node(node: &Node, page: &mut String) {
    let element = match node {
        Node::Text(text) => return escape_text_into(page, text),
        Node::Element(element) => element,
    };
    // Writing to a string does not fail.
    let _ = write!(page, "<{}", element.name);
    if !element.classes.is_empty() {
        let _ = write!(page, " class=\"{}\"", element.classes.join(" "));
    }
    for (name, value) in &element.attributes {
        let _ = write!(page, " {name}=\"");
        escape_into(page, value);
        page.push('"');
    }
    if element.content.is_empty() && matches!(element.name.as_str(), "mspace" | "mprescripts") {
        page.push_str("/>");
        return;
    }
    page.push('>');
    for node in &element.content {
        write_node(node, page);
    }
    let _ = write!(page, "</{}>", element.name);
}
