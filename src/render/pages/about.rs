//! Pages outside the units, and the two that every course has: privacy and accessibility.

use crate::model::course::PageId;
use crate::model::page::Page;
use crate::model::site_page::SitePage;
use crate::render::html::Html;
use crate::render::pages::Shell;
use crate::render::view::{AccessibilityView, OwnPageView, PageView, PrivacyView, ReferenceView};

/// What an author adds to a page that every course has.
struct Words {
    page: PageView,
    body: Option<Html>,
    references: Vec<ReferenceView>,
}

impl Shell<'_> {
    /// A page outside the units.
    pub fn own_page(&self, id: PageId) -> OwnPageView {
        let summary = self.course.page(id).summary.as_ref().map(Html::inline);
        let body = self.text(id).html.clone();
        OwnPageView { page: self.of(id), summary, body, references: self.cited(id) }
    }

    /// What the course stores and sends.
    pub fn privacy(&self) -> PrivacyView {
        let course = self.course;
        let any = |is: fn(&Page) -> bool| course.lessons().any(|id| is(course.page(id)));
        let Words { page, body, references } = self.words(SitePage::Privacy, "privacy");
        PrivacyView {
            page,
            body,
            references,
            asks: any(|page| !page.questions().is_empty()),
            has_scenarios: any(|page| page.scenario().is_some()),
            has_surveys: any(|page| page.survey().is_some()),
            has_observers: any(|page| {
                page.survey().is_some_and(|s| !s.settings.observer.is_empty())
            }),
        }
    }

    /// What was tested for people with disabilities, and what was not.
    pub fn accessibility(&self) -> AccessibilityView {
        let Words { page, body, references } = self.words(SitePage::Accessibility, "accessibility");
        AccessibilityView { page, body, references }
    }

    /// The page `page` of the kind `kind`, with the title and the words of the course's own page.
    fn words(&self, page: SitePage, kind: &'static str) -> Words {
        let Some(id) = page.words(self.course) else {
            let view = self.frame().page(&page.path(), kind, &self.title(kind));
            return Words { page: view, body: None, references: Vec::new() };
        };
        let mut view = self.of(id);
        view.kind = kind;
        Words { page: view, body: Some(self.text(id).html.clone()), references: self.cited(id) }
    }
}
