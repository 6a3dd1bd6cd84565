//! Links and pictures: addresses of the source become paths of the new course.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::import::addresses::{addresses_of, folded, new_path, own_address};
use crate::import::edits::edited;
use crate::import::losses::{self, Losses};
use crate::import::material::{Material, folder, join};
use crate::import::outline::Outline;
use crate::markdown::html::{Piece, pieces};
use crate::markdown::url::{self, Link};
use crate::markdown::{Spot, events};
use crate::text::path::SitePath;
use crate::theme::svg::svg_fault;

/// The folder of the new course with the pictures and files of pages.
pub const FILES: &str = "files";

/// The endings of pictures and films, which pages show.
const MEDIA: [&str; 16] = [
    "avif", "gif", "jpeg", "jpg", "png", "svg", "webp", "mp4", "webm", "ogv", "mp3", "ogg", "wav",
    "m4a", "mov", "bmp",
];

/// What an address of the source leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// A page of the source, with what follows the `#`.
    Page(String, String),
    /// A file of the source.
    File(String),
    /// An address elsewhere, as it stays.
    Elsewhere,
    /// Nothing that is brought along.
    Nothing,
}

/// Where everything is.
pub struct Places<'m> {
    /// The files of the source.
    pub material: Material<'m>,
    /// What is known of the source.
    pub outline: &'m Outline,
    /// The new paths of pages by their old ones.
    pub pages: &'m BTreeMap<String, String>,
    /// The pages by the addresses that they had, in lower case.
    addresses: BTreeMap<String, String>,
    /// The folder of the new course for pictures and files.
    files: String,
}

/// The files that pages use: the new path of each old one.
pub type Used = BTreeMap<String, String>;

