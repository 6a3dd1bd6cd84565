//! The pages and files of a site that the generator makes, and the conditions for having them.
//!
//! This is the only list of them. The renderer makes what it names, links may lead to what it
//! allows, and the sitemap, the preview and the check for collisions use it.

use crate::model::course::{Course, PageId};
use crate::text::path::{CoursePath, SitePath};

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
    /// The questions that the learner should be asked again today.
    Review,
    /// A few questions, by which learners show what they know already.
    TestOut,
    /// What the learner's browser keeps, to take it along or to delete it.
    Record,
    /// The learner's notes, highlights and bookmarks.
    Notes,
    /// The learner's plan.
    Plan,
    /// The certificate.
    Certificate,
    /// The list of references.
    References,
    /// What the course stores and sends.
    Privacy,
    /// What was tested for people with disabilities.
    Accessibility,
    /// The feed of the weekly prompts.
    PromptsFeed,
    /// The sitemap.
    Sitemap,
    /// The feed of the course's pages.
    Feed,
}

impl SitePage {
    /// All pages, in the order in which they are made.
    pub const ALL: [SitePage; 15] = [
        SitePage::NotFound,
        SitePage::Search,
        SitePage::Progress,
        SitePage::Review,
        SitePage::TestOut,
        SitePage::Record,
        SitePage::Notes,
        SitePage::Plan,
        SitePage::Certificate,
        SitePage::References,
        SitePage::Privacy,
        SitePage::Accessibility,
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
            SitePage::Review => "review.html",
            SitePage::TestOut => "test-out.html",
            SitePage::Record => "record.html",
            SitePage::Notes => "notes.html",
            SitePage::Plan => "plan.html",
            SitePage::Certificate => "certificate.html",
            SitePage::References => "references.html",
            SitePage::Privacy => "privacy.html",
            SitePage::Accessibility => "accessibility.html",
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
            SitePage::NotFound | SitePage::Progress | SitePage::Record | SitePage::Notes => true,
            SitePage::Review => course.has_review(),
            SitePage::TestOut => course.has_test_out(),
            SitePage::Search => course.settings.search,
            SitePage::Plan => !course.plan.is_empty(),
            SitePage::Certificate => course.certificate.is_some(),
            SitePage::References => course.cites(),
            SitePage::Privacy | SitePage::Accessibility => self.words(course).is_none(),
            SitePage::PromptsFeed => has_address && course.has_prompts(),
            SitePage::Sitemap | SitePage::Feed => has_address,
        }
    }

    /// The page outside the units whose words are added to this one, which then takes its place.
    pub fn words(self, course: &Course) -> Option<PageId> {
        let file = match self {
            SitePage::Privacy => "privacy.md",
            SitePage::Accessibility => "accessibility.md",
            _ => return None,
        };
        course.page_of.get(&CoursePath::new(file)).copied()
    }

    /// The page that the words of the page `id`, which is outside the units, are added to.
    pub fn with_words(course: &Course, id: PageId) -> Option<SitePage> {
        [SitePage::Privacy, SitePage::Accessibility]
            .into_iter()
            .find(|page| page.words(course) == Some(id))
    }

    /// Whether authors may link to it as if it were one of their pages.
    pub fn can_be_linked(self) -> bool {
        matches!(
            self,
            SitePage::References
                | SitePage::Progress
                | SitePage::Review
                | SitePage::TestOut
                | SitePage::Record
                | SitePage::Notes
                | SitePage::Plan
                | SitePage::Certificate
                | SitePage::Privacy
                | SitePage::Accessibility
        )
    }

    /// The page at `path`, if authors may link to it.
    pub fn linked(path: &str) -> Option<SitePage> {
        SitePage::ALL.into_iter().find(|page| page.can_be_linked() && page.name() == path)
    }
}
