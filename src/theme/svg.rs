//! Whether an SVG is a picture and nothing else.
//!
//! A browser that opens an SVG by itself treats it as a page: its scripts run, and it loads what it
//! refers to. So every SVG that is published is read to its end, and only what draws is allowed:
//! the elements and attributes that SVG 1.1 and SVG 2 define for drawing, and what drawing programs
//! add in namespaces of their own, which browsers do not interpret. An address leads to a part of
//! the file itself, or holds a raster image.
//!
//! Nothing is taken out. A file that holds more is reported, so that its author knows.

use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use crate::diag::{Diagnostic, Place, codes};
use crate::text::path::CoursePath;
use crate::text::span::Span;
use crate::theme::stylesheet;

/// The reason why an SVG is more than a picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SvgFault {
    /// What is in it, as the end of a sentence: “it holds `<script>`”.
    pub what: String,
    /// The bytes of the tag or text in which it is.
    pub range: Range<usize>,
}

impl SvgFault {
    /// The report of the fault in the file `path`.
    pub fn diagnostic(&self, path: &CoursePath) -> Diagnostic {
        let place = Place::new(path, Span::new(self.range.clone()));
        Diagnostic::new(
            &codes::UNSAFE_IMAGE,
            place,
            format!("the drawing is more than a picture: {}", self.what),
        )
        .help("export it again as a plain SVG, or save it as a PNG")
    }
}

const SVG: &str = "http://www.w3.org/2000/svg";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// The elements that draw, or say what is drawn.
const ELEMENTS: [&str; 71] = [
    "a",
    "animate",
    "animateMotion",
    "animateTransform",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "flowPara",
    "flowRegion",
    "flowRoot",
    "flowSpan",
    "font",
    "font-face",
    "g",
    "glyph",
    "hkern",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "metadata",
    "missing-glyph",
    "mpath",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "set",
    "solidColor",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tspan",
    "use",
    "view",
];

/// The attributes of these elements, besides `aria-…` and `data-…`.
const ATTRIBUTES: &str = "\
accent-height accumulate additive alignment-baseline alphabetic amplitude arabic-form ascent \
attributeName attributeType azimuth baseFrequency baseProfile baseline-shift bbox begin bias by \
calcMode cap-height class clip clip-path clip-rule clipPathUnits color color-interpolation \
color-interpolation-filters color-profile color-rendering contentScriptType contentStyleType \
content cursor cx cy d descent diffuseConstant direction display divisor dominant-baseline download \
dur dx dy edgeMode elevation enable-background end exponent externalResourcesRequired fill \
fill-opacity fill-rule filter filterRes filterUnits flood-color flood-opacity focusable font \
font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style \
font-variant font-variant-caps font-variant-east-asian font-variant-ligatures \
font-variant-numeric font-variation-settings font-weight format fr from fx fy g1 g2 glyph-name \
glyph-orientation-horizontal glyph-orientation-vertical glyphRef gradientTransform gradientUnits \
hanging height horiz-adv-x horiz-origin-x horiz-origin-y href hreflang id ideographic \
image-rendering in in2 inline-size intercept isolation k k1 k2 k3 k4 kernelMatrix \
kernelUnitLength kerning keyPoints keySplines keyTimes lang lengthAdjust letter-spacing \
lighting-color limitingConeAngle line-height local marker marker-end marker-mid marker-start \
markerHeight markerUnits markerWidth mask mask-type maskContentUnits maskUnits mathematical max \
media method min mix-blend-mode mode name numOctaves offset opacity operator order orient \
orientation origin overflow overline-position overline-thickness paint-order panose-1 path \
pathLength patternContentUnits patternTransform patternUnits pointer-events points pointsAtX \
pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY rel \
rendering-intent repeatCount repeatDur requiredExtensions requiredFeatures restart result role \
rotate rx ry scale seed shape-inside shape-margin shape-padding shape-rendering shape-subtract \
side slope solid-color solid-opacity spacing specularConstant specularExponent spreadMethod \
startOffset stdDeviation stemh stemv stitchTiles stop-color stop-opacity strikethrough-position \
strikethrough-thickness string stroke stroke-alignment stroke-dasharray stroke-dashoffset \
stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style surfaceScale \
systemLanguage tabindex tableValues target targetX targetY text-align text-align-all \
text-align-last text-anchor text-decoration text-decoration-color text-decoration-line \
text-decoration-style text-indent text-orientation text-overflow text-rendering text-transform \
textLength title to transform transform-box transform-origin type u1 u2 underline-position \
underline-thickness unicode unicode-bidi unicode-range units-per-em v-alphabetic v-hanging \
v-ideographic v-mathematical values vector-effect version vert-adv-y vert-origin-x vert-origin-y \
viewBox viewTarget visibility white-space width widths will-change word-spacing writing-mode x \
x-height x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan";