impl<'m> Places<'m> {
    /// The places of a course whose pages move as in `pages`.
    pub fn new(
        material: Material<'m>,
        outline: &'m Outline,
        pages: &'m BTreeMap<String, String>,
        files: String,
    ) -> Places<'m> {
        let mut addresses = BTreeMap::new();
        for page in pages.keys().filter(|page| !page.contains('#')) {
            for address in addresses_of(page, &outline.root) {
                addresses.entry(address).or_insert_with(|| page.clone());
            }
        }
        for (address, page) in &outline.addresses {
            addresses.insert(folded(address), page.clone());
        }
        Places { material, outline, pages, addresses, files }
    }

    /// What `address`, which is written on the page `from`, leads to.
    pub fn goal(&self, from: &str, address: &str) -> Goal {
        let address = address.trim();
        let own = self.outline.site.as_deref().filter(|site| site.contains("://"));
        let own = own.and_then(|site| address.strip_prefix(site.trim_end_matches('/')));
        let written = match own {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => {
                return match self.local(from, if rest.is_empty() { "/" } else { rest }) {
                    Goal::Nothing => Goal::Elsewhere,
                    goal => goal,
                };
            }
            _ => address,
        };
        match url::classify(written) {
            Link::External { .. } | Link::ProtocolRelative => Goal::Elsewhere,
            Link::Fragment(fragment) if from.contains('#') => {
                // The parts of one file are pages now.
                let found = self.outline.addresses.get(&format!("#{}", fragment.to_lowercase()));
                match found {
                    Some(page) if page != from => Goal::Page(page.clone(), String::new()),
                    _ => Goal::Page(from.to_owned(), written.trim_start_matches('#').to_owned()),
                }
            }
            Link::Fragment(_) => {
                Goal::Page(from.to_owned(), written.trim_start_matches('#').to_owned())
            }
            Link::Unsafe { .. } | Link::Empty => Goal::Nothing,
            _ => self.local(from, written),
        }
    }

    fn local(&self, from: &str, address: &str) -> Goal {
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let path = path.split('?').next().unwrap_or_default();
        let path =
            percent_encoding::percent_decode_str(path).decode_utf8_lossy().replace('\\', "/");
        let path = path
            .strip_prefix("pathname://")
            .or_else(|| path.strip_prefix("@site"))
            .unwrap_or(&path);
        let root = self.outline.root.as_str();
        let mut bases: Vec<&str> = Vec::new();
        if path.starts_with('/') {
            bases.push(root);
            bases.extend(self.outline.public.iter().map(String::as_str));
            bases.push("");
        } else {
            bases.push(folder(from));
        }
        let inside = path.trim_start_matches('/');
        // The file itself, or the page that the address is short for.
        for base in &bases {
            let Some(plain) = join(base, inside) else { continue };
            if let Some(goal) = self.file_or_page(&plain, fragment) {
                return goal;
            }
        }
        // The address of a page in the site.
        let site_path = |base: &str| join(base, inside).map(|path| folded(&path));
        let own = own_address(from, root);
        let mut candidates: Vec<Option<String>> = Vec::new();
        if path.starts_with('/') {
            candidates.push(site_path(""));
            let base = self.outline.base.trim_matches('/');
            let stripped = inside.strip_prefix(base).map(folded);
            candidates.push(stripped.filter(|_| !base.is_empty()));
            candidates.push(inside.split_once('/').map(|(_, rest)| folded(rest)));
        } else {
            candidates.push(site_path(&own));
            candidates.push(site_path(folder(&own)));
            candidates.push(site_path(""));
        }
        for candidate in candidates.into_iter().flatten() {
            if let Some(page) = self.addresses.get(&candidate) {
                return Goal::Page(page.clone(), fragment.to_owned());
            }
        }
        // A file beside the page as the site had it, or from the root of the repository.
        let mut others: Vec<String> = vec![own.clone(), folder(&own).to_owned()];
        others = others.iter().filter_map(|base| join(root, base)).collect();
        others.extend(self.outline.public.iter().cloned());
        others.extend([root.to_owned(), String::new()]);
        for base in others {
            let Some(plain) = join(&base, inside) else { continue };
            if let Some(goal) = self.file_or_page(&plain, fragment) {
                return goal;
            }
        }
        Goal::Nothing
    }

    /// The page or file that `path` of the source is, or is short for.
    fn file_or_page(&self, path: &str, fragment: &str) -> Option<Goal> {
        let page = |path: &str| {
            self.pages.contains_key(path).then(|| Goal::Page(path.to_owned(), fragment.to_owned()))
        };
        if let Some(goal) = page(path) {
            return Some(goal);
        }
        let bare = path
            .strip_suffix(".html")
            .or_else(|| path.strip_suffix(".htm"))
            .or_else(|| path.strip_suffix(".md"))
            .unwrap_or(path);
        let endings = ["md", "mdx", "markdown", "Rmd", "qmd", "rmd"];
        let found = endings.iter().find_map(|ending| page(&format!("{bare}.{ending}")));
        if found.is_some() {
            return found;
        }
        let names = ["README", "index", "_index", "readme", "Readme"];
        let bare = bare.trim_end_matches("/index").trim_end_matches("/README");
        let found = names.iter().find_map(|name| {
            endings.iter().find_map(|ending| {
                page(&if bare.is_empty() {
                    format!("{name}.{ending}")
                } else {
                    format!("{bare}/{name}.{ending}")
                })
            })
        });
        if found.is_some() {
            return found;
        }
        self.material.has(path).then(|| Goal::File(path.to_owned()))
    }

    /// The other address of a page with a slash at its end, as in `guide/` for `guide/index.md`.
    pub fn old_addresses(&self, page: &str) -> Vec<String> {
        let mut all: BTreeSet<String> = BTreeSet::new();
        let base = self.outline.base.trim_matches('/');
        let with_base = |address: &str| match base {
            "" => format!("/{address}"),
            base => format!("/{base}/{address}"),
        };
        let own = own_address(page, &self.outline.root);
        all.insert(with_base(&own));
        if !own.is_empty() {
            all.insert(with_base(&format!("{own}.html")));
        }
        let more = self.outline.addresses.iter().filter(|(_, other)| *other == page);
        all.extend(more.map(|(address, _)| with_base(address.trim_matches('/'))));
        all.into_iter().collect()
    }
}

/// A page whose links are rewritten.
pub struct Page<'p, 'm> {
    /// Where everything is.
    pub places: &'p Places<'m>,
    /// Its old path.
    pub from: &'p str,
    /// Its new path.
    pub to: &'p str,
    /// The files that pages use.
    pub used: &'p mut Used,
    /// What is lost.
    pub losses: &'p mut Losses,
}

/// What takes the place of an address.
enum Change {
    /// Another address.
    Address(String),
    /// The words alone.
    Words,
    /// Nothing changes.
    Stay,
}

