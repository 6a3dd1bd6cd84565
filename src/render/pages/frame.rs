//! The frame of a page: everything around its content.

use std::collections::BTreeMap;
use std::ops::Range;

use url::Url;

use crate::model::footer::FooterTarget;
use crate::model::inline::Inline;
use crate::model::page::PageKind;
use crate::model::picture::Picture;
use crate::model::site_page::SitePage;
use crate::render::body::RenderedBody;
use crate::render::host::POLICY;
use crate::render::html::Html;
use crate::render::math::has_formula;
use crate::render::pages::INDEX;
use crate::render::search;
use crate::render::structured_data::licence_url;
use crate::render::view::picture::PictureView;
use crate::render::view::*;
use crate::text::path::{SitePath, encode_path};
use crate::theme::strings::{Argument, Strings, is_right_to_left};

/// The kinds of pages without the second stylesheet: those that learners read and on which they
/// answer questions, and those that need nothing of it.
const PLAIN: [&str; 9] = [
    "lesson",
    "quiz",
    "handout",
    "page",
    "privacy",
    "accessibility",
    "search",
    "references",
    "not-found",
];

/// The maximum height of a logo in the header, in CSS pixels.
const LOGO_HEIGHT: u32 = 28;

/// The number of units, or of pages of a unit, that a menu lists before the reader's, and after it.
const MENU_REACH: usize = 20;

/// The indices of those of `count` entries that a menu lists for a reader at the index `at`, or else
/// at the first.
pub fn in_reach(at: Option<usize>, count: usize) -> Range<usize> {
    let at = at.unwrap_or(0);
    at.saturating_sub(MENU_REACH)..(at + MENU_REACH + 1).min(count)
}

/// Everything that pages show around their content, and the paths of the files that they load.
#[derive(Hash)]
pub struct Frame<'c> {
    /// The course's id.
    pub id: &'c str,
    /// The course's title.
    pub title: &'c str,
    /// The language of the content, a BCP 47 tag.
    pub language: &'c str,
    /// The authors.
    pub authors: &'c [String],
    /// The licence.
    pub licence: Option<&'c str>,
    /// The course's version.
    pub version: Option<&'c str>,
    /// The units, in order.
    pub units: Vec<MenuUnit<'c>>,
    /// The page of the glossary; `None` when there is none.
    pub glossary: Option<&'c SitePath>,
    /// The page of the weekly prompts; `None` when there are none.
    pub prompts: Option<&'c SitePath>,
    /// Whether there is a page of references.
    pub has_references: bool,
    /// Whether there is a search.
    pub has_search: bool,
    /// Whether there is a plan.
    pub has_plan: bool,
    /// Whether there is a certificate.
    pub has_certificate: bool,
    /// Whether the site has a review.
    pub has_review: bool,
    /// Whether learners can test out of lessons.
    pub has_test_out: bool,
    /// Interface strings.
    pub strings: &'c Strings,
    /// The stylesheet.
    pub stylesheet: SitePath,
    /// The second stylesheet, which the pages of [`PLAIN`] do not have unless a quiz is submitted on
    /// them.
    pub activity_stylesheet: SitePath,
    /// The stylesheet of pages with formulas; `None` when the course has no formula.
    pub math_stylesheet: Option<SitePath>,
    /// The stylesheet for what scripts add to a page later.
    pub late_stylesheet: SitePath,
    /// The icon.
    pub icon: SitePath,
    /// The theme's scripts by their names.
    pub scripts: BTreeMap<String, SitePath>,
    /// The interface strings that each script uses, by its name, as the text of a JSON data block.
    pub script_strings: BTreeMap<String, Html>,
    /// The address at which the site will be published; `None` when it is not known.
    pub base_url: Option<&'c str>,
    /// The logo; `None` when there is none.
    pub logo: Option<FramePicture<'c>>,
    /// The picture in link previews; `None` when there is none.
    pub social_image: Option<&'c SitePath>,
    /// Where learners find help; `None` when the course names no address.
    pub support: Option<&'c str>,
    /// Where learners report a fault in a question; `None` when the course names no address.
    pub report: Option<&'c str>,
    /// The author's links below every page.
    pub footer: Vec<(&'c Inline, &'c FooterTarget)>,
}

/// A picture with its size.
#[derive(Clone, Copy, Hash)]
pub struct FramePicture<'c> {
    light: &'c SitePath,
    dark: Option<&'c SitePath>,
    alt: &'c str,
    size: Option<(u32, u32)>,
}