/// The raster images that an address may hold.
const RASTERS: [&str; 6] = [
    "data:image/png",
    "data:image/jpeg",
    "data:image/jpg",
    "data:image/gif",
    "data:image/webp",
    "data:image/avif",
];

/// The at-rules that load nothing.
const AT_RULES: [&str; 11] = [
    "charset",
    "container",
    "counter-style",
    "font-face",
    "keyframes",
    "-webkit-keyframes",
    "layer",
    "media",
    "page",
    "property",
    "supports",
];

/// The first thing in `svg` that does more than draw; `None` when the whole file is a picture.
pub fn svg_fault(svg: &[u8]) -> Option<SvgFault> {
    let whole = |what: &str| Some(SvgFault { what: what.to_owned(), range: 0..0 });
    let Ok(text) = std::str::from_utf8(svg) else { return whole("it is not UTF-8 text") };
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_comments = true;
    let mut open: Vec<bool> = Vec::new();
    let mut is_rooted = false;
    // The text of the `<style>` that is open, with the byte at which it begins.
    let mut style: Option<(usize, String)> = None;
    loop {
        let start = position(&reader);
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let what = format!("it is not valid XML: {error}");
                return Some(SvgFault { what, range: start..start });
            }
        };
        let range = start..position(&reader);
        let fault = |what: String| Some(SvgFault { what, range: range.clone() });
        match event {
            Event::Start(_) | Event::Empty(_) if open.is_empty() && is_rooted => {
                return fault("it has a second root".to_owned());
            }
            Event::Start(ref tag) | Event::Empty(ref tag) => {
                let (namespace, _) = reader.resolver().resolve_element(tag.name());
                let kind = match kind(&namespace) {
                    Ok(kind) => kind,
                    Err(what) => return fault(what),
                };
                let name = tag.local_name();
                let name = name.as_ref();
                let is_root = kind == Kind::Drawing && name == "svg";
                if !is_rooted && !is_root {
                    return fault(format!("it begins with `<{}>`", tag.name().as_ref()));
                }
                is_rooted = true;
                if kind == Kind::Drawing && !ELEMENTS.contains(&name) {
                    return fault(format!("it holds `<{name}>`"));
                }
                if let Some(what) = attribute_fault(&reader, tag, kind) {
                    return fault(what);
                }
                if matches!(event, Event::Start(_)) {
                    let is_style = kind == Kind::Drawing && name == "style";
                    if is_style {
                        style = Some((range.end, String::new()));
                    }
                    open.push(is_style);
                }
            }
            Event::End(_) => {
                if open.pop() == Some(true)
                    && let Some((from, css)) = style.take()
                    && let Some(what) = css_fault(&css)
                {
                    return Some(SvgFault { what, range: from..range.start });
                }
            }
            Event::Text(part) => {
                if let Some((_, css)) = &mut style {
                    css.push_str(&part);
                }
            }
            Event::CData(part) => {
                if let Some((_, css)) = &mut style {
                    css.push_str(&part);
                }
            }
            Event::GeneralRef(name) => {
                let Some(character) = referred(&name) else {
                    return fault(format!("it uses the entity `&{};`", &*name));
                };
                if let Some((_, css)) = &mut style {
                    css.push(character);
                }
            }
            // A DOCTYPE with declarations can put attributes and whole elements into the file.
            Event::DocType(declaration) if declaration.contains('[') => {
                return fault("its DOCTYPE declares entities or attributes".to_owned());
            }
            Event::PI(instruction) if instruction.target() != "xpacket" => {
                return fault(format!("it has the instruction `<?{}?>`", instruction.target()));
            }
            Event::Decl(declaration) => {
                let encoding = declaration.encoding().and_then(Result::ok);
                let is_known = encoding.is_none_or(|name| {
                    let name = name.to_ascii_lowercase();
                    matches!(&*name, "utf-8" | "utf8" | "us-ascii" | "ascii")
                        || (text.is_ascii() && matches!(&*name, "iso-8859-1" | "windows-1252"))
                });
                if !is_known {
                    return fault("it is not UTF-8 text".to_owned());
                }
            }
            Event::Eof if !is_rooted => return whole("it has no `<svg>`"),
            Event::Eof if !open.is_empty() => {
                return fault("it is not valid XML: an element is not closed".to_owned());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn position(reader: &NsReader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// How browsers treat an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// They draw it.
    Drawing,
    /// They do not know it: notes of a drawing program, metadata.
    Note,
}

/// How browsers treat elements of `namespace`, or why such an element cannot be there.
fn kind(namespace: &ResolveResult<'_>) -> Result<Kind, String> {
    match namespace {
        // Without a namespace, browsers do not draw the file; it is read as if they did.
        ResolveResult::Unbound => Ok(Kind::Drawing),
        ResolveResult::Bound(name) => match name.as_ref() {
            SVG => Ok(Kind::Drawing),
            RDF => Ok(Kind::Note),
            // XHTML, MathML, XML Events and others that browsers act on.
            name if name.starts_with("http://www.w3.org/") => {
                Err(format!("it holds elements of `{name}`"))
            }
            _ => Ok(Kind::Note),
        },
        ResolveResult::Unknown(prefix) => {
            Err(format!("it uses the prefix `{prefix}:` without declaring it"))
        }
    }
}

fn attribute_fault(reader: &NsReader<&[u8]>, tag: &BytesStart<'_>, kind: Kind) -> Option<String> {
    for attribute in tag.attributes() {
        let Ok(attribute) = attribute else {
            return Some(format!("it is not valid XML: `<{}>`", tag.name().as_ref()));
        };
        let full = attribute.key.as_ref();
        let raw: &str = &attribute.value;
        if full == "xmlns" || full.starts_with("xmlns:") {
            // Namespaces are compared as written.
            if raw.contains('&') {
                return Some(format!("the namespace of `{full}` is written with `&`"));
            }
            continue;
        }
        let Ok(value) = unescape(raw) else {
            return Some(format!("its attribute `{full}` uses an entity"));
        };
        let name = attribute.key.local_name();
        let name = name.as_ref();
        // The names of handlers have only letters.
        let is_name = name.chars().all(|c| c.is_ascii_alphabetic());
        if is_name && name.to_ascii_lowercase().starts_with("on") {
            return Some(format!("it has the event handler `{full}`"));
        }
        if kind == Kind::Note {
            continue;
        }
        let is_known = match attribute.key.prefix() {
            Some(prefix) if prefix.as_ref() == "xml" => matches!(name, "space" | "lang" | "id"),
            Some(_) => {
                let (namespace, _) = reader.resolver().resolve_attribute(attribute.key);
                match namespace {
                    ResolveResult::Unknown(_) => false,
                    ResolveResult::Bound(bound) if bound.as_ref() == SVG => false,
                    // `xlink:href` is checked below, and others mean nothing to browsers.
                    _ => true,
                }
            }
            None => {
                name.starts_with("aria-")
                    || name.starts_with("data-")
                    || ATTRIBUTES.split(' ').any(|known| known == name)
            }
        };
        if !is_known {
            return Some(format!("it has the attribute `{full}`"));
        }
        if matches!(name, "href" | "src") && !is_inside(&value) {
            return Some(format!("it refers to `{}`", shown(&value)));
        }
        if name == "attributeName" && !is_animated(&value) {
            return Some(format!("it changes the attribute `{}`", shown(&value)));
        }
        if let Some(what) = css_fault(&value) {
            return Some(what);
        }
    }
    None
}

/// Whether an animation may change the attribute `name`: one that draws and holds no address.
fn is_animated(name: &str) -> bool {
    let name = name.trim();
    !matches!(name, "href" | "attributeName" | "style" | "class" | "id")
        && ATTRIBUTES.split(' ').any(|known| known == name)
}

/// Whether `address` leads to a part of the file, or holds a raster image.
fn is_inside(address: &str) -> bool {
    let address = address.trim();
    let is_raster = || {
        let start = address.get(..24).unwrap_or(address).to_ascii_lowercase();
        RASTERS.iter().any(|raster| {
            start.strip_prefix(raster).is_some_and(|rest| rest.starts_with([';', ',']))
        })
    };
    address.is_empty() || address.starts_with('#') || is_raster()
}

/// The reason why a stylesheet, a declaration or the value of an attribute loads something.
fn css_fault(css: &str) -> Option<String> {
    // Most values hold no function and no rule; an escape can hide either.
    if !css.contains(['(', '@', '\\']) {
        return None;
    }
    let uses = stylesheet::urls(css);
    if let Some(found) = uses.iter().find(|found| !is_inside(&found.url)) {
        return Some(format!("it refers to `{}`", shown(&found.url)));
    }
    let rule = stylesheet::at_rules(css)
        .into_iter()
        .find(|rule| !AT_RULES.contains(&rule.to_ascii_lowercase().as_str()))?;
    Some(format!("its style has the rule `@{rule}`"))
}

/// The character that the reference `&name;` stands for, if XML itself defines it.
fn referred(name: &str) -> Option<char> {
    unescape(&format!("&{name};")).ok()?.chars().next()
}

/// The beginning of an address, for a message.
fn shown(address: &str) -> String {
    const LENGTH: usize = 60;
    let address = address.trim();
    let mut text: String =
        address.chars().take(LENGTH).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.len() < address.len() {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(inside: &str) -> Option<String> {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' \
             xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 1 1'>{inside}</svg>"
        );
        svg_fault(svg.as_bytes()).map(|fault| fault.what)
    }

    #[test]
    fn what_draws_is_a_picture() {
        for inside in [
            "",
            "<title>A &amp; b &#8211; c</title><desc>x</desc>",
            "<use href='#a'/><use xlink:href='#a'/><text xml:space='preserve'>x</text>",
            "<style>.a{fill:url(#b);color:red}@media (prefers-color-scheme:dark){.a{fill:#fff}}</style>",
            "<style><![CDATA[ .a > .b { mask: url('#m') } ]]></style>",
            "<image href='data:image/png;base64,iVBORw0KGgo='/>",
            "<rect style='fill:url(&quot;#g&quot;)' fill='url(#g)' transform='rotate(3 4 5)'/>",
            "<animate attributeName='opacity' values='0;1' dur='1s' repeatCount='indefinite'/>",
            "<sodipodi:namedview xmlns:sodipodi='http://sodipodi.sourceforge.net/x' id='base'/>",
            "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
             <cc:Work xmlns:cc='http://creativecommons.org/ns#' rdf:about=''/></rdf:RDF></metadata>",
            "<path d='M0 0' data-name='x' aria-hidden='true' role='img'/><!-- a note -->",
        ] {
            assert_eq!(what(inside), None, "{inside}");
        }
        for svg in [
            "<svg viewBox='0 0 1 1'/>",
            "\u{feff}<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n\
             <!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/svg11.dtd'>\n\
             <!-- made by a program --><svg xmlns='http://www.w3.org/2000/svg'/>\n",
        ] {
            assert_eq!(svg_fault(svg.as_bytes()), None, "{svg}");
        }
    }

    #[test]
    fn what_runs_or_loads_is_named() {
        for (inside, expected) in [
            ("<script/>", "it holds `<script>`"),
            ("<foreignObject/>", "it holds `<foreignObject>`"),
            ("<s:script xmlns:s='http://www.w3.org/2000/svg'/>", "it holds `<script>`"),
            (
                "<s:script xmlns:s='&#104;ttp://www.w3.org/2000/svg'/>",
                "the namespace of `xmlns:s` is written with `&`",
            ),
            (
                "<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>",
                "it holds elements of `http://www.w3.org/1999/xhtml`",
            ),
            ("<x:g/>", "it uses the prefix `x:` without declaring it"),
            ("<g onclick='x'/>", "it has the event handler `onclick`"),
            ("<g ONBEGIN='x'/>", "it has the event handler `ONBEGIN`"),
            ("<a href='java&#115;cript:x'/>", "it refers to `javascript:x`"),
            ("<a xlink:href='\tjavascript:x'/>", "it refers to `javascript:x`"),
            ("<image href='https://x.org/a.png'/>", "it refers to `https://x.org/a.png`"),
            ("<image href='//x.org/a.png'/>", "it refers to `//x.org/a.png`"),
            ("<use href='b.svg#a'/>", "it refers to `b.svg#a`"),
            ("<image href='data:image/svg+xml,x'/>", "it refers to `data:image/svg+xml,x`"),
            ("<set attributeName='href' to='#a'/>", "it changes the attribute `href`"),
            ("<animate attributeName='xlink:href'/>", "it changes the attribute `xlink:href`"),
            ("<set attributeName='onclick'/>", "it changes the attribute `onclick`"),
            ("<set attributeName='fill' to='url(https://x)'/>", "it refers to `https://x`"),
            ("<rect fill='url(https://x.org/#a)'/>", "it refers to `https://x.org/#a`"),
            ("<rect style='mask:u\\72l(//x)'/>", "it refers to `//x`"),
            ("<rect cursor='url(x.cur), auto'/>", "it refers to `x.cur`"),
            ("<style>@import 'x.css';</style>", "it refers to `x.css`"),
            ("<style>@im<![CDATA[port]]> '//x';</style>", "it refers to `//x`"),
            ("<style>&#64;import '//x';</style>", "it refers to `//x`"),
            ("<style>a{b:image-set('//x' 1x)}</style>", "it refers to `//x`"),
            ("<style>@namespace a;</style>", "its style has the rule `@namespace`"),
            ("<text>&x;</text>", "it uses the entity `&x;`"),
            ("<text y='&x;'/>", "its attribute `y` uses an entity"),
            ("<?xml-stylesheet href='x.css'?>", "it has the instruction `<?xml-stylesheet?>`"),
            ("<rect formaction='x'/>", "it has the attribute `formaction`"),
            ("<g>", "it is not valid XML"),
            ("<g x='1' x='2'/>", "it is not valid XML"),
        ] {
            let found = what(inside);
            assert!(
                found.as_ref().is_some_and(|found| found.starts_with(expected)),
                "{inside}: {found:?}"
            );
        }
        for (svg, expected) in [
            ("", "it has no `<svg>`"),
            ("<svg/><svg/>", "it has a second root"),
            ("<html/>", "it begins with `<html>`"),
            ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "its DOCTYPE declares"),
            ("<?xml version='1.0' encoding='utf-16'?><svg/>", "it is not UTF-8 text"),
            ("<?xml-stylesheet href='a'?><svg/>", "it has the instruction"),
        ] {
            let found = svg_fault(svg.as_bytes()).map(|fault| fault.what);
            assert!(
                found.as_ref().is_some_and(|found| found.starts_with(expected)),
                "{svg}: {found:?}"
            );
        }
        assert!(svg_fault(b"<svg>\xff</svg>").is_some());
    }

    #[test]
    fn a_fault_far_into_the_file_has_its_place() {
        let svg = format!("<svg>{}<script/></svg>", "<g/>".repeat(500_000));
        let fault = svg_fault(svg.as_bytes()).unwrap();
        assert_eq!(&svg[fault.range], "<script/>");
    }
}