impl Page<'_, '_> {
    fn change(&mut self, address: &str, is_shown: bool) -> Change {
        match self.places.goal(self.from, address) {
            Goal::Elsewhere => Change::Stay,
            Goal::Page(page, fragment) => {
                let Some(to) = self.places.pages.get(&page) else { return Change::Words };
                let fragment =
                    if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
                if page == self.from {
                    let is_whole = fragment.is_empty();
                    let name = to.rsplit('/').next().unwrap_or(to);
                    return Change::Address(if is_whole { name.to_owned() } else { fragment });
                }
                Change::Address(format!("{}{fragment}", self.relative(to)))
            }
            Goal::File(path) => {
                let is_media = MEDIA
                    .contains(&&*path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase());
                if is_shown && !is_media || !self.is_sound(&path) {
                    let kind = if is_shown { losses::PICTURE } else { losses::LINK };
                    self.losses.add(kind, self.from, address);
                    return Change::Words;
                }
                let new = new_path(&path, &self.places.files);
                if new.ends_with(".txt")
                    && !path.ends_with(".txt")
                    && !self.used.contains_key(&path)
                {
                    self.losses.add(losses::FILE, self.from, address);
                }
                let new = self.used.entry(path).or_insert(new).clone();
                Change::Address(self.relative(&new))
            }
            Goal::Nothing => {
                let kind = if is_shown { losses::PICTURE } else { losses::LINK };
                self.losses.add(kind, self.from, address);
                Change::Words
            }
        }
    }

    fn relative(&self, to: &str) -> String {
        SitePath::new(self.to).relative_url(&SitePath::new(to))
    }

    /// Whether a drawing can be shown.
    fn is_sound(&self, path: &str) -> bool {
        if !path.to_ascii_lowercase().ends_with(".svg") {
            return true;
        }
        let path = crate::text::path::CoursePath::new(path);
        match self.places.material.tree.get(&path) {
            Some(crate::source::Content::Bytes(bytes)) => svg_fault(bytes).is_none(),
            Some(crate::source::Content::Text { text, .. }) => svg_fault(text.as_bytes()).is_none(),
            _ => false,
        }
    }

    /// The text with its addresses rewritten. A link to nothing becomes its words, a picture that
    /// is missing its description.
    pub fn rewrite(&mut self, text: &str) -> String {
        let read = events(text, false);
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let mut definitions: BTreeMap<String, &Range<usize>> = BTreeMap::new();
        for definition in &read.definitions {
            definitions.entry(definition.address.clone()).or_insert(&definition.range);
        }
        let mut gone: BTreeSet<String> = BTreeSet::new();
        for definition in &read.definitions {
            let is_picture =
                MEDIA.iter().any(|ending| definition.address.ends_with(&format!(".{ending}")));
            match self
                .change(&definition.address, is_picture && !definition.address.contains("://"))
            {
                Change::Address(new) => {
                    if let Some(place) =
                        place_in(text, &definition.range, &definition.address, "]:")
                    {
                        edits.push((place, new));
                    }
                }
                Change::Words => {
                    gone.insert(definition.address.clone());
                    edits.push((definition.range.clone(), String::new()));
                }
                Change::Stay => {}
            }
        }
        for (event, range) in &read.spots {
            match event {
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    self.link(text, *link_type, dest_url, range, false, &gone, &mut edits);
                }
                Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                    self.link(text, *link_type, dest_url, range, true, &gone, &mut edits);
                }
                Event::Html(_) | Event::InlineHtml(_) => self.html(text, range, &mut edits),
                _ => {}
            }
        }
        edits.sort_by_key(|(range, _)| (range.start, range.end));
        edited(text, edits)
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one event")]
    fn link(
        &mut self,
        text: &str,
        link_type: LinkType,
        address: &str,
        range: &Range<usize>,
        is_shown: bool,
        gone: &BTreeSet<String>,
        edits: &mut Vec<(Range<usize>, String)>,
    ) {
        // A picture within the words of a link has an edit of its own.
        let inside = &text[range.clone()];
        let mark = match link_type {
            LinkType::Inline => inside.rfind("]("),
            LinkType::Reference | LinkType::Collapsed => inside.rfind("]["),
            _ => inside.rfind(']'),
        };
        let start = range.start + if is_shown { 2 } else { 1 };
        let words = || start..(range.start + mark.unwrap_or(0)).max(start);
        match link_type {
            LinkType::Inline => match self.change(address, is_shown) {
                Change::Address(new) => {
                    if let Some(place) = place_in(text, range, address, "](") {
                        let is_bracketed = text[..place.start].ends_with('<');
                        let new = if is_bracketed { new.replace("%20", " ") } else { new };
                        edits.push((place, new));
                    }
                }
                Change::Words => self.unlink(text, range, words(), address, is_shown, edits),
                Change::Stay => {}
            },
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
                if gone.contains(address) =>
            {
                self.unlink(text, range, words(), address, is_shown, edits);
            }
            _ => {}
        }
    }

    /// Leaves the words of a link, or the description of a picture.
    fn unlink(
        &mut self,
        text: &str,
        range: &Range<usize>,
        words: Range<usize>,
        address: &str,
        is_shown: bool,
        edits: &mut Vec<(Range<usize>, String)>,
    ) {
        if let Some(loss) = self.losses.0.last_mut().filter(|loss| loss.written == address) {
            loss.instead = text[words.clone()].trim().to_owned();
        }
        if !is_shown {
            let is_empty = words.is_empty();
            edits.push((range.start..words.start, String::new()));
            let end =
                if is_empty { format!("`{}`", address.replace('`', "'")) } else { String::new() };
            edits.push((words.end..range.end, end));
            return;
        }
        let alt = text[words].trim();
        let new = match alt.is_empty() {
            true => format!("`{}`", address.replace('`', "'").replace('\n', " ")),
            false => format!("*{}*", alt.trim_matches('*')),
        };
        edits.push((range.clone(), new));
    }

    /// Rewrites the addresses in tags.
    fn html(&mut self, text: &str, range: &Range<usize>, edits: &mut Vec<(Range<usize>, String)>) {
        for (piece, place) in pieces(&text[range.clone()]) {
            let Piece::Open { name, attributes, .. } = piece else { continue };
            let place = range.start + place.start..range.start + place.end;
            for attribute in ["href", "src", "poster"] {
                let Some((_, value)) = attributes.iter().find(|(own, _)| own == attribute) else {
                    continue;
                };
                if matches!(name.as_str(), "iframe" | "embed" | "object") || value.trim().is_empty()
                {
                    continue;
                }
                let is_shown = attribute != "href";
                let alt =
                    attributes.iter().find(|(own, _)| own == "alt").map(|(_, alt)| alt.clone());
                match self.change(value, is_shown) {
                    Change::Address(new) => {
                        let inside = &text[place.clone()];
                        let name = inside.to_ascii_lowercase().find(attribute);
                        let found =
                            name.and_then(|at| Some(at + inside[at..].find(value.as_str())?));
                        if let Some(at) = found {
                            let start = place.start + at;
                            edits.push((start..start + value.len(), new));
                        }
                    }
                    Change::Words if name == "img" || name == "source" => {
                        let words = alt.filter(|alt| !alt.is_empty());
                        let words = words.map(|alt| format!("<em>{}</em>", escaped(&alt)));
                        let instead = || format!("<code>{}</code>", escaped(value));
                        let new = if name == "img" {
                            words.unwrap_or_else(instead)
                        } else {
                            String::new()
                        };
                        edits.push((place.clone(), new));
                    }
                    Change::Words => {
                        // The tag stays without its address.
                        let inside = &text[place.clone()];
                        let lower = inside.to_ascii_lowercase();
                        let found = lower.find(attribute).and_then(|at| {
                            let end = at + inside[at..].find(value.as_str())? + value.len();
                            let end = end + usize::from(inside[end..].starts_with(['"', '\'']));
                            Some(at..end)
                        });
                        if let Some(found) = found {
                            edits.push((
                                place.start + found.start..place.start + found.end,
                                String::new(),
                            ));
                        }
                    }
                    Change::Stay => {}
                }
            }
        }
    }
}