impl<'c> FramePicture<'c> {
    /// The picture with its size in `sizes`.
    pub fn of(picture: &'c Picture, sizes: &BTreeMap<&SitePath, (u32, u32)>) -> FramePicture<'c> {
        FramePicture {
            light: &picture.light.site,
            dark: picture.dark.as_ref().map(|dark| &dark.site),
            alt: &picture.alt,
            size: sizes.get(&picture.light.site).copied(),
        }
    }

    /// The picture at most `most` CSS pixels high, in its proportions.
    fn at_most(mut self, most: u32) -> FramePicture<'c> {
        if let Some((width, height)) = self.size.filter(|(_, height)| *height > most) {
            let scaled = f64::from(width) * f64::from(most) / f64::from(height);
            self.size = Some((scaled.round().max(1.0) as u32, most));
        }
        self
    }

    /// The picture as the page at `from` shows it.
    pub fn view(&self, frame: &Frame<'_>, from: &SitePath) -> PictureView {
        PictureView {
            url: frame.url(from, self.light),
            dark: self.dark.map(|dark| frame.url(from, dark)),
            alt: self.alt.to_owned(),
            width: self.size.map(|(width, _)| width),
            height: self.size.map(|(_, height)| height),
        }
    }
}

/// A unit as the menu of every page shows it.
#[derive(Hash)]
pub struct MenuUnit<'c> {
    /// Its title.
    pub title: &'c Inline,
    /// The path of its page.
    pub site: &'c SitePath,
}

