//! The links that an author puts below every page.

use crate::model::inline::Inline;
use crate::text::path::SitePath;

/// A link below every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FooterLink {
    /// Its text.
    pub title: Inline,
    /// Where it leads.
    pub to: FooterTarget,
}

/// Where a link below every page leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FooterTarget {
    /// To a page of the site, or a place on it.
    Site(SitePath, Option<String>),
    /// To an address elsewhere.
    Address(String),
}
