//! The data for pages outside the units, and for those about privacy and accessibility.

use serde::Serialize;

use crate::render::html::Html;
use crate::render::view::{PageView, ReferenceView};

/// A page outside the units: `page.html`.
#[derive(Clone, Debug, Serialize)]
pub struct OwnPageView {
    /// The data that every page has.
    pub page: PageView,
    /// The page's summary, if its author wrote one.
    pub summary: Option<Html>,
    /// The text of the page.
    pub body: Html,
    /// The references cited in the text.
    pub references: Vec<ReferenceView>,
}

/// What the course stores and sends: `privacy.html`.
#[derive(Clone, Debug, Serialize)]
pub struct PrivacyView {
    /// The data that every page has.
    pub page: PageView,
    /// Whether the course has questions.
    pub asks: bool,
    /// Whether it has scenarios.
    pub has_scenarios: bool,
    /// Whether it has surveys.
    pub has_surveys: bool,
    /// Whether learners may ask observers about themselves.
    pub has_observers: bool,
    /// The text of the course's `privacy.md`, if it has one.
    pub body: Option<Html>,
    /// The references cited in the text.
    pub references: Vec<ReferenceView>,
}

/// What was tested for people with disabilities: `accessibility.html`.
#[derive(Clone, Debug, Serialize)]
pub struct AccessibilityView {
    /// The data that every page has.
    pub page: PageView,
    /// The text of the course's `accessibility.md`, if it has one.
    pub body: Option<Html>,
    /// The references cited in the text.
    pub references: Vec<ReferenceView>,
}