impl Frame<'_> {
    /// The part of a view that all pages have.
    pub fn page(&self, site: &SitePath, kind: &'static str, title: &Inline) -> PageView {
        let document_title = if **title == *self.title {
            title.to_string()
        } else {
            let parts = [("title", &**title), ("course", self.title)];
            let arguments = parts.map(|(name, text)| (name, Argument::Text(text.to_owned())));
            self.strings.format("document-title", &arguments)
        };
        PageView {
            kind,
            slug: None,
            language: self.language.to_owned(),
            locale: self.language.replace('-', "_"),
            direction: self.direction(),
            title: Html::inline(title),
            name: title.to_string(),
            // A default, which most pages replace.
            description: Some(document_title.clone()),
            document_title,
            canonical: self.absolute(site),
            social_image: self.social_image.and_then(|image| self.absolute(image)),
            feed: self.base_url.map(|base| format!("{base}{}", SitePage::Feed.name())),
            stylesheet: self.url(site, &self.stylesheet),
            activity_stylesheet: (!PLAIN.contains(&kind))
                .then(|| self.url(site, &self.activity_stylesheet)),
            math_stylesheet: None,
            late_stylesheet: self.url(site, &self.late_stylesheet),
            icon: self.url(site, &self.icon),
            scripts: self
                .scripts
                .iter()
                .map(|(name, script)| (name.clone(), self.url(site, script)))
                .collect(),
            script: None,
            strings: self.script_strings("page"),
            policy: POLICY,
            json_ld: None,
            course: self.course_view(site),
            menu: self.menu(site, None),
        }
    }

    /// The menu of the page at `site`, in which the unit at the index `current` is the reader's.
    pub fn menu(&self, site: &SitePath, current: Option<usize>) -> MenuView {
        let Range { start: first, end: last } = in_reach(current, self.units.len());
        let units = self.units[first..last].iter().zip(first..).map(|(unit, at)| MenuUnitView {
            number: at + 1,
            url: self.url(site, unit.site),
            title: Html::inline(unit.title),
            name: unit.title.to_string(),
            current: current == Some(at),
            entries: Vec::new(),
            more_before: false,
            more_after: false,
        });
        MenuView {
            units: units.collect(),
            more_before: first > 0,
            more_after: last < self.units.len(),
            contents: Vec::new(),
        }
    }

    /// Sets the script `name` of a page, with its strings. In a theme without that script, the page
    /// only has the script of all pages.
    pub fn add_script(&self, view: &mut PageView, site: &SitePath, name: &str) {
        view.script = self.scripts.get(name).map(|script| self.url(site, script));
        view.strings = self.script_strings(name);
    }

    /// Gives a page the stylesheet of formulas if `html`, which it shows, has one.
    pub fn add_formulas<'h>(
        &self,
        view: &mut PageView,
        site: &SitePath,
        html: impl IntoIterator<Item = &'h Html>,
    ) {
        if html.into_iter().any(has_formula) {
            view.math_stylesheet = self.math_stylesheet.as_ref().map(|path| self.url(site, path));
        }
    }

    fn course_view(&self, site: &SitePath) -> CourseView {
        let link = |target: Option<&SitePath>| Some(self.url(site, target?));
        let authors_line = (!self.authors.is_empty()).then(|| {
            let names = Argument::Text(self.authors.join(&self.strings.text("separator")));
            self.strings.format("authors", &[("names", names)])
        });
        let page = |exists: bool, page: SitePage| exists.then(|| self.url(site, &page.path()));
        CourseView {
            id: self.id.to_owned(),
            title: self.title.to_owned(),
            home: self.url(site, &SitePath::new(INDEX)),
            references: page(self.has_references, SitePage::References),
            glossary: link(self.glossary),
            search: self.search_link(site),
            prompts: link(self.prompts),
            progress: self.url(site, &SitePage::Progress.path()),
            record: self.url(site, &SitePage::Record.path()),
            review: page(self.has_review, SitePage::Review),
            test_out: page(self.has_test_out, SitePage::TestOut),
            notes: self.url(site, &SitePage::Notes.path()),
            plan: page(self.has_plan, SitePage::Plan),
            certificate: page(self.has_certificate, SitePage::Certificate),
            authors_line,
            licence: self.licence.map(str::to_owned),
            licence_url: self.licence.and_then(licence_url),
            version: self.version.map(str::to_owned),
            logo: self.logo.as_ref().map(|logo| logo.at_most(LOGO_HEIGHT).view(self, site)),
            support: self.support.map(str::to_owned),
            report: self.report.map(str::to_owned),
            privacy: self.url(site, &SitePage::Privacy.path()),
            accessibility: self.url(site, &SitePage::Accessibility.path()),
            footer: self
                .footer
                .iter()
                .map(|(title, to)| self.footer_link(site, title, to))
                .collect(),
        }
    }

    fn footer_link(&self, from: &SitePath, title: &Inline, to: &FooterTarget) -> LinkView {
        let url = match to {
            FooterTarget::Address(address) => address.clone(),
            FooterTarget::Site(site, None) => self.url(from, site),
            FooterTarget::Site(site, Some(anchor)) => {
                format!("{}#{}", self.url(from, site), encode_path(anchor))
            }
        };
        LinkView::new(url, title)
    }

    fn search_link(&self, site: &SitePath) -> Option<SearchLinkView> {
        let script = self.scripts.get("search").filter(|_| self.has_search)?;
        // The address of a file in the folder, without its last part, is that of the folder.
        let folder = self.url(site, &SitePath::new(&format!("{}/head.js", search::FOLDER)));
        let home = self.url(site, &SitePath::new(INDEX));
        Some(SearchLinkView {
            url: self.url(site, &SitePage::Search.path()),
            folder: folder.trim_end_matches("head.js").to_owned(),
            root: home.trim_end_matches(INDEX).to_owned(),
            script: self.url(site, script),
        })
    }

    /// A URL from one file of the site to another. A host sends the not-found page for any address,
    /// so its URLs begin at the root of the host if the address of the site is known. They do not
    /// name the host, because a page may load nothing from another one, and the same site may be on
    /// a host for trials.
    pub fn url(&self, from: &SitePath, to: &SitePath) -> String {
        match (self.base_url, from.as_str()) {
            (Some(base), name) if name == SitePage::NotFound.name() => {
                let root =
                    Url::parse(base).map_or_else(|_| "/".to_owned(), |url| url.path().to_owned());
                format!("{root}{}", encode_path(to.as_str()))
            }
            _ => from.relative_url(to),
        }
    }

    /// The strings of a script, or those that all pages have if there is no such script.
    pub fn script_strings(&self, name: &str) -> Html {
        let strings = self.script_strings.get(name).or_else(|| self.script_strings.get("page"));
        strings.cloned().unwrap_or_else(|| Html::from_markup("{}".to_owned()))
    }

    /// The absolute address of a file of the site; `None` for the not-found page, and when the
    /// address of the site is not known.
    pub fn absolute(&self, site: &SitePath) -> Option<String> {
        let path = site.as_str();
        if path == SitePage::NotFound.name() {
            return None;
        }
        let path = if path == INDEX { "" } else { path };
        self.base_url.map(|base| format!("{base}{}", encode_path(path)))
    }

    /// The direction in which the language is written: `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        if is_right_to_left(self.language) { "rtl" } else { "ltr" }
    }

    /// The part of a view that all pages have, for a page that an author wrote. Its script is the
    /// one that its text needs. Its description is `description`, or else the beginning of its
    /// text.
    pub fn authored(
        &self,
        kind: &'static str,
        title: &Inline,
        site: &SitePath,
        description: Option<&str>,
        text: &RenderedBody,
    ) -> PageView {
        let mut view = self.page(site, kind, title);
        let is_front = kind == PageKind::Front.word();
        let scripts = [
            ("front", is_front),
            ("quiz", text.asks && !is_front),
            ("scenario", text.story.is_some()),
            ("survey", text.survey.is_some()),
        ];
        for (name, _) in scripts.into_iter().filter(|(_, is_needed)| *is_needed) {
            self.add_script(&mut view, site, name);
        }
        if text.has_formula {
            view.math_stylesheet = self.math_stylesheet.as_ref().map(|path| self.url(site, path));
        }
        let beginning = Some(text.beginning.as_str()).filter(|text| !text.is_empty());
        if let Some(said) = description.or(beginning) {
            view.description = Some(said.to_owned());
        }
        view
    }
}