/// A text as HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The place of `address` in the link or definition at `range`, after `mark`.
fn place_in(text: &str, range: &Range<usize>, address: &str, mark: &str) -> Option<Range<usize>> {
    let inside = text.get(range.clone())?;
    let from = match mark {
        // Links may stand in the words of others, as pictures do.
        "](" => inside
            .rfind("](")
            .filter(|at| inside[*at..].contains(address))
            .or_else(|| inside.find("]("))?,
        mark => inside.find(mark)?,
    };
    let rest = &inside[from + 2..];
    if let Some(at) = rest.find(address) {
        let start = range.start + from + 2 + at;
        return Some(start..start + address.len());
    }
    // Written with escapes or entities: the address up to its title.
    let lead = rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    let (start, size) = match rest.strip_prefix('<') {
        Some(inside) => (1, inside.find('>')?),
        None => (
            0,
            rest.find(|c: char| c.is_whitespace())
                .unwrap_or_else(|| rest.rfind(')').unwrap_or(rest.len())),
        ),
    };
    let start = range.start + from + 2 + lead + start;
    Some(start..start + size)
}

/// The places of headings of the first level in `spots`, each with the place of its words.
pub fn titles(spots: &[Spot<'_>]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    for (at, (event, range)) in spots.iter().enumerate() {
        if !matches!(
            event,
            Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H1, .. })
        ) {
            continue;
        }
        let end = spots[at..]
            .iter()
            .position(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_))));
        let inside = &spots[at + 1..at + end.unwrap_or(1)];
        let start = inside.first().map_or(range.start, |(_, range)| range.start);
        let stop = inside.last().map_or(start, |(_, range)| range.end);
        found.push((range.clone(), start..stop));
    }
    found
}
