//! The pages and files of a site that the generator makes, and the conditions for having them.
//!
//! This is the only list of them. The renderer makes what it names, links may lead to what it
//! allows, and the sitemap, the preview and the check for collisions use it.

use crate::model::course::Course;
use crate::text::path::SitePath;

/// The file that the generator writes into every site, by which it recognises one.
pub const STAMP: &str = ".coursemark-stamp";

/// A page or file that the generator makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SitePage {
    /// The page for addresses that do not exist.
    NotFound,
    /// The search page.
    Search,
    /// The page with the learner's progress.
    Progress,
    /// The learner's plan.
    Plan,
    /// The certificate.
    Certificate,
    /// The list of references.
    References,
    /// The feed of the weekly prompts.
    PromptsFeed,
    /// The sitemap.
    Sitemap,
    /// The feed of the course's pages.
    Feed,
}

impl SitePage {
    /// All pages, in the order in which they are made.
    pub const ALL: [SitePage; 9] = [
        SitePage::NotFound,
        SitePage::Search,
        SitePage::Progress,
        SitePage::Plan,
        SitePage::Certificate,
        SitePage::References,
        SitePage::PromptsFeed,
        SitePage::Sitemap,
        SitePage::Feed,
    ];

    /// The page's path in the site.
    pub fn path(self) -> SitePath {
        SitePath::new(self.name())
    }

    /// Its file name. It is at the root of the site.
    pub const fn name(self) -> &'static str {
        match self {
            SitePage::NotFound => "404.html",
            SitePage::Search => "search.html",
            SitePage::Progress => "progress.html",
            SitePage::Plan => "plan.html",
            SitePage::Certificate => "certificate.html",
            SitePage::References => "references.html",
            SitePage::PromptsFeed => "prompts.xml",
            SitePage::Sitemap => "sitemap.xml",
            SitePage::Feed => "feed.xml",
        }
    }

    /// The template that it is made from.
    pub const fn template(self) -> &'static str {
        match self {
            SitePage::NotFound => "not-found.html",
            // Both feeds have the same form.
            SitePage::PromptsFeed => "feed.xml",
            other => other.name(),
        }
    }

    /// Whether the site of `course` has it. `has_address` says whether the site's address is known.
    pub fn exists(self, course: &Course, has_address: bool) -> bool {
        match self {
            SitePage::NotFound | SitePage::Progress => true,
            SitePage::Search => course.settings.search,
            SitePage::Plan => !course.plan.is_empty(),
            SitePage::Certificate => course.certificate.is_some(),
            SitePage::References => course.cites(),
            SitePage::PromptsFeed => has_address && course.has_prompts(),
            SitePage::Sitemap | SitePage::Feed => has_address,
        }
    }

    /// Whether authors may link to it as if it were one of their pages.
    pub fn can_be_linked(self) -> bool {
        matches!(
            self,
            SitePage::References | SitePage::Progress | SitePage::Plan | SitePage::Certificate
        )
    }

    /// The page at `path`, if authors may link to it.
    pub fn linked(path: &str) -> Option<SitePage> {
        SitePage::ALL.into_iter().find(|page| page.can_be_linked() && page.name() == path)
    }
}
