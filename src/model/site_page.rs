//! The pages and files of a site that no author wrote, and when a site has them.
//!
//! This is the one list of them: the renderer makes what it names, links may lead to what it allows,
//! and the sitemap, the preview and the search for collisions go by it.

use crate::model::course::Course;
use crate::text::path::SitePath;

/// What the generator writes into every folder that it makes, and knows it by.
pub const STAMP: &str = ".coursemark-stamp";

/// A page or file that the generator makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SitePage {
    /// The page for a missing page.
    NotFound,
    /// The search page.
    Search,
    /// The page that shows what was learned.
    Progress,
    /// The learner's plan.
    Plan,
    /// The certificate.
    Certificate,
    /// The references.
    References,
    /// The feed of the weekly prompts.
    PromptsFeed,
    /// The sitemap.
    Sitemap,
    /// The feed of the course's pages.
    Feed,
}

impl SitePage {
    /// All of them, in the order in which they are made.
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

    /// Where it is.
    pub fn path(self) -> SitePath {
        SitePath::new(self.name())
    }

    /// Its file name; it stands at the root of the site.
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

    /// The template that it is made with.
    pub const fn template(self) -> &'static str {
        match self {
            SitePage::NotFound => "not-found.html",
            // Both feeds have the same form.
            SitePage::PromptsFeed => "feed.xml",
            other => other.name(),
        }
    }

    /// Whether `course` has it, when the address of the site is known or not.
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

    /// Whether authors may link to it as if it were a page of theirs.
    pub fn can_be_linked(self) -> bool {
        matches!(
            self,
            SitePage::References | SitePage::Progress | SitePage::Plan | SitePage::Certificate
        )
    }

    /// The page at `path` that authors may link to.
    pub fn linked(path: &str) -> Option<SitePage> {
        SitePage::ALL.into_iter().find(|page| page.can_be_linked() && page.name() == path)
    }
}
